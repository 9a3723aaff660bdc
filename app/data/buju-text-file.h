/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A whole text file as UTF-8 with plain line ends, whatever a spreadsheet wrote it in: UTF-8 with
 * or without a mark, UTF-16 ("Unicode text"), GB18030 or a Western code page. Some bytes that make
 * no sense do no harm; what is no text at all is refused. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* @wanted: what the person asked for, or NULL. @encoding and @from ("user", "mark", "guess") say
 * what it was read with. */
char *buju_text_file_read (const char *path, const char *wanted, const char **encoding,
                           const char **from,
                           GCancellable *cancellable, GError **error);

/* What the start of a file is in. @skip: bytes of its mark */
const char *buju_text_file_decide (const char *bytes, gsize length, const char *wanted,
                                   const char **from, gsize *skip);
/* (transfer full): valid UTF-8; NULL when cancelled or out of memory. @bytes is changed. */
char *buju_text_file_decode (char *bytes, gsize length, const char *encoding,
                             GCancellable *cancellable);

G_END_DECLS
