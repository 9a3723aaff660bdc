/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"
#include "draw/buju-sheet-compare.h"

/* The table of what differs, set small: names that share what is said of them share a paragraph. It
 * flows through columns; what does not fit is counted at its end, never cut in silence. */

#define CELL_GAP 1.1     /* mm on A4 */
#define SECTION_GAP 2.4

/* What a reader wants first comes first. */
static const char *const order[] = {
  "places-a", "places-b", "places-changed", "figures-changed", "components-a", "components-b",
  "industries-a",
  "industries-b", "industries-changed", "figures-a", "figures-b", "conflicts", "figures-same",
  "components-changed",
  "components-both", "places-same", "industries-both"
};

static void
clear_cell (gpointer data)
{
  buju_column_free (((SheetCell *) data)->column);
}

static const BujuCompareSection *
find_section (const BujuSheet *self, const char *key)
{
  const GPtrArray *sections = buju_compare_table_get_sections (self->compare->table);

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuCompareSection *section = sections->pdata[i];

      if (g_str_equal (section->key, key))
        return section;
    }
  return NULL;
}

static void
add_cell (GArray *cells, BujuColumn *column, guint n_rows, const BujuCompareSection *section)
{
  SheetCell cell = { column, n_rows, section };

  g_array_append_val (cells, cell);
}

static void
add_heading (const BujuSheet *self, GArray *cells, const BujuCompareSection *section, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  g_autofree char *zh = g_strdup_printf ("%s（%u）", section->heading.zh, section->rows->len);
  g_autofree char *en = g_strdup_printf ("%s (%u)", section->heading.en, section->rows->len);
  BujuText text = { zh, en };

  buju_column_add_pair (column, BUJU_INK_FOOT_HEADING, &text, 0);
  add_cell (cells, column, 0, section);
}

/* Over the whole table. */
static void
add_title (const BujuSheet *self, GArray *cells, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText text = buju_sheet_word (self, "compare-table");

  buju_column_add_pair (column, BUJU_INK_HEADING, &text, 0);
  add_cell (cells, column, 0, NULL);
}

/* "[五(三)]": where it stands; the press report has no sections. */
static void
append_section (GString *out, const BujuCompareSaying *saying)
{
  if (saying->plan != NULL && saying->section != NULL && !g_str_equal (saying->section, "-"))
    g_string_append_printf (out, " [%s]", saying->section);
}

static const char *
get_colon (BujuLanguage language)
{
  return language == BUJU_LANGUAGE_EN ? ": " : "：";
}

static void
append_named (GString *out, const BujuText *name, const BujuText *note, BujuLanguage language)
{
  g_string_append (out, buju_text_get (name, language));
  if (!buju_text_is_empty (note))
    g_string_append_printf (out, language == BUJU_LANGUAGE_EN ? " (%s)" : "（%s）",
                            buju_text_get (note, language));
}

/* "Component: name (role), name [section]"; industries have no component, and in brackets the
 * document's own word. */
static char *
write_names (const BujuCompareRow *rows, guint n_rows, guint index, BujuLanguage language)
{
  GString *out = g_string_new (NULL);
  const BujuCompareSaying *saying = &rows[0].says[index];
  gboolean grouped = !buju_text_is_empty (&saying->group);

  if (grouped)
    g_string_append_printf (out, "%s%s", buju_text_get (&saying->group, language),
                            get_colon (language));
  for (guint i = 0; i < n_rows; i++)
    {
      if (i > 0)
        g_string_append (out, language == BUJU_LANGUAGE_EN ? ", " : "、");
      append_named (out, &rows[i].name,
                    grouped ? &rows[i].says[index].note : &rows[i].says[index].text, language);
    }
  append_section (out, saying);
  return g_string_free (out, FALSE);
}

/* "Name: value [section]". */
static char *
write_one (const BujuCompareRow *row, guint index, BujuLanguage language)
{
  GString *out = g_string_new (buju_text_get (&row->name, language));

  if (!buju_text_is_empty (&row->says[index].text))
    g_string_append_printf (out, "%s%s", get_colon (language),
                            buju_text_get (&row->says[index].text, language));
  append_section (out, &row->says[index]);
  return g_string_free (out, FALSE);
}

