/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuProfileBody: sections and references of a profile, one below the other. What is seen first is
 * there at once; the rest of a long profile follows a few rows at a time, so that no frame is
 * late. */

#include <gtk/gtk.h>

#include "plan/buju-profile.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PROFILE_BODY (buju_profile_body_get_type ())
G_DECLARE_FINAL_TYPE (BujuProfileBody, buju_profile_body, BUJU, PROFILE_BODY, GtkWidget)

/* Signal "link" (id): a row was activated that leads there. Signal "grown": more rows are there. */
/* @words: for the heading of the references. @marked: id of an indicator to mark; NULL. */
void       buju_profile_body_set        (BujuProfileBody *self, BujuProfile *profile,
                                         BujuWords *words,
                                         BujuLanguage language, const char *marked);
/* The row that is marked; NULL. */
GtkWidget *buju_profile_body_get_marked (BujuProfileBody *self);

G_END_DECLS
