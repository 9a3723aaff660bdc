/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Streams say of every record what the reader of layers says, or that they are not for the file. */

#include "data/buju-shape-stream.h"

#include <math.h>
#include <unistd.h>
#include <utime.h>

#include "data/buju-shape-index.h"
#include "data/buju-shape-index-private.h"
#include "shape-fixture.h"

typedef struct
{
  guint   n_shapes;   /* with a finite point */
  guint   n_pieces;
  guint   n_points;   /* finite */
  BujuBox box;
  guint   n_finite;   /* of the shape being read */
} Seen;

typedef struct
{
  Seen           seen;
  BujuShapeTally tally;
  gboolean       sound;
} Result;

static gboolean
see_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  Seen *self = data;

  if (piece->first == 0)
    self->n_finite = 0;
  self->n_pieces++;
  g_assert_cmpuint (piece->first + piece->n_points, <=, piece->total);
  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      if (!isfinite (at.x) || !isfinite (at.y))
        continue;
      self->n_finite++;
      self->n_points++;
      buju_box_add_point (&self->box, at.x, at.y);
    }
  self->n_shapes += self->n_finite > 0 && piece->first + piece->n_points == piece->total;
  return self->n_finite > 0;
}

static Result
read_all (const BujuShapeStream *stream)
{
  g_auto (BujuShapeScratch) scratch = { 0 };
  Result result = { { .box = BUJU_BOX_EMPTY }, { 0 }, TRUE };

  for (guint i = 0; i < buju_shape_stream_get_n_chunks (stream) && result.sound; i++)
    result.sound = buju_shape_stream_read (stream, i, &scratch, &result.tally, see_cb,
                                           &result.seen);
  return result;
}

static BujuShapeStream *
open_stream (Folder *folder, const BujuBox *window)
{
  g_autofree char *path = shape_path (folder, ".shp");

  return buju_shape_stream_open (path, window, NULL);
}

static void
test_types (Folder *folder, gconstpointer data)
{
  static const int types[] = { SHPT_POINT, SHPT_ARC, SHPT_POLYGON, SHPT_MULTIPOINT, SHPT_POINTZ,
                               SHPT_ARCZ,
                               SHPT_POLYGONZ, SHPT_MULTIPOINTZ, SHPT_POINTM, SHPT_ARCM,
                               SHPT_POLYGONM,
                               SHPT_MULTIPOINTM };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BujuShapeStream) stream = NULL;
      g_autoptr (BujuLayer) layer = NULL;
      BujuBox extent, measured;
      Result result;

      write_layer (folder, types[i]);
      stream = open_stream (folder, NULL);
      g_assert_nonnull (stream);
      layer = read_layer (folder, NULL, NULL);
      extent = buju_layer_get_extent (layer);
      result = read_all (stream);
      g_assert_true (result.sound);
      g_assert_cmpuint (result.seen.n_shapes, ==, N_RECORDS);
      g_assert_cmpuint (result.tally.damaged, ==, 0);
      g_assert_cmpint (buju_shape_stream_get_geometry (stream), ==,
                       buju_layer_get_geometry (layer));
      g_assert_true (buju_shape_stream_measure (stream, &measured));
      g_assert_cmpmem (&measured, sizeof measured, &extent, sizeof extent);
      g_assert_cmpmem (&result.seen.box, sizeof extent, &extent, sizeof extent);
    }
}

/* What is no matter for a stream is refused, not drawn wrongly. */
static void
test_refused (Folder *folder, gconstpointer data)
{
  write_layer (folder, SHPT_MULTIPATCH);
  g_assert_null (open_stream (folder, NULL));
  write_layer (folder, SHPT_POLYGON);
  remove_file (folder, ".shx");
  g_assert_null (open_stream (folder, NULL));
  write_layer (folder, SHPT_POLYGON);
  patch_file (folder, ".shp", 0, "XXXX", 4);
  g_assert_null (open_stream (folder, NULL));
}

