/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-overlay-row.h"

#include <glib/gi18n.h>

#include "buju-tip.h"

struct _BujuOverlayRow
{
  GtkListBoxRow   parent_instance;

  /* Template */
  GtkCheckButton *visible_button;
  GtkStack       *name_stack;
  GtkLabel       *name_label;
  GtkEditable    *name_entry;
  GtkLabel       *subtitle;
  GtkWidget      *problem_image;
  GtkMenuButton  *menu_button;

  BujuSession    *session;
  char           *id;
  gboolean        setting;   /* the state is followed, not made */
};

G_DEFINE_FINAL_TYPE (BujuOverlayRow, buju_overlay_row, GTK_TYPE_LIST_BOX_ROW)

/* "CGCS2000 · GB18030 · GCJ-02 moved" */
static char *
describe (const BujuOverlay *overlay)
{
  const BujuReport        *report = buju_overlay_get_report (overlay);
  const BujuOverlaySource *source = buju_overlay_get_source (overlay);
  GString                 *text = g_string_new (NULL);
  const char              *crs = source->crs != NULL ? source->crs
                                  : report->crs.authority != NULL ? report->crs.authority
                                  : report->crs.name;

  if (source->joined)
    g_string_append (text, _("placed by names"));
  else if (source->datum != BUJU_DATUM_NONE)
    /* Translators: %s is "GCJ-02" or "BD-09": the shift has been taken out of the coordinates */
    g_string_append_printf (text, _("%s, moved"),
                            source->datum == BUJU_DATUM_GCJ02 ? "GCJ-02" : "BD-09");
  else if (crs != NULL)
    g_string_append (text, crs);
  if (report->encoding != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", report->encoding);
  return g_string_free (text, FALSE);
}

static void
show_problem (BujuOverlayRow *self, const BujuOverlay *overlay)
{
  const char *problem = buju_overlay_get_problem (overlay);

  gtk_widget_set_visible (self->problem_image, problem != NULL);
  buju_tip_set (self->problem_image, problem);
}

static void
name_parts (BujuOverlayRow *self, const char *name)
{
  g_autofree char *shown = g_strdup_printf (_("Show “%s” on the map"), name);
  g_autofree char *menu = g_strdup_printf (_("Menu of layer “%s”"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->visible_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu, -1);
}

static void
visible_cb (BujuOverlayRow *self)
{
  if (!self->setting)
    buju_session_set_overlay_visible (self->session, self->id,
                                      gtk_check_button_get_active (self->visible_button));
}

/* Lets the name be written over: Enter takes it, Esc does not. */
static void
start_renaming (BujuOverlayRow *self)
{
  gtk_editable_set_text (self->name_entry, gtk_label_get_text (self->name_label));
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name_entry));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
stop_renaming (BujuOverlayRow *self)
{
  gtk_stack_set_visible_child (self->name_stack, GTK_WIDGET (self->name_label));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
rename_cb (BujuOverlayRow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));

  if (gtk_stack_get_visible_child (self->name_stack) != GTK_WIDGET (self->name_entry))
    return;
  stop_renaming (self);
  buju_session_rename_overlay (self->session, self->id, name);
}

/* Also told when the window itself loses the keyboard, as it does to the menu that has begun the
 * renaming: the entry keeps its focus then. */
static void
left_cb (BujuOverlayRow *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->name_entry)))
    rename_cb (self);
}

static gboolean
key_cb (BujuOverlayRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stop_renaming (self);
  return GDK_EVENT_STOP;
}

static void
clicked_cb (BujuOverlayRow *self, int n_press)
{
  if (n_press == 2)
    start_renaming (self);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuOverlayRow *self = BUJU_OVERLAY_ROW (widget);

  buju_session_zoom_to_overlay (self->session, self->id);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_renaming (BUJU_OVERLAY_ROW (widget));
}

/* The list shows what is on top first; the session counts from the bottom. */
static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuOverlayRow *self = BUJU_OVERLAY_ROW (widget);
  int             position = buju_session_get_overlay_position (self->session, self->id);
  int             wanted = position + g_variant_get_int32 (parameter);

  if (wanted >= 0 && wanted < (int) buju_session_get_overlays (self->session)->len)
    buju_session_move_overlay (self->session, self->id, wanted);
}

