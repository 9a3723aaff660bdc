/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers sorted into classes. Bounds are ascending; class i holds what is at least bounds[i] and
 * less than bounds[i + 1], the last one also its upper bound. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUJU_BREAKS_QUANTILE,  /* about as many in each */
  BUJU_BREAKS_EQUAL,     /* steps of one size */
  BUJU_BREAKS_JENKS,     /* what is alike together: least squares within the classes */
  BUJU_BREAKS_ROUND      /* steps of one round size: about as many as wanted */
} BujuBreaks;

#define BUJU_CLASSES_MOST 9

/* @values: NAN is left out. (element-type double) (transfer full): one bound more than classes,
 * which are fewer than wanted when there are not enough different values; empty without any. */
GArray     *buju_classify           (BujuBreaks method, const double *values, guint n_values,
                                     guint n_classes);
/* -1 outside and for NAN. */
int         buju_classify_find      (const GArray *bounds, double value);
/* "quantile", "equal", "jenks", "round" */
gboolean    buju_breaks_from_name   (const char *name, BujuBreaks *breaks);
const char *buju_breaks_get_name    (BujuBreaks breaks);

G_END_DECLS
