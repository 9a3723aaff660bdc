/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-symbol.h"

#include <math.h>
#include <string.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-type.h"

#define STAR_INNER 0.402     /* a regular star's inner radius with a little more body (0.382) */
#define HUB_STAR 0.58        /* of the disc's diameter */
#define SIGN_LENGTH 0.58     /* of the mark's diameter */
#define SIGN_WIDTH 0.17
#define SHIELD_WIDTH 0.66    /* of the type size, a character */
#define SHIELD_PADDING 0.62  /* of the type size, both sides together */
#define SHIELD_HEIGHT 1.42

static void
set_color (cairo_t *cr, const BujuColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Points of a regular polygon or star around (0, 0), the first one on top. */
static void
trace_corners (cairo_t *cr, guint n_corners, double radius, double inner)
{
  guint n = inner > 0.0 ? n_corners * 2 : n_corners;

  for (guint i = 0; i < n; i++)
    {
      double angle = -G_PI_2 + i * 2.0 * G_PI / n;
      double r = inner > 0.0 && i % 2 == 1 ? inner : radius;

      cairo_line_to (cr, r * cos (angle), r * sin (angle));
    }
  cairo_close_path (cr);
}

/* The outline of a marker around (0, 0); areas are alike: a square is smaller than its circle. */
static void
trace_marker (cairo_t *cr, BujuMarker marker, double size)
{
  double half = size / 2.0;

  switch (marker)
    {
    case BUJU_MARKER_MINUS:
    case BUJU_MARKER_SQUARE:
      cairo_rectangle (cr, -half * 0.92, -half * 0.92, half * 1.84, half * 1.84);
      break;
    case BUJU_MARKER_TRIANGLE:
      cairo_translate (cr, 0.0, half * 0.14);
      trace_corners (cr, 3, half * 1.18, 0.0);
      break;
    case BUJU_MARKER_DIAMOND:
      trace_corners (cr, 4, half * 1.18, 0.0);
      break;
    case BUJU_MARKER_STAR:
      trace_corners (cr, 5, half, half * STAR_INNER);
      break;
    case BUJU_MARKER_CIRCLE:
    case BUJU_MARKER_RING:
    case BUJU_MARKER_HUB:
    case BUJU_MARKER_PLUS:
      cairo_arc (cr, 0.0, 0.0, half, 0.0, 2.0 * G_PI);
      break;
    case BUJU_MARKER_NONE:
    default:
      break;
    }
}

static void
paint_ring_core (cairo_t *cr, const BujuSymbol *symbol, double size)
{
  cairo_new_path (cr);
  cairo_arc (cr, 0.0, 0.0, size * 0.31, 0.0, 2.0 * G_PI);
  set_color (cr, &symbol->marker_stroke);
  cairo_fill (cr);
  cairo_arc (cr, 0.0, 0.0, size * 0.17, 0.0, 2.0 * G_PI);
  set_color (cr, &symbol->marker_fill);
  cairo_fill (cr);
}

static void
paint_hub_star (cairo_t *cr, const BujuSymbol *symbol, double size)
{
  cairo_new_path (cr);
  trace_corners (cr, 5, size * HUB_STAR / 2.0, size * HUB_STAR / 2.0 * STAR_INNER);
  set_color (cr, &symbol->marker_stroke);
  cairo_fill (cr);
}

/* The sign on a mark: a minus, with an upright stroke a plus. */
static void
paint_sign (cairo_t *cr, const BujuSymbol *symbol, double size)
{
  double half = size * SIGN_LENGTH / 2.0;

  cairo_new_path (cr);
  cairo_move_to (cr, -half, 0.0);
  cairo_line_to (cr, half, 0.0);
  if (symbol->marker == BUJU_MARKER_PLUS)
    {
      cairo_move_to (cr, 0.0, -half);
      cairo_line_to (cr, 0.0, half);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, size * SIGN_WIDTH);
  set_color (cr, &symbol->marker_stroke);
  cairo_stroke (cr);
}

/**
 * buju_symbol_marker:
 * @cr: a cairo context
 * @symbol: the look
 * @at: the centre, user space
 * @unit: user space units per pt
 *
 * Draws a point symbol with a casing around it.
 */
void
buju_symbol_marker (cairo_t *cr, const BujuSymbol *symbol, BujuPoint at, double unit)
{
  double size = symbol->marker_size * unit;

  if (symbol->marker == BUJU_MARKER_NONE || size <= 0.0)
    return;
  cairo_save (cr);
  cairo_translate (cr, at.x, at.y);
  cairo_new_path (cr);
  trace_marker (cr, symbol->marker, size);
  if (symbol->marker_stroke_width > 0.0)
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2.0 * symbol->marker_stroke_width * unit);
      set_color (cr, &symbol->marker_stroke);
      cairo_stroke_preserve (cr);
    }
  set_color (cr, &symbol->marker_fill);
  cairo_fill (cr);
  if (symbol->marker == BUJU_MARKER_RING)
    paint_ring_core (cr, symbol, size);
  if (symbol->marker == BUJU_MARKER_HUB)
    paint_hub_star (cr, symbol, size);
  if (symbol->marker == BUJU_MARKER_MINUS || symbol->marker == BUJU_MARKER_PLUS)
    paint_sign (cr, symbol, size);
  cairo_restore (cr);
}

