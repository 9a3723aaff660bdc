/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-placement.h"
#include "draw/buju-scene.h"

#include "../library-fixture.h"
#include "scene-fixture.h"

/* A lens over a layout: what is lit keeps its look and gets a glow, what is not is pale, and every
 * place of the lens that has a place on the map is there. */

#define FLAGSHIP "sei-two-poles-two-belts"

static BujuLibrary *library;

static BujuLens *
make_lens (const char *one, const char *other)
{
  const char *ids[] = { one, other, NULL };
  g_autoptr (GError) error = NULL;
  BujuLens *lens = buju_lens_new (buju_library_get_content (library), ids, &error);

  g_assert_no_error (error);
  return lens;
}

static BujuScene *
make_scene_in (const char *variant, const char *layout, BujuLens *lens, const char * const *hidden)
{
  const BujuLayout *found
    = buju_content_find_layout (buju_library_get_content (library), layout);
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuBox home;
  BujuView view;

  g_assert_nonnull (found);
  home = buju_scene_home (library, found);
  view = buju_view_fit (&home, 1200.0, 1000.0, 0.0);
  options.lens = lens;
  options.hidden = hidden;
  options.variant = variant;
  return buju_scene_new (library, found, &view, &options);
}

static BujuScene *
make_scene (const char *layout, BujuLens *lens, const char * const *hidden)
{
  return make_scene_in ("screen", layout, lens, hidden);
}

static gboolean
has_glow (BujuScene *scene, const BujuItem *marker)
{
  GArray *items = buju_scene_get_items (scene);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->id == NULL && item->tier < marker->tier
          && item->point.x == marker->point.x && item->point.y == marker->point.y
          && g_strcmp0 (item->legend_key, "lens-place") == 0)
        return TRUE;
    }
  return FALSE;
}

/* How far a colour is from that of the land, 0…1. */
static double
contrast (const BujuColor *color)
{
  const BujuColor *land
    = &buju_style_get (buju_library_get_style (library, "screen"), "land")->fill;

  return (fabs (color->red - land->red) + fabs (color->green - land->green)
          + fabs (color->blue - land->blue)) / 3.0;
}

