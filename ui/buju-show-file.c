/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-show-file.h"

#include <glib/gi18n.h>

#include "buju-tip.h"
#include "buju-toast.h"

#define SECONDS      8
#define FOLDERS      "org.freedesktop.FileManager1"
#define FOLDERS_PATH "/org/freedesktop/FileManager1"

static void
open_folder (GtkApplication *application, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char  *address = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (gtk_application_get_active_window (application), address, GDK_CURRENT_TIME);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask)    task = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                               NULL);

  if (answer == NULL)
    open_folder (g_task_get_source_object (task), g_task_get_task_data (task));
}

/* A manager of files marks the file in its folder; without one there is at least the folder. */
static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char      *uris[] = { g_variant_get_string (parameter, NULL), NULL };
  GDBusConnection *bus = g_application_get_dbus_connection (user_data);
  GTask           *task;

  if (bus == NULL)
    {
      open_folder (user_data, uris[0]);
      return;
    }
  task = g_task_new (user_data, NULL, NULL, NULL);
  g_task_set_source_tag (task, show_action);
  g_task_set_task_data (task, g_strdup (uris[0]), g_free);
  g_dbus_connection_call (bus, FOLDERS, FOLDERS_PATH, FOLDERS, "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, task);
}

/**
 * buju_show_file_add_action:
 * @application: gets the action
 */
void
buju_show_file_add_action (GtkApplication *application)
{
  static const GActionEntry entry = { "show-in-folder", show_action, "s" };

  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), &entry, 1, application);
}

static GtkWidget *
make_folder_button (const char *uri)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("folder-open-symbolic");

  buju_tip_set (button, _("Show in Folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show in Folder"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.show-in-folder");
  return button;
}

/* A toast has one button of its own; the other stands beside the words. */
static GtkWidget *
make_title (const char *text, const char *uri)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), buju_toast_new_label (text));
  gtk_box_append (GTK_BOX (box), make_folder_button (uri));
  return box;
}

/**
 * buju_show_file_toast:
 * @toasts: where to
 * @text: plain text
 * @file: that was written
 *
 * Says that it is done, with buttons that open @file or show where it lies.
 */
void
buju_show_file_toast (AdwToastOverlay *toasts, const char *text, GFile *file)
{
  g_autofree char *uri = NULL;
  AdwToast        *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (text != NULL && G_IS_FILE (file));

  uri = g_file_get_uri (file);
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, make_title (text, uri));
  adw_toast_set_button_label (toast, _("_Open"));
  adw_toast_set_action_name (toast, "app.open-uri");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_set_timeout (toast, SECONDS);
  adw_toast_overlay_add_toast (toasts, toast);
}
