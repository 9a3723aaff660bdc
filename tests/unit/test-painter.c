/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pthread_setattr_default_np */
#endif

#include "config.h"

#include "draw/buju-render.h"
#include "session/buju-painter.h"
#include "session/buju-session-overlays.h"
#include "session/buju-session.h"

#include <pthread.h>
#include <string.h>

#include "../library-fixture.h"
#include "ground-fixture.h"

#define TOO_LARGE ((gsize) 1 << 46)   /* bytes of a stack for which there is no room */

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  BujuPainter *painter;
  GMainLoop   *loop;
  guint        n_painted[BUJU_PAINTER_N_SHEETS];
} Fixture;

static void
painted_cb (Fixture *self, BujuPainterSheet sheet)
{
  g_assert_cmpuint (sheet, <, BUJU_PAINTER_N_SHEETS);
  self->n_painted[sheet]++;
  if (!buju_painter_is_busy (self->painter, BUJU_PAINTER_N_SHEETS))
    g_main_loop_quit (self->loop);
}

static void
failed_cb (BujuPainter *painter, const char *message)
{
  g_error ("Drawing failed: %s", message);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->library = load_library ();
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, 400, 300);
  self->painter = buju_painter_new ();
  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (self->painter, "painted", G_CALLBACK (painted_cb), self);
  g_signal_connect (self->painter, "failed", G_CALLBACK (failed_cb), NULL);
}

/* A cancelled job still comes back once: it must not be taken for a leak, nor reach a painter that
 * is gone. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->painter);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_loop_unref (self->loop);
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

static void
request (Fixture *self, double width, double height)
{
  BujuView              view = buju_session_get_view (self->session);
  BujuView              sized = buju_view_resized (&view, width, height);
  g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &sized, 1.33);

  buju_painter_request (self->painter, scene, NULL, 0);
}

static gboolean
is_busy (const Fixture *self)
{
  return buju_painter_is_busy (self->painter, BUJU_PAINTER_N_SHEETS);
}

/* What cairo makes of a pixel laid over another. */
static guint32
lay_over (guint32 upper, guint32 lower)
{
  guint   rest = 255 - (upper >> 24);
  guint32 pixel = 0;

  for (int shift = 0; shift < 32; shift += 8)
    {
      guint channel = (upper >> shift & 0xff) + ((lower >> shift & 0xff) * rest + 127) / 255;

      pixel |= MIN (channel, 255u) << shift;
    }
  return pixel;
}

static const guint32 *
get_row (const BujuPainted *painted, int y)
{
  return (gconstpointer) ((const guint8 *) g_bytes_get_data (painted->pixels, NULL)
                          + (gsize) y * painted->stride);
}

/* The two sheets, one over the other, are what the scene looks like drawn in one go. */
static void
assert_same_as_whole (const BujuPainted *ground, const BujuPainted *names)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ground->width,
                                                         ground->height);
  cairo_t         *cr = cairo_create (surface);
  BujuPainted      whole = { .stride = cairo_image_surface_get_stride (surface) };
  guint            n_lettered = 0;

  g_assert_true (buju_render (ground->scene, NULL, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  whole.pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                              (gsize) whole.stride * ground->height);
  for (int y = 0; y < ground->height; y++)
    for (int x = 0; x < ground->width; x++)
      {
        guint32 pixel = lay_over (get_row (names, y)[x], get_row (ground, y)[x]);

        n_lettered += get_row (names, y)[x] != 0;
        for (int shift = 0; shift < 32; shift += 8)
          g_assert_cmpint (ABS ((int) (pixel >> shift & 0xff)
                                - (int) (get_row (&whole, y)[x] >> shift & 0xff)), <=, 4);
      }
  g_assert_cmpuint (n_lettered, >, 100);
  g_bytes_unref (whole.pixels);
  cairo_surface_destroy (surface);
}

