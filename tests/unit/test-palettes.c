/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "draw/buju-palette.h"

#include "../colour-vision.h"
#include "folder-fixture.h"

/* The palettes of layers: all that the file says is in the program, what it says of colour vision
 * is so, and what is wrong with a file is told by the name of the palette. */

#define APART      12.0   /* ΔE*ab of any two colours without an order */
#define BESIDE     5.0    /* of neighbours of nine and more */
#define ENDS_APART 20.0   /* of the two sides of a diverging one */
#define CREDIT     "\"sources\": { \"s\": { \"credit\": \"us\", \"licence\": null } }"
#define GOOD       "\"name\": \"a\", \"zh\": \"甲\", \"en\": \"A\", \"kind\": \"sequential\", " \
                   "\"safe\": [], \"source\": \"s\""
#define COLORS     "\"colors\": [\"#ffffff\", \"#808080\", \"#000000\"]"

static const char *const vision_names[] = { "normal", "protanopia", "deuteranopia", "tritanopia" };

/* Neighbours, and any two where there is no order. */
static double
find_least (const BujuPalette *palette, guint vision)
{
  gboolean all = palette->kind == BUJU_PALETTE_CATEGORIES;
  double   least = G_MAXDOUBLE;

  for (guint i = 1; i < palette->n; i++)
    for (guint j = all ? 0 : i - 1; j < i; j++)
      least = MIN (least, get_difference (buju_palette_get_color (palette, i, palette->n),
                                          buju_palette_get_color (palette, j, palette->n), vision));
  return least;
}

static gboolean
can_be_read (const BujuPalette *palette, guint vision)
{
  BujuColor first = buju_palette_get_color (palette, 0, palette->n);
  BujuColor last = buju_palette_get_color (palette, palette->n - 1, palette->n);

  if (palette->kind == BUJU_PALETTE_CATEGORIES)
    return find_least (palette, vision) >= APART;
  if (palette->kind == BUJU_PALETTE_DIVERGING && get_difference (first, last, vision) < ENDS_APART)
    return FALSE;
  return find_least (palette, vision) >= BESIDE;
}

/* Neither more nor less safe than it says. */
static void
test_vision (void)
{
  const BujuPalette *palette;

  for (guint k = 0; (palette = buju_palette_get_nth (k)) != NULL; k++)
    {
      g_assert_true (can_be_read (palette, 0));
      for (guint vision = 1; vision < G_N_ELEMENTS (visions); vision++)
        {
          gboolean said = (palette->safe & 1u << (vision - 1)) != 0;

          if (can_be_read (palette, vision) != said)
            g_error ("%s: %s: least difference %.1f", palette->name, vision_names[vision],
                     find_least (palette, vision));
        }
    }
}

/* The usual ones are safe for everybody. */
static void
test_usual (void)
{
  const char *const usual[] = { BUJU_PALETTE_DEFAULT_CATEGORIES, BUJU_PALETTE_DEFAULT_SEQUENTIAL };
  const guint all = BUJU_VISION_PROTANOPIA | BUJU_VISION_DEUTERANOPIA | BUJU_VISION_TRITANOPIA;

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      const BujuPalette *palette = buju_palette_find (usual[i]);

      g_assert_nonnull (palette);
      g_assert_cmpuint (palette->safe, ==, all);
    }
  g_assert_null (buju_palette_find ("no-such"));
  g_assert_null (buju_palette_find (NULL));
}

static void
check_palette (JsonObject *object, const BujuPalette *palette)
{
  JsonArray *colors = json_object_get_array_member (object, "colors");

  g_assert_cmpstr (palette->name, ==, json_object_get_string_member (object, "name"));
  g_assert_cmpstr (palette->title.zh, ==, json_object_get_string_member (object, "zh"));
  g_assert_cmpstr (palette->title.en, ==, json_object_get_string_member (object, "en"));
  g_assert_cmpuint (palette->n, ==, json_array_get_length (colors));
  g_assert_cmpuint (strlen (palette->credit), >, 0);
  for (guint i = 0; i < palette->n; i++)
    {
      g_autofree char *color = g_strdup_printf ("#%06x", palette->colors[i]);

      g_assert_cmpstr (color, ==, json_array_get_string_element (colors, i));
    }
}