/* What needs a window is the window's: "layer.style" is "win.layer-style" of this layer. */
static void
window_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name = g_strdelimit (g_strdup (action), ".", '-');
  g_autofree char *full = g_strconcat ("win.", name, NULL);

  gtk_widget_activate_action (widget, full, "s", BUJU_OVERLAY_ROW (widget)->id);
}

static GdkContentProvider *
drag_prepare_cb (BujuOverlayRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, self->id);
}

static void
drag_begin_cb (BujuOverlayRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
drop_cb (BujuOverlayRow *self, const GValue *value)
{
  const char *id = g_value_get_string (value);
  int         position = buju_session_get_overlay_position (self->session, self->id);

  if (id == NULL || position < 0 || buju_session_get_overlay (self->session, id) == NULL)
    return FALSE;
  buju_session_move_overlay (self->session, id, position);
  return TRUE;
}

static void
add_dragging (BujuOverlayRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
add_input (BujuOverlayRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  /* After the entry: Esc may be for its input method. */
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name_entry), focus);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name_label), GTK_EVENT_CONTROLLER (click));
}

static void
buju_overlay_row_dispose (GObject *object)
{
  g_clear_object (&BUJU_OVERLAY_ROW (object)->session);
  G_OBJECT_CLASS (buju_overlay_row_parent_class)->dispose (object);
}

static void
buju_overlay_row_finalize (GObject *object)
{
  g_free (BUJU_OVERLAY_ROW (object)->id);
  G_OBJECT_CLASS (buju_overlay_row_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "layer.zoom", NULL, zoom_action);
  gtk_widget_class_install_action (class, "layer.rename", NULL, rename_action);
  gtk_widget_class_install_action (class, "layer.move", "i", move_action);
  gtk_widget_class_install_action (class, "layer.table", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.style", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.info", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.check", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.reading", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.reload", NULL, window_action);
  gtk_widget_class_install_action (class, "layer.remove", NULL, window_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Up, GDK_ALT_MASK, "layer.move", "i", 1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Down, GDK_ALT_MASK, "layer.move", "i", -1);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F2, 0, "layer.rename", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, 0, "layer.remove", NULL);
}

static void
buju_overlay_row_class_init (BujuOverlayRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_overlay_row_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_overlay_row_finalize;
  add_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-overlay-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, visible_button);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, name_stack);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, problem_image);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
}

static void
buju_overlay_row_init (BujuOverlayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  buju_tip_keep (GTK_WIDGET (self->visible_button));
  add_input (self);
  add_dragging (self);
}

/**
 * buju_overlay_row_new:
 * @session: what the row changes
 * @overlay: one of its layers
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
buju_overlay_row_new (BujuSession *session, BujuOverlay *overlay)
{
  BujuOverlayRow *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);
  g_return_val_if_fail (overlay != NULL, NULL);

  self = g_object_new (BUJU_TYPE_OVERLAY_ROW, NULL);
  self->session = g_object_ref (session);
  buju_overlay_row_set (self, overlay);
  return GTK_WIDGET (self);
}

/**
 * buju_overlay_row_set:
 * @self: a row
 * @overlay: the layer as it is now
 */
void
buju_overlay_row_set (BujuOverlayRow *self, BujuOverlay *overlay)
{
  g_autofree char *subtitle = NULL;

  g_return_if_fail (BUJU_IS_OVERLAY_ROW (self));
  g_return_if_fail (overlay != NULL);

  g_free (self->id);
  self->id = g_strdup (buju_overlay_get_id (overlay));
  subtitle = describe (overlay);
  self->setting = TRUE;
  gtk_check_button_set_active (self->visible_button, buju_overlay_get_look (overlay)->visible);
  self->setting = FALSE;
  gtk_label_set_text (self->name_label, buju_overlay_get_name (overlay));
  buju_tip_set (GTK_WIDGET (self->name_label), buju_overlay_get_name (overlay));
  gtk_label_set_text (self->subtitle, subtitle);
  buju_tip_set (GTK_WIDGET (self->subtitle), subtitle);
  name_parts (self, buju_overlay_get_name (overlay));
  show_problem (self, overlay);
}

/**
 * buju_overlay_row_get_id:
 * @self: a row
 *
 * Returns: the id of its layer
 */
const char *
buju_overlay_row_get_id (BujuOverlayRow *self)
{
  g_return_val_if_fail (BUJU_IS_OVERLAY_ROW (self), NULL);

  return self->id;
}
