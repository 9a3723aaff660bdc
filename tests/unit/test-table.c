/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table.h"

#include <locale.h>
#include <math.h>

static BujuTable *
make_table (void)
{
  const BujuField columns[] = { { g_strdup ("id"), BUJU_FIELD_TEXT, 20, 0 },
                                { g_strdup ("面积"), BUJU_FIELD_REAL, 12, 2 } };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_array_append_vals (fields, columns, G_N_ELEMENTS (columns));
  g_ptr_array_add (cells, g_strdup ("a"));
  g_ptr_array_add (cells, g_strdup ("1234.5"));
  g_ptr_array_add (cells, g_strdup ("b"));
  g_ptr_array_add (cells, NULL);
  g_ptr_array_add (cells, g_strdup ("c"));
  g_ptr_array_add (cells, g_strdup ("12,5"));

  return buju_table_new (fields, cells, 3);
}

static void
test_cells (void)
{
  g_autoptr (BujuTable) table = make_table ();
  g_autoptr (BujuTable) again = buju_table_ref (table);

  g_assert_cmpuint (buju_table_get_n_rows (again), ==, 3);
  g_assert_cmpuint (buju_table_get_n_fields (table), ==, 2);
  g_assert_cmpstr (buju_table_get (table, 1, 0), ==, "b");
  g_assert_null (buju_table_get (table, 1, 1));
  g_assert_null (buju_table_get (table, 3, 0));
  g_assert_null (buju_table_get (table, 0, 2));
  g_assert_null (buju_table_get (table, 0, -1));
  g_assert_cmpstr (buju_table_lookup (table, 2, "ID"), ==, "c");
  g_assert_null (buju_table_lookup (table, 2, "nothing"));
}

static void
test_fields (void)
{
  g_autoptr (BujuTable) table = make_table ();

  g_assert_cmpint (buju_table_find_field (table, "Id"), ==, 0);
  g_assert_cmpint (buju_table_find_field (table, "面积"), ==, 1);
  g_assert_cmpint (buju_table_find_field (table, "面"), ==, -1);
  g_assert_cmpint (buju_table_get_field (table, 1)->type, ==, BUJU_FIELD_REAL);
  g_assert_cmpuint (buju_table_get_field (table, 1)->decimals, ==, 2);
  g_assert_null (buju_table_get_field (table, 2));
}

static void
test_numbers (void)
{
  g_autoptr (BujuTable) table = make_table ();

  g_assert_cmpfloat (buju_table_get_number (table, 0, 1), ==, 1234.5);
  g_assert_true (isnan (buju_table_get_number (table, 1, 1)));
  g_assert_true (isnan (buju_table_get_number (table, 2, 1)));
  g_assert_true (isnan (buju_table_get_number (table, 0, 0)));
  g_assert_true (isnan (buju_table_get_number (table, 9, 1)));
}

/* Wherever there is a locale with a comma, it must make no difference. */
static void
test_numbers_in_any_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma here");
      return;
    }
  test_numbers ();
  setlocale (LC_NUMERIC, "C");
}

static BujuTable *
make_column (BujuFieldType type, const char * const *cells)
{
  BujuField column = { g_strdup ("产值"), type, 24, 15 };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  g_array_append_val (fields, column);
  for (guint i = 0; cells[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (cells[i]));
  return buju_table_new (fields, all, all->len);
}

/* What programs write of binary numbers, and what they meant. */
static void
test_shown (void)
{
  static const char * const stored[] = { "12.369999999999999", "102.430000000000007",
                                         "-30.430000000000000", "0.000000000000100",
                                         "7.000000000000000",
                                         "5.655136772680869", "12.50", "0.100", "1.5e3",
                                         "12345678901234567.5", "n/a 1.2345678901234567", NULL };
  static const char * const shown[] = { "12.37", "102.43", "-30.43", "0.000000000000100", "7",
                                        "5.65513677268087", "12.50", "0.100", "1.5e3",
                                        "12345678901234567.5", "n/a 1.2345678901234567", NULL };
  g_autoptr (BujuTable) reals = make_column (BUJU_FIELD_REAL, stored);
  g_autoptr (BujuTable) texts = make_column (BUJU_FIELD_TEXT, stored);
  char room[BUJU_FIELD_SHOWN_ROOM];

  for (guint i = 0; stored[i] != NULL; i++)
    {
      g_assert_cmpstr (buju_table_get_shown (reals, i, 0, room), ==, shown[i]);
      g_assert_cmpstr (buju_table_get (reals, i, 0), ==, stored[i]);
      g_assert_cmpstr (buju_table_get_shown (texts, i, 0, room), ==, stored[i]);
    }
  g_assert_null (buju_table_get_shown (reals, 99, 0, room));
  g_assert_null (buju_table_get_shown (reals, 0, -1, room));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/cells", test_cells);
  g_test_add_func ("/table/fields", test_fields);
  g_test_add_func ("/table/numbers", test_numbers);
  g_test_add_func ("/table/shown", test_shown);
  g_test_add_func ("/table/numbers-in-any-locale", test_numbers_in_any_locale);

  return g_test_run ();
}
