/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-conflict-button.h"

#include <glib/gi18n.h>

#include "buju-text-label.h"
#include "buju-tip.h"

#define WORDS_WIDTH 42   /* characters */

struct _BujuConflictButton
{
  GtkWidget        parent_instance;

  GtkWidget       *button;      /* NULL until there was a conflict: most rows never have one */
  const GPtrArray *conflicts;
  BujuLanguage     language;
};

G_DEFINE_FINAL_TYPE (BujuConflictButton, buju_conflict_button, GTK_TYPE_WIDGET)

static GtkLabel *
add_words (GtkWidget *box, const BujuText *text, BujuLanguage language, const char *style)
{
  GtkWidget *label = buju_text_label_new (text, language, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (label), WORDS_WIDTH);
  gtk_label_set_width_chars (GTK_LABEL (label), WORDS_WIDTH * 3 / 5);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_statement (GtkWidget *box, const BujuStatement *statement, BujuLanguage language)
{
  add_words (box, &statement->plan->short_title, language, "caption-heading");
  add_words (box, &statement->text, language, "body");
}

/* What the documents say side by side, what to make of it, and the way to the profile. */
static GtkWidget *
make_card (const BujuConflict *conflict, BujuLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *link = gtk_button_new_with_mnemonic (_("_Where the Documents Differ"));

  add_words (box, &conflict->topic, language, "heading");
  for (guint i = 0; i < conflict->statements->len; i++)
    add_statement (box, &g_array_index (conflict->statements, BujuStatement, i), language);
  buju_text_label_quieten (add_words (box, &conflict->advice, language, "body"), "dim-label");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (link), "s", conflict->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (link), "indicators.show");
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_add_css_class (link, "pill");
  gtk_box_append (GTK_BOX (box), link);
  return box;
}

/* Only when it is asked for: there is a button in every row. */
static void
fill_popover (GtkMenuButton *button, gpointer user_data)
{
  BujuConflictButton *self = user_data;
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  for (guint i = 0; i < self->conflicts->len; i++)
    gtk_box_append (GTK_BOX (box),
                    make_card (g_ptr_array_index (self->conflicts, i), self->language));
  gtk_widget_add_css_class (box, "conflict-words");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where the Documents Differ"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
buju_conflict_button_dispose (GObject *object)
{
  BujuConflictButton *self = BUJU_CONFLICT_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_conflict_button_parent_class)->dispose (object);
}

static void
buju_conflict_button_class_init (BujuConflictButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_conflict_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "conflictbutton");
}

static void
buju_conflict_button_init (BujuConflictButton *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
make_button (BujuConflictButton *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "dialog-warning-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill_popover, self, NULL);
  buju_tip_set (self->button, _("The documents differ here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The documents differ here"), -1);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * buju_conflict_button_new:
 *
 * Returns: (transfer floating): a mark for no conflict yet
 */
GtkWidget *
buju_conflict_button_new (void)
{
  return g_object_new (BUJU_TYPE_CONFLICT_BUTTON, NULL);
}

/**
 * buju_conflict_button_set:
 * @self: a mark
 * @conflicts: (element-type BujuConflict): of the content; none hides the mark
 * @language: to say it in
 */
void
buju_conflict_button_set (BujuConflictButton *self, const GPtrArray *conflicts,
                          BujuLanguage language)
{
  g_return_if_fail (BUJU_IS_CONFLICT_BUTTON (self));
  g_return_if_fail (conflicts != NULL);

  self->conflicts = conflicts;
  self->language = language;
  if (self->button != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  else if (conflicts->len > 0)
    make_button (self);
  gtk_widget_set_visible (GTK_WIDGET (self), conflicts->len > 0);
}
