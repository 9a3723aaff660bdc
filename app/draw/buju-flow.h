/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Setting blocks in columns: each column is filled downwards before the next begins, and all are
 * about equally high. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint  column;  /* from 0 */
  double y;       /* below the top of the columns */
} BujuFlowSlot;

/* @gap: between two blocks of a column. Returns the height of the highest column. */
double buju_flow (const double *heights, guint n_blocks, double gap, guint n_columns,
                  BujuFlowSlot *slots);

G_END_DECLS
