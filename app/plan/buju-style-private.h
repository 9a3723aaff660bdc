/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the style's object and its reader share. */

#include <json-glib/json-glib.h>

#include "geo/buju-projection.h"
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

#define BUJU_STYLE_MAX_PARENTS 8   /* of a file, of a symbol; more go in a circle */

typedef struct
{
  BujuStyle      *style;
  JsonObject     *colors;    /* borrowed */
  JsonObject     *symbols;   /* borrowed */
  BujuProjection *projection;
  const char     *file;
  GError         *error;     /* the first one; everything after is skipped */
} BujuStyleReader;

void       buju_style_reader_fail         (BujuStyleReader *self, int code, const char *format,
                                           ...) G_GNUC_PRINTF (3, 4);
int        buju_style_reader_read_choice  (BujuStyleReader *self, const char *const *choices,
                                           JsonNode *node);
void       buju_style_reader_read_symbols (BujuStyleReader *self);

BujuStyle *buju_style_alloc          (void);
void       buju_style_raise_contrast (BujuStyle *self);

G_END_DECLS
