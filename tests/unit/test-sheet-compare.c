/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "draw/buju-export.h"
#include "draw/buju-sheet.h"

/* Sheets of two layouts: everything on the page, nothing over anything else, both maps of one view, nothing cut in
 * silence. */

static BujuLibrary *library;

static const BujuLayout *
find_layout (const char *id)
{
  const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (library), id);

  g_assert_nonnull (layout);
  return layout;
}

static BujuSheet *
make_sheet (const char *a, const char *b, const char *page, gboolean landscape, BujuLanguage language)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = find_layout (a);
  figure.compare = find_layout (b);
  figure.page = page;
  figure.landscape = landscape;
  figure.language = language;
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

static const BujuSheetPart *
find_part (BujuSheet *sheet, const char *name)
{
  GArray *parts = buju_sheet_get_parts (sheet);

  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (g_array_index (parts, BujuSheetPart, i).name, name))
      return &g_array_index (parts, BujuSheetPart, i);
  return NULL;
}

static gboolean
is_inside (const BujuBox *inner, const BujuBox *outer)
{
  return inner->x0 >= outer->x0 - 0.01 && inner->y0 >= outer->y0 - 0.01 && inner->x1 <= outer->x1 + 0.01
         && inner->y1 <= outer->y1 + 0.01;
}

static void
check_parts (BujuSheet *sheet)
{
  GArray *parts = buju_sheet_get_parts (sheet);
  const BujuSheetPart *map = find_part (sheet, "map");
  BujuBox page = { 0, 0, 0, 0 };

  buju_sheet_get_size (sheet, &page.x1, &page.y1);
  for (guint i = 0; i < parts->len; i++)
    {
      const BujuSheetPart *a = &g_array_index (parts, BujuSheetPart, i);

      if (!is_inside (&a->box, &page))
        g_error ("“%s” leaves the page", a->name);
      g_assert_true (!a->on_map || is_inside (&a->box, &map->box));
      for (guint j = 0; j < i; j++)
        {
          const BujuSheetPart *b = &g_array_index (parts, BujuSheetPart, j);
          gboolean on_it = (a == map && b->on_map) || (b == map && a->on_map);

          if (!on_it && buju_box_intersects (&a->box, &b->box))
            g_error ("“%s” and “%s” overlap", a->name, b->name);
        }
    }
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

  check_parts (sheet);
  g_assert_nonnull (second);
  g_assert_cmpfloat_with_epsilon (buju_box_width (&first->box), buju_box_width (&second->box), 0.01);
  g_assert_cmpfloat_with_epsilon (buju_box_height (&first->box), buju_box_height (&second->box), 0.01);
  g_assert_nonnull (buju_sheet_get_other_placement (sheet));
  /* What the table leaves out is said on the sheet and in the report. */
  g_assert_true ((find_part (sheet, "table-more") != NULL) == has_note (sheet, BUJU_SHEET_NOTE_CUT, "table"));
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
      sheet = make_sheet (pairs[pair][0], pairs[pair][1], pages[page].page, pages[page].landscape, i % 3);
      check_sheet (sheet);
    }
}

/* On large paper the whole table fits, on small paper it says what is missing. */
static void
test_table (void)
{
  g_autoptr (BujuSheet) large = make_sheet ("sei-two-poles-two-belts", "amp-overall", "420x900", FALSE,
                                            BUJU_LANGUAGE_ZH);
  g_autoptr (BujuSheet) small = make_sheet ("sei-two-poles-two-belts", "amp-overall", "A4", FALSE,
                                            BUJU_LANGUAGE_BOTH);

  g_assert_nonnull (find_part (large, "table"));
  g_assert_null (find_part (large, "table-more"));
  g_assert_nonnull (find_part (small, "table"));
  g_assert_nonnull (find_part (small, "table-more"));
}

static void
test_titles (void)
{
  g_autoptr (BujuSheet) different = make_sheet ("sei-two-poles-two-belts", "amp-overall", "A3", FALSE,
                                                BUJU_LANGUAGE_BOTH);
  g_autoptr (BujuSheet) alike = make_sheet ("sei-ai-4-x", "amp-ai-4-x", "A3", FALSE, BUJU_LANGUAGE_BOTH);
  BujuText title = buju_sheet_get_title (different);

  g_assert_nonnull (strstr (title.zh, find_layout ("sei-two-poles-two-belts")->title.zh));
  g_assert_nonnull (strstr (title.zh, find_layout ("amp-overall")->title.zh));
  g_assert_nonnull (strstr (title.en, find_layout ("amp-overall")->title.en));
  /* Called alike, they are told apart by their documents. */
  title = buju_sheet_get_title (alike);
  g_assert_nonnull (strstr (title.zh, find_layout ("sei-ai-4-x")->plan->short_title.zh));
  g_assert_nonnull (strstr (title.zh, find_layout ("amp-ai-4-x")->plan->short_title.zh));
}

static void
test_refused (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;

  figure.layout = find_layout ("sei-bio-1-5-x");
  figure.compare = find_layout ("amp-bio-1-5-x");
  g_assert_null (buju_sheet_new (library, &figure, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* Alone, a sheet has nothing of this. */
static void
test_single (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (BujuSheet) sheet = NULL;

  figure.layout = find_layout ("sei-ai-4-x");
  sheet = buju_sheet_new (library, &figure, NULL);
  g_assert_null (buju_sheet_get_other_placement (sheet));
  g_assert_null (find_part (sheet, "map-b"));
  g_assert_null (find_part (sheet, "table"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/sheet-compare/pairs", test_pairs);
  g_test_add_func ("/sheet-compare/table", test_table);
  g_test_add_func ("/sheet-compare/titles", test_titles);
  g_test_add_func ("/sheet-compare/refused", test_refused);
  g_test_add_func ("/sheet-compare/single", test_single);
  status = g_test_run ();
  buju_library_unref (library);
  return status;
}
