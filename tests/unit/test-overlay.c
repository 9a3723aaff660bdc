/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Layers that people bring: classes, scenes, clicks, the session's list. */

#include "draw/buju-hit.h"
#include "draw/buju-overlay-paint.h"
#include "draw/buju-recipe.h"
#include "session/buju-session-overlays.h"

#include <math.h>
#include <string.h>

#include "../library-fixture.h"

static BujuLibrary *library;

#define N 12
#define ORIGIN_X 610000.0
#define ORIGIN_Y 3450000.0

/* Points in a row, 2 km apart: name "p0" …, kind a, b, c, area i², one without. The last @placeless
 * are on no map. */
static BujuOverlay *
make_some_points (const BujuOverlayLook *look, guint placeless)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("points", BUJU_GEOMETRY_POINT);
  static const char *const names[] = { "name", "kind", "area" };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BujuTable) table = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  guint32 start = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      BujuField field = { g_strdup (names[i]), BUJU_FIELD_TEXT, 0, 0 };

      g_array_append_val (fields, field);
    }
  for (guint i = 0; i < N; i++)
    {
      BujuPoint point = { ORIGIN_X + 2000.0 * i, ORIGIN_Y };
      BujuSpan span = { &point, &start, i + placeless < N, i + placeless < N };

      buju_layer_builder_add_feature (builder, &span);
      g_ptr_array_add (cells, g_strdup_printf ("p%u", i));
      g_ptr_array_add (cells, g_strdup (i < 6 ? "a" : i < 10 ? "b" : "c"));
      g_ptr_array_add (cells, i == 11 ? NULL : g_strdup_printf ("%u", i * i));
    }
  table = buju_table_new (fields, cells, N);
  buju_layer_builder_set_table (builder, table);
  layer = buju_layer_builder_finish (builder);
  return buju_overlay_new ("overlay-1", "园区", layer, NULL, NULL, look);
}

static BujuOverlay *
make_points (const BujuOverlayLook *look)
{
  return make_some_points (look, 0);
}

static const BujuOverlayClass *
get_class (const BujuOverlay *overlay, guint i)
{
  g_assert_cmpuint (i, <, buju_overlay_get_classes (overlay)->len);
  return &g_array_index (buju_overlay_get_classes (overlay), BujuOverlayClass, i);
}

static void
test_categories (void)
{
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuOverlay) overlay = NULL;

  buju_overlay_look_init (&look, 0);
  look.mode = BUJU_OVERLAY_CATEGORY;
  buju_overlay_look_set (&look.field, "kind");
  overlay = make_points (&look);
  g_assert_cmpuint (buju_overlay_get_classes (overlay)->len, ==, 3);
  g_assert_cmpstr (get_class (overlay, 0)->value, ==, "a");
  g_assert_cmpuint (get_class (overlay, 0)->count, ==, 6);
  g_assert_cmpuint (get_class (overlay, 1)->count, ==, 4);
  g_assert_cmpuint (get_class (overlay, 2)->count, ==, 2);
  g_assert_cmpint (get_class (overlay, 0)->symbol.marker, !=,
                   get_class (overlay, 1)->symbol.marker);
  g_assert_cmpint (buju_overlay_get_class (overlay, 11), ==, 2);
}

static void
test_graduated (void)
{
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuOverlay) overlay = NULL;
  guint n;

  buju_overlay_look_init (&look, 0);
  look.mode = BUJU_OVERLAY_GRADUATED;
  look.breaks = BUJU_BREAKS_ROUND;
  look.n_classes = 5;
  buju_overlay_look_set (&look.field, "area");
  overlay = make_points (&look);
  /* 0 … 100 in steps of 20, and one without a number. */
  g_assert_cmpuint (buju_overlay_get_classes (overlay)->len, ==, 6);
  g_assert_cmpstr (get_class (overlay, 1)->text.zh, ==, "20 – 40");
  g_assert_cmpuint (get_class (overlay, 0)->count, ==, 5);
  g_assert_cmpuint (get_class (overlay, 5)->count, ==, 1);
  g_assert_cmpint (buju_overlay_get_class (overlay, 11), ==, 5);
  g_assert_cmpuint (buju_overlay_get_members (overlay, 4, &n)[0], ==, 9);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_look_shares (void)
{
  g_autoptr (BujuOverlay) overlay = make_points (NULL);
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuOverlay) faint = NULL, filtered = NULL, wrong = NULL;
  guint n, m;

  buju_overlay_look_copy (buju_overlay_get_look (overlay), &look);
  look.opacity = 0.5;
  faint = buju_overlay_with_look (overlay, &look);
  g_assert_true (buju_overlay_get_members (overlay, 0, &n)
                 == buju_overlay_get_members (faint, 0, &m));
  g_assert_cmpfloat (get_class (faint, 0)->symbol.marker_fill.alpha, ==, 0.5);
  buju_overlay_look_set (&look.filter, "area >= 49 and kind != c");
  filtered = buju_overlay_with_look (overlay, &look);
  g_assert_cmpuint (buju_overlay_get_n_shown (filtered), ==, 3);
  g_assert_cmpint (buju_overlay_get_class (filtered, 0), ==, -1);
  g_assert_null (buju_overlay_get_problem (filtered));
  buju_overlay_look_set (&look.filter, "nothing = 1");
  wrong = buju_overlay_with_look (overlay, &look);
  g_assert_cmpuint (buju_overlay_get_n_shown (wrong), ==, N);
  g_assert_nonnull (strstr (buju_overlay_get_problem (wrong), "nothing"));
}

