/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a thing is called and what it is, for tips, screen readers and titles. Borrowed from the
 * content. */

#include "plan/buju-content.h"

G_BEGIN_DECLS

BujuText  buju_name_find     (const BujuContent *content, const char *id);
char     *buju_name_describe (const BujuContent *content, const char *id, BujuLanguage language);

G_END_DECLS
