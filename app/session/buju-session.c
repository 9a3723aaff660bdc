/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-private.h"

#include "session/buju-extent.h"

GParamSpec *buju_session_properties[N_PROPS];
guint       buju_session_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuSession, buju_session, G_TYPE_OBJECT)

static const BujuLayout *
find_default_layout (BujuSession *self)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (self->library));

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);

      if (layout->drawable)
        return layout;
    }
  return layouts->len > 0 ? g_ptr_array_index (layouts, 0) : NULL;
}

static void
buju_session_constructed (GObject *object)
{
  BujuSession *self = BUJU_SESSION (object);

  G_OBJECT_CLASS (buju_session_parent_class)->constructed (object);
  g_assert (self->library != NULL);
  self->city = buju_extent_of_city (self->library);
  self->layout = find_default_layout (self);
  self->view.centre = buju_box_centre (&self->city);
  self->at_home = TRUE;
  buju_session_open_history (self);
}

static void
buju_session_finalize (GObject *object)
{
  BujuSession *self = BUJU_SESSION (object);

  g_clear_pointer (&self->scene, buju_scene_unref);
  g_clear_pointer (&self->full_scene, buju_scene_unref);
  buju_session_clear_compare (self);
  g_clear_pointer (&self->lens, buju_lens_unref);
  g_clear_pointer (&self->hidden, g_strfreev);
  g_clear_pointer (&self->stack, g_strfreev);
  buju_session_close_history (self);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->marked, g_free);
  g_clear_pointer (&self->hovered, g_free);
  buju_session_free_chosen (self);
  g_clear_pointer (&self->recipe, buju_recipe_free);
  buju_session_free_overlays (self);
  g_clear_pointer (&self->library, buju_library_unref);
  G_OBJECT_CLASS (buju_session_parent_class)->finalize (object);
}

