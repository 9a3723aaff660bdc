/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPreflightList: what to look at before a figure is written, the worst first, each with what to
 * do about it.
 *
 * Property "blocked" (boolean, read only): there are errors, and the user has not said that the
 * figure shall be written all the same. */

#include <gtk/gtk.h>

#include "draw/buju-preflight.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PREFLIGHT_LIST (buju_preflight_list_get_type ())
G_DECLARE_FINAL_TYPE (BujuPreflightList, buju_preflight_list, BUJU, PREFLIGHT_LIST, GtkBox)

/* NULL empties it. */
void     buju_preflight_list_show        (BujuPreflightList *self,
                                          const BujuPreflight *preflight);
gboolean buju_preflight_list_get_blocked (BujuPreflightList *self);

G_END_DECLS
