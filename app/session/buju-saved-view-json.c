/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSavedView as JSON. */
#include "config.h"

#include "session/buju-saved-view.h"

#include <math.h>

/* px/m; the other end is as far away as the farthest point of somebody's layer */
#define LARGEST_SCALE 1e3

static const char *const modes[] = { "side-by-side", "swipe" };

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

/* File names and ids of layers may hold any bytes; what is no UTF-8 cannot be an id of ours. */
static void
set_list (JsonObject *object, const char *key, GStrv list)
{
  JsonArray *array;

  if (list[0] == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);
  json_object_set_array_member (object, key, array);
}

static void
set_ground (JsonObject *object, const BujuView *view)
{
  double     numbers[] = { view->centre.x, view->centre.y, view->scale, view->width, view->height };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_array_add_double_element (array, numbers[i]);
  json_object_set_array_member (object, "view", array);
}

/**
 * buju_saved_view_to_json:
 * @self: a saved view
 *
 * Returns: (transfer full): the same as JSON, its keys in alphabetical order
 */
JsonObject *
buju_saved_view_to_json (const BujuSavedView *self)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  set_string (object, "compare", self->compare);
  if (self->compare != NULL)
    {
      json_object_set_string_member (object, "compare-mode", modes[self->compare_mode]);
      json_object_set_double_member (object, "compare-position", self->compare_position);
    }
  set_list (object, "hidden", self->hidden);
  set_string (object, "layout", self->layout);
  set_list (object, "lens", self->lens);
  set_string (object, "marked", self->marked);
  set_string (object, "name", self->name);
  if (self->parks)
    json_object_set_boolean_member (object, "parks", TRUE);
  set_string (object, "selected", self->selected);
  if (!self->at_home)
    set_ground (object, &self->view);
  return object;
}

/* ---- Reading: whatever the file holds, nothing but a saved view or an error comes of it ---- */

static gboolean
get_string (JsonObject *object, const char *key, char **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return buju_state_file_complain (key, error);
  *value = json_node_dup_string (node);
  return TRUE;
}

static gboolean
get_list (JsonObject *object, const char *key, GStrv *list, GError **error)
{
  JsonNode                 *node = json_object_get_member (object, key);
  g_autoptr (GStrvBuilder)  strings = g_strv_builder_new ();
  JsonArray                *array = node != NULL
                                    && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                    : NULL;

  if (node != NULL && array == NULL)
    return buju_state_file_complain (key, error);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return buju_state_file_complain (key, error);
      g_strv_builder_add (strings, json_node_get_string (element));
    }
  *list = g_strv_builder_end (strings);
  return TRUE;
}

static gboolean
get_number (JsonNode *node, double *value)
{
  GType type = node != NULL
               && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value);
}

static gboolean
get_ground (JsonObject *object, BujuSavedView *self, GError **error)
{
  JsonNode  *node = json_object_get_member (object, "view");
  double    *numbers[] = { &self->view.centre.x, &self->view.centre.y, &self->view.scale,
                           &self->view.width,
                           &self->view.height };
  JsonArray *array;

  self->at_home = node == NULL;
  if (node == NULL)
    return TRUE;
  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (numbers))
    return buju_state_file_complain ("view", error);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!get_number (json_array_get_element (array, i), numbers[i]))
      return buju_state_file_complain ("view", error);
  if (!(self->view.scale > 0) || self->view.scale > LARGEST_SCALE || self->view.width < 0 ||
      self->view.height < 0)
    return buju_state_file_complain ("view", error);
  return TRUE;
}

static gboolean
get_compare (JsonObject *object, BujuSavedView *self, GError **error)
{
  g_autofree char *mode = NULL;
  JsonNode        *position = json_object_get_member (object, "compare-position");

  self->compare_position = 0.5;
  if (!get_string (object, "compare", &self->compare, error)
      || !get_string (object, "compare-mode", &mode, error))
    return FALSE;
  if (mode != NULL && g_str_equal (mode, modes[BUJU_COMPARE_SWIPE]))
    self->compare_mode = BUJU_COMPARE_SWIPE;
  else if (mode != NULL && !g_str_equal (mode, modes[BUJU_COMPARE_SIDE_BY_SIDE]))
    return buju_state_file_complain ("compare-mode", error);
  if (position != NULL
      && (!get_number (position, &self->compare_position) || self->compare_position < 0 ||
          self->compare_position > 1))
    return buju_state_file_complain ("compare-position", error);
  return TRUE;
}

static gboolean
get_parks (JsonObject *object, BujuSavedView *self, GError **error)
{
  JsonNode *node = json_object_get_member (object, "parks");

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return buju_state_file_complain ("parks", error);
  self->parks = json_node_get_boolean (node);
  return TRUE;
}

/**
 * buju_saved_view_from_json:
 * @object: what buju_saved_view_to_json() gave, or anything else
 * @error: return location for a #GError
 *
 * Reads a saved view. Keys that it does not know are those of a later program and are passed over.
 *
 * Returns: (transfer full) (nullable): %NULL with %BUJU_STATE_ERROR_SYNTAX
 */
BujuSavedView *
buju_saved_view_from_json (JsonObject *object, GError **error)
{
  g_autoptr (BujuSavedView) self = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  self = g_new0 (BujuSavedView, 1);
  if (!get_string (object, "name", &self->name, error)
      || !get_string (object, "layout", &self->layout, error) ||
      !get_compare (object, self, error) || !get_ground (object, self, error) ||
      !get_string (object, "selected", &self->selected, error) ||
      !get_string (object, "marked", &self->marked, error)
        || !get_list (object, "lens", &self->lens, error) ||
      !get_parks (object, self, error) || !get_list (object, "hidden", &self->hidden, error))
    return NULL;
  if (self->layout == NULL)
    {
      buju_state_file_complain ("layout", error);
      return NULL;
    }
  return g_steal_pointer (&self);
}
