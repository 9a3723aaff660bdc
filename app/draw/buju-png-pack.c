/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-png-pack.h"

#include <string.h>

#include "draw/buju-huffman.h"

#define COLOR 0xffffffu
#define COLORS G_GUINT64_CONSTANT (0x00ffffff00ffffff)
#define LONGEST_MATCH 86     /* pixels: 258 bytes */
#define FARTHEST 32768       /* bytes that deflate may look back */
#define BLOCK_TOKENS 32768   /* under one set of codes */
#define N_SYMBOLS 286
#define END_OF_BLOCK 256
#define FIRST_LENGTH 257
#define LONGEST_SYMBOL 285
#define RUN_DISTANCE 2       /* symbol of three bytes */
/* of the code that the lengths of codes are written in: sixteen of four bits each */
#define LENGTH_CODE_BITS 4
#define MOST_TOKEN_BYTES 8
#define MODULUS 65521
#define SUM_PIXELS 512       /* of which sums fit 32 bits */

/* What a token is; below it the pixel or the number of pixels. */
enum
{
  PIXEL = 0,
  RUN = 1 << 24,
  ABOVE = 2 << 24,
  FILTER = 3 << 24
};

typedef struct
{
  guint16 symbol;
  guint8  n_extra;
  guint8  extra;
} Length;

typedef struct
{
  const BujuPngPack *pack;
  Length             lengths[LONGEST_MATCH + 1];   /* by pixels */
  /* of the distance to the row above, 0: it is too far */
  guint              above_symbol;
  guint              above_n_extra;
  guint              above_extra;
  guint32           *tokens;
  guint              n_tokens;
  guint32            frequencies[N_SYMBOLS];
  guint8            *bytes;
  gsize              size;
  gsize              room;
  guint64            bits;                         /* not yet written */
  guint              n_bits;
  gboolean           failed;
} Packer;

static guint
get_log (guint value)
{
  return 31 - (guint) __builtin_clz (value);
}

static Length
get_length (guint bytes)
{
  guint beyond = bytes - 3;
  guint n_extra = beyond < 8 ? 0 : get_log (beyond) - 2;

  if (bytes == 258)
    return (Length) { LONGEST_SYMBOL, 0, 0 };
  return (Length) { (guint16) (FIRST_LENGTH + 4 * n_extra + (beyond >> n_extra)), (guint8) n_extra,
                    (guint8) (beyond & ((1u << n_extra) - 1)) };
}

static void
set_above (Packer *self, guint distance)
{
  guint beyond = distance - 1;
  guint n_extra = beyond < 4 ? 0 : get_log (beyond) - 1;

  if (distance > FARTHEST)
    return;
  self->above_symbol = 2 * n_extra + (beyond >> n_extra);
  self->above_n_extra = n_extra;
  self->above_extra = beyond & ((1u << n_extra) - 1);
}

/* How many of the pixels @first … are @color, at most. */
static inline int
count_run (const guint32 *pixels, int first, int end, guint32 color)
{
  guint64 pair = (guint64) color << 32 | color, two;
  int x = first;

  for (; x + 1 < end; x += 2)
    {
      memcpy (&two, pixels + x, sizeof two);
      if (((two ^ pair) & COLORS) != 0)
        break;
    }
  while (x < end && ((pixels[x] ^ color) & COLOR) == 0)
    x++;
  return x - first;
}

static inline int
count_same (const guint32 *pixels, const guint32 *above, int first, int end)
{
  guint64 here, there;
  int x = first;

  for (; x + 1 < end; x += 2)
    {
      memcpy (&here, pixels + x, sizeof here);
      memcpy (&there, above + x, sizeof there);
      if (((here ^ there) & COLORS) != 0)
        break;
    }
  while (x < end && ((pixels[x] ^ above[x]) & COLOR) == 0)
    x++;
  return x - first;
}

static inline void
put (Packer *self, guint bits, guint n_bits)
{
  self->bits |= (guint64) bits << self->n_bits;
  self->n_bits += n_bits;
}

/* There is room for whatever one token takes. At most seven bits stay. */
static inline void
write_bits (Packer *self)
{
  guint64 bits = GUINT64_TO_LE (self->bits);

  memcpy (self->bytes + self->size, &bits, sizeof bits);
  self->size += self->n_bits / 8;
  self->bits >>= self->n_bits & ~7u;
  self->n_bits &= 7;
}

