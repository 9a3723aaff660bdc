/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-frame.h"

#include <math.h>

/* pt on A4 */
#define BAND 9.2
#define MAJOR_TICK 2.6
#define MINOR_TICK 1.3
#define INNER_LINE 0.45
#define OUTER_LINE 1.1
#define PLAIN_LINE 0.6

#define LABEL_SPACING 30.0

#define LABELS_WANTED 4  /* along the shorter side */

typedef enum { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT } Edge;

typedef struct
{
  Edge   edge;
  double position; /* 0 … 1 along the edge, from the left or the top */
  double degrees;
  gboolean major;
} Tick;

struct _BujuFrame
{
  GArray *ticks;   /* NULL: a line and nothing else */
  guint   n_labels;
  double  step;    /* degrees between two numbers */
};

/* Major steps in minutes of arc, and into how many minor ones each divides evenly. */
static const struct { double minutes; int minors; } steps[] = {
  { 1.0 / 12, 5 }, { 1.0 / 6, 5 }, { 0.5, 3 }, { 1, 4 }, { 2, 4 }, { 5, 5 }, { 10, 5 }, { 15, 3 },
  { 20, 4 }, { 30, 3 }, { 60, 6 }, { 120, 4 }, { 300, 5 },
};

/**
 * buju_frame_band:
 * @ink: the typography
 *
 * Returns: pt between the inner and the outer line
 */
double
buju_frame_band (const BujuInk *ink)
{
  return BAND * ink->type_size;
}

/**
 * buju_frame_format_degrees:
 * @degrees: a longitude or latitude
 * @longitude: which of the two
 *
 * Returns: (transfer full): degrees and, where they are not whole, minutes and seconds
 */
char *
buju_frame_format_degrees (double degrees, gboolean longitude)
{
  int seconds = (int) lround (fabs (degrees) * 3600);
  int minutes = seconds / 60;
  const char *side = longitude ? (degrees < 0 ? "W" : "E") : (degrees < 0 ? "S" : "N");

  if (seconds % 60 != 0)
    return g_strdup_printf ("%d°%02d′%02d″%s", minutes / 60, minutes % 60, seconds % 60, side);
  if (minutes % 60 == 0)
    return g_strdup_printf ("%d°%s", minutes / 60, side);
  return g_strdup_printf ("%d°%02d′%s", minutes / 60, minutes % 60, side);
}

static BujuPoint
point_on_edge (const BujuView *view, Edge edge, double position)
{
  double x = edge == EDGE_LEFT ? 0 : edge == EDGE_RIGHT ? view->width : position * view->width;
  double y = edge == EDGE_TOP ? 0 : edge == EDGE_BOTTOM ? view->height : position * view->height;

  return buju_view_to_map (view, x, y);
}

/* Longitude along the horizontal edges, latitude along the vertical ones. */
static double
degrees_on_edge (BujuProjection *to_map, const BujuView *view, Edge edge, double position)
{
  BujuPoint point = point_on_edge (view, edge, position);

  buju_projection_inverse (to_map, &point, 1);
  return edge == EDGE_TOP || edge == EDGE_BOTTOM ? point.x : point.y;
}

/* Meridians and parallels are nearly straight within a sheet: the secant method needs two or three
 * rounds. */
static double
find_position (BujuProjection *to_map, const BujuView *view, Edge edge, double degrees)
{
  double p0 = 0, p1 = 1;
  double f0 = degrees_on_edge (to_map, view, edge, p0) - degrees;
  double f1 = degrees_on_edge (to_map, view, edge, p1) - degrees;

  for (int round = 0; round < 12 && fabs (f1) > 1e-9 && f1 != f0; round++)
    {
      double next = p1 - f1 * (p1 - p0) / (f1 - f0);

      p0 = p1;
      f0 = f1;
      p1 = next;
      f1 = degrees_on_edge (to_map, view, edge, p1) - degrees;
    }
  return p1;
}

