/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-job.h"

#define PAGE_GAP 0.05  /* between two pages of a preview, of their width or height */

struct _BujuFigureJob
{
  BujuLibrary *library;
  BujuFigure   figure;     /* a copy */
};

typedef struct
{
  BujuFigureJob *job;
  int            side;
} PreviewData;

typedef struct
{
  BujuFigureJob *job;
  GFile         *file;     /* NULL: only its content is wanted */
  BujuFormat     format;
  double         dpi;
} ExportData;

static void
job_clear (gpointer data)
{
  BujuFigureJob *self = data;

  buju_library_unref (self->library);
  buju_figure_clear (&self->figure);
}

static void
preview_data_free (PreviewData *data)
{
  buju_figure_job_unref (data->job);
  g_free (data);
}

static void
export_data_free (ExportData *data)
{
  buju_figure_job_unref (data->job);
  g_clear_object (&data->file);
  g_free (data);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int                width = cairo_image_surface_get_width (surface);
  int                height = cairo_image_surface_get_height (surface);
  int                stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels = NULL;

  cairo_surface_flush (surface);
  pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                       (gsize) stride * height,
                                       (GDestroyNotify) cairo_surface_destroy,
                                       cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
}

/* All pages: upright ones side by side, wide ones under one another, with the desk seen between
 * them. */
static GdkTexture *
draw_preview (GPtrArray *sheets, int side, GCancellable *cancellable, GError **error)
{
  cairo_surface_t *surface;
  GdkTexture      *texture = NULL;
  double           width, height, zoom, step_x, step_y;
  gboolean         drawn = TRUE;
  guint            n_pages = 0, page = 0;
  cairo_t         *cr;

  for (guint i = 0; i < sheets->len; i++)
    n_pages += buju_sheet_count_pages (g_ptr_array_index (sheets, i));
  buju_sheet_get_size (g_ptr_array_index (sheets, 0), &width, &height);
  zoom = side / MAX (width, height);
  step_x = width > height ? 0 : width * (1 + PAGE_GAP);
  step_y = width > height ? height * (1 + PAGE_GAP) : 0;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        MAX (((n_pages - 1) * step_x + width) * zoom, 1),
                                        MAX (((n_pages - 1) * step_y + height) * zoom, 1));
  cr = cairo_create (surface);
  cairo_scale (cr, zoom, zoom);
  for (guint i = 0; drawn && i < sheets->len; i++)
    for (guint k = 0; drawn && k < buju_sheet_count_pages (g_ptr_array_index (sheets, i));
         k++, page++)
      {
        cairo_save (cr);
        cairo_translate (cr, page * step_x, page * step_y);
        cairo_rectangle (cr, 0, 0, width, height);
        cairo_clip (cr);
        cairo_set_source_rgb (cr, 1, 1, 1);
        cairo_paint (cr);
        drawn = buju_sheet_draw_page (g_ptr_array_index (sheets, i), k, cr, cancellable, error);
        cairo_restore (cr);
      }
  if (drawn)
    texture = make_texture (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
}

/* On all maps of all pages; a name that two pages lack in their languages counts twice, as it is
 * missed twice. */
static guint
count_unplaced (GPtrArray *sheets)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
      guint        n_maps = buju_sheet_list_maps (g_ptr_array_index (sheets, i), maps);

      for (guint j = 0; j < n_maps; j++)
        n += buju_placement_get_unplaced (maps[j].placement)->len;
    }
  return n;
}

