/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-profile-view.h"

#include <glib/gi18n.h>

#include "buju-industry-chip.h"
#include "buju-profile-body.h"
#include "buju-profile-clip.h"
#include "buju-text-label.h"

/* Above the row that is marked, px. */
#define MARK_MARGIN 80
/* Frames until a row has its place. */
#define MOST_TRIES  20

struct _BujuProfileView
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *box;
  GtkWidget    *stack_box;
  GtkLabel     *stack_label;
  GtkWidget    *table_button;
  GtkWidget    *scroller;
  GtkLabel     *title;
  GtkLabel     *second_title;
  GtkLabel     *subtitle;
  BujuProfileBody *body;
  GtkWidget    *history_box;

  BujuSession  *session;
  GSignalGroup *session_signals;
  BujuProfile  *profile;
  char         *next;        /* where a link leads, until the main loop is idle */
  gboolean      next_goes;
  guint         next_id;
  guint         scroll_id;
  double        scroll;      /* px: where the profile was left, until its rows have been laid out */
  guint         tries;
};

enum
{
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuProfileView, buju_profile_view, GTK_TYPE_WIDGET)

static void
follow_cb (gpointer user_data)
{
  BujuProfileView *self = user_data;
  g_autofree char *next = g_steal_pointer (&self->next);

  self->next_id = 0;
  if (self->next_goes)
    buju_session_go_to (self->session, next);
  else
    buju_session_select (self->session, next);
}

/* Not at once: another profile means other widgets, and the one that was clicked is still at it. */
static void
follow (BujuProfileView *self, const char *link, gboolean go)
{
  g_free (self->next);
  self->next = g_strdup (link);
  self->next_goes = go;
  if (self->next_id == 0)
    self->next_id = g_idle_add_once (follow_cb, self);
}

/* The focus goes to the profile itself, which has a new name to be read, rather than to whatever
 * comes next. */
static void
keep_focus (BujuProfileView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Not before the row has been given its place. */
static gboolean
scroll_to_mark (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BujuProfileView *self = BUJU_PROFILE_VIEW (widget);
  GtkWidget       *row = buju_profile_body_get_marked (self->body);
  GtkAdjustment   *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t  area;

  if (row != NULL && gtk_widget_get_height (row) == 0 && self->tries++ < MOST_TRIES)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  if (row != NULL
      && gtk_widget_compute_bounds (row, gtk_widget_get_parent (GTK_WIDGET (self->title)), &area))
    gtk_adjustment_set_value (adjustment, area.origin.y - MARK_MARGIN);
  return G_SOURCE_REMOVE;
}

static void
start_scrolling (BujuProfileView *self)
{
  self->tries = 0;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_mark, NULL, NULL);
}

static void
set_titles (BujuProfileView *self, BujuLanguage language)
{
  const BujuText  *title = buju_profile_get_title (self->profile);
  const BujuText  *subtitle = buju_profile_get_subtitle (self->profile);
  gboolean         both = language == BUJU_LANGUAGE_BOTH && title->en != NULL;

  buju_text_label_set (self->title, title, both ? BUJU_LANGUAGE_ZH : language, 0);
  gtk_label_set_text (self->second_title, both ? title->en : "");
  gtk_widget_set_visible (GTK_WIDGET (self->second_title), both);
  buju_text_label_set (self->subtitle, subtitle, language, 0);
  buju_text_label_quieten (self->subtitle, "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), !buju_text_is_empty (subtitle));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, buju_text_get (title, language),
                                  -1);
}

static void
lens_cb (BujuProfileView *self)
{
  buju_industry_chip_sync_below (GTK_WIDGET (self->body), buju_session_get_lens (self->session));
}

static void
fill (BujuProfileView *self)
{
  BujuLanguage language = buju_session_get_language (self->session);
  BujuWords   *words = buju_library_get_words (buju_session_get_library (self->session));

  set_titles (self, language);
  keep_focus (self);
  buju_profile_body_set (self->body, self->profile, words, language,
                         buju_session_get_marked (self->session));
  if (buju_profile_body_get_marked (self->body) != NULL)
    start_scrolling (self);
}

/* Figures are in the table: one, those of a group or those of a whole document. */
static gboolean
has_figures (BujuProfileView *self, const char *id)
{
  BujuContent     *content = buju_library_get_content (buju_session_get_library (self->session));
  g_autofree char *plan = g_strndup (id, strcspn (id, "#"));

  return buju_content_find_indicator (content, id) != NULL
         || buju_content_find_plan (content, plan) != NULL;
}

static void
update_actions (BujuProfileView *self)
{
  const char *id = buju_session_get_selected (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.copy", self->profile != NULL);
  gtk_widget_set_visible (self->table_button,
                          self->profile != NULL && id != NULL && has_figures (self, id));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.locate",
                                 self->profile != NULL && id != NULL &&
                                   buju_session_can_fly_to (self->session, id));
}

