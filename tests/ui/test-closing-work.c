/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "buju-atlas-dialog.h"
#include "buju-busy.h"
#include "buju-compare-view.h"
#include "buju-figure-dialog.h"
#include "buju-overlay-row.h"
#include "buju-save-text.h"
#include "buju-search-view.h"
#include "buju-table-pane.h"
#include "inside-fixture.h"
#include "session/buju-session-overlays.h"

/* Windows that go while something is at work in them or lies open over them, at once or a little
 * later: nothing complains, nothing of them stays on the screen, and in the end nobody has them.
 * BUJU_CLOSING_ROUNDS makes more of it, with other moments. */

#define N_ROWS 4000
#define ROUNDS 1

/* ms between the beginning and the end; another one in each round */
static const guint moments[] = { 0, 3, 11, 30, 80, 200, 450 };

typedef struct
{
  Folder       folder;
  BujuWindow  *window;
  BujuSession *session;
  char        *layer;    /* id; NULL */
  guint        n_windows;
  gboolean     gone;     /* nobody has the window any more */
} Fixture;

typedef struct
{
  const char *name;
  void      (*start) (Fixture *self);
  gboolean    layer;     /* it takes one */
} Activity;

static void
activate (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
}

static void
activate_for_layer (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), action, "s", self->layer);
}

/* ---- Layers ---- */

static char *
write_rows (Fixture *self, const char *name)
{
  g_autoptr (GString) text = g_string_new ("name,area,lon,lat\n");

  for (guint i = 1; i <= N_ROWS; i++)
    g_string_append_printf (text, "厂%u,%u,%.4f,%.4f\n", i, N_ROWS - i, 121.2 + i % 70 / 100.0,
                            31.0 + i / 70 / 200.0);
  return folder_write (&self->folder, name, text->str, text->len);
}

static void
open_path (Fixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  buju_window_open_files (self->window, &file, 1);
}

static gboolean
has_layer (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len > 0;
}

static void
add_layer (Fixture *self)
{
  g_autofree char *path = write_rows (self, "works.csv");

  open_path (self, path);
  wait_for (self, has_layer);
  self->layer = g_strdup (buju_overlay_get_id (
      g_ptr_array_index (buju_session_get_overlays (self->session), 0)));
}

static void
start_reading (Fixture *self)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("more-%u.csv", i);

      g_free (write_rows (self, name));
    }
  open_path (self, self->folder.path);
}

static void
start_reload (Fixture *self)
{
  activate_for_layer (self, "win.layer-reload");
}

/* Another program writes it: that is seen when the file has come to rest. */
static void
start_change (Fixture *self)
{
  g_free (folder_write (&self->folder, "works.csv", "name,lon,lat\nA,121.5,31.2\n", 26));
}

static void
start_report (Fixture *self)
{
  activate_for_layer (self, "win.layer-check");
}

static void
start_encodings (Fixture *self)
{
  activate_for_layer (self, "win.layer-reading");
}

static void
start_style (Fixture *self)
{
  activate_for_layer (self, "win.layer-style");
}

static void
start_info (Fixture *self)
{
  activate_for_layer (self, "win.layer-info");
}

static void
start_table (Fixture *self)
{
  GtkWidget *pane;

  activate_for_layer (self, "win.layer-table");
  pane = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_TABLE_PANE);
  g_assert_nonnull (pane);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (pane, GTK_TYPE_SEARCH_ENTRY)), "area > 100");
}

/* ---- Figures ---- */

static void
start_preview (Fixture *self)
{
  activate (self, "win.export");
}

static void
start_export (Fixture *self)
{
  g_autofree char  *path = folder_path (&self->folder, "a.png");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget        *dialog;

  activate (self, "win.export");
  dialog = find_toplevel (BUJU_TYPE_FIGURE_DIALOG);
  g_assert_nonnull (dialog);
  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (dialog), file);
}

