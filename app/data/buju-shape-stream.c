/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-stream-private.h"

#include "data/buju-shape-check.h"
#include "data/buju-shape-index.h"
#include "data/buju-shapefile.h"

/* The stream: its files, and what is going to be read of them. Reading is in
 * buju-shape-stream-read.c. */

#define FILE_CODE 9994
#define NO_TYPE G_MAXUINT32
#define MAX_SHP_SIZE (G_GUINT64_CONSTANT (2) * G_MAXINT32)
#define CHUNK_SIZE (1 << 20)   /* about so many bytes make a chunk */
#define MOST_CHUNK_RECORDS 65536
#define LARGEST_PRJ (64 << 10)
#define INDEX_FILE_SIZE (16 << 20)  /* bytes from which on an index saves time */
#define INDEX_RECORD_SIZE 80
#define SELECTION_CHUNK 2048        /* records */

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                       "not a file for reading in one pass");

  return FALSE;
}

static gboolean
check_headers (BujuShapeStream *self)
{
  guint8 header[BUJU_SHAPE_HEADER_SIZE];
  guint64 declared;

  if (buju_source_get_size (self->shp) > MAX_SHP_SIZE ||
      buju_source_read_at (self->shp, 0, header, sizeof header) != sizeof header ||
      buju_source_get_be32 (header) != FILE_CODE)
    return FALSE;
  self->type = (int) buju_source_get_le32 (header + 32);
  switch (buju_shape_type_get_name (self->type) != NULL ? buju_shape_type_get_base (self->type) : 0)
    {
    case 1:
    case 8:
      self->geometry = BUJU_GEOMETRY_POINT;
      self->plain_type = NO_TYPE;
      break;
    case 3:
      self->geometry = BUJU_GEOMETRY_LINE;
      self->plain_type = self->type == 3 ? 3 : NO_TYPE;
      break;
    case 5:
      self->geometry = BUJU_GEOMETRY_POLYGON;
      self->plain_type = self->type == 5 ? 5 : NO_TYPE;
      break;
    default:
      return FALSE;
    }

  if (buju_source_read_at (self->shx, 0, header, sizeof header) != sizeof header ||
      buju_source_get_be32 (header) != FILE_CODE)
    return FALSE;
  declared = (guint64) buju_source_get_be32 (header + 24) * 2;
  if (declared <= sizeof header || declared > buju_source_get_size (self->shx))
    return FALSE;
  self->n_records = (guint) ((declared - sizeof header) / BUJU_SHAPE_ENTRY);

  return self->n_records > 0 && self->n_records <= buju_source_get_size (self->shp) / 12;
}

/**
 * buju_shape_stream_wants_index:
 * @self: a stream
 *
 * Points are read as fast as an index of them would be, and small files faster.
 */
gboolean
buju_shape_stream_wants_index (const BujuShapeStream *self)
{
  guint64 size;

  g_return_val_if_fail (self != NULL, FALSE);

  size = buju_source_get_size (self->shp);

  return self->selection == NULL && size >= INDEX_FILE_SIZE
         && size / self->n_records >= INDEX_RECORD_SIZE;
}

/* Uses the index of the file if there is one and it saves much. What was found in the whole file
 * when the index was made is told as if it had been read again. */
static gboolean
select_window (BujuShapeStream *self,
               const BujuBox   *window)
{
  g_autoptr (BujuShapeIndex) index = NULL;
  g_autoptr (GArray) found = NULL;

  if (window == NULL || !buju_shape_stream_wants_index (self))
    return FALSE;
  index = buju_shape_index_load (self->path);
  found = index != NULL ? buju_shape_index_query (index, window, self->n_records / 2) : NULL;
  if (found == NULL)
    return FALSE;
  self->tally = index->head.tally;
  self->selection = g_steal_pointer (&found);
  /* Records of a selection lie apart: fewer of them make a chunk. */
  self->chunk_records = SELECTION_CHUNK;

  return TRUE;
}

static gboolean
open_files (BujuShapeStream *self,
            const BujuBox   *window)
{
  guint64 mean;

  g_autofree char *shx = buju_source_find_sibling (self->path, "shx");
  g_autofree char *dbf = buju_source_find_sibling (self->path, "dbf");

  self->shp = buju_source_open (self->path, NULL);
  self->shx = shx != NULL ? buju_source_open (shx, NULL) : NULL;

  if (self->shp == NULL || self->shx == NULL || !check_headers (self))
    return FALSE;
  mean = MAX (buju_source_get_size (self->shp) / self->n_records, 1);
  self->chunk_records = (guint) CLAMP (CHUNK_SIZE / mean, 1, MOST_CHUNK_RECORDS);

  return select_window (self, window) || buju_deleted_rows_find (&self->deleted, dbf);
}

/**
 * buju_shape_stream_open:
 * @path: a .shp file
 * @window: (nullable): what is going to be drawn, in units of the file
 * @error: return location; %BUJU_SHAPEFILE_ERROR_FORMAT when it is nothing for this reader
 *
 * Opens shapes and index and looks for deleted rows.
 *
 * Returns: (transfer full) (nullable): the stream
 */
BujuShapeStream *
buju_shape_stream_open (const char     *path,
                        const BujuBox  *window,
                        GError        **error)
{
  g_autoptr (BujuShapeStream) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (BujuShapeStream, 1);
  self->path = g_strdup (path);
  if (!open_files (self, window))
    {
      fail (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * buju_shape_stream_free:
 * @self: (transfer full): a stream
 */
void
buju_shape_stream_free (BujuShapeStream *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->shp, buju_source_free);
  g_clear_pointer (&self->shx, buju_source_free);
  buju_deleted_rows_clear (&self->deleted);
  g_clear_pointer (&self->selection, g_array_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * buju_shape_stream_get_path:
 * @self: a stream
 *
 * Returns: the .shp
 */
const char *
buju_shape_stream_get_path (const BujuShapeStream *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * buju_shape_stream_get_geometry:
 * @self: a stream
 *
 * Returns: what its shapes are drawn as
 */
BujuGeometry
buju_shape_stream_get_geometry (const BujuShapeStream *self)
{
  g_return_val_if_fail (self != NULL, BUJU_GEOMETRY_NONE);

  return self->geometry;
}

/**
 * buju_shape_stream_get_n_records:
 * @self: a stream
 *
 * Returns: how many records its index names
 */
guint
buju_shape_stream_get_n_records (const BujuShapeStream *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_records;
}

/**
 * buju_shape_stream_get_n_chunks:
 * @self: a stream
 *
 * Returns: into how many chunks its records are divided
 */
guint
buju_shape_stream_get_n_chunks (const BujuShapeStream *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (buju_shape_stream_get_n_entries (self) + self->chunk_records - 1) / self->chunk_records;
}

/**
 * buju_shape_stream_get_prj:
 * @self: a stream
 *
 * Returns: (transfer full) (nullable): the text of the .prj beside the file
 */
char *
buju_shape_stream_get_prj (const BujuShapeStream *self)
{
  g_autofree char *path = buju_source_find_sibling (self->path, "prj");
  g_autoptr (BujuSource) source = path != NULL ? buju_source_open (path, NULL) : NULL;
  gsize size;
  char *text;

  if (source == NULL)
    return NULL;

  size = (gsize) MIN (buju_source_get_size (source), LARGEST_PRJ);
  text = g_malloc0 (size + 1);
  buju_source_read (source, 0, text, size);

  return g_strstrip (text);
}
