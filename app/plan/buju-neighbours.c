/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-neighbours.h"

#include "geo/buju-measure.h"

#include <math.h>

/* Farther than this, or after so many, nobody would call it near. m */
#define REACH     12000.0
#define MOST_NEAR 6
/* Zones are drawn by rules; what is this close on the map is meant to touch. m */
#define TOUCH     250.0
/* Borders of districts are one coverage: neighbours share vertices, equal to this. m */
#define GRAIN     1.0

static gboolean
find_point (BujuDataset *dataset, const BujuPlace *place, BujuPoint *point)
{
  BujuLayer *layer = NULL;
  guint feature = 0;
  const char *id = place->point;
  BujuBox box;

  if (id == NULL && place->shapes->len > 0)
    id = g_ptr_array_index (place->shapes, 0);
  if (id == NULL || !buju_dataset_find (dataset, id, &layer, &feature))
    return FALSE;

  box = buju_layer_get_box (layer, feature);
  if (buju_box_is_empty (&box))
    return FALSE;
  *point = buju_box_centre (&box);

  return TRUE;
}

static int
find_octant (const BujuPoint *from, const BujuPoint *to)
{
  double angle = atan2 (to->x - from->x, to->y - from->y);

  return ((int) lround (angle / (G_PI / 4)) + 8) % 8;
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const BujuNeighbour *one = a, *other = b;

  return (one->distance > other->distance) - (one->distance < other->distance);
}

/* A district has other districts beside it; places in it are listed there. What stands at the same
 * point, such as a park of the same ground, is listed as its namesake. */
static GArray *
find_near (BujuLibrary *library, const BujuPlace *place)
{
  BujuDataset *dataset = buju_library_get_dataset (library);
  GPtrArray *places = buju_content_get_places (buju_library_get_content (library));
  GArray *found = g_array_new (FALSE, TRUE, sizeof (BujuNeighbour));
  BujuPoint here, there;

  if (!find_point (dataset, place, &here))
    return found;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *other = g_ptr_array_index (places, i);
      BujuNeighbour neighbour = { .place = other };

      if (other == place || buju_place_is_district (other) || !find_point (dataset, other, &there))
        continue;

      neighbour.distance = hypot (there.x - here.x, there.y - here.y);
      neighbour.octant = neighbour.distance > 0 ? find_octant (&here, &there) : -1;
      if (neighbour.distance <= REACH)
        g_array_append_val (found, neighbour);
    }

  g_array_sort (found, compare_distances);
  g_array_set_size (found, MIN (found->len, MOST_NEAR));

  return found;
}

/* ---- Districts ---- */

static gboolean
get_shape (BujuDataset *dataset, GPtrArray *shapes, guint index, BujuSpan *span, BujuBox *box)
{
  BujuLayer *layer = NULL;
  guint feature = 0;

  if (!buju_dataset_find (dataset, g_ptr_array_index (shapes, index), &layer, &feature)
      || buju_layer_get_geometry (layer) != BUJU_GEOMETRY_POLYGON)
    return FALSE;

  *span = buju_layer_get_span (layer, feature);
  *box = buju_layer_get_box (layer, feature);

  return span->n_points > 0;
}

static gint64
hash_point (const BujuPoint *point)
{
  return (gint64) llround (point->x / GRAIN) << 32 ^ (gint64) llround (point->y / GRAIN);
}

static GHashTable *
collect_vertices (const BujuSpan *span)
{
  GHashTable *vertices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < span->n_points; i++)
    {
      gint64 key = hash_point (&span->points[i]);

      g_hash_table_add (vertices, g_memdup2 (&key, sizeof key));
    }

  return vertices;
}

static gboolean
shares_vertex (GHashTable *vertices, const BujuSpan *span)
{
  for (guint i = 0; i < span->n_points; i++)
    {
      gint64 key = hash_point (&span->points[i]);

      if (g_hash_table_contains (vertices, &key))
        return TRUE;
    }

  return FALSE;
}