static void
assert_same_account (Folder *folder)
{
  g_autoptr (BujuShapeStream) stream = open_stream (folder, NULL);
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  Result result = { .sound = FALSE };

  if (stream != NULL)
    result = read_all (stream);
  if (!result.sound)
    return;
  layer = buju_shapefile_read (path, NULL, &report, NULL, NULL);
  g_assert_nonnull (layer);
  g_assert_cmpuint (result.tally.records, ==, report->records);
  g_assert_cmpuint (result.tally.damaged, ==, report->damaged);
  g_assert_cmpuint (result.tally.deleted, ==, report->deleted);
  g_assert_cmpuint (result.seen.n_shapes, ==, report->drawable);
}

/* Counts of parts and points, part starts, types, boxes, lengths: any byte may be anything. */
static void
test_damage (Folder *folder, gconstpointer data)
{
  static const int types[] = { SHPT_POLYGON, SHPT_ARCZ, SHPT_MULTIPOINTM, SHPT_POINT };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 160; round++)
    {
      static const char *const files[] = { ".shp", ".shp", ".shp", ".shx", ".dbf" };
      const char *file = files[g_rand_int_range (rand, 0, G_N_ELEMENTS (files))];
      char bytes[2] = { (char) g_rand_int_range (rand, 0, 256),
                        (char) g_rand_int_range (rand, 0, 256) };
      g_autofree char *path = shape_path (folder, file);
      g_autofree char *content = NULL;
      gsize length;

      write_layer (folder, types[round % G_N_ELEMENTS (types)]);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      patch_file (folder, file, g_rand_int_range (rand, 0, (int) length - 2), bytes,
                  (gsize) g_rand_int_range (rand, 1, 3));
      if (round % 8 == 0)
        cut_file (folder, file, (gsize) g_rand_int_range (rand, 0, (int) length));
      assert_same_account (folder);
    }
}

/* The number of points, and starts of parts: left out, counted, neighbours read. */
static void
test_bad_counts (Folder *folder, gconstpointer data)
{
  static const struct { gssize offset; const char *bytes; } patches[] = {
    { 100 + 8 + 40, "\xff\xff\xff\x7f" }, { 100 + 8 + 36, "\x00\x00\x00\x00" },
    { 100 + 8 + 48, "\x63\x00\x00\x00" }, { 100 + 8 + 48, "\x00\x00\x00\x00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      g_autoptr (BujuShapeStream) stream = NULL;
      Result result;

      write_layer (folder, SHPT_POLYGON);
      patch_file (folder, ".shp", patches[i].offset, patches[i].bytes, 4);
      stream = open_stream (folder, NULL);
      g_assert_nonnull (stream);
      result = read_all (stream);
      g_assert_true (result.sound);
      g_assert_cmpuint (result.tally.damaged, ==, 1);
      g_assert_cmpuint (result.seen.n_shapes, ==, N_RECORDS - 1);
      assert_same_account (folder);
    }
}

static void
test_deleted (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuShapeStream) stream = NULL;
  Result result;

  write_layer (folder, SHPT_POLYGON);
  patch_file (folder, ".dbf", 32 + 6 * 32 + 1 + (1 + 12 + 40 + 12 + 8 + 8 + 1) * 2, "*", 1);
  stream = open_stream (folder, NULL);
  result = read_all (stream);
  g_assert_cmpuint (result.tally.deleted, ==, 1);
  g_assert_cmpuint (result.seen.n_shapes, ==, N_RECORDS - 1);
  assert_same_account (folder);
}

static void
write_ring (Folder *folder, guint n_points)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree double *x = g_new (double, n_points);
  g_autofree double *y = g_new (double, n_points);
  SHPHandle handle = SHPCreate (path, SHPT_POLYGON);
  SHPObject *object;

  for (guint i = 0; i < n_points; i++)
    {
      x[i] = cos (2 * G_PI * i / (n_points - 1));
      y[i] = sin (2 * G_PI * i / (n_points - 1));
    }
  object = SHPCreateSimpleObject (SHPT_POLYGON, (int) n_points, x, y, NULL);
  SHPWriteObject (handle, -1, object);
  SHPDestroyObject (object);
  object = make_shape (SHPT_POLYGON, 0);
  SHPWriteObject (handle, -1, object);
  SHPDestroyObject (object);
  SHPClose (handle);
}

