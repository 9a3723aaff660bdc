/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-escape.h"

/**
 * buju_escape_closes:
 * @window: a window
 * @phase: when it looks at the key: before its children or after them
 *
 * Lets Esc close @window.
 */
void
buju_escape_closes (GtkWidget *window, GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_event_controller_set_propagation_phase (keys, phase);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}
