/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-columns.h"

#include <math.h>
#include <string.h>

#define ROWS_TO_JUDGE 200

/* The land that coordinates of a Chinese table lie in, degrees. */
#define LEAST_LON 73.0
#define MOST_LON 136.0
#define LEAST_LAT 3.0
#define MOST_LAT 54.0

/* Column names, without blanks, marks and what stands in brackets, in small letters. The first that
 * fits best wins: equal before contained. */
static const char * const lon_names[] = { "经度", "东经", "lon", "lng", "long", "longitude", "lonwgs84",
                                          "x", "pointx",
                                          "xcoord", "横坐标", "x坐标", NULL };
static const char * const lat_names[] = { "纬度", "北纬", "lat", "latitude", "latwgs84", "y", "pointy",
                                          "ycoord",
                                          "纵坐标", "y坐标", NULL };
static const char * const pair_names[] = { "经纬度", "坐标", "lnglat", "lonlat", "latlng", "latlon",
                                           "coordinates",
                                           "coordinate", "location", NULL };
static const char * const name_names[] = { "名称", "园区名称", "园区", "产业园区", "特色产业园区", "企业名称", "单位名称",
                                           "项目名称", "开发区名称", "name", "park", "parkname", "title",
                                           NULL };
static const char * const english_names[] = { "英文名", "英文名称", "nameen", "englishname", "enname",
                                              NULL };
static const char * const district_names[] = { "区", "所在区", "所属区", "行政区", "区县", "所属区县", "所在区县", "区域",
                                               "district", "county", NULL };
static const char * const industry_names[] = { "产业", "主导产业", "产业类别", "产业领域", "特色产业", "重点产业", "行业",
                                               "产业定位", "industry", "sector", NULL };
static const char * const area_names[] = { "面积", "规划面积", "占地面积", "用地面积", "总面积", "area", NULL };

static const struct
{
  const char *word;
  double      square_metres;
} area_units[] = {
  { "平方公里", 1e6 }, { "平方千米", 1e6 }, { "km", 1e6 },     { "公顷", 1e4 },       { "hectare", 1e4 },
  { "万平方米", 1e4 }, { "万㎡", 1e4 },     { "亩", 2000.0 / 3.0 }, { "平方米", 1 }, { "㎡", 1 },
  { "m²", 1 },         { "m2", 1 },         { "ha", 1e4 },
};

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

/* Small letters; only letters and digits; brackets end the name. */
static char *
undress (const char *name)
{
  g_autofree char *folded = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if ((character == '(' || character == '[') && bare->len > 0)
        break;
      if (g_unichar_isalnum (character))
        g_string_append_unichar (bare, g_unichar_tolower (character));
    }

  return g_string_free (bare, FALSE);
}

static gboolean
is_han (const char *text)
{
  return (guchar) *text >= 0xe3;
}

/* Chinese words may stand in longer ones: 园区主导产业类. Latin ones begin or end it: "lon_gcj02",
 * "company_name". */
static guint
rate (const char *bare,
      const char *word)
{
  if (strcmp (bare, word) == 0)
    return 3;
  if (strlen (word) > 3 && g_str_has_suffix (bare, word))
    return 2;
  if (strlen (word) > 2 && (is_han (word) ? strlen (word) > 3 && strstr (bare, word) != NULL
                                          : g_str_has_prefix (bare, word)))
    return 1;

  return 0;
}

static int
find_by_name (char              **bare,
              guint               n_columns,
              const char * const *words,
              const GArray       *taken)
{
  guint best = 0;
  int found = -1;

  for (guint column = 0; column < n_columns; column++)
    for (guint i = 0; words[i] != NULL; i++)
      if (rate (bare[column], words[i]) > best && !g_array_index (taken, gboolean, column))
        {
          best = rate (bare[column], words[i]);
          found = (int) column;
        }

  return found;
}

static int
claim (char              **bare,
       const char * const *words,
       GArray             *taken)
{
  int found = find_by_name (bare, taken->len, words, taken);

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
      value = buju_columns_parse_degrees (cell);
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
  self->x = claim (bare, lon_names, taken);
  self->y = claim (bare, lat_names, taken);
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
  *first = buju_columns_parse_degrees (plain);
  *second = buju_columns_parse_degrees (comma + 1);

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

static double
find_area_unit (const char *name)
{
  g_autofree char *small = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (area_units); i++)
    if (strstr (small, area_units[i].word) != NULL)
      return area_units[i].square_metres;

  return 0;
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
    bare[i] = undress (buju_table_get_field (table, i)->name);

  find_axes (&self, bare, taken);
  self.pair = claim (bare, pair_names, taken);
  if (self.x >= 0)
    check_axes (&self, table);
  if (self.pair >= 0)
    check_pair (&self, table);
  if (self.x < 0 && self.pair < 0)
    find_by_values (&self, table);
  find_datum (&self, table);

  self.name_en = claim (bare, english_names, taken);
  self.name = claim (bare, name_names, taken);
  self.area = claim (bare, area_names, taken);
  self.district = claim (bare, district_names, taken);
  self.industry = claim (bare, industry_names, taken);
  if (self.area >= 0)
    self.area_unit = find_area_unit (buju_table_get_field (table, (guint) self.area)->name);

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
                 : buju_columns_parse_degrees (x);
      point->y = self->projected ? buju_table_get_number (table, row, self->y)
                 : buju_columns_parse_degrees (y);
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

/* The next number in the text, whatever stands before it; moves behind it. */
static double
next_number (const char **text)
{
  const char *p = *text;
  char *end;
  double number;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    p++;
  if (*p == '\0')
    return NAN;

  number = g_ascii_strtod (p, &end);
  *text = end;

  return number;
}

/* "123456" of an address is no coordinate: only signs and words of degrees may stand around the
 * numbers. */
static gboolean
is_degree_text (const char *text)
{
  static const char * const words[] = { "东经", "北纬", "经度", "纬度", "度", "分", "秒", "°", "º", "′", "’",
                                        "'", "″",
                                        "”", "''", "\"", "E", "N", "e", "n", "：", ":", "+", "-",
                                        ".", " ", "(", ")" };

  while (*text != '\0')
    {
      gsize length = g_ascii_isdigit (*text) ? 1 : 0;

      for (guint i = 0; i < G_N_ELEMENTS (words) && length == 0; i++)
        if (g_str_has_prefix (text, words[i]))
          length = strlen (words[i]);
      if (length == 0)
        return FALSE;
      text += length;
    }

  return TRUE;
}

/**
 * buju_columns_parse_degrees:
 * @text: a cell
 *
 * Reads degrees as people write them: decimal, or degrees, minutes and seconds with any marks. Also
 * a plain number of any size, also with an exponent.
 *
 * Returns: the value; NAN when it is none
 */
double
buju_columns_parse_degrees (const char *text)
{
  const char *p = text;
  double degrees, minutes, seconds;
  char *end;

  g_return_val_if_fail (text != NULL, NAN);

  degrees = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0')
    return degrees;
  if (!is_degree_text (text))
    return NAN;

  degrees = next_number (&p);
  minutes = next_number (&p);
  seconds = next_number (&p);
  if ((minutes >= 60 && isfinite (minutes)) || (seconds >= 60 && isfinite (seconds)))
    return NAN;
  if (isfinite (minutes))
    degrees += minutes / 60.0;
  if (isfinite (seconds))
    degrees += seconds / 3600.0;

  return strchr (text, '-') == text ? -degrees : degrees;
}
