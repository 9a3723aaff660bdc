/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the window does with a layer of very many shapes, without the window: opening, the first
 * picture, panning and zooming, pointing. Blocked is the time that the main thread needs for one
 * movement; exact is the time until the sharp picture of it is there. Also in CPU, as other
 * programs disturb that less. */

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-layers.h"
#include "draw/buju-hit.h"
#include "session/buju-loader.h"
#include "session/buju-painter.h"
#include "session/buju-session-overlays.h"
#include "session/buju-session.h"

#define WIDTH 1600
#define HEIGHT 1200
#define UNIT (96.0 / 72.0)
#define MARGIN 240         /* px that the window draws beyond its borders */
#define SMALL_MARGIN 16    /* while it zooms */
#define STEPS 24
#define PLACES 400

static const char prj[] =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                          "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  BujuPainter *painter;
  GMainLoop   *loop;
  gint64       painted[BUJU_PAINTER_N_SHEETS];   /* µs: when the latest picture came */
} Bench;

/* ms */
typedef struct
{
  double all[4 * STEPS > PLACES ? 4 * STEPS : PLACES];
  guint  n;
} Times;

static double
get_cpu (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return 1e3 * now.tv_sec + now.tv_nsec / 1e6;
}

static double
get_now (void)
{
  return g_get_monotonic_time () / 1e3;
}

/* MB, of /proc/self/status: "VmRSS" or "VmHWM" */
static double
get_memory (const char *key)
{
  g_autofree char *text = NULL;
  const char      *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL)
      || (at = strstr (text, key)) == NULL)
    return 0;
  return g_ascii_strtod (at + strlen (key) + 1, NULL) / 1024;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
print_times (const char *name, Times *times)
{
  qsort (times->all, times->n, sizeof *times->all, compare_times);
  g_print ("    %-34s median %7.2f  p95 %7.2f  most %7.2f ms\n", name, times->all[times->n / 2],
           times->all[times->n * 95 / 100], times->all[times->n - 1]);
}

static void
painted_cb (Bench *self, BujuPainterSheet sheet)
{
  self->painted[sheet] = g_get_monotonic_time ();
  if (!buju_painter_is_busy (self->painter, BUJU_PAINTER_N_SHEETS))
    g_main_loop_quit (self->loop);
}

static void
request (Bench *self, double margin)
{
  BujuView              view = buju_session_get_view (self->session);
  BujuView              larger = buju_view_resized (&view, view.width + 2 * margin,
                                                    view.height + 2 * margin);
  g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &larger, UNIT);

  buju_painter_request (self->painter, scene, NULL, 0);
}

static void
finish (Bench *self)
{
  if (buju_painter_is_busy (self->painter, BUJU_PAINTER_N_SHEETS))
    g_main_loop_run (self->loop);
}

/* One movement after another, each of them drawn to the end. */
static void
move (Bench *self, const char *name, double across, gboolean zoom)
{
  Times    blocked = { .n = 0 }, exact = { .n = 0 }, named = { .n = 0 }, cpu = { .n = 0 };
  BujuView view = buju_session_get_view (self->session);

  view.scale = view.width / across;
  buju_session_set_view (self->session, &view);
  request (self, MARGIN);
  finish (self);
  g_print ("  %s, %.1f km across\n", name, buju_session_get_view (self->session).width
                                             / buju_session_get_view (self->session).scale / 1000);
  for (guint i = 0; i < STEPS; i++)
    {
      double start = get_now (), before = get_cpu (CLOCK_PROCESS_CPUTIME_ID), end;

      view = buju_session_get_view (self->session);
      if (zoom)
        view = buju_view_zoomed (&view, i % 4 < 2 ? 1.08 : 1 / 1.08, 700, 500);
      else
        view = buju_view_panned (&view, i % 4 < 2 ? 37 : -37, i % 4 == 0 ? 23 : -11);
      buju_session_set_view (self->session, &view);
      request (self, zoom ? SMALL_MARGIN : MARGIN);
      end = get_now ();
      finish (self);
      blocked.all[blocked.n++] = end - start;
      exact.all[exact.n++] = self->painted[BUJU_PAINTER_GROUND] / 1e3 - start;
      named.all[named.n++] = self->painted[BUJU_PAINTER_NAMES] / 1e3 - start;
      cpu.all[cpu.n++] = get_cpu (CLOCK_PROCESS_CPUTIME_ID) - before;
    }
  print_times ("blocked", &blocked);
  print_times ("exact", &exact);
  print_times ("with its names", &named);
  print_times ("CPU of all threads", &cpu);
}

