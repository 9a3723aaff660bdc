/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

static void
append_fields (GString *text, BujuTable *table)
{
  static const char *const types[] = { N_("text"), N_("whole number"), N_("number"), N_("date"),
                                       N_("yes or no") };

  if (table == NULL)
    return;
  g_string_append_printf (text, "\n\n%s", _("Fields:"));
  for (guint i = 0; i < buju_table_get_n_fields (table); i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      /* Translators: name and type of a field */
      g_autofree char *line = g_strdup_printf (_("%s (%s)"), field->name, _(types[field->type]));

      g_string_append_printf (text, "\n• %s", line);
    }
}

static void
append_coordinates (GString *text, const BujuReport *report)
{
  g_autofree char *name = g_strjoin (" ", report->crs.name, report->crs.authority, NULL);
  g_autofree char *line = NULL;

  /* Translators: %s is the name of a coordinate system */
  line = g_strdup_printf (_("Coordinates: %s"), name);
  g_string_append_printf (text, "\n%s", line);
}

static void
append_encoding (GString *text, const BujuReport *report)
{
  /* Translators: %s is the name of a character encoding */
  g_autofree char *line = g_strdup_printf (_("Encoding: %s"), report->encoding);

  g_string_append_printf (text, "\n%s", line);
}

static void
append_report (GString *text, const BujuReport *report)
{
  g_string_append_printf (text, _("%u records: %u on the map, %u damaged, %u deleted, %u without a "
                                  "shape"), report->records,
                          report->drawable, report->damaged, report->deleted, report->null_shapes);
  if (report->crs.name != NULL)
    append_coordinates (text, report);
  if (report->encoding != NULL)
    append_encoding (text, report);
  for (guint i = 0; report->notes != NULL && i < report->notes->len; i++)
    g_string_append_printf (text, "\n\n%s", (const char *) g_ptr_array_index (report->notes, i));
}

/**
 * buju_layer_opener_dup_info:
 * @self: an opener
 * @id: of a layer of the session
 *
 * Returns: (transfer full) (nullable): what is known of its file: path, records, coordinates,
 *   encoding, notes, fields
 */
char *
buju_layer_opener_dup_info (BujuLayerOpener *self, const char *id)
{
  BujuOverlay             *overlay;
  const BujuOverlaySource *source;
  GString                 *text;

  g_return_val_if_fail (BUJU_IS_LAYER_OPENER (self), NULL);

  overlay = buju_session_get_overlay (self->session, id);
  if (overlay == NULL)
    return NULL;
  source = buju_overlay_get_source (overlay);
  text = g_string_new (source->path);
  if (source->member != NULL)
    g_string_append_printf (text, "\n%s", source->member);
  g_string_append (text, "\n\n");
  append_report (text, buju_overlay_get_report (overlay));
  append_fields (text, buju_layer_get_table (buju_overlay_get_layer (overlay)));
  return g_string_free (text, FALSE);
}
