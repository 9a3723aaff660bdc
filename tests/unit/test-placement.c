/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../label-scene.h"

#include "draw/buju-placement-site.h"

#include <string.h>

#define MISSING "\xf4\x8f\xbf\xa0" /* of the last private plane: no font has it */

static const BujuPlaced *
get_placed (const BujuPlacement *placement, guint i)
{
  return &g_array_index (buju_placement_get_placed (placement), BujuPlaced, i);
}

/* Areas of texts that overlap by more than rounding. */
static gboolean
boxes_overlap (const BujuBox *a, const BujuBox *b)
{
  return MIN (a->x1, b->x1) - MAX (a->x0, b->x0) > 1e-4
         && MIN (a->y1, b->y1) - MAX (a->y0, b->y0) > 1e-4;
}

/* The four corners of a text, from what is public: its origin is not known to be a corner, but
 * turning about the middle of its bounding box is. */
static BujuSite
get_site (const BujuPlaced *placed)
{
  double c = fabs (cos (placed->angle)), s = fabs (sin (placed->angle));
  double w = (placed->box.x1 - placed->box.x0) / 2, h = (placed->box.y1 - placed->box.y0) / 2;
  double det = c * c - s * s;
  BujuSite site = { .box = placed->box, .angle = placed->angle };

  site.centre = (BujuPoint) { (placed->box.x0 + placed->box.x1) / 2,
                              (placed->box.y0 + placed->box.y1) / 2 };
  site.half_width = fabs (det) > 1e-3 ? (c * w - s * h) / det : 0;
  site.half_height = fabs (det) > 1e-3 ? (c * h - s * w) / det : 0;
  return site;
}

static void
check_apart (const BujuPlaced *a, const BujuPlaced *b)
{
  BujuSite p, q;

  if (!boxes_overlap (&a->box, &b->box))
    return;
  /* Bounding boxes of turned texts may overlap, the texts may not. */
  g_assert_true (a->angle != 0 || b->angle != 0);
  p = get_site (a);
  q = get_site (b);
  g_assert_false (buju_site_collides (&p, &q));
}

static void
check_alone (const LabelScene *scene, const BujuPlaced *placed)
{
  const BujuView *view = &scene->task.view;
  BujuSite site = get_site (placed);

  g_assert_cmpfloat (placed->box.x0, >=, 0);
  g_assert_cmpfloat (placed->box.y0, >=, 0);
  g_assert_cmpfloat (placed->box.x1, <=, view->width);
  g_assert_cmpfloat (placed->box.y1, <=, view->height);
  g_assert_cmpfloat (fabs (placed->angle), <=, G_PI_2 + 1e-6);
  for (guint i = 0; i < scene->task.n_blocked; i++)
    if (placed->angle == 0)
      g_assert_false (boxes_overlap (&placed->box, &scene->task.blocked[i]));
    else
      g_assert_false (buju_site_meets_box (&site, &scene->task.blocked[i]));
  for (guint i = 0; i < scene->task.n_obstacles; i++)
    {
      const BujuObstacle *o = &scene->task.obstacles[i];

      if (placed->angle == 0)
        g_assert_cmpfloat (hypot (o->centre.x - CLAMP (o->centre.x, placed->box.x0, placed->box.x1),
                                  o->centre.y - CLAMP (o->centre.y, placed->box.y0,
                                                       placed->box.y1)),
                           >=, o->radius - 1e-4);
      else
        g_assert_false (buju_site_meets_disc (&site, o->centre, o->radius - 1e-4));
    }
}

static void
check_all (const LabelScene *scene, const BujuPlacement *placement)
{
  GArray *placed = buju_placement_get_placed (placement);

  for (guint i = 0; i < placed->len; i++)
    {
      check_alone (scene, get_placed (placement, i));
      for (guint j = 0; j < i; j++)
        check_apart (get_placed (placement, i), get_placed (placement, j));
    }
}

static guint
count_label (const BujuPlacement *placement, const BujuLabel *label)
{
  GArray *placed = buju_placement_get_placed (placement);
  GPtrArray *unplaced = buju_placement_get_unplaced (placement);
  guint n = 0;

  for (guint i = 0; i < placed->len; i++)
    n += get_placed (placement, i)->label == label;
  for (guint i = 0; i < unplaced->len; i++)
    n += g_ptr_array_index (unplaced, i) == label;
  return n;
}

