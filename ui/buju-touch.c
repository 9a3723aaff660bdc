/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-touch.h"

static void
parent_cb (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);

  if (parent != NULL && gtk_widget_has_css_class (GTK_WIDGET (parent), BUJU_TOUCH_STYLE))
    gtk_widget_add_css_class (GTK_WIDGET (window), BUJU_TOUCH_STYLE);
}

/* It has no parent yet: it is being made. */
static void
windows_cb (GObject *owner, guint position, guint removed, guint added, GListModel *windows)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "notify::transient-for", G_CALLBACK (parent_cb), NULL);
    }
}

/**
 * buju_touch_watch:
 * @owner: ends it when it goes
 *
 * From now on dialogs of a narrow window are made for fingers, too.
 */
void
buju_touch_watch (GObject *owner)
{
  g_return_if_fail (G_IS_OBJECT (owner));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_cb),
                           owner, G_CONNECT_SWAPPED);
}
