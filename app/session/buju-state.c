/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-state.h"

#include <gio/gio.h>
#include <string.h>

#include "session/buju-session-overlays.h"

/* What a recipe says of a layer but not where it is, because that would tell of the machine: here
 * it is said. Not what the sum of its files is: they are read again anyway, and to make it takes as
 * long as that. */
static BujuRecipe *
make_layers (BujuSession *session)
{
  BujuFigure  figure = BUJU_FIGURE_INIT;
  BujuRecipe *layers;

  if (buju_session_get_overlays (session)->len == 0)
    return NULL;
  figure.layout = buju_session_get_layout (session);
  figure.overlays = buju_session_get_overlays (session);
  layers = buju_recipe_new_for_figure (&figure, 0);
  for (guint i = 0; i < layers->overlays->len; i++)
    g_clear_pointer (&((BujuRecipeOverlay *) g_ptr_array_index (layers->overlays, i))->sum,
                     buju_file_sum_unref);
  return layers;
}

/**
 * buju_state_new:
 * @session: a session with a layout
 * @sidebar: whether the side panel is there
 * @indicators: whether the page of indicators is
 *
 * Returns: (transfer full): how things are now
 */
BujuState *
buju_state_new (BujuSession *session, gboolean sidebar, gboolean indicators)
{
  BujuState *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);

  self = g_new0 (BujuState, 1);
  self->now = buju_saved_view_new (session, NULL);
  self->layers = make_layers (session);
  self->sidebar = sidebar;
  self->indicators = indicators;
  return self;
}

/**
 * buju_state_free:
 * @self: (transfer full): a state
 */
void
buju_state_free (BujuState *self)
{
  g_clear_pointer (&self->now, buju_saved_view_free);
  g_clear_pointer (&self->layers, buju_recipe_free);
  g_free (self);
}

/* As addresses, which hold file names of any bytes. */
static JsonArray *
list_places (const BujuRecipe *layers)
{
  JsonArray *places = json_array_new ();

  for (guint i = 0; i < layers->overlays->len; i++)
    {
      const BujuRecipeOverlay *overlay = g_ptr_array_index (layers->overlays, i);
      g_autofree char         *uri = overlay->path != NULL
                                     ? g_filename_to_uri (overlay->path, NULL, NULL) : NULL;

      json_array_add_string_element (places, uri != NULL ? uri : "");
    }
  return places;
}

/**
 * buju_state_to_text:
 * @self: a state
 *
 * Returns: (transfer full): sorted JSON
 */
char *
buju_state_to_text (const BujuState *self)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_boolean_member (object, "indicators", self->indicators);
  if (self->layers != NULL)
    {
      g_autofree char *layers = buju_recipe_to_text (self->layers);

      json_object_set_string_member (object, "layers", layers);
      json_object_set_array_member (object, "layers-at", list_places (self->layers));
    }
  if (self->now != NULL)
    json_object_set_object_member (object, "now", buju_saved_view_to_json (self->now));
  json_object_set_boolean_member (object, "sidebar", self->sidebar);
  json_object_set_int_member (object, "version", BUJU_STATE_VERSION);
  return buju_state_file_to_text (object);
}

static void
place_layers (BujuRecipe *layers, JsonArray *places)
{
  for (guint i = 0;
       i < layers->overlays->len && places != NULL && i < json_array_get_length (places); i++)
    {
      BujuRecipeOverlay *overlay = g_ptr_array_index (layers->overlays, i);
      JsonNode          *node = json_array_get_element (places, i);
      const char        *uri = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (uri == NULL || *uri == '\0')
        continue;
      g_free (overlay->path);
      overlay->path = g_filename_from_uri (uri, NULL, NULL);
    }
}

static gboolean
read_layers (BujuState *self, JsonObject *object, GError **error)
{
  JsonNode   *text = json_object_get_member (object, "layers");
  JsonNode   *places = json_object_get_member (object, "layers-at");
  const char *layers;

  if (text == NULL)
    return TRUE;
  layers = JSON_NODE_HOLDS_VALUE (text) ? json_node_get_string (text) : NULL;
  if (layers == NULL || (places != NULL && !JSON_NODE_HOLDS_ARRAY (places)))
    return buju_state_file_complain ("layers", error);
  self->layers = buju_recipe_parse (layers, strlen (layers), "layers", error);
  if (self->layers == NULL)
    return FALSE;
  place_layers (self->layers, places != NULL ? json_node_get_array (places) : NULL);
  return TRUE;
}

static gboolean
read_flag (JsonObject *object, const char *key, gboolean usual)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return usual;
  return json_node_get_boolean (node);
}

/**
 * buju_state_parse:
 * @text: (array length=length): what buju_state_to_text() gave, or anything else
 * @length: bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): %NULL with an error of the domain %BUJU_STATE_ERROR or
 *   %BUJU_RECIPE_ERROR
 */
BujuState *
buju_state_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode)  root = NULL;
  g_autoptr (BujuState) self = NULL;
  JsonObject           *object;
  JsonNode             *now;

  g_return_val_if_fail (text != NULL, NULL);

  root = buju_state_file_parse (text, length, error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  self = g_new0 (BujuState, 1);
  self->sidebar = read_flag (object, "sidebar", TRUE);
  self->indicators = read_flag (object, "indicators", FALSE);
  now = json_object_get_member (object, "now");
  if (now != NULL && !JSON_NODE_HOLDS_OBJECT (now))
    {
      buju_state_file_complain ("now", error);
      return NULL;
    }
  if (now != NULL)
    self->now = buju_saved_view_from_json (json_node_get_object (now), error);
  if ((now != NULL && self->now == NULL) || !read_layers (self, object, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * buju_state_load:
 * @path: of the file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): %NULL without an error when there is no file; with one when
 *   it cannot be understood: then it has been set aside
 */
BujuState *
buju_state_load (const char *path, GError **error)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) problem = NULL;
  gsize              length = 0;
  BujuState         *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  text = buju_state_file_read (path, &length, &problem);
  if (text == NULL && problem == NULL)
    return NULL;
  if (text != NULL)
    self = buju_state_parse (text, length, &problem);
  if (self != NULL)
    return self;
  buju_state_file_set_aside (path);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * buju_state_dup_path:
 *
 * Returns: (transfer full) (type filename): where the state of the user's window is kept
 */
char *
buju_state_dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "buju", "session.json", NULL);
}
