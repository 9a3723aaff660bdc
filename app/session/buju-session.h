/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSession: the one mutable object: what the user is looking at. Main thread only. Widgets
 * observe its properties and change them; they do not know each other.
 *
 * Properties: library (construct), layout-id (string), language (int, a BujuLanguage), parks, dark
 * (boolean), lens (BujuLens or NULL, read only), compare (BujuCompare or NULL), compare-mode and
 * compare-position (read only), selected, hovered, marked (id or NULL), can-go-back,
 * can-go-forward, stack-size and stack-position (of overlapping things under the last click).
 * Signals: "view-changed"; "scene-changed" (layout, language, overlays or style: a new picture is
 * due); "fly-to" (const BujuView *target) → gboolean: a handler that returns TRUE moves the view
 * there itself. */

#include <glib-object.h>

#include "draw/buju-recipe.h"
#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_COMPARE_SIDE_BY_SIDE,
  BUJU_COMPARE_SWIPE          /* one over the other, uncovered from a line on */
} BujuCompareMode;

#define BUJU_TYPE_SESSION (buju_session_get_type ())
G_DECLARE_FINAL_TYPE (BujuSession, buju_session, BUJU, SESSION, GObject)

BujuSession      *buju_session_new          (BujuLibrary *library);
BujuLibrary      *buju_session_get_library  (BujuSession *self);
const BujuLayout *buju_session_get_layout   (BujuSession *self);
void              buju_session_set_layout   (BujuSession *self, const char *id);
BujuView          buju_session_get_view     (BujuSession *self);
/* limits applied here */
void              buju_session_set_view     (BujuSession *self, const BujuView *view);
void              buju_session_zoom         (BujuSession *self, double factor, double x, double y);
/* Flies so that @at is in the middle. */
void              buju_session_zoom_to      (BujuSession *self, BujuPoint at, double factor);
void              buju_session_resize       (BujuSession *self, double width, double height);
void              buju_session_go_home      (BujuSession *self);
BujuLanguage      buju_session_get_language (BujuSession *self);
void              buju_session_set_language (BujuSession *self, BujuLanguage language);
gboolean          buju_session_get_parks    (BujuSession *self);
void              buju_session_set_parks    (BujuSession *self, gboolean parks);
gboolean          buju_session_get_dark     (BujuSession *self);
void              buju_session_set_dark     (BujuSession *self, gboolean dark);
gboolean          buju_session_get_high_contrast (BujuSession *self);
void              buju_session_set_high_contrast (BujuSession *self, gboolean high_contrast);
const char       *buju_session_get_variant  (BujuSession *self); /* of the style */
gboolean          buju_session_is_hidden    (BujuSession *self, const char *legend_key);
void              buju_session_set_hidden   (BujuSession *self, const char *legend_key,
                                             gboolean hidden);
/* (transfer none) (nullable): what is lit on the map; stays when the layout changes. */
BujuLens         *buju_session_get_lens     (BujuSession *self);
/* The chosen industries' ids, empty without a lens. (transfer full) */
GStrv             buju_session_dup_lens_ids (BujuSession *self);
/* NULL, {} end it */
gboolean          buju_session_set_lens     (BujuSession *self, const char * const *industry_ids);
gboolean          buju_session_add_lens     (BujuSession *self, const char *industry_id);
void              buju_session_remove_lens  (BujuSession *self, const char *industry_id);
gboolean          buju_session_toggle_lens  (BujuSession *self, const char *industry_id,
                                             gboolean extend);
const char       *buju_session_get_selected (BujuSession *self);
/* NULL clears */
void              buju_session_select       (BujuSession *self, const char *id);
void              buju_session_select_stack (BujuSession *self, const char * const *ids);
void              buju_session_step_stack   (BujuSession *self, int by);
guint             buju_session_get_stack_size     (BujuSession *self);
guint             buju_session_get_stack_position (BujuSession *self);
const char       *buju_session_get_hovered  (BujuSession *self);
void              buju_session_set_hovered  (BujuSession *self, const char *id);
gboolean          buju_session_can_fly_to   (BujuSession *self, const char *id);
/* select and show */
void              buju_session_fly_to       (BujuSession *self, const char *id);
/* The same on a layout that shows it; any id. What a link, or a search, leads to. */
void              buju_session_go_to        (BujuSession *self, const char *id);
/* An indicator within the profile of its group; NULL. */
const char       *buju_session_get_marked   (BujuSession *self);
/* Where the user has been: layout, selection, view. */
gboolean          buju_session_can_go_back    (BujuSession *self);
gboolean          buju_session_can_go_forward (BujuSession *self);
void              buju_session_go_back        (BujuSession *self);
void              buju_session_go_forward     (BujuSession *self);
void              buju_session_forget_history (BujuSession *self);
/* How far the profile is scrolled, px: goes with the history. */
double            buju_session_get_scroll       (BujuSession *self);
void              buju_session_set_scroll       (BujuSession *self, double scroll);
/* Between the two nothing counts as a change that the user could take back. */
void              buju_session_begin_quiet      (BujuSession *self);
void              buju_session_end_quiet        (BujuSession *self);
/* NULL: one layout */
BujuCompare      *buju_session_get_compare  (BujuSession *self);
/* NULL ends it */
void              buju_session_compare_with (BujuSession *self, const char *id);
const BujuLayout *buju_session_get_other_layout     (BujuSession *self);
void              buju_session_swap_layouts         (BujuSession *self);
BujuCompareMode   buju_session_get_compare_mode     (BujuSession *self);
void              buju_session_set_compare_mode     (BujuSession *self, BujuCompareMode mode);
double            buju_session_get_compare_position (BujuSession *self);
void              buju_session_set_compare_position (BujuSession *self, double position);
/* The figure of what is shown now: what a recipe said before of page and texts is kept. (transfer
 * full) */
BujuRecipe       *buju_session_make_recipe  (BujuSession *self);
/* Shows what @recipe shows, and keeps the rest of it. */
gboolean          buju_session_apply_recipe (BujuSession *self, const BujuRecipe *recipe,
                                             GError **error);
/* The one that was applied last; NULL. (transfer none) */
const BujuRecipe *buju_session_get_recipe   (BujuSession *self);
/* A scene of the present state for a picture of @width × @height px at @unit px a pt. (transfer
 * full) */
BujuScene        *buju_session_make_scene   (BujuSession *self, const BujuView *view, double unit);
/* The same with nothing switched off: what the legend lists. (transfer full) */
BujuScene        *buju_session_make_full_scene (BujuSession *self, const BujuView *view,
                                                double unit);

/* The same two of the second layout; only while it compares. (transfer full) */
BujuScene        *buju_session_make_other_scene      (BujuSession *self, const BujuView *view,
                                                      double unit);
BujuScene        *buju_session_make_other_full_scene (BujuSession *self, const BujuView *view,
                                                      double unit);

G_END_DECLS
