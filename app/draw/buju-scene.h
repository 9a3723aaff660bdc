/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuScene: everything one picture of a layout shows, decided but not yet drawn: items in drawing
 * order, labels to be placed, what the legend must explain. Immutable, refcounted, any thread;
 * holds references to what it needs. Same scene in, same picture out: reads no files and no
 * clock. */

#include "draw/buju-overlay.h"
#include "geo/buju-view.h"
#include "plan/buju-compare.h"
#include "plan/buju-lens.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef struct
{
  BujuLanguage language;        /* of labels and legend */
  const char  *variant;         /* style: "print", "screen", "dark" */
  /* px (or pt) of the target per pt of the style: 1 on paper, ~1.33 × scale factor on screen */
  double       unit;
  gboolean     parks;           /* overlay of parks and gazetteer points */
  gboolean     roads;
  gboolean     district_names;
  const char * const *hidden;   /* legend keys switched off, NULL-terminated, or NULL */
  BujuCompare *compare;         /* marks what differs from the other layout; NULL */
  guint        compare_side;    /* which of the two this is: 0 or 1 */
  /* keeps its colours while the rest of the layout is pale; NULL. Not with a lens */
  const BujuComponent *focus;
  /* what is lit while the rest is pale; NULL. The scene takes a reference */
  BujuLens    *lens;
  /* BujuOverlay, bottom first; NULL. The scene keeps the array, which must not change */
  GPtrArray   *overlays;
} BujuSceneOptions;

#define BUJU_SCENE_OPTIONS_INIT \
  ((BujuSceneOptions) { BUJU_LANGUAGE_BOTH, "screen", 1.0, FALSE, TRUE, TRUE, NULL })

typedef struct _BujuScene BujuScene;

/* How an item is painted; the renderer has one function for each. */
typedef enum
{
  BUJU_ITEM_AREA,     /* polygon: fill, hatch, casing, stroke */
  BUJU_ITEM_LINE,     /* line: casing, stroke */
  BUJU_ITEM_MARKER,   /* point symbol */
  BUJU_ITEM_SPOKE,    /* curved arrow between two points */
  BUJU_ITEM_SHIELD,   /* road number */
  BUJU_ITEM_OVERLAY,  /* one class of a layer that somebody brought: all its features at once */
  BUJU_ITEM_NONE      /* only of legend entries: a heading of those that follow */
} BujuItemKind;

/* One drawn feature. @id is what a click on it means (component, place, district …); NULL = not
 * clickable. */
typedef struct
{
  BujuItemKind      kind;
  const BujuLayer  *layer;       /* borrowed from the dataset; NULL for a bare point */
  guint             feature;
  BujuPoint         point;       /* map units, for markers */
  const BujuSymbol *symbol;
  const char       *id;
  const char       *legend_key;  /* groups items into one legend entry; NULL = not in the legend */
  BujuText          name;        /* for tips and accessibility */
  double            radius;      /* m, uncertainty of a point; 0 */
  BujuPoint         from;        /* SPOKE: where it starts, map units; @point is where it ends */
  /* SPOKE: sideways shift of the control point, share of the length; + is left */
  double            bend;
  /* MARKER: pt to the right and down from @point: several at one place */
  BujuPoint         shift;
  /* neighbours of one tier are painted pass by pass: fills, hatches, casings, strokes */
  guint             tier;
  /* id of the area that this item divides: a click there means the nearest part; NULL */
  const char       *part_of;
  /* OVERLAY: whose; layer and id are NULL, see buju_hit_test_ids() */
  const BujuOverlay *overlay;
  guint             class;       /* OVERLAY: which */
} BujuItem;

/* A label wanted: the placer decides where, or reports why not. */
typedef struct
{
  BujuText          text;
  const char       *id;
  const BujuSymbol *symbol;
  BujuGeometry      anchor;      /* POINT: around a marker; LINE: along it; POLYGON: inside */
  BujuPoint         point;       /* POINT anchor, map units */
  BujuPath         *path;        /* LINE or POLYGON anchor, map units; NULL for POINT */
  double            clearance;   /* pt kept free around the anchor (half the marker) */
  int               priority;
  gboolean          required;
  BujuSide          side;        /* preferred; SIDE_CENTRE only for anchors without a marker */
} BujuLabel;

typedef struct
{
  const char       *key;
  BujuText          text;
  const BujuSymbol *symbol;
  BujuItemKind      kind;
  BujuText          note;        /* "derived from its members" … may be empty */
} BujuLegendEntry;

BujuScene       *buju_scene_new          (BujuLibrary *library, const BujuLayout *layout,
                                          const BujuView *view,
                                          const BujuSceneOptions *options);
BujuScene       *buju_scene_ref          (BujuScene *self);
void             buju_scene_unref        (BujuScene *self);
/* The same scene for another view: cheap, shares everything. */
BujuScene       *buju_scene_with_view    (BujuScene *self, const BujuView *view);
gboolean         buju_scene_is_alike     (const BujuScene *self, const BujuScene *other);
gboolean         buju_scene_has_same_base (const BujuScene *self, const BujuScene *other);
gboolean         buju_scene_has_same_layers (const BujuScene *self, const BujuScene *other);
const BujuView  *buju_scene_get_view     (const BujuScene *self);
const BujuLayout *buju_scene_get_layout  (const BujuScene *self);
const BujuSceneOptions *buju_scene_get_options (const BujuScene *self);
BujuLibrary     *buju_scene_get_library  (const BujuScene *self);
GArray          *buju_scene_get_items    (const BujuScene *self);   /* BujuItem, bottom first */
/* BujuLabel, highest priority first */
GArray          *buju_scene_get_labels   (const BujuScene *self);
/* BujuLegendEntry, only what is in view */
GArray          *buju_scene_get_legend   (const BujuScene *self);
/* any shape derived or schematic: 示意 */
gboolean         buju_scene_is_schematic (const BujuScene *self);
/* What "home" shows for a layout: the extent of its shapes and members, or the city's. */
BujuBox          buju_scene_home         (BujuLibrary *library, const BujuLayout *layout);
BujuBox          buju_scene_home_own     (BujuLibrary *library, const BujuLayout *layout);
BujuBox          buju_scene_edges        (BujuLibrary *library);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuScene, buju_scene_unref)

G_END_DECLS
