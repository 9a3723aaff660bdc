/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-type.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#define FAMILY "Noto Sans CJK SC"
#define NO_SUCH_FAMILY "There Is No Such Family 7"

static cairo_status_t
swallow_cb (void *closure, const unsigned char *data, unsigned int length)
{
  gsize *total = closure;

  *total += length;
  return CAIRO_STATUS_SUCCESS;
}

static char *
get_face (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  const PangoGlyphItem *run = line->runs->data;
  g_autoptr (PangoFontDescription) font = pango_font_describe (run->item->analysis.font);

  return g_strdup (pango_font_description_get_family (font));
}

static gboolean
have_family (const char *family)
{
  g_autofree char *face = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_ZH);

  layout = buju_type_layout_in (context, "布局", family, 10, FALSE);
  face = get_face (layout);
  g_object_unref (context);
  return g_str_equal (face, family);
}

static PangoRectangle
measure_on (cairo_surface_t *surface, double scale, const char *text, BujuLanguage language)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle logical;

  cairo_scale (cr, scale, scale);
  layout = buju_type_layout (cr, text, language, FAMILY, 9.3, FALSE);
  pango_layout_get_extents (layout, NULL, &logical);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return logical;
}

/* A text is as long on pixels as in a PDF or an SVG, and as measured without any surface. */
static void
test_same_everywhere (void)
{
  static const struct { const char *text; BujuLanguage language; } cases[] = {
    { "环中心城区的高技术服务产业带", BUJU_LANGUAGE_ZH },
    { "High-tech service belt around the central city", BUJU_LANGUAGE_EN },
    { "张江科技创新极 Zhangjiang", BUJU_LANGUAGE_BOTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      BujuLanguage language = cases[i].language;
      gsize total = 0;
      PangoContext *context = buju_type_context (language);
      g_autoptr (PangoLayout) layout = buju_type_layout_in (context, text, FAMILY, 9.3, FALSE);
      cairo_surface_t *surfaces[] = {
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, 64, 64),
        cairo_pdf_surface_create_for_stream (swallow_cb, &total, 64, 64),
        cairo_svg_surface_create_for_stream (swallow_cb, &total, 64, 64),
        cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL),
      };
      double scales[] = { 2, 1, 1, 3.7 };
      PangoRectangle expected;

      pango_layout_get_extents (layout, NULL, &expected);
      g_assert_cmpint (expected.width, >, 9 * PANGO_SCALE);
      for (guint j = 0; j < G_N_ELEMENTS (surfaces); j++)
        {
          PangoRectangle found = measure_on (surfaces[j], scales[j], text, language);

          /* A thousandth: fonts are scaled in fixed point. */
          g_assert_cmpint (ABS (found.width - expected.width), <=, expected.width / 1000 + 1);
          g_assert_cmpint (ABS (found.height - expected.height), <=, expected.height / 1000 + 1);
        }
      g_object_unref (context);
    }
}

static void
test_size_is_user_space (void)
{
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_ZH);
  g_autoptr (PangoLayout) one = buju_type_layout_in (context, "布", FAMILY, 10, FALSE);
  g_autoptr (PangoLayout) four = buju_type_layout_in (context, "布局布局", FAMILY, 20, FALSE);
  PangoRectangle a, b;

  if (!have_family (FAMILY))
    {
      g_test_skip ("no " FAMILY);
      return;
    }
  pango_layout_get_extents (one, NULL, &a);
  pango_layout_get_extents (four, NULL, &b);
  /* An ideograph is one em wide. */
  g_assert_cmpfloat_with_epsilon ((double) a.width / PANGO_SCALE, 10.0, 0.05);
  g_assert_cmpfloat_with_epsilon ((double) b.width / PANGO_SCALE, 80.0, 0.2);
  g_object_unref (context);
}

