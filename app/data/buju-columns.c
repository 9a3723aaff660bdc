/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-columns.h"

#include "data/buju-column-name.h"
#include "data/buju-degrees.h"

#include <math.h>
#include <string.h>

#define ROWS_TO_JUDGE 200

/* The land that coordinates of a Chinese table lie in, degrees. */
#define LEAST_LON 73.0
#define MOST_LON 136.0
#define LEAST_LAT 3.0
#define MOST_LAT 54.0

static const struct
{
  const char *word;
  BujuDatum   datum;
} datum_words[] = {
  { "gcj", BUJU_DATUM_GCJ02 }, { "高德", BUJU_DATUM_GCJ02 }, { "腾讯", BUJU_DATUM_GCJ02 },
  { "火星", BUJU_DATUM_GCJ02 },
  { "bd09", BUJU_DATUM_BD09 }, { "bd-09", BUJU_DATUM_BD09 }, { "百度", BUJU_DATUM_BD09 },
  { "wgs", BUJU_DATUM_NONE },
  { "cgcs", BUJU_DATUM_NONE },
};

/* The column whose name fits best and means nothing else yet; -1. */
static int
claim (char              **bare,
       BujuColumnMeaning   meaning,
       GArray             *taken)
{
  guint best = 0;
  int found = -1;

  for (guint column = 0; column < taken->len; column++)
    {
      guint fit = g_array_index (taken, gboolean, column)
                  ? 0 : buju_column_name_rate (bare[column], meaning);

      if (fit > best)
        {
          best = fit;
          found = (int) column;
        }
    }
  if (found >= 0)
    g_array_index (taken, gboolean, found) = TRUE;

  return found;
}

/* Share of the values within the bounds. */
static double
share_within (const BujuTable *table,
              int              column,
              double           least,
              double           most)
{
  guint n = 0, n_within = 0;

  for (guint row = 0; row < buju_table_get_n_rows (table) && row < ROWS_TO_JUDGE; row++)
    {
      const char *cell = buju_table_get (table, row, column);
      double value;

      if (cell == NULL)
        continue;
      value = buju_degrees_parse (cell);
      n++;
      n_within += value >= least && value <= most;
    }

  return n > 0 ? (double) n_within / n : 0;
}

static gboolean
is_lon (const BujuTable *table,
        int              column)
{
  return share_within (table, column, LEAST_LON, MOST_LON) > 0.8;
}

static gboolean
is_lat (const BujuTable *table,
        int              column)
{
  return share_within (table, column, LEAST_LAT, MOST_LAT) > 0.8;
}

/* Northings of China's middle, metres. */
static gboolean
is_north (const BujuTable *table,
          int              column)
{
  return share_within (table, column, 2e6, 6e6) > 0.8;
}

/* One without the other is something else: 经纬度 ends like 纬度. */
static void
find_axes (BujuColumns  *self,
           char        **bare,
           GArray       *taken)
{
  self->x = claim (bare, BUJU_COLUMN_LON, taken);
  self->y = claim (bare, BUJU_COLUMN_LAT, taken);
  if (self->x >= 0 && self->y >= 0)
    return;

  if (self->x >= 0)
    g_array_index (taken, gboolean, self->x) = FALSE;
  if (self->y >= 0)
    g_array_index (taken, gboolean, self->y) = FALSE;
  self->x = self->y = -1;
}

/* Surveyors call north x: what the values are decides. */
static void
check_axes (BujuColumns     *self,
            const BujuTable *table)
{
  if (!is_lon (table, self->x) && is_lon (table, self->y) && is_lat (table, self->x))
    {
      int x = self->x;

      self->x = self->y;
      self->y = x;
    }
  if (is_lon (table, self->x) && is_lat (table, self->y))
    return;

  if (is_north (table, self->x) && !is_north (table, self->y))
    {
      int x = self->x;

      self->x = self->y;
      self->y = x;
    }
  self->projected = share_within (table, self->x, -360, 360) < 0.5;
  if (self->projected && share_within (table, self->x, 1e5, 9e5) > 0.8)
    self->crs_guess = "EPSG:4549";
  else if (self->projected && share_within (table, self->x, 40e6, 41e6) > 0.8)
    self->crs_guess = "EPSG:4528";
}

/* Without telling names: a column of longitudes and one of latitudes, side by side or not. */
static void
find_by_values (BujuColumns     *self,
                const BujuTable *table)
{
  int lon = -1, lat = -1;

  for (int column = 0; column < (int) buju_table_get_n_fields (table); column++)
    if (lon < 0 && share_within (table, column, 115, 125) > 0.9)
      lon = column;
    else if (lat < 0 && share_within (table, column, 25, 36) > 0.9)
      lat = column;

  if (lon >= 0 && lat >= 0)
    {
      self->x = lon;
      self->y = lat;
    }
}

static gboolean
split_pair (const char *text,
            double     *first,
            double     *second)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  char *comma;

  if (plain == NULL)
    return FALSE;

  comma = strpbrk (plain, ",;|/");
  if (comma == NULL)
    comma = strchr (g_strstrip (plain), ' ');
  if (comma == NULL)
    return FALSE;

  *comma = '\0';
  *first = buju_degrees_parse (plain);
  *second = buju_degrees_parse (comma + 1);

  return isfinite (*first) && isfinite (*second);
}

