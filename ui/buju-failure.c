/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-failure.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "buju-above.h"

/**
 * buju_failure_show:
 * @window: what it happened in
 * @heading: what did not happen
 * @message: why, and what can be done about it
 *
 * Says so in a dialog over @window.
 */
void
buju_failure_show (GtkWindow *window, const char *heading, const char *message)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (heading != NULL && message != NULL);

  dialog = adw_message_dialog_new (NULL, heading, message);
  buju_above_put (GTK_WINDOW (dialog), window);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
