/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of what is done at a place of the map: the context menu, measuring,
 * coordinates. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-access.h"
#include "buju-context-menu.h"

#define ZOOM_HERE 4.0

/* ---- Context menu ---- */

static gboolean
drop_menu_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not before its last action has run: a menu that is closed by a click acts afterwards. The window
 * may be gone by then. */
static void
menu_closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_menu_cb, g_object_ref (popover), g_object_unref);
}

/* A menu is as wide as its widest page otherwise, which a phone may not be. */
static void
let_shrink (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget))
    gtk_stack_set_hhomogeneous (GTK_STACK (widget), FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_shrink (child);
}

static void
menu_cb (BujuWindow *self, double x, double y, BujuMapView *map)
{
  g_auto (GStrv)          ids = NULL;
  g_autoptr (GMenuModel)  model = NULL;
  GtkWidget              *popover;
  graphene_point_t        at;

  if (self->session == NULL || buju_map_view_get_session (map) == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (map), self->map_overlay, &GRAPHENE_POINT_INIT (x, y),
                                 &at))
    return;
  if (self->geodesy == NULL)
    self->geodesy = buju_geodesy_new ();
  ids = buju_map_view_hit (map, x, y);
  model = buju_context_menu_new (self->session, self->geodesy, (const char * const *) ids,
                                 buju_map_view_find_ground (map, x, y));
  /* Beside one another where there is room, else one in the place of the other. */
  popover = gtk_popover_menu_new_from_model_full (model,
                                                  self->narrow ? 0 : GTK_POPOVER_MENU_NESTED);
  gtk_widget_set_parent (popover, self->map_overlay);
  let_shrink (popover);
  buju_access_name_menu (popover, _("Map"));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { at.x, at.y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_select (BUJU_WINDOW (user_data)->session, g_variant_get_string (parameter, NULL));
}

static BujuPoint
get_point (GVariant *parameter)
{
  BujuPoint at;

  g_variant_get (parameter, "(dd)", &at.x, &at.y);
  return at;
}

static void
zoom_here_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_zoom_to (BUJU_WINDOW (user_data)->session, get_point (parameter), ZOOM_HERE);
}

static void
copy_text_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow      *self = user_data;
  const char      *text = g_variant_get_string (parameter, NULL);
  g_autofree char *said = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  /* Translators: %s is what was copied: coordinates */
  said = g_strdup_printf (_("Copied: %s"), text);
  buju_window_toast (self, said);
}

/* ---- Measuring ---- */

static void
measure_from_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;

  buju_measure_tool_set_active (self->measure_tool, TRUE);
  buju_ruler_clear (buju_measure_tool_get_ruler (self->measure_tool));
  buju_ruler_add (buju_measure_tool_get_ruler (self->measure_tool), get_point (parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

/* One bar at a time: the lens has its own place back afterwards. */
static void
update_bars (BujuWindow *self)
{
  gboolean lit = self->session != NULL && buju_session_get_lens (self->session) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->lens_bar),
                          lit && !buju_measure_tool_get_active (self->measure_tool));
}

/* What it measures is on the map: that is where the keys go, too. */
static void
measure_cb (BujuWindow *self)
{
  update_bars (self);
  if (!buju_measure_tool_get_active (self->measure_tool))
    return;
  gtk_stack_set_visible_child_name (self->pages, "map");
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

/* Before the zones of the map get them. */
static gboolean
key_cb (BujuWindow *self, guint key, guint code, GdkModifierType state)
{
  BujuRuler *ruler = buju_measure_tool_get_ruler (self->measure_tool);

  if (!buju_measure_tool_get_active (self->measure_tool) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_BackSpace:
    case GDK_KEY_Delete:
      buju_ruler_remove_last (ruler);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      buju_ruler_finish (ruler);
      return TRUE;
    case GDK_KEY_space:
      buju_measure_tool_add_point (self->measure_tool);
      return TRUE;
    case GDK_KEY_a:
      buju_ruler_set_kind (ruler,
                           buju_ruler_get_kind (ruler) == BUJU_RULER_AREA ? BUJU_RULER_LENGTH
                             : BUJU_RULER_AREA);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
measured_cb (BujuWindow *self)
{
  buju_window_toast (self, _("Result copied"));
}

/* Returns whether Esc has ended measuring. */
gboolean
buju_window_escape_measure (BujuWindow *self)
{
  if (!buju_measure_tool_get_active (self->measure_tool))
    return FALSE;
  buju_measure_tool_set_active (self->measure_tool, FALSE);
  return TRUE;
}

/* Returns whether a measurement was what there is to copy. */
gboolean
buju_window_copy_measure (BujuWindow *self)
{
  return buju_measure_tool_get_active (self->measure_tool)
         && buju_measure_bar_copy (self->measure_bar);
}

/* ---- The window's part ---- */

static const GActionEntry actions[] = {
  { "show", show_action, "s" },
  { "zoom-here", zoom_here_action, "(dd)" },
  { "measure-from", measure_from_action, "(dd)" },
  { "copy-text", copy_text_action, "s" },
};

static void
watch (BujuWindow *self, BujuMapView *map)
{
  g_signal_connect_object (map, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
}

void
buju_window_init_here (BujuWindow *self)
{
  BujuMapView        *second = buju_compare_view_get_second (self->compare_view);
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* The label only looks at the pointer; the tool takes it away from whoever comes after. */
  buju_coordinate_label_attach (self->coordinate_label, self->map_view, second);
  buju_measure_tool_attach (self->measure_tool, self->map_view, second);
  buju_measure_bar_set_tool (self->measure_bar, self->measure_tool, self->map_view);
  watch (self, self->map_view);
  watch (self, second);
  let_shrink (GTK_WIDGET (gtk_menu_button_get_popover (self->menu_button)));
  g_signal_connect_object (self->measure_tool, "notify::active", G_CALLBACK (measure_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lens_bar, "notify::visible", G_CALLBACK (update_bars), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->measure_bar, "copied", G_CALLBACK (measured_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->compare_view), keys);
}

void
buju_window_add_here_actions (BujuWindow *self)
{
  g_autoptr (GPropertyAction) measure = g_property_action_new ("measure", self->measure_tool,
                                                               "active");
  g_autoptr (GAction)         coordinates = g_settings_create_action (self->settings,
                                                                      "coordinates");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (measure));
  g_action_map_add_action (G_ACTION_MAP (self), coordinates);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_settings_bind (self->settings, "coordinates", self->coordinate_label, "visible",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "coordinate-system", self->coordinate_label, "system",
                   G_SETTINGS_BIND_GET);
}

/* There is something to do it with as soon as there is a session. */
void
buju_window_update_here_actions (BujuWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              actions[i].name)),
                                 self->session != NULL);
}

void
buju_window_dispose_here (BujuWindow *self)
{
  g_clear_pointer (&self->geodesy, buju_geodesy_free);
}
