/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSavedViews: the list of views that the user has given names, in the user's order, kept in a
 * file that is written whole after each change. Every change can be taken back. Main thread only.
 *
 * Signals: "changed"; "failed" (const char *message): the file could not be written. */

#include "session/buju-saved-view.h"
#include "session/buju-undo.h"

G_BEGIN_DECLS

#define BUJU_TYPE_SAVED_VIEWS (buju_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (BujuSavedViews, buju_saved_views, BUJU, SAVED_VIEWS, GObject)

/* @undo outlives it. @path: NULL: kept nowhere. */
BujuSavedViews *buju_saved_views_new         (BujuUndo *undo, const char *path);
/* What is in the file; TRUE when there is none. FALSE: it is damaged and has been set aside. */
gboolean        buju_saved_views_load        (BujuSavedViews *self, GError **error);
/* (element-type BujuSavedView) (transfer none): another array after each change */
GPtrArray      *buju_saved_views_get_list    (BujuSavedViews *self);
/* At the end; takes it over. */
void            buju_saved_views_add         (BujuSavedViews *self, BujuSavedView *view);
void            buju_saved_views_remove      (BujuSavedViews *self, guint i);
/* "" changes nothing */
void            buju_saved_views_rename      (BujuSavedViews *self, guint i, const char *name);
/* keeps the name */
void            buju_saved_views_replace     (BujuSavedViews *self, guint i, BujuSavedView *view);
void            buju_saved_views_move        (BujuSavedViews *self, guint from, guint to);
/* Such a name is not taken yet: "两极两带", "两极两带 2". (transfer full) */
char           *buju_saved_views_dup_free_name (BujuSavedViews *self, const char *wish);

/* In the user's data folder. (transfer full) */
char           *buju_saved_views_dup_path    (void);

G_END_DECLS