static void
test_sizes (void)
{
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuOverlay) overlay = NULL;

  buju_overlay_look_init (&look, 0);
  look.size = 20;
  buju_overlay_look_set (&look.size_field, "area");
  overlay = make_points (&look);
  g_assert_cmpfloat_with_epsilon (buju_overlay_get_size (overlay, 10), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (buju_overlay_get_size (overlay, 5), 10, 1e-9);
  g_assert_cmpfloat (buju_overlay_get_size (overlay, 11), ==, BUJU_OVERLAY_SMALLEST);
}

/* Points that are all alike are small; the largest of many sizes is not. What somebody chose
 * stays. */
static void
test_size_by (void)
{
  g_auto (BujuOverlayLook) look = { 0 };
  double                   alike;

  buju_overlay_look_init (&look, 0);
  alike = look.size;
  buju_overlay_look_size_by (&look, "area");
  g_assert_cmpstr (look.size_field, ==, "area");
  g_assert_cmpfloat (look.size, >=, 3 * alike);
  buju_overlay_look_size_by (&look, "other");
  g_assert_cmpfloat (look.size, >=, 3 * alike);
  buju_overlay_look_size_by (&look, NULL);
  g_assert_cmpfloat (look.size, ==, alike);
  look.size = 10;
  buju_overlay_look_size_by (&look, "area");
  g_assert_cmpfloat (look.size, ==, 10);
}

static void
test_ids (void)
{
  g_autoptr (BujuOverlay) overlay = make_points (NULL);
  g_autofree char *id = buju_overlay_dup_feature_id (overlay, 7), *found = NULL;
  g_autoptr (GArray) facts = buju_overlay_describe (overlay, 7);
  g_autofree char *title = buju_overlay_dup_title (overlay, 7);
  guint feature;

  g_assert_true (buju_overlay_parse_id (id, &found, &feature));
  g_assert_cmpstr (found, ==, "overlay-1");
  g_assert_cmpuint (feature, ==, 7);
  g_assert_false (buju_overlay_parse_id ("pudong", &found, &feature));
  g_assert_false (buju_overlay_parse_id ("overlay-1:x", &found, &feature));
  g_assert_cmpuint (facts->len, ==, 3);
  g_assert_cmpstr (g_array_index (facts, BujuOverlayFact, 0).value, ==, "p7");
  g_assert_cmpstr (title, ==, "p7");
}

/* What is asked for as the width of a line is the width that is drawn. */
static void
test_width (void)
{
  static const BujuGeometry geometries[] = { BUJU_GEOMETRY_LINE, BUJU_GEOMETRY_POLYGON };

  for (guint i = 0; i < G_N_ELEMENTS (geometries); i++)
    {
      g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("shapes", geometries[i]);
      BujuPoint points[] = { { 0, 0 }, { 0, 9 }, { 9, 9 }, { 0, 0 } };
      guint32 start = 0;
      BujuSpan span = { points, &start, G_N_ELEMENTS (points), 1 };
      g_auto (BujuOverlayLook) look = { 0 };
      g_autoptr (BujuLayer) layer = NULL;
      g_autoptr (BujuOverlay) overlay = NULL;

      buju_layer_builder_add_feature (builder, &span);
      layer = buju_layer_builder_finish (builder);
      buju_overlay_look_init (&look, 0);
      look.size = 1.5 / buju_overlay_look_get_share (geometries[i]);
      overlay = buju_overlay_new ("overlay-1", "园区", layer, NULL, NULL, &look);
      g_assert_cmpfloat_with_epsilon (get_class (overlay, 0)->symbol.stroke_width, 1.5, 1e-9);
    }
  g_assert_cmpfloat (buju_overlay_look_get_share (BUJU_GEOMETRY_POINT), ==, 1);
}

static BujuScene *
make_scene (GPtrArray *overlays, const char *const *hidden, double scale)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuView view = { { ORIGIN_X + 11000, ORIGIN_Y }, scale, 1000, 600 };

  options.overlays = overlays;
  options.hidden = hidden;
  return buju_scene_new (library, NULL, &view, &options);
}

