/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-profile.h"

#include "plan/buju-phrase.h"
#include "plan/buju-profile-private.h"

static void
free_section (gpointer data)
{
  BujuProfileSection *section = data;

  g_array_unref (section->rows);
  g_free (section);
}

static void
free_citation (gpointer data)
{
  BujuCitation *citation = data;

  g_free (citation->section);
  g_free (citation);
}

static void
clear_profile (BujuProfile *self)
{
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->citations);
  g_free (self->id);
  g_string_chunk_free (self->strings);
  buju_library_unref (self->library);
}

BujuProfile *
buju_profile_begin_new (BujuLibrary *library, const char *id)
{
  BujuProfile *self = g_atomic_rc_box_new0 (BujuProfile);

  self->library = buju_library_ref (library);
  self->content = buju_library_get_content (library);
  self->words = buju_library_get_words (library);
  self->strings = g_string_chunk_new (2048);
  self->id = g_strdup (id);
  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->citations = g_ptr_array_new_with_free_func (free_citation);

  return self;
}

BujuText
buju_profile_word (BujuProfile *self, const char *key)
{
  return buju_words_get (self->words, key);
}

BujuText
buju_profile_fill (BujuProfile *self, const char *key, const BujuWordsValue *values)
{
  return buju_words_fill (self->words, self->strings, key, values);
}

BujuText
buju_profile_plain (BujuProfile *self, const char *text)
{
  return buju_phrase_plain (self->strings, text);
}

BujuText
buju_profile_section (BujuProfile *self, const char *section)
{
  return buju_phrase_section (self->strings, section);
}

BujuText
buju_profile_year (BujuProfile *self, const char *year)
{
  return buju_phrase_year (self->strings, year);
}

BujuText
buju_profile_code (BujuProfile *self, const char *prefix, const char *value)
{
  return buju_phrase_code (self->words, self->strings, prefix, value);
}

BujuText
buju_profile_number (BujuProfile *self, double value)
{
  return buju_phrase_number (self->strings, value);
}

static const char *
join_side (BujuProfile *self, const BujuText *texts, guint n_texts, BujuLanguage language,
           const char *separator)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < n_texts; i++)
    {
      const char *side = buju_text_get (&texts[i], language);

      if (*side != '\0' && joined->len > 0)
        g_string_append (joined, separator);
      g_string_append (joined, side);
    }

  return joined->len > 0 ? g_string_chunk_insert_const (self->strings, joined->str) : NULL;
}

BujuText
buju_profile_join (BujuProfile *self, const BujuText *texts, guint n_texts,
                   const char *zh, const char *en)
{
  return (BujuText) {
    join_side (self, texts, n_texts, BUJU_LANGUAGE_ZH, zh),
    join_side (self, texts, n_texts, BUJU_LANGUAGE_EN, en)
  };
}

void
buju_profile_set_head (BujuProfile *self, const BujuText *title, const BujuText *kind,
                       const BujuText *layout, const BujuText *plan)
{
  BujuText parts[3] = { { NULL, NULL } };

  if (kind != NULL)
    parts[0] = *kind;
  if (layout != NULL)
    parts[1] = *layout;
  if (plan != NULL)
    parts[2] = *plan;

  self->title = *title;
  self->subtitle = buju_profile_join (self, parts, G_N_ELEMENTS (parts), " · ", " · ");
}

void
buju_profile_begin (BujuProfile *self, const BujuText *heading)
{
  BujuProfileSection *section = g_new0 (BujuProfileSection, 1);

  section->heading = *heading;
  section->rows = g_array_new (FALSE, TRUE, sizeof (BujuProfileRow));
  g_ptr_array_add (self->sections, section);
}

BujuProfileRow *
buju_profile_add (BujuProfile *self, BujuProfileKind kind, const BujuText *text)
{
  BujuProfileSection *section;
  BujuProfileRow row = { .kind = kind, .text = *text };

  g_assert (self->sections->len > 0);

  section = g_ptr_array_index (self->sections, self->sections->len - 1);
  g_array_append_val (section->rows, row);

  return &g_array_index (section->rows, BujuProfileRow, section->rows->len - 1);
}

