/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-north-arrow.h"

#include <math.h>

#define PROBE 0.01 /* degrees of latitude: about a kilometre */

/**
 * buju_north_arrow_angle:
 * @to_map: from longitude/latitude to the map CRS
 * @at: a point of the map, m
 *
 * Finds the direction of the meridian by going a little way along it: no sign convention can get it
 * wrong.
 *
 * Returns: radians clockwise from up on the map to true north; 0 when the point cannot be
 *   transformed
 */
double
buju_north_arrow_angle (BujuProjection *to_map, BujuPoint at)
{
  BujuPoint ends[2] = { at, at };

  buju_projection_inverse (to_map, ends, 1);
  ends[1] = (BujuPoint) { ends[0].x, ends[0].y + PROBE };
  ends[0].y -= PROBE;
  buju_projection_forward (to_map, ends, 2);
  if (!isfinite (ends[0].x) || !isfinite (ends[1].x))
    return 0;
  return atan2 (ends[1].x - ends[0].x, ends[1].y - ends[0].y);
}

/* One half of the needle, in a unit box: tip (0, -1), notch (0, 0.62). */
static void
half_needle (cairo_t *cr, double side)
{
  cairo_move_to (cr, 0, -1);
  cairo_line_to (cr, 0.42 * side, 1);
  cairo_line_to (cr, 0, 0.62);
  cairo_close_path (cr);
}

/**
 * buju_north_arrow_draw:
 * @ink: the typography
 * @cr: a context
 * @centre: of needle and letter together, pt
 * @height: of needle and letter together, pt
 * @angle: radians clockwise from up
 */
void
buju_north_arrow_draw (const BujuInk *ink, cairo_t *cr, BujuPoint centre, double height,
                       double angle)
{
  double letter = buju_ink_size (ink, BUJU_INK_HEADING);
  double needle = height - 1.25 * letter;
  gboolean chinese = ink->language == BUJU_LANGUAGE_ZH;
  cairo_matrix_t upright;

  cairo_save (cr);
  cairo_translate (cr, centre.x, centre.y);
  cairo_rotate (cr, angle);
  buju_ink_line (ink, cr, BUJU_INK_HEADING, chinese ? BUJU_LANGUAGE_ZH : BUJU_LANGUAGE_EN,
                 chinese ? "北" : "N", 0, -height / 2, 0);
  cairo_translate (cr, 0, height / 2 - needle / 2);
  cairo_get_matrix (cr, &upright);
  cairo_scale (cr, needle / 2, needle / 2);
  half_needle (cr, 1);
  cairo_set_source_rgb (cr, BUJU_INK_BLACK, BUJU_INK_BLACK, BUJU_INK_BLACK);
  cairo_fill (cr);
  half_needle (cr, -1);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, BUJU_INK_BLACK, BUJU_INK_BLACK, BUJU_INK_BLACK);
  half_needle (cr, 1);
  cairo_set_matrix (cr, &upright);
  cairo_set_line_width (cr, 0.55 * ink->type_size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}
