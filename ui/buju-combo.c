/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-combo.h"

#include <adwaita.h>

#include "buju-letters.h"
#include "buju-tip.h"

/* From letters so much larger than they are mostly. */
#define LARGE 1.2

static gboolean
has_words (AdwComboRow *row)
{
  GListModel          *model = adw_combo_row_get_model (row);
  g_autoptr (GObject) first = model != NULL ? g_list_model_get_item (model, 0) : NULL;

  return adw_combo_row_get_expression (row) != NULL || GTK_IS_STRING_OBJECT (first);
}

/* The words that stood below the title become those of the tooltip. */
static void
put_below (AdwComboRow *row)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  if (adw_combo_row_get_use_subtitle (row) || !has_words (row))
    return;
  if (subtitle != NULL && *subtitle != '\0'
      && gtk_widget_get_tooltip_text (GTK_WIDGET (row)) == NULL)
    buju_tip_set (GTK_WIDGET (row), subtitle);
  adw_combo_row_set_use_subtitle (row, TRUE);
}

/**
 * buju_combo_make_room:
 * @widget: a window or a part of one
 *
 * Gives the combo rows at and below @widget a line of their own for what is chosen when the
 * desktop's letters are large; else does nothing.
 */
void
buju_combo_make_room (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (buju_letters_get_scale () < LARGE)
    return;
  if (ADW_IS_COMBO_ROW (widget))
    put_below (ADW_COMBO_ROW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    buju_combo_make_room (child);
}
