/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-locator.h"
#include "draw/buju-north-arrow.h"
#include "draw/buju-occupancy.h"
#include "draw/buju-sheet-compare.h"
#include "draw/buju-sheet-private.h"

/* The map of a sheet: which view, and what lies on it in which corner. */

#define LEGEND_SHARE 0.46      /* of the map's width that a legend may take */
#define HIDES_SUBJECT 0.10     /* weight in a corner from which a legend would hide too much */
#define HIDDEN_PLACE 0.5       /* weight of a place with a name */
#define BAR_SHARE 0.32         /* of the map's width */
#define BAR_MOST 52.0          /* mm on A4 */
#define SLIDE_BAR 0.16         /* of the map's width on a slide */
#define LEAST_UNIT 0.82        /* at which the smallest names can still be printed */
#define SLIDE_SYMBOLS 0.86     /* on a slide the map keeps its detail rather than its type */
#define LOCATOR_SIDE 27.0      /* mm on A4 */
#define LOCATOR_LEAST 3.2      /* times that the city must be larger than what the map shows */

typedef enum { BOTTOM_LEFT, BOTTOM_RIGHT, TOP_RIGHT, TOP_LEFT, N_CORNERS } Corner;

/* Symbols on the map grow with the paper, but less than type: more paper is for more detail. */
static double
symbol_unit (const BujuSheet *self)
{
  double share = self->page.template == BUJU_PAGE_SLIDE ? SLIDE_SYMBOLS : 1;

  return fmax (pow (self->page.type_size, 0.9) * share, LEAST_UNIT);
}

static BujuSceneOptions
scene_options (const BujuSheet *self)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;

  options.language = self->figure.language;
  options.variant = "print";
  options.unit = symbol_unit (self);
  options.parks = self->figure.parks;
  options.focus = self->figure.focus;
  options.lens = self->lens;
  options.overlays = self->figure.overlays;
  options.compare = self->compare != NULL ? self->compare->compare : NULL;
  return options;
}

static BujuBox
find_wanted_box (const BujuSheet *self)
{
  const BujuBox *bbox = &self->figure.bbox;
  BujuBox box = BUJU_BOX_EMPTY;
  BujuPoint edge[16];

  if (buju_box_is_empty (bbox))
    {
      box = buju_scene_home (self->library, self->figure.layout);
      if (self->figure.compare != NULL)
        {
          BujuBox other = buju_scene_home (self->library, self->figure.compare);

          buju_box_add_box (&box, &other);
        }
      return box;
    }
  for (guint i = 0; i < 4; i++)
    {
      double t = i / 4.0;

      edge[4 * i] = (BujuPoint) { bbox->x0 + t * (bbox->x1 - bbox->x0), bbox->y0 };
      edge[4 * i + 1] = (BujuPoint) { bbox->x1, bbox->y0 + t * (bbox->y1 - bbox->y0) };
      edge[4 * i + 2] = (BujuPoint) { bbox->x1 - t * (bbox->x1 - bbox->x0), bbox->y1 };
      edge[4 * i + 3] = (BujuPoint) { bbox->x0, bbox->y1 - t * (bbox->y1 - bbox->y0) };
    }
  buju_projection_forward (self->to_map, edge, G_N_ELEMENTS (edge));
  for (guint i = 0; i < G_N_ELEMENTS (edge); i++)
    if (isfinite (edge[i].x) && isfinite (edge[i].y))
      buju_box_add_point (&box, edge[i].x, edge[i].y);
  return box;
}

/*< private >
 * buju_sheet_wanted_box:
 * @self: a sheet with its scene
 *
 * Returns: what the map shall show, map units
 */
BujuBox
buju_sheet_wanted_box (const BujuSheet *self)
{
  return self->wanted;
}

/*< private >
 * buju_sheet_view:
 * @self: a sheet
 * @map: inside the frame, pt on the page
 * @scale: (out) (optional): N of 1:N
 *
 * Chooses the largest round scale at which @map shows what is wanted, or takes the one that was
 * asked for.
 *
 * Returns: the view, its size in pt
 */
BujuView
buju_sheet_view (const BujuSheet *self, const BujuBox *map, double *scale)
{
  BujuBox box = buju_sheet_wanted_box (self);
  double width = fmax (buju_box_width (map), 1), height = fmax (buju_box_height (map), 1);
  double n = self->figure.scale;

  if (n <= 0)
    n = buju_scale_round (fmax (fmax (buju_box_width (&box) / width,
                                      buju_box_height (&box) / height)
                                * buju_scale_to_view (1), 100));
  if (scale != NULL)
    *scale = n;
  return (BujuView) { buju_box_centre (&box), buju_scale_to_view (n), width, height };
}

/*< private >
 * buju_sheet_make_scene:
 * @self: a sheet that knows its figure
 *
 * Makes the scene, for a view that is replaced once the map has its place.
 */
void
buju_sheet_make_scene (BujuSheet *self)
{
  BujuBox page = { 0, 0, self->page.width, self->page.height };
  BujuSceneOptions options = scene_options (self);
  BujuView view;

  self->wanted = find_wanted_box (self);
  view = buju_sheet_view (self, &page, NULL);
  self->scene = buju_scene_new (self->library, self->figure.layout, &view, &options);
}

