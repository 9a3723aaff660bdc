/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTrack: one part of a line on the picture, by the length run along it. */

#include "geo/buju-view.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *points;   /* BujuPoint, user space */
  GArray *runs;     /* double: length up to each point */
  /* double, of a smoothed track: how far right of it the true line lies at each point; NULL */
  GArray *strays;
  double  length;
} BujuTrack;

void      buju_track_init      (BujuTrack *self, const BujuView *view, const BujuPoint *points,
                                guint n_points);
/* @line without its small bends: what a text can follow. */
void      buju_track_smooth    (BujuTrack *self, const BujuTrack *line, double step);
void      buju_track_clear     (BujuTrack *self);
BujuPoint buju_track_at        (const BujuTrack *self, double run);
/* Radians of the direction there, looked at over @reach on both sides. */
double    buju_track_direction (const BujuTrack *self, double run, double reach);
/* The farthest that the true line strays to the left and right from @run to @end. */
void      buju_track_strays    (const BujuTrack *self, double run, double end, double *left,
                                double *right);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuTrack, buju_track_clear)

G_END_DECLS
