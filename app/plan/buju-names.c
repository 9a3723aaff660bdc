/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-names.h"

/**
 * buju_names_find:
 * @names: (array zero-terminated=1): names
 * @name: (nullable): the one that was read
 *
 * Returns: where @name stands among @names; -1 when it is none of them
 */
int
buju_names_find (const char * const *names, const char *name)
{
  g_return_val_if_fail (names != NULL, -1);

  for (int i = 0; name != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return -1;
}
