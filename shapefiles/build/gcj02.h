/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* GCJ-02 to WGS84 in place, degrees. */
void build_gcj02_to_wgs84 (double *lon, double *lat);

G_END_DECLS
