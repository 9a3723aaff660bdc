/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-aside.h"

/* Work aside: what it is done for ends in the thread that it lives in. */

#define MANY 4000   /* a task of GLib alone fails one time in forty */

typedef struct
{
  GThread *home;
  gint     n_gone;        /* objects, atomic */
  gint     n_astray;      /* of them in other threads */
  guint    n_told;
  gint     n_freed;       /* data and results, atomic */
  GMutex   mutex;
  GCond    cond;
  gboolean begun;
  gboolean may_end;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->home = g_thread_self ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
}

static void
gone_cb (gpointer data)
{
  Fixture *self = data;

  if (g_thread_self () != self->home)
    g_atomic_int_inc (&self->n_astray);
  g_atomic_int_inc (&self->n_gone);
}

static GObject *
make_object (Fixture *self)
{
  GObject *object = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (object, "fixture", self, gone_cb);
  return object;
}

static gpointer
double_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  int *result = g_new (int, 1);

  *result = 2 * *(int *) data;
  return result;
}

static void
doubled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture            *self = data;
  g_autoptr (GError)  error = NULL;
  g_autofree int     *number = g_task_propagate_pointer (G_TASK (result), &error);

  g_assert_no_error (error);
  g_assert_cmpint (*number, ==, 14);
  g_assert_true (g_thread_self () == self->home);
  self->n_told++;
}

static void
test_home (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < MANY; i++)
    {
      GObject *object = make_object (self);
      GTask   *task = g_task_new (object, NULL, doubled_cb, self);
      int      number = 7;

      buju_aside_run (task, BUJU_ASIDE_WAIT, double_cb, g_memdup2 (&number, sizeof number),
                      g_free, g_free);
      g_object_unref (task);
      g_object_unref (object);
      while (self->n_told <= i || g_atomic_int_get (&self->n_gone) <= (int) i)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (g_atomic_int_get (&self->n_gone), ==, MANY);
  g_assert_cmpint (g_atomic_int_get (&self->n_astray), ==, 0);
}

/* Works on while nobody waits for it. */
static gpointer
linger_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  g_mutex_lock (&self->mutex);
  self->begun = TRUE;
  g_cond_broadcast (&self->cond);
  while (!self->may_end)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

static void
freed_cb (gpointer data)
{
  g_atomic_int_inc (&((Fixture *) data)->n_freed);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture            *self = data;
  g_autoptr (GError)  error = NULL;

  g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  self->n_told++;
}

static void
let_end (Fixture *self)
{
  g_mutex_lock (&self->mutex);
  self->may_end = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
start_lingering (Fixture *self, BujuAsideCancel cancel, GCancellable *cancellable)
{
  g_autoptr (GObject) object = make_object (self);
  g_autoptr (GTask)   task = g_task_new (object, cancellable, cancelled_cb, self);

  buju_aside_run (task, cancel, linger_cb, self, freed_cb, freed_cb);
  g_mutex_lock (&self->mutex);
  while (!self->begun)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* Left alone, what it was done for goes before the work ends. */
static void
test_leave (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start_lingering (self, BUJU_ASIDE_LEAVE, cancellable);
  g_cancellable_cancel (cancellable);
  while (self->n_told == 0 || g_atomic_int_get (&self->n_gone) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_atomic_int_get (&self->n_freed), ==, 0);
  let_end (self);
  while (g_atomic_int_get (&self->n_freed) < 2)
    g_usleep (1000);
  g_assert_cmpint (g_atomic_int_get (&self->n_astray), ==, 0);
  g_assert_cmpuint (self->n_told, ==, 1);
}

/* Waited for, it is told once, when nothing is at work any more. */
static void
test_wait (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start_lingering (self, BUJU_ASIDE_WAIT, cancellable);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_assert_cmpuint (self->n_told, ==, 0);
  let_end (self);
  while (self->n_told == 0 || g_atomic_int_get (&self->n_freed) < 2)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (g_atomic_int_get (&self->n_gone), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&self->n_astray), ==, 0);
}

static gpointer
fail_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return NULL;
}

static void
failed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture            *self = data;
  g_autoptr (GError)  error = NULL;

  g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  self->n_told++;
}

static void
test_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, failed_cb, self);

  buju_aside_run (task, BUJU_ASIDE_WAIT, fail_cb, NULL, NULL, NULL);
  while (self->n_told == 0)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(name, function) g_test_add ("/aside/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("home", test_home);
  ADD ("leave", test_leave);
  ADD ("wait", test_wait);
  ADD ("error", test_error);
  return g_test_run ();
}
