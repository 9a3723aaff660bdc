/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-chosen.h"

#include "../library-fixture.h"

/* Several features of a layer chosen together: always with the one that is selected, at most so
 * many, and gone with whatever takes their place. */

#define N_FEATURES 1500

static BujuLibrary *library;

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static BujuLayer *
make_layer (guint n)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("works", BUJU_GEOMETRY_POINT);

  for (guint i = 0; i < n; i++)
    {
      BujuPoint point = { 600000 + i * 10.0, 3450000 };
      guint32 start = 0;
      BujuSpan span = { &point, &start, 1, 1 };

      buju_layer_builder_add_feature (builder, &span);
    }
  return buju_layer_builder_finish (builder);
}

/* (transfer full) */
static char *
add_layer (BujuSession *session, guint n)
{
  g_autoptr (BujuLayer) layer = make_layer (n);
  g_autoptr (BujuOverlay) overlay = buju_overlay_new ("x", "works", layer, NULL, NULL, NULL);

  return g_strdup (buju_session_add_overlay (session, overlay));
}

static void
assert_chosen (BujuSession *session, const char *overlay, const guint32 *features, guint n)
{
  const char *whose = NULL;
  GArray *chosen = buju_session_get_chosen (session, &whose);

  g_assert_nonnull (chosen);
  g_assert_cmpstr (whose, ==, overlay);
  g_assert_cmpmem (chosen->data, chosen->len * sizeof *features, features, n * sizeof *features);
}

static void
assert_selected (BujuSession *session, const char *overlay, guint feature)
{
  g_autofree char *id = g_strdup_printf ("%s:%u", overlay, feature);

  g_assert_cmpstr (buju_session_get_selected (session), ==, id);
}

static void
select_feature (BujuSession *session, const char *overlay, guint feature)
{
  g_autofree char *id = g_strdup_printf ("%s:%u", overlay, feature);

  buju_session_select (session, id);
}

static void
toggle (BujuSession *session, const char *overlay, guint feature)
{
  g_autofree char *id = g_strdup_printf ("%s:%u", overlay, feature);

  buju_session_toggle_chosen (session, id);
}

/* The one that is selected stays so when it is among them; else the first one is. */
static void
test_choose (void)
{
  const guint32 three[] = { 7, 3, 9 }, others[] = { 1, 2 };
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autofree char *overlay = add_layer (session, 10);
  guint n_told = 0, n = 99;

  g_signal_connect_swapped (session, "notify::n-chosen", G_CALLBACK (count_cb), &n_told);
  g_assert_null (buju_session_get_chosen (session, NULL));
  select_feature (session, overlay, 3);
  buju_session_choose (session, overlay, three, 3);
  assert_chosen (session, overlay, three, 3);
  assert_selected (session, overlay, 3);
  g_object_get (session, "n-chosen", &n, NULL);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (n_told, ==, 1);
  buju_session_choose (session, overlay, others, 2);
  assert_selected (session, overlay, 1);
  g_assert_cmpuint (n_told, ==, 2);
  buju_session_choose (session, overlay, others, 1);
  g_assert_null (buju_session_get_chosen (session, NULL));
  assert_selected (session, overlay, 1);
  buju_session_choose (session, "overlay-99", three, 3);
  g_assert_null (buju_session_get_chosen (session, NULL));
}

/* What is not there does not count, and beyond the most nothing is lit. */
static void
test_most (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autofree char *overlay = add_layer (session, N_FEATURES);
  g_autofree guint32 *all = g_new (guint32, N_FEATURES);
  const guint32 beyond[] = { 5, N_FEATURES, 6 }, rest[] = { 5, 6 };

  for (guint i = 0; i < N_FEATURES; i++)
    all[i] = i;
  buju_session_choose (session, overlay, all, N_FEATURES);
  assert_chosen (session, overlay, all, BUJU_SESSION_MOST_CHOSEN);
  toggle (session, overlay, N_FEATURES - 1);
  g_assert_cmpuint (buju_session_get_chosen (session, NULL)->len, ==, BUJU_SESSION_MOST_CHOSEN);
  buju_session_choose (session, overlay, beyond, 3);
  assert_chosen (session, overlay, rest, 2);
}

/* One after another, as clicks on the map make them. */
static void
test_toggle (void)
{
  const guint32 two[] = { 4, 6 }, three[] = { 4, 6, 2 };
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autofree char *overlay = add_layer (session, 10);
  g_autofree char *other = add_layer (session, 10);

  toggle (session, overlay, 4);
  g_assert_null (buju_session_get_chosen (session, NULL));
  assert_selected (session, overlay, 4);
  toggle (session, overlay, 6);
  assert_chosen (session, overlay, two, 2);
  assert_selected (session, overlay, 6);
  toggle (session, overlay, 2);
  assert_chosen (session, overlay, three, 3);
  toggle (session, overlay, 2);
  assert_chosen (session, overlay, two, 2);
  assert_selected (session, overlay, 6);
  toggle (session, overlay, 4);
  g_assert_null (buju_session_get_chosen (session, NULL));
  assert_selected (session, overlay, 6);
  toggle (session, other, 1);
  g_assert_null (buju_session_get_chosen (session, NULL));
  assert_selected (session, other, 1);
  toggle (session, other, 1);
  g_assert_null (buju_session_get_selected (session));
  buju_session_toggle_chosen (session, "zhangjiang");
  g_assert_null (buju_session_get_selected (session));
}

/* Something else selected, the layer gone or read again: the choice is over. */
static void
test_end (void)
{
  const guint32 two[] = { 4, 6 };
  const char *const clicked[] = { "zhangjiang", NULL };
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autofree char *overlay = add_layer (session, 10);
  g_autoptr (BujuLayer) layer = make_layer (10);
  g_autoptr (BujuOverlay) fresh = buju_overlay_new ("x", "works", layer, NULL, NULL, NULL);

  buju_session_choose (session, overlay, two, 2);
  select_feature (session, overlay, 6);
  assert_chosen (session, overlay, two, 2);
  select_feature (session, overlay, 5);
  g_assert_null (buju_session_get_chosen (session, NULL));
  buju_session_choose (session, overlay, two, 2);
  buju_session_select_stack (session, clicked);
  g_assert_null (buju_session_get_chosen (session, NULL));
  buju_session_choose (session, overlay, two, 2);
  buju_session_set_overlay_visible (session, overlay, FALSE);
  assert_chosen (session, overlay, two, 2);
  buju_session_replace_overlay (session, overlay, fresh);
  g_assert_null (buju_session_get_chosen (session, NULL));
  buju_session_choose (session, overlay, two, 2);
  buju_session_remove_overlay (session, overlay);
  g_assert_null (buju_session_get_chosen (session, NULL));
  g_assert_null (buju_session_get_selected (session));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/session-chosen/choose", test_choose);
  g_test_add_func ("/session-chosen/most", test_most);
  g_test_add_func ("/session-chosen/toggle", test_toggle);
  g_test_add_func ("/session-chosen/end", test_end);
  return run_with_library (library);
}
