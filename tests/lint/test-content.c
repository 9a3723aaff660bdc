// SPDX-License-Identifier: GPL-3.0-or-later
/* The content files of resources/: complete in both languages, every id known, every place on the
 * map or with a reason, every figure with unit and year or marked as not stated. The format is
 * described in resources/plans/README.md. */
#include "config.h"

#include "content-lint.h"

#include <locale.h>
#include <string.h>

/* ---- Both languages ---- */

static gboolean
has_han (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* Returns whether an ASCII comma, semicolon or question mark follows a Han character: Chinese uses
 * the full width. */
static gboolean
has_narrow_mark (const char *text)
{
  gboolean han = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (han && strchr (",;?!", *c) != NULL)
        return TRUE;
      han = g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN;
    }
  return FALSE;
}

static void
check_sides (Lint *self, const char *where, JsonObject *object)
{
  const char *zh = lint_get_string (object, "zh");
  const char *en = lint_get_string (object, "en");

  if (zh == NULL || *zh == '\0' || en == NULL || *en == '\0')
    {
      lint_complain (self, "%s: one language is missing (zh “%s”, en “%s”)", where,
                     zh != NULL ? zh : "", en != NULL ? en : "");
      return;
    }
  if (g_str_equal (zh, en) && has_han (en))
    lint_complain (self, "%s: “%s” is not translated", where, zh);
  if (g_ascii_isspace (zh[0]) || g_ascii_isspace (zh[strlen (zh) - 1])
      || g_ascii_isspace (en[0]) || g_ascii_isspace (en[strlen (en) - 1]))
    lint_complain (self, "%s: blanks around the text", where);
  if (has_narrow_mark (zh))
    lint_complain (self, "%s: “%s” has half-width punctuation", where, zh);
}

static void
check_texts (Lint *self, const char *where, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        check_texts (self, where, json_array_get_element (json_node_get_array (node), i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *id = lint_get_string (object, "id");
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      if (json_object_has_member (object, "zh") || json_object_has_member (object, "en"))
        check_sides (self, where, object);
      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &key, &member))
        {
          g_autofree char *deeper = g_strdup_printf ("%s.%s", id != NULL ? id : where, key);

          check_texts (self, deeper, member);
        }
    }
}

static void
test_both_languages (void)
{
  g_autoptr (Lint) self = lint_open ();

  for (guint i = 0; i < self->files->len; i++)
    check_texts (self, self->names->pdata[i], json_parser_get_root (self->files->pdata[i]));
  lint_report (self);
}

/* A check that never complains proves nothing. */
static void
test_refuses_half_a_text (void)
{
  static const char * const bad[] = {
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\",\"en\":\"\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\",\"en\":null}}",
    "{\"id\":\"a\",\"list\":[{\"zh\":\"金桥\",\"en\":\"金桥\"}]}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥 \",\"en\":\"Jinqiao\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥,祝桥\",\"en\":\"Jinqiao, Zhuqiao\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (Lint) self = lint_new ();
      g_autoptr (JsonNode) node = json_from_string (bad[i], NULL);

      check_texts (self, "bad", node);
      g_assert_cmpuint (self->errors->len, ==, 1);
    }
}

/* ---- Every key present ---- */

static void
check_keys (Lint *self, const char *what, JsonObject *object, const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", 0);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (!json_object_has_member (object, list[i]))
        lint_complain (self, "%s: the key %s is missing (null says “not stated”)",
                       what, list[i]);
    }
}

static void
check_component_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id name short section kind role summary note members open_list industries "
              "industries_from industries_apply_to_members targets child_layout shapes spines "
              "marker basis");
  for (guint i = 0; i < lint_get_length (object, "members"); i++)
    check_keys (self, id, lint_get_object (object, "members", i),
                "place name role note label industries");
  for (guint i = 0; i < lint_get_length (object, "industries"); i++)
    check_keys (self, id, lint_get_object (object, "industries", i), "industry term rank");
}

static void
check_layout_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id title title_is_ours section section_title kind summary note drawable "
              "figure_title "
              "components");
}

static void
check_indicator_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id section name kind comparator value value_text unit year year_stated year_note "
              "base_year base_value place industry");
}

static void
check_place_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id name short kind districts district_basis aliases pinyin point shapes lines "
              "not_on_map");
}

static void
check_conflict_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object, "id category topic statements advice about");
  for (guint i = 0; i < lint_get_length (object, "statements"); i++)
    check_keys (self, id, lint_get_object (object, "statements", i),
                "document section terms zh en");
}

static void
check_plan_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id order title short issuer number signed printed period citation note");
}

