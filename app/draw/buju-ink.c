/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-ink.h"

#include <math.h>
#include <string.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-type.h"

#define ORPHAN 0.22        /* of the width that a last line must have */
#define NARROWEST 0.80     /* of the width that wrapping may give up for that */
#define BREAK_HERE "\342\200\213"  /* zero width space */
#define OPEN_QUOTE "\342\200\234"
#define CLOSE_QUOTE "\342\200\235"
#define TITLE_WIDTHS 12    /* that are tried */
#define TEXT_WIDTHS 8
#define LONGEST_NAME 16    /* characters in quotation marks that are kept on one line */

/* What stands on the baseline grid of the page rather than on its own leading. */
#define ON_GRID 0.0

typedef struct
{
  double   size;     /* pt on A4 */
  double   leading;  /* of the size, baseline to baseline */
  gboolean bold;
  gboolean serif;
  double   grey;
} Face;

/* One ladder: each step about a fifth larger than the one below it, English a little smaller than
 * the Chinese it stands beside, because its capitals fill the em box as an ideograph does. */
static const Face faces[BUJU_INK_N_ROLES] = {
  [BUJU_INK_TITLE] = { 18.0, 1.28, TRUE, TRUE, BUJU_INK_BLACK },
  [BUJU_INK_TITLE_EN] = { 10.4, 1.25, FALSE, FALSE, 0.22 },
  [BUJU_INK_SUBTITLE] = { 7.4, 1.35, FALSE, FALSE, BUJU_INK_GREY },
  [BUJU_INK_SUBTITLE_EN] = { 6.6, 1.30, FALSE, FALSE, BUJU_INK_GREY },
  [BUJU_INK_MARK] = { 8.0, 1.30, TRUE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_HEADING] = { 7.6, 1.30, TRUE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_HEADING_EN] = { 6.8, 1.30, FALSE, FALSE, BUJU_INK_GREY },
  [BUJU_INK_ENTRY] = { 6.8, 1.30, FALSE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_ENTRY_EN] = { 5.8, 1.25, FALSE, FALSE, 0.27 },
  [BUJU_INK_NOTE] = { 5.3, 1.30, FALSE, FALSE, 0.42 },
  [BUJU_INK_FOOT_HEADING] = { 6.0, ON_GRID, TRUE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_FOOT_HEADING_EN] = { 5.6, ON_GRID, FALSE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_BODY] = { 5.9, ON_GRID, FALSE, FALSE, 0.18 },
  [BUJU_INK_BODY_EN] = { 5.5, ON_GRID, FALSE, FALSE, 0.30 },
  [BUJU_INK_SCALE] = { 6.4, 1.30, FALSE, FALSE, BUJU_INK_BLACK },
  [BUJU_INK_TICK] = { 5.3, 1.20, FALSE, FALSE, 0.25 },
};

static gboolean
is_title (BujuInkRole role)
{
  return role == BUJU_INK_TITLE || role == BUJU_INK_TITLE_EN;
}

/**
 * buju_ink_scratch:
 *
 * Makes a context that measures as every other one does and draws nothing.
 *
 * Returns: (transfer full): a context on an unbounded recording surface
 */
cairo_t *
buju_ink_scratch (void)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

/**
 * buju_ink_size:
 * @self: an ink
 * @role: what the text is
 *
 * Returns: the size of its type, pt
 */
double
buju_ink_size (const BujuInk *self, BujuInkRole role)
{
  double title = is_title (role) && self->title_size > 0 ? self->title_size : 1;

  return fmax (faces[role].size * self->type_size * title, BUJU_INK_SMALLEST);
}

/**
 * buju_ink_weight:
 * @self: an ink
 * @weight: pt on A4
 *
 * Returns: the width of a line on this paper, pt: never so thin that a press would lose it
 */
double
buju_ink_weight (const BujuInk *self, double weight)
{
  return fmax (weight * self->type_size, BUJU_INK_THINNEST);
}

/**
 * buju_ink_is_gridded:
 * @role: what a text is
 *
 * Returns: whether it stands on the baseline grid, %BUJU_INK_GRID times the size of type
 */
gboolean
buju_ink_is_gridded (BujuInkRole role)
{
  return faces[role].leading == ON_GRID;
}

/* Pango spaces lines by a factor on the font's own height; the table speaks of the size. */
static void
set_leading (PangoLayout *layout, double distance)
{
  int height = 0;

  pango_layout_line_get_height (pango_layout_get_line_readonly (layout, 0), &height);
  if (height > 0)
    pango_layout_set_line_spacing (layout, (float) (distance * PANGO_SCALE / height));
}

static void
keep_range (PangoAttrList *list, guint start, guint end)
{
  PangoAttribute *keep = pango_attr_allow_breaks_new (FALSE);

  keep->start_index = start;
  keep->end_index = end;
  pango_attr_list_insert (list, keep);
}

