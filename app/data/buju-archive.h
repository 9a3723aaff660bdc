/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuArchive: a zip file, of which single members are unpacked. Bounded against bombs: number,
 * size, and proportion; nothing is written but what the caller names. Names that are not UTF-8 are
 * read as GB18030, which Chinese Windows writes. One thread at a time.
 *
 * Source: PKWARE, ".ZIP File Format Specification" 6.3.10: central directory, methods 0 and 8. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUJU_ARCHIVE_ERROR (buju_archive_error_quark ())
GQuark buju_archive_error_quark (void);

typedef enum
{
  BUJU_ARCHIVE_ERROR_FORMAT,       /* no zip file, or a damaged one */
  BUJU_ARCHIVE_ERROR_TOO_LARGE,
  BUJU_ARCHIVE_ERROR_UNSUPPORTED   /* encrypted, or packed in another way */
} BujuArchiveError;

typedef struct _BujuArchive BujuArchive;

BujuArchive *buju_archive_open      (const char *path, GError **error);
void         buju_archive_free      (BujuArchive *self);
guint        buju_archive_get_n     (const BujuArchive *self);
/* UTF-8, with / between folders */
const char  *buju_archive_get_name  (const BujuArchive *self, guint i);
int          buju_archive_find      (const BujuArchive *self, const char *name); /* -1 */
gboolean     buju_archive_extract   (BujuArchive *self, guint i, const char *path,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuArchive, buju_archive_free)

G_END_DECLS
