/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRecipeOverlay: a layer that somebody brought, as a recipe has it: which file, how to read it,
 * how it looks. A plain struct that owns its strings. */

#include "data/buju-file-sum.h"
#include "draw/buju-overlay.h"

G_BEGIN_DECLS

typedef struct
{
  char           *file;      /* as written: relative to the recipe's folder, or only the name */
  char           *path;      /* where that is here; not written; NULL when nobody knows */
  char           *member;    /* of a zip archive; NULL */
  char           *name;      /* for people; NULL: the file's */
  char           *crs;       /* NULL: as the file says */
  char           *encoding;  /* NULL: found out */
  char           *columns;   /* of a table, see buju-columns-text.h; NULL: found out */
  char           *hash;      /* SHA-256 of the data when the recipe was saved; NULL */
  /* what makes it when the recipe is written, which may take long; NULL */
  BujuFileSum    *sum;
  BujuDatum       datum;
  gboolean        joined;
  BujuOverlayLook look;
} BujuRecipeOverlay;

BujuRecipeOverlay *buju_recipe_overlay_new  (const BujuOverlay *overlay);
BujuRecipeOverlay *buju_recipe_overlay_copy (const BujuRecipeOverlay *self);
void               buju_recipe_overlay_free (BujuRecipeOverlay *self);
/* The file is here now. */
void               buju_recipe_overlay_set_path (BujuRecipeOverlay *self, const char *path);
/* Whether a file of the same name lies in @folder; then it is the one. */
gboolean           buju_recipe_overlay_look_in (BujuRecipeOverlay *self, const char *folder);
/* Written relative to @folder where it lies in it or beside it; NULL: only the file's name, which
 * tells nothing of the machine. */
void               buju_recipe_overlay_set_folder (BujuRecipeOverlay *self, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuRecipeOverlay, buju_recipe_overlay_free)

G_END_DECLS
