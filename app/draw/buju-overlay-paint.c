/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-paint.h"

#include <math.h>

#include "draw/buju-plain.h"
#include "draw/buju-symbol.h"

#define MOST_MARKERS 6000        /* more points in view become dots on a screen, */
#define MOST_VECTOR_MARKERS 30000 /* and in a file for print */
#define FEW 4000                 /* shapes in view, which are drawn finely and with wide lines */
#define TOLERANCE 0.35           /* user space: what thinning out may lose, of many */
#define FINE_TOLERANCE 0.12      /* of few */
/* user space: lines of many shapes are no wider, or they would hide one another */
#define THIN 1.2
#define CANCEL_INTERVAL 512
/* features of a class: looking through that many boxes takes half a millisecond */
#define MANY 50000
#define MOST_SHARE 0.12          /* of the ground where the class lies */
#define LARGEST_MARKER 2.0       /* of the largest's size: what may reach into the view */

static gboolean
holds (const BujuBox *box, const BujuBox *part)
{
  return box->x0 <= part->x0 && box->y0 <= part->y0 && box->x1 >= part->x1 && box->y1 >= part->y1;
}

typedef struct
{
  const BujuOverlay *overlay;
  int                class;
  guint64           *found;   /* a bit a feature */
} Search;

static gboolean
take_cb (guint32 feature, gpointer data)
{
  Search *self = data;

  if (buju_overlay_get_class (self->overlay, feature) == self->class)
    self->found[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
  return TRUE;
}

/* The tree tells them in its own order; drawn they are in that of the layer. */
static void
search (const BujuOverlay *self, guint class, const BujuBox *box, GArray *found)
{
  const BujuLayer *layer = buju_overlay_get_layer (self);
  guint n_words = buju_layer_get_n_features (layer) / 64 + 1;
  g_autofree guint64 *bits = g_new0 (guint64, n_words);
  Search search = { self, (int) class, bits };

  buju_index_foreach (buju_layer_get_index (layer), box, take_cb, &search);
  for (guint i = 0; i < n_words; i++)
    for (guint64 rest = bits[i]; rest != 0; rest &= rest - 1)
      {
        guint32 feature = i * 64 + (guint32) __builtin_ctzll (rest);

        g_array_append_val (found, feature);
      }
}

/* Most of very many: to look at all of their boxes while drawing is quicker than to find those that
 * are seen. */
static gboolean
is_most_of (const BujuBox *box, const BujuBox *extent, guint n)
{
  double across = fmin (box->x1, extent->x1) - fmax (box->x0, extent->x0);
  double down = fmin (box->y1, extent->y1) - fmax (box->y0, extent->y0);

  return n > MANY
         && across * down > MOST_SHARE * buju_box_width (extent) * buju_box_height (extent);
}

/**
 * buju_overlay_list_in:
 * @self: an overlay
 * @class: number of a class
 * @box: map units
 * @own: (element-type guint32): room for the answer, emptied
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): features of the class, ascending: those that may touch
 *   the box, or all of them when they are very many and the box holds a good part of the ground
 *   where they lie
 */
const guint32 *
buju_overlay_list_in (const BujuOverlay *self, guint class, const BujuBox *box, GArray *own,
                      guint *n)
{
  const BujuOverlayClass *all;
  const guint32 *members;

  g_return_val_if_fail (self != NULL && box != NULL && own != NULL && n != NULL, NULL);

  all = &g_array_index (buju_overlay_get_classes (self), BujuOverlayClass, class);
  members = buju_overlay_get_members (self, class, n);
  g_array_set_size (own, 0);
  if (!buju_box_intersects (box, &all->extent))
    *n = 0;
  else if (!holds (box, &all->extent) && !is_most_of (box, &all->extent, *n))
    {
      search (self, class, box, own);
      *n = own->len;
      members = (const guint32 *) (gpointer) own->data;
    }
  return members;
}

static gboolean
is_raster (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

static gboolean
paint_markers (const BujuOverlay *self, const BujuSymbol *look, const guint32 *features, guint n,
               const BujuBox *drawn, const BujuBrush *brush, GCancellable *cancellable)
{
  const BujuLayer *layer = buju_overlay_get_layer (self);
  gboolean sized = buju_overlay_get_look (self)->size_field != NULL;
  BujuSymbol symbol = *look;

  for (guint i = 0; i < n; i++)
    {
      BujuBox box = buju_layer_get_box (layer, features[i]);
      BujuSpan span;

      if (i % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!buju_box_intersects (&box, drawn))
        continue;
      span = buju_layer_get_span (layer, features[i]);
      if (sized)
        symbol.marker_size = buju_overlay_get_size (self, features[i]);
      for (guint k = 0; k < span.n_points; k++)
        buju_symbol_marker (brush->cr, &symbol,
                            buju_view_to_screen (&brush->view, span.points[k].x, span.points[k].y),
                            brush->unit);
    }
  return TRUE;
}

static gboolean
paint_plainly (const BujuOverlay *self, const BujuSymbol *symbol, const guint32 *features, guint n,
               gboolean many,
               const BujuBrush *brush, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  BujuPlain plain = { .layers = layers, .members = features, .n_members = n, .view = brush->view,
                      .fill = symbol->fill, .stroke = symbol->stroke,
                      .line_width = symbol->stroke_width * brush->unit,
                      .tolerance = many ? TOLERANCE : FINE_TOLERANCE };

  if (buju_layer_get_geometry (buju_overlay_get_layer (self)) == BUJU_GEOMETRY_POINT)
    {
      plain.fill = symbol->marker_fill;
      plain.stroke = (BujuColor) { 0, 0, 0, 0 };
      plain.line_width = 0;
    }
  else if (many)
    plain.line_width = fmin (plain.line_width, THIN);
  g_ptr_array_add (layers, buju_overlay_get_layer (self));
  return buju_plain_draw (&plain, brush->cr, cancellable, NULL);
}

typedef struct
{
  const BujuOverlay *overlay;
  int                class;
  guint              n;
  guint              most;
} Count;

static gboolean
count_cb (guint32 feature, gpointer data)
{
  Count *self = data;

  self->n += buju_overlay_get_class (self->overlay, feature) == self->class;
  return self->n <= self->most;
}

/* How many lie in the box; of more than @most only that. */
static guint
count_in (const BujuOverlay *self, guint class, const BujuBox *box, guint most)
{
  const BujuOverlayClass *all = &g_array_index (buju_overlay_get_classes (self), BujuOverlayClass,
                                                class);
  Count count = { self, (int) class, 0, most };

  if (holds (box, &all->extent))
    return MIN (all->count, most + 1);
  buju_index_foreach (buju_layer_get_index (buju_overlay_get_layer (self)), box, count_cb, &count);
  return count.n;
}

/* How a class is drawn is a matter of the whole view, so that pieces of a picture fit. */
static guint
find_most_markers (const BujuSymbol *symbol, const BujuBrush *brush)
{
  if (symbol->marker == BUJU_MARKER_NONE)
    return 0;
  return is_raster (brush->cr) ? MOST_MARKERS : MOST_VECTOR_MARKERS;
}

static double
get_margin (const BujuSymbol *symbol, const BujuBrush *brush)
{
  return (LARGEST_MARKER * symbol->marker_size + symbol->stroke_width) * brush->unit;
}

/* What of the view is drawn, map units. */
static BujuBox
get_drawn (const BujuBrush *brush, double margin)
{
  BujuBox drawn = buju_view_get_box (&brush->view, margin);
  double x0, y0, x1, y1;
  BujuPoint lower, upper;

  cairo_clip_extents (brush->cr, &x0, &y0, &x1, &y1);
  lower = buju_view_to_map (&brush->view, x0 - margin, y1 + margin);
  upper = buju_view_to_map (&brush->view, x1 + margin, y0 - margin);
  return (BujuBox) { fmax (drawn.x0, lower.x), fmax (drawn.y0, lower.y), fmin (drawn.x1, upper.x),
                     fmin (drawn.y1, upper.y) };
}

/**
 * buju_overlay_is_drawn_alike:
 * @self: an overlay
 * @one: a view
 * @other: another of the same scale and target
 * @unit: px a pt
 *
 * Where there are many shapes, they are drawn more simply.
 *
 * Returns: whether pictures of both views on a screen show its features in the same way
 */
gboolean
buju_overlay_is_drawn_alike (const BujuOverlay *self, const BujuView *one, const BujuView *other,
                             double unit)
{
  GArray *classes;

  g_return_val_if_fail (self != NULL && one != NULL && other != NULL, FALSE);

  classes = buju_overlay_get_classes (self);
  for (guint i = 0; i < classes->len; i++)
    {
      const BujuSymbol *symbol = &g_array_index (classes, BujuOverlayClass, i).symbol;
      double margin = (LARGEST_MARKER * symbol->marker_size + symbol->stroke_width) * unit;
      BujuBox first = buju_view_get_box (one, margin), second = buju_view_get_box (other, margin);
      guint most = symbol->marker != BUJU_MARKER_NONE ? MOST_MARKERS : FEW;

      if ((count_in (self, i, &first, most) > most) != (count_in (self, i, &second, most) > most))
        return FALSE;
    }
  return TRUE;
}

/* What stands for a tint in high contrast. Of very many shapes it would be a mesh: their borders
 * are enough. */
static gboolean
paint_hatches (const BujuOverlay *self, const BujuSymbol *symbol, const guint32 *features, guint n,
               BujuBrush *brush)
{
  for (guint i = 0; i < n; i++)
    {
      BujuSpan span = buju_layer_get_span (buju_overlay_get_layer (self), features[i]);
      g_autoptr (BujuPath) zone = NULL;

      if (buju_brush_is_cancelled (brush, span.n_points))
        return FALSE;
      zone = buju_zone_cut (brush, &span);
      buju_zone_hatch (brush, zone, symbol);
    }
  return TRUE;
}

/**
 * buju_overlay_paint:
 * @self: an overlay
 * @class: number of a class
 * @symbol: its look: the class's own, or one that was made of it
 * @brush: where to
 * @cancellable: (nullable): looked at between features
 *
 * Looks at no more features than lie in what is drawn of the view, and a little around it.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_overlay_paint (const BujuOverlay *self, guint class, const BujuSymbol *symbol,
                    BujuBrush *brush,
                    GCancellable *cancellable)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 *features;
  guint n, n_seen, most;
  BujuBox seen, drawn;

  g_return_val_if_fail (self != NULL && symbol != NULL && brush != NULL, FALSE);

  if (buju_overlay_get_look (self)->opacity <= 0)
    return TRUE;
  seen = buju_view_get_box (&brush->view, get_margin (symbol, brush));
  drawn = get_drawn (brush, get_margin (symbol, brush));
  features = buju_overlay_list_in (self, class, &drawn, own, &n);
  if (n == 0)
    return TRUE;
  most = find_most_markers (symbol, brush);
  n_seen = count_in (self, class, &seen, MAX (most, FEW));
  if (n_seen <= most)
    return paint_markers (self, symbol, features, n, &drawn, brush, cancellable);
  return paint_plainly (self, symbol, features, n, n_seen > FEW, brush, cancellable)
         && (symbol->hatch == BUJU_HATCH_NONE || n_seen > FEW
             || paint_hatches (self, symbol, features, n, brush));
}
