/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-installation.h"

#include <string.h>

/* Where programs lie in the tree. */
static const char * const program_folders[] = { BUJU_BIN_DIR, BUJU_LIBEXEC_DIR };

/* What follows the prefix in @path, with its slash; NULL when @path lies elsewhere. */
static const char *
below_prefix (const char *path)
{
  gsize length = strlen (BUJU_PREFIX);

  if (!g_str_has_prefix (path, BUJU_PREFIX))
    return NULL;
  if (length > 0 && BUJU_PREFIX[length - 1] == '/')
    length--;
  return path[length] == '/' ? path + length : NULL;
}

/**
 * buju_installation_path_from:
 * @folder: where a program lies, without links
 * @configured: where something was configured to be
 *
 * Returns: (transfer full) (nullable): where it is in the tree that @folder is of; %NULL when
 *   @folder is not where the tree keeps programs, or the tree does not hold @configured
 */
char *
buju_installation_path_from (const char *folder, const char *configured)
{
  const char *rest = below_prefix (configured);

  g_return_val_if_fail (folder != NULL, NULL);

  for (guint i = 0; rest != NULL && i < G_N_ELEMENTS (program_folders); i++)
    {
      const char *tail = below_prefix (program_folders[i]);

      if (tail != NULL && g_str_has_suffix (folder, tail))
        {
          g_autofree char *root = g_strndup (folder, strlen (folder) - strlen (tail));

          return g_strconcat (root, rest, NULL);
        }
    }
  return NULL;
}

/* In the tree of the running program; NULL when that is of none, or the file is not there. */
static char *
dup_own_path (const char *configured)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *path = folder != NULL ? buju_installation_path_from (folder, configured) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/**
 * buju_installation_dup_path:
 * @configured: an absolute path below the prefix
 *
 * Returns: (transfer full): where it is now: in the tree that the running program is of, if it
 *   is there, else @configured
 */
char *
buju_installation_dup_path (const char *configured)
{
  char *own = dup_own_path (configured);

  return own != NULL ? own : g_strdup (configured);
}

/**
 * buju_installation_share_data:
 *
 * Puts the tree's own shared data first in XDG_DATA_DIRS, unless the program runs from a build
 * folder. First, because the settings of another version elsewhere may lack keys of this one.
 */
void
buju_installation_share_data (void)
{
  g_autofree char *own = dup_own_path (BUJU_SHARE_DIR);
  const char *given = g_getenv ("XDG_DATA_DIRS");
  const char *dirs = given != NULL && *given != '\0' ? given : "/usr/local/share:/usr/share";
  g_auto (GStrv) list = g_strsplit (dirs, ":", -1);
  g_autofree char *joined = g_strjoin (":", own != NULL ? own : "", dirs, NULL);

  if (own != NULL && g_strcmp0 (list[0], own) != 0)
    g_setenv ("XDG_DATA_DIRS", joined, TRUE);
}
