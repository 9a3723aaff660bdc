/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "geo/buju-projection.h"
#include "plan/buju-content.h"
#include "plan/buju-style.h"

/* Styles: inheritance, colours, mistakes, advice for labels, and the three that are shipped. */

static char *folder;

static char *
write_style (const char *name, const char *text)
{
  char *file = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  return file;
}

static BujuStyle *
load_text (const char *text, GError **error)
{
  g_autofree char *file = write_style ("style.json", text);

  return buju_style_load (file, "test", error);
}

static void
assert_fails (const char *text, GQuark domain, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  BujuStyle *style = load_text (text, &error);

  g_assert_error (error, domain, code);
  g_assert_null (style);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_symbols (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuStyle) style
      = load_text ("{ \"colors\": { \"red\": \"#ff0000\" }, \"symbols\": {"
                   "  \"a\": { \"fill\": \"red/40\", \"stroke-width\": 2, \"dash\": [4, 1] },"
                   "  \"b\": { \"like\": \"a\", \"fill\": \"#0000ff\", \"hatch\": \"dots\","
                   "          \"marker\": \"star\", \"label-bold\": true, \"priority\": 7 } } }",
                   &error);
  const BujuSymbol *a;
  const BujuSymbol *b;

  g_assert_no_error (error);
  a = buju_style_get (style, "a");
  b = buju_style_get (style, "b");
  g_assert_cmpstr (a->name, ==, "a");
  g_assert_cmpfloat (a->fill.red, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (a->fill.alpha, 0.4, 1e-9);
  g_assert_cmpuint (a->n_dashes, ==, 2);
  g_assert_cmpfloat (b->fill.blue, ==, 1.0);
  g_assert_cmpfloat (b->fill.alpha, ==, 1.0);
  g_assert_cmpfloat (b->stroke_width, ==, 2.0);
  g_assert_cmpint (b->hatch, ==, BUJU_HATCH_DOTS);
  g_assert_cmpint (b->marker, ==, BUJU_MARKER_STAR);
  g_assert_true (b->label_bold);
  g_assert_cmpint (b->label_priority, ==, 7);
}

static void
test_lookup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuStyle) style
      = load_text ("{ \"symbols\": { \"pole\": { \"stroke-width\": 1 },"
                   "  \"pole-schematic\": { \"stroke-width\": 2 },"
                   "  \"my-pole\": { \"stroke-width\": 3 } } }",
                   &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (
      buju_style_for_component (style, "my-pole", "pole", "schematic")->stroke_width, ==, 3.0);
  g_assert_cmpfloat (buju_style_for_component (style, "other", "pole", "schematic")->stroke_width,
                     ==, 2.0);
  g_assert_cmpfloat (buju_style_for_component (style, "other", "pole", "derived")->stroke_width,
                     ==, 1.0);
  g_assert_cmpfloat (buju_style_for_component (style, NULL, "belt", NULL)->stroke_width, ==, 0.0);
  g_assert_cmpfloat (buju_style_get (style, "nothing")->fill.alpha, ==, 0.0);
  g_assert_false (buju_style_has (style, "nothing"));
}

static void
test_parent (void)
{
  g_autofree char *base G_GNUC_UNUSED = write_style ("base.json",
                                       "{ \"colors\": { \"ink\": \"#101010\", \"sea\": \"#0000ff\" },"
                                       "  \"symbols\": { \"a\": { \"fill\": \"sea\","
                                       "                          \"stroke-width\": 1 } } }");
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuStyle) style
      = load_text ("{ \"parent\": \"base.json\", \"colors\": { \"sea\": \"#00ff00\" },"
                   "  \"symbols\": { \"a\": { \"stroke-width\": 5 } } }",
                   &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (buju_style_get (style, "a")->fill.green, ==, 1.0);
  g_assert_cmpfloat (buju_style_get (style, "a")->stroke_width, ==, 5.0);
}

