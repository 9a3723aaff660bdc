/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-picture-private.h"

#include <glib/gi18n-lib.h>

#include "draw/buju-output.h"

#define DEFAULT_DPI 200.0

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

/*< private >
 * buju_picture_prefix_error:
 * @file: what was to be written
 * @error: what went wrong
 *
 * Puts the name of @file before the message.
 */
void
buju_picture_prefix_error (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);

  g_prefix_error (error, "“%s”: ", display);
}

/**
 * buju_picture_to_bytes:
 * @self: a picture
 * @format: as what
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the content of the file; %NULL with #BujuExportError or what the
 *   drawing function says
 */
GBytes *
buju_picture_to_bytes (const BujuPicture *self, BujuFormat format, double dpi, GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (self != NULL && self->draw != NULL, NULL);

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
  bytes = buju_picture_to_bytes (self, format, dpi, cancellable, error);
  if (bytes != NULL)
    return buju_output_write (file, bytes, cancellable, error);
  buju_picture_prefix_error (file, error);
  return FALSE;
}