/* What stands in quotation marks is a name: “两极两带” is not torn apart. */
static void
keep_names (PangoAttrList *list, const char *text)
{
  const char *open = strstr (text, OPEN_QUOTE);

  for (; open != NULL; open = strstr (open + 3, OPEN_QUOTE))
    {
      const char *close = strstr (open, CLOSE_QUOTE);

      if (close != NULL && g_utf8_strlen (open, close - open) <= LONGEST_NAME + 1)
        keep_range (list, open - text, close - text);
    }
}

static void
keep_words (PangoAttrList *list, const char *text, const char *words)
{
  g_auto (GStrv) kept = g_strsplit (words, " ", -1);

  for (guint i = 0; kept[i] != NULL; i++)
    for (const char *at = strstr (text, kept[i]); at != NULL && *kept[i] != '\0';
         at = strstr (at + 1, kept[i]))
      keep_range (list, at - text, at - text + strlen (kept[i]));
}

static void
keep_together (const BujuInk *self, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  g_autoptr (PangoAttrList) list = pango_attr_list_copy (pango_layout_get_attributes (layout));

  keep_names (list, text);
  if (self->kept != NULL)
    keep_words (list, text, self->kept);
  pango_layout_set_attributes (layout, list);
}

/**
 * buju_ink_layout:
 * @self: an ink
 * @cr: the context to draw or measure on
 * @role: what the text is
 * @language: %BUJU_LANGUAGE_ZH or %BUJU_LANGUAGE_EN
 * @text: plain text
 * @width: pt to wrap at, or 0
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
buju_ink_layout (const BujuInk *self, cairo_t *cr, BujuInkRole role, BujuLanguage language,
                 const char *text,
                 double width)
{
  const Face *face = &faces[role];
  double size = buju_ink_size (self, role);
  PangoLayout *layout = buju_type_layout (cr, text, language,
                                          face->serif ? self->serif : self->sans,
                                          size, face->bold);

  set_leading (layout,
               face->leading == ON_GRID ? BUJU_INK_GRID * self->type_size : face->leading * size);
  if (is_title (role))
    keep_together (self, layout);
  if (width > 0)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    }
  return layout;
}

/* Of the last line, pt; 0 when there is only one. */
static double
last_line_width (PangoLayout *layout)
{
  int n = pango_layout_get_line_count (layout);
  PangoRectangle logical;

  if (n < 2)
    return 0;
  pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, n - 1), NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

static gboolean
wraps_as_well (PangoLayout *layout, double width, int n_lines)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return pango_layout_get_line_count (layout) <= n_lines;
}

/* How many lines begin with a name in quotation marks, or after one. */
static int
count_names (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  int n = 0;

  for (int i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      int start = pango_layout_get_line_readonly (layout, i)->start_index;

      n += start >= 3 && strncmp (text + start - 3, BREAK_HERE, 3) == 0;
    }
  return n;
}

/* The narrowest width, or the widest of those at which most lines begin or end with a name. */
static double
wrap_title (PangoLayout *layout, double width, int n_lines)
{
  double step = width * (1 - 1.0 / n_lines) / TITLE_WIDTHS, best = width;
  int most = count_names (layout);

  for (int i = 1; i <= TITLE_WIDTHS && wraps_as_well (layout, width - i * step, n_lines); i++)
    {
      int n = count_names (layout);

      if (n > most || (n == most && most == 0))
        best = width - i * step;
      most = MAX (n, most);
    }
  return best;
}

/* The widest that leaves no orphan. */
static double
wrap_text (PangoLayout *layout, double width, int n_lines)
{
  double step = width * (1 - NARROWEST) / TEXT_WIDTHS, best = width;

  if (last_line_width (layout) >= ORPHAN * width)
    return width;
  for (int i = 1; i <= TEXT_WIDTHS && wraps_as_well (layout, width - i * step, n_lines); i++)
    {
      best = width - i * step;
      if (last_line_width (layout) >= ORPHAN * width)
        break;
    }
  return best;
}

/**
 * buju_ink_wrap:
 * @role: the role @layout was made with
 * @layout: a text, wrapped at @width
 * @width: pt
 *
 * Wraps anew, with as many lines: a title so that its lines are about equally long, anything else
 * so that its last line is no orphan of one word.
 *
 * Returns: the width that @layout is wrapped at now, pt
 */
double
buju_ink_wrap (BujuInkRole role, PangoLayout *layout, double width)
{
  int n_lines = pango_layout_get_line_count (layout);
  double best;

  if (n_lines < 2 || width <= 0)
    return width;
  best = is_title (role) ? wrap_title (layout, width, n_lines) : wrap_text (layout, width, n_lines);
  pango_layout_set_width (layout, (int) (best * PANGO_SCALE));
  return best;
}

/* A Chinese title may be broken before and after a name; the rules for quotation marks in general
 * forbid that. */
