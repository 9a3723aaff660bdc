/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-overlays.h"

#include <glib/gi18n-lib.h>

#include "session/buju-extent.h"
#include "session/buju-session-private.h"

#define MARGIN 28         /* px around an overlay that is shown as a whole */
#define POINT_REACH 2500  /* m around one point */

/* A list is never changed but replaced: scenes, and the steps that can be undone, keep the one they
 * know. */

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
}

static GPtrArray *
list_copy (GPtrArray *list)
{
  GPtrArray *copy = list_new ();

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, buju_overlay_ref (g_ptr_array_index (list, i)));
  return copy;
}

static GPtrArray *
get_list (BujuSession *self)
{
  if (self->overlays == NULL)
    self->overlays = list_new ();
  return self->overlays;
}

static int
find_position (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (buju_overlay_get_id (g_ptr_array_index (list, i)), id) == 0)
      return (int) i;
  return -1;
}

/* A feature of an overlay that is gone is no longer selected. */
static void
drop_selection (BujuSession *self)
{
  g_autofree char *overlay = NULL;
  guint feature;

  if (buju_overlay_parse_id (self->hovered, &overlay, &feature)
      && find_position (self->overlays, overlay) < 0)
    buju_session_set_hovered (self, NULL);
  g_clear_pointer (&overlay, g_free);
  if (buju_overlay_parse_id (self->selected, &overlay, &feature)
      && find_position (self->overlays, overlay) < 0)
    buju_session_select (self, NULL);
}

static void
set_list (gpointer target, gpointer state)
{
  BujuSession *self = target;
  GPtrArray *list = g_ptr_array_ref (state);
  gboolean other = self->overlays == NULL || self->overlays->len != list->len;

  g_clear_pointer (&self->overlays, g_ptr_array_unref);
  self->overlays = list;
  drop_selection (self);
  buju_session_check_chosen (self);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_N_OVERLAYS]);
  g_signal_emit (self, buju_session_signals[OVERLAYS_CHANGED], 0);
  buju_session_scene_changed (self);
}

/* @list and @text: (transfer full) */
static void
change_list (BujuSession *self, GPtrArray *list, char *text, char *key)
{
  BujuUndoStep step = { text, key, set_list, self, g_ptr_array_ref (get_list (self)), list,
                        (GDestroyNotify) g_ptr_array_unref };

  set_list (self, list);
  buju_undo_push (buju_session_get_undo (self), &step);
}

/* @fresh: (transfer full) */
static GPtrArray *
list_with (GPtrArray *list, int position, BujuOverlay *fresh)
{
  GPtrArray *copy = list_copy (list);

  buju_overlay_unref (g_ptr_array_index (copy, position));
  g_ptr_array_index (copy, position) = fresh;
  return copy;
}

/**
 * buju_session_get_overlays:
 * @self: a session
 *
 * Returns: (transfer none) (element-type BujuOverlay): the user's layers, bottom first; another
 *   array after each change
 */
GPtrArray *
buju_session_get_overlays (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return get_list (self);
}

/**
 * buju_session_get_overlay:
 * @self: a session
 * @id: of an overlay
 *
 * Returns: (transfer none) (nullable): the overlay as it is now
 */
BujuOverlay *
buju_session_get_overlay (BujuSession *self, const char *id)
{
  int position = buju_session_get_overlay_position (self, id);

  return position >= 0 ? g_ptr_array_index (self->overlays, position) : NULL;
}

/**
 * buju_session_find_overlay:
 * @self: a session
 * @id: (nullable): any id
 * @feature: (out) (optional): the number of the feature
 *
 * Returns: (transfer none) (nullable): the overlay that the feature @id belongs to, if both are
 *   there
 */
BujuOverlay *
buju_session_find_overlay (BujuSession *self, const char *id, guint *feature)
{
  g_autofree char *name = NULL;
  BujuOverlay *overlay;
  guint number;

  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  if (!buju_overlay_parse_id (id, &name, &number))
    return NULL;
  overlay = buju_session_get_overlay (self, name);
  if (overlay == NULL || number >= buju_layer_get_n_features (buju_overlay_get_layer (overlay)))
    return NULL;
  if (feature != NULL)
    *feature = number;
  return overlay;
}

/**
 * buju_session_get_overlay_position:
 * @self: a session
 * @id: of an overlay
 *
 * Returns: its place in the list, 0 at the bottom; -1 when it is not there
 */
int
buju_session_get_overlay_position (BujuSession *self, const char *id)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), -1);

  return find_position (get_list (self), id);
}

/**
 * buju_session_add_overlay:
 * @self: a session
 * @overlay: an overlay; what its id is does not matter
 *
 * Adds a layer above the others.
 *
 * Returns: (transfer none): the id that it has from now on
 */
