/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The language of the person, for both programs. */

#include <glib.h>

G_BEGIN_DECLS

void buju_locale_init (void);

G_END_DECLS
