/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-stream.h"

#include "data/buju-deleted-rows.h"
#include "data/buju-shape-check.h"
#include "data/buju-shape-content.h"
#include "data/buju-shape-index.h"
#include "data/buju-shapefile.h"
#include "data/buju-source.h"

#define FILE_CODE 9994
#define RECORD_HEADER 8
#define ENTRY 8
#define MIN_CONTENT_WORDS 2
#define NO_TYPE G_MAXUINT32
#define PLAIN_SIZE 64          /* bytes of one part with one point */
#define MAX_SHP_SIZE (G_GUINT64_CONSTANT (2) * G_MAXINT32)
#define BLOCK_SIZE (1 << 20)   /* bytes read at once; larger shapes come in pieces */
#define CHUNK_SIZE (1 << 20)   /* about so many bytes make a chunk */
#define MOST_CHUNK_RECORDS 65536
#define LARGEST_PRJ (64 << 10)
#define INDEX_FILE_SIZE (16 << 20)  /* bytes from which on an index saves time */
#define INDEX_RECORD_SIZE 80
#define SELECTION_CHUNK 2048        /* records */
/* records of a selection so near to one another are read together, bytes */
#define NEAR (32 << 10)
#define RECORD_GUESS 4096

struct _BujuShapeStream
{
  char            *path;
  BujuSource      *shp;
  BujuSource      *shx;
  int              type;
  guint32          plain_type;     /* of lines or areas without heights and measures, or none */
  BujuGeometry     geometry;
  guint            n_records;
  guint            chunk_records;
  BujuDeletedRows  deleted;
  GArray          *selection;      /* guint32: offsets of records in 16-bit words; NULL: all */
  BujuShapeTally   tally;          /* of the whole file, where there is a selection */
};

/* One record as the index names it. */
typedef struct
{
  guint64 offset;  /* of its header, bytes */
  guint64 size;    /* of its content */
  guint32 row;
} Entry;

/* Reading of one chunk. */
typedef struct
{
  const BujuShapeStream *stream;
  guint8                *block;
  guint64                block_start;
  gsize                  block_size;
  guint64                end;          /* of the chunk's last record */
  BujuShapeTally        *tally;
  BujuShapeFunc          func;
  gpointer               data;
} Reading;

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
  self->n_records = (guint) ((declared - sizeof header) / ENTRY);

  return self->n_records > 0 && self->n_records <= buju_source_get_size (self->shp) / 12;
}

