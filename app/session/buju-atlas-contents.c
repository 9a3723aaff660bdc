/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-atlas-private.h"

#include <math.h>

#include "draw/buju-ink.h"
#include "draw/buju-page.h"
#include "draw/buju-picture.h"
#include "draw/buju-scale-bar.h"

/* The contents of an atlas: what stands on which page, and how the lines lead there. */

#define MARGIN 18.0         /* mm, here and below */
#define MARGIN_FOOT 16.0
#define TITLE_HEIGHT 20.0
#define EXTRA_TITLE 6.5     /* English under Chinese */
#define HEADING_GAP 4.0
#define HEADING_HEIGHT 8.5
#define LINE_HEIGHT 5.6
#define SECOND_LINE 3.7     /* English under Chinese */
#define SCALE_COLUMN 32.0   /* from the right edge to where scales end */
#define NUMBER_FOOT 5.0     /* page numbers above the edge of the paper */

static double
mm (double length)
{
  return buju_page_from_mm (length);
}

static BujuInk
make_ink (const BujuAtlas *self)
{
  BujuStyle *style = buju_library_get_style (self->library, "print");

  return (BujuInk) { buju_style_get_font (style, FALSE), buju_style_get_font (style, TRUE),
                     self->options.figure.language, 1 };
}

static gboolean
has_two_lines (const BujuAtlas *self)
{
  return self->options.figure.language == BUJU_LANGUAGE_BOTH;
}

/* Of what stands once. */
static BujuLanguage
main_language (const BujuAtlas *self)
{
  return self->options.figure.language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN : BUJU_LANGUAGE_ZH;
}

static double
title_height (const BujuAtlas *self)
{
  return mm (TITLE_HEIGHT + (has_two_lines (self) ? EXTRA_TITLE : 0));
}

static double
row_height (const BujuAtlas *self, gboolean heading)
{
  if (heading)
    return mm (HEADING_HEIGHT);
  return mm (LINE_HEIGHT) + (has_two_lines (self) ? mm (SECOND_LINE) : 0);
}

static void
add_row (BujuAtlas *self, const AtlasRow *row, double height, double *y)
{
  AtlasRow added = *row;
  gboolean heading = row->heading != NULL;
  /* A heading is not left alone at the foot of a page. */
  double needed = row_height (self, heading) + (heading ? row_height (self, FALSE) : 0);

  if (heading && *y > mm (MARGIN) + title_height (self))
    *y += mm (HEADING_GAP);
  if (*y + needed > height - mm (MARGIN_FOOT))
    {
      self->n_contents++;
      *y = mm (MARGIN);
    }
  added.page = self->n_contents - 1;
  added.y = *y;
  g_array_append_val (self->rows, added);
  *y += row_height (self, heading);
}

/*< private >
 * buju_atlas_arrange:
 * @self: an atlas with its entries
 * @width: of a page, pt
 * @height: of a page, pt
 *
 * Breaks the contents into pages. Only then is it known which pages the figures are on.
 */
void
buju_atlas_arrange (BujuAtlas *self, double width, double height)
{
  const BujuPlan *plan = NULL;
  double y = mm (MARGIN) + title_height (self);

  self->n_contents = 1;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AtlasEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->plan != plan && entry->plan != NULL)
        add_row (self, &(AtlasRow) { .entry = entry, .heading = entry->plan }, height, &y);
      plan = entry->plan;
      add_row (self, &(AtlasRow) { .entry = entry, .number = i + 1 }, height, &y);
    }
  for (guint i = 0; i < self->rows->len; i++)
    g_array_index (self->rows, AtlasRow, i).number += self->n_contents;
}

static BujuText
word (const BujuAtlas *self, const char *key)
{
  return buju_words_get (buju_library_get_words (self->library), key);
}

/*< private >
 * buju_atlas_dup_name:
 * @self: an atlas
 *
 * Returns: (transfer full): what the whole is called, in its language
 */
char *
buju_atlas_dup_name (const BujuAtlas *self)
{
  BujuText name = word (self, "atlas-title");

  return buju_text_dup (&name, self->options.figure.language, " / ");
}

/* Chinese, and English under it; or the one language. */
static void
draw_head (const BujuAtlas *self, const BujuInk *ink, double width, cairo_t *cr)
{
  g_autofree char *key = g_strconcat ("atlas-by-", buju_atlas_kind_to_string (self->options.kind),
                                      NULL);
  BujuText name = word (self, "atlas-title"), kind = word (self, key),
  contents = word (self, "atlas-contents");
  g_autofree char *kind_text = buju_text_dup (&kind, ink->language, " / ");
  g_autofree char *contents_text = buju_text_dup (&contents, ink->language, " / ");
  g_autofree char *under = g_strjoin (" · ", contents_text, kind_text, NULL);
  BujuLanguage language = main_language (self);
  double y = mm (MARGIN);

  buju_ink_line (ink, cr, BUJU_INK_TITLE, language, buju_text_get (&name, language), mm (MARGIN), y,
                 -1);
  y += mm (9);
  if (has_two_lines (self))
    {
      buju_ink_line (ink, cr, BUJU_INK_TITLE_EN, BUJU_LANGUAGE_EN, name.en, mm (MARGIN), y, -1);
      y += mm (EXTRA_TITLE);
    }
  buju_ink_line (ink, cr, BUJU_INK_SUBTITLE, language, under, mm (MARGIN), y, -1);
  buju_ink_rule (ink, cr, mm (MARGIN), y + mm (6), width - mm (MARGIN), y + mm (6),
                 BUJU_INK_HAIRLINE,
                 BUJU_INK_BLACK);
}

