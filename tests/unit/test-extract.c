/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped content against the checked extract of the five documents (tests/data/extract.json),
 * entry by entry, every value. What is known to differ, because the document's text wins over the
 * extract, is named here and nowhere else. */
#include "config.h"

#include "plan/buju-content.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  BujuContent *content;
  JsonNode    *extract;
} Fixture;

/* An entry of the content in the extract's form. */
typedef void (*WriteFunc) (JsonBuilder *out, gconstpointer thing);

/* ---- What is known to differ ---- */

typedef struct
{
  const char *id;
  const char *extract;
  const char *text;   /* what the document has */
} Correction;

/* Cut or run together in the extract. */
static const Correction values[] = {
  { "zj-b-ic-city", "87%", "约87%" },
  { "amp-base-software", "10项大型", "10项" },
  { "amp-base-standards", "10项具有", "10项" },
};

/* "<conflict> <statement>"; terms are joined by "|". */
static const Correction terms[] = {
  { "ai-layout 1", "浦东张江、徐汇滨", "浦东张江、徐汇滨江、闵行马桥、临港新片区" },
  { "pioneers 2", "下一代通信、类脑智能、新型生物制造、|氢能高效利用、深海空天开发",
    "下一代通信、类脑智能、新型生物制造、氢能高效利用、深海空天开发" },
  { "two-wings-undefined 1", "中心辐射、两翼齐飞、新城发力、南北转", "中心辐射、两翼齐飞、新城发力、南北转型" },
  { "indicator-row-units 0", "品牌引领示范企业项200", "品牌引领示范企业" },
  { "indicator-row-units 1", "个100亿", "工业互联网标识注册量|100亿" },
  { "indicator-row-units 2", "台/万人提高100", "工业机器人使用密度|提高100" },
};

/* A note in the extract, not a part of the period. */
static const Correction periods[] = {
  { "future-industries", "to 2030 (outlook 2035)", "2030" },
  { "zhangjiang-145", "2021-2025 (outlook 2035)", "2021-2025" },
};

/* What the extract has where the content has @text; @text itself where the two agree. */
static const char *
take_back (const Correction *corrections, guint n, const char *id, const char *text)
{
  for (guint i = 0; i < n; i++)
    {
      if (!g_str_equal (corrections[i].id, id))
        continue;
      g_assert_cmpstr (text, ==, corrections[i].text);
      return corrections[i].extract;
    }

  return text;
}

/* ---- The content in the extract's form: nothing is written for what is not stated ---- */

static void
add_string (JsonBuilder *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (out, name);
  json_builder_add_string_value (out, value);
}

/* The extract is typed with plain signs. */
static void
add_english (JsonBuilder *out, const char *name, const char *value)
{
  static const char * const signs[][2] = {
    { "’", "'" }, { "“", "\"" }, { "”", "\"" }, { "–", "-" }
  };
  g_autoptr (GString) text = g_string_new (value);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (text, signs[i][0], signs[i][1], 0);
  add_string (out, name, value != NULL ? text->str : NULL);
}

static void
add_number (JsonBuilder *out, const char *name, double value)
{
  if (isnan (value))
    return;
  json_builder_set_member_name (out, name);
  if (value == floor (value))
    json_builder_add_int_value (out, (gint64) value);
  else
    json_builder_add_double_value (out, value);
}

static void
add_flag (JsonBuilder *out, const char *name, gboolean value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_boolean_value (out, value);
}

/* The ids of structs that begin with their id. */
static void
add_ids (JsonBuilder *out, const char *name, const GPtrArray *things)
{
  if (things->len == 0)
    return;
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (guint i = 0; i < things->len; i++)
    json_builder_add_string_value (out, *(const char * const *) g_ptr_array_index (things, i));
  json_builder_end_array (out);
}

static gboolean
has_use (const GArray *uses, gboolean secondary)
{
  for (guint i = 0; i < uses->len; i++)
    {
      if (g_array_index (uses, BujuIndustryUse, i).secondary == secondary)
        return TRUE;
    }

  return FALSE;
}

