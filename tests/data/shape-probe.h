/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* ShapeProbe: one shipped shapefile read by plain shapelib and GEOS, without any code of the
 * program, so that the tests of the data do not lean on what they might excuse. Geometry is kept in
 * degrees and in metres (EPSG:4549). */

#include <geos_c.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char         *id;
  GHashTable   *texts;    /* field → text, UTF-8 as stored */
  GEOSGeometry *degrees;
  GEOSGeometry *metres;
} ShapeFeature;

typedef struct
{
  GEOSContextHandle_t geos;
  char      *name;         /* "base/land" */
  GPtrArray *fields;       /* char*: names in order */
  GPtrArray *features;     /* ShapeFeature* */
} ShapeProbe;

ShapeProbe    *shape_probe_open    (const char *folder, const char *name);
void           shape_probe_close   (ShapeProbe *self);
ShapeFeature  *shape_probe_find    (const ShapeProbe *self, const char *id);
const char    *shape_feature_text  (const ShapeFeature *self, const char *field);
double         shape_probe_area    (const ShapeProbe *self, const GEOSGeometry *metres); /* km2 */
GEOSGeometry  *shape_probe_union   (const ShapeProbe *self, gboolean metres);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ShapeProbe, shape_probe_close)

G_END_DECLS