/* Spokes: a quadratic curve, drawn as the cubic that equals it, shortened at both ends. */

typedef struct
{
  BujuPoint a, control, b;
} Curve;

static BujuPoint
curve_at (const Curve *curve, double t)
{
  double s = 1.0 - t;

  return (BujuPoint) {
    s * s * curve->a.x + 2.0 * s * t * curve->control.x + t * t * curve->b.x,
    s * s * curve->a.y + 2.0 * s * t * curve->control.y + t * t * curve->b.y
  };
}

/* The parameter at which the curve is @gap away from its end at @from (0 or 1), by bisection. */
static double
find_gap (const Curve *curve, double from, double gap)
{
  BujuPoint end = curve_at (curve, from);
  double near = from;
  double far = 0.5;

  for (guint i = 0; i < 24; i++)
    {
      double middle = (near + far) / 2.0;
      BujuPoint at = curve_at (curve, middle);

      if (hypot (at.x - end.x, at.y - end.y) < gap)
        near = middle;
      else
        far = middle;
    }
  return near;
}

static BujuPoint
blend (BujuPoint a, BujuPoint b, double t)
{
  return (BujuPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* The piece of the curve between two parameters: de Casteljau, twice. */
static Curve
curve_cut (const Curve *curve, double from, double to)
{
  BujuPoint a = curve_at (curve, from);
  BujuPoint b = curve_at (curve, to);
  BujuPoint control = blend (blend (curve->a, curve->control, from),
                             blend (curve->control, curve->b, from), to);

  return (Curve) { a, control, b };
}

/* @bend is a share of the length; user space y grows downwards, so left on the map is up here. */
static gboolean
trace_spoke (cairo_t *cr, BujuPoint a, BujuPoint b, double bend, double gap_a, double gap_b)
{
  Curve curve = { a, { 0.0, 0.0 }, b };
  Curve cut;

  if (hypot (b.x - a.x, b.y - a.y) <= gap_a + gap_b)
    return FALSE;
  curve.control = blend (a, b, 0.5);
  curve.control.x += bend * (b.y - a.y);
  curve.control.y -= bend * (b.x - a.x);
  cut = curve_cut (&curve, find_gap (&curve, 0.0, gap_a), find_gap (&curve, 1.0, gap_b));
  cairo_new_path (cr);
  cairo_move_to (cr, cut.a.x, cut.a.y);
  cairo_curve_to (cr, cut.a.x + (cut.control.x - cut.a.x) * 2.0 / 3.0,
                  cut.a.y + (cut.control.y - cut.a.y) * 2.0 / 3.0,
                  cut.b.x + (cut.control.x - cut.b.x) * 2.0 / 3.0,
                  cut.b.y + (cut.control.y - cut.b.y) * 2.0 / 3.0, cut.b.x, cut.b.y);
  return TRUE;
}

static void
stroke_spoke (cairo_t *cr, const BujuSymbol *symbol, const BujuColor *color, double width,
              double unit)
{
  double dash[G_N_ELEMENTS (symbol->dash)];
  gboolean dashed = symbol->n_dashes > 0 && color == &symbol->stroke;

  for (guint i = 0; i < symbol->n_dashes; i++)
    dash[i] = symbol->dash[i] * unit;
  cairo_save (cr);
  if (dashed)
    cairo_set_dash (cr, dash, (int) symbol->n_dashes, 0.0);
  cairo_set_line_cap (cr, dashed ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  set_color (cr, color);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * buju_symbol_spoke_case:
 * @cr: a cairo context
 * @symbol: the look
 * @a: where the spoke starts, user space
 * @b: where it ends
 * @bend: sideways shift of the middle, share of the length; + is left
 * @gap_a: what is kept free at @a
 * @gap_b: what is kept free at @b
 * @unit: user space units per pt
 *
 * Draws the casing of a spoke; all casings come before all spokes.
 */
void
buju_symbol_spoke_case (cairo_t          *cr,
                        const BujuSymbol *symbol,
                        BujuPoint         a,
                        BujuPoint         b,
                        double            bend,
                        double            gap_a,
                        double            gap_b,
                        double            unit)
{
  if (symbol->casing_width > 0.0 && trace_spoke (cr, a, b, bend, gap_a, gap_b))
    stroke_spoke (cr, symbol, &symbol->casing, symbol->casing_width * unit, unit);
}

/**
 * buju_symbol_spoke:
 * @cr: a cairo context
 * @symbol: the look
 * @a: where the spoke starts, user space
 * @b: where it ends
 * @bend: sideways shift of the middle, share of the length; + is left
 * @gap_a: what is kept free at @a
 * @gap_b: what is kept free at @b
 * @unit: user space units per pt
 *
 * Draws a spoke.
 */
void
buju_symbol_spoke (cairo_t          *cr,
                   const BujuSymbol *symbol,
                   BujuPoint         a,
                   BujuPoint         b,
                   double            bend,
                   double            gap_a,
                   double            gap_b,
                   double            unit)
{
  if (symbol->stroke_width > 0.0 && trace_spoke (cr, a, b, bend, gap_a, gap_b))
    stroke_spoke (cr, symbol, &symbol->stroke, symbol->stroke_width * unit, unit);
}

/**
 * buju_symbol_shield_box:
 * @symbol: the look
 * @text: the road's number
 * @at: the centre, user space
 * @unit: user space units per pt
 *
 * Returns: the space that a road number takes, from its type size alone
 */
BujuBox
buju_symbol_shield_box (const BujuSymbol *symbol, const char *text, BujuPoint at, double unit)
{
  double size = symbol->label_size * unit;
  double half = (g_utf8_strlen (text, -1) * SHIELD_WIDTH + SHIELD_PADDING) * size / 2.0;
  double high = size * SHIELD_HEIGHT / 2.0;

  return (BujuBox) { at.x - half, at.y - high, at.x + half, at.y + high };
}

static void
trace_rounded (cairo_t *cr, const BujuBox *box, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, box->x1 - radius, box->y0 + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, box->x1 - radius, box->y1 - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, box->x0 + radius, box->y1 - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, box->x0 + radius, box->y0 + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/**
 * buju_symbol_shield:
 * @cr: a cairo context
 * @symbol: the look
 * @text: the road's number
 * @family: font family
 * @at: the centre, user space
 * @unit: user space units per pt
 *
 * Draws a road number on its plate.
 */
void
buju_symbol_shield (cairo_t          *cr,
                    const BujuSymbol *symbol,
                    const char       *text,
                    const char       *family,
                    BujuPoint         at,
                    double            unit)
{
  BujuBox box = buju_symbol_shield_box (symbol, text, at, unit);
  g_autoptr (PangoLayout) layout
      = buju_type_layout (cr, text, BUJU_LANGUAGE_EN, family, symbol->label_size * unit,
                          symbol->label_bold);
  PangoRectangle ink;

  cairo_save (cr);
  trace_rounded (cr, &box, 1.3 * unit);
  if (symbol->stroke_width > 0.0)
    {
      cairo_set_line_width (cr, 2.0 * symbol->stroke_width * unit);
      set_color (cr, &symbol->stroke);
      cairo_stroke_preserve (cr);
    }
  set_color (cr, &symbol->fill);
  cairo_fill (cr);
  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr, at.x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 at.y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  set_color (cr, &symbol->label);
  buju_glyphs_show (cr, layout);
  cairo_restore (cr);
}
