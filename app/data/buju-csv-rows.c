/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-memory.h"
#include "geo/buju-work.h"

#define LINES_TO_JUDGE 30
#define BYTES_TO_JUDGE (1u << 20)

typedef struct
{
  char    *in;        /* read from here */
  char    *out;       /* written to here, never ahead of @in */
  char     separator;
  gboolean quotes;    /* mean something */
  guint    line;
  guint    open_quote;
  GCancellable *cancellable;
} Cutter;

static gboolean
ends_cell (const Cutter *self)
{
  return *self->in == '\0' || *self->in == '\n' || *self->in == self->separator;
}

/* Whether the quote at @from has its end: doubled ones stand for one. */
static gboolean
is_closed (const char *from)
{
  const char *p = from + 1;

  while ((p = strchr (p, '"')) != NULL)
    {
      if (p[1] != '"')
        return TRUE;
      p += 2;
    }

  return FALSE;
}

static void
cut_quoted (Cutter *self)
{
  self->in++;
  while (*self->in != '\0')
    {
      if (*self->in == '"' && self->in[1] != '"')
        break;
      self->line += *self->in == '\n';
      self->in += *self->in == '"';
      *self->out++ = *self->in++;
    }
  self->in += *self->in == '"';
}

/* One cell, blanks around it trimmed. A quote that is never closed is a letter like others, and so
 * are all that come after it: else the rest of the file would be one cell, and looking for its end
 * each time would take for ever. */
static const char *
cut_cell (Cutter *self)
{
  char *cell;

  while (*self->in == ' ' || (*self->in == '\t' && self->separator != '\t'))
    self->in++;
  cell = self->out;
  if (self->quotes && *self->in == '"')
    {
      self->quotes = is_closed (self->in);
      if (self->quotes)
        cut_quoted (self);
      else
        self->open_quote = self->line;
    }
  while (!ends_cell (self))
    *self->out++ = *self->in++;
  while (self->out > cell && g_ascii_isspace (self->out[-1]))
    self->out--;

  return cell;
}

/* Ends the cell where it lies. The separator behind it has been seen before its place is
 * overwritten. */
static char
close_cell (Cutter *self)
{
  char end = *self->in;

  if (end != '\0')
    self->in++;
  *self->out++ = '\0';

  return end;
}

static gboolean
is_blank (const BujuCsvRows *self,
          guint              first)
{
  for (guint i = first; i < self->cells->len; i++)
    if (*(const char *) g_ptr_array_index (self->cells, i) != '\0')
      return FALSE;

  return TRUE;
}

/* Rows without any value are none. After a cancel the text is said to be at its end. */
static char
cut_row (BujuCsvRows *self,
         Cutter      *cutter)
{
  guint first = self->cells->len;
  char end;

  do
    {
      const char *cell = cut_cell (cutter);

      g_ptr_array_add (self->cells, (gpointer) cell);
      end = buju_work_is_cancelled (cutter->cancellable, self->cells->len) ? '\0'
            : close_cell (cutter);
    }
  while (end != '\0' && end != '\n');
  cutter->line++;

  if (is_blank (self, first))
    g_ptr_array_set_size (self->cells, (int) first);
  else
    g_array_append_val (self->starts, self->cells->len);

  return end;
}

/* There are no more cells than separators and line ends, and a text of nothing else has eight bytes
 * of cells to each of its own: so they are counted first. */
static gboolean
reserve (BujuCsvRows   *self,
         const Cutter  *cutter,
         GError       **error)
{
  guint64 n_cells = 1, n_rows = 2;

  for (const char *p = cutter->in;
       *p != '\0' && !buju_work_is_cancelled (cutter->cancellable, (gsize) (p - cutter->in)); p++)
    {
      n_cells += *p == cutter->separator || *p == '\n';
      n_rows += *p == '\n';
    }
  if (n_cells > G_MAXINT32
      || !buju_memory_allows (n_cells * sizeof (char *) + n_rows * sizeof (guint)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("Not enough memory."));
      return FALSE;
    }
  self->cells = g_ptr_array_sized_new ((guint) n_cells);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) n_rows);

  return TRUE;
}

