/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuIndicatorTable share. */

#include "plan/buju-indicator-table.h"
#include "plan/buju-search-private.h"

G_BEGIN_DECLS

struct _BujuIndicatorTable
{
  BujuContent  *content;
  BujuWords    *words;
  GStringChunk *strings;
  GPtrArray    *rows;       /* BujuIndicatorRow */
  GPtrArray    *spellings;  /* GArray of BujuSpelling, one a row */
};

/* All by which a row is found. (transfer full): BujuSpelling */
GArray *buju_indicator_spell (const BujuIndicatorRow *row);

G_END_DECLS
