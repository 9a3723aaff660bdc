/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSite: one place where one label might stand, and whether two such places can both be taken. A
 * value. */

#include "draw/buju-placement-bend.h"

G_BEGIN_DECLS

typedef struct
{
  BujuBox   box;          /* encloses the text with its halo, user space */
  BujuPoint centre;       /* of the text */
  double    half_width;   /* along the text, halo included */
  double    half_height;
  double    angle;        /* radians, clockwise on the screen */
  BujuPoint anchor;       /* what the label belongs to */
  BujuPoint foot;         /* where a leader from the anchor ends */
  double    cost;         /* 0 = perfect, 1 = poor; sums of them are compared */
  guint8    setting;      /* index into the label's settings */
  gint8     align;
  gboolean  leader;
  const BujuBend *bend;   /* letters set one by one; NULL. Borrowed */
} BujuSite;

BujuSite  buju_site_make         (const BujuLabelSetting *setting, double halo, BujuPoint centre,
                                  double angle);
/* @bend must outlive the site. */
BujuSite  buju_site_make_bent    (const BujuBend *bend);
/* The turned boxes that the text consists of, without its leader. */
guint     buju_site_get_n_boxes  (const BujuSite *self);
BujuTurnedBox buju_site_get_box  (const BujuSite *self, guint i);
void      buju_site_add_leader   (BujuSite *self, BujuPoint anchor);
/* Top left corner of the setting, halo not included. */
BujuPoint buju_site_get_corner   (const BujuSite *self, double halo);
gboolean  buju_site_collides     (const BujuSite *self, const BujuSite *other);
gboolean  buju_site_meets_disc   (const BujuSite *self, BujuPoint centre, double radius);
gboolean  buju_site_meets_box    (const BujuSite *self, const BujuBox *box);
/* From the text's box, without its leader; 0 inside. */
double    buju_site_get_distance (const BujuSite *self, BujuPoint point);
/* The text's box and its leader. */
BujuBox   buju_site_get_reach    (const BujuSite *self);

G_END_DECLS
