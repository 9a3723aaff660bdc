/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two documents say of one item of a comparison, in words, with the section. Private to
 * the table. */

#include "plan/buju-compare-table.h"

G_BEGIN_DECLS

/* All results live as long as @strings and the content. */
typedef struct
{
  const BujuCompare *compare;
  const BujuWords   *words;
  GStringChunk      *strings;
} BujuCompareSpeaker;

/* @item: a BujuCompareComponent, Member, Figure, Industry, or a BujuConflict. */
BujuCompareRow buju_compare_say_component (const BujuCompareSpeaker *self, gconstpointer item);
BujuCompareRow buju_compare_say_member    (const BujuCompareSpeaker *self, gconstpointer item);
BujuCompareRow buju_compare_say_figure    (const BujuCompareSpeaker *self, gconstpointer item);
BujuCompareRow buju_compare_say_industry  (const BujuCompareSpeaker *self, gconstpointer item);
BujuCompareRow buju_compare_say_conflict  (const BujuCompareSpeaker *self, gconstpointer item);

G_END_DECLS
