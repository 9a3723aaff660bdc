/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-view-private.h"

#include <glib/gi18n.h>

#include "buju-name.h"
#include "buju-zone-accessible.h"

G_DEFINE_FINAL_TYPE (BujuMapView, buju_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  SETTLED,
  DRAWING_FAILED,
  CLICKED,
  POINTED,
  MENU,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
scene_changed_cb (BujuMapView *self)
{
  buju_map_view_forget_highlights (self);
  self->zones_stale = TRUE;
  buju_map_view_request_picture (self);
  buju_map_view_follow_view (self);
}

static void
view_changed_cb (BujuMapView *self)
{
  /* Hidden, it would ask for an allocation, also in the middle of one: then GTK draws what has
   * none. */
  if (!self->allocating)
    buju_map_tip_hide (BUJU_MAP_TIP (self->tip));
  buju_map_view_follow_view (self);
}

static void
selected_cb (BujuMapView *self)
{
  buju_map_view_mark_selected (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
chosen_cb (BujuMapView *self)
{
  buju_map_view_forget_highlights (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_label (BujuMapView *self)
{
  const BujuLayout *layout = buju_map_view_get_layout (self);
  g_autofree char  *name = layout != NULL ? buju_text_dup (&layout->title, BUJU_LANGUAGE_BOTH, " ")
                           : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : _("Map"),
                                  -1);
}

static void
failed_cb (BujuMapView *self, const char *message)
{
  g_signal_emit (self, signals[DRAWING_FAILED], 0, message);
}

/* Of the monitor or of the desktop's letters. */
static void
scale_factor_cb (BujuMapView *self)
{
  if (self->session != NULL)
    buju_map_view_request_picture (self);
}

static void
buju_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                       int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
buju_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);

  self->allocating = TRUE;
  if (self->session != NULL && width > 0 && height > 0 && !self->second)
    buju_session_resize (self->session, width, height);
  else if (self->session != NULL)
    buju_map_view_follow_size (self, width, height);
  self->allocating = FALSE;
  for (guint i = 0; i < self->zones->len; i++)
    {
      BujuZoneAccessible *zone = g_ptr_array_index (self->zones, i);
      GdkRectangle        area = buju_zone_accessible_get_area (zone);

      if (gtk_widget_should_layout (GTK_WIDGET (zone)))
        gtk_widget_size_allocate (GTK_WIDGET (zone), &area, -1);
    }
  buju_map_tip_place (BUJU_MAP_TIP (self->tip), width, height);
}

/* Tab takes the zones in the document's order, not in that of their places on the map, and leaves
 * after the last. */
static gboolean
buju_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);
  GtkWidget   *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean     inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  int          step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int          last = (int) self->zones->len - 1;
  guint        at = 0;
  int          i;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (inside && g_ptr_array_find (self->zones, focus, &at))
    i = (int) at + step;
  else if (focus == widget && step < 0)
    return FALSE;
  else if (focus != widget && step > 0)
    return gtk_widget_grab_focus (widget);
  else
    i = step > 0 ? 0 : last;
  for (; i >= 0 && i <= last; i += step)
    if (gtk_widget_get_visible (g_ptr_array_index (self->zones, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->zones, i));
  return step < 0 && focus != widget && gtk_widget_grab_focus (widget);
}

static void
buju_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);

  if (self->session == NULL)
    return;
  buju_map_view_draw (self, snapshot);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
buju_map_view_dispose (GObject *object)
{
  BujuMapView *self = BUJU_MAP_VIEW (object);

  buju_map_view_set_session (self, NULL);
  g_clear_weak_pointer (&self->pair);
  g_clear_object (&self->input);
  g_clear_object (&self->painter);
  g_clear_pointer (&self->frames, buju_map_frames_free);
  g_clear_object (&self->session_signals);
  buju_map_view_clear_picture (self);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_map_view_parent_class)->dispose (object);
}

static void
buju_map_view_finalize (GObject *object)
{
  BujuMapView *self = BUJU_MAP_VIEW (object);

  g_ptr_array_unref (self->zones);
  g_free (self->cursor);
  G_OBJECT_CLASS (buju_map_view_parent_class)->finalize (object);
}

