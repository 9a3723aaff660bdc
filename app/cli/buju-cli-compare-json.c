/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The shape of the JSON: { a, b, members, industries, indicators, conflicts }; each of the three
 * lists is { only_a, only_b, both }. */

#include "cli/buju-cli-compare.h"

static const char * const sides[] = { "only_a", "only_b", "both" };

/* Every struct of a list begins with its side. */
typedef void (*AddFunc) (JsonBuilder *builder, gconstpointer item);

static BujuCompareSide
get_side (gconstpointer item)
{
  return *(const BujuCompareSide *) item;
}

static void
add_sides (JsonBuilder *builder, const char *name, const GPtrArray *items, AddFunc add)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      json_builder_set_member_name (builder, sides[i]);
      json_builder_begin_array (builder);
      for (guint j = 0; j < items->len; j++)
        {
          if (get_side (items->pdata[j]) == (BujuCompareSide) i)
            add (builder, items->pdata[j]);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_named (JsonBuilder *builder, const char *id, const BujuText *name)
{
  buju_cli_add_string (builder, "id", id);
  buju_cli_add_text (builder, "name", name);
}

static void
add_layout (JsonBuilder *builder, const char *name, const BujuLayout *layout)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", layout->id);
  buju_cli_add_string (builder, "plan", layout->plan->id);
  buju_cli_add_text (builder, "title", &layout->title);
  json_builder_end_object (builder);
}

static void
add_role (JsonBuilder *builder, const BujuRole *role)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "component", role->component->id);
  buju_cli_add_string (builder, "section", role->component->section);
  buju_cli_add_string (builder, "kind", role->component->kind);
  buju_cli_add_text (builder, "component_name", &role->component->name);
  buju_cli_add_text (builder, "name", &role->member->name);
  buju_cli_add_text (builder, "role", &role->member->role);
  json_builder_end_object (builder);
}

static void
add_member_side (JsonBuilder *builder, const BujuCompareMember *member, guint index)
{
  const GArray *roles = member->roles[index];
  GPtrArray *industries = member->industries[index];

  json_builder_set_member_name (builder, "roles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < roles->len; i++)
    add_role (builder, &g_array_index (roles, BujuRole, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "industries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < industries->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (industries, i);

      json_builder_begin_object (builder);
      add_named (builder, industry->id, &industry->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_member (JsonBuilder *builder, gconstpointer item)
{
  const BujuCompareMember *member = item;

  json_builder_begin_object (builder);
  add_named (builder, member->place->id, &member->place->name);
  if (member->side != BUJU_COMPARE_BOTH)
    {
      add_member_side (builder, member, member->side == BUJU_COMPARE_ONLY_A ? 0 : 1);
      json_builder_end_object (builder);
      return;
    }

  for (guint i = 0; i < 2; i++)
    {
      json_builder_set_member_name (builder, i == 0 ? "a" : "b");
      json_builder_begin_object (builder);
      add_member_side (builder, member, i);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "same_role");
  json_builder_add_boolean_value (builder, member->same_role);
  json_builder_set_member_name (builder, "same_industries");
  json_builder_add_boolean_value (builder, member->same_industries);
  json_builder_end_object (builder);
}

static void
add_industry (JsonBuilder *builder, gconstpointer item)
{
  const BujuCompareIndustry *industry = item;

  json_builder_begin_object (builder);
  add_named (builder, industry->industry->id, &industry->industry->name);
  for (guint i = 0; i < 2; i++)
    {
      const BujuIndustryUse *use = industry->uses[i];

      if (use != NULL)
        buju_cli_add_text (builder, i == 0 ? "term_a" : "term_b", &use->term);
    }
  json_builder_end_object (builder);
}

static void
add_indicator (JsonBuilder *builder, const BujuIndicator *indicator)
{
  add_named (builder, indicator->id, &indicator->name);
  buju_cli_add_string (builder, "document", indicator->plan->id);
  buju_cli_add_string (builder, "section", indicator->section);
  buju_cli_add_text (builder, "value_text", &indicator->value_text);
  buju_cli_add_string (builder, "year", indicator->year);
}

static void
add_figure (JsonBuilder *builder, gconstpointer item)
{
  const BujuCompareFigure *figure = item;

  json_builder_begin_object (builder);
  if (figure->side != BUJU_COMPARE_BOTH)
    {
      add_indicator (builder, figure->indicators[figure->side == BUJU_COMPARE_ONLY_A ? 0 : 1]);
      json_builder_end_object (builder);
      return;
    }

  for (guint i = 0; i < 2; i++)
    {
      json_builder_set_member_name (builder, i == 0 ? "a" : "b");
      json_builder_begin_object (builder);
      add_indicator (builder, figure->indicators[i]);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "same_value");
  json_builder_add_boolean_value (builder, figure->same_value);
  json_builder_end_object (builder);
}

static void
add_conflict (JsonBuilder *builder, const BujuConflict *conflict)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", conflict->id);
  buju_cli_add_text (builder, "topic", &conflict->topic);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "document", statement->plan->id);
      buju_cli_add_string (builder, "section", statement->section);
      buju_cli_add_string (builder, "zh", statement->text.zh);
      buju_cli_add_string (builder, "en", statement->text.en);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

int
buju_cli_print_compare_json (const BujuCompare *compare)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  const GPtrArray *conflicts = buju_compare_get_conflicts (compare);

  json_builder_begin_object (builder);
  add_layout (builder, "a", buju_compare_get_layout (compare, 0));
  add_layout (builder, "b", buju_compare_get_layout (compare, 1));
  add_sides (builder, "members", buju_compare_get_members (compare), add_member);
  add_sides (builder, "industries", buju_compare_get_industries (compare), add_industry);
  add_sides (builder, "indicators", buju_compare_get_figures (compare), add_figure);
  json_builder_set_member_name (builder, "conflicts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (builder, conflicts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return buju_cli_print_json (builder);
}
