/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reading a shapefile: the only user of shapelib. Everything is checked before shapelib sees it;
 * damaged records are left out and counted in the report; nothing is ever written. Safe in any
 * thread. */

#include <gio/gio.h>

#include "data/buju-crs-store.h"
#include "data/buju-layer.h"
#include "geo/buju-datum.h"
#include "geo/buju-projection.h"

G_BEGIN_DECLS

#define BUJU_SHAPEFILE_ERROR (buju_shapefile_error_quark ())
GQuark buju_shapefile_error_quark (void);

typedef enum
{
  BUJU_SHAPEFILE_ERROR_NOT_FOUND,
  BUJU_SHAPEFILE_ERROR_FORMAT,
  BUJU_SHAPEFILE_ERROR_TRUNCATED,
  BUJU_SHAPEFILE_ERROR_UNSUPPORTED
} BujuShapefileError;

typedef struct
{
  const char *crs;         /* target CRS; NULL keeps the file's own coordinates */
  const char *encoding;    /* NULL: .cpg, LDID, guess */
  const char *file_crs;    /* instead of what the .prj says; NULL believes it */
  const char *assumed_crs; /* of files without a .prj; NULL leaves them alone */
  const char *name;        /* of the layer; NULL takes the file's */
  BujuCrsStore *crs_store; /* for reading several files; NULL makes one */
  /* shift that the coordinates have, whatever the .prj says; undone when crs is given */
  BujuDatum    datum;
} BujuReadOptions;

/* What was found in a file and what was wrong with it; the shape of `buju info`. */
typedef struct
{
  char       *file;
  char       *geometry;       /* "Polygon", "PolyLineZ" … */
  guint       records, drawable, damaged, deleted, null_shapes;
  BujuBox     extent;         /* file coordinates, from finite vertices */
  BujuCrs     crs;
  gboolean    placed;         /* the layer's coordinates are in the CRS that was asked for */
  char       *encoding;       /* "UTF-8", "GB18030" … */
  const char *encoding_from;  /* "cpg", "ldid", "guess", "user"; of text files also "mark" */
  char        separator;      /* of text files; 0 */
  gboolean    has_header;     /* of text files */
  GPtrArray  *notes;          /* char*: messages for people */
} BujuReport;

BujuReport *buju_report_new  (const char *file);
void        buju_report_free (BujuReport *self);
/* "ok" or "warn" */
const char *buju_report_get_status (const BujuReport *self);

BujuLayer *buju_shapefile_read (const char            *path,
                                const BujuReadOptions *options,      /* (nullable) */
                                /* (out) (optional) (transfer full) */
                                BujuReport           **report,
                                GCancellable          *cancellable,
                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuReport, buju_report_free)

G_END_DECLS
