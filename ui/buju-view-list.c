/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-view-list.h"

#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-tip.h"

#define MOST_HEIGHT 170 /* px: the list scrolls then */

struct _BujuViewList
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkListBox     *list;
  BujuSavedViews *views;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (BujuViewList, buju_view_list, GTK_TYPE_WIDGET)

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (guint i, guint n)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) changes = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  append (changes, _("Re_name"), "win.view-rename", g_variant_new_uint32 (i));
  append (changes, _("Update to _What Is Shown"), "win.view-update", g_variant_new_uint32 (i));
  if (i > 0)
    append (changes, _("Move _Up"), "win.view-move", g_variant_new ("(uu)", i, i - 1));
  if (i + 1 < n)
    append (changes, _("Move _Down"), "win.view-move", g_variant_new ("(uu)", i, i + 1));
  append (changes, _("_Save as Recipe…"), "win.view-export", g_variant_new_uint32 (i));
  append (last, _("_Remove"), "win.view-remove", g_variant_new_uint32 (i));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (changes));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
make_row (const BujuSavedView *view, guint i, guint n)
{
  g_autoptr (GMenuModel)  menu = make_menu (i, n);
  /* Translators: %s is what a saved view is called */
  g_autofree char        *menu_label = g_strdup_printf (_("Menu of view “%s”"),
                                                        view->name != NULL ? view->name : "");
  GtkWidget              *row = gtk_list_box_row_new ();
  GtkWidget              *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget              *label = gtk_label_new (view->name);
  GtkWidget              *button = gtk_menu_button_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  buju_tip_set (label, view->name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  buju_tip_set (button, _("Change This View"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name,
                                  -1);
  return row;
}

static int
find_focused (BujuViewList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
}

static void
update (BujuViewList *self)
{
  GPtrArray     *views = buju_saved_views_get_list (self->views);
  GArray        *focus = buju_focus_take (GTK_WIDGET (self->list));
  GtkListBoxRow *row;

  gtk_widget_set_visible (GTK_WIDGET (self), views->len > 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < views->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (views, i), i, views->len));
  buju_focus_put (GTK_WIDGET (self->list), focus);
}

static void
activated_cb (BujuViewList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
key_cb (BujuViewList *self, guint key, guint code, GdkModifierType state)
{
  int      i = find_focused (self);
  gboolean alt = (state & GDK_ALT_MASK) != 0;
  guint    n;

  if (i < 0)
    return FALSE;
  n = buju_saved_views_get_list (self->views)->len;
  if (key == GDK_KEY_F2)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.view-rename", "u", i);
  if (key == GDK_KEY_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.view-remove", "u", i);
  if (!alt || (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  if (key == GDK_KEY_Up ? i > 0 : i + 1 < (int) n)
    {
      int to = key == GDK_KEY_Up ? i - 1 : i + 1;

      gtk_widget_activate_action (GTK_WIDGET (self), "win.view-move", "(uu)", i, to);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, to)));
    }
  return TRUE;
}

static void
buju_view_list_dispose (GObject *object)
{
  BujuViewList *self = BUJU_VIEW_LIST (object);

  g_clear_object (&self->views);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_view_list_parent_class)->dispose (object);
}

static void
buju_view_list_class_init (BujuViewListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_view_list_dispose;
  chosen_signal = g_signal_new ("chosen", BUJU_TYPE_VIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
add_list (BujuViewList *self)
{
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "legend-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Saved Views"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
buju_view_list_init (BujuViewList *self)
{
  GtkWidget *heading = gtk_label_new (_("Saved Views"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), heading);
  add_list (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * buju_view_list_set_views:
 * @self: a list
 * @views: what it shows
 */
void
buju_view_list_set_views (BujuViewList *self, BujuSavedViews *views)
{
  g_return_if_fail (BUJU_IS_VIEW_LIST (self));
  g_return_if_fail (BUJU_IS_SAVED_VIEWS (views));

  if (self->views != NULL)
    g_signal_handlers_disconnect_by_func (self->views, update, self);
  g_set_object (&self->views, views);
  g_signal_connect_object (views, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
