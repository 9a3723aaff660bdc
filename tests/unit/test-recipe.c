/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-export.h"
#include "draw/buju-recipe.h"
#include "draw/buju-record.h"
#include "folder-fixture.h"

#include <string.h>
#include <unistd.h>

#include "../library-fixture.h"

#define CUT_SIZE (4 * 1024 * 1024)   /* bytes */
#define CUTTING  (G_TIME_SPAN_SECOND / 2)

typedef struct
{
  const char *path;
  gint        stop;   /* atomic */
} Cutting;

#define FLAGSHIP "sei-two-poles-two-belts"
#define LEAST "\"format\": \"buju-recipe\", \"language\": \"zh\", \"layout\": \"x\", \"page\": \"A4\", \"version\": 1"

static BujuLibrary *library;

static BujuRecipe *
parse (const char *text, GError **error)
{
  return buju_recipe_parse (text, strlen (text), "图.buju", error);
}

static BujuRecipe *
make_full (void)
{
  static const char *const industries[] = { "ai", "biomed", NULL };
  BujuFigure figure = BUJU_FIGURE_INIT;

  figure.layout = buju_content_find_layout (buju_library_get_content (library), FLAGSHIP);
  figure.compare = buju_content_find_layout (buju_library_get_content (library), "sei-h-axes");
  figure.focus = buju_content_find_component (buju_library_get_content (library),
                                              "sei-pole-lingang");
  figure.industries = industries;
  figure.page = "A3";
  figure.landscape = TRUE;
  figure.parks = TRUE;
  figure.extras = BUJU_FIGURE_MEMBERS | BUJU_FIGURE_GRATICULE;
  figure.title = "“两极” \"quoted\" \\ tab\tline\nend";
  figure.subtitle = "Subtitle";
  figure.date = "2026-11-22";
  figure.compiler = "规划院";
  figure.approval = "沪S(2026)001";
  figure.scale = 123456.789;
  figure.bbox = (BujuBox) { 120.9, 30.7, 121.987654321, 31.1 + 0.2 };
  return buju_recipe_new_for_figure (&figure, 300);
}

/* Written, read, written: the same text, the same figure. */
/* Whether both make the same figure. */
static gboolean
are_equal (const BujuRecipe *a, const BujuRecipe *b)
{
  g_autofree char *first = buju_recipe_to_text (a);
  g_autofree char *second = buju_recipe_to_text (b);

  return g_str_equal (first, second);
}

static void
test_round_trip (void)
{
  g_autoptr (BujuRecipe) recipe = make_full ();
  g_autofree char *text = buju_recipe_to_text (recipe);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuRecipe) again = parse (text, &error);
  g_autoptr (BujuRecipe) copy = NULL;
  g_autofree char *second = NULL;
  BujuFigure figure;

  g_assert_no_error (error);
  second = buju_recipe_to_text (again);
  g_assert_cmpstr (text, ==, second);
  g_assert_true (buju_recipe_get_figure (again, buju_library_get_content (library), &figure,
                                         &error));
  g_assert_no_error (error);
  g_assert_cmpstr (figure.layout->id, ==, FLAGSHIP);
  g_assert_cmpstr (figure.compare->id, ==, "sei-h-axes");
  g_assert_cmpstr (figure.focus->id, ==, "sei-pole-lingang");
  g_assert_cmpstr (figure.industries[1], ==, "biomed");
  g_assert_cmpstr (figure.title, ==, "“两极” \"quoted\" \\ tab\tline\nend");
  g_assert_cmpfloat (figure.bbox.x1, ==, 121.987654321);
  g_assert_cmpfloat (figure.bbox.y1, ==, 31.1 + 0.2);
  g_assert_cmpfloat (figure.scale, ==, 123456.789);
  g_assert_cmpuint (figure.extras, ==, BUJU_FIGURE_MEMBERS | BUJU_FIGURE_GRATICULE);
  copy = buju_recipe_copy (again);
  g_assert_true (are_equal (copy, recipe));
  copy->dpi = 150;
  g_assert_false (are_equal (copy, recipe));
}

