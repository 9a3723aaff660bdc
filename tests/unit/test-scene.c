/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-hit.h"
#include "draw/buju-scene.h"

#include "../library-fixture.h"
#include "scene-fixture.h"

/* Scenes of the shipped layouts: what they hold, what the legend explains, what a click means. */

#define FLAGSHIP "sei-two-poles-two-belts"

static BujuLibrary *library;

static BujuScene *
make_scene (const char *layout, const BujuSceneOptions *options)
{
  const BujuLayout *found
      = buju_content_find_layout (buju_library_get_content (library), layout);
  BujuSceneOptions plain = BUJU_SCENE_OPTIONS_INIT;
  BujuBox home;
  BujuView view;

  g_assert_nonnull (found);
  home = buju_scene_home (library, found);
  view = buju_view_fit (&home, 1200.0, 1000.0, 0.0);
  return buju_scene_new (library, found, &view, options != NULL ? options : &plain);
}

static void
test_flagship (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuLabel *pole = find_label (scene, "sei-pole-zhangjiang");
  GArray *items = buju_scene_get_items (scene);

  g_assert_nonnull (find_item (scene, "sei-pole-zhangjiang", BUJU_ITEM_MARKER));
  g_assert_nonnull (find_item (scene, "sei-pole-zhangjiang", BUJU_ITEM_AREA));
  g_assert_nonnull (find_item (scene, "sei-pole-lingang", BUJU_ITEM_MARKER));
  g_assert_nonnull (find_item (scene, "sei-belt-ring-central", BUJU_ITEM_AREA));
  g_assert_nonnull (find_item (scene, "sei-belt-ring-suburb", BUJU_ITEM_AREA));
  g_assert_nonnull (find_item (scene, "sei-axis-west", BUJU_ITEM_LINE));
  g_assert_nonnull (find_item (scene, "shibei", BUJU_ITEM_MARKER));
  g_assert_nonnull (find_item (scene, "district-jiading", BUJU_ITEM_MARKER));
  g_assert_nonnull (find_item (scene, "district-chongming", BUJU_ITEM_AREA));
  g_assert_nonnull (pole);
  g_assert_true (pole->required);
  g_assert_true (buju_scene_is_schematic (scene));
  for (guint i = 1; i < items->len; i++)
    g_assert_cmpuint (g_array_index (items, BujuItem, i - 1).tier, <=,
                      g_array_index (items, BujuItem, i).tier);
}

/* The star of a pole stands for its place: no second marker there; a member of two axes is one. */
static void
test_members_once (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *items = buju_scene_get_items (scene);

  g_assert_null (find_item (scene, "lingang", BUJU_ITEM_MARKER));
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->id != NULL)
        g_assert_true (g_hash_table_add (seen, (gpointer) item->id));
    }
}

/* Two extents of one pole: words give the outline of one, nothing that of the other. */
static void
test_basis_shows (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  GArray *items = buju_scene_get_items (scene);
  guint solid = 0;
  guint dashed = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      const char *basis;

      if (item->kind != BUJU_ITEM_AREA || g_strcmp0 (item->id, "sei-pole-lingang") != 0)
        continue;
      basis = buju_layer_get_text (item->layer, item->feature, "basis");
      g_assert_cmpuint (item->symbol->n_dashes > 0, ==, g_str_equal (basis, "schematic"));
      solid += item->symbol->n_dashes == 0;
      dashed += item->symbol->n_dashes > 0;
    }
  g_assert_cmpuint (solid, >, 0);
  g_assert_cmpuint (dashed, >, 0);
}

static void
test_every_layout (void)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      g_autoptr (BujuScene) scene = make_scene (layout->id, NULL);
      guint own = 0;

      for (guint j = 0; j < buju_scene_get_items (scene)->len; j++)
        own += g_array_index (buju_scene_get_items (scene), BujuItem, j).legend_key != NULL
               && !g_str_equal (
                   g_array_index (buju_scene_get_items (scene), BujuItem, j).legend_key, "road");
      g_assert_cmpuint (own > 0, ==, layout->drawable);
      for (guint j = 0; j < buju_scene_get_labels (scene)->len; j++)
        {
          const BujuLabel *label = &g_array_index (buju_scene_get_labels (scene), BujuLabel, j);

          g_assert_false (buju_text_is_empty (&label->text));
          g_assert_true ((label->path == NULL) == (label->anchor == BUJU_GEOMETRY_POINT));
        }
    }
}

