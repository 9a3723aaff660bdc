/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare.h"

struct _BujuCompare
{
  BujuContent      *content;
  const BujuLayout *layouts[2];
  GPtrArray        *members;      /* BujuCompareMember*, owned */
  GPtrArray        *industries;   /* BujuCompareIndustry*, owned */
  GPtrArray        *figures;      /* BujuCompareFigure*, owned */
  GPtrArray        *conflicts;    /* const BujuConflict* */
};

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
  g_ptr_array_unref (self->industries);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->conflicts);
  buju_content_unref (self->content);
}

static BujuCompareSide
get_side (gboolean in_a, gboolean in_b)
{
  if (in_a && in_b)
    return BUJU_COMPARE_BOTH;

  return in_a ? BUJU_COMPARE_ONLY_A : BUJU_COMPARE_ONLY_B;
}

/* ---- Places ---- */

static BujuCompareMember *
get_member (BujuCompare *self, const BujuPlace *place)
{
  BujuCompareMember *member;

  for (guint i = 0; i < self->members->len; i++)
    {
      member = g_ptr_array_index (self->members, i);
      if (member->place == place)
        return member;
    }

  member = g_new0 (BujuCompareMember, 1);
  member->place = place;
  for (guint i = 0; i < 2; i++)
    {
      member->roles[i] = g_array_new (FALSE, FALSE, sizeof (BujuRole));
      member->industries[i] = g_ptr_array_new ();
    }
  g_ptr_array_add (self->members, member);

  return member;
}

static void
add_roles (BujuCompare *self, guint index, const BujuComponent *component)
{
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);
      const BujuRole role = { component, member };

      g_array_append_val (get_member (self, member->place)->roles[index], role);
    }
}

/* The content knows which of a component's industries are its members' too. */
static void
add_industries_of_places (BujuCompare *self, const BujuIndustry *industry)
{
  for (guint i = 0; i < industry->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (industry->roles, BujuRole, i);

      for (guint j = 0; j < 2; j++)
        {
          GPtrArray *industries;

          if (role->component->layout != self->layouts[j])
            continue;

          industries = get_member (self, role->member->place)->industries[j];
          if (!g_ptr_array_find (industries, industry, NULL))
            g_ptr_array_add (industries, (gpointer) industry);
        }
    }
}

static gboolean
has_like (const GArray *roles, const BujuRole *wanted)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);

      if (g_str_equal (role->component->kind, wanted->component->kind)
          && g_strcmp0 (role->member->role.zh, wanted->member->role.zh) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_all_roles (const GArray *roles, const GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!has_like (roles, &g_array_index (wanted, BujuRole, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_all (GPtrArray *list, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!g_ptr_array_find (list, g_ptr_array_index (wanted, i), NULL))
        return FALSE;
    }

  return TRUE;
}

static void
judge_member (BujuCompareMember *member)
{
  GArray **roles = member->roles;
  GPtrArray **industries = member->industries;

  member->side = get_side (roles[0]->len > 0, roles[1]->len > 0);
  member->same_role = has_all_roles (roles[0], roles[1]) && has_all_roles (roles[1], roles[0]);
  member->same_industries = industries[0]->len == industries[1]->len
                            && has_all (industries[0], industries[1]);
}

static void
compare_members (BujuCompare *self)
{
  GPtrArray *industries = buju_content_get_industries (self->content);

  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < self->layouts[i]->components->len; j++)
        add_roles (self, i, g_ptr_array_index (self->layouts[i]->components, j));
    }

  for (guint i = 0; i < industries->len; i++)
    add_industries_of_places (self, g_ptr_array_index (industries, i));
  for (guint i = 0; i < self->members->len; i++)
    judge_member (g_ptr_array_index (self->members, i));
}

/* ---- Industries ---- */

static BujuCompareIndustry *
find_industry (BujuCompare *self, const BujuIndustry *industry)
{
  for (guint i = 0; i < self->industries->len; i++)
    {
      BujuCompareIndustry *known = g_ptr_array_index (self->industries, i);

      if (known->industry == industry)
        return known;
    }

  return NULL;
}

static void
add_uses (BujuCompare *self, guint index, const GArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);
      BujuCompareIndustry *industry = find_industry (self, use->industry);

      if (industry == NULL)
        {
          industry = g_new0 (BujuCompareIndustry, 1);
          industry->industry = use->industry;
          g_ptr_array_add (self->industries, industry);
        }

      if (industry->uses[index] == NULL)
        industry->uses[index] = use;
      industry->side = get_side (industry->uses[0] != NULL, industry->uses[1] != NULL);
    }
}

static void
compare_industries (BujuCompare *self)
{
  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < self->layouts[i]->components->len; j++)
        {
          const BujuComponent *component = g_ptr_array_index (self->layouts[i]->components, j);

          add_uses (self, i, buju_component_get_uses (component, NULL));
          for (guint k = 0; k < component->members->len; k++)
            {
              const BujuMember *member = g_ptr_array_index (component->members, k);

              add_uses (self, i, member->industries);
            }
        }
    }
}

