/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-conflict-card.h"

#include <glib/gi18n.h>

#include "buju-line.h"
#include "buju-profile-row.h"
#include "buju-text-label.h"

/* Of the column of documents, characters. */
#define DOCUMENT_CHARS 13

struct _BujuConflictCard
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkGrid   *grid;
  int        n_statements;
};

G_DEFINE_FINAL_TYPE (BujuConflictCard, buju_conflict_card, GTK_TYPE_WIDGET)

static void
buju_conflict_card_dispose (GObject *object)
{
  BujuConflictCard *self = BUJU_CONFLICT_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_conflict_card_parent_class)->dispose (object);
}

static void
buju_conflict_card_class_init (BujuConflictCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_conflict_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_conflict_card_init (BujuConflictCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "conflict");
}

static GtkWidget *
new_label (const BujuText *text, BujuLanguage language, guint citation)
{
  GtkWidget *label = buju_text_label_new (text, language, citation);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), DOCUMENT_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), DOCUMENT_CHARS);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

/**
 * buju_conflict_card_new:
 * @topic: the row of the topic
 * @leads: whether to lead to the profile of the conflict
 * @language: to show it in
 *
 * Returns: (transfer floating): a card without statements
 */
GtkWidget *
buju_conflict_card_new (const BujuProfileRow *topic, gboolean leads, BujuLanguage language)
{
  BujuConflictCard *self = g_object_new (BUJU_TYPE_CONFLICT_CARD, NULL);
  GtkWidget           *head = buju_line_new (6);
  GtkWidget           *title;

  g_return_val_if_fail (topic != NULL, GTK_WIDGET (self));

  title = new_label (&topic->text, language, 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  buju_line_append (head, title);
  if (leads && topic->link != NULL)
    buju_line_append (head,
                      buju_profile_row_new_arrow (topic->link, _("More About This Difference")));
  gtk_box_append (GTK_BOX (self->box), head);
  if (!buju_text_is_empty (&topic->detail))
    {
      GtkWidget *advice = new_label (&topic->detail, language, 0);

      buju_text_label_quieten (GTK_LABEL (advice), "dim-label");
      gtk_box_append (GTK_BOX (self->box), advice);
    }
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 10);
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (&topic->text, language), -1);
  return GTK_WIDGET (self);
}

/**
 * buju_conflict_card_append:
 * @self: a card
 * @statement: what one document says
 * @language: to show it in
 */
void
buju_conflict_card_append (BujuConflictCard *self, const BujuProfileRow *statement,
                           BujuLanguage language)
{
  GtkWidget *document;
  GtkWidget *words;
  int        row;

  g_return_if_fail (BUJU_IS_CONFLICT_CARD (self));
  g_return_if_fail (statement != NULL);

  row = 2 * self->n_statements++;
  document = new_label (&statement->detail, language, 0);
  buju_text_label_quieten (GTK_LABEL (document), "second-language");
  words = new_label (&statement->text, language, statement->citation);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (self->grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, row, 2, 1);
  gtk_grid_attach (self->grid, document, 0, row + 1, 1, 1);
  gtk_grid_attach (self->grid, words, 1, row + 1, 1, 1);
}
