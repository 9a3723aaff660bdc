/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Finding a text in the rows of a BujuTableOrder. */

#include "data/buju-table-order.h"

#include <string.h>

#define OFTEN 2048 /* rows between looks at the cancellable */

typedef struct
{
  const BujuTable *table;
  char            *text;    /* folded */
  gboolean         plain;   /* ASCII, or without large and small letters: bytes are compared */
} Search;

/* Bytes; letters of ASCII in either case. @text: small. */
static gboolean
has_bytes (const char *cell, const char *text)
{
  gsize length = strlen (text);
  char small = *text, large = g_ascii_toupper (*text);

  for (; *cell != '\0'; cell++)
    if ((*cell == small || *cell == large) && g_ascii_strncasecmp (cell, text, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
cell_matches (const Search *self, const char *cell)
{
  g_autofree char *folded = NULL;

  if (cell == NULL || self->plain)
    return cell != NULL && has_bytes (cell, self->text);
  folded = g_utf8_casefold (cell, -1);
  return strstr (folded, self->text) != NULL;
}

static gboolean
row_matches (const Search *self, guint row)
{
  for (guint i = 0; i < buju_table_get_n_fields (self->table); i++)
    {
      char room[BUJU_FIELD_SHOWN_ROOM];
      const char *cell = buju_table_get (self->table, row, (int) i);
      const char *shown = buju_table_get_shown (self->table, row, (int) i, room);

      if (cell_matches (self, cell) || (shown != cell && cell_matches (self, shown)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c > 127 && (g_unichar_tolower (c) != c || g_unichar_toupper (c) != c))
        return FALSE;
    }
  return TRUE;
}

/**
 * buju_table_order_search:
 * @self: an order
 * @text: what to look for; "" is nowhere
 * @from: the position to go on from, which comes last; %BUJU_TABLE_NOWHERE: from the beginning
 * @backwards: whether to go upwards
 * @cancellable: (nullable): looked at every few thousand rows
 *
 * Returns: the next position whose row has @text in one of its cells, going round; or
 *   %BUJU_TABLE_NOWHERE
 */
guint
buju_table_order_search (const BujuTableOrder *self, const char *text, guint from,
                         gboolean backwards,
                         GCancellable *cancellable)
{
  Search search = { NULL, NULL, FALSE };
  guint n, at, found = BUJU_TABLE_NOWHERE;

  g_return_val_if_fail (self != NULL && text != NULL, BUJU_TABLE_NOWHERE);

  n = buju_table_order_get_n (self);
  search.table = buju_table_order_get_table (self);
  if (search.table == NULL || n == 0 || *text == '\0')
    return BUJU_TABLE_NOWHERE;
  search.text = g_utf8_casefold (text, -1);
  search.plain = is_plain (text);
  at = from < n ? from : backwards ? 0 : n - 1;
  for (guint i = 0; i < n && found == BUJU_TABLE_NOWHERE; i++)
    {
      at = backwards ? (at + n - 1) % n : at + 1 < n ? at + 1 : 0;
      if (i % OFTEN == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (row_matches (&search, buju_table_order_get_row (self, at)))
        found = at;
    }
  g_free (search.text);
  return found;
}
