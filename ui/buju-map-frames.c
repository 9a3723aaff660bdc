/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-frames.h"

#include "geo/buju-debug.h"

struct _BujuMapFrames
{
  GtkWidget    *map;       /* borrowed: our owner */
  GSignalGroup *signals;   /* of its frame clock */
  gint64        begun;     /* µs: of the frame */
  gint64        asked;     /* µs: when a picture was asked for last */
  double        frame;     /* ms, the last one */
  double        picture;
};

static void
before_cb (BujuMapFrames *self)
{
  self->begun = g_get_monotonic_time ();
}

static void
after_cb (BujuMapFrames *self)
{
  self->frame = (g_get_monotonic_time () - self->begun) / 1e3;
  g_printerr ("frame %.2f ms\n", self->frame);
}

static void
realize_cb (BujuMapFrames *self)
{
  g_signal_group_set_target (self->signals, gtk_widget_get_frame_clock (self->map));
}

static void
unrealize_cb (BujuMapFrames *self)
{
  g_signal_group_set_target (self->signals, NULL);
}

BujuMapFrames *
buju_map_frames_new (GtkWidget *map)
{
  BujuMapFrames *self;

  if (!buju_debug_is_on (BUJU_DEBUG_FRAMES))
    return NULL;
  self = g_new0 (BujuMapFrames, 1);
  self->map = map;
  self->signals = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->signals, "before-paint", G_CALLBACK (before_cb), self);
  g_signal_group_connect_swapped (self->signals, "after-paint", G_CALLBACK (after_cb), self);
  g_signal_connect_swapped (map, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect_swapped (map, "unrealize", G_CALLBACK (unrealize_cb), self);
  return self;
}

void
buju_map_frames_free (BujuMapFrames *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_group_set_target (self->signals, NULL);
  g_object_unref (self->signals);
  g_free (self);
}

void
buju_map_frames_asked (BujuMapFrames *self)
{
  if (self != NULL)
    self->asked = g_get_monotonic_time ();
}

void
buju_map_frames_painted (BujuMapFrames *self, const char *sheet)
{
  if (self == NULL)
    return;
  self->picture = (g_get_monotonic_time () - self->asked) / 1e3;
  g_printerr ("%s %.2f ms after it was asked for\n", sheet, self->picture);
}

void
buju_map_frames_snapshot (BujuMapFrames *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char        *text = NULL;
  GdkRGBA                 back = { 0, 0, 0, 0.7f }, front = { 1, 1, 1, 1 };
  graphene_rect_t         area;
  int                     width, height;

  if (self == NULL)
    return;
  text = g_strdup_printf ("frame %.1f ms   picture %.1f ms", self->frame, self->picture);
  layout = gtk_widget_create_pango_layout (self->map, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_rect_init (&area, 0, 0, width + 12, height + 8);
  gtk_snapshot_append_color (snapshot, &back, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (6, 4));
  gtk_snapshot_append_layout (snapshot, layout, &front);
  gtk_snapshot_restore (snapshot);
}