static void
test_random_scenes (void)
{
  for (guint32 seed = 1; seed <= 24; seed++)
    {
      g_autoptr (BujuPlacement) placement = NULL;
      LabelScene scene;

      label_scene_init_random (&scene, seed, 20 + 8 * seed, 700 + 20 * seed, 600);
      scene.task.language = seed % 3;
      placement = label_scene_solve (&scene);
      check_all (&scene, placement);
      for (guint i = 0; i < scene.task.n_labels; i++)
        {
          const BujuLabel *label = &scene.task.labels[i];

          /* Points were put in view, so all of them must be accounted for, once. */
          if (label->anchor == BUJU_GEOMETRY_POINT)
            g_assert_cmpuint (count_label (placement, label), ==, 1);
          else
            g_assert_cmpuint (count_label (placement, label), <=, 1);
        }
      label_scene_clear (&scene);
    }
}

static void
test_same_again (void)
{
  for (guint32 seed = 40; seed < 44; seed++)
    {
      g_autoptr (BujuPlacement) first = NULL;
      g_autoptr (BujuPlacement) second = NULL;
      GArray *a, *b;
      LabelScene scene;

      label_scene_init_random (&scene, seed, 120, 900, 700);
      first = label_scene_solve (&scene);
      second = label_scene_solve (&scene);
      a = buju_placement_get_placed (first);
      b = buju_placement_get_placed (second);
      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        {
          g_assert_true (get_placed (first, i)->label == get_placed (second, i)->label);
          g_assert_cmpfloat (get_placed (first, i)->origin.x, ==, get_placed (second, i)->origin.x);
          g_assert_cmpfloat (get_placed (first, i)->origin.y, ==, get_placed (second, i)->origin.y);
          g_assert_cmpfloat (get_placed (first, i)->angle, ==, get_placed (second, i)->angle);
        }
      label_scene_clear (&scene);
    }
}

static void
test_one_point (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  const BujuPlaced *placed;
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  label_scene_add_point (&scene, "金桥", "Jinqiao", 100, 100, 0);
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  placed = get_placed (placement, 0);
  /* Nothing is in the way: to the right, at the height of the marker, without a line. */
  g_assert_cmpfloat (placed->box.x0, >=, 103);
  g_assert_cmpfloat (placed->box.x0, <, 106);
  g_assert_cmpfloat_with_epsilon ((placed->box.y0 + placed->box.y1) / 2, 100, 0.01);
  g_assert_cmpint (placed->align, ==, -1);
  g_assert_false (placed->leader);
  label_scene_clear (&scene);
}

static void
test_sides (void)
{
  static const struct { BujuSide side; int x, y; } cases[] = {
    { BUJU_SIDE_RIGHT, 1, 0 }, { BUJU_SIDE_LEFT, -1, 0 }, { BUJU_SIDE_ABOVE, 0, -1 },
    { BUJU_SIDE_BELOW, 0, 1 },
    { BUJU_SIDE_CENTRE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BujuPlacement) placement = NULL;
      LabelScene scene;
      BujuLabel *label;
      BujuPoint middle;

      label_scene_init (&scene, 300, 200);
      label = label_scene_add_point (&scene, "东海", "East China Sea", 150, 100, i == 4 ? 2 : 0);
      label->side = cases[i].side;
      placement = label_scene_solve (&scene);
      g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
      middle = buju_box_centre (&get_placed (placement, 0)->box);
      g_assert_cmpint ((middle.x > 151) - (middle.x < 149), ==, cases[i].x);
      g_assert_cmpint ((middle.y > 101) - (middle.y < 99), ==, cases[i].y);
      label_scene_clear (&scene);
    }
}

