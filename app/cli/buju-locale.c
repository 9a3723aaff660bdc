/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-locale.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "geo/buju-installation.h"

/**
 * buju_locale_init:
 *
 * Takes the locale from the environment and binds the catalogues. Uninstalled, they lie in the
 * build folder: BUJU_LOCALE_DIR in the environment says where. Once, first of all.
 */
void
buju_locale_init (void)
{
  const char *given = g_getenv ("BUJU_LOCALE_DIR");
  g_autofree char *installed = given == NULL ? buju_installation_dup_path (BUJU_LOCALE_DIR) : NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, given != NULL ? given : installed);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
