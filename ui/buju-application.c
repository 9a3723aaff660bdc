/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>

#include "buju-above.h"
#include "buju-busy.h"
#include "buju-combo.h"
#include "buju-help-window.h"
#include "buju-preferences.h"
#include "buju-shortcuts.h"
#include "buju-show-file.h"
#include "buju-touch.h"
#include "buju-window.h"

struct _BujuApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
  gboolean        new_session;
  int             signal;     /* that ended it; 0 */
};

G_DEFINE_FINAL_TYPE (BujuApplication, buju_application, ADW_TYPE_APPLICATION)

static AdwColorScheme
parse_scheme (const char *name)
{
  if (g_str_equal (name, "dark"))
    return ADW_COLOR_SCHEME_FORCE_DARK;
  if (g_str_equal (name, "light"))
    return ADW_COLOR_SCHEME_FORCE_LIGHT;
  return ADW_COLOR_SCHEME_DEFAULT;
}

static void
scheme_cb (BujuApplication *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), parse_scheme (name));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = user_data;
  GtkWidget      *window = adw_about_window_new ();

  g_object_set (window,
                "application-name", _("Buju"),
                "application-icon", BUJU_APP_ID,
                "version", BUJU_VERSION,
                "developer-name", _("The Buju authors"),
                "comments", _("Maps of Shanghai's industrial spatial plans, with the "
                              "source of every value."),
                "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: your name and address, one a line */
                "translator-credits", _("translator-credits"),
                NULL);
  buju_above_put (GTK_WINDOW (window), gtk_application_get_active_window (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (buju_help_window_new (gtk_application_get_active_window (
      user_data))));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (buju_shortcuts_new_window ());

  buju_above_put (window, gtk_application_get_active_window (user_data));
  gtk_window_present (window);
}

static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_uri (gtk_application_get_active_window (user_data),
                g_variant_get_string (parameter, NULL),
                GDK_CURRENT_TIME);
}

/* From the desktop's menu, perhaps before there is a window: its action of the same meaning. */
static void
window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean   find = g_str_equal (g_action_get_name (G_ACTION (action)), "find");
  GtkWindow *window;

  g_application_activate (user_data);
  window = gtk_application_get_active_window (user_data);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), find ? "win.find" : "win.open", NULL);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuApplication *self = user_data;
  GtkWidget       *window =
      buju_preferences_new (gtk_application_get_active_window (GTK_APPLICATION (self)),
                            self->settings);

  buju_combo_make_room (GTK_WIDGET (window));
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_again (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *self = user_data;
  GtkWindow      *window;

  for (GList *link = gtk_application_get_windows (self); link != NULL; link = link->next)
    if (buju_busy_ask (link->data, quit_again, G_OBJECT (self)))
      return;
  while ((window = gtk_application_get_active_window (self)) != NULL)
    {
      /* Closing may be the end of it, or be refused. */
      g_object_ref (window);
      gtk_window_close (window);
      if (gtk_window_get_application (window) == self)
        gtk_application_remove_window (self, window);
      g_object_unref (window);
    }
}

static void
end_by (BujuApplication *self, int number)
{
  GList *windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                                     (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  self->signal = number;
  for (GList *link = windows; link != NULL; link = link->next)
    buju_busy_stop (link->data);
  g_list_free_full (windows, g_object_unref);
  quit_action (NULL, NULL, self);
}

static gboolean
hangup_cb (gpointer self)
{
  end_by (self, SIGHUP);
  return G_SOURCE_REMOVE;
}

static gboolean
interrupt_cb (gpointer self)
{
  end_by (self, SIGINT);
  return G_SOURCE_REMOVE;
}

static gboolean
terminate_cb (gpointer self)
{
  end_by (self, SIGTERM);
  return G_SOURCE_REMOVE;
}

static const GActionEntry actions[] = {
  { "about", about_action },
  { "help", help_action },
  { "shortcuts", shortcuts_action },
  { "open-uri", open_uri_action, "s" },
  { "preferences", preferences_action },
  { "find", window_action },
  { "open-files", window_action },
  { "quit", quit_action },
};

/* GTK would end the program with a warning of its own; there is more to say. */
static void
need_display (void)
{
  if (gtk_init_check ())
    return;
  g_printerr ("%s\n", _("buju: there is no display to open a window on; the commands, such as "
                        "“buju figure”, need none (see buju --help)"));
  exit (EXIT_FAILURE);
}

static void
buju_application_startup (GApplication *application)
{
  BujuApplication    *self = BUJU_APPLICATION (application);
  g_autoptr (GAction) scheme = NULL;

  need_display ();
  G_APPLICATION_CLASS (buju_application_parent_class)->startup (application);
  buju_touch_watch (G_OBJECT (self));
  self->settings = g_settings_new (BUJU_APP_ID);
  scheme = g_settings_create_action (self->settings, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (self), scheme);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (scheme_cb), self,
                           G_CONNECT_SWAPPED);
  scheme_cb (self);
  buju_show_file_add_action (GTK_APPLICATION (self));
  buju_shortcuts_install (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (BUJU_APP_ID);
}

static void
buju_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (buju_window_new (BUJU_APPLICATION (application)));
  gtk_window_present (window);
}

