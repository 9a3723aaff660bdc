/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-aliases.h"

#include <string.h>

#define HEADER \
  "# Names in tables and the places they mean: name, tab, id of the place (nothing: none of them)\n"

struct _BujuAliases
{
  GTree *places; /* name → id, both owned; sorted, as the file is */
};

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return strcmp (a, b);
}

/**
 * buju_aliases_new:
 *
 * Returns: (transfer full): no aliases
 */
BujuAliases *
buju_aliases_new (void)
{
  BujuAliases *self = g_new0 (BujuAliases, 1);

  self->places = g_tree_new_full (compare_names, NULL, g_free, g_free);

  return self;
}

/**
 * buju_aliases_free:
 * @self: (transfer full): aliases
 */
void
buju_aliases_free (BujuAliases *self)
{
  g_return_if_fail (self != NULL);

  g_tree_unref (self->places);
  g_free (self);
}

/* A tab or a line end would end the name in the file. */
static char *
tidy (const char *name)
{
  return g_strstrip (g_strdelimit (g_strdup (name), "\t\n\r", ' '));
}

/**
 * buju_aliases_set:
 * @self: aliases
 * @name: as a table has it
 * @place: (nullable): id of a place; "" for none; %NULL forgets the name
 */
void
buju_aliases_set (BujuAliases *self,
                  const char  *name,
                  const char  *place)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (place != NULL)
    g_tree_replace (self->places, tidy (name), g_strdup (place));
  else
    {
      g_autofree char *key = tidy (name);

      g_tree_remove (self->places, key);
    }
}

/**
 * buju_aliases_get:
 * @self: aliases
 * @name: as a table has it
 *
 * Returns: (transfer none) (nullable): id of the place that it means, "" for none; %NULL when
 *   nobody said
 */
const char *
buju_aliases_get (const BujuAliases *self,
                  const char        *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  key = tidy (name);

  return g_tree_lookup (self->places, key);
}

static gboolean
read_line (BujuAliases *self,
           const char  *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);

  if (*line == '#' || *line == '\0')
    return TRUE;
  if (g_strv_length (parts) != 2 || *g_strstrip (parts[0]) == '\0')
    return FALSE;

  buju_aliases_set (self, parts[0], g_strstrip (parts[1]));

  return TRUE;
}

/**
 * buju_aliases_load:
 * @self: aliases; those of the file come to them
 * @path: the file
 * @n_bad: (out) (optional): lines that were left out
 * @error: #GFileError
 *
 * Returns: %FALSE when the file is there and cannot be read
 */
gboolean
buju_aliases_load (BujuAliases *self,
                   const char  *path,
                   guint       *n_bad,
                   GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) lines = NULL;
  guint ignored = 0;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (n_bad == NULL)
    n_bad = &ignored;
  *n_bad = 0;
  if (!g_file_get_contents (path, &text, NULL, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_utf8_validate (lines[i], -1, NULL) || !read_line (self, lines[i]))
      ++*n_bad;

  return TRUE;
}

static gboolean
write_line_cb (gpointer key,
               gpointer value,
               gpointer data)
{
  g_string_append_printf (data, "%s\t%s\n", (const char *) key, (const char *) value);

  return FALSE;
}

/**
 * buju_aliases_save:
 * @self: aliases
 * @path: where to; its folder is made when it is missing
 * @error: #GFileError
 *
 * Returns: whether the file is written; the old one stays whole until then
 */
gboolean
buju_aliases_save (const BujuAliases *self,
                   const char        *path,
                   GError           **error)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autofree char *folder = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  g_tree_foreach (self->places, write_line_cb, text);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents_full (path, text->str, (gssize) text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