/* Keys are sorted, and what was not decided is not there. */
static void
test_form (void)
{
  g_autoptr (BujuRecipe) recipe = make_full ();
  g_autofree char *text = buju_recipe_to_text (recipe);
  g_auto (GStrv) lines = g_strsplit (text, "\n  \"", -1);
  g_autoptr (BujuRecipe) least = parse ("{ " LEAST " }", NULL);
  g_autofree char *short_text = buju_recipe_to_text (least);

  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i - 1], <, lines[i]);
  g_assert_cmpstr (short_text, ==, "{\n  \"format\": \"buju-recipe\",\n  \"language\": \"zh\",\n"
                   "  \"layout\": \"x\",\n  \"page\": \"A4\",\n  \"version\": 1\n}\n");
}

/* The same decisions have the same name, however the file is written. */
static void
test_hash (void)
{
  g_autoptr (BujuRecipe) one = parse ("{ " LEAST " }", NULL);
  g_autoptr (BujuRecipe) two =
      parse ("\xef\xbb\xbf{\n\"parks\":false, \"title\": \"\",\n" LEAST ", \"scale\":0 }", NULL);
  g_autoptr (BujuRecipe) other = parse ("{ " LEAST ", \"parks\": true }", NULL);
  g_autofree char *first = buju_recipe_dup_hash (one);
  g_autofree char *second = buju_recipe_dup_hash (two);
  g_autofree char *third = buju_recipe_dup_hash (other);

  g_assert_cmpuint (strlen (first), ==, 64);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

typedef struct
{
  const char     *name;
  const char     *text;
  BujuRecipeError code;
  const char     *said[3];
} Refusal;

static const Refusal refusals[] = {
  { "empty", "", BUJU_RECIPE_ERROR_SYNTAX, { "图.buju" } },
  { "list", "[]", BUJU_RECIPE_ERROR_SYNTAX, { "{ … }" } },
  { "second", "{\n  " LEAST "\n}\n {}", BUJU_RECIPE_ERROR_SYNTAX,
    { "line 4", "column 2", "{ … }" } },
  { "no-layout", "{ \"format\": \"buju-recipe\", \"language\": \"zh\", \"layout\": \"\", \"page\": "
                 "\"A5\", \"version\": 1 }",
    BUJU_RECIPE_ERROR_VALUE, { "layout" } },
  { "number", "6{\n  " LEAST "\n}", BUJU_RECIPE_ERROR_SYNTAX, { "line 1", "column 1", "{ … }" } },
  { "comment", "{\n  " LEAST " // three\n}", BUJU_RECIPE_ERROR_SYNTAX, { "line 2", "{ … }" } },
  { "cut", "{\n  " LEAST ",\n  \"title\": \"ab", BUJU_RECIPE_ERROR_SYNTAX, { "JSON" } },
  { "comma", "{\n  \"format\": \"buju-recipe\"\n  \"page\": \"A4\"\n}", BUJU_RECIPE_ERROR_SYNTAX,
    { "line 2" } },
  { "bytes", "{ \"title\": \"\xff\xfe\" }", BUJU_RECIPE_ERROR_SYNTAX, { "UTF-8" } },
  { "other", "{ \"format\": \"geojson\", \"version\": 1 }", BUJU_RECIPE_ERROR_SYNTAX,
    { "format", "not a recipe" } },
  { "no-format", "{ \"version\": 1 }", BUJU_RECIPE_ERROR_VALUE, { "format" } },
  { "newer", "{ \"format\": \"buju-recipe\", \"version\": 2, \"new\": 1 }",
    BUJU_RECIPE_ERROR_VERSION,
    { "version", "newer" } },
  { "unknown", "{\n " LEAST ",\n  \"tilte\": \"x\"\n}", BUJU_RECIPE_ERROR_KEY,
    { "line 3, column 3", "tilte", "title" } },
  { "watermark", "{ " LEAST ", \"watermark\": [\"a.shp\"] }", BUJU_RECIPE_ERROR_KEY,
    { "watermark" } },
  { "twice", "{ " LEAST ",\n\"page\": \"A3\" }", BUJU_RECIPE_ERROR_KEY,
    { "line 2, column 1", "page" } },
  { "kind", "{ " LEAST ", \"scale\": \"1:5\" }", BUJU_RECIPE_ERROR_VALUE, { "scale", "a number" } },
  { "scale", "{ " LEAST ", \"scale\": -3 }", BUJU_RECIPE_ERROR_VALUE, { "scale" } },
  { "huge", "{ " LEAST ", \"scale\": 1e999 }", BUJU_RECIPE_ERROR_VALUE, { "scale" } },
  { "language", "{ " LEAST ",\n\"language\": \"fr\" }", BUJU_RECIPE_ERROR_KEY, { "language" } },
  { "bbox", "{ " LEAST ", \"bbox\": [121, 31, 120, 32] }", BUJU_RECIPE_ERROR_VALUE, { "bbox" } },
  { "bbox-short", "{ " LEAST ", \"bbox\": [121, 31] }", BUJU_RECIPE_ERROR_VALUE,
    { "bbox", "four" } },
  { "bbox-metres", "{ " LEAST ", \"bbox\": [600000, 3400000, 610000, 3500000] }",
    BUJU_RECIPE_ERROR_VALUE, { "bbox" } },
  { "industries", "{ " LEAST ", \"industries\": \"ai\" }", BUJU_RECIPE_ERROR_VALUE,
    { "industries", "a list" } },
  { "date", "{ " LEAST ", \"date\": \"2026-02-30\" }", BUJU_RECIPE_ERROR_VALUE,
    { "date", "2026-02-30" } },
  { "dpi", "{ " LEAST ", \"dpi\": 1 }", BUJU_RECIPE_ERROR_VALUE, { "dpi" } },
  { "deep", "{ \"bbox\": [[[[[[[[[[1]]]]]]]]]] }", BUJU_RECIPE_ERROR_TOO_LARGE, { "line 1" } },
};

/* Each mistake is named with the file, the place and the key. */
static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuRecipe) recipe = parse (refusal->text, &error);

  g_assert_null (recipe);
  g_assert_error (error, BUJU_RECIPE_ERROR, (int) refusal->code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "“图.buju”"));
  for (guint i = 0; i < G_N_ELEMENTS (refusal->said) && refusal->said[i] != NULL; i++)
    g_assert_nonnull (strstr (error->message, refusal->said[i]));
}

