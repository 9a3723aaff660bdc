/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-projection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIDDLE_MERIDIAN 120   /* of Shanghai's zones, deg */

static const BujuBox shanghai = { 120.8, 30.6, 122.3, 31.95 };
static const BujuBox china = { 73, 3, 136, 54 };

typedef struct
{
  GPtrArray *best;    /* BujuCrsSuggestion: those that lead to Shanghai */
  GPtrArray *others;  /* elsewhere in China, or anywhere for degrees */
  BujuPoint  centre;
} Search;

/**
 * buju_crs_suggestion_free:
 * @self: (transfer full): a suggestion
 */
void
buju_crs_suggestion_free (BujuCrsSuggestion *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->authority);
  g_free (self->name);
  g_free (self->why);
  g_free (self);
}

static char *
explain (BujuPoint at,
         gboolean  in_shanghai,
         gboolean  in_china)
{
  char lon[G_ASCII_DTOSTR_BUF_SIZE];
  char lat[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (lon, sizeof lon, "%.2f", at.x);
  g_ascii_formatd (lat, sizeof lat, "%.2f", at.y);
  if (in_shanghai)
    /* Translators: longitude and latitude of the middle of a layer. */
    return g_strdup_printf (_("The middle would lie at %s°, %s°, in Shanghai."), lon, lat);
  if (in_china)
    return g_strdup_printf (_("The middle would lie at %s°, %s°, in China."), lon, lat);

  return g_strdup_printf (_("The middle would lie at %s°, %s°."), lon, lat);
}

static void
try_code (Search *self,
          int     code)
{
  g_autofree char *authority = g_strdup_printf ("EPSG:%d", code);
  g_auto (BujuCrs) crs = { NULL, NULL, FALSE };
  g_autoptr (BujuProjection) projection = buju_projection_new (authority, BUJU_GEO_CRS, NULL);
  BujuPoint at = self->centre;
  BujuCrsSuggestion *found;
  gboolean in_shanghai, in_china;

  if (projection == NULL || !buju_crs_describe (authority, &crs, NULL) ||
      buju_projection_forward (projection, &at, 1) > 0)
    return;

  in_shanghai = buju_box_contains (&shanghai, at.x, at.y);
  in_china = buju_box_contains (&china, at.x, at.y);
  if (!in_china && !crs.geographic)
    return;

  found = g_new0 (BujuCrsSuggestion, 1);
  found->authority = g_steal_pointer (&authority);
  found->name = g_steal_pointer (&crs.name);
  found->why = explain (at, in_shanghai, in_china);
  g_ptr_array_add (in_shanghai ? self->best : self->others, found);
}

static void
try_degrees (Search        *self,
             const BujuBox *extent)
{
  static const int codes[] = { 4490, 4326, 4610, 4214 };
  gboolean near = buju_box_contains (&china, self->centre.x, self->centre.y);

  if (extent->x0 < -360 || extent->x1 > 360 || extent->y0 < -90 || extent->y1 > 90)
    return;

  /* The Chinese systems say nothing of places elsewhere. */
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (near || codes[i] == 4326)
      try_code (self, codes[i]);
}

/* EPSG's numbers of the zones with central meridians of 75, 78 … 135 degrees lie in a row. */
static void
try_meridian (Search *self,
              int     meridian)
{
  static const int firsts[] = { 4534, 2422, 2370 };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    try_code (self, firsts[i] + (meridian - 75) / 3);
}

/* With the number of the zone before the easting: of 3 degrees 25 to 45, of 6 degrees 13 to 23. */
static void
try_zones (Search *self)
{
  int zone = (int) floor (self->centre.x / 1e6);

  if (zone >= 25 && zone <= 45)
    {
      try_code (self, 4513 + zone - 25);
      try_code (self, 2401 + zone - 25);
      try_code (self, 2349 + zone - 25);
    }
  if (zone >= 13 && zone <= 23)
    {
      try_code (self, 4491 + zone - 13);
      try_code (self, 21413 + zone - 13);
      try_code (self, 2327 + zone - 13);
    }
}

static void
try_metres (Search *self)
{
  try_zones (self);
  if (fabs (self->centre.x) > 1e6)
    {
      try_code (self, 3857);
      return;
    }

  /* Eastings alone do not tell the zone: Shanghai's first, then its neighbours'. */
  try_meridian (self, MIDDLE_MERIDIAN);
  try_code (self, 32651);
  try_code (self, 4509);
  try_meridian (self, MIDDLE_MERIDIAN - 3);
  try_meridian (self, MIDDLE_MERIDIAN + 3);
}

/**
 * buju_crs_suggest:
 * @extent: where the coordinates of a file lie that does not say what they are
 *
 * Tries what data of Shanghai and China come in and keeps what leads there. A suggestion, not a
 * finding: several systems give the same numbers for places metres or a zone apart.
 *
 * Returns: (transfer full) (element-type BujuCrsSuggestion): the likeliest first; none when nothing
 *   fits
 */
GPtrArray *
buju_crs_suggest (const BujuBox *extent)
{
  Search search = { g_ptr_array_new_with_free_func ((GDestroyNotify) buju_crs_suggestion_free),
                    g_ptr_array_new (), { 0, 0 } };

  g_return_val_if_fail (extent != NULL, search.best);

  if (!buju_box_is_empty (extent) && isfinite (extent->x1 - extent->x0) &&
      isfinite (extent->y1 - extent->y0))
    {
      search.centre = buju_box_centre (extent);
      try_degrees (&search, extent);
      if (search.best->len + search.others->len == 0)
        try_metres (&search);
    }
  g_ptr_array_extend_and_steal (search.best, search.others);

  return search.best;
}
