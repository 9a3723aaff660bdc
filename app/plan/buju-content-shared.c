/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reading what the plans share: industries.json, places.json and conflicts.json. */

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>

static void
read_industry_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = { "group", "id", "name", "parent", "pinyin", NULL };
  BujuIndustry *industry = buju_content_alloc (self->content, sizeof *industry);

  buju_reader_check_keys (self, object, keys);
  industry->id = buju_reader_register (self, object, BUJU_KIND_INDUSTRY, industry);
  industry->group = buju_reader_get_string (self, object, "group");
  industry->name = buju_reader_need_text (self, object, "name");
  industry->pinyin = buju_reader_get_string (self, object, "pinyin");
  industry->appearances = buju_content_new_list (self->content);
  industry->roles = buju_content_new_array (self->content, sizeof (BujuRole));
}

/* Parents may stand below their children, so they are looked up when all are known. */
static void
read_parent_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  BujuIndustry *industry = buju_reader_need_link (self, object, "id", BUJU_KIND_INDUSTRY);

  if (industry == NULL)
    return;

  industry->parent = buju_reader_get_link (self, object, "parent", BUJU_KIND_INDUSTRY);
  if (industry->parent == industry)
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "parent",
                      _("an industry cannot be its own parent: correct the id"));
}

void
buju_content_read_industries (BujuReader *self, JsonObject *object, gpointer unused)
{
  static const char * const keys[] = { "industries", "schema", NULL };

  buju_reader_check_keys (self, object, keys);
  buju_reader_each (self, object, "industries", read_industry_cb, NULL);
  buju_reader_each (self, object, "industries", read_parent_cb, NULL);
}

static void
read_place_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "alias_pinyin", "aliases", "district_basis", "districts", "id", "kind", "lines", "name",
    "not_on_map", "pinyin", "point", "shapes", "short", NULL
  };
  BujuPlace *place = buju_content_alloc (self->content, sizeof *place);

  buju_reader_check_keys (self, object, keys);
  place->id = buju_reader_register (self, object, BUJU_KIND_PLACE, place);
  place->name = buju_reader_need_text (self, object, "name");
  place->short_name = buju_reader_get_text (self, object, "short");
  place->not_on_map = buju_reader_get_text (self, object, "not_on_map");
  place->kind = buju_reader_need_string (self, object, "kind");
  place->district_basis = buju_reader_get_string (self, object, "district_basis");
  place->pinyin = buju_reader_get_string (self, object, "pinyin");
  place->aliases = buju_reader_get_ids (self, object, "aliases");
  place->alias_pinyin = buju_reader_get_ids (self, object, "alias_pinyin");
  place->point = buju_reader_get_string (self, object, "point");
  place->shapes = buju_reader_get_ids (self, object, "shapes");
  place->lines = buju_reader_get_ids (self, object, "lines");
  place->roles = buju_content_new_array (self->content, sizeof (BujuRole));
}

static void
read_place_districts_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  BujuPlace *place = buju_reader_need_link (self, object, "id", BUJU_KIND_PLACE);

  if (place != NULL)
    place->districts = buju_reader_get_links (self, object, "districts", BUJU_KIND_PLACE);
}

void
buju_content_read_places (BujuReader *self, JsonObject *object, gpointer unused)
{
  static const char * const keys[] = { "places", "schema", NULL };

  buju_reader_check_keys (self, object, keys);
  buju_reader_each (self, object, "places", read_place_cb, NULL);
  buju_reader_each (self, object, "places", read_place_districts_cb, NULL);
}

static void
read_statement_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = { "document", "en", "section", "terms", "zh", NULL };
  BujuConflict *conflict = target;
  BujuStatement statement = { NULL };

  buju_reader_check_keys (self, object, keys);
  statement.plan = buju_reader_need_link (self, object, "document", BUJU_KIND_PLAN);
  statement.section = buju_reader_need_string (self, object, "section");
  statement.text.zh = buju_reader_need_string (self, object, "zh");
  statement.text.en = buju_reader_need_string (self, object, "en");
  statement.terms = buju_reader_get_ids (self, object, "terms");
  g_array_append_val (conflict->statements, statement);
}

/* A conflict may be about anything that has an id. */
static void
check_about_cb (BujuReader *self, const char *value, gpointer target)
{
  g_autofree char *near = NULL;

  for (guint i = 0; i < BUJU_N_KINDS; i++)
    {
      if (g_hash_table_contains (self->content->ids[i], value))
        {
          g_ptr_array_add (target, (gpointer) value);
          return;
        }
    }

  near = buju_content_suggest (self->content, value);
  buju_reader_fail (self, BUJU_PLAN_ERROR_UNKNOWN_ID, NULL,
                    /* Translators: an id; ids that look like it. */
                    _("“%s” is not known: correct it or add it (nearest: %s)"),
                    value, near != NULL ? near : "-");
}

static void
read_conflict_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "about", "advice", "category", "id", "pinyin", "statements", "topic", NULL
  };
  BujuConflict *conflict = buju_content_alloc (self->content, sizeof *conflict);

  buju_reader_check_keys (self, object, keys);
  conflict->id = buju_reader_register (self, object, BUJU_KIND_CONFLICT, conflict);
  conflict->category = buju_reader_get_string (self, object, "category");
  conflict->topic = buju_reader_need_text (self, object, "topic");
  conflict->pinyin = buju_reader_get_string (self, object, "pinyin");
  conflict->advice = buju_reader_get_text (self, object, "advice");
  conflict->statements = buju_content_new_array (self->content, sizeof (BujuStatement));
  conflict->about = buju_content_new_list (self->content);
  buju_reader_each (self, object, "statements", read_statement_cb, conflict);
  buju_reader_each_string (self, object, "about", check_about_cb, conflict->about);
}

void
buju_content_read_conflicts (BujuReader *self, JsonObject *object, gpointer unused)
{
  static const char * const keys[] = { "conflicts", "schema", NULL };

  buju_reader_check_keys (self, object, keys);
  buju_reader_each (self, object, "conflicts", read_conflict_cb, NULL);
}
