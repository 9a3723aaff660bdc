/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What people see of a cell. Programs that write a DBF with many decimals write the digits of the
 * binary number, too: 12.37 becomes 12.369999999999999. */

#include "data/buju-table.h"

#include <string.h>

#define SURE_DIGITS 15 /* decimal digits that a binary number of 64 bits keeps: DBL_DIG */

/* From the first that is not 0 on, however many zeros end it. */
static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text) && (n > 0 || *text != '0'))
      n++;
  return n;
}

static gboolean
is_plain_fraction (const char *text)
{
  const char *digits = text + (*text == '-' ? 1 : 0);

  return strchr (digits, '.') != NULL && strspn (digits, "0123456789.") == strlen (digits);
}

/**
 * buju_field_show:
 * @self: a column
 * @text: (nullable): one of its cells
 * @room: (out caller-allocates) (array fixed-size=32): for a text that has to be made;
 *   %BUJU_FIELD_SHOWN_ROOM bytes
 *
 * A fraction with more digits than a binary number keeps is rounded to those that it does keep,
 * without zeros at its end. What is copied, saved, sorted and filtered is the cell as it stands.
 *
 * Returns: (transfer none) (nullable): what people are to see: @text or @room
 */
const char *
buju_field_show (const BujuField *self, const char *text, char *room)
{
  char *end = NULL;
  double number;

  g_return_val_if_fail (self != NULL && room != NULL, text);

  if (text == NULL || self->type != BUJU_FIELD_REAL || !is_plain_fraction (text)
      || count_digits (text) <= SURE_DIGITS)
    return text;
  number = g_ascii_strtod (text, &end);
  if (*end != '\0')
    return text;
  g_ascii_formatd (room, BUJU_FIELD_SHOWN_ROOM, "%.15g", number);
  /* A power of ten is not how anybody wrote it. */
  return strchr (room, 'e') != NULL ? text : room;
}

/**
 * buju_table_get_shown:
 * @self: a table
 * @row: number of the row
 * @field: number of the column, or -1
 * @room: (out caller-allocates) (array fixed-size=32): as for buju_field_show()
 *
 * Returns: (transfer none) (nullable): the cell as people are to see it, see buju_field_show();
 *   %NULL when missing
 */
const char *
buju_table_get_shown (const BujuTable *self, guint row, int field, char *room)
{
  const char *text = buju_table_get (self, row, field);

  return text != NULL ? buju_field_show (buju_table_get_field (self, (guint) field), text, room)
         : NULL;
}