/* In a worker thread. */
static void
preview (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  PreviewData                   *data = task_data;
  g_autoptr (BujuFigurePreview)  result = g_new0 (BujuFigurePreview, 1);
  g_autoptr (GPtrArray)          sheets = NULL;
  GError                        *error = NULL;

  sheets = buju_sheet_new_pages (data->job->library, &data->job->figure, &error);
  if (sheets != NULL)
    result->texture = draw_preview (sheets, data->side, cancellable, &error);
  if (result->texture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  result->scale = buju_sheet_get_scale (g_ptr_array_index (sheets, 0));
  result->n_unplaced = count_unplaced (sheets);
  result->preflight = buju_preflight_new (sheets);
  g_task_return_pointer (task, g_steal_pointer (&result),
                         (GDestroyNotify) buju_figure_preview_free);
}

static gboolean
write_sheets (GPtrArray *sheets, const ExportData *data, GCancellable *cancellable, GError **error)
{
  if (sheets->len > 1)
    return buju_export_pages (sheets, data->file, data->dpi, cancellable, error);
  return buju_export (g_ptr_array_index (sheets, 0), data->file, data->format, data->dpi,
                      cancellable, error);
}

/* In a worker thread. */
static void
export (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ExportData            *data = task_data;
  g_autoptr (GPtrArray)  sheets = NULL;
  GError                *error = NULL;

  sheets = buju_sheet_new_pages (data->job->library, &data->job->figure, &error);
  if (sheets == NULL || !write_sheets (sheets, data, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* In a worker thread. */
static void
make (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ExportData             *data = task_data;
  g_autoptr (GPtrArray)   sheets = NULL;
  g_autoptr (BujuRecord)  record = NULL;
  GBytes                 *bytes = NULL;
  GError                 *error = NULL;

  sheets = buju_sheet_new_pages (data->job->library, &data->job->figure, &error);
  if (sheets != NULL)
    {
      record = buju_export_make_record (sheets, data->dpi);
      bytes = buju_export_to_bytes (sheets, data->format, data->dpi, record, cancellable, &error);
    }
  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

/* In a worker thread. */
static void
lay_out (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  BujuFigureJob *job = task_data;
  GError        *error = NULL;
  GPtrArray     *sheets = buju_sheet_new_pages (job->library, &job->figure, &error);

  if (sheets == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, sheets, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * buju_figure_job_new:
 * @library: what is shipped
 * @figure: what is asked for; its strings are copied, empty ones count as not given
 *
 * Returns: (transfer full): a job
 */
BujuFigureJob *
buju_figure_job_new (BujuLibrary *library, const BujuFigure *figure)
{
  BujuFigureJob *self;

  g_return_val_if_fail (library != NULL && figure != NULL, NULL);

  self = g_atomic_rc_box_new0 (BujuFigureJob);
  self->library = buju_library_ref (library);
  buju_figure_copy (figure, &self->figure);
  buju_figure_drop_empty (&self->figure);
  return self;
}

/**
 * buju_figure_job_ref:
 * @self: a job
 *
 * Returns: (transfer full): @self
 */
BujuFigureJob *
buju_figure_job_ref (BujuFigureJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_figure_job_unref:
 * @self: (transfer full): a job
 */
void
buju_figure_job_unref (BujuFigureJob *self)
{
  g_atomic_rc_box_release_full (self, job_clear);
}

/**
 * buju_figure_job_preview_async:
 * @self: a job
 * @side: px of the longer side
 * @cancellable: (nullable): stops it
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
buju_figure_job_preview_async (BujuFigureJob *self, int side, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask)  task = g_task_new (NULL, cancellable, callback, user_data);
  PreviewData       *data = g_new0 (PreviewData, 1);

  g_return_if_fail (self != NULL && side > 0);

  data->job = buju_figure_job_ref (self);
  data->side = side;
  g_task_set_source_tag (task, buju_figure_job_preview_async);
  g_task_set_task_data (task, data, (GDestroyNotify) preview_data_free);
  g_task_run_in_thread (task, preview);
}

/**
 * buju_figure_job_preview_finish:
 * @result: given to the callback
 * @error: set when nothing could be drawn
 *
 * Returns: (transfer full) (nullable): the preview
 */
BujuFigurePreview *
buju_figure_job_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * buju_figure_preview_free:
 * @preview: (transfer full): a preview
 */
void
buju_figure_preview_free (BujuFigurePreview *preview)
{
  g_clear_object (&preview->texture);
  buju_preflight_free (preview->preflight);
  g_free (preview);
}

/**
 * buju_figure_job_export_async:
 * @self: a job
 * @file: to write
 * @format: of the file
 * @dpi: of a PNG; 0 for the default
 * @cancellable: (nullable): stops it; @file is then as it was
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
buju_figure_job_export_async (BujuFigureJob *self, GFile *file, BujuFormat format, double dpi,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask)  task = g_task_new (NULL, cancellable, callback, user_data);
  ExportData        *data = g_new0 (ExportData, 1);

  g_return_if_fail (self != NULL && G_IS_FILE (file));

  data->job = buju_figure_job_ref (self);
  data->file = g_object_ref (file);
  data->format = format;
  data->dpi = dpi;
  g_task_set_source_tag (task, buju_figure_job_export_async);
  g_task_set_task_data (task, data, (GDestroyNotify) export_data_free);
  g_task_run_in_thread (task, export);
}

/**
 * buju_figure_job_export_finish:
 * @result: given to the callback
 * @error: set when the file was not written
 *
 * Returns: whether the file is complete
 */
gboolean
buju_figure_job_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * buju_figure_job_make_async:
 * @self: a job
 * @format: of the file
 * @dpi: of a PNG; 0 for the default
 * @cancellable: (nullable): stops it
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Makes what a file would hold, without the file.
 */
void
buju_figure_job_make_async (BujuFigureJob *self, BujuFormat format, double dpi,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask)  task = g_task_new (NULL, cancellable, callback, user_data);
  ExportData        *data = g_new0 (ExportData, 1);

  g_return_if_fail (self != NULL);

  data->job = buju_figure_job_ref (self);
  data->format = format;
  data->dpi = dpi;
  g_task_set_source_tag (task, buju_figure_job_make_async);
  g_task_set_task_data (task, data, (GDestroyNotify) export_data_free);
  g_task_run_in_thread (task, make);
}

/**
 * buju_figure_job_make_finish:
 * @result: given to the callback
 * @error: set when nothing could be made
 *
 * Returns: (transfer full) (nullable): the content
 */
GBytes *
buju_figure_job_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * buju_figure_job_lay_out_async:
 * @self: a job
 * @cancellable: (nullable): stops it
 * @callback: called in the main thread
 * @user_data: for @callback
 */
void
buju_figure_job_lay_out_async (BujuFigureJob *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (self != NULL);

  g_task_set_source_tag (task, buju_figure_job_lay_out_async);
  g_task_set_task_data (task, buju_figure_job_ref (self), (GDestroyNotify) buju_figure_job_unref);
  g_task_run_in_thread (task, lay_out);
}

/**
 * buju_figure_job_lay_out_finish:
 * @result: given to the callback
 * @error: set when there is no such sheet
 *
 * Returns: (transfer full) (nullable) (element-type BujuSheet): the sheets
 */
GPtrArray *
buju_figure_job_lay_out_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
