/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-search.h"

#include <math.h>

/* Positions around a point in the order that cartographers prefer (Imhof 1975, Yoeli 1972), with
 * sliding positions between them (van Kreveld, Strijk, Wolff 1999). */
typedef struct
{
  int    x, y;     /* side */
  double slide;    /* along that side, share of the text's height or width */
  double cost;
} Spot;

static const Spot spots[] = {
  {  1,  0,  0.00, 0.00 }, {  1,  0, -0.30, 0.06 }, {  1,  0,  0.30, 0.07 },
  { -1,  0,  0.00, 0.05 }, { -1,  0, -0.30, 0.11 }, { -1,  0,  0.30, 0.12 },
  {  1, -1,  0.00, 0.12 }, {  1,  1,  0.00, 0.14 },
  {  0, -1,  0.00, 0.14 }, {  0, -1,  0.25, 0.18 }, {  0, -1, -0.25, 0.19 },
  {  0,  1,  0.00, 0.16 }, {  0,  1,  0.25, 0.20 }, {  0,  1, -0.25, 0.21 },
  { -1, -1,  0.00, 0.17 }, { -1,  1,  0.00, 0.19 },
};

/* Distances beyond the nearest one, in type sizes, and what they cost. */
static const struct { double distance, cost; } rings[] = { { 0, 0 }, { 0.45, 0.25 },
                                                           { 0.95, 0.50 } };

/* Leaders: farther away a connecting line is needed. */
#define LEADER_DIRECTIONS 16
#define LEADER_COST 1.2
#define LEADER_COST_PER_SIZE 0.09
static const double leader_lengths[] = { 1.5, 2.4, 3.6, 5.2, 7.2, 9.8, 13.0 };

/* A text centred on its anchor may be moved by steps of a share of its width and height. */
#define CENTRED_COLUMNS 5
#define CENTRED_ROWS 5
#define CENTRED_STEP_X 0.17
#define CENTRED_STEP_Y 0.40
#define CENTRED_COST 0.075   /* a type size */

/* A caption at a bare point must not drift away from its side of it. */
#define CAPTION_ADRIFT 0.12

static void
try_spot (BujuSiteSearch *self, guint n, const Spot *spot, BujuPoint anchor, double distance,
          double cost)
{
  const BujuLabelSetting *setting = &self->text->settings[n];
  gboolean diagonal = spot->x != 0 && spot->y != 0;
  double reach = diagonal ? distance * G_SQRT2 / 2 : distance;
  BujuSiteTrial trial = { .setting = n, .align = -spot->x, .anchor = anchor };

  trial.centre.x = anchor.x + spot->x * (reach + setting->width / 2);
  trial.centre.y = anchor.y + spot->y * (reach + setting->height / 2);
  if (spot->y == 0)
    trial.centre.y += spot->slide * setting->height;
  else if (spot->x == 0)
    trial.centre.x += spot->slide * setting->width;
  trial.cost = cost + spot->cost + buju_site_search_side_cost (self, spot->x, spot->y);
  buju_site_search_try (self, &trial);
}

static void
try_rings (BujuSiteSearch *self, BujuPoint anchor, double clearance)
{
  double near = clearance + buju_site_search_gap (self);

  for (guint n = 0; n < self->text->n_settings; n++)
    for (guint ring = 0; ring < G_N_ELEMENTS (rings); ring++)
      for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
        try_spot (self, n, &spots[i], anchor, near + rings[ring].distance * self->text->size,
                  rings[ring].cost);
}

/**
 * buju_site_search_led:
 * @self: a search
 * @anchor: where leaders start, user space
 * @clearance: kept free around it
 * @cost: added to every site
 *
 * Tries places farther away that are joined to the anchor by a line.
 */
void
buju_site_search_led (BujuSiteSearch *self, BujuPoint anchor, double clearance, double cost)
{
  for (guint n = 0; n < self->text->n_settings; n++)
    for (guint i = 0; i < G_N_ELEMENTS (leader_lengths); i++)
      for (guint j = 0; j < LEADER_DIRECTIONS; j++)
        {
          const BujuLabelSetting *setting = &self->text->settings[n];
          double angle = 2 * G_PI * j / LEADER_DIRECTIONS, dx = cos (angle), dy = sin (angle);
          /* From the middle of the text to its side, in the direction of the leader. */
          double inner = MIN (setting->width / 2 / MAX (fabs (dx), 1e-6),
                              setting->height / 2 / MAX (fabs (dy), 1e-6));
          double far = clearance + leader_lengths[i] * self->text->size + inner;
          BujuSiteTrial trial = { .setting = n, .leader = TRUE, .anchor = anchor };

          trial.centre = (BujuPoint) { anchor.x + far * dx, anchor.y + far * dy };
          trial.align = dx > 0.5 ? -1 : dx < -0.5 ? 1 : 0;
          trial.cost = cost + LEADER_COST + LEADER_COST_PER_SIZE * leader_lengths[i];
          trial.cost += buju_site_search_side_cost (self, dx, dy);
          buju_site_search_try (self, &trial);
        }
}

/* On and near the anchor: for names of seas, islands and regions, which have no marker. */
static void
search_centred (BujuSiteSearch *self, BujuPoint anchor, double cost)
{
  double size = MAX (self->text->size, 1e-3);

  for (guint n = 0; n < self->text->n_settings; n++)
    for (int row = -CENTRED_ROWS; row <= CENTRED_ROWS; row++)
      for (int column = -CENTRED_COLUMNS; column <= CENTRED_COLUMNS; column++)
        {
          const BujuLabelSetting *setting = &self->text->settings[n];
          double dx = column * CENTRED_STEP_X * setting->width,
          dy = row * CENTRED_STEP_Y * setting->height;
          BujuSiteTrial trial = { .setting = n, .anchor = anchor };

          trial.centre = (BujuPoint) { anchor.x + dx, anchor.y + dy };
          trial.cost = cost + CENTRED_COST * hypot (dx, dy) / size
                       + buju_site_search_side_cost (self, dx, dy);
          buju_site_search_try (self, &trial);
        }
}

/**
 * buju_site_search_around:
 * @self: a search for a label with a point anchor
 *
 * Tries places around the anchor; with leaders only for required labels that have a marker to lead
 * to.
 *
 * Returns: whether the anchor is in view
 */
gboolean
buju_site_search_around (BujuSiteSearch *self)
{
  const BujuPlacementTask *task = buju_ground_get_task (self->ground);
  const BujuLabel *label = self->label;
  BujuPoint anchor = buju_view_to_screen (&task->view, label->point.x, label->point.y);
  gboolean bare, sided;
  double clearance;

  if (!(anchor.x >= 0 && anchor.x <= task->view.width && anchor.y >= 0
        && anchor.y <= task->view.height))
    return FALSE;
  clearance = MAX (label->clearance * task->unit, buju_ground_get_marker (self->ground, anchor));
  bare = clearance <= 0;
  sided = label->side != BUJU_SIDE_CENTRE && (!bare || label->side != BUJU_SIDE_ANY);
  if (sided)
    try_rings (self, anchor, clearance);
  if (bare || !sided)
    search_centred (self, anchor, sided ? CAPTION_ADRIFT : 0);
  if (label->required && !bare)
    buju_site_search_led (self, anchor, clearance, 0);
  return TRUE;
}
