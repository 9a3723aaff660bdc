/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-index-private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "data/buju-shape-content.h"
#include "geo/buju-index.h"
#include "geo/buju-work.h"

#define RADIX_BITS 8
#define RADIX (1 << RADIX_BITS)
#define MOST_KEPT (G_GUINT64_CONSTANT (256) << 20)   /* bytes of all indices together */
#define ABANDONED 60   /* s: no index takes so long to write */
/* A file that was changed just now may be changed again within the same tick of the file system's
 * clock. */
#define SETTLED (G_GINT64_CONSTANT (100000000))      /* ns */

typedef struct
{
  BujuShapeBucket box;
  guint32         offset;
} Item;

/* What one worker is at. */
typedef struct
{
  BujuShapeScratch scratch;
  BujuBox          box;       /* of the shape being read */
  BujuShapeTally   tally;
  gboolean         irregular;
} Worker;

typedef struct
{
  const BujuShapeStream *stream;
  Item                  *items;    /* by record; those without an offset are left out */
  Worker                *workers;
} Making;

/* What a worker hands to itself. */
typedef struct
{
  Worker *worker;
  Item   *items;
} Reading;

static float
round_down (double value)
{
  float near = (float) value;

  return (double) near > value ? nextafterf (near, -INFINITY) : near;
}

static float
round_up (double value)
{
  return -round_down (-value);
}

static gboolean
add_piece_cb (const BujuShapePiece *piece,
              guint32               record,
              gpointer              data)
{
  Reading *self = data;
  BujuBox *box = &self->worker->box;
  guint32 start = piece->n_parts > 0 ? buju_shape_content_get_start (piece->starts, 0) : 0;

  if (piece->first == 0)
    *box = BUJU_BOX_EMPTY;
  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      if (piece->first + i >= start && isfinite (at.x) && isfinite (at.y))
        buju_box_add_point (box, at.x, at.y);
    }
  if (buju_box_is_empty (box))
    return FALSE;
  if (piece->first + piece->n_points == piece->total)
    self->items[record] = (Item) { { round_down (box->x0), round_down (box->y0), round_up (box->x1),
                                     round_up (box->y1) },
                                   (guint32) (piece->offset / 2) };

  return TRUE;
}

static void
read_cb (guint    job,
         guint    number,
         gpointer data)
{
  Making *self = data;
  Worker *worker = &self->workers[number];
  Reading reading = { worker, self->items };

  if (!worker->irregular
      && !buju_shape_stream_read (self->stream, job, &worker->scratch, &worker->tally,
                                  add_piece_cb, &reading))
    worker->irregular = TRUE;
}

/* Fills in the items of all drawable records. FALSE when the stream is irregular. */
static gboolean
read_items (const BujuShapeStream *stream,
            Item                  *items,
            BujuShapeTally        *tally)
{
  guint n_workers = buju_work_get_n_workers ();
  g_autofree Worker *workers = g_new0 (Worker, n_workers);
  Making making = { stream, items, workers };
  gboolean sound = TRUE;

  buju_work_run (buju_shape_stream_get_n_chunks (stream), read_cb, &making);
  for (guint i = 0; i < n_workers; i++)
    {
      tally->records += workers[i].tally.records;
      tally->damaged += workers[i].tally.damaged;
      tally->deleted += workers[i].tally.deleted;
      sound = sound && !workers[i].irregular;
      buju_shape_scratch_clear (&workers[i].scratch);
    }

  return sound;
}

static guint
close_up (Item *items,
          guint n_items)
{
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    if (items[i].offset > 0)
      items[n++] = items[i];

  return n;
}

/* The place along the curve of each item, above its number. */
static guint64 *
make_keys (const Item *items,
           guint       n_items)
{
  guint64 *keys = g_new (guint64, n_items);
  BujuBox extent = BUJU_BOX_EMPTY;

  for (guint i = 0; i < n_items; i++)
    {
      buju_box_add_point (&extent, (double) items[i].box.x0, (double) items[i].box.y0);
      buju_box_add_point (&extent, (double) items[i].box.x1, (double) items[i].box.y1);
    }
  for (guint i = 0; i < n_items; i++)
    {
      BujuPoint centre = { ((double) items[i].box.x0 + (double) items[i].box.x1) / 2,
                           ((double) items[i].box.y0 + (double) items[i].box.y1) / 2 };

      keys[i] = (guint64) buju_index_get_curve (&extent, &centre) << 32 | i;
    }

  return keys;
}

/* By the place alone, least significant digit first: as long as the number of digits is even, the
 * result is in @keys. */
static void
sort_keys (guint64 *keys,
           guint    n_keys)
{
  g_autofree guint64 *spare = g_new (guint64, n_keys);
  guint64 *from = keys, *to = spare;

  for (guint shift = 32; shift < 64; shift += RADIX_BITS)
    {
      gsize ends[RADIX + 1] = { 0 };
      guint64 *swap = from;

      for (guint i = 0; i < n_keys; i++)
        ends[(from[i] >> shift) % RADIX + 1]++;
      for (guint digit = 1; digit <= RADIX; digit++)
        ends[digit] += ends[digit - 1];
      for (guint i = 0; i < n_keys; i++)
        to[ends[(from[i] >> shift) % RADIX]++] = from[i];
      from = to;
      to = swap;
    }
}

