/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-above.h"

#include "buju-access.h"
#include "buju-focus.h"

/* Work in another thread may keep a dialog longer than its window, which it must not know any more
 * then. */
static void
parent_gone_cb (GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, NULL);
  gtk_window_destroy (dialog);
}

/**
 * buju_above_put:
 * @dialog: a window, not shown yet
 * @parent: (nullable): a window
 *
 * Puts @dialog above @parent, with which it goes; its parts get names for a screen reader, and its
 * focus is kept.
 */
void
buju_above_put (GtkWindow *dialog, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  buju_access_watch (dialog);
  buju_focus_keep (dialog, NULL);
  gtk_window_set_transient_for (dialog, parent);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_gone_cb), dialog,
                             G_CONNECT_SWAPPED);
}

/**
 * buju_above_put_chooser:
 * @chooser: (transfer full): a chooser of files above @parent, not shown yet
 * @parent: its window
 *
 * Shows @chooser until it is answered, when its "response" has to let go of it, or until @parent
 * goes.
 */
void
buju_above_put_chooser (GtkNativeDialog *chooser, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_NATIVE_DIALOG (chooser));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  g_signal_connect_object (parent, "destroy", G_CALLBACK (g_object_unref), chooser,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (chooser);
}

/* (transfer full) (nullable) */
static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_DIALOG (window) && gtk_window_get_transient_for (window) == parent)
        return g_steal_pointer (&window);
    }
  return NULL;
}

/**
 * buju_above_close_all:
 * @parent: a window that goes
 *
 * Closes the dialogs of GTK above @parent, each of which is told so as if a user had done it.
 */
void
buju_above_close_all (GtkWindow *parent)
{
  GtkWindow *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  while ((dialog = find_dialog (parent)) != NULL)
    {
      gtk_window_close (dialog);
      /* Whoever listens may have kept it. */
      gtk_window_set_transient_for (dialog, NULL);
      gtk_window_destroy (dialog);
      g_object_unref (dialog);
    }
}

/**
 * buju_above_close_popovers:
 * @widget: a window that goes, or a part of it
 *
 * Closes the popovers that are open in @widget. One that is destroyed instead is never told that it
 * was closed: GTK then keeps it, and the grab that it has.
 */
void
buju_above_close_popovers (GtkWidget *widget)
{
  GtkWidget *next;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      buju_above_close_popovers (child);
      if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
        gtk_popover_popdown (GTK_POPOVER (child));
    }
}