static void
add_uses (JsonBuilder *out, const char *name, const GArray *uses, gboolean secondary)
{
  if (!has_use (uses, secondary))
    return;
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);

      if (use->secondary != secondary)
        continue;
      json_builder_begin_array (out);
      json_builder_add_string_value (out, use->industry->id);
      json_builder_add_string_value (out, use->term.zh);
      json_builder_add_string_value (out, use->term.en);
      json_builder_end_array (out);
    }
  json_builder_end_array (out);
}

static void
write_plan (JsonBuilder *out, gconstpointer thing)
{
  const BujuPlan *plan = thing;

  add_string (out, "id", plan->id);
  add_string (out, "title", plan->title.zh);
  add_string (out, "issuer", plan->issuer.zh);
  add_string (out, "number", plan->number.zh);
  add_string (out, "signed", plan->signed_date);
  add_string (out, "printed", plan->printed_date);
  add_string (out, "period", take_back (periods, G_N_ELEMENTS (periods), plan->id, plan->period));
}

static void
write_taxonomy (JsonBuilder *out, gconstpointer thing)
{
  const BujuTaxonomy *taxonomy = thing;

  add_string (out, "id", taxonomy->id);
  add_string (out, "document", taxonomy->plan->id);
  add_string (out, "section", taxonomy->section);
  add_ids (out, "members", taxonomy->members);
}

static void
write_layout (JsonBuilder *out, gconstpointer thing)
{
  const BujuLayout *layout = thing;

  add_string (out, "id", layout->id);
  add_string (out, "document", layout->plan->id);
  add_string (out, "section", layout->section);
  add_string (out, "kind", layout->kind);
  add_string (out, "title", layout->title.zh);
  add_english (out, "title_en", layout->title.en);
  add_flag (out, "ours", layout->title_is_ours);
  add_ids (out, "components", layout->components);
}

static void
write_members (JsonBuilder *out, const GPtrArray *members)
{
  if (members->len == 0)
    return;
  json_builder_set_member_name (out, "members");
  json_builder_begin_array (out);
  for (guint i = 0; i < members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (members, i);

      json_builder_begin_object (out);
      add_string (out, "place", member->place->id);
      add_string (out, "name", member->name.zh);
      add_english (out, "name_en", member->name.en);
      add_string (out, "label", member->label);
      add_uses (out, "industries", member->industries, FALSE);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
write_component (JsonBuilder *out, gconstpointer thing)
{
  const BujuComponent *component = thing;
  const BujuComponent *from = component->industries_from;

  add_string (out, "id", component->id);
  add_string (out, "layout", component->layout->id);
  add_string (out, "section", component->section);
  add_string (out, "kind", component->kind);
  add_string (out, "name", component->name.zh);
  add_english (out, "name_en", component->name.en);
  write_members (out, component->members);
  add_flag (out, "open", component->open_list);
  add_uses (out, "industries", component->industries, FALSE);
  add_uses (out, "secondary", component->industries, TRUE);
  add_string (out, "from", from != NULL ? from->id : NULL);
  add_flag (out, "each", component->industries_apply_to_members);
  add_ids (out, "targets", component->targets);
  add_string (out, "child", component->child_layout != NULL ? component->child_layout->id : NULL);
}

static void
write_appearance (JsonBuilder *out, const BujuAppearance *appearance)
{
  json_builder_begin_object (out);
  add_string (out, "document", appearance->plan->id);
  add_string (out, "section", appearance->section);
  add_string (out, "role", appearance->role);
  add_string (out, "heading", appearance->heading.zh);
  if (appearance->focus->len > 0)
    {
      json_builder_set_member_name (out, "focus");
      json_builder_begin_array (out);
      for (guint i = 0; i < appearance->focus->len; i++)
        json_builder_add_string_value (out, g_array_index (appearance->focus, BujuText, i).zh);
      json_builder_end_array (out);
    }
  add_ids (out, "targets", appearance->targets);
  json_builder_end_object (out);
}

static void
write_industry (JsonBuilder *out, gconstpointer thing)
{
  const BujuIndustry   *industry = thing;
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();

  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);

      if (!g_ptr_array_find (plans, appearance->plan, NULL))
        g_ptr_array_add (plans, (gpointer) appearance->plan);
    }
  add_string (out, "id", industry->id);
  add_string (out, "name", industry->name.zh);
  add_english (out, "name_en", industry->name.en);
  add_string (out, "group", industry->group);
  add_string (out, "parent", industry->parent != NULL ? industry->parent->id : NULL);
  add_ids (out, "documents", plans);
  if (industry->appearances->len == 0)
    return;
  json_builder_set_member_name (out, "appearances");
  json_builder_begin_array (out);
  for (guint i = 0; i < industry->appearances->len; i++)
    write_appearance (out, g_ptr_array_index (industry->appearances, i));
  json_builder_end_array (out);
}