static void
test_legend_in_view (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuItem *star = find_item (scene, "sei-pole-lingang", BUJU_ITEM_MARKER);
  BujuView view = *buju_scene_get_view (scene);
  g_autoptr (BujuScene) close = NULL;

  g_assert_nonnull (find_entry (scene, "sei-belt-ring-central"));
  g_assert_nonnull (find_entry (scene, "pole"));
  view.centre = star->point;
  view.scale *= 12.0;
  close = buju_scene_with_view (scene, &view);
  g_assert_null (find_entry (close, "sei-belt-ring-central"));
  g_assert_nonnull (find_entry (close, "pole"));
  g_assert_cmpuint (buju_scene_get_labels (close)->len, <, buju_scene_get_labels (scene)->len);
  g_assert_true (buju_scene_get_items (close) == buju_scene_get_items (scene));
}

static void
test_hidden (void)
{
  const char *const hidden[] = { "sei-belt-ring-central", "member", NULL };
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  g_autoptr (BujuScene) scene = NULL;

  options.hidden = hidden;
  scene = make_scene (FLAGSHIP, &options);
  g_assert_null (find_item (scene, "sei-belt-ring-central", BUJU_ITEM_AREA));
  g_assert_null (find_item (scene, "shibei", BUJU_ITEM_MARKER));
  g_assert_null (find_label (scene, "shibei"));
  g_assert_null (find_entry (scene, "member"));
  g_assert_nonnull (find_item (scene, "sei-belt-ring-suburb", BUJU_ITEM_AREA));
}

static void
test_parks (void)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  g_autoptr (BujuScene) without = make_scene (FLAGSHIP, &options);
  g_autoptr (BujuScene) with = NULL;

  options.parks = TRUE;
  with = make_scene (FLAGSHIP, &options);
  g_assert_cmpuint (buju_scene_get_items (with)->len, >,
                    buju_scene_get_items (without)->len + 50);
  g_assert_true (find_entry (with, "park-place") != NULL || find_entry (with, "park") != NULL);
  g_assert_null (find_entry (without, "park-place"));
}

/* No layout: the base map, which still answers clicks on districts and explains its roads. */
static void
test_base_map (void)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuBox home = buju_scene_home (library, NULL);
  BujuView view = buju_view_fit (&home, 800.0, 600.0, 0.0);
  g_autoptr (BujuScene) scene = NULL;

  options.parks = TRUE;
  scene = buju_scene_new (library, NULL, &view, &options);
  g_assert_null (buju_scene_get_layout (scene));
  g_assert_nonnull (find_item (scene, "district-pudong", BUJU_ITEM_AREA));
  g_assert_nonnull (find_entry (scene, "road"));
  g_assert_nonnull (find_entry (scene, "park"));
  g_assert_null (find_entry (scene, "pole"));
  g_assert_false (buju_scene_is_schematic (scene));
}

/* Hits. */

static GPtrArray *
ids_at (BujuScene *scene, BujuPoint map, double tolerance)
{
  BujuPoint at = buju_view_to_screen (buju_scene_get_view (scene), map.x, map.y);
  g_autoptr (GArray) found = buju_hit_test (scene, at.x, at.y, tolerance);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      guint number = g_array_index (found, guint, i);
      const char *id = g_array_index (buju_scene_get_items (scene), BujuItem, number).id;

      g_assert_nonnull (id);
      g_assert_false (g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL));
      g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

static gboolean
holds (GPtrArray *ids, const char *id)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL);
}

/* A member's marker comes first, below it the axis, the belt that the axis divides, the
 * district. */
