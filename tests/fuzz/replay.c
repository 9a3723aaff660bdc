/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A fuzz target without a fuzzer: every input of a folder once, and some made from it by chance
 * that is the same in each run. $1: the folder, $2: how many of each. */

#include "fuzz.h"

static void
replay_damaged (const guint8 *bytes, gsize size, guint n_rounds, GRand *rand)
{
  for (guint round = 0; round < n_rounds; round++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      gint32 n_hits = g_rand_int_range (rand, 1, 8);

      for (gint32 i = 0; i < n_hits; i++)
        copy[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      LLVMFuzzerTestOneInput (copy, round % 4 == 0 ? size * round / n_rounds : size);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1998);
  g_autoptr (GDir) dir = argc == 3 ? g_dir_open (argv[1], 0, NULL) : NULL;
  guint n_rounds = argc == 3 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 0;
  const char *name;
  guint n_inputs = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      LLVMFuzzerTestOneInput ((const guint8 *) bytes, size);
      if (size > 0)
        replay_damaged ((const guint8 *) bytes, size, n_rounds, rand);
      n_inputs++;
    }
  g_assert_cmpuint (n_inputs, >, 0);

  return 0;
}
