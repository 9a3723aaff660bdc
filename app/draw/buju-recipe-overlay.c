/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-recipe-overlay.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/buju-recipe-private.h"

#define MOST_OVERLAYS 1000 /* a folder brings 200 at once */
#define LONGEST_TEXT 4096 /* bytes */

/* One key each, sorted. */
typedef enum
{
  KEY_STRING,
  KEY_HASH,
  KEY_DATUM,
  KEY_BOOLEAN,
  KEY_HIDDEN,
  KEY_MODE,
  KEY_BREAKS,
  KEY_COUNT,
  KEY_COLOR,
  KEY_MARKER,
  KEY_SIZE,
  KEY_OPACITY
} KeyKind;

typedef struct
{
  const char *key;
  KeyKind     kind;
  gsize       offset;
} Key;

#define FIELD(name) G_STRUCT_OFFSET (BujuRecipeOverlay, name)

static const Key keys[] = {
  { "breaks", KEY_BREAKS, FIELD (look.breaks) },
  { "classes", KEY_COUNT, FIELD (look.n_classes) },
  { "color", KEY_COLOR, FIELD (look.color) },
  { "columns", KEY_STRING, FIELD (columns) },
  { "crs", KEY_STRING, FIELD (crs) },
  { "datum", KEY_DATUM, FIELD (datum) },
  { "encoding", KEY_STRING, FIELD (encoding) },
  { "field", KEY_STRING, FIELD (look.field) },
  { "file", KEY_STRING, FIELD (file) },
  { "filter", KEY_STRING, FIELD (look.filter) },
  { "hidden", KEY_HIDDEN, FIELD (look.visible) },
  { "join", KEY_BOOLEAN, FIELD (joined) },
  { "label", KEY_STRING, FIELD (look.label_field) },
  { "marker", KEY_MARKER, FIELD (look.marker) },
  { "member", KEY_STRING, FIELD (member) },
  { "mode", KEY_MODE, FIELD (look.mode) },
  { "name", KEY_STRING, FIELD (name) },
  { "opacity", KEY_OPACITY, FIELD (look.opacity) },
  { "palette", KEY_STRING, FIELD (look.palette) },
  { "sha256", KEY_HASH, FIELD (hash) },
  { "size", KEY_SIZE, FIELD (look.size) },
  { "size-field", KEY_STRING, FIELD (look.size_field) },
};

/**
 * buju_recipe_overlay_new:
 * @overlay: an overlay
 *
 * Returns: (transfer full): what a recipe says of it
 */
BujuRecipeOverlay *
buju_recipe_overlay_new (const BujuOverlay *overlay)
{
  const BujuOverlaySource *source;
  BujuRecipeOverlay *self;

  g_return_val_if_fail (overlay != NULL, NULL);

  source = buju_overlay_get_source (overlay);
  self = g_new0 (BujuRecipeOverlay, 1);
  self->path = g_strdup (source->path);
  self->file = source->path != NULL ? g_filename_display_basename (source->path)
               : g_strdup (buju_overlay_get_name (overlay));
  self->member = g_strdup (source->member);
  self->name = g_strdup (buju_overlay_get_name (overlay));
  self->crs = g_strdup (source->crs);
  self->encoding = g_strdup (source->encoding);
  self->columns = g_strdup (source->columns);
  self->sum = source->sum != NULL ? buju_file_sum_ref (source->sum) : NULL;
  self->datum = source->datum;
  self->joined = source->joined;
  buju_overlay_look_copy (buju_overlay_get_look (overlay), &self->look);
  return self;
}

/**
 * buju_recipe_overlay_copy:
 * @self: an overlay of a recipe
 *
 * Returns: (transfer full): another like it
 */
BujuRecipeOverlay *
buju_recipe_overlay_copy (const BujuRecipeOverlay *self)
{
  BujuRecipeOverlay *copy = g_memdup2 (self, sizeof *self);

  copy->file = g_strdup (self->file);
  copy->path = g_strdup (self->path);
  copy->member = g_strdup (self->member);
  copy->name = g_strdup (self->name);
  copy->crs = g_strdup (self->crs);
  copy->encoding = g_strdup (self->encoding);
  copy->columns = g_strdup (self->columns);
  copy->hash = g_strdup (self->hash);
  copy->sum = self->sum != NULL ? buju_file_sum_ref (self->sum) : NULL;
  buju_overlay_look_copy (&self->look, &copy->look);
  return copy;
}

/**
 * buju_recipe_overlay_free:
 * @self: (transfer full): an overlay of a recipe
 */
void
buju_recipe_overlay_free (BujuRecipeOverlay *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file);
  g_free (self->path);
  g_free (self->member);
  g_free (self->name);
  g_free (self->crs);
  g_free (self->encoding);
  g_free (self->columns);
  g_free (self->hash);
  g_clear_pointer (&self->sum, buju_file_sum_unref);
  buju_overlay_look_clear (&self->look);
  g_free (self);
}