/* A shape larger than a block comes in pieces that together are all of it. */
static void
test_large (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuShapeStream) stream = NULL;
  Result result;

  write_ring (folder, 200000);
  stream = open_stream (folder, NULL);
  g_assert_nonnull (stream);
  result = read_all (stream);
  g_assert_true (result.sound);
  g_assert_cmpuint (result.seen.n_points, ==, 200000 + 10);
  g_assert_cmpuint (result.seen.n_pieces, >, 3);
  g_assert_cmpuint (result.seen.n_shapes, ==, 2);
}

/* A file cut or replaced while it is open ends the reading, nothing worse. */
static void
test_cut_while_open (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");

  for (gsize size = 0; size < 3 << 20; size += 700001)
    {
      g_autoptr (BujuShapeStream) stream = NULL;

      write_ring (folder, 200000);
      stream = open_stream (folder, NULL);
      g_assert_nonnull (stream);
      g_assert_cmpint (truncate (path, (off_t) size), ==, 0);
      g_assert_false (read_all (stream).sound);
    }
}

#define N_MANY 90000

static void
write_many (Folder *folder)
{
  g_autofree char *path = shape_path (folder, ".shp");
  SHPHandle handle = SHPCreate (path, SHPT_POLYGON);

  for (guint i = 0; i < N_MANY; i++)
    {
      double x0 = (i * 7919) % 300, y0 = (i * 104729) % 30011 / 100.0;
      double x[10], y[10];
      SHPObject *object;

      for (guint k = 0; k < 10; k++)
        {
          x[k] = x0 + 0.4 * cos (2 * G_PI * k / 9);
          y[k] = y0 + 0.4 * sin (2 * G_PI * k / 9);
        }
      object = SHPCreateSimpleObject (SHPT_POLYGON, 10, x, y, NULL);
      SHPWriteObject (handle, -1, object);
      SHPDestroyObject (object);
    }
  SHPClose (handle);
}

static gboolean
collect_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  const BujuBox window = { 100, 100, 120, 120 };
  BujuBox box = BUJU_BOX_EMPTY;

  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      buju_box_add_point (&box, at.x, at.y);
    }
  if (buju_box_intersects (&box, &window))
    g_array_append_val ((GArray *) data, piece->offset);
  return TRUE;
}

/* Offsets of the shapes that meet the window, in order. */
static GArray *
collect (const BujuShapeStream *stream, BujuShapeTally *tally)
{
  g_auto (BujuShapeScratch) scratch = { 0 };
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < buju_shape_stream_get_n_chunks (stream); i++)
    g_assert_true (buju_shape_stream_read (stream, i, &scratch, tally, collect_cb, offsets));
  return offsets;
}

/* With the index less is read and the same is found; a file that changed has none. */
static void
test_index (Folder *folder, gconstpointer data)
{
  const BujuBox window = { 100, 100, 120, 120 };
  g_autoptr (BujuShapeStream) whole = NULL;
  g_autoptr (BujuShapeStream) part = NULL;
  g_autoptr (BujuShapeStream) changed = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) found = NULL;
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *kept = buju_shape_index_get_file (path);
  BujuShapeTally tally_all = { 0 }, tally_found = { 0 };

  write_many (folder);
  patch_file (folder, ".shp", 100 + 8 + 40, "\xff\xff\xff\x7f", 4);   /* one damaged */
  g_usleep (200000);
  whole = open_stream (folder, &window);
  g_assert_true (buju_shape_stream_wants_index (whole));
  all = collect (whole, &tally_all);
  g_assert_cmpuint (all->len, >, 100);
  g_assert_true (buju_shape_index_make (whole));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));

  part = open_stream (folder, &window);
  g_assert_cmpuint (buju_shape_stream_get_n_chunks (part), <,
                    buju_shape_stream_get_n_chunks (whole));
  found = collect (part, &tally_found);
  g_assert_cmpmem (found->data, found->len * sizeof (guint64), all->data,
                   all->len * sizeof (guint64));
  g_assert_cmpmem (&tally_found, sizeof tally_found, &tally_all, sizeof tally_all);
  g_assert_cmpuint (tally_found.damaged, ==, 1);

  patch_file (folder, ".shp", -8, "\x00\x00\x00\x00\x00\x00\x59\x40", 8);
  changed = open_stream (folder, &window);
  g_assert_true (buju_shape_stream_wants_index (changed));
}