/* At each corner of the picture there is only one side left. */
static void
test_edges (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  label_scene_add_point (&scene, "甲", "Corner One", 4, 4, 0);
  label_scene_add_point (&scene, "乙", "Corner Two", 296, 4, 0);
  label_scene_add_point (&scene, "丙", "Corner Three", 4, 196, 0);
  label_scene_add_point (&scene, "丁", "Corner Four", 296, 196, 0);
  label_scene_add_point (&scene, "戊", "Out of view", 320, 100, 0);
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 4);
  g_assert_cmpuint (buju_placement_get_unplaced (placement)->len, ==, 0);
  check_all (&scene, placement);
  label_scene_clear (&scene);
}

/* A required label whose surroundings are full is led to; an optional one is reported. */
static void
test_leader (void)
{
  for (guint required = 0; required < 2; required++)
    {
      g_autoptr (BujuPlacement) placement = NULL;
      LabelScene scene;
      BujuLabel *label;

      label_scene_init (&scene, 400, 400);
      label = label_scene_add_point (&scene, "人民广场", "People's Square", 200, 200, 0);
      label->required = required;
      for (guint i = 0; i < 16; i++)
        {
          BujuObstacle o = { { 200 + 22 * cos (i * G_PI / 8), 200 + 22 * sin (i * G_PI / 8) }, 4 };

          g_array_append_val (scene.obstacles, o);
        }
      placement = label_scene_solve (&scene);
      check_all (&scene, placement);
      g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, required);
      g_assert_cmpuint (buju_placement_get_unplaced (placement)->len, ==, 1 - required);
      if (required)
        g_assert_true (get_placed (placement, 0)->leader);
      label_scene_clear (&scene);
    }
}

/* No room at all is reported, also for a required label. */
static void
test_no_room (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  label_scene_add_point (&scene, "金桥", "Jinqiao", 100, 100, 0)->required = TRUE;
  label_scene_block (&scene, 0, 0, 300, 200);
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 0);
  g_assert_cmpuint (buju_placement_get_unplaced (placement)->len, ==, 1);
  label_scene_clear (&scene);
}

/* The first label would stand where only the second one can: it must give way. */
static void
test_giving_way (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  label_scene_init (&scene, 400, 60);
  scene.task.language = BUJU_LANGUAGE_ZH;
  label_scene_add_point (&scene, "甲甲甲甲", NULL, 200, 30, 0)->priority = 9;
  label_scene_add_point (&scene, "乙乙乙乙", NULL, 250, 30, 0);
  label_scene_block (&scene, 255, 0, 400, 60);
  label_scene_block (&scene, 130, 0, 256, 22);
  label_scene_block (&scene, 130, 38, 256, 60);
  placement = label_scene_solve (&scene);
  check_all (&scene, placement);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 2);
  g_assert_cmpfloat (get_placed (placement, 0)->box.x1, <, 200);
  g_assert_cmpfloat (get_placed (placement, 1)->box.x0, >, 200);
  label_scene_clear (&scene);
}

/* A slot of one line: a required name of two gives up its English there, if that is allowed;
 * another one does not. */
static void
test_shortened (void)
{
  for (guint i = 0; i < 4; i++)
    {
      gboolean shorten = i % 2 == 1, required = i / 2 == 1;
      g_autoptr (BujuPlacement) placement = NULL;
      LabelScene scene;

      label_scene_init (&scene, 120, 14);
      scene.task.shorten = shorten;
      label_scene_add_point (&scene, "金桥", "Jinqiao", 60, 7, 0)->required = required;
      placement = label_scene_solve (&scene);
      g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, shorten && required);
      g_assert_cmpuint (buju_placement_get_shortened (placement)->len, ==, shorten && required);
      label_scene_clear (&scene);
    }
}

static void
test_priority (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  /* Room for one. */
  label_scene_init (&scene, 80, 40);
  scene.task.language = BUJU_LANGUAGE_ZH;
  label_scene_add_point (&scene, "次要地名", NULL, 10, 20, 0)->priority = 1;
  label_scene_add_point (&scene, "重要地名", NULL, 70, 20, 0)->priority = 2;
  label_scene_block (&scene, 0, 0, 80, 12);
  label_scene_block (&scene, 0, 28, 80, 40);
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  g_assert_cmpint (get_placed (placement, 0)->label->priority, ==, 2);
  label_scene_clear (&scene);
}

