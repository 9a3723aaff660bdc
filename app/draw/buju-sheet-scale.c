/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-north-arrow.h"
#include "draw/buju-sheet-private.h"

/* The panel that says how long and which way: scale in figures, bar, arrow to true north, and where
 * the grid's north is when it is somewhere else. */

#define ARROW_WIDTH 8.0        /* mm on A4 */
#define ARROW_HEIGHT 13.5
#define ARROW_GAP 3.0
#define LINE_GAP 1.5           /* mm on A4 */
#define UNIT_ROOM 3.0          /* mm on A4 that the last number and the unit stand out of the bar */
#define NARROWER 0.72          /* of all that in a journal */
#define GRID_NORTH_LEAST 0.5   /* deg from which grid north is stated */

static char *
make_scale_words (const BujuSheet *self, BujuLanguage language)
{
  BujuText word = buju_sheet_word (self, "sheet-scale");
  g_autofree char *words = buju_text_dup (&word, language, " ");
  g_autofree char *ratio = buju_scale_format_in (self->scale, language);

  return g_strjoin ("\342\200\202", words, ratio, NULL);
}

/* "Grid north 0.8° E", when the map is turned by more than one can overlook; else NULL. */
static char *
make_grid_words (const BujuSheet *self, BujuLanguage language)
{
  double degrees = -self->north * 180 / G_PI;
  g_autofree char *words = NULL, *value = NULL;
  g_auto (GStrv) halves = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  BujuText pattern;

  if (fabs (degrees) < GRID_NORTH_LEAST)
    return NULL;
  pattern = buju_sheet_word (self, degrees > 0 ? "sheet-grid-east" : "sheet-grid-west");
  words = buju_text_dup (&pattern, language, "\342\200\202");
  halves = g_strsplit (words, "{angle}", -1);
  g_ascii_formatd (number, sizeof number, "%.1f", fabs (degrees));
  value = g_strconcat (number, "°", NULL);
  return g_strjoinv (value, halves);
}

/* Narrow figures have a smaller panel. */
static double
panel_mm (const BujuSheet *self, double length)
{
  return buju_sheet_mm (self, length) * (self->page.template == BUJU_PAGE_COLUMN ? NARROWER : 1);
}

static double
line_width (const BujuSheet *self, BujuInkRole role, BujuLanguage language, const char *text)
{
  cairo_t *cr = buju_ink_scratch ();
  g_autoptr (PangoLayout) layout = NULL;
  double width = 0;

  if (text != NULL)
    {
      layout = buju_ink_layout (&self->ink, cr, role, language, text, 0);
      buju_ink_extents (&self->ink, role, layout, &width, NULL);
    }
  cairo_destroy (cr);
  return width;
}

static double
words_width (const BujuSheet *self, BujuLanguage language)
{
  g_autofree char *scale = make_scale_words (self, language);
  g_autofree char *grid = make_grid_words (self, language);

  return fmax (line_width (self, BUJU_INK_SCALE, language, scale),
               line_width (self, BUJU_INK_NOTE, language, grid));
}

/*< private >
 * buju_sheet_measure_scale:
 * @self: a sheet that knows its scale, its bar and its north
 * @width: (out): pt
 * @height: (out): pt
 *
 * The size of the panel: the same for both pages of a pair.
 */
void
buju_sheet_measure_scale (BujuSheet *self, double *width, double *height)
{
  double pad = panel_mm (self, SHEET_PANEL_PAD);
  double words = words_width (self, self->ink.language);

  if (self->ink.pages)
    words = fmax (words_width (self, BUJU_LANGUAGE_ZH), words_width (self, BUJU_LANGUAGE_EN));
  *width = 2 * pad + panel_mm (self, ARROW_WIDTH + ARROW_GAP)
           + fmax (words, self->bar.width + panel_mm (self, 2 * UNIT_ROOM));
  *height = 2 * pad + panel_mm (self, ARROW_HEIGHT);
}

/*< private >
 * buju_sheet_draw_scale:
 * @self: a sheet
 * @cr: a context in pt
 */
void
buju_sheet_draw_scale (const BujuSheet *self, cairo_t *cr)
{
  const BujuInk *ink = &self->ink;
  double pad = panel_mm (self, SHEET_PANEL_PAD), gap = panel_mm (self, LINE_GAP);
  double arrow = panel_mm (self, ARROW_WIDTH),
  height = buju_box_height (&self->scale_box) - 2 * pad;
  BujuPoint centre = { self->scale_box.x0 + pad + arrow / 2,
                       self->scale_box.y0 + pad + height / 2 };
  double left = self->scale_box.x0 + pad + arrow + panel_mm (self, ARROW_GAP);
  g_autofree char *scale = make_scale_words (self, ink->language);
  g_autofree char *grid = make_grid_words (self, ink->language);
  double lines = buju_ink_size (ink, BUJU_INK_SCALE) + gap + buju_scale_bar_height (ink);
  double top;

  if (grid != NULL)
    lines += gap + buju_ink_size (ink, BUJU_INK_NOTE);
  top = centre.y - lines / 2;
  buju_ink_panel (ink, cr, &self->scale_box);
  buju_north_arrow_draw (ink, cr, centre, height, self->north);
  buju_ink_line (ink, cr, BUJU_INK_SCALE, ink->language, scale, left, top, -1);
  top += buju_ink_size (ink, BUJU_INK_SCALE) + gap;
  buju_scale_bar_draw (&self->bar, ink, cr, left, top);
  top += buju_scale_bar_height (ink) + gap;
  if (grid != NULL)
    buju_ink_line (ink, cr, BUJU_INK_NOTE, ink->language, grid, left, top, -1);
}
