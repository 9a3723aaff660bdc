/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table-sort.h"

#include <math.h>
#include <string.h>

#include "data/buju-collator.h"
#include "data/buju-table-order.h"

/* Rows are sorted by keys of 64 bits, digit by digit from the lowest (H. Hollerith, 1889; D. Knuth,
 * The Art of Computer Programming 3, 5.2.5): stable, and no comparisons. A number is one key. A
 * text is several: rows that are alike in one are sorted by the next, and in the end by their
 * bytes. */

#define OFTEN 4096     /* rows between looks at the cancellable */
#define SHORT_RUN 24   /* entries sorted by insertion */
#define N_DIGITS 256

typedef struct
{
  guint64 key;
  guint32 row;
  guint32 at;    /* of a text: how much of it the keys so far have seen */
} Entry;

/* Entries that are alike so far. */
typedef struct
{
  guint    start, n;
  gboolean bytes;   /* alike but for case and width */
} Run;

typedef struct
{
  BujuTable    *table;
  int           field;
  guint64       flip;        /* descending: all bits */
  BujuCollator *collator;
  Entry        *spare;
  GArray       *runs;        /* to be sorted on */
  int          *progress;
  int           from;
  guint         done, all;
  GCancellable *cancellable;
} Sorting;

static gboolean
goes_on (Sorting *self, guint done)
{
  self->done += done;
  if (self->progress != NULL)
    g_atomic_int_set (self->progress,
                      self->from + (int) ((guint64) self->done
                                          * (BUJU_TABLE_PROGRESS_FULL - self->from)
                                                          / MAX (self->all, 1)));
  return !g_cancellable_is_cancelled (self->cancellable);
}

static void
insert (Entry *entries, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      Entry entry = entries[i];
      guint at = i;

      for (; at > 0 && entries[at - 1].key > entry.key; at--)
        entries[at] = entries[at - 1];
      entries[at] = entry;
    }
}

/* By one byte; FALSE when all have the same, so that nothing was done. */
static gboolean
distribute (const Entry *entries, guint n, guint shift, Entry *sorted)
{
  guint starts[N_DIGITS] = { 0 };
  guint start = 0;

  for (guint i = 0; i < n; i++)
    starts[entries[i].key >> shift & 0xff]++;
  if (starts[entries[0].key >> shift & 0xff] == n)
    return FALSE;
  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint count = starts[i];

      starts[i] = start;
      start += count;
    }
  for (guint i = 0; i < n; i++)
    sorted[starts[entries[i].key >> shift & 0xff]++] = entries[i];
  return TRUE;
}

