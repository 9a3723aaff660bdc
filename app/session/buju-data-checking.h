/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDataChecking: what the checks of a data report share: the layer, what was found in its
 * columns, the report that grows. Lives for one buju_data_report_new(), in its thread. For the
 * files of the report alone. */

#include "geo/buju-geodesy.h"
#include "plan/buju-districts.h"
#include "session/buju-data-report.h"

G_BEGIN_DECLS

typedef struct
{
  const BujuLayer     *layer;
  const BujuTable     *table;         /* NULL: only outlines are checked */
  BujuColumns          columns;
  BujuDataReport      *report;
  const BujuDistricts *districts;
  BujuGeodesy         *geodesy;
  GCancellable        *cancellable;   /* NULL */
  guint                n_found[BUJU_DATA_OUTLINE + 1];
} BujuDataChecking;

BujuDataFinding *buju_data_checking_add             (BujuDataChecking *self, BujuDataKind kind,
                                                     guint feature);
gboolean         buju_data_checking_find_place      (const BujuDataChecking *self, guint feature,
                                                     BujuPoint *at);
gboolean         buju_data_checking_is_cancelled    (const BujuDataChecking *self, guint feature,
                                                     GError **error);
char            *buju_data_checking_format_distance (double metres);
gboolean         buju_data_checking_compare_districts (BujuDataChecking *self, GError **error);
gboolean         buju_data_checking_find_doubles    (BujuDataChecking *self, GError **error);
gboolean         buju_data_checking_compare_areas   (BujuDataChecking *self, GError **error);
gboolean         buju_data_checking_find_crossings  (BujuDataChecking *self, GError **error);

G_END_DECLS
