/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDataReport: what does not agree in somebody's table of parks: things outside the district
 * they are stated to be in, things that are there twice, areas that are not what is drawn, outlines
 * that cross themselves. Columns are found as in BujuColumns; what has no column is not checked,
 * which the report says. Immutable; made in any thread. */

#include "data/buju-columns.h"
#include "data/buju-layer.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_DATA_UNKNOWN_DISTRICT,  /* what is stated is no district of the city */
  BUJU_DATA_OTHER_DISTRICT,    /* it lies elsewhere, and not merely beside the border */
  BUJU_DATA_DOUBLE,            /* the same name within BUJU_DATA_DOUBLE_REACH */
  BUJU_DATA_AREA,              /* more than BUJU_DATA_AREA_SHARE off */
  BUJU_DATA_OUTLINE            /* no valid polygon: see BujuCrossing */
} BujuDataKind;

/* m: nearer to the stated district nothing is said; our borders are not better */
#define BUJU_DATA_BORDER 200.0
#define BUJU_DATA_DOUBLE_REACH 50.0  /* m */
#define BUJU_DATA_AREA_SHARE 0.1     /* of the drawn area */
#define BUJU_DATA_MOST 5000          /* findings of a kind; more are counted */

typedef struct
{
  BujuDataKind  kind;
  guint         feature;
  guint         other;      /* of DOUBLE: the earlier one */
  char         *title;      /* its name, or "#42" */
  char         *text;       /* for people */
  char         *stated;     /* district; NULL */
  char         *found;      /* district; NULL: none */
  double        distance;   /* m, to the stated district or the other one; NAN */
  double        stated_area, drawn_area; /* m², on the ellipsoid; NAN */
  BujuPoint     at;         /* of OUTLINE: the first place, degrees; NAN */
} BujuDataFinding;

typedef struct
{
  int      column;   /* -1: there is none, so nothing was checked */
  guint    n;        /* rows checked */
} BujuDataCheck;

typedef struct
{
  GPtrArray     *findings;     /* BujuDataFinding, by kind, then by feature */
  guint          n_more;       /* that were left out */
  BujuDataCheck  district, name, area;
  guint          n_outlines;   /* that were looked at */
  guint          n_too_large;  /* outlines that were not */
  double         area_unit;    /* m² of one unit of the area's column; 0 */
  gboolean       unit_guessed; /* from the values: the column's name says nothing */
} BujuDataReport;

/* NULL only when cancelled. */
BujuDataReport *buju_data_report_new      (BujuLibrary *library, const BujuLayer *layer,
                                           GCancellable *cancellable, GError **error);
void            buju_data_report_free     (BujuDataReport *self);
/* What was checked, for people: one line each. (transfer full) */
char           *buju_data_report_describe (const BujuDataReport *self, const BujuLayer *layer);
/* "12  张江", or "#12" for what has no name. (transfer full) */
char           *buju_data_finding_describe_row (const BujuDataFinding *self);
/* "unknown-district", "other-district", "double", "area", "outline" */
const char     *buju_data_kind_get_name   (BujuDataKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuDataReport, buju_data_report_free)

G_END_DECLS
