/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-reader.h"
#include "data/buju-filter.h"

#include <string.h>

#include "folder-fixture.h"

#define ROWS \
  "名称,area,district,year of plan\n" \
  "金桥,20,浦东新区,2017\n" \
  "张江科学城,95,浦东新区,2035\n" \
  "Caohejing,5.5,徐汇区,\n" \
  "临港,\"1,195\",,2019\n"

static BujuTable *table;

/* Which rows pass, as bits, the first row lowest. */
static guint
pass (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuFilter) filter = buju_filter_new (text, table, &error);
  guint bits = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    bits |= (guint) buju_filter_matches (filter, i) << i;
  return bits;
}

static void
test_matches (void)
{
  static const struct { const char *text; guint bits; } cases[] = {
    { "", 15 }, { "  ", 15 },
    { "area >= 20", 11 }, { "area>=20", 11 }, { "area < 20", 4 }, { "area > 1000", 8 },
    { "area != 20", 14 },
    { "area between 5 and 95", 7 }, { "area 介于 5 和 95", 7 },
    { "名称 = 金桥", 1 }, { "名称=\"金桥\"", 1 }, { "名称 包含 桥", 1 }, { "名称 contains 科学", 2 },
    { "名称 = caohejing", 4 }, { "名称 contains HEJ", 4 },
    { "district = “浦东新区” and area > 50", 2 }, { "district = 浦东新区 且 area > 50", 2 },
    { "area = 20 or area = 5.5", 5 }, { "area = 20 or area > 50 and district = 浦东新区", 3 },
    { "(area = 20 or area > 50) and district = 浦东新区", 3 }, { "not area = 20", 14 },
    { "非（area = 20 或 area = 95）", 12 },
    { "district = ''", 8 }, { "district != \"\"", 7 }, { "\"year of plan\" > 2018", 10 },
    { "year of plan <= 2017", 1 },
    { "year of plan = ''", 4 }, { "AREA = 20.0", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (pass (cases[i].text), ==, cases[i].bits);
    }
}

static void
test_mistakes (void)
{
  static const struct { const char *text; int code; } cases[] = {
    { "area", BUJU_FILTER_ERROR_SYNTAX }, { "area >", BUJU_FILTER_ERROR_SYNTAX },
    { "= 20", BUJU_FILTER_ERROR_SYNTAX },
    { "size = 1", BUJU_FILTER_ERROR_FIELD }, { "areas = 1", BUJU_FILTER_ERROR_FIELD },
    { "area = 20 area = 5", BUJU_FILTER_ERROR_SYNTAX },
    { "area between 5", BUJU_FILTER_ERROR_SYNTAX },
    { "(area = 20", BUJU_FILTER_ERROR_SYNTAX }, { "area = \"20", BUJU_FILTER_ERROR_SYNTAX },
    { "area = 20 and", BUJU_FILTER_ERROR_SYNTAX }, { "not", BUJU_FILTER_ERROR_SYNTAX },
  };
  g_autofree char *deep = g_strnfill (100, '(');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (buju_filter_new (cases[i].text, table, &error));
      g_assert_error (error, BUJU_FILTER_ERROR, cases[i].code);
    }
  g_assert_null (buju_filter_new (deep, table, NULL));
}

int
main (int argc, char **argv)
{
  Folder folder;
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder_set_up (&folder, NULL);
  path = folder_write (&folder, "x.csv", ROWS, strlen (ROWS));
  table = buju_csv_read (path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (table);
  g_test_add_func ("/filter/matches", test_matches);
  g_test_add_func ("/filter/mistakes", test_mistakes);
  status = g_test_run ();
  buju_table_unref (table);
  folder_tear_down (&folder, NULL);
  return status;
}
