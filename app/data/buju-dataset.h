/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDataset: the shipped layers by name ("base/land", "zones/zones", "places/places" …) in the
 * map CRS, immutable, refcounted. A layer that could not be read is absent and its message is kept:
 * the rest goes on. */

#include <gio/gio.h>

#include "data/buju-layer.h"

G_BEGIN_DECLS

typedef struct _BujuDataset BujuDataset;

/* Reads every layer that @folder holds. Fails only when the folder has none at all. */
BujuDataset *buju_dataset_load        (const char *folder, GCancellable *cancellable,
                                       GError **error);
BujuDataset *buju_dataset_ref         (BujuDataset *self);
void         buju_dataset_unref       (BujuDataset *self);
/* (transfer none) (nullable) */
BujuLayer   *buju_dataset_get_layer   (const BujuDataset *self, const char *name);
/* BujuLayer, by name (transfer none) */
GPtrArray   *buju_dataset_get_layers  (const BujuDataset *self);
/* char*, for people (transfer none) */
GPtrArray   *buju_dataset_get_problems (const BujuDataset *self);
/* Looks an id up in zones/zones, base/districts, places/parks, places/places, in that order. */
gboolean     buju_dataset_find        (const BujuDataset *self, const char *id, BujuLayer **layer,
                                       guint *feature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuDataset, buju_dataset_unref)

G_END_DECLS
