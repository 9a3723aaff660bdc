/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reading the outer part of a plan's file: the document, its industries and how it groups them. */

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>

static void
read_focus_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = { "en", "zh", NULL };
  BujuAppearance *appearance = target;
  BujuText focus;

  buju_reader_check_keys (self, object, keys);
  focus.zh = buju_reader_need_string (self, object, "zh");
  focus.en = buju_reader_need_string (self, object, "en");
  g_array_append_val (appearance->focus, focus);
}

static void
read_appearance_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "focus", "heading", "heading_pinyin", "industry", "note", "role", "section", "targets", NULL
  };
  BujuAppearance *appearance = buju_content_alloc (self->content, sizeof *appearance);

  buju_reader_check_keys (self, object, keys);
  appearance->plan = self->plan;
  appearance->industry = buju_reader_need_link (self, object, "industry", BUJU_KIND_INDUSTRY);
  appearance->section = buju_reader_need_string (self, object, "section");
  appearance->role = buju_reader_get_string (self, object, "role");
  appearance->heading = buju_reader_get_text (self, object, "heading");
  appearance->heading_pinyin = buju_reader_get_string (self, object, "heading_pinyin");
  appearance->note = buju_reader_get_text (self, object, "note");
  appearance->focus = buju_content_new_array (self->content, sizeof (BujuText));
  buju_reader_each (self, object, "focus", read_focus_cb, appearance);
  appearance->targets = buju_reader_get_links (self, object, "targets", BUJU_KIND_INDICATOR);
  g_ptr_array_add (self->plan->appearances, appearance);
}

static void
read_taxonomy_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "explanation", "id", "members", "section", "tracks", NULL
  };
  BujuTaxonomy *taxonomy = buju_content_alloc (self->content, sizeof *taxonomy);

  buju_reader_check_keys (self, object, keys);
  taxonomy->id = buju_reader_register (self, object, BUJU_KIND_TAXONOMY, taxonomy);
  taxonomy->plan = self->plan;
  taxonomy->section = buju_reader_need_string (self, object, "section");
  taxonomy->explanation = buju_reader_get_text (self, object, "explanation");
  taxonomy->members = buju_reader_get_links (self, object, "members", BUJU_KIND_INDUSTRY);
  g_ptr_array_add (self->plan->taxonomies, taxonomy);
}

static void
read_document (BujuReader *self, JsonObject *object)
{
  static const char * const keys[] = {
    "citation", "id", "indicator_table", "issuer", "note", "number", "order", "period", "pinyin",
    "printed", "short", "short_pinyin", "signed", "title", NULL
  };
  BujuPlan *plan = self->plan;

  buju_reader_check_keys (self, object, keys);
  plan->id = buju_reader_register (self, object, BUJU_KIND_PLAN, plan);
  plan->title = buju_reader_need_text (self, object, "title");
  plan->short_title = buju_reader_get_text (self, object, "short");
  plan->short_pinyin = buju_reader_get_string (self, object, "short_pinyin");
  plan->issuer = buju_reader_get_text (self, object, "issuer");
  plan->number = buju_reader_get_text (self, object, "number");
  plan->citation = buju_reader_need_text (self, object, "citation");
  plan->note = buju_reader_get_text (self, object, "note");
  plan->table_title = buju_reader_get_text (self, object, "indicator_table");
  plan->signed_date = buju_reader_get_string (self, object, "signed");
  plan->printed_date = buju_reader_get_string (self, object, "printed");
  plan->pinyin = buju_reader_get_string (self, object, "pinyin");
  plan->order = buju_reader_get_number (self, object, "order");
  plan->period = buju_reader_get_string (self, object, "period");
}

void
buju_content_read_plan (BujuReader *self, JsonObject *object, gpointer unused)
{
  static const char * const keys[] = {
    "indicators", "industries", "layouts", "plan", "schema", "taxonomies", NULL
  };
  JsonNode *document = json_object_get_member (object, "plan");
  BujuPlan *plan = buju_content_alloc (self->content, sizeof *plan);

  plan->layouts = buju_content_new_list (self->content);
  plan->indicators = buju_content_new_list (self->content);
  plan->appearances = buju_content_new_list (self->content);
  plan->taxonomies = buju_content_new_list (self->content);
  self->plan = plan;

  if (document == NULL || !JSON_NODE_HOLDS_OBJECT (document))
    {
      buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "plan",
                        _("the document itself is missing: describe it here"));
      return;
    }

  buju_reader_check_keys (self, object, keys);
  read_document (self, json_node_get_object (document));
  /* Indicators first: layouts and industries refer to them. */
  buju_content_read_indicators (self, object);
  buju_content_read_layouts (self, object);
  buju_reader_each (self, object, "industries", read_appearance_cb, NULL);
  buju_reader_each (self, object, "taxonomies", read_taxonomy_cb, NULL);
}
