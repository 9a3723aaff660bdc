/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the writers of the formats share. */

#include "draw/buju-picture.h"

G_BEGIN_DECLS

cairo_status_t buju_picture_append_cb (void *closure, const unsigned char *data,
                                       unsigned int length);
gboolean       buju_picture_finish    (const BujuPicture *self, cairo_t *cr,
                                       cairo_surface_t *surface,
                                       GCancellable *cancellable, GError **error);
/* FALSE with an error when what was drawn came to nothing in cairo; else @drawn. */
gboolean       buju_picture_check     (gboolean drawn, cairo_status_t status, GError **error);
void           buju_picture_prefix_error (GFile *file, GError **error);

G_END_DECLS
