/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The whole program: commands and the window. */

#include "cli/buju-cli.h"
#include "cli/buju-locale.h"
#include "geo/buju-debug.h"
#include "geo/buju-installation.h"

#include <signal.h>
#ifdef BUJU_HAVE_UI
#include "buju-application.h"
#include "buju-interface-language.h"

#include <stdio.h>
#include <unistd.h>
#endif

#include <glib/gi18n.h>

#ifdef BUJU_HAVE_UI
/* What shells make of a program that ends by a signal. */
#define SIGNALLED 128

static char *
dup_window_libraries (void)
{
  return g_strdup_printf ("%-14s %u.%u.%u\n%-14s %u.%u.%u\n",
                          "GTK", gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (),
                          "libadwaita", adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
}

static int
run_window (int argc, char **argv)
{
  BujuApplication *application;
  int              status;

  buju_interface_language_apply (argv);
  application = buju_application_new ();
  /* Not before its loop is about to run: until then a signal ends it as any program. */
  g_signal_connect (application, "startup", G_CALLBACK (buju_application_watch_signals), NULL);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (buju_application_get_signal (application) != 0)
    status = SIGNALLED + buju_application_get_signal (application);
  g_object_unref (application);
  /* Reading that was cancelled may not have noticed yet: exit() would tear down the libraries that
   * its threads are still using. */
  fflush (NULL);
  _exit (status);
}
#else
static char *
dup_window_libraries (void)
{
  return NULL;
}

static int
run_window (int argc, char **argv)
{
  g_printerr ("%s\n", _("buju: this build has no window; see buju --help"));
  return 2;
}
#endif

int
main (int argc, char **argv)
{
  g_autofree char *libraries = dup_window_libraries ();
  int status;

  /* A file that may grow no further shall be an error message, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
  buju_installation_share_data ();
  buju_debug_init ();
  buju_locale_init ();

  status = buju_cli_run (argc, argv, libraries);
  return status >= 0 ? status : run_window (argc, argv);
}
