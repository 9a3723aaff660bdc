/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuJoinDialog: the rows of a table whose names may mean this place or that: each with what it
 * may mean and how sure that is. What is chosen is remembered for other tables, too. */

#include <adwaita.h>

#include "plan/buju-join.h"

G_BEGIN_DECLS

#define BUJU_TYPE_JOIN_DIALOG (buju_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BujuJoinDialog, buju_join_dialog, BUJU, JOIN_DIALOG, AdwWindow)

typedef void (*BujuJoinFunc) (gpointer data);

/* @aliases: path of the file that remembers. @saved: choices were saved. */
GtkWidget *buju_join_dialog_new (BujuJoin *join, BujuLanguage language, const char *aliases,
                                 BujuJoinFunc saved,
                                 gpointer data, GDestroyNotify free_data);

G_END_DECLS
