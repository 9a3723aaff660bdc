/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLoader: makes overlays of the files that people bring: finds the data sets, reads them in
 * other threads, says what it could not know, and watches for files that change. Never places
 * anything by a guess: that is asked first. Main thread; only buju_loader_read() may be called
 * anywhere.
 *
 * Signal: "file-changed" (const char *overlay_id, gboolean gone): a watched file was replaced, cut
 * or deleted. The overlay is not touched: what was read lies in memory.
 * Signal: "preview" (BujuOverlay *overlay): while a large file is opened: shapes from all over it,
 * to be shown until it is there. Not of files whose place has to be asked for. */

#include "draw/buju-overlay.h"
#include "plan/buju-join.h"
#include "session/buju-finding.h"
#include "session/buju-readings.h"

G_BEGIN_DECLS

/* What the person decided about one data set. NULL, 0, -1: found out. */
typedef struct
{
  const char        *crs;          /* "EPSG:4549", WKT …: instead of the .prj or for want of it */
  const char        *encoding;
  gboolean           has_datum;    /* else what the column names say, or none */
  BujuDatum          datum;
  char               separator;    /* of tables */
  int                header;       /* of tables; -1 */
  const BujuColumns *columns;      /* of tables; NULL */
  const char        *columns_text; /* of tables: as an overlay's source has them; NULL */
  gboolean           join;         /* of tables: place by names although there are coordinates */
  const char        *aliases;      /* file of BujuAliases; NULL: none */
} BujuOpenOptions;

#define BUJU_OPEN_OPTIONS_INIT ((BujuOpenOptions) { .header = -1 })

typedef enum
{
  BUJU_LOADED_DONE,       /* an overlay, and maybe a join to look through */
  /* the CRS is missing, or impossible: ask, then read again with options.crs */
  BUJU_LOADED_UNPLACED,
  BUJU_LOADED_NO_PLACES,  /* a table without coordinates or names of ours: ask for its columns */
  BUJU_LOADED_FAILED      /* error says why */
} BujuLoadedStatus;

/* A CRS that would put the data near Shanghai; for consent. */
typedef struct
{
  const char *crs;        /* "EPSG:4549" */
  const char *name;       /* as PROJ names it */
  BujuDatum   datum;
  double      confidence; /* 0 … 1: the share of the data that would lie in or near the city */
} BujuCrsGuess;

/* What became of one data set. It has one owner; reference what you keep of it. */
typedef struct
{
  BujuFinding      *finding;
  BujuLoadedStatus  status;
  BujuOverlay      *overlay;   /* DONE: with the id "overlay-0"; the session gives another */
  /* not DONE: what was found (the overlay has it else); NULL when FAILED */
  BujuReport       *report;
  GError           *error;     /* FAILED; UNPLACED when a CRS was given that did not work */
  GArray           *guesses;   /* BujuCrsGuess, best first; empty: none fits */
  BujuTable        *table;     /* of tables; NULL */
  BujuColumns       columns;   /* of tables: as used or found */
  BujuJoin         *join;      /* of tables placed by names; NULL */
  BujuDatum         hint;      /* the data looks shifted so; NONE */
  double            hint_confidence;  /* 0 … 1 */
} BujuLoaded;

void buju_loaded_free (BujuLoaded *self);

/* @fraction: 0 … 1 of all bytes; @name: of what is being read. In the main thread. */
typedef void (*BujuLoaderProgress) (double fraction, const char *name, gpointer data);

#define BUJU_TYPE_LOADER (buju_loader_get_type ())
G_DECLARE_FINAL_TYPE (BujuLoader, buju_loader, BUJU, LOADER, GObject)

BujuLoader *buju_loader_new         (BujuLibrary *library);
void        buju_loader_set_preview_size (BujuLoader *self, guint64 size);
/* What was said of files before: they are opened so. NULL: nothing. */
void        buju_loader_set_readings (BujuLoader *self, GVariant *readings);
/* What is said of @finding is put into @options where they do not say it; they borrow it from
 * @reading. */
void        buju_loader_recall      (BujuLoader *self, const BujuFinding *finding,
                                     BujuFileReading *reading, BujuOpenOptions *options);
/* Finds and reads everything in @paths, several at a time. @options: for all of them; NULL. */
void        buju_loader_open_async  (BujuLoader *self, const char * const *paths,
                                     const BujuOpenOptions *options,
                                     GCancellable *cancellable, BujuLoaderProgress progress,
                                     gpointer progress_data,
                                     GAsyncReadyCallback callback, gpointer data);
/* (element-type BujuLoaded) (transfer full), in the order of buju_finding_list(); NULL with
 * G_IO_ERROR_CANCELLED.
 * @problems: (out) (optional): as there. */
GPtrArray  *buju_loader_open_finish (BujuLoader *self, GAsyncResult *result, GPtrArray **problems,
                                     GError **error);
/* Reads one data set again, with what the person decided. */
void        buju_loader_read_async  (BujuLoader *self, const BujuFinding *finding,
                                     const BujuOpenOptions *options,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer data);
BujuLoaded *buju_loader_read_finish (BujuLoader *self, GAsyncResult *result, GError **error);
/* As it was read before: for reloading. The finding and options of an overlay. */
void        buju_loader_reload_async (BujuLoader *self, BujuOverlay *overlay, const char *aliases,
                                      GCancellable *cancellable,
                                      /* finish: buju_loader_read_finish() */
                                      GAsyncReadyCallback callback, gpointer data);

/* Synchronously, in any thread. NULL only when cancelled. */
BujuLoaded *buju_loader_read        (BujuLibrary *library, const BujuFinding *finding,
                                     const BujuOpenOptions *options,
                                     GCancellable *cancellable, GError **error);

/* By the overlay's id, until it is told otherwise: changes since the overlay was read. Looks at the
 * files in another thread, for a share may take its time. */
void        buju_loader_watch       (BujuLoader *self, BujuOverlay *overlay);
void        buju_loader_unwatch     (BujuLoader *self, const char *overlay_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLoaded, buju_loaded_free)

G_END_DECLS
