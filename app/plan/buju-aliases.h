/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuAliases: what a person decided a name in somebody's table means: a place of ours. Kept in a
 * text file of sorted lines, "name<TAB>place", so that two versions can be compared. A value that
 * changes; one thread at a time. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BujuAliases BujuAliases;

BujuAliases *buju_aliases_new    (void);
void         buju_aliases_free   (BujuAliases *self);
/* A file that is not there holds none. Lines that make no sense are left out and counted. @n_bad:
 * (optional). */
gboolean     buju_aliases_load   (BujuAliases *self, const char *path, guint *n_bad,
                                  GError **error);
/* Whole or not at all. */
gboolean     buju_aliases_save   (const BujuAliases *self, const char *path, GError **error);
/* @place: an id; NULL forgets; "" remembers that it is none of ours. */
void         buju_aliases_set    (BujuAliases *self, const char *name, const char *place);
const char  *buju_aliases_get    (const BujuAliases *self, const char *name); /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuAliases, buju_aliases_free)

G_END_DECLS
