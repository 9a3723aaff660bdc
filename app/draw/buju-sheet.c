/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-sheet.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/buju-export.h"
#include "draw/buju-north-arrow.h"
#include "draw/buju-sheet-private.h"
#include "draw/buju-type.h"

/* The object: made in one go, then only read. */

void
buju_sheet_clear_block (gpointer data)
{
  buju_column_free (((SheetBlock *) data)->column);
}

static void
clear_sheet (gpointer data)
{
  BujuSheet *self = data;

  g_clear_pointer (&self->compare, buju_sheet_compare_free);
  g_clear_pointer (&self->legend, buju_legend_free);
  g_clear_pointer (&self->frame, buju_frame_free);
  g_clear_pointer (&self->graticule, buju_graticule_free);
  g_clear_pointer (&self->placement, buju_placement_free);
  g_clear_pointer (&self->scene, buju_scene_unref);
  g_clear_pointer (&self->lens, buju_lens_unref);
  g_clear_pointer (&self->to_map, buju_projection_free);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->more, g_ptr_array_unref);
  g_clear_pointer (&self->report, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  buju_sheet_free_words (self);
  buju_figure_clear (&self->figure);
  g_clear_pointer (&self->library, buju_library_unref);
}

double
buju_sheet_mm (const BujuSheet *self, double mm)
{
  return buju_page_from_mm (mm) * self->ink.type_size;
}

BujuText
buju_sheet_word (const BujuSheet *self, const char *key)
{
  return buju_words_get (buju_library_get_words (self->library), key);
}

void
buju_sheet_add_part (BujuSheet *self, const char *name, const BujuBox *box, gboolean on_map)
{
  BujuSheetPart part = { name, *box, on_map };

  g_array_append_val (self->parts, part);
}

void
buju_sheet_add_block (BujuSheet *self, const char *name, BujuColumn *column, double x, double y)
{
  SheetBlock block = { column, x, y };
  BujuBox box = { x, y, x + buju_column_get_width (column), y + buju_column_get_height (column) };

  g_array_append_val (self->blocks, block);
  buju_sheet_add_part (self, name, &box, FALSE);
}

void
buju_sheet_add_rule (BujuSheet *self, double x0, double y0, double x1, double y1, double weight,
                     double grey)
{
  SheetRule rule = { { x0, y0, x1, y1 }, weight, grey };

  g_array_append_val (self->rules, rule);
}

/*< private >
 * buju_sheet_frame_band:
 * @self: a sheet
 *
 * Returns: pt that the frame takes around the map; 0 on a slide, which has a line and no ticks
 */
double
buju_sheet_frame_band (const BujuSheet *self)
{
  gboolean plain = self->page.template == BUJU_PAGE_SLIDE
                   && (self->figure.extras & BUJU_FIGURE_GRATICULE) == 0;

  return plain ? 0 : buju_frame_band (&self->ink);
}

/* A sheet without its Chinese would be boxes and question marks; better to say what to install. */
static gboolean
check_fonts (BujuSheet *self, GError **error)
{
  cairo_t *cr = buju_ink_scratch ();
  gboolean english = self->ink.language == BUJU_LANGUAGE_EN;
  g_autofree char *sample = english
                            ? g_strconcat (self->words.title_en, self->words.source_en, NULL)
                                    : g_strconcat ("上海布局", self->words.title_zh, NULL);
  g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, cr, BUJU_INK_BODY,
                                                    self->ink.language, sample, 0);
  int missing = buju_type_count_missing (layout);

  cairo_destroy (cr);
  if (missing == 0)
    return TRUE;
  g_set_error_literal (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_FONT,
                       _("No installed font has the Chinese characters of this figure. "
                         "Install one: sudo apt install fonts-noto-cjk"));
  return FALSE;
}

static gboolean
check_figure (const BujuFigure *figure, GError **error)
{
  if (!figure->layout->drawable)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” names no place on a map: there is nothing to draw"), figure->layout->id);
      return FALSE;
    }
  if (!isfinite (figure->scale) || figure->scale < 0 || (figure->scale > 0 && figure->scale < 100)
      || figure->scale > 1e8)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("1:%g is no scale for a sheet: use 1:100 to 1:100000000"), figure->scale);
      return FALSE;
    }
  return TRUE;
}

static BujuSheet *
sheet_alloc (BujuLibrary *library, const BujuFigure *figure)
{
  BujuSheet *self = g_atomic_rc_box_new0 (BujuSheet);
  BujuStyle *style = buju_library_get_style (library, "print");

  self->library = buju_library_ref (library);
  buju_figure_copy (figure, &self->figure);
  self->ink = (BujuInk) {
    buju_style_get_font (style, FALSE), buju_style_get_font (style, TRUE), figure->language, 1, 1,
    figure->pages,
    buju_words_get (buju_library_get_words (library), "sheet-kept-together").zh
  };
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SheetBlock));
  g_array_set_clear_func (self->blocks, buju_sheet_clear_block);
  self->rules = g_array_new (FALSE, FALSE, sizeof (SheetRule));
  self->parts = g_array_new (FALSE, FALSE, sizeof (BujuSheetPart));
  self->report = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (512);
  return self;
}