static void
start_atlas (Fixture *self)
{
  g_autofree char  *path = folder_path (&self->folder, "a.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget        *dialog;

  activate (self, "win.atlas");
  dialog = find_toplevel (BUJU_TYPE_ATLAS_DIALOG);
  g_assert_nonnull (dialog);
  buju_atlas_dialog_export_to (BUJU_ATLAS_DIALOG (dialog), file);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GInputStream) stream G_GNUC_UNUSED
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
}

static void
start_paste (Fixture *self)
{
  const char *types[] = { "image/png", NULL };

  activate (self, "win.copy-figure");
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), types,
                            G_PRIORITY_DEFAULT, NULL, pasted_cb, NULL);
}

static void
start_print (Fixture *self)
{
  activate (self, "win.print");
}

static void
told_cb (GtkWidget *widget, const char *text)
{
  buju_window_toast (BUJU_WINDOW (widget), text);
}

static void
start_saving (Fixture *self)
{
  g_autofree char  *path = folder_path (&self->folder, "a.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  buju_save_text_to (GTK_WIDGET (self->window), file, "a,b\n", "%s", told_cb);
}

/* ---- What lies over the map ---- */

static void
start_compare (Fixture *self)
{
  activate (self, "win.compare");
}

static void
start_presentation (Fixture *self)
{
  activate (self, "win.present");
}

static void
start_flight (Fixture *self)
{
  buju_session_fly_to (self->session, "jinqiao");
}

static void
start_search (Fixture *self)
{
  GtkWidget *search;

  activate (self, "win.find");
  search = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_SEARCH_VIEW);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (search, GTK_TYPE_TEXT)), "jin");
}

static void
start_lens (Fixture *self)
{
  activate (self, "win.lens");
}

static void
start_menu (Fixture *self)
{
  GtkWidget *view = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_COMPARE_VIEW);

  g_signal_emit_by_name (buju_compare_view_get_map (BUJU_COMPARE_VIEW (view)), "menu", 90.0, 90.0);
}

static void
start_profile (Fixture *self)
{
  buju_session_select (self->session, "jinqiao");
}

static void
start_indicators (Fixture *self)
{
  activate (self, "win.next-page");
}

static void
start_chooser (Fixture *self)
{
  activate (self, "win.open");
}

static void
start_save_as (Fixture *self)
{
  activate (self, "win.save-recipe-as");
}

static void
start_name (Fixture *self)
{
  activate (self, "win.save-view");
}

static void
start_help (Fixture *self)
{
  activate (self, "app.help");
}

static void
start_shortcuts (Fixture *self)
{
  activate (self, "app.shortcuts");
}

static void
start_about (Fixture *self)
{
  activate (self, "app.about");
}

static void
start_preferences (Fixture *self)
{
  activate (self, "app.preferences");
}

static void
start_settings (Fixture *self)
{
  activate (self, "win.next-language");
  activate (self, "win.parks");
  activate (self, "win.sidebar");
}

static void
start_zooming (Fixture *self)
{
  for (guint i = 0; i < 20; i++)
    buju_session_zoom (self->session, 1.1, 13.0 * i, 7.0 * i);
}

static const Activity activities[] = {
  { "reading", start_reading, FALSE },
  { "reload", start_reload, TRUE },
  { "change", start_change, TRUE },
  { "report", start_report, TRUE },
  { "encodings", start_encodings, TRUE },
  { "style", start_style, TRUE },
  { "info", start_info, TRUE },
  { "table", start_table, TRUE },
  { "preview", start_preview, FALSE },
  { "export", start_export, FALSE },
  { "atlas", start_atlas, FALSE },
  { "paste", start_paste, FALSE },
  { "print", start_print, FALSE },
  { "saving", start_saving, FALSE },
  { "compare", start_compare, FALSE },
  { "presentation", start_presentation, FALSE },
  { "flight", start_flight, FALSE },
  { "search", start_search, FALSE },
  { "lens", start_lens, FALSE },
  { "menu", start_menu, FALSE },
  { "profile", start_profile, FALSE },
  { "indicators", start_indicators, FALSE },
  { "chooser", start_chooser, FALSE },
  { "save-as", start_save_as, FALSE },
  { "name", start_name, FALSE },
  { "help", start_help, FALSE },
  { "shortcuts", start_shortcuts, FALSE },
  { "about", start_about, FALSE },
  { "preferences", start_preferences, FALSE },
  { "settings", start_settings, FALSE },
  { "zooming", start_zooming, FALSE },
};

