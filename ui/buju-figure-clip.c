/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-clip.h"

#define BUJU_TYPE_FIGURE_CLIP (buju_figure_clip_get_type ())
G_DECLARE_FINAL_TYPE (BujuFigureClip, buju_figure_clip, BUJU, FIGURE_CLIP, GdkContentProvider)

/* One format of a figure. */
struct _BujuFigureClip
{
  GdkContentProvider  parent_instance;

  BujuFigureJob      *job;
  BujuFormat          format;
  GBytes             *content;   /* once it was made; NULL */
};

G_DEFINE_FINAL_TYPE (BujuFigureClip, buju_figure_clip, GDK_TYPE_CONTENT_PROVIDER)

/* The picture that every program takes comes first: GTK would else read the SVG as a picture, and
 * smaller. */
static const struct
{
  BujuFormat  format;
  const char *type;
} types[] = {
  { BUJU_FORMAT_PNG, "image/png" },
  { BUJU_FORMAT_SVG, "image/svg+xml" },
  { BUJU_FORMAT_PDF, "application/pdf" },
};

static const char *
get_mime_type (BujuFigureClip *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].format == self->format)
      return types[i].type;
  g_return_val_if_reached (NULL);
}

static GdkContentFormats *
buju_figure_clip_ref_formats (GdkContentProvider *provider)
{
  const char *type = get_mime_type (BUJU_FIGURE_CLIP (provider));

  return gdk_content_formats_new (&type, 1);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask)  task = user_data;
  GError            *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @task over. */
static void
write_content (BujuFigureClip *self, GTask *task)
{
  gsize       length;
  const void *data = g_bytes_get_data (self->content, &length);

  g_output_stream_write_all_async (g_task_get_task_data (task), data, length, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), written_cb, task);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask)  task = user_data;
  BujuFigureClip    *self = g_task_get_source_object (task);
  GError            *error = NULL;
  GBytes            *content = buju_figure_job_make_finish (result, &error);

  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->content, g_bytes_unref);
  self->content = content;
  write_content (self, g_steal_pointer (&task));
}

static void
buju_figure_clip_write_mime_type_async (GdkContentProvider *provider, const char *mime_type,
                                        GOutputStream *stream,
                                        int io_priority, GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  BujuFigureClip    *self = BUJU_FIGURE_CLIP (provider);
  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, buju_figure_clip_write_mime_type_async);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  if (g_strcmp0 (mime_type, get_mime_type (self)) != 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", mime_type);
  else if (self->content != NULL)
    write_content (self, g_steal_pointer (&task));
  else
    buju_figure_job_make_async (self->job, self->format, 0, cancellable, made_cb,
                                g_steal_pointer (&task));
}

static gboolean
buju_figure_clip_write_mime_type_finish (GdkContentProvider *provider, GAsyncResult *result,
                                         GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
buju_figure_clip_finalize (GObject *object)
{
  BujuFigureClip *self = BUJU_FIGURE_CLIP (object);

  g_clear_pointer (&self->job, buju_figure_job_unref);
  g_clear_pointer (&self->content, g_bytes_unref);
  G_OBJECT_CLASS (buju_figure_clip_parent_class)->finalize (object);
}

static void
buju_figure_clip_class_init (BujuFigureClipClass *class)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = buju_figure_clip_finalize;
  provider_class->ref_formats = buju_figure_clip_ref_formats;
  provider_class->write_mime_type_async = buju_figure_clip_write_mime_type_async;
  provider_class->write_mime_type_finish = buju_figure_clip_write_mime_type_finish;
}

static void
buju_figure_clip_init (BujuFigureClip *self)
{
}

/**
 * buju_figure_clip_new:
 * @job: the figure
 *
 * Returns: (transfer full): what gives @job in every format
 */
GdkContentProvider *
buju_figure_clip_new (BujuFigureJob *job)
{
  GdkContentProvider *providers[G_N_ELEMENTS (types)];

  g_return_val_if_fail (job != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      BujuFigureClip *clip = g_object_new (BUJU_TYPE_FIGURE_CLIP, NULL);

      clip->job = buju_figure_job_ref (job);
      clip->format = types[i].format;
      providers[i] = GDK_CONTENT_PROVIDER (clip);
    }
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
