/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-dataset.h"
#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

#define ROUNDS 20
#define N_BOXES 1000000
#define N_QUERIES 1000

static double
get_milliseconds (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* What every start and every command pays. */
static BujuDataset *
bench_load (const char *folder)
{
  BujuDataset *dataset = NULL;
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&dataset, buju_dataset_unref);
      dataset = buju_dataset_load (folder, NULL, &error);
      if (dataset == NULL)
        g_error ("%s", error->message);
      best = MIN (best, get_milliseconds (start));
    }
  g_print ("load of %u layers: %.1f ms at best\n", buju_dataset_get_layers (dataset)->len, best);

  return dataset;
}

static guint
prepare_layer (BujuLayer *layer, const BujuBox *view, double pixel, BujuPathBuffer *clipped,
               BujuPathBuffer *simple)
{
  g_autoptr (GArray) found = buju_index_query (buju_layer_get_index (layer), view);
  gboolean rings = buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POLYGON;
  guint n_points = 0;

  for (guint i = 0; i < found->len; i++)
    {
      BujuSpan whole = buju_layer_get_span (layer, g_array_index (found, guint32, i));
      BujuSpan part;

      (rings ? buju_clip_polygon : buju_clip_line) (&whole, view, clipped);
      part = buju_path_buffer_get_span (clipped);
      buju_simplify_step (&part, pixel / 2, simple);
      n_points += simple->points->len;
    }

  return n_points;
}

/* Everything between the layers and the drawing, at three scales around the middle. */
static void
bench_prepare (BujuDataset *dataset)
{
  const double widths[] = { 150000, 30000, 3000 }; /* m of ground over 1600 px */
  GPtrArray *layers = buju_dataset_get_layers (dataset);
  g_auto (BujuPathBuffer) clipped = { NULL, NULL };
  g_auto (BujuPathBuffer) simple = { NULL, NULL };

  buju_path_buffer_init (&clipped);
  buju_path_buffer_init (&simple);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      BujuBox view = { 640060, 3457406, 640060, 3457406 };
      gint64 start = g_get_monotonic_time ();
      guint n_points = 0;

      buju_box_grow (&view, widths[i] / 2);
      for (guint round = 0; round < ROUNDS; round++)
        for (guint k = 0; k < layers->len; k++)
          n_points += prepare_layer (g_ptr_array_index (layers, k), &view, widths[i] / 1600,
                                     &clipped, &simple);
      g_print ("query, clip, thin out, %.0f km: %.2f ms, %u points left\n", widths[i] / 1000,
               get_milliseconds (start) / ROUNDS, n_points / ROUNDS);
    }
}

static void
bench_index (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree BujuBox *boxes = g_new (BujuBox, N_BOXES);
  g_autoptr (BujuIndex) index = NULL;
  guint n_found = 0;
  gint64 start;

  for (guint i = 0; i < N_BOXES; i++)
    {
      double x = g_rand_double (rand), y = g_rand_double (rand);

      boxes[i] = (BujuBox) { x, y, x + 1e-4, y + 1e-4 };
    }
  start = g_get_monotonic_time ();
  index = buju_index_new_over (boxes, N_BOXES, NULL);
  g_print ("index of %d boxes: %.0f ms\n", N_BOXES, get_milliseconds (start));
  start = g_get_monotonic_time ();
  for (guint i = 0; i < N_QUERIES; i++)
    {
      double x = g_rand_double (rand), y = g_rand_double (rand);
      BujuBox box = { x, y, x + 0.01, y + 0.01 };
      g_autoptr (GArray) found = buju_index_query (index, &box);

      n_found += found->len;
    }
  g_print ("query with %u items: %.4f ms\n", n_found / N_QUERIES,
           get_milliseconds (start) / N_QUERIES);
}

int
main (void)
{
  g_autoptr (BujuDataset) dataset = bench_load (g_getenv ("BUJU_SHAPES_DIR"));

  bench_prepare (dataset);
  bench_index ();

  return 0;
}
