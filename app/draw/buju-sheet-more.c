/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"
#include "draw/buju-sheet-compare.h"

/* Pages after the first, in a document of pages: texts that were asked for and the rest of a table,
 * which found no room beside the map. They have the size of the page, its margins and its title,
 * and type of the usual size. */

#define MOST_PAGES 40   /* where texts can never end, a page is too small */
#define MOST_COLUMNS 2  /* of texts: there is room now */

static void
page_free (gpointer data)
{
  SheetPage *self = data;

  g_array_unref (self->blocks);
  g_array_unref (self->rules);
  g_free (self);
}

static SheetPage *
page_new (void)
{
  SheetPage *self = g_new0 (SheetPage, 1);

  self->blocks = g_array_new (FALSE, FALSE, sizeof (SheetBlock));
  g_array_set_clear_func (self->blocks, buju_sheet_clear_block);
  self->rules = g_array_new (FALSE, FALSE, sizeof (SheetRule));
  return self;
}

static BujuText
number_word (const BujuSheet *self, GStringChunk *strings)
{
  g_autofree char *number = g_strdup_printf ("%u", self->more->len + 1);
  const BujuWordsValue values[] = { { "n", { number, number } }, { NULL, { NULL, NULL } } };

  return buju_words_fill (buju_library_get_words (self->library), strings, "sheet-next-page",
                          values);
}

/* Title, and which page of the figure it is; returns where they end. */
static double
put_head (BujuSheet *self, double x, double y, double width)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText title = buju_sheet_get_title (self), number = number_word (self, strings);

  buju_column_add_text (column, BUJU_INK_HEADING, &title, 0);
  buju_column_add_joined (column, BUJU_INK_BODY, &number, "  ", buju_sheet_mm (self, 0.8));
  buju_sheet_add_block (self, "title", column, x, y);
  y += buju_column_get_height (column) + buju_sheet_mm (self, 2);
  buju_sheet_put_line (self, x, y, width);
  return y + buju_sheet_mm (self, 2.4);
}

/* The documents; no map data, for there is no map. Returns where it begins. */
static double
put_foot (BujuSheet *self, double x, double bottom, double width)
{
  BujuText lead = buju_sheet_word (self, "sheet-sources");
  BujuText source = { self->words.source_zh, self->words.source_en };
  BujuColumn *column = buju_column_new (&self->ink, width);

  buju_column_add_pair (column, BUJU_INK_FOOT_HEADING, &lead, 0);
  buju_column_add_text (column, BUJU_INK_BODY, &source, 0);
  buju_sheet_add_lens_sources (self, column);
  bottom -= buju_column_get_height (column);
  buju_sheet_add_block (self, "foot", column, x, bottom);
  bottom -= buju_sheet_mm (self, 1.8);
  buju_sheet_put_line (self, x, bottom, width);
  return bottom - buju_sheet_mm (self, 2.4);
}

static guint
count_columns (const BujuSheet *self, double width)
{
  return MIN (buju_sheet_count_columns (self, width), MOST_COLUMNS);
}

/* As many of @story as fit, at least one; they become the page's. */
static void
put_story (BujuSheet *self, GPtrArray *story, double x, double y, double bottom, double width)
{
  guint n_columns = count_columns (self, width);
  g_autoptr (GPtrArray) part = g_ptr_array_new ();

  g_ptr_array_add (part, g_ptr_array_index (story, 0));
  while (part->len < story->len)
    {
      g_ptr_array_add (part, g_ptr_array_index (story, part->len));
      if (y + buju_sheet_flow_height (self, part, n_columns) <= bottom)
        continue;
      g_ptr_array_set_size (part, part->len - 1);
      break;
    }
  buju_sheet_put_flow (self, "story", part, x, y, NAN, width, n_columns);
  g_ptr_array_remove_range (story, 0, part->len);
}

/* What does not stand on the first page: the end of the texts there, then those that are not there
 * at all. */
static GPtrArray *
list_story (BujuSheet *self, double width)
{
  double one = buju_sheet_column_width (self, width, count_columns (self, width));
  GPtrArray *story = self->n_cut > 0 ? buju_sheet_make_story (self, self->shown, one)
                     : g_ptr_array_new ();
  BujuFigureExtras missing = self->figure.extras & BUJU_FIGURE_TEXTS & ~self->shown;
  g_autoptr (GPtrArray) rest = buju_sheet_make_story (self, missing, one);
  guint n_there = story->len - MIN (self->n_cut, story->len);

  for (guint i = 0; i < n_there; i++)
    buju_column_free (g_ptr_array_index (story, i));
  if (n_there > 0)
    g_ptr_array_remove_range (story, 0, n_there);
  g_ptr_array_extend (story, rest, NULL, NULL);
  return story;
}

/* Sets one page; FALSE when there is nothing more to set, or no room for it. */
static gboolean
set_page (BujuSheet *self, GPtrArray *story, guint *n_cells)
{
  double margin = buju_sheet_mm (self, SHEET_MARGIN), width = self->page.width - 2 * margin;
  double y = put_head (self, margin, margin, width);
  double bottom = put_foot (self, margin, self->page.height - margin, width);
  guint before = *n_cells;

  if (y >= bottom)
    return FALSE;
  if (self->compare != NULL)
    {
      *n_cells = buju_sheet_compare_continue (self, before, margin, y, bottom, width);
      return *n_cells > before;
    }
  put_story (self, story, margin, y, bottom, width);
  return TRUE;
}

/* Blocks and rules go to @page while it is set. */
static gboolean
fill_page (BujuSheet *self, SheetPage *page, GPtrArray *story, guint *n_cells)
{
  GArray *blocks = self->blocks, *rules = self->rules, *parts = self->parts;
  gboolean filled;

  self->blocks = page->blocks;
  self->rules = page->rules;
  self->parts = g_array_new (FALSE, FALSE, sizeof (BujuSheetPart));
  filled = set_page (self, story, n_cells);
  g_array_unref (self->parts);
  self->blocks = blocks;
  self->rules = rules;
  self->parts = parts;
  return filled;
}

static void
set_pages (BujuSheet *self)
{
  double width = self->page.width - 2 * buju_sheet_mm (self, SHEET_MARGIN);
  g_autoptr (GPtrArray) story = self->compare == NULL ? list_story (self, width)
    : g_ptr_array_new ();
  guint n_cells = self->compare != NULL ? self->compare->n_cells : 0;
  guint most = self->compare != NULL ? buju_sheet_compare_count (self) : 0;

  while ((story->len > 0 || n_cells < most) && self->more->len < MOST_PAGES)
    {
      SheetPage *page = page_new ();

      if (!fill_page (self, page, story, &n_cells))
        {
          page_free (page);
          break;
        }
      g_ptr_array_add (self->more, page);
    }
  buju_sheet_free_story (story);
}

/*< private >
 * buju_sheet_make_more:
 * @self: a sheet whose first page is laid out
 *
 * Sets what found no room on further pages.
 */
void
buju_sheet_make_more (BujuSheet *self)
{
  double type_size = self->ink.type_size;

  self->more = g_ptr_array_new_with_free_func (page_free);
  self->ink.type_size = self->page.type_size;
  set_pages (self);
  self->ink.type_size = type_size;
}

/**
 * buju_sheet_count_pages:
 * @self: a sheet
 *
 * Returns: how many pages a document has of it: 1, or more when texts or a table go on
 */
guint
buju_sheet_count_pages (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return 1 + self->more->len;
}
