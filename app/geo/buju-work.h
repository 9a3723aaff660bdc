/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Work that falls into independent jobs, done on all cores. No locks: what the jobs read does not
 * change meanwhile, and each writes only what is its own or its worker's. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* @worker is below buju_work_get_n_workers(); no two jobs run at once with the same one. */
typedef void (*BujuWorkFunc) (guint job, guint worker, gpointer data);

guint buju_work_get_n_workers (void);
void  buju_work_run           (guint n_jobs, BujuWorkFunc func, gpointer data);

/* The calling thread, and those it starts, give way to the main thread; for what lasts. @steps: of
 * nice(1) */
void  buju_work_give_way      (int steps);

/* For long loops: looks at @cancellable in one turn of 65 536, which take some milliseconds. */
static inline gboolean
buju_work_is_cancelled (GCancellable *cancellable,
                        gsize         turn)
{
  return turn % 65536 == 0 && g_cancellable_is_cancelled (cancellable);
}

G_END_DECLS
