/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the program's files are. The tree that `meson install` made may be moved: paths are found
 * from where the running program lies, and only when it lies in no such tree, from where it was
 * configured to be. */

#include <glib.h>

G_BEGIN_DECLS

/* @configured: absolute, as config.h has it. (transfer full) */
char *buju_installation_dup_path   (const char *configured);
/* The same for a program in @folder, whatever runs. (transfer full) (nullable): NULL when @folder
 * is not of a tree */
char *buju_installation_path_from  (const char *folder, const char *configured);
/* Lets settings and icons of the tree be found, too. First of all in main(), before there are
 * threads. */
void  buju_installation_share_data (void);

G_END_DECLS
