/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-list.h"

#include <math.h>

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_indicator_ids (JsonBuilder *builder, const char *name, GPtrArray *indicators)
{
  begin_list (builder, name);
  for (guint i = 0; i < indicators->len; i++)
    json_builder_add_string_value (builder,
                                   ((const BujuIndicator *) g_ptr_array_index (indicators, i))->id);
  json_builder_end_array (builder);
}

void
buju_cli_add_plan (BujuListContext *context, const BujuPlan *plan)
{
  JsonBuilder *builder = context->builder;

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", plan->id);
  buju_cli_add_text (builder, "title", &plan->title);
  buju_cli_add_text (builder, "short_title", &plan->short_title);
  buju_cli_add_text (builder, "issuer", &plan->issuer);
  buju_cli_add_text (builder, "number", &plan->number);
  buju_cli_add_string (builder, "signed", plan->signed_date);
  buju_cli_add_string (builder, "printed", plan->printed_date);
  buju_cli_add_string (builder, "period", plan->period);
  buju_cli_add_text (builder, "citation", &plan->citation);
  buju_cli_add_text (builder, "note", &plan->note);
  begin_list (builder, "layouts");
  for (guint i = 0; i < plan->layouts->len; i++)
    json_builder_add_string_value (builder,
                                   ((const BujuLayout *) g_ptr_array_index (plan->layouts, i))->id);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
buju_cli_add_layout (BujuListContext *context, const BujuLayout *layout)
{
  JsonBuilder *builder = context->builder;

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", layout->id);
  buju_cli_add_string (builder, "plan", layout->plan->id);
  buju_cli_add_text (builder, "title", &layout->title);
  add_boolean (builder, "title_is_ours", layout->title_is_ours);
  buju_cli_add_string (builder, "section", layout->section);
  buju_cli_add_string (builder, "kind", layout->kind);
  add_boolean (builder, "drawable", layout->drawable);
  begin_list (builder, "components");
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);

      json_builder_add_string_value (builder, component->id);
    }
  json_builder_end_array (builder);
  buju_cli_add_text (builder, "summary", &layout->summary);
  buju_cli_add_text (builder, "note", &layout->note);
  json_builder_end_object (builder);
}