static void
add_edge (BujuFrame *self, BujuProjection *to_map, const BujuView *view, Edge edge, guint step)
{
  double a = degrees_on_edge (to_map, view, edge, 0);
  double b = degrees_on_edge (to_map, view, edge, 1);
  double minor = steps[step].minutes / steps[step].minors;
  long first, last;

  if (!isfinite (a) || !isfinite (b))
    return;
  first = (long) ceil (fmin (a, b) * 60 / minor);
  last = (long) floor (fmax (a, b) * 60 / minor);
  for (long i = first; i <= last; i++)
    {
      Tick tick = { edge, 0, i * minor / 60, i % steps[step].minors == 0 };

      tick.position = find_position (to_map, view, edge, tick.degrees);
      if (!isfinite (tick.position) || tick.position < 0 || tick.position > 1)
        continue;
      self->n_labels += tick.major;
      g_array_append_val (self->ticks, tick);
    }
}

/* The coarsest step that still gives the wanted number of labels along the shorter side, or the
 * finest at which they do not touch. */
static guint
choose_step (BujuProjection *to_map, const BujuView *view, double spacing)
{
  double width = fabs (degrees_on_edge (to_map, view, EDGE_BOTTOM, 1)
                       - degrees_on_edge (to_map, view, EDGE_BOTTOM, 0));
  double height = fabs (degrees_on_edge (to_map, view, EDGE_LEFT, 1)
                        - degrees_on_edge (to_map, view, EDGE_LEFT, 0));
  double minutes = fmin (width, height) * 60;
  double least = minutes / fmin (view->width, view->height) * spacing;
  guint step = G_N_ELEMENTS (steps) - 1;

  while (step > 0 && !(minutes / steps[step].minutes >= LABELS_WANTED)
         && steps[step - 1].minutes >= least)
    step--;
  return step;
}

/**
 * buju_frame_new:
 * @ink: the typography
 * @to_map: from longitude/latitude to the map CRS
 * @view: what lies inside the inner line; its size in pt
 *
 * Finds where round longitudes and latitudes cross the four sides of the map.
 *
 * Returns: (transfer full): the frame
 */
BujuFrame *
buju_frame_new (const BujuInk *ink, BujuProjection *to_map, const BujuView *view)
{
  BujuFrame *self = g_new0 (BujuFrame, 1);
  guint step = choose_step (to_map, view, LABEL_SPACING * ink->type_size);

  self->step = steps[step].minutes / 60;
  self->ticks = g_array_new (FALSE, FALSE, sizeof (Tick));
  for (int edge = EDGE_TOP; edge <= EDGE_LEFT; edge++)
    add_edge (self, to_map, view, edge, step);
  return self;
}

/**
 * buju_frame_new_plain:
 *
 * Returns: (transfer full): a frame that is one line around the map, without ticks
 */
BujuFrame *
buju_frame_new_plain (void)
{
  return g_new0 (BujuFrame, 1);
}

/**
 * buju_frame_free:
 * @self: (transfer full): a frame
 */
void
buju_frame_free (BujuFrame *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
  g_free (self);
}

/**
 * buju_frame_get_n_labels:
 * @self: a frame
 *
 * Returns: how many ticks on all four sides carry a number
 */
guint
buju_frame_get_n_labels (const BujuFrame *self)
{
  return self->n_labels;
}

/**
 * buju_frame_get_step:
 * @self: a frame
 *
 * Returns: degrees from one number to the next; 0 for a plain frame
 */
double
buju_frame_get_step (const BujuFrame *self)
{
  return self->step;
}