static void
check_industry_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object, "id name group parent");
}

static void
test_every_key_present (void)
{
  g_autoptr (Lint) self = lint_open ();

  lint_each (self, KIND_PLAN, check_plan_keys);
  lint_each (self, KIND_LAYOUT, check_layout_keys);
  lint_each (self, KIND_COMPONENT, check_component_keys);
  lint_each (self, KIND_INDICATOR, check_indicator_keys);
  lint_each (self, KIND_PLACE, check_place_keys);
  lint_each (self, KIND_INDUSTRY, check_industry_keys);
  lint_each (self, KIND_CONFLICT, check_conflict_keys);
  for (guint i = 0; i < self->files->len; i++)
    {
      JsonObject *root = lint_get_root (self, i);
      g_autofree char *expected = NULL;
      JsonObject *plan;

      check_keys (self, self->names->pdata[i], root, "schema");
      if (!json_object_has_member (root, "plan"))
        continue;
      check_keys (self, self->names->pdata[i], root, "layouts taxonomies industries indicators");
      plan = json_object_get_object_member (root, "plan");
      expected = g_strdup_printf ("%s.json", lint_get_string (plan, "id"));
      g_assert_cmpstr (self->names->pdata[i], ==, expected);
    }
  g_assert_cmpuint (g_hash_table_size (self->ids[KIND_PLAN]), ==, 5);
  lint_report (self);
}

/* ---- Every id known ---- */

static void
check_id (Lint *self, const char *where, const char *key, const char *id, Kind kind)
{
  if (!g_hash_table_contains (self->ids[kind], id))
    lint_complain (self, "%s: %s names the unknown %s %s", where, key, lint_kind_name (kind), id);
}

static void
check_link (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  if (lint_get_string (object, key) != NULL)
    check_id (self, where, key, lint_get_string (object, key), kind);
  else if (lint_is_set (object, key))
    lint_complain (self, "%s: %s is not an id", where, key);
}

static void
check_links (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  for (guint i = 0; i < lint_get_length (object, key); i++)
    check_id (self, where, key, lint_get_id (object, key, i), kind);
}

static void
check_needed_link (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  if (!lint_is_set (object, key))
    lint_complain (self, "%s: %s is missing", where, key);
  check_link (self, where, object, key, kind);
}

static void
check_uses (Lint *self, const char *where, JsonObject *object)
{
  for (guint i = 0; i < lint_get_length (object, "industries"); i++)
    check_needed_link (self, where, lint_get_object (object, "industries", i), "industry",
                       KIND_INDUSTRY);
}

static void
check_component_links (Lint *self, const char *id, JsonObject *object)
{
  const char *kind = lint_get_string (object, "kind");

  check_uses (self, id, object);
  check_links (self, id, object, "targets", KIND_INDICATOR);
  check_link (self, id, object, "industries_from", KIND_COMPONENT);
  check_link (self, id, object, "child_layout", KIND_LAYOUT);
  if (g_strcmp0 (kind, "label-only") == 0 && lint_get_length (object, "members") > 0)
    lint_complain (self, "%s: has members and is said to have no place", id);
  for (guint i = 0; i < lint_get_length (object, "members"); i++)
    {
      JsonObject *member = lint_get_object (object, "members", i);

      check_needed_link (self, id, member, "place", KIND_PLACE);
      check_uses (self, id, member);
    }
}

static void
check_indicator_links (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "place", KIND_PLACE);
  check_link (self, id, object, "industry", KIND_INDUSTRY);
}

static void
check_place_links (Lint *self, const char *id, JsonObject *object)
{
  check_links (self, id, object, "districts", KIND_PLACE);
}

static void
check_industry_links (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "parent", KIND_INDUSTRY);
}

static void
check_conflict_links (Lint *self, const char *id, JsonObject *object)
{
  if (lint_get_length (object, "statements") == 0 || lint_get_length (object, "about") == 0)
    lint_complain (self, "%s: states nothing or is about nothing", id);
  for (guint i = 0; i < lint_get_length (object, "statements"); i++)
    check_needed_link (self, id, lint_get_object (object, "statements", i), "document", KIND_PLAN);
  for (guint i = 0; i < lint_get_length (object, "about"); i++)
    {
      const char *about = lint_get_id (object, "about", i);
      gboolean known = FALSE;

      for (Kind kind = KIND_LAYOUT; kind <= KIND_INDICATOR; kind++)
        known = known || g_hash_table_contains (self->ids[kind], about);
      if (!known)
        lint_complain (self, "%s: about names the unknown %s", id, about);
    }
}

