/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCollator: the order in which people look for names, the same in every locale: numbers by
 * value wherever they stand (第2号 before 第10号), letters without regard to case or width, Chinese
 * characters by pinyin, those outside GB 2312 after them. Immutable, any thread. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BujuCollator BujuCollator;

BujuCollator *buju_collator_new     (void);
void          buju_collator_free    (BujuCollator *self);
/* A part of @text as a number: texts that were alike up to it are in the order of it, if it
 * differs. @at: where it begins, 0 at first, and is set to where the next does; nothing follows a
 * key whose lowest 16 bits are 0. */
guint64       buju_collator_get_key (const BujuCollator *self, const char *text, guint32 *at);

/* The characters that have a rank, in its order. */
extern const char buju_collator_pinyin[];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCollator, buju_collator_free)

G_END_DECLS
