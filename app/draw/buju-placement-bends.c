/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-search.h"

#include <math.h>

/* Places for a text whose letters follow the line one by one. A text that turns little is better
 * straight, and a column of letters wants a line that rises. */

#define STEP 0.5            /* type sizes between the points of the smoothed line */
#define WINDOWS_MAX 160     /* a part */
#define TURN_LEAST 0.10     /* rad that a text must turn to be bent at all */
#define TURN_MOST 1.25
#define TURN_COST 0.22      /* a rad */
#define TURN_SAMPLES 6
/* rad: Chinese letters that turn with the line lie on their backs beyond */
#define CURVED_STEEP 0.95
#define CURVED_UPRIGHT 0.52 /* rad: up to here a turned text reads well */
#define STEEP_COST 0.75     /* of a text that is fully upright on its side */
#define COLUMN_LEAST 0.70   /* rad: a line that lies flatter carries no column */
#define COLUMN_COST 0.04
#define LEAN_COST 0.35      /* of a column, for each rad from the plumb line */
#define OFF_MIDDLE_COST 0.30

/* One stretch of the smoothed line that the text takes. */
typedef struct
{
  BujuBendPlan plan;
  BujuPoint    middle;
  double       above;    /* how far the true line strays on the upper side of the text */
  double       below;
  double       cost;
} Window;

static gboolean
is_near_view (const BujuView *view, BujuPoint p, double reach)
{
  return p.x > -reach && p.y > -reach && p.x < view->width + reach && p.y < view->height + reach;
}

/* How much the line turns there in all, whether to and fro or in one bow. */
static double
measure_turn (const BujuTrack *track, double run, double length, double reach)
{
  double last = buju_track_direction (track, run, reach), turn = 0;

  for (guint i = 1; i <= TURN_SAMPLES; i++)
    {
      double next = buju_track_direction (track, run + length * i / TURN_SAMPLES, reach);

      turn += fabs (remainder (next - last, 2 * G_PI));
      last = next;
    }
  return turn;
}

/* FALSE where the line does not carry such a text. */
static gboolean
measure_window (Window *self, double length, double size)
{
  const BujuTrack *track = self->plan.track;
  double run = self->plan.run, turn = measure_turn (track, run, length, size * 0.8);
  BujuPoint a = buju_track_at (track, run), b = buju_track_at (track, run + length);
  double dx = b.x - a.x, dy = b.y - a.y, steep = atan2 (fabs (dy), fabs (dx)), left, right;

  if (turn > TURN_MOST || (!self->plan.column && (turn < TURN_LEAST || steep > CURVED_STEEP))
      || (self->plan.column && steep < COLUMN_LEAST))
    return FALSE;
  /* A plumb line is read upwards, as straight texts are. */
  self->plan.backwards = fabs (dx) > 0.01 * length ? dx < 0 : dy > 0;
  self->middle = buju_track_at (track, run + length / 2);
  buju_track_strays (track, run, run + length, &left, &right);
  self->above = self->plan.backwards ? right : left;
  self->below = self->plan.backwards ? left : right;
  self->cost = TURN_COST * turn
               + OFF_MIDDLE_COST * fabs ((run + length / 2) / track->length - 0.5) * 2;
  if (self->plan.column)
    self->cost += COLUMN_COST + LEAN_COST * (G_PI_2 - steep);
  else
    self->cost += STEEP_COST * MAX (steep - CURVED_UPRIGHT, 0) / (G_PI_2 - CURVED_UPRIGHT);
  return TRUE;
}

static void
try_offset (BujuSiteSearch *self, const Window *window, double offset, double cost)
{
  BujuBendPlan plan = window->plan;

  plan.offset = offset;
  buju_site_search_try_bent (self, buju_bend_new (&plan), window->middle, window->cost + cost);
}

static void
try_windows (BujuSiteSearch *self, const BujuTrack *track, gboolean column)
{
  const BujuPlacementTask *task = buju_ground_get_task (self->ground);
  const BujuLabelSetting *setting = &self->text->settings[0];
  double length = buju_bend_get_length (setting, column);
  double clear = self->label->clearance * task->unit + buju_site_search_gap (self)
                 + buju_bend_get_height (setting, column) / 2;
  double step = MAX (length / 4, track->length / WINDOWS_MAX);
  double beside = self->label->side == BUJU_SIDE_CENTRE ? BUJU_ON_LINE_COST : 0;

  for (double run = 0; run + length <= track->length; run += step)
    {
      Window window = { .plan = { track, setting, run, FALSE, column, 0, self->text->halo } };

      if (!is_near_view (&task->view, buju_track_at (track, run + length / 2), length)
          || !measure_window (&window, length, self->text->size))
        continue;
      try_offset (self, &window, -window.above - clear, beside);
      try_offset (self, &window, window.below + clear, beside + BUJU_BELOW_COST);
      try_offset (self, &window, (window.below - window.above) / 2, BUJU_ON_LINE_COST - beside);
    }
}

/**
 * buju_site_search_bends:
 * @self: a search for a label with a line anchor
 * @track: a part of that line
 *
 * Tries places where the letters follow the line: turned with it, or, where it rises, upright in a
 * column.
 */
void
buju_site_search_bends (BujuSiteSearch *self, const BujuTrack *track)
{
  const BujuLabelSetting *setting = &self->text->settings[0];
  gboolean curved = buju_bend_can_stand (setting, FALSE),
  column = buju_bend_can_stand (setting, TRUE);
  g_auto (BujuTrack) smooth = { 0 };

  if (self->bends == NULL || !(self->text->size > 0) || (!curved && !column))
    return;
  buju_track_smooth (&smooth, track, STEP * self->text->size);
  if (curved)
    try_windows (self, &smooth, FALSE);
  if (column)
    try_windows (self, &smooth, TRUE);
}
