/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRecipe: everything that somebody decided about a figure, and nothing else, so that a small
 * text file (*.buju) makes the same figure anywhere. A plain struct that owns its strings; one
 * thread at a time.
 *
 * The text is canonical: keys sorted, defaults left out, numbers in their shortest form. Its
 * SHA-256 names the recipe: two files that mean the same figure have the same. Reading is bounded
 * and strict: what is not understood is refused with file, line, column and key, because a misspelt
 * key would otherwise be a figure that silently lacks something. */

#include "draw/buju-figure.h"
#include "draw/buju-recipe-overlay.h"

G_BEGIN_DECLS

#define BUJU_RECIPE_ERROR (buju_recipe_error_quark ())
GQuark buju_recipe_error_quark (void);

typedef enum
{
  BUJU_RECIPE_ERROR_SYNTAX,      /* no recipe at all */
  BUJU_RECIPE_ERROR_VERSION,     /* of a newer program */
  BUJU_RECIPE_ERROR_KEY,         /* unknown or twice */
  BUJU_RECIPE_ERROR_VALUE,
  BUJU_RECIPE_ERROR_TOO_LARGE,
  BUJU_RECIPE_ERROR_UNKNOWN_ID
} BujuRecipeError;

#define BUJU_RECIPE_VERSION 1
#define BUJU_RECIPE_LARGEST (1 << 20)   /* bytes of a file */
#define BUJU_RECIPE_SUFFIX ".buju"
#define BUJU_RECIPE_MIME_TYPE "application/x-buju-recipe"

typedef struct
{
  char      *layout;   /* id */
  char      *compare;  /* id of the layout beside it; NULL */
  char      *focus;    /* id of the component in focus; NULL */
  BujuFigure figure;   /* strings are ours; its layouts and its focus are NULL */
  /* BujuRecipeOverlay, bottom first; the figure's are NULL: whoever reads the files makes them */
  GPtrArray *overlays;
  double     dpi;      /* of a PNG; 0 = nobody chose */
} BujuRecipe;

BujuRecipe *buju_recipe_new        (void);
BujuRecipe *buju_recipe_new_for_figure (const BujuFigure *figure, double dpi);
BujuRecipe *buju_recipe_copy       (const BujuRecipe *self);
void        buju_recipe_free       (BujuRecipe *self);
/* @figure borrows the strings of @self. */
gboolean    buju_recipe_get_figure (const BujuRecipe *self, BujuContent *content,
                                    BujuFigure *figure, GError **error);

/* @name: of the file, for messages. */
BujuRecipe *buju_recipe_parse      (const char *text, gsize length, const char *name,
                                    GError **error);
BujuRecipe *buju_recipe_load       (GFile *file, GCancellable *cancellable, GError **error);
gboolean    buju_recipe_save       (const BujuRecipe *self, GFile *file, GCancellable *cancellable,
                                    GError **error);
char       *buju_recipe_to_text    (const BujuRecipe *self);
char       *buju_recipe_dup_hash   (const BujuRecipe *self);  /* 64 hexadecimal digits */

gboolean    buju_recipe_is_name    (const char *file_name);   /* ends in .buju */
/* a day of the calendar as 2026-11-22 */
gboolean    buju_recipe_is_date    (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuRecipe, buju_recipe_free)

G_END_DECLS
