/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-state-writer.h"

#include "session/buju-state-file.h"

/* One writing. The writer's while it waits and when it has come back, the thread's meanwhile. */
typedef struct
{
  BujuStateWriter *writer;
  char            *text;
  GError          *error;
  GThread         *thread;
  GMainContext    *context;
  GSource         *source;   /* brings it back */
} Job;

struct _BujuStateWriter
{
  char             *path;
  BujuStateWritten  written;
  gpointer          data;
  Job              *running;   /* NULL: none */
  char             *waiting;   /* NULL: nothing */
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  g_clear_error (&job->error);
  g_main_context_unref (job->context);
  g_free (job);
}

static gpointer
write_cb (gpointer data)
{
  Job *job = data;

  buju_state_file_write (job->text, job->writer->path, &job->error);
  g_source_attach (job->source, job->context);
  return NULL;
}

static void start (BujuStateWriter *self, const char *text);

/* Waits for the thread; what it worked on goes with its source. */
static void
end (BujuStateWriter *self)
{
  Job *job = g_steal_pointer (&self->running);
  g_autoptr (GSource) source = job->source;

  if (job->thread != NULL)
    g_thread_join (job->thread);
  g_source_destroy (source);
}

static gboolean
written_cb (gpointer data)
{
  Job *job = data;
  BujuStateWriter *self = job->writer;
  g_autofree char *next = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = g_steal_pointer (&job->error);

  end (self);
  if (next != NULL)
    start (self, next);
  self->written (error, self->data);
  return G_SOURCE_REMOVE;
}

static void
start (BujuStateWriter *self, const char *text)
{
  Job *job = g_new0 (Job, 1);

  job->writer = self;
  job->text = g_strdup (text);
  job->context = g_main_context_ref_thread_default ();
  job->source = g_idle_source_new ();
  g_source_set_callback (job->source, written_cb, job, job_free);
  self->running = job;
  job->thread = g_thread_try_new ("state", write_cb, job, NULL);
  if (job->thread == NULL)
    write_cb (job);
}

/**
 * buju_state_writer_new:
 * @path: where to
 * @written: told after each writing; may not free the writer
 * @data: for @written
 *
 * Returns: (transfer full): a writer that has nothing to do
 */
BujuStateWriter *
buju_state_writer_new (const char *path, BujuStateWritten written, gpointer data)
{
  BujuStateWriter *self;

  g_return_val_if_fail (path != NULL && written != NULL, NULL);

  self = g_new0 (BujuStateWriter, 1);
  self->path = g_strdup (path);
  self->written = written;
  self->data = data;
  return self;
}

/**
 * buju_state_writer_free:
 * @self: (transfer full): a writer
 *
 * Waits until the newest text is written.
 */
void
buju_state_writer_free (BujuStateWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->running != NULL)
    end (self);
  if (self->waiting != NULL)
    buju_state_file_write (self->waiting, self->path, NULL);
  g_free (self->waiting);
  g_free (self->path);
  g_free (self);
}

/**
 * buju_state_writer_write:
 * @self: a writer
 * @text: what the file is to hold from now on
 *
 * Returns at once.
 */
void
buju_state_writer_write (BujuStateWriter *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  if (self->running == NULL)
    {
      start (self, text);
      return;
    }
  g_free (self->waiting);
  self->waiting = g_strdup (text);
}
