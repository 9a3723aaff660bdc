/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-aside.h"

typedef struct
{
  BujuAsideFunc  func;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/* In the other thread. */
static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError     *error = NULL;
  gpointer    result = work->func (work->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, result != NULL ? work->free_result : NULL);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Work       *work = g_task_get_task_data (G_TASK (result));
  GError           *error = NULL;
  gpointer          made = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, made, made != NULL ? work->free_result : NULL);
}

/**
 * buju_aside_run:
 * @task: what is told of the result, by g_task_propagate_pointer(); its source may be anything
 * @cancel: what becomes of @task when it is cancelled meanwhile
 * @func: called in another thread
 * @data: for @func
 * @free_data: (nullable): frees @data, in any thread; %NULL when @data lives as long as @task,
 *   which is enough unless it is left
 * @free_result: (nullable): frees what @func returns, in any thread
 *
 * As g_task_run_in_thread(), but nobody except this thread has @task, so that this thread is also
 * the one in which its source goes.
 */
void
buju_aside_run (GTask *task, BujuAsideCancel cancel, BujuAsideFunc func, gpointer data,
                GDestroyNotify free_data, GDestroyNotify free_result)
{
  g_autoptr (GTask) inner = NULL;
  Work             *work;

  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  work = g_new (Work, 1);
  *work = (Work) { func, data, free_data, free_result };
  inner = g_task_new (NULL, g_task_get_cancellable (task), done_cb, g_object_ref (task));
  g_task_set_source_tag (inner, buju_aside_run);
  g_task_set_task_data (inner, work, work_free);
  g_task_set_return_on_cancel (inner, cancel == BUJU_ASIDE_LEAVE);
  g_task_run_in_thread (inner, run_cb);
}
