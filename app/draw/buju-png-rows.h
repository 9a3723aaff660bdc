/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPngRows: rows of a picture, compressed on all cores as the content of a PNG: 8 bits of red,
 * green, blue, no row filter. Maps are flat; filters cost more time than they save bytes. The rows
 * are cut into bands of fixed size that are compressed side by side, each knowing the bytes before
 * it, so that the result does not depend on the machine.
 *
 * Source: M. Adler, "pigz" for cutting a deflate stream; RFC 1950, RFC 1951, PNG 1.2 §10. Written
 * anew. */

#include <glib.h>

G_BEGIN_DECLS

#define BUJU_PNG_ROWS_QUICK 0   /* a level for pictures that are looked at and thrown away */

typedef struct
{
  int      level;     /* of zlib, or quick */
  int      width;     /* px */
  guint32  checksum;  /* Adler-32 of what was compressed so far */
  gboolean begun;
  guint8  *before;    /* the bytes that deflate may look back at when more rows come */
  gsize    before_size;
} BujuPngRows;

/* Called with the content of one IDAT chunk after another; FALSE stops. */
typedef gboolean (*BujuPngChunkFunc) (const guint8 *bytes, gsize size, gpointer data);

void     buju_png_rows_init (BujuPngRows *self, int width, int level);
void     buju_png_rows_clear (BujuPngRows *self);
/* A call with a multiple of so many rows, except the last, gives the bytes that one call with all
 * rows would. */
int      buju_png_rows_get_band (const BujuPngRows *self);
/* @stride: in pixels. @last: these are the last rows. FALSE when @func stopped or memory is out. */
gboolean buju_png_rows_add  (BujuPngRows *self, const guint32 *pixels, gsize stride, int n_rows,
                             gboolean last,
                             BujuPngChunkFunc func, gpointer data);

G_END_DECLS
