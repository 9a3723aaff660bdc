/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-file-name.h"

/**
 * buju_file_name_new:
 * @title: what the file holds, as people wrote it
 * @suffix: to end with, with its dot
 *
 * Returns: (transfer full): a name that every file system takes
 */
char *
buju_file_name_new (const char *title, const char *suffix)
{
  g_return_val_if_fail (title != NULL && suffix != NULL, NULL);

  return g_strdelimit (g_strconcat (title, suffix, NULL), "/\\:*?\"<>|", '-');
}

/**
 * buju_file_name_with_suffix:
 * @file: as it was chosen
 * @suffix: in lower case, with its dot
 *
 * Adds @suffix unless the name ends with it in any case.
 *
 * Returns: (transfer full): the file to write
 */
GFile *
buju_file_name_with_suffix (GFile *file, const char *suffix)
{
  g_autofree char  *name = NULL;
  g_autofree char  *lower = NULL;
  g_autofree char  *full = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  name = g_file_get_basename (file);
  lower = g_ascii_strdown (name, -1);
  folder = g_file_get_parent (file);
  if (g_str_has_suffix (lower, suffix) || folder == NULL)
    return g_object_ref (file);
  full = g_strconcat (name, suffix, NULL);
  return g_file_get_child (folder, full);
}
