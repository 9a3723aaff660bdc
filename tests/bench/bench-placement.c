/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../label-scene.h"

#include <time.h>

#define ROUNDS 40
#define WIDTH 1600
#define HEIGHT 1200

/* Of this thread, so that other programs on the machine count little. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
get_median_ms (gint64 *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_times);
  return times[ROUNDS / 2] / 1000.0;
}

static void
measure (guint n_labels, BujuLanguage language)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  gint64 solving[ROUNDS], drawing[ROUNDS];
  guint n_placed = 0;
  LabelScene scene;

  label_scene_init_random (&scene, 7, n_labels, WIDTH, HEIGHT);
  scene.task.language = language;
  /* The first text of a thread loads fonts. */
  buju_placement_free (label_scene_solve (&scene));
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = get_cpu_time ();
      g_autoptr (BujuPlacement) placement = label_scene_solve (&scene);

      solving[i] = get_cpu_time () - start;
      start = get_cpu_time ();
      buju_placement_draw (placement, cr);
      drawing[i] = get_cpu_time () - start;
      n_placed = buju_placement_get_placed (placement)->len;
    }
  g_print ("%4u labels, %-4s: %4u placed, solve %6.2f ms, draw %6.2f ms CPU (medians of %d)\n",
           n_labels,
           buju_language_to_string (language), n_placed, get_median_ms (solving),
           get_median_ms (drawing), ROUNDS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  label_scene_clear (&scene);
}

int
main (void)
{
  static const guint sizes[] = { 40, 150, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      measure (sizes[i], BUJU_LANGUAGE_BOTH);
      measure (sizes[i], BUJU_LANGUAGE_ZH);
    }
  return 0;
}