/* A panel of that size in a corner of the map, its sides on the frame. */
static BujuBox
corner_box (const BujuSheet *self, Corner corner, double width, double height)
{
  gboolean left = corner == BOTTOM_LEFT || corner == TOP_LEFT;
  gboolean top = corner == TOP_LEFT || corner == TOP_RIGHT;
  double x = left ? self->map.x0 : self->map.x1 - width;
  double y = top ? self->map.y0 : self->map.y1 - height;

  return (BujuBox) { x, y, x + width, y + height };
}

/* How many places that need their names lie in @box, user space of the map: little as each is, none
 * may be hidden. */
static guint
count_places (BujuScene *scene, const BujuBox *box)
{
  const BujuView *view = buju_scene_get_view (scene);
  GArray *labels = buju_scene_get_labels (scene);
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const BujuLabel *label = &g_array_index (labels, BujuLabel, i);
      BujuPoint point = buju_view_to_screen (view, label->point.x, label->point.y);

      n += label->required && label->anchor == BUJU_GEOMETRY_POINT && point.x > box->x0
           && point.x < box->x1
           && point.y > box->y0 && point.y < box->y1;
    }
  return n;
}

/* The corner with the least in it; ties go to the earlier one in @order. */
static Corner
emptiest (const BujuSheet *self, BujuScene *scene, const BujuOccupancy *occupancy,
          const Corner *order, guint n_order,
          double width, double height, double *weight)
{
  Corner best = order[0];

  *weight = G_MAXDOUBLE;
  for (guint i = 0; i < n_order; i++)
    {
      BujuBox box = corner_box (self, order[i], width, height);
      double here;

      box = (BujuBox) { box.x0 - self->map.x0, box.y0 - self->map.y0, box.x1 - self->map.x0,
                        box.y1 - self->map.y0 };
      here = buju_occupancy_get (occupancy, &box) + HIDDEN_PLACE * count_places (scene, &box);
      if (here < *weight - 0.01)
        {
          *weight = here;
          best = order[i];
        }
    }
  return best;
}

/* Tries one column and two and keeps the legend that hides least. */
static BujuLegend *
choose_legend (BujuSheet *self, BujuScene *scene, const BujuOccupancy *occupancy, Corner *corner,
               double *weight)
{
  static const Corner order[] = { TOP_RIGHT, BOTTOM_RIGHT, TOP_LEFT, BOTTOM_LEFT };
  BujuText heading = buju_sheet_word (self, "legend");
  double pad = buju_sheet_mm (self, SHEET_PANEL_PAD);
  double most = buju_box_width (&self->map) * LEGEND_SHARE - 2 * pad;
  BujuLegend *best = NULL;

  *weight = G_MAXDOUBLE;
  for (guint columns = 1; columns <= 2; columns++)
    {
      BujuLegend *legend = buju_legend_new (&self->ink, buju_scene_get_legend (scene), &heading,
                                            most, columns, FALSE);
      double height = buju_legend_get_height (legend) + 2 * pad;
      double here = G_MAXDOUBLE;
      Corner at = BOTTOM_LEFT;

      if (buju_legend_get_width (legend) <= most && height < 0.6 * buju_box_height (&self->map))
        at = emptiest (self, scene, occupancy, order, G_N_ELEMENTS (order),
                       buju_legend_get_width (legend) + 2 * pad,
                       height, &here);
      if (here < *weight - 0.01)
        {
          *weight = here;
          *corner = at;
          g_clear_pointer (&best, buju_legend_free);
          best = legend;
        }
      else
        {
          buju_legend_free (legend);
        }
    }
  return best;
}

/*< private >
 * buju_sheet_try_corner:
 * @self: a sheet whose map has its place
 * @cover: put it there even if it hides part of the subject
 *
 * Puts the legend in the emptiest corner of the map.
 *
 * Returns: %FALSE, with nothing done, when every corner would hide part of the subject
 */
gboolean
buju_sheet_try_corner (BujuSheet *self, gboolean cover)
{
  BujuView view = buju_sheet_view (self, &self->map, NULL);
  g_autoptr (BujuScene) scene = buju_scene_with_view (self->scene, &view);
  g_autoptr (BujuOccupancy) occupancy = buju_occupancy_new (scene, 0);
  double pad = buju_sheet_mm (self, SHEET_PANEL_PAD);
  double weight;
  Corner corner = TOP_RIGHT;
  BujuLegend *legend = choose_legend (self, scene, occupancy, &corner, &weight);

  if (legend == NULL || (weight > HIDES_SUBJECT && !cover))
    {
      g_clear_pointer (&legend, buju_legend_free);
      return FALSE;
    }
  self->legend = legend;
  self->legend_panel = TRUE;
  self->legend_covers = weight > HIDES_SUBJECT;
  self->legend_box = corner_box (self, corner, buju_legend_get_width (legend) + 2 * pad,
                                 buju_legend_get_height (legend) + 2 * pad);
  buju_sheet_add_part (self, "legend", &self->legend_box, TRUE);
  return TRUE;
}