static void
check_pair (BujuColumns     *self,
            const BujuTable *table)
{
  guint n = 0, n_lon_first = 0, n_lat_first = 0;

  for (guint row = 0; row < buju_table_get_n_rows (table) && row < ROWS_TO_JUDGE; row++)
    {
      const char *cell = buju_table_get (table, row, self->pair);
      double first, second;

      if (cell == NULL)
        continue;
      n++;
      if (!split_pair (cell, &first, &second))
        continue;
      n_lon_first += first >= LEAST_LON && first <= MOST_LON && second <= MOST_LAT;
      n_lat_first += second >= LEAST_LON && second <= MOST_LON && first <= MOST_LAT;
    }

  self->lat_first = n_lat_first > n_lon_first;
  if (MAX (n_lat_first, n_lon_first) * 2 <= n)
    self->pair = -1;
}

static void
find_datum (BujuColumns     *self,
            const BujuTable *table)
{
  const int columns[] = { self->x, self->y, self->pair };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = columns[i] < 0 ? NULL
                              : g_utf8_strdown (buju_table_get_field (table,
                                                                      (guint) columns[i])->name,
                                                                      -1);

      for (guint k = 0; name != NULL && k < G_N_ELEMENTS (datum_words) && !self->datum_said; k++)
        if (strstr (name, datum_words[k].word) != NULL)
          {
            self->datum = datum_words[k].datum;
            self->datum_said = TRUE;
          }
    }
}

/* A firm has no place of its own on our maps; the park that it is said to be in has one. */
static void
prefer_park (BujuColumns  *self,
             char        **bare,
             GArray       *taken)
{
  guint best = 1;   /* a part of a name may be about the park: 园区类型 */

  if (self->name < 0 || buju_column_name_rate (bare[self->name], BUJU_COLUMN_FIRM) == 0)
    return;

  for (guint column = 0; column < taken->len; column++)
    {
      guint fit = g_array_index (taken, gboolean, column)
                  ? 0 : buju_column_name_rate (bare[column], BUJU_COLUMN_PARK);

      if (fit > best)
        {
          best = fit;
          self->name = (int) column;
        }
    }
  g_array_index (taken, gboolean, self->name) = TRUE;
}

/**
 * buju_columns_find:
 * @table: somebody's table
 *
 * Returns: what its columns seem to mean
 */
BujuColumns
buju_columns_find (const BujuTable *table)
{
  BujuColumns self = { .area_unit = 0 };
  g_auto (GStrv) bare = NULL;
  g_autoptr (GArray) taken = g_array_new (FALSE, TRUE, sizeof (gboolean));
  guint n_columns;

  g_return_val_if_fail (table != NULL, self);

  n_columns = buju_table_get_n_fields (table);
  g_array_set_size (taken, n_columns);
  bare = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    bare[i] = buju_column_name_bare (buju_table_get_field (table, i)->name);

  find_axes (&self, bare, taken);
  self.pair = claim (bare, BUJU_COLUMN_PAIR, taken);
  if (self.x >= 0)
    check_axes (&self, table);
  if (self.pair >= 0)
    check_pair (&self, table);
  if (self.x < 0 && self.pair < 0)
    find_by_values (&self, table);
  find_datum (&self, table);

  self.name_en = claim (bare, BUJU_COLUMN_NAME_EN, taken);
  self.name = self.title = claim (bare, BUJU_COLUMN_NAME, taken);
  if (!buju_columns_have_place (&self))
    prefer_park (&self, bare, taken);
  self.area = claim (bare, BUJU_COLUMN_AREA, taken);
  self.district = claim (bare, BUJU_COLUMN_DISTRICT, taken);
  self.industry = claim (bare, BUJU_COLUMN_INDUSTRY, taken);
  if (self.area >= 0)
    {
      const BujuField *field = buju_table_get_field (table, (guint) self.area);

      self.area_unit = buju_column_name_get_area_unit (field->name);
    }

  return self;
}

/**
 * buju_columns_have_place:
 * @self: columns
 *
 * Returns: whether they hold coordinates
 */
gboolean
buju_columns_have_place (const BujuColumns *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->pair >= 0 || (self->x >= 0 && self->y >= 0);
}

/**
 * buju_columns_get_point:
 * @self: columns
 * @table: the table they are of
 * @row: a row
 * @point: (out): longitude and latitude, degrees, or east and north, as the cells say
 *
 * Returns: %FALSE when the row has no coordinates, or 0, 0, which stands for none
 */
gboolean
buju_columns_get_point (const BujuColumns *self,
                        const BujuTable   *table,
                        guint              row,
                        BujuPoint         *point)
{
  const char *x, *y;

  g_return_val_if_fail (self != NULL && table != NULL && point != NULL, FALSE);

  if (self->x >= 0 && self->y >= 0)
    {
      x = buju_table_get (table, row, self->x);
      y = buju_table_get (table, row, self->y);
      if (x == NULL || y == NULL)
        return FALSE;
      point->x = self->projected ? buju_table_get_number (table, row, self->x)
                 : buju_degrees_parse (x);
      point->y = self->projected ? buju_table_get_number (table, row, self->y)
                 : buju_degrees_parse (y);
    }
  else
    {
      x = buju_table_get (table, row, self->pair);
      if (x == NULL || !split_pair (x, &point->x, &point->y))
        return FALSE;
      if (self->lat_first)
        *point = (BujuPoint) { point->y, point->x };
    }

  return isfinite (point->x) && isfinite (point->y) && (point->x != 0 || point->y != 0);
}
