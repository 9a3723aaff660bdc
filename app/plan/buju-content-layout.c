/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reading the layouts of a plan: their components and these components' members. */

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>

static void
read_use_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = { "industry", "rank", "term", NULL };
  BujuIndustryUse use = { NULL };
  const char *rank;

  buju_reader_check_keys (self, object, keys);
  use.industry = buju_reader_need_link (self, object, "industry", BUJU_KIND_INDUSTRY);
  use.term = buju_reader_need_text (self, object, "term");
  rank = buju_reader_get_string (self, object, "rank");
  use.secondary = g_strcmp0 (rank, "secondary") == 0;
  if (rank != NULL && !use.secondary && !g_str_equal (rank, "focus"))
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "rank",
                      /* Translators: a wrong value; the allowed ones. */
                      _("“%s” is not allowed here: use one of %s"), rank, "focus, secondary");

  g_array_append_val ((GArray *) target, use);
}

/* A list of { industry, term, rank }. (transfer none) */
static GArray *
read_uses (BujuReader *self, JsonObject *object, const char *key)
{
  GArray *uses = buju_content_new_array (self->content, sizeof (BujuIndustryUse));

  buju_reader_each (self, object, key, read_use_cb, uses);

  return uses;
}

static void
read_member_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "industries", "label", "name", "note", "place", "role", NULL
  };
  BujuMember *member = buju_content_alloc (self->content, sizeof *member);

  buju_reader_check_keys (self, object, keys);
  member->place = buju_reader_need_link (self, object, "place", BUJU_KIND_PLACE);
  member->name = buju_reader_need_text (self, object, "name");
  member->role = buju_reader_get_text (self, object, "role");
  member->note = buju_reader_get_text (self, object, "note");
  member->label = buju_reader_get_string (self, object, "label");
  member->industries = read_uses (self, object, "industries");
  g_ptr_array_add (target, member);
}

/* How its shapes came to be; geometry without a basis must not be drawn. */
static void
read_geometry (BujuReader *self, JsonObject *object, BujuComponent *component)
{
  static const char * const bases[] = {
    "official", "documented", "derived", "schematic", NULL
  };

  component->basis = buju_reader_get_string (self, object, "basis");
  component->marker = buju_reader_get_string (self, object, "marker");
  component->shapes = buju_reader_get_ids (self, object, "shapes");
  component->spines = buju_reader_get_ids (self, object, "spines");

  if (component->basis != NULL && !g_strv_contains (bases, component->basis))
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "basis",
                      /* Translators: a wrong value; the allowed ones. */
                      _("“%s” is not allowed here: use one of %s"), component->basis,
                      "official, documented, derived, schematic");
  else if (component->basis == NULL && component->shapes->len > 0)
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "basis",
                      _("shapes need a basis: say how they were made"));
}

static void
read_component_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "basis", "child_layout", "id", "industries", "industries_apply_to_members",
    "industries_from", "inferred", "kind", "marker", "members", "name", "note", "open_list",
    "pinyin",
    "role", "section", "shapes", "short", "short_pinyin", "spines", "summary", "targets", NULL
  };
  BujuLayout *layout = target;
  BujuComponent *component = buju_content_alloc (self->content, sizeof *component);

  buju_reader_check_keys (self, object, keys);
  component->id = buju_reader_register (self, object, BUJU_KIND_COMPONENT, component);
  component->layout = layout;
  component->name = buju_reader_need_text (self, object, "name");
  component->short_name = buju_reader_get_text (self, object, "short");
  component->role = buju_reader_get_text (self, object, "role");
  component->summary = buju_reader_get_text (self, object, "summary");
  component->note = buju_reader_get_text (self, object, "note");
  component->section = buju_reader_need_string (self, object, "section");
  component->kind = buju_reader_need_string (self, object, "kind");
  component->pinyin = buju_reader_get_string (self, object, "pinyin");
  component->short_pinyin = buju_reader_get_string (self, object, "short_pinyin");
  component->open_list = buju_reader_get_boolean (self, object, "open_list");
  component->inferred = buju_reader_get_boolean (self, object, "inferred");
  component->industries = read_uses (self, object, "industries");
  component->industries_apply_to_members
    = buju_reader_get_boolean (self, object, "industries_apply_to_members");
  component->targets = buju_reader_get_links (self, object, "targets", BUJU_KIND_INDICATOR);
  component->members = buju_content_new_list (self->content);
  buju_reader_each (self, object, "members", read_member_cb, component->members);
  read_geometry (self, object, component);
  g_ptr_array_add (layout->components, component);
}

static void
read_layout_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "components", "drawable", "figure_title", "id", "kind", "note", "pinyin", "section",
    "section_title", "summary", "title", "title_is_ours", NULL
  };
  BujuLayout *layout = buju_content_alloc (self->content, sizeof *layout);

  buju_reader_check_keys (self, object, keys);
  layout->id = buju_reader_register (self, object, BUJU_KIND_LAYOUT, layout);
  layout->plan = self->plan;
  layout->title = buju_reader_need_text (self, object, "title");
  layout->figure_title = buju_reader_get_text (self, object, "figure_title");
  layout->section_title = buju_reader_get_text (self, object, "section_title");
  layout->summary = buju_reader_get_text (self, object, "summary");
  layout->note = buju_reader_get_text (self, object, "note");
  layout->section = buju_reader_need_string (self, object, "section");
  layout->kind = buju_reader_need_string (self, object, "kind");
  layout->pinyin = buju_reader_get_string (self, object, "pinyin");
  layout->title_is_ours = buju_reader_get_boolean (self, object, "title_is_ours");
  layout->drawable = buju_reader_get_boolean (self, object, "drawable");
  layout->components = buju_content_new_list (self->content);
  buju_reader_each (self, object, "components", read_component_cb, layout);
  g_ptr_array_add (self->plan->layouts, layout);
}

/* Components refer to one another in both directions, so this waits until all are known. */
static void
read_component_links_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  BujuComponent *component = buju_reader_need_link (self, object, "id", BUJU_KIND_COMPONENT);

  if (component == NULL)
    return;

  component->industries_from
    = buju_reader_get_link (self, object, "industries_from", BUJU_KIND_COMPONENT);
  component->child_layout
    = buju_reader_get_link (self, object, "child_layout", BUJU_KIND_LAYOUT);

  if (component->child_layout == component->layout)
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "child_layout",
                      _("a layout cannot be part of itself: correct the id"));
  if (component->industries_from == component)
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "industries_from",
                      _("a component cannot inherit from itself: correct the id"));
}

static void
read_layout_links_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  buju_reader_each (self, object, "components", read_component_links_cb, NULL);
}

void
buju_content_read_layouts (BujuReader *self, JsonObject *object)
{
  buju_reader_each (self, object, "layouts", read_layout_cb, NULL);
  buju_reader_each (self, object, "layouts", read_layout_links_cb, NULL);
}
