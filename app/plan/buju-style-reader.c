/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-style-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "plan/buju-content.h"
#include "plan/buju-names.h"

/* From JSON to BujuStyle. A file may name a "parent" in its folder; members of objects are then
 * laid over the parent's, everything else replaces it. Colours are names from "colors" or #rrggbb,
 * with a share of opacity in percent behind a slash: "belt/38". Unknown members are errors: a
 * mistyped name would otherwise be silently without effect. "high-contrast" raises all symbols. */

/* "at": [lon, lat], in degrees */
static gboolean
read_point (BujuStyleReader *self, JsonObject *object, const char *name, BujuPoint *point)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;

  if (node == NULL)
    return FALSE;
  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (array == NULL || json_array_get_length (array) != 2)
    {
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                              _("“%s” is not [longitude, latitude]"), name);
      return FALSE;
    }
  point->x = json_array_get_double_element (array, 0);
  point->y = json_array_get_double_element (array, 1);
  if (buju_projection_forward (self->projection, point, 1) != 0)
    buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("“%s” lies outside the map's CRS"),
                            name);
  return TRUE;
}

static BujuText
read_text (BujuStyleReader *self, JsonObject *object)
{
  const char *zh = json_object_get_string_member_with_default (object, "zh", NULL);
  const char *en = json_object_get_string_member_with_default (object, "en", NULL);
  GStringChunk *strings = self->style->strings;

  return (BujuText) { zh != NULL ? g_string_chunk_insert_const (strings, zh) : NULL,
                      en != NULL ? g_string_chunk_insert_const (strings, en) : NULL };
}

static const char *const sides[] = { "any", "right", "left", "above", "below", "centre", NULL };

static void
read_hint (BujuStyleReader *self, const char *layout, const char *id, JsonObject *object)
{
  BujuHint *hint = g_new0 (BujuHint, 1);
  JsonNode *side = json_object_get_member (object, "side");

  hint->has_point = read_point (self, object, "at", &hint->point);
  hint->side = side != NULL ? buju_style_reader_read_choice (self, sides, side) : BUJU_SIDE_ANY;
  hint->text = read_text (self, object);
  hint->hidden = json_object_get_boolean_member_with_default (object, "hidden", FALSE);
  hint->bend = json_object_get_double_member_with_default (object, "bend", 0.0);
  g_hash_table_insert (self->style->hints, g_strconcat (layout, "/", id, NULL), hint);
}

/* "extent": [west, south, east, north] in degrees; the box around the projected corners. */
static void
read_extent (BujuStyleReader *self, const char *layout, JsonArray *array)
{
  BujuBox box = BUJU_BOX_EMPTY;
  BujuPoint corners[4];

  if (json_array_get_length (array) != 4)
    {
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                              _("the extent of “%s” needs four numbers"),
                   layout);
      return;
    }
  for (guint i = 0; i < 4; i++)
    corners[i] = (BujuPoint) { json_array_get_double_element (array, i % 2 == 0 ? 0 : 2),
                               json_array_get_double_element (array, i < 2 ? 1 : 3) };
  if (buju_projection_forward (self->projection, corners, 4) != 0)
    buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                            _("the extent of “%s” is outside the map's CRS"),
                 layout);
  for (guint i = 0; i < 4; i++)
    buju_box_add_point (&box, corners[i].x, corners[i].y);
  g_hash_table_insert (self->style->extents, g_strdup (layout), g_memdup2 (&box, sizeof box));
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_layout (BujuStyleReader *self, const char *layout, JsonObject *object)
{
  JsonObject *labels = get_object (object, "labels");
  JsonArray *extent = get_array (object, "extent");
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  if (extent != NULL)
    read_extent (self, layout, extent);
  if (labels == NULL)
    return;
  json_object_iter_init (&iter, labels);
  while (self->error == NULL && json_object_iter_next (&iter, &id, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      read_hint (self, layout, id, json_node_get_object (node));
    else
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("label “%s” is not an object"),
                              id);
}

static void
read_layouts (BujuStyleReader *self, JsonObject *layouts)
{
  JsonObjectIter iter;
  const char *layout;
  JsonNode *node;

  if (layouts == NULL)
    return;
  json_object_iter_init (&iter, layouts);
  while (self->error == NULL && json_object_iter_next (&iter, &layout, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      read_layout (self, layout, json_node_get_object (node));
    else
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("layout “%s” is not an object"),
                              layout);
}

static void
read_captions (BujuStyleReader *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      BujuCaption caption = { 0 };

      if (object == NULL || !read_point (self, object, "at", &caption.point))
        {
          buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("caption %u has no place"),
                                  i + 1);
          return;
        }
      caption.text = read_text (self, object);
      caption.symbol
          = g_strdup (json_object_get_string_member_with_default (object, "symbol", "sea-name"));
      g_array_append_val (self->style->captions, caption);
    }
}

