/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-geodesy.h"

#include <geodesic.h>
#include <math.h>

#include "geo/buju-datum.h"
#include "geo/buju-projection.h"

/* The ellipsoid of CGCS2000: GB 22021. */
#define SEMI_MAJOR   6378137.0
#define FLATTENING   (1 / 298.257222101)
/* The numbers of the 3-degree zones without a zone prefix: 4534 for 75° E, then one for each three
 * degrees. */
#define FIRST_ZONE   4534
#define FIRST_CENTRE 75
#define LAST_CENTRE  135
#define ZONE_WIDTH   3
#define MAP_ZONE     4549

struct _BujuGeodesy
{
  BujuProjection      *to_map;     /* NULL: PROJ has no data */
  BujuProjection      *to_zone;    /* of the zone asked for last; NULL */
  int                  zone;
  struct geod_geodesic ellipsoid;
};

/**
 * buju_geodesy_new:
 *
 * Returns: (transfer full): a new object; without PROJ's data it finds no place at all, which shows
 *   as NAN
 */
BujuGeodesy *
buju_geodesy_new (void)
{
  BujuGeodesy *self = g_new0 (BujuGeodesy, 1);

  self->to_map = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  geod_init (&self->ellipsoid, SEMI_MAJOR, FLATTENING);
  return self;
}

/**
 * buju_geodesy_free:
 * @self: (transfer full): what buju_geodesy_new() gave
 */
void
buju_geodesy_free (BujuGeodesy *self)
{
  g_clear_pointer (&self->to_map, buju_projection_free);
  g_clear_pointer (&self->to_zone, buju_projection_free);
  g_free (self);
}

/**
 * buju_geodesy_to_degrees:
 * @self: a geodesy
 * @at: in the map CRS, m
 *
 * Returns: longitude and latitude in CGCS2000, degrees; NAN when there are none
 */
BujuPoint
buju_geodesy_to_degrees (BujuGeodesy *self, BujuPoint at)
{
  g_return_val_if_fail (self != NULL, ((BujuPoint) { NAN, NAN }));

  if (self->to_map == NULL || buju_projection_inverse (self->to_map, &at, 1) > 0)
    return (BujuPoint) { NAN, NAN };
  return at;
}

/**
 * buju_geodesy_find_zone:
 * @lon: longitude, degrees
 *
 * Returns: the EPSG number of the 3-degree Gauss-Krüger zone of CGCS2000 around @lon, 0 when there
 *   is none
 */
int
buju_geodesy_find_zone (double lon)
{
  double centre;

  if (!isfinite (lon))
    return 0;
  centre = ZONE_WIDTH * floor (lon / ZONE_WIDTH + 0.5);
  if (centre < FIRST_CENTRE || centre > LAST_CENTRE)
    return 0;
  return FIRST_ZONE + (int) (centre - FIRST_CENTRE) / ZONE_WIDTH;
}

/* With a point in every locale: a comma stands between numbers. */
static char *
format_number (double value, const char *format)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, format, value));
}

static char *
format_degrees (BujuPoint at)
{
  g_autofree char *lat = format_number (fabs (at.y), "%.6f");
  g_autofree char *lon = format_number (fabs (at.x), "%.6f");

  return g_strdup_printf ("%s° %c, %s° %c", lat, at.y < 0 ? 'S' : 'N', lon, at.x < 0 ? 'W' : 'E');
}

/* Rounded as a whole first: 59.96″ is the next minute, not 60.0″. */
static char *
format_sexagesimal (double degrees, char positive, char negative)
{
  gint64 tenths = llround (fabs (degrees) * 36000);

  return g_strdup_printf ("%d°%02d′%02d.%d″ %c", (int) (tenths / 36000), (int) (tenths / 600 % 60),
                          (int) (tenths / 10 % 60), (int) (tenths % 10),
                          degrees < 0 ? negative : positive);
}

static char *
format_dms (BujuPoint at)
{
  g_autofree char *lat = format_sexagesimal (at.y, 'N', 'S');
  g_autofree char *lon = format_sexagesimal (at.x, 'E', 'W');

  return g_strconcat (lat, ", ", lon, NULL);
}

static char *
format_grid (BujuPoint at, int zone)
{
  g_autofree char *east = format_number (at.x, "%.1f");
  g_autofree char *north = format_number (at.y, "%.1f");

  return g_strdup_printf ("E %s m, N %s m (EPSG:%d)", east, north, zone);
}

static char *
format_zone (BujuGeodesy *self, BujuPoint degrees)
{
  int zone = buju_geodesy_find_zone (degrees.x);

  if (zone == 0)
    return NULL;
  if (zone != self->zone)
    {
      g_autofree char *crs = g_strdup_printf ("EPSG:%d", zone);

      g_clear_pointer (&self->to_zone, buju_projection_free);
      self->to_zone = buju_projection_new (BUJU_GEO_CRS, crs, NULL);
      self->zone = zone;
    }
  if (self->to_zone == NULL || buju_projection_forward (self->to_zone, &degrees, 1) > 0)
    return NULL;
  return format_grid (degrees, zone);
}

