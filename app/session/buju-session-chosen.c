/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-chosen.h"

#include "session/buju-session-private.h"

struct _BujuChosen
{
  char      *overlay;
  BujuLayer *layer;      /* whose numbers these are: of the file read again they may be others */
  GArray    *features;   /* guint32 */
};

static void
chosen_free (BujuChosen *self)
{
  g_free (self->overlay);
  buju_layer_unref (self->layer);
  g_array_unref (self->features);
  g_free (self);
}

static BujuChosen *
chosen_new (BujuOverlay *overlay, const guint32 *features, guint n)
{
  BujuChosen *self = g_new0 (BujuChosen, 1);
  guint all = buju_layer_get_n_features (buju_overlay_get_layer (overlay));

  self->overlay = g_strdup (buju_overlay_get_id (overlay));
  self->layer = buju_layer_ref (buju_overlay_get_layer (overlay));
  self->features = g_array_new (FALSE, FALSE, sizeof *features);
  for (guint i = 0; i < n && self->features->len < BUJU_SESSION_MOST_CHOSEN; i++)
    if (features[i] < all)
      g_array_append_val (self->features, features[i]);
  return self;
}

static int
find_feature (const BujuChosen *self, guint feature)
{
  for (guint i = 0; i < self->features->len; i++)
    if (g_array_index (self->features, guint32, i) == feature)
      return (int) i;
  return -1;
}

static gboolean
holds (BujuSession *session, const BujuChosen *self, const char *id)
{
  guint feature;
  BujuOverlay *overlay = buju_session_find_overlay (session, id, &feature);

  return overlay != NULL && g_str_equal (buju_overlay_get_id (overlay), self->overlay)
         && find_feature (self, feature) >= 0;
}

/* @chosen: (transfer full) (nullable) */
static void
set_chosen (BujuSession *self, BujuChosen *chosen)
{
  if (self->chosen == NULL && chosen == NULL)
    return;
  g_clear_pointer (&self->chosen, chosen_free);
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_N_CHOSEN]);
}

void
buju_session_free_chosen (BujuSession *self)
{
  g_clear_pointer (&self->chosen, chosen_free);
}

guint
buju_session_get_n_chosen (BujuSession *self)
{
  return self->chosen != NULL ? self->chosen->features->len : 0;
}

/* After something else was selected, or the layers changed: those that are no longer there. */
void
buju_session_check_chosen (BujuSession *self)
{
  BujuOverlay *overlay;

  if (self->chosen == NULL)
    return;
  overlay = buju_session_get_overlay (self, self->chosen->overlay);
  if (overlay == NULL || buju_overlay_get_layer (overlay) != self->chosen->layer
      || !holds (self, self->chosen, self->selected))
    set_chosen (self, NULL);
}

static void
select_feature (BujuSession *self, BujuOverlay *overlay, guint feature)
{
  g_autofree char *id = buju_overlay_dup_feature_id (overlay, feature);

  buju_session_select (self, id);
}

/**
 * buju_session_choose:
 * @self: a session
 * @overlay: id of one of its layers
 * @features: (array length=n): numbers of features
 * @n: how many; the first %BUJU_SESSION_MOST_CHOSEN count
 *
 * Lights several features. When what is selected is not among them, the first of them is.
 */
void
buju_session_choose (BujuSession *self, const char *overlay, const guint32 *features, guint n)
{
  BujuOverlay *layer;
  BujuChosen *chosen;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (features != NULL || n == 0);

  layer = overlay != NULL ? buju_session_get_overlay (self, overlay) : NULL;
  chosen = layer != NULL ? chosen_new (layer, features, n) : NULL;
  if (chosen == NULL || chosen->features->len < 2)
    {
      g_clear_pointer (&chosen, chosen_free);
      set_chosen (self, NULL);
      return;
    }
  g_object_freeze_notify (G_OBJECT (self));
  set_chosen (self, chosen);
  if (!holds (self, chosen, self->selected))
    select_feature (self, layer, g_array_index (chosen->features, guint32, 0));
  g_object_thaw_notify (G_OBJECT (self));
}

static guint
get_last (const BujuChosen *self)
{
  return g_array_index (self->features, guint32, self->features->len - 1);
}

/* What is chosen now, or the one that is selected, if they are of @overlay. (transfer full) */
static BujuChosen *
copy_chosen (BujuSession *self, BujuOverlay *overlay)
{
  guint feature;
  guint32 selected;
  const char *id = buju_overlay_get_id (overlay);

  if (self->chosen != NULL && g_str_equal (self->chosen->overlay, id))
    return chosen_new (overlay, (guint32 *) (gpointer) self->chosen->features->data,
                       self->chosen->features->len);
  if (buju_session_find_overlay (self, self->selected, &feature) != overlay)
    return chosen_new (overlay, NULL, 0);
  selected = feature;
  return chosen_new (overlay, &selected, 1);
}

/**
 * buju_session_toggle_chosen:
 * @self: a session
 * @feature_id: of a feature of one of its layers
 *
 * Adds a feature to those that are lit, and selects it; or takes it from them.
 */
void
buju_session_toggle_chosen (BujuSession *self, const char *feature_id)
{
  BujuOverlay *overlay;
  BujuChosen *chosen;
  guint32 number;
  guint feature;
  int at;

  g_return_if_fail (BUJU_IS_SESSION (self));

  overlay = buju_session_find_overlay (self, feature_id, &feature);
  if (overlay == NULL)
    return;
  number = feature;
  chosen = copy_chosen (self, overlay);
  at = find_feature (chosen, feature);
  if (at >= 0)
    g_array_remove_index (chosen->features, at);
  else if (chosen->features->len < BUJU_SESSION_MOST_CHOSEN)
    g_array_append_val (chosen->features, number);
  g_object_freeze_notify (G_OBJECT (self));
  set_chosen (self, chosen);
  if (chosen->features->len == 0)
    buju_session_select (self, NULL);
  else if (!holds (self, chosen, self->selected) || at < 0)
    select_feature (self, overlay, get_last (chosen));
  if (self->chosen != NULL && self->chosen->features->len < 2)
    set_chosen (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * buju_session_get_chosen:
 * @self: a session
 * @overlay: (out) (optional) (transfer none): the layer that they are of
 *
 * Returns: (transfer none) (nullable) (element-type guint32): their numbers, valid until others
 *   are chosen; %NULL when there is no more than what is selected
 */
GArray *
buju_session_get_chosen (BujuSession *self, const char **overlay)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  if (self->chosen == NULL)
    return NULL;
  if (overlay != NULL)
    *overlay = self->chosen->overlay;
  return self->chosen->features;
}
