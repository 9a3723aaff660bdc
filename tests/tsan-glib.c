/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For ThreadSanitizer, which sees only what it has compiled. GLib hands things from thread to
 * thread by locks of its own, that it does not see: without this every thing handed over would look
 * like a race, and without a look at those no race would be found. So the functions by which this
 * project hands things over are told of here: what happened before the one end of each happened
 * before the other end. Nothing else is, so that what is handed over by no such function is still
 * reported.
 *
 * Threads begun and joined by GLib need nothing: it begins and joins them by pthread functions,
 * which are seen. */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <dlfcn.h>
#include <gio/gio.h>

void __tsan_acquire (void *address);
void __tsan_release (void *address);

#define REAL(name) \
  ({ \
    static void *known; \
    void *real = __atomic_load_n (&known, __ATOMIC_RELAXED); \
    \
    if (real == NULL) \
      { \
        real = find (#name); \
        __atomic_store_n (&known, real, __ATOMIC_RELAXED); \
      } \
    (__typeof__ (&name)) real; \
  })

static void *
find (const char *name)
{
  void *found = dlsym (RTLD_NEXT, name);

  if (found == NULL)
    g_error ("%s is not there", name);
  return found;
}

/* What the last holder of something does to it comes after what all others did. */
static void
let_go (gpointer thing)
{
  __tsan_release (thing);
  __tsan_acquire (thing);
}

/* Things that are counted. */

static __thread GDestroyNotify clear_now;

static void
clear_cb (gpointer thing)
{
  GDestroyNotify clear = clear_now;

  __tsan_acquire (thing);
  clear_now = NULL;
  if (clear != NULL)
    clear (thing);
}

void
g_atomic_rc_box_release_full (gpointer thing, GDestroyNotify clear)
{
  GDestroyNotify outer = clear_now;

  __tsan_release (thing);
  clear_now = clear;
  REAL (g_atomic_rc_box_release_full) (thing, clear_cb);
  clear_now = outer;
}

void
(g_object_unref) (gpointer thing)
{
  let_go (thing);
  REAL (g_object_unref) (thing);
}

void
g_ptr_array_unref (GPtrArray *thing)
{
  let_go (thing);
  REAL (g_ptr_array_unref) (thing);
}

void
g_array_unref (GArray *thing)
{
  let_go (thing);
  REAL (g_array_unref) (thing);
}

void
g_hash_table_unref (GHashTable *thing)
{
  let_go (thing);
  REAL (g_hash_table_unref) (thing);
}

void
g_bytes_unref (GBytes *thing)
{
  if (thing != NULL)
    let_go (thing);
  REAL (g_bytes_unref) (thing);
}

/* Made once: who enters has an atomic look of its own. */

void
(g_once_init_leave) (volatile void *location, gsize result)
{
  __tsan_release ((void *) location);
  REAL (g_once_init_leave) (location, result);
}

gboolean
(g_once_init_enter) (volatile void *location)
{
  gboolean first = REAL (g_once_init_enter) (location);

  __tsan_acquire ((void *) location);
  return first;
}

/* Pools of threads. */

typedef struct
{
  GFunc    func;
  gpointer user_data;
} Pool;

static void
pool_cb (gpointer data, gpointer user_data)
{
  Pool *self = user_data;

  __tsan_acquire (data);
  self->func (data, self->user_data);
}

GThreadPool *
g_thread_pool_new (GFunc func, gpointer user_data, gint max_threads, gboolean exclusive,
                   GError **error)
{
  /* as long as the process: a pool may work on after it was freed */
  Pool *self = g_new (Pool, 1);

  *self = (Pool) { func, user_data };
  return REAL (g_thread_pool_new) (pool_cb, self, max_threads, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  __tsan_release (data);
  return REAL (g_thread_pool_push) (pool, data, error);
}

/* Sources of a main loop. */

typedef struct
{
  GSource       *source;
  GSourceFunc    func;
  gpointer       data;
  GDestroyNotify notify;
} Callback;

static gboolean
source_cb (gpointer data)
{
  Callback *self = data;

  __tsan_acquire (self);
  __tsan_acquire (self->source);
  return self->func (self->data);
}

static void
source_free_cb (gpointer data)
{
  Callback *self = data;

  __tsan_acquire (self);
  if (self->notify != NULL)
    self->notify (self->data);
  g_free (self);
}

extern const char __executable_start, etext;

/* Libraries have sources with callbacks of other kinds. */
#define IS_CALLED_BY_US() \
  ((const char *) __builtin_return_address (0) >= &__executable_start \
   && (const char *) __builtin_return_address (0) < &etext)

void
g_source_set_callback (GSource *source, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Callback *self;

  if (!IS_CALLED_BY_US ())
    {
      REAL (g_source_set_callback) (source, func, data, notify);
      return;
    }
  self = g_new (Callback, 1);
  *self = (Callback) { source, func, data, notify };
  __tsan_release (self);
  REAL (g_source_set_callback) (source, source_cb, self, source_free_cb);
}

guint
g_source_attach (GSource *source, GMainContext *context)
{
  __tsan_release (source);
  return REAL (g_source_attach) (source, context);
}

/* Tasks: their data, the thread's end of them, and what comes back. */

typedef struct
{
  gpointer       task;
  gpointer       data;
  GDestroyNotify destroy;
} TaskData;

static void
task_data_free_cb (gpointer data)
{
  TaskData *self = data;

  __tsan_acquire (self->task);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

void
(g_task_set_task_data) (GTask *task, gpointer data, GDestroyNotify destroy)
{
  TaskData *self = g_new (TaskData, 1);

  *self = (TaskData) { task, data, destroy };
  REAL (g_task_set_task_data) (task, self, task_data_free_cb);
}

gpointer
g_task_get_task_data (GTask *task)
{
  TaskData *self = REAL (g_task_get_task_data) (task);

  return self != NULL ? self->data : NULL;
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("buju-tsan-thread");
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  union { gpointer pointer; GTaskThreadFunc func; } stored = { g_object_get_qdata (G_OBJECT (task),
                                                                                   get_quark ()) };
  TaskData *box = data;

  __tsan_acquire (task);
  stored.func (task, source, box != NULL ? box->data : NULL, cancellable);
  __tsan_release (task);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  union { GTaskThreadFunc func; gpointer pointer; } stored = { func };

  g_object_set_qdata (G_OBJECT (task), get_quark (), stored.pointer);
  __tsan_release (task);
  REAL (g_task_run_in_thread) (task, thread_cb);
}

typedef struct
{
  GAsyncReadyCallback func;
  gpointer            data;
} Ready;

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Ready *self = data;

  __tsan_acquire (result);
  self->func (source, result, self->data);
}

GTask *
(g_task_new) (gpointer source, GCancellable *cancellable, GAsyncReadyCallback func, gpointer data)
{
  Ready *self;

  if (func == NULL)
    return REAL (g_task_new) (source, cancellable, NULL, data);
  self = g_new (Ready, 1);
  *self = (Ready) { func, data };
  return REAL (g_task_new) (source, cancellable, ready_cb, self);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify destroy)
{
  __tsan_release (task);
  REAL (g_task_return_pointer) (task, result, destroy);
}

void
g_task_return_boolean (GTask *task, gboolean result)
{
  __tsan_release (task);
  REAL (g_task_return_boolean) (task, result);
}

void
g_task_return_error (GTask *task, GError *error)
{
  __tsan_release (task);
  REAL (g_task_return_error) (task, error);
}
