/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Embedded CFF fonts with subroutines that no glyph calls. */

#include <glib.h>

G_BEGIN_DECLS

/* Overwrites in place what is never called; every offset stays. FALSE, with nothing changed, when
 * @data is not a CFF font of the kind that is understood. */
gboolean buju_cff_blank_unused (guchar *data, gsize length);

G_END_DECLS
