/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "outlines.h"

#include "ribbon.h"
#include "spline.h"

#include <string.h>

const BuildField build_zone_fields[] = {
  { "rule", 'C', 254, 0 },
  { "stated_km2", 'N', 10, 1 },
  { "drawn_km2", 'N', 10, 1 },
  { "words", 'C', 254, 0 },
  { "source_en", 'C', 200, 0 },
  { "rule_en", 'C', 254, 0 },
  { NULL },
};

typedef struct
{
  Build      *build;
  BuildRules *rules;
  BuildTable *vertices; /* outlines.csv */
  BuildTable *lines;    /* lines.csv */
} Reader;

static SplinePoint
get_vertex (Reader *self, const BuildTable *table, guint row)
{
  SplinePoint point = { build_table_number (table, row, "lon"),
                        build_table_number (table, row, "lat") };

  build_point_to_metres (self->build, &point.x, &point.y);
  return point;
}

/* The line that a vertex was taken from ("vertex of jinhui in lines.csv"), or NULL. */
static char *
get_line_name (Reader *self, guint row)
{
  const char *how = build_table_get (self->vertices, row, "how");
  g_auto (GStrv) words = g_strsplit (how, " ", 0);

  if (!g_str_has_prefix (how, "vertex of ") || g_strv_length (words) < 3)
    return NULL;
  return g_strdup (words[2]);
}

static gboolean
is_closed_line (BuildRules *rules, const char *name)
{
  return build_rules_lists (build_rules_object (rules->rules, "lines"), "closed", name);
}

/* The samples of a line of lines.csv, its control points and where they are among the samples. */
static GArray *
read_line (Reader *self, const char *name, GArray **points, GArray **starts)
{
  *points = g_array_new (FALSE, FALSE, sizeof (SplinePoint));
  for (guint i = 0; i < build_table_n_rows (self->lines); i++)
    if (g_str_equal (build_table_get (self->lines, i, "feature"), name))
      {
        SplinePoint point = get_vertex (self, self->lines, i);

        g_array_append_val (*points, point);
      }
  return build_spline (*points, is_closed_line (self->rules, name), starts);
}

static int
find_point (const GArray *points, SplinePoint point)
{
  for (guint i = 0; i < points->len; i++)
    {
      const SplinePoint *each = &g_array_index (points, SplinePoint, i);

      if (each->x == point.x && each->y == point.y)
        return (int) i;
    }
  return -1;
}

/* What the line's spline has strictly between two of its points, in the order asked for; of a
 * closed line the shorter way round. */
static void
append_along_line (Reader *self, GArray *ring, const char *name, SplinePoint from, SplinePoint to)
{
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) starts = NULL;
  g_autoptr (GArray) samples = read_line (self, name, &points, &starts);
  int first = find_point (points, from);
  int last = find_point (points, to);
  int around = (int) samples->len - 1;

  if (first < 0 || last < 0)
    build_fail ("an outline names a vertex that the line %s does not have", name);
  first = (int) g_array_index (starts, guint, first);
  last = (int) g_array_index (starts, guint, last);
  if (is_closed_line (self->rules, name) && ABS (last - first) > around / 2)
    *(first < last ? &first : &last) += around;
  for (int i = first + (first < last ? 1 : -1); i != last && first != last;
       i += first < last ? 1 : -1)
    g_array_append_val (ring, g_array_index (samples, SplinePoint, i % around));
}

static void
append_vertex (Reader *self, GArray *ring, guint row, guint next)
{
  g_autofree char *line = get_line_name (self, row);
  g_autofree char *next_line = get_line_name (self, next);
  SplinePoint vertex = get_vertex (self, self->vertices, row);

  g_array_append_val (ring, vertex);
  if (line != NULL && g_strcmp0 (line, next_line) == 0)
    append_along_line (self, ring, line, vertex, get_vertex (self, self->vertices, next));
}

static GArray *
read_rows (Reader *self, const char *feature)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < build_table_n_rows (self->vertices); i++)
    if (g_str_equal (build_table_get (self->vertices, i, "feature"), feature))
      g_array_append_val (rows, i);
  if (rows->len < 3)
    build_fail ("the outline %s has fewer than three vertices", feature);
  return rows;
}

/* How well the worst vertex is known, m; helpers in the sea have no uncertainty and do not
 * count. */
static double
find_worst (Reader *self, const char *feature)
{
  double worst = 0;

  for (guint i = 0; i < build_table_n_rows (self->vertices); i++)
    if (g_str_equal (build_table_get (self->vertices, i, "feature"), feature))
      worst = MAX (worst, build_table_number (self->vertices, i, "uncertainty_m"));
  return worst;
}

