/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fonts in a PDF that cairo wrote. */

#include <glib.h>

G_BEGIN_DECLS

/* The same document with smaller fonts, or a reference to @pdf when there is nothing to win.
 * (transfer full) */
GBytes *buju_pdf_shrink_fonts (GBytes *pdf);

G_END_DECLS
