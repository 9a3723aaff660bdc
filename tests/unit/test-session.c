/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-extent.h"
#include "session/buju-session.h"

#include "../library-fixture.h"

#define WIDTH  900
#define HEIGHT 700

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  guint        n_views;
  guint        n_scenes;
  guint        n_selected;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->library = load_library ();
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, WIDTH, HEIGHT);
  g_signal_connect_swapped (self->session, "view-changed", G_CALLBACK (count_cb), &self->n_views);
  g_signal_connect_swapped (self->session, "scene-changed", G_CALLBACK (count_cb), &self->n_scenes);
  g_signal_connect_swapped (self->session, "notify::selected", G_CALLBACK (count_cb),
                            &self->n_selected);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

static void
test_start (Fixture *self, gconstpointer data)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  BujuView          view = buju_session_get_view (self->session);
  BujuBox           home;
  BujuBox           seen;

  g_assert_nonnull (layout);
  g_assert_true (layout->drawable);
  g_assert_cmpfloat (view.width, ==, WIDTH);
  g_assert_cmpfloat (view.height, ==, HEIGHT);
  home = buju_scene_home (self->library, layout);
  seen = buju_view_get_box (&view, 0);
  g_assert_true (seen.x0 <= home.x0 && seen.x1 >= home.x1 && seen.y0 <= home.y0
                 && seen.y1 >= home.y1);
  g_assert_null (buju_session_get_selected (self->session));
  g_assert_cmpint (buju_session_get_language (self->session), ==, BUJU_LANGUAGE_BOTH);
}

/* On a phone home shows no blank band above and below the base map, and still all of the layout. */
static void
test_tall (Fixture *self, gconstpointer data)
{
  BujuBox edges = buju_scene_edges (self->library);
  BujuBox own = buju_scene_home_own (self->library, buju_session_get_layout (self->session));
  BujuView view;
  BujuBox  seen;

  buju_session_go_home (self->session);
  buju_session_resize (self->session, 350, 650);
  buju_session_go_home (self->session);
  view = buju_session_get_view (self->session);
  seen = buju_view_get_box (&view, 1);
  g_assert_false (buju_box_is_empty (&edges) || buju_box_is_empty (&own));
  g_assert_cmpfloat (seen.y0, >=, edges.y0 - 2 / view.scale);
  g_assert_cmpfloat (seen.y1, <=, edges.y1 + 2 / view.scale);
  g_assert_true (seen.x0 <= own.x0 && seen.x1 >= own.x1 && seen.y0 <= own.y0 && seen.y1 >= own.y1);
}

/* Nor does one come when the window grows a little, as it does when a bar goes. */
static void
test_taller (Fixture *self, gconstpointer data)
{
  BujuBox edges = buju_scene_edges (self->library);

  buju_session_go_home (self->session);
  for (double height = 600; height <= 720; height += 10)
    {
      BujuView view;
      BujuBox  seen;

      buju_session_resize (self->session, 350, height);
      view = buju_session_get_view (self->session);
      seen = buju_view_get_box (&view, 0);
      g_assert_cmpfloat (seen.y0, >=, edges.y0 - 2 / view.scale);
      g_assert_cmpfloat (seen.y1, <=, edges.y1 + 2 / view.scale);
    }
}

static void
test_layout (Fixture *self, gconstpointer data)
{
  GPtrArray        *layouts = buju_content_get_layouts (buju_library_get_content (self->library));
  const BujuLayout *other = NULL;

  for (guint i = 0; i < layouts->len && other == NULL; i++)
    if (g_ptr_array_index (layouts, i) != buju_session_get_layout (self->session))
      other = g_ptr_array_index (layouts, i);
  g_assert_nonnull (other);
  buju_session_select (self->session, "lingang");
  buju_session_set_hidden (self->session, "anything", TRUE);
  self->n_scenes = 0;
  buju_session_set_layout (self->session, other->id);
  g_assert_true (buju_session_get_layout (self->session) == other);
  g_assert_cmpuint (self->n_scenes, ==, 1);
  g_assert_null (buju_session_get_selected (self->session));
  g_assert_false (buju_session_is_hidden (self->session, "anything"));
  buju_session_set_layout (self->session, other->id);
  buju_session_set_layout (self->session, "no-such-layout");
  g_assert_true (buju_session_get_layout (self->session) == other);
  g_assert_cmpuint (self->n_scenes, ==, 1);
}

static void
test_limits (Fixture *self, gconstpointer data)
{
  BujuView view = buju_session_get_view (self->session);
  BujuBox  city = buju_extent_of_city (self->library);

  view.centre.x = city.x1 + 1e6;
  view.centre.y = city.y0 - 1e6;
  view.scale = 1e9;
  buju_session_set_view (self->session, &view);
  view = buju_session_get_view (self->session);
  g_assert_cmpfloat (view.centre.x, ==, city.x1);
  g_assert_cmpfloat (view.centre.y, ==, city.y0);
  g_assert_cmpfloat (view.scale, <, 1);
  view.scale = 1e-12;
  buju_session_set_view (self->session, &view);
  view = buju_session_get_view (self->session);
  g_assert_cmpfloat (view.scale * buju_box_height (&city), >, HEIGHT / 4.0);
}

