/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-debug.h"

static void
test_words (void)
{
  const struct { const char *value; gboolean frames, messages; } cases[] = {
    { NULL, FALSE, FALSE },
    { "", FALSE, FALSE },
    { "frames", TRUE, FALSE },
    { "messages, Frames", TRUE, TRUE },
    { "frame", FALSE, FALSE },
    { "all", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].value != NULL)
        g_setenv ("BUJU_DEBUG", cases[i].value, TRUE);
      else
        g_unsetenv ("BUJU_DEBUG");
      g_assert_cmpint (buju_debug_is_on (BUJU_DEBUG_FRAMES), ==, cases[i].frames);
      g_assert_cmpint (buju_debug_is_on (BUJU_DEBUG_MESSAGES), ==, cases[i].messages);
    }
}

/* What somebody set for the log stays; otherwise the program's own domain is let through. */
static void
test_messages (void)
{
  g_setenv ("BUJU_DEBUG", "messages", TRUE);
  g_unsetenv ("G_MESSAGES_DEBUG");
  buju_debug_init ();
  g_assert_cmpstr (g_getenv ("G_MESSAGES_DEBUG"), ==, "Buju");

  g_setenv ("G_MESSAGES_DEBUG", "GLib", TRUE);
  buju_debug_init ();
  g_assert_cmpstr (g_getenv ("G_MESSAGES_DEBUG"), ==, "GLib");
}

static void
test_unknown (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("BUJU_DEBUG", "help", TRUE);
      buju_debug_init ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*BUJU_DEBUG*frames*messages*all*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/debug/words", test_words);
  g_test_add_func ("/debug/messages", test_messages);
  g_test_add_func ("/debug/unknown", test_unknown);

  return g_test_run ();
}