static void
test_picture (Fixture *self, gconstpointer data)
{
  BujuPainted    ground = buju_painter_get_painted (self->painter, BUJU_PAINTER_GROUND), names;
  const guint32 *row;
  guint          n_colours = 0;

  g_assert_null (ground.pixels);
  g_assert_false (is_busy (self));
  request (self, 320, 240);
  g_assert_true (buju_painter_is_busy (self->painter, BUJU_PAINTER_GROUND));
  g_assert_true (buju_painter_is_busy (self->painter, BUJU_PAINTER_NAMES));
  g_main_loop_run (self->loop);
  g_assert_false (is_busy (self));
  ground = buju_painter_get_painted (self->painter, BUJU_PAINTER_GROUND);
  names = buju_painter_get_painted (self->painter, BUJU_PAINTER_NAMES);
  g_assert_cmpint (ground.width, ==, 320);
  g_assert_cmpint (ground.height, ==, 240);
  g_assert_cmpint (ground.stride, >=, 4 * ground.width);
  g_assert_cmpuint (g_bytes_get_size (ground.pixels), ==, (gsize) ground.stride * ground.height);
  g_assert_cmpfloat (buju_scene_get_view (ground.scene)->width, ==, 320);
  g_assert_true (names.scene == ground.scene);
  /* Something was drawn: the middle row is opaque and of more than one colour. */
  row = get_row (&ground, 120);
  for (int x = 1; x < ground.width; x++)
    {
      g_assert_cmphex (row[x] >> 24, ==, 0xff);
      n_colours += row[x] != row[x - 1];
    }
  g_assert_cmpuint (n_colours, >, 5);
  assert_same_as_whole (&ground, &names);
}

static void
add_square (BujuLayerBuilder *builder, BujuPoint at, double side)
{
  const BujuPoint points[] = { at, { at.x, at.y + side }, { at.x + side, at.y + side },
                               { at.x + side, at.y }, at };
  const guint32   start = 0;
  BujuSpan        span = { points, &start, G_N_ELEMENTS (points), 1 };

  buju_layer_builder_add_feature (builder, &span);
}

static void
add_overlay (Fixture *self)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("squares", BUJU_GEOMETRY_POLYGON);
  BujuPoint                    centre = buju_session_get_view (self->session).centre;
  g_autoptr (BujuLayer)        layer = NULL;
  g_autoptr (BujuOverlay)      overlay = NULL;

  for (guint i = 0; i < 400; i++)
    add_square (builder,
                (BujuPoint) { centre.x + (i % 20) * 700.0 - 7000,
                              centre.y + i / 20 * 700.0 - 7000 }, 400 + i);
  layer = buju_layer_builder_finish (builder);
  overlay = buju_overlay_new (BUJU_OVERLAY_NO_ID, "squares", layer, NULL, NULL, NULL);
  buju_session_add_overlay (self->session, overlay);
}

/* The ground is drawn in strips, which nobody must see. */
static void
test_strips (Fixture *self, gconstpointer data)
{
  const struct { int width, height; double zoom; } cases[] = { { 900, 701, 1 }, { 640, 402, 3 },
                                                               { 401, 333, 40 }, { 3, 1, 1 } };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      guint    number = i % G_N_ELEMENTS (cases);
      BujuView view = buju_session_get_view (self->session);

      if (i == G_N_ELEMENTS (cases))
        add_overlay (self);
      view = buju_view_zoomed (&view, cases[number].zoom, 210.3, 141.7);
      buju_session_set_view (self->session, &view);
      request (self, cases[number].width, cases[number].height);
      g_main_loop_run (self->loop);
      {
        BujuPainted ground = buju_painter_get_painted (self->painter, BUJU_PAINTER_GROUND);

        g_assert_cmpint (ground.width, ==, cases[number].width);
        g_assert_cmpuint (ground_fixture_count_strangers (ground.scene, ground.pixels, ground.width,
                                                          ground.height, 0), ==, 0);
      }
      view = buju_view_zoomed (&view, 1 / cases[number].zoom, 210.3, 141.7);
      buju_session_set_view (self->session, &view);
    }
}

/* Of many requests only the last must come; none comes after it. Names that were begun may be
 * finished. */
static void
test_latest_wins (Fixture *self, gconstpointer data)
{
  for (int i = 0; i < 40; i++)
    request (self, 200 + i, 200);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  for (guint sheet = 0; sheet < BUJU_PAINTER_N_SHEETS; sheet++)
    {
      g_assert_cmpint (buju_painter_get_painted (self->painter, sheet).width, ==, 239);
      g_assert_cmpuint (self->n_painted[sheet], <=, 2);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint sheet = 0; sheet < BUJU_PAINTER_N_SHEETS; sheet++)
    g_assert_cmpint (buju_painter_get_painted (self->painter, sheet).width, ==, 239);
}

