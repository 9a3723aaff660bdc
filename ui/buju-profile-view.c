/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-profile-view.h"

#include <glib/gi18n.h>

#include "buju-chip-box.h"
#include "buju-industry-chip.h"
#include "buju-profile-row.h"
#include "buju-text-label.h"
#include "plan/buju-words.h"

struct _BujuProfileView
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *box;
  GtkWidget    *stack_box;
  GtkLabel     *stack_label;
  GtkWidget    *scroller;
  GtkLabel     *title;
  GtkLabel     *second_title;
  GtkLabel     *subtitle;
  GtkBox       *sections;

  BujuSession  *session;
  GSignalGroup *session_signals;
  BujuProfile  *profile;
  char         *next;        /* where a link leads, until the main loop is idle */
  gboolean      next_flies;
  guint         next_id;
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
  if (self->next_flies)
    buju_session_fly_to (self->session, next);
  else
    buju_session_select (self->session, next);
}

/* Not at once: another profile means other widgets, and the one that was clicked is still at it. */
static void
follow (BujuProfileView *self, const char *link, gboolean fly)
{
  g_free (self->next);
  self->next = g_strdup (link);
  self->next_flies = fly;
  if (self->next_id == 0)
    self->next_id = g_idle_add_once (follow_cb, self);
}

static void
link_activated_cb (BujuProfileView *self, GtkListBoxRow *row)
{
  const char *link = buju_profile_row_get_link (row);

  if (link != NULL)
    follow (self, link, TRUE);
}

static gboolean
is_link (const BujuProfileRow *row)
{
  return row->kind == BUJU_PROFILE_MEMBER || row->kind == BUJU_PROFILE_ROLE;
}

/* Rows of one kind that follow one another share a list or a line of chips. */
static GtkWidget *
open_group (BujuProfileView *self, const BujuProfileRow *row)
{
  GtkWidget *group;

  if (is_link (row))
    {
      group = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (group), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (group, "boxed-list");
      g_signal_connect_object (group, "row-activated", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
    }
  else if (row->kind == BUJU_PROFILE_INDUSTRY)
    group = buju_chip_box_new ();
  else
    group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (self->sections, group);
  return group;
}

static void
add_to_group (GtkWidget *group, const BujuProfileRow *row, BujuLanguage language)
{
  if (GTK_IS_LIST_BOX (group))
    gtk_list_box_append (GTK_LIST_BOX (group), buju_profile_row_new_link (row, language));
  else if (BUJU_IS_CHIP_BOX (group))
    buju_chip_box_append (BUJU_CHIP_BOX (group), buju_profile_row_new_chip (row, language));
  else
    gtk_box_append (GTK_BOX (group), buju_profile_row_new_block (row, language));
}

static gboolean
shares_group (const BujuProfileRow *row, const BujuProfileRow *before)
{
  if (before == NULL)
    return FALSE;
  if (is_link (row) || is_link (before))
    return is_link (row) && is_link (before);
  return (row->kind == BUJU_PROFILE_INDUSTRY) == (before->kind == BUJU_PROFILE_INDUSTRY);
}

static void
add_section (BujuProfileView *self, const BujuProfileSection *section, BujuLanguage language)
{
  const BujuProfileRow *before = NULL;
  GtkWidget            *group = NULL;

  if (!buju_text_is_empty (&section->heading))
    gtk_box_append (self->sections, buju_profile_row_new_heading (&section->heading, language));
  for (guint i = 0; i < section->rows->len; i++)
    {
      const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, i);

      if (!shares_group (row, before))
        group = open_group (self, row);
      add_to_group (group, row, language);
      before = row;
    }
}

static void
add_references (BujuProfileView *self, BujuLanguage language)
{
  GPtrArray *citations = buju_profile_get_citations (self->profile);
  BujuWords *words = buju_library_get_words (buju_session_get_library (self->session));
  BujuText   heading = buju_words_get (words, "profile-sources");
  GtkWidget *list;

  if (citations->len == 0)
    return;
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (self->sections, buju_profile_row_new_heading (&heading, language));
  for (guint i = 0; i < citations->len; i++)
    gtk_box_append (GTK_BOX (list),
                    buju_profile_row_new_reference (g_ptr_array_index (citations, i), i + 1, language));
  gtk_box_append (self->sections, list);
}

/* The focus goes to the profile itself, which has a new name to be read, rather than to whatever comes next. */
static void
clear_sections (BujuProfileView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sections)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
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
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), !buju_text_is_empty (subtitle));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, buju_text_get (title, language), -1);
}

static void
lens_cb (BujuProfileView *self)
{
  buju_industry_chip_sync_below (GTK_WIDGET (self->sections), buju_session_get_lens (self->session));
}

static void
fill (BujuProfileView *self)
{
  BujuLanguage  language = buju_session_get_language (self->session);
  GPtrArray    *sections = buju_profile_get_sections (self->profile);

  set_titles (self, language);
  clear_sections (self);
  for (guint i = 0; i < sections->len; i++)
    add_section (self, g_ptr_array_index (sections, i), language);
  add_references (self, language);
  lens_cb (self);
}

static void
update_actions (BujuProfileView *self)
{
  const char *id = buju_session_get_selected (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.copy", self->profile != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.locate",
                                 self->profile != NULL && id != NULL &&
                                   buju_session_can_fly_to (self->session, id));
}

static void
selected_cb (BujuProfileView *self)
{
  const char    *id = buju_session_get_selected (self->session);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_clear_pointer (&self->profile, buju_profile_unref);
  if (id != NULL)
    self->profile = buju_profile_new (buju_session_get_library (self->session), id);
  update_actions (self);
  if (self->profile == NULL)
    return;
  fill (self);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
language_cb (BujuProfileView *self)
{
  if (self->profile != NULL)
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
  signals[COPIED] = g_signal_new ("copied", BUJU_TYPE_PROFILE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "profile.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "profile.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "profile.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "profile.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "profile.locate", NULL, locate_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/buju/Buju/ui/buju-profile-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, box);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, stack_box);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, stack_label);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, title);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, second_title);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, BujuProfileView, sections);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_profile_view_init (BujuProfileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language", G_CALLBACK (language_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::lens", G_CALLBACK (lens_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-size", G_CALLBACK (stack_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-position", G_CALLBACK (stack_cb), self);
}

/**
 * buju_profile_view_new:
 *
 * Returns: (transfer floating): an empty profile
 */
GtkWidget *
buju_profile_view_new (void)
{
  return g_object_new (BUJU_TYPE_PROFILE_VIEW, NULL);
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
 * Puts the profile on the clipboard as text with its references, in the language that is shown.
 */
void
buju_profile_view_copy (BujuProfileView *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BUJU_IS_PROFILE_VIEW (self));

  if (self->profile == NULL)
    return;
  text = buju_profile_to_text (self->profile, buju_session_get_language (self->session));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[COPIED], 0);
}
