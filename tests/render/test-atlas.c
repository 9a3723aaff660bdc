/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet.h"

#include "../library-fixture.h"
#include "../sheet-parts.h"

/* Every layout that can be drawn, in every language, as a sheet that is laid out but not painted:
 * where its labels lie, what became of those that must be there, and whether the legend speaks of
 * what the map shows. The page is the program's argument. */

#define OVERLAP 0.02   /* pt: rounding */

static BujuLibrary *library;
static const char *page = "A4";

typedef struct
{
  const BujuLabel *label;
  GArray          *quads;  /* BujuQuad */
} Shape;

static void
clear_shape (gpointer data)
{
  g_array_unref (((Shape *) data)->quads);
}

static GArray *
list_shapes (const BujuPlacement *placement)
{
  GArray *placed = buju_placement_get_placed (placement);
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (Shape));

  g_array_set_clear_func (shapes, clear_shape);
  for (guint i = 0; i < placed->len; i++)
    {
      Shape shape = { g_array_index (placed, BujuPlaced, i).label,
                      buju_placement_list_quads (placement, i) };

      g_array_append_val (shapes, shape);
    }
  return shapes;
}

/* By how much the shadows of both overlap along the normal of a side of @a; the least of all
 * sides. */
static double
overlap_along (const BujuQuad *a, const BujuQuad *b)
{
  double least = G_MAXDOUBLE;

  for (guint side = 0; side < 2; side++)
    {
      double dx = a->corners[side + 1].x - a->corners[side].x,
      dy = a->corners[side + 1].y - a->corners[side].y;
      double length = hypot (dx, dy),
      range[2][2] = { { G_MAXDOUBLE, -G_MAXDOUBLE }, { G_MAXDOUBLE, -G_MAXDOUBLE } };

      for (guint i = 0; i < 8; i++)
        {
          const BujuPoint *p = &(i < 4 ? a : b)->corners[i % 4];
          double v = (p->x * dx + p->y * dy) / length;

          range[i / 4][0] = MIN (range[i / 4][0], v);
          range[i / 4][1] = MAX (range[i / 4][1], v);
        }
      least = MIN (least, MIN (range[0][1], range[1][1]) - MAX (range[0][0], range[1][0]));
    }
  return least;
}

static gboolean
quads_overlap (const BujuQuad *a, const BujuQuad *b)
{
  return overlap_along (a, b) > OVERLAP && overlap_along (b, a) > OVERLAP;
}

static gboolean
shapes_overlap (const Shape *a, const Shape *b)
{
  for (guint i = 0; i < a->quads->len; i++)
    for (guint j = 0; j < b->quads->len; j++)
      if (quads_overlap (&g_array_index (a->quads, BujuQuad, i),
                         &g_array_index (b->quads, BujuQuad, j)))
        return TRUE;
  return FALSE;
}

static void
fail (const BujuLayout *layout, BujuLanguage language, const char *what, const BujuLabel *a,
      const char *b)
{
  g_test_message ("%s %s %s: %s: %s / %s", layout->id, buju_language_to_string (language), page,
                  what,
                  a != NULL ? a->text.zh : "", b != NULL ? b : "");
  g_test_fail ();
}

static void
check_apart (const BujuSheet *sheet, GArray *shapes)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);

  for (guint i = 0; i < shapes->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Shape *a = &g_array_index (shapes, Shape, i), *b = &g_array_index (shapes, Shape, j);

        if (shapes_overlap (a, b))
          fail (figure->layout, figure->language, "two labels overlap", a->label,
                b->label->text.zh);
      }
}

