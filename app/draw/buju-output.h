/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Putting a finished file in its place: all or nothing. The data goes to a nameless file in the
 * same folder, to the disk, and only then takes the name, so that a reader sees the old file or the
 * new one and never half of either. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @file can be written at all, before any long work. */
gboolean buju_output_check (GFile *file, GError **error);
gboolean buju_output_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
