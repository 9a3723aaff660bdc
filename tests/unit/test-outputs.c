/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "draw/buju-export.h"
#include "draw/buju-picture.h"
#include "session/buju-atlas.h"

#include "../library-fixture.h"

/* What files of figures say besides the picture: where on Earth it is, what is seen, what belongs
 * to which feature. */

#define FLAGSHIP "sei-two-poles-two-belts"
#define OTHER "sei-h-axes"
#define GDAL_DPI 150.0

static BujuLibrary *library;

static BujuSheet *
make_sheet (const char *other)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = find_layout (library, FLAGSHIP);
  figure.compare = other != NULL ? find_layout (library, other) : NULL;
  figure.landscape = other != NULL;
  figure.compiler = "规划院";
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

static char *
make_file (BujuSheet *sheet, BujuFormat format, gsize *length)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (BujuRecipe) recipe = buju_recipe_new_for_figure (buju_sheet_get_figure (sheet), 0);
  g_autoptr (BujuRecord) record = buju_record_new (recipe, library);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  g_ptr_array_add (sheets, sheet);
  bytes = buju_export_to_bytes (sheets, format, 72, record, NULL, &error);
  g_assert_no_error (error);
  *length = g_bytes_get_size (bytes);
  text = g_malloc (*length + 1);
  memcpy (text, g_bytes_get_data (bytes, NULL), *length);
  text[*length] = '\0';
  return text;
}

/* A marker on the map: where it is drawn, pt on the page, and where it is, metres. */
static BujuPoint
find_marker (BujuSheet *sheet, const char *part_name, BujuPoint *page)
{
  BujuScene *scene = buju_sheet_get_scene (sheet);
  GArray *items = buju_scene_get_items (scene);
  GArray *parts = buju_sheet_get_parts (sheet);
  BujuBox map = BUJU_BOX_EMPTY;

  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (g_array_index (parts, BujuSheetPart, i).name, part_name))
      map = g_array_index (parts, BujuSheetPart, i).box;
  g_assert_false (buju_box_is_empty (&map));
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind != BUJU_ITEM_MARKER || item->id == NULL)
        continue;
      /* Both maps of a sheet have one view. */
      *page = buju_view_to_screen (buju_scene_get_view (scene), item->point.x, item->point.y);
      page->x += map.x0;
      page->y += map.y0;
      return item->point;
    }
  g_assert_not_reached ();
}

static const char *
read_numbers (const char *text, const char *key, double *numbers, guint n_numbers)
{
  const char *at = strstr (text, key);
  char *end;

  g_assert_nonnull (at);
  at += strlen (key);
  for (guint i = 0; i < n_numbers; i++, at = end)
    {
      numbers[i] = g_ascii_strtod (at, &end);
      g_assert_true (end != at);
    }
  return at;
}

/* Reads one viewport as ISO 32000-2 has it, and looks up a point of the page, in pt from its top
 * left. */
static const char *
look_up (const char *pdf, BujuPoint page, double height, BujuPoint *map)
{
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  BujuPoint corners[4];
  double box[4], degrees[8], x, y;

  pdf = read_numbers (pdf, "/BBox [", box, 4);
  pdf = read_numbers (pdf, "/GPTS [", degrees, 8);
  for (guint i = 0; i < 4; i++)
    corners[i] = (BujuPoint) { degrees[2 * i + 1], degrees[2 * i] };
  g_assert_cmpuint (buju_projection_forward (projection, corners, 4), ==, 0);
  x = (page.x - box[0]) / (box[2] - box[0]);
  y = (height - page.y - box[1]) / (box[3] - box[1]);
  *map = (BujuPoint) { corners[0].x + x * (corners[3].x - corners[0].x),
                       corners[0].y + y * (corners[1].y - corners[0].y) };
  return pdf;
}

/* Metres on the ground that a pixel of GDAL's is. */
static double
get_pixel (const BujuSheet *sheet)
{
  return buju_sheet_get_scale (sheet) * 0.0254 / GDAL_DPI;
}

static void
test_viewport (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet (OTHER);
  static const char *const parts[] = { "map", "map-b" };
  gsize length;
  g_autofree char *pdf = make_file (sheet, BUJU_FORMAT_PDF, &length);
  const char *at = memmem (pdf, length, "/VP [", 5);
  double width, height;

  g_assert_nonnull (at);
  buju_sheet_get_size (sheet, &width, &height);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      BujuPoint page, found, expected = find_marker (sheet, parts[i], &page);

      at = look_up (at, page, height, &found);
      g_assert_cmpfloat (hypot (found.x - expected.x, found.y - expected.y), <,
                         0.1 * get_pixel (sheet));
    }
}

/* What `gdalinfo` says of the whole page: six numbers that take pixels to metres. */
static void
read_transform (const char *program, const char *path, double *transform)
{
  const char *const argv[] = { program, "-json", path, NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *numbers;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
  g_assert_true (json_parser_load_from_data (parser, output, -1, &error));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_has_member (root, "geoTransform"));
  numbers = json_object_get_array_member (root, "geoTransform");
  for (guint i = 0; i < 6; i++)
    transform[i] = json_array_get_double_element (numbers, i);
}

