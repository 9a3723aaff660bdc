/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLayerOpener: turns the files that people bring into layers of the session: shows how far it
 * is, asks what the files do not say, and offers to read again what has changed. It asks in bars,
 * one for each layer; nothing is guessed without consent.
 *
 * Signals: "said" (const char *text, const char *action, const char *id): something in passing;
 * @action: a detailed window action of the toast's button without target, or "". "opened" (guint
 * n): a run is over. */

#include <gtk/gtk.h>

#include "buju-notices.h"
#include "draw/buju-recipe.h"
#include "session/buju-loader.h"
#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LAYER_OPENER (buju_layer_opener_get_type ())
G_DECLARE_FINAL_TYPE (BujuLayerOpener, buju_layer_opener, BUJU, LAYER_OPENER, GObject)

/* @window and @notices outlive it. */
BujuLayerOpener *buju_layer_opener_new        (GtkWindow *window, BujuNotices *notices,
                                               BujuSession *session,
                                               GSettings *settings);
void             buju_layer_opener_open       (BujuLayerOpener *self, const char * const *paths);
void             buju_layer_opener_open_recipe (BujuLayerOpener *self, const BujuRecipe *recipe);
void             buju_layer_opener_reload     (BujuLayerOpener *self, const char *id);
/* Asks for CRS, shift and encoding of a layer that is there. */
void             buju_layer_opener_ask        (BujuLayerOpener *self, const char *id);
/* No bar asks about that layer any more. */
void             buju_layer_opener_forget     (BujuLayerOpener *self, const char *id);
/* What is known of its file, for people. (transfer full) */
char            *buju_layer_opener_dup_info   (BujuLayerOpener *self, const char *id);

G_END_DECLS
