/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "draw/buju-sheet-compare.h"

/* The legend of two maps: what the marks mean, what only one map shows, what both show. */

#define COLUMN_LEAST 35.0 /* mm on A4 */
#define MOST_COLUMNS 6

static const BujuLegendEntry *
find_entry (GArray *legend, const BujuLegendEntry *wanted)
{
  for (guint i = 0; i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);

      if (g_str_equal (entry->key, wanted->key) && entry->symbol == wanted->symbol
          && g_strcmp0 (entry->text.zh, wanted->text.zh) == 0)
        return entry;
    }
  return NULL;
}

static gboolean
is_change (const BujuLegendEntry *entry)
{
  return g_str_has_prefix (entry->key, "change-");
}

/* Which group an entry of the map @index is in; @other is the other map's legend. */
static SheetLegendGroup
find_group (const BujuLegendEntry *entry, guint index, GArray *other)
{
  if (is_change (entry))
    return SHEET_LEGEND_CHANGES;
  if (find_entry (other, entry) != NULL)
    return SHEET_LEGEND_BOTH;
  return index == 0 ? SHEET_LEGEND_A : SHEET_LEGEND_B;
}

/*< private >
 * list_entries:
 * @self: a sheet of two layouts whose maps have their place
 * @group: which part of the legend
 *
 * Returns: (transfer full) (element-type BujuLegendEntry): what the maps show of it; borrowed from
 * the scenes' body
 */
/* What the maps show of @group; borrowed from the scenes' body. (element-type BujuLegendEntry)
 * (transfer full) */
static GArray *
list_entries (const BujuSheet *self, SheetLegendGroup group)
{
  BujuView view = buju_sheet_view (self, &self->map, NULL);
  g_autoptr (BujuScene) a = buju_scene_with_view (self->scene, &view);
  g_autoptr (BujuScene) b = buju_scene_with_view (self->compare->scene, &view);
  GArray *legends[] = { buju_scene_get_legend (a), buju_scene_get_legend (b) };
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (BujuLegendEntry));

  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < legends[i]->len; j++)
      {
        const BujuLegendEntry *entry = &g_array_index (legends[i], BujuLegendEntry, j);

        if (find_group (entry, i, legends[1 - i]) == group && find_entry (entries, entry) == NULL)
          g_array_append_vals (entries, entry, 1);
      }
  return entries;
}

/* What marks and shared symbols are, or which map they are on. */
static BujuText
get_heading (const BujuSheet *self, SheetLegendGroup group)
{
  const BujuLayout *layout = group == SHEET_LEGEND_A ? self->figure.layout : self->figure.compare;
  const char *letter = group == SHEET_LEGEND_A ? "A" : "B";
  gboolean english = self->ink.language == BUJU_LANGUAGE_EN;
  g_autofree char *text = NULL;

  if (group == SHEET_LEGEND_CHANGES || group == SHEET_LEGEND_BOTH)
    return buju_sheet_word (self,
                            group == SHEET_LEGEND_CHANGES ? "compare-changes" : "compare-on-both");
  text = g_strdup_printf ("%s  %s", letter,
                          buju_text_get (&layout->plan->short_title, self->ink.language));
  return english ? (BujuText) { NULL, g_string_chunk_insert_const (self->strings, text) }
                 : (BujuText) { g_string_chunk_insert_const (self->strings, text), NULL };
}

/* One group in a place of its own. */
typedef struct
{
  BujuLegend *legend;
  double      x, y;   /* from the top left of all */
} Part;

/* All groups, arranged. */
typedef struct
{
  Part   parts[SHEET_N_LEGENDS];
  double height;
} Arrangement;

static void
clear_arrangement (Arrangement *self)
{
  for (guint i = 0; i < SHEET_N_LEGENDS; i++)
    g_clear_pointer (&self->parts[i].legend, buju_legend_free);
}