static void
point (Bench *self, double across)
{
  Times             times = { .n = 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  BujuView          view = buju_session_get_view (self->session);
  guint             n_found = 0;

  view.scale = view.width / across;
  buju_session_set_view (self->session, &view);
  for (guint i = 0; i < PLACES; i++)
    {
      double                start = get_now ();
      BujuView              now = buju_session_get_view (self->session);
      g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &now, UNIT);
      g_auto (GStrv)        ids = buju_hit_test_ids (scene, g_rand_double_range (rand, 0, WIDTH),
                                                     g_rand_double_range (rand, 0, HEIGHT), 6);

      times.all[times.n++] = get_now () - start;
      n_found += ids[0] != NULL && g_str_has_prefix (ids[0], "overlay-");
    }
  g_print ("  pointing, %.1f km across, %u of %u on a shape\n", across / 1000, n_found, PLACES);
  print_times ("hit", &times);
}

typedef struct
{
  Bench     *bench;
  double     start, cpu;
  GPtrArray *all;    /* BujuLoaded; NULL: not yet */
  gboolean   seen;   /* some of it */
} Opening;

static void
tell (const Opening *self, const char *what)
{
  g_print ("    %-34s %7.0f ms, %.0f ms of CPU\n", what, get_now () - self->start,
           get_cpu (CLOCK_PROCESS_CPUTIME_ID) - self->cpu);
}

static void
preview_cb (Opening *self, BujuOverlay *overlay)
{
  tell (self, "preview ready");
  buju_session_set_preview (self->bench->session, overlay);
  request (self->bench, MARGIN);
  self->seen = TRUE;
}

static void
preview_painted_cb (Opening *self, BujuPainterSheet sheet)
{
  if (!self->seen || sheet != BUJU_PAINTER_GROUND)
    return;
  tell (self, "first picture, of a part");
  self->seen = FALSE;
}

static void
opened_cb (GObject *loader, GAsyncResult *result, gpointer data)
{
  Opening          *self = data;
  g_autoptr (GError) error = NULL;

  self->all = buju_loader_open_finish (BUJU_LOADER (loader), result, NULL, &error);
  g_assert_no_error (error);
}

static void
open_layer (Bench *self, const char *path, guint n_shapes)
{
  const char *const       paths[] = { path, NULL };
  g_autoptr (BujuLoader)  loader = buju_loader_new (self->library);
  Opening                 opening = { .bench = self };
  double                  memory = get_memory ("VmRSS");
  gulong                  handler;
  const BujuLoaded       *loaded;
  GStatBuf                info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_print ("  %u shapes, %.0f MB of .shp\n", n_shapes, info.st_size / 1e6);
  opening.start = get_now ();
  opening.cpu = get_cpu (CLOCK_PROCESS_CPUTIME_ID);
  g_signal_connect_swapped (loader, "preview", G_CALLBACK (preview_cb), &opening);
  handler = g_signal_connect_swapped (self->painter, "painted", G_CALLBACK (preview_painted_cb),
                                      &opening);
  buju_loader_open_async (loader, paths, NULL, NULL, NULL, NULL, opened_cb, &opening);
  while (opening.all == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (self->painter, handler);
  tell (&opening, "read");
  loaded = g_ptr_array_index (opening.all, 0);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  buju_session_set_preview (self->session, NULL);
  buju_session_add_overlay (self->session, loaded->overlay);
  buju_session_zoom_to_overlay (self->session, "overlay-1");
  request (self, MARGIN);
  finish (self);
  tell (&opening, "picture of all");
  g_ptr_array_unref (opening.all);
  g_print ("    memory                             %7.0f MB more, at most %.0f MB: %.2f and %.2f "
           "of the .shp\n",
           get_memory ("VmRSS") - memory, get_memory ("VmHWM") - memory,
           (get_memory ("VmRSS") - memory) * 1048576 / info.st_size,
           (get_memory ("VmHWM") - memory) * 1048576 / info.st_size);
}

typedef struct
{
  GCancellable *cancellable;
  double        cancelled;   /* when; 0: not yet */
  double        told;
} Cancelling;

static void
cancel_cb (gpointer data)
{
  Cancelling *self = data;

  self->cancelled = get_now ();
  g_cancellable_cancel (self->cancellable);
}

static void
told_cb (GObject *loader, GAsyncResult *result, gpointer data)
{
  Cancelling           *self = data;
  g_autoptr (GPtrArray) all G_GNUC_UNUSED
      = buju_loader_open_finish (BUJU_LOADER (loader), result, NULL, NULL);

  self->told = get_now ();
}

/* Whoever cancels a reading, at whatever moment, must not wait. */
static void
cancel_opening (Bench *self, const char *path)
{
  const char *const paths[] = { path, NULL };
  Times             times = { .n = 0 };

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (BujuLoader)   loader = buju_loader_new (self->library);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling               cancelling = { .cancellable = cancellable };
      guint                    id = g_timeout_add_once (20 + 40 * i, cancel_cb, &cancelling);

      buju_loader_open_async (loader, paths, NULL, cancellable, NULL, NULL, told_cb, &cancelling);
      while (cancelling.told == 0)
        g_main_context_iteration (NULL, TRUE);
      if (cancelling.cancelled > 0)
        times.all[times.n++] = cancelling.told - cancelling.cancelled;
      else
        g_source_remove (id);
    }
  if (times.n > 0)
    print_times ("cancelled reading has ended", &times);
}

