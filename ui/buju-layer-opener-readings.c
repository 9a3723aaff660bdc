/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuLayerOpener, file of what people said of their files: kept in the settings, never beside
 * the files. */
#include "config.h"

#include "buju-layer-opener-private.h"

#define KEY "readings"

static void
readings_cb (BujuLayerOpener *self)
{
  g_autoptr (GVariant) readings = g_settings_get_value (self->settings, KEY);

  if (self->loader != NULL)
    buju_loader_set_readings (self->loader, readings);
}

/* Also what another window is told. */
void
buju_layer_opener_start_readings (BujuLayerOpener *self)
{
  readings_cb (self);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (readings_cb), self,
                           G_CONNECT_SWAPPED);
}

void
buju_layer_opener_remember (BujuLayerOpener *self, const BujuFinding *finding,
                            const BujuFileReading *reading)
{
  g_autoptr (GVariant) old = g_settings_get_value (self->settings, KEY);
  g_autoptr (GVariant) readings = buju_readings_with (old, finding->path, finding->member, reading);

  g_settings_set_value (self->settings, KEY, readings);
  buju_loader_set_readings (self->loader, readings);
}
