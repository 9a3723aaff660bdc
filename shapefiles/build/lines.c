/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ribbon.h"
#include "spline.h"
#include "tables.h"

#include <math.h>
#include <shapefil.h>
#include <string.h>

static const BuildField road_fields[] = {
  { "ref", 'C', 8, 0 },
  { "class", 'C', 12, 0 },
  { NULL },
};

/* One feature of lines.csv. */
typedef struct
{
  Build      *build;
  JsonObject *rules;
  BuildTable *table;
  guint       row;      /* its first */
  const char *id;
  const char *kind;
  GArray     *samples;  /* SplinePoint */
  GArray     *widths;   /* double, m, one a sample; NAN where none is stated */
  char       *name_zh;
  char       *name_en;
  char       *accuracy; /* m, of the worst vertex, across the line */
} Line;

/* The number in "nominal width 330 m from here on". */
static double
read_width (const char *how)
{
  static const char words[] = "nominal width ";
  const char *found = strstr (how, words);

  return found != NULL ? g_ascii_strtod (found + strlen (words), NULL) : NAN;
}

/* A note in brackets at the end of a name, "(上海段)", is for the editor and not for the map. */
static char *
clean_name (const char *name)
{
  const char *bracket = strrchr (name, '(');

  if (!g_str_has_suffix (name, ")") || bracket == name)
    return g_strdup (name);
  return g_strchomp (g_strndup (name, (gsize) (bracket - name)));
}

static void
set_names (Line *self)
{
  JsonObject *names = build_rules_object (self->rules, "names");

  if (json_object_has_member (names, self->id))
    {
      JsonObject *name = build_rules_object (names, self->id);

      self->name_zh = g_strdup (build_rules_text (name, "zh"));
      self->name_en = g_strdup (build_rules_text (name, "en"));
      return;
    }
  self->name_zh = clean_name (build_table_get (self->table, self->row, "name_zh"));
  self->name_en = clean_name (build_table_get (self->table, self->row, "name_en"));
}

/* The width changes evenly from one vertex to the next. */
static void
set_widths (Line *self, const GArray *stated, const GArray *starts)
{
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i + 1 < starts->len; i++)
    {
      guint first = g_array_index (starts, guint, i);
      guint last = g_array_index (starts, guint, i + 1);
      double from = g_array_index (stated, double, i);
      double to = g_array_index (stated, double, (i + 1) % stated->len);

      for (guint k = first; k < last; k++)
        {
          double width = from + (to - from) * (k - first) / (last - first);

          g_array_append_val (self->widths, width);
        }
    }
  g_array_append_val (self->widths, g_array_index (stated, double, stated->len - 1));
}

/* The last vertex of another line. */
static SplinePoint
find_end (Line *self, const char *id)
{
  SplinePoint end = { NAN, NAN };

  for (guint i = 0; i < build_table_n_rows (self->table); i++)
    if (g_str_equal (build_table_get (self->table, i, "feature"), id))
      {
        end.x = build_table_number (self->table, i, "lon");
        end.y = build_table_number (self->table, i, "lat");
      }
  if (isnan (end.x))
    build_fail ("lines.csv has no line %s", id);
  build_point_to_metres (self->build, &end.x, &end.y);
  return end;
}

/* Reads the feature that begins at @row; returns the row after it. A line that continues another
 * begins where that one ends. */
static guint
read_line (Line *self, guint row)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SplinePoint));
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) starts = NULL;
  JsonObject *joins = build_rules_object (self->rules, "continues");
  double worst = 0;

  self->row = row;
  self->id = build_table_get (self->table, row, "feature");
  self->kind = build_table_get (self->table, row, "kind");
  for (; row < build_table_n_rows (self->table)
         && g_str_equal (build_table_get (self->table, row, "feature"), self->id);
       row++)
    {
      SplinePoint point = { build_table_number (self->table, row, "lon"),
                            build_table_number (self->table, row, "lat") };
      double width = read_width (build_table_get (self->table, row, "how"));

      build_point_to_metres (self->build, &point.x, &point.y);
      g_array_append_val (points, point);
      g_array_append_val (stated, width);
      worst = MAX (worst, build_table_number (self->table, row, "uncertainty_m"));
    }
  if (json_object_has_member (joins, self->id))
    g_array_index (points, SplinePoint, 0)
        = find_end (self, json_object_get_string_member (joins, self->id));
  self->samples = build_spline (points, build_rules_lists (self->rules, "closed", self->id),
                                &starts);
  set_widths (self, stated, starts);
  set_names (self);
  self->accuracy = g_strdup_printf ("%.0f", worst);
  return row;
}

static void
clear_line (Line *self)
{
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->widths, g_array_unref);
  g_clear_pointer (&self->name_zh, g_free);
  g_clear_pointer (&self->name_en, g_free);
  g_clear_pointer (&self->accuracy, g_free);
}

static GEOSGeometry *
make_bank_disc (Line *self, guint index)
{
  const SplinePoint *point = &g_array_index (self->samples, SplinePoint, index);
  double width = g_array_index (self->widths, double, index);

  if (isnan (width))
    build_fail ("lines.csv gives %s no width", self->id);
  return build_disc (self->build, point->x, point->y, width / 2);
}

