/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-png-rows.h"

#include <string.h>
#include <zlib.h>

#include "draw/buju-png-pack.h"
#include "geo/buju-work.h"

#define BAND_SIZE (512 << 10)    /* bytes of rows that are compressed together */
#define WINDOW_SIZE (32 << 10)   /* how far back deflate looks */
#define RAW_WINDOW_BITS -15      /* no header, no checksum: those are ours */
#define MEMORY_LEVEL 8
#define HEADER_SIZE BUJU_PNG_PACK_HEAD
#define CHECKSUM_SIZE BUJU_PNG_PACK_TAIL
#define ZLIB_METHOD 0x78
#define ZLIB_FLAGS 0x01          /* fastest; makes the two bytes a multiple of 31 */

typedef struct
{
  guint8 *bytes;
  gsize   size;
  gsize   raw_size;
  guint32 checksum;
} Band;

typedef struct
{
  const BujuPngRows *rows;
  const guint32     *pixels;
  gsize              stride;
  int                n_rows;
  int                band_rows;
  gboolean           last;
  guint              n_bands;
  Band              *bands;
} Bands;

static gsize
get_row_size (const BujuPngRows *self)
{
  return (gsize) self->width * 3 + 1;
}

static void
convert_row (const guint32 *pixels, int width, guint8 *row)
{
  *row++ = 0; /* no filter */
  for (int x = 0; x < width; x++, row += 3)
    {
      row[0] = (guint8) (pixels[x] >> 16);
      row[1] = (guint8) (pixels[x] >> 8);
      row[2] = (guint8) pixels[x];
    }
}