static const BujuLegendEntry *
find_entry (BujuScene *scene, const char *key)
{
  GArray *legend = buju_scene_get_legend (scene);

  for (guint i = 0; i < legend->len; i++)
    if (g_str_equal (g_array_index (legend, BujuLegendEntry, i).key, key))
      return &g_array_index (legend, BujuLegendEntry, i);
  return NULL;
}

static gboolean
has_entry (BujuScene *scene, const char *key)
{
  return find_entry (scene, key) != NULL;
}

static void
assert_note (const BujuOverlayLook *look, guint placeless, const char *key, const char *zh,
             const char *en)
{
  g_autoptr (GPtrArray) overlays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  g_autoptr (BujuScene) scene = NULL;

  g_ptr_array_add (overlays, make_some_points (look, placeless));
  scene = make_scene (overlays, NULL, 0.04);
  g_assert_true (has_entry (scene, key));
  g_assert_cmpstr (find_entry (scene, key)->note.zh, ==, zh);
  g_assert_cmpstr (find_entry (scene, key)->note.en, ==, en);
}

/* The legend says of how many rows nothing is to be seen, as far as they are shown at all. */
static void
test_placeless (void)
{
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuOverlay) overlay = make_some_points (NULL, 3);

  g_assert_cmpuint (buju_overlay_get_n_placeless (overlay), ==, 3);
  buju_overlay_look_init (&look, 0);
  assert_note (&look, 0, "overlay-1/0", "n = 12", "n = 12");
  assert_note (&look, 3, "overlay-1/0", "n = 12；未定位3条", "n = 12; not placed: 3");
  assert_note (&look, N, "overlay-1/0", "n = 12；未定位12条", "n = 12; not placed: 12");
  buju_overlay_look_set (&look.filter, "kind != c");
  assert_note (&look, 3, "overlay-1/0", "n = 10；未定位1条", "n = 10; not placed: 1");
  buju_overlay_look_set (&look.filter, NULL);
  buju_overlay_look_set (&look.size_field, "area");
  assert_note (&look, 3, "overlay-1/0", "大小：area；未定位3条", "size: area; not placed: 3");
  look.mode = BUJU_OVERLAY_CATEGORY;
  buju_overlay_look_set (&look.size_field, NULL);
  buju_overlay_look_set (&look.field, "kind");
  assert_note (&look, 3, "overlay-1", "kind；未定位3条", "kind; not placed: 3");
}

static guint
count_labels (BujuScene *scene)
{
  GArray *labels = buju_scene_get_labels (scene);
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    n += g_array_index (labels, BujuLabel, i).id != NULL
         && g_str_has_prefix (g_array_index (labels, BujuLabel, i).id, "overlay-");
  return n;
}

static void
test_scene (void)
{
  g_autoptr (GPtrArray) overlays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (BujuScene) scene = NULL, near = NULL, without = NULL;
  const char *const hidden[] = { "overlay-1/0", NULL };
  g_auto (GStrv) ids = NULL, none = NULL;
  BujuView view;

  buju_overlay_look_init (&look, 0);
  look.mode = BUJU_OVERLAY_CATEGORY;
  buju_overlay_look_set (&look.field, "kind");
  buju_overlay_look_set (&look.label_field, "name");
  g_ptr_array_add (overlays, make_points (&look));
  scene = make_scene (overlays, NULL, 0.04);
  g_assert_true (has_entry (scene, "overlay-1") && has_entry (scene, "overlay-1/2"));
  g_assert_cmpuint (count_labels (scene), ==, N);
  view = (BujuView) { { ORIGIN_X, ORIGIN_Y }, 0.4, 1000, 600 };
  near = buju_scene_with_view (scene, &view);
  g_assert_cmpuint (count_labels (near), ==, 1);
  g_assert_false (has_entry (near, "overlay-1/2"));
  ids = buju_hit_test_ids (near, 503, 300, 4);
  g_assert_cmpstr (ids[0], ==, "overlay-1:0");
  without = make_scene (overlays, hidden, 0.04);
  g_assert_cmpuint (count_labels (without), ==, N - 6);
  none = buju_hit_test_ids (without, 500 - 11000 * 0.04, 300, 3);
  g_assert_true (none[0] == NULL || !g_str_has_prefix (none[0], "overlay-"));
}

