/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-facts.h"

#include <string.h>

typedef struct
{
  BujuContent *content;
  BujuFacts   *facts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  const char *folder = g_getenv ("BUJU_DATA_DIR");
  g_autofree char *file = g_build_filename (folder, "words.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuWords) words = buju_words_load (file, &error);

  g_assert_no_error (error);
  self->content = buju_content_load (folder, &error);
  g_assert_no_error (error);
  self->facts = buju_facts_new (self->content, words);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  buju_facts_free (self->facts);
  buju_content_unref (self->content);
}

static const BujuFact *
find_fact (const BujuFacts *facts, const char *id)
{
  for (guint i = 0; i < buju_facts_get_n (facts); i++)
    {
      const BujuFact *fact = buju_facts_get (facts, i);

      if (g_str_equal (fact->id, id))
        return fact;
    }

  g_error ("there is no fact %s", id);
}

static void
test_whole (Fixture *self, gconstpointer unused)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < buju_facts_get_n (self->facts); i++)
    {
      const BujuFact *fact = buju_facts_get (self->facts, i);

      if (!g_hash_table_add (ids, (gpointer) fact->id))
        g_error ("%s stands twice", fact->id);
      /* "3746 100 million yuan" */
      if (g_regex_match_simple ("[0-9] 10+ (thousand|million)", fact->text.en, 0, 0))
        g_error ("%s: %s", fact->id, fact->text.en);
      g_assert_nonnull (fact->plan);
      g_assert_nonnull (fact->section);
      g_assert_nonnull (fact->subject);
      g_assert_cmpstr (fact->text.zh, !=, "");
      g_assert_cmpstr (fact->text.en, !=, "");
      g_assert_null (strpbrk (fact->text.zh, "{}"));
      g_assert_null (strpbrk (fact->text.en, "{}"));
    }
}

static guint
count_kind (const BujuFacts *facts, const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < buju_facts_get_n (facts); i++)
    n += g_str_equal (buju_facts_get (facts, i)->kind, kind);

  return n;
}

/* One for each member, figure and statement of the content: none lost, none doubled. */
static void
test_counts (Fixture *self, gconstpointer unused)
{
  GPtrArray *components = buju_content_get_components (self->content);
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);
  guint n_members = 0, n_statements = 0;

  for (guint i = 0; i < components->len; i++)
    n_members += ((const BujuComponent *) g_ptr_array_index (components, i))->members->len;
  for (guint i = 0; i < conflicts->len; i++)
    n_statements += ((const BujuConflict *) g_ptr_array_index (conflicts, i))->statements->len;

  g_assert_cmpuint (count_kind (self->facts, "component"), ==, components->len);
  g_assert_cmpuint (count_kind (self->facts, "member"), ==, n_members);
  g_assert_cmpuint (count_kind (self->facts, "conflict"), ==, n_statements);
  g_assert_cmpuint (count_kind (self->facts, "target") + count_kind (self->facts, "baseline"), ==,
                    buju_content_get_indicators (self->content)->len);
}

/* Names, figures and units as the document has them. */
static void
test_member (Fixture *self, gconstpointer unused)
{
  const BujuFact *fact = find_fact (self->facts, "sei-axis-east/member/2");

  g_assert_cmpstr (fact->plan->id, ==, "sei-145");
  g_assert_cmpstr (fact->section, ==, "五(四)");
  g_assert_cmpstr (fact->subject, ==, "sei-axis-east");
  g_assert_cmpstr (fact->object, ==, "changxing-island");
  g_assert_nonnull (strstr (fact->text.zh, "长兴岛"));
}

static void
test_figure (Fixture *self, gconstpointer unused)
{
  const BujuFact *value = find_fact (self->facts, "amp-b-output/baseline");
  const BujuFact *base = find_fact (self->facts, "amp-b-output/base");
  const BujuFact *table = find_fact (self->facts, "amp-i-05/target");

  g_assert_nonnull (strstr (value->text.zh, "37053亿元"));
  g_assert_nonnull (strstr (base->text.zh, "33212亿元"));
  g_assert_nonnull (strstr (base->text.zh, "2015"));
  g_assert_nonnull (strstr (table->text.zh, "80"));
  g_assert_nonnull (strstr (table->text.zh, "亿元/平方公里"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/facts/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/facts/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/facts/member", Fixture, NULL, set_up, test_member, tear_down);
  g_test_add ("/facts/figure", Fixture, NULL, set_up, test_figure, tear_down);

  return g_test_run ();
}