/* What lies under the pointer stays there, also when a limit of scale is met. */
static void
test_zoom (Fixture *self, gconstpointer data)
{
  static const double factors[] = { 1.25, 3, 100000, 0.5, 0.00001 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      BujuView  before;
      BujuView  after;
      BujuPoint ground;
      BujuPoint seen;

      buju_session_go_home (self->session);
      before = buju_session_get_view (self->session);
      ground = buju_view_to_map (&before, WIDTH / 2.0 + 40, HEIGHT / 2.0 - 30);
      buju_session_zoom (self->session, factors[i], WIDTH / 2.0 + 40, HEIGHT / 2.0 - 30);
      after = buju_session_get_view (self->session);
      g_assert_cmpfloat ((after.scale - before.scale) * (factors[i] - 1), >, 0);
      seen = buju_view_to_screen (&after, ground.x, ground.y);
      g_assert_cmpfloat_with_epsilon (seen.x, WIDTH / 2.0 + 40, 1e-3);
      g_assert_cmpfloat_with_epsilon (seen.y, HEIGHT / 2.0 - 30, 1e-3);
    }
}

/* A bar above the map changes neither its scale nor, by more than half its height, where things
 * are; and all is still seen. */
static void
test_bar (Fixture *self, gconstpointer data)
{
  BujuView before, after;
  BujuBox  home = buju_scene_home (self->library, buju_session_get_layout (self->session)), seen;

  buju_session_go_home (self->session);
  before = buju_session_get_view (self->session);
  buju_session_resize (self->session, WIDTH, HEIGHT * 0.96);
  after = buju_session_get_view (self->session);
  g_assert_cmpfloat (after.scale, ==, before.scale);
  seen = buju_view_get_box (&after, 0);
  g_assert_true (seen.x0 <= home.x0 && seen.x1 >= home.x1 && seen.y0 <= home.y0
                 && seen.y1 >= home.y1);
  buju_session_resize (self->session, WIDTH, HEIGHT);
  after = buju_session_get_view (self->session);
  g_assert_true (buju_view_equal (&after, &before));
  buju_session_resize (self->session, WIDTH * 0.8, HEIGHT * 0.8);
  g_assert_cmpfloat (buju_session_get_view (self->session).scale, <, before.scale);
}

static void
test_resize (Fixture *self, gconstpointer data)
{
  BujuView home = buju_session_get_view (self->session);
  BujuView view;

  buju_session_resize (self->session, WIDTH * 2, HEIGHT * 2);
  view = buju_session_get_view (self->session);
  g_assert_cmpfloat (view.scale, >, home.scale * 1.5);
  buju_session_zoom (self->session, 2, 10, 10);
  home = buju_session_get_view (self->session);
  buju_session_resize (self->session, WIDTH, HEIGHT);
  view = buju_session_get_view (self->session);
  g_assert_cmpfloat (view.scale, ==, home.scale);
  g_assert_cmpfloat (view.centre.x, ==, home.centre.x);
  self->n_views = 0;
  buju_session_resize (self->session, WIDTH, HEIGHT);
  buju_session_set_view (self->session, &view);
  g_assert_cmpuint (self->n_views, ==, 0);
  buju_session_go_home (self->session);
  g_assert_cmpuint (self->n_views, ==, 1);
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  const char *const three[] = { "a", "b", "c", NULL };
  const char *const one[] = { "b", NULL };
  const char *const none[] = { NULL };

  buju_session_select_stack (self->session, three);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "a");
  g_assert_cmpuint (buju_session_get_stack_size (self->session), ==, 3);
  buju_session_step_stack (self->session, 1);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "b");
  g_assert_cmpuint (buju_session_get_stack_position (self->session), ==, 1);
  buju_session_step_stack (self->session, -1);
  buju_session_step_stack (self->session, -1);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "c");
  buju_session_step_stack (self->session, 1);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "a");
  g_assert_cmpuint (self->n_selected, ==, 5);

  buju_session_select_stack (self->session, one);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "b");
  g_assert_cmpuint (buju_session_get_stack_size (self->session), ==, 0);
  buju_session_step_stack (self->session, 1);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "b");
  buju_session_select_stack (self->session, none);
  g_assert_null (buju_session_get_selected (self->session));
}

static gboolean
refuse_cb (BujuSession *session, const BujuView *target, BujuView *seen)
{
  *seen = *target;
  return TRUE;
}

