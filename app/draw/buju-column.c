/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-column.h"

#include <math.h>

#define MOST_VALUE 0.55   /* of the width, that a value may have beside its name */

typedef struct
{
  BujuInkRole  role;
  BujuLanguage language;
  char        *text;
  double       x;      /* from the column's left side */
  double       y;      /* of the first em box, from the column's top */
  double       wrap;   /* pt; 0 = one line */
  double       rule;   /* where a writing line starts; 0 = none */
} Paragraph;

struct _BujuColumn
{
  BujuInk  ink;
  double   width;
  double   used_width;
  double   height;
  double   base;       /* last baseline on the grid, from the top; 0 = none */
  cairo_t *scratch;
  GArray  *paragraphs;
};

static void
clear_paragraph (gpointer data)
{
  g_free (((Paragraph *) data)->text);
}

/**
 * buju_column_new:
 * @ink: the typography, copied
 * @width: pt to wrap at
 *
 * Returns: (transfer full): an empty column
 */
BujuColumn *
buju_column_new (const BujuInk *ink, double width)
{
  BujuColumn *self = g_new0 (BujuColumn, 1);

  self->ink = *ink;
  self->width = width;
  self->scratch = buju_ink_scratch ();
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  return self;
}

/**
 * buju_column_free:
 * @self: (transfer full): a column
 */
void
buju_column_free (BujuColumn *self)
{
  cairo_destroy (self->scratch);
  g_array_unref (self->paragraphs);
  g_free (self);
}

/* What a text takes: how it is broken, where it wraps, how wide and high it gets. (transfer
 * full) */
static char *
measure (BujuColumn *self, BujuInkRole role, BujuLanguage language, const char *text, double *wrap,
         double *width,
         double *height)
{
  gboolean title = buju_ink_is_title (role) && self->width > 0;
  char *lines = title
                ? buju_ink_break (&self->ink, self->scratch, role, language, text, self->width)
                      : g_strdup (text);
  double room = title ? 0 : self->width;
  g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, self->scratch, role, language,
                                                    lines, room);

  *wrap = buju_ink_wrap (role, layout, room);
  buju_ink_extents (&self->ink, role, layout, width, height);
  return lines;
}

/* Where the next paragraph begins. On the grid, baselines are whole steps apart whatever stands
 * between. */
static double
next_top (BujuColumn *self, BujuInkRole role, double gap)
{
  double grid = BUJU_INK_GRID * self->ink.type_size;
  double ascent = BUJU_INK_EM_ASCENT * buju_ink_size (&self->ink, role);
  double least;

  if (self->paragraphs->len == 0)
    return 0;
  if (!buju_ink_is_gridded (role) || self->base <= 0)
    return self->height + gap;
  least = self->base + grid * (1 + floor (gap / grid + 0.5));
  return least - ascent;
}

/* Takes @text over. @height: what is kept free for it. */
static void
append (BujuColumn *self, BujuInkRole role, BujuLanguage language, char *text, double top,
        double wrap, double height)
{
  Paragraph paragraph = { role, language, text, 0, top, wrap, 0 };
  double descent = (1 - BUJU_INK_EM_ASCENT) * buju_ink_size (&self->ink, role);

  g_array_append_val (self->paragraphs, paragraph);
  self->height = top + height;
  self->base = buju_ink_is_gridded (role) ? self->height - descent : 0;
}

/**
 * buju_column_add:
 * @self: a column
 * @role: what the text is
 * @language: of the text
 * @text: (nullable): plain text
 * @gap: pt above it; none above the first
 */
void
buju_column_add (BujuColumn *self, BujuInkRole role, BujuLanguage language, const char *text,
                 double gap)
{
  double wrap, width, height;
  char *lines;

  if (text == NULL || *text == '\0')
    return;
  lines = measure (self, role, language, text, &wrap, &width, &height);
  self->used_width = MAX (self->used_width, width);
  append (self, role, language, lines, next_top (self, role, gap), wrap, height);
}

