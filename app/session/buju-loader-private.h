/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuLoader share. */

#include "session/buju-loader.h"

G_BEGIN_DECLS

struct _BujuLoader
{
  GObject      parent_instance;

  BujuLibrary *library;
  GHashTable  *watches;    /* overlay id → what buju_loader_watch_free() frees */
  guint64      look_size;  /* bytes */
  GVariant    *readings;   /* what was said of files before; NULL */
};

/* buju-loader-watch.c */
void      buju_loader_watch_free   (gpointer watch);
/* Emits "file-changed". */
void      buju_loader_tell_changed (BujuLoader *self, const char *id, gboolean gone);
/* Emits "preview". */
void      buju_loader_tell_preview (BujuLoader *self, BujuOverlay *overlay);

/* Options with strings of their own. Not to be moved: they point into it. */
typedef struct
{
  BujuOpenOptions options;
  BujuColumns     columns;
} BujuKeptOptions;

/* @options: NULL: nothing was decided. */
void      buju_kept_options_init   (BujuKeptOptions *self, const BujuOpenOptions *options);
void      buju_kept_options_clear  (BujuKeptOptions *self);

/* CRS that would put @layer, in the file's own coordinates, in or near the city. (element-type
 * BujuCrsGuess) (transfer full) */
GArray   *buju_crs_guess_list (BujuLibrary *library, const BujuLayer *layer);

/* Whether the overlay looks shifted as Chinese web maps are. @matches: (nullable): places that rows
 * are known to be. NONE: no, or nobody can say. */
BujuDatum buju_shift_hint_find (BujuLibrary *library, const BujuLayer *layer, BujuJoin *join,
                                double *confidence);

/* A private folder with the files of one data set, unpacked; NULL with an error. Removed with
 * everything in it. */
char     *buju_unpacked_make   (const BujuFinding *finding, char **file, GCancellable *cancellable,
                                GError **error);
void      buju_unpacked_remove (char *folder);

G_END_DECLS
