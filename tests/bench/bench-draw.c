/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The steps of drawing a large file, one by one, and the whole: read, thinned out, painted,
 * compressed, found by index. */

#include <glib/gstdio.h>

#include "bench-layers.h"
#include "data/buju-shape-index.h"
#include "data/buju-shape-index-private.h"
#include "data/buju-shape-stream.h"
#include "draw/buju-marks.h"
#include "draw/buju-picture.h"
#include "draw/buju-plain.h"

#define WIDTH 1600
#define HEIGHT 1200
#define ROUNDS 5

static const BujuBox everything = { 120.618333, 30.67, 122.231667, 31.88 };
static const BujuBox window = { 121.458, 31.221, 121.482, 31.239 };   /* 2 km */

typedef void (*StepFunc) (gpointer data);

typedef struct
{
  char            *path;
  BujuShapeStream *stream;
  BujuPlain        plain;
  BujuMarks        marks;
} Bench;

static void
measure (const char *name, StepFunc func, gpointer data)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      func (data);
      best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
    }
  g_print ("  %-44s %8.2f ms\n", name, best);
}

static gboolean
skip_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  return TRUE;
}

static gboolean
mark_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  return buju_marks_add_piece (data, piece);
}

static void
read_all (Bench *self, BujuShapeFunc func, gpointer data)
{
  g_auto (BujuShapeScratch) scratch = { 0 };
  BujuShapeTally tally = { 0 };

  for (guint i = 0; i < buju_shape_stream_get_n_chunks (self->stream); i++)
    {
      buju_marks_reset (&self->marks);
      g_assert_true (buju_shape_stream_read (self->stream, i, &scratch, &tally, func, data));
    }
}

static void
read_step (gpointer data)
{
  read_all (data, skip_cb, NULL);
}

static void
mark_step (gpointer data)
{
  Bench *self = data;

  read_all (self, mark_cb, &self->marks);
}

static void
extent_step (gpointer data)
{
  Bench *self = data;
  BujuBox extent;

  g_assert_true (buju_shape_stream_measure (self->stream, &extent));
}

static void
draw_step (gpointer data)
{
  Bench *self = data;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  g_assert_true (buju_plain_draw (&self->plain, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  return buju_plain_draw (data, cr, cancellable, error);
}

static void
picture_step (gpointer data)
{
  Bench *self = data;
  BujuPicture picture = { .width = WIDTH, .height = HEIGHT, .draw = draw_cb, .data = &self->plain,
                          .quick = TRUE };
  g_autoptr (GBytes) bytes = buju_picture_to_png (&picture, 72, NULL, NULL);

  g_assert_nonnull (bytes);
}

static void
index_step (gpointer data)
{
  Bench *self = data;

  g_assert_true (buju_shape_index_make (self->stream));
}

static void
query_step (gpointer data)
{
  Bench *self = data;
  g_autoptr (BujuShapeIndex) index = buju_shape_index_load (self->path);
  g_autoptr (GArray) found = NULL;

  g_assert_nonnull (index);
  found = buju_shape_index_query (index, &window, G_MAXUINT);
}

static void
look_at (Bench *self, GPtrArray *streams, const BujuBox *box)
{
  BujuMarksFrame frame = { .step = 0 };

  self->plain = (BujuPlain) { .streams = streams, .view = buju_view_fit (box, WIDTH, HEIGHT, 0),
                              .fill = { 0.85, 0.82, 0.75, 1 }, .stroke = { 0.35, 0.35, 0.35, 1 },
                              .line_width = 0.5,
                              .tolerance = 0.5 };
  frame.centre = self->plain.view.centre;
  frame.scale_x = frame.scale_y = self->plain.view.scale;
  frame.origin = (BujuPoint) { WIDTH / 2, HEIGHT / 2 };
  frame.seen = buju_view_get_box (&self->plain.view, 5);
  frame.step = 0.5 / self->plain.view.scale;
  frame.reach = 5;
  frame.strip_shift = 6;
  frame.n_strips = (HEIGHT + 63) / 64;
  buju_marks_clear (&self->marks);
  buju_marks_init (&self->marks, &frame, BUJU_GEOMETRY_POLYGON);
}

static void
bench_kind (const char *folder, const char *name, BenchKind kind, guint n_points)
{
  g_autofree char *file = g_strconcat (name, ".shp", NULL);
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_shape_stream_free);
  g_autoptr (BujuShapeStream) part = NULL;
  Bench bench = { .path = g_build_filename (folder, file, NULL) };
  guint n_shapes = bench_layer_write (bench.path, kind, n_points);

  g_print ("%s: %u shapes, %u points\n", name, n_shapes, n_points);
  g_usleep (200000);   /* an index is not made of files changed just now */
  bench.stream = buju_shape_stream_open (bench.path, NULL, NULL);
  g_ptr_array_add (streams, bench.stream);
  look_at (&bench, streams, &everything);
  measure ("read and check, one thread", read_step, &bench);
  measure ("and thin out, one thread", mark_step, &bench);
  measure ("extent, all threads", extent_step, &bench);
  measure ("draw, all threads", draw_step, &bench);
  measure ("draw and compress", picture_step, &bench);
  look_at (&bench, streams, &window);
  measure ("2 km window, draw and compress", picture_step, &bench);
  if (buju_shape_stream_wants_index (bench.stream))
    {
      measure ("make the index", index_step, &bench);
      measure ("load the index and ask it", query_step, &bench);
      part = buju_shape_stream_open (bench.path, &window, NULL);
      streams->pdata[0] = part;
      measure ("2 km window by index, draw and compress", picture_step, &bench);
      streams->pdata[0] = bench.stream;
    }
  buju_marks_clear (&bench.marks);
  g_free (bench.path);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/* With an argument, only writes the three layers there, of so many points each (default: two
 * million). */
int
main (int argc, char **argv)
{
  guint n_points = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 2000000;
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1])
                            : g_dir_make_tmp ("buju-bench-XXXXXX", NULL);
  static const char *const names[] = { "buildings", "parcels", "coast" };

  for (guint kind = 0; argc > 1 && kind < G_N_ELEMENTS (names); kind++)
    {
      g_autofree char *file = g_strconcat (names[kind], ".shp", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      bench_layer_write (path, (BenchKind) kind, n_points);
    }
  if (argc > 1)
    return 0;
  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  for (guint kind = 0; kind < G_N_ELEMENTS (names); kind++)
    bench_kind (folder, names[kind], (BenchKind) kind, n_points);
  remove_folder (folder);

  return 0;
}
