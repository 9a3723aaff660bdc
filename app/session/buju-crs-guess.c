/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include <math.h>

#include "session/buju-extent.h"

/* In which coordinate systems would somebody's data lie in the city? For the person to decide. */

#define SAMPLE 400        /* features looked at */
#define AROUND 30000.0    /* m around the city that counts, too */
#define LEAST 0.2         /* of the sample that must lie there */

/* Numbers of these systems are the same for one place within a metre or so of shift or a hundred:
 * which it is cannot be seen, so that the usual one comes first. */
typedef struct
{
  const char *crs;
  double      prior;
} Candidate;

static const Candidate candidates[] = {
  { "EPSG:4490", 1.0 },    /* CGCS2000, degrees */
  { "EPSG:4549", 1.0 },    /* CGCS2000, 3-degree, central meridian 120° */
  { "EPSG:4550", 0.95 },   /* 123° */
  { "EPSG:4528", 1.0 },    /* zone 40: the same with its number before the easting */
  { "EPSG:4529", 0.95 },   /* zone 41 */
  { "EPSG:4510", 0.9 },    /* CGCS2000, 6-degree, 123° */
  { "EPSG:4499", 0.9 },    /* zone 21 */
  { "EPSG:32651", 0.9 },   /* WGS 84, UTM 51 N */
  { "EPSG:3857", 1.0 },    /* web maps */
  { "EPSG:2385", 0.6 },    /* Xi'an 1980, 120° */
  { "EPSG:2364", 0.6 },    /* zone 40 */
  { "EPSG:2437", 0.5 },    /* Beijing 1954, 120° */
  { "EPSG:2416", 0.5 },    /* zone 40 */
};

static GArray *
take_sample (const BujuLayer *layer)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  guint n = buju_layer_get_n_features (layer), step = MAX (n / SAMPLE, 1);

  for (guint i = 0; i < n; i += step)
    {
      BujuBox box = buju_layer_get_box (layer, i);
      BujuPoint centre = buju_box_centre (&box);

      if (!buju_box_is_empty (&box))
        g_array_append_val (sample, centre);
    }
  return sample;
}

static gboolean
are_degrees (const GArray *sample)
{
  for (guint i = 0; i < sample->len; i++)
    {
      const BujuPoint *point = &g_array_index (sample, BujuPoint, i);

      if (fabs (point->x) > 360 || fabs (point->y) > 90)
        return FALSE;
    }
  return TRUE;
}

/* The share of the sample that lies in or near the city. */
static double
rate (const GArray *sample, const char *crs, const BujuBox *city)
{
  g_autoptr (BujuProjection) projection = buju_projection_new (crs, BUJU_MAP_CRS, NULL);
  g_autofree BujuPoint *points = g_memdup2 (sample->data, sample->len * sizeof (BujuPoint));
  guint n = 0;

  if (projection == NULL || sample->len == 0)
    return 0;
  buju_projection_forward (projection, points, sample->len);
  for (guint i = 0; i < sample->len; i++)
    n += isfinite (points[i].x) && isfinite (points[i].y)
         && buju_box_contains (city, points[i].x, points[i].y);
  return n / (double) sample->len;
}

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const BujuCrsGuess *left = a, *right = b;

  return (left->confidence < right->confidence) - (left->confidence > right->confidence);
}

GArray *
buju_crs_guess_list (BujuLibrary *library, const BujuLayer *layer)
{
  g_autoptr (GArray) sample = take_sample (layer);
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (BujuCrsGuess));
  BujuBox city = buju_extent_of_city (library);
  gboolean degrees = are_degrees (sample);

  buju_box_grow (&city, AROUND);
  for (guint i = 0; i < G_N_ELEMENTS (candidates) && sample->len > 0; i++)
    {
      BujuCrsGuess guess = { candidates[i].crs, NULL, BUJU_DATUM_NONE, 0 };
      g_auto (BujuCrs) crs = { NULL };

      if (g_str_equal (guess.crs, BUJU_GEO_CRS) != degrees)
        continue;
      guess.confidence = candidates[i].prior * rate (sample, guess.crs, &city);
      if (guess.confidence < LEAST || !buju_crs_describe (guess.crs, &crs, NULL))
        continue;
      guess.name = g_intern_string (crs.name);
      g_array_append_val (guesses, guess);
    }
  g_array_sort (guesses, compare_guesses);
  return guesses;
}