static gboolean
make_room (Packer *self, gsize more)
{
  gsize room = MAX (self->size + more, self->room + self->room / 2);
  guint8 *bytes;

  if (self->failed || self->size + more <= self->room)
    return !self->failed;
  bytes = g_try_realloc (self->bytes, room);
  self->failed = bytes == NULL;
  if (bytes == NULL)
    return FALSE;
  self->bytes = bytes;
  self->room = room;
  return TRUE;
}

/* The lengths of all codes, in sixteen codes of four bits; deflate's three for repetitions are not
 * used. */
static void
write_head (Packer *self, const BujuHuffman *codes, gboolean last)
{
  static const guint8 order[] = { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1,
                                  15 };
  guint n_distances = MAX (self->above_symbol, RUN_DISTANCE + 1) + 1;

  put (self, last ? 1 : 0, 1);
  put (self, 2, 2);
  put (self, N_SYMBOLS - 257, 5);
  put (self, n_distances - 1, 5);
  put (self, G_N_ELEMENTS (order) - 4, 4);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      put (self, order[i] < 16 ? LENGTH_CODE_BITS : 0, 3);
      write_bits (self);
    }
  for (guint i = 0; i < N_SYMBOLS + n_distances; i++)
    {
      guint distance = i - N_SYMBOLS;
      guint length = i < N_SYMBOLS ? codes->lengths[i] : distance == RUN_DISTANCE
                     || distance + 1 == n_distances ? 1 : 0;
      guint reversed = (length & 1) << 3 | (length & 2) << 1 | (length & 4) >> 1
                       | (length & 8) >> 3;

      put (self, reversed, LENGTH_CODE_BITS);
      write_bits (self);
    }
}

static inline void
put_symbol (Packer *self, const BujuHuffman *codes, guint symbol)
{
  put (self, codes->codes[symbol], codes->lengths[symbol]);
}

static inline void
write_token (Packer *self, const BujuHuffman *codes, guint32 token)
{
  guint kind = token & ~COLOR, value = token & COLOR;

  if (kind == PIXEL)
    {
      put_symbol (self, codes, value >> 16);
      put_symbol (self, codes, value >> 8 & 0xff);
      put_symbol (self, codes, value & 0xff);
    }
  else if (kind == FILTER)
    put_symbol (self, codes, 0);
  else
    {
      const Length *length = &self->lengths[value];

      put_symbol (self, codes, length->symbol);
      put (self, length->extra, length->n_extra);
      /* The distance: one bit, and where in its range the row above lies. */
      put (self, kind == ABOVE ? 1 : 0, 1);
      if (kind == ABOVE)
        put (self, self->above_extra, self->above_n_extra);
    }
  write_bits (self);
}

static void
write_block (Packer *self, gboolean last)
{
  BujuHuffman codes;

  self->frequencies[END_OF_BLOCK] = 1;
  /* A code needs a second symbol. */
  self->frequencies[0] += self->n_tokens == 0;
  buju_huffman_make (&codes, self->frequencies, N_SYMBOLS);
  if (make_room (self, 512 + (gsize) (self->n_tokens + 1) * MOST_TOKEN_BYTES))
    {
      write_head (self, &codes, last);
      for (guint i = 0; i < self->n_tokens; i++)
        write_token (self, &codes, self->tokens[i]);
      put_symbol (self, &codes, END_OF_BLOCK);
      write_bits (self);
    }
  memset (self->frequencies, 0, sizeof self->frequencies);
  self->n_tokens = 0;
}

/* Up to the next byte, with an empty block of stored bytes when more is to come. */
static void
align (Packer *self, gboolean last)
{
  if (!make_room (self, 4 * MOST_TOKEN_BYTES))
    return;
  if (!last)
    put (self, 0, 3);
  self->n_bits = (self->n_bits + 7) & ~7u;
  write_bits (self);
  if (last)
    return;
  put (self, 0xffff0000u, 32);
  write_bits (self);
}

static inline void
add_token (Packer *self, guint32 token)
{
  self->tokens[self->n_tokens++] = token;
}

static inline void
add_pixel (Packer *self, guint32 pixel)
{
  self->frequencies[pixel >> 16 & 0xff]++;
  self->frequencies[pixel >> 8 & 0xff]++;
  self->frequencies[pixel & 0xff]++;
  add_token (self, PIXEL | (pixel & COLOR));
}