static void
test_inside (void)
{
  BujuPoint room[] = { { 60, 60 }, { 340, 60 }, { 340, 160 }, { 60, 160 }, { 60, 60 } };
  BujuPoint closet[] = { { 10, 10 }, { 30, 10 }, { 30, 22 }, { 10, 22 }, { 10, 10 } };
  g_autoptr (BujuPlacement) placement = NULL;
  const BujuPlaced *placed;
  LabelScene scene;

  label_scene_init (&scene, 400, 300);
  label_scene_add_path_label (&scene, "浦东", "Pudong", BUJU_GEOMETRY_POLYGON,
                              label_scene_add_path (&scene, room, 5), 2);
  label_scene_add_path_label (&scene, "黄浦", "Huangpu", BUJU_GEOMETRY_POLYGON,
                              label_scene_add_path (&scene, closet, 5), 2);
  placement = label_scene_solve (&scene);
  check_all (&scene, placement);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  g_assert_cmpuint (buju_placement_get_unplaced (placement)->len, ==, 1);
  placed = get_placed (placement, 0);
  g_assert_cmpfloat (placed->box.x0, >, 60);
  g_assert_cmpfloat (placed->box.x1, <, 340);
  g_assert_cmpfloat (placed->box.y0, >, 60);
  g_assert_cmpfloat (placed->box.y1, <, 160);
  label_scene_clear (&scene);
}

static void
check_slope (double x, double y, double expected)
{
  BujuPoint line[] = { { 200 - x, 150 - y }, { 200 + x, 150 + y } };
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;
  BujuPath *path;

  label_scene_init (&scene, 400, 300);
  path = label_scene_add_path (&scene, line, 2);
  label_scene_add_barrier (&scene, path, 1);
  label_scene_add_path_label (&scene, "黄浦江", "Huangpu River", BUJU_GEOMETRY_LINE,
                              path, 3);
  placement = label_scene_solve (&scene);
  check_all (&scene, placement);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_placed (placement, 0)->angle, expected, 1e-6);
  label_scene_clear (&scene);
}

/* Along a line, never upside down, whichever way the line runs; steep ones are written beside. */
static void
test_along (void)
{
  check_slope (150, 0, 0);
  check_slope (150, 60, atan2 (60, 150));
  check_slope (-150, -60, atan2 (60, 150));
  check_slope (150, -60, -atan2 (60, 150));
  check_slope (-150, 60, -atan2 (60, 150));
  check_slope (0, 130, 0);
}

/* Two lines break at a space, and Chinese only after a particle. */
static void
test_breaks (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;
  const BujuText *name = label_scene_name (8);
  BujuBox box;

  label_scene_init (&scene, 150, 120);
  label_scene_add_point (&scene, name->zh, name->en, 10, 60, 0);
  placement = label_scene_solve (&scene);
  check_all (&scene, placement);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  box = get_placed (placement, 0)->box;
  /* The English name alone would be wider than the picture. */
  g_assert_cmpfloat (box.x1 - box.x0, <, 120);
  g_assert_cmpfloat (box.y1 - box.y0, >, 8 * 3);
  label_scene_clear (&scene);
}

static gboolean
is_far_from_edges (const BujuPlaced *placed, const BujuView *view, double margin)
{
  return placed->box.x0 > margin && placed->box.y0 > margin
         && placed->box.x1 < view->width - margin &&
         placed->box.y1 < view->height - margin;
}

/* How many inner labels both placements have, and how many of them did not go along by (@dx,
 * @dy). */
static guint
count_inner (const LabelScene *scene, const BujuPlacement *a, const BujuPlacement *b, double dx,
             double dy,
             guint *n_moved)
{
  GArray *p = buju_placement_get_placed (a), *q = buju_placement_get_placed (b);
  guint n = 0;

  *n_moved = 0;
  for (guint i = 0; i < p->len; i++)
    for (guint j = 0; j < q->len; j++)
      {
        const BujuPlaced *from = get_placed (a, i), *to = get_placed (b, j);

        if (from->label != to->label || !is_far_from_edges (from, &scene->task.view, 80))
          continue;
        n++;
        *n_moved += hypot (to->box.x0 - from->box.x0 - dx, to->box.y0 - from->box.y0 - dy) > 0.5;
      }
  return n;
}

