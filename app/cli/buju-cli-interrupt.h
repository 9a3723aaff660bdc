/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Ctrl+C, a request to end and a terminal that closes, while something is under way that must be
 * cleaned up after: as long as it lives, they cancel instead of ending the process; when it goes,
 * the process ends as the signal would have ended it. For the main thread, before others are
 * started. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct BujuCliInterrupt BujuCliInterrupt;

BujuCliInterrupt *buju_cli_interrupt_new             (void);
GCancellable     *buju_cli_interrupt_get_cancellable (const BujuCliInterrupt *self);
void              buju_cli_interrupt_end             (BujuCliInterrupt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCliInterrupt, buju_cli_interrupt_end)

G_END_DECLS