static GArray *
find_bordering (BujuLibrary *library, const BujuPlace *district)
{
  BujuDataset *dataset = buju_library_get_dataset (library);
  GPtrArray *places = buju_content_get_places (buju_library_get_content (library));
  GArray *found = g_array_new (FALSE, TRUE, sizeof (BujuNeighbour));
  g_autoptr (GHashTable) vertices = NULL;
  BujuSpan span;
  BujuBox box, other_box;

  if (district->shapes->len == 0 || !get_shape (dataset, district->shapes, 0, &span, &box))
    return found;

  vertices = collect_vertices (&span);
  buju_box_grow (&box, GRAIN);
  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *other = g_ptr_array_index (places, i);
      BujuNeighbour neighbour = { .place = other, .octant = -1 };

      if (other != district && buju_place_is_district (other) && other->shapes->len > 0
          && get_shape (dataset, other->shapes, 0, &span, &other_box)
          && buju_box_intersects (&box, &other_box) && shares_vertex (vertices, &span))
        g_array_append_val (found, neighbour);
    }

  return found;
}

/**
 * buju_neighbours_of_place:
 * @library: the library
 * @place: a place of its content
 *
 * Returns: (transfer full) (element-type BujuNeighbour): the districts that a district borders
 *   on, in the order of the list of places; for another place the nearest ones by the points on
 *   the map, nearest first
 */
GArray *
buju_neighbours_of_place (BujuLibrary *library, const BujuPlace *place)
{
  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  return buju_place_is_district (place) ? find_bordering (library, place)
                                        : find_near (library, place);
}

/* ---- Components ---- */

/* Whether a vertex of @a lies in @b or beside it. */
static gboolean
reaches (const BujuSpan *a, const BujuSpan *b, const BujuBox *b_box)
{
  for (guint i = 0; i < a->n_points; i++)
    {
      const BujuPoint *point = &a->points[i];

      if (!buju_box_contains (b_box, point->x, point->y))
        continue;
      if (buju_measure_contains (b, point->x, point->y)
          || buju_measure_distance (b, point->x, point->y) <= TOUCH)
        return TRUE;
    }

  return FALSE;
}

static gboolean
shapes_touch (BujuDataset *dataset, GPtrArray *one, guint i, GPtrArray *other, guint j)
{
  BujuSpan span, other_span;
  BujuBox box, other_box;

  if (g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, j)))
    return TRUE;
  if (!get_shape (dataset, one, i, &span, &box)
      || !get_shape (dataset, other, j, &other_span, &other_box))
    return FALSE;

  buju_box_grow (&box, TOUCH);
  buju_box_grow (&other_box, TOUCH);

  return buju_box_intersects (&box, &other_box)
         && (reaches (&span, &other_span, &other_box) || reaches (&other_span, &span, &box));
}

static gboolean
touch (BujuDataset *dataset, const BujuComponent *one, const BujuComponent *other)
{
  for (guint i = 0; i < one->shapes->len; i++)
    for (guint j = 0; j < other->shapes->len; j++)
      if (shapes_touch (dataset, one->shapes, i, other->shapes, j))
        return TRUE;

  return FALSE;
}

/**
 * buju_neighbours_of_component:
 * @library: the library
 * @component: a component of its content
 *
 * Districts as shapes are left alone: where clusters consist of districts, most lie beside most.
 *
 * Returns: (transfer full) (element-type BujuNeighbour): components of the same layout whose
 *   shapes touch its own or overlap them, in the document's order
 */
GArray *
buju_neighbours_of_component (BujuLibrary *library, const BujuComponent *component)
{
  GPtrArray *components;
  GArray *found = g_array_new (FALSE, TRUE, sizeof (BujuNeighbour));

  g_return_val_if_fail (library != NULL, found);
  g_return_val_if_fail (component != NULL, found);

  components = component->layout->components;
  if (g_str_equal (component->kind, "district-set"))
    return found;

  for (guint i = 0; i < components->len; i++)
    {
      BujuNeighbour neighbour = { .component = g_ptr_array_index (components, i), .octant = -1 };

      if (neighbour.component != component
          && !g_str_equal (neighbour.component->kind, "district-set")
          && touch (buju_library_get_dataset (library), component, neighbour.component))
        g_array_append_val (found, neighbour);
    }

  return found;
}
