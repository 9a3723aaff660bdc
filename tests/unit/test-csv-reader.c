/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-reader.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "folder-fixture.h"

static BujuTable *
read_with (Folder *folder, const char *bytes, gsize size, const BujuCsvOptions *options,
           BujuReport **report)
{
  g_autofree char *path = folder_write (folder, "园区.csv", bytes, size);
  g_autoptr (GError) error = NULL;
  BujuTable *table = buju_csv_read (path, options, report, NULL, &error);

  g_assert_no_error (error);

  return table;
}

static BujuTable *
read_text (Folder *folder, const char *text, BujuReport **report)
{
  return read_with (folder, text, strlen (text), NULL, report);
}

static void
assert_park (BujuTable *table)
{
  g_assert_cmpuint (buju_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (buju_table_find_field (table, "名称"), ==, 0);
  g_assert_cmpstr (buju_table_lookup (table, 0, "名称"), ==, "金桥");
  g_assert_cmpfloat (buju_table_get_number (table, 1, buju_table_find_field (table, "面积")), ==,
                     12.5);
}

static void
test_plain (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = read_text (folder, "名称,面积\n金桥,10\n张江,12.5\n", &report);

  assert_park (table);
  g_assert_cmpint (buju_table_get_field (table, 1)->type, ==, BUJU_FIELD_REAL);
  g_assert_cmpstr (report->encoding, ==, "UTF-8");
  g_assert_cmpint (report->separator, ==, ',');
  g_assert_true (report->has_header);
  g_assert_cmpuint (report->records, ==, 2);
  g_assert_cmpuint (report->notes->len, ==, 0);
}

static void
test_marks_and_encodings (Folder *folder, gconstpointer data)
{
  static const struct { const char *encoding, *from, *mark; gsize mark_length; } cases[] = {
    { "UTF-8", "mark", "\xef\xbb\xbf", 3 },
    { "UTF-16LE", "mark", "\xff\xfe", 2 },
    { "UTF-16BE", "mark", "\xfe\xff", 2 },
    { "UTF-16LE", "guess", "", 0 },
    { "GB18030", "guess", "", 0 },
  };
  const char *text = "名称\t面积\r\n金桥\t10\r\n张江\t12.5\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = 0;
      g_autofree char *bytes = g_convert (text, -1, cases[i].encoding, "UTF-8", NULL, &length,
                                          NULL);
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuTable) table = NULL;

      g_byte_array_append (file, (const guint8 *) cases[i].mark, (guint) cases[i].mark_length);
      g_byte_array_append (file, (const guint8 *) bytes, (guint) length);
      table = read_with (folder, (const char *) file->data, file->len, NULL, &report);
      assert_park (table);
      g_assert_cmpint (report->separator, ==, '\t');
      g_assert_cmpstr (report->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (report->encoding_from, ==, cases[i].from);
    }
}

static void
test_separators (Folder *folder, gconstpointer data)
{
  static const char * const texts[] = {
    "名称;面积\n金桥;10\n张江;12.5\n",
    "sep=;\n名称;面积\n金桥;10\n张江;12.5\n",
    "名称|面积\r金桥|10\r张江|12.5",
    "名称\t面积\n金桥\t10\n张江\t12.5\n\n\n",
    "名称,面积,备注\n\"金桥\",10,\"甲;乙;丙\"\n张江,12.5,\"甲;乙;丙\"\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BujuTable) table = read_text (folder, texts[i], NULL);

      assert_park (table);
    }
}