static void
test_mistakes (void)
{
  g_autofree char *file = write_style ("self.json", "{ \"parent\": \"self.json\" }");
  g_autoptr (GError) error = NULL;

  assert_fails ("{ \"symbols\": { \"a\": { \"colour\": \"#ffffff\" } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_UNKNOWN_ELEMENT, "colour");
  assert_fails ("{ \"symbols\": { \"a\": { \"fill\": \"pink\" } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "pink");
  assert_fails ("{ \"symbols\": { \"a\": { \"fill\": 7 } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "fill");
  assert_fails ("{ \"symbols\": { \"a\": { \"fill\": [1] } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "fill");
  assert_fails ("{ \"symbols\": { \"a\": { \"hatch\": \"wavy\" } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "wavy");
  assert_fails ("{ \"symbols\": { \"a\": { \"dash\": [1, 2, 3, 4, 5] } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "dash");
  assert_fails ("{ \"symbols\": { \"a\": { \"like\": \"b\" } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "b");
  assert_fails ("{ \"symbols\": { \"a\": { \"like\": \"a\" } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "a");
  assert_fails ("{ \"layouts\": { \"x\": { \"extent\": [1, 2, 3] } } }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "four");
  assert_fails ("{ \"captions\": [ { \"zh\": \"海\" } ] }", BUJU_PLAN_ERROR,
                BUJU_PLAN_ERROR_BAD_VALUE, "caption");
  assert_fails ("[]", BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_BAD_VALUE, "not a style");
  g_assert_null (buju_style_load (file, "test", &error));
  g_assert_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (buju_style_load ("/nonexistent/style.json", "test", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_advice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuProjection) projection
      = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, &error);
  g_autoptr (BujuStyle) style
      = load_text ("{ \"layouts\": {"
                   "  \"*\": { \"labels\": { \"p\": { \"side\": \"left\" } } },"
                   "  \"x\": { \"extent\": [121, 31, 122, 32],"
                   "           \"labels\": { \"p\": { \"at\": [121.5, 31.2], \"zh\": \"甲\" },"
                   "                         \"q\": { \"hidden\": true } } } },"
                   "  \"captions\": [ { \"zh\": \"东海\", \"en\": \"Sea\", \"at\": [122, 31] } ] }",
                   &error);
  BujuPoint expected = { 121.5, 31.2 };
  const BujuHint *hint;
  BujuBox extent;
  GArray *captions;

  g_assert_no_error (error);
  buju_projection_forward (projection, &expected, 1);
  hint = buju_style_get_hint (style, "x", "p");
  g_assert_true (hint->has_point);
  g_assert_cmpfloat_with_epsilon (hint->point.x, expected.x, 0.01);
  g_assert_cmpfloat_with_epsilon (hint->point.y, expected.y, 0.01);
  g_assert_cmpstr (hint->text.zh, ==, "甲");
  g_assert_null (hint->text.en);
  g_assert_cmpint (buju_style_get_hint (style, "y", "p")->side, ==, BUJU_SIDE_LEFT);
  g_assert_true (buju_style_get_hint (style, "x", "q")->hidden);
  g_assert_null (buju_style_get_hint (style, "x", "r"));
  g_assert_true (buju_style_get_extent (style, "x", &extent));
  g_assert_true (buju_box_contains (&extent, expected.x, expected.y));
  g_assert_false (buju_style_get_extent (style, "y", &extent));
  captions = buju_style_get_captions (style);
  g_assert_cmpuint (captions->len, ==, 1);
  g_assert_cmpstr (g_array_index (captions, BujuCaption, 0).text.zh, ==, "东海");
}

/* Relative luminance, WCAG 2: how light a colour is to the eye. */
static double
linear (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
contrast (const BujuColor *a, const BujuColor *b)
{
  double la = 0.2126 * linear (a->red) + 0.7152 * linear (a->green) + 0.0722 * linear (a->blue);
  double lb = 0.2126 * linear (b->red) + 0.7152 * linear (b->green) + 0.0722 * linear (b->blue);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Every variant has what the scene asks for, and what a plan says can be read against its halo. */
static void
test_shipped (void)
{
  static const char *const variants[] = { "print", "screen", "dark", "screen-contrast",
                                          "dark-contrast" };
  static const char *const loud[]
      = { "pole", "axis-spine", "member", "member-axis", "rank-1", "rank-2", "set-1", "set-2" };
  static const char *const needed[]
      = { "sea",    "land",   "neighbour",     "water", "waterway", "border",      "road",
          "shield", "park",   "belt",          "pole",  "spine",    "hub",    "spoke-1",
          "member", "rank-3", "pole-schematic", "coast", "district", "belt-ribbon", "chip-name" };
  const char *resources = g_getenv ("BUJU_DATA_DIR");

  for (guint v = 0; v < G_N_ELEMENTS (variants); v++)
    {
      g_autofree char *name = g_strconcat (variants[v], ".json", NULL);
      g_autofree char *file = g_build_filename (resources, "styles", name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BujuStyle) style = buju_style_load (file, variants[v], &error);

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
        g_assert_true (buju_style_has (style, needed[i]));
      for (guint i = 0; i < G_N_ELEMENTS (loud); i++)
        {
          const BujuSymbol *symbol = buju_style_get (style, loud[i]);

          g_assert_cmpfloat (contrast (&symbol->label, &symbol->halo), >=, 4.5);
        }
    }
}

static gboolean
is_clear_or_opaque (const BujuColor *color)
{
  return color->alpha <= 0.0 || color->alpha >= 1.0;
}

/* Nothing shines through, areas keep something to be told by, lines stand out from the land;
 * nothing hidden appears. */
static void
check_raised (const BujuSymbol *raised, const BujuSymbol *before, const BujuColor *land)
{
  g_assert_true (is_clear_or_opaque (&raised->fill) && is_clear_or_opaque (&raised->band));
  g_assert_true (is_clear_or_opaque (&raised->under) && is_clear_or_opaque (&raised->stroke));
  g_assert_cmpfloat (raised->stroke_width, >=, before->stroke_width);
  if (before->fill.alpha > 0 && raised->fill.alpha <= 0 && raised->stroke_width > 0)
    g_assert_cmpint (raised->hatch, !=, BUJU_HATCH_NONE);
  if (raised->hatch != BUJU_HATCH_NONE && raised->hatch_color.alpha > 0)
    g_assert_cmpfloat (contrast (&raised->hatch_color, land), >=, 3.0);
  if (raised->stroke_width > 0 && raised->stroke.alpha > 0)
    g_assert_cmpfloat (contrast (&raised->stroke, land), >=, 3.0);
  if (before->stroke.alpha <= 0)
    g_assert_cmpfloat (raised->stroke.alpha, <=, 0);
  if (raised->label_size > 0 && raised->halo.alpha > 0)
    g_assert_cmpfloat (contrast (&raised->label, &raised->halo), >=, 6.9);
}

static void
test_high_contrast (void)
{
  static const char *const pairs[][2] = { { "screen", "screen-contrast" },
                                          { "dark", "dark-contrast" } };
  static const char *const names[]
      = { "coast", "border", "road", "road-major", "belt", "belt-1", "belt-2", "belt-3",
          "sei-belt-ring-central",
          "sei-belt-ring-suburb", "axis", "area", "area-schematic", "pole-documented",
          "pole-schematic", "spine",
          "district-set-1", "district-set-2", "shade-1", "shade-5", "park", "member", "spoke-2",
          "sea-name",
          "river-name", "lake-name", "overlay" };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    {
      BujuStyle *styles[2];

      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *name = g_strconcat (pairs[p][i], ".json", NULL);
          g_autofree char *file = g_build_filename (g_getenv ("BUJU_DATA_DIR"), "styles", name,
                                                    NULL);
          g_autoptr (GError) error = NULL;

          styles[i] = buju_style_load (file, pairs[p][i], &error);
          g_assert_no_error (error);
          g_assert_cmpint (buju_style_is_high_contrast (styles[i]), ==, i == 1);
        }
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_assert_true (buju_style_has (styles[1], names[i]));
          check_raised (buju_style_get (styles[1], names[i]), buju_style_get (styles[0], names[i]),
                        &buju_style_get (styles[1], "land")->fill);
        }
      buju_style_free (styles[0]);
      buju_style_free (styles[1]);
    }
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("buju-style-XXXXXX", &error);
  g_assert_no_error (error);
  g_test_add_func ("/style/symbols", test_symbols);
  g_test_add_func ("/style/lookup", test_lookup);
  g_test_add_func ("/style/high-contrast", test_high_contrast);
  g_test_add_func ("/style/parent", test_parent);
  g_test_add_func ("/style/mistakes", test_mistakes);
  g_test_add_func ("/style/advice", test_advice);
  g_test_add_func ("/style/shipped", test_shipped);
  result = g_test_run ();
  remove_folder ();
  return result;
}
