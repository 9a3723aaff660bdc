/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-pages.h"

#include <string.h>

/* All of it is zero and may be written, whatever the size, and so again. */
static void
test_sizes (void)
{
  static const gsize sizes[] = { 1, 4096, 1 << 20, 2 << 20, (2 << 20) + 1, 7680000, 8 << 20,
                                 (16 << 20) - 1 };

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        guint8 *memory = buju_pages_new (sizes[i]);
        gsize step = MAX (sizes[i] / 1000, 1);

        g_assert_nonnull (memory);
        for (gsize at = 0; at < sizes[i]; at += step)
          g_assert_cmpuint (memory[at], ==, 0);
        memset (memory, 0xab, sizes[i]);
        g_assert_cmpuint (memory[sizes[i] - 1], ==, 0xab);
        buju_pages_free (memory, sizes[i]);
      }
  buju_pages_free (NULL, 0);
}

/* More than there can be is an answer, not the end. */
static void
test_too_much (void)
{
  g_assert_null (buju_pages_new ((gsize) 1 << 60));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/sizes", test_sizes);
  g_test_add_func ("/pages/too-much", test_too_much);

  return g_test_run ();
}
