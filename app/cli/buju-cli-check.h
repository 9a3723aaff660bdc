/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of `buju check` share. */

#include "draw/buju-export.h"
#include "draw/buju-preflight.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_FIGURE_CURRENT,     /* made from what there is today */
  BUJU_FIGURE_SAME,        /* something changed since, but nothing is seen of it */
  BUJU_FIGURE_OUTDATED,
  BUJU_FIGURE_UNKNOWN,     /* the file does not say how it was made */
  BUJU_FIGURE_UNREADABLE
} BujuFigureStatus;

typedef struct
{
  char            *path;
  BujuFigureStatus status;
  GPtrArray       *changed;   /* const char*: "recipe", "content", "data", "program" */
  char            *message;   /* why it cannot be read; NULL */
} BujuCheckedFigure;

/* One recipe and all that was found out about it. */
typedef struct
{
  const char    *path;
  char          *problem;     /* why it makes no figure; NULL */
  BujuRecipe    *recipe;      /* NULL when it could not be read */
  BujuPreflight *preflight;   /* NULL when it makes no figure */
  GPtrArray     *figures;     /* BujuCheckedFigure */
} BujuCheckedRecipe;

/* buju-cli-check-figure.c */
BujuCheckedFigure *buju_check_figure            (const char *path, const BujuRecipe *recipe,
                                                 GPtrArray *sheets,
                                                 BujuLibrary *library);
void               buju_checked_figure_free     (BujuCheckedFigure *self);
const char        *buju_figure_status_to_string (BujuFigureStatus status);
/* Whether somebody has to do something. */
gboolean           buju_checked_recipe_is_clean (const BujuCheckedRecipe *self);

/* buju-cli-check-print.c */
int                buju_check_print             (GPtrArray *recipes);   /* BujuCheckedRecipe */
int                buju_check_print_json        (GPtrArray *recipes);

G_END_DECLS
