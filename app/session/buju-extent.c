/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-extent.h"

#include <math.h>

#include "geo/buju-projection.h"

/* Around a bare point there is nothing to fit a view to: this much ground is shown instead, m. */
#define POINT_REACH 2500.0

/* The city in the map CRS, roughly, for when no layer could be read: the window still has something
 * to move in. */
#define CITY_FALLBACK ((BujuBox) { 575000, 3390000, 695000, 3535000 })

static void
add_feature (BujuLayer *layer, guint feature, BujuBox *box)
{
  BujuBox found = buju_layer_get_box (layer, feature);

  if (buju_box_is_empty (&found))
    return;
  if (buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POINT)
    buju_box_grow (&found, POINT_REACH);
  buju_box_add_box (box, &found);
}

static void
add_shape (BujuDataset *dataset, const char *id, BujuBox *box)
{
  BujuLayer *layer = NULL;
  guint      feature = 0;

  if (id != NULL && buju_dataset_find (dataset, id, &layer, &feature))
    add_feature (layer, feature, box);
}

static void
add_from_layer (BujuDataset *dataset, const char *name, GPtrArray *ids, BujuBox *box)
{
  BujuLayer *layer = buju_dataset_get_layer (dataset, name);

  for (guint i = 0; layer != NULL && ids != NULL && i < ids->len; i++)
    {
      int feature = buju_layer_find (layer, g_ptr_array_index (ids, i));

      if (feature >= 0)
        add_feature (layer, feature, box);
    }
}

static void
add_shapes (BujuDataset *dataset, GPtrArray *ids, BujuBox *box)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    add_shape (dataset, g_ptr_array_index (ids, i), box);
}

static void
add_place (BujuDataset *dataset, const BujuPlace *place, BujuBox *box)
{
  if (place == NULL)
    return;
  add_shapes (dataset, place->shapes, box);
  add_from_layer (dataset, "base/roads", place->lines, box);
  if (place->shapes == NULL || place->shapes->len == 0)
    add_shape (dataset, place->point, box);
}

static void
add_component (BujuDataset *dataset, const BujuComponent *component, BujuBox *box)
{
  add_shapes (dataset, component->shapes, box);
  add_from_layer (dataset, "zones/spines", component->spines, box);
  add_shape (dataset, component->marker, box);
  if (!buju_box_is_empty (box))
    return;
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      add_place (dataset, member->place, box);
    }
}

static void
add_roles (BujuDataset *dataset, GArray *roles, BujuBox *box)
{
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);

      if (role->member != NULL)
        add_place (dataset, role->member->place, box);
    }
}

static void
add_layout (BujuDataset *dataset, const BujuLayout *layout, BujuBox *box)
{
  for (guint i = 0; i < layout->components->len; i++)
    {
      BujuBox part = BUJU_BOX_EMPTY;

      add_component (dataset, g_ptr_array_index (layout->components, i), &part);
      buju_box_add_box (box, &part);
    }
}

/**
 * buju_extent_find:
 * @library: what is shipped
 * @id: a component, place, layout, industry, or a shape of the dataset
 * @box: (out): the extent in map units, empty when nothing is known
 *
 * Finds the ground that @id covers: the shapes of a component or, when it has none, its members;
 * the shapes of a place or the surroundings of its point; all components of a layout; all places an
 * industry is assigned to.
 *
 * Returns: %FALSE when the thing has no place on the map
 */
gboolean
buju_extent_find (BujuLibrary *library, const char *id, BujuBox *box)
{
  BujuContent         *content;
  BujuDataset         *dataset;
  const BujuComponent *component;
  const BujuPlace     *place;
  const BujuLayout    *layout;
  const BujuIndustry  *industry;

  g_return_val_if_fail (library != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (box != NULL, FALSE);

  content = buju_library_get_content (library);
  dataset = buju_library_get_dataset (library);
  *box = BUJU_BOX_EMPTY;
  if ((component = buju_content_find_component (content, id)) != NULL)
    add_component (dataset, component, box);
  else if ((place = buju_content_find_place (content, id)) != NULL)
    add_place (dataset, place, box);
  else if ((layout = buju_content_find_layout (content, id)) != NULL)
    add_layout (dataset, layout, box);
  else if ((industry = buju_content_find_industry (content, id)) != NULL)
    add_roles (dataset, industry->roles, box);
  if (buju_box_is_empty (box))
    add_shape (dataset, id, box);
  return !buju_box_is_empty (box);
}

/**
 * buju_extent_of_city:
 * @library: what is shipped
 *
 * Returns: the box around all districts in map units; a plain default when they could not be read
 */
BujuBox
buju_extent_of_city (BujuLibrary *library)
{
  BujuLayer *districts;
  BujuBox    box = BUJU_BOX_EMPTY;

  g_return_val_if_fail (library != NULL, CITY_FALLBACK);

  districts = buju_dataset_get_layer (buju_library_get_dataset (library), "base/districts");
  if (districts != NULL)
    box = buju_layer_get_extent (districts);
  return buju_box_is_empty (&box) ? CITY_FALLBACK : box;
}

/* Corners and middles of the sides: a rectangle of one system is a bent one of the other. */
static BujuBox
convert (const BujuBox *box, gsize (*transform) (BujuProjection *, BujuPoint *, gsize))
{
  g_autoptr (BujuProjection) to_map = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  BujuPoint                  middle = buju_box_centre (box);
  BujuBox                    result = BUJU_BOX_EMPTY;
  BujuPoint                  points[] = {
    { box->x0, box->y0 }, { middle.x, box->y0 }, { box->x1, box->y0 }, { box->x1, middle.y },
    { box->x1, box->y1 }, { middle.x, box->y1 }, { box->x0, box->y1 }, { box->x0, middle.y },
  };

  g_return_val_if_fail (to_map != NULL, result);

  transform (to_map, points, G_N_ELEMENTS (points));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      buju_box_add_point (&result, points[i].x, points[i].y);
  return result;
}

/**
 * buju_extent_to_degrees:
 * @box: map units
 *
 * Returns: the longitudes and latitudes around it
 */
BujuBox
buju_extent_to_degrees (const BujuBox *box)
{
  return convert (box, buju_projection_inverse);
}

/**
 * buju_extent_from_degrees:
 * @degrees: longitudes and latitudes
 *
 * Returns: the box around them in map units
 */
BujuBox
buju_extent_from_degrees (const BujuBox *degrees)
{
  return convert (degrees, buju_projection_forward);
}
