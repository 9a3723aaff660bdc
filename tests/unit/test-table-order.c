/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-collator.h"
#include "data/buju-csv-reader.h"
#include "data/buju-filter.h"
#include "data/buju-table-order.h"
#include "session/buju-table-text.h"

#include <string.h>

#include "folder-fixture.h"

#define MANY 20000

static const char text[] =
  "name,district,area,note\n"
  "宝山工业区10号,宝山区,12.5,a\n"
  "宝山工业区2号,宝山区,-3,\n"
  "Zhangjiang,浦东新区,,b\n"
  "闵行开发区,闵行区,100,c\n"
  "长兴岛,崇明区,20,Caohejing\n"
  "alpha,浦东新区,20,b\n"
  ",奉贤区,1.5e3,b\n";

static BujuTable *
read_table (void)
{
  Folder folder;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuReport) report = NULL;
  BujuTable *table;

  folder_set_up (&folder, NULL);
  path = folder_write (&folder, "parks.csv", text, strlen (text));
  table = buju_csv_read (path, NULL, &report, NULL, &error);
  g_assert_no_error (error);
  folder_tear_down (&folder, NULL);
  return table;
}

/* The rows in order, "3 0 1". */
static char *
list (BujuTable *table, const char *filter, const char *field, gboolean descending)
{
  BujuTableWish wish = { filter, field != NULL ? buju_table_find_field (table, field) : -1,
                         descending };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuTableOrder) order = buju_table_order_new (table, buju_table_get_n_rows (table),
                                                           &wish, NULL, NULL, &error);
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < buju_table_order_get_n (order); i++)
    {
      guint row = buju_table_order_get_row (order, i);

      g_assert_cmpuint (buju_table_order_find (order, row), ==, i);
      g_string_append_printf (rows, i > 0 ? " %u" : "%u", row);
    }
  g_assert_cmpuint (buju_table_order_get_row (order, buju_table_order_get_n (order)), ==,
                    BUJU_TABLE_NOWHERE);
  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static void
assert_order (BujuTable *table, const char *filter, const char *field, gboolean descending,
              const char *expected)
{
  g_autofree char *rows = list (table, filter, field, descending);

  g_test_message ("%s %s %d", filter, field, descending);
  g_assert_cmpstr (rows, ==, expected);
}

/* Numbers by value, names as they are looked for, what is missing last, equal rows as in the file:
 * in both directions. */
static void
test_sort (void)
{
  g_autoptr (BujuTable) table = read_table ();

  assert_order (table, NULL, NULL, FALSE, "0 1 2 3 4 5 6");
  assert_order (table, NULL, NULL, TRUE, "6 5 4 3 2 1 0");
  assert_order (table, NULL, "area", FALSE, "1 0 4 5 3 6 2");
  assert_order (table, NULL, "area", TRUE, "6 3 4 5 0 1 2");
  assert_order (table, NULL, "name", FALSE, "5 2 1 0 4 3 6");
  assert_order (table, NULL, "name", TRUE, "3 4 0 1 2 5 6");
  assert_order (table, NULL, "district", FALSE, "0 1 4 6 3 2 5");
  assert_order (table, NULL, "note", TRUE, "4 3 2 5 6 0 1");
}

