/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/buju-painter.h"

G_BEGIN_DECLS

/* One of the sheets that the picture of a map is laid together of, each as old as it is. Zeros: no
 * picture yet. */
typedef struct
{
  GdkTexture      *texture;   /* NULL: none yet */
  cairo_surface_t *image;     /* the same for cairo */
  GBytes          *pixels;    /* those of both */
  cairo_region_t  *inked;     /* px of it that are not empty, and others; NULL: all */
  BujuView         view;      /* logical px */
} BujuMapSheet;

gboolean        buju_map_sheet_take      (BujuMapSheet *self, const BujuPainted *painted,
                                          gboolean opaque, double factor);
graphene_rect_t buju_map_sheet_find_area (const BujuMapSheet *self, const BujuView *view,
                                          double factor);
void            buju_map_sheet_paint     (const BujuMapSheet *self, cairo_t *cr,
                                          const graphene_rect_t *area,
                                          const graphene_rect_t *seen);
void            buju_map_sheet_clear     (BujuMapSheet *self);

G_END_DECLS
