/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-districts.h"

#include <string.h>

#include "geo/buju-measure.h"
#include "plan/buju-fold.h"

struct _BujuDistricts
{
  BujuDataset *dataset;   /* whose layer the spans and the shown names lie in */
  GArray      *list;      /* BujuDistrict */
};

static void
cut_end (char *text, const char *end)
{
  gsize length = strlen (text), cut = strlen (end);

  if (length > cut && g_str_has_suffix (text, end))
    text[length - cut] = '\0';
}

/* 上海市浦东新区, 浦东 and Pudong New Area have one name each way of writing. */
static char *
bare_district (const char *name)
{
  static const char *const kinds[] = { "新区", "区", "县", "newarea", "newdistrict", "district",
                                       "county" };
  static const char *const cities[] = { "上海市", "上海", "shanghai" };
  BujuFold fold;
  const char *text;
  char *bare;

  buju_fold_init (&fold, name);
  text = fold.text;
  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    if (g_str_has_prefix (text, cities[i]) && strlen (text) > strlen (cities[i]))
      {
        text += strlen (cities[i]);
        break;
      }
  bare = g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    cut_end (bare, kinds[i]);
  buju_fold_clear (&fold);
  return bare;
}

static void
clear_district (gpointer data)
{
  BujuDistrict *district = data;

  g_free (district->zh);
  g_free (district->en);
}

static void
list_districts (const BujuLayer *layer,
                GArray          *list)
{
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      const char *zh = buju_layer_get_text (layer, i, "name_zh");
      const char *en = buju_layer_get_text (layer, i, "name_en");
      BujuDistrict district = { bare_district (zh != NULL ? zh : ""),
                                bare_district (en != NULL ? en : ""), zh,
                                buju_layer_get_span (layer, i), buju_layer_get_box (layer, i) };

      g_array_append_val (list, district);
    }
}

/**
 * buju_districts_new:
 * @library: whose districts
 *
 * Returns: (transfer full): the districts; none when their file could not be read
 */
BujuDistricts *
buju_districts_new (BujuLibrary *library)
{
  BujuDistricts *self;
  const BujuLayer *layer;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_new0 (BujuDistricts, 1);
  self->dataset = buju_dataset_ref (buju_library_get_dataset (library));
  self->list = g_array_new (FALSE, TRUE, sizeof (BujuDistrict));
  g_array_set_clear_func (self->list, clear_district);
  layer = buju_dataset_get_layer (self->dataset, "base/districts");
  if (layer != NULL)
    list_districts (layer, self->list);
  return self;
}

/**
 * buju_districts_free:
 * @self: (transfer full): districts
 */
void
buju_districts_free (BujuDistricts *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->list);
  buju_dataset_unref (self->dataset);
  g_free (self);
}

/**
 * buju_districts_is_empty:
 * @self: districts
 *
 * Returns: whether there are none
 */
gboolean
buju_districts_is_empty (const BujuDistricts *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->list->len == 0;
}

/**
 * buju_districts_find:
 * @self: districts
 * @name: as somebody wrote it: 上海市浦东新区, 浦东, Pudong New Area
 *
 * Returns: (transfer none) (nullable): the district of that name
 */
const BujuDistrict *
buju_districts_find (const BujuDistricts *self,
                     const char          *name)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  bare = bare_district (name);
  for (guint i = 0; i < self->list->len && *bare != '\0'; i++)
    {
      const BujuDistrict *district = &g_array_index (self->list, BujuDistrict, i);

      if (strcmp (district->zh, bare) == 0 || strcmp (district->en, bare) == 0)
        return district;
    }
  return NULL;
}

/**
 * buju_districts_find_around:
 * @self: districts
 * @at: in the map CRS, m
 *
 * Returns: (transfer none) (nullable): the district that @at lies in
 */
const BujuDistrict *
buju_districts_find_around (const BujuDistricts *self,
                            BujuPoint            at)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    if (buju_district_contains (&g_array_index (self->list, BujuDistrict, i), at))
      return &g_array_index (self->list, BujuDistrict, i);
  return NULL;
}

/**
 * buju_district_contains:
 * @self: a district
 * @at: in the map CRS, m
 *
 * Returns: whether @at lies in it
 */
gboolean
buju_district_contains (const BujuDistrict *self,
                        BujuPoint           at)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return buju_box_contains (&self->box, at.x, at.y)
         && buju_measure_contains (&self->span, at.x, at.y);
}
