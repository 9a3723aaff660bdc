/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-profile.h"

#include <string.h>

#include "../library-fixture.h"

static void
check_row (const BujuProfile *profile, const BujuProfileRow *row)
{
  GPtrArray *citations = buju_profile_get_citations (profile);

  g_assert_nonnull (row->text.zh);
  g_assert_nonnull (row->text.en);
  g_assert_cmpint (row->detail.zh == NULL, ==, row->detail.en == NULL);
  g_assert_cmpuint (row->citation, <=, citations->len);
  g_assert_cmpint (row->kind == BUJU_PROFILE_INDICATOR, ==, row->indicator != NULL);
  /* "3746 100 million yuan" */
  g_assert_false (row->detail.en != NULL
                  && g_regex_match_simple ("[0-9] 10+ (thousand|million)", row->detail.en, 0, 0));

  /* What a document says is cited; what is only a way to go on, or our own, is not. */
  if (row->kind == BUJU_PROFILE_INDICATOR
      || (row->kind == BUJU_PROFILE_CONFLICT && row->link == NULL))
    g_assert_cmpuint (row->citation, >, 0);
}

/* Every link leads to a profile again. */
static void
check_links (BujuLibrary *library, const BujuProfile *profile)
{
  GPtrArray *sections = buju_profile_get_sections (profile);

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuProfileSection *section = g_ptr_array_index (sections, i);

      g_assert_cmpuint (section->rows->len, >, 0);
      for (guint j = 0; j < section->rows->len; j++)
        {
          const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, j);
          g_autoptr (BujuProfile) target = NULL;

          check_row (profile, row);
          if (row->link == NULL)
            continue;

          target = buju_profile_new (library, row->link);
          g_assert_nonnull (target);
        }
    }
}

static void
check_profile (BujuLibrary *library, const char *id)
{
  g_autoptr (BujuProfile) profile = buju_profile_new (library, id);
  GPtrArray *citations;

  g_assert_nonnull (profile);
  g_assert_cmpstr (buju_profile_get_id (profile), ==, id);
  g_assert_cmpstr (buju_profile_get_title (profile)->zh, !=, "");
  g_assert_cmpstr (buju_profile_get_title (profile)->en, !=, "");
  g_assert_cmpuint (buju_profile_get_sections (profile)->len, >, 0);
  check_links (library, profile);

  citations = buju_profile_get_citations (profile);
  for (guint i = 0; i < citations->len; i++)
    {
      const BujuCitation *citation = g_ptr_array_index (citations, i);

      g_assert_nonnull (citation->plan);
      g_assert_true (g_str_has_prefix (citation->text.zh, citation->plan->citation.zh));
    }
}

typedef GPtrArray *(*GetList) (const BujuContent *content);

/* Every struct of the content begins with its id. */
static void
test_all (void)
{
  static const GetList lists[] = {
    buju_content_get_plans, buju_content_get_layouts, buju_content_get_components,
    buju_content_get_places, buju_content_get_industries, buju_content_get_indicators,
    buju_content_get_conflicts
  };
  g_autoptr (BujuLibrary) library = load_library ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *items = lists[i] (buju_library_get_content (library));

      for (guint j = 0; j < items->len; j++)
        check_profile (library, *(const char * const *) g_ptr_array_index (items, j));
    }
}

static void
test_unknown (void)
{
  g_autoptr (BujuLibrary) library = load_library ();

  g_assert_null (buju_profile_new (library, "no-such-thing"));
  g_assert_null (buju_profile_new (library, ""));
}

/* A click on a shape means the place it stands for. */
static void
test_shape (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) by_shape = buju_profile_new (library, "lingang-core");
  g_autoptr (BujuProfile) by_place = buju_profile_new (library, "lingang");
  g_autofree char *one = buju_profile_to_text (by_shape, BUJU_LANGUAGE_BOTH);
  g_autofree char *other = buju_profile_to_text (by_place, BUJU_LANGUAGE_BOTH);

  g_assert_cmpstr (one, ==, other);
}

static const BujuProfileSection *
find_section (const BujuProfile *profile, const char *zh)
{
  GPtrArray *sections = buju_profile_get_sections (profile);

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuProfileSection *section = g_ptr_array_index (sections, i);

      if (g_str_equal (section->heading.zh, zh))
        return section;
    }

  return NULL;
}

static const BujuProfileRow *
get_row (const BujuProfileSection *section, guint index)
{
  g_assert_nonnull (section);
  g_assert_cmpuint (index, <, section->rows->len);

  return &g_array_index (section->rows, BujuProfileRow, index);
}

static BujuText
get_word (BujuLibrary *library, const char *key)
{
  return buju_words_get (buju_library_get_words (library), key);
}

/* Members in the order of the document, each leading to its place; an open list says so. */
static void
test_members (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "sei-axis-east");
  const BujuComponent *component
    = buju_content_find_component (buju_library_get_content (library), "sei-axis-east");
  const BujuProfileSection *section
    = find_section (profile, get_word (library, "profile-members").zh);

  g_assert_true (component->open_list);
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      g_assert_cmpint (get_row (section, i)->kind, ==, BUJU_PROFILE_MEMBER);
      g_assert_cmpstr (get_row (section, i)->text.zh, ==, member->name.zh);
      g_assert_cmpstr (get_row (section, i)->link, ==, member->place->id);
    }

  g_assert_cmpuint (section->rows->len, ==, component->members->len + 1);
  g_assert_cmpstr (get_row (section, component->members->len)->text.zh, ==,
                   get_word (library, "profile-open-list").zh);
}

