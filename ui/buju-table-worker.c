/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-table-worker.h"

#include "data/buju-table-order.h"
#include "geo/buju-aside.h"

#define TICK  80  /* ms between looks at the progress */
#define QUIET 3   /* ticks before it is said that something takes long */

typedef struct
{
  BujuTableWorkFunc func;
  BujuTableWorkDone done;
  gpointer          job, data;
  GDestroyNotify    free_job, free_result;
  int               progress;
} Work;

struct _BujuTableWorker
{
  GObject       parent_instance;

  GTask        *task;          /* NULL: idle; borrowed */
  GCancellable *cancellable;   /* of @task */
  guint         tick_id;
  guint         ticks;
};

enum
{
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuTableWorker, buju_table_worker, G_TYPE_OBJECT)

static void
free_work (gpointer data)
{
  Work *work = data;

  work->free_job (work->job);
  g_free (work);
}

static gboolean
tick_cb (gpointer user_data)
{
  BujuTableWorker *self = user_data;
  Work            *work = g_task_get_task_data (self->task);
  double           fraction = (double) g_atomic_int_get (&work->progress)
                              / BUJU_TABLE_PROGRESS_FULL;

  if (++self->ticks >= QUIET)
    g_signal_emit (self, signals[PROGRESS], 0, fraction);
  return G_SOURCE_CONTINUE;
}

static void
stop (BujuTableWorker *self)
{
  gboolean told = self->ticks >= QUIET;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->cancellable);
  self->task = NULL;
  self->ticks = 0;
  if (told)
    g_signal_emit (self, signals[PROGRESS], 0, -1.0);
}

/* In a worker thread. */
static gpointer
run (gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return work->func (work->job, &work->progress, cancellable);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuTableWorker   *self = BUJU_TABLE_WORKER (source);
  GTask             *task = G_TASK (result);
  Work              *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer           found = g_task_propagate_pointer (task, &error);

  if (task == self->task)
    {
      stop (self);
      if (error == NULL)
        work->done (work->job, found, work->data);
    }
  if (found != NULL)
    work->free_result (found);
}

static void
buju_table_worker_dispose (GObject *object)
{
  buju_table_worker_cancel (BUJU_TABLE_WORKER (object));
  G_OBJECT_CLASS (buju_table_worker_parent_class)->dispose (object);
}

static void
buju_table_worker_class_init (BujuTableWorkerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_table_worker_dispose;
  signals[PROGRESS] = g_signal_new ("progress", BUJU_TYPE_TABLE_WORKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
buju_table_worker_init (BujuTableWorker *self)
{
}

/**
 * buju_table_worker_new:
 *
 * Returns: (transfer full): an idle worker
 */
BujuTableWorker *
buju_table_worker_new (void)
{
  return g_object_new (BUJU_TYPE_TABLE_WORKER, NULL);
}

/**
 * buju_table_worker_run:
 * @self: a worker
 * @func: what to do
 * @job: (transfer full): with what
 * @free_job: frees @job
 * @free_result: frees what @func returns
 * @done: is told when it is done, unless it was cancelled
 * @data: for @done; must live as long as the worker is not cancelled
 *
 * Begins something; what is being done is cancelled.
 */
void
buju_table_worker_run (BujuTableWorker *self, BujuTableWorkFunc func, gpointer job,
                       GDestroyNotify free_job,
                       GDestroyNotify free_result, BujuTableWorkDone done, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Work             *work;

  g_return_if_fail (BUJU_IS_TABLE_WORKER (self));
  g_return_if_fail (func != NULL && free_job != NULL && free_result != NULL && done != NULL);

  buju_table_worker_cancel (self);
  work = g_new0 (Work, 1);
  *work = (Work) { func, done, job, data, free_job, free_result, 0 };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, buju_table_worker_run);
  g_task_set_check_cancellable (task, TRUE);
  g_task_set_task_data (task, work, free_work);
  self->task = task;
  self->tick_id = g_timeout_add (TICK, tick_cb, self);
  buju_aside_run (task, BUJU_ASIDE_WAIT, run, work, NULL, free_result);
}

/**
 * buju_table_worker_cancel:
 * @self: a worker
 *
 * Gives up what is being done; nobody is told.
 */
void
buju_table_worker_cancel (BujuTableWorker *self)
{
  g_return_if_fail (BUJU_IS_TABLE_WORKER (self));

  if (self->task == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  stop (self);
}

/**
 * buju_table_worker_is_busy:
 * @self: a worker
 *
 * Returns: whether it is doing something
 */
gboolean
buju_table_worker_is_busy (BujuTableWorker *self)
{
  g_return_val_if_fail (BUJU_IS_TABLE_WORKER (self), FALSE);

  return self->task != NULL;
}
