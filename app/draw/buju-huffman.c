/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-huffman.h"

#include <stdlib.h>
#include <string.h>

#define MOST BUJU_HUFFMAN_MOST_SYMBOLS
#define LONGEST BUJU_HUFFMAN_LONGEST
#define SYMBOL_BITS 9

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/* Frequency above symbol, rarest first. Returns how many symbols occur. */
static guint
sort_symbols (const guint32 *frequencies, guint n_symbols, guint64 *keys)
{
  guint n = 0;

  for (guint i = 0; i < n_symbols; i++)
    if (frequencies[i] > 0)
      keys[n++] = (guint64) frequencies[i] << SYMBOL_BITS | i;
  qsort (keys, n, sizeof *keys, compare_keys);
  return n;
}

/* Turns sorted weights into lengths of codes, longest first. The same array holds weights, then
 * parents, then depths. */
static void
find_lengths (guint64 *items, int n)
{
  int root = 0, leaf = 2, available = 1, used = 0;
  guint64 depth = 0;

  items[0] += items[1];
  for (int next = 1; next < n - 1; next++)
    {
      if (leaf >= n || items[root] < items[leaf])
        {
          items[next] = items[root];
          items[root++] = (guint64) next;
        }
      else
        items[next] = items[leaf++];
      if (leaf >= n || (root < next && items[root] < items[leaf]))
        {
          items[next] += items[root];
          items[root++] = (guint64) next;
        }
      else
        items[next] += items[leaf++];
    }
  items[n - 2] = 0;
  for (int next = n - 3; next >= 0; next--)
    items[next] = items[items[next]] + 1;
  root = n - 2;
  for (int next = n - 1; available > 0; depth++)
    {
      while (root >= 0 && items[root] == depth)
        {
          used++;
          root--;
        }
      while (available > used)
        {
          items[next--] = depth;
          available--;
        }
      available = 2 * used;
      used = 0;
    }
}

/* How many codes of each length there are, when none may be longer than the limit: the longest are
 * cut, and others made longer until there is room for all. */
static void
count_lengths (const guint64 *lengths, guint n, guint counts[LONGEST + 1])
{
  guint total = 0;

  memset (counts, 0, sizeof *counts * (LONGEST + 1));
  for (guint i = 0; i < n; i++)
    counts[MIN (lengths[i], LONGEST)]++;
  for (guint i = 1; i <= LONGEST; i++)
    total += counts[i] << (LONGEST - i);
  for (; total > 1u << LONGEST; total--)
    {
      guint i = LONGEST - 1;

      counts[LONGEST]--;
      while (counts[i] == 0)
        i--;
      counts[i]--;
      counts[i + 1] += 2;
    }
}

static guint16
reverse (guint code, guint length)
{
  guint reversed = 0;

  for (guint i = 0; i < length; i++)
    reversed |= (code >> i & 1) << (length - 1 - i);
  return (guint16) reversed;
}

static void
assign_codes (BujuHuffman *self, guint n_symbols, const guint counts[LONGEST + 1])
{
  guint next[LONGEST + 2] = { 0 };

  for (guint length = 1; length <= LONGEST; length++)
    next[length + 1] = (next[length] + counts[length]) << 1;
  for (guint i = 0; i < n_symbols; i++)
    if (self->lengths[i] > 0)
      self->codes[i] = reverse (next[self->lengths[i]]++, self->lengths[i]);
}

/**
 * buju_huffman_make:
 * @self: (out caller-allocates): codes
 * @frequencies: (array length=n_symbols): how often each symbol occurs; of at least two not zero
 * @n_symbols: at most %BUJU_HUFFMAN_MOST_SYMBOLS
 */
void
buju_huffman_make (BujuHuffman *self, const guint32 *frequencies, guint n_symbols)
{
  guint64 keys[MOST], lengths[MOST];
  guint counts[LONGEST + 1], n, at = 0;

  g_return_if_fail (n_symbols <= MOST);

  memset (self, 0, sizeof *self);
  n = sort_symbols (frequencies, n_symbols, keys);
  g_return_if_fail (n >= 2);
  for (guint i = 0; i < n; i++)
    lengths[i] = keys[i] >> SYMBOL_BITS;
  find_lengths (lengths, (int) n);
  count_lengths (lengths, n, counts);
  /* The rarest first. */
  for (guint length = LONGEST; length > 0; length--)
    for (guint i = 0; i < counts[length]; i++)
      self->lengths[keys[at++] & ((1 << SYMBOL_BITS) - 1)] = (guint8) length;
  assign_codes (self, n_symbols, counts);
}
