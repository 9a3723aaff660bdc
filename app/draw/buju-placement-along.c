/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-search.h"

#include <math.h>

/* A line label is one straight text on a stretch that is nearly straight, or has its letters set
 * one by one along a bent or rising one. Upright places beside the line come second. */

#define BEND_MAX 0.6        /* type sizes that the line may leave the chord of its text */
#define BEND_COST 0.5       /* a type size */
#define STEEP 0.52          /* rad: up to here a turned text reads well */
#define STEEP_COST 0.75     /* a text that is fully upright on its side */
#define BESIDE_COST 0.30
#define ACROSS_COST 0.60    /* an upright text for a name that belongs on the line */
#define OFF_MIDDLE_COST 0.30
#define WINDOWS_MAX 240     /* a part */
#define BESIDE_STEP 1.6     /* type sizes */
#define LEADER_STARTS 6
#define SAMPLES 7

typedef struct
{
  BujuPoint middle;
  double    angle;
  double    above;  /* how far the line leaves the chord on the upper side of the text */
  double    below;
  double    cost;
} Stretch;

/* Turned by at most a quarter, so that no text hangs upside down; a plumb line is read upwards. */
static double
upright (double angle)
{
  if (angle >= G_PI_2 - 1e-9)
    angle -= G_PI;
  else if (angle < -G_PI_2 - 1e-9)
    angle += G_PI;
  return fabs (angle) < 0.01 ? 0 : angle;
}

/* The stretch from @run on that a text @width wide needs; FALSE where the line is too bent. */
static gboolean
measure_stretch (const BujuTrack *track, double run, double width, double size, Stretch *stretch)
{
  BujuPoint a = buju_track_at (track, run), b = buju_track_at (track, run + width);
  double chord = hypot (b.x - a.x, b.y - a.y), up_x, up_y;
  double off_middle = fabs ((run + width / 2) / track->length - 0.5) * 2;

  if (chord < 0.9 * width)
    return FALSE;
  *stretch = (Stretch) { { (a.x + b.x) / 2, (a.y + b.y) / 2 },
                         upright (atan2 (b.y - a.y, b.x - a.x)), 0, 0, 0 };
  up_x = sin (stretch->angle);
  up_y = -cos (stretch->angle);
  for (guint i = 1; i <= SAMPLES; i++)
    {
      BujuPoint p = buju_track_at (track, run + width * i / (SAMPLES + 1));
      double off = (p.x - stretch->middle.x) * up_x + (p.y - stretch->middle.y) * up_y;

      stretch->above = MAX (stretch->above, off);
      stretch->below = MAX (stretch->below, -off);
    }
  if (MAX (stretch->above, stretch->below) > BEND_MAX * size)
    return FALSE;
  stretch->cost = BEND_COST * MAX (stretch->above, stretch->below) / size
                  + OFF_MIDDLE_COST * off_middle;
  stretch->cost += STEEP_COST * MAX (fabs (stretch->angle) - STEEP, 0) / (G_PI_2 - STEEP);
  return TRUE;
}

static void
try_turned (BujuSiteSearch *self, guint n, const Stretch *stretch, double offset, double cost)
{
  double up_x = sin (stretch->angle), up_y = -cos (stretch->angle);
  BujuSiteTrial trial = { .setting = n, .angle = stretch->angle, .anchor = stretch->middle };

  trial.centre.x = stretch->middle.x + up_x * offset;
  trial.centre.y = stretch->middle.y + up_y * offset;
  trial.cost = stretch->cost + cost;
  if (offset != 0)
    trial.cost += buju_site_search_side_cost (self, up_x * offset, up_y * offset);
  buju_site_search_try (self, &trial);
}

static void
try_stretches (BujuSiteSearch *self, const BujuTrack *track, guint n)
{
  const BujuPlacementTask *task = buju_ground_get_task (self->ground);
  const BujuLabelSetting *setting = &self->text->settings[n];
  double clear = self->label->clearance * task->unit + buju_site_search_gap (self)
                 + setting->height / 2;
  double step = MAX (setting->width / 4, track->length / WINDOWS_MAX);
  double beside = self->label->side == BUJU_SIDE_CENTRE ? BUJU_ON_LINE_COST : 0;
  Stretch stretch;

  for (double run = 0; run + setting->width <= track->length; run += step)
    if (measure_stretch (track, run, setting->width, self->text->size, &stretch))
      {
        try_turned (self, n, &stretch, stretch.above + clear, beside);
        try_turned (self, n, &stretch, -stretch.below - clear, beside + BUJU_BELOW_COST);
        try_turned (self, n, &stretch, (stretch.above - stretch.below) / 2,
                    BUJU_ON_LINE_COST - beside);
      }
}