static void
write_indicator_value (JsonBuilder *out, const BujuIndicator *indicator)
{
  /* The dash of the table stands for no unit at all. */
  gboolean dash = indicator->table_row > 0 && buju_text_is_empty (&indicator->unit);

  add_string (out, "comparator", indicator->comparator);
  add_number (out, "value", indicator->value);
  add_number (out, "min", indicator->value_min);
  add_number (out, "max", indicator->value_max);
  add_string (out, "text",
              take_back (values, G_N_ELEMENTS (values), indicator->id, indicator->value_text.zh));
  add_string (out, "unit", dash ? "-" : indicator->unit.zh);
  add_english (out, "unit_en", dash ? "-" : indicator->unit.en);
  add_string (out, "year", indicator->year);
  /* The extract says it of what is, not of what is aimed at. */
  if (g_str_equal (indicator->kind, "baseline"))
    add_flag (out, "stated", indicator->year_stated);
  add_number (out, "base_year",
              indicator->base_year != NULL ? g_ascii_strtod (indicator->base_year, NULL) : NAN);
  add_number (out, "base", indicator->base_value);
}

static void
write_indicator (JsonBuilder *out, gconstpointer thing)
{
  const BujuIndicator *indicator = thing;

  add_string (out, "id", indicator->id);
  add_string (out, "document", indicator->plan->id);
  add_string (out, "section", indicator->section);
  add_string (out, "name", indicator->name.zh);
  add_english (out, "name_en", indicator->name.en);
  add_string (out, "kind", indicator->kind);
  write_indicator_value (out, indicator);
  add_string (out, "place", indicator->place != NULL ? indicator->place->id : NULL);
  add_string (out, "industry", indicator->industry != NULL ? indicator->industry->id : NULL);
  add_number (out, "row", indicator->table_row > 0 ? indicator->table_row : NAN);
  add_string (out, "category", indicator->category.zh);
  add_english (out, "category_en", indicator->category.en);
  add_string (out, "nature", indicator->nature.zh);
  add_english (out, "nature_en", indicator->nature.en);
  add_string (out, "table_unit", indicator->table_unit.zh);
  add_string (out, "growth", indicator->growth);
  add_string (out, "share", indicator->city_share);
  add_number (out, "above", indicator->above_average);
}

static void
write_place (JsonBuilder *out, gconstpointer thing)
{
  const BujuPlace *place = thing;

  add_string (out, "id", place->id);
  add_string (out, "name", place->name.zh);
  add_english (out, "name_en", place->name.en);
  add_string (out, "kind", place->kind);
  if (place->districts->len > 0)
    {
      json_builder_set_member_name (out, "districts");
      json_builder_begin_array (out);
      for (guint i = 0; i < place->districts->len; i++)
        {
          const BujuPlace *district = g_ptr_array_index (place->districts, i);

          g_assert_true (g_str_has_prefix (district->id, "district-"));
          json_builder_add_string_value (out, district->id + strlen ("district-"));
        }
      json_builder_end_array (out);
    }
  add_string (out, "basis", place->district_basis);
}

static void
write_statement (JsonBuilder *out, const BujuConflict *conflict, guint index)
{
  const BujuStatement   *statement = &g_array_index (conflict->statements, BujuStatement, index);
  g_autofree char       *id = g_strdup_printf ("%s %u", conflict->id, index);
  g_autoptr (GPtrArray)  list = g_ptr_array_copy (statement->terms, NULL, NULL);
  g_autofree char       *joined = NULL;
  g_auto (GStrv)         words = NULL;

  g_ptr_array_add (list, NULL);
  joined = g_strjoinv ("|", (char **) list->pdata);
  words = g_strsplit (take_back (terms, G_N_ELEMENTS (terms), id, joined), "|", -1);
  json_builder_begin_object (out);
  add_string (out, "document", statement->plan->id);
  add_string (out, "section", statement->section);
  json_builder_set_member_name (out, "terms");
  json_builder_begin_array (out);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (out, words[i]);
  json_builder_end_array (out);
  json_builder_end_object (out);
}