static void
test_hit_order (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuItem *jiading = find_item (scene, "district-jiading", BUJU_ITEM_MARKER);
  g_autoptr (GPtrArray) ids = ids_at (scene, jiading->point, 3.0);

  g_assert_cmpuint (ids->len, >=, 3);
  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "district-jiading");
  g_assert_cmpstr (g_ptr_array_index (ids, 1), ==, "sei-axis-west");
  g_assert_cmpstr (g_ptr_array_index (ids, 2), ==, "sei-belt-ring-suburb");
}

/* Where axes meet the nearest spine decides, and only one axis answers. */
static void
test_hit_axis (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuItem *kangqiao = find_item (scene, "kangqiao-industrial-zone", BUJU_ITEM_MARKER);
  const BujuItem *fengxian = find_item (scene, "district-fengxian", BUJU_ITEM_MARKER);
  g_autoptr (GPtrArray) middle = ids_at (scene, kangqiao->point, 2.0);
  g_autoptr (GPtrArray) south = ids_at (scene, fengxian->point, 2.0);

  g_assert_true (holds (middle, "sei-axis-central"));
  g_assert_false (holds (middle, "sei-axis-east"));
  g_assert_true (holds (south, "sei-axis-east"));
  g_assert_false (holds (south, "sei-axis-central"));
}

static void
test_hit_star (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuItem *star = find_item (scene, "sei-pole-zhangjiang", BUJU_ITEM_MARKER);
  g_autoptr (GPtrArray) ids = ids_at (scene, star->point, 2.0);

  g_assert_cmpstr (g_ptr_array_index (ids, 0), ==, "sei-pole-zhangjiang");
  g_assert_true (holds (ids, "district-pudong"));
}

/* Far out in the sea there is nothing; a tolerance reaches a marker but not the next one. */
static void
test_hit_tolerance (void)
{
  g_autoptr (BujuScene) scene = make_scene (FLAGSHIP, NULL);
  const BujuView *view = buju_scene_get_view (scene);
  const BujuItem *shibei = find_item (scene, "shibei", BUJU_ITEM_MARKER);
  double reach = shibei->symbol->marker_size / 2.0 * buju_scene_get_options (scene)->unit;
  BujuPoint near = { shibei->point.x + (reach + 4.0) / view->scale, shibei->point.y };
  g_autoptr (GArray) sea = buju_hit_test (scene, view->width - 2.0, view->height - 2.0, 3.0);
  g_autoptr (GPtrArray) with = ids_at (scene, near, 5.0);
  g_autoptr (GPtrArray) without = ids_at (scene, near, 3.0);

  g_assert_cmpuint (sea->len, ==, 0);
  g_assert_true (holds (with, "shibei"));
  g_assert_false (holds (without, "shibei"));
}

static void
test_home (void)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));
  BujuBox city = buju_scene_home (library, NULL);

  g_assert_false (buju_box_is_empty (&city));
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      BujuBox home = buju_scene_home (library, layout);
      g_autoptr (BujuScene) scene = make_scene (layout->id, NULL);
      GArray *items = buju_scene_get_items (scene);

      g_assert_cmpfloat (buju_box_width (&home), >, 50000.0);
      for (guint j = 0; j < items->len; j++)
        {
          const BujuItem *item = &g_array_index (items, BujuItem, j);

          if (item->kind == BUJU_ITEM_MARKER)
            g_assert_true (buju_box_contains (&home, item->point.x, item->point.y));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/scene/flagship", test_flagship);
  g_test_add_func ("/scene/members-once", test_members_once);
  g_test_add_func ("/scene/basis-shows", test_basis_shows);
  g_test_add_func ("/scene/every-layout", test_every_layout);
  g_test_add_func ("/scene/legend-in-view", test_legend_in_view);
  g_test_add_func ("/scene/hidden", test_hidden);
  g_test_add_func ("/scene/parks", test_parks);
  g_test_add_func ("/scene/base-map", test_base_map);
  g_test_add_func ("/scene/home", test_home);
  g_test_add_func ("/hit/order", test_hit_order);
  g_test_add_func ("/hit/axis", test_hit_axis);
  g_test_add_func ("/hit/star", test_hit_star);
  g_test_add_func ("/hit/tolerance", test_hit_tolerance);
  return run_with_library (library);
}
