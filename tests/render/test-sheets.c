/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "../library-fixture.h"
#include "../sample.h"
#include "../sheet-parts.h"

/* Every layout on every kind of page in every language, laid out but not drawn. A plain run takes
 * each layout on every other page and lets the languages take turns; with "-m slow" it takes them
 * all. */

typedef struct
{
  const char *page;
  gboolean    landscape;
} Page;

static const Page pages[] = {
  { "A4", FALSE }, { "A4", TRUE }, { "A3", FALSE }, { "A3", TRUE }, { "A0", FALSE }, { "A0", TRUE },
  { "slide", FALSE }, { "column", FALSE }, { "column2", FALSE }, { "A5", FALSE },
};

static BujuLibrary *library;

static GPtrArray *
get_layouts (void)
{
  return buju_content_get_layouts (buju_library_get_content (library));
}

static BujuSheet *
make_sheet (const BujuLayout *layout, const Page *page, BujuLanguage language,
            BujuFigureExtras extras)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = layout;
  figure.page = page->page;
  figure.landscape = page->landscape;
  figure.language = language;
  figure.extras = extras;
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

/* Nothing that a reader needs may be missing from these pages, and the map is what they are
 * about. */
static void
check_sheet (BujuSheet *sheet)
{
  GPtrArray *report = buju_sheet_get_report (sheet);
  const BujuSheetPart *map = find_part (sheet, "map");
  double width, height;

  buju_sheet_get_size (sheet, &width, &height);
  g_assert_cmpfloat (buju_box_width (&map->box) * buju_box_height (&map->box), >,
                     0.3 * width * height);
  g_assert_nonnull (find_part (sheet, "title"));
  g_assert_nonnull (find_part (sheet, "legend"));
  g_assert_nonnull (find_part (sheet, "foot"));
  g_assert_nonnull (find_part (sheet, "scale"));
  g_assert_cmpint (buju_scene_is_schematic (buju_sheet_get_scene (sheet)), <=,
                   find_part (sheet, "mark") != NULL);
  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      g_assert_cmpint (note->kind, !=, BUJU_SHEET_NOTE_MARK);
      if (note->severity == BUJU_SHEET_NOTE_FAULT)
        g_error ("%s", note->message.en);
    }
}

/* No panel of the map hides a place that has a name. */
static void
check_panels (BujuSheet *sheet)
{
  GArray *parts = buju_sheet_get_parts (sheet);
  BujuScene *scene = buju_sheet_get_scene (sheet);
  GArray *labels = buju_scene_get_labels (scene);
  const BujuBox *map = &find_part (sheet, "map")->box;

  for (guint i = 0; i < labels->len; i++)
    {
      const BujuLabel *label = &g_array_index (labels, BujuLabel, i);
      BujuPoint point = buju_view_to_screen (buju_scene_get_view (scene), label->point.x,
                                             label->point.y);

      for (guint j = 0; j < parts->len && label->required && label->anchor == BUJU_GEOMETRY_POINT;
           j++)
        {
          const BujuSheetPart *part = &g_array_index (parts, BujuSheetPart, j);

          if (part->on_map && buju_box_contains (&part->box, map->x0 + point.x, map->y0 + point.y))
            g_error ("“%s” lies under “%s”", label->text.zh, part->name);
        }
    }
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  GPtrArray *layouts = get_layouts ();
  guint turn = page - pages;

  for (guint i = 0; i < layouts->len; i += sample_step ())
    for (BujuLanguage language = BUJU_LANGUAGE_ZH; language <= BUJU_LANGUAGE_BOTH; language++)
      {
        const BujuLayout *layout = g_ptr_array_index (layouts, i);
        g_autoptr (BujuSheet) sheet = NULL;

        if (!layout->drawable
            || (!g_test_slow () && ((i + turn) % 2 != 0 || (i + turn) / 2 % 3 != language)))
          continue;
        g_test_message ("%s on %s in %s", layout->id, page->page,
                        buju_language_to_string (language));
        sheet = make_sheet (layout, page, language, 0);
        check_parts (sheet);
        check_labels (sheet);
        check_sheet (sheet);
        check_panels (sheet);
      }
}

