/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-inked.h"

/* px: a name is a few tiles long and one or two high. */
#define TILE_WIDTH  64
#define TILE_HEIGHT 32

static gboolean
is_inked (const guchar *pixels, int stride, const cairo_rectangle_int_t *tile)
{
  for (int y = tile->y; y < tile->y + tile->height; y++)
    {
      const guchar  *row = pixels + (gsize) y * stride;
      const guint32 *part = (const guint32 *) (gconstpointer) row + tile->x;
      guint32        any = 0;

      for (int x = 0; x < tile->width; x++)
        any |= part[x];
      if (any != 0)
        return TRUE;
    }
  return FALSE;
}

/* Tiles side by side become one rectangle. */
static void
add_tile (GArray *tiles, const cairo_rectangle_int_t *tile)
{
  cairo_rectangle_int_t *last = tiles->len > 0
    ? &g_array_index (tiles, cairo_rectangle_int_t, tiles->len - 1) : NULL;

  if (last != NULL && last->y == tile->y && last->x + last->width == tile->x)
    last->width += tile->width;
  else
    g_array_append_val (tiles, *tile);
}

/**
 * buju_inked_find:
 * @pixels: premultiplied ARGB32 in the machine's byte order
 * @width: px
 * @height: px
 * @stride: bytes a row
 *
 * Returns: (transfer full): tiles, px, outside of which every px is transparent
 */
cairo_region_t *
buju_inked_find (const guchar *pixels, int width, int height, int stride)
{
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));

  g_return_val_if_fail (pixels != NULL || width == 0 || height == 0, NULL);
  g_return_val_if_fail (stride >= 4 * width, NULL);

  for (int y = 0; y < height; y += TILE_HEIGHT)
    for (int x = 0; x < width; x += TILE_WIDTH)
      {
        cairo_rectangle_int_t tile = { x, y, MIN (TILE_WIDTH, width - x),
                                       MIN (TILE_HEIGHT, height - y) };

        if (is_inked (pixels, stride, &tile))
          add_tile (tiles, &tile);
      }
  return cairo_region_create_rectangles ((const cairo_rectangle_int_t *) tiles->data,
                                         (int) tiles->len);
}
