/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shape-fixture.h"

/* The records that shape-fixture.h writes for polygons: header, type, box, counts, 2 starts, 10
 * points. */
#define RECORD_SIZE (8 + 44 + 8 + 160)
#define RECORD(i) (100 + (i) * RECORD_SIZE)

#define NO_BYTES "\0\0\0\0"
#define MINUS_ONE "\xff\xff\xff\xff"

typedef struct
{
  const char *name;
  const char *extension; /* of the file to patch */
  gssize      offset;
  const char *bytes;     /* four */
  guint       records;
  guint       drawable;
} Damage;

/* One patch each; what was not hit must be there all the same, beside its own row. */
static const Damage damages[] = {
  { "shx-count-huge", ".shx", 24, "\x7f\xff\xff\xff", 5, 5 },
  { "shx-count-zero", ".shx", 24, "\0\0\0\x32", 5, 5 },
  { "shx-code", ".shx", 0, "\x0a\x27\0\0", 5, 5 },
  { "shx-offset-negative", ".shx", 108, MINUS_ONE, 5, 5 },
  { "shx-offset-inside", ".shx", 108, "\0\0\0\x40", 5, 5 },
  { "shx-offset-twice", ".shx", 108, "\0\0\0\x32", 5, 5 },
  { "shx-length-huge", ".shx", 112, "\x7f\xff\xff\xff", 5, 5 },
  { "shx-length-none", ".shx", 112, NO_BYTES, 5, 5 },
  { "shx-length-small", ".shx", 112, "\0\0\0\x08", 5, 4 },
  { "shp-length-small", ".shp", 24, "\0\0\0\x40", 5, 5 },
  { "shp-length-huge", ".shp", 24, "\x7f\xff\xff\xff", 5, 5 },
  { "shp-version", ".shp", 28, NO_BYTES, 5, 5 },
  { "box-not-finite", ".shp", 40, "\0\0\xf0\x7f", 5, 5 },
  { "parts-negative", ".shp", RECORD (1) + 44, MINUS_ONE, 5, 4 },
  { "parts-huge", ".shp", RECORD (1) + 44, "\xff\xff\xff\x3f", 5, 4 },
  { "points-huge", ".shp", RECORD (1) + 48, "\0\0\0\x10", 5, 4 },
  { "points-negative", ".shp", RECORD (1) + 48, "\0\0\0\x80", 5, 4 },
  { "start-negative", ".shp", RECORD (1) + 56, MINUS_ONE, 5, 4 },
  { "start-beyond", ".shp", RECORD (1) + 56, "\x40\0\0\0", 5, 4 },
  { "type-unknown", ".shp", RECORD (1) + 8, "\x4d\0\0\0", 5, 4 },
  { "type-other", ".shp", RECORD (1) + 8, "\x03\0\0\0", 5, 4 },
  { "number-wrong", ".shp", RECORD (1), MINUS_ONE, 5, 5 },
  { "dbf-rows-huge", ".dbf", 4, "\xff\xff\xff\x7f", 5, 5 },
  { "dbf-rows-few", ".dbf", 4, "\x02\0\0\0", 5, 5 },
  { "dbf-header-huge", ".dbf", 8, "\xff\xff\x52\0", 5, 5 },
  { "dbf-row-empty", ".dbf", 8, "\xe1\0\0\0", 5, 5 },
};

static void
test_patch (Folder *folder, gconstpointer data)
{
  const Damage *damage = data;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  patch_file (folder, damage->extension, damage->offset, damage->bytes, 4);
  layer = read_layer (folder, NULL, &report);
  assert_layer_is_sound (layer);
  assert_rows_match (layer);
  assert_counts (report, damage->records, damage->drawable, damage->records - damage->drawable);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, damage->drawable);
  /* A record's number is of no use to us, so a wrong one is no fault. */
  g_assert_cmpstr (buju_report_get_status (report), ==,
                   g_str_equal (damage->name, "number-wrong") ? "ok" : "warn");
}

static void
test_missing_siblings (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) without_shx = NULL;
  g_autoptr (BujuReport) without_both = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  remove_file (folder, ".shx");
  layer = read_layer (folder, NULL, &without_shx);
  assert_counts (without_shx, 5, 5, 0);
  assert_rows_match (layer);
  g_assert_cmpstr (buju_report_get_status (without_shx), ==, "warn");
  g_clear_pointer (&layer, buju_layer_unref);
  remove_file (folder, ".dbf");
  layer = read_layer (folder, NULL, &without_both);
  assert_counts (without_both, 5, 5, 0);
  g_assert_null (buju_layer_get_table (layer));
  g_assert_null (buju_layer_get_text (layer, 0, "id"));
}

