/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a figure comes from, in figures: one checksum of all that the documents say and how it is
 * drawn, one of all shapefiles. Taken when the library is loaded, so that they name what was drawn
 * and not what lies on the disk an hour later. */

#include <glib.h>

G_BEGIN_DECLS

/* Plans, places, industries, words and the style of print. (transfer full), 64 hexadecimal
 * digits */
char *buju_provenance_hash_content (const char *resources);
/* Every part of every layer. (transfer full), 64 hexadecimal digits */
char *buju_provenance_hash_shapes  (const char *shapes);

G_END_DECLS
