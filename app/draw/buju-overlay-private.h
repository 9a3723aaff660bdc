/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuOverlay share. */

#include "draw/buju-overlay.h"

G_BEGIN_DECLS

/* Which feature is in which class: what is dear to find out and does not depend on colours.
 * Immutable, refcounted; overlays that differ in nothing else share it. */
typedef struct
{
  BujuOverlayLook key;        /* of this only what the sorting depends on means anything */
  GArray         *classes;    /* BujuOverlayClass, without symbols */
  gint16         *class_of;   /* one a feature; -1: filtered out */
  guint32        *members;    /* features by class */
  guint          *starts;     /* where each class begins in @members, one more than classes */
  int             label_field; /* -1 */
  /* features that may have a label, the most important first; NULL without labels */
  guint32        *ranks;
  guint           n_ranks;
  guint           n_shown;
  guint           n_placeless; /* of them without a place */
  int             size_field; /* -1 */
  double          size_most;  /* the largest value of it */
  GStringChunk   *strings;
  char           *problem;    /* for people; NULL */
} BujuOverlaySorting;

BujuOverlaySorting *buju_overlay_sorting_new      (BujuLayer *layer, const BujuOverlayLook *look);
BujuOverlaySorting *buju_overlay_sorting_ref      (BujuOverlaySorting *self);
void                buju_overlay_sorting_unref    (BujuOverlaySorting *self);
/* Whether @look would be sorted the same. */
gboolean            buju_overlay_sorting_is_for   (const BujuOverlaySorting *self,
                                                   const BujuOverlayLook *look);

/* Of some features (guint32): those that have a name, the most important first. */
void                buju_overlay_sorting_rank     (const BujuOverlaySorting *self,
                                                   const BujuLayer *layer, GArray *features);

/* What class @i looks like. */
void                buju_overlay_make_symbol      (const BujuOverlaySorting *self,
                                                   const BujuOverlayLook *look,
                                                   BujuGeometry geometry, guint i,
                                                   BujuSymbol *symbol);
const BujuOverlaySorting *buju_overlay_get_sorting (const BujuOverlay *self);
int                 buju_overlay_get_title_field  (const BujuOverlay *self);

G_END_DECLS
