/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile-shape.h"

#include <math.h>
#include <string.h>

#include "data/buju-shape-content.h"
#include "geo/buju-work.h"

#define RECORD_HEADER_SIZE 8
#define LEAST_CONTENT 4 /* the type alone */
#define BLOCK_SIZE (4u << 20) /* read at once */

/* Vertices as they stand in the file, or as shapelib gives them. */
typedef struct
{
  const guint8 *pairs;
  const double *x, *y;
} Vertices;

/**
 * buju_shape_get_geometry:
 * @type: a type of the format
 *
 * Returns: what it is drawn as; a MultiPatch is drawn as the rings of its plan
 */
BujuGeometry
buju_shape_get_geometry (int type)
{
  switch (buju_shape_type_get_base (type))
    {
    case SHPT_POINT:
    case SHPT_MULTIPOINT:
      return BUJU_GEOMETRY_POINT;
    case SHPT_ARC:
      return BUJU_GEOMETRY_LINE;
    case SHPT_POLYGON:
    case SHPT_MULTIPATCH:
      return BUJU_GEOMETRY_POLYGON;
    default:
      return BUJU_GEOMETRY_NONE;
    }
}

static inline BujuPoint
get_vertex (const Vertices *self,
            guint           i)
{
  guint64 bits[2];
  BujuPoint point;

  if (self->pairs == NULL)
    return (BujuPoint) { self->x[i], self->y[i] };

  memcpy (bits, self->pairs + (gsize) i * 16, sizeof bits);
  bits[0] = GUINT64_FROM_LE (bits[0]);
  bits[1] = GUINT64_FROM_LE (bits[1]);
  memcpy (&point, bits, sizeof point);

  return point;
}

static inline void
add_vertex (BujuShapeReader *self,
            const Vertices  *vertices,
            guint            i,
            BujuPathBuffer  *buffer)
{
  BujuPoint point = get_vertex (vertices, i);

  if (isfinite (point.x) && isfinite (point.y))
    g_array_append_val (buffer->points, point);
  else
    self->n_lost++;
}

/* The outline of a strip of triangles: its even corners forward, its odd ones back. */
static void
add_strip (BujuShapeReader *self,
           const Vertices  *vertices,
           guint            start,
           guint            end,
           BujuPathBuffer  *buffer)
{
  guint n = end - start;

  for (guint i = 0; i < n; i += 2)
    add_vertex (self, vertices, start + i, buffer);
  for (guint i = n / 2; i > 0; i--)
    add_vertex (self, vertices, start + i * 2 - 1, buffer);
}

static void
close_ring (BujuPathBuffer *buffer,
            guint           start)
{
  BujuPoint first = g_array_index (buffer->points, BujuPoint, start);
  BujuPoint last = g_array_index (buffer->points, BujuPoint, buffer->points->len - 1);

  if (first.x != last.x || first.y != last.y)
    buju_path_buffer_add (buffer, first.x, first.y);
}

static void
drop_part (BujuPathBuffer *buffer,
           guint           start)
{
  g_array_set_size (buffer->points, start);
  g_array_set_size (buffer->starts, buffer->starts->len - 1);
}

/* A part that lost vertices must still be a line or a ring; one that came short is left as it
 * came. */
static void
add_part (BujuShapeReader *self,
          const Vertices  *vertices,
          guint            start,
          guint            end,
          gboolean         strip,
          BujuPathBuffer  *buffer)
{
  guint first = buffer->points->len;
  guint lost_before = self->n_lost;
  guint least = 1;

  buju_path_buffer_begin_part (buffer);
  if (strip)
    add_strip (self, vertices, start, end, buffer);
  else
    for (guint i = start; i < end && !buju_work_is_cancelled (self->cancellable, i); i++)
      add_vertex (self, vertices, i, buffer);

  if (self->n_lost > lost_before)
    least = self->geometry == BUJU_GEOMETRY_POLYGON ? 3 : 2;
  if (buffer->points->len - first < least)
    drop_part (buffer, first);
  else if (self->geometry == BUJU_GEOMETRY_POLYGON)
    close_ring (buffer, first);
}

static void
add_points (BujuShapeReader *self,
            const Vertices  *vertices,
            guint            n_points,
            BujuPathBuffer  *buffer)
{
  for (guint i = 0; i < n_points && !buju_work_is_cancelled (self->cancellable, i); i++)
    {
      guint lost_before = self->n_lost;

      buju_path_buffer_begin_part (buffer);
      add_vertex (self, vertices, i, buffer);
      if (self->n_lost > lost_before)
        drop_part (buffer, buffer->points->len);
    }
}

static BujuShapeOutcome
judge (const BujuPathBuffer *buffer,
       gboolean              has_vertices)
{
  if (buffer->points->len > 0)
    return BUJU_SHAPE_DRAWABLE;

  return has_vertices ? BUJU_SHAPE_DAMAGED : BUJU_SHAPE_NULL;
}

static void
add_object (BujuShapeReader *self,
            const SHPObject *object,
            BujuPathBuffer  *buffer)
{
  const Vertices vertices = { NULL, object->padfX, object->padfY };

  for (int part = 0; part < object->nParts; part++)
    {
      int start = object->panPartStart[part];
      int end = part + 1 < object->nParts ? object->panPartStart[part + 1] : object->nVertices;
      gboolean strip = object->nSHPType == SHPT_MULTIPATCH && object->panPartType != NULL &&
                       object->panPartType[part] == SHPP_TRISTRIP;

      /* shapelib has looked at the starts; a part outside would still be ours to pay for. */
      if (start >= 0 && start < end && end <= object->nVertices)
        add_part (self, &vertices, (guint) start, (guint) end, strip, buffer);
    }
}