static gboolean
is_taken (const BujuSheet *self, Corner corner, double width, double height)
{
  BujuBox box = corner_box (self, corner, width, height);

  return (self->legend_panel && buju_box_intersects (&box, &self->legend_box))
         || buju_box_intersects (&box, &self->scale_box);
}

/* Lists the corners that are free for a panel of that size. */
static guint
free_corners (const BujuSheet *self, double width, double height, Corner corners[N_CORNERS])
{
  guint n = 0;

  for (Corner corner = BOTTOM_LEFT; corner < N_CORNERS; corner++)
    if (!is_taken (self, corner, width, height))
      corners[n++] = corner;
  return n;
}

/* Arrow, scale in figures, and bar, in one panel. */
static void
place_scale (BujuSheet *self, const BujuOccupancy *occupancy)
{
  double share = self->page.template == BUJU_PAGE_SLIDE ? SLIDE_BAR : BAR_SHARE;
  double bar = fmin (buju_box_width (&self->map) * share, buju_sheet_mm (self, BAR_MOST));
  double width, height, weight;
  Corner corners[N_CORNERS], best;
  guint n_corners;

  self->bar = buju_scale_bar_new (buju_scale_to_view (self->scale), bar);
  buju_sheet_measure_scale (self, &width, &height);
  self->scale_box = BUJU_BOX_EMPTY;
  n_corners = free_corners (self, width, height, corners);
  if (n_corners == 0)
    corners[n_corners++] = BOTTOM_LEFT;
  best = emptiest (self, self->scene, occupancy, corners, n_corners, width, height, &weight);
  self->scale_box = corner_box (self, best, width, height);
  buju_sheet_add_part (self, "scale", &self->scale_box, TRUE);
}

/* The city in small, when the map shows only a part of it and a corner is free. */
static void
place_locator (BujuSheet *self, const BujuOccupancy *occupancy, const BujuView *view)
{
  BujuBox city = buju_locator_extent (self->library), seen = buju_view_get_box (view, 0);
  double width = buju_sheet_mm (self, LOCATOR_SIDE), weight;
  double height = width * buju_box_height (&city) / fmax (buju_box_width (&city), 1);
  Corner corners[N_CORNERS], best;
  guint n_corners;

  self->locator_box = BUJU_BOX_EMPTY;
  if (buju_box_is_empty (&city)
      || buju_box_width (&city) * buju_box_height (&city)
         < LOCATOR_LEAST * buju_box_width (&seen) * buju_box_height (&seen)
      || width > 0.3 * buju_box_width (&self->map) || height > 0.3 * buju_box_height (&self->map))
    return;
  n_corners = free_corners (self, width, height, corners);
  if (n_corners == 0)
    return;
  best = emptiest (self, self->scene, occupancy, corners, n_corners, width, height, &weight);
  self->locator_box = corner_box (self, best, width, height);
  buju_sheet_add_part (self, "locator", &self->locator_box, TRUE);
}

/* The panels as the placer knows them: user space of the view, with a little air. */
static BujuPlacement *
place_labels (BujuSheet *self)
{
  const BujuBox *panels[] = { &self->scale_box, self->legend_panel ? &self->legend_box : NULL,
                              &self->locator_box };
  BujuBox blocked[G_N_ELEMENTS (panels)];
  guint n_blocked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      BujuBox box;

      if (panels[i] == NULL || buju_box_is_empty (panels[i]))
        continue;
      box = (BujuBox) { panels[i]->x0 - self->map.x0, panels[i]->y0 - self->map.y0,
                        panels[i]->x1 - self->map.x0, panels[i]->y1 - self->map.y0 };
      buju_box_grow (&box, buju_sheet_mm (self, 0.7));
      blocked[n_blocked++] = box;
    }
  return buju_placement_new_short (self->scene, blocked, n_blocked);
}

/*< private >
 * buju_sheet_finish_map:
 * @self: an arranged sheet
 *
 * Settles view and scale, puts the scale panel in a free corner, and places the labels around the
 * panels.
 */
void
buju_sheet_finish_map (BujuSheet *self)
{
  BujuView view = buju_sheet_view (self, &self->map, &self->scale);
  BujuScene *scene = buju_scene_with_view (self->scene, &view);
  g_autoptr (BujuOccupancy) occupancy = buju_occupancy_new (scene, 0);

  buju_scene_unref (self->scene);
  self->scene = scene;
  self->north = buju_north_arrow_angle (self->to_map, view.centre);
  place_scale (self, occupancy);
  place_locator (self, occupancy, &view);
  self->frame = buju_sheet_frame_band (self) > 0 ? buju_frame_new (&self->ink, self->to_map, &view)
                                                 : buju_frame_new_plain ();
  if ((self->figure.extras & BUJU_FIGURE_GRATICULE) != 0)
    self->graticule = buju_graticule_new (self->to_map, &view, buju_frame_get_step (self->frame));
  self->placement = place_labels (self);
}
