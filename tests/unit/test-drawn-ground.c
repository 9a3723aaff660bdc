/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-drawn-ground.h"
#include "session/buju-session-overlays.h"
#include "session/buju-session.h"

#include <math.h>

#include "../library-fixture.h"
#include "ground-fixture.h"

/* A ground made of the one before: how much of it is painted, and that nobody sees where it was. */

#define WIDTH 320
#define HEIGHT 222
#define UNIT 1.33

static BujuSession *
new_session (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  BujuSession            *session = buju_session_new (library);

  buju_session_resize (session, WIDTH, HEIGHT);
  return session;
}

static BujuDrawnGround *
draw (BujuSession *session, BujuView view, BujuDrawnGround *before)
{
  g_autoptr (BujuScene) scene = buju_session_make_scene (session, &view, UNIT);
  g_autoptr (GError)    error = NULL;
  BujuDrawnGround      *ground = buju_drawn_ground_new (scene, before, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ground);
  return ground;
}

/* Channels of px that differ by more than @most from those of a picture in one piece. */
static guint
count_strangers (const BujuDrawnGround *ground, int most)
{
  return ground_fixture_count_strangers (ground->scene, ground->pixels, ground->width,
                                         ground->height, most);
}

static void
add_squares (BujuSession *session, double side)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("squares", BUJU_GEOMETRY_POLYGON);
  BujuPoint                    centre = buju_session_get_view (session).centre;
  g_autoptr (BujuLayer)        layer = NULL;
  g_autoptr (BujuOverlay)      overlay = NULL;

  for (guint i = 0; i < 6400; i++)
    {
      BujuPoint     at = { centre.x + (i % 80) * 1400.0 - 56000,
                           centre.y + i / 80 * 1400.0 - 56000 };
      BujuPoint     points[] = { at, { at.x, at.y + side }, { at.x + side, at.y + side },
                                 { at.x + side, at.y }, at };
      const guint32 start = 0;
      BujuSpan      span = { points, &start, G_N_ELEMENTS (points), 1 };

      buju_layer_builder_add_feature (builder, &span);
    }
  layer = buju_layer_builder_finish (builder);
  overlay = buju_overlay_new (BUJU_OVERLAY_NO_ID, "squares", layer, NULL, NULL, NULL);
  buju_session_add_overlay (session, overlay);
}

/* Of a picture that was moved only what is new is painted, of the base map and of layers alike. */
static void
test_pan (void)
{
  static const struct { int dx, dy; } moves[] = { { 37, -23 }, { -90, 0 }, { 0, 64 }, { -1, -1 },
                                                  { 0, 0 } };
  g_autoptr (BujuSession) session = new_session ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (moves); i++)
    {
      int                         dx = moves[i % G_N_ELEMENTS (moves)].dx,
      dy = moves[i % G_N_ELEMENTS (moves)].dy;
      BujuView                    view = buju_session_get_view (session),
      moved = buju_view_panned (&view, dx, dy);
      gint64                      fresh = WIDTH * ABS (dy) + ABS (dx) * (HEIGHT - ABS (dy));
      g_autoptr (BujuDrawnGround) first = NULL, second = NULL;

      if (i == G_N_ELEMENTS (moves))
        add_squares (session, 600);
      first = draw (session, view, NULL);
      g_assert_cmpint (first->n_based, ==, WIDTH * HEIGHT);
      g_assert_cmpuint (count_strangers (first, 0), ==, 0);
      second = draw (session, moved, first);
      g_assert_cmpint (second->n_based, ==, fresh);
      g_assert_cmpint (second->n_laid, ==, fresh);
      g_assert_cmpuint (count_strangers (second, 8), <, WIDTH * HEIGHT / 5000);
    }
}

