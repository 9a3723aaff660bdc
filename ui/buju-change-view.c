/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-change-view.h"

#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-line.h"
#include "buju-profile-clip.h"
#include "buju-profile-row.h"
#include "buju-text-label.h"
#include "plan/buju-compare-table.h"

struct _BujuChangeView
{
  GtkWidget         parent_instance;

  /* Template */
  GtkWidget        *box;
  GtkWidget        *scroller;
  GtkLabel         *title;
  GtkLabel         *summary;
  GtkBox           *sections;

  BujuSession      *session;
  GSignalGroup     *session_signals;
  BujuCompareTable *table;
  BujuProfile      *profile;   /* the table with its sources */
  char             *next;      /* where a row leads, until the main loop is idle */
  guint             next_id;
};

enum
{
  COPIED,
  FOLLOWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuChangeView, buju_change_view, GTK_TYPE_WIDGET)

/* What has no place on the map is opened at once. */
static void
follow (gpointer user_data)
{
  BujuChangeView  *self = user_data;
  g_autofree char *next = g_steal_pointer (&self->next);
  gboolean         again = g_strcmp0 (buju_session_get_selected (self->session), next) == 0;

  self->next_id = 0;
  g_signal_emit (self, signals[FOLLOWED], 0, next,
                 again || !buju_session_can_fly_to (self->session, next));
}

static void
row_activated_cb (BujuChangeView *self, GtkListBoxRow *row)
{
  g_free (self->next);
  self->next = g_strdup (buju_profile_row_get_link (row));
  if (self->next != NULL && self->next_id == 0)
    self->next_id = g_idle_add_once (follow, self);
}

/* "A", "B", or both letters before the words, in the colours of the marks on the maps. */
static GtkWidget *
make_heading (const BujuCompareSection *section, BujuLanguage language)
{
  GtkWidget       *box = buju_line_new (6);
  g_autofree char *words = buju_text_dup (&section->heading, language, "  ");
  g_autofree char *text = g_strdup_printf ("%s · %u", words, section->rows->len);
  GtkWidget       *label = gtk_label_new (text);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *badge;

      if (section->side == (i == 0 ? BUJU_COMPARE_ONLY_B : BUJU_COMPARE_ONLY_A))
        continue;
      badge = gtk_label_new (i == 0 ? "A" : "B");
      gtk_widget_add_css_class (badge, "compare-badge");
      gtk_widget_add_css_class (badge, i == 0 ? "first" : "second");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      buju_line_append (box, badge);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  buju_line_append (box, label);
  gtk_widget_set_margin_top (box, 8);
  return box;
}

static void
add_section (BujuChangeView *self, const BujuCompareSection *section,
             const BujuProfileSection *rows,
             BujuLanguage language)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (&section->heading, language), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < rows->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         buju_profile_row_new_link (&g_array_index (rows->rows, BujuProfileRow, i),
                                                    language));
  gtk_box_append (self->sections, make_heading (section, language));
  gtk_box_append (self->sections, list);
}

static void
add_references (BujuChangeView *self, BujuLanguage language)
{
  GPtrArray *citations = buju_profile_get_citations (self->profile);
  BujuWords *words = buju_library_get_words (buju_session_get_library (self->session));
  BujuText   heading = buju_words_get (words, "profile-sources");

  gtk_box_append (self->sections, buju_profile_row_new_heading (&heading, language));
  for (guint i = 0; i < citations->len; i++)
    gtk_box_append (self->sections,
                    buju_profile_row_new_reference (g_ptr_array_index (citations, i), i + 1, NULL,
                                                    language));
}

static void
set_summary (BujuChangeView *self)
{
  const GPtrArray *members = buju_compare_get_members (buju_session_get_compare (self->session));
  guint            counts[3] = { 0, 0, 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < members->len; i++)
    counts[((const BujuCompareMember *) members->pdata[i])->side]++;
  /* Translators: places of two layouts, A and B */
  text = g_strdup_printf (_("Places: %u only in A, %u only in B, %u in both"),
                          counts[BUJU_COMPARE_ONLY_A],
                          counts[BUJU_COMPARE_ONLY_B], counts[BUJU_COMPARE_BOTH]);
  gtk_label_set_text (self->summary, text);
}

