/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-pages.h"

#include <sys/mman.h>

#define LARGE_PAGE ((gsize) 2 << 20)

/* What is really taken. Where more than an eighth would lie idle small pages are better. */
static gsize
get_taken (gsize size)
{
  gsize whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;

  return whole - size > size / 8 ? size : whole;
}

static gpointer
map (gsize size)
{
  gpointer memory = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return memory != MAP_FAILED ? memory : NULL;
}

/* Begins where a large page does: what lies before and behind goes back. */
static gpointer
map_aligned (gsize size)
{
  guint8 *start = map (size + LARGE_PAGE);
  gsize before;

  if (start == NULL)
    return NULL;
  before = (LARGE_PAGE - (gsize) start % LARGE_PAGE) % LARGE_PAGE;
  if (before > 0)
    munmap (start, before);
  munmap (start + before + size, LARGE_PAGE - before);
#ifdef MADV_HUGEPAGE
  /* A hint: where it is not taken the pages are small. */
  madvise (start + before, size, MADV_HUGEPAGE);
#endif
  return start + before;
}

/**
 * buju_pages_new:
 * @size: bytes; not 0
 *
 * Returns: (transfer full) (nullable): so many zeros; buju_pages_free()
 */
gpointer
buju_pages_new (gsize size)
{
  gsize taken = get_taken (size);

  g_return_val_if_fail (size > 0 && size < G_MAXSSIZE - LARGE_PAGE, NULL);

  return taken % LARGE_PAGE == 0 ? map_aligned (taken) : map (taken);
}

/**
 * buju_pages_free:
 * @memory: (transfer full) (nullable): from buju_pages_new()
 * @size: as it was asked for
 */
void
buju_pages_free (gpointer memory, gsize size)
{
  if (memory != NULL)
    munmap (memory, get_taken (size));
}
