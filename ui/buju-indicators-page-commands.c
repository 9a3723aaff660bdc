/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicators-page-private.h"

#include <glib/gi18n.h>

#include "buju-indicator-column.h"
#include "buju-save-text.h"

/* What can be done with the rows of the page: copied, saved, shown, located. */

/* The selected rows, or all; charts have no rows to select. (transfer container) */
static GPtrArray *
get_rows (BujuIndicatorsPage *self)
{
  return buju_indicator_model_list_rows (self->model,
                                         !gtk_toggle_button_get_active (self->charts_button));
}

static void
say (GtkWidget *widget, const char *text)
{
  buju_indicators_page_say (BUJU_INDICATORS_PAGE (widget), text);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuIndicatorsPage *self = BUJU_INDICATORS_PAGE (widget);
  const BujuPlan     *plan = buju_indicators_page_get_plan (self);
  g_autofree char    *text = buju_indicators_page_dup_csv (self);
  g_autofree char    *name = NULL;

  if (text == NULL)
    return;
  name = g_strdup_printf ("%s%s%s.csv", _("Indicators"), plan != NULL ? " " : "",
                          plan != NULL ? plan->id : "");
  buju_save_text (widget, _("Save Indicators as CSV"), name, text,
                  /* Translators: %s is a file name */
                  _("Indicators saved as “%s”"), say);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_indicators_page_copy (BUJU_INDICATORS_PAGE (widget));
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_select (BUJU_INDICATORS_PAGE (widget)->session,
                       g_variant_get_string (parameter, NULL));
}

static void
locate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.page", "s", "map");
  buju_session_go_to (BUJU_INDICATORS_PAGE (widget)->session,
                      g_variant_get_string (parameter, NULL));
}

void
buju_indicators_page_install_commands (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "indicators.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "indicators.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "indicators.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "indicators.locate", "s", locate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "indicators.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "indicators.save", NULL);
}

/**
 * buju_indicators_page_copy:
 * @self: a page
 *
 * Puts the selected rows, or all that are shown, on the clipboard with their sources, in the
 * language that is shown.
 */
void
buju_indicators_page_copy (BujuIndicatorsPage *self)
{
  g_autoptr (GPtrArray)      rows = NULL;
  g_autofree char           *text = NULL;
  g_autofree char           *said = NULL;
  const BujuIndicatorColumn *columns;
  guint                      n;

  g_return_if_fail (BUJU_IS_INDICATORS_PAGE (self));

  if (self->data == NULL)
    return;
  rows = get_rows (self);
  columns = buju_indicator_columns_list (buju_indicators_page_is_own (self), &n);
  text = buju_indicator_table_to_text (self->data, rows, columns, n, self->language);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  said = g_strdup_printf (ngettext ("%u figure copied with its source",
                                    "%u figures copied with their sources",
                                    rows->len), rows->len);
  buju_indicators_page_say (self, said);
}

/**
 * buju_indicators_page_dup_csv:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): the selected rows, or all that are shown, as CSV; %NULL
 *   before there is a session
 */
char *
buju_indicators_page_dup_csv (BujuIndicatorsPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (BUJU_IS_INDICATORS_PAGE (self), NULL);

  if (self->data == NULL)
    return NULL;
  rows = get_rows (self);
  return buju_indicator_table_to_csv (self->data, rows);
}
