/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuLens share: buju-lens-gather.c finds out, buju-lens-counts.c sums up,
 * buju-lens.c answers. */

#include "plan/buju-lens.h"

G_BEGIN_DECLS

struct _BujuLens
{
  BujuContent *content;
  GPtrArray   *industries;   /* BujuLensIndustry*, owned */
  GPtrArray   *places;       /* BujuLensPlace*, owned */
  GPtrArray   *components;   /* BujuLensComponent*, owned */
  GPtrArray   *plans;        /* BujuLensPlan*, owned */
  GPtrArray   *districts;    /* BujuLensDistrict*, owned */
  GPtrArray   *layouts;      /* BujuLensLayout*, owned */
  GHashTable  *states;       /* id of a place or component -> BujuLensState */
  char        *name_zh, *name_en;
};

/* @industry and all below it. (transfer full) (element-type const BujuIndustry*) */
GPtrArray *buju_lens_list_family (BujuContent *content, const BujuIndustry *industry);
void       buju_lens_gather      (BujuLens *self);
void       buju_lens_count       (BujuLens *self);

G_END_DECLS
