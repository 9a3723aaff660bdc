/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRuler: a length or an area that somebody measures on the map, point by point. Knows no
 * widget; main thread only.
 *
 * Signal: "changed". */

#include <glib-object.h>

#include "geo/buju-box.h"
#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_RULER_LENGTH,
  BUJU_RULER_AREA
} BujuRulerKind;

#define BUJU_TYPE_RULER (buju_ruler_get_type ())
G_DECLARE_FINAL_TYPE (BujuRuler, buju_ruler, BUJU, RULER, GObject)

BujuRuler    *buju_ruler_new         (void);
BujuRulerKind buju_ruler_get_kind    (BujuRuler *self);
void          buju_ruler_set_kind    (BujuRuler *self, BujuRulerKind kind);   /* the points stay */
/* After the end, the next point begins anew. */
void          buju_ruler_add         (BujuRuler *self, BujuPoint at);
gboolean      buju_ruler_remove_last (BujuRuler *self);
/* Where the pointer is, which is measured to as long as it is not the end; NULL: nowhere. */
void          buju_ruler_point_at    (BujuRuler *self, const BujuPoint *at);
void          buju_ruler_finish      (BujuRuler *self);
gboolean      buju_ruler_is_finished (BujuRuler *self);
void          buju_ruler_clear       (BujuRuler *self);
/* Map units, m; with the pointer at the end when it counts. (transfer full): BujuPoint */
GArray       *buju_ruler_dup_points  (BujuRuler *self);
guint         buju_ruler_get_n_points (BujuRuler *self);   /* without the pointer */
/* m or m², on the ellipsoid. */
double        buju_ruler_get_value   (BujuRuler *self);
double        buju_ruler_get_outline (BujuRuler *self);    /* m around an area */
/* Whether the outline of the area crosses itself: then it has no area. */
gboolean      buju_ruler_is_crossed  (BujuRuler *self);
/* The value for people; "" while there is none. (transfer full) */
char         *buju_ruler_dup_text    (BujuRuler *self, BujuLanguage language);
/* The value, and for an area what is around it, for the clipboard. (transfer full) */
char         *buju_ruler_dup_result  (BujuRuler *self, BujuLanguage language);

/* "850 m", "12.46 km"; "12.46 千米". (transfer full) */
char         *buju_length_dup_text   (double metres, BujuLanguage language);
/* "3,200 m²", "12.5 ha", "12.46 km²"; in Chinese with 亩. (transfer full) */
char         *buju_area_dup_text     (double square_metres, BujuLanguage language);

G_END_DECLS
