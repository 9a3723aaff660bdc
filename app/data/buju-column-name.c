/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-column-name.h"

#include <string.h>

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
                                           "公司名称", "项目名称",
                                           "开发区名称", "name", "park", "parkname", "title",
                                           NULL };
static const char * const firm_names[] = { "企业名称", "单位名称", "公司名称", "项目名称", NULL };
static const char * const park_names[] = { "园区名称", "园区", "产业园区", "特色产业园区", "开发区", "开发区名称", "park",
                                           "parkname", NULL };
static const char * const english_names[] = { "英文名", "英文名称", "nameen", "englishname", "enname",
                                              NULL };
static const char * const district_names[] = { "区", "市辖区", "所在区", "所属区", "行政区", "行政区划", "区县",
                                               "所属区县", "所在区县", "区域", "district", "county", NULL };
static const char * const industry_names[] = { "产业", "主导产业", "产业类别", "产业领域", "特色产业", "重点产业", "行业",
                                               "产业定位", "industry", "sector", NULL };
static const char * const area_names[] = { "面积", "规划面积", "占地面积", "用地面积", "总面积", "area", NULL };

static const char * const *meanings[BUJU_COLUMN_N_MEANINGS] = {
  [BUJU_COLUMN_LON] = lon_names,
  [BUJU_COLUMN_LAT] = lat_names,
  [BUJU_COLUMN_PAIR] = pair_names,
  [BUJU_COLUMN_NAME] = name_names,
  [BUJU_COLUMN_FIRM] = firm_names,
  [BUJU_COLUMN_PARK] = park_names,
  [BUJU_COLUMN_NAME_EN] = english_names,
  [BUJU_COLUMN_DISTRICT] = district_names,
  [BUJU_COLUMN_INDUSTRY] = industry_names,
  [BUJU_COLUMN_AREA] = area_names,
};

static const struct
{
  const char *word;
  double      square_metres;
} area_units[] = {
  { "平方公里", 1e6 }, { "平方千米", 1e6 }, { "km", 1e6 },     { "公顷", 1e4 },       { "hectare", 1e4 },
  { "万平方米", 1e4 }, { "万㎡", 1e4 },     { "亩", 2000.0 / 3.0 }, { "平方米", 1 }, { "㎡", 1 },
  { "m²", 1 },         { "m2", 1 },         { "ha", 1e4 },
};

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

/**
 * buju_column_name_bare:
 * @name: as the table has it
 *
 * Returns: (transfer full): small letters and digits only; brackets end the name
 */
char *
buju_column_name_bare (const char *name)
{
  g_autofree char *folded = NULL;
  GString *bare;

  g_return_val_if_fail (name != NULL, NULL);

  folded = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  bare = g_string_new (NULL);
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

/**
 * buju_column_name_rate:
 * @bare: from buju_column_name_bare()
 * @meaning: what the column might mean
 *
 * Returns: how well it is called for that: 3 by a usual name, 2 or 1 by a part of it, 0 not at all
 */
guint
buju_column_name_rate (const char        *bare,
                       BujuColumnMeaning  meaning)
{
  guint best = 0;

  g_return_val_if_fail (bare != NULL && meaning < BUJU_COLUMN_N_MEANINGS, 0);

  for (guint i = 0; meanings[meaning][i] != NULL; i++)
    best = MAX (best, rate (bare, meanings[meaning][i]));

  return best;
}

/**
 * buju_column_name_get_area_unit:
 * @name: of a column of areas, as the table has it
 *
 * Returns: m² of one unit; 0 when the name says nothing of it
 */
double
buju_column_name_get_area_unit (const char *name)
{
  g_autofree char *small = NULL;

  g_return_val_if_fail (name != NULL, 0);

  small = g_utf8_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (area_units); i++)
    if (strstr (small, area_units[i].word) != NULL)
      return area_units[i].square_metres;

  return 0;
}
