/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuShapeContent: one record of a .shp, checked but not copied: where in the bytes its parts and
 * points lie. Says the same of a record as the reader of layers does.
 *
 * Source: ESRI Shapefile Technical Description, July 1998. */

#include "geo/buju-path.h"

G_BEGIN_DECLS

/* Of a content, so much must be there to look at it, parts apart. */
#define BUJU_SHAPE_CONTENT_HEAD 44

typedef enum
{
  BUJU_CONTENT_GOOD,
  BUJU_CONTENT_NULL,
  BUJU_CONTENT_DAMAGED,
  BUJU_CONTENT_OTHER   /* sound perhaps, but nothing for a quick reader */
} BujuContentState;

typedef struct
{
  BujuGeometry  geometry;      /* of the record, which may be a stranger in its file */
  guint32       n_parts;       /* 0 for points */
  guint32       n_points;
  guint32       starts_offset; /* bytes from the content's first, here and below */
  guint64       points_offset;
} BujuShapeContent;

BujuContentState buju_shape_content_read   (BujuShapeContent *self, const guint8 *bytes,
                                            guint64 size, int file_type);
/* @starts: as in the file, n_parts times four bytes */
gboolean         buju_shape_content_check_parts (const BujuShapeContent *self,
                                                 const guint8 *starts);
guint32          buju_shape_content_get_start   (const guint8 *starts, guint32 part);

G_END_DECLS
