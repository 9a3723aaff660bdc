/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-content.h"

#include <string.h>

#include "data/buju-shape-check.h"
#include "data/buju-shape-record.h"

/* What shapelib takes at most; so that both readers refuse the same records. */
#define MOST_POINTS (50 * 1000 * 1000)
#define MOST_PARTS (10 * 1000 * 1000)
#define LARGEST (G_MAXINT32 - 16)

enum
{
  POINT = 1,
  LINE = 3,
  AREA = 5,
  POINTS = 8,
  SURFACE = 31
};

static inline guint32
get_number (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);

  return GUINT32_FROM_LE (value);
}

/* Heights follow the points, a range before them; a record without them is cut. */
static gboolean
has_heights (const BujuShapeContent *self,
             int                     type,
             guint64                 size)
{
  guint64 end = self->points_offset + (guint64) self->n_points * 16;

  if (type < 11 || type > 18)
    return TRUE;

  return size >= (type == 11 ? end + 8 : end + 16 + (guint64) self->n_points * 8);
}

static gboolean
read_counts (BujuShapeContent *self,
             const guint8     *bytes,
             int               base)
{
  switch (base)
    {
    case POINT:
      *self = (BujuShapeContent) { BUJU_GEOMETRY_POINT, 0, 1, 0, 4 };
      return TRUE;
    case POINTS:
      *self = (BujuShapeContent) { BUJU_GEOMETRY_POINT, 0, get_number (bytes + 36), 0, 40 };
      return self->n_points <= MOST_POINTS;
    default:
      *self = (BujuShapeContent) { base == LINE ? BUJU_GEOMETRY_LINE : BUJU_GEOMETRY_POLYGON,
                                   get_number (bytes + 36), get_number (bytes + 40), 44, 0 };
      self->points_offset = 44 + (guint64) self->n_parts * 4;
      return self->n_points <= MOST_POINTS && self->n_parts <= MOST_PARTS;
    }
}

/* The rule for nearly every record there is: lines or areas of the file's own type, with all their
 * points. */
static inline gboolean
read_usual (BujuShapeContent *self,
            const guint8     *bytes,
            guint64           size,
            int               type,
            int               file_type)
{
  if (type != file_type || type > 25 || size < 44 || (type % 10 != LINE && type % 10 != AREA))
    return FALSE;

  *self = (BujuShapeContent) { type % 10 == LINE ? BUJU_GEOMETRY_LINE : BUJU_GEOMETRY_POLYGON,
                               get_number (bytes + 36), get_number (bytes + 40), 44, 0 };
  self->points_offset = 44 + (guint64) self->n_parts * 4;

  return self->n_points > 0 && self->n_points <= MOST_POINTS && self->n_parts <= MOST_PARTS &&
         size <= LARGEST &&
         self->points_offset + (guint64) self->n_points * 16 <= size
           && has_heights (self, type, size);
}

/**
 * buju_shape_content_read:
 * @self: (out caller-allocates): where things lie
 * @bytes: the start of a content, %BUJU_SHAPE_CONTENT_HEAD bytes or all of it
 * @size: of the whole content, in bytes
 * @file_type: the type of the file
 *
 * Looks at type and counts; the parts are for buju_shape_content_check_parts().
 *
 * Returns: what the record is worth; @self is set for good ones only
 */
BujuContentState
buju_shape_content_read (BujuShapeContent *self,
                         const guint8     *bytes,
                         guint64           size,
                         int               file_type)
{
  int type = (int) get_number (bytes);
  BujuRecordState state;
  int base;

  if (read_usual (self, bytes, size, type, file_type))
    return BUJU_CONTENT_GOOD;

  state = buju_record_inspect (bytes, size, file_type, NULL, NULL);
  if (state != BUJU_RECORD_GOOD)
    return state == BUJU_RECORD_NULL ? BUJU_CONTENT_NULL : BUJU_CONTENT_DAMAGED;

  base = buju_shape_type_get_base (type);
  if (base == SURFACE)
    return BUJU_CONTENT_OTHER;
  if (!read_counts (self, bytes, base) || !has_heights (self, type, size))
    return BUJU_CONTENT_DAMAGED;

  return self->n_points > 0 ? BUJU_CONTENT_GOOD
         : self->n_parts > 0 ? BUJU_CONTENT_OTHER : BUJU_CONTENT_NULL;
}

/**
 * buju_shape_content_get_start:
 * @starts: the table of parts as in the file
 * @part: number of a part
 *
 * Returns: its first point
 */
guint32
buju_shape_content_get_start (const guint8 *starts,
                              guint32       part)
{
  return get_number (starts + (gsize) part * 4);
}

/**
 * buju_shape_content_check_parts:
 * @self: a good content
 * @starts: its table of parts
 *
 * Returns: %FALSE when a part starts beyond the points or not after the one before it
 */
gboolean
buju_shape_content_check_parts (const BujuShapeContent *self,
                                const guint8           *starts)
{
  guint32 before = 0;

  if (self->geometry == BUJU_GEOMETRY_POINT)
    return TRUE;

  for (guint32 part = 0; part < self->n_parts; part++)
    {
      guint32 start = buju_shape_content_get_start (starts, part);

      if (start >= self->n_points || (part > 0 && start <= before))
        return FALSE;
      before = start;
    }

  return self->n_parts > 0;
}