/* Inside the map, and clear of the panels on it. */
static void
check_frame (const BujuSheet *sheet, GArray *shapes, const BujuBox *map)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  GArray *parts = buju_sheet_get_parts (sheet);

  for (guint i = 0; i < shapes->len; i++)
    {
      const Shape *shape = &g_array_index (shapes, Shape, i);
      Shape panel = { NULL, g_array_new (FALSE, FALSE, sizeof (BujuQuad)) };

      for (guint q = 0; q < shape->quads->len; q++)
        for (guint c = 0; c < 4; c++)
          {
            BujuPoint p = g_array_index (shape->quads, BujuQuad, q).corners[c];

            if (p.x < 0 || p.y < 0 || p.x > buju_box_width (map) || p.y > buju_box_height (map))
              fail (figure->layout, figure->language, "a label leaves the map", shape->label, NULL);
          }
      for (guint p = 0; p < parts->len; p++)
        {
          const BujuSheetPart *part = &g_array_index (parts, BujuSheetPart, p);
          BujuBox b = part->box;
          BujuQuad quad = { { { b.x0 - map->x0, b.y0 - map->y0 },
                              { b.x1 - map->x0, b.y0 - map->y0 },
                              { b.x1 - map->x0, b.y1 - map->y0 },
                              { b.x0 - map->x0, b.y1 - map->y0 } } };

          if (part->on_map)
            g_array_append_val (panel.quads, quad);
        }
      if (shapes_overlap (shape, &panel))
        fail (figure->layout, figure->language, "a label lies under a panel", shape->label, NULL);
      g_array_unref (panel.quads);
    }
}

static double
quad_distance (const BujuQuad *quad, BujuPoint p)
{
  double least = G_MAXDOUBLE;
  gboolean inside = TRUE;

  for (guint i = 0; i < 4; i++)
    {
      BujuPoint a = quad->corners[i], b = quad->corners[(i + 1) % 4];
      double dx = b.x - a.x, dy = b.y - a.y;
      double t = CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0, 1);

      inside = inside && dx * (p.y - a.y) - dy * (p.x - a.x) >= 0;
      least = MIN (least, hypot (p.x - a.x - t * dx, p.y - a.y - t * dy));
    }
  return inside ? 0 : least;
}

/* No text lies on a marker, its own or another's. */
static void
check_markers (const BujuSheet *sheet, GArray *shapes)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  BujuScene *scene = buju_sheet_get_scene ((BujuSheet *) sheet);
  GArray *items = buju_scene_get_items (scene);
  double unit = buju_scene_get_options (scene)->unit;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuPoint at;

      if (item->kind != BUJU_ITEM_MARKER || item->symbol->marker == BUJU_MARKER_NONE)
        continue;
      at = buju_view_to_screen (buju_scene_get_view (scene), item->point.x, item->point.y);
      at.x += item->shift.x * unit;
      at.y += item->shift.y * unit;
      for (guint j = 0; j < shapes->len; j++)
        {
          const Shape *shape = &g_array_index (shapes, Shape, j);

          for (guint q = 0; q < shape->quads->len; q++)
            if (quad_distance (&g_array_index (shape->quads, BujuQuad, q), at)
                < item->symbol->marker_size / 2 * unit - OVERLAP)
              fail (figure->layout, figure->language, "a label lies on a marker", shape->label,
                    item->name.zh);
        }
    }
}