static void
count_cb (gpointer object, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_session (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autoptr (BujuOverlay) overlay = make_points (NULL);
  g_auto (BujuOverlayLook) look = { 0 };
  guint n_told = 0, feature = 0;
  const char *id;
  BujuUndo *undo = buju_session_get_undo (session);

  g_signal_connect (session, "overlays-changed", G_CALLBACK (count_cb), &n_told);
  buju_session_resize (session, 1000, 800);
  g_assert_cmpstr (buju_session_add_overlay (session, overlay), ==, "overlay-1");
  id = buju_session_add_overlay (session, overlay);
  g_assert_cmpstr (id, ==, "overlay-2");
  buju_session_move_overlay (session, "overlay-2", 0);
  g_assert_cmpint (buju_session_get_overlay_position (session, "overlay-1"), ==, 1);
  buju_overlay_look_init (&look, 0);
  for (guint i = 1; i < 9; i++)
    {
      look.opacity = i / 10.0;
      buju_session_set_overlay_look (session, "overlay-1", &look, "opacity");
    }
  g_assert_cmpuint (n_told, ==, 3 + 8);
  buju_session_go_to (session, "overlay-1:3");
  g_assert_true (buju_session_find_overlay (session, buju_session_get_selected (session), &feature)
                 != NULL);
  g_assert_cmpuint (feature, ==, 3);
  g_assert_true (buju_session_can_fly_to (session, "overlay-1:3"));
  buju_session_remove_overlay (session, "overlay-1");
  g_assert_null (buju_session_get_selected (session));
  g_assert_nonnull (strstr (buju_undo_get_text (undo), "园区"));
  buju_undo_undo (undo);
  g_assert_cmpfloat (buju_overlay_get_look (buju_session_get_overlay (session,
                                                                      "overlay-1"))->opacity, ==,
                                                                      0.8);
  buju_undo_undo (undo);
  g_assert_cmpfloat (buju_overlay_get_look (buju_session_get_overlay (session,
                                                                      "overlay-1"))->opacity, ==,
                                                                      1);
  buju_undo_undo (undo);
  g_assert_cmpint (buju_session_get_overlay_position (session, "overlay-1"), ==, 0);
  buju_session_zoom_to_overlay (session, "overlay-1");
  g_assert_cmpfloat (fabs (buju_session_get_view (session).centre.x - (ORIGIN_X + 11000)), <, 1);
}

static void
test_recipe (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_auto (BujuOverlayLook) look = { 0 };
  g_autoptr (GPtrArray) overlays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  g_autoptr (BujuRecipe) recipe = NULL, again = NULL;
  g_autofree char *text = NULL, *second = NULL, *hash = NULL, *other = NULL;
  g_autoptr (GError) error = NULL;
  const BujuRecipeOverlay *overlay;

  buju_overlay_look_init (&look, 0);
  look.mode = BUJU_OVERLAY_GRADUATED;
  look.breaks = BUJU_BREAKS_JENKS;
  look.n_classes = 4;
  look.opacity = 0.75;
  look.visible = FALSE;
  buju_overlay_look_set (&look.field, "area");
  buju_overlay_look_set (&look.filter, "name contains \"园\"");
  g_ptr_array_add (overlays, make_points (&look));
  figure.layout = g_ptr_array_index (buju_content_get_layouts (buju_library_get_content (library)),
                                     0);
  figure.overlays = overlays;
  recipe = buju_recipe_new_for_figure (&figure, 0);
  text = buju_recipe_to_text (recipe);
  again = buju_recipe_parse (text, strlen (text), "x.buju", &error);
  g_assert_no_error (error);
  second = buju_recipe_to_text (again);
  g_assert_cmpstr (text, ==, second);
  g_assert_cmpuint (again->overlays->len, ==, 1);
  overlay = g_ptr_array_index (again->overlays, 0);
  g_assert_cmpint (overlay->look.mode, ==, look.mode);
  g_assert_cmpfloat (overlay->look.opacity, ==, 0.75);
  g_assert_cmpstr (overlay->look.filter, ==, look.filter);
  g_assert_cmpint (overlay->look.breaks, ==, BUJU_BREAKS_JENKS);
  g_assert_false (overlay->look.visible);
  hash = buju_recipe_dup_hash (again);
  g_ptr_array_set_size (again->overlays, 0);
  other = buju_recipe_dup_hash (again);
  g_assert_cmpstr (hash, !=, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/overlay/width", test_width);
  g_test_add_func ("/overlay/categories", test_categories);
  g_test_add_func ("/overlay/graduated", test_graduated);
  g_test_add_func ("/overlay/look-shares", test_look_shares);
  g_test_add_func ("/overlay/sizes", test_sizes);
  g_test_add_func ("/overlay/size-by", test_size_by);
  g_test_add_func ("/overlay/ids", test_ids);
  g_test_add_func ("/overlay/scene", test_scene);
  g_test_add_func ("/overlay/placeless", test_placeless);
  g_test_add_func ("/overlay/session", test_session);
  g_test_add_func ("/overlay/recipe", test_recipe);
  return run_with_library (library);
}
