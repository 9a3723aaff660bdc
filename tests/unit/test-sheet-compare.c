/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "draw/buju-export.h"

#include "../library-fixture.h"
#include "../sheet-parts.h"

/* Sheets of two layouts: everything on the page, nothing over anything else, both maps of one view,
 * nothing cut in silence. */

static BujuLibrary *library;

static BujuSheet *
make_sheet (const char *a, const char *b, const char *page, gboolean landscape,
            BujuLanguage language)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = find_layout (library, a);
  figure.compare = find_layout (library, b);
  figure.page = page;
  figure.landscape = landscape;
  figure.language = language;
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

static gboolean
has_note (BujuSheet *sheet, BujuSheetNoteKind kind, const char *id)
{
  GPtrArray *report = buju_sheet_get_report (sheet);

  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      if (note->kind == kind && g_strcmp0 (note->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_sheet (BujuSheet *sheet)
{
  const BujuSheetPart *first = find_part (sheet, "map");
  const BujuSheetPart *second = find_part (sheet, "map-b");
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];

  check_parts (sheet);
  g_assert_nonnull (second);
  g_assert_cmpfloat_with_epsilon (buju_box_width (&first->box), buju_box_width (&second->box),
                                  0.01);
  g_assert_cmpfloat_with_epsilon (buju_box_height (&first->box), buju_box_height (&second->box),
                                  0.01);
  g_assert_cmpuint (buju_sheet_list_maps (sheet, maps), ==, 2);
  g_assert_nonnull (maps[1].placement);
  /* What the table leaves out is said on the sheet and in the report. */
  g_assert_true ((find_part (sheet, "table-more") != NULL)
                 == has_note (sheet, BUJU_SHEET_NOTE_CUT, "table"));
}

static void
test_pairs (void)
{
  static const char *const pairs[][2] = {
    { "sei-two-poles-two-belts", "amp-overall" }, { "sei-ai-4-x", "amp-ai-4-x" },
    { "fut-five-clusters", "press-five-clusters" }, { "fut-pilot-zones", "press-pilots" },
    { "sei-h-axes", "zj-overall" }
  };
  static const struct { const char *page; gboolean landscape; } pages[] = {
    { "A4", FALSE }, { "A4", TRUE }, { "A3", TRUE }, { "A1", FALSE }, { "150x200", FALSE }
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pairs); i++)
    {
      guint pair = i / 2, page = (2 * pair + i) % G_N_ELEMENTS (pages);
      g_autoptr (BujuSheet) sheet = NULL;

      g_test_message ("%s and %s on %s", pairs[pair][0], pairs[pair][1], pages[page].page);
      sheet = make_sheet (pairs[pair][0], pairs[pair][1], pages[page].page, pages[page].landscape,
                          i % 3);
      check_sheet (sheet);
    }
}

/* On large paper the whole table fits, on small paper it says what is missing. */
static void
test_table (void)
{
  g_autoptr (BujuSheet) large = make_sheet ("sei-two-poles-two-belts", "amp-overall", "420x900",
                                            FALSE,
                                            BUJU_LANGUAGE_ZH);
  g_autoptr (BujuSheet) small = make_sheet ("sei-two-poles-two-belts", "amp-overall", "A4", FALSE,
                                            BUJU_LANGUAGE_BOTH);

  g_assert_nonnull (find_part (large, "table"));
  g_assert_null (find_part (large, "table-more"));
  g_assert_nonnull (find_part (small, "table"));
  g_assert_nonnull (find_part (small, "table-more"));
  /* The rest is on further pages, which can be drawn. */
  g_assert_cmpuint (buju_sheet_count_pages (large), ==, 1);
  g_assert_cmpuint (buju_sheet_count_pages (small), >, 1);
  for (guint i = 1; i < buju_sheet_count_pages (small); i++)
    {
      cairo_surface_t *paper = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
      cairo_t *cr = cairo_create (paper);

      g_assert_true (buju_sheet_draw_page (small, i, cr, NULL, NULL));
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (paper);
    }
}

static void
test_titles (void)
{
  g_autoptr (BujuSheet) different = make_sheet ("sei-two-poles-two-belts", "amp-overall", "A3",
                                                FALSE,
                                                BUJU_LANGUAGE_BOTH);
  g_autoptr (BujuSheet) alike = make_sheet ("sei-ai-4-x", "amp-ai-4-x", "A3", FALSE,
                                            BUJU_LANGUAGE_BOTH);
  BujuText title = buju_sheet_get_title (different);

  g_assert_nonnull (strstr (title.zh, find_layout (library, "sei-two-poles-two-belts")->title.zh));
  g_assert_nonnull (strstr (title.zh, find_layout (library, "amp-overall")->title.zh));
  g_assert_nonnull (strstr (title.en, find_layout (library, "amp-overall")->title.en));
  /* Called alike, they are told apart by their documents. */
  title = buju_sheet_get_title (alike);
  g_assert_nonnull (strstr (title.zh, find_layout (library, "sei-ai-4-x")->plan->short_title.zh));
  g_assert_nonnull (strstr (title.zh, find_layout (library, "amp-ai-4-x")->plan->short_title.zh));
}

static void
test_refused (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;

  figure.layout = find_layout (library, "sei-bio-1-5-x");
  figure.compare = find_layout (library, "amp-bio-1-5-x");
  g_assert_null (buju_sheet_new (library, &figure, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* Alone, a sheet has nothing of this. */
static void
test_single (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (BujuSheet) sheet = NULL;
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];

  figure.layout = find_layout (library, "sei-ai-4-x");
  sheet = buju_sheet_new (library, &figure, NULL);
  g_assert_cmpuint (buju_sheet_list_maps (sheet, maps), ==, 1);
  g_assert_null (find_part (sheet, "map-b"));
  g_assert_null (find_part (sheet, "table"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/sheet-compare/pairs", test_pairs);
  g_test_add_func ("/sheet-compare/table", test_table);
  g_test_add_func ("/sheet-compare/titles", test_titles);
  g_test_add_func ("/sheet-compare/refused", test_refused);
  g_test_add_func ("/sheet-compare/single", test_single);
  return run_with_library (library);
}
