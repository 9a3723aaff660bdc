/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-crs-store.h"

struct _BujuCrsStore
{
  GHashTable *descriptions; /* definition → BujuCrs; all zeros for an unknown one */
  GHashTable *projections;  /* both definitions → BujuProjection */
};

static void
description_free (gpointer data)
{
  buju_crs_clear (data);
  g_free (data);
}

/**
 * buju_crs_store_new:
 *
 * Returns: (transfer full): an empty store
 */
BujuCrsStore *
buju_crs_store_new (void)
{
  BujuCrsStore *self = g_new0 (BujuCrsStore, 1);

  self->descriptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, description_free);
  self->projections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) buju_projection_free);

  return self;
}

/**
 * buju_crs_store_free:
 * @self: (transfer full): a store
 */
void
buju_crs_store_free (BujuCrsStore *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->descriptions);
  g_hash_table_unref (self->projections);
  g_free (self);
}

/**
 * buju_crs_store_describe:
 * @self: a store
 * @definition: text of a .prj, "EPSG:n" or a PROJ string
 *
 * Returns: (transfer none) (nullable): what it is; %NULL when PROJ does not know it
 */
const BujuCrs *
buju_crs_store_describe (BujuCrsStore *self,
                         const char   *definition)
{
  BujuCrs *crs;

  g_return_val_if_fail (self != NULL && definition != NULL, NULL);

  crs = g_hash_table_lookup (self->descriptions, definition);
  if (crs == NULL)
    {
      crs = g_new0 (BujuCrs, 1);
      buju_crs_describe (definition, crs, NULL);
      g_hash_table_insert (self->descriptions, g_strdup (definition), crs);
    }

  return crs->name != NULL ? crs : NULL;
}

/**
 * buju_crs_store_project:
 * @self: a store
 * @from: CRS of the coordinates
 * @to: CRS wanted
 * @error: return location; %BUJU_PROJECTION_ERROR
 *
 * Returns: (transfer none) (nullable): the transformation, which the store keeps
 */
BujuProjection *
buju_crs_store_project (BujuCrsStore  *self,
                        const char    *from,
                        const char    *to,
                        GError       **error)
{
  g_autofree char *key = NULL;
  BujuProjection *projection;

  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, NULL);

  key = g_strconcat (to, "\n", from, NULL);
  projection = g_hash_table_lookup (self->projections, key);
  if (projection == NULL)
    {
      projection = buju_projection_new (from, to, error);
      if (projection != NULL)
        g_hash_table_insert (self->projections, g_steal_pointer (&key), projection);
    }

  return projection;
}
