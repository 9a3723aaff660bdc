/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFinding: one data set among what people bring: a shapefile with its companions, or a table.
 * Found in files, folders and zip archives, each once, whatever the case of the endings. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BUJU_FINDING_SHAPEFILE,
  BUJU_FINDING_TABLE
} BujuFindingKind;

typedef struct
{
  BujuFindingKind kind;
  char           *path;    /* the .shp or .csv; of an archive: the archive */
  char           *member;  /* within the archive, as written there; NULL */
  char           *name;    /* for people: the file's name without its ending */
} BujuFinding;

/* Looks at @paths: files, folders (with what is in them, some levels deep) and zip archives.
 * Recipes are left out.
 * @problems: (out) (optional): char*, for people: what could not be looked at, and why.
 * (element-type BujuFinding) (transfer full), sorted by path within each of @paths; NULL only when
 * cancelled. */
GPtrArray   *buju_finding_list (const char * const *paths, GPtrArray **problems,
                                GCancellable *cancellable, GError **error);
/* Whether it may be something to open as layers, by its name or because it is a folder; for drag
 * and drop. */
gboolean     buju_finding_is_name (const char *path);
BujuFinding *buju_finding_copy (const BujuFinding *self);
void         buju_finding_free (BujuFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFinding, buju_finding_free)

G_END_DECLS