const char *
buju_session_add_overlay (BujuSession *self, BujuOverlay *overlay)
{
  g_autofree char *id = NULL;
  GPtrArray *list;

  g_return_val_if_fail (BUJU_IS_SESSION (self) && overlay != NULL, NULL);

  id = g_strdup_printf ("overlay-%u", ++self->n_overlays_made);
  list = list_copy (get_list (self));
  g_ptr_array_add (list, buju_overlay_with_id (overlay, id));
  change_list (self, list, g_strdup_printf (_("Added layer “%s”"), buju_overlay_get_name (overlay)),
               NULL);
  return buju_overlay_get_id (g_ptr_array_index (self->overlays, self->overlays->len - 1));
}

/**
 * buju_session_set_preview:
 * @self: a session
 * @overlay: (nullable): some of what is being read, with %BUJU_OVERLAY_NO_ID; %NULL: nothing is
 *
 * Shows it above the layers until the whole is there. It is no layer: it is not listed, cannot be
 * pointed at, and there is nothing to undo.
 */
void
buju_session_set_preview (BujuSession *self, BujuOverlay *overlay)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (overlay == self->preview)
    return;
  g_clear_pointer (&self->preview, buju_overlay_unref);
  self->preview = overlay != NULL ? buju_overlay_ref (overlay) : NULL;
  buju_session_scene_changed (self);
}

GPtrArray *
buju_session_list_shown (BujuSession *self)
{
  GPtrArray *list;

  if (self->preview == NULL)
    return self->overlays != NULL ? g_ptr_array_ref (self->overlays) : NULL;
  list = list_copy (get_list (self));
  g_ptr_array_add (list, buju_overlay_ref (self->preview));
  return list;
}

/**
 * buju_session_remove_overlay:
 * @self: a session
 * @id: of an overlay
 *
 * Takes a layer off the map; undoing brings it back, without reading it again.
 */
void
buju_session_remove_overlay (BujuSession *self, const char *id)
{
  int position = buju_session_get_overlay_position (self, id);
  GPtrArray *list;
  char *text;

  if (position < 0)
    return;
  text = g_strdup_printf (_("Removed layer “%s”"),
                          buju_overlay_get_name (g_ptr_array_index (self->overlays, position)));
  list = list_copy (self->overlays);
  g_ptr_array_remove_index (list, position);
  change_list (self, list, text, NULL);
}

/**
 * buju_session_move_overlay:
 * @self: a session
 * @id: of an overlay
 * @position: where it shall be in the list, 0 at the bottom
 */
void
buju_session_move_overlay (BujuSession *self, const char *id, guint position)
{
  int from = buju_session_get_overlay_position (self, id);
  GPtrArray *list;
  BujuOverlay *moved;

  if (from < 0)
    return;
  position = MIN (position, self->overlays->len - 1);
  if (position == (guint) from)
    return;
  list = list_copy (self->overlays);
  moved = g_ptr_array_steal_index (list, from);
  g_ptr_array_insert (list, (int) position, moved);
  change_list (self, list, g_strdup_printf (_("Moved layer “%s”"), buju_overlay_get_name (moved)),
               NULL);
}

/**
 * buju_session_set_overlay_look:
 * @self: a session
 * @id: of an overlay
 * @look: how it shall be shown
 * @what: (nullable): what of it is changed: one after another of the same are undone as one
 */
void
buju_session_set_overlay_look (BujuSession *self, const char *id, const BujuOverlayLook *look,
                               const char *what)
{
  int position = buju_session_get_overlay_position (self, id);
  BujuOverlay *old;

  g_return_if_fail (look != NULL);

  if (position < 0)
    return;
  old = g_ptr_array_index (self->overlays, position);
  if (buju_overlay_look_equal (buju_overlay_get_look (old), look))
    return;
  change_list (self, list_with (self->overlays, position, buju_overlay_with_look (old, look)),
               g_strdup_printf (_("Changed how layer “%s” looks"), buju_overlay_get_name (old)),
               what != NULL ? g_strdup_printf ("%s %s", id, what) : NULL);
}

/**
 * buju_session_set_overlay_visible:
 * @self: a session
 * @id: of an overlay
 * @visible: whether it is on the map
 */
void
buju_session_set_overlay_visible (BujuSession *self, const char *id, gboolean visible)
{
  int position = buju_session_get_overlay_position (self, id);
  BujuOverlayLook look;
  BujuOverlay *old;

  if (position < 0)
    return;
  old = g_ptr_array_index (self->overlays, position);
  look = *buju_overlay_get_look (old);
  if (look.visible == !!visible)
    return;
  look.visible = !!visible;
  change_list (self, list_with (self->overlays, position, buju_overlay_with_look (old, &look)),
               g_strdup_printf (visible ? _("Showed layer “%s”") : _("Hid layer “%s”"),
                                buju_overlay_get_name (old)), NULL);
}

