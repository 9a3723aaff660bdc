/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of the keys that go from the zone in focus to the one beside it. */
#include "config.h"

#include <math.h>

#include "buju-map-view-private.h"
#include "buju-zone-accessible.h"

/* What lies a little to the side is as near as what is so much farther straight ahead. */
#define SIDEWAYS 2.5

static BujuPoint
get_centre (gpointer zone)
{
  GdkRectangle area = buju_zone_accessible_get_area (BUJU_ZONE_ACCESSIBLE (zone));

  return (BujuPoint) { area.x + area.width / 2.0, area.y + area.height / 2.0 };
}

/* How far @to is from @from in the direction (@dx, @dy); infinite when it lies more to the side
 * than ahead. */
static double
measure (const BujuPoint *from, const BujuPoint *to, int dx, int dy)
{
  double ahead = (to->x - from->x) * dx + (to->y - from->y) * dy;
  double aside = fabs ((to->x - from->x) * dy) + fabs ((to->y - from->y) * dx);

  return ahead > 1 && aside <= ahead ? ahead + SIDEWAYS * aside : INFINITY;
}

/* FALSE when no zone has the focus, or none lies there: then the keys mean something else. */
static gboolean
beside_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);
  GtkWidget   *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget   *nearest = NULL;
  double       least = INFINITY;
  BujuPoint    here;
  int          dx = 0;
  int          dy = 0;

  if (focus == NULL || !g_ptr_array_find (self->zones, focus, NULL))
    return FALSE;
  g_variant_get (args, "(ii)", &dx, &dy);
  here = get_centre (focus);
  for (guint i = 0; i < self->zones->len; i++)
    {
      GtkWidget *zone = g_ptr_array_index (self->zones, i);
      BujuPoint  there = get_centre (zone);
      double     far = measure (&here, &there, dx, dy);

      if (gtk_widget_get_visible (zone) && far < least)
        {
          least = far;
          nearest = zone;
        }
    }
  return nearest != NULL && gtk_widget_grab_focus (nearest);
}

void
buju_map_view_install_beside (GtkWidgetClass *class)
{
  static const struct { guint key; int dx, dy; } keys[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (class, keys[i].key, GDK_ALT_MASK, beside_cb, "(ii)", keys[i].dx,
                                  keys[i].dy);
}
