/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table whose rows lie somewhere becomes a layer of points: feature i is row i; rows without
 * coordinates are features without a place, so nothing of the table is lost. */

#include "data/buju-columns.h"
#include "data/buju-shapefile.h"

G_BEGIN_DECLS

/* @options: its assumed_crs is what the coordinates are in (NULL: degrees of CGCS2000), its crs the
 * target.
 * @report gets extent, CRS, counts and notes. */
BujuLayer *buju_table_layer_new    (BujuTable *table, const BujuColumns *columns, BujuDatum datum,
                                    const BujuReadOptions *options, BujuReport *report,
                                    GCancellable *cancellable,
                                    GError **error);
/* @points: one a row, in the map CRS already; NAN for none. */
BujuLayer *buju_table_layer_new_at (BujuTable *table, const BujuPoint *points, const char *name);

G_END_DECLS
