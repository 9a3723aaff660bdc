/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuGeodesy: where a point of the map is on the earth, in the coordinates that people use in
 * China, and how long and large things are on the ellipsoid, not on the plane. Map points are in
 * the map CRS, m. Keeps projections, so one object belongs to one thread at a time. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_COORDINATES_WGS84,    /* decimal degrees; CGCS2000 is the same here */
  BUJU_COORDINATES_DMS,      /* degrees, minutes, seconds */
  BUJU_COORDINATES_GK,       /* CGCS2000 Gauss-Krüger, central meridian 120° E: the map's own */
  BUJU_COORDINATES_GK_ZONE,  /* the same in the 3-degree zone that the point lies in */
  BUJU_COORDINATES_GCJ02,    /* of AMap and Tencent maps */
  BUJU_COORDINATES_BD09      /* of Baidu maps */
} BujuCoordinates;

#define BUJU_N_COORDINATES (BUJU_COORDINATES_BD09 + 1)

typedef struct _BujuGeodesy BujuGeodesy;

BujuGeodesy *buju_geodesy_new        (void);
void         buju_geodesy_free       (BujuGeodesy *self);
/* Longitude and latitude, degrees; NAN for what lies nowhere. */
BujuPoint    buju_geodesy_to_degrees (BujuGeodesy *self, BujuPoint at);
/* The EPSG number of the 3-degree zone of CGCS2000 that a longitude lies in: 4549 around 120° E; 0
 * outside 75–135° E. */
int          buju_geodesy_find_zone  (double lon);
/* As people write it: "31.230391° N, 121.473702° E". (transfer full) (nullable) */
char        *buju_geodesy_format     (BujuGeodesy *self, BujuCoordinates coordinates, BujuPoint at);
/* Along geodesics, m. */
double       buju_geodesy_get_length (BujuGeodesy *self, const BujuPoint *points, gsize n_points);
/* Of the closed ring, m²; of its length, m. What crosses itself has no area that means anything. */
double       buju_geodesy_get_area   (BujuGeodesy *self, const BujuPoint *points, gsize n_points,
                                      double *length);

/* "wgs84", "dms", "gk", "gk-zone", "gcj02", "bd09" */
const char  *buju_coordinates_get_name  (BujuCoordinates coordinates);
gboolean     buju_coordinates_from_name (const char *name, BujuCoordinates *coordinates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuGeodesy, buju_geodesy_free)

G_END_DECLS
