/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLayer: features of one shapefile, checked, projected, indexed, immutable; refcounted, any
 * thread. A feature is an index into the layer. All coordinates lie in one array. */

#include <gio/gio.h>

#include "data/buju-table.h"
#include "geo/buju-index.h"
#include "geo/buju-path.h"
#include "geo/buju-projection.h"
#include "geo/buju-warp.h"

G_BEGIN_DECLS

typedef struct _BujuLayer BujuLayer;
typedef struct _BujuLayerBuilder BujuLayerBuilder;

BujuLayer    *buju_layer_ref          (BujuLayer *self);
void          buju_layer_unref        (BujuLayer *self);
const char   *buju_layer_get_name     (const BujuLayer *self);
BujuGeometry  buju_layer_get_geometry (const BujuLayer *self);
guint         buju_layer_get_n_features (const BujuLayer *self);
BujuSpan      buju_layer_get_span     (const BujuLayer *self, guint feature);
BujuBox       buju_layer_get_box      (const BujuLayer *self, guint feature);
BujuBox       buju_layer_get_extent   (const BujuLayer *self);
/* (transfer none) (nullable) */
BujuTable    *buju_layer_get_table    (const BujuLayer *self);
const BujuIndex *buju_layer_get_index (const BujuLayer *self);
/* (nullable) */
const char   *buju_layer_get_text     (const BujuLayer *self, guint feature, const char *field);
/* by its "id" field, hashed; -1 */
int           buju_layer_find         (const BujuLayer *self, const char *id);

BujuLayerBuilder *buju_layer_builder_new         (const char *name, BujuGeometry geometry);
void              buju_layer_builder_free        (BujuLayerBuilder *self);
gboolean          buju_layer_builder_reserve     (BujuLayerBuilder *self, gsize n_features,
                                                  gsize n_parts, gsize n_points);
void              buju_layer_builder_add_feature (BujuLayerBuilder *self, const BujuSpan *span);
/* In place; what cannot be projected is left out and counted. FALSE when cancelled. */
gboolean          buju_layer_builder_project     (BujuLayerBuilder *self,
                                                  BujuProjection *projection,
                                                  GCancellable *cancellable, gsize *n_failed);
/* The same with any change of coordinates; @tolerance: see buju_warp_new(). */
gboolean          buju_layer_builder_change      (BujuLayerBuilder *self, BujuWarpFunc func,
                                                  gpointer data,
                                                  double tolerance, GCancellable *cancellable,
                                                  gsize *n_failed);
void              buju_layer_builder_set_table   (BujuLayerBuilder *self, BujuTable *table);
/* (transfer full); the builder is empty after */
BujuLayer        *buju_layer_builder_finish      (BujuLayerBuilder *self);
/* NULL when cancelled. */
BujuLayer        *buju_layer_builder_finish_unless (BujuLayerBuilder *self,
                                                    GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLayer, buju_layer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLayerBuilder, buju_layer_builder_free)

G_END_DECLS
