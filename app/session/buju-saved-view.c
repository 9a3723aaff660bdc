/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-private.h"
#include "session/buju-saved-view.h"

#include <math.h>

#include "session/buju-extent.h"

/* A decimetre of the ground, and six digits of the scale: less is nothing that anybody sees. */
#define STEPS_A_METRE 10.0
#define SCALE_DIGITS  "%.6g"

static double
round_place (double metres)
{
  return round (metres * STEPS_A_METRE) / STEPS_A_METRE;
}

static double
round_scale (double scale)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, SCALE_DIGITS, scale), NULL);
}

static GStrv
copy_list (GStrv list)
{
  return list != NULL ? g_strdupv (list) : g_new0 (char *, 1);
}

/**
 * buju_saved_view_new:
 * @session: a session with a layout
 * @name: (nullable): for people
 *
 * Returns: (transfer full): what @session shows now
 */
BujuSavedView *
buju_saved_view_new (BujuSession *session, const char *name)
{
  BujuSavedView    *self;
  const BujuLayout *other;

  g_return_val_if_fail (BUJU_IS_SESSION (session) && session->layout != NULL, NULL);

  other = buju_session_get_other_layout (session);
  self = g_new0 (BujuSavedView, 1);
  self->name = g_strdup (name);
  self->layout = g_strdup (session->layout->id);
  self->compare = other != NULL ? g_strdup (other->id) : NULL;
  self->compare_mode = session->compare_mode;
  self->compare_position = round (session->compare_position * 1000) / 1000;
  self->at_home = session->at_home;
  self->view = session->view;
  self->view.centre.x = round_place (self->view.centre.x);
  self->view.centre.y = round_place (self->view.centre.y);
  self->view.scale = round_scale (self->view.scale);
  /* A feature of a layer is called otherwise when its layer is read again. */
  if (buju_session_find_overlay (session, session->selected, NULL) == NULL)
    self->selected = g_strdup (session->selected);
  self->marked = g_strdup (session->marked);
  self->lens = buju_session_dup_lens_ids (session);
  self->parks = session->parks;
  self->hidden = copy_list (session->hidden);
  return self;
}

/**
 * buju_saved_view_copy:
 * @self: a saved view
 *
 * Returns: (transfer full): a copy
 */
BujuSavedView *
buju_saved_view_copy (const BujuSavedView *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return buju_saved_view_with_name (self, self->name);
}

/**
 * buju_saved_view_with_name:
 * @self: a saved view
 * @name: (nullable): for people
 *
 * Returns: (transfer full): the same, called otherwise
 */
BujuSavedView *
buju_saved_view_with_name (const BujuSavedView *self, const char *name)
{
  BujuSavedView *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (name);
  copy->layout = g_strdup (self->layout);
  copy->compare = g_strdup (self->compare);
  copy->selected = g_strdup (self->selected);
  copy->marked = g_strdup (self->marked);
  copy->lens = g_strdupv (self->lens);
  copy->hidden = g_strdupv (self->hidden);
  return copy;
}

/**
 * buju_saved_view_free:
 * @self: (transfer full): a saved view
 */
void
buju_saved_view_free (BujuSavedView *self)
{
  g_free (self->name);
  g_free (self->layout);
  g_free (self->compare);
  g_free (self->selected);
  g_free (self->marked);
  g_strfreev (self->lens);
  g_strfreev (self->hidden);
  g_free (self);
}

/* The figure has the ground that was in the window. */
static BujuBox
get_degrees (const BujuSavedView *self)
{
  BujuBox box;

  if (self->at_home || self->view.width < 1 || self->view.height < 1)
    return BUJU_BOX_EMPTY;
  box = buju_view_get_box (&self->view, 0);
  box = buju_extent_to_degrees (&box);
  return (BujuBox) { round (box.x0 * 1e5) / 1e5, round (box.y0 * 1e5) / 1e5,
                     round (box.x1 * 1e5) / 1e5,
                     round (box.y1 * 1e5) / 1e5 };
}

/**
 * buju_saved_view_make_recipe:
 * @self: a saved view
 * @session: whose language and documents to use
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the recipe of its figure; %NULL with
 *   %BUJU_RECIPE_ERROR_UNKNOWN_ID when its layout is not in the documents any more
 */
BujuRecipe *
buju_saved_view_make_recipe (const BujuSavedView *self, BujuSession *session, GError **error)
{
  BujuFigure   figure = BUJU_FIGURE_INIT;
  BujuContent *content;

  g_return_val_if_fail (self != NULL && BUJU_IS_SESSION (session), NULL);

  content = buju_library_get_content (session->library);
  figure.layout = buju_content_find_layout (content, self->layout);
  if (figure.layout == NULL)
    {
      g_set_error (error, BUJU_RECIPE_ERROR, BUJU_RECIPE_ERROR_UNKNOWN_ID, "%s", self->layout);
      return NULL;
    }
  figure.compare = self->compare != NULL ? buju_content_find_layout (content, self->compare) : NULL;
  figure.industries = (const char * const *) self->lens;
  figure.language = session->language;
  figure.parks = self->parks;
  figure.bbox = get_degrees (self);
  return buju_recipe_new_for_figure (&figure, 0);
}

/* ---- Showing it ---- */

static void
show_ground (BujuSession *session, const BujuSavedView *view)
{
  if (view->at_home)
    {
      buju_session_fly_home (session);
      return;
    }
  session->at_home = FALSE;
  if (session->view.width >= 1 && session->view.height >= 1)
    {
      buju_session_fly_to_view (session, &view->view);
      return;
    }
  /* Before the window has a size: resizing keeps centre and scale. */
  session->view.centre = view->view.centre;
  session->view.scale = view->view.scale;
}

/**
 * buju_session_show_view:
 * @session: a session
 * @view: what to show
 *
 * Shows a saved view. What of it the documents do not have any more is left out.
 *
 * Returns: %FALSE, with nothing changed, when its layout is one of these
 */
gboolean
buju_session_show_view (BujuSession *session, const BujuSavedView *view)
{
  const BujuLayout *layout;

  g_return_val_if_fail (BUJU_IS_SESSION (session), FALSE);
  g_return_val_if_fail (view != NULL, FALSE);

  layout = buju_content_find_layout (buju_library_get_content (session->library), view->layout);
  if (layout == NULL)
    return FALSE;
  buju_session_begin_move (session);
  session->quiet++;
  buju_session_compare_with (session, NULL);
  buju_session_change_layout (session, layout);
  buju_session_set_compare_mode (session, view->compare_mode);
  buju_session_set_compare_position (session, view->compare_position);
  if (view->compare != NULL)
    buju_session_compare_with (session, view->compare);
  buju_session_set_lens (session, (const char * const *) view->lens);
  buju_session_set_parks (session, view->parks);
  buju_session_replace_hidden (session, (const char * const *) view->hidden);
  buju_session_set_stack (session, NULL, 0);
  buju_session_set_selection (session, view->selected, view->marked);
  show_ground (session, view);
  session->quiet--;
  buju_session_end_move (session);
  return TRUE;
}
