/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-search.h"

#include "draw/buju-placement-mask.h"
#include "geo/buju-clip.h"
#include "geo/buju-measure.h"

#include <math.h>

#define STEPS 16.0          /* of the grid over the area's box */
#define STEPS_MAX 24        /* in the picture */
#define STEP_MIN 0.8        /* type sizes */
#define STEP_MAX 9.0
#define OFF_CENTRE_COST 0.45
#define OUTSIDE_COST 1.6    /* a text that lies wholly outside */
/* share of the text that must lie inside, unless the label is required */
#define FIT_MIN 0.74
#define MASK_CELL 2.0       /* pt */
#define OUTLINE_STEP 2.5    /* pt: vertices nearer to one another do not matter here */
#define LED_COST 0.1

/* The part of the area that is in view, on the picture. */
typedef struct
{
  BujuPathBuffer buffer;
  BujuSpan       span;
  BujuBox        box;
  BujuRaster     mask;     /* 1 inside */
  BujuPoint      pole;     /* farthest from every edge */
  double         reach;    /* half the side of a square as large as its box */
} Shape;

static void
append_ring (Shape *self, const BujuView *view, double step, const BujuPoint *points,
             guint n_points)
{
  BujuPoint last = { 0, 0 };

  buju_path_buffer_begin_part (&self->buffer);
  for (guint i = 0; i < n_points; i++)
    {
      BujuPoint p = buju_view_to_screen (view, points[i].x, points[i].y);

      if (i > 0 && i + 1 < n_points && fabs (p.x - last.x) < step && fabs (p.y - last.y) < step)
        continue;
      buju_path_buffer_add (&self->buffer, p.x, p.y);
      last = p;
    }
}

static gboolean
shape_init (Shape *self, const BujuPlacementTask *task, const BujuSpan *area)
{
  BujuBox box = buju_view_get_box (&task->view, 0);
  g_auto (BujuPathBuffer) clipped = { 0 };
  BujuSpan span;

  buju_path_buffer_init (&self->buffer);
  buju_path_buffer_init (&clipped);
  buju_clip_polygon (area, &box, &clipped);
  span = buju_path_buffer_get_span (&clipped);
  for (guint part = 0; part < span.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&span, part, &points, &n_points);
      if (n_points >= 4)
        append_ring (self, &task->view, OUTLINE_STEP * task->unit, points, n_points);
    }
  self->span = buju_path_buffer_get_span (&self->buffer);
  if (self->span.n_points < 4)
    return FALSE;
  self->box = buju_span_get_box (&self->span);
  self->reach = sqrt (MAX (buju_box_width (&self->box) * buju_box_height (&self->box), 0)) / 2;
  if (!(self->reach > 0) || !isfinite (self->reach))
    return FALSE;
  self->pole = buju_measure_label_point (&self->span, MAX (2 * task->unit, self->reach / 30));
  buju_raster_init (&self->mask, &task->view, &self->box, MASK_CELL * task->unit);
  buju_mask_fill (&self->mask, &self->span);
  return isfinite (self->pole.x) && isfinite (self->pole.y);
}

static void
shape_clear (Shape *self)
{
  buju_raster_clear (&self->mask);
  buju_path_buffer_clear (&self->buffer);
}

/* Share of the text's box that lies inside. */
static double
get_fit (const Shape *shape, BujuPoint centre, double width, double height)
{
  BujuBox box = { centre.x - width / 2, centre.y - height / 2, centre.x + width / 2,
                  centre.y + height / 2 };

  return buju_raster_get_mean (&shape->mask, &box);
}

static void
try_inside (BujuSiteSearch *self, const Shape *shape, BujuPoint centre)
{
  double off = hypot (centre.x - shape->pole.x, centre.y - shape->pole.y) / shape->reach;

  for (guint n = 0; n < self->text->n_settings; n++)
    {
      const BujuLabelSetting *setting = &self->text->settings[n];
      double fit = get_fit (shape, centre, setting->width, setting->height);
      BujuSiteTrial trial = { .setting = n, .centre = centre, .anchor = centre };

      if (fit < FIT_MIN && !self->label->required)
        continue;
      trial.cost = OFF_CENTRE_COST * MIN (off, 2) + OUTSIDE_COST * (1 - fit);
      buju_site_search_try (self, &trial);
    }
}

/* A grid that is fixed in map terms: its step depends on the whole area, its start on the map's
 * origin. */
static void
try_grid (BujuSiteSearch *self, const Shape *shape)
{
  const BujuView *view = &buju_ground_get_task (self->ground)->view;
  BujuBox whole = buju_path_get_box (self->label->path);
  double size = MAX (self->text->size, 1e-3);
  double step = sqrt (buju_box_width (&whole) * buju_box_height (&whole)) * view->scale / STEPS;
  BujuPoint origin = buju_view_to_screen (view, 0, 0);
  double x0, y0;

  step = CLAMP (step, STEP_MIN * size, STEP_MAX * size);
  step = MAX (step, MAX (buju_box_width (&shape->box), buju_box_height (&shape->box)) / STEPS_MAX);
  x0 = origin.x + ceil ((shape->box.x0 - origin.x) / step) * step;
  y0 = origin.y + ceil ((shape->box.y0 - origin.y) / step) * step;
  for (double y = y0; y <= shape->box.y1; y += step)
    for (double x = x0; x <= shape->box.x1; x += step)
      if (buju_raster_get_value (&shape->mask, x, y) > 0)
        try_inside (self, shape, (BujuPoint) { x, y });
}

static gboolean
is_whole (const BujuSiteSearch *self)
{
  BujuBox view = buju_view_get_box (&buju_ground_get_task (self->ground)->view, 0);
  BujuBox area = buju_path_get_box (self->label->path);

  return area.x0 >= view.x0 && area.y0 >= view.y0 && area.x1 <= view.x1 && area.y1 <= view.y1;
}

/**
 * buju_site_search_inside:
 * @self: a search for a label with a polygon anchor
 *
 * Tries upright places inside the visible part of the area, best at its pole of inaccessibility.
 * Names that do not fit are left out unless they are required; then they may stick out or be led to
 * from outside.
 *
 * Returns: whether the area is in view
 */
gboolean
buju_site_search_inside (BujuSiteSearch *self)
{
  const BujuPlacementTask *task = buju_ground_get_task (self->ground);
  BujuSpan span = buju_path_get_span (self->label->path);
  Shape shape = { 0 };
  gboolean visible = shape_init (&shape, task, &span);

  if (visible)
    {
      /* The pole of an area that is cut off moves with every pan, the grid does not. */
      if (is_whole (self))
        try_inside (self, &shape, shape.pole);
      try_grid (self, &shape);
      if (self->sites->len == 0)
        try_inside (self, &shape, shape.pole);
      if (self->label->required)
        buju_site_search_led (self, shape.pole, 0, LED_COST);
    }
  shape_clear (&shape);
  return visible;
}