static void
make_words (BujuSheet *self)
{
  buju_sheet_make_words (self);
  if (self->figure.compare == NULL)
    return;
  self->compare = buju_sheet_compare_new (self);
  buju_sheet_compare_make_words (self);
}

static gboolean
arrange_one (BujuSheet *self, GError **error)
{
  if (!buju_sheet_arrange (self))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("The page “%s” is too small for this figure: use a larger one"),
                   self->figure.page);
      return FALSE;
    }
  buju_sheet_finish_map (self);
  return TRUE;
}

static void
arrange_both (BujuSheet *self)
{
  buju_sheet_compare_make_scene (self);
  buju_sheet_compare_arrange (self);
  buju_sheet_finish_map (self);
  buju_sheet_compare_finish_map (self);
}

/**
 * buju_sheet_new:
 * @library: what is shipped
 * @figure: what is wanted; copied
 * @error: return location for a #GError
 *
 * Lays a complete sheet out: nothing is left to be decided when it is drawn.
 *
 * Returns: (transfer full): the sheet; %NULL with %G_IO_ERROR_INVALID_ARGUMENT when the page, the
 *   scale or the layout cannot make one, or with %BUJU_EXPORT_ERROR_FONT
 */
BujuSheet *
buju_sheet_new (BujuLibrary *library, const BujuFigure *figure, GError **error)
{
  g_autoptr (BujuSheet) self = NULL;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (figure != NULL && figure->layout != NULL, NULL);

  if (!check_figure (figure, error)
      || (figure->compare != NULL && !buju_sheet_compare_check (figure, error)))
    return NULL;
  self = sheet_alloc (library, figure);
  if (!buju_page_parse (self->figure.page, figure->landscape, &self->page, error))
    return NULL;
  self->ink.type_size = self->page.type_size;
  self->ink.title_size = self->page.title_size;
  self->paper_height = self->page.height;
  self->to_map = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, error);
  if (self->to_map == NULL || !buju_sheet_open_lens (self, error))
    return NULL;
  make_words (self);
  if (!check_fonts (self, error))
    return NULL;
  buju_sheet_make_scene (self);
  if (self->compare != NULL)
    arrange_both (self);
  else if (!arrange_one (self, error))
    return NULL;
  buju_sheet_make_more (self);
  buju_sheet_finish_report (self);
  return g_steal_pointer (&self);
}

/**
 * buju_sheet_new_pages:
 * @library: what is shipped
 * @figure: what is wanted; copied
 * @error: return location for a #GError
 *
 * As buju_sheet_new(); when the figure wants pages, a Chinese sheet and an English one on which
 * everything stands at the same place.
 *
 * Returns: (transfer full) (element-type BujuSheet): one sheet or two; %NULL as buju_sheet_new()
 *   says
 */
GPtrArray *
buju_sheet_new_pages (BujuLibrary *library, const BujuFigure *figure, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_sheet_unref);
  BujuFigure page;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (figure != NULL && figure->layout != NULL, NULL);

  page = *figure;
  for (guint i = 0; i < (figure->pages ? 2 : 1); i++)
    {
      BujuSheet *sheet;

      if (figure->pages)
        page.language = i == 0 ? BUJU_LANGUAGE_ZH : BUJU_LANGUAGE_EN;
      sheet = buju_sheet_new (library, &page, error);
      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

/**
 * buju_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): @self
 */
BujuSheet *
buju_sheet_ref (BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_sheet_unref:
 * @self: (transfer full): a sheet
 */
void
buju_sheet_unref (BujuSheet *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_sheet);
}

/**
 * buju_sheet_get_size:
 * @self: a sheet
 * @width: (out): pt
 * @height: (out): pt
 */
void
buju_sheet_get_size (const BujuSheet *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  *width = self->page.width;
  *height = self->page.height;
}

/**
 * buju_sheet_get_scale:
 * @self: a sheet
 *
 * Returns: N of 1:N
 */
double
buju_sheet_get_scale (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scale;
}

/**
 * buju_sheet_get_title:
 * @self: a sheet
 *
 * Returns: its title as printed, borrowed from @self
 */
BujuText
buju_sheet_get_title (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, ((BujuText) { NULL, NULL }));

  return (BujuText) { self->words.title_zh, self->words.title_en };
}

/**
 * buju_sheet_get_figure:
 * @self: a sheet
 *
 * Returns: (transfer none): what was asked for; strings belong to @self
 */
const BujuFigure *
buju_sheet_get_figure (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->figure;
}

/**
 * buju_sheet_get_parts:
 * @self: a sheet
 *
 * Where everything is, for tests and for reports: parts that are not on the map do not overlap one
 * another or the map, parts on the map lie within it.
 *
 * Returns: (transfer none) (element-type BujuSheetPart): the parts
 */
GArray *
buju_sheet_get_parts (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->parts;
}

/**
 * buju_sheet_get_scene:
 * @self: a sheet
 *
 * Returns: (transfer none): what its map shows
 */
BujuScene *
buju_sheet_get_scene (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scene;
}
