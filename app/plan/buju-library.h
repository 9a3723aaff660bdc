/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLibrary: all that is shipped, found and loaded together: content, dataset, words, and the
 * folder styles come from. Immutable, refcounted, any thread. Looks in BUJU_DATA_DIR (resources)
 * and BUJU_SHAPES_DIR (shapefiles) first, then in the installed data folder; in the build tree
 * `meson devenv` and the tests set both. */

#include "data/buju-dataset.h"
#include "plan/buju-content.h"
#include "plan/buju-style.h"
#include "plan/buju-words.h"

G_BEGIN_DECLS

typedef struct _BujuLibrary BujuLibrary;

BujuLibrary *buju_library_load        (GCancellable *cancellable, GError **error);
/* Where it looks. (transfer full) */
char        *buju_library_dup_resources_folder (void);
char        *buju_library_dup_shapes_folder    (void);
BujuLibrary *buju_library_ref         (BujuLibrary *self);
void         buju_library_unref       (BujuLibrary *self);
BujuContent *buju_library_get_content (const BujuLibrary *self);
BujuDataset *buju_library_get_dataset (const BujuLibrary *self);
BujuWords   *buju_library_get_words   (const BujuLibrary *self);
/* Checksums of what was loaded: of all that the documents say, and of all shapefiles. */
const char  *buju_library_get_content_hash (const BujuLibrary *self);
const char  *buju_library_get_data_hash    (const BujuLibrary *self);
/* @variant: "print", "screen", "dark", "screen-contrast" or "dark-contrast"; all are loaded with
 * the library. (transfer none) */
BujuStyle   *buju_library_get_style   (const BujuLibrary *self, const char *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLibrary, buju_library_unref)

G_END_DECLS
