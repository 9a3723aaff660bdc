/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-csv.h"

#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct _BujuCsv
{
  GString *text;
  gboolean begun;   /* the row has a field */
};

/**
 * buju_csv_new:
 *
 * Returns: (transfer full): a file without rows
 */
BujuCsv *
buju_csv_new (void)
{
  BujuCsv *self = g_new0 (BujuCsv, 1);

  self->text = g_string_new (BYTE_ORDER_MARK);

  return self;
}

/**
 * buju_csv_free:
 * @self: (transfer full): a file
 */
void
buju_csv_free (BujuCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_field (BujuCsv *self)
{
  if (self->begun)
    g_string_append_c (self->text, ',');
  self->begun = TRUE;
}

static void
append_quoted (GString *out, const char *text, gboolean formula)
{
  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/**
 * buju_csv_add:
 * @self: a file
 * @text: (nullable): the field
 *
 * Appends a field to the row. A text that a spreadsheet would take for a formula, because of its
 * first character, gets an apostrophe before it (OWASP, *CSV Injection*).
 */
void
buju_csv_add (BujuCsv *self, const char *text)
{
  gboolean formula;

  g_return_if_fail (self != NULL);

  begin_field (self);
  if (text == NULL || *text == '\0')
    return;

  formula = strchr ("=+-@\t\r", *text) != NULL;
  if (formula || strpbrk (text, "\",\r\n") != NULL)
    append_quoted (self->text, text, formula);
  else
    g_string_append (self->text, text);
}

/**
 * buju_csv_add_figure:
 * @self: a file
 * @text: a number as it is written
 *
 * Appends a number without changing its digits. Spreadsheets read it as a number, so its sign needs
 * no apostrophe.
 */
void
buju_csv_add_figure (BujuCsv *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  begin_field (self);
  if (strpbrk (text, "\",\r\n") != NULL)
    append_quoted (self->text, text, FALSE);
  else
    g_string_append (self->text, text);
}

/**
 * buju_csv_add_number:
 * @self: a file
 * @value: the field
 *
 * Appends a number with up to 12 digits. It is no text: nothing is put before a minus.
 */
void
buju_csv_add_number (BujuCsv *self, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (self != NULL);

  begin_field (self);
  if (!isnan (value))
    g_string_append (self->text, g_ascii_formatd (text, sizeof text, "%.12g", value));
}

/**
 * buju_csv_end_row:
 * @self: a file
 *
 * Ends the row; the next field begins another.
 */
void
buju_csv_end_row (BujuCsv *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->text, "\r\n");
  self->begun = FALSE;
}

/**
 * buju_csv_dup_text:
 * @self: a file
 *
 * Returns: (transfer full): its text so far
 */
char *
buju_csv_dup_text (const BujuCsv *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->text->str);
}