static gboolean
deflate_band (Band *band, const guint8 *before, gsize before_size, int level, gboolean last)
{
  const guint8 *raw = before + before_size;
  z_stream stream = { 0 };
  gsize room;
  int status;

  if (deflateInit2 (&stream, level, Z_DEFLATED, RAW_WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY)
      != Z_OK)
    return FALSE;
  if (before_size > 0)
    deflateSetDictionary (&stream, before, (uInt) before_size);
  /* A flush needs a few bytes more than an end. */
  room = deflateBound (&stream, band->raw_size) + 16 + HEADER_SIZE + CHECKSUM_SIZE;
  band->bytes = g_try_malloc (room);
  if (band->bytes != NULL)
    {
      stream.next_in = (Bytef *) raw;
      stream.avail_in = (uInt) band->raw_size;
      stream.next_out = band->bytes + HEADER_SIZE;
      stream.avail_out = (uInt) (room - HEADER_SIZE - CHECKSUM_SIZE);
      status = deflate (&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
      if (status != (last ? Z_STREAM_END : Z_OK) || stream.avail_in > 0)
        g_clear_pointer (&band->bytes, g_free);
      band->size = stream.total_out;
    }
  deflateEnd (&stream);
  band->checksum = (guint32) adler32_z (adler32_z (0, NULL, 0), raw, band->raw_size);
  return band->bytes != NULL;
}

/* Needs of what comes before nothing but the last row. */
static void
pack_band (const Bands *self, guint job)
{
  Band *band = &self->bands[job];
  int first = (int) job * self->band_rows;
  const guint32 *pixels = self->pixels + (gsize) first * self->stride;
  const guint32 *before = (const guint32 *) (gconstpointer) self->rows->before;
  BujuPngPack pack = { pixels, self->stride, self->rows->width,
                       MIN (self->band_rows, self->n_rows - first),
                       first > 0 ? pixels - self->stride : before,
                       self->last && job + 1 == self->n_bands };

  band->raw_size = (gsize) pack.n_rows * get_row_size (self->rows);
  band->bytes = buju_png_pack_make (&pack, &band->size);
  band->checksum = buju_png_pack_checksum (&pack);
}

static void
deflate_rows (const Bands *self, guint job)
{
  Band *band = &self->bands[job];
  gsize row_size = get_row_size (self->rows);
  int first = (int) job * self->band_rows;
  int n = MIN (self->band_rows, self->n_rows - first);
  /* rows before that deflate may look back at */
  int lead = MIN (first, (int) (WINDOW_SIZE / row_size) + 1);
  gsize lead_size = MIN ((gsize) lead * row_size, WINDOW_SIZE);
  /* of the rows of the last call */
  gsize kept = first == 0 ? self->rows->before_size : 0;
  g_autofree guint8 *memory = g_try_malloc (kept + (gsize) (lead + n) * row_size);
  guint8 *raw;

  if (memory == NULL)
    return;
  raw = memory + kept;
  if (kept > 0)
    memcpy (memory, self->rows->before, kept);
  for (int y = 0; y < lead + n; y++)
    convert_row (self->pixels + (gsize) (first - lead + y) * self->stride, self->rows->width,
                 raw + (gsize) y * row_size);
  band->raw_size = (gsize) n * row_size;
  deflate_band (band, raw + (gsize) lead * row_size - lead_size - kept, lead_size + kept,
                self->rows->level,
                self->last && job + 1 == self->n_bands);
}

static void
compress_cb (guint job, guint worker, gpointer data)
{
  const Bands *self = data;

  if (self->rows->level == BUJU_PNG_ROWS_QUICK)
    pack_band (self, job);
  else
    deflate_rows (self, job);
}

/* One chunk a band; the first begins the stream, the last ends it. */
static gboolean
hand_on (BujuPngRows *self, Band *band, gboolean ends, BujuPngChunkFunc func, gpointer data)
{
  guint8 *start = band->bytes + HEADER_SIZE;
  gsize size = band->size;

  self->checksum = self->begun
                   ? (guint32) adler32_combine (self->checksum, band->checksum,
                                                (z_off_t) band->raw_size)
                               : band->checksum;
  if (ends)
    {
      guint32 checksum = GUINT32_TO_BE (self->checksum);

      memcpy (start + size, &checksum, CHECKSUM_SIZE);
      size += CHECKSUM_SIZE;
    }
  if (!self->begun)
    {
      start -= HEADER_SIZE;
      size += HEADER_SIZE;
      start[0] = ZLIB_METHOD;
      start[1] = ZLIB_FLAGS;
    }
  self->begun = TRUE;
  return func (start, size, data);
}

/**
 * buju_png_rows_init:
 * @self: (out caller-allocates): rows
 * @width: px
 * @level: of zlib, 1 fastest … 9 smallest; or %BUJU_PNG_ROWS_QUICK
 */
void
buju_png_rows_init (BujuPngRows *self, int width, int level)
{
  g_return_if_fail (self != NULL && width > 0);

  *self = (BujuPngRows) { level, width, 1, FALSE, NULL, 0 };
}

/**
 * buju_png_rows_clear:
 * @self: rows
 */
void
buju_png_rows_clear (BujuPngRows *self)
{
  g_clear_pointer (&self->before, g_free);
  self->before_size = 0;
}

/**
 * buju_png_rows_get_band:
 * @self: rows
 *
 * Returns: how many rows are compressed together
 */
int
buju_png_rows_get_band (const BujuPngRows *self)
{
  return (int) MAX (BAND_SIZE / get_row_size (self), 1);
}

static gboolean
keep_last (BujuPngRows *self, const guint32 *row)
{
  gsize size = (gsize) self->width * sizeof *row;

  if (self->before == NULL)
    self->before = g_try_malloc (size);
  if (self->before != NULL)
    memcpy (self->before, row, size);
  return self->before != NULL;
}

/* Keeps the end of these rows for the next call. */
static gboolean
keep_end (BujuPngRows *self, const guint32 *pixels, gsize stride, int n_rows)
{
  gsize row_size = get_row_size (self);
  int n = MIN (n_rows, (int) (WINDOW_SIZE / row_size) + 1);
  g_autofree guint8 *raw = g_try_malloc ((gsize) n * row_size);
  gsize size = MIN ((gsize) n * row_size, WINDOW_SIZE);

  if (self->before == NULL)
    self->before = g_try_malloc (WINDOW_SIZE);
  if (raw == NULL || self->before == NULL)
    return FALSE;
  for (int y = 0; y < n; y++)
    convert_row (pixels + (gsize) (n_rows - n + y) * stride, self->width,
                 raw + (gsize) y * row_size);
  memcpy (self->before, raw + (gsize) n * row_size - size, size);
  self->before_size = size;
  return TRUE;
}

/**
 * buju_png_rows_add:
 * @self: rows
 * @pixels: 0x00rrggbb each, as in cairo's image surfaces
 * @stride: pixels from one row to the next
 * @n_rows: how many; at least one
 * @last: whether these are the last
 * @func: (scope call): called in order with the contents of the chunks
 * @data: for @func
 *
 * Compresses rows. Memory is taken for the rows of this call only.
 *
 * Returns: %FALSE when @func said so or memory is out
 */
gboolean
buju_png_rows_add (BujuPngRows *self, const guint32 *pixels, gsize stride, int n_rows,
                   gboolean last,
                   BujuPngChunkFunc func, gpointer data)
{
  Bands bands = { self, pixels, stride, n_rows, 0, last, 0, NULL };
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && pixels != NULL && n_rows > 0 && func != NULL, FALSE);

  bands.band_rows = buju_png_rows_get_band (self);
  bands.n_bands = (guint) ((n_rows + bands.band_rows - 1) / bands.band_rows);
  bands.bands = g_new0 (Band, bands.n_bands);
  buju_work_run (bands.n_bands, compress_cb, &bands);
  for (guint i = 0; i < bands.n_bands; i++)
    {
      done = done && bands.bands[i].bytes != NULL
             && hand_on (self, &bands.bands[i], last && i + 1 == bands.n_bands, func, data);
      g_free (bands.bands[i].bytes);
    }
  g_free (bands.bands);
  if (!done || last)
    return done;
  return self->level == BUJU_PNG_ROWS_QUICK
         ? keep_last (self, pixels + (gsize) (n_rows - 1) * stride)
                                            : keep_end (self, pixels, stride, n_rows);
}