/* "Name. A: … [section]; B: … [section]". */
static char *
write_both (const BujuCompareRow *row, BujuLanguage language)
{
  GString *out = g_string_new (buju_text_get (&row->name, language));
  gboolean said = !buju_text_is_empty (&row->says[0].text)
                  || !buju_text_is_empty (&row->says[1].text);

  for (guint i = 0; i < 2 && said; i++)
    {
      g_string_append (out, language == BUJU_LANGUAGE_EN ? (i == 0 ? " – A: " : "; B: ")
                                                         : (i == 0 ? "——A：" : "；B："));
      g_string_append (out, buju_text_is_empty (&row->says[i].text) ? "–"
                                                    : buju_text_get (&row->says[i].text, language));
      append_section (out, &row->says[i]);
    }
  return g_string_free (out, FALSE);
}

/* Places and industries are named in a row. */
static gboolean
has_names (const BujuCompareSection *section)
{
  return g_str_has_prefix (section->key, "places") || g_str_has_prefix (section->key, "industries");
}

static char *
write_rows (const BujuCompareSection *section, const BujuCompareRow *rows, guint n_rows,
            BujuLanguage language)
{
  guint index = section->side == BUJU_COMPARE_ONLY_B;

  if (section->side == BUJU_COMPARE_BOTH)
    return write_both (rows, language);
  return has_names (section) ? write_names (rows, n_rows, index, language)
         : write_one (rows, index, language);
}

/* Places of one component share a paragraph, and industries of one section; all else has its
 * own. */
static guint
count_shared (const BujuCompareSection *section, guint first)
{
  const BujuCompareRow *rows = (gconstpointer) section->rows->data;
  guint index = section->side == BUJU_COMPARE_ONLY_B;
  guint n = 1;

  if (section->side == BUJU_COMPARE_BOTH || !has_names (section))
    return 1;
  while (first + n < section->rows->len
         && g_strcmp0 (rows[first + n].says[index].group.zh, rows[first].says[index].group.zh) == 0
         && g_strcmp0 (rows[first + n].says[index].section, rows[first].says[index].section) == 0)
    n++;
  return n;
}

static void
add_section (const BujuSheet *self, GArray *cells, const BujuCompareSection *section, double width)
{
  guint n;

  add_heading (self, cells, section, width);
  for (guint i = 0; i < section->rows->len; i += n)
    {
      const BujuCompareRow *rows = &g_array_index (section->rows, BujuCompareRow, i);
      BujuColumn *column = buju_column_new (&self->ink, width);
      g_autofree char *zh = NULL, *en = NULL;
      BujuText text;

      n = count_shared (section, i);
      zh = write_rows (section, rows, n, BUJU_LANGUAGE_ZH);
      en = write_rows (section, rows, n, BUJU_LANGUAGE_EN);
      text = (BujuText) { zh, en };
      buju_column_add_text (column, BUJU_INK_BODY, &text, 0);
      add_cell (cells, column, n, section);
    }
}

/* The table in columns of @width pt. (element-type SheetCell) (transfer full) */
static GArray *
make_cells (const BujuSheet *self, double width)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (SheetCell));

  g_array_set_clear_func (cells, clear_cell);
  add_title (self, cells, width);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const BujuCompareSection *section = find_section (self, order[i]);

      if (section != NULL)
        add_section (self, cells, section, width);
    }
  return cells;
}

/* Where the cells go. */
typedef struct
{
  double height;   /* of a column */
  double tail;     /* kept free at the end of the last column */
  guint  n;        /* columns */
  guint  column;
  double y;
} Flow;

static double
cell_height (GArray *cells, guint i)
{
  return buju_column_get_height (g_array_index (cells, SheetCell, i).column);
}

static gboolean
is_heading (GArray *cells, guint i)
{
  return g_array_index (cells, SheetCell, i).n_rows == 0;
}

