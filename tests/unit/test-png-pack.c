/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is packed comes out of zlib again, whatever it was. */

#include "draw/buju-png-pack.h"

#include <string.h>
#include <zlib.h>

#include "draw/buju-huffman.h"
#include "draw/buju-png-rows.h"

#define WIDEST 12000

typedef guint32 (*PixelFunc) (GRand *rand, int x, int y);

static guint32
get_white (GRand *rand, int x, int y)
{
  return 0xffffffff;
}

/* The unused byte is no part of the picture. */
static guint32
get_map (GRand *rand, int x, int y)
{
  return (guint32) g_rand_int_range (rand, 0, 256) << 24
         | ((x / 37 + y / 11) % 5 * 0x123456) >> (x == y ? 3 : 0);
}

static guint32
get_noise (GRand *rand, int x, int y)
{
  return g_rand_int (rand);
}

/* Frequencies that double from one value to the next would make codes of more bits than deflate
 * has. */
static guint32
get_steep (GRand *rand, int x, int y)
{
  guint32 bits = g_rand_int (rand) | 1u << 30;
  guint32 value = (guint32) __builtin_ctz (bits);

  return value << 16 | (value + 40) << 8 | (value + 80);
}

static const PixelFunc fillings[] = { get_white, get_map, get_noise, get_steep };

static guint32 *
make_pixels (PixelFunc get, int width, gsize stride, int n_rows)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) width);
  guint32 *pixels = g_new0 (guint32, stride * (gsize) n_rows);

  for (int y = 0; y < n_rows; y++)
    for (int x = 0; x < width; x++)
      pixels[(gsize) y * stride + (gsize) x] = get (rand, x, y);
  return pixels;
}

static guint8 *
get_raw (const guint32 *pixels, int width, gsize stride, int n_rows, gsize *size)
{
  guint8 *raw, *at;

  *size = ((gsize) width * 3 + 1) * (gsize) n_rows;
  raw = at = g_malloc (*size);
  for (int y = 0; y < n_rows; y++)
    {
      *at++ = 0;
      for (int x = 0; x < width; x++, at += 3)
        {
          guint32 pixel = pixels[(gsize) y * stride + (gsize) x];

          at[0] = (guint8) (pixel >> 16);
          at[1] = (guint8) (pixel >> 8);
          at[2] = (guint8) pixel;
        }
    }
  return raw;
}

static gboolean
append_cb (const guint8 *bytes, gsize size, gpointer data)
{
  g_byte_array_append (data, bytes, (guint) size);
  return TRUE;
}

/* By so many rows at a time; 0: all at once. */
static GByteArray *
compress_rows (const guint32 *pixels, int width, gsize stride, int n_rows, int level,
               int rows_a_call)
{
  GByteArray *bytes = g_byte_array_new ();
  BujuPngRows rows;
  int n;

  buju_png_rows_init (&rows, width, level);
  for (int y = 0; y < n_rows; y += n)
    {
      n = MIN (rows_a_call > 0 ? rows_a_call : n_rows, n_rows - y);
      g_assert_true (buju_png_rows_add (&rows, pixels + (gsize) y * stride, stride, n,
                                        y + n == n_rows, append_cb, bytes));
    }
  buju_png_rows_clear (&rows);
  return bytes;
}

