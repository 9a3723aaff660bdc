/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPdfUpdate: additions to a PDF that cairo has finished, as an incremental update (ISO 32000-1,
 * 7.5.6): what was there stays as it is, new objects, and new versions of old ones, are appended
 * with a table of their own. cairo 1.16 writes no links to later pages and no metadata stream. */

#include "draw/buju-picture.h"

G_BEGIN_DECLS

typedef struct _BujuPdfUpdate BujuPdfUpdate;

BujuPdfUpdate *buju_pdf_update_new        (GBytes *pdf);
void           buju_pdf_update_free       (BujuPdfUpdate *self);
/* What the document says of itself and remembers of its making, as XMP. */
void           buju_pdf_update_add_metadata (BujuPdfUpdate *self, const BujuPicture *picture);
/* Where on Earth its maps are; @page: from 0; of that height, pt. @viewports:
 * BujuPictureViewport */
void           buju_pdf_update_add_viewports (BujuPdfUpdate *self, guint page,
                                              const GArray *viewports, double height);
/* @page: from 0; of that height, pt. */
void           buju_pdf_update_add_links  (BujuPdfUpdate *self, guint page, const GArray *links,
                                           double height);
/* The document with all that was added. (transfer full) */
GBytes        *buju_pdf_update_finish     (BujuPdfUpdate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPdfUpdate, buju_pdf_update_free)

G_END_DECLS
