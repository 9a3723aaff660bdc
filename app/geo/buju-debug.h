/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What BUJU_DEBUG asks for: words separated by commas, blanks or semicolons. */

#include <glib.h>

G_BEGIN_DECLS

/* "frames": times of frames over the map. "messages": what the program says to itself. "all": all
 * of these. */
#define BUJU_DEBUG_FRAMES   "frames"
#define BUJU_DEBUG_MESSAGES "messages"

/* Whether BUJU_DEBUG names @category, one of the above. Ask once, not in every frame. */
gboolean buju_debug_is_on (const char *category);
/* In main(), before there are threads: lets messages through and, on "help" or a word that is not
 * known, lists them. */
void     buju_debug_init  (void);

G_END_DECLS
