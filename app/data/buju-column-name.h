/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people call columns in Chinese and English. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BUJU_COLUMN_LON,
  BUJU_COLUMN_LAT,
  BUJU_COLUMN_PAIR,       /* both in one cell */
  BUJU_COLUMN_NAME,
  BUJU_COLUMN_FIRM,       /* a name, but not of a place */
  BUJU_COLUMN_PARK,       /* a name of a place that others lie in */
  BUJU_COLUMN_NAME_EN,
  BUJU_COLUMN_DISTRICT,
  BUJU_COLUMN_INDUSTRY,
  BUJU_COLUMN_AREA,
  BUJU_COLUMN_N_MEANINGS
} BujuColumnMeaning;

char  *buju_column_name_bare          (const char *name);
guint  buju_column_name_rate          (const char *bare, BujuColumnMeaning meaning);
double buju_column_name_get_area_unit (const char *name);

G_END_DECLS
