/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-installation.h"

#include <string.h>

static char *
join (const char *root, const char *configured)
{
  return g_strconcat (root, configured + strlen (BUJU_PREFIX), NULL);
}

/* From either program, wherever the tree was moved to. */
static void
test_moved (void)
{
  const char *roots[] = { "/opt/somewhere else", "/srv/张/buju", "" };
  const char *programs[] = { BUJU_BIN_DIR, BUJU_LIBEXEC_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (programs); j++)
        {
          g_autofree char *folder = join (roots[i], programs[j]);
          g_autofree char *wanted = join (roots[i], BUJU_RESOURCES_DIR);
          g_autofree char *found = buju_installation_path_from (folder, BUJU_RESOURCES_DIR);

          g_assert_cmpstr (found, ==, wanted);
        }
    }
}

/* A build folder is no tree; what lies outside the prefix stays where it is; likenesses do not
 * count. */
static void
test_elsewhere (void)
{
  g_assert_null (buju_installation_path_from ("/srv/a/buju/_build/ui", BUJU_RESOURCES_DIR));
  g_assert_null (buju_installation_path_from ("/srv/a/cabin", BUJU_RESOURCES_DIR));
  g_assert_null (buju_installation_path_from (BUJU_BIN_DIR, "/somewhere/else"));
  g_assert_null (buju_installation_path_from (BUJU_BIN_DIR, BUJU_PREFIX "-other/share"));
}

static void
test_uninstalled (void)
{
  g_autofree char *path = buju_installation_dup_path (BUJU_RESOURCES_DIR);

  g_assert_cmpstr (path, ==, BUJU_RESOURCES_DIR);
}

/* From a build folder nothing is shared; tests/cli/check-install looks at a tree. */
static void
test_share_data (void)
{
  g_setenv ("XDG_DATA_DIRS", "/nowhere", TRUE);
  buju_installation_share_data ();
  g_assert_cmpstr (g_getenv ("XDG_DATA_DIRS"), ==, "/nowhere");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/installation/moved", test_moved);
  g_test_add_func ("/installation/elsewhere", test_elsewhere);
  g_test_add_func ("/installation/uninstalled", test_uninstalled);
  g_test_add_func ("/installation/share-data", test_share_data);

  return g_test_run ();
}