/* As the file has them, in its order; those that ask for a licence to be named name it. */
static void
test_file (void)
{
  g_autofree char       *path = g_build_filename (g_getenv ("BUJU_DATA_DIR"), "styles",
                                                  "palettes.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError)     error = NULL;
  JsonArray             *all;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  all = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                      "palettes");
  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      const BujuPalette *palette = buju_palette_get_nth (i);

      g_assert_nonnull (palette);
      check_palette (json_array_get_object_element (all, i), palette);
      if (strstr (palette->credit, "Brewer") != NULL)
        g_assert_cmpstr (palette->licence, ==, "Apache-2.0");
    }
  g_assert_null (buju_palette_get_nth (json_array_get_length (all)));
}

/* What make-palettes says to a file of these palettes: in UTF-8, whatever the locale of the tests.
 * (transfer full) */
static char *
make (Folder *folder, const char *palettes, gboolean *made)
{
  g_autofree char   *text = g_strdup_printf ("{ " CREDIT ", \"palettes\": [%s] }", palettes);
  g_autofree char   *input = folder_write (folder, "palettes.json", text, strlen (text));
  g_autofree char   *output = folder_path (folder, "out.c");
  g_auto (GStrv)     environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  char              *argv[] = { (char *) g_getenv ("BUJU_MAKE_PALETTES"), input, output, NULL };
  g_autoptr (GError) error = NULL;
  char              *said = NULL;
  int                status = 0;

  g_spawn_sync (NULL, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  *made = g_file_test (output, G_FILE_TEST_EXISTS);
  g_assert_cmpint (g_spawn_check_wait_status (status, NULL), ==, *made);
  return said;
}

static void
test_mistakes (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *palettes, *said;
  } wrong[] = {
    { "{ " GOOD " }", "palette 1 (a): “colors” has to be a list" },
    { "{ " GOOD ", \"colors\": [\"#ffffff\"] }",
      "palette 1 (a): 1 colours, but 3 to 16 are wanted" },
    { "{ " GOOD ", \"colors\": [\"#fff\", \"#808080\", \"#000000\"] }", "“#fff” is no colour" },
    { "{ " GOOD ", " COLORS " }, { " GOOD ", " COLORS " }",
      "palette 2 (a): the name is there already" },
    { "{ " GOOD ", " COLORS ", \"colour\": 1 }", "“colour” is not known" },
    { "{ \"name\": \"b\", " COLORS " }", "palette 1 (b): “kind” has to be a text" },
    { "{ \"name\": \"b\", \"kind\": \"round\", \"zh\": \"乙\", \"en\": \"B\", \"safe\": [], "
      "\"source\": \"s\", " COLORS " }",
      "“round” is neither sequential nor diverging nor qualitative" },
    { "{ \"name\": \"b\", \"kind\": \"diverging\", \"zh\": \"乙\", \"en\": \"B\", \"safe\": "
      "[\"all\"], "
      "\"source\": \"s\", " COLORS " }",
      "“all” is no kind of colour vision that is known" },
    { "{ \"name\": \"b\", \"kind\": \"diverging\", \"zh\": \"乙\", \"en\": \"B\", \"safe\": [], "
      "\"source\": \"t\", " COLORS " }",
      "there is no source “t”" },
    { "7", "palette 1: it has to be an object" },
    { "{", "palettes.json" },
  };
  gboolean         made;
  g_autofree char *good G_GNUC_UNUSED = make (folder, "{ " GOOD ", " COLORS " }", &made);
  g_autofree char *output = folder_path (folder, "out.c");

  g_assert_true (made);
  g_unlink (output);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *said = make (folder, wrong[i].palettes, &made);

      g_assert_false (made);
      if (strstr (said, wrong[i].said) == NULL)
        g_error ("“%s” instead of “%s”", said, wrong[i].said);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palettes/vision", test_vision);
  g_test_add_func ("/palettes/usual", test_usual);
  g_test_add_func ("/palettes/file", test_file);
  g_test_add ("/palettes/mistakes", Folder, NULL, folder_set_up, test_mistakes, folder_tear_down);
  return g_test_run ();
}
