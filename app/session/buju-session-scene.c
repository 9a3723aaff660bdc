/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-private.h"

/* The session's scenes, and what of the legend is switched off in them. */

void
buju_session_scene_changed (BujuSession *self)
{
  buju_session_forget_compare_scenes (self);
  g_clear_pointer (&self->scene, buju_scene_unref);
  g_clear_pointer (&self->full_scene, buju_scene_unref);
  g_signal_emit (self, buju_session_signals[SCENE_CHANGED], 0);
}

BujuScene *
buju_session_new_scene (BujuSession *self, const BujuLayout *layout, guint side,
                        const BujuView *view, double unit,
                        const char * const *hidden)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  g_autoptr (GPtrArray) overlays = buju_session_list_shown (self);

  options.language = self->language;
  options.variant = buju_session_get_variant (self);
  options.unit = unit;
  options.parks = self->parks;
  options.hidden = hidden;
  options.lens = self->lens;
  options.compare = self->compare;
  options.compare_side = side;
  options.overlays = overlays;
  return buju_scene_new (self->library, layout, view, &options);
}

static BujuScene *
make_scene (BujuSession *self, const BujuView *view, double unit, const char * const *hidden)
{
  return buju_session_new_scene (self, self->layout, 0, view, unit, hidden);
}

/**
 * buju_session_is_hidden:
 * @self: a session
 * @legend_key: of a legend entry
 *
 * Returns: whether the user has switched it off
 */
gboolean
buju_session_is_hidden (BujuSession *self, const char *legend_key)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->hidden != NULL && g_strv_contains ((const char * const *) self->hidden, legend_key);
}

/**
 * buju_session_set_hidden:
 * @self: a session
 * @legend_key: of a legend entry
 * @hidden: whether to leave it out of the map
 */
void
buju_session_set_hidden (BujuSession *self, const char *legend_key, gboolean hidden)
{
  g_autoptr (GStrvBuilder) keys = NULL;
  GStrv                    before;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (legend_key != NULL);

  if (buju_session_is_hidden (self, legend_key) == !!hidden)
    return;
  keys = g_strv_builder_new ();
  for (guint i = 0; self->hidden != NULL && self->hidden[i] != NULL; i++)
    if (!g_str_equal (self->hidden[i], legend_key))
      g_strv_builder_add (keys, self->hidden[i]);
  if (hidden)
    g_strv_builder_add (keys, legend_key);
  before = self->hidden;
  self->hidden = g_strv_builder_end (keys);
  buju_session_push_hidden (self, before, hidden);
  buju_session_scene_changed (self);
}

/**
 * buju_session_make_scene:
 * @self: a session
 * @view: of the picture, in its own px
 * @unit: px of the picture a pt
 *
 * Returns: (transfer full): a scene of the present state
 */
BujuScene *
buju_session_make_scene (BujuSession *self, const BujuView *view, double unit)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);
  g_return_val_if_fail (view != NULL && unit > 0, NULL);

  if (self->scene == NULL || unit != self->scene_unit)
    {
      g_clear_pointer (&self->scene, buju_scene_unref);
      self->scene = make_scene (self, view, unit, (const char * const *) self->hidden);
      self->scene_unit = unit;
    }
  return buju_scene_with_view (self->scene, view);
}

/**
 * buju_session_make_full_scene:
 * @self: a session
 * @view: of the picture, in its own px
 * @unit: px of the picture a pt
 *
 * Returns: (transfer full): a scene of the present state with nothing switched off, as the legend
 *   needs it
 */
BujuScene *
buju_session_make_full_scene (BujuSession *self, const BujuView *view, double unit)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);
  g_return_val_if_fail (view != NULL && unit > 0, NULL);

  if (self->full_scene == NULL || unit != self->full_scene_unit)
    {
      g_clear_pointer (&self->full_scene, buju_scene_unref);
      self->full_scene = make_scene (self, view, unit, NULL);
      self->full_scene_unit = unit;
    }
  return buju_scene_with_view (self->full_scene, view);
}

/**
 * buju_session_get_high_contrast:
 * @self: a session
 *
 * Returns: whether the map is drawn with broad outlines and hatches instead of tints
 */
gboolean
buju_session_get_high_contrast (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->high_contrast;
}

/**
 * buju_session_set_high_contrast:
 * @self: a session
 * @high_contrast: whether to draw the map with broad outlines and hatches instead of tints; figures
 *   stay as they are
 */
void
buju_session_set_high_contrast (BujuSession *self, gboolean high_contrast)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (self->high_contrast == !!high_contrast)
    return;
  self->high_contrast = !!high_contrast;
  buju_session_scene_changed (self);
}

/**
 * buju_session_get_variant:
 * @self: a session
 *
 * Returns: (transfer none): the variant of the style that the map is drawn in
 */
const char *
buju_session_get_variant (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  if (self->high_contrast)
    return self->dark ? "dark-contrast" : "screen-contrast";
  return self->dark ? "dark" : "screen";
}
