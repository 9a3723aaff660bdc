/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chip that stands for an industry: pressed while the lens looks for it. A click lights its
 * places alone, a click with Ctrl adds it or takes it away. What happens is up to the action
 * @BUJU_INDUSTRY_CHIP_ACTION, whose parameter is the industry's id and whether to extend. */

#include <gtk/gtk.h>

#include "plan/buju-lens.h"

G_BEGIN_DECLS

#define BUJU_INDUSTRY_CHIP_ACTION "win.lens-toggle"   /* (sb) */

/* @detail: second line of its tip; may be empty. (transfer floating) */
GtkWidget *buju_industry_chip_new       (const char *id, const BujuText *text,
                                         const BujuText *detail,
                                         BujuLanguage language, guint citation);
/* Shows on all chips below @root what @lens has chosen. */
void       buju_industry_chip_sync_below (GtkWidget *root, BujuLens *lens);

G_END_DECLS
