/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The box of points as they stand in a file. In a header, because whoever goes through millions of
 * shapes has it in place. */

#include "data/buju-shape-stream.h"

G_BEGIN_DECLS

/* Two numbers at once, where the compiler can: most of the time that a far zoom takes goes by
 * here. */
typedef double BujuPair __attribute__ ((vector_size (16)));

static inline BujuPair
buju_pair_get (const guint8 *bytes)
{
  BujuPair pair;

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  memcpy (&pair, bytes, sizeof pair);
#else
  guint64 bits[2];

  memcpy (bits, bytes, sizeof bits);
  bits[0] = GUINT64_FROM_LE (bits[0]);
  bits[1] = GUINT64_FROM_LE (bits[1]);
  memcpy (&pair, bits, sizeof pair);
#endif
  return pair;
}

/* Lane by lane @a where it is below @b; @b also where @a is no number. */
static inline BujuPair
buju_pair_get_lower (BujuPair a, BujuPair b)
{
#ifdef __SSE2__
  return __builtin_ia32_minpd (a, b);
#else
  return (BujuPair) { a[0] < b[0] ? a[0] : b[0], a[1] < b[1] ? a[1] : b[1] };
#endif
}

static inline BujuPair
buju_pair_get_higher (BujuPair a, BujuPair b)
{
#ifdef __SSE2__
  return __builtin_ia32_maxpd (a, b);
#else
  return (BujuPair) { a[0] > b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1] };
#endif
}

/* Of the points of @piece from @first up to @end. @finite: (out): whether all are numbers, and the
 * box is theirs. */
static inline BujuBox
buju_piece_measure (const BujuShapePiece *piece, guint32 first, guint32 end, gboolean *finite)
{
  const guint8 *bytes = piece->points + (gsize) first * 16;
  BujuPair low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = -low, odd = { 0, 0 };

  for (guint32 i = first; i < end; i++, bytes += 16)
    {
      BujuPair at = buju_pair_get (bytes);

      low = buju_pair_get_lower (at, low);
      high = buju_pair_get_higher (at, high);
      /* Zero for numbers; from the first one that is none, NaN. */
      odd += at - at;
    }
  *finite = odd[0] + odd[1] == 0;
  return (BujuBox) { low[0], low[1], high[0], high[1] };
}

G_END_DECLS