static void
fill (const Item         *items,
      const guint64      *keys,
      BujuShapeIndexHead *head,
      guint8             *bytes)
{
  BujuShapeBucket *buckets = (BujuShapeBucket *) (gpointer) (bytes + sizeof *head);
  guint32 *offsets = (guint32 *) (gpointer) (buckets + head->n_buckets);
  gsize size = head->n_buckets * sizeof *buckets + head->n_shapes * sizeof *offsets;

  for (guint i = 0; i < head->n_shapes; i++)
    {
      const Item *item = &items[(guint32) keys[i]];
      BujuShapeBucket *bucket = &buckets[i / BUJU_SHAPE_BUCKET];

      if (i % BUJU_SHAPE_BUCKET == 0)
        *bucket = item->box;
      bucket->x0 = MIN (bucket->x0, item->box.x0);
      bucket->y0 = MIN (bucket->y0, item->box.y0);
      bucket->x1 = MAX (bucket->x1, item->box.x1);
      bucket->y1 = MAX (bucket->y1, item->box.y1);
      offsets[i] = item->offset;
    }
  head->checksum = buju_shape_index_sum (head, buckets, size);
  memcpy (bytes, head, sizeof *head);
}

typedef struct
{
  char   *path;
  guint64 size;
  gint64  modified;
} Kept;

static void
kept_clear (Kept *self)
{
  g_free (self->path);
}

static int
compare_age (gconstpointer a,
             gconstpointer b)
{
  gint64 first = ((const Kept *) a)->modified, second = ((const Kept *) b)->modified;

  return (first > second) - (first < second);
}

/* What somebody wrote who was killed meanwhile; it would go as the oldest, but that may be far. */
static gboolean
is_abandoned (const char        *name,
              const struct stat *info)
{
  return !g_str_has_suffix (name, ".index") && !g_str_has_suffix (name, ".once") &&
         g_get_real_time () / G_USEC_PER_SEC - info->st_mtim.tv_sec > ABANDONED;
}

/* The oldest go when all together have become too many. */
static void
make_room (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;
  guint64 total = 0;

  g_array_set_clear_func (kept, (GDestroyNotify) kept_clear);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept file = { g_build_filename (folder, name, NULL), 0, 0 };
      struct stat info = { 0 };

      if (stat (file.path, &info) == 0 && is_abandoned (name, &info))
        g_unlink (file.path);
      else if (stat (file.path, &info) == 0)
        {
          file.size = (guint64) info.st_size;
          file.modified = info.st_mtim.tv_sec;
        }
      total += file.size;
      g_array_append_val (kept, file);
    }
  g_array_sort (kept, compare_age);
  for (guint i = 0; i < kept->len && total > MOST_KEPT; i++)
    {
      total -= g_array_index (kept, Kept, i).size;
      g_unlink (g_array_index (kept, Kept, i).path);
    }
}

static gboolean
keep (const char   *path,
      const guint8 *bytes,
      gsize         size)
{
  g_autofree char *file = buju_shape_index_get_file (path);
  g_autofree char *folder = g_path_get_dirname (file);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  make_room (folder);

  return g_file_set_contents_full (file, (const char *) bytes, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   NULL);
}

/**
 * buju_shape_index_pays:
 * @path: a .shp of which a window was drawn without an index
 *
 * The first time this is only noted, in the user's cache folder.
 *
 * Returns: whether it was noted before, of the files as they are now
 */
gboolean
buju_shape_index_pays (const char *path)
{
  g_autofree char *mark = NULL, *folder = NULL, *bytes = NULL;
  BujuShapeIndexHead head;
  gsize size;

  g_return_val_if_fail (path != NULL, FALSE);

  mark = buju_shape_index_get_mark (path);
  if (!buju_shape_index_get_head (path, &head))
    return FALSE;
  if (g_file_get_contents (mark, &bytes, &size, NULL) && size == sizeof head
      && memcmp (bytes, &head, size) == 0)
    return TRUE;

  folder = g_path_get_dirname (mark);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (mark, (const char *) &head, sizeof head, G_FILE_SET_CONTENTS_NONE,
                              0600, NULL);

  return FALSE;
}

/**
 * buju_shape_index_make:
 * @stream: a stream without a selection
 *
 * Reads all shapes, packs them along the curve, and keeps the result for the next time. When the
 * files change meanwhile, nothing is kept.
 *
 * Returns: whether it is kept now
 */
gboolean
buju_shape_index_make (const BujuShapeStream *stream)
{
  const char *path = buju_shape_stream_get_path (stream);
  guint n_records = buju_shape_stream_get_n_records (stream);
  g_autofree Item *items = g_try_new0 (Item, n_records);
  g_autofree guint64 *keys = NULL;
  g_autofree guint8 *bytes = NULL;
  BujuShapeIndexHead head, after;
  gsize size;

  if (items == NULL || !buju_shape_index_get_head (path, &head) ||
      g_get_real_time () * 1000 - MAX (head.files[0].changed, head.files[1].changed) < SETTLED)
    return FALSE;
  if (!read_items (stream, items, &head.tally) || !buju_shape_index_get_head (path, &after) ||
      memcmp (head.files, after.files, sizeof head.files) != 0 || head.sample != after.sample)
    return FALSE;

  head.n_shapes = close_up (items, n_records);
  head.n_buckets = (head.n_shapes + BUJU_SHAPE_BUCKET - 1) / BUJU_SHAPE_BUCKET;
  keys = make_keys (items, head.n_shapes);
  sort_keys (keys, head.n_shapes);
  size = sizeof head + head.n_buckets * sizeof (BujuShapeBucket) + head.n_shapes * sizeof (guint32);
  bytes = g_try_malloc0 (size);
  if (bytes == NULL)
    return FALSE;
  fill (items, keys, &head, bytes);

  return keep (path, bytes, size);
}
