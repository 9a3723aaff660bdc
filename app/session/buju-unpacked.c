/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/buju-archive.h"

/* A data set of an archive lies unpacked in a folder of its own, which only the user may enter,
 * while it is read. Names of the archive never become names of files. */

static const char *const companions[] = { "shp", "shx", "dbf", "prj", "cpg", "csv", "tsv", "tab",
                                          NULL };

/* The ending, when @name is @wanted but for it. */
static const char *
find_ending (const char *name, const char *wanted)
{
  const char *dot = strrchr (wanted, '.'), *ending;
  gsize stem = dot != NULL ? (gsize) (dot - wanted) : strlen (wanted);

  if (strncmp (name, wanted, stem) != 0 && g_ascii_strncasecmp (name, wanted, stem) != 0)
    return NULL;
  ending = name[stem] == '.' ? name + stem + 1 : NULL;
  for (guint i = 0; ending != NULL && companions[i] != NULL; i++)
    if (g_ascii_strcasecmp (ending, companions[i]) == 0)
      return companions[i];
  return NULL;
}

static gboolean
unpack_set (BujuArchive *archive, const BujuFinding *finding, const char *folder,
            GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < buju_archive_get_n (archive); i++)
    {
      const char *ending = find_ending (buju_archive_get_name (archive, i), finding->member);
      g_autofree char *name = ending != NULL ? g_strconcat ("data.", ending, NULL) : NULL;
      g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

      if (path == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (!buju_archive_extract (archive, i, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

char *
buju_unpacked_make (const BujuFinding *finding, char **file, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (BujuArchive) archive = buju_archive_open (finding->path, error);
  const char *ending = strrchr (finding->member, '.');
  g_autofree char *lower = ending != NULL ? g_ascii_strdown (ending, -1) : NULL;
  g_autofree char *name = g_strconcat ("data", lower, NULL);
  char *folder;

  if (archive == NULL)
    return NULL;
  if (buju_archive_find (archive, finding->member) < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” is no longer in the archive"),
                   finding->member);
      return NULL;
    }
  folder = g_dir_make_tmp ("buju-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  if (!unpack_set (archive, finding, folder, cancellable, error))
    {
      buju_unpacked_remove (folder);
      return NULL;
    }
  *file = g_build_filename (folder, name, NULL);
  return folder;
}

/* @folder: (transfer full) (nullable) */
void
buju_unpacked_remove (char *folder)
{
  if (folder == NULL)
    return;
  for (guint i = 0; companions[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("data.", companions[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}
