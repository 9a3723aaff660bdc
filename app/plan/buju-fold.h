/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFold: a text brought into the form in which texts are compared: compatibility forms, case and
 * accents folded away, punctuation gone, the words run together, with the offsets where they begin.
 * "Lin-gang New Area" gives "lingangnewarea" with words at 0, 3, 6, 9; "松江G60" gives "松江g60" with
 * words at 0 and 6. Immutable. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char   *text;     /* UTF-8; "" when nothing was left */
  gsize   length;   /* bytes */
  GArray *starts;   /* gsize: where words begin, ascending */
} BujuFold;

/* Text that is not UTF-8 gives "". */
void     buju_fold_init        (BujuFold *self, const char *text);
/* As above, with ü of pinyin, however it is written (ü, v, u), as u. */
void     buju_fold_init_pinyin (BujuFold *self, const char *text);
void     buju_fold_clear       (BujuFold *self);
/* Where word @index ends. */
gsize    buju_fold_get_end     (const BujuFold *self, guint index);
/* One letter too many, missing, wrong, or two swapped. ASCII. */
gboolean buju_fold_is_typo     (const char *typed, gsize n_typed, const char *meant, gsize n_meant);

G_END_DECLS
