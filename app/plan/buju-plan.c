/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-plan.h"

/**
 * buju_component_get_uses:
 * @self: a component
 * @from: (out) (optional) (nullable) (transfer none): the component they are inherited from, or
 *   %NULL when they are its own
 *
 * Gives the industries that a document assigns to @self as a whole, its own or those it inherits
 * ("as above" in the documents). Inheritance goes one step.
 *
 * Returns: (transfer none) (element-type BujuIndustryUse): the industries, possibly none
 */
const GArray *
buju_component_get_uses (const BujuComponent *self, const BujuComponent **from)
{
  gboolean inherited = self->industries->len == 0 && self->industries_from != NULL;

  if (from != NULL)
    *from = inherited ? self->industries_from : NULL;

  return inherited ? self->industries_from->industries : self->industries;
}

/**
 * buju_place_is_district:
 * @self: a place
 *
 * Returns: whether @self is one of the sixteen districts
 */
gboolean
buju_place_is_district (const BujuPlace *self)
{
  return g_str_equal (self->kind, "district");
}

/**
 * buju_place_is_park:
 * @self: a place
 *
 * Returns: whether @self is a place of industry of its own: a park, base or zone, not a
 *   district, a new city or a stretch of land
 */
gboolean
buju_place_is_park (const BujuPlace *self)
{
  static const char * const kinds[] = { "base", "park", "zj-park", "zone", NULL };

  return g_strv_contains (kinds, self->kind);
}

/**
 * buju_place_is_on_map:
 * @self: a place
 *
 * Returns: whether the dataset has a point, shape or line for it
 */
gboolean
buju_place_is_on_map (const BujuPlace *self)
{
  return self->point != NULL || self->shapes->len > 0 || self->lines->len > 0;
}
