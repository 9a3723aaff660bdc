/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPresentation: layouts and saved views on the whole screen, one after another, with title and
 * legend in large type and nothing else. It has a session of its own: what is shown in it changes
 * nothing in the window. */

#include <adwaita.h>

#include "session/buju-saved-views.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PRESENTATION (buju_presentation_get_type ())
G_DECLARE_FINAL_TYPE (BujuPresentation, buju_presentation, BUJU, PRESENTATION, AdwWindow)

/* Begins with the layout of @session. (transfer floating) */
BujuPresentation *buju_presentation_new         (GtkWindow *parent, BujuSession *session,
                                                 BujuSavedViews *views);
guint             buju_presentation_get_n_slides (BujuPresentation *self);
/* The first and the last are where it ends. */
void              buju_presentation_set_slide   (BujuPresentation *self, int slide);

G_END_DECLS