static void
check_appearances (Lint *self, const char *name, JsonObject *root)
{
  for (guint i = 0; i < lint_get_length (root, "industries"); i++)
    {
      JsonObject *appearance = lint_get_object (root, "industries", i);

      check_keys (self, name, appearance, "industry section role heading focus targets");
      check_needed_link (self, name, appearance, "industry", KIND_INDUSTRY);
      check_links (self, name, appearance, "targets", KIND_INDICATOR);
    }
  for (guint i = 0; i < lint_get_length (root, "taxonomies"); i++)
    check_links (self, name, lint_get_object (root, "taxonomies", i), "members", KIND_INDUSTRY);
}

static void
test_every_id_known (void)
{
  g_autoptr (Lint) self = lint_open ();

  lint_each (self, KIND_COMPONENT, check_component_links);
  lint_each (self, KIND_INDICATOR, check_indicator_links);
  lint_each (self, KIND_PLACE, check_place_links);
  lint_each (self, KIND_INDUSTRY, check_industry_links);
  lint_each (self, KIND_CONFLICT, check_conflict_links);
  for (guint i = 0; i < self->files->len; i++)
    {
      if (json_object_has_member (lint_get_root (self, i), "plan"))
        check_appearances (self, self->names->pdata[i], lint_get_root (self, i));
    }
  lint_report (self);
}

/* ---- Figures ---- */

static void
check_figure (Lint *self, const char *id, JsonObject *object)
{
  const char *comparator = lint_get_string (object, "comparator");
  gboolean words = g_strcmp0 (comparator, "text") == 0;
  gboolean range = g_strcmp0 (comparator, "range") == 0;

  if (!lint_is_set (object, "unit") && !words)
    lint_complain (self, "%s: a number without a unit", id);
  if (!lint_is_set (object, "year") && !lint_is_set (object, "year_note"))
    lint_complain (self, "%s: no year, and nothing says that none is stated", id);
  if (!json_object_get_boolean_member (object, "year_stated") && !lint_is_set (object, "year_note"))
    lint_complain (self, "%s: the year is not stated, and no note says where it is from", id);
  if (range != (lint_is_set (object, "value_min") && lint_is_set (object, "value_max")))
    lint_complain (self, "%s: a range has two ends, and nothing else has", id);
  if (lint_is_set (object, "value") == (words || range))
    lint_complain (self, "%s: the value does not fit “%s”", id, comparator);
  if (lint_is_set (object, "base_year") != lint_is_set (object, "base_value"))
    lint_complain (self, "%s: half a base", id);
}

static void
test_figures (void)
{
  g_autoptr (Lint) self = lint_open ();

  lint_each (self, KIND_INDICATOR, check_figure);
  lint_report (self);
}

/* ---- On the map, or why not ---- */

static gboolean
is_on_map (JsonObject *place)
{
  return lint_is_set (place, "point") || lint_get_length (place, "shapes") > 0
         || lint_get_length (place, "lines") > 0;
}

static void
check_place_on_map (Lint *self, const char *id, JsonObject *object)
{
  const char *kind = lint_get_string (object, "kind");

  if (is_on_map (object) == lint_is_set (object, "not_on_map"))
    lint_complain (self, "%s: is either on the map or says why not", id);
  check_link (self, id, object, "point", KIND_POINT);
  check_links (self, id, object, "shapes", KIND_SHAPE);
  check_links (self, id, object, "lines", KIND_SHAPE);
  if (g_strcmp0 (kind, "district") == 0 && lint_get_length (object, "shapes") != 1)
    lint_complain (self, "%s: a district is one shape", id);
}

static gboolean
component_is_on_map (Lint *self, JsonObject *component)
{
  if (lint_get_length (component, "shapes") > 0)
    return TRUE;
  for (guint i = 0; i < lint_get_length (component, "members"); i++)
    {
      const char *place = lint_get_string (lint_get_object (component, "members", i), "place");
      JsonObject *object = g_hash_table_lookup (self->ids[KIND_PLACE], place);

      if (object != NULL && is_on_map (object))
        return TRUE;
    }
  return FALSE;
}

static void
check_component_on_map (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "marker", KIND_POINT);
  check_links (self, id, object, "shapes", KIND_SHAPE);
  check_links (self, id, object, "spines", KIND_SHAPE);
  if (lint_is_set (object, "basis") != component_is_on_map (self, object))
    lint_complain (self, "%s: what is drawn says how it was made, and nothing else does", id);
}

