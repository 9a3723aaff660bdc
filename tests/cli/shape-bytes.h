/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shapefiles byte by byte (ESRI Shapefile Technical Description, 1998): what no library writes. */

#include <glib.h>

static inline void
shape_put (GByteArray *bytes, guint32 value, gboolean big)
{
  value = big ? GUINT32_TO_BE (value) : GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static inline void
shape_put_number (GByteArray *bytes, double value)
{
  union { double value; guint64 bits; } number = { value };

  number.bits = GUINT64_TO_LE (number.bits);
  g_byte_array_append (bytes, (const guint8 *) &number.bits, sizeof number.bits);
}

/* @size: of the whole file, bytes; its box is empty */
static inline void
shape_put_header (GByteArray *bytes, guint32 type, guint64 size)
{
  shape_put (bytes, 9994, TRUE);
  for (guint i = 0; i < 5; i++)
    shape_put (bytes, 0, TRUE);
  shape_put (bytes, (guint32) (size / 2), TRUE);
  shape_put (bytes, 1000, FALSE);
  shape_put (bytes, type, FALSE);
  for (guint i = 0; i < 8; i++)
    shape_put_number (bytes, 0);
}