/* One language of two pages: as much room as the longer one needs. */
static void
add_page_text (BujuColumn *self, BujuInkRole role, const BujuText *text, double gap)
{
  BujuLanguage language = self->ink.language;
  const char *sides[] = { buju_text_get (text, BUJU_LANGUAGE_ZH),
                          buju_text_get (text, BUJU_LANGUAGE_EN) };
  double wrap[2], width[2], height[2];
  char *lines[2];

  if (sides[0] == NULL || *sides[0] == '\0')
    return;
  for (BujuLanguage side = BUJU_LANGUAGE_ZH; side <= BUJU_LANGUAGE_EN; side++)
    lines[side] = measure (self, role, side, sides[side], &wrap[side], &width[side], &height[side]);
  self->used_width = MAX (self->used_width, MAX (width[0], width[1]));
  append (self, role, language, lines[language], next_top (self, role, gap), wrap[language],
          MAX (height[0], height[1]));
  /* A shorter title stands in the middle of that room: under it the blank would look like a line
   * that is missing. */
  if (buju_ink_is_title (role))
    g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1).y
      += (MAX (height[0], height[1]) - height[language]) / 2;
  g_free (lines[1 - language]);
}

/**
 * buju_column_add_text:
 * @self: a column
 * @role: of the Chinese side; the English one has the role after it when both are shown
 * @text: both sides
 * @gap: pt above them
 */
void
buju_column_add_text (BujuColumn *self, BujuInkRole role, const BujuText *text, double gap)
{
  BujuLanguage language = self->ink.language;
  double between = buju_ink_is_gridded (role) ? 0 : 0.34 * buju_ink_size (&self->ink, role);

  if (language != BUJU_LANGUAGE_BOTH && self->ink.pages)
    {
      add_page_text (self, role, text, gap);
      return;
    }
  if (language != BUJU_LANGUAGE_BOTH)
    {
      buju_column_add (self, role, language, buju_text_get (text, language), gap);
      return;
    }
  buju_column_add (self, role, BUJU_LANGUAGE_ZH, text->zh, gap);
  if (g_strcmp0 (text->zh, text->en) != 0)
    buju_column_add (self, role + 1, BUJU_LANGUAGE_EN, text->en, text->zh != NULL ? between : gap);
}

/**
 * buju_column_add_joined:
 * @self: a column
 * @role: of both sides
 * @text: both sides
 * @separator: between them
 * @gap: pt above them
 *
 * Adds both sides as one text in one type.
 */
void
buju_column_add_joined (BujuColumn *self, BujuInkRole role, const BujuText *text,
                        const char *separator, double gap)
{
  g_autofree char *words = NULL;

  if (self->ink.language != BUJU_LANGUAGE_BOTH)
    {
      buju_column_add_text (self, role, text, gap);
      return;
    }
  words = g_strcmp0 (text->zh, text->en) != 0 ? buju_text_dup (text, BUJU_LANGUAGE_BOTH, separator)
                                              : g_strdup (text->zh);
  buju_column_add (self, role, BUJU_LANGUAGE_ZH, words, gap);
}

static double
text_width (BujuColumn *self, BujuInkRole role, BujuLanguage language, const char *text)
{
  g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, self->scratch, role, language, text,
                                                    0);
  double width;

  buju_ink_extents (&self->ink, role, layout, &width, NULL);
  return width;
}

/**
 * buju_column_add_pair:
 * @self: a column
 * @role: as in buju_column_add_text()
 * @text: both sides
 * @gap: pt above them
 *
 * Adds both sides on one line, on one baseline, when they fit there; else under one another.
 */
void
buju_column_add_pair (BujuColumn *self, BujuInkRole role, const BujuText *text, double gap)
{
  double size = buju_ink_size (&self->ink, role), small = buju_ink_size (&self->ink, role + 1);
  double zh, en, y = next_top (self, role, gap);
  Paragraph paragraph = { .role = role + 1, .language = BUJU_LANGUAGE_EN };

  if (self->ink.language != BUJU_LANGUAGE_BOTH || text->zh == NULL || text->en == NULL
      || g_str_equal (text->zh, text->en))
    {
      buju_column_add_text (self, role, text, gap);
      return;
    }
  zh = text_width (self, role, BUJU_LANGUAGE_ZH, text->zh);
  en = text_width (self, role + 1, BUJU_LANGUAGE_EN, text->en);
  if (self->width > 0 && zh + 0.6 * size + en > self->width)
    {
      buju_column_add_text (self, role, text, gap);
      return;
    }
  buju_column_add (self, role, BUJU_LANGUAGE_ZH, text->zh, gap);
  paragraph.text = g_strdup (text->en);
  paragraph.x = zh + 0.6 * size;
  paragraph.y = y + BUJU_INK_EM_ASCENT * (size - small);
  self->used_width = MAX (self->used_width, paragraph.x + en);
  g_array_append_val (self->paragraphs, paragraph);
}

/* The value is set once, in the language of numbers and years that reads best: Chinese when both
 * are shown. */
static const char *
value_text (const BujuColumn *self, const BujuText *value)
{
  return buju_text_get (value,
                        self->ink.language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN
                          : BUJU_LANGUAGE_ZH);
}