/* ---- Ends ---- */

/* In place of the people who are asked whether to stop writing. */
static void
answer_stop (void)
{
  GtkWidget *question = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);

  if (question == NULL || !adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (question), "stop"))
    return;
  g_object_ref (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "stop");
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
}

static void
end_by_destroying (Fixture *self)
{
  buju_busy_stop (GTK_WINDOW (self->window));
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
end_by_closing (Fixture *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  answer_stop ();
}

static void
end_by_quitting (Fixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  answer_stop ();
}

static void (*const ends[]) (Fixture *self) = {
  end_by_destroying, end_by_closing, end_by_quitting,
};

static void
gone_cb (gpointer gone)
{
  *(gboolean *) gone = TRUE;
}

static gboolean
is_gone (Fixture *self)
{
  return self->gone;
}

/* Says what is still there. */
static gboolean
has_no_windows (Fixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       n = g_list_model_get_n_items (windows);

  if (n != self->n_windows)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (GObject) window = g_list_model_get_item (windows, i);

        g_test_message ("there is a %s", G_OBJECT_TYPE_NAME (window));
        /* GTK's chooser of files asks to have it confirmed that it was cancelled. */
        if (GTK_IS_MESSAGE_DIALOG (window))
          gtk_window_destroy (GTK_WINDOW (window));
      }
  self->n_windows = n;
  return n == 0;
}

static void
run (const Activity *activity, guint number)
{
  Fixture fixture = { .window = NULL };
  guint   moment = moments[number % G_N_ELEMENTS (moments)];

  folder_set_up (&fixture.folder, NULL);
  fixture.window = inside_open (application);
  fixture.session = buju_window_get_session (fixture.window);
  g_object_set_data_full (G_OBJECT (fixture.window), "fixture", &fixture.gone, gone_cb);
  if (activity->layer)
    add_layer (&fixture);
  g_test_message ("%s, %u ms, end %u", activity->name, moment,
                  number % (guint) G_N_ELEMENTS (ends));
  activity->start (&fixture);
  inside_pass (moment * G_TIME_SPAN_MILLISECOND);
  ends[number % G_N_ELEMENTS (ends)] (&fixture);
  inside_wait ((InsideCondition) has_no_windows, &fixture);
  inside_wait ((InsideCondition) is_gone, &fixture);
  g_free (fixture.layer);
  folder_tear_down (&fixture.folder, NULL);
}

static void
test_activity (gconstpointer data)
{
  const Activity *activity = data;
  const char     *text = g_getenv ("BUJU_CLOSING_ROUNDS");
  guint           rounds = text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : ROUNDS;

  for (guint i = 0; i < rounds; i++)
    run (activity, (guint) (activity - activities) + i);
}

/* GTK looks half a second later for the tooltip of what was under a menu, also when the window went
 * with the menu: it complains of itself, and nothing comes of it. All else is fatal. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (strstr (message, "gdk_surface_get_device_position: assertion") != NULL
      || strstr (message, "_gtk_widget_find_at_coords: assertion") != NULL)
    return;
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    g_error ("%s: %s", domain, message);
  g_log_default_handler (domain, level, message, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_default_handler (log_cb, NULL);
  application = inside_start ();
  /* What is left of it between two windows of the tests. */
  g_application_hold (G_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (activities); i++)
    {
      g_autofree char *path = g_strdup_printf ("/closing-work/%s", activities[i].name);

      g_test_add_data_func (path, &activities[i], test_activity);
    }
  return g_test_run ();
}