/* Named as the document names it there, which may differ from the list of industries. */
static void
add_uses (JsonBuilder *builder, const char *name, const GArray *uses)
{
  begin_list (builder, name);
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "id", use->industry->id);
      buju_cli_add_text (builder, "name", &use->term);
      add_boolean (builder, "secondary", use->secondary);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_members (JsonBuilder *builder, GPtrArray *members)
{
  begin_list (builder, "members");
  for (guint i = 0; i < members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (members, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "id", member->place->id);
      buju_cli_add_text (builder, "name", &member->name);
      buju_cli_add_text (builder, "role", &member->role);
      add_uses (builder, "industries", member->industries);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
buju_cli_add_component (BujuListContext *context, const BujuComponent *component)
{
  JsonBuilder *builder = context->builder;
  const BujuComponent *from = NULL;
  const GArray *uses = buju_component_get_uses (component, &from);

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", component->id);
  buju_cli_add_string (builder, "layout", component->layout->id);
  buju_cli_add_string (builder, "plan", component->layout->plan->id);
  buju_cli_add_text (builder, "name", &component->name);
  buju_cli_add_string (builder, "section", component->section);
  buju_cli_add_string (builder, "kind", component->kind);
  buju_cli_add_text (builder, "role", &component->role);
  add_members (builder, component->members);
  add_boolean (builder, "open_list", component->open_list);
  add_uses (builder, "industries", component->industries);
  buju_cli_add_string (builder, "industries_from", from != NULL ? from->id : NULL);
  if (from != NULL)
    add_uses (builder, "inherited_industries", uses);
  add_boolean (builder, "industries_apply_to_members", component->industries_apply_to_members);
  add_indicator_ids (builder, "targets", component->targets);
  buju_cli_add_text (builder, "summary", &component->summary);
  buju_cli_add_text (builder, "note", &component->note);
  json_builder_set_member_name (builder, "geometry");
  json_builder_begin_object (builder);
  buju_cli_add_ids (builder, "shapes", component->shapes);
  buju_cli_add_string (builder, "basis", component->basis);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The shapefile's coordinates came through the map's CRS; 4 decimals are its own 10 m. */
static double
round_degrees (double value)
{
  return round (value * 1e4) / 1e4;
}

void
buju_cli_add_place (BujuListContext *context, const BujuPlace *place)
{
  JsonBuilder *builder = context->builder;
  BujuPosition position;

  buju_position_find (context->library, context->projection, place, &position);

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", place->id);
  buju_cli_add_text (builder, "name", &place->name);
  buju_cli_add_string (builder, "kind", place->kind);
  buju_cli_add_ids (builder, "aliases", place->aliases);
  begin_list (builder, "districts");
  for (guint i = 0; i < place->districts->len; i++)
    json_builder_add_string_value (builder,
                                   ((const BujuPlace *) g_ptr_array_index (place->districts,
                                                                           i))->id);
  json_builder_end_array (builder);
  buju_cli_add_string (builder, "district_basis", place->district_basis);
  buju_cli_add_number (builder, "lon", round_degrees (position.lon));
  buju_cli_add_number (builder, "lat", round_degrees (position.lat));
  buju_cli_add_number (builder, "uncertainty_m", position.uncertainty);
  buju_cli_add_string (builder, "basis", position.basis);
  buju_cli_add_string (builder, "confidence", position.confidence);
  begin_list (builder, "roles");
  for (guint i = 0; i < place->roles->len; i++)
    {
      const BujuComponent *component = g_array_index (place->roles, BujuRole, i).component;

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "component", component->id);
      buju_cli_add_string (builder, "layout", component->layout->id);
      buju_cli_add_string (builder, "document", component->layout->plan->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_appearance (JsonBuilder *builder, const BujuAppearance *appearance)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "document", appearance->plan->id);
  buju_cli_add_string (builder, "section", appearance->section);
  buju_cli_add_string (builder, "role", appearance->role);
  buju_cli_add_text (builder, "heading", &appearance->heading);
  begin_list (builder, "focus");
  for (guint i = 0; i < appearance->focus->len; i++)
    {
      const BujuText *focus = &g_array_index (appearance->focus, BujuText, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "zh", focus->zh);
      buju_cli_add_string (builder, "en", focus->en);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_indicator_ids (builder, "targets", appearance->targets);
  json_builder_end_object (builder);
}

static void
add_unique (GPtrArray *list, const char *id)
{
  if (!g_ptr_array_find (list, id, NULL))
    g_ptr_array_add (list, (gpointer) id);
}

void
buju_cli_add_industry (BujuListContext *context, const BujuIndustry *industry)
{
  JsonBuilder *builder = context->builder;
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new ();

  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);

      add_unique (documents, appearance->plan->id);
      for (guint j = 0; j < appearance->targets->len; j++)
        add_unique (targets,
                    ((const BujuIndicator *) g_ptr_array_index (appearance->targets, j))->id);
    }

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", industry->id);
  buju_cli_add_text (builder, "name", &industry->name);
  buju_cli_add_string (builder, "group", industry->group);
  buju_cli_add_string (builder, "parent", industry->parent != NULL ? industry->parent->id : NULL);
  buju_cli_add_ids (builder, "documents", documents);
  begin_list (builder, "appearances");
  for (guint i = 0; i < industry->appearances->len; i++)
    add_appearance (builder, g_ptr_array_index (industry->appearances, i));
  json_builder_end_array (builder);
  buju_cli_add_ids (builder, "targets", targets);
  json_builder_end_object (builder);
}

/* A year is a number when it is one year: "2021-2025" stays a text. */
static void
add_base_year (JsonBuilder *builder, const char *year)
{
  guint64 number;

  if (year != NULL && g_ascii_string_to_unsigned (year, 10, 0, 9999, &number, NULL))
    buju_cli_add_number (builder, "base_year", (double) number);
  else
    buju_cli_add_string (builder, "base_year", year);
}

void
buju_cli_add_indicator (BujuListContext *context, const BujuIndicator *indicator)
{
  JsonBuilder *builder = context->builder;

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", indicator->id);
  buju_cli_add_string (builder, "document", indicator->plan->id);
  buju_cli_add_string (builder, "section", indicator->section);
  buju_cli_add_text (builder, "name", &indicator->name);
  buju_cli_add_string (builder, "kind", indicator->kind);
  buju_cli_add_string (builder, "comparator", indicator->comparator);
  buju_cli_add_number (builder, "value", indicator->value);
  buju_cli_add_number (builder, "value_min", indicator->value_min);
  buju_cli_add_number (builder, "value_max", indicator->value_max);
  buju_cli_add_text (builder, "value_text", &indicator->value_text);
  buju_cli_add_text (builder, "unit", &indicator->unit);
  buju_cli_add_string (builder, "year", indicator->year);
  add_boolean (builder, "year_stated", indicator->year_stated);
  add_base_year (builder, indicator->base_year);
  buju_cli_add_number (builder, "base_value", indicator->base_value);
  buju_cli_add_string (builder, "place",
                       indicator->place != NULL ? indicator->place->id : NULL);
  buju_cli_add_string (builder, "industry",
                       indicator->industry != NULL ? indicator->industry->id : NULL);
  buju_cli_add_text (builder, "category", &indicator->category);
  buju_cli_add_text (builder, "nature", &indicator->nature);
  json_builder_end_object (builder);
}

void
buju_cli_add_conflict (BujuListContext *context, const BujuConflict *conflict)
{
  JsonBuilder *builder = context->builder;

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", conflict->id);
  buju_cli_add_string (builder, "category", conflict->category);
  buju_cli_add_text (builder, "topic", &conflict->topic);
  begin_list (builder, "statements");
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement
        = &g_array_index (conflict->statements, BujuStatement, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "document", statement->plan->id);
      buju_cli_add_string (builder, "section", statement->section);
      buju_cli_add_string (builder, "zh", statement->text.zh);
      buju_cli_add_string (builder, "en", statement->text.en);
      buju_cli_add_ids (builder, "terms", statement->terms);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  buju_cli_add_text (builder, "advice", &conflict->advice);
  buju_cli_add_ids (builder, "about", conflict->about);
  json_builder_end_object (builder);
}
