/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-toast.h"

#include "buju-tip.h"

#define LINE_CHARS 50
#define MOST_LINES 4

/**
 * buju_toast_new_label:
 * @text: plain text
 *
 * Returns: (transfer floating): the words of a toast, for one that shows something beside them
 */
GtkWidget *
buju_toast_new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_add_css_class (label, "heading");
  buju_tip_set (label, text);
  return label;
}

/**
 * buju_toast_new:
 * @text: plain text
 *
 * Returns: (transfer full): a toast that says it
 */
AdwToast *
buju_toast_new (const char *text)
{
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);

  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, buju_toast_new_label (text));
  return toast;
}
