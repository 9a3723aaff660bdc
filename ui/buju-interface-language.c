/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-interface-language.h"

#include <errno.h>
#include <gio/gio.h>
#include <locale.h>
#include <unistd.h>

#define KEY "interface-language"

/* As gettext calls them: the catalogue is zh_CN, what is written in the source is English. */
static const char *
find_catalogue (const char *language)
{
  if (g_str_equal (language, "zh"))
    return "zh_CN";
  return g_str_equal (language, "en") ? "en" : NULL;
}

static char *
dup_setting (void)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings)       settings = NULL;

  schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), BUJU_APP_ID,
                                            TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return g_strdup ("system");
  settings = g_settings_new (BUJU_APP_ID);
  return g_settings_get_string (settings, KEY);
}

/**
 * buju_interface_language_apply:
 * @argv: what the program was started with
 *
 * Makes the language of the settings that of all messages; numbers, dates and the encoding stay the
 * desktop's. By the time that the settings can be read, libraries have asked for the language and
 * keep the answer. So the program starts once more, unless the language is the right one already.
 * When that fails, it goes on as it is.
 */
void
buju_interface_language_apply (char **argv)
{
  g_autofree char *setting = dup_setting ();
  const char      *catalogue = find_catalogue (setting);
  g_auto (GStrv)   environment = NULL;

  g_return_if_fail (argv != NULL);

  if (catalogue == NULL || g_strcmp0 (g_getenv ("LANGUAGE"), catalogue) == 0)
    return;
  environment = g_environ_setenv (g_get_environ (), "LANGUAGE", catalogue, TRUE);
  /* In the plain C locale gettext looks for no catalogue at all. */
  if (g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  execve ("/proc/self/exe", argv, environment);
  g_debug ("The language of the interface cannot be set: %s", g_strerror (errno));
}

/**
 * buju_interface_language_get:
 *
 * Returns: the language of the interface's words; English unless it is Chinese
 */
BujuLanguage
buju_interface_language_get (void)
{
  const char * const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL && !g_str_has_prefix (languages[i], "en"); i++)
    if (g_str_has_prefix (languages[i], "zh"))
      return BUJU_LANGUAGE_ZH;
  return BUJU_LANGUAGE_EN;
}