/**
 * buju_csv_rows_cut:
 * @self: (out caller-allocates): the rows
 * @text: valid UTF-8 with plain line ends; overwritten, must outlive @self
 * @separator: of the cells
 * @cancellable: (nullable): looked at every few milliseconds
 * @error: %G_IO_ERROR_CANCELLED or %G_IO_ERROR_NO_SPACE
 *
 * Returns: %FALSE when cancelled or when there is not enough memory for the cells
 */
gboolean
buju_csv_rows_cut (BujuCsvRows  *self,
                   char         *text,
                   char          separator,
                   GCancellable *cancellable,
                   GError      **error)
{
  Cutter cutter = { text, text, separator, TRUE, 1, 0, cancellable };
  guint none = 0;
  gboolean more = *text != '\0';

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  if (!reserve (self, &cutter, error))
    return FALSE;
  g_array_append_val (self->starts, none);
  while (more)
    more = cut_row (self, &cutter) != '\0' && *cutter.in != '\0';
  self->open_quote = cutter.open_quote;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * buju_csv_rows_clear:
 * @self: rows, also all zeros
 */
void
buju_csv_rows_clear (BujuCsvRows *self)
{
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

/**
 * buju_csv_rows_get_n:
 * @self: rows
 *
 * Returns: how many there are that hold a value
 */
guint
buju_csv_rows_get_n (const BujuCsvRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len - 1;
}

/**
 * buju_csv_rows_get_width:
 * @self: rows
 * @row: one of them
 *
 * Returns: the number of its cells
 */
guint
buju_csv_rows_get_width (const BujuCsvRows *self,
                         guint              row)
{
  g_return_val_if_fail (self != NULL && row + 1 < self->starts->len, 0);

  return g_array_index (self->starts, guint, row + 1) - g_array_index (self->starts, guint, row);
}

/**
 * buju_csv_rows_get:
 * @self: rows
 * @row: one of them
 * @column: a column, also beyond the row's end
 *
 * Returns: (transfer none) (nullable): the cell; %NULL when it is empty or not there
 */
const char *
buju_csv_rows_get (const BujuCsvRows *self,
                   guint              row,
                   guint              column)
{
  const char *cell;

  if (column >= buju_csv_rows_get_width (self, row))
    return NULL;

  cell = g_ptr_array_index (self->cells, g_array_index (self->starts, guint, row) + column);

  return *cell != '\0' ? cell : NULL;
}

/* How many separators stand outside quotes in the line; moves to the next one. */
static guint
count_in_line (const char **text,
               const char  *end,
               char         separator)
{
  const char *p = *text;
  gboolean quoted = FALSE;
  guint n = 0;

  for (; p < end && (*p != '\n' || quoted); p++)
    {
      quoted ^= *p == '"';
      n += *p == separator && !quoted;
    }
  *text = p < end ? p + 1 : p;

  return n;
}

/* A good separator stands in every line, equally often. */
static double
judge (const char *text,
       const char *end,
       char        separator)
{
  guint first = count_in_line (&text, end, separator);
  guint n_lines = 1, n_alike = 1, n_any = first > 0;

  while (text < end && n_lines < LINES_TO_JUDGE)
    {
      const char *line = text;
      guint n = count_in_line (&text, end, separator);

      if (text - line <= 1)
        continue;
      n_lines++;
      n_alike += n == first;
      n_any += n > 0;
    }
  if (first == 0)
    return 0.25 * n_any / n_lines;

  return (double) n_alike / n_lines + 0.5 * n_any / n_lines + MIN (first, 50u) * 0.001;
}

/**
 * buju_csv_find_separator:
 * @text: (inout): the text; moved behind a first line "sep=;"
 *
 * Returns: ',', ';', '\t' or '|'; a comma when nothing separates
 */
char
buju_csv_find_separator (char **text)
{
  static const char separators[] = { ',', '\t', ';', '|' };
  char best = ',';
  double best_score = 0;

  g_return_val_if_fail (text != NULL && *text != NULL, ',');

  if (g_ascii_strncasecmp (*text, "sep=", 4) == 0 && (*text)[4] != '\0' && (*text)[5] == '\n')
    {
      best = (*text)[4];
      *text += 6;
      return best;
    }

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      double score = judge (*text, *text + strnlen (*text, BYTES_TO_JUDGE), separators[i]);

      if (score > best_score)
        {
          best = separators[i];
          best_score = score;
        }
    }

  return best;
}
