/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlacement: where the labels of a scene go, without collisions, and which could not be placed.
 * Immutable, any thread: it keeps sizes and positions, and makes its layouts anew in the thread
 * that draws.
 *
 * Never: two texts over one another, a text over a marker or a blocked box, a text cut by the edge
 * of the picture. A point label without clearance and without a marker under it is a caption: on
 * its preferred side with its edge at the point, or centred there. Required labels with a marker
 * may stand farther away, joined to it by a line.
 *
 * If possible: on the preferred side, near the anchor, clear of strong lines. The same task gives
 * the same result; positions are tried in map terms, so that a small pan moves few labels. */

#include <pango/pangocairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const BujuLabel *label;
  /* user space of the view, halo included; for a turned label its bounding box */
  BujuBox          box;
  BujuPoint        origin;     /* top left of the first line's layout */
  double           angle;      /* radians; 0 = upright */
  int              align;      /* -1 left, 0 centred, 1 right: of the two lines to one another */
  gboolean         leader;     /* a line leads from the label to its anchor */
  BujuPoint        anchor;     /* user space */
  /* letters stand one by one along a line: origin and angle mean nothing */
  gboolean         bent;
} BujuPlaced;

/* A turned box by its corners, in order. */
typedef struct
{
  BujuPoint corners[4];
} BujuQuad;

/* A disc that no text may touch: a marker, with its outline. User space. */
typedef struct
{
  BujuPoint centre;
  double    radius;
} BujuObstacle;

/* Something drawn strongly that texts had better not cross. */
typedef struct
{
  BujuSpan span;    /* map units */
  double   weight;  /* about its width in pt */
} BujuBarrier;

/* All that placing needs to know. Everything is borrowed; labels and their texts must outlive the
 * placement. */
typedef struct
{
  BujuView            view;
  BujuLanguage        language;
  double              unit;      /* px (or pt) of the target per pt of the style */
  const char         *family;    /* font; NULL = the default */
  const char         *serif;     /* font of the names that ask for it; NULL = @family */
  const BujuLabel    *labels;
  guint               n_labels;
  const BujuObstacle *obstacles;
  guint               n_obstacles;
  const BujuBox      *blocked;   /* user space */
  guint               n_blocked;
  const BujuBarrier  *barriers;
  guint               n_barriers;
  /* a required name without room for both languages may stand in Chinese alone */
  gboolean            shorten;
} BujuPlacementTask;

typedef struct _BujuPlacement BujuPlacement;

/* @blocked: boxes in user space that labels must stay out of (legend, scale bar …), may be NULL. */
BujuPlacement *buju_placement_new          (BujuScene *scene, const BujuBox *blocked,
                                            guint n_blocked);
/* The same for paper, where nobody can look closer: @task's shorten is set. */
BujuPlacement *buju_placement_new_short    (BujuScene *scene, const BujuBox *blocked,
                                            guint n_blocked);
/* Without a scene. Labels whose anchor lies outside the view are neither placed nor reported. */
BujuPlacement *buju_placement_solve        (const BujuPlacementTask *task);
void           buju_placement_free         (BujuPlacement *self);
GArray        *buju_placement_get_placed   (const BujuPlacement *self);    /* BujuPlaced */
/* What label @i of the placed ones covers, halo included. (element-type BujuQuad) (transfer
 * full) */
GArray        *buju_placement_list_quads  (const BujuPlacement *self, guint i);
GPtrArray     *buju_placement_get_unplaced (const BujuPlacement *self);    /* const BujuLabel* */
/* Placed, but in Chinese alone on a map in both languages. */
GPtrArray     *buju_placement_get_shortened (const BujuPlacement *self);   /* const BujuLabel* */
/* Characters of all labels that no installed font can show; 0 is good. */
guint          buju_placement_count_missing (const BujuPlacement *self);
/* Draws all placed labels: leaders, then halos, then text as text. */
void           buju_placement_draw         (const BujuPlacement *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPlacement, buju_placement_free)

G_END_DECLS
