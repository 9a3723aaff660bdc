/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-ground.h"

#include "draw/buju-placement-grid.h"

#include <math.h>

#define EDGE 2.0           /* pt kept free at the picture's edge */
#define CELL 24.0          /* pt */
#define WINDOW 70.0        /* pt around a site in which the next ones are expected */
#define SAME_POINT 0.75    /* pt: a marker that near is the anchor's own */
#define LINE_COST 0.10      /* a line of 1 pt across one type size of text … */
#define LINE_SOFTEN 0.7     /* … and the more of them, the less one more matters … */
#define LINE_CONTEXT 2.8    /* … except for names in the background */
/* type sizes: a foreign marker nearer than that may be taken for the label's own */
#define NEIGHBOUR_REACH 1.1
#define NEIGHBOUR_COST 0.55

struct _BujuGround
{
  const BujuPlacementTask *task;
  BujuBox                  frame;
  BujuLineMap             *lines;
  BujuGrid                *obstacles;
  /* what @found was asked for: sites of one label lie close together */
  BujuBox                  window;
  GArray                  *found;     /* guint: obstacles near @window */
};

static void
add_obstacles (BujuGround *self)
{
  const BujuPlacementTask *task = self->task;

  for (guint i = 0; i < task->n_obstacles; i++)
    {
      const BujuObstacle *o = &task->obstacles[i];
      BujuBox box = { o->centre.x, o->centre.y, o->centre.x, o->centre.y };

      buju_box_grow (&box, o->radius);
      buju_grid_add (self->obstacles, &box, i);
    }
}

/**
 * buju_ground_new:
 * @task: what is to be placed; must outlive the ground
 *
 * Returns: (transfer full): the picture as it is without labels
 */
BujuGround *
buju_ground_new (const BujuPlacementTask *task)
{
  BujuGround *self = g_new0 (BujuGround, 1);

  self->task = task;
  self->frame = (BujuBox) { 0, 0, task->view.width, task->view.height };
  buju_box_grow (&self->frame, -EDGE * task->unit);
  self->lines = buju_line_map_new (&task->view, task->unit, task->barriers, task->n_barriers);
  self->obstacles = buju_grid_new (task->view.width, task->view.height, CELL * task->unit);
  self->window = BUJU_BOX_EMPTY;
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  add_obstacles (self);
  return self;
}

/**
 * buju_ground_free:
 * @self: a ground
 */
void
buju_ground_free (BujuGround *self)
{
  buju_line_map_free (self->lines);
  buju_grid_free (self->obstacles);
  g_array_unref (self->found);
  g_free (self);
}

/**
 * buju_ground_get_task:
 * @self: a ground
 *
 * Returns: (transfer none): the task it was made for
 */
const BujuPlacementTask *
buju_ground_get_task (const BujuGround *self)
{
  return self->task;
}

static gboolean
is_in_frame (const BujuGround *self, const BujuBox *box)
{
  /* Written so that a NAN is refused. */
  return box->x0 >= self->frame.x0 && box->x1 <= self->frame.x1 &&
         box->y0 >= self->frame.y0 && box->y1 <= self->frame.y1;
}

static gboolean
is_own (const BujuGround *self, const BujuObstacle *obstacle, BujuPoint anchor)
{
  double same = SAME_POINT * self->task->unit;

  return fabs (obstacle->centre.x - anchor.x) <= same
         && fabs (obstacle->centre.y - anchor.y) <= same;
}

/* Makes sure that all markers near @box are found. */
static void
find_markers (BujuGround *self, const BujuBox *box)
{
  if (box->x0 >= self->window.x0 && box->x1 <= self->window.x1 &&
      box->y0 >= self->window.y0 && box->y1 <= self->window.y1)
    return;
  self->window = *box;
  buju_box_grow (&self->window, WINDOW * self->task->unit);
  buju_grid_query (self->obstacles, &self->window, self->found);
}

/* Looks at the markers once: are they clear of the text, and might one of them be taken for the
 * label's own? */
static gboolean
judge_markers (BujuGround *self, const BujuSite *site, double size, double *cost)
{
  double reach = NEIGHBOUR_REACH * size, worst = 0;
  BujuBox box = buju_site_get_reach (site);

  buju_box_grow (&box, reach);
  find_markers (self, &box);
  for (guint i = 0; i < self->found->len; i++)
    {
      const BujuObstacle *o = &self->task->obstacles[g_array_index (self->found, guint, i)];
      double gap;

      if (o->centre.x + o->radius < box.x0 || o->centre.x - o->radius > box.x1 ||
          o->centre.y + o->radius < box.y0 || o->centre.y - o->radius > box.y1)
        continue;
      gap = buju_site_get_distance (site, o->centre) - o->radius;
      if (gap < 0 || (site->leader && buju_site_meets_disc (site, o->centre, o->radius)))
        return FALSE;
      if (gap < reach && !is_own (self, o, site->anchor))
        worst = MAX (worst, 1 - MAX (gap, 0) / reach);
    }
  *cost = NEIGHBOUR_COST * worst;
  return TRUE;
}

/**
 * buju_ground_judge:
 * @self: a ground
 * @site: where a text might go; its anchor is set
 * @size: type size, user space
 * @context: whether the text names something in the background
 * @cost: (out): what is bad about the place, see the cost of #BujuSite; only set when the text may
 *   stand there
 *
 * Returns: whether the text would be whole and cover nothing that must stay visible
 */
gboolean
buju_ground_judge (BujuGround *self, const BujuSite *site, double size, gboolean context,
                   double *cost)
{
  double lines, neighbours;

  if (!is_in_frame (self, &site->box))
    return FALSE;
  for (guint i = 0; i < self->task->n_blocked; i++)
    if (buju_site_meets_box (site, &self->task->blocked[i]))
      return FALSE;
  if (!judge_markers (self, site, size, &neighbours))
    return FALSE;
  lines = LINE_COST * buju_line_map_under (self->lines, site) / MAX (size, 1e-3);
  *cost = neighbours + (context ? LINE_CONTEXT * lines : lines / (1 + LINE_SOFTEN * lines));
  return TRUE;
}

/**
 * buju_ground_get_marker:
 * @self: a ground
 * @point: user space
 *
 */
double
buju_ground_get_marker (BujuGround *self, BujuPoint point)
{
  BujuBox box = { point.x, point.y, point.x, point.y };
  double radius = 0;

  find_markers (self, &box);
  for (guint i = 0; i < self->found->len; i++)
    {
      const BujuObstacle *o = &self->task->obstacles[g_array_index (self->found, guint, i)];

      if (is_own (self, o, point))
        radius = MAX (radius, o->radius);
    }
  return radius;
}
