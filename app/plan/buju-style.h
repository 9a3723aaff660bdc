/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuStyle: how things look, from resources/styles/<name>.json. Lengths in pt on paper (the
 * renderer multiplies by px per pt on screens), colours as r g b a. Immutable.
 * Variants: "print", "screen", "dark", and "screen-contrast", "dark-contrast" for people who asked
 * for high contrast: one file each, which names a parent file and overrides what differs. */

#include <gio/gio.h>

#include "geo/buju-box.h"
#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef struct { double red, green, blue, alpha; } BujuColor;

typedef enum { BUJU_HATCH_NONE, BUJU_HATCH_DIAGONAL, BUJU_HATCH_BACK_DIAGONAL,
               BUJU_HATCH_DOTS } BujuHatch;
typedef enum { BUJU_MARKER_NONE, BUJU_MARKER_CIRCLE, BUJU_MARKER_SQUARE, BUJU_MARKER_TRIANGLE,
               BUJU_MARKER_DIAMOND,
               BUJU_MARKER_STAR, BUJU_MARKER_RING,
               BUJU_MARKER_HUB /* a disc with a star in it */,
               BUJU_MARKER_MINUS /* a square with a minus sign */,
               BUJU_MARKER_PLUS /* a disc with a plus sign */ } BujuMarker;

/* One look for polygons, lines, points and their labels; unused parts have alpha or width 0. */
typedef struct
{
  char      *name;
  /* laid below the fill: quiets what the area covers */
  BujuColor  under;
  BujuColor  fill;
  BujuHatch  hatch;
  BujuColor  hatch_color;   double hatch_width, hatch_spacing; /* pt */
  /* a tint along the inside of a polygon's border, pt */
  BujuColor  band;          double band_width;
  BujuColor  casing;        double casing_width;   /* under the line, pt */
  BujuColor  stroke;        double stroke_width;   /* pt */
  double     dash[4];       guint  n_dashes;       /* pt */
  BujuMarker marker;        double marker_size;    /* pt, diameter */
  BujuColor  marker_fill, marker_stroke; double marker_stroke_width;
  BujuColor  label;         double label_size;     /* pt, Chinese; English at 0.72 */
  gboolean   label_bold;
  gboolean   label_serif;                          /* names of waters, as in printed atlases */
  BujuColor  halo;          double halo_width;     /* pt */
  int        label_priority;                       /* higher is placed first */
  /* between Chinese letters, type sizes; less in English */
  double     label_spacing;
  /* N: no label on maps smaller than 1:N; 0 = always */
  double     label_scale;
  gboolean   label_required;
} BujuSymbol;

/* Where a label's text goes first, seen from its anchor; the placer may choose another side. */
typedef enum
{
  BUJU_SIDE_ANY,
  BUJU_SIDE_RIGHT,
  BUJU_SIDE_LEFT,
  BUJU_SIDE_ABOVE,
  BUJU_SIDE_BELOW,
  BUJU_SIDE_CENTRE     /* on the anchor itself: names of seas, islands, axes */
} BujuSide;

/* Advice for one label of one layout: another anchor, a side, or a shorter wording. */
typedef struct
{
  gboolean  has_point;
  BujuPoint point;      /* map units */
  BujuSide  side;
  BujuText  text;       /* empty: the name of the thing itself */
  gboolean  hidden;
  double    bend;       /* of the spoke that ends there, share of its length; 0 = by rule */
} BujuHint;

/* A name on the base map that belongs to no feature: a sea, a strait, an island. */
typedef struct
{
  BujuText   text;
  BujuPoint  point;     /* map units */
  char      *symbol;
} BujuCaption;

typedef struct _BujuStyle BujuStyle;

BujuStyle        *buju_style_load         (const char *file, const char *variant, GError **error);
void              buju_style_free         (BujuStyle *self);
/* "land", "sea", "river", "district", "road", "road-major", "pole", "pole-schematic", "belt-ring",
 * "axis", "spine", "member-ring", "member-axis", "park" …; for a component: looked up by
 * "<component id>", then "<kind>-<basis>", then "<kind>". Returns the plain default when there is
 * none. (transfer none) */
const BujuSymbol *buju_style_get          (const BujuStyle *self, const char *name);
const BujuSymbol *buju_style_for_component (const BujuStyle *self, const char *id, const char *kind,
                                            const char *basis);
const char       *buju_style_get_font     (const BujuStyle *self, gboolean serif);   /* family */
gboolean          buju_style_has           (const BujuStyle *self, const char *name);
/* Another look of a symbol: broad outlines, hatches for tints. What is not from the style goes the
 * same way. */
void              buju_symbol_raise_contrast  (BujuSymbol *self, const BujuColor *ground);
void              buju_symbol_keep_legible    (BujuSymbol *self, const BujuColor *ground);
gboolean          buju_style_is_high_contrast (const BujuStyle *self);
/* What "home" shows for a layout, map units; FALSE when the style does not say. */
gboolean          buju_style_get_extent    (const BujuStyle *self, const char *layout,
                                            BujuBox *extent);
/* (nullable) */
const BujuHint   *buju_style_get_hint      (const BujuStyle *self, const char *layout,
                                            const char *id);
/* BujuCaption (transfer none) */
GArray           *buju_style_get_captions  (const BujuStyle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuStyle, buju_style_free)

G_END_DECLS
