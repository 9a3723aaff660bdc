/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names of files that are suggested or completed. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* A title may hold what a file name must not. @suffix, such as ".pdf", is kept as it is. */
char  *buju_file_name_new         (const char *title, const char *suffix);
/* @file, or its neighbour with @suffix when it lacks that. */
GFile *buju_file_name_with_suffix (GFile *file, const char *suffix);

G_END_DECLS
