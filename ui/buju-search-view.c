/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-search-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "buju-search-list.h"
#include "buju-search-row.h"

#define FIT_DELAY     16  /* ms: a frame */
#define MOST_HEIGHT   460 /* px, of the list */
#define ROOM_AROUND   110 /* px of the window that the list leaves */

struct _BujuSearchView
{
  GtkWidget       parent_instance;

  /* Template */
  GtkWidget      *clamp;
  GtkEditable    *entry;
  GtkLabel       *nothing;
  GtkWidget      *scroller;
  guint           fit_id;
  GtkListBox     *list;

  BujuSession    *session;
  BujuSearchList *found;
  GtkWidget      *before;      /* had the focus; weak */
};

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuSearchView, buju_search_view, GTK_TYPE_WIDGET)

/* ---- What is shown ---- */

static void
select_row (BujuSearchView *self, GtkListBoxRow *row)
{
  GtkAdjustment  *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t area;

  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &area))
    gtk_adjustment_clamp_page (adjustment, MAX (area.origin.y - 32, 0),
                               area.origin.y + area.size.height + 8);
}

static void fit (BujuSearchView *self);

/* A scrolled window does not know that its rows take more lines in less width. */
static void
fit_cb (gpointer user_data)
{
  BujuSearchView *self = user_data;
  GtkWidget      *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  int             width = gtk_widget_get_width (self->scroller);
  int             room = parent != NULL ? gtk_widget_get_height (parent) - ROOM_AROUND : 0;
  int             height;

  self->fit_id = 0;
  if (width <= 0)
    {
      if (gtk_widget_get_mapped (self->scroller))
        fit (self);
      return;
    }
  gtk_widget_measure (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                      NULL);
  height = MIN (height, CLAMP (room, 0, MOST_HEIGHT));
  /* In this order: the one may never be more than the other. */
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), height);
}

static void
fit (BujuSearchView *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_timeout_add_once (FIT_DELAY, fit_cb, self);
}

static void
update (BujuSearchView *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gboolean         found;

  found = buju_search_list_show (self->found, typed);
  if (!found)
    {
      /* Translators: %s is what was searched for */
      g_autofree char *text = g_strdup_printf (_("Nothing found for “%s”."), typed);

      gtk_label_set_text (self->nothing, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !found);
  gtk_widget_set_visible (self->scroller, buju_search_list_get_n (self->found) > 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (
      self->scroller)), 0);
  fit (self);
}

/* ---- Choosing ---- */

static void
choose (BujuSearchView *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  buju_search_list_remember (self->found, copy);
  g_clear_weak_pointer (&self->before);
  buju_search_view_set_open (self, FALSE);
  buju_session_go_to (self->session, copy);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated_cb (BujuSearchView *self, BujuSearchRow *row)
{
  const char *id = buju_search_row_get_id (row);

  if (id != NULL)
    {
      choose (self, id);
      return;
    }
  buju_search_list_lengthen (self->found, buju_search_row_get_kind (row));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
activate_cb (BujuSearchView *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, BUJU_SEARCH_ROW (row));
}

static void
changed_cb (BujuSearchView *self)
{
  if (self->session == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  buju_search_list_shorten (self->found);
  update (self);
}

static void
stop_cb (BujuSearchView *self)
{
  buju_search_view_set_open (self, FALSE);
}

static void
step (BujuSearchView *self, int by)
{
  GtkListBoxRow *row = buju_search_list_find_next (self->found, by);

  if (row != NULL)
    select_row (self, row);
}

/* The focus stays in the entry: one may go on typing. Keys come here after the entry, whose input
 * method has its own list to go up and down in. */
static gboolean
key_cb (BujuSearchView *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      buju_search_view_set_open (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      step (self, 6);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      step (self, -6);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Whoever clicks elsewhere has done with it. */
static void
leave_cb (BujuSearchView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_window_is_active (GTK_WINDOW (root)))
    return;
  g_clear_weak_pointer (&self->before);
  buju_search_view_set_open (self, FALSE);
}

static void
lens_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuSearchView *self = BUJU_SEARCH_VIEW (widget);
  const char     *id = g_variant_get_string (parameter, NULL);

  buju_session_toggle_lens (self->session, id, FALSE);
  choose (self, id);
}

/* ---- The widget ---- */

static void
buju_search_view_dispose (GObject *object)
{
  BujuSearchView *self = BUJU_SEARCH_VIEW (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_object (&self->session);
  g_clear_pointer (&self->found, buju_search_list_free);
  g_clear_pointer (&self->clamp, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_search_view_parent_class)->dispose (object);
}

static void
buju_search_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_search_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OPEN)
    buju_search_view_set_open (BUJU_SEARCH_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_search_view_class_init (BujuSearchViewClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = buju_search_view_dispose;
  object_class->get_property = buju_search_view_get_property;
  object_class->set_property = buju_search_view_set_property;
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", BUJU_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "search.lens", "s", lens_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuSearchView, clamp);
  gtk_widget_class_bind_template_child (widget_class, BujuSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, BujuSearchView, nothing);
  gtk_widget_class_bind_template_child (widget_class, BujuSearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
buju_search_view_init (BujuSearchView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = buju_search_list_new (self->list);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * buju_search_view_set_session:
 * @self: a search view
 * @session: where to search, and who goes there
 */
void
buju_search_view_set_session (BujuSearchView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_SEARCH_VIEW (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  buju_search_view_set_open (self, FALSE);
  g_set_object (&self->session, session);
  buju_search_list_set_session (self->found, session);
}

/* The focus leaves with the widget, and whoever leaves it for another place comes back no more. */
static void
close_view (BujuSearchView *self)
{
  g_autoptr (GtkWidget) before = self->before != NULL ? g_object_ref (self->before) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
}

/**
 * buju_search_view_set_open:
 * @self: a search view
 * @open: whether to search
 *
 * What was typed last time is there again, selected, to be typed over. Closing gives the focus
 * back.
 */
void
buju_search_view_set_open (BujuSearchView *self, gboolean open)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_return_if_fail (BUJU_IS_SEARCH_VIEW (self));

  if (open && self->session == NULL)
    return;
  if (open != gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      if (open && root != NULL)
        g_set_weak_pointer (&self->before, gtk_root_get_focus (root));
      if (open)
        {
          gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
          update (self);
        }
      else
        {
          close_view (self);
        }
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
    }
  if (!open)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}
