/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The keys of a recipe, sorted: one table for reading, writing, copying and comparing. */

#include <json-glib/json-glib.h>

#include "draw/buju-recipe.h"

G_BEGIN_DECLS

typedef enum
{
  RECIPE_FORMAT,    /* says what kind of file it is */
  RECIPE_VERSION,
  RECIPE_STRING,
  RECIPE_STRINGS,
  RECIPE_LANGUAGE,
  RECIPE_BOOLEAN,
  RECIPE_EXTRA,
  RECIPE_NUMBER,
  RECIPE_BOX,
  RECIPE_OVERLAYS
} RecipeKind;

typedef struct
{
  const char *key;
  RecipeKind  kind;
  gsize       offset;   /* in BujuRecipe */
  guint       flag;     /* EXTRA: of BujuFigureExtras */
  gboolean    needed;   /* always written; a file without it is refused */
  /* Says what is wrong with the value that was read; NULL when nothing is. (transfer full) */
  char     *(*complain) (const BujuRecipe *recipe);
} RecipeField;

#define RECIPE_FORMAT_NAME "buju-recipe"

extern const RecipeField buju_recipe_fields[];
extern const guint       buju_recipe_n_fields;

static inline gpointer
recipe_field (const BujuRecipe *recipe, const RecipeField *field)
{
  return (char *) recipe + field->offset;
}

void  buju_recipe_append_string   (GString *text, const char *value);
void  buju_recipe_append_number   (GString *text, double value);
void  buju_recipe_append_overlays (GString *text, const GPtrArray *overlays);
char *buju_recipe_read_overlays   (JsonNode *node, GPtrArray *overlays);

/* Where the keys of the outermost object stand, found without recursion before anything is
 * parsed. */
typedef struct
{
  char *key;      /* as written between the quotes */
  guint line;     /* from 1 */
  guint column;   /* from 1, characters */
} RecipeKey;

/* FALSE when brackets are nested deeper than any recipe's; *@line and *@column say where.
 * (element-type RecipeKey) */
gboolean buju_recipe_scan (const char *text, GArray *keys, guint *line, guint *column);

G_END_DECLS