static void
buju_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  GtkWindow *window;

  g_application_activate (application);
  window = gtk_application_get_active_window (GTK_APPLICATION (application));
  if (BUJU_IS_WINDOW (window))
    buju_window_open_files (BUJU_WINDOW (window), files, n_files);
}

static gint
buju_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  BUJU_APPLICATION (application)->new_session = g_variant_dict_contains (options, "new-session");
  if (g_variant_dict_contains (options, "new-instance"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
buju_application_finalize (GObject *object)
{
  g_clear_object (&BUJU_APPLICATION (object)->settings);
  G_OBJECT_CLASS (buju_application_parent_class)->finalize (object);
}

static void
buju_application_class_init (BujuApplicationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_application_finalize;
  G_APPLICATION_CLASS (class)->startup = buju_application_startup;
  G_APPLICATION_CLASS (class)->activate = buju_application_activate;
  G_APPLICATION_CLASS (class)->open = buju_application_open;
  G_APPLICATION_CLASS (class)->handle_local_options = buju_application_handle_local_options;
}

static void
buju_application_init (BujuApplication *self)
{
  static const GOptionEntry entries[] = {
    { "new-session", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Do not go on where the window was"), NULL },
    { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Open another window beside those that are open"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

/**
 * buju_application_new:
 *
 * Returns: (transfer full): the application
 */
BujuApplication *
buju_application_new (void)
{
  return g_object_new (BUJU_TYPE_APPLICATION,
                       "application-id", BUJU_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/buju/Buju",
                       NULL);
}

/**
 * buju_application_get_settings:
 * @self: the application
 *
 * Returns: (transfer none): the settings, after startup
 */
GSettings *
buju_application_get_settings (BujuApplication *self)
{
  g_return_val_if_fail (BUJU_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * buju_application_watch_signals:
 * @self: the application; it lives as long as the program
 *
 * From now on SIGHUP, SIGINT and SIGTERM end it as quitting does, only that work is stopped without
 * asking: where one was is kept, and no half of a file is left. The second of a kind ends it at
 * once.
 */
void
buju_application_watch_signals (BujuApplication *self)
{
  g_return_if_fail (BUJU_IS_APPLICATION (self));

  g_unix_signal_add (SIGHUP, hangup_cb, self);
  g_unix_signal_add (SIGINT, interrupt_cb, self);
  g_unix_signal_add (SIGTERM, terminate_cb, self);
}

/**
 * buju_application_get_signal:
 * @self: the application
 *
 * Returns: the number of the signal that ended it; 0 when none did
 */
int
buju_application_get_signal (BujuApplication *self)
{
  g_return_val_if_fail (BUJU_IS_APPLICATION (self), 0);

  return self->signal;
}

/**
 * buju_application_wants_new_session:
 * @self: the application
 *
 * Returns: whether the window shall start as if it were the first time: for people who ask for it,
 *   and for tests
 */
gboolean
buju_application_wants_new_session (BujuApplication *self)
{
  g_return_val_if_fail (BUJU_IS_APPLICATION (self), FALSE);

  return self->new_session || g_getenv ("BUJU_NEW_SESSION") != NULL;
}
