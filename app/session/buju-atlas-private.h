/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuAtlas share. */

#include "session/buju-atlas.h"

G_BEGIN_DECLS

/* One figure of an atlas. */
typedef struct
{
  BujuFigure      figure;    /* strings belong to the atlas */
  const BujuPlan *plan;      /* its heading in the contents; NULL = none */
  const char     *id;        /* of what it is about */
  BujuText        title;     /* in the contents */
  const char     *industries[2];
  BujuSheet      *sheet;
} AtlasEntry;

struct _BujuAtlas
{
  BujuLibrary     *library;
  BujuAtlasOptions options;
  GStringChunk    *strings;
  GPtrArray       *entries;     /* AtlasEntry* */
  GArray          *rows;        /* AtlasRow of the contents */
  guint            n_contents;  /* pages of contents */
  guint            done;        /* steps, for progress; atomic */
};

/* A line of the contents: a heading, or an entry with its page. */
typedef struct
{
  const AtlasEntry *entry;
  const BujuPlan   *heading;    /* NULL: a line of @entry */
  guint             number;     /* of the page that @entry is on */
  guint             page;       /* of the contents */
  double            y;          /* pt from the top, of its first line */
} AtlasRow;

/* buju-atlas-list.c */
void     buju_atlas_list          (BujuAtlas *self);

/* buju-atlas-contents.c: needs a page to measure on. */
void     buju_atlas_arrange       (BujuAtlas *self, double width, double height);
gboolean buju_atlas_draw_contents (BujuAtlas *self, guint page, cairo_t *cr);
/* BujuPictureLink */
GArray  *buju_atlas_make_links    (const BujuAtlas *self, guint page);
void     buju_atlas_draw_number   (BujuAtlas *self, guint number, double width, double height,
                                   cairo_t *cr);
char    *buju_atlas_dup_name      (const BujuAtlas *self);   /* of the whole, in its language */

/* buju-atlas.c */
void     buju_atlas_step          (BujuAtlas *self);

G_END_DECLS
