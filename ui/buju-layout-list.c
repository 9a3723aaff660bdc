/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layout-list.h"

#include <glib/gi18n.h>

#include "buju-access.h"
#include "buju-focus.h"
#include "buju-line.h"
#include "buju-shortcuts.h"
#include "buju-text-label.h"
#include "buju-tip.h"

struct _BujuLayoutList
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *scroller;
  GtkListBox   *list;

  BujuSession  *session;
  GSignalGroup *session_signals;
  guint         scroll_id;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuLayoutList, buju_layout_list, GTK_TYPE_WIDGET)

static const BujuLayout *
get_layout (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "layout");
}

/* A card of text has nothing to draw: it shows its profile. So does the row that is on the map
 * already. */
static void
row_activated_cb (BujuLayoutList *self, GtkListBoxRow *row)
{
  const BujuLayout *layout = get_layout (row);
  gboolean          again = layout == buju_session_get_layout (self->session);

  buju_session_set_layout (self->session, layout->id);
  if (again || !layout->drawable)
    buju_session_select (self->session, layout->id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* A layout taken by its key may lie outside the part of the list that is seen. */
static void
scroll_to_selected (gpointer user_data)
{
  BujuLayoutList  *self = user_data;
  GtkListBoxRow   *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment   *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t  area;

  self->scroll_id = 0;
  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &area))
    return;
  gtk_adjustment_clamp_page (adjustment, area.origin.y, area.origin.y + area.size.height);
}

/* The layout on the map asks with what to compare it; every other one offers itself. */
static void
set_compare_button (BujuLayoutList *self, GtkListBoxRow *row)
{
  GtkActionable   *button = g_object_get_data (G_OBJECT (row), "compare");
  gboolean         here = get_layout (row) == buju_session_get_layout (self->session);
  const char      *words = here ? _("Compare With…") : _("Compare with This Layout");
  BujuLanguage     language = buju_session_get_language (self->session);
  g_autofree char *name = NULL;

  if (button == NULL)
    return;
  /* Translators: %s is a layout; for who hears a button without its row */
  name = g_strdup_printf (_("Compare with %s"), buju_text_get (&get_layout (row)->title, language));
  /* Between the two the name would not suit the target, which GTK warns of. */
  gtk_actionable_set_action_name (button, NULL);
  gtk_actionable_set_action_target_value (button,
                                          here ? NULL : g_variant_new_string (get_layout (
                                              row)->id));
  gtk_actionable_set_action_name (button, here ? "win.compare" : "win.compare-with");
  buju_tip_set (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  here ? words : name, -1);
  buju_shortcuts_add_tip (GTK_WIDGET (button), gtk_actionable_get_action_name (button),
                          gtk_actionable_get_action_target_value (button));
}

static void
set_compare_buttons (BujuLayoutList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    set_compare_button (self, row);
}

static void
select_row (BujuLayoutList *self)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  GtkListBoxRow    *row;

  set_compare_buttons (self);
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_once (scroll_to_selected, self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_layout (row) == layout)
      {
        gtk_list_box_select_row (self->list, row);
        return;
      }
  gtk_list_box_unselect_all (self->list);
}

static void
add_compare_button (GtkWidget *row, GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("buju-compare-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compare-button");
  buju_line_append (box, button);
  g_object_set_data (G_OBJECT (row), "compare", button);
}

static GtkWidget *
make_row (const BujuLayout *layout, BujuLanguage language)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = buju_line_new (8);
  GtkWidget *label = buju_text_label_new (&layout->title, language, 0);

  gtk_widget_set_hexpand (label, TRUE);
  buju_line_append (box, label);
  if (!layout->drawable)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("buju-text-symbolic");

      buju_tip_set (icon, _("Text only: the document names no place on the map"));
      gtk_widget_add_css_class (icon, "dim-label");
      buju_line_append (box, icon);
    }
  else
    {
      add_compare_button (row, box);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "layout", (gpointer) layout);
  buju_access_name_by_content (row);
  return row;
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  BujuLayoutList  *self = user_data;
  const BujuPlan  *plan = get_layout (row)->plan;
  GtkWidget       *heading;

  if (before != NULL && get_layout (before)->plan == plan)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = buju_text_label_new (&plan->short_title, buju_session_get_language (self->session), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
rebuild (BujuLayoutList *self)
{
  BujuLanguage  language = buju_session_get_language (self->session);
  GPtrArray    *layouts = buju_content_get_layouts (buju_library_get_content (
                                                      buju_session_get_library (self->session)));
  GArray        *focus = buju_focus_take (GTK_WIDGET (self->list));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < layouts->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (layouts, i), language));
  select_row (self);
  buju_focus_put (GTK_WIDGET (self->list), focus);
}

static void
buju_layout_list_dispose (GObject *object)
{
  BujuLayoutList *self = BUJU_LAYOUT_LIST (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->session_signals);
  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_layout_list_parent_class)->dispose (object);
}

static void
buju_layout_list_class_init (BujuLayoutListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_layout_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", BUJU_TYPE_LAYOUT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-layout-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuLayoutList, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuLayoutList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
buju_layout_list_init (BujuLayoutList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::layout-id",
                                  G_CALLBACK (select_row), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language", G_CALLBACK (rebuild),
                                  self);
}

/**
 * buju_layout_list_set_session:
 * @self: a layout list
 * @session: whose layouts to list
 */
void
buju_layout_list_set_session (BujuLayoutList *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_LAYOUT_LIST (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  gtk_list_box_set_header_func (self->list, set_header, self, NULL);
  rebuild (self);
}
