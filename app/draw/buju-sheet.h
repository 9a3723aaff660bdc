/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSheet: a finished figure: page, title, map, legend, scale bar, north arrow, sources, credits,
 * marks. Laid out once from a BujuFigure, then drawn on any cairo_t in pt. Immutable. */

#include "draw/buju-figure.h"
#include "draw/buju-placement.h"
#include "draw/buju-sheet-note.h"

G_BEGIN_DECLS

/* One thing on the page and where it lies, pt. */
typedef struct
{
  const char *name;
  BujuBox     box;
  gboolean    on_map;   /* a panel over the map, not beside it */
} BujuSheetPart;

typedef struct _BujuSheet BujuSheet;

/* One of its maps: what it shows, and where the names on it stand. */
typedef struct
{
  BujuScene           *scene;
  const BujuPlacement *placement;
} BujuSheetMap;

#define BUJU_SHEET_MOST_MAPS 2

BujuSheet     *buju_sheet_new           (BujuLibrary *library, const BujuFigure *figure,
                                         GError **error);
/* One sheet, or with figure->pages two of one geometry, Chinese first. (element-type BujuSheet)
 * (transfer full) */
GPtrArray     *buju_sheet_new_pages     (BujuLibrary *library, const BujuFigure *figure,
                                         GError **error);
BujuSheet     *buju_sheet_ref           (BujuSheet *self);
void           buju_sheet_unref         (BujuSheet *self);
/* pt */
void           buju_sheet_get_size      (const BujuSheet *self, double *width, double *height);
/* N of 1:N */
double         buju_sheet_get_scale     (const BujuSheet *self);
BujuText       buju_sheet_get_title     (const BujuSheet *self);
/* strings belong to the sheet */
const BujuFigure *buju_sheet_get_figure (const BujuSheet *self);
/* BujuSheetPart */
GArray        *buju_sheet_get_parts     (const BujuSheet *self);
/* What it shows, for those who do not see it: in both languages, kept in @strings. */
BujuText       buju_sheet_describe      (const BujuSheet *self, GStringChunk *strings);
BujuScene     *buju_sheet_get_scene     (const BujuSheet *self);
/* One map, or the two of a comparison; returns how many. (transfer none) */
guint          buju_sheet_list_maps     (const BujuSheet *self,
                                         BujuSheetMap maps[BUJU_SHEET_MOST_MAPS]);
/* const BujuSheetNote* */
GPtrArray     *buju_sheet_get_report    (const BujuSheet *self);
gboolean       buju_sheet_draw          (BujuSheet *self, cairo_t *cr, GCancellable *cancellable,
                                         GError **error);
/* What finds no room on it goes on on pages of the same size, which a document of pages has. At
 * least 1. */
guint          buju_sheet_count_pages   (const BujuSheet *self);
/* @page: from 0, which is buju_sheet_draw(). */
gboolean       buju_sheet_draw_page     (BujuSheet *self, guint page, cairo_t *cr,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSheet, buju_sheet_unref)

G_END_DECLS
