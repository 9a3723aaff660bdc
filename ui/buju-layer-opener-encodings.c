/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

/* Remembered choices; the oldest go unordered, as a table of settings keeps no order. */
#define MOST_ENCODINGS 200

char *
buju_layer_opener_dup_encoding (BujuLayerOpener *self, const char *path)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, "encodings");
  g_autoptr (GFile)    file = g_file_new_for_path (path);
  g_autofree char     *uri = g_file_get_uri (file);
  char                *encoding = NULL;

  g_variant_lookup (value, uri, "s", &encoding);
  return encoding;
}

void
buju_layer_opener_set_encoding (BujuLayerOpener *self, const char *path, const char *encoding)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, "encodings");
  g_autoptr (GFile)    file = g_file_new_for_path (path);
  g_autofree char     *uri = g_file_get_uri (file);
  GVariantBuilder      builder;
  GVariantIter         iter;
  const char          *other;
  const char          *theirs;
  guint                n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &theirs))
    if (!g_str_equal (other, uri) && n++ < MOST_ENCODINGS)
      g_variant_builder_add (&builder, "{ss}", other, theirs);
  if (encoding != NULL)
    g_variant_builder_add (&builder, "{ss}", uri, encoding);
  g_settings_set_value (self->settings, "encodings", g_variant_builder_end (&builder));
}