static gboolean
is_reported (BujuSheet *sheet, const BujuLabel *label)
{
  GPtrArray *report = buju_sheet_get_report (sheet);

  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      if (note->kind == BUJU_SHEET_NOTE_LABEL && g_strcmp0 (note->id, label->id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whatever a layout names stands on the map; of the background, what does not is reported. */
static void
check_missing (BujuSheet *sheet)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  GPtrArray *unplaced = buju_placement_get_unplaced (get_placement (sheet));

  for (guint i = 0; i < unplaced->len; i++)
    {
      const BujuLabel *label = g_ptr_array_index (unplaced, i);

      if (label->required)
        fail (figure->layout, figure->language, "a required label found no room", label, NULL);
      if (!is_reported (sheet, label))
        fail (figure->layout, figure->language, "a label is missing without a report", label, NULL);
    }
  g_assert_cmpuint (buju_placement_count_missing (get_placement (sheet)), ==, 0);
}

static gboolean
is_drawn (const BujuItem *item)
{
  const BujuSymbol *s = item->symbol;

  if (item->kind == BUJU_ITEM_MARKER)
    return s->marker != BUJU_MARKER_NONE && s->marker_size > 0;
  return s->fill.alpha > 0 || s->band.alpha > 0 || (s->stroke.alpha > 0 && s->stroke_width > 0)
         || s->hatch != BUJU_HATCH_NONE;
}

static gboolean
is_shown (BujuScene *scene, const char *key)
{
  GArray *items = buju_scene_get_items (scene);
  BujuBox seen = buju_view_get_box (buju_scene_get_view (scene), 0);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuBox box = BUJU_BOX_EMPTY;

      if (g_strcmp0 (item->legend_key, key) != 0 || !is_drawn (item))
        continue;
      if (item->layer != NULL)
        box = buju_layer_get_box (item->layer, item->feature);
      else
        buju_box_add_point (&box, item->point.x, item->point.y);
      if (buju_box_intersects (&box, &seen))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_entry (GArray *legend, const char *key)
{
  for (guint i = 0; i < legend->len; i++)
    if (g_strcmp0 (g_array_index (legend, BujuLegendEntry, i).key, key) == 0)
      return TRUE;
  return FALSE;
}

/* Both ways: nothing explained that is not drawn, nothing of the layout drawn that is not
 * explained. */
static void
check_legend (BujuSheet *sheet)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  BujuScene *scene = buju_sheet_get_scene (sheet);
  GArray *legend = buju_scene_get_legend (scene);
  GArray *items = buju_scene_get_items (scene);
  guint n_own = 0;

  for (guint i = 0; i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);

      n_own += !g_str_has_prefix (entry->key, "road");
      if (!is_shown (scene, entry->key))
        fail (figure->layout, figure->language, "explained but not drawn", NULL, entry->text.zh);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->legend_key != NULL && is_drawn (item) && is_shown (scene, item->legend_key)
          && !has_entry (legend, item->legend_key))
        fail (figure->layout, figure->language, "drawn but not explained", NULL, item->legend_key);
    }
  if (n_own == 0)
    fail (figure->layout, figure->language, "the map shows nothing of the layout", NULL, NULL);
}

static void
check_sheet (const BujuLayout *layout, BujuLanguage language)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (BujuSheet) sheet = NULL;
  g_autoptr (GArray) shapes = NULL;
  g_autoptr (GError) error = NULL;
  const BujuBox *map;

  figure.layout = layout;
  figure.language = language;
  figure.page = page;
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  map = &need_part (sheet, "map")->box;
  shapes = list_shapes (get_placement (sheet));
  g_assert_cmpuint (shapes->len, >, 10);
  check_apart (sheet, shapes);
  check_frame (sheet, shapes, map);
  check_markers (sheet, shapes);
  check_missing (sheet);
  check_legend (sheet);
}

static void
test_layout (gconstpointer data)
{
  static const BujuLanguage languages[] = { BUJU_LANGUAGE_ZH, BUJU_LANGUAGE_EN,
                                            BUJU_LANGUAGE_BOTH };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    check_sheet (data, languages[i]);
}

int
main (int argc, char *argv[])
{
  GPtrArray *plans;
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    page = argv[1];
  library = load_library ();
  plans = buju_content_get_plans (buju_library_get_content (library));
  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);

      for (guint j = 0; j < plan->layouts->len; j++)
        {
          const BujuLayout *layout = g_ptr_array_index (plan->layouts, j);
          g_autofree char *name = g_strconcat ("/atlas/", layout->id, NULL);

          if (!layout->drawable)
            continue;
          g_test_add_data_func (name, layout, test_layout);
          n++;
        }
    }
  g_assert_cmpuint (n, >=, 24);
  return run_with_library (library);
}
