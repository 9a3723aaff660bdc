/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-position.h"

#include <math.h>
#include <string.h>

static void
test_load (void)
{
  static const char * const variants[] = { "print", "screen", "dark", "screen-contrast",
                                           "dark-contrast" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (buju_library_get_content (library));
  g_assert_nonnull (buju_library_get_dataset (library));
  g_assert_nonnull (buju_library_get_words (library));
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    g_assert_nonnull (buju_library_get_style (library, variants[i]));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (buju_library_load (cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The environment decides, and a folder without content is named. */
static void
test_folders (void)
{
  g_autofree char *kept = g_strdup (g_getenv ("BUJU_DATA_DIR"));
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("BUJU_DATA_DIR", "/nowhere", TRUE);
  folder = buju_library_dup_resources_folder ();
  g_assert_cmpstr (folder, ==, "/nowhere");
  g_assert_null (buju_library_load (NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "/nowhere"));

  g_unsetenv ("BUJU_DATA_DIR");
  g_clear_pointer (&folder, g_free);
  folder = buju_library_dup_resources_folder ();
  g_assert_cmpstr (folder, ==, BUJU_RESOURCES_DIR);
  g_setenv ("BUJU_DATA_DIR", kept, TRUE);
}

/* Every place that names a point has one, in Shanghai or beside it. */
static void
test_positions (void)
{
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, NULL);
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  GPtrArray *places = buju_content_get_places (buju_library_get_content (library));
  BujuPosition position;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);

      if (place->point == NULL)
        {
          g_assert_false (buju_position_find (library, projection, place, &position));
          g_assert_true (isnan (position.lon));
          continue;
        }

      /* A road stands for its line; it has no point of its own. */
      if (!buju_position_find (library, projection, place, &position))
        {
          g_assert_cmpuint (place->lines->len, >, 0);
          continue;
        }

      g_assert_cmpfloat (position.lon, >, 120.5);
      g_assert_cmpfloat (position.lon, <, 122.5);
      g_assert_cmpfloat (position.lat, >, 30.4);
      g_assert_cmpfloat (position.lat, <, 32.0);
    }

  g_assert_true (buju_position_find (library, NULL, g_ptr_array_index (places, 0), &position));
  g_assert_true (isnan (position.lon));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/load", test_load);
  g_test_add_func ("/library/cancelled", test_cancelled);
  g_test_add_func ("/library/folders", test_folders);
  g_test_add_func ("/library/positions", test_positions);

  return g_test_run ();
}
