/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Made-up shapes for the geometry tests; the same numbers in every run. */

#include <math.h>

#include "geo/buju-path.h"

/* A star-shaped ring around a centre with wild radii, closed. It does not cross itself. */
static inline void
add_random_ring (BujuPathBuffer *buffer, GRand *rand, double x, double y, double radius,
                 guint n_points)
{
  guint first = buffer->points->len;

  buju_path_buffer_begin_part (buffer);
  for (guint i = 0; i < n_points; i++)
    {
      double angle = 2 * G_PI * i / n_points;
      double distance = radius * g_rand_double_range (rand, 0.2, 1.0);

      buju_path_buffer_add (buffer, x + distance * cos (angle), y + distance * sin (angle));
    }
  buju_path_buffer_add (buffer, g_array_index (buffer->points, BujuPoint, first).x,
                        g_array_index (buffer->points, BujuPoint, first).y);
}

static inline void
add_rectangle (BujuPathBuffer *buffer, double x0, double y0, double x1, double y1)
{
  buju_path_buffer_begin_part (buffer);
  buju_path_buffer_add (buffer, x0, y0);
  buju_path_buffer_add (buffer, x1, y0);
  buju_path_buffer_add (buffer, x1, y1);
  buju_path_buffer_add (buffer, x0, y1);
  buju_path_buffer_add (buffer, x0, y0);
}