/* The outline in metres, straight between its vertices save where it follows a line. */
static GEOSGeometry *
read_outline (Reader *self, const char *feature)
{
  g_autoptr (GArray) rows = read_rows (self, feature);
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (SplinePoint));
  SplinePoint first;
  GEOSGeometry *drawn;
  GEOSGeometry *valid;
  GEOSGeometry *cut;

  for (guint i = 0; i + 1 < rows->len; i++)
    append_vertex (self, ring, g_array_index (rows, guint, i), g_array_index (rows, guint, i + 1));
  append_vertex (self, ring, g_array_index (rows, guint, rows->len - 1),
                 g_array_index (rows, guint, 0));
  first = g_array_index (ring, SplinePoint, 0);
  if (find_point (ring, g_array_index (ring, SplinePoint, ring->len - 1)) != 0)
    g_array_append_val (ring, first);
  drawn = build_spline_line (self->build, ring, TRUE);
  valid = build_buffer (self->build, drawn, 0);
  GEOSGeom_destroy_r (self->build->geos, drawn);
  if (build_rules_lists (build_rules_object (self->rules->rules, "outlines"), "not_cut_to_land",
                         feature))
    return valid;
  cut = GEOSIntersection_r (self->build->geos, valid, self->build->land);
  GEOSGeom_destroy_r (self->build->geos, valid);
  return cut;
}

/**
 * build_outlines_read:
 * @rules: the rules
 * @basis: outlines_basis.csv
 *
 * Returns: (transfer full) (element-type BuildOutline): one outline for each row of @basis
 */
GArray *
build_outlines_read (BuildRules *rules, BuildTable *basis)
{
  Build *build = rules->build;
  GArray *outlines = g_array_new (FALSE, FALSE, sizeof (BuildOutline));
  Reader reader = {
    .build = build,
    .rules = rules,
    .vertices = build_open_table (build, "outlines.csv"),
    .lines = build_open_table (build, "lines.csv"),
  };

  for (guint i = 0; i < build_table_n_rows (basis); i++)
    {
      GEOSGeometry *metres = read_outline (&reader, build_table_get (basis, i, "feature"));
      BuildOutline outline = {
        .degrees = build_to_degrees (build, metres),
        .row = i,
        .km2 = build_area_km2 (build, metres),
        .accuracy = find_worst (&reader, build_table_get (basis, i, "feature")),
      };

      g_array_append_val (outlines, outline);
      GEOSGeom_destroy_r (build->geos, metres);
    }
  build_table_free (reader.vertices);
  build_table_free (reader.lines);
  return outlines;
}

/**
 * build_outlines_free:
 * @rules: the rules
 * @outlines: (transfer full): what build_outlines_read() gave
 */
void
build_outlines_free (BuildRules *rules, GArray *outlines)
{
  for (guint i = 0; i < outlines->len; i++)
    GEOSGeom_destroy_r (rules->build->geos, g_array_index (outlines, BuildOutline, i).degrees);
  g_array_unref (outlines);
}

/**
 * build_outline_write:
 * @writer: of a layer with the zones' fields
 * @rules: the rules
 * @basis: outlines_basis.csv
 * @outline: one of its rows, drawn
 */
void
build_outline_write (BuildWriter *writer, const BuildRules *rules, const BuildTable *basis,
                     const BuildOutline *outline)
{
  const char *kind = build_table_get (basis, outline->row, "basis");
  gboolean schematic = g_str_equal (kind, "schematic");
  JsonObject *own = build_rules_object (rules->rules, "outlines");
  char accuracy[G_ASCII_DTOSTR_BUF_SIZE];
  char drawn[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (accuracy, sizeof accuracy, "%.0f", outline->accuracy);
  g_ascii_formatd (drawn, sizeof drawn, "%.1f", outline->km2);
  build_writer_add (
      writer, outline->degrees,
      "id", build_table_get (basis, outline->row, "feature"),
      "name_zh", build_table_get (basis, outline->row, "name_zh"),
      "name_en", build_table_get (basis, outline->row, "name_en"),
      "kind", "outline",
      "basis", kind,
      "source", build_table_get (basis, outline->row, "source"),
      "accuracy_m", accuracy,
      "rule", build_rules_text (own, schematic ? "schematic_rule" : "rule"),
      "stated_km2", build_table_get (basis, outline->row, "stated_km2"),
      "drawn_km2", drawn,
      "words", build_table_get (basis, outline->row, "boundary_words"),
      "source_en", build_table_get (basis, outline->row, "source_en"),
      "rule_en", build_rules_text (own, schematic ? "schematic_rule_en" : "rule_en"),
      NULL);
}
