/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPngPack: rows of a map as a piece of a deflate stream, without looking far: a stretch of
 * pixels repeats the one before or the row above, or is new. For maps that is nearly as small as
 * zlib's level 1 and takes a fraction of its time.
 *
 * Source: RFC 1951; R. Geldreich, "fpng" (2021), for matches of whole pixels. Written anew. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const guint32 *pixels;   /* 0x00rrggbb each; what is above is not looked at */
  gsize          stride;   /* pixels from one row to the next */
  int            width;
  int            n_rows;
  const guint32 *above;    /* the row before the first (nullable) */
  gboolean       last;     /* the stream ends with these rows; else it can go on at the next byte */
} BujuPngPack;

/* Room that is left empty at the start and the end of what is made. */
#define BUJU_PNG_PACK_HEAD 2
#define BUJU_PNG_PACK_TAIL 4

/* (transfer full) (nullable): g_free(). @size: without head and tail. NULL: memory is out */
guint8  *buju_png_pack_make     (const BujuPngPack *self, gsize *size);
/* Adler-32 of the rows, each byte of filter 0 before its pixels. */
guint32  buju_png_pack_checksum (const BujuPngPack *self);

G_END_DECLS
