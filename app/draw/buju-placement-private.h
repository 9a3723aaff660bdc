/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a placement is made of, for the file that draws it. */

#include "draw/buju-placement-site.h"
#include "draw/buju-placement.h"

G_BEGIN_DECLS

struct _BujuPlacement
{
  gpointer       owner;     /* of the labels; NULL when it is the caller */
  GDestroyNotify release;   /* of @owner */
  char          *family;
  char          *serif;
  double         unit;
  BujuLabelText *texts;     /* one a label of the task */
  guint          n_texts;
  guint          n_missing;
  GArray        *placed;    /* BujuPlaced */
  GArray        *settings;  /* const BujuLabelSetting*, one for each of @placed */
  GArray        *sites;     /* BujuSite, one for each of @placed */
  GPtrArray     *bends;     /* BujuBend: what sites borrow */
  GPtrArray     *unplaced;  /* const BujuLabel* */
  GPtrArray     *shortened; /* const BujuLabel* */
};

G_END_DECLS
