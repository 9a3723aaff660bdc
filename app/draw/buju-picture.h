/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPicture: anything that can be drawn, of a fixed size, with what its file shall say about it.
 * Writing it gives the same bytes every time: no clock, no random number, no name of a machine. */

#include <cairo.h>

#include "draw/buju-export.h"

G_BEGIN_DECLS

typedef gboolean (*BujuDrawFunc) (cairo_t *cr, gpointer data, GCancellable *cancellable,
                                  GError **error);

/* A map on a page and where on Earth it is: in a PDF, programs that know maps find their way by
 * it. */
typedef struct
{
  BujuBox   box;          /* pt, as it is drawn */
  /* longitude and latitude, degrees: of the lower left, upper left, upper right, lower right */
  BujuPoint corners[4];
} BujuPictureViewport;

/* An area of a PDF page that leads to another page of the document. */
typedef struct
{
  BujuBox box;    /* pt, as it is drawn */
  guint   page;   /* from 0 */
} BujuPictureLink;

typedef struct
{
  double       width;    /* pt */
  double       height;   /* pt */
  BujuDrawFunc draw;     /* in pt; may be called more than once */
  gpointer     data;
  const char  *title;    /* NULL = not said, here and below */
  const char  *author;
  const char  *subject;
  const char  *keywords;
  BujuText     description; /* what is seen, for those who do not see it, in both languages */
  const char  *date;     /* "2026-11-22" */
  const char  *bookmark; /* of this page in a document of many */
  guint        bookmark_level; /* 0, or 1 below the last page of level 0 … */
  const BujuRecord *record; /* of its making; NULL */
  const GArray *links;   /* BujuPictureLink; NULL = none */
  const GArray *viewports; /* BujuPictureViewport, metres of #BUJU_MAP_CRS within; NULL = none */
  gboolean     quick;    /* PNG: made sooner rather than smaller */
  /* PNG: px drawn at a time at most, so that memory does not grow with the page; 0 = 16 million */
  guint        strip;
} BujuPicture;

gboolean buju_picture_export (const BujuPicture *self, GFile *file, BujuFormat format, double dpi,
                              GCancellable *cancellable, GError **error);
/* The content of the file. (transfer full) */
GBytes  *buju_picture_to_bytes (const BujuPicture *self, BujuFormat format, double dpi,
                                GCancellable *cancellable,
                                GError **error);
GBytes  *buju_picture_to_png (const BujuPicture *self, double dpi, GCancellable *cancellable,
                              GError **error);
GBytes  *buju_picture_to_pdf (const BujuPicture *self, GCancellable *cancellable, GError **error);
GBytes  *buju_picture_to_svg (const BujuPicture *self, GCancellable *cancellable, GError **error);
/* Many pictures as the pages of one PDF, in order; @pages: const BujuPicture*, the first gives
 * title, author … */
GBytes  *buju_picture_pages_to_pdf (GPtrArray *pages, GCancellable *cancellable, GError **error);
gboolean buju_picture_pages_export (GPtrArray *pages, GFile *file, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
