/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How many places and components, by industry, document, district and layout. A place counts once
 * in each. */

#include "plan/buju-lens-private.h"

#include <string.h>

typedef gboolean (*IsOf) (const BujuLensSource *source, gconstpointer group);

static gboolean
is_of_plan (const BujuLensSource *source, gconstpointer group)
{
  return source->component->layout->plan == group;
}

static gboolean
is_of_layout (const BujuLensSource *source, gconstpointer group)
{
  return source->component->layout == group;
}

static gboolean
is_of_industry (const BujuLensSource *source, gconstpointer group)
{
  const BujuLensIndustry *chosen = group;

  return g_ptr_array_find (chosen->included, source->industry, NULL);
}

static gboolean
has_source (const GArray *sources, IsOf is_of, gconstpointer group)
{
  for (guint i = 0; i < sources->len; i++)
    {
      if (is_of (&g_array_index (sources, BujuLensSource, i), group))
        return TRUE;
    }

  return FALSE;
}

static guint
count_places (const BujuLens *self, BujuLensState state, IsOf is_of, gconstpointer group)
{
  guint n = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const BujuLensPlace *place = g_ptr_array_index (self->places, i);

      n += place->state == state && has_source (place->sources, is_of, group);
    }

  return n;
}

static guint
count_components (const BujuLens *self, IsOf is_of, gconstpointer group)
{
  guint n = 0;

  for (guint i = 0; i < self->components->len; i++)
    {
      const BujuLensComponent *component = g_ptr_array_index (self->components, i);

      n += component->state == BUJU_LENS_WHOLE && has_source (component->sources, is_of, group);
    }

  return n;
}

static void
count_industries (BujuLens *self)
{
  for (guint i = 0; i < self->industries->len; i++)
    {
      BujuLensIndustry *industry = g_ptr_array_index (self->industries, i);

      industry->n_assigned = count_places (self, BUJU_LENS_ASSIGNED, is_of_industry, industry);
      industry->n_within = count_places (self, BUJU_LENS_WITHIN, is_of_industry, industry);
      industry->n_components = count_components (self, is_of_industry, industry);
    }
}

static void
count_plans (BujuLens *self)
{
  GPtrArray *plans = buju_content_get_plans (self->content);

  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);
      BujuLensPlan count = { .plan = plan,
                             .n_assigned = count_places (self, BUJU_LENS_ASSIGNED, is_of_plan,
                                                         plan),
                             .n_within = count_places (self, BUJU_LENS_WITHIN, is_of_plan, plan),
                             .n_components = count_components (self, is_of_plan, plan) };

      if (count.n_assigned + count.n_within + count.n_components > 0)
        g_ptr_array_add (self->plans, g_memdup2 (&count, sizeof count));
    }
}

static void
count_layouts (BujuLens *self)
{
  GPtrArray *layouts = buju_content_get_layouts (self->content);

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      BujuLensLayout count
        = { .layout = layout,
            .n_assigned = count_places (self, BUJU_LENS_ASSIGNED, is_of_layout, layout),
            .n_within = count_places (self, BUJU_LENS_WITHIN, is_of_layout, layout),
            .n_components = count_components (self, is_of_layout, layout) };

      if (count.n_assigned + count.n_within + count.n_components > 0)
        g_ptr_array_add (self->layouts, g_memdup2 (&count, sizeof count));
    }
}

static void
count_in_district (BujuLens *self, const BujuPlace *district, BujuLensState state)
{
  BujuLensDistrict *count = NULL;

  for (guint i = 0; i < self->districts->len && count == NULL; i++)
    {
      count = g_ptr_array_index (self->districts, i);
      if (count->district != district)
        count = NULL;
    }

  if (count == NULL)
    {
      count = g_new0 (BujuLensDistrict, 1);
      count->district = district;
      g_ptr_array_add (self->districts, count);
    }

  count->n_assigned += state == BUJU_LENS_ASSIGNED;
  count->n_within += state == BUJU_LENS_WITHIN;
}

/* Most places first, then by name; "not stated" last. */
static int
compare_districts (gconstpointer a, gconstpointer b)
{
  const BujuLensDistrict *one = *(const BujuLensDistrict * const *) a;
  const BujuLensDistrict *other = *(const BujuLensDistrict * const *) b;

  if (one->district == NULL || other->district == NULL)
    return (one->district == NULL) - (other->district == NULL);
  if (one->n_assigned != other->n_assigned)
    return one->n_assigned > other->n_assigned ? -1 : 1;
  if (one->n_within != other->n_within)
    return one->n_within > other->n_within ? -1 : 1;

  return strcmp (one->district->id, other->district->id);
}

static void
count_districts (BujuLens *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const BujuLensPlace *place = g_ptr_array_index (self->places, i);
      const GPtrArray *districts = place->place->districts;

      for (guint j = 0; j < districts->len; j++)
        count_in_district (self, g_ptr_array_index (districts, j), place->state);
      if (districts->len == 0)
        count_in_district (self, NULL, place->state);
    }

  g_ptr_array_sort (self->districts, compare_districts);
}

void
buju_lens_count (BujuLens *self)
{
  count_industries (self);
  count_plans (self);
  count_layouts (self);
  count_districts (self);
}
