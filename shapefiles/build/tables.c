/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tables.h"

#include "spline.h"

#include <math.h>

/**
 * build_open_table:
 * @self: the build
 * @name: a file beside the rules
 *
 * Returns: (transfer full): the table
 */
BuildTable *
build_open_table (Build *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->source_dir, name, NULL);

  return build_table_read (path);
}

/**
 * build_rules_read:
 * @self: the build
 *
 * Reads `zones.json` and `places.csv`.
 *
 * Returns: (transfer full): the rules
 */
BuildRules *
build_rules_read (Build *self)
{
  g_autofree char *path = g_build_filename (self->source_dir, "zones.json", NULL);
  g_autoptr (GError) error = NULL;
  BuildRules *rules = g_new0 (BuildRules, 1);

  rules->build = self;
  rules->parser = json_parser_new ();
  if (!json_parser_load_from_file (rules->parser, path, &error))
    build_fail ("%s", error->message);
  rules->rules = json_node_get_object (json_parser_get_root (rules->parser));
  rules->places = build_open_table (self, "places.csv");
  rules->place_rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < build_table_n_rows (rules->places); i++)
    g_hash_table_insert (rules->place_rows, (char *) build_table_get (rules->places, i, "id"),
                         GUINT_TO_POINTER (i + 1));
  return rules;
}

/**
 * build_rules_free:
 * @self: (transfer full): the rules
 */
void
build_rules_free (BuildRules *self)
{
  g_hash_table_unref (self->place_rows);
  build_table_free (self->places);
  g_object_unref (self->parser);
  g_free (self);
}

/**
 * build_rules_find_place:
 * @self: the rules
 * @id: of a row of places.csv that has a point
 * @x: (out): easting, m
 * @y: (out): northing, m
 */
void
build_rules_find_place (BuildRules *self, const char *id, double *x, double *y)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->place_rows, id));

  if (row == 0)
    build_fail ("places.csv has no row %s", id);
  *x = build_table_number (self->places, row - 1, "lon");
  *y = build_table_number (self->places, row - 1, "lat");
  if (isnan (*x) || isnan (*y))
    build_fail ("the place %s has no point", id);
  build_point_to_metres (self->build, x, y);
}

/* A member by its id, or a guide by its degrees. */
static SplinePoint
resolve_point (BuildRules *self, JsonNode *node)
{
  SplinePoint point = { 0, 0 };

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      point.x = json_array_get_double_element (json_node_get_array (node), 0);
      point.y = json_array_get_double_element (json_node_get_array (node), 1);
      build_point_to_metres (self->build, &point.x, &point.y);
    }
  else
    build_rules_find_place (self, json_node_get_string (node), &point.x, &point.y);
  return point;
}

/**
 * build_rules_make_spine:
 * @self: the rules
 * @name: of one of the spines
 *
 * Returns: (transfer full) (element-type SplinePoint): its samples, m
 */
GArray *
build_rules_make_spine (BuildRules *self, const char *name)
{
  JsonObject *spines = build_rules_object (self->rules, "spines");
  JsonObject *spine = build_rules_object (spines, name);
  JsonArray *list = json_object_get_array_member (spine, "points");
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SplinePoint));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      SplinePoint point = resolve_point (self, json_array_get_element (list, i));

      g_array_append_val (points, point);
    }
  return build_spline (points, json_object_get_boolean_member_with_default (spine, "closed", FALSE),
                       NULL);
}

/**
 * build_rules_lists:
 * @object: some rules
 * @list: the name of a list of texts in them
 * @text: a text
 *
 * Returns: whether the list has the text
 */
gboolean
build_rules_lists (JsonObject *object, const char *list, const char *text)
{
  JsonArray *array = json_object_get_array_member (object, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), text))
      return TRUE;
  return FALSE;
}

static JsonObject *
need (JsonObject *object, const char *name)
{
  if (!json_object_has_member (object, name))
    build_fail ("zones.json: a rule lacks \"%s\"", name);
  return object;
}

/**
 * build_rules_text:
 * @object: some rules
 * @name: of a text in them
 *
 * Returns: (transfer none): the text
 */
const char *
build_rules_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member (need (object, name), name);
}

/**
 * build_rules_number:
 * @object: some rules
 * @name: of a number in them
 *
 * Returns: the number
 */
double
build_rules_number (JsonObject *object, const char *name)
{
  return json_object_get_double_member (need (object, name), name);
}

/**
 * build_rules_object:
 * @object: some rules
 * @name: of an object in them
 *
 * Returns: (transfer none): the object
 */
JsonObject *
build_rules_object (JsonObject *object, const char *name)
{
  return json_object_get_object_member (need (object, name), name);
}
