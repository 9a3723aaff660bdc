/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuAtlas: a figure of each layout, component, district, industry or park, on like pages and at
 * as few scales as fit, with a contents page: one PDF with bookmarks and links, or a folder of
 * files with an index. Laid out on all cores, drawn in order; the same atlas gives the same bytes.
 * Made and written by one thread at a time. */

#include "draw/buju-export.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_ATLAS_LAYOUT,
  BUJU_ATLAS_COMPONENT,
  BUJU_ATLAS_DISTRICT,
  BUJU_ATLAS_INDUSTRY,
  BUJU_ATLAS_PARK,
  BUJU_ATLAS_N_KINDS
} BujuAtlasKind;

gboolean    buju_atlas_kind_parse     (const char *text, BujuAtlasKind *kind);
const char *buju_atlas_kind_to_string (BujuAtlasKind kind);

/* Called now and then, from any thread. */
typedef void (*BujuAtlasProgress) (guint done, guint total, gpointer data);

typedef struct
{
  BujuAtlasKind     kind;
  const BujuPlan   *plan;      /* only its own; NULL = all */
  BujuFigure        figure;    /* page, language, date, compiler … of every figure */
  BujuAtlasProgress progress;  /* NULL */
  gpointer          data;      /* for @progress */
} BujuAtlasOptions;

typedef struct _BujuAtlas BujuAtlas;

BujuAtlas *buju_atlas_new           (BujuLibrary *library, const BujuAtlasOptions *options,
                                     GCancellable *cancellable, GError **error);
void       buju_atlas_free          (BujuAtlas *self);
guint      buju_atlas_get_n_figures (const BujuAtlas *self);
BujuText   buju_atlas_get_title     (const BujuAtlas *self, guint figure);
BujuSheet *buju_atlas_get_sheet     (const BujuAtlas *self, guint figure);   /* (transfer none) */
/* One PDF. */
gboolean   buju_atlas_export        (BujuAtlas *self, GFile *file, GCancellable *cancellable,
                                     GError **error);
/* A file each in @folder, which is made when it is not there, and index.html. */
gboolean   buju_atlas_export_folder (BujuAtlas *self, GFile *folder, BujuFormat format, double dpi,
                                     GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuAtlas, buju_atlas_free)

G_END_DECLS
