/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMarks: what is left of shapes at the size of a picture: dots where a shape is smaller than a
 * pixel, else lines and rings without the vertices that nobody would see, clipped to the picture
 * and a margin. Filled in the order of drawing, then painted by BujuEngraver or traced on cairo.
 * One thread at a time; reusable. */

#include "data/buju-layer.h"
#include "data/buju-shape-stream.h"
#include "geo/buju-view.h"

G_BEGIN_DECLS

#define BUJU_MARKS_MOST_STRIPS 32

/* How the ground is shown. A value. */
typedef struct
{
  BujuPoint centre;        /* ground; subtracted first, so that precision does not suffer */
  double    scale_x;       /* units of the picture a unit of the ground */
  double    scale_y;
  BujuPoint origin;        /* where the centre is in the picture */
  BujuBox   seen;          /* ground: the picture and a margin */
  double    step;          /* ground: vertices closer to one another are left out */
  double    reach;         /* picture: how far a line goes beyond its vertices */
  int       strip_shift;   /* picture: marks are sorted into strips of 2^strip_shift rows */
  int       n_strips;
  gboolean  straight;      /* slight corners of whole shapes go, too: for pictures that are made in
                            * one piece, since shapes cut by the border keep theirs */
} BujuMarksFrame;

typedef enum
{
  BUJU_MARK_DOT,   /* a shape below a unit: its box */
  BUJU_MARK_DISC,  /* a point: at the box's first corner */
  BUJU_MARK_LINE,
  BUJU_MARK_AREA   /* rings, the first point not repeated */
} BujuMarkKind;

typedef struct
{
  float   x0, y0, x1, y1;
  guint32 first_part;
  guint32 n_parts;
  guint32 first_point;
  guint32 kind;
} BujuMark;

typedef struct
{
  float x;
  float y;
} BujuMarkPoint;

/* The marks that touch a strip, copied there so that they are painted in the order in which they
 * lie. */
typedef struct
{
  BujuMark *items;
  guint     n;
  guint     room;
} BujuMarksBin;

/* The part of a shape that is being read. */
typedef struct
{
  BujuPoint first;
  BujuPoint last;
  BujuPoint kept;
  guint     start;     /* of the part in the thinned points */
  guint32   n_finite;
  guint32   n_lost;
} BujuMarksPart;

typedef struct
{
  BujuMarksFrame  frame;
  BujuGeometry    geometry;
  guint           n_marks;   /* whatever strips they are in */
  guint32        *ends;      /* where each part ends in the points */
  guint           n_parts, room_parts;
  BujuMarkPoint  *points;
  guint           n_points, room_points;
  BujuMarksBin    bins[BUJU_MARKS_MOST_STRIPS];   /* without strips the first has all */
  BujuPathBuffer  thin, cut;  /* of the shape being read, ground */
  BujuMarksPart   part;
  guint32         n_begun;    /* parts of it */
  BujuBox         box;
  gboolean        drawable;
  gboolean        is_full;    /* memory is out; what is there is not all */
} BujuMarks;

void     buju_marks_init      (BujuMarks *self, const BujuMarksFrame *frame, BujuGeometry geometry);
void     buju_marks_clear     (BujuMarks *self);
void     buju_marks_reset     (BujuMarks *self);   /* empties, keeps memory */
gboolean buju_marks_add_piece (BujuMarks *self, const BujuShapePiece *piece);
void     buju_marks_add_span  (BujuMarks *self, const BujuSpan *span, const BujuBox *box);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuMarks, buju_marks_clear)

G_END_DECLS
