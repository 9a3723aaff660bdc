/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession: two layouts at once. The second one is seen through the same view, in the same
 * language and style, so that the two maps cannot drift apart. */
#include "config.h"

#include "session/buju-session-private.h"

/* The first layout is A, the second B. */
#define SIDE_A 0
#define SIDE_B 1

static void
forget (BujuSession *self)
{
  g_clear_pointer (&self->compare, buju_compare_unref);
  g_clear_pointer (&self->compare_scene, buju_scene_unref);
  g_clear_pointer (&self->compare_full_scene, buju_scene_unref);
}

void
buju_session_clear_compare (BujuSession *self)
{
  forget (self);
}

void
buju_session_forget_compare_scenes (BujuSession *self)
{
  g_clear_pointer (&self->compare_scene, buju_scene_unref);
  g_clear_pointer (&self->compare_full_scene, buju_scene_unref);
}

/* Compares @a with @b from now on, without telling anybody. */
static void
start (BujuSession *self, const BujuLayout *a, const BujuLayout *b)
{
  forget (self);
  self->compare = buju_compare_new (buju_library_get_content (self->library), a, b);
}

static void
changed (BujuSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_COMPARE]);
  buju_session_scene_changed (self);
}

/* The layout on the map is another: the second stays, unless it is this one, which then changes
 * places with it. What cannot be drawn ends the comparison. */
void
buju_session_follow_layout (BujuSession *self, const BujuLayout *before)
{
  const BujuLayout *other = buju_session_get_other_layout (self);

  if (other == NULL)
    return;
  if (self->layout->drawable)
    start (self, self->layout, other == self->layout ? before : other);
  else
    forget (self);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_COMPARE]);
}

/* What home shows: both. */
BujuBox
buju_session_get_home_box (BujuSession *self)
{
  const BujuLayout *other = buju_session_get_other_layout (self);
  BujuBox           box = buju_scene_home (self->library, self->layout);
  BujuBox           more;

  if (other == NULL)
    return box;
  more = buju_scene_home (self->library, other);
  buju_box_add_box (&box, &more);
  return box;
}

/* What must be seen of it when not all can be. */
BujuBox
buju_session_get_own_box (BujuSession *self)
{
  const BujuLayout *other = buju_session_get_other_layout (self);
  BujuBox           box = buju_scene_home_own (self->library, self->layout);
  BujuBox           more;

  if (other == NULL)
    return box;
  more = buju_scene_home_own (self->library, other);
  buju_box_add_box (&box, &more);
  return box;
}

/**
 * buju_session_compare_with:
 * @self: a session
 * @id: (nullable): a layout that can be drawn, other than the one on the map; %NULL ends the
 *   comparison
 *
 * Sets a second layout beside the one on the map. An id that will not do changes nothing.
 */
void
buju_session_compare_with (BujuSession *self, const char *id)
{
  const BujuLayout *other;

  g_return_if_fail (BUJU_IS_SESSION (self));

  if (id == NULL)
    {
      if (self->compare == NULL)
        return;
      buju_session_begin_move (self);
      forget (self);
      changed (self);
      buju_session_end_move (self);
      return;
    }
  other = buju_content_find_layout (buju_library_get_content (self->library), id);
  if (other == NULL || !other->drawable || other == self->layout
      || other == buju_session_get_other_layout (self) ||
      self->layout == NULL || !self->layout->drawable)
    return;
  buju_session_begin_move (self);
  start (self, self->layout, other);
  changed (self);
  if (self->at_home)
    buju_session_go_home (self);
  buju_session_end_move (self);
}

/**
 * buju_session_swap_layouts:
 * @self: a session
 *
 * Makes the second layout the first and the first the second. The view stays.
 */
void
buju_session_swap_layouts (BujuSession *self)
{
  const BujuLayout *other;

  g_return_if_fail (BUJU_IS_SESSION (self));

  other = buju_session_get_other_layout (self);
  if (other == NULL)
    return;
  buju_session_begin_move (self);
  start (self, other, self->layout);
  self->layout = other;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_LAYOUT_ID]);
  changed (self);
  buju_session_end_move (self);
}

/**
 * buju_session_get_compare:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what differs between the two layouts on the map; %NULL when
 *   there is one
 */
BujuCompare *
buju_session_get_compare (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->compare;
}

/**
 * buju_session_get_other_layout:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the second layout
 */
const BujuLayout *
buju_session_get_other_layout (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->compare != NULL ? buju_compare_get_layout (self->compare, SIDE_B) : NULL;
}

/**
 * buju_session_get_compare_mode:
 * @self: a session
 *
 * Returns: how the two maps lie
 */
BujuCompareMode
buju_session_get_compare_mode (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), BUJU_COMPARE_SIDE_BY_SIDE);

  return self->compare_mode;
}

/**
 * buju_session_set_compare_mode:
 * @self: a session
 * @mode: how the two maps shall lie
 */
void
buju_session_set_compare_mode (BujuSession *self, BujuCompareMode mode)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (mode == self->compare_mode)
    return;
  self->compare_mode = mode;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_COMPARE_MODE]);
}

/**
 * buju_session_get_compare_position:
 * @self: a session
 *
 * Returns: where the maps meet: share of the width that the first one has, 0 to 1
 */
double
buju_session_get_compare_position (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), 0.5);

  return self->compare_position;
}

/**
 * buju_session_set_compare_position:
 * @self: a session
 * @position: share of the width that the first map shall have; limited to 0 to 1
 */
void
buju_session_set_compare_position (BujuSession *self, double position)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  position = CLAMP (position, 0, 1);
  if (position == self->compare_position)
    return;
  self->compare_position = position;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_COMPARE_POSITION]);
}

/* One that has not changed is only seen otherwise. */
static BujuScene *
make (BujuSession *self, BujuScene **cached, double *cached_unit, const BujuView *view, double unit,
      const char * const *hidden)
{
  const BujuLayout *other = buju_session_get_other_layout (self);

  if (*cached == NULL || unit != *cached_unit)
    {
      g_clear_pointer (cached, buju_scene_unref);
      *cached = buju_session_new_scene (self, other, SIDE_B, view, unit, hidden);
      *cached_unit = unit;
    }
  return buju_scene_with_view (*cached, view);
}

/**
 * buju_session_make_other_scene:
 * @self: a session that compares
 * @view: of the picture, in its own px
 * @unit: px of the picture a pt
 *
 * Returns: (transfer full): a scene of the second layout, everything else as in
 *   buju_session_make_scene()
 */
BujuScene *
buju_session_make_other_scene (BujuSession *self, const BujuView *view, double unit)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self) && self->compare != NULL, NULL);
  g_return_val_if_fail (view != NULL && unit > 0, NULL);

  return make (self, &self->compare_scene, &self->compare_scene_unit, view, unit,
               (const char * const *) self->hidden);
}

/**
 * buju_session_make_other_full_scene:
 * @self: a session that compares
 * @view: of the picture, in its own px
 * @unit: px of the picture a pt
 *
 * Returns: (transfer full): the same with nothing switched off, as the legend needs it
 */
BujuScene *
buju_session_make_other_full_scene (BujuSession *self, const BujuView *view, double unit)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self) && self->compare != NULL, NULL);
  g_return_val_if_fail (view != NULL && unit > 0, NULL);

  return make (self, &self->compare_full_scene, &self->compare_full_scene_unit, view, unit, NULL);
}
