/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asked before anything sized by a file is allocated. */

#include <glib.h>

G_BEGIN_DECLS

gboolean buju_memory_allows       (guint64 bytes);
/* To be asked before the first text is drawn. */
gboolean buju_memory_allows_fonts (void);

G_END_DECLS