/* Lays @over upon @base: objects member by member, everything else as a whole. */
static void
merge (JsonObject *base, JsonObject *over)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, over);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *below = get_object (base, name);

      if (below != NULL && JSON_NODE_HOLDS_OBJECT (node))
        merge (below, json_node_get_object (node));
      else
        json_object_set_member (base, name, json_node_copy (node));
    }
}

static JsonObject *
parse_file (const char *file, guint depth, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonObject) own = NULL;
  g_autoptr (JsonObject) base = NULL;
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *parent_file = NULL;
  const char *parent;
  JsonNode *root;

  if (!json_parser_load_from_file (parser, file, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || depth > BUJU_STYLE_MAX_PARENTS)
    {
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_BAD_VALUE,
                   _("%s: not a style, or its parents go in a circle"), file);
      return NULL;
    }
  own = json_object_ref (json_node_get_object (root));
  parent = json_object_get_string_member_with_default (own, "parent", NULL);
  if (parent == NULL)
    return g_steal_pointer (&own);
  parent_file = g_build_filename (folder, parent, NULL);
  base = parse_file (parent_file, depth + 1, error);
  if (base != NULL)
    merge (base, own);
  return g_steal_pointer (&base);
}

static void
read_fonts (BujuStyle *style, JsonObject *fonts)
{
  const char *sans = "Sans";
  const char *serif = "Serif";

  if (fonts != NULL)
    {
      sans = json_object_get_string_member_with_default (fonts, "sans", sans);
      serif = json_object_get_string_member_with_default (fonts, "serif", serif);
    }
  style->sans = g_strdup (sans);
  style->serif = g_strdup (serif);
}

/**
 * buju_style_load:
 * @file: the JSON file of one variant
 * @variant: its name, for messages
 * @error: return location for a #GError
 *
 * Reads a style and its parents. Positions in it are degrees; they are projected here, once.
 *
 * Returns: (transfer full): the style, or %NULL with an error of `BUJU_PLAN_ERROR`,
 *   `BUJU_PROJECTION_ERROR`, `JSON_PARSER_ERROR` or `G_FILE_ERROR`
 */
BujuStyle *
buju_style_load (const char *file, const char *variant, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (BujuProjection) projection = NULL;
  g_autoptr (BujuStyle) style = NULL;
  BujuStyleReader reader = { 0 };

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  object = parse_file (file, 0, error);
  if (object != NULL)
    projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, error);
  if (projection == NULL)
    {
      g_prefix_error (error, _("Style “%s”: "), variant != NULL ? variant : file);
      return NULL;
    }
  style = buju_style_alloc ();
  reader = (BujuStyleReader) { .style = style,
                      .colors = get_object (object, "colors"),
                      .symbols = get_object (object, "symbols"),
                      .projection = projection,
                      .file = file };
  read_fonts (style, get_object (object, "fonts"));
  buju_style_reader_read_symbols (&reader);
  if (json_object_get_boolean_member_with_default (object, "high-contrast", FALSE))
    buju_style_raise_contrast (style);
  read_layouts (&reader, get_object (object, "layouts"));
  read_captions (&reader, get_array (object, "captions"));
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&style);
}
