/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "buju-busy.h"
#include "buju-compare-view.h"
#include "inside-fixture.h"

/* Windows that are closed while something of theirs is open or at work, in this process. */

static int n_held;

/* In place of GTK's: without a session manager that one has nothing to say. */
guint
gtk_application_inhibit (GtkApplication *self, GtkWindow *window, GtkApplicationInhibitFlags flags,
                         const char *reason)
{
  n_held++;
  return 7;
}

void
gtk_application_uninhibit (GtkApplication *self, guint cookie)
{
  g_assert_cmpuint (cookie, ==, 7);
  n_held--;
}

/* The machine may sleep again when the work is done, and also when its window was closed before. */
static void
test_busy (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) work = g_cancellable_new ();
      GtkWidget               *window = gtk_window_new ();

      gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (application));
      buju_busy_begin (GTK_WINDOW (window), "writing", work);
      buju_busy_begin (GTK_WINDOW (window), "still writing", work);
      g_assert_cmpint (n_held, ==, 1);
      if (i == 0)
        buju_busy_end (GTK_WINDOW (window));
      g_assert_cmpint (n_held, ==, 1 - (int) !i);
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_cmpint (n_held, ==, 0);
    }
}

static gboolean
has_size (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* The menu of a place of the map goes a moment after it was closed: the window may be gone
 * before. */
static void
test_menu (void)
{
  BujuWindow *window = inside_open (application);
  GtkWidget  *map =
      GTK_WIDGET (buju_compare_view_get_map (BUJU_COMPARE_VIEW (find_widget (GTK_WIDGET (window),
                                                                         BUJU_TYPE_COMPARE_VIEW))));
  GtkWidget  *menu;

  inside_wait (has_size, map);
  g_signal_emit_by_name (map, "menu", 100.0, 100.0);
  menu = find_widget (gtk_widget_get_ancestor (map, GTK_TYPE_OVERLAY), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  gtk_popover_popdown (GTK_POPOVER (menu));
  inside_close (window);
}

/* What asks for the name of a view goes with the window that would get it. */
static void
test_name (void)
{
  BujuWindow *window = inside_open (application);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-view", NULL);
  g_assert_nonnull (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  inside_close (window);
  g_assert_null (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  g_test_add_func ("/closing/busy", test_busy);
  g_test_add_func ("/closing/menu", test_menu);
  g_test_add_func ("/closing/name", test_name);
  return g_test_run ();
}
