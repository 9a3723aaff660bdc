/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Figures with layers that somebody brought: a shapefile in GBK and a table in GCJ-02. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <shapefil.h>
#include <string.h>

#include "draw/buju-recipe.h"
#include "geo/buju-datum.h"

#define PRJ "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\"," \
            "6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

typedef struct
{
  Folder folder;
  char  *shp, *csv, *pdf, *recipe;
} Fixture;

static void
write_shapes (const char *path)
{
  g_autofree char *prj = g_strconcat (path, ".prj", NULL);
  SHPHandle shp = SHPCreate (path, SHPT_POLYGON);
  DBFHandle dbf = DBFCreateEx (path, "LDID/77");
  double x[] = { 121.2, 121.2, 121.4, 121.4, 121.2 }, y[] = { 31.0, 31.2, 31.2, 31.0, 31.0 };
  SHPObject *object = SHPCreateSimpleObject (SHPT_POLYGON, 5, x, y, NULL);

  DBFAddField (dbf, "NAME", FTString, 40, 0);
  SHPWriteObject (shp, -1, object);
  /* 试验区甲, in GBK */
  DBFWriteStringAttribute (dbf, 0, 0, "\xca\xd4\xd1\xe9\xc7\xf8\xbc\xd7");
  SHPDestroyObject (object);
  SHPClose (shp);
  DBFClose (dbf);
  g_assert_true (g_file_set_contents (prj, PRJ, -1, NULL));
}

static void
write_table (const char *path)
{
  static const char *const names[] = { "星海软件园", "云桥生物港", "金帆机器人谷" };
  g_autoptr (GString) text = g_string_new ("名称,面积,经度(GCJ-02),纬度(GCJ-02)\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BujuPoint point = buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, 121.5 + i * 0.1, 31.0 + i * 0.05);

      g_string_append_printf (text, "%s,%u,%.6f,%.6f\n", names[i], (i + 1) * 10, point.x, point.y);
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *stem = NULL;

  cli_folder_set_up (&self->folder, data);
  stem = folder_path (&self->folder, "zones");
  self->shp = g_strconcat (stem, ".shp", NULL);
  self->csv = folder_path (&self->folder, "parks.csv");
  self->pdf = folder_path (&self->folder, "x.pdf");
  self->recipe = folder_path (&self->folder, "x.buju");
  write_shapes (stem);
  write_table (self->csv);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cli_folder_tear_down (&self->folder, data);
  g_free (self->shp);
  g_free (self->csv);
  g_free (self->pdf);
  g_free (self->recipe);
}

static void
test_figure (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 }, second = { 0 };
  g_autofree char *text = NULL, *images = NULL, *more = NULL;
  g_auto (GStrv) lines = NULL;
  guint before = folder_count (&self->folder, "");

  cli_run (&run, "C", "figure", "sei-h-axes", "-q", "--overlay", self->csv, "--overlay-label", "名称",
           "-o", self->pdf, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, before + 1);
  text = cli_ask ("pdftotext", "-raw", self->pdf, "-", NULL);
  images = cli_ask ("pdfimages", "-list", self->pdf, NULL);
  if (text == NULL || images == NULL)
    return;
  g_assert_nonnull (strstr (text, "星海软件园"));
  g_assert_nonnull (strstr (text, "云桥生物港"));
  /* Two lines of heading, and nothing under them. */
  lines = g_strsplit (g_strstrip (images), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  cli_run (&second, "C", "figure", "sei-h-axes", "-q", "--overlay", self->shp, "--overlay-field",
           "NAME", "--overlay-label",
           "NAME", "-o", self->pdf, NULL);
  g_assert_cmpint (second.status, ==, 0);
  more = cli_ask ("pdftotext", "-raw", self->pdf, "-", NULL);
  g_assert_nonnull (strstr (more, "试验区甲"));
  g_assert_nonnull (strstr (more, "zones"));
}

static void
test_recipe (Fixture *self, gconstpointer data)
{
  const char *text = "{\"format\": \"buju-recipe\", \"language\": \"both\", \"layout\": "
                     "\"sei-h-axes\", \"page\": \"A4\","
                     " \"overlays\": [{\"file\": \"parks.csv\", \"label\": \"名称\", \"name\": "
                     "\"园区表\"}], \"version\": 1}";
  g_auto (CliRun) run = { 0 }, check = { 0 }, changed = { 0 }, missing = { 0 };
  g_autofree char *words = NULL;

  g_assert_true (g_file_set_contents (self->recipe, text, -1, NULL));
  cli_run (&run, "C", "figure", self->recipe, "-q", "-o", self->pdf, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  words = cli_ask ("pdftotext", "-raw", self->pdf, "-", NULL);
  if (words != NULL)
    g_assert_nonnull (strstr (words, "园区表"));
  cli_run (&check, "C", "check", self->recipe, NULL);
  g_test_message ("%s%s", check.out, check.err);
  g_assert_null (strstr (check.out, "outdated"));
  g_assert_true (g_file_set_contents (self->csv, "名称,经度,纬度\n新园,121.5,31.2\n", -1, NULL));
  cli_run (&changed, "C", "check", self->recipe, NULL);
  g_assert_cmpint (changed.status, !=, 0);
  g_unlink (self->csv);
  cli_run (&missing, "C", "figure", self->recipe, "-q", "-o", self->pdf, NULL);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_nonnull (strstr (missing.err, "parks.csv"));
}

static void
test_mistakes (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) unplaced = { 0 }, nothing = { 0 }, datum = { 0 };
  g_autofree char *prj = folder_path (&self->folder, "zones.prj");

  g_unlink (prj);
  cli_run (&unplaced, "C", "figure", "sei-h-axes", "--overlay", self->shp, "-o", self->pdf, NULL);
  g_assert_cmpint (unplaced.status, ==, 1);
  g_assert_nonnull (strstr (unplaced.err, "EPSG:4490"));
  cli_run (&nothing, "C", "figure", "sei-h-axes", "--overlay", "nothing.shp", "-o", self->pdf,
           NULL);
  g_assert_cmpint (nothing.status, ==, 1);
  g_assert_nonnull (strstr (nothing.err, "nothing.shp"));
  cli_run (&datum, "C", "figure", "sei-h-axes", "--overlay", self->csv, "--overlay-datum", "mars",
           "-o", self->pdf, NULL);
  g_assert_cmpint (datum.status, ==, 2);
  g_assert_false (g_file_test (self->pdf, G_FILE_TEST_EXISTS));
}

#define TEST(name, func) g_test_add ("/overlay/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("figure", test_figure);
  TEST ("recipe", test_recipe);
  TEST ("mistakes", test_mistakes);
  return g_test_run ();
}
