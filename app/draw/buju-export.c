/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/buju-picture.h"

/* One page of a document. */
typedef struct
{
  BujuSheet *sheet;
  guint      page;   /* of the sheet, from 0 */
} Page;

static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  return buju_sheet_draw (data, cr, cancellable, error);
}

static gboolean
draw_page_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  const Page *page = data;

  return buju_sheet_draw_page (page->sheet, page->page, cr, cancellable, error);
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

/* A sheet as a picture; the strings that are made for it are kept in @strings, its maps in
 * @viewports. */
static BujuPicture
describe (BujuSheet *sheet, const BujuRecord *record, GStringChunk *strings, GArray *viewports)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  const BujuLayout *layout = figure->layout;
  BujuText title = buju_sheet_get_title (sheet);
  g_autofree char *title_text = buju_text_dup (&title, figure->language, " / ");
  g_autofree char *subject = buju_text_dup (&layout->plan->citation, figure->language, " / ");
  g_autofree char *keywords = g_strdup_printf ("%s, %s, buju-recipe-sha256:%s", layout->id,
                                               layout->plan->id,
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

/* With the pages on which it goes on. */
static gboolean
export_all_pages (BujuSheet *sheet, GFile *file, double dpi, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();

  g_ptr_array_add (sheets, sheet);
  return buju_export_pages (sheets, file, dpi, cancellable, error);
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
 * Writes @sheet completely or not at all. The same sheet gives the same bytes: a PDF is dated by
 * SOURCE_DATE_EPOCH, else by the date on the sheet, else by a constant.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum
 */
gboolean
buju_export (BujuSheet *sheet, GFile *file, BujuFormat format, double dpi,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (512);
  g_autoptr (BujuRecord) record = make_record (sheet, dpi);
  g_autoptr (GArray) viewports = make_viewports ();
  BujuPicture picture;

  if (format == BUJU_FORMAT_PDF && buju_sheet_count_pages (sheet) > 1)
    return export_all_pages (sheet, file, dpi, cancellable, error);
  picture = describe (sheet, record, strings, viewports);
  return buju_picture_export (&picture, file, format, dpi, cancellable, error);
}

/* What the pages of a document are made of, kept until it is written. */
typedef struct
{
  GPtrArray    *pictures;   /* BujuPicture */
  GPtrArray    *pages;      /* Page */
  GPtrArray    *viewports;  /* GArray */
  GStringChunk *strings;
} Document;

static void
document_clear (Document *self)
{
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->viewports, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

/* The pages of one sheet: only the first has maps and is found in the table of contents. */
static void
add_sheet (Document *self, BujuSheet *sheet, const BujuRecord *record, gboolean bookmark)
{
  GArray *viewports = make_viewports ();
  BujuPicture picture = describe (sheet, record, self->strings, viewports);

  g_ptr_array_add (self->viewports, viewports);
  picture.draw = draw_page_cb;
  picture.bookmark = bookmark ? picture.title : NULL;
  for (guint i = 0; i < buju_sheet_count_pages (sheet); i++)
    {
      Page page = { sheet, i };

      g_ptr_array_add (self->pages, g_memdup2 (&page, sizeof page));
      picture.data = g_ptr_array_index (self->pages, self->pages->len - 1);
      g_ptr_array_add (self->pictures, g_memdup2 (&picture, sizeof picture));
      picture.bookmark = NULL;
      picture.viewports = NULL;
    }
}

/* All of @sheets as pages, with a bookmark each when there are several. */
static Document
make_document (GPtrArray *sheets, const BujuRecord *record)
{
  Document self = {
    g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free),
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref), g_string_chunk_new (512)
  };

  for (guint i = 0; i < sheets->len; i++)
    add_sheet (&self, g_ptr_array_index (sheets, i), record, sheets->len > 1);
  return self;
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
  g_auto (Document) document = { 0 };

  g_return_val_if_fail (sheets != NULL && sheets->len > 0 && record != NULL, NULL);

  document = make_document (sheets, record);
  if (format == BUJU_FORMAT_PDF)
    return buju_picture_pages_to_pdf (document.pictures, cancellable, error);
  return buju_picture_to_bytes (g_ptr_array_index (document.pictures, 0), format, dpi, cancellable,
                                error);
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
 * Writes all of @sheets as the pages of one PDF, completely or not at all: each in its own size,
 * with its title as bookmark, and with the pages on which it goes on. The first says what the
 * document is.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum
 */
gboolean
buju_export_pages (GPtrArray *sheets, GFile *file, double dpi, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (BujuRecord) record = NULL;
  g_auto (Document) document = { 0 };

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, FALSE);

  record = buju_export_make_record (sheets, dpi);
  document = make_document (sheets, record);
  return buju_picture_pages_export (document.pictures, file, cancellable, error);
}
