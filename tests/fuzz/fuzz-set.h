/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files of a shapefile as one input: .shp, .shx, .dbf, .prj and .cpg behind each other, each
 * after its length in two bytes, low byte first; 65535 says that the file is missing. */

#include <glib.h>

/* Writes the files, in place of those of the input before. (transfer full): the .shp's path */
char *fuzz_set_unpack (const guint8 *bytes, gsize size);
