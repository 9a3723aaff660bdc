/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSolver: chooses one site a label so that no two collide, many are placed and the sum of costs
 * is small. Greedy by rank, then chains of moves, then rounds of improvement. Nothing is random:
 * the same input gives the same choice. One thread at a time. */

#include "draw/buju-placement-site.h"

G_BEGIN_DECLS

typedef struct _BujuSolver BujuSolver;

BujuSolver     *buju_solver_new        (void);
void            buju_solver_free       (BujuSolver *self);
/* @sites (BujuSite), cheapest first; a reference is taken. Higher ranks first; required ones before
 * all others. */
void            buju_solver_add_label  (BujuSolver *self, GArray *sites, gboolean required,
                                        int priority);
void            buju_solver_run        (BujuSolver *self);
/* Of the label added as number @label; NULL when it could not be placed. (transfer none) */
const BujuSite *buju_solver_get_choice (const BujuSolver *self, guint label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSolver, buju_solver_free)

G_END_DECLS
