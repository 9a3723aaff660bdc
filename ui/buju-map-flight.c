/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of flying to a place. */
#include "config.h"

#include "buju-map-view-private.h"

#include <math.h>

#define FLIGHT       520  /* ms */

static void
flight_step (double value, gpointer user_data)
{
  BujuMapView *self = user_data;
  BujuView     view = buju_session_get_view (self->session);
  BujuView     from = self->flight_from;
  BujuView     to = self->flight_to;
  double       way = value;

  view.scale = from.scale * pow (to.scale / from.scale, value);
  /* Constant speed on the screen, not on the ground, as the scale changes on the way. */
  if (fabs (to.scale / from.scale - 1) > 1e-6)
    way = (1 / from.scale - 1 / view.scale) / (1 / from.scale - 1 / to.scale);
  view.centre.x = from.centre.x + (to.centre.x - from.centre.x) * way;
  view.centre.y = from.centre.y + (to.centre.y - from.centre.y) * way;
  buju_session_set_view (self->session, &view);
}

static void
end_flight (BujuMapView *self)
{
  if (self->flight != NULL)
    adw_animation_pause (self->flight);
  g_clear_object (&self->flight);
}

/* Without animations the session moves there at once. */
gboolean
buju_map_view_fly_to (BujuMapView *self, const BujuView *target)
{
  AdwAnimationTarget *step;

  /* What lies under the resting pointer now will not be there in a moment. */
  buju_session_set_hovered (self->session, NULL);
  buju_map_view_point_at (self, NULL, 0, 0);
  if (self->second || !adw_get_enable_animations (GTK_WIDGET (self))
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  buju_map_input_stop (self->input);
  buju_map_view_stop (self);
  self->flight_from = buju_session_get_view (self->session);
  self->flight_to = *target;
  step = adw_callback_animation_target_new (flight_step, self, NULL);
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT, step);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flight), ADW_EASE_IN_OUT_CUBIC);
  adw_animation_play (self->flight);
  return TRUE;
}

/**
 * buju_map_view_stop:
 * @self: a map view
 *
 * Ends a flight under way where it is.
 */
void
buju_map_view_stop (BujuMapView *self)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  end_flight (self);
  if (self->pair == NULL)
    return;
  end_flight (self->pair);
  buju_map_input_stop (self->pair->input);
}