static inline void
add_match (Packer *self, guint kind, int n)
{
  self->frequencies[self->lengths[n].symbol]++;
  add_token (self, kind | (guint) n);
}

static void
add_row (Packer *self, const guint32 *pixels, const guint32 *above)
{
  int width = self->pack->width, n;

  self->frequencies[0]++;
  add_token (self, FILTER);
  for (int x = 0; x < width; x += n)
    {
      int end = MIN (x + LONGEST_MATCH, width);
      int run = x > 0 ? count_run (pixels, x, end, pixels[x - 1]) : 0;
      int same = above != NULL && run < end - x ? count_same (pixels, above, x, end) : 0;

      /* Looking up costs about a pixel more. */
      n = MAX (run, same);
      if (same > run + 1)
        add_match (self, ABOVE, n = same);
      else if (run > 0)
        add_match (self, RUN, n = run);
      else
        {
          n = 1;
          add_pixel (self, pixels[x]);
        }
      if (self->n_tokens == BLOCK_TOKENS)
        write_block (self, FALSE);
    }
}

static void
add_rows (Packer *self)
{
  const BujuPngPack *pack = self->pack;
  const guint32 *above = self->above_symbol > 0 ? pack->above : NULL;

  for (int y = 0; y < pack->n_rows && !self->failed; y++)
    {
      const guint32 *row = pack->pixels + (gsize) y * pack->stride;

      add_row (self, row, above);
      above = self->above_symbol > 0 ? row : NULL;
      if (self->n_tokens == BLOCK_TOKENS)
        write_block (self, FALSE);
    }
}

/**
 * buju_png_pack_make:
 * @self: rows
 * @size: (out): bytes between head and tail
 *
 * Returns: (transfer full) (nullable): the compressed rows, with %BUJU_PNG_PACK_HEAD bytes before
 *   and %BUJU_PNG_PACK_TAIL behind them; %NULL when memory is out
 */
guint8 *
buju_png_pack_make (const BujuPngPack *self, gsize *size)
{
  Packer packer = { .pack = self };

  g_return_val_if_fail (self != NULL && size != NULL && self->width > 0 && self->n_rows > 0, NULL);

  for (guint i = 1; i <= LONGEST_MATCH; i++)
    packer.lengths[i] = get_length (3 * i);
  set_above (&packer, (guint) self->width * 3 + 1);
  packer.tokens = g_try_new (guint32, BLOCK_TOKENS);
  packer.size = BUJU_PNG_PACK_HEAD;
  packer.failed = packer.tokens == NULL;
  if (!packer.failed)
    {
      add_rows (&packer);
      write_block (&packer, self->last);
      align (&packer, self->last);
      make_room (&packer, BUJU_PNG_PACK_TAIL);
    }
  g_free (packer.tokens);
  if (packer.failed)
    g_clear_pointer (&packer.bytes, g_free);
  *size = packer.size - BUJU_PNG_PACK_HEAD;
  return packer.bytes;
}

/* Of the bytes of @n pixels, all of them and each times the number of bytes from it to the end,
 * itself included. */
static inline void
add_pixels (const guint32 *pixels, guint n, guint64 *plain, guint64 *weighted)
{
  guint32 sum = 0, after = 0, within = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 red = pixels[i] >> 16 & 0xff, green = pixels[i] >> 8 & 0xff,
      all = red + green + (pixels[i] & 0xff);

      sum += all;
      after += all * (n - i - 1);
      within += all + 2 * red + green;
    }
  *weighted += 3 * (guint64) n * *plain + 3 * (guint64) after + within;
  *plain += sum;
}

/**
 * buju_png_pack_checksum:
 * @self: rows
 *
 * Returns: their Adler-32
 */
guint32
buju_png_pack_checksum (const BujuPngPack *self)
{
  guint64 plain = 1, weighted = 0;

  for (int y = 0; y < self->n_rows; y++)
    {
      const guint32 *row = self->pixels + (gsize) y * self->stride;

      weighted += plain;   /* the filter, which is zero */
      for (int x = 0; x < self->width; x += SUM_PIXELS)
        {
          add_pixels (row + x, (guint) MIN (SUM_PIXELS, self->width - x), &plain, &weighted);
          plain %= MODULUS;
          weighted %= MODULUS;
        }
    }
  return (guint32) weighted << 16 | (guint32) plain;
}
