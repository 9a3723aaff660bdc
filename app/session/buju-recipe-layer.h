/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A layer of a recipe, read from its file as the recipe says. */

#include "draw/buju-recipe-overlay.h"
#include "session/buju-loader.h"

G_BEGIN_DECLS

/* Synchronously, in any thread. @aliases: file of BujuAliases; NULL: none. What is read has the
 * recipe's look and name; its status may be other than DONE. NULL when the file is gone or no
 * layer. */
BujuLoaded *buju_recipe_layer_read (const BujuRecipeOverlay *wanted, BujuLibrary *library,
                                    const char *aliases,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
