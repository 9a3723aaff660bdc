/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Painting areas and lines: simplified, clipped in double precision, then cairo. A brush carries
 * what all of them need for one picture; one thread at a time. */

#include <cairo.h>
#include <gio/gio.h>

#include "geo/buju-path.h"
#include "geo/buju-view.h"
#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t        *cr;
  BujuView        view;
  double          unit;        /* px per pt */
  BujuBox         clip;        /* map units: the view with a margin wider than any line */
  /* the same of what is drawn of it, in a strip: the rest may be left out, but nothing is cut
   * here */
  BujuBox         seen;
  double          tolerance;   /* map units: what simplifying may move */
  BujuPathBuffer  one;         /* workspaces: a simplified part, */
  BujuPathBuffer  thin;        /* all simplified parts, */
  BujuPathBuffer  cut;         /* what is left of them in view */
  GCancellable   *cancellable;
  guint           n_vertices;  /* looked at since the cancellable was asked */
} BujuBrush;

void     buju_brush_init         (BujuBrush *self, cairo_t *cr, const BujuView *view, double unit,
                                  GCancellable *cancellable);
void     buju_brush_look         (BujuBrush *self);
void     buju_brush_clear        (BujuBrush *self);
gboolean buju_brush_is_cancelled (BujuBrush *self, guint n_vertices);

/* A polygon ready to be painted several times, screen coordinates. (transfer full) */
BujuPath *buju_zone_cut          (BujuBrush *self, const BujuSpan *span);
void      buju_zone_fill         (BujuBrush *self, const BujuPath *zone, const BujuSymbol *symbol);
void      buju_zone_hatch        (BujuBrush *self, const BujuPath *zone, const BujuSymbol *symbol);
/* Outlines and lines, from map coordinates because dashes must not start at the edge of the
 * view. */
void      buju_zone_case         (BujuBrush *self, const BujuSpan *span, const BujuSymbol *symbol);
void      buju_zone_stroke       (BujuBrush *self, const BujuSpan *span, const BujuSymbol *symbol);
/* The hatch alone, of any polygon in user space; @origin is where the pattern is anchored. */
void      buju_zone_hatch_span   (cairo_t *cr, const BujuSpan *polygon, const BujuSymbol *symbol,
                                  BujuPoint origin, double unit);

G_END_DECLS
