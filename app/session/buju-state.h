/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuState: what a window had on it when it was used last, so that it can go on there: a saved
 * view, the user's layers, the panes. A file of sorted JSON, written whole or not at all. A file
 * that cannot be read is set aside, never lost. */

#include "draw/buju-recipe.h"
#include "session/buju-saved-view.h"

G_BEGIN_DECLS

typedef struct
{
  BujuSavedView *now;       /* NULL: there was none */
  BujuRecipe    *layers;    /* only its overlays count, with their paths; NULL: none */
  gboolean       sidebar;
  gboolean       indicators; /* the page of indicators instead of the map */
} BujuState;

BujuState *buju_state_new        (BujuSession *session, gboolean sidebar, gboolean indicators);
void       buju_state_free       (BujuState *self);
char      *buju_state_to_text    (const BujuState *self);
BujuState *buju_state_parse      (const char *text, gsize length, GError **error);
/* NULL without an error: there is no file. NULL with one: it is damaged, and called “….damaged”
 * from now on. */
BujuState *buju_state_load       (const char *path, GError **error);

/* Of the user, for the desktop's kind of session. (transfer full) */
char      *buju_state_dup_path   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuState, buju_state_free)

G_END_DECLS