/* However short a file is: an error of ours, or a sound layer whose rows are at their shapes. */
static void
test_cut_anywhere (Folder *folder, gconstpointer data)
{
  const char *const extensions[] = { ".shp", ".shx", ".dbf" };
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (BujuCrsStore) store = buju_crs_store_new ();
  const BujuReadOptions options = { .crs_store = store };

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    for (gsize size = 0; size < 1300; size += 1 + size / 40)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (BujuLayer) layer = NULL;

        write_layer (folder, SHPT_POLYGON);
        cut_file (folder, extensions[i], size);
        layer = buju_shapefile_read (path, &options, NULL, NULL, &error);
        if (i > 0 || size >= 100)
          g_assert_no_error (error);
        if (layer == NULL)
          {
            g_assert_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_TRUNCATED);
            continue;
          }
        assert_layer_is_sound (layer);
        assert_rows_match (layer);
        g_assert_cmpuint (buju_layer_get_n_features (layer), ==,
                          i > 0 ? N_RECORDS : MIN ((size - 100) / RECORD_SIZE, N_RECORDS));
      }
}

static void
test_cut_counts_all (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  cut_file (folder, ".shp", RECORD (2) + 50);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 2, 3); /* the .shx knows of five */
}

/* Only the index knows that a record was removed; the row that is left over is told of. */
static void
test_removed_record (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  cut_file (folder, ".shx", 132);
  patch_file (folder, ".shx", 24, "\0\0\0\x42", 4);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 4, 4, 0);
  assert_rows_match (layer);
  g_assert_cmpuint (report->notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (report->notes, 0), "5 rows for 4 shapes"));
}

typedef struct
{
  const char *path;
  gsize       size;
  gint        stop; /* atomic */
} Spoiler;

/* Cuts the file, puts another in its place, writes over it, over and over. */
static gpointer
spoil_cb (gpointer data)
{
  Spoiler *self = data;
  g_autofree char *other = g_strconcat (self->path, ".new", NULL);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (self->path, &bytes, NULL, NULL));
  for (guint i = 0; g_atomic_int_get (&self->stop) == 0; i++)
    {
      gsize n = self->size * (i % 7) / 6;

      if (i % 3 == 0)
        g_assert_cmpint (truncate (self->path, (off_t) n), ==, 0);
      else
        {
          n = i % 3 == 1 ? n : self->size;
          g_assert_true (g_file_set_contents_full (other, bytes, (gssize) n,
                                                   G_FILE_SET_CONTENTS_NONE, 0600, NULL));
          g_assert_cmpint (g_rename (other, self->path), ==, 0);
        }
    }

  return NULL;
}

/* A file that is cut and replaced while it is read gives what was read of it, or a message. */
static void
test_spoilt_while_read (Folder *folder, gconstpointer data)
{
  static const char *const extensions[] = { ".shp", ".shx", ".dbf" };
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (BujuCrsStore) store = buju_crs_store_new ();
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS, .crs_store = store };

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *spoilt = shape_path (folder, extensions[i]);
      g_autofree char *bytes = NULL;
      Spoiler spoiler = { spoilt, 0, 0 };
      GThread *thread;

      write_shapes (folder, SHPT_POLYGON, 500);
      write_rows (folder, 500);
      g_assert_true (g_file_get_contents (spoilt, &bytes, &spoiler.size, NULL));
      thread = g_thread_new ("spoiler", spoil_cb, &spoiler);
      for (guint round = 0; round < 20; round++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (BujuReport) report = NULL;
          g_autoptr (BujuLayer) layer = buju_shapefile_read (path, &options, &report, NULL, &error);

          g_assert_true ((layer == NULL) == (error != NULL));
          if (layer != NULL)
            assert_layer_is_sound (layer);
        }
      g_atomic_int_set (&spoiler.stop, 1);
      g_thread_join (thread);
    }
}

/* One bad entry in an index from which a record was removed: the walk would bring that one back. */
static void
test_flawed_index (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  cut_file (folder, ".shx", 132);
  patch_file (folder, ".shx", 24, "\0\0\0\x42", 4);
  patch_file (folder, ".shx", 108, "\0\0\0\x40", 4);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 4, 3, 1);
  assert_rows_match (layer);
  g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
}

