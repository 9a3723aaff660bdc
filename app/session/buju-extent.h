/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a thing lies: the box around everything that is known of it, in map units (m). */

#include "plan/buju-library.h"

G_BEGIN_DECLS

gboolean buju_extent_find   (BujuLibrary *library, const char *id, BujuBox *box);
BujuBox  buju_extent_of_city (BujuLibrary *library);
/* Between map units and longitude/latitude, degrees; empty when it cannot be reckoned. */
BujuBox  buju_extent_to_degrees   (const BujuBox *box);
BujuBox  buju_extent_from_degrees (const BujuBox *degrees);

G_END_DECLS
