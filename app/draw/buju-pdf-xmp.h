/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a PDF says of itself as XMP (ISO 16684-1): title, author, subject, a description in two
 * languages, and the record of its making. */

#include "draw/buju-picture.h"

G_BEGIN_DECLS

/* A whole packet. (transfer full) */
char *buju_pdf_xmp_new (const BujuPicture *picture);

G_END_DECLS
