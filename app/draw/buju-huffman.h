/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuHuffman: the shortest codes for symbols of known frequencies, none longer than a limit, in
 * the canonical order of deflate.
 *
 * Source: A. Moffat, J. Katajainen, "In-place calculation of minimum-redundancy codes", WADS 1995;
 * RFC 1951 §3.2.2. Written anew. */

#include <glib.h>

G_BEGIN_DECLS

#define BUJU_HUFFMAN_MOST_SYMBOLS 288
#define BUJU_HUFFMAN_LONGEST 15

typedef struct
{
  guint16 codes[BUJU_HUFFMAN_MOST_SYMBOLS];   /* as they are written, first bit lowest */
  guint8  lengths[BUJU_HUFFMAN_MOST_SYMBOLS]; /* bits; 0 for symbols that do not occur */
} BujuHuffman;

void buju_huffman_make (BujuHuffman *self, const guint32 *frequencies, guint n_symbols);

G_END_DECLS
