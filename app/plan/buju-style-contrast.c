/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-style-private.h"

#include <math.h>

#include "plan/buju-contrast.h"

/* The look of a symbol for people who asked for high contrast: no tint lets anything shine through,
 * areas are told by broad outlines and hatches, and every outline stands out from the land by what
 * WCAG 2.1 wants of graphical objects (1.4.11), every name by what it wants of text at its best
 * (1.4.6). */

#define OUTLINE_CONTRAST 3.0
#define TEXT_CONTRAST 7.0
#define PALE_TEXT_CONTRAST 6.0   /* of what stands back: beyond 1.4.3, for small letters */
#define STEP 0.04            /* towards black or white a try */
#define BROADER 1.7
#define BROADEST 3.0         /* pt; broader lines are bodies of their own and stay */
#define AREA_STROKE 1.6      /* pt, at least, of an area that lost its tint */
#define HATCH_WIDTH 0.9
#define HATCH_SPACING 5.2    /* pt */

/* Away from the ground until the ratio is reached; what is not drawn stays so. */
static void
stand_out (BujuColor *color, const BujuColor *ground, double least)
{
  double end = buju_luminance (ground) > 0.18 ? 0.0 : 1.0;

  if (color->alpha <= 0.0)
    return;
  color->alpha = 1.0;
  for (double done = 0.0; buju_contrast (color, ground) < least && done < 1.0; done += STEP)
    {
      color->red += (end - color->red) * STEP * 2;
      color->green += (end - color->green) * STEP * 2;
      color->blue += (end - color->blue) * STEP * 2;
    }
}

static gboolean
is_translucent (const BujuColor *color)
{
  return color->alpha > 0.0 && color->alpha < 1.0;
}

static void
raise_area (BujuSymbol *self, const BujuColor *ground)
{
  gboolean tinted = is_translucent (&self->fill);

  if (tinted && (self->hatch == BUJU_HATCH_NONE || self->hatch_color.alpha <= 0.0))
    {
      if (self->hatch == BUJU_HATCH_NONE)
        self->hatch = BUJU_HATCH_DOTS;
      self->hatch_color = self->stroke.alpha > 0.0 ? self->stroke : self->fill;
    }
  if (tinted)
    {
      self->fill.alpha = 0.0;
      self->stroke_width = fmax (self->stroke_width, AREA_STROKE / BROADER);
    }
  if (is_translucent (&self->under))
    self->under.alpha = 0.0;
  if (is_translucent (&self->band))
    self->band.alpha = 0.0;
  if (self->hatch == BUJU_HATCH_NONE)
    return;
  stand_out (&self->hatch_color, ground, OUTLINE_CONTRAST);
  self->hatch_width = fmax (self->hatch_width, HATCH_WIDTH);
  if (self->hatch_spacing <= 0.0)
    self->hatch_spacing = HATCH_SPACING;
}

static void
raise_line (BujuSymbol *self, const BujuColor *ground)
{
  double before = self->stroke_width;

  if (before <= 0.0)
    return;
  stand_out (&self->stroke, ground, OUTLINE_CONTRAST);
  if (before < BROADEST)
    self->stroke_width = fmin (before * BROADER, BROADEST);
  if (self->casing_width > 0.0)
    self->casing_width += self->stroke_width - before;
}

/**
 * buju_symbol_raise_contrast:
 * @self: a symbol
 * @ground: the colour it lies on
 *
 * Makes outlines broader and every line and name stand out from @ground, and puts a hatch in the
 * place of each translucent tint. Nothing that was invisible becomes visible. Contrast ratios are
 * those of WCAG 2.1.
 */
void
buju_symbol_raise_contrast (BujuSymbol *self, const BujuColor *ground)
{
  g_return_if_fail (self != NULL && ground != NULL);

  raise_area (self, ground);
  raise_line (self, ground);
  if (is_translucent (&self->casing))
    self->casing.alpha = 1.0;
  stand_out (&self->marker_fill, ground, OUTLINE_CONTRAST);
  if (is_translucent (&self->marker_stroke))
    self->marker_stroke.alpha = 1.0;
  stand_out (&self->label, &(BujuColor) { self->halo.red, self->halo.green, self->halo.blue, 1 },
             self->halo.alpha > 0.0 ? TEXT_CONTRAST : 1.0);
  if (is_translucent (&self->halo))
    self->halo.alpha = 1.0;
}

/**
 * buju_symbol_keep_legible:
 * @self: a symbol that was made pale
 * @ground: the colour it lies on
 *
 * Takes back as much of the paleness as hides a name, a mark or an outline from people who asked
 * for high contrast. Contrast ratios are those of WCAG 2.1.
 */
void
buju_symbol_keep_legible (BujuSymbol *self, const BujuColor *ground)
{
  g_return_if_fail (self != NULL && ground != NULL);

  stand_out (&self->stroke, ground, OUTLINE_CONTRAST);
  stand_out (&self->marker_fill, ground, OUTLINE_CONTRAST);
  stand_out (&self->label, self->halo.alpha > 0.0 ? &self->halo : ground, PALE_TEXT_CONTRAST);
}

/* Of a whole style, when all of it is read. */
void
buju_style_raise_contrast (BujuStyle *self)
{
  BujuColor ground = buju_style_get (self, "land")->fill;
  GHashTableIter iter;
  gpointer symbol;

  self->high_contrast = TRUE;
  g_hash_table_iter_init (&iter, self->symbols);
  while (g_hash_table_iter_next (&iter, NULL, &symbol))
    buju_symbol_raise_contrast (symbol, &ground);
}

/**
 * buju_style_is_high_contrast:
 * @self: a style
 *
 * Returns: whether everything in it stands out, without translucent tints
 */
gboolean
buju_style_is_high_contrast (const BujuStyle *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->high_contrast;
}