static void
test_filter (void)
{
  g_autoptr (BujuTable) table = read_table ();
  const BujuTableWish wrong = { "colour = 1", -1, FALSE }, wish = { "area > 15", -1, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuTableOrder) order = NULL;

  assert_order (table, "area > 15", NULL, FALSE, "3 4 5 6");
  assert_order (table, "area > 15", "area", TRUE, "6 3 4 5");
  assert_order (table, "name = nowhere", "area", TRUE, "");
  g_assert_null (buju_table_order_new (table, 7, &wrong, NULL, NULL, &error));
  g_assert_error (error, BUJU_FILTER_ERROR, BUJU_FILTER_ERROR_FIELD);
  g_clear_error (&error);
  order = buju_table_order_new (table, 7, &wish, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (buju_table_order_get_n_all (order), ==, 7);
  g_assert_cmpuint (buju_table_order_find (order, 0), ==, BUJU_TABLE_NOWHERE);
  g_assert_cmpuint (buju_table_order_find (order, 99), ==, BUJU_TABLE_NOWHERE);
}

/* Round from either end; the row that one is at comes last. */
static void
test_search (void)
{
  g_autoptr (BujuTable) table = read_table ();
  const BujuTableWish wish = { NULL, 2, FALSE };
  g_autoptr (BujuTableOrder) order = buju_table_order_new (table, 7, &wish, NULL, NULL, NULL);
  static const struct { const char *text; guint from; gboolean back; guint found; } cases[] = {
    { "宝山", BUJU_TABLE_NOWHERE, FALSE, 0 }, { "宝山", 0, FALSE, 1 }, { "宝山", 1, FALSE, 0 },
    { "宝山", BUJU_TABLE_NOWHERE, TRUE, 1 },  { "宝山", 0, TRUE, 1 },
    { "CAOHE", BUJU_TABLE_NOWHERE, FALSE, 2 },
    { "caohe", 2, FALSE, 2 },                 { "nothing", 3, FALSE, BUJU_TABLE_NOWHERE },
    { "", 0, FALSE, BUJU_TABLE_NOWHERE },
    { "Ｂ", 0, FALSE, BUJU_TABLE_NOWHERE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s from %u", cases[i].text, cases[i].from);
      g_assert_cmpuint (buju_table_order_search (order, cases[i].text, cases[i].from, cases[i].back,
                                                 NULL), ==,
                        cases[i].found);
    }
}

/* Rows that no table has are there, at the end. */
static void
test_no_table (void)
{
  g_autoptr (BujuTable) table = read_table ();
  const BujuTableWish natural = BUJU_TABLE_WISH_INIT, by_area = { NULL, 2, FALSE };
  g_autoptr (BujuTableOrder) bare = buju_table_order_new (NULL, 3, &natural, NULL, NULL, NULL);
  g_autoptr (BujuTableOrder) longer = buju_table_order_new (table, 9, &by_area, NULL, NULL, NULL);

  g_assert_cmpuint (buju_table_order_get_n (bare), ==, 3);
  g_assert_cmpuint (buju_table_order_get_row (bare, 2), ==, 2);
  g_assert_cmpuint (buju_table_order_search (bare, "a", 0, FALSE, NULL), ==, BUJU_TABLE_NOWHERE);
  g_assert_cmpuint (buju_table_order_get_n (longer), ==, 9);
  g_assert_cmpuint (buju_table_order_get_row (longer, 8), ==, 8);
}

/* As the keys have it, one after the other. */
static int
compare (const BujuCollator *collator, const char *a, const char *b)
{
  guint32 at = 0, other_at = 0;
  guint64 key, other;

  do
    {
      key = buju_collator_get_key (collator, a, &at);
      other = buju_collator_get_key (collator, b, &other_at);
    }
  while (key == other && (key & 0xffff) != 0);
  return key < other ? -1 : key > other;
}

/* A merge sort against every pair, for each kind of column; enough rows for merges at every
 * size. */
static void
test_many (void)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const BujuField columns[] = { { g_strdup ("n"), BUJU_FIELD_REAL, 0, 0 },
                                { g_strdup ("t"), BUJU_FIELD_TEXT, 0, 0 } };
  g_autoptr (BujuCollator) collator = buju_collator_new ();
  g_autoptr (BujuTable) table = NULL;
  GRand *rand = g_rand_new_with_seed (7);

  g_array_append_vals (fields, columns, 2);
  for (guint i = 0; i < MANY; i++)
    {
      g_ptr_array_add (cells, g_strdup_printf ("%d.5", g_rand_int_range (rand, -900, 900)));
      g_ptr_array_add (cells,
                       g_strdup_printf ("园区%d号%c", g_rand_int_range (rand, 0, 40000), 'a' + i % 3));
    }
  table = buju_table_new (fields, cells, MANY);
  for (int field = 0; field < 2; field++)
    for (int descending = 0; descending < 2; descending++)
      {
        const BujuTableWish wish = { NULL, field, descending };
        int progress = -1;
        g_autoptr (BujuTableOrder) order = buju_table_order_new (table, MANY, &wish, &progress,
                                                                 NULL, NULL);

        g_assert_cmpint (progress, ==, BUJU_TABLE_PROGRESS_FULL);
        for (guint i = 1; i < MANY; i++)
          {
            guint a = buju_table_order_get_row (order, i - 1),
            b = buju_table_order_get_row (order, i);
            double by_number = buju_table_get_number (table, b, 0)
                               - buju_table_get_number (table, a, 0);
            int by_text = compare (collator, buju_table_get (table, b, 1),
                                   buju_table_get (table, a, 1));
            double up = field == 0 ? by_number : by_text;

            g_assert_true (descending ? up <= 0 : up >= 0);
            g_assert_true (up != 0 || a < b);
          }
      }
  g_rand_free (rand);
}

/* CSV with its mark, numbers as they are, formulas defused; TSV with a line for each row whatever
 * the cells hold. */
static void
test_text (void)
{
  static const char odd[] = "name,value,note\n=1+1,-3.50,\"a,b\"\n\"two\nlines\",\"1,200\",-dash\n";
  Folder folder;
  g_autofree char *path = NULL, *csv = NULL, *tsv = NULL, *none = NULL;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = NULL;
  g_autoptr (BujuTableOrder) order = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const BujuTableWish wish = BUJU_TABLE_WISH_INIT;
  const guint32 second = 1;

  folder_set_up (&folder, NULL);
  path = folder_write (&folder, "odd.csv", odd, strlen (odd));
  table = buju_csv_read (path, NULL, &report, NULL, NULL);
  folder_tear_down (&folder, NULL);
  order = buju_table_order_new (table, 2, &wish, NULL, NULL, NULL);
  csv = buju_table_text_make (order, NULL, BUJU_TABLE_TEXT_CSV, NULL);
  g_assert_cmpstr (csv, ==,
                   "\xef\xbb\xbfname,value,note\r\n\"'=1+1\",-3.50,\"a,b\"\r\n\"two\nlines\",\"1,200\",\"'-dash\"\r\n");
  g_array_append_val (rows, second);
  tsv = buju_table_text_make (order, rows, BUJU_TABLE_TEXT_TSV, NULL);
  g_assert_cmpstr (tsv, ==, "name\tvalue\tnote\ntwo lines\t1,200\t-dash\n");
  g_cancellable_cancel (cancellable);
  none = buju_table_text_make (order, NULL, BUJU_TABLE_TEXT_CSV, cancellable);
  g_assert_null (none);
}

/* A cell is found by what is seen of it and by what stands in the file; this is what is written. */
static void
test_digits (void)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const BujuField field = { g_strdup ("output"), BUJU_FIELD_REAL, 24, 15 };
  const BujuTableWish wish = BUJU_TABLE_WISH_INIT;
  g_autoptr (BujuTable) table = NULL;
  g_autoptr (BujuTableOrder) order = NULL;
  g_autofree char *tsv = NULL;

  g_array_append_val (fields, field);
  g_ptr_array_add (cells, g_strdup ("102.430000000000007"));
  g_ptr_array_add (cells, g_strdup ("12.369999999999999"));
  table = buju_table_new (fields, cells, 2);
  order = buju_table_order_new (table, 2, &wish, NULL, NULL, NULL);
  g_assert_cmpuint (buju_table_order_search (order, "12.37", BUJU_TABLE_NOWHERE, FALSE, NULL), ==,
                    1);
  g_assert_cmpuint (buju_table_order_search (order, "0007", BUJU_TABLE_NOWHERE, FALSE, NULL), ==,
                    0);
  assert_order (table, "output = 12.37", NULL, FALSE, "1");
  tsv = buju_table_text_make (order, NULL, BUJU_TABLE_TEXT_TSV, NULL);
  g_assert_cmpstr (tsv, ==, "output\n102.430000000000007\n12.369999999999999\n");
}

