/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the style's object and its reader share. */

#include "plan/buju-style.h"

G_BEGIN_DECLS

struct _BujuStyle
{
  GHashTable   *symbols;   /* name → BujuSymbol; the symbol owns the name */
  GHashTable   *hints;     /* "layout/id" → BujuHint */
  GHashTable   *extents;   /* layout → BujuBox */
  GArray       *captions;  /* BujuCaption */
  GStringChunk *strings;
  char         *sans;
  char         *serif;
  BujuSymbol    plain;     /* invisible */
  gboolean      high_contrast;
};

BujuStyle *buju_style_alloc          (void);
void       buju_style_raise_contrast (BujuStyle *self);

G_END_DECLS