/* "../data/x.csv": at most two folders up; NULL when it is farther away. */
static char *
find_relative (const char *folder, const char *path)
{
  g_autofree char *here = g_canonicalize_filename (folder, NULL);
  GString *up = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      gsize length = strlen (here);
      char *parent;

      if (g_str_has_prefix (path, here) && path[length] == G_DIR_SEPARATOR)
        {
          g_string_append (up, path + length + 1);
          return g_string_free (up, FALSE);
        }
      g_string_append (up, "../");
      parent = g_path_get_dirname (here);
      g_free (here);
      here = parent;
    }
  g_string_free (up, TRUE);
  return NULL;
}

/**
 * buju_recipe_overlay_set_folder:
 * @self: an overlay of a recipe
 * @folder: (nullable): where the recipe lies
 *
 * Sets what is written as its file.
 */
void
buju_recipe_overlay_set_folder (BujuRecipeOverlay *self, const char *folder)
{
  char *file;

  g_return_if_fail (self != NULL);

  if (folder == NULL)
    file = g_path_get_basename (self->file);
  else if (self->path == NULL)
    return;
  else
    {
      file = find_relative (folder, self->path);
      if (file == NULL)
        file = g_strdup (self->path);
    }
  g_free (self->file);
  /* JSON is text: a name that is none is written as people see it. */
  self->file = g_filename_display_name (file);
  g_free (file);
}

/**
 * buju_recipe_overlay_set_path:
 * @self: an overlay of a recipe
 * @path: where its file is here
 */
void
buju_recipe_overlay_set_path (BujuRecipeOverlay *self, const char *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * buju_recipe_overlay_look_in:
 * @self: an overlay of a recipe whose file is not where it was
 * @folder: where another one of the same recipe was found
 *
 * Returns: whether a file of the same name lies there; then it is the one
 */
gboolean
buju_recipe_overlay_look_in (BujuRecipeOverlay *self, const char *folder)
{
  g_autofree char *base = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && folder != NULL, FALSE);

  base = g_path_get_basename (self->path != NULL ? self->path : self->file);
  path = g_build_filename (folder, base, NULL);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  buju_recipe_overlay_set_path (self, path);

  return TRUE;
}

/* Writing. What is as usual is left out. */

static void
append_color (GString *text, const BujuColor *color)
{
  g_string_append_printf (text, "\"#%02x%02x%02x\"", (guint) lround (color->red * 255),
                          (guint) lround (color->green * 255),
                          (guint) lround (color->blue * 255));
}

static const char *
get_hash (const BujuRecipeOverlay *self)
{
  return self->hash != NULL || self->sum == NULL ? self->hash : buju_file_sum_await (self->sum);
}

static gboolean
is_usual (const BujuRecipeOverlay *self, const Key *key, const BujuOverlayLook *usual)
{
  gconstpointer value = (const char *) self + key->offset;

  switch (key->kind)
    {
    case KEY_STRING:
      return *(char *const *) value == NULL;
    case KEY_HASH:
      return get_hash (self) == NULL;
    case KEY_DATUM:
      return self->datum == BUJU_DATUM_NONE;
    case KEY_BOOLEAN:
      return !*(const gboolean *) value;
    case KEY_HIDDEN:
      return self->look.visible;
    case KEY_MODE:
      return self->look.mode == BUJU_OVERLAY_SINGLE;
    case KEY_BREAKS:
      return self->look.mode != BUJU_OVERLAY_GRADUATED || self->look.breaks == usual->breaks;
    case KEY_COUNT:
      return self->look.mode != BUJU_OVERLAY_GRADUATED || self->look.n_classes == usual->n_classes;
    case KEY_COLOR:
      return self->look.mode != BUJU_OVERLAY_SINGLE;
    case KEY_MARKER:
      return self->look.marker == usual->marker;
    case KEY_SIZE:
      return self->look.size == usual->size;
    case KEY_OPACITY:
    default:
      return self->look.opacity == usual->opacity;
    }
}

static void
append_key (GString *text, const BujuRecipeOverlay *self, const Key *key)
{
  gconstpointer value = (const char *) self + key->offset;

  switch (key->kind)
    {
    case KEY_STRING:
      buju_recipe_append_string (text, *(char *const *) value);
      break;
    case KEY_HASH:
      buju_recipe_append_string (text, get_hash (self));
      break;
    case KEY_DATUM:
      buju_recipe_append_string (text, buju_datum_get_name (self->datum));
      break;
    case KEY_BOOLEAN:
    case KEY_HIDDEN:
      g_string_append (text, "true");
      break;
    case KEY_MODE:
      buju_recipe_append_string (text, buju_overlay_mode_get_name (self->look.mode));
      break;
    case KEY_BREAKS:
      buju_recipe_append_string (text, buju_breaks_get_name (self->look.breaks));
      break;
    case KEY_COUNT:
      g_string_append_printf (text, "%u", self->look.n_classes);
      break;
    case KEY_COLOR:
      append_color (text, &self->look.color);
      break;
    case KEY_MARKER:
      buju_recipe_append_string (text, buju_marker_get_name (self->look.marker));
      break;
    case KEY_SIZE:
    case KEY_OPACITY:
    default:
      buju_recipe_append_number (text, *(const double *) value);
      break;
    }
}