static void
check_layout_on_map (Lint *self, const char *id, JsonObject *object)
{
  gboolean drawable = FALSE;

  for (guint i = 0; i < lint_get_length (object, "components"); i++)
    drawable = drawable || component_is_on_map (self, lint_get_object (object, "components", i));
  if (drawable != json_object_get_boolean_member (object, "drawable"))
    lint_complain (self, "%s: drawable is wrong", id);
}

static void
test_on_map_or_why_not (void)
{
  g_autoptr (Lint) self = lint_open ();

  lint_open_maps (self);
  lint_each (self, KIND_PLACE, check_place_on_map);
  lint_each (self, KIND_COMPONENT, check_component_on_map);
  lint_each (self, KIND_LAYOUT, check_layout_on_map);
  lint_report (self);
}

/* ---- Pinyin ---- */

/* A syllable a character; letters and digits that stand together count as one. */
static guint
count_syllables (const char *name)
{
  gboolean within = FALSE;
  guint n = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean latin = c < 0x80 && g_ascii_isalnum ((char) c);

      n += latin ? !within : g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
      within = latin;
    }

  return n;
}

static void
check_pinyin (Lint *self, const char *id, const char *name, const char *pinyin)
{
  g_auto (GStrv) syllables = NULL;

  if (pinyin == NULL || !g_regex_match_simple ("^[a-zA-Z0-9]+([ +][a-zA-Z0-9]+)*$", pinyin, 0, 0))
    {
      lint_complain (self, "%s: pinyin is syllables in plain letters, without tones", id);
      return;
    }

  syllables = g_strsplit_set (pinyin, " +", -1);
  if (g_strv_length (syllables) != count_syllables (name))
    lint_complain (self, "%s: %s is not “%s”: a syllable a character", id, name, pinyin);
}

static void
check_text_pinyin (Lint *self, const char *id, JsonObject *object, const char *name,
                   const char *key)
{
  JsonObject *text = json_object_get_object_member (object, name);

  check_pinyin (self, id, lint_get_string (text, "zh"), lint_get_string (object, key));
}

static gboolean
is_chinese (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* The Chinese ones among the aliases, in their order. */
static void
check_place_pinyin (Lint *self, const char *id, JsonObject *object)
{
  guint n = 0;

  check_text_pinyin (self, id, object, "name", "pinyin");
  for (guint i = 0; i < lint_get_length (object, "aliases"); i++)
    {
      const char *alias = lint_get_id (object, "aliases", i);

      if (!is_chinese (alias))
        continue;
      if (n < lint_get_length (object, "alias_pinyin"))
        check_pinyin (self, id, alias, lint_get_id (object, "alias_pinyin", n));
      n++;
    }
  if (n != lint_get_length (object, "alias_pinyin"))
    lint_complain (self, "%s: each Chinese alias has its pinyin", id);
}

static void
check_component_pinyin (Lint *self, const char *id, JsonObject *object)
{
  check_text_pinyin (self, id, object, "name", "pinyin");
  if (lint_is_set (object, "short_pinyin"))
    check_text_pinyin (self, id, object, "short", "short_pinyin");
}

static void
check_plan_pinyin (Lint *self, const char *id, JsonObject *object)
{
  check_text_pinyin (self, id, object, "short", "short_pinyin");
}

static void
check_name_pinyin (Lint *self, const char *id, JsonObject *object)
{
  check_text_pinyin (self, id, object, "name", "pinyin");
}

static void
check_conflict_pinyin (Lint *self, const char *id, JsonObject *object)
{
  check_text_pinyin (self, id, object, "topic", "pinyin");
}

static void
test_pinyin (void)
{
  g_autoptr (Lint) self = lint_open ();

  lint_each (self, KIND_PLACE, check_place_pinyin);
  lint_each (self, KIND_COMPONENT, check_component_pinyin);
  lint_each (self, KIND_PLAN, check_plan_pinyin);
  lint_each (self, KIND_INDUSTRY, check_name_pinyin);
  lint_each (self, KIND_INDICATOR, check_name_pinyin);
  lint_each (self, KIND_CONFLICT, check_conflict_pinyin);
  lint_report (self);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/both-languages", test_both_languages);
  g_test_add_func ("/content/refuses-half-a-text", test_refuses_half_a_text);
  g_test_add_func ("/content/every-key-present", test_every_key_present);
  g_test_add_func ("/content/every-id-known", test_every_id_known);
  g_test_add_func ("/content/figures", test_figures);
  g_test_add_func ("/content/on-map-or-why-not", test_on_map_or_why_not);
  g_test_add_func ("/content/pinyin", test_pinyin);
  return g_test_run ();
}
