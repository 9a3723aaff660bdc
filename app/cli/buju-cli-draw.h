/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drawing shapefiles plainly. What is needed for sound files in one coordinate system links neither PROJ nor shapelib nor
 * GTK, whose loading would take longer than the drawing. */

#include "draw/buju-export.h"
#include "draw/buju-plain.h"

G_BEGIN_DECLS

typedef struct
{
  int         n_paths;
  char      **paths;
  const char *output;
  BujuFormat  format;
  BujuPlain   plain;
  BujuBox     bbox;     /* empty: everything */
} BujuCliDrawJob;

typedef int (*BujuCliDrawFunc) (BujuCliDrawJob *job);

int      buju_cli_draw_with  (int argc, char **argv, BujuCliDrawFunc other);
gboolean buju_cli_draw_write (BujuCliDrawJob *job, GError **error);
void     buju_cli_draw_warn  (const char *path, guint damaged, guint records);

G_END_DECLS
