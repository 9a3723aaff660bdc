/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-ground.h"

#include <math.h>

#include "plan/buju-contrast.h"

#define DARK 0.18           /* luminance of grounds that are dark */
#define CONTRAST 1.6        /* of a class against the land */
#define HIGH_CONTRAST 3.0   /* WCAG 2.1, 1.4.11 */
#define MARGIN 1.06         /* of a contrast: strong colours lose some of it where they are thin */
#define LIGHT_FILL 0.72     /* lightness from which on borders are darker than what they enclose */
#define EDGE_STEP 0.13      /* of lightness, from a fill to its border */
#define EDGE_SHADE 0.75     /* the same of a light fill, share */

/* Even steps of it look even, nearly: that of greys in Oklab. */
static double
get_lightness (const BujuColor *color)
{
  return cbrt (buju_luminance (color));
}

static void
set_lightness (BujuColor *color, double lightness)
{
  buju_color_set_luminance (color, pow (CLAMP (lightness, 0, 1), 3));
}

/* How light a grey is that stands out from the ground where it hides only a share of it. */
static double
find_limit (const BujuColor *ground, double share, double least, gboolean dark)
{
  double luminance = buju_luminance (ground);
  BujuColor seen = { 0.5, 0.5, 0.5, 1 }, below = seen, grey = seen;

  least *= MARGIN;
  luminance = dark ? (luminance + 0.05) * least - 0.05 : (luminance + 0.05) / least - 0.05;
  buju_color_set_luminance (&seen, CLAMP (luminance, 0, 1));
  buju_color_set_luminance (&below, buju_luminance (ground));
  grey.red = grey.green = grey.blue = CLAMP ((seen.red - (1 - share) * below.red) / share, 0, 1);
  return get_lightness (&grey);
}

static gboolean
is_dark (const BujuStyle *style)
{
  return buju_luminance (&buju_style_get (style, "land")->fill) < DARK;
}

/**
 * buju_overlay_is_fitted:
 * @style: of a map
 *
 * Returns: whether layers look otherwise on it than on paper
 */
gboolean
buju_overlay_is_fitted (const BujuStyle *style)
{
  g_return_val_if_fail (style != NULL, FALSE);

  return is_dark (style) || buju_style_is_high_contrast (style);
}

/**
 * buju_overlay_fit_color:
 * @color: a colour of a layer, of a palette or chosen
 * @mode: how the layer is drawn: classes of numbers keep their order and all move together, any
 *   other colour moves only when it has to
 * @share: how much of the ground it hides where it is drawn, above 0, at most 1
 * @style: of the map
 *
 * Makes a colour lighter on a dark map until it stands out from the land; for people who asked for
 * high contrast also darker on a light one. On other light maps colours stay as they are.
 */
void
buju_overlay_fit_color (BujuColor *color, BujuOverlayMode mode, double share,
                        const BujuStyle *style)
{
  gboolean dark;
  double least, limit, lightness;

  g_return_if_fail (color != NULL && style != NULL && share > 0);

  if (!buju_overlay_is_fitted (style))
    return;
  dark = is_dark (style);
  least = buju_style_is_high_contrast (style) ? HIGH_CONTRAST : CONTRAST;
  limit = find_limit (&buju_style_get (style, "land")->fill, fmin (share, 1), least, dark);
  lightness = get_lightness (color);
  if (mode == BUJU_OVERLAY_GRADUATED)
    set_lightness (color, dark ? limit + (1 - limit) * lightness : limit * lightness);
  else if (dark ? lightness < limit : lightness > limit)
    set_lightness (color, limit);
}

/* Shades of what it encloses vanish in the dark. */
static void
fit_edge (BujuSymbol *symbol)
{
  double alpha = symbol->stroke.alpha, lightness = get_lightness (&symbol->fill);

  symbol->stroke = symbol->fill;
  symbol->stroke.alpha = alpha;
  set_lightness (&symbol->stroke,
                 lightness < LIGHT_FILL ? lightness + EDGE_STEP : lightness * EDGE_SHADE);
}

/**
 * buju_overlay_fit_symbol:
 * @symbol: of a class of a layer
 * @look: of the layer
 * @style: of the map
 *
 * See buju_overlay_fit_color(). A layer that is translucent because somebody wants it so has the
 * colours of the opaque one.
 */
void
buju_overlay_fit_symbol (BujuSymbol *symbol, const BujuOverlayLook *look, const BujuStyle *style)
{
  g_return_if_fail (symbol != NULL && look != NULL && style != NULL);

  if (look->opacity <= 0)
    return;
  if (symbol->fill.alpha > 0)
    {
      buju_overlay_fit_color (&symbol->fill, look->mode, symbol->fill.alpha / look->opacity, style);
      if (is_dark (style))
        fit_edge (symbol);
    }
  else if (symbol->stroke.alpha > 0)
    buju_overlay_fit_color (&symbol->stroke, look->mode, 1, style);
  if (symbol->marker_fill.alpha > 0)
    buju_overlay_fit_color (&symbol->marker_fill, look->mode, 1, style);
}