static void
try_beside (BujuSiteSearch *self, guint n, BujuPoint point, double dx, double dy, double cost)
{
  const BujuPlacementTask *task = buju_ground_get_task (self->ground);
  const BujuLabelSetting *setting = &self->text->settings[n];
  double clear = self->label->clearance * task->unit + buju_site_search_gap (self);
  double far = clear + fabs (dx) * setting->width / 2 + fabs (dy) * setting->height / 2;
  BujuSiteTrial trial = { .setting = n, .anchor = point };

  trial.centre = (BujuPoint) { point.x + far * dx, point.y + far * dy };
  trial.align = dx > 0.5 ? -1 : dx < -0.5 ? 1 : 0;
  trial.cost = cost + BESIDE_COST + buju_site_search_side_cost (self, dx, dy);
  buju_site_search_try (self, &trial);
}

/* Upright texts on both sides, at points a fixed length apart. */
static void
try_upright (BujuSiteSearch *self, const BujuTrack *track, guint n)
{
  double step = MAX (BESIDE_STEP * self->text->size, track->length / WINDOWS_MAX);
  double against = self->label->side == BUJU_SIDE_CENTRE ? ACROSS_COST : 0;

  for (double run = step / 2; run < track->length; run += step)
    {
      BujuPoint p = buju_track_at (track, run),
      q = buju_track_at (track, MIN (run + step / 2, track->length));
      double length = hypot (q.x - p.x, q.y - p.y);
      double cost = against + OFF_MIDDLE_COST * fabs (run / track->length - 0.5) * 2;

      if (length <= 0)
        continue;
      try_beside (self, n, p, (p.y - q.y) / length, (q.x - p.x) / length, cost);
      try_beside (self, n, p, (q.y - p.y) / length, (p.x - q.x) / length, cost);
      if (self->label->side == BUJU_SIDE_CENTRE)
        buju_site_search_try (self,
                              &(BujuSiteTrial) { .setting = n, .centre = p, .anchor = p,
                                                 .cost = cost });
    }
}

static gboolean
is_in_view (const BujuView *view, BujuPoint p)
{
  return p.x >= 0 && p.x <= view->width && p.y >= 0 && p.y <= view->height;
}

static gboolean
search_part (BujuSiteSearch *self, const BujuTrack *track)
{
  const BujuView *view = &buju_ground_get_task (self->ground)->view;
  gboolean visible = FALSE;

  for (guint n = 0; n < self->text->n_settings; n++)
    {
      try_stretches (self, track, n);
      try_upright (self, track, n);
    }
  buju_site_search_bends (self, track);
  for (guint i = 0; i <= LEADER_STARTS * 4; i++)
    {
      BujuPoint p = buju_track_at (track, track->length * i / (LEADER_STARTS * 4));

      if (!is_in_view (view, p))
        continue;
      visible = TRUE;
      if (self->label->required && i % 4 == 2)
        buju_site_search_led (self, p, 0, 0.1);
    }
  return visible;
}

/**
 * buju_site_search_along:
 * @self: a search for a label with a line anchor
 *
 * Tries turned places on straight stretches and upright places beside the line. Positions are
 * counted from the start of the line, not from the edge of the picture, so that they stay when the
 * map is moved.
 *
 * Returns: whether the line is in view
 */
gboolean
buju_site_search_along (BujuSiteSearch *self)
{
  const BujuView *view = &buju_ground_get_task (self->ground)->view;
  BujuSpan span = buju_path_get_span (self->label->path);
  gboolean visible = FALSE;

  for (guint part = 0; part < span.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;
      g_auto (BujuTrack) track = { 0 };

      buju_span_get_part (&span, part, &points, &n_points);
      if (n_points < 2)
        continue;
      buju_track_init (&track, view, points, n_points);
      if (track.length > 0 && isfinite (track.length))
        visible |= search_part (self, &track);
    }
  return visible || self->sites->len > 0;
}
