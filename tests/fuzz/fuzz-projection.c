/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as the text of a .prj. */

#include <math.h>

#include "fuzz.h"
#include "geo/buju-projection.h"

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Describes the CRS and projects a point from it: either an error, or numbers.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) bytes, size);
  g_auto (BujuCrs) crs = { NULL, NULL, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuProjection) projection = NULL;
  BujuPoint point = { 121, 31 };

  if (!buju_crs_describe (text, &crs, &error))
    {
      g_assert_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  projection = buju_projection_new (text, BUJU_MAP_CRS, NULL);
  if (projection == NULL)
    return 0;

  if (buju_projection_forward (projection, &point, 1) == 0)
    g_assert_true (isfinite (point.x) && isfinite (point.y));
  else
    g_assert_true (isnan (point.x) && isnan (point.y));

  return 0;
}