/* Relative luminance of WCAG 2. */
static double
get_light (const BujuColor *color)
{
  const double channels[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0.0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] * (channels[i] <= 0.03928 ? channels[i] / 12.92
                                                : pow ((channels[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
get_ratio (const BujuColor *a, const BujuColor *b)
{
  double first = get_light (a), second = get_light (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_lit_and_pale (void)
{
  g_autoptr (BujuLens) lens = make_lens ("ai", NULL);
  g_autoptr (BujuScene) plain = make_scene (FLAGSHIP, NULL, NULL);
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, lens, NULL);
  const BujuItem *lit = find_item (scene, "sei-pole-zhangjiang", BUJU_ITEM_MARKER);
  const BujuItem *pale = find_item (scene, "sei-belt-ring-suburb", BUJU_ITEM_AREA);
  const BujuItem *weak = find_item (scene, "sei-belt-ring-central", BUJU_ITEM_AREA);
  const BujuItem *before;

  g_assert_cmpint (buju_lens_get_state (lens, "sei-belt-ring-suburb"), ==, BUJU_LENS_NONE);
  before = find_item (plain, "sei-pole-zhangjiang", BUJU_ITEM_MARKER);
  g_assert_true (lit->symbol == before->symbol);
  g_assert_true (has_glow (scene, lit));
  g_assert_false (has_glow (plain, before));

  before = find_item (plain, "sei-belt-ring-suburb", BUJU_ITEM_AREA);
  g_assert_cmpfloat (contrast (&pale->symbol->stroke), <, contrast (&before->symbol->stroke) / 2.0);
  g_assert_cmpstr (pale->legend_key, ==, "lens-rest");

  before = find_item (plain, "sei-belt-ring-central", BUJU_ITEM_AREA);
  g_assert_cmpfloat (contrast (&weak->symbol->stroke), <, contrast (&before->symbol->stroke));
  g_assert_cmpfloat (contrast (&weak->symbol->stroke), >, contrast (&before->symbol->stroke) / 4.0);
  g_assert_cmpstr (weak->legend_key, ==, "sei-belt-ring-central");
}

/* In high contrast what is pale still stands out from its ground. */
static void
check_legible (const char *variant)
{
  g_autoptr (BujuLens) lens = make_lens ("ai", NULL);
  g_autoptr (BujuScene) scene = make_scene_in (variant, FLAGSHIP, lens, NULL);
  const BujuColor *land = &buju_style_get (buju_library_get_style (library, variant), "land")->fill;
  GArray *items = buju_scene_get_items (scene);
  GArray *labels = buju_scene_get_labels (scene);
  guint n_pale = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (g_strcmp0 (item->legend_key, "lens-rest") != 0)
        continue;
      n_pale++;
      if (item->kind == BUJU_ITEM_MARKER)
        g_assert_cmpfloat (get_ratio (&item->symbol->marker_fill, land), >=, 3.0);
      else if (item->symbol->stroke.alpha > 0)
        g_assert_cmpfloat (get_ratio (&item->symbol->stroke, land), >=, 3.0);
    }
  g_assert_cmpuint (n_pale, >, 0);
  for (guint i = 0; i < labels->len; i++)
    {
      const BujuLabel *label = &g_array_index (labels, BujuLabel, i);

      g_assert_cmpfloat (get_ratio (&label->symbol->label, &label->symbol->halo), >=, 4.5);
    }
}

static void
test_high_contrast (void)
{
  check_legible ("screen-contrast");
  check_legible ("dark-contrast");
}

/* What a lens makes stays its own: the style and a scene without it are as before. */
static void
test_looks_are_copies (void)
{
  g_autoptr (BujuLens) lens = make_lens ("steel", NULL);
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, lens, NULL);
  BujuStyle *style = buju_library_get_style (library, "screen");
  const BujuItem *pole = find_item (scene, "sei-pole-lingang", BUJU_ITEM_MARKER);

  g_assert_true (pole->symbol != buju_style_get (style, "pole"));
  g_assert_true (buju_style_get (style, "pole")->label_required);
  g_assert_false (pole->symbol->label_required);
}

/* Over every layout, with every lens: no place is lost that has a place on the map. */
static void
test_all_places (void)
{
  static const char *const industries[] = { "ic", "biomed", "ai", "nev", "future-health" };
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));
  BujuDataset *dataset = buju_library_get_dataset (library);

  for (guint i = 0; i < G_N_ELEMENTS (industries); i++)
    for (guint j = 0; j < layouts->len; j++)
      {
        const BujuLayout *layout = g_ptr_array_index (layouts, j);
        g_autoptr (BujuLens) lens = make_lens (industries[i], NULL);
        g_autoptr (BujuScene) scene = make_scene (layout->id, lens, NULL);
        const GPtrArray *places = buju_lens_get_places (lens);
        guint n = 0;

        for (guint k = 0; k < places->len; k++)
          {
            const BujuLensPlace *place = g_ptr_array_index (places, k);
            BujuLayer *layer;
            guint feature;

            if (place->state != BUJU_LENS_ASSIGNED || place->place->point == NULL
                || !buju_dataset_find (dataset, place->place->point, &layer, &feature))
              continue;
            n += find_item (scene, place->place->id, BUJU_ITEM_MARKER) != NULL
                 || find_item (scene, place->place->id, BUJU_ITEM_AREA) != NULL;
          }
        g_test_message ("%s %s: %u of %u", layout->id, industries[i], n, places->len);
        g_assert_nonnull (find_entry (scene, "lens-place"));
        g_assert_cmpuint (n + 6, >=, buju_lens_count_places (lens, BUJU_LENS_ASSIGNED));
      }
}

/* Lit names are wanted for sure, pale ones only where there is room. */
static void
test_labels (void)
{
  g_autoptr (BujuLens) lens = make_lens ("biomed", NULL);
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, lens, NULL);
  g_autoptr (BujuPlacement) placement = buju_placement_new (scene, NULL, 0);
  GPtrArray *unplaced = buju_placement_get_unplaced (placement);

  g_assert_true (find_label (scene, "oriental-beauty-valley")->required);
  g_assert_true (find_label (scene, "sei-pole-zhangjiang")->required);
  g_assert_false (find_label (scene, "shibei")->required);
  g_assert_cmpint (find_label (scene, "oriental-beauty-valley")->priority, >,
                   find_label (scene, "shibei")->priority);
  for (guint i = 0; i < unplaced->len; i++)
    g_assert_false (((const BujuLabel *) g_ptr_array_index (unplaced, i))->required);
}

static void
test_legend (void)
{
  g_autoptr (BujuLens) lens = make_lens ("ic", "biomed");
  g_autoptr (BujuScene) scene = make_scene ("zj-overall", lens, NULL);
  const BujuLegendEntry *entry = find_entry (scene, "lens-place");
  g_autofree char *n
    = g_strdup_printf ("%u", buju_lens_count_places (lens, BUJU_LENS_ASSIGNED));

  g_assert_nonnull (g_strstr_len (entry->text.zh, -1, "集成电路、生物医药"));
  g_assert_nonnull (g_strstr_len (entry->text.en, -1, "Integrated circuits, Biomedicine"));
  g_assert_nonnull (g_strstr_len (entry->note.zh, -1, n));
  g_assert_nonnull (g_strstr_len (entry->note.en, -1, n));
  g_assert_true (entry == &g_array_index (buju_scene_get_legend (scene), BujuLegendEntry, 0));
  g_assert_nonnull (find_entry (scene, "lens-rest"));
}

/* The switches of the legend work for the lens, too. */
static void
test_hidden (void)
{
  const char *const hidden[] = { "lens-place", "lens-rest", NULL };
  g_autoptr (BujuLens) lens = make_lens ("ai", NULL);
  g_autoptr (BujuScene) full = make_scene (FLAGSHIP, lens, NULL);
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, lens, hidden);

  g_assert_nonnull (find_item (full, "park-minhang", BUJU_ITEM_MARKER));
  g_assert_null (find_item (scene, "park-minhang", BUJU_ITEM_MARKER));
  g_assert_nonnull (find_item (full, "sei-belt-ring-suburb", BUJU_ITEM_AREA));
  g_assert_null (find_item (scene, "sei-belt-ring-suburb", BUJU_ITEM_AREA));
  g_assert_null (find_label (scene, "sei-axis-west"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/scene-lens/lit-and-pale", test_lit_and_pale);
  g_test_add_func ("/scene-lens/looks-are-copies", test_looks_are_copies);
  g_test_add_func ("/scene-lens/high-contrast", test_high_contrast);
  g_test_add_func ("/scene-lens/all-places", test_all_places);
  g_test_add_func ("/scene-lens/labels", test_labels);
  g_test_add_func ("/scene-lens/legend", test_legend);
  g_test_add_func ("/scene-lens/hidden", test_hidden);
  return run_with_library (library);
}
