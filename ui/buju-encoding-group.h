/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuEncodingGroup: the encoding of a file's text, to be chosen among those in which it makes
 * sense; some rows show at once what an encoding makes of them. */

#include <adwaita.h>

#include "session/buju-loader.h"

G_BEGIN_DECLS

/* How the text is read now. All borrowed; NULL: not known. */
typedef struct
{
  const char *said;    /* by a person */
  const char *found;
  const char *crs;     /* where the file lies, for reading it */
  BujuTable  *table;
} BujuEncodingState;

#define BUJU_TYPE_ENCODING_GROUP (buju_encoding_group_get_type ())
G_DECLARE_FINAL_TYPE (BujuEncodingGroup, buju_encoding_group, BUJU, ENCODING_GROUP,
                      AdwPreferencesGroup)

GtkWidget  *buju_encoding_group_new     (BujuLoader *loader, const BujuFinding *finding,
                                         const BujuEncodingState *state);
/* What is chosen; NULL: as it is found out. */
const char *buju_encoding_group_get     (BujuEncodingGroup *self);
/* Whether it still looks for the encodings that there are to choose from. */
gboolean    buju_encoding_group_is_busy (BujuEncodingGroup *self);

G_END_DECLS
