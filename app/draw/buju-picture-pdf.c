/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-picture-private.h"

#include <cairo-pdf.h>

#include "draw/buju-output.h"
#include "draw/buju-pdf-fonts.h"
#include "draw/buju-pdf-update.h"

/* Pages of a PDF: each of its own size, all in one document with one table of contents. */

/* What a PDF says of its making when neither the caller nor SOURCE_DATE_EPOCH does: without a value
 * cairo would ask the clock, and the same figure would never be the same file twice. */
#define NO_DATE "2000-01-01T00:00:00Z"

#define MOST_LEVELS 8

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

/* One entry a page, each under the last one of the level above it. */
static void
add_bookmarks (GPtrArray *pages, cairo_surface_t *surface)
{
  int parents[MOST_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  guint known = 0;   /* levels that have an entry */

  for (guint i = 0; i < pages->len; i++)
    {
      const BujuPicture *page = g_ptr_array_index (pages, i);
      g_autofree char *target = g_strdup_printf ("page=%u", i + 1);
      guint level = MIN (page->bookmark_level, MIN (known, MOST_LEVELS - 1));

      if (page->bookmark == NULL)
        continue;
      parents[level + 1] = cairo_pdf_surface_add_outline (surface, parents[level], page->bookmark,
                                                          target,
                                                          level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN
                                                            : 0);
      known = level + 1;
    }
}

/* TRUE when all of @pages were drawn; cairo's own troubles are found by the caller. */
static gboolean
draw_pages (GPtrArray *pages, cairo_surface_t *surface, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const BujuPicture *page = g_ptr_array_index (pages, i);
      cairo_t *cr;
      gboolean drawn;

      cairo_pdf_surface_set_size (surface, page->width, page->height);
      cr = cairo_create (surface);
      drawn = page->draw (cr, page->data, cancellable, error);
      cairo_show_page (cr);
      cairo_destroy (cr);
      if (!drawn)
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_surface (cairo_surface_t *surface, gboolean drawn, GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return buju_picture_check (drawn, status, error);
}

/* What cairo cannot write itself. */
static GBytes *
add_rest (GPtrArray *pages, GBytes *pdf)
{
  const BujuPicture *first = g_ptr_array_index (pages, 0);
  g_autoptr (BujuPdfUpdate) update = buju_pdf_update_new (pdf);

  if (update == NULL)
    return g_bytes_ref (pdf);
  for (guint i = 0; i < pages->len; i++)
    {
      const BujuPicture *page = g_ptr_array_index (pages, i);

      if (page->links != NULL)
        buju_pdf_update_add_links (update, i, page->links, page->height);
      if (page->viewports != NULL)
        buju_pdf_update_add_viewports (update, i, page->viewports, page->height);
    }
  if (first->record != NULL || !buju_text_is_empty (&first->description))
    buju_pdf_update_add_metadata (update, first);
  return buju_pdf_update_finish (update);
}

/**
 * buju_picture_pages_to_pdf:
 * @pages: (element-type BujuPicture): at least one; the first says what the document is
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws each of @pages on a PDF page of exactly its size, text as text. Pages are drawn one after
 * another, so that a drawing function may make what it needs when it is called and drop it
 * afterwards.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_SURFACE or what a
 *   drawing function says
 */
GBytes *
buju_picture_pages_to_pdf (GPtrArray *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const BujuPicture *first;
  cairo_surface_t *surface;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) small = NULL;

  g_return_val_if_fail (pages != NULL && pages->len > 0, NULL);

  first = g_ptr_array_index (pages, 0);
  surface = cairo_pdf_surface_create_for_stream (buju_picture_append_cb, bytes, first->width,
                                                 first->height);
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (first, surface);
  add_bookmarks (pages, surface);
  if (!close_surface (surface, draw_pages (pages, surface, cancellable, error), error))
    return NULL;
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  small = buju_pdf_shrink_fonts (pdf);
  return add_rest (pages, small);
}

/**
 * buju_picture_to_pdf:
 * @self: a picture
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws @self as one PDF page of exactly its size, text as text.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_SURFACE or what the
 *   drawing function says
 */
GBytes *
buju_picture_to_pdf (const BujuPicture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  g_ptr_array_add (pages, (gpointer) self);
  return buju_picture_pages_to_pdf (pages, cancellable, error);
}

/**
 * buju_picture_pages_export:
 * @pages: (element-type BujuPicture): at least one; the first says what the document is
 * @file: where to, a PDF
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes all of @pages as one document, completely or not at all.
 *
 * Returns: %FALSE with #BujuExportError, #GIOErrorEnum or what a drawing function says
 */
gboolean
buju_picture_pages_export (GPtrArray *pages, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (pages != NULL && pages->len > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!buju_output_check (file, error))
    return FALSE;
  bytes = buju_picture_pages_to_pdf (pages, cancellable, error);
  if (bytes != NULL)
    return buju_output_write (file, bytes, cancellable, error);
  buju_picture_prefix_error (file, error);
  return FALSE;
}