static void
measure_layer (BujuLibrary *library, const char *folder, const char *name, BenchKind kind,
               guint n_points)
{
  g_autofree char *file = g_strconcat (name, ".shp", NULL),
  *path = g_build_filename (folder, file, NULL);
  g_autofree char *prj_file = g_strconcat (name, ".prj", NULL),
  *prj_path = g_build_filename (folder, prj_file, NULL);
  Bench            self = { library, buju_session_new (library), buju_painter_new (),
                            g_main_loop_new (NULL, FALSE), { 0 } };
  double           across;
  BujuView         home;

  g_signal_connect_swapped (self.painter, "painted", G_CALLBACK (painted_cb), &self);
  buju_session_resize (self.session, WIDTH, HEIGHT);
  g_print ("%s\n", name);
  request (&self, MARGIN);
  finish (&self);
  g_print ("  without the layer\n");
  home = buju_session_get_view (self.session);
  move (&self, "pan", home.width / home.scale, FALSE);
  if (n_points > 0)
    {
      guint n_shapes = bench_layer_write (path, kind, n_points);

      g_assert_true (g_file_set_contents (prj_path, prj, -1, NULL));
      cancel_opening (&self, path);
      open_layer (&self, path, n_shapes);
      home = buju_session_get_view (self.session);
      across = home.width / home.scale;
      move (&self, "pan, whole", across, FALSE);
      move (&self, "zoom, whole", across, TRUE);
      move (&self, "pan", 23000, FALSE);
      move (&self, "zoom", 23000, TRUE);
      move (&self, "pan", 2600, FALSE);
      move (&self, "zoom", 2600, TRUE);
      point (&self, across);
      point (&self, 23000);
      point (&self, 2600);
    }
  g_object_unref (self.painter);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_loop_unref (self.loop);
  g_object_unref (self.session);
  g_unlink (path);
  g_unlink (prj_path);
}

/* With an argument: so many millions of buildings; otherwise one, and 200,000 parcels. */
int
main (int argc, char **argv)
{
  double                   millions = argc > 1 ? g_ascii_strtod (argv[1], NULL) : 1;
  g_autofree char         *folder = g_dir_make_tmp ("buju-bench-XXXXXX", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (BujuLibrary)  library = buju_library_load (NULL, &error);
  static const char *const names[] = { "buildings.shx", "parcels.shx" };

  g_assert_no_error (error);
  measure_layer (library, folder, "buildings", BENCH_BUILDINGS, (guint) (millions * 7000000));
  if (argc < 2)
    measure_layer (library, folder, "parcels", BENCH_PARCELS, 4200000);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);

  return 0;
}