/* What has no end is not read to its end. */
static void
test_bounds (void)
{
  g_autofree char *brackets = g_strnfill (BUJU_RECIPE_LARGEST, '[');
  g_autofree char *large = g_strnfill (BUJU_RECIPE_LARGEST + 1, ' ');
  g_autofree char *title = g_strnfill (5000, 'a');
  g_autofree char *long_text = g_strdup_printf ("{ " LEAST ", \"title\": \"%s\" }", title);
  const char *texts[] = { brackets, large, long_text };
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (parse (texts[i], &error));
      g_assert_error (error, BUJU_RECIPE_ERROR, BUJU_RECIPE_ERROR_TOO_LARGE);
      g_clear_error (&error);
    }
  g_assert_null (buju_recipe_load (device, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_unknown_layout (void)
{
  g_autoptr (BujuRecipe) recipe = parse ("{ \"format\": \"buju-recipe\", \"language\": \"zh\", "
                                         "\"layout\": \"sei-two-poles\", \"page\": \"A4\", "
                                         "\"version\": 1 }", NULL);
  g_autoptr (GError) error = NULL;
  BujuFigure figure;

  g_assert_false (buju_recipe_get_figure (recipe, buju_library_get_content (library), &figure,
                                          &error));
  g_assert_error (error, BUJU_RECIPE_ERROR, BUJU_RECIPE_ERROR_UNKNOWN_ID);
  g_assert_nonnull (strstr (error->message, FLAGSHIP));
}

static void
test_files (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "我的 图.buju", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BujuRecipe) recipe = make_full ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuRecipe) again = NULL;

  g_assert_null (buju_recipe_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "我的 图.buju"));
  g_clear_error (&error);
  g_assert_true (buju_recipe_save (recipe, file, NULL, &error));
  again = buju_recipe_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (are_equal (recipe, again));
}

