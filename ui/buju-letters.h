/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How large the desktop's letters are: what is given in px for words is to grow with them. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

double buju_letters_get_scale (void);

G_END_DECLS
