/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-crossing.h"

#include <math.h>

/* "0 0, 2 2, …" in hundreds of metres, rings parted by ";", closed here. */
static BujuPath *
make_path (const char *text)
{
  g_auto (GStrv) rings = g_strsplit (text, ";", -1);
  g_auto (BujuPathBuffer) buffer;

  buju_path_buffer_init (&buffer);
  for (guint i = 0; rings[i] != NULL; i++)
    {
      g_auto (GStrv) points = g_strsplit (rings[i], ",", -1);

      buju_path_buffer_begin_part (&buffer);
      for (guint j = 0; j <= g_strv_length (points); j++)
        {
          char *end;
          double x = g_ascii_strtod (points[j % g_strv_length (points)], &end);
          double y = g_ascii_strtod (end, NULL);

          buju_path_buffer_add (&buffer, 650000 + 100 * x, 3450000 + 100 * y);
        }
    }
  return buju_path_new (&(BujuSpan) { (const BujuPoint *) (gpointer) buffer.points->data,
                                      (const guint32 *) (gpointer) buffer.starts->data,
                                      buffer.points->len, buffer.starts->len });
}

static BujuCrossing
find (const char *text)
{
  g_autoptr (BujuPath) path = make_path (text);
  g_autoptr (BujuCrossingFinder) finder = buju_crossing_finder_new ();
  BujuSpan span = buju_path_get_span (path);

  return buju_crossing_finder_find (finder, &span, NULL);
}

static void
check (const char *text, BujuCrossingKind kind, double x, double y)
{
  BujuCrossing crossing = find (text);

  g_test_message ("%s", text);
  g_assert_cmpint (crossing.kind, ==, kind);
  if (kind == BUJU_CROSSING_NONE)
    return;
  g_assert_cmpfloat (fabs (crossing.at.x - (650000 + 100 * x)), <, 1e-6);
  g_assert_cmpfloat (fabs (crossing.at.y - (3450000 + 100 * y)), <, 1e-6);
}

/* OGC 06-103r4, 6.1.7: a ring is simple. */
static void
test_ring (void)
{
  check ("0 0, 4 0, 4 4, 0 4", BUJU_CROSSING_NONE, 0, 0);
  check ("0 0, 4 0, 2 1, 4 4, 0 4", BUJU_CROSSING_NONE, 0, 0);
  /* Said twice is no fault. */
  check ("0 0, 4 0, 4 0, 4 4, 0 4, 0 4", BUJU_CROSSING_NONE, 0, 0);
  check ("0 0, 4 4, 4 0, 0 4", BUJU_CROSSING_SELF, 2, 2);
  /* A bow tie that is tied at a point of its own. */
  check ("0 0, 2 2, 4 4, 4 0, 2 2, 0 4", BUJU_CROSSING_SELF, 2, 2);
  check ("0 0, 4 4, 4 0, 2 2, 0 4", BUJU_CROSSING_SELF, 2, 2);
  /* Two squares that one ring goes round, with a corner in common: it passes there twice. */
  check ("0 0, 2 0, 2 2, 4 2, 4 4, 2 4, 2 2, 0 2", BUJU_CROSSING_TOUCH, 2, 2);
  check ("0 0, 4 0, 4 4, 2 0, 0 4", BUJU_CROSSING_TOUCH, 2, 0);
  /* A spike, there and back. */
  check ("0 0, 4 0, 4 2, 7 2, 4 2, 4 4, 0 4", BUJU_CROSSING_TOUCH, 4, 2);
  /* The crossing is told, though the ring touches itself before. */
  check ("0 0, 4 0, 4 2, 7 2, 4 2, 4 4, 0 4, 2 5, 3 3", BUJU_CROSSING_SELF, 2.5, 4);
}

