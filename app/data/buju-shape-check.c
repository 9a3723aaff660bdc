/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-check.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data/buju-shape-record.h"
#include "data/buju-shapefile.h"

#define FILE_CODE 9994
#define VERSION 1000

/* shapelib keeps offsets in 32 bits; beyond this a record cannot be named. */
#define MAX_SHP_SIZE (G_GUINT64_CONSTANT (2) * G_MAXINT32)

static void
put_big_endian (guint8  *bytes,
                guint32  value)
{
  value = GUINT32_TO_BE (value);
  memcpy (bytes, &value, sizeof value);
}

static void
add_note (BujuShapeCheck *self,
          const char     *text)
{
  g_ptr_array_add (self->notes, g_strdup (text));
}

static gboolean
box_is_finite (const guint8 *header)
{
  for (guint i = 0; i < 4; i++)
    {
      union
      {
        guint64 bits;
        double  value;
      } side;

      memcpy (&side.bits, header + 36 + i * 8, sizeof side.bits);
      side.bits = GUINT64_FROM_LE (side.bits);
      if (!isfinite (side.value))
        return FALSE;
    }

  return TRUE;
}

/* One writer turned the bytes of the code round, and of nothing else. */
static gboolean
has_turned_code (const guint8 *header)
{
  return buju_source_get_le32 (header) == FILE_CODE
         && buju_source_get_le32 (header + 28) == VERSION;
}

static gboolean
has_file_code (const guint8 *header,
               gsize         size)
{
  return buju_source_get_be32 (header) == FILE_CODE ||
         (size >= BUJU_SHAPE_HEADER_SIZE && has_turned_code (header));
}

static gboolean
read_header (BujuSource  *shp,
             guint8      *header,
             GError     **error)
{
  gsize got = buju_source_read (shp, 0, header, BUJU_SHAPE_HEADER_SIZE);

  if (got >= 4 && !has_file_code (header, got))
    g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                         _("This is not a shapefile."));
  else if (got < BUJU_SHAPE_HEADER_SIZE)
    g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_TRUNCATED,
                         _("The file ends within its header."));
  else
    return TRUE;

  return FALSE;
}

static gboolean
check_header (BujuShapeCheck  *self,
              BujuSource      *shp,
              guint8          *header,
              GError         **error)
{
  guint64 size = buju_source_get_size (shp);

  if (!read_header (shp, header, error))
    return FALSE;

  self->type = (int) buju_source_get_le32 (header + 32);
  if (buju_shape_type_get_name (self->type) == NULL)
    {
      g_set_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_UNSUPPORTED,
                   _("Shapes of the unknown type %d."), self->type);
      return FALSE;
    }
  if (size > MAX_SHP_SIZE)
    {
      g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_UNSUPPORTED,
                           _("The file is larger than 4 GiB."));
      return FALSE;
    }
  if (has_turned_code (header))
    add_note (self, _("The file code in the header has its bytes in the wrong order."));
  if (buju_source_get_le32 (header + 28) != VERSION)
    add_note (self, _("The version in the header is not 1000."));
  if ((guint64) buju_source_get_be32 (header + 24) * 2 != size)
    add_note (self, _("The length in the header is not that of the file."));
  if (!box_is_finite (header))
    add_note (self, _("The extent in the header is not finite."));

  return TRUE;
}

/* A header that shapelib may trust, over the real one. */
static void
overlay_header (BujuSource *shp,
                guint8     *header)
{
  put_big_endian (header, FILE_CODE);
  put_big_endian (header + 24, (guint32) (buju_source_get_size (shp) / 2));
  buju_source_overlay (shp, header, BUJU_SHAPE_HEADER_SIZE);
}

static gboolean
build_index (BujuShapeCheck    *self,
             const BujuRecords *records,
             const guint8      *header)
{
  guint8 *entry;

  self->n_records = records->n;
  self->n_points = records->n_points;
  self->n_parts = records->n_parts;
  self->largest = records->largest;
  self->rows = g_try_new (guint32, MAX (records->n, 1));
  self->index_size = BUJU_SHAPE_HEADER_SIZE + (gsize) records->n * 8;
  self->index = g_try_malloc (self->index_size);
  if (self->rows == NULL || self->index == NULL)
    return FALSE;

  memcpy (self->index, header, BUJU_SHAPE_HEADER_SIZE);
  entry = self->index + BUJU_SHAPE_HEADER_SIZE;
  for (guint i = 0; i < records->n; i++)
    {
      const BujuRecord *record = &records->items[i];

      if (record->state == BUJU_RECORD_DAMAGED)
        continue;
      self->n_null += record->state == BUJU_RECORD_NULL;
      self->rows[self->n_good++] = record->row;
      put_big_endian (entry, record->offset);
      put_big_endian (entry + 4, record->length);
      entry += 8;
    }
  self->index_size = BUJU_SHAPE_HEADER_SIZE + (gsize) self->n_good * 8;
  put_big_endian (self->index + 24, (guint32) (self->index_size / 2));

  return TRUE;
}

/* Is the walk's account to be preferred? A flawed index of fewer records than the walk found leaves
 * some out on purpose: they have been removed. */
