/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSiteSearch: finds the sites that one label may take: around a point, along a line, inside an
 * area. Only sites that the ground allows come out; labels that are placed later do not matter
 * here. */

#include "draw/buju-placement-ground.h"

G_BEGIN_DECLS

typedef struct
{
  BujuGround          *ground;
  const BujuLabel     *label;
  const BujuLabelText *text;
  /* user space direction in which the text should go; up to 1 long, 0 0 = any */
  BujuPoint            away;
  GArray              *sites;  /* BujuSite */
  GPtrArray           *bends;  /* BujuBend: what the sites borrow */
} BujuSiteSearch;

/* What a place on the line or below it costs, for one that runs along it. */
#define BUJU_ON_LINE_COST 0.22
#define BUJU_BELOW_COST 0.06

/* One place to try: the middle of the text, how it is turned and aligned, and what it costs before
 * the ground. */
typedef struct
{
  guint     setting;
  BujuPoint centre;
  double    angle;
  int       align;
  gboolean  leader;
  BujuPoint anchor;
  double    cost;
} BujuSiteTrial;

/* Fills the sites, cheapest first. FALSE when the anchor is out of view, so that no label is
 * wanted. */
gboolean buju_site_search_run         (BujuSiteSearch *self);

/* The rest is for the kinds of anchors. */
void     buju_site_search_try         (BujuSiteSearch *self, const BujuSiteTrial *trial);
/* Takes @bend over. */
void     buju_site_search_try_bent    (BujuSiteSearch *self, BujuBend *bend, BujuPoint anchor,
                                       double cost);
double   buju_site_search_side_cost   (const BujuSiteSearch *self, double dx, double dy);
double   buju_site_search_gap         (const BujuSiteSearch *self);
gboolean buju_site_search_around      (BujuSiteSearch *self);
gboolean buju_site_search_along       (BujuSiteSearch *self);
void     buju_site_search_bends       (BujuSiteSearch *self, const BujuTrack *track);
gboolean buju_site_search_inside      (BujuSiteSearch *self);
void     buju_site_search_led         (BujuSiteSearch *self, BujuPoint anchor, double clearance,
                                       double cost);

G_END_DECLS