/**
 * buju_geodesy_format:
 * @self: a geodesy
 * @coordinates: which ones
 * @at: in the map CRS, m
 *
 * Writes a place so that nobody can mistake one number for the other: degrees with N and E, metres
 * with N, E and the number of their system. The digits are those of a decimetre.
 *
 * Returns: (transfer full) (nullable): plain text; %NULL for what lies nowhere
 */
char *
buju_geodesy_format (BujuGeodesy *self, BujuCoordinates coordinates, BujuPoint at)
{
  BujuPoint degrees;

  g_return_val_if_fail (self != NULL, NULL);

  degrees = buju_geodesy_to_degrees (self, at);
  if (!isfinite (degrees.x) || !isfinite (degrees.y))
    return NULL;
  switch (coordinates)
    {
    case BUJU_COORDINATES_WGS84:
      return format_degrees (degrees);
    case BUJU_COORDINATES_DMS:
      return format_dms (degrees);
    case BUJU_COORDINATES_GK:
      return format_grid (at, MAP_ZONE);
    case BUJU_COORDINATES_GK_ZONE:
      return format_zone (self, degrees);
    case BUJU_COORDINATES_GCJ02:
      return format_degrees (buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, degrees.x, degrees.y));
    case BUJU_COORDINATES_BD09:
      return format_degrees (buju_datum_from_wgs84 (BUJU_DATUM_BD09, degrees.x, degrees.y));
    default:
      g_return_val_if_reached (NULL);
    }
}

static double
measure (BujuGeodesy *self, const BujuPoint *points, gsize n_points, gboolean line, double *length)
{
  struct geod_polygon polygon;
  double              around = 0;
  double              area = 0;

  geod_polygon_init (&polygon, line);
  for (gsize i = 0; i < n_points; i++)
    {
      BujuPoint degrees = buju_geodesy_to_degrees (self, points[i]);

      if (!isfinite (degrees.x) || !isfinite (degrees.y))
        return NAN;
      geod_polygon_addpoint (&self->ellipsoid, &polygon, degrees.y, degrees.x);
    }
  geod_polygon_compute (&self->ellipsoid, &polygon, FALSE, TRUE, line ? NULL : &area, &around);
  if (length != NULL)
    *length = around;
  return line ? around : fabs (area);
}

/**
 * buju_geodesy_get_length:
 * @self: a geodesy
 * @points: (array length=n_points): in the map CRS, m
 * @n_points: how many
 *
 * Measures along the geodesics from point to point on the ellipsoid (C. F. F. Karney, Algorithms
 * for geodesics, Journal of Geodesy 87, 2013).
 *
 * Returns: m; NAN when a point lies nowhere
 */
double
buju_geodesy_get_length (BujuGeodesy *self, const BujuPoint *points, gsize n_points)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (points != NULL || n_points == 0, NAN);

  return n_points < 2 ? 0 : measure (self, points, n_points, TRUE, NULL);
}

/**
 * buju_geodesy_get_area:
 * @self: a geodesy
 * @points: (array length=n_points): corners in the map CRS, m; the first is not repeated
 * @n_points: how many
 * @length: (out) (optional): how long the closed ring is, m
 *
 * Measures what the geodesics from corner to corner enclose, whichever way round they go (C. F. F.
 * Karney, as above).
 *
 * Returns: m²; NAN when a point lies nowhere
 */
double
buju_geodesy_get_area (BujuGeodesy *self, const BujuPoint *points, gsize n_points, double *length)
{
  g_return_val_if_fail (self != NULL, NAN);
  g_return_val_if_fail (points != NULL || n_points == 0, NAN);

  if (length != NULL)
    *length = 0;
  if (n_points >= 2)
    return measure (self, points, n_points, FALSE, length);
  return 0;
}

static const char *const names[BUJU_N_COORDINATES] = { "wgs84", "dms", "gk", "gk-zone", "gcj02",
                                                       "bd09" };

/**
 * buju_coordinates_get_name:
 * @coordinates: which
 *
 * Returns: (transfer none): its name in settings
 */
const char *
buju_coordinates_get_name (BujuCoordinates coordinates)
{
  g_return_val_if_fail (coordinates < G_N_ELEMENTS (names), NULL);

  return names[coordinates];
}

/**
 * buju_coordinates_from_name:
 * @name: as buju_coordinates_get_name() gives it
 * @coordinates: (out): which ones it stands for
 *
 * Returns: whether @name is one
 */
gboolean
buju_coordinates_from_name (const char *name, BujuCoordinates *coordinates)
{
  g_return_val_if_fail (name != NULL && coordinates != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *coordinates = i;
        return TRUE;
      }
  return FALSE;
}
