/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-stream-private.h"

#include "data/buju-shape-check.h"
#include "data/buju-shape-content.h"

/* Reading a chunk: blocks of the file, and the records in them, checked and handed on. */

#define RECORD_HEADER 8
#define MIN_CONTENT_WORDS 2
#define PLAIN_SIZE 64          /* bytes of one part with one point */
#define BLOCK_SIZE (1 << 20)   /* bytes read at once; larger shapes come in pieces */
/* records of a selection so near to one another are read together, bytes */
#define NEAR (32 << 10)
#define RECORD_GUESS 4096

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
  const guint8 *bytes = entries + (gsize) i * BUJU_SHAPE_ENTRY;

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
      self->entries = g_try_malloc (n_entries * BUJU_SHAPE_ENTRY);
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
  guint n = MIN (self->chunk_records, buju_shape_stream_get_n_entries (self) - first);
  guint lead = first > 0 ? 1 : 0;   /* the entry before, for where it ends */
  gsize size = (gsize) (n + lead) * BUJU_SHAPE_ENTRY;
  Reading reading = { .stream = self, .tally = tally, .func = func, .data = data };
  guint64 before = BUJU_SHAPE_HEADER_SIZE;
  Entry last;

  if (self->selection != NULL && make_room (scratch, 1))
    {
      reading.block = scratch->block;
      return read_selected_chunk (self, chunk, &reading);
    }
  if (!make_room (scratch, n + lead) ||
      buju_source_read_at (self->shx,
                           BUJU_SHAPE_HEADER_SIZE + (guint64) (first - lead) * BUJU_SHAPE_ENTRY,
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

  return read_records (&reading, scratch->entries + lead * BUJU_SHAPE_ENTRY, first, n, before);
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