static void
write_conflict (JsonBuilder *out, gconstpointer thing)
{
  const BujuConflict *conflict = thing;

  add_string (out, "id", conflict->id);
  add_string (out, "category", conflict->category);
  json_builder_set_member_name (out, "statements");
  json_builder_begin_array (out);
  for (guint i = 0; i < conflict->statements->len; i++)
    write_statement (out, conflict, i);
  json_builder_end_array (out);
}

/* ---- Comparing ---- */

static char *
print_entry (gconstpointer thing, WriteFunc write)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode)    node = NULL;

  json_builder_begin_object (out);
  write (out, thing);
  json_builder_end_object (out);
  node = json_builder_get_root (out);

  return json_to_string (node, FALSE);
}

static gconstpointer
find_thing (const GPtrArray *things, const char *id)
{
  for (guint i = 0; i < things->len; i++)
    {
      if (g_str_equal (*(const char * const *) g_ptr_array_index (things, i), id))
        return g_ptr_array_index (things, i);
    }

  g_test_message ("“%s” of the extract is not in the content", id);
  g_assert_not_reached ();
}

/* Every entry of the extract, whole, and nothing besides. */
static void
compare (Fixture *self, const char *kind, const GPtrArray *things, WriteFunc write)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (self->extract), kind);
  guint      n = json_array_get_length (entries);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (things->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      JsonNode        *entry = json_array_get_element (entries, i);
      const char      *id = json_object_get_string_member (json_node_get_object (entry), "id");
      g_autofree char *wanted = json_to_string (entry, FALSE);
      g_autofree char *found = print_entry (find_thing (things, id), write);

      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_plans (Fixture *self, gconstpointer data)
{
  compare (self, "documents", buju_content_get_plans (self->content), write_plan);
}

static void
test_taxonomies (Fixture *self, gconstpointer data)
{
  GPtrArray             *plans = buju_content_get_plans (self->content);
  g_autoptr (GPtrArray)  all = g_ptr_array_new ();

  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);

      g_ptr_array_extend (all, plan->taxonomies, NULL, NULL);
    }
  compare (self, "taxonomies", all, write_taxonomy);
}

static void
test_layouts (Fixture *self, gconstpointer data)
{
  compare (self, "layouts", buju_content_get_layouts (self->content), write_layout);
}

static void
test_components (Fixture *self, gconstpointer data)
{
  compare (self, "components", buju_content_get_components (self->content), write_component);
}

static void
test_industries (Fixture *self, gconstpointer data)
{
  compare (self, "industries", buju_content_get_industries (self->content), write_industry);
}

static void
test_indicators (Fixture *self, gconstpointer data)
{
  compare (self, "indicators", buju_content_get_indicators (self->content), write_indicator);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  compare (self, "places", buju_content_get_places (self->content), write_place);
}

static void
test_conflicts (Fixture *self, gconstpointer data)
{
  compare (self, "conflicts", buju_content_get_conflicts (self->content), write_conflict);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char        *file = g_test_build_filename (G_TEST_DIST, "data", "extract.json", NULL);
  g_autoptr (JsonParser)  parser = json_parser_new ();
  g_autoptr (GError)      error = NULL;

  self->content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), &error);
  g_assert_no_error (error);
  json_parser_load_from_file (parser, file, &error);
  g_assert_no_error (error);
  self->extract = json_parser_steal_root (parser);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  buju_content_unref (self->content);
  json_node_unref (self->extract);
}

#define ADD(name) g_test_add ("/extract/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (plans);
  ADD (taxonomies);
  ADD (layouts);
  ADD (components);
  ADD (industries);
  ADD (indicators);
  ADD (places);
  ADD (conflicts);

  return g_test_run ();
}
