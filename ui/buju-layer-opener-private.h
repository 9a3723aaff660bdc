/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuLayerOpener share. */

#include "buju-layer-opener.h"

G_BEGIN_DECLS

struct _BujuLayerOpener
{
  GObject       parent_instance;

  GtkWindow    *window;       /* borrowed */
  BujuNotices  *notices;      /* borrowed */
  BujuSession  *session;
  GSettings    *settings;
  BujuLoader   *loader;
  GCancellable *cancellable;  /* of everything that is being read */
  guint         progress_id;  /* of the timeout that shows a bar */
  char         *reading;      /* the name of what is read, when that is one file; NULL */
  guint         n_running;
  guint         n_added;      /* since nothing was running */
  char         *aliases;      /* path */
};

/* Reads one data set with @options, which is what the person decided and is remembered when it
 * could be done; @id: the layer that it replaces, or NULL for a new one. */
void buju_layer_opener_read     (BujuLayerOpener *self, const BujuFinding *finding,
                                 const BujuOpenOptions *options,
                                 const char *id);
/* Something is being read, or no longer. */
void buju_layer_opener_begin    (BujuLayerOpener *self);
void buju_layer_opener_end      (BujuLayerOpener *self);
/* Emits "said". @action, @id: NULL. */
void buju_layer_opener_say      (BujuLayerOpener *self, const char *text, const char *action,
                                 const char *id);

/* What was read: buju-layer-opener-take.c */
/* Takes over @loaded. */
void buju_layer_opener_take          (BujuLayerOpener *self, BujuLoaded *loaded, const char *id);
/* (element-type BujuLoaded), which are taken out; failures and @problems share a bar. */
void buju_layer_opener_take_all      (BujuLayerOpener *self, GPtrArray *all, GPtrArray *problems);
/* (element-type utf8) (nullable) */
void buju_layer_opener_show_problems (BujuLayerOpener *self, GPtrArray *problems);
void buju_layer_opener_preview_cb    (BujuLayerOpener *self, BujuOverlay *overlay);

/* How far it is: buju-layer-opener-progress.c */
void buju_layer_opener_start_progress (BujuLayerOpener *self);
void buju_layer_opener_stop_progress  (BujuLayerOpener *self);
/* A BujuLoaderProgress, with the opener. */
void buju_layer_opener_progress_cb    (double fraction, const char *name, gpointer data);

/* Questions: buju-layer-questions.c. They take over @loaded. */
void buju_layer_opener_ask_place   (BujuLayerOpener *self, BujuLoaded *loaded, const char *id);
void buju_layer_opener_ask_columns (BujuLayerOpener *self, BujuLoaded *loaded, const char *id);
void buju_layer_opener_ask_after   (BujuLayerOpener *self, BujuLoaded *loaded, const char *id);
void buju_layer_opener_ask_reload  (BujuLayerOpener *self, const char *id, gboolean gone);

/* What was said of files: buju-layer-opener-readings.c */
void buju_layer_opener_start_readings (BujuLayerOpener *self);
void buju_layer_opener_remember       (BujuLayerOpener *self, const BujuFinding *finding,
                                       const BujuFileReading *reading);

G_END_DECLS
