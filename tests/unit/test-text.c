/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-text.h"

static void
test_language (void)
{
  static const BujuLanguage all[] = { BUJU_LANGUAGE_ZH, BUJU_LANGUAGE_EN, BUJU_LANGUAGE_BOTH };
  BujuLanguage language;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_true (buju_language_parse (buju_language_to_string (all[i]), &language));
      g_assert_cmpint (language, ==, all[i]);
    }

  language = BUJU_LANGUAGE_EN;
  g_assert_false (buju_language_parse ("fr", &language));
  g_assert_false (buju_language_parse ("ZH", &language));
  g_assert_false (buju_language_parse ("", &language));
  g_assert_false (buju_language_parse (NULL, &language));
  g_assert_cmpint (language, ==, BUJU_LANGUAGE_EN);
}

static void
test_sides (void)
{
  const BujuText full = { "极", "pole" };
  const BujuText half = { "极", NULL };
  const BujuText blank = { "", NULL };

  g_assert_cmpstr (buju_text_get (&full, BUJU_LANGUAGE_ZH), ==, "极");
  g_assert_cmpstr (buju_text_get (&full, BUJU_LANGUAGE_EN), ==, "pole");
  g_assert_cmpstr (buju_text_get (&full, BUJU_LANGUAGE_BOTH), ==, "极");
  g_assert_cmpstr (buju_text_get (&half, BUJU_LANGUAGE_EN), ==, "极");
  g_assert_cmpstr (buju_text_get (&blank, BUJU_LANGUAGE_EN), ==, "");

  g_assert_false (buju_text_is_empty (&full));
  g_assert_false (buju_text_is_empty (&half));
  g_assert_true (buju_text_is_empty (&blank));
  g_assert_true (buju_text_is_empty (NULL));
}

static void
check_dup (const BujuText *text, BujuLanguage language, const char *expected)
{
  g_autofree char *joined = buju_text_dup (text, language, "\n");

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_dup (void)
{
  const BujuText full = { "极", "pole" };
  const BujuText half = { NULL, "pole" };
  const BujuText same = { "6G", "6G" };

  check_dup (&full, BUJU_LANGUAGE_ZH, "极");
  check_dup (&full, BUJU_LANGUAGE_EN, "pole");
  check_dup (&full, BUJU_LANGUAGE_BOTH, "极\npole");
  check_dup (&half, BUJU_LANGUAGE_BOTH, "pole");
  check_dup (&same, BUJU_LANGUAGE_BOTH, "6G");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/language", test_language);
  g_test_add_func ("/text/sides", test_sides);
  g_test_add_func ("/text/dup", test_dup);

  return g_test_run ();
}
