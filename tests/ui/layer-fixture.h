/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Layers as people bring them, and where they lie once they are on the map: areas in GBK
 * (gbk-layer.h) and works whose coordinates are of a web map. */

#include <math.h>
#include <string.h>

#include "draw/buju-overlay.h"
#include "gbk-layer.h"
#include "geo/buju-datum.h"
#include "geo/buju-projection.h"
#include "session/buju-session-overlays.h"

#define NEAR 1.0      /* m */
#define LON  121.60
#define LAT  31.55

/* 测试工厂 at (LON, LAT): some 500 m off, as a web map has it, and a column says so; of the last
 * row nobody knows where it is. (transfer full) */
static inline GFile *
write_works (Folder *folder)
{
  BujuPoint        shifted = buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, LON, LAT);
  g_autofree char *text = g_strdup_printf (
      "名称,gcj02_lng,gcj02_lat\n测试工厂,%.7f,%.7f\n另一工厂,%.7f,%.7f\n无址工厂,,\n", shifted.x,
      shifted.y, shifted.x - 0.15, shifted.y + 0.1);
  g_autofree char *path = folder_write (folder, "works.csv", text, strlen (text));

  return g_file_new_for_path (path);
}

/* Where numbers meant in @crs are on the map. */
static inline BujuPoint
find_place (const char *crs, double x, double y)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (BujuProjection) projection = buju_projection_new (crs, BUJU_MAP_CRS, &error);
  BujuPoint                  point = { x, y };

  g_assert_no_error (error);
  g_assert_cmpuint (buju_projection_forward (projection, &point, 1), ==, 0);
  return point;
}

/* m from the first feature of @overlay. */
static inline double
get_distance (const BujuOverlay *overlay, BujuPoint point)
{
  BujuBox   box = buju_layer_get_box (buju_overlay_get_layer (overlay), 0);
  BujuPoint centre = buju_box_centre (&box);

  return hypot (centre.x - point.x, centre.y - point.y);
}

/* The layer of that name, of those that the window shows. */
static inline BujuOverlay *
find_layer (BujuSession *session, const char *name)
{
  GPtrArray *overlays = buju_session_get_overlays (session);

  for (guint i = 0; i < overlays->len; i++)
    if (g_str_equal (buju_overlay_get_name (g_ptr_array_index (overlays, i)), name))
      return g_ptr_array_index (overlays, i);
  g_assert_not_reached ();
}
