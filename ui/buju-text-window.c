/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-text-window.h"

#include "buju-above.h"
#include "buju-escape.h"

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 18);
  return label;
}

/**
 * buju_text_window_new:
 * @parent: the window it belongs to
 * @title: what it is about
 * @text: plain text, as long as it likes
 *
 * Returns: (transfer floating): a window to be presented; Esc closes it
 */
GtkWidget *
buju_text_window_new (GtkWindow *parent, const char *title, const char *text)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL && text != NULL, NULL);

  gtk_window_set_title (GTK_WINDOW (window), title);
  buju_above_put (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 340, 440);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_text (text));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_focusable (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  /* The text would be selected when it gets the focus first. */
  gtk_window_set_focus (GTK_WINDOW (window), scroller);
  buju_escape_closes (window, GTK_PHASE_BUBBLE);
  return window;
}
