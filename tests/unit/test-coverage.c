/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Shares of pixels against areas worked out by hand and by cairo. */

#include "draw/buju-coverage.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "draw/buju-hairline.h"

#define SIZE 120

static const BujuColor black = { 0, 0, 0, 1 };

typedef struct
{
  guint32      pixels[SIZE * SIZE];
  BujuCanvas   canvas;
  BujuCoverage coverage;
} Sheet;

static void
sheet_init (Sheet *self, int rows)
{
  memset (self->pixels, 0xff, sizeof self->pixels);
  self->canvas = (BujuCanvas) { self->pixels, SIZE, SIZE, SIZE };
  buju_coverage_init (&self->coverage, SIZE, rows);
}

static void
sheet_clear (Sheet *self)
{
  buju_coverage_clear (&self->coverage);
}

static double
get_share (const Sheet *self, int x, int y)
{
  return 1 - (self->pixels[y * SIZE + x] & 0xff) / 255.0;
}

static double
sum_shares (const Sheet *self)
{
  double sum = 0;

  for (int i = 0; i < SIZE * SIZE; i++)
    sum += get_share (self, i % SIZE, i / SIZE);
  return sum;
}

/* Strip by strip of @rows. */
static void
fill_ring (Sheet *self, int rows, const float (*ring)[2], guint n)
{
  BujuPaint paint = buju_paint_new (&black);

  for (int top = 0; top < SIZE; top += rows)
    {
      buju_coverage_begin (&self->coverage, top, MIN (rows, SIZE - top));
      buju_coverage_expect (&self->coverage, -1000, -1000, 1000, 1000);
      for (guint i = 0; i < n; i++)
        buju_coverage_add_edge (&self->coverage, ring[i][0], ring[i][1], ring[(i + 1) % n][0],
                                ring[(i + 1) % n][1]);
      buju_coverage_paint (&self->coverage, BUJU_COVER_EVEN_ODD, &paint, &self->canvas);
    }
}

static void
test_rectangle (void)
{
  static const float ring[][2] = { { 10.25f, 20.5f }, { 30.5f, 20.5f }, { 30.5f, 22.75f },
                                   { 10.25f, 22.75f } };
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);

  sheet_init (sheet, SIZE);
  fill_ring (sheet, SIZE, ring, 4);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 10, 20), 0.75 * 0.5, 1 / 250.0);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 20, 21), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 30, 22), 0.5 * 0.75, 1 / 250.0);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 31, 21), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (sum_shares (sheet), 20.25 * 2.25, 0.1);
  sheet_clear (sheet);
}

static void
add_random_ring (GRand *rand, float (*ring)[2], guint n, float reach)
{
  for (guint i = 0; i < n; i++)
    {
      ring[i][0] = (float) g_rand_double_range (rand, -reach, SIZE + reach);
      ring[i][1] = (float) g_rand_double_range (rand, -reach, SIZE + reach);
    }
}

static double
compare_with_cairo (const Sheet *sheet, const float (*ring)[2], guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  double sum = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, (double) ring[i][0], (double) ring[i][1]);
  cairo_fill (cr);
  cairo_surface_flush (surface);
  for (int i = 0; i < SIZE * SIZE; i++)
    {
      const guint32 *row = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                           + (i / SIZE) * cairo_image_surface_get_stride (surface));

      sum += fabs ((double) (row[i % SIZE] & 0xff) - (double) (sheet->pixels[i] & 0xff));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return sum / (SIZE * SIZE);
}

/* Rings that cross themselves and leave the picture; triangles are exact, knots are nearly so. */
static void
test_against_cairo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree Sheet *sheet = g_new0 (Sheet, 1);
      guint n = 3 + round % 5;
      float ring[8][2];

      add_random_ring (rand, ring, n, BUJU_COVERAGE_MARGIN - 1);
      sheet_init (sheet, SIZE);
      fill_ring (sheet, SIZE, (const float (*)[2]) ring, n);
      g_assert_cmpfloat (compare_with_cairo (sheet, (const float (*)[2]) ring, n), <,
                         n == 3 ? 0.6 : 2.0);
      sheet_clear (sheet);
    }
}

/* A picture does not show where it was cut. */
static void
test_strips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 100; round++)
    {
      g_autofree Sheet *whole = g_new0 (Sheet, 1);
      g_autofree Sheet *cut = g_new0 (Sheet, 1);
      float ring[6][2];
      int rows = 1 + (int) round % 50;

      add_random_ring (rand, ring, 6, 5);
      sheet_init (whole, SIZE);
      sheet_init (cut, rows);
      fill_ring (whole, SIZE, (const float (*)[2]) ring, 6);
      fill_ring (cut, rows, (const float (*)[2]) ring, 6);
      g_assert_cmpmem (whole->pixels, sizeof whole->pixels, cut->pixels, sizeof cut->pixels);
      sheet_clear (whole);
      sheet_clear (cut);
    }
}

