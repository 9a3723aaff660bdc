/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/buju-picture.h"

static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  return buju_sheet_draw (data, cr, cancellable, error);
}

/* What the file of @sheet remembers of its making. */
static BujuRecord *
make_record (BujuSheet *sheet, double dpi)
{
  g_autoptr (BujuRecipe) recipe = buju_recipe_new_for_figure (buju_sheet_get_figure (sheet), dpi);

  return buju_record_new (recipe, buju_scene_get_library (buju_sheet_get_scene (sheet)));
}

static GArray *
make_viewports (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BujuPictureViewport));
}

/* A sheet as a picture; the strings that are made for it are kept in @strings, its maps in @viewports. */
static BujuPicture
describe (BujuSheet *sheet, const BujuRecord *record, GStringChunk *strings, GArray *viewports)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  const BujuLayout *layout = figure->layout;
  BujuText title = buju_sheet_get_title (sheet);
  g_autofree char *title_text = buju_text_dup (&title, figure->language, " / ");
  g_autofree char *subject = buju_text_dup (&layout->plan->citation, figure->language, " / ");
  g_autofree char *keywords = g_strdup_printf ("%s, %s, buju-recipe-sha256:%s", layout->id, layout->plan->id,
                                               record->recipe_hash);
  BujuPicture picture = {
    .draw = draw_cb,
    .data = sheet,
    .title = g_string_chunk_insert (strings, title_text),
    .author = figure->compiler != NULL ? figure->compiler : "Buju",
    .subject = g_string_chunk_insert (strings, subject),
    .keywords = g_string_chunk_insert (strings, keywords),
    .date = figure->date,
    .record = record,
    .description = buju_sheet_describe (sheet, strings),
    .viewports = viewports,
  };

  buju_export_add_viewports (sheet, viewports);
  buju_sheet_get_size (sheet, &picture.width, &picture.height);
  return picture;
}

/**
 * buju_export:
 * @sheet: a sheet
 * @file: where to
 * @format: as what
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes @sheet completely or not at all. The same sheet gives the same bytes: a PDF is dated by SOURCE_DATE_EPOCH,
 * else by the date on the sheet, else by a constant.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum
 */
gboolean
buju_export (BujuSheet *sheet, GFile *file, BujuFormat format, double dpi, GCancellable *cancellable, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (512);
  g_autoptr (BujuRecord) record = make_record (sheet, dpi);
  g_autoptr (GArray) viewports = make_viewports ();
  BujuPicture picture = describe (sheet, record, strings, viewports);

  return buju_picture_export (&picture, file, format, dpi, cancellable, error);
}

/* All of @sheets as pages with a bookmark each; @pictures, @strings and @kept keep what they are made of. */
static GPtrArray *
describe_pages (GPtrArray *sheets, const BujuRecord *record, BujuPicture *pictures, GStringChunk *strings,
                GPtrArray *kept)
{
  GPtrArray *pages = g_ptr_array_new ();

  for (guint i = 0; i < sheets->len; i++)
    {
      GArray *viewports = make_viewports ();

      g_ptr_array_add (kept, viewports);
      pictures[i] = describe (g_ptr_array_index (sheets, i), record, strings, viewports);
      pictures[i].bookmark = sheets->len > 1 ? pictures[i].title : NULL;
      g_ptr_array_add (pages, &pictures[i]);
    }
  return pages;
}

/**
 * buju_export_to_bytes:
 * @sheets: (element-type BujuSheet): of one figure
 * @format: as what; several sheets make a PDF
 * @dpi: for PNG; 0 = 200
 * @record: what the file shall remember of its making
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Makes the file of a figure that was made before: with the record of that one the bytes are the
 * same as long as nothing changed that is seen.
 *
 * Returns: (transfer full): the content; %NULL with #BujuExportError
 */
GBytes *
buju_export_to_bytes (GPtrArray *sheets, BujuFormat format, double dpi, const BujuRecord *record,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (512);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree BujuPicture *pictures = NULL;
  g_autoptr (GPtrArray) pages = NULL;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0 && record != NULL, NULL);

  pictures = g_new0 (BujuPicture, sheets->len);
  pages = describe_pages (sheets, record, pictures, strings, kept);
  if (format == BUJU_FORMAT_PDF)
    return buju_picture_pages_to_pdf (pages, cancellable, error);
  return buju_picture_to_bytes (&pictures[0], format, dpi, cancellable, error);
}

/**
 * buju_export_make_record:
 * @sheets: (element-type BujuSheet): of one figure
 * @dpi: what was asked for; 0 = nothing
 *
 * Returns: (transfer full): what a file of @sheets that is made now remembers of its making
 */
BujuRecord *
buju_export_make_record (GPtrArray *sheets, double dpi)
{
  g_return_val_if_fail (sheets != NULL && sheets->len > 0, NULL);

  return make_record (g_ptr_array_index (sheets, 0), dpi);
}

/**
 * buju_export_pages:
 * @sheets: (element-type BujuSheet): at least one
 * @file: where to, a PDF
 * @dpi: what the figure's recipe says; remembered with it, for pages have no pixels
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes all of @sheets as the pages of one PDF, completely or not at all: each in its own size, with its title as
 * bookmark. The first says what the document is.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum
 */
gboolean
buju_export_pages (GPtrArray *sheets, GFile *file, double dpi, GCancellable *cancellable, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (512);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree BujuPicture *pictures = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (BujuRecord) record = NULL;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, FALSE);

  record = buju_export_make_record (sheets, dpi);
  pictures = g_new0 (BujuPicture, sheets->len);
  pages = describe_pages (sheets, record, pictures, strings, kept);
  return buju_picture_pages_export (pages, file, cancellable, error);
}
