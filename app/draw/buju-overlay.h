/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOverlay: a layer that somebody brought, in the map CRS, and how it is shown. Immutable,
 * refcounted, any thread; another look or name makes another overlay that shares the layer, and
 * whatever of the classes did not change.
 *
 * A feature's id is "overlay-1:42": the overlay's id and the feature's number in the layer. */

#include "data/buju-file-stamp.h"
#include "data/buju-file-sum.h"
#include "data/buju-layer.h"
#include "data/buju-shapefile.h"
#include "draw/buju-overlay-look.h"
#include "geo/buju-datum.h"

G_BEGIN_DECLS

typedef struct _BujuOverlay BujuOverlay;

/* The id of one that no session has, or not yet: nothing can be asked about its features. */
#define BUJU_OVERLAY_NO_ID "overlay-0"

/* Where the layer came from, so that it can be read again, and recipes can name it. NULL: as found
 * out. */
typedef struct
{
  char      *path;       /* the file, or the archive that holds it */
  char      *member;     /* path within the archive; NULL */
  char      *crs;        /* what the person said the coordinates are in */
  char      *encoding;   /* what the person said the text is in */
  BujuDatum  datum;      /* what shift was taken out */
  gboolean   joined;     /* placed by the names in a column, not by coordinates */
  char      *columns;    /* that the person chose, see buju-columns-text.h */
  BujuFileSum *sum;      /* of the files that were read */
  char      *table;      /* the .dbf that was read with @path; NULL: none, or in an archive */
  BujuFileStamp seen;    /* @path just before it was read */
  BujuFileStamp table_seen;
} BujuOverlaySource;

/* One kind of feature of the overlay, as the legend has it. */
typedef struct
{
  BujuText    text;      /* people's data is in one language: both sides are the same */
  BujuSymbol  symbol;    /* opacity and size applied */
  guint       count;     /* features that pass the filter, also those without a place */
  double      lower;     /* GRADUATED: bounds */
  double      upper;
  const char *value;     /* CATEGORY: of the field; NULL: all others */
  BujuBox     extent;    /* map units */
} BujuOverlayClass;

/* Takes over @report and copies the rest. @look: NULL: the usual one. */
BujuOverlay *buju_overlay_new        (const char *id, const char *name, BujuLayer *layer,
                                      BujuReport *report,
                                      const BujuOverlaySource *source, const BujuOverlayLook *look);
BujuOverlay *buju_overlay_ref        (BujuOverlay *self);
void         buju_overlay_unref      (BujuOverlay *self);
/* (transfer full) */
BujuOverlay *buju_overlay_with_look  (BujuOverlay *self, const BujuOverlayLook *look);
/* (transfer full) */
BujuOverlay *buju_overlay_with_name  (BujuOverlay *self, const char *name);
/* (transfer full) */
BujuOverlay *buju_overlay_with_id    (BujuOverlay *self, const char *id);

const char              *buju_overlay_get_id      (const BujuOverlay *self);
const char              *buju_overlay_get_name    (const BujuOverlay *self);
BujuLayer               *buju_overlay_get_layer   (const BujuOverlay *self);   /* (transfer none) */
/* CRS, encoding, counts, notes */
const BujuReport        *buju_overlay_get_report  (const BujuOverlay *self);
const BujuOverlaySource *buju_overlay_get_source  (const BujuOverlay *self);
/* SHA-256 of its files, which may all be read for it; NULL */
const char              *buju_overlay_await_hash  (const BujuOverlay *self);
const BujuOverlayLook   *buju_overlay_get_look    (const BujuOverlay *self);
/* map units, all features */
BujuBox                  buju_overlay_get_extent  (const BujuOverlay *self);
/* BujuOverlayClass, in the order of the legend; never empty. */
GArray                  *buju_overlay_get_classes (const BujuOverlay *self);   /* (transfer none) */
/* -1: filtered out */
int                      buju_overlay_get_class   (const BujuOverlay *self, guint feature);
/* features that pass the filter */
guint                    buju_overlay_get_n_shown (const BujuOverlay *self);
/* of them on no map */
guint                    buju_overlay_get_n_placeless (const BujuOverlay *self);
/* What is wrong with the filter or the fields of the look, for people; NULL. A wrong filter hides
 * nothing. */
const char              *buju_overlay_get_problem (const BujuOverlay *self);
/* The features of a class, in the order of the layer. (transfer none) */
const guint32           *buju_overlay_get_members (const BujuOverlay *self, guint class, guint *n);
/* Diameter of a point, pt. */
double                   buju_overlay_get_size    (const BujuOverlay *self, guint feature);

char     *buju_overlay_dup_feature_id (const BujuOverlay *self, guint feature);
/* FALSE when it is no feature's id. @overlay: (transfer full), @feature not checked. */
gboolean  buju_overlay_parse_id       (const char *id, char **overlay, guint *feature);

/* What the table says of a feature. Strings borrowed from the overlay. */
typedef struct
{
  const char   *field;
  const char   *value;   /* NULL: missing */
  BujuFieldType type;
} BujuOverlayFact;

/* (element-type BujuOverlayFact) (transfer full) */
GArray     *buju_overlay_describe  (const BujuOverlay *self, guint feature);
/* The label field's, else what looks like a name; NULL. (transfer full) */
char       *buju_overlay_dup_title (const BujuOverlay *self, guint feature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuOverlay, buju_overlay_unref)

G_END_DECLS
