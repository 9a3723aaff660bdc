/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-sheet-private.h"

/* What a sheet says of its lens: which industries, which documents assign them, what that means. */

/*< private >
 * buju_sheet_open_lens:
 * @self: a sheet that knows its figure
 * @error: return location: %BUJU_PLAN_ERROR_UNKNOWN_ID
 *
 * Returns: %FALSE when the figure names an industry that no document knows
 */
gboolean
buju_sheet_open_lens (BujuSheet *self, GError **error)
{
  const char * const *ids = self->figure.industries;

  if (ids == NULL || ids[0] == NULL)
    return TRUE;
  self->lens = buju_lens_new (buju_library_get_content (self->library), ids, error);
  return self->lens != NULL;
}

static BujuText
fill (const BujuSheet *self, GStringChunk *strings, const char *key, BujuText industry)
{
  const BujuWordsValue values[] = { { "industry", industry }, { NULL } };

  return buju_words_fill (buju_library_get_words (self->library), strings, key, values);
}

/* What a chosen industry stands for besides itself: "future health" is five tracks, too. */
static BujuText
list_included (const BujuSheet *self, GStringChunk *strings)
{
  const GPtrArray *industries = buju_lens_get_industries (self->lens);
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);

  for (guint i = 0; i < industries->len; i++)
    {
      const GPtrArray *included = ((const BujuLensIndustry *) g_ptr_array_index (industries,
                                                                                 i))->included;

      for (guint j = 1; j < included->len; j++)
        {
          const BujuIndustry *industry = g_ptr_array_index (included, j);

          g_string_append_printf (zh, "%s%s", zh->len > 0 ? "、" : "",
                                  buju_text_get (&industry->name, BUJU_LANGUAGE_ZH));
          g_string_append_printf (en, "%s%s", en->len > 0 ? ", " : "",
                                  buju_text_get (&industry->name, BUJU_LANGUAGE_EN));
        }
    }
  if (zh->len == 0)
    return (BujuText) { NULL, NULL };
  return (BujuText) { g_string_chunk_insert (strings, zh->str),
                      g_string_chunk_insert (strings, en->str) };
}

/*< private >
 * buju_sheet_add_lens_title:
 * @self: a sheet
 * @column: what stands under the title
 *
 * Says which industries the sheet looks for; nothing on a sheet without a lens.
 */
void
buju_sheet_add_lens_title (const BujuSheet *self, BujuColumn *column)
{
  g_autoptr (GStringChunk) strings = NULL;
  BujuText name, title;

  if (self->lens == NULL)
    return;
  strings = g_string_chunk_new (256);
  name = buju_lens_get_name (self->lens);
  title = fill (self, strings, "lens-heading", name);
  buju_column_add_pair (column, BUJU_INK_HEADING, &title, 0);
}

/* The plan of the layout has been cited in full above. */
static void
append_plan (const BujuSheet *self, const BujuLensPlan *count, GString *zh, GString *en)
{
  gboolean cited = count->plan == self->figure.layout->plan;
  BujuText above = buju_sheet_word (self, "lens-this-plan");
  const BujuText *title = cited ? &above : &count->plan->title;
  const char *number = cited ? NULL : count->plan->number.zh;

  g_string_append_printf (zh, cited ? "%s%s" : "%s《%s》", zh->len > 0 ? "、" : "",
                          buju_text_get (title, BUJU_LANGUAGE_ZH));
  g_string_append_printf (en, "%s%s", en->len > 0 ? "; " : "",
                          buju_text_get (title, BUJU_LANGUAGE_EN));
  if (number != NULL && *number != '\0')
    g_string_append_printf (zh, "（%s）", number);
  if (count->n_assigned > 0)
    {
      g_string_append_printf (zh, "%u处", count->n_assigned);
      g_string_append_printf (en, " (%u)", count->n_assigned);
    }
}

static BujuText
list_plans (const BujuSheet *self, GStringChunk *strings)
{
  const GPtrArray *plans = buju_lens_get_plans (self->lens);
  BujuText lead = buju_sheet_word (self, "lens-sources");
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);

  for (guint i = 0; i < plans->len; i++)
    append_plan (self, g_ptr_array_index (plans, i), zh, en);
  if (plans->len == 0)
    return buju_sheet_word (self, "lens-nowhere");
  g_string_prepend (zh, "：");
  g_string_prepend (zh, lead.zh);
  g_string_prepend (en, ": ");
  g_string_prepend (en, lead.en);
  g_string_append (zh, "。");
  g_string_append_c (en, '.');
  return (BujuText) { g_string_chunk_insert (strings, zh->str),
                      g_string_chunk_insert (strings, en->str) };
}

/*< private >
 * buju_sheet_add_lens_sources:
 * @self: a sheet
 * @column: the sources at the foot
 *
 * Lists the documents that assign the industries, with how many places each names.
 */
void
buju_sheet_add_lens_sources (const BujuSheet *self, BujuColumn *column)
{
  g_autoptr (GStringChunk) strings = NULL;
  BujuText text;

  if (self->lens == NULL)
    return;
  strings = g_string_chunk_new (1024);
  text = list_plans (self, strings);
  buju_column_add_text (column, BUJU_INK_BODY, &text, buju_sheet_mm (self, 1.1));
}

/*< private >
 * buju_sheet_add_lens_meaning:
 * @self: a sheet
 * @column: a column of the foot
 *
 * Says what the industries stand for besides themselves, and what belts and clusters as a whole do
 * not mean.
 */
void
buju_sheet_add_lens_meaning (const BujuSheet *self, BujuColumn *column)
{
  g_autoptr (GStringChunk) strings = NULL;
  double gap = buju_sheet_mm (self, 1.1);
  BujuText text;

  if (self->lens == NULL)
    return;
  strings = g_string_chunk_new (1024);
  text = list_included (self, strings);
  if (!buju_text_is_empty (&text))
    {
      text = fill (self, strings, "lens-included", text);
      buju_column_add_text (column, BUJU_INK_BODY, &text, gap);
    }
  text = buju_sheet_word (self, "lens-not-each");
  if (buju_lens_count_wholes (self->lens) > 0)
    buju_column_add_text (column, BUJU_INK_BODY, &text, gap);
}
