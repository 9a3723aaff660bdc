/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFileSum: the SHA-256 of a file that was read and of those that belong to it, made when it is
 * asked for first: few ever ask, and it takes as long as reading. Immutable but for that,
 * refcounted, any thread. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BujuFileSum BujuFileSum;

BujuFileSum *buju_file_sum_new   (const char *path, gboolean shapefile);
BujuFileSum *buju_file_sum_ref   (BujuFileSum *self);
void         buju_file_sum_unref (BujuFileSum *self);
/* Hexadecimal; NULL when the files have changed since. Reads all of them, or waits for who does.
 * (transfer none) */
const char  *buju_file_sum_await (BujuFileSum *self);
/* Makes it beside everything else, when nothing else is to be done. */
void         buju_file_sum_begin (BujuFileSum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFileSum, buju_file_sum_unref)

G_END_DECLS