/* Names of other things than are asked for now never come. */
static void
test_other_names (Fixture *self, gconstpointer data)
{
  request (self, 900, 700);
  buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
  request (self, 300, 200);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_painted[BUJU_PAINTER_NAMES], ==, 1);
  g_assert_cmpint (buju_painter_get_painted (self->painter, BUJU_PAINTER_NAMES).width, ==, 300);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  request (self, 300, 200);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->n_painted[BUJU_PAINTER_GROUND], ==, 1);
  request (self, 1600, 1200);
  buju_painter_cancel (self->painter);
  g_assert_false (is_busy (self));
  /* The next request comes although a cancelled one was on its way. */
  request (self, 310, 200);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_painted[BUJU_PAINTER_GROUND], ==, 2);
  g_assert_cmpuint (self->n_painted[BUJU_PAINTER_NAMES], ==, 2);
}

static void
test_finalize_while_busy (Fixture *self, gconstpointer data)
{
  request (self, 1600, 1200);
  g_assert_true (is_busy (self));
}

/* Labels stay out of blocked boxes: all of the picture blocked means none at all. */
static void
test_blocked (Fixture *self, gconstpointer data)
{
  BujuView              view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &view, 1.33);
  BujuBox               all = { 0, 0, view.width, view.height };
  g_autoptr (GArray)    with = NULL;
  g_autoptr (GArray)    without = NULL;

  buju_painter_request (self->painter, scene, NULL, 0);
  g_main_loop_run (self->loop);
  with = buju_painter_list_labels (self->painter);
  g_assert_cmpuint (with->len, >, 0);
  buju_painter_request (self->painter, scene, &all, 1);
  g_main_loop_run (self->loop);
  without = buju_painter_list_labels (self->painter);
  g_assert_cmpuint (without->len, ==, 0);
}

/* Returns: what it was before, bytes */
static gsize
set_stack (gsize size)
{
  pthread_attr_t attr;
  gsize          before;

  g_assert_cmpint (pthread_getattr_default_np (&attr), ==, 0);
  g_assert_cmpint (pthread_attr_getstacksize (&attr, &before), ==, 0);
  g_assert_cmpint (pthread_attr_setstacksize (&attr, size), ==, 0);
  g_assert_cmpint (pthread_setattr_default_np (&attr), ==, 0);
  pthread_attr_destroy (&attr);
  return before;
}

/* A pool would take one that another has left, and make none. */
static void
drop_threads (void)
{
  g_thread_pool_set_max_unused_threads (0);
  while (g_thread_pool_get_num_unused_threads () > 0)
    g_usleep (1000);
}

static void
count_failed_cb (guint *n, const char *message)
{
  g_assert_nonnull (message);
  (*n)++;
}

/* Where no thread can be made, it is said; the next request gets it when there is room again. */
static void
test_no_thread (Fixture *self, gconstpointer data)
{
  const char *preload = g_getenv ("LD_PRELOAD");
  gsize before;
  guint n_failed = 0;

  if (preload != NULL && strstr (preload, "vgpreload") != NULL)
    {
      g_test_skip ("valgrind has another error for such a stack, at which GLib ends the program");
      return;
    }
  g_assert_finalize_object (self->painter);
  drop_threads ();
  before = set_stack (TOO_LARGE);
  self->painter = buju_painter_new ();
  g_signal_connect_swapped (self->painter, "painted", G_CALLBACK (painted_cb), self);
  g_signal_connect_swapped (self->painter, "failed", G_CALLBACK (count_failed_cb), &n_failed);
  request (self, 300, 200);
  g_assert_cmpuint (n_failed, ==, 0);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_failed, ==, BUJU_PAINTER_N_SHEETS);

  set_stack (before);
  request (self, 300, 200);
  while (is_busy (self))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_failed, ==, BUJU_PAINTER_N_SHEETS);
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    g_assert_cmpuint (self->n_painted[i], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/painter/picture", Fixture, NULL, set_up, test_picture, tear_down);
  g_test_add ("/painter/strips", Fixture, NULL, set_up, test_strips, tear_down);
  g_test_add ("/painter/latest-wins", Fixture, NULL, set_up, test_latest_wins, tear_down);
  g_test_add ("/painter/other-names", Fixture, NULL, set_up, test_other_names, tear_down);
  g_test_add ("/painter/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/painter/finalize-while-busy", Fixture, NULL, set_up, test_finalize_while_busy,
              tear_down);
  g_test_add ("/painter/no-thread", Fixture, NULL, set_up, test_no_thread, tear_down);
  g_test_add ("/painter/blocked", Fixture, NULL, set_up, test_blocked, tear_down);
  return g_test_run ();
}