/**
 * buju_session_rename_overlay:
 * @self: a session
 * @id: of an overlay
 * @name: for people; an empty one changes nothing
 */
void
buju_session_rename_overlay (BujuSession *self, const char *id, const char *name)
{
  int position = buju_session_get_overlay_position (self, id);
  BujuOverlay *old;

  g_return_if_fail (name != NULL);

  if (position < 0 || *name == '\0')
    return;
  old = g_ptr_array_index (self->overlays, position);
  if (g_str_equal (name, buju_overlay_get_name (old)))
    return;
  change_list (self, list_with (self->overlays, position, buju_overlay_with_name (old, name)),
               g_strdup_printf (_("Renamed layer “%s”"), buju_overlay_get_name (old)), NULL);
}

/**
 * buju_session_replace_overlay:
 * @self: a session
 * @id: of an overlay
 * @fresh: the same data, read anew
 *
 * Puts what was read again where the old is; id, name and look stay. Undoing shows what was read
 * before, which is still in memory, and steps before it can be undone, too.
 */
void
buju_session_replace_overlay (BujuSession *self, const char *id, BujuOverlay *fresh)
{
  int position = buju_session_get_overlay_position (self, id);
  g_autoptr (BujuOverlay) named = NULL, looking = NULL;
  BujuOverlay *old;

  g_return_if_fail (fresh != NULL);

  if (position < 0)
    return;
  old = g_ptr_array_index (self->overlays, position);
  looking = buju_overlay_with_look (fresh, buju_overlay_get_look (old));
  named = buju_overlay_with_name (looking, buju_overlay_get_name (old));
  change_list (self, list_with (self->overlays, position, buju_overlay_with_id (named, id)),
               g_strdup_printf (_("Read layer “%s” again"), buju_overlay_get_name (old)), NULL);
}

/**
 * buju_session_zoom_to_overlay:
 * @self: a session
 * @id: of an overlay
 *
 * Shows all of it, as far as the city reaches.
 */
void
buju_session_zoom_to_overlay (BujuSession *self, const char *id)
{
  BujuOverlay *overlay = buju_session_get_overlay (self, id);
  BujuBox box = BUJU_BOX_EMPTY;
  BujuView view;

  if (overlay != NULL)
    box = buju_overlay_get_extent (overlay);
  if (buju_box_is_empty (&box) || self->view.width < 1 || self->view.height < 1)
    return;
  if (buju_box_width (&box) < POINT_REACH && buju_box_height (&box) < POINT_REACH)
    buju_box_grow (&box, POINT_REACH);
  view = buju_view_fit (&box, self->view.width, self->view.height, MARGIN);
  view = buju_session_limit_view (self, &view);
  self->at_home = FALSE;
  buju_session_fly_to_view (self, &view);
}

/**
 * buju_session_get_undo:
 * @self: a session
 *
 * Returns: (transfer none): what the user can take back
 */
BujuUndo *
buju_session_get_undo (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  if (self->undo == NULL)
    self->undo = buju_undo_new ();
  return self->undo;
}

/* The city with what the user brought. */
BujuBox
buju_session_get_reach (BujuSession *self)
{
  BujuBox reach = self->city;

  for (guint i = 0; self->overlays != NULL && i < self->overlays->len; i++)
    {
      BujuBox box = buju_overlay_get_extent (g_ptr_array_index (self->overlays, i));

      if (!buju_box_is_empty (&box))
        buju_box_add_box (&reach, &box);
    }
  return reach;
}

/* As buju_extent_find(), and of features of the user's layers. */
gboolean
buju_session_find_extent (BujuSession *self, const char *id, BujuBox *box)
{
  guint feature;
  BujuOverlay *overlay = buju_session_find_overlay (self, id, &feature);

  if (overlay == NULL)
    return buju_extent_find (self->library, id, box);
  *box = buju_layer_get_box (buju_overlay_get_layer (overlay), feature);
  if (buju_box_is_empty (box))
    return FALSE;
  if (buju_box_width (box) < POINT_REACH && buju_box_height (box) < POINT_REACH)
    buju_box_grow (box, POINT_REACH);
  return TRUE;
}

void
buju_session_free_overlays (BujuSession *self)
{
  g_clear_pointer (&self->overlays, g_ptr_array_unref);
  g_clear_pointer (&self->preview, buju_overlay_unref);
  g_clear_object (&self->undo);
}
