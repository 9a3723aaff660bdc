/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scale-bar.h"

#include <math.h>
#include <string.h>

#include "draw/buju-page.h"

#define BAR_HEIGHT 2.6   /* pt on A4 */
#define LABEL_GAP 2.4    /* pt on A4, from the bar to its numbers */
#define THIN_SPACE "\342\200\211"
#define RATIO "\342\210\266"

/* Steps within one power of ten that a reader can divide by eye. */
static const double ladder[] = { 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0 };

/**
 * buju_scale_round:
 * @n: a denominator
 *
 * Returns: the smallest round denominator that is not smaller
 */
double
buju_scale_round (double n)
{
  double power;

  g_return_val_if_fail (isfinite (n) && n > 0, 1);
  power = pow (10, floor (log10 (n)));
  for (guint i = 0; i < G_N_ELEMENTS (ladder); i++)
    if (ladder[i] * power >= n * (1 - 1e-9))
      return ladder[i] * power;
  return 10 * power;
}

/**
 * buju_scale_to_view:
 * @n: the denominator of a scale
 *
 * Returns: pt on paper per metre on the ground
 */
double
buju_scale_to_view (double n)
{
  return buju_page_from_mm (1000.0 / n);
}

/**
 * buju_scale_format_in:
 * @n: the denominator of a scale
 * @language: %BUJU_LANGUAGE_EN, or anything else for Chinese
 *
 * Writes a scale with thin spaces between thousands: in Chinese with the ratio sign, in English
 * with a colon.
 *
 * Returns: (transfer full): "1∶250 000" or "1:250 000"
 */
char *
buju_scale_format_in (double n, BujuLanguage language)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", n);
  GString *text = g_string_new (language == BUJU_LANGUAGE_EN ? "1:" : "1" RATIO);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (text, THIN_SPACE);
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * buju_scale_format:
 * @n: the denominator of a scale
 *
 * Returns: (transfer full): buju_scale_format_in() in Chinese
 */
char *
buju_scale_format (double n)
{
  return buju_scale_format_in (n, BUJU_LANGUAGE_ZH);
}

/**
 * buju_scale_bar_new:
 * @scale: pt per metre
 * @max_width: pt
 *
 * Chooses the longest bar of 1, 2 or 5 × 10ⁿ metres that fits.
 *
 * Returns: the bar
 */
BujuScaleBar
buju_scale_bar_new (double scale, double max_width)
{
  static const struct { double lead; guint blocks, label_step; } steps[] = {
    { 5, 5, 1 }, { 2, 4, 2 }, { 1, 4, 2 }
  };
  double most = max_width / scale;
  double power = pow (10, floor (log10 (most)));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i].lead * power > most * (1 + 1e-9))
    i++;
  return (BujuScaleBar) {
    .length = steps[i].lead * power,
    .width = steps[i].lead * power * scale,
    .blocks = steps[i].blocks,
    .label_step = steps[i].label_step,
  };
}

/**
 * buju_scale_bar_height:
 * @ink: the typography
 *
 * Returns: bar and numbers together, pt
 */
double
buju_scale_bar_height (const BujuInk *ink)
{
  return (BAR_HEIGHT + LABEL_GAP) * ink->type_size + buju_ink_size (ink, BUJU_INK_SCALE);
}

static void
draw_blocks (const BujuScaleBar *self, const BujuInk *ink, cairo_t *cr, double x, double y)
{
  double step = self->width / self->blocks;
  double height = BAR_HEIGHT * ink->type_size;

  cairo_rectangle (cr, x, y, self->width, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, BUJU_INK_BLACK, BUJU_INK_BLACK, BUJU_INK_BLACK);
  for (guint i = 0; i < self->blocks; i += 2)
    cairo_rectangle (cr, x + i * step, y, step, height);
  cairo_fill (cr);
  cairo_rectangle (cr, x, y, self->width, height);
  cairo_set_line_width (cr, 0.5 * ink->type_size);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

/**
 * buju_scale_bar_draw:
 * @self: a bar
 * @ink: the typography
 * @cr: a context
 * @x: where its zero is, pt
 * @y: its top, pt
 */
void
buju_scale_bar_draw (const BujuScaleBar *self, const BujuInk *ink, cairo_t *cr, double x, double y)
{
  gboolean kilometres = self->length >= 1000;
  double whole = kilometres ? self->length / 1000 : self->length;
  double top = y + (BAR_HEIGHT + LABEL_GAP) * ink->type_size;
  double end = 0;

  draw_blocks (self, ink, cr, x, y);
  for (guint i = 0; i <= self->blocks; i += self->label_step)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%g", whole * i / self->blocks);
      end = x + self->width * i / self->blocks;
      end += buju_ink_line (ink, cr, BUJU_INK_SCALE, BUJU_LANGUAGE_EN, text, end, top, 0) / 2;
    }
  buju_ink_line (ink, cr, BUJU_INK_SCALE, BUJU_LANGUAGE_EN, kilometres ? "km" : "m",
                 end + 2 * ink->type_size, top, -1);
}
