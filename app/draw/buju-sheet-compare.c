/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "draw/buju-render.h"
#include "draw/buju-sheet-compare.h"

/* The second half of a sheet of two layouts: made with the sheet, then only read. */

static void
clear_legend (gpointer data)
{
  buju_legend_free (((SheetLegend *) data)->legend);
}

/*< private >
 * buju_sheet_compare_new:
 * @self: a sheet that knows its figure
 *
 * Returns: (transfer full): what differs between the figure's layouts, nothing placed yet
 */
SheetCompare *
buju_sheet_compare_new (BujuSheet *self)
{
  SheetCompare *compare = g_new0 (SheetCompare, 1);

  compare->compare = buju_compare_new (buju_library_get_content (self->library),
                                       self->figure.layout,
                                       self->figure.compare);
  compare->table = buju_compare_table_new (compare->compare,
                                           buju_library_get_words (self->library));
  compare->legends = g_array_new (FALSE, FALSE, sizeof (SheetLegend));
  g_array_set_clear_func (compare->legends, clear_legend);
  return compare;
}

/*< private >
 * buju_sheet_compare_free:
 * @compare: (transfer full): made by buju_sheet_compare_new()
 */
void
buju_sheet_compare_free (SheetCompare *compare)
{
  g_array_unref (compare->legends);
  g_clear_pointer (&compare->frame, buju_frame_free);
  g_clear_pointer (&compare->placement, buju_placement_free);
  g_clear_pointer (&compare->scene, buju_scene_unref);
  buju_compare_table_free (compare->table);
  buju_compare_unref (compare->compare);
  g_free (compare);
}

/* Takes @b over. One side of both, told apart by their letters; what both begin with is said
 * once. */
static void
join (char **a, char *b, const char *separator)
{
  char *joined;

  if (*a != NULL && b != NULL && g_str_equal (*a, b))
    joined = g_strdup (b);
  else if (*a != NULL && b != NULL)
    joined = g_strdup_printf ("A：%s%sB：%s", *a, separator, b);
  else if (*a == NULL && b == NULL)
    joined = NULL;
  else
    joined = g_strdup_printf ("%s：%s", *a != NULL ? "A" : "B", *a != NULL ? *a : b);
  g_free (*a);
  g_free (b);
  *a = joined;
}

static void
set_words (char **zh, char **en, const BujuText *text)
{
  g_free (*zh);
  g_free (*en);
  *zh = g_strdup (text->zh);
  *en = g_strdup (text->en);
}

/* "Places: 10 only in A, 24 only in B, 1 in both; one scale, one extent". */
static BujuText
summarize (BujuSheet *self)
{
  const GPtrArray *members = buju_compare_get_members (self->compare->compare);
  guint counts[3] = { 0, 0, 0 };
  g_autofree char *a = NULL, *b = NULL, *both = NULL;

  for (guint i = 0; i < members->len; i++)
    counts[((const BujuCompareMember *) members->pdata[i])->side]++;
  a = g_strdup_printf ("%u", counts[BUJU_COMPARE_ONLY_A]);
  b = g_strdup_printf ("%u", counts[BUJU_COMPARE_ONLY_B]);
  both = g_strdup_printf ("%u", counts[BUJU_COMPARE_BOTH]);
  {
    const BujuWordsValue values[] = {
      { "a", { a, a } }, { "b", { b, b } }, { "both", { both, both } }, { NULL }
    };

    return buju_words_fill (buju_library_get_words (self->library), self->strings,
                            "compare-summary", values);
  }
}

/*< private >
 * buju_sheet_compare_make_words:
 * @self: a sheet of two layouts that has the words of the first
 *
 * Adds those of the second: both sources, both reasons, a title of both.
 */