/* A heading needs room for what it heads. */
static double
needed_height (const BujuSheet *self, GArray *cells, guint i)
{
  double height = cell_height (cells, i);

  if (is_heading (cells, i) && i + 1 < cells->len)
    height += buju_sheet_mm (self, CELL_GAP) + cell_height (cells, i + 1);
  return height;
}

/* Finds the place of the next cell, @y from the top of its column; FALSE when there is none. */
static gboolean
flow_next (const BujuSheet *self, Flow *flow, GArray *cells, guint i, double *y)
{
  double gap = flow->y > 0 ? buju_sheet_mm (self, is_heading (cells, i) ? SECTION_GAP : CELL_GAP)
               : 0;
  double room = flow->height - (flow->column + 1 == flow->n ? flow->tail : 0);

  if (flow->y + gap + needed_height (self, cells, i) > room + 0.01)
    {
      if (++flow->column >= flow->n)
        return FALSE;
      flow->y = gap = 0;
      room = flow->height - (flow->column + 1 == flow->n ? flow->tail : 0);
      if (needed_height (self, cells, i) > room + 0.01)
        return FALSE;
    }
  *y = flow->y + gap;
  flow->y = *y + cell_height (cells, i);
  return TRUE;
}

/* How many cells fit. */
static guint
count_fitting (const BujuSheet *self, GArray *cells, double height, double tail, guint n)
{
  Flow flow = { height, tail, n, 0, 0 };
  double y;
  guint i;

  for (i = 0; i < cells->len && flow_next (self, &flow, cells, i, &y); i++)
    ;
  return i;
}

static double
least_height (const BujuSheet *self, GArray *cells, guint n)
{
  double low = 0, high = 0;

  for (guint i = 0; i < cells->len; i++)
    high += cell_height (cells, i) + buju_sheet_mm (self, SECTION_GAP);
  for (int round = 0; round < 24; round++)
    {
      double middle = (low + high) / 2;

      if (count_fitting (self, cells, middle, 0, n) == cells->len)
        high = middle;
      else
        low = middle;
    }
  return high;
}

/*< private >
 * buju_sheet_compare_get_height:
 * @self: a sheet of two layouts
 * @width: pt of all columns with their gutters
 * @n: how many columns
 *
 * Returns: the least height at which they hold the whole table, pt
 */
double
buju_sheet_compare_get_height (const BujuSheet *self, double width, guint n)
{
  double one = (width - (n - 1) * buju_sheet_mm (self, SHEET_GUTTER)) / n;
  g_autoptr (GArray) cells = make_cells (self, one);

  return least_height (self, cells, n);
}

static BujuColumn *
make_tail (const BujuSheet *self, guint n_rows, double width)
{
  g_autofree char *number = g_strdup_printf ("%u", n_rows);
  const BujuWordsValue values[] = { { "n", { number, number } }, { NULL } };
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText text = buju_words_fill (buju_library_get_words (self->library), self->strings,
                                   "compare-more", values);

  buju_column_add_pair (column, BUJU_INK_FOOT_HEADING, &text, 0);
  return column;
}

/* Leaves the end of the table to be said in one line; returns how many cells stay. */
static guint
cut (BujuSheet *self, GArray *cells, double height, double width, guint n, BujuColumn **tail)
{
  double gap = buju_sheet_mm (self, CELL_GAP);
  guint n_fit, n_rows = 0;

  *tail = make_tail (self, cells->len, width);
  n_fit = count_fitting (self, cells, height, buju_column_get_height (*tail) + gap, n);
  for (guint i = n_fit; i < cells->len; i++)
    n_rows += g_array_index (cells, SheetCell, i).n_rows;
  buju_column_free (*tail);
  *tail = make_tail (self, n_rows, width);
  self->compare->n_cut = n_rows;
  return n_fit;
}

/* Sets the first @n_fit cells, which are known to fit. */
static void
put_cells (BujuSheet *self, Flow *flow, GArray *cells, guint n_fit, double x, double y,
           double width)
{
  double step = width + buju_sheet_mm (self, SHEET_GUTTER), at = 0;

  for (guint i = 0; i < n_fit; i++)
    {
      SheetCell *cell = &g_array_index (cells, SheetCell, i);

      if (!flow_next (self, flow, cells, i, &at))
        break;
      buju_sheet_add_block (self, "table", cell->column, x + flow->column * step, y + at);
      cell->column = buju_column_new (&self->ink, 0);
    }
}

