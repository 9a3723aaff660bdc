/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-private.h"

static void
free_member (gpointer data)
{
  BujuCompareMember *member = data;

  for (guint i = 0; i < 2; i++)
    {
      g_array_unref (member->roles[i]);
      g_ptr_array_unref (member->industries[i]);
    }
  g_free (member);
}

static void
clear_compare (BujuCompare *self)
{
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->components);
  g_ptr_array_unref (self->industries);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->conflicts);
  buju_content_unref (self->content);
}

BujuCompareSide
buju_compare_get_side (gboolean in_a, gboolean in_b)
{
  if (in_a && in_b)
    return BUJU_COMPARE_BOTH;

  return in_a ? BUJU_COMPARE_ONLY_A : BUJU_COMPARE_ONLY_B;
}

/**
 * buju_compare_new:
 * @content: the content
 * @a: a layout of @content
 * @b: another, or the same
 *
 * Sets two layouts side by side. Places and industries are the same when their ids are, whatever
 * the documents call them.
 *
 * Returns: (transfer full): what differs and what does not
 */
BujuCompare *
buju_compare_new (BujuContent *content, const BujuLayout *a, const BujuLayout *b)
{
  BujuCompare *self;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  self = g_atomic_rc_box_new0 (BujuCompare);
  self->content = buju_content_ref (content);
  self->layouts[0] = a;
  self->layouts[1] = b;
  self->members = g_ptr_array_new_with_free_func (free_member);
  self->components = g_ptr_array_new_with_free_func (g_free);
  self->industries = g_ptr_array_new_with_free_func (g_free);
  self->figures = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new ();

  buju_compare_members (self);
  buju_compare_components (self);
  buju_compare_industries (self);
  buju_compare_figures (self);
  buju_compare_conflicts (self);

  return self;
}

/**
 * buju_compare_ref:
 * @self: a comparison
 *
 * Returns: (transfer full): @self
 */
BujuCompare *
buju_compare_ref (BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_compare_unref:
 * @self: (transfer full): a comparison
 */
void
buju_compare_unref (BujuCompare *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_compare);
}

/**
 * buju_compare_get_layout:
 * @self: a comparison
 * @index: 0 for A, 1 for B
 *
 * Returns: (transfer none): the layout
 */
const BujuLayout *
buju_compare_get_layout (const BujuCompare *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < 2, NULL);

  return self->layouts[index];
}

const GPtrArray *
buju_compare_get_members (const BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->members;
}

const GPtrArray *
buju_compare_get_components (const BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->components;
}

const GPtrArray *
buju_compare_get_industries (const BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->industries;
}

const GPtrArray *
buju_compare_get_figures (const BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->figures;
}

const GPtrArray *
buju_compare_get_conflicts (const BujuCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->conflicts;
}
