/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-work.h"

#include <sys/resource.h>
#include <unistd.h>

/* More would spend their time waiting for memory. */
#define MOST_WORKERS 8

typedef struct
{
  BujuWorkFunc func;
  gpointer     data;
  gint         n_jobs;
  gint         next;   /* atomic */
} Work;

typedef struct
{
  Work    *work;
  guint    number;
  GThread *thread;
} Worker;

static gpointer
work_cb (gpointer data)
{
  Worker *self = data;
  Work *work = self->work;
  gint job;

  while ((job = g_atomic_int_add (&work->next, 1)) < work->n_jobs)
    work->func ((guint) job, self->number, work->data);

  return NULL;
}

/**
 * buju_work_get_n_workers:
 *
 * Returns: how many jobs may run at once
 */
guint
buju_work_get_n_workers (void)
{
  return MIN (g_get_num_processors (), MOST_WORKERS);
}

/**
 * buju_work_run:
 * @n_jobs: how many jobs there are
 * @func: (scope call): does one; called in any order, from several threads
 * @data: for @func
 *
 * Does all jobs and returns when the last is done. The caller's thread is one of the workers;
 * where no thread can be had, it does everything alone.
 */
void
buju_work_run (guint         n_jobs,
               BujuWorkFunc  func,
               gpointer      data)
{
  Work work = { func, data, (gint) n_jobs, 0 };
  Worker workers[MOST_WORKERS] = { 0 };
  guint n_workers = CLAMP (n_jobs, 1, buju_work_get_n_workers ());

  g_return_if_fail (func != NULL && n_jobs < G_MAXINT / 2);

  for (guint i = 0; i < n_workers; i++)
    {
      workers[i].work = &work;
      workers[i].number = i;
      if (i > 0)
        workers[i].thread = g_thread_try_new ("work", work_cb, &workers[i], NULL);
    }
  work_cb (&workers[0]);
  for (guint i = 1; i < n_workers; i++)
    if (workers[i].thread != NULL)
      g_thread_join (workers[i].thread);
}

/**
 * buju_work_give_way:
 * @steps: how many steps of nice(1) behind the main thread
 *
 * Lowers the priority of the calling thread and of those it starts, so that the main thread, which
 * seldom has much to do, need not wait for them. It stays so. Called again it does nothing more;
 * where threads have no priority of their own, nothing.
 */
void
buju_work_give_way (int steps)
{
#ifdef __linux__
  int main_thread = getpriority (PRIO_PROCESS, (id_t) getpid ());

  if (getpriority (PRIO_PROCESS, 0) < main_thread + steps)
    setpriority (PRIO_PROCESS, 0, main_thread + steps);
#endif
}
