/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <stdarg.h>
#include <string.h>

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

static GBytes *
ask (const char *tool, va_list arguments)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *argument;
  GBytes *out = NULL;

  if (program == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", tool);

      g_test_skip (message);
      return NULL;
    }
  g_ptr_array_add (argv, program);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char * const *) argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);

  return out;
}

GBytes *
cli_ask_bytes (const char *tool, ...)
{
  GBytes *bytes;
  va_list arguments;

  va_start (arguments, tool);
  bytes = ask (tool, arguments);
  va_end (arguments);

  return bytes;
}

char *
cli_ask (const char *tool, ...)
{
  g_autoptr (GBytes) bytes = NULL;
  va_list arguments;

  va_start (arguments, tool);
  bytes = ask (tool, arguments);
  va_end (arguments);

  return bytes != NULL ? dup_bytes (bytes) : NULL;
}

char *
cli_squeeze (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (result, *p);

  return g_string_free (result, FALSE);
}

char *
cli_read_text (const char *pdf)
{
  g_autofree char *text = cli_ask ("pdftotext", pdf, "-", NULL);

  return text != NULL ? cli_squeeze (text) : NULL;
}

void
cli_expect (const char *squeezed, const char *text, gboolean there)
{
  g_autofree char *wanted = cli_squeeze (text);

  if ((strstr (squeezed, wanted) != NULL) != there)
    g_error ("“%s” %s in the figure", text, there ? "is not" : "is");
}

void
cli_expect_same (const char *one_path, const char *other_path)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize n_one, n_other;

  g_assert_true (g_file_get_contents (one_path, &one, &n_one, NULL));
  g_assert_true (g_file_get_contents (other_path, &other, &n_other, NULL));
  g_assert_cmpmem (one, n_one, other, n_other);
}

void
cli_folder_set_up (Folder *self, gconstpointer data)
{
  self->path = g_dir_make_tmp ("buju 图 XXXXXX", NULL);
  g_assert_nonnull (self->path);
}

void
cli_folder_tear_down (Folder *self, gconstpointer data)
{
  g_assert_cmpuint (folder_count (self, ".tmp"), ==, 0);
  folder_tear_down (self, data);
}

void
cli_figure_set_up (CliFigure *self, gconstpointer data)
{
  cli_folder_set_up (&self->folder, data);
  self->path = folder_path (&self->folder, "图 1.pdf");
}

void
cli_figure_tear_down (CliFigure *self, gconstpointer data)
{
  cli_folder_tear_down (&self->folder, data);
  g_free (self->path);
}