void
buju_profile_add_not_stated (BujuProfile *self, const char *what_key)
{
  const BujuWordsValue values[] = {
    { "what", buju_profile_word (self, what_key) }, { NULL }
  };
  BujuText text = buju_profile_fill (self, "profile-not-stated", values);

  buju_profile_add (self, BUJU_PROFILE_NOT_STATED, &text);
}

static BujuText
describe_citation (BujuProfile *self, const BujuPlan *plan, const char *section)
{
  const BujuWordsValue values[] = {
    { "citation", plan->citation },
    { "section", buju_profile_section (self, section) },
    { NULL }
  };

  /* The press report has no sections. */
  if (g_str_equal (section, "-"))
    return plan->citation;

  return buju_profile_fill (self, "profile-citation", values);
}

guint
buju_profile_cite (BujuProfile *self, const BujuPlan *plan, const char *section)
{
  BujuCitation *citation;

  for (guint i = 0; i < self->citations->len; i++)
    {
      citation = g_ptr_array_index (self->citations, i);
      if (citation->plan == plan && g_str_equal (citation->section, section))
        return i + 1;
    }

  citation = g_new0 (BujuCitation, 1);
  citation->plan = plan;
  citation->section = g_strdup (section);
  citation->text = describe_citation (self, plan, section);
  g_ptr_array_add (self->citations, citation);

  return self->citations->len;
}

/* A section in which nothing was said need not be headed. */
static void
drop_empty_sections (BujuProfile *self)
{
  for (guint i = self->sections->len; i > 0; i--)
    {
      const BujuProfileSection *section = g_ptr_array_index (self->sections, i - 1);

      if (section->rows->len == 0)
        g_ptr_array_remove_index (self->sections, i - 1);
    }
}

static gboolean
write_place (BujuProfile *self, const char *id)
{
  const BujuPlace *place = buju_content_find_place (self->content, id);

  if (place == NULL)
    place = buju_content_find_place_by_shape (self->content, id);
  if (place == NULL)
    return FALSE;

  buju_profile_write_place (self, place);

  return TRUE;
}

static gboolean
write_profile (BujuProfile *self, const char *id)
{
  const BujuComponent *component = buju_content_find_component (self->content, id);
  const BujuLayout *layout = buju_content_find_layout (self->content, id);
  const BujuPlan *plan = buju_content_find_plan (self->content, id);
  const BujuIndustry *industry = buju_content_find_industry (self->content, id);
  const BujuIndicator *indicator = buju_content_find_indicator (self->content, id);
  const BujuConflict *conflict = buju_content_find_conflict (self->content, id);

  if (component != NULL)
    buju_profile_write_component (self, component);
  else if (layout != NULL)
    buju_profile_write_layout (self, layout);
  else if (plan != NULL)
    buju_profile_write_plan (self, plan);
  else if (industry != NULL)
    buju_profile_write_industry (self, industry);
  else if (indicator != NULL)
    buju_profile_write_indicator (self, indicator);
  else if (conflict != NULL)
    buju_profile_write_conflict (self, conflict);
  else if (!buju_profile_write_group (self, id))
    return write_place (self, id);

  return TRUE;
}

/**
 * buju_profile_new:
 * @library: the library
 * @id: of a plan, layout, component, place, industry, indicator or conflict, or of a shape or
 *   point of the dataset that stands for a place
 *
 * Gathers what is said about one thing, in both languages, every row with its source.
 *
 * Returns: (transfer full) (nullable): the profile; %NULL when @id is unknown
 */
BujuProfile *
buju_profile_new (BujuLibrary *library, const char *id)
{
  g_autoptr (BujuProfile) self = NULL;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = buju_profile_begin_new (library, id);
  if (!write_profile (self, id))
    return NULL;

  drop_empty_sections (self);

  return g_steal_pointer (&self);
}

/**
 * buju_profile_ref:
 * @self: a profile
 *
 * Returns: (transfer full): @self
 */
BujuProfile *
buju_profile_ref (BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_profile_unref:
 * @self: (transfer full): a profile
 */
void
buju_profile_unref (BujuProfile *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_profile);
}

const char *
buju_profile_get_id (const BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const BujuText *
buju_profile_get_title (const BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->title;
}

const BujuText *
buju_profile_get_subtitle (const BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->subtitle;
}

GPtrArray *
buju_profile_get_sections (const BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sections;
}

GPtrArray *
buju_profile_get_citations (const BujuProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->citations;
}
