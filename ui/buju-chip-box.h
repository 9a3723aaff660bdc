/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuChipBox: children one after another, each as wide as it is, broken into lines like words. (A
 * flow box would put them into columns as wide as the widest.) */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_CHIP_BOX (buju_chip_box_get_type ())
G_DECLARE_FINAL_TYPE (BujuChipBox, buju_chip_box, BUJU, CHIP_BOX, GtkWidget)

GtkWidget *buju_chip_box_new    (void);
void       buju_chip_box_append (BujuChipBox *self, GtkWidget *child);

G_END_DECLS
