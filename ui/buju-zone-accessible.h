/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuZoneAccessible: a thing on the map as the keyboard and a screen reader meet it: an invisible,
 * focusable child of the map, as large as the thing's box, named in both languages. It takes no
 * pointer events and draws nothing; the map highlights what has the focus. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_ZONE_ACCESSIBLE (buju_zone_accessible_get_type ())
G_DECLARE_FINAL_TYPE (BujuZoneAccessible, buju_zone_accessible, BUJU, ZONE_ACCESSIBLE, GtkWidget)

/* Signal "entered" (id): it has the focus now. Signal "activated" (id): Enter or Space. */
GtkWidget    *buju_zone_accessible_new          (const char *id, const char *name);
const char   *buju_zone_accessible_get_id       (BujuZoneAccessible *self);
const char   *buju_zone_accessible_get_name     (BujuZoneAccessible *self);
void          buju_zone_accessible_set_selected (BujuZoneAccessible *self, gboolean selected);
void          buju_zone_accessible_set_description (BujuZoneAccessible *self,
                                                    const char *description);
/* Where it lies on the map widget, px; the map allocates it there. */
void          buju_zone_accessible_set_area     (BujuZoneAccessible *self,
                                                 const GdkRectangle *area);
GdkRectangle  buju_zone_accessible_get_area     (BujuZoneAccessible *self);

G_END_DECLS
