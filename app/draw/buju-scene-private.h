/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that build a scene share. The body is filled by one thread, then frozen; scenes of
 * the same layout for other views share it. */

#include "draw/buju-scene.h"

G_BEGIN_DECLS

/* Bottom to top. Items of one tier that stand side by side are painted pass by pass. */
enum
{
  TIER_SHOAL_3 = 1,
  TIER_SHOAL_2,
  TIER_SHOAL_1,
  TIER_LAND,
  TIER_NEIGHBOUR,
  TIER_DISTRICT,
  TIER_DISTRICT_SET,
  TIER_WATER,
  TIER_WATERWAY,
  TIER_BORDER,
  TIER_COAST,
  TIER_ROAD,
  TIER_ROAD_MAJOR,
  TIER_AREA,
  TIER_AXIS,
  TIER_LENS_LINE,
  TIER_CORRIDOR,
  TIER_SPINE,
  TIER_PARK_AREA,
  TIER_POLE,
  TIER_LENS_AREA,
  TIER_OVERLAY,       /* areas and lines that somebody brought: over the zones, below all marks */
  TIER_PARK,
  TIER_SPOKE_2,
  TIER_SPOKE_1,
  TIER_LENS,
  TIER_STAR,   /* below smaller marks, which would vanish behind it */
  TIER_POINT,
  TIER_MEMBER,
  TIER_HUB,
  TIER_CHANGE,
  TIER_OVERLAY_POINT,
  TIER_SHIELD
};

#define BUJU_SCENE_TINTS 2   /* sets of districts that may be tinted over one another */

typedef struct
{
  BujuLibrary      *library;
  BujuContent      *content;    /* of the library */
  BujuDataset      *dataset;    /* of the library */
  BujuWords        *words;      /* of the library */
  BujuStyle        *style;      /* of the library */
  const BujuLayout *layout;
  BujuSceneOptions  options;
  char            **hidden;     /* own copy */
  GArray           *items;      /* BujuItem */
  GArray           *labels;     /* BujuLabel */
  GArray           *legend;     /* BujuLegendEntry, everything that could be needed */
  GPtrArray        *layers;     /* BujuLayer*, made here */
  GPtrArray        *looks;      /* BujuSymbol*, made here */
  GStringChunk     *strings;
  GHashTable       *shown;      /* place ids that have a marker or a name already */
  gboolean          schematic;
} BujuSceneBody;

/* A component as it is drawn. */
typedef struct
{
  const BujuComponent *component;
  const BujuComponent *whole;      /* the component it divides; NULL */
  guint                number;     /* 1-based among the components of its family in the layout */
  guint                n_family;
} BujuScenePart;

/* buju-scene-body.c */
BujuSceneBody *buju_scene_body_new       (BujuLibrary *library, const BujuLayout *layout,
                                          const BujuSceneOptions *options);
void           buju_scene_body_free      (BujuSceneBody *self);
gboolean       buju_scene_body_is_hidden (const BujuSceneBody *self, const char *key);
void           buju_scene_body_add_item  (BujuSceneBody *self, const BujuItem *item);
void           buju_scene_body_add_label (BujuSceneBody *self, BujuLabel *label);
void           buju_scene_body_add_legend (BujuSceneBody *self, const char *key, BujuText text,
                                           const BujuSymbol *symbol,
                                           BujuItemKind kind, BujuText note);
const char    *buju_scene_body_intern    (BujuSceneBody *self, const char *text);
const BujuHint *buju_scene_body_get_hint (const BujuSceneBody *self, const char *id);
BujuText       buju_scene_body_name      (BujuSceneBody *self, const char *id, BujuText name);
gboolean       buju_scene_body_locate    (const BujuSceneBody *self, const BujuPlace *place,
                                          BujuPoint *point, double *radius);
gboolean       buju_scene_body_find_point (const BujuSceneBody *self, const char *id,
                                           BujuPoint *point, double *radius);
BujuBox        buju_scene_item_get_box   (const BujuItem *item);

/* One family of things each. */
void           buju_scene_add_base       (BujuSceneBody *self);
void           buju_scene_add_borders    (BujuSceneBody *self, const BujuLayer *districts);
void           buju_scene_add_names      (BujuSceneBody *self);
void           buju_scene_add_zones      (BujuSceneBody *self, const BujuScenePart *part);
void           buju_scene_add_ribbon     (BujuSceneBody *self, const BujuScenePart *part);
void           buju_scene_add_district_sets (BujuSceneBody *self, GArray *parts);
void           buju_scene_add_members    (BujuSceneBody *self, const BujuScenePart *part);
void           buju_scene_add_hub        (BujuSceneBody *self, GArray *parts);
gboolean       buju_scene_has_hub        (GArray *parts);
void           buju_scene_add_parks      (BujuSceneBody *self);
void           buju_scene_mark_inferred   (BujuSceneBody *self, GArray *parts);
/* With a lens: its places that the layout does not show; then everything lit or pale, and the
 * legend of the lens. */
void           buju_scene_add_lens       (BujuSceneBody *self);
void           buju_scene_apply_lens     (BujuSceneBody *self);
void           buju_scene_add_lens_legend (BujuSceneBody *self);
#define BUJU_SCENE_PALE 0.84  /* share of the paper's colour in what is pale */
const BujuSymbol *buju_scene_fade        (BujuSceneBody *self, const BujuSymbol *symbol,
                                          double share, GHashTable *known);
gboolean       buju_scene_is_of_plan     (const BujuItem *item);
void           buju_scene_drop_pale      (BujuSceneBody *self);
/* With a focus: the rest of the layout pale. */
void           buju_scene_apply_focus    (BujuSceneBody *self);
void           buju_scene_add_changes    (BujuSceneBody *self);
/* What somebody brought; after the lens, which leaves it alone. */
void           buju_scene_add_overlays   (BujuSceneBody *self);
/* Labels of its features in view, the largest first, some hundreds at most, all of one priority.
 * Ids are kept in @strings, paths in @paths (BujuPath). */
void           buju_scene_list_overlay_labels (const BujuSceneBody *self, const BujuView *view,
                                               GArray *labels,
                                               GStringChunk *strings, GPtrArray *paths);
void           buju_scene_add_point_label (BujuSceneBody *self, const char *id, BujuText text,
                                           BujuPoint point,
                                           const BujuSymbol *symbol);
gboolean       buju_scene_is_pole_place  (const BujuSceneBody *self, const BujuPlace *place);
/* (element-type BujuScenePart): the components of a layout with those of its child layouts. */
GArray        *buju_scene_list_parts     (const BujuLayout *layout);
gboolean       buju_scene_is_kind        (const BujuComponent *component, const char *kind);
gboolean       buju_scene_is_set         (const BujuComponent *component);
BujuText       buju_scene_basis_note     (const BujuSceneBody *self, const char *basis);

G_END_DECLS