/* Another layer, or another look, leaves the base map as it is. */
static void
test_layers (void)
{
  g_autoptr (BujuSession)     session = new_session ();
  BujuView                    view = buju_session_get_view (session);
  g_autoptr (BujuDrawnGround) none = draw (session, view, NULL), one = NULL, hidden = NULL;

  add_squares (session, 600);
  one = draw (session, view, none);
  g_assert_cmpint (one->n_based, ==, 0);
  g_assert_cmpint (one->n_laid, ==, WIDTH * HEIGHT);
  g_assert_cmpuint (count_strangers (one, 0), ==, 0);
  g_assert_false (g_bytes_equal (one->pixels, none->pixels));
  buju_session_set_overlay_visible (session, "overlay-1", FALSE);
  hidden = draw (session, view, one);
  g_assert_cmpint (hidden->n_based, ==, 0);
  g_assert_true (g_bytes_equal (hidden->pixels, none->pixels));
}

/* Of another scale, another layout or another style nothing can be taken. */
static void
test_others (void)
{
  g_autoptr (BujuSession)     session = new_session ();
  BujuView                    view = buju_session_get_view (session),
  nearer = buju_view_zoomed (&view, 1.1, 300, 200);
  BujuView                    far = buju_view_panned (&view, WIDTH - 20, 0);
  g_autoptr (BujuDrawnGround) first = draw (session, view, NULL),
  zoomed = draw (session, nearer, first), away = NULL;
  g_autoptr (BujuDrawnGround) dark = NULL;

  g_assert_cmpint (zoomed->n_based, ==, WIDTH * HEIGHT);
  g_assert_cmpuint (count_strangers (zoomed, 0), ==, 0);
  away = draw (session, far, first);
  g_assert_cmpint (away->n_based, ==, WIDTH * HEIGHT);
  buju_session_set_dark (session, TRUE);
  dark = draw (session, view, first);
  g_assert_cmpint (dark->n_based, ==, WIDTH * HEIGHT);
  g_assert_cmpuint (count_strangers (dark, 0), ==, 0);
}

/* A view that lies between px is moved onto them, one that lies on them is not. */
static void
test_align (void)
{
  g_autoptr (BujuSession)     session = new_session ();
  BujuView                    view = buju_session_get_view (session),
  between = buju_view_panned (&view, 12.4, -7.7);
  BujuView                    wider = buju_view_resized (&view, WIDTH + 101, HEIGHT + 34), zoomed,
  aligned;
  g_autoptr (BujuDrawnGround) first = draw (session, view, NULL), second = NULL, larger = NULL;

  aligned = buju_drawn_ground_align (&view, &between);
  g_assert_cmpfloat (fabs (aligned.centre.x - between.centre.x) * view.scale, <=, 0.5);
  g_assert_cmpfloat (fabs (aligned.centre.y - between.centre.y) * view.scale, <=, 0.5);
  second = draw (session, aligned, first);
  g_assert_cmpint (second->n_based, ==, WIDTH * 8 + 12 * (HEIGHT - 8));
  wider = buju_drawn_ground_align (&view, &wider);
  larger = draw (session, wider, first);
  g_assert_cmpint (larger->n_based, ==, (WIDTH + 101) * (HEIGHT + 34) - WIDTH * HEIGHT);
  g_assert_cmpuint (count_strangers (larger, 8), <, WIDTH * HEIGHT / 5000);
  zoomed = buju_view_zoomed (&view, 1.2, 0, 0);
  aligned = buju_drawn_ground_align (&view, &zoomed);
  g_assert_true (buju_view_equal (&aligned, &zoomed));
}

static void
test_cancelled (void)
{
  g_autoptr (BujuSession)     session = new_session ();
  BujuView                    view = buju_session_get_view (session);
  g_autoptr (BujuScene)       scene = buju_session_make_scene (session, &view, UNIT);
  g_autoptr (GCancellable)    cancellable = g_cancellable_new ();
  g_autoptr (GError)          error = NULL;
  g_autoptr (BujuDrawnGround) ground = NULL;

  g_cancellable_cancel (cancellable);
  ground = buju_drawn_ground_new (scene, NULL, cancellable, &error);
  g_assert_null (ground);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drawn-ground/pan", test_pan);
  g_test_add_func ("/drawn-ground/layers", test_layers);
  g_test_add_func ("/drawn-ground/others", test_others);
  g_test_add_func ("/drawn-ground/align", test_align);
  g_test_add_func ("/drawn-ground/cancelled", test_cancelled);
  return g_test_run ();
}
