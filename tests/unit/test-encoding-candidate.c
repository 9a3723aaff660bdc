/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-encoding-candidate.h"

#include "shape-fixture.h"

#define NAME_GBK "\xd5\xc5\xbd\xad\xbf\xc6\xd1\xa7\xb3\xc7" /* 张江科学城 */

static const BujuEncodingCandidate *
find (GPtrArray *candidates, const char *encoding)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->encoding, encoding))
        return candidate;
    }

  return NULL;
}

static GPtrArray *
list (const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *candidates = buju_encoding_candidates (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (candidates->len, >, 0);
  for (guint i = 0; i < candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_cmpint (candidate->chosen, ==, i == 0);
      g_assert_cmpuint (candidate->rows->len, <=, BUJU_ENCODING_SAMPLE_ROWS);
    }

  return candidates;
}

static const char *
get_row (const BujuEncodingCandidate *candidate, guint row)
{
  g_assert_nonnull (candidate);
  g_assert_cmpuint (row, <, candidate->rows->len);

  return g_ptr_array_index (candidate->rows, row);
}

/* Eight rows of ASCII, then eight of GBK, without a word about it. */
static void
write_gbk (Folder *folder)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  DBFHandle handle = DBFCreateEx (path, NULL);

  DBFAddField (handle, "id", FTString, 8, 0);
  DBFAddField (handle, "name", FTString, 20, 0);
  DBFAddField (handle, "area", FTDouble, 8, 2);
  for (int i = 0; i < 16; i++)
    {
      DBFWriteStringAttribute (handle, i, 0, "z");
      DBFWriteStringAttribute (handle, i, 1, i < 8 ? "plain" : NAME_GBK);
      DBFWriteDoubleAttribute (handle, i, 2, 1.5);
    }
  DBFClose (handle);
}

static void
test_table (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (GPtrArray) candidates = NULL;

  write_gbk (folder);
  candidates = list (path);
  g_assert_true (((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))
                 == find (candidates, "GB18030"));
  for (guint i = 0; i < BUJU_ENCODING_SAMPLE_ROWS; i++)
    g_assert_cmpstr (get_row (find (candidates, "GB18030"), i), ==, "z · 张江科学城");
  /* No UTF-8 by any means; Western at least loses nothing. */
  g_assert_null (find (candidates, "UTF-8"));
  g_assert_nonnull (find (candidates, "CP1252"));
}

/* What the file says of itself is read first, and what it does not is still offered. */
static void
test_claim (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  g_autoptr (GPtrArray) candidates = NULL;

  write_gbk (folder);
  g_free (folder_write (folder, "x.cpg", "CP950", 5));
  candidates = list (path);
  g_assert_cmpstr (((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))->encoding, ==,
                   find (candidates, "CP950") != NULL ? "CP950" : "GB18030");
  g_assert_cmpstr (get_row (find (candidates, "GB18030"), 0), ==, "z · 张江科学城");
}

/* Nothing tells them apart: one is enough. */
static void
test_ascii (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_write (folder, "x.csv", "a,b\n1,2\n", 8);
  g_autoptr (GPtrArray) candidates = list (path);

  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_cmpstr (get_row (g_ptr_array_index (candidates, 0), 1), ==, "1,2");
}

static void
test_text (Folder *folder, gconstpointer data)
{
  const char *content = "id,name\r\n1,plain\r\n2," NAME_GBK "\r\n3," NAME_GBK "\r\n";
  g_autofree char *path = folder_write (folder, "x.csv", content, strlen (content));
  g_autoptr (GPtrArray) candidates = list (path);

  g_assert_cmpstr (get_row (g_ptr_array_index (candidates, 0), 0), ==, "2,张江科学城");
  g_assert_cmpuint (((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))->rows->len, ==,
                    2);
}

static void
test_mark (Folder *folder, gconstpointer data)
{
  static const char content[] = "\xff\xfe" "a\0\n\0" "\x0d\x54" "\n\0"; /* 名 */
  g_autofree char *path = folder_write (folder, "x.txt", content, sizeof content - 1);
  g_autoptr (GPtrArray) candidates = list (path);

  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_cmpstr (((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))->encoding, ==,
                   "UTF-16LE");
  g_assert_cmpstr (get_row (g_ptr_array_index (candidates, 0), 0), ==, "名");
}

static void
test_refused (Folder *folder, gconstpointer data)
{
  g_autofree char *missing = shape_path (folder, ".shp");
  g_autofree char *bad = folder_write (folder, "y.dbf", "junk", 4);
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_encoding_candidates (missing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (buju_encoding_candidates (bad, &error));
  g_assert_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (buju_encoding_candidates (folder->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

#define ADD(name, function) \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/encoding-candidate/table", test_table);
  ADD ("/encoding-candidate/claim", test_claim);
  ADD ("/encoding-candidate/ascii", test_ascii);
  ADD ("/encoding-candidate/text", test_text);
  ADD ("/encoding-candidate/mark", test_mark);
  ADD ("/encoding-candidate/refused", test_refused);

  return g_test_run ();
}