static void
buju_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BujuSession *self = BUJU_SESSION (object);

  switch (id)
    {
    case PROP_LIBRARY:
      g_value_set_pointer (value, self->library);
      break;
    case PROP_LAYOUT_ID:
      g_value_set_string (value, self->layout != NULL ? self->layout->id : NULL);
      break;
    case PROP_LANGUAGE:
      g_value_set_int (value, self->language);
      break;
    case PROP_PARKS:
      g_value_set_boolean (value, self->parks);
      break;
    case PROP_DARK:
      g_value_set_boolean (value, self->dark);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_HOVERED:
      g_value_set_string (value, self->hovered);
      break;
    case PROP_STACK_SIZE:
      g_value_set_uint (value, buju_session_get_stack_size (self));
      break;
    case PROP_STACK_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_COMPARE:
      g_value_set_pointer (value, self->compare);
      break;
    case PROP_COMPARE_MODE:
      g_value_set_int (value, self->compare_mode);
      break;
    case PROP_COMPARE_POSITION:
      g_value_set_double (value, self->compare_position);
      break;
    case PROP_LENS:
      g_value_set_pointer (value, self->lens);
      break;
    case PROP_MARKED:
      g_value_set_string (value, self->marked);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, buju_session_can_go_back (self));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, buju_session_can_go_forward (self));
      break;
    case PROP_N_OVERLAYS:
      g_value_set_uint (value, buju_session_get_overlays (self)->len);
      break;
    case PROP_N_CHOSEN:
      g_value_set_uint (value, buju_session_get_n_chosen (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
buju_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BujuSession *self = BUJU_SESSION (object);

  switch (id)
    {
    case PROP_LIBRARY:
      self->library = buju_library_ref (g_value_get_pointer (value));
      break;
    case PROP_LAYOUT_ID:
      buju_session_set_layout (self, g_value_get_string (value));
      break;
    case PROP_LANGUAGE:
      buju_session_set_language (self, g_value_get_int (value));
      break;
    case PROP_PARKS:
      buju_session_set_parks (self, g_value_get_boolean (value));
      break;
    case PROP_DARK:
      buju_session_set_dark (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
      buju_session_select (self, g_value_get_string (value));
      break;
    case PROP_HOVERED:
      buju_session_set_hovered (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags reading = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  buju_session_properties[PROP_LIBRARY] =
    g_param_spec_pointer ("library", NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  buju_session_properties[PROP_LAYOUT_ID] = g_param_spec_string ("layout-id", NULL, NULL, NULL,
                                                                 flags);
  buju_session_properties[PROP_LANGUAGE] =
    g_param_spec_int ("language", NULL, NULL, BUJU_LANGUAGE_ZH, BUJU_LANGUAGE_BOTH,
                      BUJU_LANGUAGE_BOTH, flags);
  buju_session_properties[PROP_PARKS] = g_param_spec_boolean ("parks", NULL, NULL, FALSE, flags);
  buju_session_properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  buju_session_properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                                                flags);
  buju_session_properties[PROP_HOVERED] = g_param_spec_string ("hovered", NULL, NULL, NULL, flags);
  buju_session_properties[PROP_STACK_SIZE] =
    g_param_spec_uint ("stack-size", NULL, NULL, 0, G_MAXUINT, 0, reading);
  buju_session_properties[PROP_STACK_POSITION] =
    g_param_spec_uint ("stack-position", NULL, NULL, 0, G_MAXUINT, 0, reading);
  buju_session_properties[PROP_COMPARE] = g_param_spec_pointer ("compare", NULL, NULL, reading);
  buju_session_properties[PROP_COMPARE_MODE] =
    g_param_spec_int ("compare-mode", NULL, NULL, BUJU_COMPARE_SIDE_BY_SIDE, BUJU_COMPARE_SWIPE,
                      BUJU_COMPARE_SIDE_BY_SIDE, reading);
  buju_session_properties[PROP_COMPARE_POSITION] =
    g_param_spec_double ("compare-position", NULL, NULL, 0, 1, 0.5, reading);
  buju_session_properties[PROP_LENS] = g_param_spec_pointer ("lens", NULL, NULL, reading);
  buju_session_properties[PROP_MARKED] = g_param_spec_string ("marked", NULL, NULL, NULL, reading);
  buju_session_properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, reading);
  buju_session_properties[PROP_CAN_GO_FORWARD] =
    g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, reading);
  buju_session_properties[PROP_N_OVERLAYS] =
    g_param_spec_uint ("n-overlays", NULL, NULL, 0, G_MAXUINT, 0, reading);
  buju_session_properties[PROP_N_CHOSEN] =
    g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, reading);
  g_object_class_install_properties (class, N_PROPS, buju_session_properties);
}

static void
buju_session_class_init (BujuSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = buju_session_constructed;
  object_class->finalize = buju_session_finalize;
  object_class->get_property = buju_session_get_property;
  object_class->set_property = buju_session_set_property;
  install_properties (object_class);

  buju_session_signals[VIEW_CHANGED] =
    g_signal_new ("view-changed", BUJU_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  buju_session_signals[SCENE_CHANGED] =
    g_signal_new ("scene-changed", BUJU_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  buju_session_signals[FLY_TO] =
    g_signal_new ("fly-to", BUJU_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                  g_signal_accumulator_true_handled,
                  NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_POINTER);
  buju_session_signals[OVERLAYS_CHANGED] =
    g_signal_new ("overlays-changed", BUJU_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
buju_session_init (BujuSession *self)
{
  self->language = BUJU_LANGUAGE_BOTH;
  self->compare_position = 0.5;
}

/**
 * buju_session_new:
 * @library: what is shipped; a reference is taken
 *
 * Starts with the first drawable layout, both languages, and no size: home is found at the first
 * resize.
 *
 * Returns: (transfer full): a new session
 */
BujuSession *
buju_session_new (BujuLibrary *library)
{
  g_return_val_if_fail (library != NULL, NULL);

  return g_object_new (BUJU_TYPE_SESSION, "library", library, NULL);
}

/**
 * buju_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none): its library
 */
BujuLibrary *
buju_session_get_library (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->library;
}

/**
 * buju_session_get_layout:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the layout on the map
 */
const BujuLayout *
buju_session_get_layout (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->layout;
}

void
buju_session_change_layout (BujuSession *self, const BujuLayout *layout)
{
  const BujuLayout *before = self->layout;

  if (layout == self->layout)
    return;
  self->layout = layout;
  buju_session_follow_layout (self, before);
  g_clear_pointer (&self->hidden, g_strfreev);
  buju_session_set_hovered (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_LAYOUT_ID]);
  buju_session_scene_changed (self);
}

/**
 * buju_session_set_layout:
 * @self: a session
 * @id: the layout's id; an unknown one changes nothing
 *
 * Shows another layout from home, with nothing selected and nothing hidden.
 */
void
buju_session_set_layout (BujuSession *self, const char *id)
{
  const BujuLayout *layout;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  layout = buju_content_find_layout (buju_library_get_content (self->library), id);
  if (layout == NULL || layout == self->layout)
    return;
  buju_session_begin_move (self);
  buju_session_select (self, NULL);
  buju_session_change_layout (self, layout);
  buju_session_go_home (self);
  buju_session_end_move (self);
}

/**
 * buju_session_get_language:
 * @self: a session
 *
 * Returns: the language of content, independent of the interface's
 */
BujuLanguage
buju_session_get_language (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), BUJU_LANGUAGE_BOTH);

  return self->language;
}

/**
 * buju_session_set_language:
 * @self: a session
 * @language: for labels, legend and profiles
 */
void
buju_session_set_language (BujuSession *self, BujuLanguage language)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (language == self->language)
    return;
  self->language = language;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_LANGUAGE]);
  buju_session_scene_changed (self);
}

/**
 * buju_session_get_parks:
 * @self: a session
 *
 * Returns: whether parks and named sites lie over the layout
 */
gboolean
buju_session_get_parks (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->parks;
}

/**
 * buju_session_set_parks:
 * @self: a session
 * @parks: whether to lay parks and named sites over the layout
 */
void
buju_session_set_parks (BujuSession *self, gboolean parks)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (self->parks == !!parks)
    return;
  self->parks = !!parks;
  buju_session_push_parks (self);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_PARKS]);
  buju_session_scene_changed (self);
}

/**
 * buju_session_get_dark:
 * @self: a session
 *
 * Returns: whether the map is drawn in its dark style
 */
gboolean
buju_session_get_dark (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->dark;
}

/**
 * buju_session_set_dark:
 * @self: a session
 * @dark: whether to draw the map in its dark style; figures stay light
 */
void
buju_session_set_dark (BujuSession *self, gboolean dark)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (self->dark == !!dark)
    return;
  self->dark = !!dark;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_DARK]);
  buju_session_scene_changed (self);
}
