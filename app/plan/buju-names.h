/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names that stand for numbers, in files: the number is the place in the list. */

#include <glib.h>

G_BEGIN_DECLS

/* -1: none of @names, which end with NULL. */
int buju_names_find (const char * const *names, const char *name);

G_END_DECLS