/* 6.1.11 and 6.1.14: rings of a feature may touch in points. */
static void
test_rings (void)
{
  check ("0 0, 4 0, 4 4, 0 4; 1 1, 1 2, 2 2, 2 1", BUJU_CROSSING_NONE, 0, 0);
  /* A hole whose corner lies on a corner, or on a side, of the shell. */
  check ("0 0, 4 0, 4 4, 0 4; 0 0, 1 2, 2 1", BUJU_CROSSING_NONE, 0, 0);
  check ("0 0, 4 0, 4 4, 0 4; 2 0, 1 2, 3 2", BUJU_CROSSING_NONE, 0, 0);
  /* Two parts with a corner in common. */
  check ("0 0, 2 0, 2 2, 0 2; 2 2, 4 2, 4 4, 2 4", BUJU_CROSSING_NONE, 0, 0);
  check ("0 0, 4 0, 4 4, 0 4; 3 1, 6 1, 6 2, 3 2", BUJU_CROSSING_RINGS, 4, 1);
  /* The same, with points where they cross. */
  check ("0 0, 4 0, 4 1, 4 2, 4 4, 0 4; 3 1, 4 1, 6 1, 6 2, 4 2, 3 2", BUJU_CROSSING_RINGS, 4, 1);
  /* Two halves of a square, and a hole along the shell. */
  check ("0 0, 2 0, 2 4, 0 4; 2 0, 4 0, 4 4, 2 4", BUJU_CROSSING_SHARED, 2, 0);
  check ("0 0, 4 0, 4 4, 0 4; 1 0, 3 0, 2 2", BUJU_CROSSING_SHARED, 1, 0);
}

/* What was straight in degrees, with a vertex of another ring upon it, is bent on the map: a hole
 * some millimetres outside its shell. */
static void
test_bend (void)
{
  check ("0 0, 10 0, 10 10, 0 10; 5 -0.00005, 3 2, 6 2", BUJU_CROSSING_NONE, 0, 0);
  check ("0 0, 10 0, 10 10, 0 10; 5 -0.5, 3 2, 6 2", BUJU_CROSSING_RINGS, 4.6, 0);
}

/* A circle of that many corners, one of them moved far to the other side. */
static BujuPath *
make_circle (guint n, gboolean spoiled)
{
  g_autofree BujuPoint *points = g_new (BujuPoint, n + 1);
  static const guint32 start = 0;

  for (guint i = 0; i <= n; i++)
    {
      double angle = 2 * G_PI * (i % n) / n, radius = i % 2 == 0 ? 20000 : 20005;

      points[i] = (BujuPoint) { 650000 + radius * cos (angle), 3450000 + radius * sin (angle) };
    }
  if (spoiled)
    points[n / 3].x += 45000;
  return buju_path_new (&(BujuSpan) { points, &start, n + 1, 1 });
}

/* With an index: what is found is what all pairs would have said. */
static void
test_many (void)
{
  g_autoptr (BujuCrossingFinder) finder = buju_crossing_finder_new ();

  for (guint n = 100; n <= 30000; n += 2990)
    {
      g_autoptr (BujuPath) whole = make_circle (n, FALSE), spoiled = make_circle (n, TRUE);
      BujuSpan spans[] = { buju_path_get_span (whole), buju_path_get_span (spoiled) };
      BujuCrossing crossing = buju_crossing_finder_find (finder, &spans[1], NULL);

      g_assert_cmpint (buju_crossing_finder_find (finder, &spans[0], NULL).kind, ==,
                       BUJU_CROSSING_NONE);
      g_assert_cmpint (crossing.kind, ==, BUJU_CROSSING_SELF);
      g_assert_cmpfloat (fabs (hypot (crossing.at.x - 650000, crossing.at.y - 3450000) - 20000),
                         <, 30);
      g_assert_cmpfloat (crossing.at.x, >, 650000);
    }
}

static void
test_limits (void)
{
  g_autoptr (BujuCrossingFinder) finder = buju_crossing_finder_new ();
  g_autoptr (BujuPath) large = make_circle (2100000, FALSE), many = make_circle (30000, TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BujuSpan span = buju_path_get_span (large);

  g_assert_cmpint (buju_crossing_finder_find (finder, &span, NULL).kind, ==,
                   BUJU_CROSSING_UNKNOWN);
  g_cancellable_cancel (cancellable);
  span = buju_path_get_span (many);
  g_assert_cmpint (buju_crossing_finder_find (finder, &span, cancellable).kind, ==,
                   BUJU_CROSSING_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crossing/ring", test_ring);
  g_test_add_func ("/crossing/rings", test_rings);
  g_test_add_func ("/crossing/bend", test_bend);
  g_test_add_func ("/crossing/many", test_many);
  g_test_add_func ("/crossing/limits", test_limits);
  return g_test_run ();
}
