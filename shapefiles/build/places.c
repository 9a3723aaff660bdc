/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "outlines.h"
#include "tables.h"

#include <math.h>
#include <shapefil.h>
#include <string.h>

static const BuildField place_fields[] = {
  { "district", 'C', 80, 0 },
  { "confidence", 'C', 16, 0 },
  { "doc_refs", 'C', 160, 0 },
  { NULL },
};

/* What no document names, or what only a headline beside one names, is not known well enough to be
 * drawn as a fact: such rows stay in the table and out of the layer. */
static gboolean
is_confirmed (const BuildTable *places, guint row)
{
  const char *documents = build_table_get (places, row, "doc_refs");

  return !g_str_has_prefix (documents, "none (") && strstr (documents, "headline") == NULL
         && strstr (build_table_get (places, row, "notes"), ": recalled]") == NULL;
}

static void
write_place (BuildRules *rules, BuildWriter *writer, guint row)
{
  const BuildTable *places = rules->places;
  GEOSContextHandle_t geos = rules->build->geos;
  GEOSGeometry *point = GEOSGeom_createPointFromXY_r (geos, build_table_number (places, row, "lon"),
                                                      build_table_number (places, row, "lat"));

  build_writer_add (writer, point,
                    "id", build_table_get (places, row, "id"),
                    "name_zh", build_table_get (places, row, "name_zh"),
                    "name_en", build_table_get (places, row, "name_en"),
                    "kind", build_table_get (places, row, "kind"),
                    "basis", "schematic",
                    "source", build_table_get (places, row, "coord_source"),
                    "accuracy_m", build_table_get (places, row, "uncertainty_m"),
                    "district", build_table_get (places, row, "district"),
                    "confidence", build_table_get (places, row, "confidence"),
                    "doc_refs", build_table_get (places, row, "doc_refs"),
                    NULL);
  GEOSGeom_destroy_r (geos, point);
}

static void
write_places (BuildRules *rules)
{
  BuildWriter *writer = build_writer_new (rules->build, "places/places", SHPT_POINT, place_fields);

  for (guint i = 0; i < build_table_n_rows (rules->places); i++)
    if (is_confirmed (rules->places, i) && !isnan (build_table_number (rules->places, i, "lon")))
      write_place (rules, writer, i);
  build_writer_close (writer);
}

static void
write_parks (BuildRules *rules)
{
  Build *build = rules->build;
  BuildTable *basis = build_open_table (build, "outlines_basis.csv");
  GArray *outlines = build_outlines_read (rules, basis);
  BuildWriter *writer = build_writer_new (build, "places/parks", SHPT_POLYGON, build_zone_fields);

  for (guint i = 0; i < outlines->len; i++)
    {
      const BuildOutline *outline = &g_array_index (outlines, BuildOutline, i);

      if (build_rules_lists (build_rules_object (rules->rules, "outlines"), "parks",
                             build_table_get (basis, outline->row, "feature")))
        build_outline_write (writer, rules, basis, outline);
    }
  build_writer_close (writer);
  build_outlines_free (rules, outlines);
  build_table_free (basis);
}

/**
 * build_places:
 * @self: the build, with its land
 *
 * Writes places/places (the rows of `places.csv` that a document names and that have a point) and
 * places/parks (the outlines that are parks).
 */
void
build_places (Build *self)
{
  BuildRules *rules = build_rules_read (self);

  write_places (rules);
  write_parks (rules);
  build_rules_free (rules);
}