static void
test_gdal (void)
{
  g_autofree char *program = g_find_program_in_path ("gdalinfo");
  g_autofree char *folder = NULL, *path = NULL, *pdf = NULL;
  g_autoptr (BujuSheet) sheet = NULL;
  BujuPoint page, expected;
  double transform[6], x, y;
  gsize length;

  if (program == NULL)
    {
      g_test_skip ("gdalinfo is not installed");
      return;
    }
  sheet = make_sheet (NULL);
  expected = find_marker (sheet, "map", &page);
  pdf = make_file (sheet, BUJU_FORMAT_PDF, &length);
  folder = g_dir_make_tmp ("buju-outputs-XXXXXX", NULL);
  path = g_build_filename (folder, "a.pdf", NULL);
  g_assert_true (g_file_set_contents (path, pdf, length, NULL));
  read_transform (program, path, transform);
  g_unlink (path);
  g_rmdir (folder);
  x = page.x * GDAL_DPI / 72;
  y = page.y * GDAL_DPI / 72;
  g_assert_cmpfloat (fabs (transform[0] + x * transform[1] + y * transform[2] - expected.x), <,
                     get_pixel (sheet));
  g_assert_cmpfloat (fabs (transform[3] + x * transform[4] + y * transform[5] - expected.y), <,
                     get_pixel (sheet));
}

static guint
count (const char *text, gsize length, const char *what)
{
  const char *end = text + length;
  guint n = 0;

  while ((text = memmem (text, end - text, what, strlen (what))) != NULL)
    {
      n++;
      text += strlen (what);
    }
  return n;
}

static void
test_atlas (void)
{
  BujuAtlasOptions options = { .kind = BUJU_ATLAS_LAYOUT, .figure = BUJU_FIGURE_INIT };
  g_autofree char *folder = g_dir_make_tmp ("buju-outputs-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BujuAtlas) atlas = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  options.plan = buju_content_find_plan (buju_library_get_content (library), "future-industries");
  atlas = buju_atlas_new (library, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (buju_atlas_export (atlas, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_unlink (path);
  g_rmdir (folder);
  g_assert_cmpuint (buju_atlas_get_n_figures (atlas), >, 1);
  g_assert_cmpuint (count (pdf, length, "/VP ["), ==, buju_atlas_get_n_figures (atlas));
  g_assert_cmpuint (count (pdf, length, "/Keywords"), ==, 1);
}

/* Both languages, whatever the sheet's own; every part by name. */
static void
test_description (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet (NULL);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  BujuText text = buju_sheet_describe (sheet, strings);
  const BujuLayout *layout = find_layout (library, FLAGSHIP);

  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);

      g_assert_nonnull (strstr (text.zh, component->name.zh));
      g_assert_nonnull (strstr (text.en, component->name.en));
    }
  g_assert_null (strchr (text.zh, '{'));
  g_assert_null (strchr (text.en, '{'));
}

/* Title, author, keywords and the description in both languages are in each format. */
static void
test_metadata (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet (NULL);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  BujuText description = buju_sheet_describe (sheet, strings), title = buju_sheet_get_title (sheet);

  for (int format = BUJU_FORMAT_PNG; format <= BUJU_FORMAT_SVG; format++)
    {
      gsize length;
      g_autofree char *file = make_file (sheet, format, &length);

      g_assert_cmpuint (count (file, length, title.zh), >=, 1);
      g_assert_cmpuint (count (file, length, "规划院"), >=, 1);
      g_assert_cmpuint (count (file, length, FLAGSHIP ", sei-145, buju-recipe-sha256:"), >=, 1);
      g_assert_cmpuint (count (file, length, description.zh), >=, 1);
      g_assert_cmpuint (count (file, length, description.en), >=, 1);
    }
}

/* Each part of the layout that is drawn is an element that its id finds, and no id is there
 * twice. */
static void
test_svg_ids (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet (OTHER);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new (" id=\"([^\"]*)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  const BujuLayout *layout = find_layout (library, FLAGSHIP);
  gsize length;
  g_autofree char *svg = make_file (sheet, BUJU_FORMAT_SVG, &length);

  for (g_regex_match (regex, svg, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_assert_true (g_hash_table_add (ids, g_match_info_fetch (match, 1)));
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);

      g_test_message ("%s", component->id);
      g_assert_true (g_hash_table_contains (ids, component->id));
    }
  /* On both maps of the sheet. */
  g_assert_cmpuint (count (svg, length, " class=\"sei-axis-west\""), >=, 2);
  /* No mark is left, and groups end as often as they begin. */
  g_assert_cmpuint (count (svg, length, "12.345%"), ==, 0);
  g_assert_cmpuint (count (svg, length, "<g>") + count (svg, length, "<g "), ==,
                    count (svg, length, "</g>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/outputs/viewport", test_viewport);
  g_test_add_func ("/outputs/gdal", test_gdal);
  g_test_add_func ("/outputs/atlas", test_atlas);
  g_test_add_func ("/outputs/description", test_description);
  g_test_add_func ("/outputs/metadata", test_metadata);
  g_test_add_func ("/outputs/svg-ids", test_svg_ids);
  return run_with_library (library);
}
