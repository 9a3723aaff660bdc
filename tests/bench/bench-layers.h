/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Large layers made up for timing, always the same. Regular where real ones are messy. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BENCH_BUILDINGS,  /* blocks of forty small outlines, in towns: far below a pixel from afar */
  BENCH_PARCELS,    /* a pavement of outlines of 21 points with common sides */
  BENCH_COAST       /* one ring of most of the points, and islands */
} BenchKind;

/* Writes @path (.shp) and the .shx beside it, of about @n_points; no .dbf. Returns the number of
 * shapes. */
guint bench_layer_write (const char *path, BenchKind kind, guint n_points);

G_END_DECLS
