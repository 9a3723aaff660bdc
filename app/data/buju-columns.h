/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuColumns: what the columns of somebody's table mean: where a thing lies, what it is called, in
 * which district it is said to be. Found by the names people give to columns in Chinese and
 * English, and by the values. A guess, which the person sees and can change. */

#include "data/buju-table.h"
#include "geo/buju-datum.h"

G_BEGIN_DECLS

typedef struct
{
  /* Columns; -1. What is looked for among our places, and what a row is called: not the same in a
   * table of firms that says in which park each is. */
  int         name, title;
  int         name_en, district, industry, area;       /* columns; -1 */
  int         x, y;       /* longitude and latitude, or east and north; -1 */
  int         pair;       /* both in one cell: "121.5, 31.2"; -1 */
  gboolean    lat_first;  /* in @pair */
  gboolean    projected;  /* metres: a CRS must be known */
  const char *crs_guess;  /* "EPSG:4549": what such metres mostly are in Shanghai; NULL */
  BujuDatum   datum;      /* when a column's name says so */
  gboolean    datum_said;
  double      area_unit;  /* m² of one unit of @area, by its name; 0 when it says nothing */
} BujuColumns;

#define BUJU_COLUMNS_NONE ((BujuColumns) { -1, -1, -1, -1, -1, -1, -1, -1, -1 })

BujuColumns buju_columns_find         (const BujuTable *table);
gboolean    buju_columns_have_place   (const BujuColumns *self);
/* Coordinates of one row as the cells have them; FALSE when it has none. */
gboolean    buju_columns_get_point    (const BujuColumns *self, const BujuTable *table, guint row,
                                       BujuPoint *point);

G_END_DECLS