static void
assert_inflates (const GByteArray *bytes, const guint8 *raw, gsize size)
{
  g_autofree guint8 *back = g_malloc (size + 1);
  z_stream stream = { .next_in = bytes->data, .avail_in = bytes->len, .next_out = back,
                      .avail_out = (uInt) size + 1 };

  g_assert_cmpint (inflateInit (&stream), ==, Z_OK);
  /* The checksum is looked at, too. */
  g_assert_cmpint (inflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  g_assert_cmpuint (stream.avail_in, ==, 0);
  g_assert_cmpmem (back, stream.total_out, raw, size);
  inflateEnd (&stream);
}

static void
test_back (void)
{
  static const int sizes[][2] = { { 1, 1 },  { 2, 3 },    { 86, 5 },   { 87, 5 },     { 174, 2 },
                                  { 513, 9 }, { 1600, 700 }, { 1601, 1 }, { 10922, 40 },
                                  { WIDEST, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (fillings); k++)
      {
        int width = sizes[i][0], n_rows = sizes[i][1];
        gsize stride = (gsize) width + i % 3, size;
        g_autofree guint32 *pixels = make_pixels (fillings[k], width, stride, n_rows);
        g_autofree guint8 *raw = get_raw (pixels, width, stride, n_rows, &size);
        g_autoptr (GByteArray) bytes = compress_rows (pixels, width, stride, n_rows,
                                                      BUJU_PNG_ROWS_QUICK, 0);

        assert_inflates (bytes, raw, size);
        /* Noise takes a little more than it is; everything else less. */
        g_assert_cmpuint (bytes->len, <, size + size / 16 + 600 * ((gsize) n_rows / 8 + 1));
      }
}

/* In several calls it is the same, to the last byte. */
static void
test_calls (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (fillings); k++)
    {
      g_autofree guint32 *pixels = make_pixels (fillings[k], 1600, 1600, 700);
      g_autoptr (GByteArray) once = compress_rows (pixels, 1600, 1600, 700, BUJU_PNG_ROWS_QUICK, 0);
      BujuPngRows rows;
      int band;

      buju_png_rows_init (&rows, 1600, BUJU_PNG_ROWS_QUICK);
      band = buju_png_rows_get_band (&rows);
      g_assert_cmpint (band, <, 700 / 4);
      for (int n = 1; n <= 3; n++)
        {
          g_autoptr (GByteArray) often = compress_rows (pixels, 1600, 1600, 700,
                                                        BUJU_PNG_ROWS_QUICK, n * band);

          g_assert_cmpmem (often->data, often->len, once->data, once->len);
        }
    }
}

/* Flat pictures become small. */
static void
test_flat (void)
{
  g_autofree guint32 *pixels = make_pixels (get_white, 1600, 1600, 1200);
  g_autoptr (GByteArray) bytes = compress_rows (pixels, 1600, 1600, 1200, BUJU_PNG_ROWS_QUICK, 0);

  g_assert_cmpuint (bytes->len, <, 16000);
}

static guint64
get_cost (const BujuHuffman *codes, const guint32 *frequencies, guint n)
{
  guint64 cost = 0;

  for (guint i = 0; i < n; i++)
    cost += (guint64) frequencies[i] * codes->lengths[i];
  return cost;
}

/* Every code is complete and none longer than the limit, also where frequencies ask for it. */
static void
test_codes (void)
{
  guint32 frequencies[BUJU_HUFFMAN_MOST_SYMBOLS] = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint n = 2; n <= BUJU_HUFFMAN_MOST_SYMBOLS; n++)
    for (guint kind = 0; kind < 3; kind++)
      {
        BujuHuffman codes;
        guint total = 0, n_used = 0;
        guint32 before = 0, last = 1;

        for (guint i = 0; i < n; i++)
          {
            guint32 next = before + last;

            frequencies[i] = kind == 0 ? 7 : kind == 1
                             ? (guint32) g_rand_int_range (rand, 1, 1 << (1 + i % 20)) : last;
            if (kind == 2 && i < 40)
              {
                before = last;
                last = next;
              }
            n_used += frequencies[i] > 0;
          }
        buju_huffman_make (&codes, frequencies, n);
        for (guint i = 0; i < n; i++)
          {
            g_assert_cmpuint (codes.lengths[i], >, 0);
            g_assert_cmpuint (codes.lengths[i], <=, BUJU_HUFFMAN_LONGEST);
            total += 1u << (BUJU_HUFFMAN_LONGEST - codes.lengths[i]);
          }
        g_assert_cmpuint (n_used, ==, n);
        g_assert_cmpuint (total, ==, 1u << BUJU_HUFFMAN_LONGEST);
      }
}

/* Five symbols whose shortest codes are known. */
static void
test_shortest (void)
{
  const guint32 frequencies[] = { 5, 0, 9, 12, 13, 16, 45 };
  BujuHuffman codes;

  buju_huffman_make (&codes, frequencies, G_N_ELEMENTS (frequencies));
  g_assert_cmpuint (get_cost (&codes, frequencies, G_N_ELEMENTS (frequencies)), ==, 224);
  g_assert_cmpuint (codes.lengths[1], ==, 0);
  g_assert_cmpuint (codes.lengths[6], ==, 1);
}

/* In place of GLib's: after so many calls memory is out, once. */
static guint until_out;

gpointer
g_try_realloc (gpointer memory, gsize size)
{
  if (until_out > 0 && --until_out == 0)
    return NULL;
  return g_realloc (memory, size);
}

/* Noise, of which a row takes several blocks, and each block more room: whichever cannot be had,
 * there is no picture, and nothing is written behind what there was. */
static void
test_out_of_memory (void)
{
  const int width = WIDEST, n_rows = 16;
  g_autofree guint32 *pixels = make_pixels (get_noise, width, (gsize) width, n_rows);
  const BujuPngPack pack = { pixels, (gsize) width, width, n_rows, NULL, TRUE };
  guint n_calls = 0;

  for (guint i = 1; i <= 3; i++)
    {
      gsize size = 0;
      guint8 *bytes;

      until_out = i;
      bytes = buju_png_pack_make (&pack, &size);
      n_calls += until_out == 0;
      g_assert_null (bytes);
    }
  g_assert_cmpuint (n_calls, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/png-pack/back", test_back);
  g_test_add_func ("/png-pack/calls", test_calls);
  g_test_add_func ("/png-pack/flat", test_flat);
  g_test_add_func ("/png-pack/codes", test_codes);
  g_test_add_func ("/png-pack/shortest", test_shortest);
  g_test_add_func ("/png-pack/out-of-memory", test_out_of_memory);

  return g_test_run ();
}
