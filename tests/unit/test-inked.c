/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw/buju-inked.h"

/* Where a sheet has something: every px that is not empty is found, and most that are empty are
 * not. */

#define WIDTH  203
#define HEIGHT 117
#define STRIDE (4 * (WIDTH + 5))

typedef struct
{
  guint32 pixels[HEIGHT][STRIDE / 4];
} Sheet;

static cairo_region_t *
find (const Sheet *sheet)
{
  return buju_inked_find ((const guchar *) sheet->pixels, WIDTH, HEIGHT, STRIDE);
}

/* What lies between the rows is no px. */
static void
test_empty (void)
{
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);
  cairo_region_t   *region;

  for (guint y = 0; y < HEIGHT; y++)
    sheet->pixels[y][WIDTH] = 0xffffffff;
  region = find (sheet);
  g_assert_true (cairo_region_is_empty (region));
  cairo_region_destroy (region);
  region = buju_inked_find (NULL, 0, 0, 0);
  g_assert_true (cairo_region_is_empty (region));
  cairo_region_destroy (region);
}

/* One px, anywhere: it is within, and not much else. */
static void
test_one (void)
{
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);

  for (guint y = 0; y < HEIGHT; y += 29)
    for (guint x = 0; x < WIDTH; x += 101)
      {
        cairo_rectangle_int_t extents;
        cairo_region_t       *region;

        sheet->pixels[y][x] = 0x01000000;
        region = find (sheet);
        sheet->pixels[y][x] = 0;
        cairo_region_get_extents (region, &extents);
        g_assert_true (cairo_region_contains_point (region, (int) x, (int) y));
        g_assert_cmpint (extents.width * extents.height, <=, 64 * 32);
        g_assert_cmpint (extents.x + extents.width, <=, WIDTH);
        g_assert_cmpint (extents.y + extents.height, <=, HEIGHT);
        cairo_region_destroy (region);
      }
}

static void
test_many (void)
{
  g_autofree Sheet *sheet = g_new0 (Sheet, 1);
  cairo_region_t   *region;

  for (guint i = 0; i < 12; i++)
    sheet->pixels[g_test_rand_int_range (0, HEIGHT)][g_test_rand_int_range (0, WIDTH)] = 1u << i;
  region = find (sheet);
  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      if (sheet->pixels[y][x] != 0)
        g_assert_true (cairo_region_contains_point (region, (int) x, (int) y));
  cairo_region_destroy (region);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inked/empty", test_empty);
  g_test_add_func ("/inked/one", test_one);
  g_test_add_func ("/inked/many", test_many);
  return g_test_run ();
}
