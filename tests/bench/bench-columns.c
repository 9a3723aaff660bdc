/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <time.h>

#include "../ui/inside-fixture.h"
#include "../unit/folder-fixture.h"
#include "buju-overlay-row.h"
#include "buju-table-pane.h"

/* The table below the map with few columns and with many: CPU ms of the main thread until it is
 * shown, and a frame while it is scrolled down, across, and while rows are selected; MB more
 * memory. */

#define N_ROWS   5000
#define N_STEPS  40

typedef struct
{
  Folder         folder;
  guint          n_columns;
  BujuWindow    *window;
  BujuSession   *session;
  BujuTablePane *pane;
  GtkColumnView *view;
} Bench;

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  unsigned long all = 0, resident = 0;

  g_file_get_contents ("/proc/self/statm", &text, NULL, NULL);
  if (text == NULL || sscanf (text, "%lu %lu", &all, &resident) != 2)
    return 0;
  return resident * 4096.0 / 1e6;
}

static GFile *
write_rows (Bench *self)
{
  g_autoptr (GString) text = g_string_new ("name,lon,lat");
  g_autofree char    *path = NULL;

  for (guint i = 3; i < self->n_columns; i++)
    g_string_append_printf (text, ",列%u", i);
  g_string_append_c (text, '\n');
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_string_append_printf (text, "厂%u,%.4f,%.4f", row, 121.2 + row % 70 / 100.0,
                              31.0 + row / 70 / 200.0);
      for (guint i = 3; i < self->n_columns; i++)
        g_string_append_printf (text, ",%u", row * i % 997);
      g_string_append_c (text, '\n');
    }
  path = folder_write (&self->folder, "wide.csv", text->str, text->len);
  return g_file_new_for_path (path);
}

static gboolean
has_layer (Bench *self)
{
  return buju_session_get_overlays (self->session)->len == 1;
}

static gboolean
has_rows (Bench *self)
{
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (self->view));

  return g_list_model_get_n_items (rows) == N_ROWS && !buju_table_pane_is_busy (self->pane);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Until what was changed is on the screen. CPU ms. */
static double
draw (Bench *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  double         start = get_cpu ();
  gboolean       painted = FALSE;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb),
                                                &painted);

  gtk_widget_queue_draw (GTK_WIDGET (self->pane));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
  return get_cpu () - start;
}

static double
scroll (Bench *self, GtkAdjustment *along, double step)
{
  double cpu = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double before = get_cpu ();

      gtk_adjustment_set_value (along, gtk_adjustment_get_value (along) + step);
      cpu += get_cpu () - before + draw (self);
    }
  return cpu / N_STEPS;
}

static double
choose (Bench *self)
{
  double cpu = 0;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double before = get_cpu ();

      gtk_selection_model_select_item (gtk_column_view_get_model (self->view), 60 + i % 4, TRUE);
      cpu += get_cpu () - before + draw (self);
    }
  return cpu / N_STEPS;
}

static void
measure (guint n_columns)
{
  Bench             self = { .n_columns = n_columns };
  g_autoptr (GFile) file = NULL;
  double            memory, start, shown, down, across, chosen;

  folder_set_up (&self.folder, NULL);
  file = write_rows (&self);
  self.window = inside_open (application);
  self.session = buju_window_get_session (self.window);
  buju_window_open_files (self.window, &file, 1);
  wait_for (&self, has_layer);
  memory = get_memory ();
  start = get_cpu ();
  gtk_widget_activate_action (find_widget (GTK_WIDGET (self.window), BUJU_TYPE_OVERLAY_ROW),
                              "layer.table", NULL);
  self.pane = BUJU_TABLE_PANE (find_widget (GTK_WIDGET (self.window), BUJU_TYPE_TABLE_PANE));
  self.view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (self.pane), GTK_TYPE_COLUMN_VIEW));
  wait_for (&self, has_rows);
  draw (&self);
  shown = get_cpu () - start;
  down = scroll (&self, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self.view)), 54);
  across = scroll (&self, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self.view)), 90);
  chosen = choose (&self);
  g_print ("%3u columns: shown %6.0f ms, frame down %6.1f ms, across %6.1f ms, row %6.1f ms, "
           "%+.0f MB\n", n_columns, shown, down, across, chosen, get_memory () - memory);
  inside_close (self.window);
  folder_tear_down (&self.folder, NULL);
}

int
main (int argc, char **argv)
{
  static const guint usual[] = { 5, 20, 60, 128, 255 };

  application = inside_start ();
  if (argc > 1)
    measure ((guint) g_ascii_strtoull (argv[1], NULL, 10));
  for (guint i = 0; i < G_N_ELEMENTS (usual) && argc == 1; i++)
    measure (usual[i]);
  return 0;
}