/* After painting nothing is left: the next shape has its own pixels only. */
static void
test_empty_again (void)
{
  static const float ring[][2] = { { 5, 5 }, { 100, 7 }, { 50, 110 } };
  static const float speck[][2] = { { 60, 60 }, { 62, 60 }, { 62, 62 }, { 60, 62 } };
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);
  BujuPaint paint = buju_paint_new (&black);

  sheet_init (sheet, SIZE);
  fill_ring (sheet, SIZE, ring, 3);
  memset (sheet->pixels, 0xff, sizeof sheet->pixels);
  buju_coverage_expect (&sheet->coverage, 60, 60, 62, 62);
  for (guint i = 0; i < 4; i++)
    buju_coverage_add_edge (&sheet->coverage, speck[i][0], speck[i][1], speck[(i + 1) % 4][0],
                            speck[(i + 1) % 4][1]);
  buju_coverage_paint (&sheet->coverage, BUJU_COVER_EVEN_ODD, &paint, &sheet->canvas);
  g_assert_cmpfloat_with_epsilon (sum_shares (sheet), 4, 1e-6);
  sheet_clear (sheet);
}

/* A ring of one thickness covers its length times its width, whichever way it turns. */
static void
test_hairline (void)
{
  for (guint corners = 3; corners < 40; corners++)
    {
      g_autofree Sheet *sheet = g_new0 (Sheet, 1);
      BujuPaint paint = buju_paint_new (&black);
      BujuMarkPoint ring[40];
      double side = 2 * 50 * sin (G_PI / corners);

      for (guint i = 0; i < corners; i++)
        ring[i] = (BujuMarkPoint) { 60 + 50 * (float) cos (2 * G_PI * i / corners),
                                    60 + 50 * (float) sin (2 * G_PI * i / corners) };
      sheet_init (sheet, SIZE);
      buju_coverage_expect (&sheet->coverage, 0, 0, SIZE, SIZE);
      buju_hairline_add (&sheet->coverage, ring, corners, TRUE, 0.5f);
      buju_coverage_paint (&sheet->coverage, BUJU_COVER_SUM, &paint, &sheet->canvas);
      g_assert_cmpfloat_with_epsilon (sum_shares (sheet), corners * side * 0.5,
                                      corners * side * 0.5 * 0.02);
      sheet_clear (sheet);
    }
}

/* Not-a-number cannot come here, but far places can; they must not be written to. */
static void
test_far (void)
{
  static const float ring[][2] = { { -1e9f, 10 }, { 1e9f, 20 }, { 1e9f, 1e9f }, { -1e9f, 1e9f } };
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);

  sheet_init (sheet, 16);
  fill_ring (sheet, 16, ring, 4);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 60, 100), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (get_share (sheet, 60, 5), 0, 1e-6);
  sheet_clear (sheet);
}

/* Half a colour over another is between the two; over nothing it stays half. */
static void
test_mix (void)
{
  BujuPaint red = buju_paint_new (&(BujuColor) { 1, 0, 0, 0.5 });
  guint32 white = 0xffffffff, nothing = 0;

  buju_paint_mix (&red, &white, 256);
  g_assert_cmpuint (white >> 16 & 0xff, >=, 252);
  g_assert_cmpint (ABS ((int) (white & 0xff) - 127), <=, 2);
  buju_paint_mix (&red, &nothing, 128);
  g_assert_cmpint (ABS ((int) (nothing >> 24) - 64), <=, 1);
  g_assert_cmpint (ABS ((int) (nothing >> 16 & 0xff) - 64), <=, 1);
}

/* Four pixels at once are mixed as one is. */
static void
test_four (void)
{
  static const double alphas[] = { 1, 0.999, 0.5, 0.004 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < G_N_ELEMENTS (alphas); i++)
    for (guint share = 0; share <= 256; share++)
      {
        BujuColor color = { g_rand_double (rand), g_rand_double (rand), g_rand_double (rand),
                            alphas[i] };
        BujuPaint paint = buju_paint_new (&color);
        BujuQuad old = { 0xffffffff, 0, 0xff804020, g_rand_int (rand) };
        BujuQuad shares = { share, share, 256 - share, share / 2 };
        BujuQuad mixed = buju_paint_mix_four (&paint, old, shares);

        for (guint k = 0; k < 4; k++)
          {
            guint32 pixel = old[k];

            buju_paint_mix (&paint, &pixel, shares[k]);
            g_assert_cmphex (mixed[k], ==, pixel);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/coverage/rectangle", test_rectangle);
  g_test_add_func ("/coverage/against-cairo", test_against_cairo);
  g_test_add_func ("/coverage/strips", test_strips);
  g_test_add_func ("/coverage/empty-again", test_empty_again);
  g_test_add_func ("/coverage/hairline", test_hairline);
  g_test_add_func ("/coverage/far", test_far);
  g_test_add_func ("/coverage/mix", test_mix);
  g_test_add_func ("/coverage/four", test_four);

  return g_test_run ();
}
