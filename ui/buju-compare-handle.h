/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCompareHandle: the line between the two maps of a comparison: dragged anywhere, and by keys
 * and for screen readers a slider from 0 to 100 percent. It moves nothing itself: its owner
 * allocates it where the maps meet. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_COMPARE_HANDLE (buju_compare_handle_get_type ())
G_DECLARE_FINAL_TYPE (BujuCompareHandle, buju_compare_handle, BUJU, COMPARE_HANDLE, GtkWidget)

/* Signal "moved" (double position): where it shall be, share of the owner's width. */
void buju_compare_handle_set_position (BujuCompareHandle *self, double position);
/* px from the line to the middle of the knob. */
void buju_compare_handle_set_shift    (BujuCompareHandle *self, int shift);

G_END_DECLS
