/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-file-sum.h"

#include "data/buju-file-stamp.h"
#include "data/buju-source.h"
#include "geo/buju-work.h"

/* bytes of a file; of larger ones size, beginning and end */
#define HASHED_WHOLE (G_GUINT64_CONSTANT (64) << 20)
#define BLOCK (1 << 20)
#define N_FILES 4
#define LAST 19   /* steps behind the main thread */

/* A file as it was when it was read. */
typedef struct
{
  char          *path;   /* NULL: there was none */
  BujuFileStamp  stamp;
} File;

struct _BujuFileSum
{
  File   files[N_FILES];
  gsize  made;   /* once */
  char  *text;   /* NULL: they have changed */
};

/**
 * buju_file_sum_new:
 * @path: a file that is about to be read
 * @shapefile: whether it is a .shp, to which a .dbf, .prj and .cpg belong. The index says nothing
 *   that the others do not
 *
 * Looks at size and time of the files, no more.
 *
 * Returns: (transfer full): the sum to be
 */
BujuFileSum *
buju_file_sum_new (const char *path,
                   gboolean    shapefile)
{
  static const char *const endings[] = { "dbf", "prj", "cpg" };
  BujuFileSum *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_atomic_rc_box_new0 (BujuFileSum);
  self->files[0].path = g_strdup (path);
  for (guint i = 0; shapefile && i < G_N_ELEMENTS (endings); i++)
    self->files[i + 1].path = buju_source_find_sibling (path, endings[i]);
  for (guint i = 0; i < N_FILES; i++)
    {
      if (self->files[i].path == NULL)
        continue;
      self->files[i].stamp = buju_file_stamp_take (self->files[i].path);
      if (!self->files[i].stamp.there)
        g_clear_pointer (&self->files[i].path, g_free);
    }

  return self;
}

/**
 * buju_file_sum_ref:
 * @self: a sum
 *
 * Returns: (transfer full): @self
 */
BujuFileSum *
buju_file_sum_ref (BujuFileSum *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
sum_clear (gpointer data)
{
  BujuFileSum *self = data;

  for (guint i = 0; i < N_FILES; i++)
    g_free (self->files[i].path);
  g_free (self->text);
}

/**
 * buju_file_sum_unref:
 * @self: (transfer full): a sum
 */
void
buju_file_sum_unref (BujuFileSum *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, sum_clear);
}

static void
add_range (GChecksum  *checksum,
           BujuSource *source,
           guint64     offset,
           guint64     end)
{
  g_autofree guint8 *block = g_malloc (BLOCK);

  while (offset < end)
    {
      gsize n = buju_source_read_at (source, offset, block, (gsize) MIN (end - offset, BLOCK));

      if (n == 0)
        return;
      g_checksum_update (checksum, block, (gssize) n);
      offset += n;
    }
}

static void
add_file (GChecksum  *checksum,
          const char *path)
{
  g_autoptr (BujuSource) source = buju_source_open (path, NULL);
  g_autofree char *size = NULL;
  guint64 n;

  if (source == NULL)
    return;

  n = buju_source_get_size (source);
  size = g_strdup_printf ("%" G_GUINT64_FORMAT "\n", n);
  g_checksum_update (checksum, (const guchar *) size, -1);
  if (n <= HASHED_WHOLE)
    {
      add_range (checksum, source, 0, n);
      return;
    }
  add_range (checksum, source, 0, HASHED_WHOLE / 2);
  add_range (checksum, source, n - HASHED_WHOLE / 2, n);
}

static gboolean
are_unchanged (const BujuFileSum *self)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      BujuFileStamp now;

      if (self->files[i].path == NULL)
        continue;
      now = buju_file_stamp_take (self->files[i].path);
      if (!buju_file_stamp_equal (&now, &self->files[i].stamp))
        return FALSE;
    }

  return TRUE;
}

static char *
make (const BujuFileSum *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (self->files[0].path == NULL || !are_unchanged (self))
    return NULL;
  for (guint i = 0; i < N_FILES; i++)
    if (self->files[i].path != NULL)
      add_file (checksum, self->files[i].path);

  return are_unchanged (self) ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/**
 * buju_file_sum_await:
 * @self: a sum
 *
 * Reads the files when it is asked for the first time; another thread that asks meanwhile waits.
 *
 * Returns: (transfer none) (nullable): the sum, hexadecimal; %NULL when a file is another than was
 *   read
 */
const char *
buju_file_sum_await (BujuFileSum *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter (&self->made))
    {
      self->text = make (self);
      g_once_init_leave (&self->made, 1);
    }

  return self->text;
}

static gpointer
begin_cb (gpointer data)
{
  g_autoptr (BujuFileSum) self = data;

  buju_work_give_way (LAST);
  buju_file_sum_await (self);

  return NULL;
}

/**
 * buju_file_sum_begin:
 * @self: a sum
 *
 * Makes it in a thread of its own, of the least priority, so that it is there when somebody asks.
 */
void
buju_file_sum_begin (BujuFileSum *self)
{
  GThread *thread;

  g_return_if_fail (self != NULL);

  thread = g_thread_try_new ("file-sum", begin_cb, buju_file_sum_ref (self), NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    buju_file_sum_unref (self);
}
