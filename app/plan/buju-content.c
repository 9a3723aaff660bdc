/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-content.h"

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (buju-plan-error-quark, buju_plan_error)

static void
clear_content (BujuContent *self)
{
  for (guint i = 0; i < BUJU_N_KINDS; i++)
    {
      g_ptr_array_unref (self->all[i]);
      g_hash_table_unref (self->ids[i]);
    }

  g_hash_table_unref (self->places_by_shape);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->arrays);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
}

static BujuContent *
content_new (void)
{
  BujuContent *self = g_atomic_rc_box_new0 (BujuContent);

  self->strings = g_string_chunk_new (64 * 1024);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->places_by_shape = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < BUJU_N_KINDS; i++)
    {
      self->all[i] = g_ptr_array_new ();
      self->ids[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }

  return self;
}

gpointer
buju_content_alloc (BujuContent *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);

  return block;
}

GPtrArray *
buju_content_new_list (BujuContent *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (self->lists, list);

  return list;
}

GArray *
buju_content_new_array (BujuContent *self, gsize element_size)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) element_size);

  g_ptr_array_add (self->arrays, array);

  return array;
}

/* By their "order"; those without one come last, by id. */
static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const BujuPlan *one = *(const BujuPlan * const *) a;
  const BujuPlan *other = *(const BujuPlan * const *) b;
  double first = isnan (one->order) ? G_MAXDOUBLE : one->order;
  double second = isnan (other->order) ? G_MAXDOUBLE : other->order;

  if (first != second)
    return first < second ? -1 : 1;

  return strcmp (one->id, other->id);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Names of the JSON files in @folder, sorted, so that the order never depends on the disk. */
static GPtrArray *
list_files (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json") && name[0] != '.')
        g_ptr_array_add (names, g_strdup (name));
    }

  if (names->len == 0)
    {
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_BAD_VALUE,
                   /* Translators: a folder. */
                   _("%s: no plan found: a plan is a file <id>.json"), folder);
      return NULL;
    }

  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean
read_plans (BujuContent *self, const char *folder, GError **error)
{
  g_autofree char *plans = g_build_filename (folder, "plans", NULL);
  g_autoptr (GPtrArray) names = list_files (plans, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!buju_reader_run (self, plans, name, buju_content_read_plan, error))
        return FALSE;
    }

  return TRUE;
}

/* Brings the lists into the order of the plans, whatever order the files were read in. */
static void
sort_by_plan (BujuContent *self)
{
  GPtrArray *plans = self->all[BUJU_KIND_PLAN];
  GPtrArray *components = self->all[BUJU_KIND_COMPONENT];

  g_ptr_array_sort (plans, compare_plans);
  g_ptr_array_set_size (self->all[BUJU_KIND_LAYOUT], 0);
  g_ptr_array_set_size (self->all[BUJU_KIND_INDICATOR], 0);
  g_ptr_array_set_size (components, 0);

  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);

      g_ptr_array_extend (self->all[BUJU_KIND_LAYOUT], plan->layouts, NULL, NULL);
      g_ptr_array_extend (self->all[BUJU_KIND_INDICATOR], plan->indicators, NULL, NULL);
      for (guint j = 0; j < plan->layouts->len; j++)
        {
          const BujuLayout *layout = g_ptr_array_index (plan->layouts, j);

          g_ptr_array_extend (components, layout->components, NULL, NULL);
        }
    }
}

/**
 * buju_content_load:
 * @folder: holds plans/<id>.json, industries.json, places.json and conflicts.json
 * @error: return location: %BUJU_PLAN_ERROR, or what reading a file gave
 *
 * Loads and checks everything the documents say. The first mistake fails the whole, with the
 * file's name, the place in it and what to do: half a content would tell half-truths.
 *
 * Returns: (transfer full) (nullable): the content
 */
BujuContent *
buju_content_load (const char *folder, GError **error)
{
  g_autoptr (BujuContent) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = content_new ();
  if (!buju_reader_run (self, folder, "industries.json", buju_content_read_industries, error)
      || !buju_reader_run (self, folder, "places.json", buju_content_read_places, error)
      || !read_plans (self, folder, error)
      || !buju_reader_run (self, folder, "conflicts.json", buju_content_read_conflicts, error))
    return NULL;

  sort_by_plan (self);
  buju_content_link (self);

  return g_steal_pointer (&self);
}

/**
 * buju_content_ref:
 * @self: a content
 *
 * Returns: (transfer full): @self
 */
BujuContent *
buju_content_ref (BujuContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_content_unref:
 * @self: (transfer full): a content
 */
void
buju_content_unref (BujuContent *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_content);
}

GPtrArray *
buju_content_get_plans (const BujuContent *self)
{
  return self->all[BUJU_KIND_PLAN];
}

GPtrArray *
buju_content_get_layouts (const BujuContent *self)
{
  return self->all[BUJU_KIND_LAYOUT];
}

GPtrArray *
buju_content_get_components (const BujuContent *self)
{
  return self->all[BUJU_KIND_COMPONENT];
}

GPtrArray *
buju_content_get_places (const BujuContent *self)
{
  return self->all[BUJU_KIND_PLACE];
}

GPtrArray *
buju_content_get_industries (const BujuContent *self)
{
  return self->all[BUJU_KIND_INDUSTRY];
}

GPtrArray *
buju_content_get_indicators (const BujuContent *self)
{
  return self->all[BUJU_KIND_INDICATOR];
}

GPtrArray *
buju_content_get_conflicts (const BujuContent *self)
{
  return self->all[BUJU_KIND_CONFLICT];
}

static gpointer
find (const BujuContent *self, BujuKind kind, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->ids[kind], id) : NULL;
}

const BujuPlan *
buju_content_find_plan (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_PLAN, id);
}

const BujuLayout *
buju_content_find_layout (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_LAYOUT, id);
}

const BujuComponent *
buju_content_find_component (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_COMPONENT, id);
}

const BujuPlace *
buju_content_find_place (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_PLACE, id);
}

const BujuIndustry *
buju_content_find_industry (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_INDUSTRY, id);
}

const BujuIndicator *
buju_content_find_indicator (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_INDICATOR, id);
}

const BujuConflict *
buju_content_find_conflict (const BujuContent *self, const char *id)
{
  return find (self, BUJU_KIND_CONFLICT, id);
}

/**
 * buju_content_find_place_by_shape:
 * @self: a content
 * @shape: (nullable): the id of a shape or gazetteer point of the dataset
 *
 * Returns: (transfer none) (nullable): the place it stands for
 */
const BujuPlace *
buju_content_find_place_by_shape (const BujuContent *self, const char *shape)
{
  g_return_val_if_fail (self != NULL, NULL);

  return shape != NULL ? g_hash_table_lookup (self->places_by_shape, shape) : NULL;
}
