/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-text.h"

#include "draw/buju-glyph-run.h"
#include "draw/buju-type.h"

#include <string.h>

/* Type size of English: under Chinese, and when it stands alone. Latin capitals look larger than
 * Chinese of one size. */
#define ENGLISH_BELOW 0.72
#define ENGLISH_ALONE 0.90
#define ENGLISH_LEAST 5.0 /* pt on paper: no smaller than can be printed, unless the Chinese is */

/* What a line takes above and below its baseline, in type sizes. The line height that fonts ask for
 * would leave a third of a label empty, because CJK fonts are made for running text. Larger ink is
 * respected. */
#define CHINESE_ASCENT 0.86
#define CHINESE_DESCENT 0.10
#define ENGLISH_ASCENT 0.74
#define ENGLISH_DESCENT 0.21
#define LEADING 0.08

/* Shorter lines are not broken, and no break that does not narrow the label well is kept. */
#define BREAK_CHINESE 7.0
#define BREAK_ENGLISH 6.5
#define BREAK_GAIN 0.82

#define ENGLISH_SPACING 0.35 /* of the spacing of Chinese letters */

typedef struct
{
  BujuLabelLine line;
  double        size;
  gsize         cut;         /* byte offset where the second half starts; 0 = do not break */
  gsize         cut_end;     /* byte offset where the first half ends */
  double        cut_widths[2];
} Draft;

/**
 * buju_typesetter_init:
 * @self: uninitialised
 * @family: (nullable): font family, borrowed
 * @serif: (nullable): font family of the names that ask for one with serifs, borrowed; %NULL:
 *   @family
 * @language: which lines labels get
 * @unit: user space units per pt
 *
 * Prepares for measuring labels in the calling thread.
 */
void
buju_typesetter_init (BujuTypesetter *self, const char *family, const char *serif,
                      BujuLanguage language, double unit)
{
  self->chinese = buju_type_context (BUJU_LANGUAGE_ZH);
  self->english = buju_type_context (BUJU_LANGUAGE_EN);
  self->family = family;
  self->serif = serif != NULL ? serif : family;
  self->language = language;
  self->unit = unit;
}

/**
 * buju_typesetter_clear:
 * @self: a typesetter
 */
void
buju_typesetter_clear (BujuTypesetter *self)
{
  g_clear_object (&self->chinese);
  g_clear_object (&self->english);
}

static double
width_between (PangoLayout *layout, gsize from, gsize to)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  int x0, x1;

  pango_layout_line_index_to_x (line, (int) from, FALSE, &x0);
  pango_layout_line_index_to_x (line, (int) to, FALSE, &x1);
  return (double) (x1 - x0) / PANGO_SCALE;
}

static void
consider_cut (Draft *draft, PangoLayout *layout, gsize end, gsize start, gsize length)
{
  double first = width_between (layout, 0, end);
  double second = width_between (layout, start, length);

  if (draft->cut != 0 && MAX (first, second) >= MAX (draft->cut_widths[0], draft->cut_widths[1]))
    return;
  draft->cut_end = end;
  draft->cut = start;
  draft->cut_widths[0] = first;
  draft->cut_widths[1] = second;
}