static gboolean
prefer_walk (const BujuRecords *indexed,
             const BujuRecords *walked,
             BujuShxState       state)
{
  if (state == BUJU_SHX_FLAWED && walked->n > indexed->n)
    return FALSE;

  return walked->n_sound >= indexed->n_sound;
}

static void
note_index (BujuShapeCheck *self,
            gboolean        has_shx,
            gboolean        walk)
{
  if (!has_shx)
    add_note (self, _("No .shx file: the index was made from the .shp file."));
  else if (walk)
    add_note (self, _("The .shx file is damaged: the index was made from the .shp file."));
  else
    add_note (self, _("The .shx file is damaged."));
}

/* The .shx when it is sound, since only it knows which records were removed; else a walk along the
 * .shp, unless the .shx, damaged as it is, leads to more. */
static gboolean
find_records (BujuShapeCheck *self,
              BujuSource     *shp,
              BujuSource     *shx,
              guint64         declared,
              GCancellable   *cancellable,
              BujuRecords    *records)
{
  g_auto (BujuRecords) walked = { 0 };
  BujuShxState state = BUJU_SHX_UNSOUND;
  gboolean walk;

  if (shx != NULL)
    state = buju_records_from_shx (records, shp, shx, declared, cancellable);
  if (state == BUJU_SHX_SOUND)
    return TRUE;
  if (state == BUJU_SHX_NO_MEMORY || state == BUJU_SHX_CANCELLED ||
      !buju_records_from_walk (&walked, shp, declared, cancellable))
    return FALSE;

  walk = prefer_walk (records, &walked, state);
  if (shx == NULL || walked.n > 0 || records->n > 0 ||
      buju_source_get_size (shx) != BUJU_SHAPE_HEADER_SIZE)
    note_index (self, shx != NULL, walk);
  if (walk)
    {
      BujuRecords swap = *records;

      *records = walked;
      walked = swap;
    }

  return TRUE;
}

static void
note_records (BujuShapeCheck    *self,
              const BujuRecords *records)
{
  if (records->has_junk)
    add_note (self, _("There are bytes after the last record that are none."));
  if (records->n_strangers > 0)
    g_ptr_array_add (self->notes,
                     g_strdup_printf (ngettext ("%u record is of another type than the file.",
                                                "%u records are of another type than the file.",
                                                records->n_strangers),
                                      records->n_strangers));
}

/**
 * buju_shape_check_run:
 * @self: (out caller-allocates): what was found; all zeros before
 * @shp: the .shp file; its header is overlaid with a sound one
 * @shx: (nullable): the .shx file
 * @cancellable: (nullable): looked at between records
 * @error: return location; %BUJU_SHAPEFILE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads headers, offsets and the counts at the start of each record. All arithmetic is in 64 bits,
 * the walk only goes forward, and no memory is asked for that the size of the file does not allow.
 *
 * Returns: %FALSE when there is nothing to read
 */
gboolean
buju_shape_check_run (BujuShapeCheck  *self,
                      BujuSource      *shp,
                      BujuSource      *shx,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_auto (BujuRecords) records = { 0 };
  guint8 header[BUJU_SHAPE_HEADER_SIZE];
  guint64 declared;

  g_return_val_if_fail (self != NULL && shp != NULL, FALSE);

  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (!check_header (self, shp, header, error))
    return FALSE;

  declared = (guint64) buju_source_get_be32 (header + 24) * 2;
  overlay_header (shp, header);
  if (!find_records (self, shp, shx, declared, cancellable, &records) ||
      !buju_records_inspect (&records, shp, self->type, cancellable) ||
      !build_index (self, &records, header))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("Not enough memory."));
      return FALSE;
    }
  note_records (self, &records);

  return TRUE;
}

/**
 * buju_shape_check_clear:
 * @self: a result, also one of all zeros
 */
void
buju_shape_check_clear (BujuShapeCheck *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->index, g_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}

/**
 * buju_shape_check_take_index:
 * @self: a result
 * @size: (out): size in bytes
 *
 * Returns: (transfer full): the clean .shx; the result has none afterwards
 */
gpointer
buju_shape_check_take_index (BujuShapeCheck *self,
                             gsize          *size)
{
  g_return_val_if_fail (self != NULL && size != NULL, NULL);

  *size = self->index_size;

  return g_steal_pointer (&self->index);
}

/**
 * buju_shape_type_get_name:
 * @type: a number as in the header
 *
 * Returns: (transfer none) (nullable): ESRI's name
 */
const char *
buju_shape_type_get_name (int type)
{
  static const char *const names[] = {
    [0] = "Null",          [1] = "Point",      [3] = "PolyLine",     [5] = "Polygon",
    [8] = "MultiPoint",    [11] = "PointZ",    [13] = "PolyLineZ",   [15] = "PolygonZ",
    [18] = "MultiPointZ",  [21] = "PointM",    [23] = "PolyLineM",   [25] = "PolygonM",
    [28] = "MultiPointM",  [31] = "MultiPatch",
  };

  return type >= 0 && type < (int) G_N_ELEMENTS (names) ? names[type] : NULL;
}

/**
 * buju_shape_type_get_base:
 * @type: a known type
 *
 * Returns: the type without heights and measures; 31 (MultiPatch) stays
 */
int
buju_shape_type_get_base (int type)
{
  return type == 31 ? type : type % 10;
}
