/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shapefiles written for a test by shapelib: record i lies around (121 + i / 10, 31), and its row
 * says so. */

#include <math.h>
#include <shapefil.h>
#include <string.h>

#include "data/buju-shapefile.h"
#include "folder-fixture.h"

#define N_RECORDS 5

#define GEO_PRJ                                                                                   \
  "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","                  \
  "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"                    \
  "UNIT[\"Degree\",0.0174532925199433]]"

static inline char *
shape_path (Folder *folder, const char *extension)
{
  g_autofree char *name = g_strconcat ("x", extension, NULL);

  return g_build_filename (folder->path, name, NULL);
}

static inline double
shape_x (guint record)
{
  return 121 + record / 10.0;
}

static inline SHPObject *
make_shape (int type, guint record)
{
  /* A square with a square hole; a line takes it as two parts, points as places. */
  double x[10], y[10], z[10], m[10];
  int starts[] = { 0, 5 };
  int kinds[] = { SHPP_OUTERRING, SHPP_INNERRING };
  const double dx[] = { 0, 0, 4, 4, 0, 1, 3, 3, 1, 1 };
  const double dy[] = { 0, 4, 4, 0, 0, 1, 1, 3, 3, 1 };
  gboolean has_parts = type % 10 == 3 || type % 10 == 5 || type == SHPT_MULTIPATCH;
  int n_points = type % 10 == 1 && type != SHPT_MULTIPATCH ? 1 : 10;

  for (guint i = 0; i < 10; i++)
    {
      x[i] = shape_x (record) + dx[i] / 100;
      y[i] = 31 + dy[i] / 100;
      z[i] = 100 + i;
      m[i] = i;
    }

  return SHPCreateObject (type, -1, has_parts ? 2 : 0, has_parts ? starts : NULL,
                          type == SHPT_MULTIPATCH ? kinds : NULL, n_points, x, y, z, m);
}

static inline void
write_shapes (Folder *folder, int type, guint n_records)
{
  g_autofree char *path = shape_path (folder, ".shp");
  SHPHandle handle = SHPCreate (path, type);

  for (guint i = 0; i < n_records; i++)
    {
      SHPObject *object = make_shape (type, i);

      g_assert_cmpint (SHPWriteObject (handle, -1, object), ==, (int) i);
      SHPDestroyObject (object);
    }
  SHPClose (handle);
}

static inline void
write_rows (Folder *folder, guint n_rows)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  DBFHandle handle = DBFCreateEx (path, NULL);

  DBFAddField (handle, "id", FTString, 12, 0);
  DBFAddField (handle, "\xe5\x90\x8d\xe7\xa7\xb0", FTString, 40, 0); /* 名称 */
  DBFAddField (handle, "area", FTDouble, 12, 3);
  DBFAddField (handle, "count", FTInteger, 8, 0);
  DBFAddNativeFieldType (handle, "since", 'D', 8, 0);
  DBFAddField (handle, "open", FTLogical, 1, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autofree char *name = g_strdup_printf ("第%u号", i);

      DBFWriteStringAttribute (handle, (int) i, 0, id);
      DBFWriteStringAttribute (handle, (int) i, 1, name);
      DBFWriteDoubleAttribute (handle, (int) i, 2, 1234.5 + i);
      DBFWriteIntegerAttribute (handle, (int) i, 3, (int) (10 * i));
      DBFWriteAttributeDirectly (handle, (int) i, 4, (char *) "20351231");
      DBFWriteLogicalAttribute (handle, (int) i, 5, i % 2 == 0 ? 'T' : 'F');
    }
  DBFClose (handle);
}

/* .shp, .shx, .dbf, .prj and .cpg, all sound. */
static inline void
write_layer (Folder *folder, int type)
{
  write_shapes (folder, type, N_RECORDS);
  write_rows (folder, N_RECORDS);
  g_free (folder_write (folder, "x.prj", GEO_PRJ, strlen (GEO_PRJ)));
  g_free (folder_write (folder, "x.cpg", "UTF-8", 5));
}

static inline void
remove_file (Folder *folder, const char *extension)
{
  g_autofree char *path = shape_path (folder, extension);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Overwrites bytes in one of the files; an offset below 0 counts from the end. */
static inline void
patch_file (Folder *folder, const char *extension, gssize offset, const char *bytes, gsize size)
{
  g_autofree char *path = shape_path (folder, extension);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  if (offset < 0)
    offset += (gssize) length;
  g_assert_cmpuint ((gsize) offset + size, <=, length);
  memcpy (content + offset, bytes, size);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static inline void
cut_file (Folder *folder, const char *extension, gsize size)
{
  g_autofree char *path = shape_path (folder, extension);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize) MIN (size, length), NULL));
}

static inline BujuLayer *
read_layer (Folder *folder, const BujuReadOptions *options, BujuReport **report)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (GError) error = NULL;
  BujuLayer *layer = buju_shapefile_read (path, options, report, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (layer);

  return layer;
}

/* What any layer keeps to, however bad its file was. */
static inline void
assert_layer_is_sound (BujuLayer *layer)
{
  gboolean rings = buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POLYGON;
  guint n_features = buju_layer_get_n_features (layer);

  if (buju_layer_get_table (layer) != NULL)
    g_assert_cmpuint (buju_table_get_n_rows (buju_layer_get_table (layer)), ==, n_features);
  for (guint feature = 0; feature < n_features; feature++)
    {
      BujuSpan span = buju_layer_get_span (layer, feature);
      guint n_seen = 0;

      for (guint part = 0; part < span.n_parts; part++)
        {
          const BujuPoint *points;
          guint n_points;

          buju_span_get_part (&span, part, &points, &n_points);
          n_seen += n_points;
          g_assert_cmpuint (n_points, >, 0);
          if (rings)
            g_assert_cmpmem (&points[0], sizeof *points, &points[n_points - 1], sizeof *points);
        }
      g_assert_cmpuint (n_seen, ==, span.n_points);
      for (guint i = 0; i < span.n_points; i++)
        g_assert_true (isfinite (span.points[i].x) && isfinite (span.points[i].y));
    }
}

/* Row and shape of a feature were written together. */
static inline void
assert_rows_match (BujuLayer *layer)
{
  for (guint feature = 0; feature < buju_layer_get_n_features (layer); feature++)
    {
      const char *id = buju_layer_get_text (layer, feature, "id");
      BujuBox box = buju_layer_get_box (layer, feature);

      if (id == NULL || buju_box_is_empty (&box))
        continue;
      g_assert_cmpfloat_with_epsilon (box.x0, shape_x ((guint) g_ascii_strtoull (id + 1, NULL, 10)),
                                      1e-9);
    }
}

static inline void
assert_counts (const BujuReport *report, guint records, guint drawable, guint damaged)
{
  g_assert_cmpuint (report->records, ==, records);
  g_assert_cmpuint (report->drawable, ==, drawable);
  g_assert_cmpuint (report->damaged, ==, damaged);
}
