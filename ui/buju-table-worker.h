/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTableWorker: does one thing at a time with a large table in another thread; something new
 * takes the place of what is being done. Signal: "progress" (double fraction): 0 … 1 when something
 * takes long, less than 0 when nothing does any more. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUJU_TYPE_TABLE_WORKER (buju_table_worker_get_type ())
G_DECLARE_FINAL_TYPE (BujuTableWorker, buju_table_worker, BUJU, TABLE_WORKER, GObject)

/* In the other thread. @progress: to be set from 0 to BUJU_TABLE_PROGRESS_FULL. Returns the result;
 * NULL when cancelled. */
typedef gpointer (*BujuTableWorkFunc) (gpointer job, int *progress, GCancellable *cancellable);
/* In the main thread, not when it was cancelled. @result: borrowed. */
typedef void     (*BujuTableWorkDone) (gpointer job, gpointer result, gpointer data);

BujuTableWorker *buju_table_worker_new     (void);
void             buju_table_worker_run     (BujuTableWorker *self, BujuTableWorkFunc func,
                                            gpointer job, GDestroyNotify free_job,
                                            GDestroyNotify free_result, BujuTableWorkDone done,
                                            gpointer data);
void             buju_table_worker_cancel  (BujuTableWorker *self);
gboolean         buju_table_worker_is_busy (BujuTableWorker *self);

G_END_DECLS