static void
clear (BujuChangeView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

static void
fill (BujuChangeView *self)
{
  BujuLanguage     language = buju_session_get_language (self->session);
  const GPtrArray *sections;
  GPtrArray       *rows;
  BujuText         title;
  GArray          *focus = buju_focus_take (GTK_WIDGET (self->sections));

  clear (self);
  if (self->table == NULL)
    {
      g_clear_pointer (&focus, g_array_unref);
      return;
    }
  sections = buju_compare_table_get_sections (self->table);
  rows = buju_profile_get_sections (self->profile);
  title = buju_compare_table_get_title (self->table);
  buju_text_label_set (self->title, &title,
                       language == BUJU_LANGUAGE_BOTH ? BUJU_LANGUAGE_ZH : language, 0);
  set_summary (self);
  for (guint i = 0; i < sections->len && i < rows->len; i++)
    add_section (self, sections->pdata[i], g_ptr_array_index (rows, i), language);
  add_references (self, language);
  buju_focus_put (GTK_WIDGET (self->sections), focus);
}

static void
compare_cb (BujuChangeView *self)
{
  BujuLibrary   *library = buju_session_get_library (self->session);
  BujuCompare   *compare = buju_session_get_compare (self->session);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  g_clear_pointer (&self->profile, buju_profile_unref);
  g_clear_pointer (&self->table, buju_compare_table_free);
  if (compare != NULL)
    {
      self->table = buju_compare_table_new (compare, buju_library_get_words (library));
      self->profile = buju_profile_new_comparison (library, self->table);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "changes.copy", compare != NULL);
  fill (self);
  gtk_adjustment_set_value (adjustment, 0);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_change_view_copy (BUJU_CHANGE_VIEW (widget));
}

static void
buju_change_view_dispose (GObject *object)
{
  BujuChangeView *self = BUJU_CHANGE_VIEW (object);

  g_clear_handle_id (&self->next_id, g_source_remove);
  g_clear_pointer (&self->next, g_free);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->profile, buju_profile_unref);
  g_clear_pointer (&self->table, buju_compare_table_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_change_view_parent_class)->dispose (object);
}

static void
buju_change_view_class_init (BujuChangeViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_change_view_dispose;
  signals[COPIED] = g_signal_new ("copied", BUJU_TYPE_CHANGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);
  signals[FOLLOWED] = g_signal_new ("followed", BUJU_TYPE_CHANGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "changes.copy", NULL, copy_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-change-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuChangeView, box);
  gtk_widget_class_bind_template_child (widget_class, BujuChangeView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuChangeView, title);
  gtk_widget_class_bind_template_child (widget_class, BujuChangeView, summary);
  gtk_widget_class_bind_template_child (widget_class, BujuChangeView, sections);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_change_view_init (BujuChangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table of What Differs"), -1);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::compare", G_CALLBACK (compare_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language", G_CALLBACK (fill),
                                  self);
}

/**
 * buju_change_view_set_session:
 * @self: a change view
 * @session: whose comparison to show
 */
void
buju_change_view_set_session (BujuChangeView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_CHANGE_VIEW (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  compare_cb (self);
}

/**
 * buju_change_view_copy:
 * @self: a change view
 *
 * Puts the table on the clipboard as text and HTML with its sources, in the language that is shown.
 */
void
buju_change_view_copy (BujuChangeView *self)
{
  g_return_if_fail (BUJU_IS_CHANGE_VIEW (self));

  if (self->profile == NULL)
    return;
  buju_profile_clip_copy (GTK_WIDGET (self), self->profile,
                          buju_session_get_language (self->session));
  g_signal_emit (self, signals[COPIED], 0);
}

/**
 * buju_change_view_dup_csv:
 * @self: a change view
 *
 * Returns: (transfer full) (nullable): the table for a spreadsheet, UTF-8; %NULL without a
 *   comparison
 */
char *
buju_change_view_dup_csv (BujuChangeView *self)
{
  g_return_val_if_fail (BUJU_IS_CHANGE_VIEW (self), NULL);

  return self->table != NULL ? buju_compare_table_to_csv (self->table) : NULL;
}

/**
 * buju_change_view_dup_file_name:
 * @self: a change view
 *
 * Returns: (transfer full) (nullable): what a file of the table may be called
 */
char *
buju_change_view_dup_file_name (BujuChangeView *self)
{
  BujuText title;

  g_return_val_if_fail (BUJU_IS_CHANGE_VIEW (self), NULL);

  if (self->table == NULL)
    return NULL;
  title = buju_compare_table_get_title (self->table);
  return g_strdup_printf ("%s.csv",
                          buju_text_get (&title, buju_session_get_language (self->session)));
}
