/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-picture-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "draw/buju-output.h"
#include "draw/buju-pdf-fonts.h"

#define DEFAULT_DPI 200.0

/* What a PDF says of its making when neither the caller nor SOURCE_DATE_EPOCH does: without a value cairo would ask
 * the clock, and the same figure would never be the same file twice. */
#define NO_DATE "2000-01-01T00:00:00Z"

/**
 * buju_picture_append_cb:
 * @closure: a #GByteArray
 * @data: (array length=length): what a surface writes
 * @length: bytes of @data
 *
 * Returns: %CAIRO_STATUS_SUCCESS
 */
cairo_status_t
buju_picture_append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* reproducible-builds.org/specs/source-date-epoch, then the date on the sheet, then a constant. */
static char *
creation_date (const BujuPicture *self)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

      return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
    }
  return self->date != NULL ? g_strconcat (self->date, "T00:00:00Z", NULL) : g_strdup (NO_DATE);
}

static void
set_metadata (const BujuPicture *self, cairo_surface_t *surface)
{
  g_autofree char *created = creation_date (self);

  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (self->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subject);
  if (self->keywords != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, self->keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Buju " BUJU_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/**
 * buju_picture_finish:
 * @self: a picture
 * @cr: (transfer full): a context on @surface
 * @surface: a surface; finished afterwards
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws and closes: cairo says only at the end whether all went well.
 *
 * Returns: %FALSE with %BUJU_EXPORT_ERROR_SURFACE or what the drawing function says
 */
gboolean
buju_picture_finish (const BujuPicture *self, cairo_t *cr, cairo_surface_t *surface, GCancellable *cancellable,
                     GError **error)
{
  gboolean drawn = self->draw (cr, self->data, cancellable, error);
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_SURFACE, _("the picture could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return drawn;
}

/**
 * buju_picture_to_pdf:
 * @self: a picture
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws @self as one PDF page of exactly its size, text as text.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_SURFACE or what the drawing
 *   function says
 */
GBytes *
buju_picture_to_pdf (const BujuPicture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (buju_picture_append_cb, bytes, self->width, self->height);
  g_autoptr (GBytes) pdf = NULL;
  gboolean drawn;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, surface);
  drawn = buju_picture_finish (self, cairo_create (surface), surface, cancellable, error);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return buju_pdf_shrink_fonts (pdf);
}

static GBytes *
make (const BujuPicture *self, BujuFormat format, double dpi, GCancellable *cancellable, GError **error)
{
  switch (format)
    {
    case BUJU_FORMAT_PNG:
      return buju_picture_to_png (self, dpi > 0 ? dpi : DEFAULT_DPI, cancellable, error);
    case BUJU_FORMAT_PDF:
      return buju_picture_to_pdf (self, cancellable, error);
    case BUJU_FORMAT_SVG:
      return buju_picture_to_svg (self, cancellable, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * buju_picture_export:
 * @self: a picture
 * @file: where to
 * @format: as what
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes @self completely or not at all. The same picture gives the same bytes.
 *
 * Returns: %FALSE with #BujuExportError, #GIOErrorEnum or what the drawing function says
 */
gboolean
buju_picture_export (const BujuPicture *self, GFile *file, BujuFormat format, double dpi,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && self->draw != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!buju_output_check (file, error))
    return FALSE;
  bytes = make (self, format, dpi, cancellable, error);
  if (bytes == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *display = g_filename_display_name (name);

      g_prefix_error (error, "“%s”: ", display);
      return FALSE;
    }
  return buju_output_write (file, bytes, cancellable, error);
}
