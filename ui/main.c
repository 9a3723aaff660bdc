/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The whole program: commands and the window. */

#include "cli/buju-cli.h"
#include "cli/buju-locale.h"
#ifdef BUJU_HAVE_UI
#include "buju-application.h"
#endif

#include <glib/gi18n.h>

#ifdef BUJU_HAVE_UI
static int
run_window (int argc, char **argv)
{
  g_autoptr (BujuApplication) application = buju_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
#else
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
  int status;

  buju_locale_init ();

  status = buju_cli_run (argc, argv);
  return status >= 0 ? status : run_window (argc, argv);
}
