/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a ground that was drawn in pieces is the one of a picture that was drawn in one go. */

#include "draw/buju-render.h"

static inline cairo_surface_t *
ground_fixture_draw_whole (BujuScene *scene, const BujuPlacement *names, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  g_assert_true (buju_render (scene, names, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The ground with the names on it. */
static inline cairo_surface_t *
ground_fixture_add_names (BujuScene *scene, const BujuPlacement *names, cairo_surface_t *ground)
{
  cairo_t *cr = cairo_create (ground);

  g_assert_true (buju_render_names (scene, names, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (ground);
  return ground;
}

/* How many channels of px differ by more than @most once the names are on both. */
static inline guint
ground_fixture_count_strangers (BujuScene *scene, GBytes *pixels, int width, int height, int most)
{
  g_autoptr (BujuPlacement) names = buju_placement_new (scene, NULL, 0);
  gsize size;
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (pixels, &size), g_bytes_get_size (pixels));
  int stride = (int) size / height;
  cairo_surface_t *whole = ground_fixture_draw_whole (scene, names, width, height);
  cairo_surface_t *pieces = ground_fixture_add_names (
    scene, names,
    cairo_image_surface_create_for_data (copy, CAIRO_FORMAT_ARGB32, width, height, stride));
  const guint8 *expected = cairo_image_surface_get_data (whole);
  guint n = 0;

  g_assert_cmpint (cairo_image_surface_get_stride (whole), ==, stride);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < 4 * width; x++)
      n += ABS (expected[y * stride + x] - copy[y * stride + x]) > most;
  cairo_surface_destroy (whole);
  cairo_surface_destroy (pieces);
  return n;
}
