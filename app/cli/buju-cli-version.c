/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju --version [--verbose]: what somebody who is to find a fault wants to know of a machine. */

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <zlib.h>

#include "draw/buju-type.h"
#include "geo/buju-projection.h"

/* Keys are not translated, so that what people send can be read by whoever gets it. */
static void
add_line (GString *text, const char *key, const char *value)
{
  g_string_append_printf (text, "%-14s %s\n", key, value);
}

static void
add_libraries (GString *text)
{
  g_autofree char *glib = g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version,
                                           glib_micro_version);
  g_autofree char *json = g_strdup_printf ("%d.%d.%d", JSON_MAJOR_VERSION, JSON_MINOR_VERSION,
                                           JSON_MICRO_VERSION);
  g_autofree char *proj = buju_projection_describe ();

  add_line (text, "GLib", glib);
  add_line (text, "cairo", cairo_version_string ());
  add_line (text, "Pango", pango_version_string ());
  add_line (text, "libpng", png_get_libpng_ver (NULL));
  add_line (text, "zlib", zlibVersion ());
  add_line (text, "json-glib", json);
  add_line (text, "shapelib", BUJU_SHAPELIB_VERSION);
  add_line (text, "PROJ", proj);
}

/* The face that @sample is really set in, and whether it has all of it. */
static void
add_font (GString *text, const char *key, BujuLanguage language, const char *family,
          const char *sample)
{
  PangoContext *context = buju_type_context (language);
  PangoLayout *layout = buju_type_layout_in (context, sample, family, 12, FALSE);
  const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  const PangoGlyphItem *run = line->runs != NULL ? line->runs->data : NULL;
  PangoFontDescription *font = run != NULL ? pango_font_describe (run->item->analysis.font) : NULL;
  const char *found = font != NULL ? pango_font_description_get_family (font) : NULL;
  g_autoptr (GString) value = g_string_new (found != NULL ? found : "none");

  if (found == NULL || buju_type_count_missing (layout) > 0)
    g_string_append (value, " (lacks characters)");
  if (family != NULL && g_strcmp0 (found, family) != 0)
    g_string_append_printf (value, " (wanted: %s)", family);
  add_line (text, key, value->str);
  g_clear_pointer (&font, pango_font_description_free);
  g_object_unref (layout);
  g_object_unref (context);
}

static void
add_fonts (GString *text, BujuLibrary *library)
{
  const BujuStyle *style = buju_library_get_style (library, "print");

  for (guint serif = 0; serif < 2; serif++)
    {
      const char *family = buju_style_get_font (style, serif == 1);

      add_font (text, serif ? "font zh serif" : "font zh", BUJU_LANGUAGE_ZH, family, "布局，张江—临港");
      add_font (text, serif ? "font en serif" : "font en", BUJU_LANGUAGE_EN, family,
                "Layout, Zhangjiang – Lin-gang");
    }
}

/* Also without data: then it says so, because that is when it is asked. */
static void
add_data (GString *text)
{
  g_autofree char *resources = buju_library_dup_resources_folder ();
  g_autofree char *shapes = buju_library_dup_shapes_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, &error);
  GPtrArray *problems;

  add_line (text, "content in", resources);
  add_line (text, "map data in", shapes);
  if (library == NULL)
    {
      add_line (text, "content", error->message);
      return;
    }
  add_line (text, "content", buju_library_get_content_hash (library));
  add_line (text, "map data", buju_library_get_data_hash (library));
  problems = buju_dataset_get_problems (buju_library_get_dataset (library));
  for (guint i = 0; i < problems->len; i++)
    add_line (text, "problem", g_ptr_array_index (problems, i));
  add_fonts (text, library);
}

/**
 * buju_cli_version:
 * @argc: number of arguments
 * @argv: the arguments, "--version" first
 * @window_libraries: (nullable): what the window is made with, as lines like those here
 *
 * Prints the version; with "--verbose" the libraries in use, the database of coordinate systems,
 * checksums of content and map data, and the fonts found.
 *
 * Returns: the exit code
 */
int
buju_cli_version (int argc, char **argv, const char *window_libraries)
{
  g_autoptr (GString) text = g_string_new ("buju " BUJU_VERSION "\n");

  if (argc > 2 || (argc == 2 && !g_str_equal (argv[1], "--verbose")
                   && !g_str_equal (argv[1], "-v")))
    return buju_cli_usage (_("--version takes nothing but --verbose"));
  if (argc == 2)
    {
      add_libraries (text);
      g_string_append (text, window_libraries != NULL ? window_libraries : "");
      add_data (text);
    }
  return buju_cli_print (text->str);
}
