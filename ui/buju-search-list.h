/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSearchList: what a search shows in a list: what was found by kind, what is like it when
 * nothing was, and before anything is typed what was gone to last and examples. Fills rows again
 * and again; the first is selected. Owned by the view that owns the list. */

#include <gtk/gtk.h>

#include "plan/buju-search.h"
#include "session/buju-session.h"

G_BEGIN_DECLS

typedef struct _BujuSearchList BujuSearchList;

/* @list: borrowed; it has no rows of others. */
BujuSearchList *buju_search_list_new           (GtkListBox *list);
void            buju_search_list_free          (BujuSearchList *self);
/* Nothing is remembered of another session. */
void            buju_search_list_set_session   (BujuSearchList *self, BujuSession *session);
/* @typed: ""; FALSE: nothing was found, and what is shown is only like it. */
gboolean        buju_search_list_show          (BujuSearchList *self, const char *typed);
guint           buju_search_list_get_n         (const BujuSearchList *self);
/* From the next time on all of a kind are shown, until they are shortened again. */
void            buju_search_list_lengthen      (BujuSearchList *self, BujuSearchKind kind);
void            buju_search_list_shorten       (BujuSearchList *self);
/* @id: of what was shown, and is gone to. */
void            buju_search_list_remember      (BujuSearchList *self, const char *id);
/* The row so many after the selected one, or the last there is; NULL without rows. */
GtkListBoxRow  *buju_search_list_find_next     (const BujuSearchList *self, int by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSearchList, buju_search_list_free)

G_END_DECLS
