/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pictures under test: drawing them, comparing two, and one with its reference. */

#include <cairo.h>

#include "draw/buju-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  double mean;   /* mean absolute difference of a channel, 0 … 255 */
  double share;  /* share of the pixels in which a channel differs by more than 32 */
} PictureDifference;

/* Somewhere to draw, white; @zoom: px for a pt. The context has the only reference to it. */
cairo_t          *picture_begin            (double width, double height, double zoom);
/* (transfer full) */
cairo_surface_t  *picture_end              (cairo_t *cr);
cairo_surface_t  *picture_draw_sheet       (BujuSheet *sheet, double zoom);
PictureDifference picture_compare          (cairo_surface_t *a, cairo_surface_t *b);
/* Writes the two and their difference beside one another into the build folder, for eyes. */
void              picture_save_difference  (const char *name, cairo_surface_t *actual,
                                            cairo_surface_t *expected);
void              picture_assert_close     (const char *name, cairo_surface_t *actual,
                                            cairo_surface_t *expected,
                                            double mean, double share);
/* With references/<name>.png; BUJU_UPDATE_REFERENCES=1 writes it instead. */
void              picture_assert_reference (const char *name, cairo_surface_t *actual);

G_END_DECLS
