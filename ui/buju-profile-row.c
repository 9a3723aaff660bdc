/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-profile-row.h"

#include <glib/gi18n.h>

#include "buju-access.h"
#include "buju-indicator-chart.h"
#include "buju-industry-chip.h"
#include "buju-line.h"
#include "buju-text-label.h"
#include "buju-tip.h"

/* Of a label, characters: it gets as wide as the profile, but asks for no more. */
#define LABEL_CHARS 16

/* Without a word about its width a label that wraps is laid out with one character a line, to see
 * how narrow it can get, and on one line, to see how wide: that takes longer than all the rest. */
static void
limit_width (GtkWidget *label)
{
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
}

static GtkWidget *
new_label (const BujuText *text, BujuLanguage language, guint citation, const char *style)
{
  GtkWidget *label = buju_text_label_new (text, language, citation);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  limit_width (label);
  if (style != NULL)
    buju_text_label_quieten (GTK_LABEL (label), style);
  return label;
}

static void
add_label (GtkWidget *box, const BujuText *text, BujuLanguage language, guint citation,
           const char *style)
{
  gtk_box_append (GTK_BOX (box), new_label (text, language, citation, style));
}

static GtkWidget *
new_paragraph (const BujuProfileRow *row, BujuLanguage language)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean    quiet = row->kind == BUJU_PROFILE_BASIS || row->kind == BUJU_PROFILE_NOT_STATED;

  add_label (box, &row->text, language, row->citation, quiet ? "dim-label" : NULL);
  if (!buju_text_is_empty (&row->detail))
    add_label (box, &row->detail, language, 0, "dim-label");
  return box;
}

/**
 * buju_profile_row_new_arrow:
 * @link: id of what it leads to
 * @label: what a screen reader says of it, and its tip
 *
 * Returns: (transfer floating): a small button
 */
GtkWidget *
buju_profile_row_new_arrow (const char *link, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  g_return_val_if_fail (link != NULL && label != NULL, button);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "arrow");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  buju_tip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "profile.show");
  return button;
}

static GtkWidget *
new_card (const BujuProfileRow *row, gboolean leads, BujuLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = buju_line_new (6);
  GtkWidget *words = new_paragraph (row, language);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_hexpand (words, TRUE);
  buju_line_append (head, words);
  if (leads)
    buju_line_append (head,
                      buju_profile_row_new_arrow (row->link, _("More About This Indicator")));
  gtk_box_append (GTK_BOX (box), head);
  if (row->indicator != NULL && buju_indicator_chart_can_show (row->indicator))
    gtk_box_append (GTK_BOX (box), buju_indicator_chart_new (row->indicator, language));
  return box;
}

/**
 * buju_profile_row_new_block:
 * @row: of a profile
 * @leads: whether to lead to its own profile
 * @language: to show it in
 *
 * Returns: (transfer floating): a paragraph, or a card for an indicator
 */
GtkWidget *
buju_profile_row_new_block (const BujuProfileRow *row, gboolean leads, BujuLanguage language)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->kind == BUJU_PROFILE_INDICATOR)
    return new_card (row, leads, language);
  return new_paragraph (row, language);
}

/**
 * buju_profile_row_new_link:
 * @row: of a profile
 * @language: to show it in
 *
 * Returns: (transfer floating): a list row; not activatable when it leads nowhere
 */
GtkWidget *
buju_profile_row_new_link (const BujuProfileRow *row, BujuLanguage language)
{
  GtkWidget *item = gtk_list_box_row_new ();
  GtkWidget *box = buju_line_new (8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text;

  g_return_val_if_fail (row != NULL, item);

  text = buju_text_label_new (&row->text, language, row->citation);
  limit_width (text);
  gtk_box_append (GTK_BOX (words), text);
  if (!buju_text_is_empty (&row->detail))
    {
      GtkWidget *detail = buju_text_label_new (&row->detail, language, 0);

      limit_width (detail);
      buju_text_label_quieten (GTK_LABEL (detail), "second-language");
      gtk_box_append (GTK_BOX (words), detail);
    }
  gtk_widget_set_hexpand (words, TRUE);
  buju_line_append (box, words);
  if (row->link != NULL)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      buju_line_append (box, arrow);
    }
  gtk_widget_add_css_class (box, "profile-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (item), row->link != NULL);
  g_object_set_data_full (G_OBJECT (item), "link", g_strdup (row->link), g_free);
  buju_access_name_by_content (item);
  return item;
}

/**
 * buju_profile_row_get_link:
 * @row: made by buju_profile_row_new_link()
 *
 * Returns: (transfer none) (nullable): the id it leads to
 */
const char *
buju_profile_row_get_link (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), "link");
}

/**
 * buju_profile_row_new_chip:
 * @row: of a profile
 * @language: to show it in
 *
 * Returns: (transfer floating): a button that lights the industry's places
 */
GtkWidget *
buju_profile_row_new_chip (const BujuProfileRow *row, BujuLanguage language)
{
  g_return_val_if_fail (row != NULL && row->link != NULL, NULL);

  return buju_industry_chip_new (row->link, &row->text, &row->detail, language, row->citation);
}

/**
 * buju_profile_row_new_reference:
 * @citation: of a profile
 * @number: from 1
 * @link: (nullable): id of what an arrow beside it leads to
 * @language: to show it in
 *
 * Returns: (transfer floating): an entry of the reference list
 */
GtkWidget *
buju_profile_row_new_reference (const BujuCitation *citation, guint number, const char *link,
                                BujuLanguage language)
{
  GtkWidget       *line = buju_line_new (6);
  g_autofree char *mark = g_strdup_printf ("[%u]", number);
  GtkWidget       *label = gtk_label_new (mark);
  GtkWidget       *words;

  g_return_val_if_fail (citation != NULL, line);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  words = new_label (&citation->text, language, 0, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  buju_line_append (line, label);
  buju_line_append (line, words);
  if (link != NULL)
    buju_line_append (line, buju_profile_row_new_arrow (link, _("More About This Document")));
  gtk_widget_add_css_class (line, "reference");
  return line;
}

/**
 * buju_profile_row_new_heading:
 * @heading: of a section
 * @language: to show it in
 *
 * Returns: (transfer floating): the heading, both languages on one line
 */
GtkWidget *
buju_profile_row_new_heading (const BujuText *heading, BujuLanguage language)
{
  g_autofree char *text = NULL;
  GtkWidget       *label;

  g_return_val_if_fail (heading != NULL, NULL);

  text = buju_text_dup (heading, language, "  ");
  label = gtk_label_new (NULL);
  buju_text_label_set_plain (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  limit_width (label);
  gtk_widget_add_css_class (label, "profile-heading");
  return label;
}
