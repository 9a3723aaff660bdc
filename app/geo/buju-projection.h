/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The only user of PROJ: a transformation between two CRS, with its own context, so one object
 * belongs to one thread at a time. Longitude/latitude in degrees, in that order; projected
 * coordinates in metres, east then north. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

#define BUJU_MAP_CRS "EPSG:4549"   /* CGCS2000 / 3-degree Gauss-Kruger CM 120E */
#define BUJU_GEO_CRS "EPSG:4490"   /* CGCS2000 */

#define BUJU_PROJECTION_ERROR (buju_projection_error_quark ())
GQuark buju_projection_error_quark (void);

typedef enum
{
  BUJU_PROJECTION_ERROR_UNKNOWN_CRS,
  BUJU_PROJECTION_ERROR_TRANSFORM
} BujuProjectionError;

typedef struct _BujuProjection BujuProjection;

/* @from and @to: "EPSG:n", a PROJ string or WKT (as found in a .prj). */
/* For people: the version of PROJ, of its database, and where that is. (transfer full) */
char           *buju_projection_describe    (void);
BujuProjection *buju_projection_new         (const char *from, const char *to, GError **error);
void            buju_projection_free        (BujuProjection *self);
gboolean        buju_projection_is_identity (const BujuProjection *self);
/* A millimetre, in the units of the results. */
double          buju_projection_get_tolerance (const BujuProjection *self);
/* In place; points that cannot be transformed become NAN and are counted in the result. */
gsize           buju_projection_forward     (BujuProjection *self, BujuPoint *points,
                                             gsize n_points);
gsize           buju_projection_inverse     (BujuProjection *self, BujuPoint *points,
                                             gsize n_points);

typedef struct
{
  char     *name;       /* as PROJ names it; NULL when unknown */
  char     *authority;  /* "EPSG:4490" or NULL */
  gboolean  geographic; /* degrees */
} BujuCrs;

gboolean buju_crs_describe (const char *wkt, BujuCrs *crs, GError **error);
void     buju_crs_clear    (BujuCrs *crs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuProjection, buju_projection_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuCrs, buju_crs_clear)

G_END_DECLS
