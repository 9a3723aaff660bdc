/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drawing shapefiles plainly. What is needed for sound files in one coordinate system links neither
 * PROJ nor shapelib nor GTK, whose loading would take longer than the drawing. */

#include "draw/buju-picture.h"
#include "draw/buju-plain.h"

G_BEGIN_DECLS

#define BUJU_CLI_DRAW_DPI 72.0   /* a unit of --size is a pixel in a PNG and a point elsewhere */

typedef struct
{
  int         n_paths;
  char      **paths;
  const char *output;
  BujuFormat  format;
  BujuPlain   plain;
  BujuBox     bbox;     /* empty: everything */
} BujuCliDrawJob;

typedef int     (*BujuCliDrawFunc) (BujuCliDrawJob *job);
typedef GBytes *(*BujuCliDrawMake) (const BujuPicture *picture, BujuFormat format, GError **error);

int      buju_cli_draw_with    (int argc, char **argv, BujuCliDrawFunc other);
int      buju_cli_draw_streams (BujuCliDrawJob *job, BujuCliDrawMake make);
gboolean buju_cli_draw_write   (BujuCliDrawJob *job, BujuCliDrawMake make, GError **error);
void     buju_cli_draw_warn    (const char *path, guint damaged, guint records);

G_END_DECLS