/* A pan by a few px carries the labels along; only those near the edges look for other places. */
static void
test_pan (void)
{
  guint total = 0, moved = 0;

  for (guint32 seed = 60; seed < 66; seed++)
    {
      g_autoptr (BujuPlacement) before = NULL;
      g_autoptr (BujuPlacement) after = NULL;
      LabelScene scene;
      guint n;

      label_scene_init_random (&scene, seed, 60, 1000, 800);
      g_array_set_size (scene.blocked, 0);
      before = label_scene_solve (&scene);
      scene.task.view = buju_view_panned (&scene.task.view, 7, -5);
      for (guint i = 0; i < scene.obstacles->len; i++)
        {
          g_array_index (scene.obstacles, BujuObstacle, i).centre.x += 7;
          g_array_index (scene.obstacles, BujuObstacle, i).centre.y -= 5;
        }
      after = label_scene_solve (&scene);
      total += count_inner (&scene, before, after, 7, -5, &n);
      moved += n;
      label_scene_clear (&scene);
    }
  g_test_message ("%u of %u labels changed places", moved, total);
  g_assert_cmpuint (total, >, 150);
  g_assert_cmpuint (moved * 50, <, total);
}

static void
test_missing_glyphs (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  label_scene_add_point (&scene, "金" MISSING "桥", "Jinqiao" MISSING, 100, 100, 0);
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_count_missing (placement), ==, 2);
  label_scene_clear (&scene);
}

/* Nothing, empty texts, one language missing, numbers that are none. */
static void
test_odd_input (void)
{
  g_autoptr (BujuPlacement) nothing = NULL;
  g_autoptr (BujuPlacement) odd = NULL;
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  nothing = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (nothing)->len, ==, 0);
  label_scene_add_point (&scene, NULL, NULL, 100, 100, 0);
  label_scene_add_point (&scene, "", "", 100, 100, 0);
  label_scene_add_point (&scene, NULL, "English only", 100, 100, 0);
  label_scene_add_point (&scene, "G60", "G60", 100, 150, 0);
  label_scene_add_point (&scene, "无处", "Nowhere", NAN, 100, 2);
  label_scene_last (&scene)->required = TRUE;
  odd = label_scene_solve (&scene);
  check_all (&scene, odd);
  g_assert_cmpuint (buju_placement_get_placed (odd)->len, ==, 2);
  g_assert_true (get_placed (odd, 0)->label == &scene.task.labels[2]);
  /* The same word in both languages is written once. */
  g_assert_cmpfloat (get_placed (odd, 1)->box.y1 - get_placed (odd, 1)->box.y0, <, 8 * 1.6);
  label_scene_clear (&scene);
}

static gpointer
solve_in_thread (gpointer data)
{
  return buju_placement_solve (data);
}

/* Placed in one thread, drawn in another. */
static void
test_threads (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 200);
  cairo_t *cr = cairo_create (surface);
  LabelScene scene;

  label_scene_init (&scene, 300, 200);
  label_scene_add_point (&scene, "金桥", "Jinqiao", 100, 100, 0);
  label_scene_finish (&scene);
  placement = g_thread_join (g_thread_new ("placer", solve_in_thread, &scene.task));
  buju_placement_draw (placement, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  label_scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/one-point", test_one_point);
  g_test_add_func ("/placement/sides", test_sides);
  g_test_add_func ("/placement/edges", test_edges);
  g_test_add_func ("/placement/leader", test_leader);
  g_test_add_func ("/placement/no-room", test_no_room);
  g_test_add_func ("/placement/giving-way", test_giving_way);
  g_test_add_func ("/placement/shortened", test_shortened);
  g_test_add_func ("/placement/priority", test_priority);
  g_test_add_func ("/placement/inside", test_inside);
  g_test_add_func ("/placement/along", test_along);
  g_test_add_func ("/placement/breaks", test_breaks);
  g_test_add_func ("/placement/random-scenes", test_random_scenes);
  g_test_add_func ("/placement/same-again", test_same_again);
  g_test_add_func ("/placement/pan", test_pan);
  g_test_add_func ("/placement/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/placement/odd-input", test_odd_input);
  g_test_add_func ("/placement/threads", test_threads);
  return g_test_run ();
}
