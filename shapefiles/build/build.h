/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the parts of the shapefile builder share. One thread, one Build. Geometry travels as
 * GEOSGeometry: in degrees (EPSG:4490, lon lat) where a shapefile is written or a source is read,
 * in metres (EPSG:4549) where shapes are made. */

#include <geos_c.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GEOSContextHandle_t  geos;
  void                *to_map;       /* PJ*: degrees → metres */
  const char          *source_dir;   /* shapefiles/build: CSV and JSON tables */
  const char          *cache_dir;    /* unpacked npm packages */
  const char          *output_dir;   /* shapefiles/ */
  /* GeoJSON to take the districts from instead of the package (--districts FILE); NULL */
  const char          *districts_file;
  /* municipality ∩ land, metres; made by build_base, used by build_zones */
  GEOSGeometry        *land;
  GEOSGeometry        *land_degrees; /* the same in degrees */
  /* all land, neighbours too, metres; made by build_base, used by build_lines */
  GEOSGeometry        *ground;
} Build;

/* projection.c: a new geometry; every vertex through PROJ. (transfer full) */
GEOSGeometry *build_to_metres  (Build *self, const GEOSGeometry *degrees);
GEOSGeometry *build_to_degrees (Build *self, const GEOSGeometry *metres);
void          build_point_to_metres (Build *self, double *x, double *y);

/* writer.c: one shapefile with .prj, .cpg and a fixed date. All fields of the common set (id,
 * name_zh, name_en, kind, basis, source, accuracy_m) come first, then @extra, which ends with a
 * NULL name. */
typedef struct
{
  const char *name;
  char        type;      /* 'C' or 'N' */
  int         width;
  int         decimals;
} BuildField;

typedef struct _BuildWriter BuildWriter;

BuildWriter *build_writer_new   (Build *self, const char *name /* "base/land" */,
                                 int shape_type /* SHPT_… */,
                                 const BuildField *extra);
/* @...: field name, value (const char*; numbers as text; NULL = empty), …, NULL. Geometry in
 * degrees, rounded to 1e-7 degree, outer rings clockwise, holes counter-clockwise, parts and rings
 * in a stable order. */
void         build_writer_add   (BuildWriter *self, const GEOSGeometry *degrees, ...)
  G_GNUC_NULL_TERMINATED;
void         build_writer_close (BuildWriter *self);

/* csv.c: a table with a header row, quotes as in RFC 4180. */
typedef struct _BuildTable BuildTable;

/* ends the program with a message when it cannot */
BuildTable *build_table_read   (const char *path);
void        build_table_free   (BuildTable *self);
guint       build_table_n_rows (const BuildTable *self);
const char *build_table_get    (const BuildTable *self, guint row, const char *column);
/* NAN when empty */
double      build_table_number (const BuildTable *self, guint row, const char *column);

/* The parts, in this order. Each writes its shapefiles. */
/* base.c, land.c, districts.c: land, coastline, districts, neighbours; sets land */
void build_base   (Build *self);
void build_lines  (Build *self);   /* lines.c: water, waterways, roads */
void build_zones  (Build *self);   /* zones.c, ring.c, ribbon.c: zones, spines */
void build_places (Build *self);   /* places.c: places, parks */

/* Ends the program: a builder that cannot go on has nothing to save. */
void build_fail (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

G_END_DECLS
