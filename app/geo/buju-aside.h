/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Work in another thread for an object that lives in this one: a task of GLib lets go of its source
 * in whichever thread is done with it last, and no widget may end in another one. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the other thread. NULL with an error, or NULL alone, when there is no result. */
typedef gpointer (*BujuAsideFunc) (gpointer data, GCancellable *cancellable, GError **error);

typedef enum
{
  BUJU_ASIDE_WAIT,    /* a task that is cancelled ends when the function does */
  BUJU_ASIDE_LEAVE    /* it ends at once; the function goes on for nobody */
} BujuAsideCancel;

void buju_aside_run (GTask *task, BujuAsideCancel cancel, BujuAsideFunc func, gpointer data,
                     GDestroyNotify free_data, GDestroyNotify free_result);

G_END_DECLS