/*< private >
 * buju_sheet_compare_add_table:
 * @self: a sheet of two layouts
 * @x: left side, pt
 * @y: top, pt
 * @bottom: pt
 * @width: pt of all columns with their gutters
 * @n: how many columns
 *
 * Sets the table; columns are of nearly equal height when all of it fits.
 */
void
buju_sheet_compare_add_table (BujuSheet *self, double x, double y, double bottom, double width,
                              guint n)
{
  double gutter = buju_sheet_mm (self, SHEET_GUTTER), one = (width - (n - 1) * gutter) / n;
  g_autoptr (GArray) cells = make_cells (self, one);
  double height = fmin (least_height (self, cells, n), bottom - y);
  Flow flow = { height, 0, n, 0, 0 };
  BujuColumn *tail = NULL;
  guint n_fit = cells->len;

  self->compare->n_cut = 0;
  if (count_fitting (self, cells, height, 0, n) < cells->len)
    {
      flow.height = bottom - y;
      n_fit = cut (self, cells, flow.height, one, n, &tail);
      flow.tail = buju_column_get_height (tail) + buju_sheet_mm (self, CELL_GAP);
    }
  self->compare->n_cells = n_fit;
  put_cells (self, &flow, cells, n_fit, x, y, one);
  if (tail != NULL)
    buju_sheet_add_block (self, "table-more", tail, x + (n - 1) * (one + gutter),
                          flow.column + 1 < n ? y : y + flow.y + buju_sheet_mm (self, CELL_GAP));
}

/* In the middle of a section its heading stands again. */
static gboolean
repeat_heading (const BujuSheet *self, GArray *cells, double width)
{
  const SheetCell *first = &g_array_index (cells, SheetCell, 0);
  SheetCell heading = { NULL, 0, first->section };
  BujuText text;

  if (is_heading (cells, 0))
    return FALSE;
  {
    const BujuWordsValue values[] = { { "what", first->section->heading },
                                      { NULL, { NULL, NULL } } };

    text = buju_words_fill (buju_library_get_words (self->library), self->strings, "sheet-goes-on",
                            values);
  }
  heading.column = buju_column_new (&self->ink, width);
  buju_column_add_pair (heading.column, BUJU_INK_FOOT_HEADING, &text, 0);
  g_array_prepend_val (cells, heading);
  return TRUE;
}

/*< private >
 * buju_sheet_compare_continue:
 * @self: a sheet of two layouts
 * @first: how many pieces of the table stand on the pages before
 * @x: left side, pt
 * @y: top, pt
 * @bottom: pt
 * @width: pt of all columns with their gutters
 *
 * Goes on with the table in as many columns as the width holds, of nearly equal height.
 *
 * Returns: how many pieces stand somewhere now; @first when not one more fits
 */
guint
buju_sheet_compare_continue (BujuSheet *self, guint first, double x, double y, double bottom,
                             double width)
{
  guint n = buju_sheet_count_columns (self, width), n_fit, repeated;
  double one = buju_sheet_column_width (self, width, n);
  g_autoptr (GArray) cells = make_cells (self, one);
  Flow flow = { 0, 0, n, 0, 0 };

  if (first >= cells->len)
    return first;
  if (first > 0)
    g_array_remove_range (cells, 0, first);
  repeated = repeat_heading (self, cells, one) ? 1 : 0;
  flow.height = fmin (least_height (self, cells, n), bottom - y);
  n_fit = count_fitting (self, cells, flow.height, 0, n);
  if (n_fit <= repeated)
    return first;
  put_cells (self, &flow, cells, n_fit, x, y, one);
  return first + n_fit - repeated;
}

/*< private >
 * buju_sheet_compare_count:
 * @self: a sheet of two layouts
 *
 * Returns: how many pieces its table has
 */
guint
buju_sheet_compare_count (const BujuSheet *self)
{
  g_autoptr (GArray) cells = make_cells (self, self->page.width);

  return cells->len;
}
