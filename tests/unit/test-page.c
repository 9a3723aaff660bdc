/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "draw/buju-page.h"

static void
check_size (const char *name, gboolean landscape, double width_mm, double height_mm)
{
  g_autoptr (GError) error = NULL;
  BujuPage page;

  g_assert_true (buju_page_parse (name, landscape, &page, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (page.width, width_mm / 25.4 * 72, 1e-9);
  g_assert_cmpfloat_with_epsilon (page.height, height_mm / 25.4 * 72, 1e-9);
}

static void
test_inch (void)
{
  g_assert_cmpfloat_with_epsilon (buju_page_from_mm (25.4), 72, 1e-12);
  g_assert_cmpfloat (buju_page_from_mm (0), ==, 0);
}

static void
test_iso (void)
{
  check_size ("A4", FALSE, 210, 297);
  check_size ("a4", TRUE, 297, 210);
  check_size ("A3", TRUE, 420, 297);
  check_size ("A0", FALSE, 841, 1189);
}

static void
test_free (void)
{
  check_size ("180x120", FALSE, 180, 120);
  check_size ("180x120", TRUE, 180, 120);
  check_size ("88.5×120mm", FALSE, 88.5, 120);
}

/* A slide is wide by nature: asking for landscape must not stand it on its side. */
static void
test_slide (void)
{
  check_size ("16:9", FALSE, 338.667, 190.5);
  check_size ("16:9", TRUE, 338.667, 190.5);
}

static void
check_template (const char *name, BujuPageTemplate template, gboolean shrinks)
{
  BujuPage page;

  g_assert_true (buju_page_parse (name, FALSE, &page, NULL));
  g_assert_cmpint (page.template, ==, template);
  g_assert_cmpint (page.shrinks, ==, shrinks);
}

/* Reports and boards, slides, and the columns of journals, which are as high as they need to be. */
static void
test_templates (void)
{
  check_size ("slide", TRUE, 338.667, 190.5);
  check_template ("A4", BUJU_PAGE_REPORT, FALSE);
  check_template ("A0", BUJU_PAGE_REPORT, FALSE);
  check_template ("slide", BUJU_PAGE_SLIDE, FALSE);
  check_template ("4:3", BUJU_PAGE_SLIDE, FALSE);
  check_template ("column", BUJU_PAGE_COLUMN, TRUE);
  check_template ("column2", BUJU_PAGE_COLUMN, TRUE);
  check_template ("90x140", BUJU_PAGE_COLUMN, FALSE);
  check_template ("180x140", BUJU_PAGE_REPORT, FALSE);
}

static void
test_type_grows (void)
{
  static const char * const names[] = { "A4", "A3", "A2", "A1", "A0" };
  double last = 0.99;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BujuPage page;

      g_assert_true (buju_page_parse (names[i], FALSE, &page, NULL));
      g_assert_cmpfloat (page.type_size, >, last);
      last = page.type_size;
    }
  g_assert_cmpfloat (last, <=, 4.001);
}

static void
test_refused (void)
{
  static const char * const names[] = {
    "", "A9", "A44", "200", "200x", "x200", "axb", "200x300cm", "nanx200", "infx200", "-200x300",
    "10x300",
    "200x9999", "200x300x400", "1e308x1e308",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      BujuPage page;

      g_test_message ("“%s”", names[i]);
      g_assert_false (buju_page_parse (names[i], FALSE, &page, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static double
type_of (const char *name)
{
  BujuPage page;

  g_assert_true (buju_page_parse (name, FALSE, &page, NULL));
  return page.type_size;
}

/* A sheet in the hand gets more map before larger type; on a board the type keeps its share of the
 * page. */
static void
test_board_type (void)
{
  g_assert_cmpfloat_with_epsilon (type_of ("A4"), 1, 1e-9);
  g_assert_cmpfloat (type_of ("A3"), <, 1.3);
  g_assert_cmpfloat (type_of ("A1") / type_of ("A3"), >, 1.75);
  g_assert_cmpfloat (type_of ("A0") / type_of ("A1"), >, 1.3);
  g_assert_cmpfloat (type_of ("A0"), <, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/inch", test_inch);
  g_test_add_func ("/page/iso", test_iso);
  g_test_add_func ("/page/free", test_free);
  g_test_add_func ("/page/slide", test_slide);
  g_test_add_func ("/page/templates", test_templates);
  g_test_add_func ("/page/type-grows", test_type_grows);
  g_test_add_func ("/page/refused", test_refused);
  g_test_add_func ("/page/board-type", test_board_type);
  return g_test_run ();
}
