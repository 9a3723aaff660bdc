/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the outline of a polygon is none: a ring that crosses or touches itself, rings that cross
 * or run along one another. What counts is OGC 06-103r4, "Simple feature access", 6.1.7 and 6.1.11:
 * a ring is simple, it passes no point twice, not even to touch itself there; rings of one polygon,
 * and the polygons of one feature, may touch in points, never along a line. That a hole lies in
 * its shell and that an inside is connected is not looked at: filling is even-odd. */

#include <gio/gio.h>

#include "geo/buju-path.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_CROSSING_NONE,
  BUJU_CROSSING_UNKNOWN,  /* too large to be looked at, or cancelled */
  BUJU_CROSSING_TOUCH,    /* a ring comes twice to one of its points, or runs back along itself */
  BUJU_CROSSING_SHARED,   /* two rings run along the same line */
  BUJU_CROSSING_SELF,     /* a ring crosses itself */
  BUJU_CROSSING_RINGS     /* two rings cross */
} BujuCrossingKind;

typedef struct
{
  BujuCrossingKind kind;
  BujuPoint        at;    /* the first place; m */
} BujuCrossing;

/* A workspace, for many features one after another: one thread at a time. */
typedef struct _BujuCrossingFinder BujuCrossingFinder;

BujuCrossingFinder *buju_crossing_finder_new  (void);
void                buju_crossing_finder_free (BujuCrossingFinder *self);
BujuCrossing        buju_crossing_finder_find (BujuCrossingFinder *self, const BujuSpan *span,
                                               GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCrossingFinder, buju_crossing_finder_free)

G_END_DECLS
