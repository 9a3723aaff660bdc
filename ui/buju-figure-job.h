/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFigureJob: a figure that somebody asked for, with strings of its own, so that worker threads
 * can lay it out, draw a preview or write the file while the dialog goes on. Immutable,
 * refcounted. */

#include <gtk/gtk.h>

#include "draw/buju-export.h"
#include "draw/buju-preflight.h"

G_BEGIN_DECLS

typedef struct _BujuFigureJob BujuFigureJob;

/* What a preview found. */
typedef struct
{
  GdkTexture *texture;
  double      scale;        /* N of 1:N */
  guint       n_unplaced;   /* labels without room */
  BujuPreflight *preflight;
} BujuFigurePreview;

BujuFigureJob     *buju_figure_job_new            (BujuLibrary *library, const BujuFigure *figure);
BujuFigureJob     *buju_figure_job_ref            (BujuFigureJob *self);
void               buju_figure_job_unref          (BujuFigureJob *self);
/* A picture of at most @side px on its longer side. */
void               buju_figure_job_preview_async  (BujuFigureJob *self, int side,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
BujuFigurePreview *buju_figure_job_preview_finish (GAsyncResult *result, GError **error);
void               buju_figure_preview_free       (BujuFigurePreview *preview);
void               buju_figure_job_export_async   (BujuFigureJob *self, GFile *file,
                                                   BujuFormat format, double dpi,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
gboolean           buju_figure_job_export_finish  (GAsyncResult *result, GError **error);
/* The file's content; the first page when there are several and @format has but one. */
void               buju_figure_job_make_async     (BujuFigureJob *self, BujuFormat format,
                                                   double dpi,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
GBytes            *buju_figure_job_make_finish    (GAsyncResult *result, GError **error);
/* The sheets, to be drawn here. (element-type BujuSheet) */
void               buju_figure_job_lay_out_async  (BujuFigureJob *self, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
GPtrArray         *buju_figure_job_lay_out_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFigureJob, buju_figure_job_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFigurePreview, buju_figure_preview_free)

G_END_DECLS
