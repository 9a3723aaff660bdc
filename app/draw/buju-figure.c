/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-figure.h"

#define PAGES "pages"

/**
 * buju_figure_set_language:
 * @self: a figure
 * @name: "zh", "en", "both" or "pages"
 *
 * Returns: %FALSE, with nothing changed, when @name is none of them
 */
gboolean
buju_figure_set_language (BujuFigure *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  if (g_str_equal (name, PAGES))
    {
      self->language = BUJU_LANGUAGE_BOTH;
      self->pages = TRUE;
      return TRUE;
    }
  if (!buju_language_parse (name, &self->language))
    return FALSE;
  self->pages = FALSE;
  return TRUE;
}

/**
 * buju_figure_get_language:
 * @self: a figure
 *
 * Returns: what buju_figure_set_language() would take
 */
const char *
buju_figure_get_language (const BujuFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pages ? PAGES : buju_language_to_string (self->language);
}

/**
 * buju_figure_copy:
 * @self: a figure
 * @copy: (out): the same with strings of its own; to be cleared with buju_figure_clear()
 */
void
buju_figure_copy (const BujuFigure *self, BujuFigure *copy)
{
  g_return_if_fail (self != NULL && copy != NULL);

  *copy = *self;
  copy->page = g_strdup (self->page != NULL ? self->page : "A4");
  copy->title = g_strdup (self->title);
  copy->subtitle = g_strdup (self->subtitle);
  copy->date = g_strdup (self->date);
  copy->compiler = g_strdup (self->compiler);
  copy->approval = g_strdup (self->approval);
  copy->overlays = self->overlays != NULL ? g_ptr_array_ref (self->overlays) : NULL;
  copy->industries = (const char * const *) g_strdupv ((char **) self->industries);
}

static void
drop_empty (const char **text)
{
  if (*text != NULL && **text == '\0')
    g_clear_pointer ((char **) text, g_free);
}

/**
 * buju_figure_drop_empty:
 * @self: a copy made by buju_figure_copy()
 *
 * Takes texts that are empty for texts that nobody wrote.
 */
void
buju_figure_drop_empty (BujuFigure *self)
{
  g_return_if_fail (self != NULL);

  drop_empty (&self->title);
  drop_empty (&self->subtitle);
  drop_empty (&self->date);
  drop_empty (&self->compiler);
  drop_empty (&self->approval);
}

/**
 * buju_figure_clear:
 * @self: a copy made by buju_figure_copy()
 */
void
buju_figure_clear (BujuFigure *self)
{
  g_return_if_fail (self != NULL);

  g_free ((char *) self->page);
  g_free ((char *) self->title);
  g_free ((char *) self->subtitle);
  g_free ((char *) self->date);
  g_free ((char *) self->compiler);
  g_free ((char *) self->approval);
  g_clear_pointer (&self->overlays, g_ptr_array_unref);
  g_strfreev ((char **) self->industries);
  *self = (BujuFigure) { .bbox = BUJU_BOX_EMPTY };
}
