/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuMapView share: the widget itself, its picture, its zones. */

#include <adwaita.h>

#include "buju-map-frames.h"
#include "buju-map-highlight.h"
#include "buju-map-input.h"
#include "buju-map-sheet.h"
#include "buju-map-tip.h"
#include "buju-map-view.h"
#include "session/buju-painter.h"

G_BEGIN_DECLS

struct _BujuMapView
{
  GtkWidget         parent_instance;

  BujuSession      *session;
  GSignalGroup     *session_signals;
  BujuMapInput     *input;

  /* The picture. */
  BujuPainter      *painter;
  BujuMapSheet      sheets[BUJU_PAINTER_N_SHEETS];
  GArray           *labels;         /* BujuQuad of the names, logical px; NULL */
  gboolean          stale;          /* the view moved on while the painter was busy */
  guint             settle_id;
  BujuMapFrames    *frames;         /* NULL */

  /* Over it. */
  BujuMapHighlight *hovered;
  BujuMapHighlight *selected;
  BujuMapHighlight *chosen;         /* several of a layer; NULL */
  GPtrArray        *zones;          /* BujuZoneAccessible, children */
  gboolean          zones_stale;    /* other things are on the map, not only elsewhere */
  char             *cursor;         /* name; NULL */
  GtkWidget        *tip;            /* BujuMapTip */
  gboolean          allocating;     /* the session is told of another size */

  /* One of two maps. */
  BujuMapView      *pair;           /* the other one; weak, NULL */
  gboolean          second;         /* shows the session's other layout */
  int               followed_width; /* px that the second one was last drawn for */
  int               followed_height;
  int               cut;            /* px at the left that the other one has */
  gboolean          has_ghost;
  BujuPoint         ghost;          /* where the pointer is on the other one, map units */

  /* Flying to a place. */
  AdwAnimation     *flight;
  BujuView          flight_from;
  BujuView          flight_to;
};

/* Picture: buju-map-picture.c */
double     buju_map_view_get_unit        (BujuMapView *self);
BujuScene *buju_map_view_make_scene      (BujuMapView *self);
void       buju_map_view_request_picture (BujuMapView *self);
void       buju_map_view_follow_view     (BujuMapView *self);
void       buju_map_view_take_picture    (BujuMapView *self, BujuPainterSheet sheet);
void       buju_map_view_clear_picture   (BujuMapView *self);
void       buju_map_view_draw            (BujuMapView *self, GtkSnapshot *snapshot);

/* Over the picture: buju-map-overlay.c */
void       buju_map_view_forget_highlights (BujuMapView *self);
void       buju_map_view_take_labels     (BujuMapView *self, double factor);
gboolean   buju_map_view_prepare_highlights (BujuMapView *self, const BujuView *view);
void       buju_map_view_draw_highlights (BujuMapView *self, cairo_t *cr, const BujuView *view);

/* Two maps: buju-map-second.c */
BujuView          buju_map_view_get_view    (BujuMapView *self);
BujuScene        *buju_map_view_new_scene   (BujuMapView *self, const BujuView *view);
void              buju_map_view_follow_size (BujuMapView *self, int width, int height);
const BujuLayout *buju_map_view_get_layout  (BujuMapView *self);
BujuPoint         buju_map_view_to_session  (BujuMapView *self, double x, double y);
gboolean          buju_map_view_contains    (GtkWidget *widget, double x, double y);
void              buju_map_view_draw_ghost  (BujuMapView *self, GtkSnapshot *snapshot);

/* Zones: buju-map-children.c */
void       buju_map_view_update_zones    (BujuMapView *self);
void       buju_map_view_clear_zones     (BujuMapView *self);

/* What a screen reader says: buju-map-words.c */
void       buju_map_view_describe        (BujuMapView *self);
void       buju_map_view_mark_selected   (BujuMapView *self);

/* What can be done at a place: buju-map-menu.c */
void       buju_map_view_install_menu    (GtkWidgetClass *class);
void       buju_map_view_add_menu        (BujuMapView *self);

/* Flying: buju-map-flight.c. Without animations it does not, and the session moves there at
 * once. */
gboolean   buju_map_view_fly_to          (BujuMapView *self, const BujuView *target);

/* Keys: buju-map-keys.c */
void       buju_map_view_install_keys    (GtkWidgetClass *class);

/* Alt with an arrow: buju-map-beside.c */
void       buju_map_view_install_beside  (GtkWidgetClass *class);

G_END_DECLS