static void
selected_cb (BujuProfileView *self)
{
  const char    *id = buju_session_get_selected (self->session);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_clear_pointer (&self->profile, buju_profile_unref);
  if (id != NULL)
    self->profile = buju_profile_new (buju_session_get_library (self->session), id);
  update_actions (self);
  if (self->profile == NULL)
    return;
  /* What one goes back to is where one left it. */
  self->scroll = buju_session_get_scroll (self->session);
  fill (self);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
upper_cb (BujuProfileView *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  if (self->scroll > 0 &&
      gtk_adjustment_get_upper (adjustment)
        - gtk_adjustment_get_page_size (adjustment) >= self->scroll)
    {
      double scroll = self->scroll;

      self->scroll = 0;
      gtk_adjustment_set_value (adjustment, scroll);
    }
}

static void
scrolled_cb (BujuProfileView *self, GParamSpec *pspec, GtkAdjustment *adjustment)
{
  if (self->session != NULL && self->profile != NULL && self->scroll <= 0)
    buju_session_set_scroll (self->session, gtk_adjustment_get_value (adjustment));
}

static void
language_cb (BujuProfileView *self)
{
  if (self->profile != NULL)
    fill (self);
}

/* Another row of the same profile. */
static void
marked_cb (BujuProfileView *self)
{
  if (self->profile != NULL && buju_session_get_marked (self->session) != NULL)
    fill (self);
}

static void
stack_cb (BujuProfileView *self)
{
  guint            size = buju_session_get_stack_size (self->session);
  guint            position = buju_session_get_stack_position (self->session);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->stack_box, size > 1);
  /* Translators: which of several zones that lie over one another is shown, "2 of 3" */
  text = g_strdup_printf (_("%u of %u"), position + 1, size);
  gtk_label_set_text (self->stack_label, text);
}

static void
link_cb (BujuProfileView *self, const char *link)
{
  follow (self, link, TRUE);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_profile_view_copy (BUJU_PROFILE_VIEW (widget));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_select (BUJU_PROFILE_VIEW (widget)->session, NULL);
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_step_stack (BUJU_PROFILE_VIEW (widget)->session, g_variant_get_int32 (parameter));
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  follow (BUJU_PROFILE_VIEW (widget), g_variant_get_string (parameter, NULL), FALSE);
}

/* What is marked among the figures of a group is what was looked for. */
static void
table_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuSession *session = BUJU_PROFILE_VIEW (widget)->session;
  const char  *marked = buju_session_get_marked (session);

  gtk_widget_activate_action (widget, "win.indicators", "s",
                              marked != NULL ? marked : buju_session_get_selected (session));
}

static void
locate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuSession     *session = BUJU_PROFILE_VIEW (widget)->session;
  g_autofree char *id = g_strdup (buju_session_get_selected (session));

  if (id != NULL)
    buju_session_fly_to (session, id);
}

static void
buju_profile_view_dispose (GObject *object)
{
  BujuProfileView *self = BUJU_PROFILE_VIEW (object);

  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_pointer (&self->next, g_free);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->profile, buju_profile_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_profile_view_parent_class)->dispose (object);
}

static void
buju_profile_view_class_init (BujuProfileViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_profile_view_dispose;
  g_type_ensure (BUJU_TYPE_PROFILE_BODY);
  signals[COPIED] = g_signal_new ("copied", BUJU_TYPE_PROFILE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "profile.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "profile.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "profile.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "profile.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "profile.locate", NULL, locate_action);
  gtk_widget_class_install_action (widget_class, "profile.table", NULL, table_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-profile-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, box);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, stack_box);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, stack_label);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, table_button);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, title);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, second_title);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, body);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, history_box);
  gtk_widget_class_bind_template_callback (widget_class, lens_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_profile_view_init (BujuProfileView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Profile"), -1);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (upper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::value", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language",
                                  G_CALLBACK (language_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::marked", G_CALLBACK (marked_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::lens", G_CALLBACK (lens_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-size",
                                  G_CALLBACK (stack_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-position",
                                  G_CALLBACK (stack_cb), self);
}

/**
 * buju_profile_view_set_session:
 * @self: a profile view
 * @session: whose selection to show
 */
void
buju_profile_view_set_session (BujuProfileView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_PROFILE_VIEW (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  selected_cb (self);
  stack_cb (self);
}

/**
 * buju_profile_view_set_has_history:
 * @self: a profile view
 * @has_history: whether it has buttons to go back and forward, for a window that is too narrow for
 *   them elsewhere
 */
void
buju_profile_view_set_has_history (BujuProfileView *self, gboolean has_history)
{
  g_return_if_fail (BUJU_IS_PROFILE_VIEW (self));

  gtk_widget_set_visible (self->history_box, has_history);
}

/**
 * buju_profile_view_is_empty:
 * @self: a profile view
 *
 * Returns: whether nothing is selected, or something that nothing is known of
 */
gboolean
buju_profile_view_is_empty (BujuProfileView *self)
{
  g_return_val_if_fail (BUJU_IS_PROFILE_VIEW (self), TRUE);

  return self->profile == NULL;
}

/**
 * buju_profile_view_copy:
 * @self: a profile view
 *
 * Puts the profile on the clipboard as text and HTML with its references, in the language that is
 * shown.
 *
 * Returns: %FALSE when there is none
 */
gboolean
buju_profile_view_copy (BujuProfileView *self)
{
  g_return_val_if_fail (BUJU_IS_PROFILE_VIEW (self), FALSE);

  if (self->profile == NULL)
    return FALSE;
  buju_profile_clip_copy (GTK_WIDGET (self), self->profile,
                          buju_session_get_language (self->session));
  g_signal_emit (self, signals[COPIED], 0);
  return TRUE;
}
