/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The program that people start. It draws sound shapefiles itself; everything else, the window
 * first of all, is done by the whole program, in whose place it puts itself. Loading what the whole
 * program needs takes longer than drawing a map. */

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/buju-cli-draw.h"
#include "cli/buju-locale.h"
#include "geo/buju-installation.h"

#define HAND_OVER -1

static int
hand_over_cb (BujuCliDrawJob *job)
{
  return HAND_OVER;
}

/* Before it is installed the whole program lies beside this one. */
static char *
find_whole (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, BUJU_WHOLE_PROGRAM, NULL)
                            : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return buju_installation_dup_path (BUJU_LIBEXEC_DIR G_DIR_SEPARATOR_S BUJU_WHOLE_PROGRAM);
}

static int
become_whole (char **argv)
{
  g_autofree char *path = find_whole ();

  execv (path, argv);
  fprintf (stderr, "buju: %s: %s\n", path, g_strerror (errno));
  return 127;
}

int
main (int argc, char **argv)
{
  int status = HAND_OVER;

  if (argc > 1 && strcmp (argv[1], "draw") == 0)
    {
      /* Parsing takes options out of the list; who takes over wants them all. */
      g_autofree char **copy = g_memdup2 (argv, sizeof *argv * ((gsize) argc + 1));

      buju_locale_init ();
      g_set_prgname ("buju");
      status = buju_cli_draw_with (argc - 1, copy + 1, hand_over_cb);
    }
  return status != HAND_OVER ? status : become_whole (argv);
}
