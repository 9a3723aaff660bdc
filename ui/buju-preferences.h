/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The preferences: everything in it is a setting and takes effect at once, but for the language of
 * the interface. */

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer floating) */
GtkWidget *buju_preferences_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
