/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-private.h"

/* Industries, figures and conflicts of both layouts. */

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
      industry->side = buju_compare_get_side (industry->uses[0] != NULL, industry->uses[1] != NULL);
    }
}

/* By the components and by their members. */
void
buju_compare_industries (BujuCompare *self)
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

  figure->side = buju_compare_get_side (a != NULL, b != NULL);
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

/* After the industries, which figures belong to. */
void
buju_compare_figures (BujuCompare *self)
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

/* After the figures, which conflicts may be about. */
void
buju_compare_conflicts (BujuCompare *self)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      if (concerns (self, conflict, 0) && concerns (self, conflict, 1))
        g_ptr_array_add (self->conflicts, (gpointer) conflict);
    }
}
