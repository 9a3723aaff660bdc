/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Layers that somebody brings, on the command line. */

#include "draw/buju-recipe.h"

G_BEGIN_DECLS

/* What is said for all --overlay of a command; NULL: found out. */
typedef struct
{
  char **files;      /* paths; NULL: none */
  char  *crs;
  char  *datum;
  char  *encoding;
  char  *field;      /* classes by it */
  char  *label;
} BujuCliOverlays;

void buju_cli_overlays_clear (BujuCliOverlays *self);
/* Reads what a recipe (nullable) and the options name. -1 with *@overlays (BujuOverlay, (transfer
 * full), NULL when there are none), or the exit code after a message that names the file. */
int  buju_cli_read_overlays  (const BujuCliOverlays *options, const BujuRecipe *recipe,
                              BujuLibrary *library,
                              GPtrArray **overlays);

G_END_DECLS
