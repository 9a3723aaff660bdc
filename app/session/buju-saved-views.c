/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-saved-views.h"

#include <glib/gi18n-lib.h>

#include "session/buju-state-file.h"

struct _BujuSavedViews
{
  GObject    parent_instance;

  BujuUndo  *undo;    /* borrowed: outlives us */
  char      *path;    /* NULL */
  GPtrArray *list;    /* BujuSavedView; replaced, never changed */
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuSavedViews, buju_saved_views, G_TYPE_OBJECT)

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) buju_saved_view_free);
}

static GPtrArray *
list_copy (GPtrArray *list)
{
  GPtrArray *copy = list_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, buju_saved_view_copy (g_ptr_array_index (list, i)));
  return copy;
}

static void
buju_saved_views_finalize (GObject *object)
{
  BujuSavedViews *self = BUJU_SAVED_VIEWS (object);

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (buju_saved_views_parent_class)->finalize (object);
}

static void
buju_saved_views_class_init (BujuSavedViewsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_saved_views_finalize;
  signals[CHANGED] = g_signal_new ("changed", BUJU_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", BUJU_TYPE_SAVED_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
buju_saved_views_init (BujuSavedViews *self)
{
  self->list = list_new ();
}

/**
 * buju_saved_views_new:
 * @undo: what its changes are pushed to; outlives it
 * @path: (nullable) (type filename): where it is kept
 *
 * Returns: (transfer full): an empty list; see buju_saved_views_load()
 */
BujuSavedViews *
buju_saved_views_new (BujuUndo *undo, const char *path)
{
  BujuSavedViews *self;

  g_return_val_if_fail (BUJU_IS_UNDO (undo), NULL);

  self = g_object_new (BUJU_TYPE_SAVED_VIEWS, NULL);
  self->undo = undo;
  self->path = g_strdup (path);
  return self;
}

/* ---- The file ---- */

static char *
to_text (GPtrArray *list)
{
  JsonObject *object = json_object_new ();
  JsonArray  *views = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (views, buju_saved_view_to_json (g_ptr_array_index (list, i)));
  json_object_set_int_member (object, "version", BUJU_STATE_VERSION);
  json_object_set_array_member (object, "views", views);
  return buju_state_file_to_text (object);
}

static BujuSavedView *
read_view (JsonNode *node, GError **error)
{
  g_autoptr (BujuSavedView) view = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    view = buju_saved_view_from_json (json_node_get_object (node), error);
  else
    buju_state_file_complain ("views", error);
  if (view != NULL && view->name == NULL)
    {
      buju_state_file_complain ("name", error);
      return NULL;
    }
  return g_steal_pointer (&view);
}

/* What of it is a view with a name. @error is set when there is anything else; NULL: none of it is
 * understood. */
static GPtrArray *
from_text (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode)  root = buju_state_file_parse (text, length, error);
  g_autoptr (GPtrArray) list = list_new ();
  JsonNode             *views;

  if (root == NULL)
    return NULL;
  views = json_object_get_member (json_node_get_object (root), "views");
  if (views == NULL || !JSON_NODE_HOLDS_ARRAY (views))
    {
      buju_state_file_complain ("views", error);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (views)); i++)
    {
      BujuSavedView *view = read_view (json_array_get_element (json_node_get_array (views), i),
                                       *error == NULL ? error : NULL);

      if (view != NULL)
        g_ptr_array_add (list, view);
    }
  return g_steal_pointer (&list);
}

