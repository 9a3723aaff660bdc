/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

/**
 * buju_locale_init:
 *
 * Takes the locale from the environment and binds the catalogues. Uninstalled, they lie in the build folder:
 * BUJU_LOCALE_DIR in the environment says where. Once, first of all.
 */
void
buju_locale_init (void)
{
  const char *folder = g_getenv ("BUJU_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : BUJU_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
