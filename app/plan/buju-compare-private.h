/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuCompare share: filled once, list after list, then only read. */

#include "plan/buju-compare.h"

G_BEGIN_DECLS

struct _BujuCompare
{
  BujuContent      *content;
  const BujuLayout *layouts[2];
  GPtrArray        *members;      /* BujuCompareMember*, owned */
  GPtrArray        *components;   /* BujuCompareComponent*, owned */
  GPtrArray        *industries;   /* BujuCompareIndustry*, owned */
  GPtrArray        *figures;      /* BujuCompareFigure*, owned */
  GPtrArray        *conflicts;    /* const BujuConflict* */
};

BujuCompareSide buju_compare_get_side   (gboolean in_a, gboolean in_b);

/* buju-compare-members.c */
void            buju_compare_members    (BujuCompare *self);
void            buju_compare_components (BujuCompare *self);

/* buju-compare-figures.c, in this order */
void            buju_compare_industries (BujuCompare *self);
void            buju_compare_figures    (BujuCompare *self);
void            buju_compare_conflicts  (BujuCompare *self);

G_END_DECLS
