/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-lens.h"

#include <glib/gi18n-lib.h>

#include "plan/buju-lens-private.h"

static void
free_industry (gpointer data)
{
  g_ptr_array_unref (((BujuLensIndustry *) data)->included);
  g_free (data);
}

static void
free_place (gpointer data)
{
  g_array_unref (((BujuLensPlace *) data)->sources);
  g_free (data);
}

static void
free_component (gpointer data)
{
  g_array_unref (((BujuLensComponent *) data)->sources);
  g_free (data);
}

static void
clear_lens (gpointer data)
{
  BujuLens *self = data;

  g_ptr_array_unref (self->industries);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->districts);
  g_ptr_array_unref (self->layouts);
  g_hash_table_unref (self->states);
  g_free (self->name_zh);
  g_free (self->name_en);
  buju_content_unref (self->content);
}

static BujuLens *
lens_alloc (BujuContent *content)
{
  BujuLens *self = g_atomic_rc_box_new0 (BujuLens);

  self->content = buju_content_ref (content);
  self->industries = g_ptr_array_new_with_free_func (free_industry);
  self->places = g_ptr_array_new_with_free_func (free_place);
  self->components = g_ptr_array_new_with_free_func (free_component);
  self->plans = g_ptr_array_new_with_free_func (g_free);
  self->districts = g_ptr_array_new_with_free_func (g_free);
  self->layouts = g_ptr_array_new_with_free_func (g_free);
  self->states = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static gboolean
choose (BujuLens *self, const char *id, GError **error)
{
  const BujuIndustry *industry = buju_content_find_industry (self->content, id);
  BujuLensIndustry *chosen;

  if (industry == NULL)
    {
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_UNKNOWN_ID,
                   /* Translators: an id. */
                   _("“%s” is no industry of the documents"), id);
      return FALSE;
    }
  if (buju_lens_has_chosen (self, industry->id))
    return TRUE;

  chosen = g_new0 (BujuLensIndustry, 1);
  chosen->industry = industry;
  chosen->included = buju_lens_list_family (self->content, industry);
  g_ptr_array_add (self->industries, chosen);

  return TRUE;
}

static char *
join_names (const BujuLens *self, BujuLanguage language)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < self->industries->len; i++)
    {
      const BujuLensIndustry *chosen = g_ptr_array_index (self->industries, i);

      if (i > 0)
        g_string_append (list, language == BUJU_LANGUAGE_EN ? ", " : "、");
      g_string_append (list, buju_text_get (&chosen->industry->name, language));
    }

  return g_string_free (list, FALSE);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const BujuLensPlace *one = *(const BujuLensPlace * const *) a;
  const BujuLensPlace *other = *(const BujuLensPlace * const *) b;

  return (int) other->state - (int) one->state;
}

/**
 * buju_lens_new:
 * @content: what the documents say
 * @ids: (array zero-terminated=1): of industries; one named twice counts once
 * @error: return location: %BUJU_PLAN_ERROR_UNKNOWN_ID
 *
 * Gathers every place and component that any document assigns one of the industries to, or an
 * industry below it.
 *
 * Returns: (transfer full) (nullable): the lens
 */
BujuLens *
buju_lens_new (BujuContent *content, const char * const *ids, GError **error)
{
  g_autoptr (BujuLens) self = NULL;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, NULL);

  self = lens_alloc (content);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!choose (self, ids[i], error))
        return NULL;
    }

  buju_lens_gather (self);
  /* GLib 2.74 merges: equals keep the documents' order. */
  g_ptr_array_sort (self->places, compare_places);
  buju_lens_count (self);
  self->name_zh = join_names (self, BUJU_LANGUAGE_ZH);
  self->name_en = join_names (self, BUJU_LANGUAGE_EN);

  return g_steal_pointer (&self);
}

/**
 * buju_lens_ref:
 * @self: a lens
 *
 * Returns: (transfer full): @self
 */
BujuLens *
buju_lens_ref (BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_lens_unref:
 * @self: (transfer full): a lens
 */
void
buju_lens_unref (BujuLens *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_lens);
}

/**
 * buju_lens_get_name:
 * @self: a lens
 *
 * Returns: the names of the chosen industries, one after the other; borrowed from @self
 */
BujuText
buju_lens_get_name (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, ((BujuText) { NULL, NULL }));

  return (BujuText) { self->name_zh, self->name_en };
}

/**
 * buju_lens_has_chosen:
 * @self: a lens
 * @id: of an industry
 *
 * Returns: whether it was chosen itself; one that is only below a chosen one was not
 */
gboolean
buju_lens_has_chosen (const BujuLens *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  for (guint i = 0; i < self->industries->len; i++)
    {
      const BujuLensIndustry *chosen = g_ptr_array_index (self->industries, i);

      if (g_str_equal (chosen->industry->id, id))
        return TRUE;
    }

  return FALSE;
}

/**
 * buju_lens_get_state:
 * @self: a lens
 * @id: (nullable): of a place or a component
 *
 * Returns: what the documents say of it; %BUJU_LENS_NONE for anything else
 */
BujuLensState
buju_lens_get_state (const BujuLens *self, const char *id)
{
  g_return_val_if_fail (self != NULL, BUJU_LENS_NONE);

  if (id == NULL)
    return BUJU_LENS_NONE;

  return GPOINTER_TO_INT (g_hash_table_lookup (self->states, id));
}

/**
 * buju_lens_count_places:
 * @self: a lens
 * @state: assigned or within
 *
 * Returns: how many places are in that state, each counted once
 */
guint
buju_lens_count_places (const BujuLens *self, BujuLensState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->places->len; i++)
    n += ((const BujuLensPlace *) g_ptr_array_index (self->places, i))->state == state;

  return n;
}

/**
 * buju_lens_count_plans:
 * @self: a lens
 *
 * Returns: in how many documents a place is assigned
 */
guint
buju_lens_count_plans (const BujuLens *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->plans->len; i++)
    n += ((const BujuLensPlan *) g_ptr_array_index (self->plans, i))->n_assigned > 0;

  return n;
}

/**
 * buju_lens_count_wholes:
 * @self: a lens
 *
 * Returns: how many components have an industry as a whole
 */
guint
buju_lens_count_wholes (const BujuLens *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->components->len; i++)
    n += ((const BujuLensComponent *) g_ptr_array_index (self->components, i))->state
         == BUJU_LENS_WHOLE;

  return n;
}

const GPtrArray *
buju_lens_get_industries (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->industries;
}

const GPtrArray *
buju_lens_get_places (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->places;
}

const GPtrArray *
buju_lens_get_plans (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plans;
}

const GPtrArray *
buju_lens_get_districts (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->districts;
}

const GPtrArray *
buju_lens_get_layouts (const BujuLens *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layouts;
}

static gboolean
is_name (const char *name, const char *folded)
{
  g_autofree char *own = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return g_strcmp0 (own, folded) == 0;
}

const BujuIndustry *
buju_lens_find_industry (BujuContent *content, const char *text)
{
  GPtrArray *industries;
  const BujuIndustry *industry;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (content != NULL && text != NULL, NULL);

  industry = buju_content_find_industry (content, text);
  if (industry != NULL || !g_utf8_validate (text, -1, NULL))
    return industry;

  folded = g_utf8_casefold (text, -1);
  industries = buju_content_get_industries (content);
  for (guint i = 0; i < industries->len; i++)
    {
      industry = g_ptr_array_index (industries, i);
      if (is_name (industry->name.zh, folded) || is_name (industry->name.en, folded))
        return industry;
    }

  return NULL;
}