/* Puts a group at (@x, @y); returns where it ends. */
static double
set_group (const BujuSheet *self, Arrangement *arrangement, GArray **entries,
           SheetLegendGroup group, double x,
           double y, double width, guint columns)
{
  BujuText heading = get_heading (self, group);
  Part *part = &arrangement->parts[group];

  if (entries[group]->len == 0)
    return y;
  part->legend = buju_legend_new (&self->ink, entries[group], &heading, width, columns,
                                  columns > 1);
  part->x = x;
  part->y = y;
  y += buju_legend_get_height (part->legend);
  arrangement->height = fmax (arrangement->height, y);
  return y + buju_sheet_mm (self, 2.8);
}

/* Marks and shared symbols under one another, then the two maps' own in @n_a and @n_b columns. */
static void
arrange (const BujuSheet *self, Arrangement *arrangement, GArray **entries, double width, guint n_a,
         guint n_b)
{
  double gutter = buju_sheet_mm (self, SHEET_GUTTER);
  guint first = entries[SHEET_LEGEND_CHANGES]->len + entries[SHEET_LEGEND_BOTH]->len > 0,
  n = first + n_a + n_b;
  double one = (width - (n - 1) * gutter) / n, y;

  arrangement->height = 0;
  y = set_group (self, arrangement, entries, SHEET_LEGEND_CHANGES, 0, 0, one, 1);
  set_group (self, arrangement, entries, SHEET_LEGEND_BOTH, 0, y, one, 1);
  set_group (self, arrangement, entries, SHEET_LEGEND_A, first * (one + gutter), 0,
             n_a * (one + gutter) - gutter, n_a);
  set_group (self, arrangement, entries, SHEET_LEGEND_B, (first + n_a) * (one + gutter), 0,
             n_b * (one + gutter) - gutter, n_b);
}

/* In a narrow place all under one another. */
static void
arrange_narrow (const BujuSheet *self, Arrangement *arrangement, GArray **entries, double width)
{
  double y = 0;

  arrangement->height = 0;
  for (guint i = 0; i < SHEET_N_LEGENDS; i++)
    y = set_group (self, arrangement, entries, i, 0, y, width, 1);
}

/* Of all ways to share the width the lowest. */
static void
arrange_best (const BujuSheet *self, Arrangement *best, GArray **entries, double width)
{
  guint most = CLAMP (width / buju_sheet_mm (self, COLUMN_LEAST), 1, MOST_COLUMNS);

  best->height = G_MAXDOUBLE;
  for (guint n = 1; n < most; n++)
    for (guint n_a = entries[SHEET_LEGEND_A]->len > 0; n_a <= n; n_a++)
      {
        Arrangement here = { 0 };

        if ((n_a == n) != (entries[SHEET_LEGEND_B]->len == 0))
          continue;
        arrange (self, &here, entries, width, n_a, n - n_a);
        if (here.height < best->height - 1)
          {
            clear_arrangement (best);
            *best = here;
          }
        else
          {
            clear_arrangement (&here);
          }
      }
  if (best->height == G_MAXDOUBLE)
    arrange_narrow (self, best, entries, width);
}

/*< private >
 * buju_sheet_compare_legends:
 * @self: a sheet of two layouts whose maps have their place
 * @x: left side, pt
 * @y: top, pt; below 0 they are only measured
 * @width: pt
 *
 * Returns: the height that the legends take, pt
 */
double
buju_sheet_compare_legends (BujuSheet *self, double x, double y, double width)
{
  GArray *entries[SHEET_N_LEGENDS];
  Arrangement best = { 0 };

  for (guint i = 0; i < SHEET_N_LEGENDS; i++)
    entries[i] = list_entries (self, i);
  arrange_best (self, &best, entries, width);
  for (guint i = 0; i < SHEET_N_LEGENDS; i++)
    {
      SheetLegend placed = { best.parts[i].legend, x + best.parts[i].x, y + best.parts[i].y };
      BujuBox box = { placed.x, placed.y, 0, 0 };

      g_array_unref (entries[i]);
      if (placed.legend == NULL || y < 0)
        continue;
      box.x1 = box.x0 + buju_legend_get_width (placed.legend);
      box.y1 = box.y0 + buju_legend_get_height (placed.legend);
      g_array_append_val (self->compare->legends, placed);
      buju_sheet_add_part (self, "legend", &box, FALSE);
      best.parts[i].legend = NULL;
    }
  clear_arrangement (&best);
  return best.height;
}