static void
test_fly (Fixture *self, gconstpointer data)
{
  BujuView before = buju_session_get_view (self->session);
  BujuView seen = before;
  BujuView view;
  BujuBox  box;
  gulong   handler;

  g_assert_true (buju_session_can_fly_to (self->session, "lingang"));
  g_assert_false (buju_session_can_fly_to (self->session, "no-such-place"));
  handler = g_signal_connect (self->session, "fly-to", G_CALLBACK (refuse_cb), &seen);
  buju_session_fly_to (self->session, "lingang");
  view = buju_session_get_view (self->session);
  g_assert_true (buju_view_equal (&view, &before));
  g_assert_false (buju_view_equal (&seen, &before));
  g_signal_handler_disconnect (self->session, handler);

  buju_session_fly_to (self->session, "lingang");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "lingang");
  view = buju_session_get_view (self->session);
  g_assert_true (buju_view_equal (&view, &seen));
  g_assert_true (buju_extent_find (self->library, "lingang", &box));
  seen = view;
  g_assert_cmpfloat (buju_view_to_screen (&view, box.x0, box.y0).x, >=, 0);
  g_assert_cmpfloat (buju_view_to_screen (&view, box.x1, box.y1).x, <=, WIDTH);

  buju_session_fly_to (self->session, "no-such-place");
  view = buju_session_get_view (self->session);
  g_assert_true (buju_view_equal (&view, &seen));
}

/* Every component of a drawable layout and every place with a point or a shape can be flown to. */
static void
test_extents (Fixture *self, gconstpointer data)
{
  GPtrArray *places = buju_content_get_places (buju_library_get_content (self->library));
  BujuBox    city = buju_extent_of_city (self->library);
  guint      n_found = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      BujuBox          box;

      if (place->point == NULL && place->shapes->len == 0)
        continue;
      g_assert_true (buju_extent_find (self->library, place->id, &box));
      g_assert_cmpfloat (buju_box_width (&box), >, 0);
      n_found += buju_box_intersects (&box, &city);
    }
  g_assert_cmpuint (n_found, >, 50);
}

static void
test_scene (Fixture *self, gconstpointer data)
{
  BujuView              view = buju_session_get_view (self->session);
  BujuView              nearer = buju_view_zoomed (&view, 2, 0, 0);
  g_autoptr (BujuScene) first = buju_session_make_scene (self->session, &view, 1.5);
  g_autoptr (BujuScene) second = buju_session_make_scene (self->session, &nearer, 1.5);
  g_autoptr (BujuScene) third = NULL;
  g_autoptr (BujuScene) full = NULL;
  const char           *key;

  g_assert_true (buju_view_equal (buju_scene_get_view (second), &nearer));
  g_assert_cmpuint (buju_scene_get_items (first)->len, ==, buju_scene_get_items (second)->len);
  g_assert_cmpfloat (buju_scene_get_options (first)->unit, ==, 1.5);

  key = g_array_index (buju_scene_get_legend (first), BujuLegendEntry, 0).key;
  buju_session_set_hidden (self->session, key, TRUE);
  g_assert_true (buju_session_is_hidden (self->session, key));
  third = buju_session_make_scene (self->session, &view, 1.5);
  full = buju_session_make_full_scene (self->session, &view, 1.5);
  g_assert_cmpuint (buju_scene_get_items (third)->len, <, buju_scene_get_items (first)->len);
  g_assert_cmpuint (buju_scene_get_items (full)->len, ==, buju_scene_get_items (first)->len);
  buju_session_set_hidden (self->session, key, FALSE);
  g_assert_false (buju_session_is_hidden (self->session, key));
}

static void
test_options (Fixture *self, gconstpointer data)
{
  BujuView              view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) scene = NULL;

  buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
  buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
  buju_session_set_parks (self->session, TRUE);
  buju_session_set_parks (self->session, TRUE);
  g_object_set (self->session, "dark", TRUE, NULL);
  g_assert_cmpuint (self->n_scenes, ==, 3);
  scene = buju_session_make_scene (self->session, &view, 1);
  g_assert_cmpint (buju_scene_get_options (scene)->language, ==, BUJU_LANGUAGE_EN);
  g_assert_true (buju_scene_get_options (scene)->parks);
  g_assert_cmpstr (buju_scene_get_options (scene)->variant, ==, "dark");
  buju_session_set_high_contrast (self->session, TRUE);
  buju_session_set_high_contrast (self->session, TRUE);
  g_assert_cmpuint (self->n_scenes, ==, 4);
  g_assert_cmpstr (buju_session_get_variant (self->session), ==, "dark-contrast");
  buju_session_set_dark (self->session, FALSE);
  g_assert_cmpstr (buju_session_get_variant (self->session), ==, "screen-contrast");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session/start", Fixture, NULL, set_up, test_start, tear_down);
  g_test_add ("/session/tall", Fixture, NULL, set_up, test_tall, tear_down);
  g_test_add ("/session/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add ("/session/limits", Fixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/session/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/session/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/session/taller", Fixture, NULL, set_up, test_taller, tear_down);
  g_test_add ("/session/resize", Fixture, NULL, set_up, test_resize, tear_down);
  g_test_add ("/session/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/session/fly", Fixture, NULL, set_up, test_fly, tear_down);
  g_test_add ("/session/extents", Fixture, NULL, set_up, test_extents, tear_down);
  g_test_add ("/session/scene", Fixture, NULL, set_up, test_scene, tear_down);
  g_test_add ("/session/options", Fixture, NULL, set_up, test_options, tear_down);
  return g_test_run ();
}
