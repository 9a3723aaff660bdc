/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSavedView: what a session shows, written down: layout, comparison, part of the map,
 * selection, lens, parks and what is switched off; not the user's layers, nor the language. A plain
 * struct that owns its strings; immutable once it is made. As JSON its keys are sorted, and
 * whatever is as usual is left out. */

#include <json-glib/json-glib.h>

#include "session/buju-session.h"
#include "session/buju-state-file.h"

G_BEGIN_DECLS

typedef struct
{
  char           *name;         /* for people; NULL */
  char           *layout;       /* ids */
  char           *compare;      /* NULL */
  BujuCompareMode compare_mode;
  double          compare_position;
  gboolean        at_home;      /* the whole layout, whatever the size of the window */
  BujuView        view;         /* map units; the size is that of the window then */
  char           *selected;     /* NULL */
  char           *marked;       /* NULL */
  GStrv           lens;         /* industries; never NULL */
  gboolean        parks;
  GStrv           hidden;       /* legend keys; never NULL */
} BujuSavedView;

BujuSavedView *buju_saved_view_new       (BujuSession *session, const char *name);
BujuSavedView *buju_saved_view_copy      (const BujuSavedView *self);
BujuSavedView *buju_saved_view_with_name (const BujuSavedView *self, const char *name);
void           buju_saved_view_free      (BujuSavedView *self);
/* names included */
JsonObject    *buju_saved_view_to_json   (const BujuSavedView *self);
BujuSavedView *buju_saved_view_from_json (JsonObject *object, GError **error);
/* The figure of it, in the session's language and of its page and texts. (transfer full)
 * (nullable) */
BujuRecipe    *buju_saved_view_make_recipe (const BujuSavedView *self, BujuSession *session,
                                            GError **error);

/* Shows it, as one step of the history, which undoing leaves alone. FALSE: its layout is not in the
 * documents any more. */
gboolean       buju_session_show_view    (BujuSession *session, const BujuSavedView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSavedView, buju_saved_view_free)

G_END_DECLS
