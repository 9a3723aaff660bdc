/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile-shape.h"

#include <math.h>

#include "data/buju-shape-check.h"

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

static void
add_vertex (const SHPObject *object,
            int              vertex,
            BujuPathBuffer  *buffer,
            guint           *n_lost)
{
  double x = object->padfX[vertex];
  double y = object->padfY[vertex];

  if (isfinite (x) && isfinite (y))
    buju_path_buffer_add (buffer, x, y);
  else
    (*n_lost)++;
}

/* The outline of a strip of triangles: its even corners forward, its odd ones back. */
static void
add_strip (const SHPObject *object,
           int              start,
           int              end,
           BujuPathBuffer  *buffer,
           guint           *n_lost)
{
  int last_odd = (end - start) % 2 == 0 ? end - 1 : end - 2;

  for (int i = start; i < end; i += 2)
    add_vertex (object, i, buffer, n_lost);
  for (int i = last_odd; i > start; i -= 2)
    add_vertex (object, i, buffer, n_lost);
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
add_part (const SHPObject *object,
          int              start,
          int              end,
          gboolean         strip,
          BujuGeometry     geometry,
          BujuPathBuffer  *buffer,
          guint           *n_lost)
{
  guint first = buffer->points->len;
  guint lost_before = *n_lost;
  guint least = 1;

  buju_path_buffer_begin_part (buffer);
  if (strip)
    add_strip (object, start, end, buffer, n_lost);
  else
    for (int i = start; i < end; i++)
      add_vertex (object, i, buffer, n_lost);

  if (*n_lost > lost_before)
    least = geometry == BUJU_GEOMETRY_POLYGON ? 3 : 2;
  if (buffer->points->len - first < least)
    drop_part (buffer, first);
  else if (geometry == BUJU_GEOMETRY_POLYGON)
    close_ring (buffer, first);
}

static void
add_parts (const SHPObject *object,
           BujuGeometry     geometry,
           BujuPathBuffer  *buffer,
           guint           *n_lost)
{
  for (int part = 0; part < object->nParts; part++)
    {
      int start = object->panPartStart[part];
      int end = part + 1 < object->nParts ? object->panPartStart[part + 1] : object->nVertices;
      gboolean strip = object->nSHPType == SHPT_MULTIPATCH && object->panPartType != NULL &&
                       object->panPartType[part] == SHPP_TRISTRIP;

      /* shapelib has looked at the starts; a part outside would still be ours to pay for. */
      if (start >= 0 && start < end && end <= object->nVertices)
        add_part (object, start, end, strip, geometry, buffer, n_lost);
    }
}

static void
add_points (const SHPObject *object,
            BujuPathBuffer  *buffer,
            guint           *n_lost)
{
  for (int i = 0; i < object->nVertices; i++)
    {
      guint lost_before = *n_lost;

      buju_path_buffer_begin_part (buffer);
      add_vertex (object, i, buffer, n_lost);
      if (*n_lost > lost_before)
        drop_part (buffer, buffer->points->len);
    }
}

/**
 * buju_shape_read:
 * @handle: an opened file, all of whose records have been checked
 * @record: number of the record in it
 * @geometry: what the layer's features are; a ring among lines is one of them
 * @buffer: an initialised buffer; what it held is replaced
 * @n_lost: (inout): grows by the number of vertices that are not finite
 *
 * Returns: whether there is something to draw, nothing by intent, or nothing through damage
 */
BujuShapeOutcome
buju_shape_read (SHPHandle       handle,
                 int             record,
                 BujuGeometry    geometry,
                 BujuPathBuffer *buffer,
                 guint          *n_lost)
{
  SHPObject *object = SHPReadObject (handle, record);
  BujuGeometry own;
  guint lost_before = *n_lost;
  int n_vertices;

  buju_path_buffer_reset (buffer);
  if (object == NULL)
    return BUJU_SHAPE_DAMAGED;

  n_vertices = object->nVertices;
  own = buju_shape_get_geometry (object->nSHPType);
  if (own == BUJU_GEOMETRY_POINT)
    add_points (object, buffer, n_lost);
  else if (own != BUJU_GEOMETRY_NONE)
    add_parts (object, geometry, buffer, n_lost);
  SHPDestroyObject (object);

  if (buffer->points->len > 0)
    return BUJU_SHAPE_DRAWABLE;

  return n_vertices > 0 || *n_lost > lost_before ? BUJU_SHAPE_DAMAGED : BUJU_SHAPE_NULL;
}