/* The .shx is in any order it likes; features come in its order. */
static void
test_shx_order (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shx");
  g_autofree char *content = NULL;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  gsize length;

  write_layer (folder, SHPT_POLYGON);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  patch_file (folder, ".shx", 100, content + 132, 8);
  patch_file (folder, ".shx", 132, content + 100, 8);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
  g_assert_cmpstr (buju_report_get_status (report), ==, "ok");
  g_assert_cmpfloat_with_epsilon (buju_layer_get_box (layer, 0).x0, shape_x (4), 1e-12);
  g_assert_cmpstr (buju_layer_get_text (layer, 0, "id"), ==, "r0");
}

static void
test_walk_ends (Folder *folder, gconstpointer data)
{
  const char *const lengths[] = { MINUS_ONE, "\xff\xff\xff\xfc", NO_BYTES, "\0\0\0\x01",
                                  "\x80\0\0\0" };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;

      write_layer (folder, SHPT_POLYGON);
      remove_file (folder, ".shx");
      patch_file (folder, ".shp", RECORD (2) + 4, lengths[i], 4);
      layer = read_layer (folder, NULL, &report);
      assert_counts (report, 3, 2, 1);
      assert_rows_match (layer);
    }
}

static void
test_junk_at_end (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *content = NULL;
  g_autofree char *longer = NULL;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  gsize length;

  write_layer (folder, SHPT_POLYGON);
  remove_file (folder, ".shx");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  longer = g_malloc (length + 300);
  memcpy (longer, content, length);
  memset (longer + length, 'j', 300);
  g_free (folder_write (folder, "x.shp", longer, length + 300));
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
  g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
}

static void
test_not_finite (Folder *folder, gconstpointer data)
{
  const double no_number = NAN, infinite = -INFINITY;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  /* One corner of record 0, all of record 1's hole but two, all of record 2. */
  patch_file (folder, ".shp", RECORD (0) + 60 + 16, (const char *) &no_number, 8);
  for (guint i = 5; i < 8; i++)
    patch_file (folder, ".shp", RECORD (1) + 60 + 16 * i + 8, (const char *) &infinite, 8);
  for (guint i = 0; i < 10; i++)
    patch_file (folder, ".shp", RECORD (2) + 60 + 16 * i, (const char *) &no_number, 8);
  layer = read_layer (folder, NULL, &report);
  assert_layer_is_sound (layer);
  assert_rows_match (layer);
  assert_counts (report, 5, 4, 1);
  g_assert_cmpuint (buju_layer_get_span (layer, 0).n_points, ==, 9);
  g_assert_cmpuint (buju_layer_get_span (layer, 1).n_parts, ==, 1);
  g_assert_cmpfloat_with_epsilon (report->extent.x1, 121.44, 1e-12);
}

static void
test_header (Folder *folder, gconstpointer data)
{
  static const struct
  {
    gssize             offset;
    const char        *bytes;
    BujuShapefileError code;
  } cases[] = { { 0, "\x0a\x27\0\x01", BUJU_SHAPEFILE_ERROR_FORMAT },
                { 0, "\x89PNG", BUJU_SHAPEFILE_ERROR_FORMAT },
                { 32, "\x63\0\0\0", BUJU_SHAPEFILE_ERROR_UNSUPPORTED },
                { 32, MINUS_ONE, BUJU_SHAPEFILE_ERROR_UNSUPPORTED } };
  g_autofree char *path = shape_path (folder, ".shp");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      write_layer (folder, SHPT_POLYGON);
      patch_file (folder, ".shp", cases[i].offset, cases[i].bytes, 4);
      g_assert_null (buju_shapefile_read (path, NULL, NULL, NULL, &error));
      g_assert_error (error, BUJU_SHAPEFILE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "x.shp"));
    }
}

/* The code alone has its bytes turned round; a file that is none by its version, too, is
 * refused. */
static void
test_turned_code (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (GError) error = NULL;

  write_layer (folder, SHPT_POLYGON);
  patch_file (folder, ".shp", 0, "\x0a\x27\0\0", 4);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
  assert_rows_match (layer);
  g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
  patch_file (folder, ".shp", 28, NO_BYTES, 4);
  g_assert_null (buju_shapefile_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT);
}

/* Rings among lines are lines; lines among rings are nothing that could be filled. */
static void
test_other_types (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_ARC);
  patch_file (folder, ".shp", RECORD (3) + 8, "\x05\0\0\0", 4);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
  g_assert_cmpuint (buju_layer_get_span (layer, 3).n_points, ==, 10);
  g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
}

