/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Multi-part geometry. A BujuSpan borrows somebody's arrays; a BujuPath is an immutable owner of
 * one; a BujuPathBuffer is a reusable workspace that clipping and simplifying write into.
 * Part i holds points starts[i] … starts[i + 1] - 1 (the last one ends at n_points). Polygon rings
 * repeat their first point; filling is even-odd, so ring order and direction do not matter. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_GEOMETRY_NONE,
  BUJU_GEOMETRY_POINT,
  BUJU_GEOMETRY_LINE,
  BUJU_GEOMETRY_POLYGON
} BujuGeometry;

typedef struct
{
  const BujuPoint *points;
  const guint32   *starts;
  guint            n_points;
  guint            n_parts;
} BujuSpan;

typedef struct _BujuPath BujuPath;

typedef struct
{
  GArray *points; /* BujuPoint */
  GArray *starts; /* guint32 */
} BujuPathBuffer;

BujuPath     *buju_path_new          (const BujuSpan *span);
void          buju_path_free         (BujuPath *self);
BujuSpan      buju_path_get_span     (const BujuPath *self);
BujuBox       buju_path_get_box      (const BujuPath *self);

void          buju_span_get_part     (const BujuSpan *self, guint part, const BujuPoint **points,
                                      guint *n_points);
BujuBox       buju_span_get_box      (const BujuSpan *self);

void          buju_path_buffer_init       (BujuPathBuffer *self);
void          buju_path_buffer_clear      (BujuPathBuffer *self);   /* frees */
void          buju_path_buffer_reset      (BujuPathBuffer *self);   /* empties, keeps memory */
void          buju_path_buffer_begin_part (BujuPathBuffer *self);
void          buju_path_buffer_add        (BujuPathBuffer *self, double x, double y);
BujuSpan      buju_path_buffer_get_span   (const BujuPathBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPath, buju_path_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuPathBuffer, buju_path_buffer_clear)

G_END_DECLS
