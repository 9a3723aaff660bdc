/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-record.h"

#include <stdlib.h>
#include <string.h>

#include "data/buju-shape-check.h"

#define FILE_CODE 9994
#define HEADER_WORDS (BUJU_SHAPE_HEADER_SIZE / 2)
#define RECORD_HEADER_WORDS 4
#define MIN_CONTENT_WORDS 2 /* a Null shape is its type and nothing else */

/* shapelib refuses the whole file when one record is larger. */
#define MAX_CONTENT_SIZE (G_MAXINT32 - 16)

#define CANCEL_INTERVAL 4096

static gboolean
append_record (BujuRecords *self,
               BujuRecord   record)
{
  if (self->n == G_MAXINT32)
    return FALSE;
  if (self->n >= self->room)
    {
      gsize room = self->room + self->room / 2 + 64;
      BujuRecord *items = g_try_renew (BujuRecord, self->items, room);

      if (items == NULL)
        return FALSE;
      self->items = items;
      self->room = room;
    }
  self->items[self->n++] = record;

  return TRUE;
}

/* Looked at once in a while. */
static gboolean
is_cancelled (const BujuRecords *self,
              GCancellable      *cancellable)
{
  return self->n % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable);
}

/* The number and length that stand at an offset given in words. */
static gboolean
read_record_header (BujuSource *shp,
                    guint64     offset,
                    guint32    *number,
                    guint32    *length)
{
  guint8 header[8];

  if (buju_source_read (shp, offset * 2, header, sizeof header) != sizeof header)
    return FALSE;

  *number = buju_source_get_be32 (header);
  *length = buju_source_get_be32 (header + 4);

  return TRUE;
}

static gboolean
fits (BujuSource *shp,
      guint64     offset,
      guint64     length)
{
  return length >= MIN_CONTENT_WORDS &&
         (offset + RECORD_HEADER_WORDS + length) * 2 <= buju_source_get_size (shp);
}

/**
 * buju_records_from_walk:
 * @self: empty records
 * @shp: the .shp
 * @declared: its length by its own header, in bytes
 * @cancellable: (nullable): looked at now and then
 *
 * Goes from record to record until the end or until a length makes no sense. There, a header with
 * the next number is a damaged record; anything else is junk, which is noted but is no record.
 * Beyond the declared length the numbers must go on in any case.
 *
 * Returns: %FALSE when memory runs out or when cancelled
 */
gboolean
buju_records_from_walk (BujuRecords  *self,
                        BujuSource   *shp,
                        guint64       declared,
                        GCancellable *cancellable)
{
  guint64 offset = HEADER_WORDS;
  guint32 number, length, expected = 1;

  while (read_record_header (shp, offset, &number, &length))
    {
      BujuRecord record = { (guint32) offset, length, self->n, BUJU_RECORD_GOOD };

      if (!fits (shp, offset, length) && (offset * 2 >= declared || number != expected))
        {
          self->has_junk = TRUE;
          return TRUE;
        }
      if (offset * 2 >= declared && number != expected)
        return TRUE;
      if (!fits (shp, offset, length))
        record.state = BUJU_RECORD_DAMAGED;
      else
        self->n_sound++;
      if (!append_record (self, record) || is_cancelled (self, cancellable))
        return FALSE;
      if (record.state == BUJU_RECORD_DAMAGED)
        return TRUE;
      offset += RECORD_HEADER_WORDS + length;
      expected = number + 1;
    }

  return TRUE;
}

static int
compare_offsets (gconstpointer a,
                 gconstpointer b)
{
  const BujuRecord *first = a;
  const BujuRecord *second = b;

  if (first->offset != second->offset)
    return first->offset < second->offset ? -1 : 1;

  return first->row < second->row ? -1 : 1;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const BujuRecord *first = a;
  const BujuRecord *second = b;

  return first->row < second->row ? -1 : 1;
}

static void
sort_records (BujuRecords *self,
              int (*compare) (gconstpointer, gconstpointer))
{
  for (guint i = 1; i < self->n; i++)
    if (compare (&self->items[i - 1], &self->items[i]) > 0)
      {
        qsort (self->items, self->n, sizeof (BujuRecord), compare);
        return;
      }
}

/* The entries that the header of the .shx promises. When the file ends before, or promises more
 * than the .shp can hold, those that are there are read, but the index is not to be relied upon. */
