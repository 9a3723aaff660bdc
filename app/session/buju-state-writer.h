/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuStateWriter: writes one file again and again, each time as a whole, in a thread of its own: a
 * disk may take its time. The newest text comes last, and what another takes the place of before it
 * was begun is never written. One thread at a time. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BujuStateWriter BujuStateWriter;

/* Called in the thread that gave the text, from its main loop. */
typedef void (*BujuStateWritten) (const GError *error, gpointer data);

BujuStateWriter *buju_state_writer_new   (const char *path, BujuStateWritten written,
                                          gpointer data);
/* Waits until all is written, and tells nobody. */
void             buju_state_writer_free  (BujuStateWriter *self);
void             buju_state_writer_write (BujuStateWriter *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuStateWriter, buju_state_writer_free)

G_END_DECLS