/* Each format gives back what was put in, and the picture made again from it is the same file. */
static void
test_record (Folder *folder, gconstpointer data)
{
  static const struct { const char *name; BujuFormat format; } cases[] = {
    { "a.png", BUJU_FORMAT_PNG }, { "a.pdf", BUJU_FORMAT_PDF }, { "a.svg", BUJU_FORMAT_SVG }
  };
  g_autoptr (BujuRecipe) recipe = make_full ();
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (BujuSheet) sheet = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  BujuFigure figure;

  g_clear_pointer (&recipe->compare, g_free);
  text = buju_recipe_to_text (recipe);
  hash = buju_recipe_dup_hash (recipe);
  g_assert_true (buju_recipe_get_figure (recipe, buju_library_get_content (library), &figure,
                                         NULL));
  sheet = buju_sheet_new (library, &figure, NULL);
  g_assert_nonnull (sheet);
  g_ptr_array_add (sheets, sheet);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder->path, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (BujuRecord) record = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *old = NULL;
      gsize length;

      g_assert_true (buju_export (sheet, file, cases[i].format, 300, NULL, &error));
      g_assert_no_error (error);
      record = buju_record_read (file, &error);
      g_assert_no_error (error);
      g_assert_nonnull (record);
      g_assert_cmpstr (record->recipe, ==, text);
      g_assert_cmpstr (record->recipe_hash, ==, hash);
      g_assert_cmpstr (record->content_hash, ==, buju_library_get_content_hash (library));
      g_assert_cmpstr (record->data_hash, ==, buju_library_get_data_hash (library));
      g_assert_cmpstr (record->program, ==, "Buju " BUJU_VERSION);
      bytes = buju_export_to_bytes (sheets, cases[i].format, 300, record, NULL, &error);
      g_assert_true (g_file_get_contents (path, &old, &length, NULL));
      g_assert_cmpmem (old, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static void
test_no_record (Folder *folder, gconstpointer data)
{
  static const char *const texts[] = { "", "<buju:recipe-sha256>",
                                       "\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtbuju:recipe" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = folder_write (folder, "x", texts[i], strlen (texts[i]));
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_null (buju_record_read (file, &error));
      g_assert_no_error (error);
    }
}

/* Cuts the file and fills it again, over and over, until it is told to stop. */
static gpointer
cut_cb (gpointer data)
{
  Cutting *self = data;

  while (!g_atomic_int_get (&self->stop))
    {
      g_assert_cmpint (truncate (self->path, 0), ==, 0);
      g_usleep (100);
      g_assert_cmpint (truncate (self->path, CUT_SIZE), ==, 0);
      g_usleep (500);
    }
  return NULL;
}

/* What is looked at may be written by somebody else meanwhile. */
static void
test_cut_record (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_write (folder, "x.pdf", "x", 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Cutting cutting = { path, FALSE };
  GThread *thread = g_thread_new ("cutting", cut_cb, &cutting);
  gint64 end = g_get_monotonic_time () + CUTTING;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (buju_record_read (file, &error));
    }
  g_atomic_int_set (&cutting.stop, TRUE);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/recipe/round-trip", test_round_trip);
  g_test_add_func ("/recipe/form", test_form);
  g_test_add_func ("/recipe/hash", test_hash);
  g_test_add_func ("/recipe/bounds", test_bounds);
  g_test_add_func ("/recipe/unknown-layout", test_unknown_layout);
  g_test_add ("/recipe/files", Folder, NULL, folder_set_up, test_files, folder_tear_down);
  g_test_add ("/recipe/record", Folder, NULL, folder_set_up, test_record, folder_tear_down);
  g_test_add ("/recipe/cut-record", Folder, NULL, folder_set_up, test_cut_record,
              folder_tear_down);
  g_test_add ("/recipe/no-record", Folder, NULL, folder_set_up, test_no_record, folder_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/recipe/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return run_with_library (library);
}
