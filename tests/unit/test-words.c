/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-content.h"
#include "plan/buju-words.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Loads a table written as @json. */
static BujuWords *
load (const char *json, GError **error)
{
  g_autofree char *file = NULL;
  int fd = g_file_open_tmp ("buju-words-XXXXXX.json", &file, NULL);
  BujuWords *words;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (file, json, -1, NULL));
  words = buju_words_load (file, error);
  g_assert_cmpint (g_unlink (file), ==, 0);

  return words;
}

static void
test_get (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuWords) words = load ("{\"words\": {\"a\": {\"zh\": \"甲\", \"en\": \"A\"}}}",
                                      &error);
  BujuText text;

  g_assert_no_error (error);
  g_assert_true (buju_words_has (words, "a"));
  g_assert_false (buju_words_has (words, "b"));
  text = buju_words_get (words, "a");
  g_assert_cmpstr (text.zh, ==, "甲");
  g_assert_cmpstr (text.en, ==, "A");

  g_test_expect_message ("Buju", G_LOG_LEVEL_WARNING, "*“b”*");
  text = buju_words_get (words, "b");
  g_test_assert_expected_messages ();
  g_assert_cmpstr (text.zh, ==, "b");
  g_assert_cmpstr (text.en, ==, "b");
}

/* Each language puts the parts in its own order, and a value may look like a name in braces. */
static void
test_fill (void)
{
  g_autoptr (BujuWords) words = load ("{\"words\": {\"of\": {\"zh\": \"{whole}的{part}，{whole}\","
                                      " \"en\": \"{part} of {whole}\"}}}", NULL);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  const BujuWordsValue values[] = {
    { "part", { "轴", "axis" } }, { "whole", { "带", "{belt}" } }, { NULL }
  };
  BujuText text = buju_words_fill (words, strings, "of", values);

  g_assert_cmpstr (text.zh, ==, "带的轴，带");
  g_assert_cmpstr (text.en, ==, "axis of {belt}");
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *json;
    int         code;
    const char *said;
  } cases[] = {
    { "", BUJU_PLAN_ERROR_SYNTAX, ".json" },
    { "[]", BUJU_PLAN_ERROR_SYNTAX, "words" },
    { "{\"words\": 1}", BUJU_PLAN_ERROR_SYNTAX, "words" },
    { "{\"words\": {\"a\": \"A\"}}", BUJU_PLAN_ERROR_BAD_VALUE, "$.words.a" },
    { "{\"words\": {\"a\": {\"zh\": \"甲\"}}}", BUJU_PLAN_ERROR_BAD_VALUE, "$.words.a" },
    { "{\"words\": {\"a\": {\"zh\": \"甲\", \"en\": 1}}}", BUJU_PLAN_ERROR_BAD_VALUE, "$.words.a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (cases[i].json, &error));
      g_assert_error (error, BUJU_PLAN_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_words_load ("/nowhere/words.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* The names in braces of one side. */
static GPtrArray *
find_names (const char *side)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *open, *close;

  while ((open = strchr (side, '{')) != NULL)
    {
      close = strchr (open, '}');
      g_assert_nonnull (close);
      g_ptr_array_add (names, g_strndup (open, (gsize) (close - open)));
      side = close;
    }

  return names;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* A name that only one language has would drop a figure from the other. */
static void
check_names (const char *key, const char *zh, const char *en)
{
  g_autoptr (GPtrArray) one = find_names (zh);
  g_autoptr (GPtrArray) other = find_names (en);

  g_ptr_array_sort (one, compare_names);
  g_ptr_array_sort (other, compare_names);
  if (one->len != other->len)
    g_error ("words.json: %s: the languages differ in what is filled in", key);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (other, i));
}

static void
test_shipped (void)
{
  g_autofree char *file = g_build_filename (g_getenv ("BUJU_DATA_DIR"), "words.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuWords) words = buju_words_load (file, &error);
  g_autoptr (GList) keys = NULL;
  JsonObject *object;

  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (parser, file, NULL));
  object = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                          "words");
  keys = json_object_get_members (object);
  g_assert_nonnull (keys);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      BujuText text = buju_words_get (words, l->data);

      g_assert_cmpstr (text.zh, !=, "");
      g_assert_cmpstr (text.en, !=, "");
      check_names (l->data, text.zh, text.en);
      if (l->next != NULL)
        g_assert_cmpstr (l->data, <, l->next->data);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/get", test_get);
  g_test_add_func ("/words/fill", test_fill);
  g_test_add_func ("/words/mistakes", test_mistakes);
  g_test_add_func ("/words/missing", test_missing);
  g_test_add_func ("/words/shipped", test_shipped);

  return g_test_run ();
}
