/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of what a screen reader says of the map and its zones. */
#include "config.h"

#include "buju-map-view-private.h"

#include <glib/gi18n.h>

#include "buju-name.h"
#include "buju-zone-accessible.h"

/* (nullable): what the light of the lens says of a thing; %NULL without a lens */
static const char *
find_light (BujuSession *session, const char *id)
{
  BujuLens *lens = buju_session_get_lens (session);

  if (lens == NULL)
    return NULL;
  switch (buju_lens_get_state (lens, id))
    {
    case BUJU_LENS_ASSIGNED:
      /* Translators: said by a screen reader of a place on the map */
      return _("Lit by the lens");
    case BUJU_LENS_WITHIN:
      /* Translators: said by a screen reader of a place on the map; the belt or cluster has the
       * industry */
      return _("Lit by the lens as part of what has the industry as a whole");
    case BUJU_LENS_WHOLE:
      /* Translators: said by a screen reader of a belt or cluster on the map */
      return _("Lit by the lens as a whole");
    default:
      /* Translators: said by a screen reader of a place on the map */
      return _("Not lit by the lens");
    }
}

static void
describe_zone (BujuMapView *self, BujuZoneAccessible *zone)
{
  BujuContent     *content = buju_library_get_content (buju_session_get_library (self->session));
  const char      *id = buju_zone_accessible_get_id (zone);
  const char      *light = find_light (self->session, id);
  g_autofree char *known_for = buju_name_describe (content, id,
                                                   buju_session_get_language (self->session));
  g_autofree char *both = NULL;

  if (light != NULL && known_for != NULL)
    /* Translators: what the lens says of a place, then what the place is known for */
    both = g_strdup_printf (_("%s. %s"), light, known_for);
  buju_zone_accessible_set_description (zone,
                                        both != NULL ? both : light != NULL ? light : known_for);
}

static guint
count_visible (BujuMapView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->zones->len; i++)
    n += gtk_widget_get_visible (g_ptr_array_index (self->zones, i));
  return n;
}

/* How much there is, how much of it is in view, and what the lens lights. */
static void
describe_map (BujuMapView *self)
{
  BujuLens        *lens = buju_session_get_lens (self->session);
  BujuText         name = lens != NULL ? buju_lens_get_name (lens) : (BujuText) { NULL, NULL };
  g_autofree char *industries = lens != NULL
                                ? buju_text_dup (&name, buju_session_get_language (self->session),
                                                 " ")
                                             : NULL;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  /* Translators: said by a screen reader of the map; things are its zones, belts and places */
  count = g_strdup_printf (ngettext ("%u thing on the map, %u in view",
                                     "%u things on the map, %u in view",
                                     self->zones->len),
                           self->zones->len, count_visible (self));
  if (industries != NULL)
    /* Translators: %1$s is "53 things on the map, 12 in view", %2$s are industries */
    text = g_strdup_printf (_("%1$s. Industry lens: %2$s"), count, industries);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : count, -1);
}

void
buju_map_view_mark_selected (BujuMapView *self)
{
  const char *selected = buju_session_get_selected (self->session);

  for (guint i = 0; i < self->zones->len; i++)
    {
      BujuZoneAccessible *child = g_ptr_array_index (self->zones, i);

      buju_zone_accessible_set_selected (child,
                                         g_strcmp0 (selected, buju_zone_accessible_get_id (child))
                                           == 0);
    }
}

/* After the zones are placed. */
void
buju_map_view_describe (BujuMapView *self)
{
  for (guint i = 0; i < self->zones->len; i++)
    describe_zone (self, g_ptr_array_index (self->zones, i));
  describe_map (self);
}
