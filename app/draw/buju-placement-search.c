/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-search.h"

#include <math.h>

#define GAP 1.0            /* pt between a marker or line and the halo of its label */
#define SIDE_WEIGHT 0.5    /* what the side opposite to the preferred one costs */
#define BROKEN_COST 0.10   /* lines broken in two */
#define BROKEN_TURNED 0.45 /* the same in a turned text */
#define WIDE 8.0           /* type sizes: from here on a setting is unwieldy */
#define WIDE_COST 0.04     /* a type size beyond */
/* a name in the background is left out rather than put in a worse place */
#define CONTEXT_WORTH 1.3

/**
 * buju_site_search_gap:
 * @self: a search
 *
 * Returns: the least distance of text from the edge of its marker or line, in user space
 */
double
buju_site_search_gap (const BujuSiteSearch *self)
{
  return self->text->halo + GAP * buju_ground_get_task (self->ground)->unit;
}

/**
 * buju_site_search_side_cost:
 * @self: a search
 * @dx: direction from the anchor to the text, right
 * @dy: and down; any length
 *
 * Returns: what a text on that side costs
 */
double
buju_site_search_side_cost (const BujuSiteSearch *self, double dx, double dy)
{
  double length = hypot (dx, dy), wish = hypot (self->away.x, self->away.y);

  if (length <= 0 || wish <= 0)
    return 0;
  return SIDE_WEIGHT * (wish - (dx * self->away.x + dy * self->away.y) / length) / 2;
}

static double
setting_cost (const BujuSiteSearch *self, const BujuSiteTrial *trial)
{
  double width = self->text->settings[trial->setting].width / MAX (self->text->size, 1e-3);
  double broken = trial->angle == 0 ? BROKEN_COST : BROKEN_TURNED;

  return (trial->setting > 0 ? broken : 0) + WIDE_COST * MAX (width - WIDE, 0);
}

/* Names of lands, waters and districts have no marker, and nobody insists on them. */
static gboolean
is_context (const BujuLabel *label)
{
  return !label->required && (label->anchor != BUJU_GEOMETRY_POINT || label->clearance <= 0);
}

/**
 * buju_site_search_try:
 * @self: a search
 * @trial: a place
 *
 * Adds the place to the sites if a text may stand there.
 */
void
buju_site_search_try (BujuSiteSearch *self, const BujuSiteTrial *trial)
{
  const BujuLabelSetting *setting = &self->text->settings[trial->setting];
  BujuSite site = buju_site_make (setting, self->text->halo, trial->centre, trial->angle);
  gboolean context = is_context (self->label);
  double ground_cost;

  site.anchor = trial->anchor;
  site.foot = trial->anchor;
  site.setting = (guint8) trial->setting;
  site.align = (gint8) trial->align;
  if (trial->leader)
    buju_site_add_leader (&site, trial->anchor);
  if (!buju_ground_judge (self->ground, &site, self->text->size, context, &ground_cost))
    return;
  site.cost = trial->cost + setting_cost (self, trial) + ground_cost;
  if (!context || site.cost <= CONTEXT_WORTH)
    g_array_append_val (self->sites, site);
}

/**
 * buju_site_search_try_bent:
 * @self: a search
 * @bend: (transfer full): letters along a line
 * @anchor: what they belong to
 * @cost: before the ground
 *
 * Adds the place to the sites if the text may stand there.
 */
void
buju_site_search_try_bent (BujuSiteSearch *self, BujuBend *bend, BujuPoint anchor, double cost)
{
  BujuSite site = buju_site_make_bent (bend);
  gboolean context = is_context (self->label);
  double ground_cost = 0;
  gboolean stands;

  site.anchor = site.foot = anchor;
  stands = buju_ground_judge (self->ground, &site, self->text->size, context, &ground_cost);
  site.cost = cost + ground_cost;
  if (!stands || (context && site.cost > CONTEXT_WORTH))
    {
      buju_bend_free (bend);
      return;
    }
  g_ptr_array_add (self->bends, bend);
  g_array_append_val (self->sites, site);
}

static int
compare_cost (gconstpointer a, gconstpointer b)
{
  double x = ((const BujuSite *) a)->cost, y = ((const BujuSite *) b)->cost;

  return (x > y) - (x < y);
}

/**
 * buju_site_search_run:
 * @self: a search with an empty array of sites
 *
 * Looks for places where the label may stand, cheapest first; places of equal cost stay in the
 * order of trial.
 *
 * Returns: whether the label's anchor is in the picture at all
 */
gboolean
buju_site_search_run (BujuSiteSearch *self)
{
  gboolean visible = FALSE;

  switch (self->label->anchor)
    {
    case BUJU_GEOMETRY_POINT:
      visible = buju_site_search_around (self);
      break;
    case BUJU_GEOMETRY_LINE:
      visible = self->label->path != NULL && buju_site_search_along (self);
      break;
    case BUJU_GEOMETRY_POLYGON:
      visible = self->label->path != NULL && buju_site_search_inside (self);
      break;
    case BUJU_GEOMETRY_NONE:
    default:
      break;
    }
  g_array_sort (self->sites, compare_cost);
  return visible;
}