void
buju_sheet_compare_make_words (BujuSheet *self)
{
  BujuSheet other = *self;
  BujuText title = buju_compare_table_get_title (self->compare->table);
  BujuText summary = summarize (self);

  other.figure.layout = self->figure.compare;
  memset (&other.words, 0, sizeof other.words);
  buju_sheet_make_words (&other);
  join (&self->words.source_zh, g_steal_pointer (&other.words.source_zh), "\n");
  join (&self->words.source_en, g_steal_pointer (&other.words.source_en), "\n");
  join (&self->words.reason_zh, g_steal_pointer (&other.words.reason_zh), "\n");
  join (&self->words.reason_en, g_steal_pointer (&other.words.reason_en), "\n");
  join (&self->words.absent_zh, g_steal_pointer (&other.words.absent_zh), "\n");
  join (&self->words.absent_en, g_steal_pointer (&other.words.absent_en), "\n");
  buju_sheet_free_words (&other);
  if (self->figure.title == NULL)
    set_words (&self->words.title_zh, &self->words.title_en, &title);
  if (self->figure.subtitle == NULL)
    set_words (&self->words.plan_zh, &self->words.plan_en, &summary);
}

/*< private >
 * buju_sheet_compare_make_scene:
 * @self: a sheet of two layouts that has the scene of the first
 */
void
buju_sheet_compare_make_scene (BujuSheet *self)
{
  BujuSceneOptions options = *buju_scene_get_options (self->scene);

  options.compare_side = 1;
  self->compare->scene = buju_scene_new (self->library, self->figure.compare,
                                         buju_scene_get_view (self->scene),
                                         &options);
}

/*< private >
 * buju_sheet_compare_finish_map:
 * @self: a sheet of two layouts whose first map is finished
 *
 * Gives the second map the very view of the first.
 */
void
buju_sheet_compare_finish_map (BujuSheet *self)
{
  SheetCompare *compare = self->compare;
  const BujuView *view = buju_scene_get_view (self->scene);
  BujuScene *scene = buju_scene_with_view (compare->scene, view);
  BujuText table = buju_sheet_word (self, "compare-table");

  buju_scene_unref (compare->scene);
  compare->scene = scene;
  compare->frame = buju_frame_new (&self->ink, self->to_map, view);
  compare->placement = buju_placement_new_short (scene, NULL, 0);
  if (compare->n_cut > 0)
    buju_sheet_add_note (self, BUJU_SHEET_NOTE_CUT, BUJU_SHEET_NOTE_HINT, "note-cut", &table,
                         "table");
}

/*< private >
 * buju_sheet_compare_check:
 * @figure: with a layout to compare with
 * @error: return location for a #GError
 *
 * Returns: %FALSE when the two cannot stand side by side
 */
gboolean
buju_sheet_compare_check (const BujuFigure *figure, GError **error)
{
  if (figure->compare->drawable)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” names no place on a map: there is nothing to draw"), figure->compare->id);
  return FALSE;
}

/*< private >
 * buju_sheet_compare_draw:
 * @self: a sheet of two layouts
 * @cr: in pt, its origin at the top left of the page
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws the second map and all legends.
 *
 * Returns: %FALSE when cancelled, or with what the renderer says
 */
gboolean
buju_sheet_compare_draw (BujuSheet *self, cairo_t *cr, GCancellable *cancellable, GError **error)
{
  const SheetCompare *compare = self->compare;
  gboolean drawn;

  cairo_save (cr);
  cairo_translate (cr, compare->map.x0, compare->map.y0);
  drawn = buju_render (compare->scene, compare->placement, cr, cancellable, error);
  cairo_restore (cr);
  cairo_new_path (cr);
  if (!drawn)
    return FALSE;
  for (guint i = 0; i < compare->legends->len; i++)
    {
      const SheetLegend *placed = &g_array_index (compare->legends, SheetLegend, i);

      buju_legend_draw (placed->legend, cr, placed->x, placed->y);
    }
  buju_frame_draw (compare->frame, &self->ink, cr, &compare->map);
  return TRUE;
}

/**
 * buju_sheet_list_maps:
 * @self: a sheet
 * @maps: (out) (array fixed-size=2): its maps, borrowed from @self
 *
 * Returns: how many it has: one, or two when it compares layouts
 */
guint
buju_sheet_list_maps (const BujuSheet *self, BujuSheetMap maps[BUJU_SHEET_MOST_MAPS])
{
  g_return_val_if_fail (self != NULL, 0);

  maps[0] = (BujuSheetMap) { self->scene, self->placement };
  if (self->compare == NULL)
    return 1;
  maps[1] = (BujuSheetMap) { self->compare->scene, self->compare->placement };
  return 2;
}
