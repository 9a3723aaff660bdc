/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-private.h"

#include <math.h>

#define AREA_ALPHA 0.5         /* of areas that all look alike: what lies below is still read */
#define CLASS_ALPHA 0.8        /* of areas whose colour says something */
#define BORDER_SHADE 0.62      /* borders of areas are so much darker */
#define OUTLINE 0.55           /* pt, around points */
#define REST_GREY 0.62

static BujuColor
shade (const BujuColor *color, double share)
{
  return (BujuColor) { color->red * share, color->green * share, color->blue * share,
                       color->alpha };
}

static gboolean
is_rest (const BujuOverlaySorting *self, guint i)
{
  const BujuOverlayClass *class = &g_array_index (self->classes, BujuOverlayClass, i);

  return self->key.mode == BUJU_OVERLAY_CATEGORY ? class->value == NULL : isnan (class->lower);
}

static guint
count_ranks (const BujuOverlaySorting *self)
{
  return self->classes->len - (is_rest (self, self->classes->len - 1) ? 1 : 0);
}

static gboolean
is_classed (const BujuOverlaySorting *self)
{
  /* One class without words is how overlays are sorted when the field is not there. */
  return self->key.mode != BUJU_OVERLAY_SINGLE
         && !buju_text_is_empty (&g_array_index (self->classes, BujuOverlayClass, 0).text);
}

static BujuColor
find_color (const BujuOverlaySorting *self, const BujuOverlayLook *look, guint i)
{
  const BujuPalette *palette = buju_palette_find (look->palette);

  if (!is_classed (self))
    return look->color;
  if (is_rest (self, i))
    return (BujuColor) { REST_GREY, REST_GREY, REST_GREY, 1 };
  if (palette == NULL)
    palette = buju_palette_find (self->key.palette);
  return buju_palette_get_color (palette, i, count_ranks (self));
}

/* The first category has the marker that was chosen; each other one another. */
static BujuMarker
find_marker (const BujuOverlaySorting *self, const BujuOverlayLook *look, guint i)
{
  guint chosen = 0;

  if (self->key.mode != BUJU_OVERLAY_CATEGORY || !is_classed (self))
    return look->marker;
  if (is_rest (self, i))
    return BUJU_MARKER_CIRCLE;
  for (guint k = 0; k < 6; k++)
    if (buju_palette_get_marker (k) == look->marker)
      chosen = k;
  return buju_palette_get_marker (chosen + i);
}

static void
make_point (BujuSymbol *symbol, BujuMarker marker, const BujuColor *color, double size)
{
  symbol->marker = marker;
  symbol->marker_size = size;
  symbol->marker_fill = *color;
  symbol->marker_stroke = (BujuColor) { 1, 1, 1, color->alpha };
  symbol->marker_stroke_width = fmin (OUTLINE, size / 8);
}

void
buju_overlay_make_symbol (const BujuOverlaySorting *self,
                          const BujuOverlayLook    *look,
                          BujuGeometry              geometry,
                          guint                     i,
                          BujuSymbol               *symbol)
{
  double opacity = CLAMP (look->opacity, 0, 1), line = buju_overlay_look_get_line_width (look);
  BujuColor color = find_color (self, look, i);

  *symbol = (BujuSymbol) { .name = NULL };
  color.alpha *= opacity;
  switch (geometry)
    {
    case BUJU_GEOMETRY_POINT:
      make_point (symbol, find_marker (self, look, i), &color,
                  CLAMP (look->size, BUJU_OVERLAY_SMALLEST, BUJU_OVERLAY_LARGEST));
      break;
    case BUJU_GEOMETRY_LINE:
      symbol->stroke = color;
      symbol->stroke_width = line;
      break;
    default:
      symbol->stroke = shade (&color, BORDER_SHADE);
      symbol->stroke_width = line * buju_overlay_look_get_share (geometry)
                             / buju_overlay_look_get_share (BUJU_GEOMETRY_LINE);
      symbol->fill = color;
      symbol->fill.alpha *= is_classed (self) ? CLASS_ALPHA : AREA_ALPHA;
      break;
    }
}