static void
test_foreign_indexes (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  g_free (folder_write (folder, "x.qix", "SQT\x01", 4));
  g_free (folder_write (folder, "x.sbn", MINUS_ONE, 4));
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
  g_assert_cmpstr (buju_report_get_status (report), ==, "ok");
}

/* Siblings of a wrong kind are as good as none, and nobody waits for them. */
static void
test_sibling_kinds (Folder *folder, gconstpointer data)
{
  const char *const extensions[] = { ".shx", ".dbf", ".prj", ".cpg" };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *path = shape_path (folder, extensions[i]);

      remove_file (folder, extensions[i]);
      g_assert_cmpint (i % 2 == 0 ? mkfifo (path, 0600) : g_mkdir (path, 0700), ==, 0);
    }
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 5, 5, 0);
}

static guint
count_files (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_writes_nothing (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  remove_file (folder, ".shx");
  layer = read_layer (folder, NULL, NULL);
  g_assert_cmpuint (count_files (folder), ==, 4);
}

static void
damage_at_random (Folder *folder, GRand *rand, const char *extension)
{
  g_autofree char *path = shape_path (folder, extension);
  g_autofree char *content = NULL;
  gsize length;
  gint32 n_hits = g_rand_int_range (rand, 1, 6);

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gint32 i = 0; i < n_hits; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

      /* Mostly where the numbers are that others depend on. */
      if (g_rand_boolean (rand))
        at = at % 60 + (gsize) g_rand_int_range (rand, 0, 6) * RECORD_SIZE;
      at = MIN (at, length - 1);
      content[at] = (char) (g_rand_boolean (rand) ? 0xff : g_rand_int_range (rand, 0, 256));
    }
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
test_random_damage (Folder *folder, gconstpointer data)
{
  const char *const extensions[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };
  const int types[] = { SHPT_POLYGON, SHPT_ARCZ, SHPT_MULTIPOINTM, SHPT_POINT, SHPT_MULTIPATCH };
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (GRand) rand = g_rand_new_with_seed (9994);
  g_autoptr (BujuCrsStore) store = buju_crs_store_new ();
  const BujuReadOptions options = { .crs_store = store };
  guint n_read = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;

      write_layer (folder, types[round % G_N_ELEMENTS (types)]);
      damage_at_random (folder, rand,
                        extensions[(guint) g_rand_int_range (rand, 0, round % 3 == 0 ? 5 : 3)]);
      damage_at_random (folder, rand, ".shp");
      layer = buju_shapefile_read (path, &options, &report, NULL, &error);
      if (layer == NULL)
        {
          g_assert_true (error->domain == BUJU_SHAPEFILE_ERROR);
          continue;
        }
      n_read++;
      assert_layer_is_sound (layer);
      g_assert_cmpuint (report->drawable + report->damaged + report->deleted + report->null_shapes,
                        ==, report->records);
    }
  g_assert_cmpuint (n_read, >, 100);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/shapefile-damage/patch/", damages[i].name, NULL);

      g_test_add (name, Folder, &damages[i], folder_set_up, test_patch, folder_tear_down);
    }
  ADD ("/shapefile-damage/missing-siblings", test_missing_siblings);
  ADD ("/shapefile-damage/cut-anywhere", test_cut_anywhere);
  ADD ("/shapefile-damage/cut-counts-all", test_cut_counts_all);
  ADD ("/shapefile-damage/removed-record", test_removed_record);
  ADD ("/shapefile-damage/spoilt-while-read", test_spoilt_while_read);
  ADD ("/shapefile-damage/flawed-index", test_flawed_index);
  ADD ("/shapefile-damage/shx-order", test_shx_order);
  ADD ("/shapefile-damage/walk-ends", test_walk_ends);
  ADD ("/shapefile-damage/junk-at-end", test_junk_at_end);
  ADD ("/shapefile-damage/not-finite", test_not_finite);
  ADD ("/shapefile-damage/header", test_header);
  ADD ("/shapefile-damage/turned-code", test_turned_code);
  ADD ("/shapefile-damage/other-types", test_other_types);
  ADD ("/shapefile-damage/foreign-indexes", test_foreign_indexes);
  ADD ("/shapefile-damage/sibling-kinds", test_sibling_kinds);
  ADD ("/shapefile-damage/writes-nothing", test_writes_nothing);
  ADD ("/shapefile-damage/random", test_random_damage);

  return g_test_run ();
}