static void
find_english_cut (Draft *draft, PangoLayout *layout, const char *text)
{
  gsize length = strlen (text);

  for (const char *space = strchr (text, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      gsize at = (gsize) (space - text);

      if (at > 0 && at + 1 < length)
        consider_cut (draft, layout, at, at + 1, length);
    }
}

/* Chinese has no spaces, and a name torn at any other place than these reads badly: after a
 * particle or a mark, or before a bracket or a conjunction. A half is at least two characters
 * long. */
static gboolean
may_break_chinese (gunichar before, gunichar after)
{
  static const gunichar ends[] = { 0x7684, 0x3001, 0xff09, 0x00b7, 0x2014, ' ', 0 }; /* 的 、 ） · — */
  static const gunichar starts[] = { 0xff08, '(', 0x4e0e, 0x548c, 0x53ca, 0 };       /* （ ( 与 和 及 */

  for (const gunichar *c = ends; *c != 0; c++)
    if (*c == before)
      return TRUE;
  for (const gunichar *c = starts; *c != 0; c++)
    if (*c == after)
      return TRUE;
  return FALSE;
}

static void
find_chinese_cut (Draft *draft, PangoLayout *layout, const char *text)
{
  gsize length = strlen (text);
  glong n = g_utf8_strlen (text, -1), i = 1;
  const char *before = text;

  for (const char *p = g_utf8_next_char (text); *p != '\0';
       before = p, p = g_utf8_next_char (p), i++)
    if (i >= 2 && n - i >= 2 && may_break_chinese (g_utf8_get_char (before), g_utf8_get_char (p)))
      consider_cut (draft, layout, (gsize) (p - text), (gsize) (p - text), length);
}

/* Letters that may be set one by one, @spacing apart. */
static void
measure_letters (Draft *draft, PangoLayout *layout, double spacing)
{
  BujuLabelLine *line = &draft->line;

  line->advances = buju_glyph_run_measure (layout, &line->n_letters);
  if (line->advances == NULL)
    return;
  line->spacing = spacing;
  line->width += spacing * (line->n_letters - 1);
}

/* @letters: (nullable): type sizes between letters that may be set one by one. */
static void
measure (Draft *draft, const BujuTypesetter *typesetter, const BujuSymbol *symbol, const char *text,
         BujuLanguage language, double size, gboolean bold, const double *letters, guint *n_missing)
{
  gboolean english = language == BUJU_LANGUAGE_EN;
  PangoContext *context = english ? typesetter->english : typesetter->chinese;
  const char *family = symbol->label_serif ? typesetter->serif : typesetter->family;
  g_autoptr (PangoLayout) layout = buju_type_layout_in (context, text, family, size, bold);
  const char *set = pango_layout_get_text (layout);
  PangoRectangle ink, logical;
  double rise = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  pango_layout_get_extents (layout, &ink, &logical);
  draft->line = (BujuLabelLine) { .text = g_strdup (set), .language = language, .size = size,
                                  .bold = bold };
  draft->line.rise = rise;
  draft->line.width = (double) logical.width / PANGO_SCALE;
  draft->size = size;
  draft->line.ascent = MAX (size * (english ? ENGLISH_ASCENT : CHINESE_ASCENT),
                            rise - (double) ink.y / PANGO_SCALE);
  draft->line.descent = MAX (size * (english ? ENGLISH_DESCENT : CHINESE_DESCENT),
                             (double) (ink.y + ink.height) / PANGO_SCALE - rise);
  draft->cut = 0;
  *n_missing += (guint) buju_type_count_missing (layout);
  if (letters != NULL)
    measure_letters (draft, layout, *letters * size * (english ? ENGLISH_SPACING : 1));
  if (draft->line.spacing > 0)
    return;
  if (english && draft->line.width > BREAK_ENGLISH * size)
    find_english_cut (draft, layout, set);
  else if (!english && draft->line.width > BREAK_CHINESE * size)
    find_chinese_cut (draft, layout, set);
}

static void
append_line (BujuLabelSetting *setting, const Draft *draft, const char *text, gsize length,
             double width)
{
  BujuLabelLine *line = &setting->lines[setting->n_lines];

  g_assert (setting->n_lines < BUJU_LABEL_LINES);
  if (setting->n_lines > 0)
    setting->height += LEADING * line[-1].size;
  *line = draft->line;
  line->text = g_strndup (text, length);
  line->width = width;
  line->advances = width == draft->line.width
                       ? g_memdup2 (draft->line.advances, sizeof (double) * draft->line.n_letters)
                       : NULL;
  line->baseline = setting->height + line->ascent;
  setting->height += line->ascent + line->descent;
  setting->width = MAX (setting->width, width);
  setting->n_lines++;
}

static void
append_draft (BujuLabelSetting *setting, const Draft *draft, gboolean broken)
{
  const char *text = draft->line.text;

  if (broken && draft->cut != 0)
    {
      append_line (setting, draft, text, draft->cut_end, draft->cut_widths[0]);
      append_line (setting, draft, text + draft->cut, strlen (text + draft->cut),
                   draft->cut_widths[1]);
    }
  else
    {
      append_line (setting, draft, text, strlen (text), draft->line.width);
    }
}

static void
clear_setting (BujuLabelSetting *setting)
{
  for (guint i = 0; i < setting->n_lines; i++)
    {
      g_free (setting->lines[i].text);
      g_free (setting->lines[i].advances);
    }
  *setting = (BujuLabelSetting) { 0 };
}

/* The second setting: breaks what is worth breaking. English is left whole when the Chinese above
 * it is as wide. */
static void
set_broken (BujuLabelText *self, Draft *drafts, guint n_drafts)
{
  BujuLabelSetting *whole = &self->settings[0];
  BujuLabelSetting *broken = &self->settings[1];

  for (guint i = 0; i < n_drafts; i++)
    append_draft (broken, &drafts[i], drafts[i].line.width > broken->width);
  if (broken->width < BREAK_GAIN * whole->width)
    self->n_settings = 2;
  else
    clear_setting (broken);
}

/**
 * buju_label_text_init:
 * @self: uninitialised
 * @typesetter: a typesetter of this thread
 * @label: what is to be set; only needed during the call
 *
 * Sets @label in all the ways that it can be set.
 */
void
buju_label_text_init (BujuLabelText *self, const BujuTypesetter *typesetter, const BujuLabel *label)
{
  const BujuSymbol *symbol = label->symbol;
  double size = symbol->label_size * typesetter->unit;
  const char *zh = typesetter->language == BUJU_LANGUAGE_EN ? NULL : label->text.zh;
  const char *en = typesetter->language == BUJU_LANGUAGE_ZH ? NULL : label->text.en;
  gboolean loose = label->anchor == BUJU_GEOMETRY_LINE || symbol->label_spacing > 0;
  const double *letters = loose ? &symbol->label_spacing : NULL;
  Draft drafts[2] = { 0 };
  guint n = 0;

  *self = (BujuLabelText) { .halo = symbol->halo_width * typesetter->unit / 2, .size = size };
  if (zh == NULL && en == NULL)
    {
      zh = label->text.zh;
      en = label->text.en;
    }
  if (en != NULL && g_strcmp0 (zh, en) == 0)
    en = NULL;
  if (zh != NULL && *zh != '\0')
    measure (&drafts[n++], typesetter, symbol, zh, BUJU_LANGUAGE_ZH, size, symbol->label_bold,
             letters,
             &self->n_missing);
  if (en != NULL && *en != '\0')
    {
      double latin = size * (n > 0 ? ENGLISH_BELOW : ENGLISH_ALONE);

      latin = MAX (latin, MIN (size, ENGLISH_LEAST * MAX (typesetter->unit, 1.0)));
      measure (&drafts[n], typesetter, symbol, en, BUJU_LANGUAGE_EN, latin,
               symbol->label_bold && n == 0,
               letters, &self->n_missing);
      n++;
    }
  if (n > 0)
    {
      for (guint i = 0; i < n; i++)
        append_draft (&self->settings[0], &drafts[i], FALSE);
      self->n_settings = 1;
      set_broken (self, drafts, n);
    }
  for (guint i = 0; i < n; i++)
    {
      g_free (drafts[i].line.text);
      g_free (drafts[i].line.advances);
    }
}

/**
 * buju_label_text_clear:
 * @self: a label's text
 */
void
buju_label_text_clear (BujuLabelText *self)
{
  for (guint i = 0; i < self->n_settings; i++)
    clear_setting (&self->settings[i]);
  self->n_settings = 0;
}

/**
 * buju_label_setting_indent:
 * @self: a setting
 * @line: which line
 * @align: -1 left, 0 centred, 1 right
 *
 * Returns: how far right of the left side of the setting @line starts, in user space
 */
double
buju_label_setting_indent (const BujuLabelSetting *self, guint line, int align)
{
  g_return_val_if_fail (line < self->n_lines, 0.0);

  return (self->width - self->lines[line].width) * (align + 1) / 2.0;
}
