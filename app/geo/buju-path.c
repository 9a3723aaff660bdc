/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-path.h"

struct _BujuPath
{
  BujuSpan   span;    /* borrows the two arrays below */
  BujuPoint *points;
  guint32   *starts;
  BujuBox    box;
};

/**
 * buju_path_new:
 * @span: the coordinates, copied
 *
 * Returns: (transfer full): an immutable path
 */
BujuPath *
buju_path_new (const BujuSpan *span)
{
  BujuPath *self;

  g_return_val_if_fail (span != NULL, NULL);

  self = g_new0 (BujuPath, 1);
  self->points = g_memdup2 (span->points, sizeof (BujuPoint) * (gsize) span->n_points);
  self->starts = g_memdup2 (span->starts, sizeof (guint32) * (gsize) span->n_parts);
  self->span = (BujuSpan) { self->points, self->starts, span->n_points, span->n_parts };
  self->box = buju_span_get_box (&self->span);

  return self;
}

/**
 * buju_path_free:
 * @self: (transfer full): a path
 */
void
buju_path_free (BujuPath *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->points);
  g_free (self->starts);
  g_free (self);
}

/**
 * buju_path_get_span:
 * @self: a path
 *
 * Returns: the coordinates, valid as long as the path lives
 */
BujuSpan
buju_path_get_span (const BujuPath *self)
{
  g_return_val_if_fail (self != NULL, ((BujuSpan) { NULL, NULL, 0, 0 }));

  return self->span;
}

/**
 * buju_path_get_box:
 * @self: a path
 *
 * Returns: the box of all points, worked out once
 */
BujuBox
buju_path_get_box (const BujuPath *self)
{
  g_return_val_if_fail (self != NULL, BUJU_BOX_EMPTY);

  return self->box;
}

/**
 * buju_span_get_part:
 * @self: a span
 * @part: number of the part, less than n_parts
 * @points: (out): the first point of the part; %NULL when there is no such part
 * @n_points: (out): how many points it has; parts may be empty
 */
void
buju_span_get_part (const BujuSpan   *self,
                    guint             part,
                    const BujuPoint **points,
                    guint            *n_points)
{
  guint32 start, end;

  g_return_if_fail (self != NULL && points != NULL && n_points != NULL);

  *points = NULL;
  *n_points = 0;
  if (part >= self->n_parts)
    return;

  start = self->starts[part];
  end = part + 1 < self->n_parts ? self->starts[part + 1] : self->n_points;
  /* Spans from files are checked before they get here; a wrong one must still not lead outside. */
  if (end > self->n_points || start >= end)
    return;

  *points = self->points + start;
  *n_points = end - start;
}

/**
 * buju_span_get_box:
 * @self: a span
 *
 * Returns: the box of all points; empty when there are none
 */
BujuBox
buju_span_get_box (const BujuSpan *self)
{
  BujuBox box = BUJU_BOX_EMPTY;

  g_return_val_if_fail (self != NULL, box);

  for (guint i = 0; i < self->n_points; i++)
    buju_box_add_point (&box, self->points[i].x, self->points[i].y);

  return box;
}

/**
 * buju_path_buffer_init:
 * @self: (out caller-allocates): a workspace
 *
 * Makes an empty workspace; give it back with buju_path_buffer_clear().
 */
void
buju_path_buffer_init (BujuPathBuffer *self)
{
  g_return_if_fail (self != NULL);

  self->points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * buju_path_buffer_clear:
 * @self: a workspace, also one of all zeros
 *
 * Frees the memory of the workspace.
 */
void
buju_path_buffer_clear (BujuPathBuffer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

/**
 * buju_path_buffer_reset:
 * @self: a workspace
 *
 * Empties the workspace and keeps its memory for the next shape.
 */
void
buju_path_buffer_reset (BujuPathBuffer *self)
{
  g_return_if_fail (self != NULL && self->points != NULL);

  g_array_set_size (self->points, 0);
  g_array_set_size (self->starts, 0);
}

/**
 * buju_path_buffer_begin_part:
 * @self: a workspace
 *
 * Starts a part; the points added next belong to it.
 */
void
buju_path_buffer_begin_part (BujuPathBuffer *self)
{
  guint32 start;

  g_return_if_fail (self != NULL && self->points != NULL);

  start = self->points->len;
  g_array_append_val (self->starts, start);
}

/**
 * buju_path_buffer_add:
 * @self: a workspace with a part begun
 * @x: abscissa
 * @y: ordinate
 */
void
buju_path_buffer_add (BujuPathBuffer *self,
                      double          x,
                      double          y)
{
  BujuPoint point = { x, y };

  g_array_append_val (self->points, point);
}

/**
 * buju_path_buffer_get_span:
 * @self: a workspace
 *
 * Returns: what has been written, valid until the workspace changes
 */
BujuSpan
buju_path_buffer_get_span (const BujuPathBuffer *self)
{
  g_return_val_if_fail (self != NULL && self->points != NULL, ((BujuSpan) { NULL, NULL, 0, 0 }));

  return (BujuSpan) { (const BujuPoint *) (gconstpointer) self->points->data,
                      (const guint32 *) (gconstpointer) self->starts->data,
                      self->points->len, self->starts->len };
}
