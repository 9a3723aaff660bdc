/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the one value of a JSON text ends. The parser goes on after it, takes a second value for
 * the document and forgets the first one, which is lost memory and a mistake nobody is told of. */

#include <glib.h>

G_BEGIN_DECLS

const char *buju_json_find_rest (const char *text);
/* The parser calls itself for each bracket within another. */
guint       buju_json_get_depth (const char *text);

G_END_DECLS
