/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Degrees written in any usual way: 121.5, 121°30′, 121°30'0"E, 东经121.5度; NAN. */
double buju_degrees_parse (const char *text);

G_END_DECLS
