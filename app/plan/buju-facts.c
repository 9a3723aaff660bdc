/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-facts.h"

#include "plan/buju-facts-private.h"
#include "plan/buju-phrase.h"

static const char *
make_id (BujuFacts *self, const BujuFactHead *head)
{
  g_autofree char *id = NULL;

  if (head->number > 0)
    id = g_strdup_printf ("%s/%s/%u", head->subject, head->kind, head->number);
  else
    id = g_strdup_printf ("%s/%s", head->subject, head->kind);

  return g_string_chunk_insert (self->strings, id);
}

void
buju_facts_state_text (BujuFacts *self, const BujuFactHead *head, const BujuText *text)
{
  BujuFact fact = {
    .kind = head->kind, .plan = head->plan, .section = head->section,
    .subject = head->subject, .object = head->object, .text = *text,
  };

  if (buju_text_is_empty (text))
    return;

  fact.id = make_id (self, head);
  g_array_append_val (self->facts, fact);
}

void
buju_facts_state (BujuFacts *self, const BujuFactHead *head, const char *template,
                  const BujuWordsValue *values)
{
  BujuText text = buju_words_fill (self->words, self->strings, template, values);

  buju_facts_state_text (self, head, &text);
}

/* What the document says of itself stands on its first page, outside all sections. */
static void
state_document (BujuFacts *self, const BujuPlan *plan, const char *kind, const char *template,
                const BujuText *value)
{
  const BujuFactHead head = { .kind = kind, .plan = plan, .section = "-", .subject = plan->id };
  const BujuWordsValue values[] = { { "plan", plan->title }, { "value", *value }, { NULL } };

  if (!buju_text_is_empty (value))
    buju_facts_state (self, &head, template, values);
}

static void
add_document (BujuFacts *self, const BujuPlan *plan)
{
  BujuText signed_date = buju_phrase_plain (self->strings, plan->signed_date);
  BujuText printed = buju_phrase_plain (self->strings, plan->printed_date);
  BujuText period = buju_phrase_year (self->strings, plan->period);

  state_document (self, plan, "issuer", "fact-issuer", &plan->issuer);
  state_document (self, plan, "number", "fact-number", &plan->number);
  state_document (self, plan, "signed", "fact-signed", &signed_date);
  state_document (self, plan, "printed", "fact-printed", &printed);
  state_document (self, plan, "period", "fact-period", &period);
}

/* An industry may appear several times in one document; numbers count within its subject. */
static void
add_appearances (BujuFacts *self, const BujuPlan *plan, GHashTable *counts)
{
  for (guint i = 0; i < plan->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (plan->appearances, i);
      gpointer key = (gpointer) appearance->industry;
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (number));
      buju_facts_add_appearance (self, appearance, number);
    }
}

static void
add_plan (BujuFacts *self, const BujuPlan *plan, GHashTable *counts)
{
  add_document (self, plan);
  for (guint i = 0; i < plan->layouts->len; i++)
    buju_facts_add_layout (self, g_ptr_array_index (plan->layouts, i));
  for (guint i = 0; i < plan->taxonomies->len; i++)
    buju_facts_add_taxonomy (self, g_ptr_array_index (plan->taxonomies, i));
  add_appearances (self, plan, counts);
  for (guint i = 0; i < plan->indicators->len; i++)
    buju_facts_add_indicator (self, g_ptr_array_index (plan->indicators, i));
}

static void
add_conflict (BujuFacts *self, const BujuConflict *conflict)
{
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);
      const BujuFactHead head = {
        .kind = "conflict", .plan = statement->plan, .section = statement->section,
        .subject = conflict->id, .number = i + 1
      };

      buju_facts_state_text (self, &head, &statement->text);
    }
}

/**
 * buju_facts_new:
 * @content: the content
 * @words: the table of words
 *
 * States everything that @content holds, plan by plan in the documents' order, and at the end
 * what the documents say differently.
 *
 * Returns: (transfer full): the facts
 */
BujuFacts *
buju_facts_new (BujuContent *content, BujuWords *words)
{
  BujuFacts *self;
  GPtrArray *plans, *conflicts;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (BujuFacts, 1);
  self->content = buju_content_ref (content);
  self->words = buju_words_ref (words);
  self->strings = g_string_chunk_new (16 * 1024);
  self->facts = g_array_new (FALSE, FALSE, sizeof (BujuFact));

  plans = buju_content_get_plans (content);
  for (guint i = 0; i < plans->len; i++)
    add_plan (self, g_ptr_array_index (plans, i), counts);

  conflicts = buju_content_get_conflicts (content);
  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (self, g_ptr_array_index (conflicts, i));

  return self;
}

/**
 * buju_facts_free:
 * @self: (transfer full): facts
 */
void
buju_facts_free (BujuFacts *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->facts);
  g_string_chunk_free (self->strings);
  buju_words_unref (self->words);
  buju_content_unref (self->content);
  g_free (self);
}

guint
buju_facts_get_n (const BujuFacts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->facts->len;
}

/**
 * buju_facts_get:
 * @self: facts
 * @index: below buju_facts_get_n()
 *
 * Returns: (transfer none): the fact
 */
const BujuFact *
buju_facts_get (const BujuFacts *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->facts->len, NULL);

  return &g_array_index (self->facts, BujuFact, index);
}