static BujuShxState
read_shx (BujuRecords  *self,
          BujuSource   *shp,
          BujuSource   *shx,
          GCancellable *cancellable)
{
  guint64 size = buju_source_get_size (shx);
  guint64 most = buju_source_get_size (shp) / 12; /* no record is smaller */
  guint8 header[BUJU_SHAPE_HEADER_SIZE];
  guint64 declared, n_entries;

  if (buju_source_read (shx, 0, header, sizeof header) != sizeof header ||
      buju_source_get_be32 (header) != FILE_CODE)
    return BUJU_SHX_UNSOUND;

  declared = (guint64) buju_source_get_be32 (header + 24) * 2;
  n_entries = (MAX (MIN (declared, size), sizeof header) - sizeof header) / 8;
  for (guint64 i = 0; i < MIN (n_entries, most); i++)
    {
      guint8 entry[8];
      BujuRecord record = { 0, 0, (guint32) i, BUJU_RECORD_GOOD };

      if (buju_source_read (shx, sizeof header + i * 8, entry, sizeof entry) != sizeof entry)
        break;
      record.offset = buju_source_get_be32 (entry);
      record.length = buju_source_get_be32 (entry + 4);
      if (!append_record (self, record))
        return BUJU_SHX_NO_MEMORY;
      if (is_cancelled (self, cancellable))
        return BUJU_SHX_CANCELLED;
    }

  return declared <= size && self->n == n_entries && self->n > 0 ? BUJU_SHX_SOUND
                                                                 : BUJU_SHX_UNSOUND;
}

/* Holds one entry against the record it names. @end is where the one before ended, in words. */
static gboolean
check_entry (BujuRecord *record,
             BujuSource *shp,
             guint64     end)
{
  guint32 number, length;

  if (record->offset < end || !read_record_header (shp, record->offset, &number, &length))
    return FALSE;
  /* Some writers count the record's header in the .shx: GDAL's ticket 5608. Of two lengths the
   * smaller one is believed; a larger one in the .shx would lead beyond the record. */
  if (record->length > length && (guint64) record->length != (guint64) length + RECORD_HEADER_WORDS)
    return FALSE;
  record->length = MIN (record->length, length);

  return record->length >= MIN_CONTENT_WORDS && fits (shp, record->offset, length);
}

/**
 * buju_records_from_shx:
 * @self: empty records
 * @shp: the .shp
 * @shx: the .shx
 * @declared: length of the .shp by its own header, in bytes
 * @cancellable: (nullable): looked at now and then
 *
 * Reads the index and checks that each entry names a record which is there, has that length, and
 * overlaps no other. Entries are checked in the order of their offsets, so that the file is read
 * forward only. An index is sound, too, when all that is wrong is that the .shp was cut.
 *
 * Returns: what the index is worth
 */
