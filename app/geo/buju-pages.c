/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-pages.h"

#include <sys/mman.h>

#ifndef MAP_POPULATE
#define MAP_POPULATE 0
#endif

/**
 * buju_pages_new:
 * @size: bytes; not 0
 *
 * Returns: (transfer full) (nullable): so many zeros; buju_pages_free()
 */
gpointer
buju_pages_new (gsize size)
{
  gpointer memory;

  g_return_val_if_fail (size > 0, NULL);

  memory = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1,
                 0);

  return memory != MAP_FAILED ? memory : NULL;
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
    munmap (memory, size);
}
