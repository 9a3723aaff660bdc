/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "build.h"

#include <math.h>

struct _BuildTable
{
  char      *path;
  GPtrArray *rows; /* GStrv each; the first is the header */
};

/* Moves @cursor over one field and the comma or line end after it; @last tells that the row
 * ended. */
static char *
read_field (const char **cursor, gboolean *last)
{
  GString *field = g_string_new (NULL);
  const char *p = *cursor;
  gboolean quoted = *p == '"';

  if (quoted)
    p++;
  for (; *p != '\0'; p++)
    {
      if (quoted && p[0] == '"' && p[1] == '"')
        p++;
      else if (quoted && *p == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*p == ',' || *p == '\n' || *p == '\r'))
        break;
      g_string_append_c (field, *p);
    }
  *last = *p != ',';
  if (*p == '\r')
    p++;
  *cursor = *p == '\0' ? p : p + 1;
  return g_string_free (field, FALSE);
}

static GStrv
read_row (const char **cursor)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  gboolean last = FALSE;

  while (!last)
    g_ptr_array_add (fields, read_field (cursor, &last));
  g_ptr_array_add (fields, NULL);
  return (GStrv) g_ptr_array_steal (fields, NULL);
}

static int
find_column (const BuildTable *self, const char *column)
{
  const char *const *header = g_ptr_array_index (self->rows, 0);

  for (int i = 0; header[i] != NULL; i++)
    if (g_str_equal (header[i], column))
      return i;
  build_fail ("%s has no column %s", self->path, column);
}

/**
 * build_table_read:
 * @path: a file in UTF-8 with a header row, fields separated by commas, quoted as in RFC 4180
 *
 * Ends the program when the file cannot be read or a row has another number of fields than the
 * header.
 *
 * Returns: (transfer full): the table
 */
BuildTable *
build_table_read (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  BuildTable *self;
  const char *cursor;

  if (!g_file_get_contents (path, &text, NULL, &error))
    build_fail ("%s", error->message);
  if (!g_utf8_validate (text, -1, NULL))
    build_fail ("%s is not in UTF-8", path);
  self = g_new0 (BuildTable, 1);
  self->path = g_strdup (path);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  cursor = text;
  while (*cursor != '\0')
    g_ptr_array_add (self->rows, read_row (&cursor));
  if (self->rows->len == 0)
    build_fail ("%s is empty", path);
  for (guint i = 1; i < self->rows->len; i++)
    if (g_strv_length (self->rows->pdata[i]) != g_strv_length (self->rows->pdata[0]))
      build_fail ("%s, row %u: the number of fields differs from the header's", path, i + 1);
  return self;
}

/**
 * build_table_free:
 * @self: (transfer full): a table
 */
void
build_table_free (BuildTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->path);
  g_free (self);
}

/**
 * build_table_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are below the header
 */
guint
build_table_n_rows (const BuildTable *self)
{
  return self->rows->len - 1;
}

/**
 * build_table_get:
 * @self: a table
 * @row: counted from 0 below the header
 * @column: a name in the header; the program ends when there is none
 *
 * Returns: (transfer none): the field, "" when empty
 */
const char *
build_table_get (const BuildTable *self, guint row, const char *column)
{
  const char *const *fields = g_ptr_array_index (self->rows, row + 1);

  return fields[find_column (self, column)];
}

/**
 * build_table_number:
 * @self: a table
 * @row: counted from 0 below the header
 * @column: a name in the header
 *
 * Returns: the field as a number, `NAN` when empty
 */
double
build_table_number (const BuildTable *self, guint row, const char *column)
{
  const char *text = build_table_get (self, row, column);
  char *end = NULL;
  double value;

  if (*text == '\0')
    return NAN;
  value = g_ascii_strtod (text, &end);
  if (*end != '\0')
    build_fail ("%s, row %u: %s is not a number: %s", self->path, row + 2, column, text);
  return value;
}