/* Everything at once, on the most crowded layouts: it fits, or the sheet says what it left out. */
static void
test_extras (void)
{
  static const char *const ids[] = { "sei-two-poles-two-belts", "amp-overall", "zj-overall",
                                     "fut-five-clusters" };
  BujuFigureExtras all = BUJU_FIGURE_MEMBERS | BUJU_FIGURE_INDICATORS | BUJU_FIGURE_PROFILE
                         | BUJU_FIGURE_GRATICULE;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < G_N_ELEMENTS (pages); j++)
      {
        const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (library),
                                                             ids[i]);
        g_autoptr (BujuSheet) sheet = NULL;
        gboolean said = FALSE;
        GPtrArray *report;

        if (!g_test_slow () && (i + j) % 4 != 0)
          continue;
        g_test_message ("%s on %s", ids[i], pages[j].page);
        sheet = make_sheet (layout, &pages[j], BUJU_LANGUAGE_BOTH, all);
        check_parts (sheet);
        report = buju_sheet_get_report (sheet);
        for (guint k = 0; k < report->len; k++)
          said |= ((const BujuSheetNote *) g_ptr_array_index (report, k))->kind
                  == BUJU_SHEET_NOTE_PART;
        g_assert_true (said || find_part (sheet, "story") != NULL);
      }
}

/* Two pages on which everything stands at the same place: only the words differ. */
static void
test_pairs (void)
{
  GPtrArray *layouts = get_layouts ();

  for (guint i = 0; i < layouts->len; i += sample_step ())
    {
      BujuFigure figure = BUJU_FIGURE_INIT;
      g_autoptr (GPtrArray) sheets = NULL;
      GArray *zh, *en;

      figure.layout = g_ptr_array_index (layouts, i);
      if (!figure.layout->drawable)
        continue;
      figure.page = pages[i % G_N_ELEMENTS (pages)].page;
      figure.landscape = pages[i % G_N_ELEMENTS (pages)].landscape;
      g_assert_true (buju_figure_set_language (&figure, "pages"));
      g_test_message ("%s on %s", figure.layout->id, figure.page);
      sheets = buju_sheet_new_pages (library, &figure, NULL);
      g_assert_cmpuint (sheets->len, ==, 2);
      zh = buju_sheet_get_parts (g_ptr_array_index (sheets, 0));
      en = buju_sheet_get_parts (g_ptr_array_index (sheets, 1));
      g_assert_cmpfloat (buju_sheet_get_scale (g_ptr_array_index (sheets, 0)), ==,
                         buju_sheet_get_scale (g_ptr_array_index (sheets, 1)));
      g_assert_cmpuint (zh->len, ==, en->len);
      for (guint j = 0; j < zh->len; j++)
        {
          const BujuSheetPart *a = &g_array_index (zh, BujuSheetPart, j),
          *b = &g_array_index (en, BujuSheetPart, j);

          g_assert_cmpstr (a->name, ==, b->name);
          if (memcmp (&a->box, &b->box, sizeof a->box) != 0)
            g_error ("“%s” differs: %g,%g %g,%g and %g,%g %g,%g", a->name, a->box.x0, a->box.y0,
                     a->box.x1, a->box.y1,
                     b->box.x0, b->box.y0, b->box.x1, b->box.y1);
        }
      check_parts (g_ptr_array_index (sheets, 0));
      check_parts (g_ptr_array_index (sheets, 1));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheets/%s%s", pages[i].page,
                                               pages[i].landscape ? "-landscape" : "");

      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/sheets/extras", test_extras);
  g_test_add_func ("/sheets/pairs", test_pairs);
  return run_with_library (library);
}