static void
test_cancel (void)
{
  g_autoptr (BujuTable) table = read_table ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const BujuTableWish wish = { NULL, 0, FALSE };

  g_cancellable_cancel (cancellable);
  g_assert_null (buju_table_order_new (table, 7, &wish, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* In this order, from the first to the last. */
static void
test_collator (void)
{
  static const char *const names[] = { "", "(1)", "2", "0010a", "12345", "123456", "123457",
                                       "1234567", "a", "A1", "a2",
                                       "ａ10", "b", "é", "临港", "临港2区", "闵行" };
  g_autoptr (BujuCollator) collator = buju_collator_new ();
  static const char *const han[] = { "宝山", "长宁", "崇明", "奉贤", "虹口", "黄浦", "嘉定", "金山", "静安", "闵行",
                                     "浦东", "普陀",
                                     "青浦", "松江", "徐汇", "杨浦" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (compare (collator, names[i - 1], names[i]), <, 0);
  for (guint i = 1; i < G_N_ELEMENTS (han); i++)
    g_assert_cmpint (compare (collator, han[i - 1], han[i]), <, 0);
  g_assert_cmpint (compare (collator, "园区2", "园区10"), <, 0);
  g_assert_cmpint (compare (collator, "园区12345", "园区9999"), >, 0);
  g_assert_cmpint (compare (collator, "Ａ１", "a1"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-order/sort", test_sort);
  g_test_add_func ("/table-order/filter", test_filter);
  g_test_add_func ("/table-order/search", test_search);
  g_test_add_func ("/table-order/no-table", test_no_table);
  g_test_add_func ("/table-order/many", test_many);
  g_test_add_func ("/table-order/text", test_text);
  g_test_add_func ("/table-order/digits", test_digits);
  g_test_add_func ("/table-order/cancel", test_cancel);
  g_test_add_func ("/table-order/collator", test_collator);
  return g_test_run ();
}
