/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Parts that several kinds of profile have: industries, figures, conflicts, shapes. */

#include "plan/buju-phrase.h"
#include "plan/buju-profile-private.h"

#include <math.h>

void
buju_profile_add_uses (BujuProfile *self, const GArray *uses, const BujuText *detail,
                       guint citation)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_INDUSTRY, &use->term);

      row->link = use->industry->id;
      row->citation = citation;
      if (use->secondary)
        row->detail = buju_profile_word (self, "profile-secondary");
      else if (detail != NULL)
        row->detail = *detail;
    }
}

/* "33212 (2015) → 37053亿元 (2020)", or only the second part; the words are the document's. */
static BujuText
describe_value (BujuProfile *self, const BujuIndicator *indicator)
{
  gboolean has_base = isfinite (indicator->base_value) && indicator->base_year != NULL;
  const BujuWordsValue values[] = {
    { "value", buju_phrase_value (self->words, self->strings, indicator) },
    { "year", buju_profile_year (self, indicator->year) },
    { "base", buju_phrase_amount (self->strings, indicator->base_value, &indicator->unit) },
    { "base_year", buju_profile_year (self, indicator->base_year) },
    { NULL }
  };

  if (indicator->year == NULL)
    return values[0].text;

  return buju_profile_fill (self, has_base ? "profile-value-from-base" : "profile-value", values);
}

void
buju_profile_add_indicator (BujuProfile *self, const BujuIndicator *indicator)
{
  BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_INDICATOR, &indicator->name);
  BujuText parts[2];

  /* A year that is assumed must not look like one that is stated. */
  parts[0] = describe_value (self, indicator);
  parts[1] = indicator->year_stated ? (BujuText) { NULL, NULL } : indicator->year_note;
  row->detail = buju_profile_join (self, parts, G_N_ELEMENTS (parts), "；", "; ");
  row->indicator = indicator;
  row->link = indicator->id;
  row->citation = buju_profile_cite (self, indicator->plan, indicator->section);
}

static BujuText
describe_statement (BujuProfile *self, const BujuStatement *statement)
{
  const BujuWordsValue values[] = {
    { "plan", statement->plan->short_title },
    { "section", buju_profile_section (self, statement->section) },
    { NULL }
  };

  /* The press report has no sections. */
  if (g_str_equal (statement->section, "-"))
    return statement->plan->short_title;

  return buju_profile_fill (self, "profile-said-in", values);
}

/* The topic, then the statements side by side. */
void
buju_profile_add_conflict (BujuProfile *self, const BujuConflict *conflict)
{
  BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_CONFLICT, &conflict->topic);

  row->detail = conflict->advice;
  row->link = conflict->id;

  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      row = buju_profile_add (self, BUJU_PROFILE_CONFLICT, &statement->text);
      row->detail = describe_statement (self, statement);
      row->citation = buju_profile_cite (self, statement->plan, statement->section);
    }
}

static gboolean
is_about (const BujuConflict *conflict, const char * const *ids)
{
  for (guint i = 0; i < conflict->about->len; i++)
    {
      if (g_strv_contains (ids, g_ptr_array_index (conflict->about, i)))
        return TRUE;
    }

  return FALSE;
}

void
buju_profile_add_conflicts (BujuProfile *self, const char *id)
{
  const char * const ids[] = { id, NULL };

  buju_profile_add_conflicts_of (self, ids);
}

void
buju_profile_add_conflicts_of (BujuProfile *self, const char * const *ids)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);
  BujuText heading = buju_profile_word (self, "profile-conflicts");

  buju_profile_begin (self, &heading);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      if (is_about (conflict, ids))
        buju_profile_add_conflict (self, conflict);
    }
}

/* What the dataset says, in both languages where it has them: "name_zh" and "name_en", or "rule" in
 * Chinese beside "rule_en". */
static BujuText
read_shape (BujuProfile *self, BujuLayer *layer, guint feature, const char *field)
{
  g_autofree char *zh_name = g_strconcat (field, "_zh", NULL);
  g_autofree char *en_name = g_strconcat (field, "_en", NULL);
  const char *zh = buju_layer_get_text (layer, feature, zh_name);
  const char *en = buju_layer_get_text (layer, feature, en_name);

  BujuText plain = buju_profile_plain (self, buju_layer_get_text (layer, feature, field));

  return (BujuText) { zh != NULL ? zh : plain.zh, en != NULL ? en : plain.en };
}

static BujuText
describe_area (BujuProfile *self, BujuLayer *layer, guint feature)
{
  const char *text = buju_layer_get_text (layer, feature, "stated_km2");
  double area = text != NULL ? g_ascii_strtod (text, NULL) : 0;
  const BujuWordsValue values[] = { { "area", buju_profile_number (self, area) }, { NULL } };

  if (!(area > 0))
    return (BujuText) { NULL, NULL };

  return buju_profile_fill (self, "profile-stated-area", values);
}

/* The words of a public notice that give the boundary; they are Chinese. */
static BujuText
describe_boundary (BujuProfile *self, BujuLayer *layer, guint feature)
{
  BujuText words = read_shape (self, layer, feature, "words");
  const BujuWordsValue values[] = { { "words", words }, { NULL } };

  return buju_text_is_empty (&words) ? words
                                     : buju_profile_fill (self, "profile-boundary", values);
}

/* One row a shape: the rule by which it was drawn; below it source, boundary words, area. */
void
buju_profile_add_shape (BujuProfile *self, const char *shape)
{
  BujuDataset *dataset = buju_library_get_dataset (self->library);
  BujuProfileRow *row;
  BujuLayer *layer;
  BujuText text, parts[3];
  guint feature;

  if (!buju_dataset_find (dataset, shape, &layer, &feature))
    return;

  text = read_shape (self, layer, feature, "rule");
  parts[0] = describe_boundary (self, layer, feature);
  parts[1] = describe_area (self, layer, feature);
  parts[2] = read_shape (self, layer, feature, "source");
  if (buju_text_is_empty (&text))
    text = read_shape (self, layer, feature, "name");
  if (buju_text_is_empty (&text))
    return;

  row = buju_profile_add (self, BUJU_PROFILE_BASIS, &text);
  row->detail = buju_profile_join (self, parts, G_N_ELEMENTS (parts), "；", "; ");
}