static gboolean
sort_keys (Sorting *self, Entry *entries, guint n)
{
  Entry *from = entries, *to = self->spare;

  if (n <= SHORT_RUN)
    {
      insert (entries, n);
      return TRUE;
    }
  for (guint shift = 0; shift < 64; shift += 8)
    {
      if (n >= OFTEN && g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      if (distribute (from, n, shift, to))
        {
          Entry *sorted = to;

          to = from;
          from = sorted;
        }
    }
  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
  return TRUE;
}

/* ---- Texts ---- */

static const char *
get_text (const Sorting *self, const Entry *entry)
{
  return buju_table_get (self->table, entry->row, self->field);
}

static guint64
take_bytes (const char *text, guint32 *at)
{
  guint64 key = 0;

  for (guint i = 0; i < 8; i++)
    {
      key = key << 8 | (guchar) text[*at];
      if (text[*at] != '\0')
        ++*at;
    }
  return key;
}

static guint64
take_key (Sorting *self, Entry *entry, gboolean bytes)
{
  const char *text = get_text (self, entry);

  return self->flip ^ (bytes ? take_bytes (text, &entry->at)
                       : buju_collator_get_key (self->collator, text, &entry->at));
}

static gboolean
are_same (const Sorting *self, const Entry *entries, guint n)
{
  const char *first = get_text (self, entries);

  for (guint i = 1; i < n; i++)
    if (strcmp (first, get_text (self, &entries[i])) != 0)
      return FALSE;
  return TRUE;
}

/* What is alike after a key: done, or to be sorted on. */
static void
leave (Sorting *self, Entry *entries, Run run)
{
  guint64 end = (entries[run.start].key ^ self->flip) & (run.bytes ? 0xff : 0xffff);

  if (run.n > 1 && end == 0 && !run.bytes && !are_same (self, entries + run.start, run.n))
    {
      run.bytes = TRUE;
      for (guint i = 0; i < run.n; i++)
        entries[run.start + i].at = 0;
      end = 1;
    }
  if (run.n > 1 && end != 0)
    g_array_append_val (self->runs, run);
  else
    goes_on (self, run.n);
}

static gboolean
sort_run (Sorting *self, Entry *entries, Run run)
{
  Run alike = { run.start, 0, run.bytes };

  for (guint i = 0; i < run.n; i++)
    {
      entries[run.start + i].key = take_key (self, &entries[run.start + i], run.bytes);
      if (i % OFTEN == OFTEN - 1 && !goes_on (self, 0))
        return FALSE;
    }
  if (!sort_keys (self, entries + run.start, run.n))
    return FALSE;
  for (guint i = run.start; i < run.start + run.n; i++)
    {
      if (entries[i].key != entries[alike.start].key)
        {
          leave (self, entries, alike);
          alike = (Run) { i, 0, run.bytes };
        }
      alike.n++;
    }
  leave (self, entries, alike);
  return TRUE;
}

static gboolean
sort_texts (Sorting *self, GArray *entries)
{
  Run all = { 0, entries->len, FALSE };

  if (entries->len > 0)
    g_array_append_val (self->runs, all);
  while (self->runs->len > 0)
    {
      Run run = g_array_index (self->runs, Run, self->runs->len - 1);

      g_array_set_size (self->runs, self->runs->len - 1);
      if (!goes_on (self, 0) || !sort_run (self, (Entry *) (gpointer) entries->data, run))
        return FALSE;
    }
  return TRUE;
}

/* ---- Kinds ---- */

/* In this order whatever the direction: numbers (of a column of numbers), texts, and what is
 * missing. */
typedef struct
{
  GArray *numbers, *texts, *missing; /* Entry */
} Kinds;

/* IEEE 754 as an unsigned number in the same order. */
static guint64
key_of_number (double number)
{
  union
  {
    double  number;
    guint64 bits;
  } both = { .number = number == 0 ? 0 : number };

  return both.bits >> 63 ? ~both.bits : both.bits | G_GUINT64_CONSTANT (1) << 63;
}

static gboolean
gather (Sorting *self, const Kinds *kinds, const guint32 *rows, guint n)
{
  gboolean numbers = buju_table_order_is_number (self->table, (guint) self->field);

  for (guint i = 0; i < n; i++)
    {
      Entry entry = { 0, rows[i], 0 };
      const char *text = get_text (self, &entry);
      double number = numbers ? buju_table_get_number (self->table, rows[i], self->field) : NAN;

      entry.key = isnan (number) ? 0 : self->flip ^ key_of_number (number);
      g_array_append_val (text == NULL
                          || *text == '\0' ? kinds->missing : isnan (number) ? kinds->texts
                          : kinds->numbers,
                          entry);
      if (i % OFTEN == 0 && !goes_on (self, numbers ? OFTEN / 2 : 0))
        return FALSE;
    }
  return TRUE;
}

static guint32 *
put_rows (guint32 *rows, const GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    *rows++ = g_array_index (entries, Entry, i).row;
  return rows;
}

/**
 * buju_table_sort:
 * @table: a table
 * @field: one of its columns
 * @descending: whether what is most comes first
 * @rows: (inout): rows of the table
 * @n: their number
 * @progress: (nullable): goes from @from to %BUJU_TABLE_PROGRESS_FULL
 * @from: where the progress is
 * @cancellable: (nullable): looked at every few thousand rows
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Equal rows stay as they stand, whatever the direction, and what is missing comes last.
 *
 * Returns: %FALSE when cancelled; @rows are then as they were
 */
gboolean
buju_table_sort (BujuTable *table, int field, gboolean descending, guint32 *rows, guint n,
                 int *progress, int from,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (BujuCollator) collator = buju_collator_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  const Kinds kinds = { numbers, texts, missing };
  Sorting sorting = { table, field, descending ? ~G_GUINT64_CONSTANT (0) : 0, collator, NULL, runs,
                      progress, from, 0, n,
                      cancellable };
  gboolean good = gather (&sorting, &kinds, rows, n);

  sorting.spare = good ? g_new (Entry, MAX (MAX (numbers->len, texts->len), 1)) : NULL;
  good = good && sort_keys (&sorting, (Entry *) (gpointer) numbers->data, numbers->len)
         && sort_texts (&sorting, texts);
  if (good)
    put_rows (put_rows (put_rows (rows, numbers), texts), missing);
  if (good && progress != NULL)
    g_atomic_int_set (progress, BUJU_TABLE_PROGRESS_FULL);
  g_free (sorting.spare);
  return good || !g_cancellable_set_error_if_cancelled (cancellable, error);
}
