/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuApplication: one window, the settings, the commands that belong to no window. */

#include <adwaita.h>

G_BEGIN_DECLS

#define BUJU_TYPE_APPLICATION (buju_application_get_type ())
G_DECLARE_FINAL_TYPE (BujuApplication, buju_application, BUJU, APPLICATION, AdwApplication)

BujuApplication *buju_application_new          (void);
GSettings       *buju_application_get_settings (BujuApplication *self);

/* Told by SIGHUP, SIGINT or SIGTERM it ends as if quit, without asking; told twice, at once. */
void             buju_application_watch_signals (BujuApplication *self);
/* By which of them it ended; 0 */
int              buju_application_get_signal (BujuApplication *self);
/* Whether the window shall not begin where it was: asked for on the command line. */
gboolean         buju_application_wants_new_session (BujuApplication *self);

G_END_DECLS