/* Dots between a name and its scale, on one grid for all lines. */
static void
draw_leader (const BujuInk *ink, double from, double to, double y, cairo_t *cr)
{
  double step = mm (1.6);

  cairo_save (cr);
  cairo_set_source_rgb (cr, BUJU_INK_GREY, BUJU_INK_GREY, BUJU_INK_GREY);
  for (double x = ceil (from / step) * step; x < to; x += step)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y, 0.35, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
draw_entry (const BujuAtlas *self, const BujuInk *ink, const AtlasRow *row, double width,
            cairo_t *cr)
{
  BujuLanguage language = main_language (self);
  g_autofree char *number = g_strdup_printf ("%u", row->number);
  g_autofree char *scale = buju_scale_format (buju_sheet_get_scale (row->entry->sheet));
  double left = mm (MARGIN + 4), right = width - mm (MARGIN), x;
  double em = buju_ink_size (ink, BUJU_INK_ENTRY);
  double scale_width;

  x = left + buju_ink_line (ink, cr, BUJU_INK_ENTRY, language,
                            buju_text_get (&row->entry->title, language), left,
                            row->y, -1);
  scale_width = buju_ink_line (ink, cr, BUJU_INK_NOTE, ink->language, scale,
                               right - mm (SCALE_COLUMN - 22), row->y, 1);
  draw_leader (ink, x + mm (2), right - mm (SCALE_COLUMN - 22) - scale_width - mm (2),
               row->y + 0.72 * em, cr);
  buju_ink_line (ink, cr, BUJU_INK_ENTRY, ink->language, number, right, row->y, 1);
  if (has_two_lines (self) && row->entry->title.en != NULL)
    buju_ink_line (ink, cr, BUJU_INK_ENTRY_EN, BUJU_LANGUAGE_EN, row->entry->title.en, left,
                   row->y + mm (LINE_HEIGHT - 1.6), -1);
}

static void
draw_heading (const BujuAtlas *self, const BujuInk *ink, const AtlasRow *row, double width,
              cairo_t *cr)
{
  BujuLanguage language = main_language (self);
  double y = row->y + mm (1.6), x = mm (MARGIN);

  x += buju_ink_line (ink, cr, BUJU_INK_HEADING, language,
                      buju_text_get (&row->heading->short_title, language), x, y,
                      -1);
  if (has_two_lines (self) && row->heading->short_title.en != NULL)
    buju_ink_line (ink, cr, BUJU_INK_HEADING_EN, BUJU_LANGUAGE_EN, row->heading->short_title.en,
                   x + mm (2.5),
                   y + 0.2 * buju_ink_size (ink, BUJU_INK_HEADING), -1);
}

/*< private >
 * buju_atlas_draw_contents:
 * @self: an atlas
 * @page: of the contents, from 0
 * @cr: a context in pt
 *
 * Returns: %TRUE
 */
gboolean
buju_atlas_draw_contents (BujuAtlas *self, guint page, cairo_t *cr)
{
  const BujuInk ink = make_ink (self);
  double width, height;

  buju_sheet_get_size (buju_atlas_get_sheet (self, 0), &width, &height);
  if (page == 0)
    draw_head (self, &ink, width, cr);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AtlasRow *row = &g_array_index (self->rows, AtlasRow, i);

      if (row->page != page)
        continue;
      if (row->heading != NULL)
        draw_heading (self, &ink, row, width, cr);
      else
        draw_entry (self, &ink, row, width, cr);
    }
  buju_atlas_draw_number (self, page + 1, width, height, cr);
  return TRUE;
}

/*< private >
 * buju_atlas_make_links:
 * @self: an atlas
 * @page: of the contents, from 0
 *
 * Returns: (transfer full) (element-type BujuPictureLink): where its lines lead to
 */
GArray *
buju_atlas_make_links (const BujuAtlas *self, guint page)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (BujuPictureLink));
  double width, height;

  buju_sheet_get_size (buju_atlas_get_sheet (self, 0), &width, &height);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AtlasRow *row = &g_array_index (self->rows, AtlasRow, i);
      BujuPictureLink link = { { mm (MARGIN), row->y - mm (0.8), width - mm (MARGIN),
                                 row->y - mm (0.8) + row_height (self, FALSE) }, row->number - 1 };

      if (row->page == page && row->heading == NULL)
        g_array_append_val (links, link);
    }
  return links;
}

/*< private >
 * buju_atlas_draw_number:
 * @self: an atlas
 * @number: of the page, from 1
 * @width: of the page, pt
 * @height: of the page, pt
 * @cr: a context in pt
 *
 * Draws the page's number in the margin below the sheet.
 */
void
buju_atlas_draw_number (BujuAtlas *self, guint number, double width, double height, cairo_t *cr)
{
  const BujuInk ink = make_ink (self);
  g_autofree char *text = g_strdup_printf ("%u", number);

  buju_ink_line (&ink, cr, BUJU_INK_BODY, ink.language, text, width / 2,
                 height - mm (NUMBER_FOOT) - buju_ink_size (&ink, BUJU_INK_BODY) / 2, 0);
}
