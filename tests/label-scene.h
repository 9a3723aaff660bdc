/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Made-up scenes for the tests and the benchmark of label placement: markers, lines and areas at
 * random places that depend only on the seed. Map units are px turned upside down, so that 1 m = 1
 * px at the scale of the view. */

#include "draw/buju-placement.h"

#include <math.h>

typedef struct
{
  BujuPlacementTask task;
  BujuSymbol        symbols[4];
  GArray           *labels;     /* BujuLabel */
  GArray           *obstacles;  /* BujuObstacle */
  GArray           *blocked;    /* BujuBox */
  GArray           *barriers;   /* BujuBarrier */
  GPtrArray        *paths;
} LabelScene;

static inline BujuSymbol
label_scene_symbol (double size, double marker)
{
  return (BujuSymbol) {
    .label = { 0.1, 0.3, 0.5, 1 }, .label_size = size, .halo = { 1, 1, 1, 1 }, .halo_width = 2.2,
    .marker = marker > 0 ? BUJU_MARKER_CIRCLE : BUJU_MARKER_NONE, .marker_size = marker
  };
}

static inline void
label_scene_init (LabelScene *self, double width, double height)
{
  *self = (LabelScene) { 0 };
  self->task.view = (BujuView) { { width / 2, -height / 2 }, 1, width, height };
  self->task.language = BUJU_LANGUAGE_BOTH;
  self->task.unit = 1;
  self->task.family = "Noto Sans CJK SC";
  self->symbols[0] = label_scene_symbol (8, 6);
  self->symbols[1] = label_scene_symbol (11, 18);
  self->symbols[2] = label_scene_symbol (8.5, 0);
  self->symbols[3] = label_scene_symbol (7, 0);
  self->labels = g_array_new (FALSE, TRUE, sizeof (BujuLabel));
  self->obstacles = g_array_new (FALSE, TRUE, sizeof (BujuObstacle));
  self->blocked = g_array_new (FALSE, TRUE, sizeof (BujuBox));
  self->barriers = g_array_new (FALSE, TRUE, sizeof (BujuBarrier));
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_path_free);
}

static inline void
label_scene_clear (LabelScene *self)
{
  g_array_unref (self->labels);
  g_array_unref (self->obstacles);
  g_array_unref (self->blocked);
  g_array_unref (self->barriers);
  g_ptr_array_unref (self->paths);
}

/* Px to map units. */
static inline BujuPoint
label_scene_point (const LabelScene *self, double x, double y)
{
  return buju_view_to_map (&self->task.view, x, y);
}

static inline BujuLabel *
label_scene_last (LabelScene *self)
{
  return &g_array_index (self->labels, BujuLabel, self->labels->len - 1);
}

/* A marker at (@x, @y) px with its label. */
static inline BujuLabel *
label_scene_add_point (LabelScene *self, const char *zh, const char *en, double x, double y,
                       guint symbol)
{
  const BujuSymbol *s = &self->symbols[symbol];
  BujuLabel label = { .text = { zh, en }, .symbol = s, .anchor = BUJU_GEOMETRY_POINT };
  BujuObstacle obstacle = { { x, y }, s->marker_size / 2 };

  label.point = label_scene_point (self, x, y);
  label.clearance = s->marker_size / 2;
  if (s->marker != BUJU_MARKER_NONE)
    g_array_append_val (self->obstacles, obstacle);
  g_array_append_val (self->labels, label);
  return label_scene_last (self);
}

/* @points in px. */
static inline BujuPath *
label_scene_add_path (LabelScene *self, const BujuPoint *points, guint n)
{
  g_autofree BujuPoint *map = g_new (BujuPoint, n);
  const guint32 start = 0;
  BujuPath *path;

  for (guint i = 0; i < n; i++)
    map[i] = label_scene_point (self, points[i].x, points[i].y);
  path = buju_path_new (&(BujuSpan) { map, &start, n, 1 });
  g_ptr_array_add (self->paths, path);
  return path;
}

static inline BujuLabel *
label_scene_add_path_label (LabelScene *self, const char *zh, const char *en, BujuGeometry anchor,
                            BujuPath *path, guint symbol)
{
  const BujuLabel label = { .text = { zh, en }, .symbol = &self->symbols[symbol],
                            .anchor = anchor, .path = path };

  g_array_append_val (self->labels, label);
  return label_scene_last (self);
}

