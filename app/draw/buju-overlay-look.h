/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOverlayLook: how a layer that somebody brought is shown. A plain struct that owns its
 * strings. */

#include "draw/buju-classify.h"
#include "draw/buju-palette.h"
#include "geo/buju-path.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_OVERLAY_SINGLE,     /* all alike */
  /* a class for each value of a field, the most frequent first; the rest together */
  BUJU_OVERLAY_CATEGORY,
  BUJU_OVERLAY_GRADUATED   /* classes of a field's numbers */
} BujuOverlayMode;

typedef struct
{
  gboolean         visible;
  double           opacity;      /* 0 … 1 */
  BujuOverlayMode  mode;
  char            *field;        /* of CATEGORY and GRADUATED; NULL */
  BujuBreaks       breaks;       /* of GRADUATED */
  /* 2 … BUJU_CLASSES_MOST, of GRADUATED; CATEGORY has as many as its palette and the rest */
  guint            n_classes;
  char            *palette;      /* name of a BujuPalette; NULL: the usual one of the mode */
  BujuColor        color;        /* of SINGLE */
  BujuMarker       marker;       /* of points; CATEGORY takes others from the second class on */
  /* pt: diameter of points; lines: buju_overlay_look_get_line_width() */
  double           size;
  /* points: area in proportion to this field; @size is that of the largest; NULL */
  char            *size_field;
  char            *label_field;  /* NULL: no labels */
  char            *filter;       /* see BujuFilter; NULL: all */
} BujuOverlayLook;

#define BUJU_OVERLAY_SMALLEST 1.0   /* pt */
#define BUJU_OVERLAY_LARGEST 48.0

/* @number: how many overlays there are already: neighbours get different colours. */
void        buju_overlay_look_init           (BujuOverlayLook *self, guint number);
void        buju_overlay_look_copy           (const BujuOverlayLook *self, BujuOverlayLook *copy);
void        buju_overlay_look_clear          (BujuOverlayLook *self);
gboolean    buju_overlay_look_equal          (const BujuOverlayLook *a, const BujuOverlayLook *b);
/* Sets one of the strings: buju_overlay_look_set (&look.field, "name"); "" is NULL. */
void        buju_overlay_look_set            (char **string, const char *value);
/* NULL: all of one size */
void        buju_overlay_look_size_by        (BujuOverlayLook *self, const char *field);
double      buju_overlay_look_get_line_width (const BujuOverlayLook *self); /* pt */
/* Of the size: how wide lines, or borders of areas, are. */
double      buju_overlay_look_get_share      (BujuGeometry geometry);
/* "single", "category", "graduated" */
const char *buju_overlay_mode_get_name       (BujuOverlayMode mode);
gboolean    buju_overlay_mode_from_name      (const char *name, BujuOverlayMode *mode);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuOverlayLook, buju_overlay_look_clear)

G_END_DECLS
