/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSheet: a finished figure: page, title, map, legend, scale bar, north arrow, sources, credits, marks. Laid out
 * once from a BujuFigure, then drawn on any cairo_t in pt. Immutable. */

#include "draw/buju-placement.h"
#include "draw/buju-sheet-note.h"

G_BEGIN_DECLS

/* What may stand beside the map, on request. */
typedef enum
{
  BUJU_FIGURE_MEMBERS    = 1 << 0,  /* who belongs to each component, under full names */
  BUJU_FIGURE_INDICATORS = 1 << 1,  /* what the components shall reach */
  BUJU_FIGURE_PROFILE    = 1 << 2,  /* what each component is */
  BUJU_FIGURE_GRATICULE  = 1 << 3   /* meridians and parallels across the map, not only ticks */
} BujuFigureExtras;

/* What the user asks for. Strings borrowed. */
typedef struct
{
  const BujuLayout *layout;
  BujuLanguage      language;
  const char       *page;        /* a name of buju_page_parse(): "A4" … "A0", "slide", "column" …, or "WxH" in mm */
  gboolean          landscape;
  BujuFigureExtras  extras;
  const char       *title;       /* NULL: the layout's figure title */
  const char       *subtitle;    /* NULL: plan and section */
  const char       *date;        /* "2026-11-22"; NULL: no date line */
  const char       *compiler;    /* NULL */
  const char       *approval;    /* 审图号; NULL: empty field */
  double            scale;       /* 1:N; 0 = fit to a round scale */
  BujuBox           bbox;        /* lon/lat degrees; empty = home */
  gboolean          parks;
} BujuFigure;

#define BUJU_FIGURE_INIT ((BujuFigure) { .language = BUJU_LANGUAGE_BOTH, .page = "A4", .bbox = BUJU_BOX_EMPTY })

/* One thing on the page and where it lies, pt. */
typedef struct
{
  const char *name;
  BujuBox     box;
  gboolean    on_map;   /* a panel over the map, not beside it */
} BujuSheetPart;

typedef struct _BujuSheet BujuSheet;

BujuSheet     *buju_sheet_new           (BujuLibrary *library, const BujuFigure *figure, GError **error);
BujuSheet     *buju_sheet_ref           (BujuSheet *self);
void           buju_sheet_unref         (BujuSheet *self);
void           buju_sheet_get_size      (const BujuSheet *self, double *width, double *height);  /* pt */
double         buju_sheet_get_scale     (const BujuSheet *self);                                 /* N of 1:N */
const BujuPlacement *buju_sheet_get_placement (const BujuSheet *self);
BujuText       buju_sheet_get_title     (const BujuSheet *self);
const BujuFigure *buju_sheet_get_figure (const BujuSheet *self);                                /* strings belong to the sheet */
GArray        *buju_sheet_get_parts     (const BujuSheet *self);                                 /* BujuSheetPart */
BujuScene     *buju_sheet_get_scene     (const BujuSheet *self);
GPtrArray     *buju_sheet_get_report    (const BujuSheet *self);                                 /* const BujuSheetNote* */
gboolean       buju_sheet_draw          (BujuSheet *self, cairo_t *cr, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSheet, buju_sheet_unref)

G_END_DECLS
