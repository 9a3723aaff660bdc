/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuColumnChooser: a popover to say which columns of a table are shown; at most
 * BUJU_COLUMNS_AT_ONCE. Signal: "changed", when others are. */

#include <gtk/gtk.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

/* GTK 4.8 makes a widget for every cell of two hundred rows. With 60 columns a frame of scrolling
 * takes 17 ms and the table is there in 0.9 s, with 255 it takes 68 ms, 3.5 s and 220 MB
 * (tests/bench/bench-columns.c). */
#define BUJU_COLUMNS_AT_ONCE 60

#define BUJU_TYPE_COLUMN_CHOOSER (buju_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BujuColumnChooser, buju_column_chooser, BUJU, COLUMN_CHOOSER, GtkPopover)

GtkWidget *buju_column_chooser_new       (void);
/* The first ones are shown, but for a table with the fields of the last: its choice stays. */
void       buju_column_chooser_set_table (BujuColumnChooser *self, BujuTable *table);
gboolean   buju_column_chooser_is_shown  (BujuColumnChooser *self, guint field);
guint      buju_column_chooser_get_n     (BujuColumnChooser *self);
/* FALSE: that would be too many. */
gboolean   buju_column_chooser_show      (BujuColumnChooser *self, guint field, gboolean shown);

G_END_DECLS
