/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli.h"
#ifdef BUJU_HAVE_UI
#include "buju-application.h"
#endif

#include <glib/gi18n.h>
#include <locale.h>

/* Uninstalled, the catalogues lie in the build folder: BUJU_LOCALE_DIR in the environment says where. */
static void
init_locale (void)
{
  const char *folder = g_getenv ("BUJU_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : BUJU_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

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

  init_locale ();

  status = buju_cli_run (argc, argv);
  return status >= 0 ? status : run_window (argc, argv);
}