BujuShxState
buju_records_from_shx (BujuRecords  *self,
                       BujuSource   *shp,
                       BujuSource   *shx,
                       guint64       declared,
                       GCancellable *cancellable)
{
  BujuShxState state = read_shx (self, shp, shx, cancellable);
  gboolean whole = state == BUJU_SHX_SOUND;
  guint64 size = buju_source_get_size (shp);
  guint64 end = HEADER_WORDS;

  if (state == BUJU_SHX_NO_MEMORY || state == BUJU_SHX_CANCELLED)
    return state;

  sort_records (self, compare_offsets);
  for (guint i = 0; i < self->n; i++)
    {
      BujuRecord *record = &self->items[i];
      guint64 record_end = (guint64) record->offset + RECORD_HEADER_WORDS + record->length;

      if (i % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        return BUJU_SHX_CANCELLED;
      if (check_entry (record, shp, end))
        {
          end = (guint64) record->offset + RECORD_HEADER_WORDS + record->length;
          self->n_sound++;
          continue;
        }
      record->state = BUJU_RECORD_DAMAGED;
      if (record->offset < end || record_end * 2 <= size || record_end * 2 > declared)
        state = BUJU_SHX_UNSOUND;
    }
  sort_records (self, compare_rows);

  return state == BUJU_SHX_UNSOUND && whole && self->n_sound * 2 >= self->n ? BUJU_SHX_FLAWED
                                                                            : state;
}

/* Bytes that @n_parts and @n_points take besides type, box and counts; 4 more a part for the
 * kinds of a MultiPatch's. */
static guint64
needed_size (int     base,
             guint32 n_parts,
             guint32 n_points)
{
  if (base == 8)
    return 40 + (guint64) n_points * 16;

  return 44 + (guint64) n_parts * (base == 31 ? 8 : 4) + (guint64) n_points * 16;
}

/* Records of another type than the file's are drawn where nothing has to be made up: points among
 * points, areas among areas, anything among lines. */
static gboolean
can_be_drawn (int base,
              int file_base)
{
  gboolean is_point = base == 1 || base == 8;
  gboolean is_area = base == 5 || base == 31;

  if (file_base == 1 || file_base == 8)
    return is_point;

  return file_base == 3 || (is_area && file_base != 0);
}

/**
 * buju_record_inspect:
 * @content: the start of a content, 44 bytes or all of it
 * @size: of the whole content, in bytes
 * @type: the type of the file
 * @n_parts: (out) (optional): how many parts a good one has; 0 for points
 * @n_points: (out) (optional): how many points a good one has
 *
 * Looks at the type of a record, which must be of the file's family or Null, and at whether its
 * counts fit its length.
 *
 * Returns: what the record is worth
 */
BujuRecordState
buju_record_inspect (const guint8 *content,
                     guint64       size,
                     int           type,
                     guint32      *n_parts,
                     guint32      *n_points)
{
  int own_type = (int) buju_source_get_le32 (content);
  guint32 parts, points;
  int base;

  if (own_type == 0)
    return size <= MAX_CONTENT_SIZE ? BUJU_RECORD_NULL : BUJU_RECORD_DAMAGED;
  if (buju_shape_type_get_name (own_type) == NULL)
    return BUJU_RECORD_DAMAGED;

  base = buju_shape_type_get_base (own_type);
  if (!can_be_drawn (base, buju_shape_type_get_base (type)) ||
      size < (base == 1 ? 20 : base == 8 ? 40 : 44) || size > MAX_CONTENT_SIZE)
    return BUJU_RECORD_DAMAGED;

  parts = base == 1 || base == 8 ? 0 : buju_source_get_le32 (content + 36);
  points = base == 1 ? 1 : buju_source_get_le32 (content + (base == 8 ? 36 : 40));
  if (base != 1 && needed_size (base, parts, points) > size)
    return BUJU_RECORD_DAMAGED;

  if (n_parts != NULL)
    *n_parts = parts;
  if (n_points != NULL)
    *n_points = points;

  return BUJU_RECORD_GOOD;
}

static BujuRecordState
inspect_content (BujuRecords  *self,
                 const guint8 *content,
                 guint64       size,
                 int           type)
{
  guint32 n_parts, n_points;
  BujuRecordState state = buju_record_inspect (content, size, type, &n_parts, &n_points);
  int base;

  if (state != BUJU_RECORD_GOOD)
    return state;

  base = buju_shape_type_get_base ((int) buju_source_get_le32 (content));
  self->largest = MAX (self->largest, size);
  self->n_strangers += base != buju_shape_type_get_base (type);
  self->n_points += (guint64) n_points + n_parts; /* a point more where a ring must be closed */
  self->n_parts += base == 1 || base == 8 ? n_points : n_parts;

  return BUJU_RECORD_GOOD;
}

static void
inspect_record (BujuRecords *self,
                BujuRecord  *record,
                BujuSource  *shp,
                int          type)
{
  guint8 content[44] = { 0 };
  guint64 size = (guint64) record->length * 2;
  gsize wanted = (gsize) MIN (size, sizeof content);

  if (record->state == BUJU_RECORD_DAMAGED)
    return;
  if (buju_source_read (shp, (guint64) record->offset * 2 + 8, content, wanted) != wanted)
    record->state = BUJU_RECORD_DAMAGED;
  else
    record->state = inspect_content (self, content, size, type);
}

/**
 * buju_records_inspect:
 * @self: records
 * @shp: the .shp
 * @type: the type of the file
 * @cancellable: (nullable): looked at now and then
 *
 * Looks into each record: its type must be of the file's family or Null, and its counts must fit
 * its length. Adds up the points and parts that are to be expected.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_records_inspect (BujuRecords  *self,
                      BujuSource   *shp,
                      int           type,
                      GCancellable *cancellable)
{
  sort_records (self, compare_offsets);
  for (guint i = 0; i < self->n; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      inspect_record (self, &self->items[i], shp, type);
    }
  sort_records (self, compare_rows);

  return TRUE;
}

/**
 * buju_records_clear:
 * @self: records, also all zeros
 */
void
buju_records_clear (BujuRecords *self)
{
  g_clear_pointer (&self->items, g_free);
}