static BujuShapeOutcome
read_odd (BujuShapeReader *self,
          guint            number,
          BujuPathBuffer  *buffer)
{
  SHPObject *object;
  gboolean has_vertices;

  if (self->handle == NULL)
    self->handle = buju_shapefile_open_shp (self->sources);
  object = self->handle != NULL ? SHPReadObject (self->handle, (int) number) : NULL;
  if (object == NULL)
    return BUJU_SHAPE_DAMAGED;

  has_vertices = object->nVertices > 0;
  add_object (self, object, buffer);
  SHPDestroyObject (object);

  return judge (buffer, has_vertices);
}

static gboolean
read_content (BujuShapeReader *self,
              guint64          offset,
              gsize            size)
{
  for (gsize done = 0; done < size;)
    {
      gsize block = MIN (size - done, BLOCK_SIZE);

      if (g_cancellable_is_cancelled (self->cancellable) ||
          buju_source_read (self->sources->shp, offset + done, self->content + done, block)
            != block)
        return FALSE;
      done += block;
    }

  return TRUE;
}

/* The bytes of a record's content; NULL when the file does not have them any more. */
static const guint8 *
load_content (BujuShapeReader *self,
              guint            number,
              gsize           *size)
{
  guint8 entry[8];
  guint64 offset;

  if (buju_source_read (self->sources->shx, BUJU_SHAPE_HEADER_SIZE + (guint64) number * 8, entry,
                        sizeof entry) != sizeof entry)
    return NULL;

  offset = (guint64) buju_source_get_be32 (entry) * 2 + RECORD_HEADER_SIZE;
  *size = (gsize) buju_source_get_be32 (entry + 4) * 2;
  if (*size < LEAST_CONTENT)
    return NULL;
  if (*size > self->room)
    {
      guint8 *larger = g_try_realloc (self->content, *size);

      if (larger == NULL)
        return NULL;
      self->content = larger;
      self->room = *size;
    }

  return read_content (self, offset, *size) ? self->content : NULL;
}

static BujuShapeOutcome
add_content (BujuShapeReader        *self,
             const BujuShapeContent *content,
             const guint8           *bytes,
             BujuPathBuffer         *buffer)
{
  const guint8 *starts = bytes + content->starts_offset;
  const Vertices vertices = { bytes + content->points_offset, NULL, NULL };

  if (!buju_shape_content_check_parts (content, starts))
    return BUJU_SHAPE_DAMAGED;

  if (content->geometry == BUJU_GEOMETRY_POINT)
    add_points (self, &vertices, content->n_points, buffer);
  for (guint32 part = 0; part < content->n_parts; part++)
    {
      guint32 end = part + 1 < content->n_parts ? buju_shape_content_get_start (starts, part + 1)
                                                : content->n_points;

      add_part (self, &vertices, buju_shape_content_get_start (starts, part), end, FALSE, buffer);
    }

  return judge (buffer, TRUE);
}

/**
 * buju_shape_reader_init:
 * @self: (out caller-allocates): a reader
 * @sources: a checked .shp and its clean .shx; must outlive the reader
 * @type: the type of the file
 * @cancellable: (nullable): looked at within large records, too
 */
void
buju_shape_reader_init (BujuShapeReader      *self,
                        BujuShapefileSources *sources,
                        int                   type,
                        GCancellable         *cancellable)
{
  g_return_if_fail (self != NULL && sources != NULL);

  *self = (BujuShapeReader) { .sources = sources, .type = type,
                              .geometry = buju_shape_get_geometry (type),
                              .cancellable = cancellable };
}

/**
 * buju_shape_reader_clear:
 * @self: a reader, also one of all zeros
 */
void
buju_shape_reader_clear (BujuShapeReader *self)
{
  g_clear_pointer (&self->handle, SHPClose);
  g_clear_pointer (&self->content, g_free);
}

/**
 * buju_shape_reader_read:
 * @self: a reader
 * @number: of the record in the clean index
 * @buffer: an initialised buffer; what it held is replaced
 *
 * Returns: whether there is something to draw, nothing by intent, or nothing through damage
 */
BujuShapeOutcome
buju_shape_reader_read (BujuShapeReader *self,
                        guint            number,
                        BujuPathBuffer  *buffer)
{
  BujuShapeContent content;
  const guint8 *bytes;
  gsize size;

  g_return_val_if_fail (self != NULL && buffer != NULL, BUJU_SHAPE_DAMAGED);

  buju_path_buffer_reset (buffer);
  bytes = load_content (self, number, &size);
  if (bytes == NULL)
    return BUJU_SHAPE_DAMAGED;

  switch (buju_shape_content_read (&content, bytes, size, self->type))
    {
    case BUJU_CONTENT_GOOD:
      return add_content (self, &content, bytes, buffer);
    case BUJU_CONTENT_NULL:
      return BUJU_SHAPE_NULL;
    case BUJU_CONTENT_OTHER:
      return read_odd (self, number, buffer);
    case BUJU_CONTENT_DAMAGED:
    default:
      return BUJU_SHAPE_DAMAGED;
    }
}
