/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A profile on the clipboard: as text for an editor, as HTML for a word processor. */

#include <gtk/gtk.h>

#include "plan/buju-profile.h"

G_BEGIN_DECLS

/* @widget: whose clipboard */
void buju_profile_clip_copy (GtkWidget *widget, const BujuProfile *profile, BujuLanguage language);

G_END_DECLS
