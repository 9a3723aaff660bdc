/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-glyph-run.h"

#include <math.h>
#include <string.h>

#include "draw/buju-glyphs-private.h"

#define SAME_ANGLE 1e-9

typedef struct
{
  PangoFont *font;    /* borrowed from the layout */
  guint      glyph;
  double     advance;
  gboolean   visible;
} Glyph;

/* The glyphs of the first line, one a character. NULL when it is not so. */
static GArray *
list_glyphs (PangoLayout *layout)
{
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  const char *text = pango_layout_get_text (layout);
  gboolean plain = pango_layout_get_line_count (layout) == 1;

  for (const GSList *l = line->runs; l != NULL && plain; l = l->next)
    {
      const PangoGlyphItem *run = l->data;

      plain = run->item->analysis.level % 2 == 0 && run->glyphs->num_glyphs == run->item->num_chars;
      for (int i = 0; i < run->glyphs->num_glyphs && plain; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
          Glyph glyph = { run->item->analysis.font, info->glyph,
                          (double) info->geometry.width / PANGO_SCALE,
                          info->glyph != PANGO_GLYPH_EMPTY };

          plain = (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || !glyph.visible;
          g_array_append_val (glyphs, glyph);
        }
    }
  if (!plain || glyphs->len == 0 || glyphs->len != (guint) g_utf8_strlen (text, -1))
    g_clear_pointer (&glyphs, g_array_unref);
  return glyphs;
}

/**
 * buju_glyph_run_measure:
 * @layout: one line of text
 * @n_letters: (out): how many characters it has
 *
 * Returns: (transfer full) (nullable): how far each of them advances, user space; %NULL when
 *   characters and glyphs are not one to one, so that the text has to be left in one piece
 */
double *
buju_glyph_run_measure (PangoLayout *layout, guint *n_letters)
{
  g_autoptr (GArray) glyphs = list_glyphs (layout);
  double *advances;

  *n_letters = glyphs != NULL ? glyphs->len : 0;
  if (glyphs == NULL)
    return NULL;
  advances = g_new (double, glyphs->len);
  for (guint i = 0; i < glyphs->len; i++)
    advances[i] = g_array_index (glyphs, Glyph, i).advance;
  return advances;
}

/* Glyphs of one font turned alike, shown by one call. */
typedef struct
{
  cairo_t    *cr;
  GArray     *glyphs;   /* cairo_glyph_t, in the turned space */
  PangoFont  *font;
  double      angle;
  const char *text;     /* still to be said: the first call says all of it, the others nothing */
  gboolean    outline;
} Batch;

static void
set_font (cairo_t *cr, PangoFont *font)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_matrix_t matrix;

  cairo_scaled_font_get_font_matrix (scaled, &matrix);
  cairo_scaled_font_get_font_options (scaled, options);
  cairo_set_font_face (cr, cairo_scaled_font_get_font_face (scaled));
  cairo_set_font_matrix (cr, &matrix);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
}

static void
batch_flush (Batch *self)
{
  cairo_text_cluster_t cluster = { (int) strlen (self->text), (int) self->glyphs->len };
  const cairo_glyph_t *glyphs = (const cairo_glyph_t *) (gpointer) self->glyphs->data;

  if (self->glyphs->len == 0)
    return;
  cairo_save (self->cr);
  if (self->angle != 0)
    cairo_rotate (self->cr, self->angle);
  set_font (self->cr, self->font);
  if (self->outline)
    cairo_glyph_path (self->cr, glyphs, (int) self->glyphs->len);
  else
    cairo_show_text_glyphs (self->cr, self->text, cluster.num_bytes, glyphs, cluster.num_glyphs,
                            &cluster, 1, 0);
  cairo_restore (self->cr);
  self->text = "";
  g_array_set_size (self->glyphs, 0);
}

static void
batch_add (Batch *self, const Glyph *glyph, const BujuLetter *letter)
{
  double c = cos (letter->angle), s = sin (letter->angle);
  cairo_glyph_t turned = { .index = glyph->glyph };

  if (self->font != glyph->font || fabs (self->angle - letter->angle) > SAME_ANGLE)
    batch_flush (self);
  self->font = glyph->font;
  self->angle = letter->angle;
  turned.x = c * letter->at.x + s * letter->at.y - glyph->advance / 2;
  turned.y = c * letter->at.y - s * letter->at.x;
  g_array_append_val (self->glyphs, turned);
}

static void
draw_run (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters, guint n_letters,
          gboolean outline)
{
  g_autoptr (GArray) glyphs = list_glyphs (layout);
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  Batch batch = { .cr = cr, .glyphs = turned, .text = pango_layout_get_text (layout),
                  .outline = outline };

  g_return_if_fail (glyphs != NULL && glyphs->len == n_letters);

  if (buju_glyphs_take_letters (cr, layout, letters, n_letters, outline))
    return;
  cairo_new_path (cr);
  for (guint i = 0; i < n_letters; i++)
    {
      const Glyph *glyph = &g_array_index (glyphs, Glyph, i);

      if (glyph->visible)
        batch_add (&batch, glyph, &letters[i]);
    }
  batch_flush (&batch);
  if (outline)
    cairo_stroke (cr);
}

/**
 * buju_glyph_run_show:
 * @cr: a context
 * @layout: one line of text that could be measured
 * @letters: (array length=n_letters): where its characters stand
 * @n_letters: how many
 *
 * Draws the letters as text, whatever the surface is.
 */
void
buju_glyph_run_show (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters, guint n_letters)
{
  draw_run (cr, layout, letters, n_letters, FALSE);
}

/**
 * buju_glyph_run_outline:
 * @cr: a context
 * @layout: one line of text that could be measured
 * @letters: (array length=n_letters): where its characters stand
 * @n_letters: how many
 *
 * Strokes the outlines of the letters.
 */
void
buju_glyph_run_outline (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters,
                        guint n_letters)
{
  draw_run (cr, layout, letters, n_letters, TRUE);
}