/* ---- Figures ---- */

static void
add_missing (GPtrArray *list, const GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      if (!g_ptr_array_find (list, more->pdata[i], NULL))
        g_ptr_array_add (list, more->pdata[i]);
    }
}

/* Targets of the components, and those the same document sets for the layout's industries. */
static GPtrArray *
list_figures (BujuCompare *self, guint index)
{
  const BujuLayout *layout = self->layouts[index];
  GPtrArray *figures = g_ptr_array_new ();

  for (guint i = 0; i < layout->components->len; i++)
    add_missing (figures,
                 ((const BujuComponent *) g_ptr_array_index (layout->components, i))->targets);

  for (guint i = 0; i < layout->plan->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (layout->plan->appearances, i);
      const BujuCompareIndustry *industry = find_industry (self, appearance->industry);

      if (industry != NULL && industry->uses[index] != NULL)
        add_missing (figures, appearance->targets);
    }

  return figures;
}

static gboolean
are_same (const BujuIndicator *a, const BujuIndicator *b)
{
  return a == b;
}

static gboolean
are_measured_alike (const BujuIndicator *a, const BujuIndicator *b)
{
  return g_str_equal (a->kind, b->kind) && a->place == b->place
         && g_strcmp0 (a->unit.zh, b->unit.zh) == 0 && g_strcmp0 (a->year, b->year) == 0;
}

static gboolean
are_of_one_name (const BujuIndicator *a, const BujuIndicator *b)
{
  return are_measured_alike (a, b) && g_strcmp0 (a->name.zh, b->name.zh) == 0;
}

static gboolean
are_of_one_industry (const BujuIndicator *a, const BujuIndicator *b)
{
  return are_measured_alike (a, b) && a->industry != NULL && a->industry == b->industry
         && !buju_text_is_empty (&a->unit);
}

static void
add_figure (BujuCompare *self, const BujuIndicator *a, const BujuIndicator *b)
{
  BujuCompareFigure *figure = g_new0 (BujuCompareFigure, 1);

  figure->side = get_side (a != NULL, b != NULL);
  figure->indicators[0] = a;
  figure->indicators[1] = b;
  figure->same_value = a != NULL && b != NULL
                       && g_strcmp0 (a->value_text.zh, b->value_text.zh) == 0;
  g_ptr_array_add (self->figures, figure);
}

/* Takes the first of @others that is like @indicator by the strictest rule that any meets. */
static const BujuIndicator *
take_like (GPtrArray *others, const BujuIndicator *indicator)
{
  static gboolean (* const rules[]) (const BujuIndicator *a, const BujuIndicator *b) = {
    are_same, are_of_one_name, are_of_one_industry
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      for (guint j = 0; j < others->len; j++)
        {
          const BujuIndicator *other = g_ptr_array_index (others, j);

          if (rules[i] (indicator, other))
            {
              g_ptr_array_remove_index (others, j);
              return other;
            }
        }
    }

  return NULL;
}

static void
compare_figures (BujuCompare *self)
{
  g_autoptr (GPtrArray) a = list_figures (self, 0);
  g_autoptr (GPtrArray) b = list_figures (self, 1);

  for (guint i = 0; i < a->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (a, i);

      add_figure (self, indicator, take_like (b, indicator));
    }

  for (guint i = 0; i < b->len; i++)
    add_figure (self, NULL, g_ptr_array_index (b, i));
}

/* ---- Conflicts ---- */

static gboolean
is_figure_of (BujuCompare *self, guint index, const char *id)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const BujuCompareFigure *figure = g_ptr_array_index (self->figures, i);

      if (figure->indicators[index] != NULL && g_str_equal (figure->indicators[index]->id, id))
        return TRUE;
    }

  return FALSE;
}

/* About the layout itself, a component or a figure of it; places and industries belong to all. */
static gboolean
concerns (BujuCompare *self, const BujuConflict *conflict, guint index)
{
  for (guint i = 0; i < conflict->about->len; i++)
    {
      const char *id = g_ptr_array_index (conflict->about, i);
      const BujuComponent *component = buju_content_find_component (self->content, id);

      if (g_str_equal (id, self->layouts[index]->id)
          || (component != NULL && component->layout == self->layouts[index])
          || is_figure_of (self, index, id))
        return TRUE;
    }

  return FALSE;
}

static void
compare_conflicts (BujuCompare *self)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      if (concerns (self, conflict, 0) && concerns (self, conflict, 1))
        g_ptr_array_add (self->conflicts, (gpointer) conflict);
    }
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
  self->industries = g_ptr_array_new_with_free_func (g_free);
  self->figures = g_ptr_array_new_with_free_func (g_free);
  self->conflicts = g_ptr_array_new ();

  compare_members (self);
  compare_industries (self);
  compare_figures (self);
  compare_conflicts (self);

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