/* Industries taken over from another component say from which and cite it. */
static void
test_inherited (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "sei-axis-west");
  const BujuComponent *belt
    = buju_content_find_component (buju_library_get_content (library), "sei-belt-ring-suburb");
  const BujuProfileSection *section
    = find_section (profile, get_word (library, "profile-industries").zh);
  const BujuProfileRow *row = get_row (section, 0);

  g_assert_cmpuint (section->rows->len, ==, belt->industries->len);
  g_assert_cmpint (row->kind, ==, BUJU_PROFILE_INDUSTRY);
  g_assert_nonnull (strstr (row->detail.zh, belt->name.zh));
}

/* What the documents do not say is said to be so, not left out. */
static void
test_not_stated (void)
{
  static const char * const keys[] = {
    "profile-members", "profile-industries", "profile-targets"
  };
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "zj-pattern-4");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const BujuProfileSection *section = find_section (profile, get_word (library, keys[i]).zh);

      g_assert_cmpint (get_row (section, 0)->kind, ==, BUJU_PROFILE_NOT_STATED);
    }
}

/* One section a plan that speaks of the place, and one for those that do not. */
static void
test_place (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "park-caohejing");
  const BujuContent *content = buju_library_get_content (library);
  GPtrArray *plans = buju_content_get_plans (content);
  const BujuProfileSection *silent
    = find_section (profile, get_word (library, "profile-not-mentioned").zh);
  guint n_speaking = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);
      gboolean speaks = find_section (profile, plan->short_title.zh) != NULL;

      g_assert_cmpint (speaks, ==, strstr (get_row (silent, 0)->text.zh,
                                           plan->short_title.zh) == NULL);
      n_speaking += speaks;
    }

  g_assert_cmpuint (n_speaking, ==, 1);
}

static void
test_district (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "district-fengxian");
  const BujuProfileSection *inside = find_section (profile,
                                                   get_word (library, "profile-inside").zh);
  gboolean found = FALSE;

  for (guint i = 0; i < inside->rows->len; i++)
    found |= g_str_equal (get_row (inside, i)->link, "oriental-beauty-valley");

  g_assert_true (found);
}

static void
test_text (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  g_autoptr (BujuProfile) profile = buju_profile_new (library, "sei-pole-zhangjiang");
  g_autofree char *zh = buju_profile_to_text (profile, BUJU_LANGUAGE_ZH);
  g_autofree char *en = buju_profile_to_text (profile, BUJU_LANGUAGE_EN);
  g_autofree char *both = buju_profile_to_text (profile, BUJU_LANGUAGE_BOTH);
  const BujuText *title = buju_profile_get_title (profile);

  g_assert_true (g_str_has_prefix (zh, title->zh));
  g_assert_true (g_str_has_prefix (en, title->en));
  g_assert_null (strstr (zh, title->en));
  g_assert_nonnull (strstr (both, title->zh));
  g_assert_nonnull (strstr (both, title->en));
  g_assert_nonnull (strstr (zh, "  [1] 《"));
  g_assert_true (g_str_has_suffix (en, "\n"));
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  g_string_append_len (data, text, length);
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (text = strstr (text, words); text != NULL; text = strstr (text + 1, words))
    n++;
  return n;
}

/* Every word that the text has stands in the HTML, too, and what is opened is closed. */
static void
check_html (BujuLibrary *library, const char *id, BujuLanguage language)
{
  static const GMarkupParser parser = { NULL, NULL, text_cb, NULL, NULL };
  g_autoptr (BujuProfile) profile = buju_profile_new (library, id);
  g_autofree char *html = buju_profile_to_html (profile, language);
  g_autofree char *plain = buju_profile_to_text (profile, language);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, text, NULL);

  g_assert_true (g_markup_parse_context_parse (context, html, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *words = lines[i];

      words += strspn (words, " ");
      words += g_str_has_prefix (words, "• ") ? strlen ("• ") : g_str_has_prefix (words, "– ")
               ? strlen ("– ") : 0;
      if (strstr (text->str, words) == NULL)
        g_test_message ("%s: “%s” is missing", id, words);
      g_assert_nonnull (strstr (text->str, words));
    }
  g_assert_cmpuint (count (html, "<h3>"), >=, buju_profile_get_sections (profile)->len);
  g_assert_cmpuint (count (html, "<li>"), >, 0);
}

static void
test_html (void)
{
  static const char *const ids[] = { "sei-pole-zhangjiang", "jinqiao", "ic",
                                     "sei-two-poles-two-belts" };
  g_autoptr (BujuLibrary) library = load_library ();
  GPtrArray *conflicts = buju_content_get_conflicts (buju_library_get_content (library));
  const BujuConflict *conflict = g_ptr_array_index (conflicts, 0);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (int language = BUJU_LANGUAGE_ZH; language <= BUJU_LANGUAGE_BOTH; language++)
      check_html (library, ids[i], language);
  check_html (library, conflict->id, BUJU_LANGUAGE_EN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/all", test_all);
  g_test_add_func ("/profile/unknown", test_unknown);
  g_test_add_func ("/profile/shape", test_shape);
  g_test_add_func ("/profile/members", test_members);
  g_test_add_func ("/profile/inherited", test_inherited);
  g_test_add_func ("/profile/not-stated", test_not_stated);
  g_test_add_func ("/profile/place", test_place);
  g_test_add_func ("/profile/district", test_district);
  g_test_add_func ("/profile/text", test_text);
  g_test_add_func ("/profile/html", test_html);

  return g_test_run ();
}
