/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-csv-rows.h"
#include "data/buju-memory.h"
#include "data/buju-text-file.h"
#include "geo/buju-work.h"

/* More columns than any spreadsheet of a person has; a guard against one odd row that would widen
 * all. */
#define MAX_COLUMNS 4096

G_DEFINE_QUARK (buju-csv-error-quark, buju_csv_error)

static gboolean
is_digit_text (const char *text)
{
  return text[strspn (text, "0123456789+-.,eE")] == '\0';
}

/* A row of names holds no number and no two alike. */
static gboolean
looks_like_header (const BujuCsvRows *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint width = buju_csv_rows_get_width (rows, 0);

  for (guint column = 0; column < width; column++)
    {
      const char *cell = buju_csv_rows_get (rows, 0, column);

      if (cell == NULL)
        continue;
      if (is_digit_text (cell) || !g_hash_table_add (seen, (gpointer) cell))
        return FALSE;
    }

  return buju_csv_rows_get_n (rows) > 1;
}

static guint
find_width (const BujuCsvRows *rows)
{
  guint width = 0;

  for (guint row = 0; row < buju_csv_rows_get_n (rows); row++)
    width = MAX (width, buju_csv_rows_get_width (rows, row));

  return MIN (width, MAX_COLUMNS);
}

/* A code such as 0021 or a telephone number of 20 digits would lose as a number. */
static BujuFieldType
type_of_cell (const char *cell)
{
  gsize length = strlen (cell);

  if (!is_digit_text (cell) || strpbrk (cell, "0123456789") == NULL || length > 24 ||
      (cell[0] == '0' && g_ascii_isdigit (cell[1])))
    return BUJU_FIELD_TEXT;
  if (strpbrk (cell, ".eE,") == NULL && length <= 18)
    return BUJU_FIELD_INTEGER;

  return BUJU_FIELD_REAL;
}

static BujuFieldType
type_of_column (const BujuTable *table,
                int              column,
                GCancellable    *cancellable)
{
  gboolean any = FALSE, real = FALSE;

  for (guint row = 0;
       row < buju_table_get_n_rows (table) && !buju_work_is_cancelled (cancellable, row); row++)
    {
      const char *cell = buju_table_get (table, row, column);

      if (cell == NULL)
        continue;
      switch (type_of_cell (cell))
        {
        case BUJU_FIELD_INTEGER:
          any = TRUE;
          break;
        case BUJU_FIELD_REAL:
          any = real = TRUE;
          break;
        case BUJU_FIELD_TEXT:
        case BUJU_FIELD_DATE:
        case BUJU_FIELD_LOGICAL:
        default:
          return BUJU_FIELD_TEXT;
        }
    }

  return !any ? BUJU_FIELD_TEXT : real ? BUJU_FIELD_REAL : BUJU_FIELD_INTEGER;
}

static GArray *
name_columns (const BujuCsvRows *rows,
              gboolean           header,
              guint              width)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));

  for (guint column = 0; column < width; column++)
    {
      const char *given = header ? buju_csv_rows_get (rows, 0, column) : NULL;
      g_autofree char *base = given != NULL ? g_strdup (given)
                              : g_strdup_printf ("field_%u", column + 1);
      BujuField field = { g_strdup (base), BUJU_FIELD_TEXT, 0, 0 };

      for (guint i = 2; g_hash_table_contains (seen, field.name); i++)
        {
          g_free (field.name);
          field.name = g_strdup_printf ("%s_%u", base, i);
        }
      g_hash_table_add (seen, g_strdup (field.name));
      g_array_append_val (fields, field);
    }

  return fields;
}

static void
note_rows (const BujuCsvRows *rows,
           guint              first,
           guint              width,
           BujuReport        *report)
{
  guint named = first > 0 ? buju_csv_rows_get_width (rows, 0) : width;
  guint n_longer = 0, n_cut = 0;

  for (guint row = first; row < buju_csv_rows_get_n (rows); row++)
    {
      n_longer += buju_csv_rows_get_width (rows, row) > named;
      n_cut += buju_csv_rows_get_width (rows, row) > width;
    }
  if (n_longer > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (ngettext ("%u row has more cells than the first row has "
                                                "names.",
                                                "%u rows have more cells than the first row has "
                                                "names.", n_longer),
                                      n_longer));
  if (n_cut > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (ngettext ("%u row was cut after %u cells.",
                                                "%u rows were cut after %u cells.",
                                                n_cut), n_cut, width));
  if (rows->open_quote > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (_("The quotation mark in line %u is never closed; it was "
                                        "taken as a character."),
                                      rows->open_quote));
}