static void
test_quotes (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = read_text (folder, "a,b\n\"甲,\n\"\"乙\"\"\", \"x\"\n5 \"inch\",y\n",
                                           &report);

  g_assert_cmpuint (buju_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (buju_table_get (table, 0, 0), ==, "甲,\n\"乙\"");
  g_assert_cmpstr (buju_table_get (table, 0, 1), ==, "x");
  g_assert_cmpstr (buju_table_get (table, 1, 0), ==, "5 \"inch\"");
  g_assert_cmpuint (report->notes->len, ==, 0);
}

/* It must not swallow the rest, nor make reading slow. */
static void
test_open_quote (Folder *folder, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = NULL;

  for (guint i = 0; i < 50001; i++)
    g_string_append (text, "\"x,y\n");
  table = read_text (folder, text->str, &report);
  g_assert_cmpuint (buju_table_get_n_rows (table), >=, 2);
  g_assert_cmpstr (buju_table_get (table, buju_table_get_n_rows (table) - 1, 0), ==, "\"x");
  g_assert_cmpuint (report->notes->len, ==, 1);
}

static void
test_ragged (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = read_text (folder, "a,b\n1\n1,2,3\n\n ,\n4,5\n", &report);

  g_assert_cmpuint (buju_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (buju_table_get_n_fields (table), ==, 3);
  g_assert_null (buju_table_get (table, 0, 1));
  g_assert_cmpstr (buju_table_get (table, 1, 2), ==, "3");
  g_assert_cmpstr (buju_table_get_field (table, 2)->name, ==, "field_3");
  g_assert_cmpuint (report->notes->len, ==, 1);
}

static void
test_header (Folder *folder, gconstpointer data)
{
  const BujuCsvOptions with = { NULL, '\0', 1 }, without = { NULL, '\0', 0 };
  g_autoptr (BujuTable) none = read_text (folder, "金桥,121.6\n张江,121.5\n", NULL);
  g_autoptr (BujuTable) twins = read_text (folder, "名称,名称\n金桥,a\n", NULL);
  g_autoptr (BujuTable) forced = read_with (folder, "金桥,1\n张江,2\n", strlen ("金桥,1\n张江,2\n"), &with,
                                            NULL);
  g_autoptr (BujuTable) refused = read_with (folder, "a,b\nc,d\n", strlen ("a,b\nc,d\n"), &without,
                                             NULL);

  g_assert_cmpuint (buju_table_get_n_rows (none), ==, 2);
  g_assert_cmpstr (buju_table_get_field (none, 0)->name, ==, "field_1");
  g_assert_cmpuint (buju_table_get_n_rows (twins), ==, 2);
  g_assert_cmpuint (buju_table_get_n_rows (forced), ==, 1);
  g_assert_cmpstr (buju_table_get_field (forced, 1)->name, ==, "1");
  g_assert_cmpuint (buju_table_get_n_rows (refused), ==, 2);
}

static void
test_types (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) table = read_text (folder,
                                           "代码,数,金额,文字,空\n0021,5,\"1,234.5\",3 "
                                           "号,\n0755,-7,\"12,345,678\",x,\n",
                                           NULL);
  static const BujuFieldType types[] = { BUJU_FIELD_TEXT, BUJU_FIELD_INTEGER, BUJU_FIELD_REAL,
                                         BUJU_FIELD_TEXT,
                                         BUJU_FIELD_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (buju_table_get_field (table, i)->type, ==, types[i]);
  g_assert_cmpfloat (buju_table_get_number (table, 0, 2), ==, 1234.5);
  g_assert_cmpfloat (buju_table_get_number (table, 1, 2), ==, 12345678);
  g_assert_true (isnan (buju_table_get_number (table, 0, 3)));
}

static void
assert_refused (Folder *folder, const char *bytes, gsize size, GQuark domain, int code)
{
  g_autofree char *path = folder_write (folder, "bad.csv", bytes, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_csv_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, "bad.csv"));
}

static void
test_refused (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) many = g_string_new ("a,b\n");
  g_autofree char *path = NULL;

  assert_refused (folder, "", 0, BUJU_CSV_ERROR, BUJU_CSV_ERROR_EMPTY);
  assert_refused (folder, "\xef\xbb\xbf\n\n , \n", 9, BUJU_CSV_ERROR, BUJU_CSV_ERROR_EMPTY);
  assert_refused (folder, "PK\003\004 something, else\n", 21, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_refused (folder, "\xff\xfe\x00\xd8\x00\xd8\x00\xd8", 8, G_IO_ERROR,
                  G_IO_ERROR_INVALID_DATA);

  g_assert_null (buju_csv_read (folder->path, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  for (guint i = 0; i < 10000; i++)
    g_string_append (many, "1,2\n");
  path = folder_write (folder, "many.csv", many->str, many->len);
  g_cancellable_cancel (cancellable);
  g_assert_null (buju_csv_read (path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
#define ADD(name, func) \
  g_test_add ("/csv-reader/" name, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("plain", test_plain);
  ADD ("marks-and-encodings", test_marks_and_encodings);
  ADD ("separators", test_separators);
  ADD ("quotes", test_quotes);
  ADD ("open-quote", test_open_quote);
  ADD ("ragged", test_ragged);
  ADD ("header", test_header);
  ADD ("types", test_types);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