static void
buju_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, BUJU_MAP_VIEW (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    buju_map_view_set_session (BUJU_MAP_VIEW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_map_view_class_init (BujuMapViewClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = buju_map_view_dispose;
  object_class->finalize = buju_map_view_finalize;
  object_class->get_property = buju_map_view_get_property;
  object_class->set_property = buju_map_view_set_property;
  widget_class->measure = buju_map_view_measure;
  widget_class->size_allocate = buju_map_view_size_allocate;
  widget_class->snapshot = buju_map_view_snapshot;
  widget_class->focus = buju_map_view_focus;
  widget_class->contains = buju_map_view_contains;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, BUJU_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                  G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SETTLED] = g_signal_new ("settled", BUJU_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 0);
  signals[DRAWING_FAILED] = g_signal_new ("drawing-failed", BUJU_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[CLICKED] = g_signal_new ("clicked", BUJU_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN,
                                   3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_INT);
  signals[POINTED] = g_signal_new ("pointed", BUJU_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN,
                                   2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[MENU] = g_signal_new ("menu", BUJU_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE,
                                2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  buju_map_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
connect_session (BujuMapView *self)
{
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "scene-changed",
                                  G_CALLBACK (scene_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "view-changed",
                                  G_CALLBACK (view_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "fly-to",
                                  G_CALLBACK (buju_map_view_fly_to), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::n-chosen",
                                  G_CALLBACK (chosen_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::layout-id",
                                  G_CALLBACK (update_label), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::compare",
                                  G_CALLBACK (update_label), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::hovered",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
buju_map_view_init (BujuMapView *self)
{
  self->zones = g_ptr_array_new ();
  self->painter = buju_painter_new ();
  self->frames = buju_map_frames_new (GTK_WIDGET (self));
  g_signal_connect_object (self->painter, "painted", G_CALLBACK (buju_map_view_take_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->painter, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  connect_session (self);

  self->tip = buju_map_tip_new ();
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (scale_factor_cb), self, G_CONNECT_SWAPPED);
  self->input = buju_map_input_new (GTK_WIDGET (self));
  buju_map_view_add_menu (self);
}

/**
 * buju_map_view_new:
 *
 * Returns: (transfer floating): an empty map
 */
GtkWidget *
buju_map_view_new (void)
{
  return g_object_new (BUJU_TYPE_MAP_VIEW, NULL);
}

/**
 * buju_map_view_get_session:
 * @self: a map view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BujuSession *
buju_map_view_get_session (BujuMapView *self)
{
  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self), NULL);

  return self->session;
}

/**
 * buju_map_view_set_session:
 * @self: a map view
 * @session: (nullable): what to show
 */
void
buju_map_view_set_session (BujuMapView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  if (session == self->session)
    return;
  buju_map_view_stop (self);
  buju_map_input_stop (self->input);
  buju_painter_cancel (self->painter);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY);
  buju_map_view_forget_highlights (self);
  buju_map_view_clear_zones (self);
  buju_map_view_clear_picture (self);
  self->followed_width = 0;
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (session == NULL)
    return;
  self->zones_stale = TRUE;
  update_label (self);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && !self->second)
    buju_session_resize (session, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * buju_map_view_zoom:
 * @self: a map view
 * @factor: over 1 goes nearer
 * @x: px of the widget
 * @y: px of the widget
 *
 * Zooms about a point, which stays where it is.
 */
void
buju_map_view_zoom (BujuMapView *self, double factor, double x, double y)
{
  BujuPoint at;

  g_return_if_fail (BUJU_IS_MAP_VIEW (self));
  g_return_if_fail (factor > 0);

  if (self->session == NULL)
    return;
  at = buju_map_view_to_session (self, x, y);
  buju_session_zoom (self->session, factor, at.x, at.y);
}

/**
 * buju_map_view_zoom_centre:
 * @self: a map view
 * @factor: over 1 goes nearer
 */
void
buju_map_view_zoom_centre (BujuMapView *self, double factor)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  buju_map_input_stop (self->input);
  buju_map_view_stop (self);
  buju_map_view_zoom (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * buju_map_view_pan:
 * @self: a map view
 * @dx: px that the content moves to the right
 * @dy: px that the content moves down
 */
void
buju_map_view_pan (BujuMapView *self, double dx, double dy)
{
  BujuView view;

  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  if (self->session == NULL)
    return;
  view = buju_session_get_view (self->session);
  view = buju_view_panned (&view, dx, dy);
  buju_session_set_view (self->session, &view);
}

/**
 * buju_map_view_go_home:
 * @self: a map view
 *
 * Shows the whole layout.
 */
void
buju_map_view_go_home (BujuMapView *self)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  buju_map_input_stop (self->input);
  buju_map_view_stop (self);
  if (self->session != NULL)
    buju_session_go_home (self->session);
}

/**
 * buju_map_view_set_cursor:
 * @self: a map view
 * @name: (nullable): of a pointer; %NULL for the usual one
 */
void
buju_map_view_set_cursor (BujuMapView *self, const char *name)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  g_free (self->cursor);
  self->cursor = g_strdup (name);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

/**
 * buju_map_view_get_cursor:
 * @self: a map view
 *
 * Returns: (transfer none) (nullable): the pointer over it while nothing is dragged
 */
const char *
buju_map_view_get_cursor (BujuMapView *self)
{
  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self), NULL);

  return self->cursor;
}

/**
 * buju_map_view_has_picture:
 * @self: a map view
 *
 * Returns: whether a picture has come, with its names
 */
gboolean
buju_map_view_has_picture (BujuMapView *self)
{
  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self), FALSE);

  return self->sheets[BUJU_PAINTER_GROUND].texture != NULL
         && self->sheets[BUJU_PAINTER_NAMES].texture != NULL;
}