/* A river between its banks: the hulls of neighbouring discs, joined. */
static GEOSGeometry *
make_river (Line *self)
{
  GEOSContextHandle_t geos = self->build->geos;
  GPtrArray *hulls = g_ptr_array_new ();
  GEOSGeometry *whole;
  GEOSGeometry *simple;

  for (guint i = 0; i + 1 < self->samples->len; i++)
    {
      GEOSGeometry *pair[2] = { make_bank_disc (self, i), make_bank_disc (self, i + 1) };
      GEOSGeometry *both = GEOSGeom_createCollection_r (geos, GEOS_GEOMETRYCOLLECTION, pair, 2);

      g_ptr_array_add (hulls, GEOSConvexHull_r (geos, both));
      GEOSGeom_destroy_r (geos, both);
    }
  whole = build_union_of (self->build, hulls);
  simple = GEOSTopologyPreserveSimplify_r (geos, whole,
                                           build_rules_number (self->rules, "bank_simplify_m"));
  GEOSGeom_destroy_r (geos, whole);
  return simple;
}

/* The shore may cross a river's mouth slantwise; what lies behind the crossing is sea, so that of
 * the river only its longest part counts. */
static GEOSGeometry *
cut_at_shore (Line *self, GEOSGeometry *take)
{
  GEOSGeometry *cut = GEOSIntersection_r (self->build->geos, take, self->build->ground);

  GEOSGeom_destroy_r (self->build->geos, take);
  return build_largest_part (self->build, cut);
}

/* Letters and digits up to the first other character, in capitals: "g1503-river" gives "G1503". */
static char *
make_ref (const char *id)
{
  gsize length = strspn (id, "gs0123456789");

  if (length < 2 || !g_ascii_isdigit (id[1]))
    return g_strdup ("");
  return g_ascii_strup (id, (gssize) length);
}

static const char *
get_class (const Line *self)
{
  if (build_rules_lists (self->rules, "rings", self->id))
    return "ring";
  if (g_str_has_suffix (self->id, "-bridge"))
    return "bridge";
  return "expressway";
}

static gboolean
is_road (const Line *self)
{
  return g_str_has_suffix (self->kind, "expressway");
}

/* Samples that add less than the tolerance to a bend are left out. */
static GEOSGeometry *
thin_line (Line *self, GEOSGeometry *take)
{
  GEOSGeometry *thin = GEOSSimplify_r (self->build->geos, take,
                                       build_rules_number (self->rules, "line_simplify_m"));

  GEOSGeom_destroy_r (self->build->geos, take);
  return thin;
}

/* Writes the line and takes @metres. The pairs end early where the layer has no road fields. */
static void
write_line (Line *self, BuildWriter *writer, GEOSGeometry *metres)
{
  GEOSGeometry *degrees = build_to_degrees (self->build, metres);
  gboolean schematic = build_rules_lists (self->rules, "schematic", self->id);
  g_autofree char *ref = make_ref (self->id);
  gboolean road = is_road (self);

  build_writer_add (writer, degrees,
                    "id", self->id,
                    "name_zh", self->name_zh,
                    "name_en", self->name_en,
                    "kind", self->kind,
                    "basis", schematic ? "schematic" : "derived",
                    "source", build_rules_text (self->rules, "source"),
                    "accuracy_m", self->accuracy,
                    road ? "ref" : NULL, ref,
                    "class", get_class (self),
                    NULL);
  GEOSGeom_destroy_r (self->build->geos, degrees);
  GEOSGeom_destroy_r (self->build->geos, metres);
}

static void
write_feature (Line *self, BuildWriter *water, BuildWriter *waterways, BuildWriter *roads)
{
  GEOSGeometry *line;

  if (is_road (self))
    {
      write_line (self, roads,
                  thin_line (self, build_spline_line (self->build, self->samples, FALSE)));
      return;
    }
  if (g_str_equal (self->kind, "lake"))
    {
      write_line (self, water, build_spline_line (self->build, self->samples, TRUE));
      return;
    }
  write_line (self, water, cut_at_shore (self, make_river (self)));
  line = thin_line (self, build_spline_line (self->build, self->samples, FALSE));
  write_line (self, waterways,
              GEOSIntersection_r (self->build->geos, line, self->build->ground));
  GEOSGeom_destroy_r (self->build->geos, line);
}

/**
 * build_lines:
 * @self: the build
 *
 * Writes base/water (rivers between their banks, lakes), base/waterways (the rivers' middle lines)
 * and base/roads from `lines.csv`.
 */
void
build_lines (Build *self)
{
  BuildRules *rules = build_rules_read (self);
  BuildWriter *water = build_writer_new (self, "base/water", SHPT_POLYGON, NULL);
  BuildWriter *waterways = build_writer_new (self, "base/waterways", SHPT_ARC, NULL);
  BuildWriter *roads = build_writer_new (self, "base/roads", SHPT_ARC, road_fields);
  Line line = {
    .build = self,
    .rules = build_rules_object (rules->rules, "lines"),
    .table = build_open_table (self, "lines.csv"),
  };
  guint row = 0;

  while (row < build_table_n_rows (line.table))
    {
      row = read_line (&line, row);
      write_feature (&line, water, waterways, roads);
      clear_line (&line);
    }
  build_writer_close (water);
  build_writer_close (waterways);
  build_writer_close (roads);
  build_table_free (line.table);
  build_rules_free (rules);
}
