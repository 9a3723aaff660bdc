/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as the content of the documents. An input is four files behind each other (a
 * plan, industries, places, conflicts), each after its length in two bytes, low byte first. */

#include <glib/gstdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "plan/buju-content.h"

static const char * const names[] = { "plans/p.json", "industries.json", "places.json",
                                      "conflicts.json" };

static char *folder;

static void
remove_folder_cb (void)
{
  g_autofree char *plans = g_build_filename (folder, "plans", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (plans);
  g_rmdir (folder);
  g_free (folder);
}

/* In memory where there is such a place; made once. */
static void
make_folder (void)
{
  g_autofree char *plans = NULL;

  folder = g_strdup ("/dev/shm/buju-fuzz-XXXXXX");
  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      folder = g_dir_make_tmp ("buju-fuzz-XXXXXX", NULL);
    }
  g_assert_nonnull (folder);
  plans = g_build_filename (folder, "plans", NULL);
  g_assert_cmpint (g_mkdir (plans, 0700), ==, 0);
  atexit (remove_folder_cb);
}

static void
write_file (const char *name, const guint8 *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  fclose (file);
}

static void
unpack (const guint8 *bytes, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = size >= 2 ? bytes[0] | (gsize) bytes[1] << 8 : 0;

      bytes += MIN (size, 2);
      size -= MIN (size, 2);
      length = MIN (length, size);
      write_file (names[i], bytes, length);
      bytes += length;
      size -= length;
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Loads the input as content: either a message, or content whose ids are found again.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = NULL;
  GPtrArray *components;

  if (folder == NULL)
    make_folder ();
  unpack (bytes, size);
  content = buju_content_load (folder, &error);
  g_assert_true ((content == NULL) == (error != NULL));
  if (content == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  components = buju_content_get_components (content);
  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      g_assert_true (buju_content_find_component (content, component->id) == component);
    }

  return 0;
}