static double
value_width (BujuColumn *self, const BujuText *value)
{
  double zh = text_width (self, BUJU_INK_BODY, BUJU_LANGUAGE_ZH,
                          buju_text_get (value, BUJU_LANGUAGE_ZH));
  double en = text_width (self, BUJU_INK_BODY, BUJU_LANGUAGE_EN,
                          buju_text_get (value, BUJU_LANGUAGE_EN));

  return self->ink.pages ? MAX (zh, en) : self->ink.language == BUJU_LANGUAGE_EN ? en : zh;
}

/**
 * buju_column_add_row:
 * @self: a column
 * @name: what it is
 * @value: how much it is
 *
 * Adds a row of a table: the name from the left, the value at the right on the name's first line,
 * or below the name when it is long.
 */
void
buju_column_add_row (BujuColumn *self, const BujuText *name, const BujuText *value)
{
  const char *text = value_text (self, value);
  BujuLanguage language = self->ink.language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN
                          : BUJU_LANGUAGE_ZH;
  double own = text_width (self, BUJU_INK_BODY, language, text), whole = self->width;
  double room = value_width (self, value), size = buju_ink_size (&self->ink, BUJU_INK_BODY);
  gboolean below = room > MOST_VALUE * whole;
  Paragraph paragraph = { .role = BUJU_INK_BODY, .language = language,
                          .y = next_top (self, BUJU_INK_BODY, 0) };

  if (!below)
    self->width = whole - room - size;
  buju_column_add_text (self, BUJU_INK_BODY, name, 0);
  self->width = whole;
  if (room > whole)
    {
      if (self->ink.pages)
        buju_column_add_text (self, BUJU_INK_BODY, value, 0);
      else
        buju_column_add (self, BUJU_INK_BODY, language, text, 0);
      return;
    }
  if (below)
    {
      paragraph.y = next_top (self, BUJU_INK_BODY, 0);
      buju_column_add (self, BUJU_INK_BODY, language, " ", 0);
    }
  self->used_width = MAX (self->used_width, whole);
  paragraph.text = g_strdup (text);
  paragraph.x = MAX (whole - own, 0);
  g_array_append_val (self->paragraphs, paragraph);
}

/**
 * buju_column_add_field:
 * @self: a column
 * @label: what is to be filled in
 * @value: (nullable): what is known
 * @gap: pt above it
 */
void
buju_column_add_field (BujuColumn *self, const BujuText *label, const char *value, double gap)
{
  g_autofree char *zh = g_strconcat (label->zh, "\342\200\202", value, NULL);
  g_autofree char *en = g_strconcat (label->en, "\342\200\202", value, NULL);
  g_autofree char *joined = g_strconcat (label->zh, " ", en, NULL);
  const char *texts[] = { zh, en, joined };
  BujuText text = { zh, en };
  BujuLanguage language = self->ink.language;
  Paragraph *paragraph;

  if (language == BUJU_LANGUAGE_BOTH)
    buju_column_add (self, BUJU_INK_BODY, BUJU_LANGUAGE_ZH, joined, gap);
  else
    buju_column_add_text (self, BUJU_INK_BODY, &text, gap);
  if (value != NULL)
    return;
  paragraph = &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1);
  paragraph->rule = text_width (self, BUJU_INK_BODY, paragraph->language, texts[language]);
}

/**
 * buju_column_get_width:
 * @self: a column
 *
 * Returns: the width of its widest line, pt
 */
double
buju_column_get_width (const BujuColumn *self)
{
  return self->used_width;
}

/**
 * buju_column_get_height:
 * @self: a column
 *
 * Returns: from the first em box to the last, pt
 */
double
buju_column_get_height (const BujuColumn *self)
{
  return self->height;
}

/**
 * buju_column_draw:
 * @self: a column
 * @cr: a context
 * @x: left side, pt
 * @y: top of the first em box, pt
 */
void
buju_column_draw (const BujuColumn *self, cairo_t *cr, double x, double y)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);
      g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, cr, paragraph->role,
                                                        paragraph->language,
                                                        paragraph->text, paragraph->wrap);
      double base = y + paragraph->y + buju_ink_size (&self->ink, paragraph->role);

      buju_ink_show (&self->ink, cr, paragraph->role, layout, x + paragraph->x, y + paragraph->y);
      if (paragraph->rule > 0)
        buju_ink_rule (&self->ink, cr, x + paragraph->rule, base, x + self->width, base,
                       BUJU_INK_HAIRLINE, 0.45);
    }
}