/* The first window of a file is only noted; for the second, of the same file, an index is worth its
 * making. */
static void
test_index_pays (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *mark = buju_shape_index_get_mark (path);
  g_autofree char *none = g_strconcat (path, ".none", NULL);

  write_many (folder);
  g_assert_false (buju_shape_index_pays (path));
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_true (buju_shape_index_pays (path));
  g_assert_true (buju_shape_index_pays (path));
  patch_file (folder, ".shp", -8, "\x00\x00\x00\x00\x00\x00\x59\x40", 8);
  g_assert_false (buju_shape_index_pays (path));
  g_assert_true (buju_shape_index_pays (path));
  g_assert_true (g_file_set_contents (mark, "x", 1, NULL));
  g_assert_false (buju_shape_index_pays (path));
  g_assert_false (buju_shape_index_pays (none));
}

/* A kept index with any byte changed, or cut, is not used. */
static void
test_index_damage (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *kept = buju_shape_index_get_file (path);
  g_autoptr (BujuShapeStream) stream = NULL;
  g_autoptr (BujuShapeIndex) index = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  write_many (folder);
  g_usleep (200000);
  stream = open_stream (folder, NULL);
  g_assert_true (buju_shape_index_make (stream));
  index = buju_shape_index_load (path);
  g_assert_nonnull (index);
  g_assert_true (g_file_get_contents (kept, &bytes, &length, NULL));
  for (gsize i = 0; i < 20; i++)
    {
      gsize at = i * 9 < sizeof (BujuShapeIndexHead) ? i * 9 : (i * 7919) % length;

      bytes[at] ^= 0x10;
      g_assert_true (g_file_set_contents (kept, bytes, (gssize) length, NULL));
      g_assert_null (buju_shape_index_load (path));
      bytes[at] ^= 0x10;
      g_assert_true (g_file_set_contents (kept, bytes, (gssize) (i * length / 20), NULL));
      g_assert_null (buju_shape_index_load (path));
    }
}

/* Beside the kept index, @age s old. */
static char *
leave (const char *kept, const char *ending, int age)
{
  char *path = g_strconcat (kept, ending, NULL);
  struct utimbuf times = { time (NULL) - age, time (NULL) - age };

  g_assert_true (g_file_set_contents (path, "half", 4, NULL));
  g_assert_cmpint (utime (path, &times), ==, 0);
  return path;
}

/* What was being written when the program was killed goes with the next index; what somebody is
 * writing now stays. */
static void
test_index_leftovers (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *kept = buju_shape_index_get_file (path);
  g_autofree char *abandoned = NULL, *young = NULL;
  g_autoptr (BujuShapeStream) stream = NULL;

  write_many (folder);
  g_usleep (200000);
  stream = open_stream (folder, NULL);
  g_assert_true (buju_shape_index_make (stream));
  abandoned = leave (kept, ".A1B2C3", 600);
  young = leave (kept, ".D4E5F6", 0);
  g_assert_true (buju_shape_index_make (stream));
  g_assert_false (g_file_test (abandoned, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("buju-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("/shape-stream/types", test_types);
  ADD ("/shape-stream/refused", test_refused);
  ADD ("/shape-stream/damage", test_damage);
  ADD ("/shape-stream/bad-counts", test_bad_counts);
  ADD ("/shape-stream/deleted", test_deleted);
  ADD ("/shape-stream/large", test_large);
  ADD ("/shape-stream/cut-while-open", test_cut_while_open);
  ADD ("/shape-stream/index", test_index);
  ADD ("/shape-stream/index-damage", test_index_damage);
  ADD ("/shape-stream/index-leftovers", test_index_leftovers);
  ADD ("/shape-stream/index-pays", test_index_pays);

  status = g_test_run ();
  folder_remove (cache);
  return status;
}
