/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The style of a window on a phone: what is touched is as large as a finger. Its dialogs have it,
 * too, whoever makes them. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TOUCH_STYLE "narrow"   /* class of the window; see resources/style.css */

void buju_touch_watch (GObject *owner);

G_END_DECLS
