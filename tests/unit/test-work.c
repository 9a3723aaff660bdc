/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-work.h"

#define N_JOBS 5000

typedef struct
{
  gint done[N_JOBS];
  gint busy[64];      /* by worker */
} Jobs;

static void
job_cb (guint job, guint worker, gpointer data)
{
  Jobs *self = data;

  g_assert_cmpuint (worker, <, buju_work_get_n_workers ());
  g_assert_cmpint (g_atomic_int_add (&self->busy[worker], 1), ==, 0);
  g_atomic_int_inc (&self->done[job]);
  g_atomic_int_add (&self->busy[worker], -1);
}

/* Each job once, and no two at the same time with the same worker's things. */
static void
test_each_once (void)
{
  static const guint counts[] = { 0, 1, 2, 3, N_JOBS };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree Jobs *jobs = g_new0 (Jobs, 1);

      buju_work_run (counts[i], job_cb, jobs);
      for (guint job = 0; job < N_JOBS; job++)
        g_assert_cmpint (jobs->done[job], ==, job < counts[i] ? 1 : 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jobs/each-once", test_each_once);

  return g_test_run ();
}
