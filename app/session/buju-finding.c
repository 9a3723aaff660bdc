/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-finding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-archive.h"
#include "data/buju-source.h"

#define DEEPEST 4       /* folders in folders */
#define MOST_FILES 5000 /* looked at in all */
#define MOST_FOUND 200

typedef struct
{
  GPtrArray    *found;
  GPtrArray    *problems;
  GHashTable   *known;      /* "path\nmember" of what has been found */
  GCancellable *cancellable;
  guint         n_files;
} Search;

/**
 * buju_finding_copy:
 * @self: a finding
 *
 * Returns: (transfer full): another like it
 */
BujuFinding *
buju_finding_copy (const BujuFinding *self)
{
  BujuFinding *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (BujuFinding, 1);
  copy->kind = self->kind;
  copy->path = g_strdup (self->path);
  copy->member = g_strdup (self->member);
  copy->name = g_strdup (self->name);
  return copy;
}

/**
 * buju_finding_free:
 * @self: (transfer full): a finding
 */
void
buju_finding_free (BujuFinding *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->member);
  g_free (self->name);
  g_free (self);
}

static gboolean
ends_in (const char *name, const char *const *endings)
{
  for (guint i = 0; endings[i] != NULL; i++)
    {
      gsize length = strlen (name), ending = strlen (endings[i]);

      if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shapefile (const char *name)
{
  return ends_in (name, (const char *const[]) { ".shp", NULL });
}

static gboolean
is_companion (const char *name)
{
  return ends_in (name,
                  (const char *const[]) { ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix",
                                          NULL });
}

static gboolean
is_table (const char *name)
{
  return ends_in (name, (const char *const[]) { ".csv", ".tsv", ".tab", NULL });
}

static gboolean
is_archive (const char *name)
{
  return ends_in (name, (const char *const[]) { ".zip", NULL });
}

/**
 * buju_finding_is_name:
 * @path: a file or a folder
 *
 * Returns: whether there may be something in it to open as a layer
 */
gboolean
buju_finding_is_name (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return is_shapefile (path) || is_companion (path) || is_table (path) || is_archive (path)
         || ends_in (path, (const char *const[]) { ".txt", NULL })
         || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static void G_GNUC_PRINTF (3, 4)
complain (Search *self, const char *path, const char *format, ...)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, g_strdup_printf ("“%s”: %s", name, message));
}

/* The file's name for people, without folders and ending. */
static char *
make_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static void
add (Search *self, BujuFindingKind kind, const char *path, const char *member)
{
  BujuFinding *finding;
  char *key;

  if (self->found->len >= MOST_FOUND)
    return;
  key = g_strdup_printf ("%s\n%s", path, member != NULL ? member : "");
  if (!g_hash_table_add (self->known, key))
    return;
  finding = g_new0 (BujuFinding, 1);
  finding->kind = kind;
  finding->path = g_strdup (path);
  finding->member = g_strdup (member);
  finding->name = make_name (member != NULL ? member : path);
  g_ptr_array_add (self->found, finding);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What archives of macOS hold beside the files is not the files. */
static gboolean
is_shadow (const char *member)
{
  return g_str_has_prefix (member, "__MACOSX/") || strstr (member, "/.") != NULL || *member == '.';
}

static void
look_into_archive (Search *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuArchive) archive = buju_archive_open (path, &error);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  guint before = self->found->len;

  if (archive == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return;
    }
  for (guint i = 0; i < buju_archive_get_n (archive); i++)
    g_ptr_array_add (members, (gpointer) buju_archive_get_name (archive, i));
  g_ptr_array_sort (members, compare_members);
  for (guint i = 0; i < members->len; i++)
    {
      const char *member = g_ptr_array_index (members, i);

      if (!is_shadow (member) && is_shapefile (member))
        add (self, BUJU_FINDING_SHAPEFILE, path, member);
      else if (!is_shadow (member) && is_table (member))
        add (self, BUJU_FINDING_TABLE, path, member);
    }
  if (self->found->len == before)
    complain (self, path, _("there is no shapefile and no table in it"));
}

/* @asked: the person named this very file, so that something is said when it is of no use. */
static void
look_at_file (Search *self, const char *path, gboolean asked)
{
  g_autofree char *sibling = NULL;

  self->n_files++;
  if (is_shapefile (path))
    add (self, BUJU_FINDING_SHAPEFILE, path, NULL);
  else if (is_table (path) || (asked && ends_in (path, (const char *const[]) { ".txt", NULL })))
    add (self, BUJU_FINDING_TABLE, path, NULL);
  else if (is_archive (path))
    look_into_archive (self, path);
  else if (asked && is_companion (path))
    {
      sibling = buju_source_find_sibling (path, "shp");
      if (sibling != NULL)
        add (self, BUJU_FINDING_SHAPEFILE, sibling, NULL);
      else
        complain (self, path, _("it belongs to a shapefile, but the .shp is not beside it"));
    }
  else if (asked && !ends_in (path, (const char *const[]) { ".buju", NULL }))
    complain (self, path, _("this is neither a shapefile nor a table nor a zip archive of them"));
}

static void
look_into_folder (Search *self, const char *path, guint depth)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      complain (self, path, _("the folder cannot be read"));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_members);
  for (guint i = 0; i < names->len && self->n_files < MOST_FILES
       && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_DIR))
        look_at_file (self, child, FALSE);
      else if (depth < DEEPEST && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        look_into_folder (self, child, depth + 1);
    }
}

static void
look_at (Search *self, const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  guint before = self->found->len, said = self->problems->len;

  if (g_file_test (whole, G_FILE_TEST_IS_DIR))
    {
      look_into_folder (self, whole, 0);
      if (self->found->len == before && self->problems->len == said)
        complain (self, whole, _("there is no shapefile and no table in it"));
    }
  else if (g_file_test (whole, G_FILE_TEST_EXISTS))
    look_at_file (self, whole, TRUE);
  else
    complain (self, whole, _("there is no such file"));
}

/**
 * buju_finding_list:
 * @paths: (array zero-terminated=1): files, folders, zip archives
 * @problems: (out) (optional) (transfer full) (element-type utf8): what could not be looked at, for
 *   people
 * @cancellable: (nullable): looked at between files
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the data sets among what somebody brings, each once; nothing is read but folders and
 * directories of archives.
 *
 * Returns: (transfer full) (nullable) (element-type BujuFinding): the data sets
 */
GPtrArray *
buju_finding_list (const char * const *paths, GPtrArray **problems, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_finding_free);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { found, said, known, cancellable, 0 };

  g_return_val_if_fail (paths != NULL, NULL);

  for (guint i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    look_at (&search, paths[i]);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (found->len >= MOST_FOUND)
    g_ptr_array_add (said, g_strdup_printf (_("There is too much to open: only the first %u data "
                                              "sets are."), MOST_FOUND));
  if (problems != NULL)
    *problems = g_steal_pointer (&said);
  return g_steal_pointer (&found);
}