static void
test_language (void)
{
  PangoContext *zh = buju_type_context (BUJU_LANGUAGE_ZH);
  PangoContext *both = buju_type_context (BUJU_LANGUAGE_BOTH);
  PangoContext *en = buju_type_context (BUJU_LANGUAGE_EN);

  g_assert_cmpstr (pango_language_to_string (pango_context_get_language (zh)), ==, "zh-cn");
  g_assert_cmpstr (pango_language_to_string (pango_context_get_language (both)), ==, "zh-cn");
  g_assert_cmpstr (pango_language_to_string (pango_context_get_language (en)), ==, "en");
  g_object_unref (zh);
  g_object_unref (both);
  g_object_unref (en);
}

/* Without the wanted family the glyphs must still be of this region, not those of Japan. */
static void
test_missing_family (void)
{
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_ZH);
  g_autoptr (PangoLayout) layout = buju_type_layout_in (context, "直角骨", NO_SUCH_FAMILY, 12, FALSE);
  g_autoptr (PangoLayout) plain = buju_type_layout_in (context, "直角骨", NULL, 12, FALSE);
  g_autofree char *face = get_face (layout);
  g_autofree char *plain_face = get_face (plain);

  g_object_unref (context);
  g_assert_cmpint (buju_type_count_missing (layout), ==, 0);
  g_assert_cmpstr (face, ==, plain_face);
  if (have_family (FAMILY))
    g_assert_cmpstr (face, ==, FAMILY);
}

static double
get_width (PangoContext *context, const char *text)
{
  g_autoptr (PangoLayout) layout = buju_type_layout_in (context, text, FAMILY, 10, FALSE);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  return (double) width / PANGO_SCALE;
}

/* In CJK fonts an apostrophe is as wide as an ideograph unless asked otherwise. */
static void
test_apostrophe (void)
{
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_EN);

  g_assert_cmpfloat (get_width (context, "Jing’an"), <, get_width (context, "Jing'an") + 1);
  g_assert_cmpfloat (get_width (context, "“Jing”"), <, get_width (context, "\"Jing\"") + 3);
  g_object_unref (context);
}

static void
test_missing_glyphs (void)
{
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_ZH);
  /* Two characters of the last private plane, which no font serves. */
  g_autoptr (PangoLayout) layout = buju_type_layout_in (context,
                                                        "布\xf4\x8f\xbf\xa0局\xf4\x8f\xbf\xa1",
                                                        FAMILY, 12, FALSE);
  g_autoptr (PangoLayout) good = buju_type_layout_in (context, "布局 Buju", FAMILY, 12, FALSE);

  g_assert_cmpint (buju_type_count_missing (layout), ==, 2);
  g_assert_cmpint (buju_type_count_missing (good), ==, 0);
  g_object_unref (context);
}

static void
test_text_is_taken_as_it_is (void)
{
  PangoContext *context = buju_type_context (BUJU_LANGUAGE_EN);
  g_autoptr (PangoLayout) markup = buju_type_layout_in (context, "<b>R&D</b> & more", FAMILY, 12,
                                                        FALSE);
  g_autoptr (PangoLayout) torn = buju_type_layout_in (context, "ab\xe5\xb8", FAMILY, 12, FALSE);
  g_autoptr (PangoLayout) empty = buju_type_layout_in (context, "", FAMILY, 12, FALSE);

  g_assert_cmpstr (pango_layout_get_text (markup), ==, "<b>R&D</b> & more");
  g_assert_true (g_utf8_validate (pango_layout_get_text (torn), -1, NULL));
  g_assert_true (g_str_has_prefix (pango_layout_get_text (torn), "ab"));
  g_assert_cmpint (pango_layout_get_line_count (empty), ==, 1);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/type/same-everywhere", test_same_everywhere);
  g_test_add_func ("/type/size-is-user-space", test_size_is_user_space);
  g_test_add_func ("/type/language", test_language);
  g_test_add_func ("/type/missing-family", test_missing_family);
  g_test_add_func ("/type/apostrophe", test_apostrophe);
  g_test_add_func ("/type/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/type/text-is-taken-as-it-is", test_text_is_taken_as_it_is);
  return g_test_run ();
}
