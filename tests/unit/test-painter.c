/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-painter.h"
#include "session/buju-session.h"

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  BujuPainter *painter;
  GMainLoop   *loop;
  guint        n_painted;
} Fixture;

static void
painted_cb (Fixture *self)
{
  self->n_painted++;
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
  g_autoptr (GError) error = NULL;

  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, 400, 300);
  self->painter = buju_painter_new ();
  self->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect_swapped (self->painter, "painted", G_CALLBACK (painted_cb), self);
  g_signal_connect (self->painter, "failed", G_CALLBACK (failed_cb), NULL);
}

/* A cancelled job still comes back once: it must not be taken for a leak, nor reach a painter that is gone. */
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

static void
test_picture (Fixture *self, gconstpointer data)
{
  BujuScene          *scene = NULL;
  int                 width = 0;
  int                 height = 0;
  int                 stride = 0;
  g_autoptr (GBytes)  none = buju_painter_get_picture (self->painter, NULL, &width, &height, &stride);
  g_autoptr (GBytes)  pixels = NULL;
  const guint32      *row;
  guint               n_colours = 0;

  g_assert_null (none);
  g_assert_false (buju_painter_is_busy (self->painter));
  request (self, 320, 240);
  g_assert_true (buju_painter_is_busy (self->painter));
  g_main_loop_run (self->loop);
  g_assert_false (buju_painter_is_busy (self->painter));
  pixels = buju_painter_get_picture (self->painter, &scene, &width, &height, &stride);
  g_assert_nonnull (pixels);
  g_assert_cmpint (width, ==, 320);
  g_assert_cmpint (height, ==, 240);
  g_assert_cmpint (stride, >=, 4 * width);
  g_assert_cmpuint (g_bytes_get_size (pixels), ==, (gsize) stride * height);
  g_assert_cmpfloat (buju_scene_get_view (scene)->width, ==, 320);
  /* Something was drawn: the middle row is opaque and of more than one colour. */
  row = (gconstpointer) ((const guint8 *) g_bytes_get_data (pixels, NULL) + 120 * stride);
  for (int x = 1; x < width; x++)
    {
      g_assert_cmphex (row[x] >> 24, ==, 0xff);
      n_colours += row[x] != row[x - 1];
    }
  g_assert_cmpuint (n_colours, >, 5);
}

/* Of many requests only the last must come; none comes after it. */
static void
test_latest_wins (Fixture *self, gconstpointer data)
{
  BujuScene *scene = NULL;
  int        width = 0;
  int        height = 0;
  int        stride = 0;

  for (int i = 0; i < 40; i++)
    request (self, 200 + i, 200);
  while (buju_painter_is_busy (self->painter))
    g_main_context_iteration (NULL, TRUE);
  g_bytes_unref (buju_painter_get_picture (self->painter, &scene, &width, &height, &stride));
  g_assert_cmpint (width, ==, 239);
  g_assert_cmpuint (self->n_painted, <=, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_bytes_unref (buju_painter_get_picture (self->painter, &scene, &width, &height, &stride));
  g_assert_cmpint (width, ==, 239);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  request (self, 300, 200);
  g_main_loop_run (self->loop);
  g_assert_cmpuint (self->n_painted, ==, 1);
  request (self, 1600, 1200);
  buju_painter_cancel (self->painter);
  g_assert_false (buju_painter_is_busy (self->painter));
  /* The next request comes although a cancelled one was on its way. */
  request (self, 310, 200);
  while (buju_painter_is_busy (self->painter))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_painted, ==, 2);
}

static void
test_finalize_while_busy (Fixture *self, gconstpointer data)
{
  request (self, 1600, 1200);
  g_assert_true (buju_painter_is_busy (self->painter));
}

/* Labels stay out of blocked boxes: all of the picture blocked means none at all. */
static void
test_blocked (Fixture *self, gconstpointer data)
{
  BujuView              view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &view, 1.33);
  BujuBox               all = { 0, 0, view.width, view.height };
  g_autoptr (GBytes)    with = NULL;
  g_autoptr (GBytes)    without = NULL;
  int                   width, height, stride;

  buju_painter_request (self->painter, scene, NULL, 0);
  g_main_loop_run (self->loop);
  with = buju_painter_get_picture (self->painter, NULL, &width, &height, &stride);
  buju_painter_request (self->painter, scene, &all, 1);
  g_main_loop_run (self->loop);
  without = buju_painter_get_picture (self->painter, NULL, &width, &height, &stride);
  g_assert_false (g_bytes_equal (with, without));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/painter/picture", Fixture, NULL, set_up, test_picture, tear_down);
  g_test_add ("/painter/latest-wins", Fixture, NULL, set_up, test_latest_wins, tear_down);
  g_test_add ("/painter/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/painter/finalize-while-busy", Fixture, NULL, set_up, test_finalize_while_busy, tear_down);
  g_test_add ("/painter/blocked", Fixture, NULL, set_up, test_blocked, tear_down);
  return g_test_run ();
}
