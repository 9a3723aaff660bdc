/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is open while one shapefile is read; shared by the steps of reading it. */

#include "data/buju-shape-check.h"
#include "data/buju-shapefile-table.h"
#include "data/buju-shapefile.h"

G_BEGIN_DECLS

typedef struct
{
  const char           *path;
  const BujuReadOptions *options;
  GCancellable         *cancellable;
  BujuReport           *report;
  BujuShapefileSources  sources;
  BujuShapeCheck        check;
  BujuRows              rows;
  GArray               *kept;     /* guint32: the row of each feature */
  BujuLayerBuilder     *builder;
  BujuCrsStore         *own_store; /* NULL when the caller lent one */
} BujuReading;

void     buju_reading_clear        (BujuReading *self);
void     buju_reading_note         (BujuReading *self, const char *format, ...)
  G_GNUC_PRINTF (2, 3);
/* FALSE when cancelled; what else goes wrong is noted. */
gboolean buju_reading_read_table   (BujuReading *self, GError **error);
gboolean buju_reading_project      (BujuReading *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuReading, buju_reading_clear)

G_END_DECLS
