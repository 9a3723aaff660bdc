/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-sheet-private.h"

/* What stands at the foot of a sheet: where it comes from, why it is schematic, whose data it
 * shows, what is to be filled in. */

#define FINE_PRINT 0.76     /* of the type of a slide for its sources */

static BujuColumn *
start_foot (const BujuSheet *self, const char *heading, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText words = buju_sheet_word (self, heading);

  buju_column_add_joined (column, BUJU_INK_FOOT_HEADING, &words, "\342\200\202", 0);
  return column;
}

static void
add_fields (const BujuSheet *self, BujuColumn *column, double first_gap)
{
  const struct { const char *word; const char *value; gboolean always; } fields[] = {
    { "sheet-approval", self->figure.approval, TRUE },
    { "sheet-compiler", self->figure.compiler, FALSE },
    { "sheet-date", self->figure.date, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      BujuText label = buju_sheet_word (self, fields[i].word);

      if (fields[i].always || fields[i].value != NULL)
        buju_column_add_field (column, &label, fields[i].value, i == 0 ? first_gap : 0);
    }
}

/* The coordinate system, and what is to be filled in. */
static BujuColumn *
make_fields (const BujuSheet *self, double width)
{
  BujuColumn *column = start_foot (self, "sheet-coordinates", width);
  BujuText projection = buju_sheet_word (self, "sheet-projection");

  buju_column_add_text (column, BUJU_INK_BODY, &projection, 0);
  add_fields (self, column, BUJU_INK_GRID * self->ink.type_size);
  return column;
}

/* Nobody reads sources from the last row. */
static BujuInk
fine_print (const BujuSheet *self)
{
  BujuInk ink = self->ink;

  if (self->page.template == BUJU_PAGE_SLIDE)
    ink.type_size *= FINE_PRINT;
  return ink;
}

/*< private >
 * buju_sheet_field_column:
 * @self: a sheet
 * @width: pt
 *
 * Returns: (transfer full): what is to be filled in
 */
BujuColumn *
buju_sheet_field_column (const BujuSheet *self, double width)
{
  BujuInk ink = fine_print (self);
  BujuColumn *column = buju_column_new (&ink, width);

  add_fields (self, column, 0);
  return column;
}

static char *
name_overlays (const BujuSheet *self, const char *sentence, const char *separator)
{
  GString *text = g_string_new (sentence);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->figure.overlays->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? separator : "",
                            buju_overlay_get_name (g_ptr_array_index (self->figure.overlays, i)));
  g_string_replace (text, "{names}", names->str, 1);
  return g_string_free (text, FALSE);
}

/* Whose the layers are that were laid over the map. */
static void
add_own_data (const BujuSheet *self, BujuColumn *column)
{
  BujuText sentence = buju_sheet_word (self, "sheet-own-data");
  g_autofree char *zh = NULL, *en = NULL;

  if (self->figure.overlays == NULL || self->figure.overlays->len == 0)
    return;
  zh = name_overlays (self, sentence.zh, "、");
  en = name_overlays (self, sentence.en, ", ");
  buju_column_add_text (column, BUJU_INK_BODY, &(BujuText) { zh, en }, 0);
}

/*< private >
 * buju_sheet_short_foot:
 * @self: a sheet
 * @width: pt
 *
 * Returns: (transfer full): sources, credits and why it is schematic, in a few words
 */
BujuColumn *
buju_sheet_short_foot (const BujuSheet *self, double width)
{
  BujuInk ink = fine_print (self);
  BujuColumn *column = buju_column_new (&ink, width);
  BujuText lead = buju_sheet_word (self, "sheet-sources"),
  credits = buju_sheet_word (self, "sheet-brief-credits");
  g_autofree char *zh = g_strdup_printf ("%s：%s。%s%s", lead.zh, self->words.source_zh,
                                         self->words.brief_zh != NULL ? self->words.brief_zh : "",
                                         credits.zh);
  g_autofree char *en = g_strdup_printf ("%s: %s. %s%s%s", lead.en, self->words.source_en,
                                         self->words.brief_en != NULL ? self->words.brief_en : "",
                                         self->words.brief_en != NULL ? " " : "", credits.en);
  BujuText text = { zh, en }, absent = { self->words.absent_zh, self->words.absent_en };

  buju_column_add_text (column, BUJU_INK_BODY, &text, 0);
  buju_column_add_text (column, BUJU_INK_BODY, &absent, 0);
  buju_sheet_add_lens_sources (self, column);
  add_own_data (self, column);
  return column;
}

/*< private >
 * buju_sheet_foot_columns:
 * @self: a sheet
 * @width: pt of each
 *
 * Returns: (transfer full) (element-type BujuColumn): what stands at the foot, in reading order;
 * the columns are
 *   the caller's
 */
GPtrArray *
buju_sheet_foot_columns (const BujuSheet *self, double width)
{
  GPtrArray *columns = g_ptr_array_new ();
  BujuText source = { self->words.source_zh, self->words.source_en };
  BujuText reason = { self->words.reason_zh, self->words.reason_en };
  BujuText absent = { self->words.absent_zh, self->words.absent_en };
  BujuText credits = buju_sheet_word (self, "sheet-credits");
  double gap = 0;
  BujuColumn *column = start_foot (self, "sheet-sources", width);

  buju_column_add_text (column, BUJU_INK_BODY, &source, gap);
  buju_sheet_add_lens_sources (self, column);
  g_ptr_array_add (columns, column);
  if (self->words.reason_zh != NULL || self->words.absent_zh != NULL)
    {
      column = start_foot (self, "sheet-about-shapes", width);
      buju_column_add_text (column, BUJU_INK_BODY, &reason, gap);
      buju_column_add_text (column, BUJU_INK_BODY, &absent, gap);
      g_ptr_array_add (columns, column);
    }
  buju_sheet_add_lens_meaning (self, column);
  column = start_foot (self, "sheet-map-data", width);
  buju_column_add_text (column, BUJU_INK_BODY, &credits, gap);
  add_own_data (self, column);
  g_ptr_array_add (columns, column);
  g_ptr_array_add (columns, make_fields (self, width));
  return columns;
}
