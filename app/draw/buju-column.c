/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-column.h"

typedef struct
{
  BujuInkRole  role;
  BujuLanguage language;
  char        *text;
  double       x;      /* from the column's left side */
  double       y;      /* of the first em box, from the column's top */
  double       rule;   /* where a writing line starts; 0 = none */
} Paragraph;

struct _BujuColumn
{
  BujuInk  ink;
  double   width;
  double   used_width;
  double   height;
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

/**
 * buju_column_add:
 * @self: a column
 * @role: what the text is
 * @language: of the text
 * @text: (nullable): plain text
 * @gap: pt above it; none above the first
 */
void
buju_column_add (BujuColumn *self, BujuInkRole role, BujuLanguage language, const char *text, double gap)
{
  Paragraph paragraph = { role, language, NULL, 0, 0, 0 };
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;

  if (text == NULL || *text == '\0')
    return;
  paragraph.text = g_strdup (text);
  paragraph.y = self->paragraphs->len > 0 ? self->height + gap : 0;
  layout = buju_ink_layout (&self->ink, self->scratch, role, language, text, self->width);
  buju_ink_extents (&self->ink, role, layout, &width, &height);
  self->height = paragraph.y + height;
  self->used_width = MAX (self->used_width, width);
  g_array_append_val (self->paragraphs, paragraph);
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
  double between = 0.36 * buju_ink_size (&self->ink, role);

  if (language != BUJU_LANGUAGE_BOTH)
    {
      buju_column_add (self, role, language, buju_text_get (text, language), gap);
      return;
    }
  buju_column_add (self, role, BUJU_LANGUAGE_ZH, text->zh, gap);
  if (g_strcmp0 (text->zh, text->en) != 0)
    buju_column_add (self, role + 1, BUJU_LANGUAGE_EN, text->en, text->zh != NULL ? between : gap);
}

static double
text_width (BujuColumn *self, BujuInkRole role, BujuLanguage language, const char *text)
{
  g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, self->scratch, role, language, text, 0);
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
  double zh, en, y = self->paragraphs->len > 0 ? self->height + gap : 0;
  Paragraph paragraph = { role + 1, BUJU_LANGUAGE_EN, NULL, 0, 0, 0 };

  if (self->ink.language != BUJU_LANGUAGE_BOTH || text->zh == NULL || text->en == NULL
      || g_str_equal (text->zh, text->en))
    {
      buju_column_add_text (self, role, text, gap);
      return;
    }
  zh = text_width (self, role, BUJU_LANGUAGE_ZH, text->zh);
  en = text_width (self, role + 1, BUJU_LANGUAGE_EN, text->en);
  if (zh + 0.6 * size + en > self->width)
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
  g_autofree char *words = buju_text_dup (label, self->ink.language, " ");
  g_autofree char *text = g_strconcat (words, "  ", value, NULL);
  g_autoptr (PangoLayout) layout = NULL;
  Paragraph *paragraph;
  double width;

  buju_column_add (self, BUJU_INK_BODY, BUJU_LANGUAGE_ZH, text, gap);
  if (value != NULL)
    return;
  layout = buju_ink_layout (&self->ink, self->scratch, BUJU_INK_BODY, BUJU_LANGUAGE_ZH, text, 0);
  buju_ink_extents (&self->ink, BUJU_INK_BODY, layout, &width, NULL);
  paragraph = &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1);
  paragraph->rule = width;
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
      g_autoptr (PangoLayout) layout = buju_ink_layout (&self->ink, cr, paragraph->role, paragraph->language,
                                                        paragraph->text, self->width);
      double base = y + paragraph->y + buju_ink_size (&self->ink, paragraph->role);

      buju_ink_show (&self->ink, cr, paragraph->role, layout, x + paragraph->x, y + paragraph->y);
      if (paragraph->rule > 0)
        buju_ink_rule (&self->ink, cr, x + paragraph->rule, base, x + self->width, base,
                       BUJU_INK_HAIRLINE, 0.45);
    }
}
