/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-contrast.h"

#include <math.h>

#define STEPS 24 /* of the search for a lightness: finer than 8 bits of a channel */

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
from_linear (double value)
{
  double v = CLAMP (value, 0.0, 1.0);

  return v <= 0.0031308 ? v * 12.92 : 1.055 * pow (v, 1 / 2.4) - 0.055;
}

/**
 * buju_luminance:
 * @color: a colour of sRGB; transparency is passed over
 *
 * Returns: its relative luminance after WCAG 2.1, 0 for black, 1 for white
 */
double
buju_luminance (const BujuColor *color)
{
  g_return_val_if_fail (color != NULL, 0);

  return 0.2126 * to_linear (color->red) + 0.7152 * to_linear (color->green)
         + 0.0722 * to_linear (color->blue);
}

/**
 * buju_contrast:
 * @a: a colour
 * @b: another; transparency is passed over
 *
 * Returns: the contrast ratio of WCAG 2.1: 1 for equal ones, 21 for black on white
 */
double
buju_contrast (const BujuColor *a, const BujuColor *b)
{
  double first = buju_luminance (a), second = buju_luminance (b);

  return (fmax (first, second) + 0.05) / (fmin (first, second) + 0.05);
}

typedef struct
{
  double l, a, b;
} Oklab;

static Oklab
to_oklab (const BujuColor *color)
{
  double red = to_linear (color->red), green = to_linear (color->green),
         blue = to_linear (color->blue);
  double l = cbrt (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  double m = cbrt (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  double s = cbrt (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);

  return (Oklab) { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                   1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                   0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

/* What no screen shows is cut off. */
static BujuColor
from_oklab (const Oklab *color, double alpha)
{
  double l = pow (color->l + 0.3963377774 * color->a + 0.2158037573 * color->b, 3);
  double m = pow (color->l - 0.1055613458 * color->a - 0.0638541728 * color->b, 3);
  double s = pow (color->l - 0.0894841775 * color->a - 1.2914855480 * color->b, 3);

  return (BujuColor) { from_linear (4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                       from_linear (-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                       from_linear (-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
                       alpha };
}

/**
 * buju_color_set_luminance:
 * @color: a colour
 * @luminance: 0 … 1, see buju_luminance()
 *
 * Makes @color lighter or darker, of the same hue and, where a screen can show that, as strong.
 */
void
buju_color_set_luminance (BujuColor *color, double luminance)
{
  double low = 0.0, high = 1.0;
  Oklab lab;

  g_return_if_fail (color != NULL);

  lab = to_oklab (color);
  for (guint i = 0; i < STEPS; i++)
    {
      lab.l = (low + high) / 2;
      *color = from_oklab (&lab, color->alpha);
      if (buju_luminance (color) < luminance)
        low = lab.l;
      else
        high = lab.l;
    }
}