static guint
get_n_entries (const BujuShapeStream *self)
{
  return self->selection != NULL ? self->selection->len : self->n_records;
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

  return (get_n_entries (self) + self->chunk_records - 1) / self->chunk_records;
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

static inline guint32
get_number (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return GUINT32_FROM_BE (value);
}

static inline Entry
get_entry (const guint8 *entries,
           guint         i,
           guint32       row)
{
  const guint8 *bytes = entries + (gsize) i * ENTRY;

  return (Entry) { (guint64) get_number (bytes) * 2,
                   (guint64) get_number (bytes + 4) * 2, row };
}

/* Makes sure that the bytes from @offset on are in the block. */
static const guint8 *
get_bytes (Reading *self,
           guint64  offset,
           gsize    size)
{
  if (offset < self->block_start || offset + size > self->block_start + self->block_size)
    {
      self->block_start = offset;
      self->block_size = buju_source_read_at (self->stream->shp, offset, self->block,
                                              (gsize) MIN (MAX (self->end, offset + size) - offset,
                                                           BLOCK_SIZE));
      if (self->block_size < size)
        return NULL;
    }

  return self->block + (offset - self->block_start);
}

static void
count_outcome (Reading  *self,
               gboolean  drawable)
{
  if (!drawable)
    self->tally->damaged++;
}

/* A shape larger than a block: its points come block by block. */
static gboolean
read_large (Reading                *self,
            const Entry            *entry,
            const BujuShapeContent *content)
{
  gsize table = (gsize) content->n_parts * 4;
  g_autofree guint8 *starts = NULL;
  BujuShapePiece piece = { content->n_parts, content->n_points, NULL, NULL, 0, 0, entry->offset };
  guint64 from = entry->offset + RECORD_HEADER;
  gboolean drawable = FALSE;

  if (content->starts_offset + table > BLOCK_SIZE - RECORD_HEADER)
    return FALSE;
  starts = g_memdup2 (get_bytes (self, from + content->starts_offset, table), table);
  if (table > 0 && starts == NULL)
    return FALSE;
  if (!buju_shape_content_check_parts (content, starts))
    {
      self->tally->damaged++;
      return TRUE;
    }

  piece.starts = starts;
  while (piece.first < piece.total)
    {
      guint64 at = from + content->points_offset + (guint64) piece.first * 16;

      piece.n_points = MIN (piece.total - piece.first, BLOCK_SIZE / 16);
      piece.points = get_bytes (self, at, (gsize) piece.n_points * 16);
      if (piece.points == NULL)
        return FALSE;
      drawable = self->func (&piece, entry->row, self->data);
      piece.first += piece.n_points;
    }
  count_outcome (self, drawable);

  return TRUE;
}

static gboolean
read_small (Reading                *self,
            const Entry            *entry,
            const BujuShapeContent *content,
            const guint8           *bytes)
{
  BujuShapePiece piece = { content->n_parts, content->n_points, bytes + content->starts_offset,
                           bytes + content->points_offset, 0, content->n_points, entry->offset };

  if (!buju_shape_content_check_parts (content, piece.starts))
    self->tally->damaged++;
  else
    count_outcome (self, self->func (&piece, entry->row, self->data));

  return TRUE;
}

static gboolean
read_record (Reading     *self,
             const Entry *entry)
{
  guint8 padded[BUJU_SHAPE_CONTENT_HEAD] = { 0 };
  gboolean small = entry->size + RECORD_HEADER <= BLOCK_SIZE;
  const guint8 *bytes = get_bytes (self, entry->offset,
                                   (gsize) MIN (entry->size + RECORD_HEADER, BLOCK_SIZE));
  BujuShapeContent content;

  if (bytes == NULL || (guint64) get_number (bytes + 4) * 2 != entry->size)
    return FALSE;
  bytes += RECORD_HEADER;
  if (entry->size < sizeof padded)
    bytes = memcpy (padded, bytes, (gsize) entry->size);

  switch (buju_shape_content_read (&content, bytes, entry->size, self->stream->type))
    {
    case BUJU_CONTENT_NULL:
      return TRUE;
    case BUJU_CONTENT_DAMAGED:
      self->tally->damaged++;
      return TRUE;
    case BUJU_CONTENT_GOOD:
      /* A point among lines is for the other reader. */
      if ((content.geometry == BUJU_GEOMETRY_POINT) !=
          (self->stream->geometry == BUJU_GEOMETRY_POINT))
        return FALSE;
      return small ? read_small (self, entry, &content, bytes)
                   : read_large (self, entry, &content);
    case BUJU_CONTENT_OTHER:
    default:
      return FALSE;
    }
}

/* The way of nearly every record there is: lines or areas of the file's type and one part, wholly
 * in the block. What is not exactly so goes the other way, where it is looked at closely. */
static inline gboolean
read_plainly (Reading     *self,
              const Entry *entry)
{
  const guint8 *bytes;
  BujuShapePiece piece;

  if (entry->offset < self->block_start || entry->size < PLAIN_SIZE ||
      entry->offset + RECORD_HEADER + entry->size > self->block_start + self->block_size)
    return FALSE;

  bytes = self->block + (entry->offset - self->block_start) + RECORD_HEADER;
  if ((guint64) get_number (bytes - 4) * 2 != entry->size ||
      buju_source_get_le32 (bytes) != self->stream->plain_type
        || buju_source_get_le32 (bytes + 36) != 1 ||
      buju_source_get_le32 (bytes + 44) != 0)
    return FALSE;

  piece = (BujuShapePiece) { 1, buju_source_get_le32 (bytes + 40), bytes + 44, bytes + 48, 0, 0,
                             entry->offset };
  piece.n_points = piece.total;
  if (piece.total == 0 || 48 + (guint64) piece.total * 16 > entry->size)
    return FALSE;
  count_outcome (self, self->func (&piece, entry->row, self->data));

  return TRUE;
}

static gboolean
read_records (Reading      *self,
              const guint8 *entries,
              guint         first,
              guint         n,
              guint64       before)
{
  guint64 size = buju_source_get_size (self->stream->shp);

  for (guint i = 0; i < n; i++)
    {
      Entry entry = get_entry (entries, i, first + i);

      if (entry.offset < before || entry.size < MIN_CONTENT_WORDS * 2 ||
          entry.offset + RECORD_HEADER + entry.size > size)
        return FALSE;
      before = entry.offset + RECORD_HEADER + entry.size;
      self->tally->records++;
      if (buju_deleted_rows_have (&self->stream->deleted, entry.row))
        self->tally->deleted++;
      else if (!read_plainly (self, &entry) && !read_record (self, &entry))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_room (BujuShapeScratch *self,
           gsize             n_entries)
{
  if (self->block == NULL)
    self->block = g_try_malloc (BLOCK_SIZE);
  if (self->room < n_entries)
    {
      g_free (self->entries);
      self->entries = g_try_malloc (n_entries * ENTRY);
      self->room = self->entries != NULL ? n_entries : 0;
    }

  return self->block != NULL && self->entries != NULL;
}

/* Where a group of records ends that are read together, about. */
static guint64
find_group_end (const guint32 *offsets,
                guint          i,
                guint          n)
{
  guint64 start = (guint64) offsets[i] * 2, last = start;

  while (i + 1 < n && (guint64) offsets[i + 1] * 2 - last < NEAR &&
         (guint64) offsets[i + 1] * 2 - start < BLOCK_SIZE - RECORD_GUESS)
    last = (guint64) offsets[++i] * 2;

  return last + RECORD_GUESS;
}

/* Records that an index names. Whether they are any is seen when they are read. */
static gboolean
read_selection (Reading       *self,
                const guint32 *offsets,
                guint          n)
{
  guint64 size = buju_source_get_size (self->stream->shp);
  BujuShapeTally counted = *self->tally;

  for (guint i = 0; i < n; i++)
    {
      Entry entry = { (guint64) offsets[i] * 2, 0, 0 };
      const guint8 *bytes;

      if (entry.offset >= self->end || i == 0)
        self->end = MIN (find_group_end (offsets, i, n), size);
      bytes = get_bytes (self, entry.offset, RECORD_HEADER);
      if (bytes == NULL)
        return FALSE;
      entry.size = (guint64) get_number (bytes + 4) * 2;
      if (entry.size < MIN_CONTENT_WORDS * 2 || entry.offset + RECORD_HEADER + entry.size > size ||
          !read_record (self, &entry))
        return FALSE;
    }
  *self->tally = counted;

  return TRUE;
}

static gboolean
read_selected_chunk (const BujuShapeStream *self,
                     guint                  chunk,
                     Reading               *reading)
{
  guint first = chunk * self->chunk_records;

  if (chunk == 0)
    {
      reading->tally->records += self->tally.records;
      reading->tally->damaged += self->tally.damaged;
      reading->tally->deleted += self->tally.deleted;
    }

  return read_selection (reading, &g_array_index (self->selection, guint32, first),
                         MIN (self->chunk_records, self->selection->len - first));
}

/**
 * buju_shape_stream_read:
 * @self: a stream
 * @chunk: number of a chunk
 * @scratch: memory of the calling thread
 * @tally: gets the records of the chunk added
 * @func: (scope call): called for every shape that has points, in order
 * @data: for @func
 *
 * Reads the chunk's part of the index and the records that it names. Each entry is held against the
 * header of its record, and none may overlap the one before.
 *
 * Returns: %FALSE when the index is irregular, the file was cut, or memory is out
 */
gboolean
buju_shape_stream_read (const BujuShapeStream *self,
                        guint                  chunk,
                        BujuShapeScratch      *scratch,
                        BujuShapeTally        *tally,
                        BujuShapeFunc          func,
                        gpointer               data)
{
  guint first = chunk * self->chunk_records;
  guint n = MIN (self->chunk_records, get_n_entries (self) - first);
  guint lead = first > 0 ? 1 : 0;   /* the entry before, for where it ends */
  gsize size = (gsize) (n + lead) * ENTRY;
  Reading reading = { .stream = self, .tally = tally, .func = func, .data = data };
  guint64 before = BUJU_SHAPE_HEADER_SIZE;
  Entry last;

  if (self->selection != NULL && make_room (scratch, 1))
    {
      reading.block = scratch->block;
      return read_selected_chunk (self, chunk, &reading);
    }
  if (!make_room (scratch, n + lead) ||
      buju_source_read_at (self->shx, BUJU_SHAPE_HEADER_SIZE + (guint64) (first - lead) * ENTRY,
                           scratch->entries, size) != size)
    return FALSE;

  if (lead > 0)
    {
      last = get_entry (scratch->entries, 0, 0);
      before = last.offset + RECORD_HEADER + last.size;
    }
  last = get_entry (scratch->entries, n + lead - 1, 0);
  reading.end = last.offset + RECORD_HEADER + last.size;
  reading.block = scratch->block;

  return read_records (&reading, scratch->entries + lead * ENTRY, first, n, before);
}

/**
 * buju_shape_scratch_clear:
 * @self: a scratch, also all zeros
 */
void
buju_shape_scratch_clear (BujuShapeScratch *self)
{
  g_clear_pointer (&self->block, g_free);
  g_clear_pointer (&self->entries, g_free);
}
