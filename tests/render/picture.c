/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "picture.h"

#include <stdlib.h>

/* What may differ between two builds of cairo and pixman: anti-aliasing of a few edges. */
#define REFERENCE_MEAN 0.35
#define REFERENCE_SHARE 0.002
#define LARGE 32

cairo_t *
picture_begin (double width, double height, double zoom)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * zoom,
                                                         height * zoom);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  return cr;
}

cairo_surface_t *
picture_end (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_surface_reference (cairo_get_target (cr));

  cairo_destroy (cr);
  return surface;
}

cairo_surface_t *
picture_draw_sheet (BujuSheet *sheet, double zoom)
{
  double width, height;
  cairo_t *cr;

  buju_sheet_get_size (sheet, &width, &height);
  cr = picture_begin (width, height, zoom);
  g_assert_true (buju_sheet_draw (sheet, cr, NULL, NULL));
  return picture_end (cr);
}

static const guint8 *
row_of (cairo_surface_t *surface, int y)
{
  return cairo_image_surface_get_data (surface)
         + (gsize) y * cairo_image_surface_get_stride (surface);
}

static void
assert_same_size (cairo_surface_t *a, cairo_surface_t *b)
{
  g_assert_cmpint (cairo_surface_status (a), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_surface_status (b), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
}

/* Measures how much two opaque pictures of one size differ. */
PictureDifference
picture_compare (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a);
  int height = cairo_image_surface_get_height (a);
  PictureDifference result = { 0.0, 0.0 };

  assert_same_size (a, b);
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *pa = row_of (a, y) + x * 4;
        const guint8 *pb = row_of (b, y) + x * 4;
        int most = 0;

        for (int c = 0; c < 3; c++)
          {
            int difference = abs (pa[c] - pb[c]);

            result.mean += difference;
            most = MAX (most, difference);
          }
        result.share += most > LARGE;
      }
  result.mean /= 3.0 * width * height;
  result.share /= (double) width * height;
  return result;
}

static void
paint_at (cairo_t *cr, cairo_surface_t *surface, double x, cairo_operator_t operator)
{
  cairo_set_source_surface (cr, surface, x, 0.0);
  cairo_set_operator (cr, operator);
  cairo_paint (cr);
}

void
picture_save_difference (const char *name, cairo_surface_t *actual, cairo_surface_t *expected)
{
  g_autofree char *base = g_strconcat (name, ".difference.png", NULL);
  g_autofree char *file = g_test_build_filename (G_TEST_BUILT, base, NULL);
  int width = cairo_image_surface_get_width (actual);
  cairo_surface_t *sheet = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, width * 3, cairo_image_surface_get_height (actual));
  cairo_t *cr = cairo_create (sheet);

  paint_at (cr, actual, 0.0, CAIRO_OPERATOR_SOURCE);
  cairo_rectangle (cr, width, 0.0, width * 2.0, G_MAXINT16);
  cairo_clip (cr);
  paint_at (cr, expected, width, CAIRO_OPERATOR_OVER);
  cairo_rectangle (cr, width * 2.0, 0.0, width, G_MAXINT16);
  cairo_clip (cr);
  paint_at (cr, expected, width * 2.0, CAIRO_OPERATOR_OVER);
  paint_at (cr, actual, width * 2.0, CAIRO_OPERATOR_DIFFERENCE);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (sheet, file), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (sheet);
  g_test_message ("actual, expected, difference: %s", file);
}

void
picture_assert_close (const char      *name,
                      cairo_surface_t *actual,
                      cairo_surface_t *expected,
                      double           mean,
                      double           share)
{
  PictureDifference difference = picture_compare (actual, expected);

  g_test_message ("%s: mean %.3f, share %.5f", name, difference.mean, difference.share);
  if (difference.mean > mean || difference.share > share)
    picture_save_difference (name, actual, expected);
  g_assert_cmpfloat (difference.mean, <=, mean);
  g_assert_cmpfloat (difference.share, <=, share);
}

void
picture_assert_reference (const char *name, cairo_surface_t *actual)
{
  g_autofree char *base = g_strconcat (name, ".png", NULL);
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "render", "references", base, NULL);
  cairo_surface_t *expected;

  if (g_getenv ("BUJU_UPDATE_REFERENCES") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (actual, file), ==, CAIRO_STATUS_SUCCESS);
      g_test_skip ("reference written");
      return;
    }
  expected = cairo_image_surface_create_from_png (file);
  g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
  picture_assert_close (name, actual, expected, REFERENCE_MEAN, REFERENCE_SHARE);
  cairo_surface_destroy (expected);
}
