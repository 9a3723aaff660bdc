/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-complete.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/buju-cli-private.h"

/* What may stand in a place. @command: NULL for any; the first row that fits counts. @option: long
 * name, or NULL for what is no option. @values: words, or a line for the shell. */
typedef struct
{
  const char *command;
  const char *option;
  const char *values;
} Place;

static const Place places[] = {
  { "figure", "lang", "zh en both pages" },
  { "compare", "lang", "zh en both pages" },
  { NULL, "lang", "zh en both" },
  { NULL, "page", "A4 A3 A2 A1 A0 A5 slide 4:3 column column2" },
  { NULL, "by", "layout component district industry park" },
  { NULL, "format", "pdf png svg" },
  { NULL, "dpi", "150 200 300 600" },
  { NULL, "overlay-crs", "EPSG:4326 EPSG:4490 EPSG:4549" },
  { NULL, "overlay-datum", "gcj02 bd09 none" },
  { NULL, "overlay-encoding", "UTF-8 GB18030" },
  { NULL, "plan", ":ids plans" },
  { NULL, "industry", ":ids industries" },
  { NULL, "compare", ":ids layouts" },
  { NULL, "output", ":files" },
  { NULL, "figure", ":files pdf png svg" },
  { NULL, "overlay", ":files" },
  { "list", NULL, "plans layouts components places parks industries indicators conflicts" },
  { "profile", NULL, ":ids plans layouts components places industries conflicts" },
  { "compare", NULL, ":ids layouts" },
  { "figure", NULL, ":ids layouts\n:files buju" },
  { "check", NULL, ":files buju" },
  { "info", NULL, ":files" },
  { "draw", NULL, ":files shp" },
};

/**
 * buju_cli_complete_add:
 * @text: gets the line
 * @start: what has been typed of the word
 * @word: what it may become
 * @description: (nullable): what that is
 *
 * Adds a candidate, unless it begins otherwise.
 */
void
buju_cli_complete_add (GString *text, const char *start, const char *word, const char *description)
{
  if (g_str_has_prefix (word, start))
    g_string_append_printf (text, "%s\t%s\n", word, description != NULL ? description : "");
}

static const char *
find_values (const char *command, const char *option)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (places[i].option, option) == 0
          && (places[i].command == NULL || g_str_equal (places[i].command, command)))
        return places[i].values;
    }
  return NULL;
}

/* @before: what stands before the value in the same word, as "--lang=". */
static void
add_values (GString *text, const char *before, const char *start, const char *values)
{
  g_auto (GStrv) words = g_strsplit (values != NULL && *values != ':' ? values : "", " ", -1);

  if (values != NULL && *values == ':')
    g_string_append_printf (text, "%s\n", values);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (before, words[i], NULL);

      if (g_str_has_prefix (words[i], start))
        buju_cli_complete_add (text, "", word, NULL);
    }
}

/* The option that @word is and that waits for a value; NULL when it waits for none. */
static const GOptionEntry *
find_waiting (const GOptionEntry *entries, const char *word)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      if (entry->arg == G_OPTION_ARG_NONE)
        continue;
      if (g_str_has_prefix (word, "--") && g_str_equal (word + 2, entry->long_name))
        return entry;
      if (word[0] == '-' && word[1] != '\0' && word[1] == entry->short_name && word[2] == '\0')
        return entry;
    }
  return NULL;
}

static void
add_options (GString *text, const char *start, const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      g_autofree char *word = g_strconcat ("--", entry->long_name, NULL);

      buju_cli_complete_add (text, start, word, _(entry->description));
    }
  buju_cli_complete_add (text, start, "--help", _("Print this help"));
}

/* "--lang=z": the value in the same word. */
static gboolean
add_joined (GString *text, const char *command, const char *word, const GOptionEntry *entries)
{
  const char *sign = g_str_has_prefix (word, "--") ? strchr (word, '=') : NULL;
  g_autofree char *option = sign != NULL ? g_strndup (word, (gsize) (sign - word)) : NULL;
  g_autofree char *before = sign != NULL ? g_strndup (word, (gsize) (sign - word) + 1) : NULL;
  const GOptionEntry *entry = option != NULL ? find_waiting (entries, option) : NULL;

  if (entry != NULL)
    add_values (text, before, sign + 1, find_values (command, entry->long_name));
  return sign != NULL;
}

/**
 * buju_cli_complete_words:
 * @command: the command's name
 * @entries: its options
 * @words: (array zero-terminated=1): what follows it, the word at the cursor last
 *
 * Prints what the last word may become, in the form that the header describes.
 *
 * Returns: the exit code
 */
int
buju_cli_complete_words (const char *command, const GOptionEntry *entries, char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (words);
  const char *start = n > 0 ? words[n - 1] : "";
  const GOptionEntry *waiting = n > 1 ? find_waiting (entries, words[n - 2]) : NULL;

  if (waiting != NULL)
    add_values (text, "", start, find_values (command, waiting->long_name));
  else if (!add_joined (text, command, start, entries) && *start == '-')
    add_options (text, start, entries);
  else if (*start != '-')
    add_values (text, "", start, find_values (command, NULL));
  return buju_cli_print (text->str);
}