void
buju_recipe_append_overlays (GString *text, const GPtrArray *overlays)
{
  g_string_append (text, "[");
  for (guint i = 0; i < overlays->len; i++)
    {
      const BujuRecipeOverlay *overlay = g_ptr_array_index (overlays, i);
      g_auto (BujuOverlayLook) usual = { 0 };
      gboolean first = TRUE;

      buju_overlay_look_init (&usual, i);
      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          if (is_usual (overlay, &keys[k], &usual))
            continue;
          g_string_append_printf (text, "%s\"%s\": ", first ? "" : ", ", keys[k].key);
          append_key (text, overlay, &keys[k]);
          first = FALSE;
        }
      g_string_append (text, "}");
    }
  g_string_append (text, "\n  ]");
}

/* Reading. */

static gboolean
read_color (const char *text, BujuColor *color)
{
  guint red, green, blue;
  int used = 0;

  if (text == NULL || sscanf (text, "#%2x%2x%2x%n", &red, &green, &blue, &used) != 3 || used != 7
      || text[7] != '\0')
    return FALSE;
  *color = (BujuColor) { red / 255.0, green / 255.0, blue / 255.0, 1 };
  return TRUE;
}

static gboolean
read_in_range (JsonNode *node, double least, double most, double *value)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double (node);
  return *value >= least && *value <= most;
}

static gboolean
read_key (BujuRecipeOverlay *self, const Key *key, JsonNode *node)
{
  gpointer value = (char *) self + key->offset;
  gboolean is_text = json_node_get_value_type (node) == G_TYPE_STRING;
  const char *text = is_text ? json_node_get_string (node) : NULL;
  double number;

  if (text != NULL && (strlen (text) > LONGEST_TEXT || !g_utf8_validate (text, -1, NULL)))
    return FALSE;
  switch (key->kind)
    {
    case KEY_STRING:
    case KEY_HASH:
      if (text != NULL)
        buju_overlay_look_set (value, text);
      return text != NULL;
    case KEY_DATUM:
      return text != NULL && buju_datum_from_name (text, &self->datum);
    case KEY_MODE:
      return text != NULL && buju_overlay_mode_from_name (text, &self->look.mode);
    case KEY_BREAKS:
      return text != NULL && buju_breaks_from_name (text, &self->look.breaks);
    case KEY_MARKER:
      return text != NULL && buju_marker_from_name (text, &self->look.marker);
    case KEY_COLOR:
      return read_color (text, &self->look.color);
    case KEY_BOOLEAN:
    case KEY_HIDDEN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      *(gboolean *) value = json_node_get_boolean (node) != (key->kind == KEY_HIDDEN);
      return TRUE;
    case KEY_COUNT:
      if (!read_in_range (node, 2, BUJU_CLASSES_MOST, &number) || number != floor (number))
        return FALSE;
      self->look.n_classes = (guint) number;
      return TRUE;
    case KEY_SIZE:
      return read_in_range (node, BUJU_OVERLAY_SMALLEST, BUJU_OVERLAY_LARGEST, value);
    case KEY_OPACITY:
    default:
      return read_in_range (node, 0, 1, value);
    }
}

static const Key *
find_key (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, name))
      return &keys[i];
  return NULL;
}

static char *
list_keys (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", keys[i].key);
  return g_string_free (list, FALSE);
}

static char *
read_overlay (BujuRecipeOverlay *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const Key *key = find_key (name);
      g_autofree char *known = key == NULL ? list_keys () : NULL;

      if (key == NULL)
        return g_strdup_printf (_("“%s” is no key of a layer (known: %s)"), name, known);
      if (!read_key (self, key, node))
        return g_strdup_printf (_("the value of “%s” is not possible"), name);
    }
  if (self->file == NULL)
    return g_strdup (_("a layer needs a “file”"));
  if (self->look.palette != NULL && buju_palette_find (self->look.palette) == NULL)
    return g_strdup_printf (_("there is no palette “%s”"), self->look.palette);
  return NULL;
}

/* What is wrong, for people; NULL when @overlays (BujuRecipeOverlay) were read. (transfer full) */
char *
buju_recipe_read_overlays (JsonNode *node, GPtrArray *overlays)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    return g_strdup (_("expected a list of layers: [{\"file\": \"…\"}]"));
  if (json_array_get_length (array) > MOST_OVERLAYS)
    return g_strdup_printf (_("there are more than %d layers"), MOST_OVERLAYS);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      BujuRecipeOverlay *overlay = g_new0 (BujuRecipeOverlay, 1);
      char *complaint;

      g_ptr_array_add (overlays, overlay);
      buju_overlay_look_init (&overlay->look, i);
      complaint = JSON_NODE_HOLDS_OBJECT (element)
                  ? read_overlay (overlay, json_node_get_object (element))
                                                   : g_strdup (_("expected a list of layers: "
                                                                 "[{\"file\": \"…\"}]"));
      if (complaint != NULL)
        return complaint;
    }
  return NULL;
}
