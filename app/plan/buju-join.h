/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuJoin: the rows of somebody's table and the places of the documents that they name:
 * 上海市金桥经济技术开发区 is 金桥. How sure that is stands beside it; what is not sure is for the person to
 * decide, and is remembered in BujuAliases. Immutable, refcounted. */

#include "data/buju-columns.h"
#include "plan/buju-aliases.h"
#include "plan/buju-library.h"
#include "plan/buju-place-matcher.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;             /* as the table has it; NULL: the cell is empty */
  GArray     *candidates;       /* BujuCandidate, best first, at most five */
  gboolean    sure;             /* the first one is taken */
  int         block;            /* number of the block that the name ends with; 0 */
  gboolean    wrong_district;   /* the row states another one than the first candidate's */
} BujuMatch;

typedef struct _BujuJoin BujuJoin;

BujuJoin        *buju_join_new         (BujuLibrary *library, BujuTable *table,
                                        const BujuColumns *columns,
                                        const BujuAliases *aliases);
BujuJoin        *buju_join_ref         (BujuJoin *self);
void             buju_join_unref       (BujuJoin *self);
const BujuMatch *buju_join_get_match   (const BujuJoin *self, guint row);
guint            buju_join_get_n_sure  (const BujuJoin *self);
/* Rows that need a look: a name, but no sure place. (element-type guint) (transfer full) */
GArray          *buju_join_get_unsure  (const BujuJoin *self);
/* Where each row lies, map units; NAN for rows without a sure place on the map. (transfer full) */
BujuPoint       *buju_join_dup_points  (const BujuJoin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuJoin, buju_join_unref)

G_END_DECLS
