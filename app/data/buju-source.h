/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSource: bytes of one file, read by offset and never mapped, so that a file cut while it is
 * open gives short reads and no signal. The first bytes may be overlaid with a cleaned header, and
 * the whole may lie in memory. One thread at a time, but for buju_source_read_at(). Also finds the
 * files beside a .shp. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BujuSource BujuSource;

BujuSource *buju_source_open      (const char *path, GError **error); /* regular files only */
/* (transfer full) from g_malloc */
BujuSource *buju_source_new_taken (gpointer bytes, gsize size);
void        buju_source_free      (BujuSource *self);
guint64     buju_source_get_size  (const BujuSource *self);
gsize       buju_source_read      (BujuSource *self, guint64 offset, gpointer buffer, gsize size);
gsize       buju_source_read_at   (const BujuSource *self, guint64 offset, gpointer buffer,
                                   gsize size);
void        buju_source_overlay   (BujuSource *self, gconstpointer header, gsize size);

/* The four bytes as a number, whatever the order of the machine. */
guint32     buju_source_get_be32  (const guint8 *bytes);
guint32     buju_source_get_le32  (const guint8 *bytes);

/* Without regard to the case; @extension without the dot. */
gboolean    buju_source_has_extension (const char *path, const char *extension);
/* (nullable) (transfer full) */
char       *buju_source_find_sibling (const char *path, const char *extension);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSource, buju_source_free)

G_END_DECLS
