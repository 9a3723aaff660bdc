/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, third file: the zones as accessible children, and the tip. */
#include "config.h"

#include "buju-map-view-private.h"

#include "buju-map-zones.h"
#include "buju-name.h"
#include "buju-zone-accessible.h"
#include "session/buju-session-overlays.h"

/* A point's box, px: what a finger would need. */
#define POINT_SIZE 24

static void
entered_cb (BujuMapView *self, const char *id, BujuZoneAccessible *zone)
{
  GdkRectangle area = buju_zone_accessible_get_area (zone);

  buju_session_set_hovered (self->session, id);
  buju_map_view_point_at (self, id, area.x + area.width / 2.0, area.y + area.height / 2.0);
}

static void
activated_cb (BujuMapView *self, const char *id)
{
  buju_session_select (self->session, id);
}

/* (transfer full): what a screen reader calls it */
static char *
dup_label (BujuMapView *self, const BujuMapZone *zone)
{
  BujuContent *content = buju_library_get_content (buju_session_get_library (self->session));
  BujuText     name = buju_name_find (content, zone->id);
  char        *label;

  if (buju_text_is_empty (&name))
    name = zone->name;
  label = buju_text_dup (&name, BUJU_LANGUAGE_BOTH, " ");
  return label != NULL ? label : g_strdup (zone->id);
}

static GtkWidget *
make_zone (BujuMapView *self, const BujuMapZone *zone)
{
  g_autofree char *label = dup_label (self, zone);
  GtkWidget       *child = buju_zone_accessible_new (zone->id, label);

  g_signal_connect_object (child, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return child;
}

/* The part of the box that is seen; %FALSE when none is. */
static gboolean
find_area (const BujuView *view, const BujuBox *box, GdkRectangle *area)
{
  BujuPoint    a = buju_view_to_screen (view, box->x0, box->y1);
  BujuPoint    b = buju_view_to_screen (view, box->x1, box->y0);
  double       across = MAX (POINT_SIZE - (b.x - a.x), 0) / 2;
  double       down = MAX (POINT_SIZE - (b.y - a.y), 0) / 2;
  int          x0 = MAX (a.x - across, 0);
  int          y0 = MAX (a.y - down, 0);
  int          x1 = MIN (b.x + across, view->width);
  int          y1 = MIN (b.y + down, view->height);

  if (x1 <= x0 || y1 <= y0)
    return FALSE;
  *area = (GdkRectangle) { x0, y0, x1 - x0, y1 - y0 };
  return TRUE;
}

static void
place_zones (BujuMapView *self, GArray *zones)
{
  BujuView view = buju_map_view_get_view (self);

  for (guint i = 0; i < zones->len && i < self->zones->len; i++)
    {
      BujuZoneAccessible *child = g_ptr_array_index (self->zones, i);
      GdkRectangle        area = { 0, 0, 0, 0 };
      gboolean            seen = find_area (&view, &g_array_index (zones, BujuMapZone, i).box,
                                            &area);

      buju_zone_accessible_set_area (child, &area);
      gtk_widget_set_visible (GTK_WIDGET (child), seen);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* (transfer full) (nullable): the id of the zone in focus */
static char *
dup_focused (BujuMapView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !g_ptr_array_find (self->zones, focus, NULL))
    return NULL;
  return g_strdup (buju_zone_accessible_get_id (BUJU_ZONE_ACCESSIBLE (focus)));
}

static void
focus_zone (BujuMapView *self, const char *id)
{
  for (guint i = 0; i < self->zones->len; i++)
    {
      GtkWidget *zone = g_ptr_array_index (self->zones, i);

      if (gtk_widget_get_visible (zone)
          && g_str_equal (buju_zone_accessible_get_id (BUJU_ZONE_ACCESSIBLE (zone)), id))
        gtk_widget_grab_focus (zone);
    }
}

/* Whether those that are there stand for the same things. */
static gboolean
are_zones (BujuMapView *self, GArray *zones)
{
  gboolean same = zones->len == self->zones->len;

  for (guint i = 0; same && i < zones->len; i++)
    {
      const BujuMapZone  *zone = &g_array_index (zones, BujuMapZone, i);
      BujuZoneAccessible *child = g_ptr_array_index (self->zones, i);
      g_autofree char    *label = dup_label (self, zone);

      same = g_str_equal (buju_zone_accessible_get_id (child), zone->id)
             && g_str_equal (buju_zone_accessible_get_name (child), label);
    }
  return same;
}

/* The focus waits on the map meanwhile: else it would go to the start of the window with the zone
 * that had it. */
static void
rebuild_zones (BujuMapView *self, GArray *zones)
{
  g_autofree char *focused = dup_focused (self);

  if (focused != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  buju_map_view_clear_zones (self);
  for (guint i = 0; i < zones->len; i++)
    {
      GtkWidget *child = make_zone (self, &g_array_index (zones, BujuMapZone, i));

      gtk_widget_insert_before (child, GTK_WIDGET (self), self->tip);
      g_ptr_array_add (self->zones, child);
    }
  buju_map_view_mark_selected (self);
  place_zones (self, zones);
  if (focused != NULL)
    focus_zone (self, focused);
}

/* After the view has settled: on every frame it would only cost time. */
void
buju_map_view_update_zones (BujuMapView *self)
{
  g_autoptr (BujuScene) scene = buju_map_view_make_scene (self);
  g_autoptr (GArray)    zones = buju_map_zones_collect (scene);

  if (self->zones_stale && !are_zones (self, zones))
    rebuild_zones (self, zones);
  else
    place_zones (self, zones);
  self->zones_stale = FALSE;
  buju_map_view_describe (self);
}

void
buju_map_view_clear_zones (BujuMapView *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->zones, i));
  g_ptr_array_set_size (self->zones, 0);
}

/* (transfer full) (nullable) */
static char *
dup_tip (BujuSession *session, const char *id)
{
  guint        feature = 0;
  BujuOverlay *overlay = buju_session_find_overlay (session, id, &feature);
  char        *title = overlay != NULL ? buju_overlay_dup_title (overlay, feature) : NULL;
  BujuText     name;

  if (overlay != NULL)
    return title != NULL ? title : g_strdup (buju_overlay_get_name (overlay));
  name = buju_name_find (buju_library_get_content (buju_session_get_library (session)), id);
  return buju_text_dup (&name, buju_session_get_language (session), "\n");
}

/**
 * buju_map_view_point_at:
 * @self: a map view
 * @id: (nullable): what lies there
 * @x: px of the widget
 * @y: px of the widget
 *
 * Tells that the pointer or the focus is at a thing: it is highlighted and a tip says its name.
 */
void
buju_map_view_point_at (BujuMapView *self, const char *id, double x, double y)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  if (self->session == NULL)
    return;
  buju_session_set_hovered (self->session, id);
  text = id != NULL ? dup_tip (self->session, id) : NULL;
  if (text == NULL || *text == '\0')
    buju_map_tip_hide (BUJU_MAP_TIP (self->tip));
  else
    buju_map_tip_show (BUJU_MAP_TIP (self->tip), text, x, y);
}
