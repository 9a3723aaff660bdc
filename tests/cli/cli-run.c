/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <stdarg.h>

static char *
dup_bytes (GBytes *bytes)
{
  gsize length = g_bytes_get_size (bytes);

  return length > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), length) : g_strdup ("");
}

void
cli_run_argv (CliRun *self, const char *locale, const char * const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;

  /* The commands promise to need no display; so none is given. */
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);

  g_ptr_array_add (argv, (gpointer) g_getenv ("BUJU_PROGRAM"));
  g_assert_nonnull (g_ptr_array_index (argv, 0));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  self->status = g_subprocess_get_exit_status (process);
  self->out = dup_bytes (out);
  self->err = dup_bytes (err);
}

void
cli_run (CliRun *self, const char *locale, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  const char *argument;
  va_list list;

  va_start (list, locale);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  cli_run_argv (self, locale, (const char * const *) arguments->pdata);
}

void
cli_run_clear (CliRun *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

JsonNode *
cli_run_json (const CliRun *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  g_assert_true (g_utf8_validate (self->out, -1, NULL));
  root = json_from_string (self->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (root);

  return root;
}

JsonNode *
cli_need (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    g_error ("the member “%s” is missing", member);

  return node;
}

const char *
cli_need_string (JsonObject *object, const char *member)
{
  JsonNode *node = cli_need (object, member);

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    g_error ("“%s” is no text", member);

  return json_node_get_string (node);
}

JsonArray *
cli_need_array (JsonObject *object, const char *member)
{
  JsonNode *node = cli_need (object, member);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    g_error ("“%s” is no list", member);

  return json_node_get_array (node);
}

void
cli_need_text (JsonObject *object, const char *member)
{
  JsonNode *node = cli_need (object, member);
  JsonObject *sides;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    g_error ("“%s” is no object", member);

  sides = json_node_get_object (node);
  g_assert_cmpstr (cli_need_string (sides, "zh"), !=, "");
  g_assert_cmpstr (cli_need_string (sides, "en"), !=, "");
}
