/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* BujuSession: what it shows as a recipe, and a recipe shown. */

#include <math.h>

#include "session/buju-extent.h"
#include "session/buju-session-private.h"

#define DEGREE_STEPS 1e5 /* a degree; about a metre */

static double
tidy (double degrees)
{
  return round (degrees * DEGREE_STEPS) / DEGREE_STEPS;
}

/* Whether the user has moved the map since the recipe did. */
static gboolean
has_moved (BujuSession *self)
{
  return !buju_view_equal (&self->view, &self->recipe_view);
}

static void
take_view (BujuSession *self, BujuFigure *figure)
{
  BujuBox box = buju_view_get_box (&self->view, 0);

  if (self->recipe != NULL && !has_moved (self))
    return;
  figure->scale = 0;
  figure->bbox = BUJU_BOX_EMPTY;
  if (self->at_home || self->view.width <= 0)
    return;
  box = buju_extent_to_degrees (&box);
  if (!buju_box_is_empty (&box))
    figure->bbox = (BujuBox) { tidy (box.x0), tidy (box.y0), tidy (box.x1), tidy (box.y1) };
}

/**
 * buju_session_make_recipe:
 * @self: a session with a layout
 *
 * Writes down what is shown: layout, the one it is compared with, lens, language, parks, and the
 * part of the map unless that is the whole. Page and texts are those of the recipe that was applied
 * last.
 *
 * Returns: (transfer full): a recipe
 */
BujuRecipe *
buju_session_make_recipe (BujuSession *self)
{
  BujuFigure     figure = BUJU_FIGURE_INIT;
  g_auto (GStrv) industries = NULL;

  g_return_val_if_fail (BUJU_IS_SESSION (self) && self->layout != NULL, NULL);

  if (self->recipe != NULL)
    figure = self->recipe->figure;
  industries = buju_session_dup_lens_ids (self);
  figure.layout = self->layout;
  figure.compare = buju_session_get_other_layout (self);
  figure.industries = (const char * const *) industries;
  figure.pages = figure.pages && self->language == BUJU_LANGUAGE_BOTH;
  figure.language = self->language;
  figure.parks = self->parks;
  figure.overlays = self->overlays;
  take_view (self, &figure);
  return buju_recipe_new_for_figure (&figure, self->recipe != NULL ? self->recipe->dpi : 0);
}

static void
show_box (BujuSession *self, const BujuBox *degrees)
{
  BujuBox  box = buju_extent_from_degrees (degrees);
  BujuView view = buju_view_fit (&box, self->view.width, self->view.height, 0);

  buju_session_set_view (self, &view);
}

/**
 * buju_session_apply_recipe:
 * @self: a session
 * @recipe: copied
 * @error: return location for a #GError
 *
 * Shows layout, comparison, lens, language, parks and part of the map as @recipe has them.
 *
 * Returns: %FALSE, with nothing changed, with %BUJU_RECIPE_ERROR_UNKNOWN_ID
 */
gboolean
buju_session_apply_recipe (BujuSession *self, const BujuRecipe *recipe, GError **error)
{
  BujuFigure figure;

  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);
  g_return_val_if_fail (recipe != NULL, FALSE);

  if (!buju_recipe_get_figure (recipe, buju_library_get_content (self->library), &figure, error))
    return FALSE;
  g_clear_pointer (&self->recipe, buju_recipe_free);
  self->recipe = buju_recipe_copy (recipe);
  buju_session_begin_move (self);
  self->quiet++;
  buju_session_compare_with (self, NULL);
  buju_session_set_layout (self, figure.layout->id);
  if (figure.compare != NULL)
    buju_session_compare_with (self, figure.compare->id);
  buju_session_set_lens (self, figure.industries);
  buju_session_set_language (self, figure.language);
  buju_session_set_parks (self, figure.parks);
  if (buju_box_is_empty (&figure.bbox))
    buju_session_go_home (self);
  else if (self->view.width > 0 && self->view.height > 0)
    show_box (self, &figure.bbox);
  self->recipe_view = self->view;
  self->quiet--;
  buju_session_end_move (self);
  return TRUE;
}

/**
 * buju_session_get_recipe:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the recipe that was applied last
 */
const BujuRecipe *
buju_session_get_recipe (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->recipe;
}
