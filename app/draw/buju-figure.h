/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFigure: what somebody asks of a finished figure. A plain struct, set by its names; what is
 * left out is what #BUJU_FIGURE_INIT says. */

#include "draw/buju-overlay.h"
#include "geo/buju-box.h"
#include "plan/buju-library.h"

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
  const BujuLayout *compare;     /* set beside it, with what differs between the two; NULL */
  BujuLanguage      language;
  /* room is left for either language, so that a Chinese and an English page match */
  gboolean          pages;
  /* a name of buju_page_parse(): "A4" … "A0", "slide", "column" …, or "WxH" in mm */
  const char       *page;
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
  const BujuComponent *focus;    /* keeps its colours while the rest is pale; NULL */
  GPtrArray        *overlays;    /* BujuOverlay, bottom first: what somebody brought; NULL */
  const char * const *industries; /* ids, NULL-terminated: the lens; NULL or empty: none */
} BujuFigure;

#define BUJU_FIGURE_INIT \
  ((BujuFigure) { .language = BUJU_LANGUAGE_BOTH, .page = "A4", .bbox = BUJU_BOX_EMPTY })

/* "zh", "en", "both", or "pages" for two pages of one geometry, zh and en. */
gboolean    buju_figure_set_language (BujuFigure *self, const char *name);
const char *buju_figure_get_language (const BujuFigure *self);
/* A copy with strings of its own; the layout is still borrowed. */
void        buju_figure_copy         (const BujuFigure *self, BujuFigure *copy);
/* Of a copy: what is empty was not written. */
void        buju_figure_drop_empty   (BujuFigure *self);
/* Frees the strings of a copy. */
void        buju_figure_clear        (BujuFigure *self);

G_END_DECLS
