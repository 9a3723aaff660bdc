/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-index-private.h"

#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "data/buju-source.h"

#define SAMPLE_SIZE (16 << 10)
#define LARGEST (1u << 30)

static char *
get_kept (const char *path,
          const char *extension)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, full, -1);
  g_autofree char *name = g_strconcat (hash, extension, NULL);

  return g_build_filename (g_get_user_cache_dir (), "buju", "shapes", name, NULL);
}

/**
 * buju_shape_index_get_file:
 * @path: a .shp
 *
 * Returns: (transfer full): where its index is kept
 */
char *
buju_shape_index_get_file (const char *path)
{
  return get_kept (path, ".index");
}

/**
 * buju_shape_index_get_mark:
 * @path: a .shp
 *
 * Returns: (transfer full): where it is kept that an index of it would have been of use once
 */
char *
buju_shape_index_get_mark (const char *path)
{
  return get_kept (path, ".once");
}

static gboolean
get_state (const char    *path,
           BujuFileState *state)
{
  struct stat info;

  if (path == NULL || stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;

  *state = (BujuFileState) { info.st_dev, info.st_ino, (guint64) info.st_size,
                             info.st_ctim.tv_sec * G_GINT64_CONSTANT (1000000000)
                               + info.st_ctim.tv_nsec,
                             info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
                               + info.st_mtim.tv_nsec };

  return TRUE;
}

static guint32
sum_ends (const char *path,
          guint64     size)
{
  g_autoptr (BujuSource) source = buju_source_open (path, NULL);
  g_autofree guint8 *bytes = g_malloc (SAMPLE_SIZE);
  guint32 sum = 0;
  gsize got;

  if (source == NULL)
    return 0;

  got = buju_source_read_at (source, 0, bytes, SAMPLE_SIZE);
  sum = (guint32) crc32_z (sum, bytes, got);
  got = buju_source_read_at (source, size > SAMPLE_SIZE ? size - SAMPLE_SIZE : 0, bytes,
                             SAMPLE_SIZE);

  return (guint32) crc32_z (sum, bytes, got);
}

/**
 * buju_shape_index_get_head:
 * @path: a .shp
 * @head: (out caller-allocates): what an index of the files as they are now starts with; counts are
 *   zero
 *
 * Returns: %FALSE when the .shp is not there
 */
gboolean
buju_shape_index_get_head (const char         *path,
                           BujuShapeIndexHead *head)
{
  g_autofree char *shx = buju_source_find_sibling (path, "shx");
  g_autofree char *dbf = buju_source_find_sibling (path, "dbf");

  memset (head, 0, sizeof *head);
  memcpy (head->magic, BUJU_SHAPE_INDEX_MAGIC, sizeof head->magic);
  head->order = BUJU_SHAPE_INDEX_ORDER;
  if (!get_state (path, &head->files[0]))
    return FALSE;
  get_state (shx, &head->files[1]);
  get_state (dbf, &head->files[2]);
  head->sample = sum_ends (path, head->files[0].size);

  return TRUE;
}

/**
 * buju_shape_index_sum:
 * @head: the start of an index
 * @body: what follows it
 * @size: of @body
 *
 * Returns: the checksum of what lies behind the checksum
 */
guint32
buju_shape_index_sum (const BujuShapeIndexHead *head,
                      gconstpointer             body,
                      gsize                     size)
{
  const guint8 *start = (const guint8 *) head + G_STRUCT_OFFSET (BujuShapeIndexHead, files);
  gsize length = sizeof *head - G_STRUCT_OFFSET (BujuShapeIndexHead, files);

  return (guint32) crc32_z (crc32_z (0, start, length), body, size);
}

static gboolean
is_current (const BujuShapeIndexHead *head,
            const char               *path)
{
  BujuShapeIndexHead now;

  return buju_shape_index_get_head (path, &now)
         && memcmp (head->magic, now.magic, sizeof now.magic) == 0 &&
         head->order == now.order && memcmp (head->files, now.files, sizeof now.files) == 0 &&
         head->sample == now.sample;
}

static gboolean
read_body (BujuShapeIndex *self,
           BujuSource     *source)
{
  guint64 size = (guint64) self->head.n_buckets * sizeof (BujuShapeBucket) +
                 (guint64) self->head.n_shapes * sizeof (guint32);

  if (self->head.n_buckets != (self->head.n_shapes + BUJU_SHAPE_BUCKET - 1) / BUJU_SHAPE_BUCKET ||
      size > LARGEST || buju_source_get_size (source) != sizeof self->head + size)
    return FALSE;

  self->bytes = g_try_malloc (MAX (size, 1));
  if (self->bytes == NULL
      || buju_source_read_at (source, sizeof self->head, self->bytes, size) != size ||
      buju_shape_index_sum (&self->head, self->bytes, size) != self->head.checksum)
    return FALSE;
  self->buckets = (const BujuShapeBucket *) (gconstpointer) self->bytes;
  self->offsets = (const guint32 *) (gconstpointer) (self->buckets + self->head.n_buckets);

  return TRUE;
}

/**
 * buju_shape_index_load:
 * @path: a .shp
 *
 * Reads the kept index and makes sure that it is whole and of the files as they are now.
 *
 * Returns: (transfer full) (nullable): the index
 */
BujuShapeIndex *
buju_shape_index_load (const char *path)
{
  g_autofree char *file = NULL;
  g_autoptr (BujuSource) source = NULL;
  g_autoptr (BujuShapeIndex) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = buju_shape_index_get_file (path);
  source = buju_source_open (file, NULL);
  if (source == NULL)
    return NULL;

  self = g_new0 (BujuShapeIndex, 1);
  if (buju_source_read_at (source, 0, &self->head, sizeof self->head) != sizeof self->head ||
      !is_current (&self->head, path) || !read_body (self, source))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * buju_shape_index_free:
 * @self: (transfer full): an index
 */
void
buju_shape_index_free (BujuShapeIndex *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->bytes);
  g_free (self);
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

static inline gboolean
bucket_meets (const BujuShapeBucket *bucket,
              const BujuBox         *box)
{
  return (double) bucket->x0 <= box->x1 && (double) bucket->x1 >= box->x0
         && (double) bucket->y0 <= box->y1 &&
         (double) bucket->y1 >= box->y0;
}

/**
 * buju_shape_index_query:
 * @self: an index
 * @box: where to look
 * @most: how many records are worth naming
 *
 * Returns: (element-type guint32) (transfer full) (nullable): the records of all shapes that meet
 *   @box and of some near them, in the order of the file; %NULL when there are more than @most
 */
GArray *
buju_shape_index_query (const BujuShapeIndex *self,
                        const BujuBox        *box,
                        guint                 most)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_val_if_fail (self != NULL && box != NULL, NULL);

  for (guint32 i = 0; i < self->head.n_buckets && found->len <= most; i++)
    {
      guint32 first = i * BUJU_SHAPE_BUCKET;

      if (bucket_meets (&self->buckets[i], box))
        g_array_append_vals (found, self->offsets + first,
                             MIN (BUJU_SHAPE_BUCKET, self->head.n_shapes - first));
    }
  if (found->len > most)
    return NULL;
  g_array_sort (found, compare_offsets);

  return g_steal_pointer (&found);
}