static void
write_list (BujuSavedViews *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;

  if (self->path == NULL)
    return;
  text = to_text (self->list);
  if (!buju_state_file_write (text, self->path, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/**
 * buju_saved_views_load:
 * @self: a list
 * @error: return location for a #GError
 *
 * Reads the file, if there is one.
 *
 * Returns: %FALSE when it could not be understood as a whole; then it has been set aside, and the
 *   list has what of it could
 */
gboolean
buju_saved_views_load (BujuSavedViews *self, GError **error)
{
  g_autofree char   *text = NULL;
  g_autoptr (GError) problem = NULL;
  GPtrArray         *list = NULL;
  gsize              length = 0;

  g_return_val_if_fail (BUJU_IS_SAVED_VIEWS (self), FALSE);
  g_return_val_if_fail (self->path != NULL, FALSE);

  text = buju_state_file_read (self->path, &length, &problem);
  if (text == NULL && problem == NULL)
    return TRUE;
  if (text != NULL)
    list = from_text (text, length, &problem);
  if (problem != NULL)
    buju_state_file_set_aside (self->path);
  if (list != NULL)
    {
      g_ptr_array_unref (self->list);
      self->list = list;
      if (problem != NULL && list->len > 0)
        write_list (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- Changes ---- */

static void
set_list (gpointer target, gpointer state)
{
  BujuSavedViews *self = target;

  g_ptr_array_ref (state);
  g_ptr_array_unref (self->list);
  self->list = state;
  write_list (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @list, @text: (transfer full) */
static void
change_list (BujuSavedViews *self, GPtrArray *list, char *text)
{
  BujuUndoStep step = { text, NULL, set_list, self, g_ptr_array_ref (self->list), list,
                        (GDestroyNotify) g_ptr_array_unref };

  set_list (self, list);
  buju_undo_push (self->undo, &step);
}

static const char *
get_name (BujuSavedViews *self, guint i)
{
  const BujuSavedView *view = g_ptr_array_index (self->list, i);

  return view->name != NULL ? view->name : "";
}

/**
 * buju_saved_views_get_list:
 * @self: a list
 *
 * Returns: (transfer none) (element-type BujuSavedView): the views in the user's order
 */
GPtrArray *
buju_saved_views_get_list (BujuSavedViews *self)
{
  g_return_val_if_fail (BUJU_IS_SAVED_VIEWS (self), NULL);

  return self->list;
}

/**
 * buju_saved_views_add:
 * @self: a list
 * @view: (transfer full): a view with a name
 */
void
buju_saved_views_add (BujuSavedViews *self, BujuSavedView *view)
{
  GPtrArray *list;

  g_return_if_fail (BUJU_IS_SAVED_VIEWS (self));
  g_return_if_fail (view != NULL && view->name != NULL);

  list = list_copy (self->list);
  g_ptr_array_add (list, view);
  change_list (self, list, g_strdup_printf (_("Saved view “%s”"), view->name));
}

/**
 * buju_saved_views_remove:
 * @self: a list
 * @i: number of a view
 */
void
buju_saved_views_remove (BujuSavedViews *self, guint i)
{
  GPtrArray *list;
  char      *text;

  g_return_if_fail (BUJU_IS_SAVED_VIEWS (self));
  g_return_if_fail (i < self->list->len);

  text = g_strdup_printf (_("Removed view “%s”"), get_name (self, i));
  list = list_copy (self->list);
  g_ptr_array_remove_index (list, i);
  change_list (self, list, text);
}

static void
put (BujuSavedViews *self, guint i, BujuSavedView *view, char *text)
{
  GPtrArray *list = list_copy (self->list);

  buju_saved_view_free (g_ptr_array_index (list, i));
  g_ptr_array_index (list, i) = view;
  change_list (self, list, text);
}

/**
 * buju_saved_views_rename:
 * @self: a list
 * @i: number of a view
 * @name: what it shall be called; an empty name, and its own, change nothing
 */
void
buju_saved_views_rename (BujuSavedViews *self, guint i, const char *name)
{
  g_return_if_fail (BUJU_IS_SAVED_VIEWS (self));
  g_return_if_fail (i < self->list->len && name != NULL);

  if (*name == '\0' || g_str_equal (name, get_name (self, i)))
    return;
  put (self, i, buju_saved_view_with_name (g_ptr_array_index (self->list, i), name),
       g_strdup_printf (_("Renamed view “%s”"), name));
}

/**
 * buju_saved_views_replace:
 * @self: a list
 * @i: number of a view
 * @view: (transfer full): what it shall show from now on
 */
void
buju_saved_views_replace (BujuSavedViews *self, guint i, BujuSavedView *view)
{
  BujuSavedView *named;

  g_return_if_fail (BUJU_IS_SAVED_VIEWS (self));
  g_return_if_fail (i < self->list->len && view != NULL);

  named = buju_saved_view_with_name (view, get_name (self, i));
  buju_saved_view_free (view);
  put (self, i, named, g_strdup_printf (_("Updated view “%s”"), named->name));
}

/**
 * buju_saved_views_move:
 * @self: a list
 * @from: number of a view
 * @to: the number that it shall have
 */
void
buju_saved_views_move (BujuSavedViews *self, guint from, guint to)
{
  GPtrArray     *list;
  BujuSavedView *moved;

  g_return_if_fail (BUJU_IS_SAVED_VIEWS (self));
  g_return_if_fail (from < self->list->len);

  to = MIN (to, self->list->len - 1);
  if (from == to)
    return;
  list = list_copy (self->list);
  moved = g_ptr_array_steal_index (list, from);
  g_ptr_array_insert (list, (int) to, moved);
  change_list (self, list, g_strdup_printf (_("Moved view “%s”"), moved->name));
}

static gboolean
is_taken (BujuSavedViews *self, const char *name)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (get_name (self, i), name))
      return TRUE;
  return FALSE;
}

/**
 * buju_saved_views_dup_free_name:
 * @self: a list
 * @wish: a name
 *
 * Returns: (transfer full): @wish, with the first number from 2 on that makes another of it when
 *   there is one so called
 */
char *
buju_saved_views_dup_free_name (BujuSavedViews *self, const char *wish)
{
  char *name;

  g_return_val_if_fail (BUJU_IS_SAVED_VIEWS (self), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  name = g_strdup (wish);
  for (guint n = 2; is_taken (self, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, n);
    }
  return name;
}

/**
 * buju_saved_views_dup_path:
 *
 * Returns: (transfer full) (type filename): where the user's views are kept
 */
char *
buju_saved_views_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "buju", "views.json", NULL);
}
