/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPalette: colours for classes, from resources/styles/palettes.json. Constants, any thread.
 * Each says in what colour vision it can be read. Sequential ones grow darker, so that they are
 * read in grey, too; those for categories come with markers of different shapes. */

#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_PALETTE_SEQUENTIAL,
  BUJU_PALETTE_DIVERGING,
  BUJU_PALETTE_CATEGORIES
} BujuPaletteKind;

/* Kinds of colour vision besides the usual one. */
typedef enum
{
  BUJU_VISION_PROTANOPIA = 1 << 0,
  BUJU_VISION_DEUTERANOPIA = 1 << 1,
  BUJU_VISION_TRITANOPIA = 1 << 2
} BujuVision;

typedef struct
{
  const char     *name;    /* "blues"; does not change: files name it */
  BujuText        title;
  BujuPaletteKind kind;
  guint           n;       /* colours that it has */
  const guint32  *colors;  /* 0xrrggbb */
  guint           safe;    /* BujuVision: in which neighbours can be told apart */
  const char     *credit;  /* whose it is */
  const char     *licence; /* SPDX; NULL: none is stated */
} BujuPalette;

#define BUJU_PALETTE_DEFAULT_CATEGORIES "okabe-ito"
#define BUJU_PALETTE_DEFAULT_SEQUENTIAL "blues"

const BujuPalette *buju_palette_get_nth   (guint i);                 /* NULL after the last */
const BujuPalette *buju_palette_find      (const char *name);        /* (nullable) */
/* Colour @i of @n. Categories beyond their number begin anew with another marker. */
BujuColor          buju_palette_get_color (const BujuPalette *self, guint i, guint n);
BujuMarker         buju_palette_get_marker (guint i);
const char        *buju_marker_get_name   (BujuMarker marker);       /* "circle" … */
gboolean           buju_marker_from_name  (const char *name, BujuMarker *marker);

G_END_DECLS