static BujuTable *
build_table (const BujuCsvRows *rows,
             gboolean           header,
             char              *text,
             GCancellable      *cancellable)
{
  guint width = find_width (rows);
  guint first = header ? 1 : 0;
  guint n_rows = buju_csv_rows_get_n (rows) - first;
  GPtrArray *cells = g_ptr_array_sized_new (n_rows * width);
  GArray *fields = name_columns (rows, header, width);
  BujuTable *table;

  for (guint row = 0; row < n_rows && !buju_work_is_cancelled (cancellable, row); row++)
    for (guint column = 0; column < width; column++)
      g_ptr_array_add (cells, (gpointer) buju_csv_rows_get (rows, first + row, column));

  /* As many as there must be, also after a cancel. */
  g_ptr_array_set_size (cells, (int) (n_rows * width));
  table = buju_table_new_over_text (fields, cells, n_rows, text);
  /* Nobody else has seen the table yet. */
  for (guint column = 0; column < width && !g_cancellable_is_cancelled (cancellable); column++)
    g_array_index (fields, BujuField, column).type = type_of_column (table, (int) column,
                                                                     cancellable);

  return table;
}

static gboolean
check_size (const BujuCsvRows *rows,
            const char        *name,
            GError           **error)
{
  guint64 n_cells = (guint64) buju_csv_rows_get_n (rows) * find_width (rows);

  if (n_cells < G_MAXINT32 && buju_memory_allows (n_cells * sizeof (char *)))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("“%s” is too large for the memory of this machine. Keep only the rows that are "
                 "needed."), name);

  return FALSE;
}

static BujuTable *
read_table (const char           *path,
            const BujuCsvOptions *options,
            BujuReport           *report,
            GCancellable         *cancellable,
            GError              **error)
{
  g_auto (BujuCsvRows) rows = { NULL };
  const char *encoding;
  g_autofree char *text = buju_text_file_read (path, options->encoding, &encoding,
                                               &report->encoding_from,
                                               cancellable, error);
  char *start = text;
  char found;

  if (text == NULL)
    return NULL;

  report->encoding = g_strdup (encoding);
  found = buju_csv_find_separator (&start);
  report->separator = options->separator != '\0' ? options->separator : found;
  if (!buju_csv_rows_cut (&rows, start, report->separator, cancellable, error))
    {
      g_prefix_error (error, "%s: ", report->file);
      return NULL;
    }
  if (buju_csv_rows_get_n (&rows) == 0)
    {
      g_set_error (error, BUJU_CSV_ERROR, BUJU_CSV_ERROR_EMPTY, _("“%s” holds no rows."),
                   report->file);
      return NULL;
    }
  if (!check_size (&rows, report->file, error))
    return NULL;

  report->has_header = options->header >= 0 ? options->header > 0 : looks_like_header (&rows);
  note_rows (&rows, report->has_header ? 1 : 0, find_width (&rows), report);
  report->records = report->drawable = buju_csv_rows_get_n (&rows) - (report->has_header ? 1 : 0);

  return build_table (&rows, report->has_header, g_steal_pointer (&text), cancellable);
}

/**
 * buju_csv_read:
 * @path: a regular file
 * @options: (nullable): what the person decided; the rest is found out
 * @report: (out) (optional) (transfer full): what was found out, and what was wrong
 * @cancellable: (nullable): looked at now and then
 * @error: #BujuCsvError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the table, every cell of the file in it
 */
BujuTable *
buju_csv_read (const char           *path,
               const BujuCsvOptions *options,
               BujuReport          **report,
               GCancellable         *cancellable,
               GError              **error)
{
  const BujuCsvOptions defaults = BUJU_CSV_OPTIONS_INIT;
  g_autoptr (BujuReport) found = NULL;
  BujuTable *table;

  g_return_val_if_fail (path != NULL, NULL);

  found = buju_report_new (path);
  found->geometry = g_strdup ("Table");
  table = read_table (path, options != NULL ? options : &defaults, found, cancellable, error);
  if (table != NULL && report != NULL)
    *report = g_steal_pointer (&found);

  return table;
}
