/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-debug.h"

#define VARIABLE   "BUJU_DEBUG"
#define SEPARATORS ", ;:"

/* In English: they are for those who look into the program. */
static const struct
{
  const char *name;
  const char *what;
} categories[] = {
  { BUJU_DEBUG_FRAMES, "show the times of frames over the map" },
  { BUJU_DEBUG_MESSAGES, "say on stderr what the program does (G_MESSAGES_DEBUG=Buju)" },
};

static gboolean
is_known (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      if (g_ascii_strcasecmp (word, categories[i].name) == 0)
        return TRUE;
    }
  return *word == '\0' || g_ascii_strcasecmp (word, "all") == 0;
}

/**
 * buju_debug_is_on:
 * @category: BUJU_DEBUG_FRAMES or another of its kind
 *
 * Returns: whether the environment variable BUJU_DEBUG names it, or "all"
 */
gboolean
buju_debug_is_on (const char *category)
{
  const char *value = g_getenv (VARIABLE);
  g_auto (GStrv) words = g_strsplit_set (value != NULL ? value : "", SEPARATORS, -1);

  g_return_val_if_fail (category != NULL, FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (words[i], category) == 0 || g_ascii_strcasecmp (words[i], "all") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
list_categories (void)
{
  g_printerr ("buju: " VARIABLE " takes these words, separated by commas:\n");
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    g_printerr ("  %-10s %s\n", categories[i].name, categories[i].what);
  g_printerr ("  %-10s %s\n", "all", "all of these");
}

/**
 * buju_debug_init:
 *
 * Sets G_MESSAGES_DEBUG when messages are asked for and it is not set; tells of words that mean
 * nothing, by listing those that do.
 */
void
buju_debug_init (void)
{
  const char *value = g_getenv (VARIABLE);
  g_auto (GStrv) words = g_strsplit_set (value != NULL ? value : "", SEPARATORS, -1);
  gboolean known = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    known = known && is_known (words[i]);
  if (!known)
    list_categories ();
  if (buju_debug_is_on (BUJU_DEBUG_MESSAGES))
    g_setenv ("G_MESSAGES_DEBUG", "Buju", FALSE);
}