/* Moves the origin to the tick, with y pointing out of the map. */
static void
go_to_tick (const Tick *tick, cairo_t *cr, const BujuBox *map)
{
  double along_x = map->x0 + tick->position * buju_box_width (map);
  double along_y = map->y0 + tick->position * buju_box_height (map);

  switch (tick->edge)
    {
    case EDGE_TOP:
      cairo_translate (cr, along_x, map->y0);
      cairo_scale (cr, 1, -1);
      break;
    case EDGE_BOTTOM:
      cairo_translate (cr, along_x, map->y1);
      break;
    case EDGE_LEFT:
      cairo_translate (cr, map->x0, along_y);
      cairo_rotate (cr, G_PI_2);
      break;
    case EDGE_RIGHT:
    default:
      cairo_translate (cr, map->x1, along_y);
      cairo_rotate (cr, -G_PI_2);
      break;
    }
}

static void
draw_tick (const Tick *tick, const BujuInk *ink, cairo_t *cr, const BujuBox *map)
{
  double length = (tick->major ? MAJOR_TICK : MINOR_TICK) * ink->type_size;

  cairo_save (cr);
  go_to_tick (tick, cr, map);
  buju_ink_rule (ink, cr, 0, 0, 0, length, tick->major ? INNER_LINE : 0.3, BUJU_INK_BLACK);
  cairo_restore (cr);
}

/* Upright on the horizontal sides; along the side, read from the outside left, on the vertical
 * ones. */
static void
draw_label (const Tick *tick, const BujuInk *ink, cairo_t *cr, const BujuBox *map)
{
  gboolean horizontal = tick->edge == EDGE_TOP || tick->edge == EDGE_BOTTOM;
  g_autofree char *text = buju_frame_format_degrees (tick->degrees, horizontal);
  double length = horizontal ? buju_box_width (map) : buju_box_height (map);
  double at = tick->position * length;
  double room = 14 * ink->type_size;
  double size = buju_ink_size (ink, BUJU_INK_TICK);
  double tick_end = MAJOR_TICK * ink->type_size;
  double middle = tick_end + (buju_frame_band (ink) - tick_end) / 2;

  if (at < room || at > length - room)
    return;
  cairo_save (cr);
  if (tick->edge == EDGE_TOP)
    cairo_translate (cr, map->x0 + at, map->y0 - middle);
  else if (tick->edge == EDGE_BOTTOM)
    cairo_translate (cr, map->x0 + at, map->y1 + middle);
  else
    cairo_translate (cr, tick->edge == EDGE_LEFT ? map->x0 - middle : map->x1 + middle,
                     map->y0 + at);
  if (!horizontal)
    cairo_rotate (cr, -G_PI_2);
  buju_ink_line (ink, cr, BUJU_INK_TICK, BUJU_LANGUAGE_EN, text, 0, -size / 2, 0);
  cairo_restore (cr);
}

static void
draw_line (cairo_t *cr, const BujuBox *box, double weight)
{
  cairo_rectangle (cr, box->x0, box->y0, buju_box_width (box), buju_box_height (box));
  cairo_set_source_rgb (cr, BUJU_INK_BLACK, BUJU_INK_BLACK, BUJU_INK_BLACK);
  cairo_set_line_width (cr, weight);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

/**
 * buju_frame_draw:
 * @self: a frame
 * @ink: the typography
 * @cr: a context
 * @map: the inner line, pt on the page
 *
 * Draws both lines, the ticks and their numbers. Nothing is drawn inside the inner line.
 */
void
buju_frame_draw (const BujuFrame *self, const BujuInk *ink, cairo_t *cr, const BujuBox *map)
{
  BujuBox outer = *map;

  if (self->ticks == NULL)
    {
      draw_line (cr, map, buju_ink_weight (ink, PLAIN_LINE));
      return;
    }
  buju_box_grow (&outer, buju_frame_band (ink));
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const Tick *tick = &g_array_index (self->ticks, Tick, i);

      draw_tick (tick, ink, cr, map);
      if (tick->major)
        draw_label (tick, ink, cr, map);
    }
  draw_line (cr, map, buju_ink_weight (ink, INNER_LINE));
  draw_line (cr, &outer, buju_ink_weight (ink, OUTER_LINE));
}
