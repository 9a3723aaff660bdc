/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-readings.h"

/* What people said of their files: kept by file and member, the newest first, and forgotten when
 * it says nothing. */

static GVariant *
make_empty (void)
{
  return g_variant_ref_sink (g_variant_new (BUJU_READINGS_TYPE, NULL));
}

/* @list: (inout): with @reading of @path. */
static void
add (GVariant **list, const char *path, const char *member, const BujuFileReading *reading)
{
  GVariant *with = buju_readings_with (*list, path, member, reading);

  g_variant_unref (*list);
  *list = with;
}

static void
test_round (void)
{
  g_autoptr (GVariant) list = make_empty ();
  g_auto (BujuFileReading) found = { NULL };
  const BujuFileReading said = { (char *) "EPSG:4549", (char *) "GB18030", TRUE, BUJU_DATUM_GCJ02,
                             (char *) "x=经度\ny=纬度", TRUE };
  const BujuFileReading other = { .has_datum = TRUE, .datum = BUJU_DATUM_NONE };

  g_assert_false (buju_readings_find (list, "/tmp/园区.csv", NULL, &found));
  add (&list, "/tmp/园区.csv", NULL, &said);
  add (&list, "/tmp/x.zip", "a/园区.csv", &other);
  g_assert_true (g_variant_is_of_type (list, G_VARIANT_TYPE (BUJU_READINGS_TYPE)));
  g_assert_true (buju_readings_find (list, "/tmp/园区.csv", NULL, &found));
  g_assert_cmpstr (found.crs, ==, "EPSG:4549");
  g_assert_cmpstr (found.encoding, ==, "GB18030");
  g_assert_cmpstr (found.columns, ==, "x=经度\ny=纬度");
  g_assert_true (found.has_datum && found.join);
  g_assert_cmpint (found.datum, ==, BUJU_DATUM_GCJ02);
  buju_file_reading_clear (&found);
  g_assert_false (buju_readings_find (list, "/tmp/x.zip", NULL, &found));
  g_assert_false (buju_readings_find (list, "/tmp/x.zip", "园区.csv", &found));
  g_assert_true (buju_readings_find (list, "/tmp/x.zip", "a/园区.csv", &found));
  g_assert_true (found.has_datum && !found.join && found.crs == NULL);
  g_assert_cmpint (found.datum, ==, BUJU_DATUM_NONE);
}

/* Said again it is the newest; one that says nothing is as if nobody had ever asked. */
static void
test_again (void)
{
  g_autoptr (GVariant) list = make_empty ();
  g_auto (BujuFileReading) found = { NULL };
  const BujuFileReading first = { .encoding = (char *) "BIG5" };
  const BujuFileReading second = { .encoding = (char *) "CP949" };
  const BujuFileReading nothing = { NULL };

  add (&list, "/a.csv", NULL, &first);
  add (&list, "/b.csv", NULL, &first);
  add (&list, "/a.csv", NULL, &second);
  g_assert_cmpuint (g_variant_n_children (list), ==, 2);
  g_assert_true (buju_readings_find (list, "/a.csv", NULL, &found));
  g_assert_cmpstr (found.encoding, ==, "CP949");
  add (&list, "/a.csv", NULL, &nothing);
  buju_file_reading_clear (&found);
  g_assert_false (buju_readings_find (list, "/a.csv", NULL, &found));
  g_assert_cmpuint (g_variant_n_children (list), ==, 1);
}

/* The oldest goes. */
static void
test_most (void)
{
  g_autoptr (GVariant) list = make_empty ();
  const BujuFileReading said = { .crs = (char *) "EPSG:4549" };
  g_auto (BujuFileReading) found = { NULL };

  for (guint i = 0; i <= BUJU_READINGS_MOST; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.csv", i);

      add (&list, path, NULL, &said);
    }
  g_assert_cmpuint (g_variant_n_children (list), ==, BUJU_READINGS_MOST);
  g_assert_false (buju_readings_find (list, "/0.csv", NULL, &found));
  g_assert_true (buju_readings_find (list, "/1.csv", NULL, &found));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/round", test_round);
  g_test_add_func ("/readings/again", test_again);
  g_test_add_func ("/readings/most", test_most);
  return g_test_run ();
}