static inline void
label_scene_block (LabelScene *self, double x0, double y0, double x1, double y1)
{
  BujuBox box = { x0, y0, x1, y1 };

  g_array_append_val (self->blocked, box);
}

static inline void
label_scene_add_barrier (LabelScene *self, BujuPath *path, double weight)
{
  BujuBarrier barrier = { buju_path_get_span (path), weight };

  g_array_append_val (self->barriers, barrier);
}

static inline void
label_scene_finish (LabelScene *self)
{
  self->task.labels = (gconstpointer) self->labels->data;
  self->task.n_labels = self->labels->len;
  self->task.obstacles = (gconstpointer) self->obstacles->data;
  self->task.n_obstacles = self->obstacles->len;
  self->task.blocked = (gconstpointer) self->blocked->data;
  self->task.n_blocked = self->blocked->len;
  self->task.barriers = (gconstpointer) self->barriers->data;
  self->task.n_barriers = self->barriers->len;
}

static inline BujuPlacement *
label_scene_solve (LabelScene *self)
{
  label_scene_finish (self);
  return buju_placement_solve (&self->task);
}

static const BujuText label_scene_names[] = {
  { "嘉定", "Jiading" },       { "市北产业园", "Shibei" },           { "杨浦大学城", "Yangpu University City" },
  { "虹桥智谷", "Hongqiao Smart Valley" }, { "漕河泾", "Caohejing Hi-Tech Park" }, { "浦江智谷", "Pujiang" },
  { "张江科技创新极", "Zhangjiang innovation pole" }, { "松江工业区", "Songjiang Industrial Zone" },
  { "环中心城区的高技术服务产业带", "High-tech service belt around the central city" }, { "紫竹", "Zizhu" },
};

static inline const BujuText *
label_scene_name (guint i)
{
  return &label_scene_names[i % G_N_ELEMENTS (label_scene_names)];
}

static inline BujuPath *
label_scene_add_ring (LabelScene *self, GRand *rand, double x, double y, double radius)
{
  BujuPoint points[33];

  for (guint i = 0; i < 32; i++)
    {
      double r = radius * g_rand_double_range (rand, 0.75, 1.2);

      points[i] = (BujuPoint) { x + r * cos (i * G_PI / 16), y + r * sin (i * G_PI / 16) };
    }
  points[32] = points[0];
  return label_scene_add_path (self, points, 33);
}

static inline BujuPath *
label_scene_add_bow (LabelScene *self, GRand *rand)
{
  double width = self->task.view.width, height = self->task.view.height;
  double x = g_rand_double_range (rand, -50, width), y = g_rand_double_range (rand, -50, height);
  double turn = g_rand_double_range (rand, 0, 2 * G_PI),
  bend = g_rand_double_range (rand, -0.02, 0.02);
  BujuPoint points[64];

  for (guint i = 0; i < 64; i++)
    {
      points[i] = (BujuPoint) { x, y };
      x += 9 * cos (turn);
      y += 9 * sin (turn);
      turn += bend;
    }
  return label_scene_add_path (self, points, 64);
}

/* @n labels: mostly points, some areas and lines; a legend in one corner. */
static inline void
label_scene_init_random (LabelScene *self, guint32 seed, guint n, double width, double height)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  label_scene_init (self, width, height);
  label_scene_block (self, width - 160, 10, width - 10, 130);
  for (guint i = 0; i < n; i++)
    {
      const BujuText *name = label_scene_name ((guint) g_rand_int_range (rand, 0, 1000));
      double x = g_rand_double_range (rand, 0, width), y = g_rand_double_range (rand, 0, height);
      guint kind = (guint) g_rand_int_range (rand, 0, 20);
      BujuLabel *label;
      BujuPath *path;

      if (kind < 16)
        {
          label = label_scene_add_point (self, name->zh, name->en, x, y, kind < 2 ? 1 : 0);
        }
      else
        {
          path = kind < 18
                 ? label_scene_add_ring (self, rand, x, y, g_rand_double_range (rand, 20, 150))
                           : label_scene_add_bow (self, rand);
          label = label_scene_add_path_label (self, name->zh, name->en,
                                              kind < 18 ? BUJU_GEOMETRY_POLYGON
                                                        : BUJU_GEOMETRY_LINE,
                                              path, kind < 18 ? 2 : 3);
          label_scene_add_barrier (self, path, 1.4);
        }
      label->priority = (int) kind * 3;
      label->required = g_rand_int_range (rand, 0, 3) == 0;
    }
}
