/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the commands share that make figures from recipes. */

#include "draw/buju-preflight.h"
#include "draw/buju-recipe.h"

G_BEGIN_DECLS

int  buju_cli_load_recipe (const char *path, BujuRecipe **recipe);
int  buju_cli_find_figure (const BujuRecipe *recipe, const char *path, BujuLibrary *library,
                           BujuFigure *figure);
int  buju_cli_may_write   (const BujuPreflight *preflight, gboolean force);
void buju_cli_warn_of     (const BujuPreflight *preflight);

G_END_DECLS