static char *
mark_breaks (const char *text, BujuLanguage language)
{
  GString *marked = g_string_new (text);

  if (language != BUJU_LANGUAGE_EN)
    {
      g_string_replace (marked, OPEN_QUOTE, BREAK_HERE OPEN_QUOTE, 0);
      g_string_replace (marked, CLOSE_QUOTE, CLOSE_QUOTE BREAK_HERE, 0);
    }
  return g_string_free (marked, FALSE);
}

/**
 * buju_ink_break:
 * @self: an ink
 * @cr: the context to measure on
 * @role: what the text is
 * @language: of the text
 * @text: a title
 * @width: pt
 *
 * Breaks a title into lines of about equal length that end where a reader would pause: before and
 * after names in quotation marks, never within the words that are kept together.
 *
 * Returns: (transfer full): @text with its lines
 */
char *
buju_ink_break (const BujuInk *self, cairo_t *cr, BujuInkRole role, BujuLanguage language,
                const char *text,
                double width)
{
  g_autofree char *marked = mark_breaks (text, language);
  g_autoptr (PangoLayout) layout = buju_ink_layout (self, cr, role, language, marked, width);
  GString *lines = g_string_new (NULL);

  buju_ink_wrap (role, layout, width);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *part = g_strndup (marked + line->start_index, line->length);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", g_strstrip (part));
    }
  g_string_replace (lines, BREAK_HERE, "", 0);
  return g_string_free (lines, FALSE);
}

/**
 * buju_ink_is_title:
 * @role: what a text is
 *
 * Returns: whether it is broken into lines as a title is
 */
gboolean
buju_ink_is_title (BujuInkRole role)
{
  return is_title (role);
}

/* Baselines of the first and the last line, pt below the layout's top. */
static void
find_baselines (PangoLayout *layout, double *first, double *last)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  *first = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  do
    *last = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/**
 * buju_ink_extents:
 * @self: an ink
 * @role: the role @layout was made with
 * @layout: a text
 * @width: (out) (optional): width of its widest line, pt
 * @height: (out) (optional): from the top of the first em box to the bottom of the last, pt
 */
void
buju_ink_extents (const BujuInk *self, BujuInkRole role, PangoLayout *layout, double *width,
                  double *height)
{
  PangoRectangle logical;
  double first, last;

  pango_layout_get_extents (layout, NULL, &logical);
  find_baselines (layout, &first, &last);
  if (width != NULL)
    *width = logical.width / (double) PANGO_SCALE;
  if (height != NULL)
    *height = last - first + buju_ink_size (self, role);
}

/**
 * buju_ink_show:
 * @self: an ink
 * @cr: a context
 * @role: the role @layout was made with
 * @layout: a text
 * @x: left side, pt
 * @y: top of the first em box, pt
 */
void
buju_ink_show (const BujuInk *self, cairo_t *cr, BujuInkRole role, PangoLayout *layout, double x,
               double y)
{
  double grey = faces[role].grey;
  double first, last;

  find_baselines (layout, &first, &last);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, x, y + BUJU_INK_EM_ASCENT * buju_ink_size (self, role) - first);
  buju_glyphs_show (cr, layout);
  cairo_new_path (cr);
}

/**
 * buju_ink_line:
 * @self: an ink
 * @cr: a context
 * @role: what the text is
 * @language: of the text
 * @text: plain text
 * @x: where the line starts, has its middle, or ends, pt
 * @y: top of its em box, pt
 * @align: -1, 0 or 1
 *
 * Returns: the width of the line, pt
 */
double
buju_ink_line (const BujuInk *self, cairo_t *cr, BujuInkRole role, BujuLanguage language,
               const char *text,
               double x, double y, int align)
{
  g_autoptr (PangoLayout) layout = buju_ink_layout (self, cr, role, language, text, 0);
  double width;

  buju_ink_extents (self, role, layout, &width, NULL);
  buju_ink_show (self, cr, role, layout, x - (align + 1) * width / 2, y);
  return width;
}

/**
 * buju_ink_rule:
 * @self: an ink
 * @cr: a context
 * @x0: start, pt
 * @y0: start, pt
 * @x1: end, pt
 * @y1: end, pt
 * @weight: pt on A4
 * @grey: 0 black … 1 white
 */
void
buju_ink_rule (const BujuInk *self, cairo_t *cr, double x0, double y0, double x1, double y1,
               double weight,
               double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_set_line_width (cr, buju_ink_weight (self, weight));
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

/**
 * buju_ink_panel:
 * @self: an ink
 * @cr: a context
 * @box: where, pt
 *
 * Draws a white panel with a hairline around it.
 */
void
buju_ink_panel (const BujuInk *self, cairo_t *cr, const BujuBox *box)
{
  cairo_rectangle (cr, box->x0, box->y0, buju_box_width (box), buju_box_height (box));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, BUJU_INK_BLACK, BUJU_INK_BLACK, BUJU_INK_BLACK);
  cairo_set_line_width (cr, buju_ink_weight (self, BUJU_INK_HAIRLINE));
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}
