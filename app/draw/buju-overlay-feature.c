/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-private.h"

#include <string.h>

/* What can be said of one feature of an overlay. */

/**
 * buju_overlay_dup_feature_id:
 * @self: an overlay
 * @feature: number of a feature
 *
 * Returns: (transfer full): "overlay-1:42"
 */
char *
buju_overlay_dup_feature_id (const BujuOverlay *self, guint feature)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s:%u", buju_overlay_get_id (self), feature);
}

/**
 * buju_overlay_parse_id:
 * @id: any id
 * @overlay: (out) (transfer full): the overlay's id
 * @feature: (out): the feature's number, which need not be there
 *
 * Returns: whether @id is a feature's
 */
gboolean
buju_overlay_parse_id (const char *id, char **overlay, guint *feature)
{
  const char *colon;
  guint64 number;

  g_return_val_if_fail (overlay != NULL && feature != NULL, FALSE);

  colon = id != NULL && g_str_has_prefix (id, "overlay-") ? strrchr (id, ':') : NULL;
  if (colon == NULL || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  *overlay = g_strndup (id, colon - id);
  *feature = (guint) number;
  return TRUE;
}

/**
 * buju_overlay_describe:
 * @self: an overlay
 * @feature: number of a feature
 *
 * Returns: (transfer full) (element-type BujuOverlayFact): what the table says of it, field by
 *   field
 */
GArray *
buju_overlay_describe (const BujuOverlay *self, guint feature)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (BujuOverlayFact));
  BujuTable *table;

  g_return_val_if_fail (self != NULL, facts);

  table = buju_layer_get_table (buju_overlay_get_layer (self));
  for (guint i = 0; table != NULL && i < buju_table_get_n_fields (table); i++)
    {
      const BujuField *field = buju_table_get_field (table, i);
      BujuOverlayFact fact = { field->name, buju_table_get (table, feature, (int) i), field->type };

      g_array_append_val (facts, fact);
    }
  return facts;
}

/**
 * buju_overlay_dup_title:
 * @self: an overlay
 * @feature: number of a feature
 *
 * Returns: (transfer full) (nullable): what it is called: by the label field, else by what looks
 *   like a name
 */
char *
buju_overlay_dup_title (const BujuOverlay *self, guint feature)
{
  char room[BUJU_FIELD_SHOWN_ROOM];
  const char *field;
  BujuTable *table;
  const char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  table = buju_layer_get_table (buju_overlay_get_layer (self));
  field = buju_overlay_get_look (self)->label_field;
  if (table != NULL && field != NULL)
    title = buju_table_get_shown (table, feature, buju_table_find_field (table, field), room);
  if (table != NULL && title == NULL)
    title = buju_table_get (table, feature, buju_overlay_get_title_field (self));
  return g_strdup (title);
}
