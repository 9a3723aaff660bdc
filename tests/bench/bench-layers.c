/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-layers.h"

#include <math.h>
#include <shapefil.h>

#define WEST 120.85
#define SOUTH 30.67
#define EAST 122.0
#define NORTH 31.88
#define METRE_X 1.05e-5   /* degrees, here and below */
#define METRE_Y 0.90e-5
#define MOST 4000000

typedef struct
{
  SHPHandle handle;
  GRand    *rand;
  double   *x;
  double   *y;
  guint     n;        /* points of the ring being made */
  guint     n_shapes;
} Writer;

static void
add_point (Writer *self, double x, double y)
{
  self->x[self->n] = x;
  self->y[self->n] = y;
  self->n++;
}

static void
write_ring (Writer *self)
{
  SHPObject *object;

  add_point (self, self->x[0], self->y[0]);
  object = SHPCreateSimpleObject (SHPT_POLYGON, (int) self->n, self->x, self->y, NULL);
  SHPWriteObject (self->handle, -1, object);
  SHPDestroyObject (object);
  self->n = 0;
  self->n_shapes++;
}

/* Rectangles, L and U shapes. */
static void
write_building (Writer *self, double x, double y, double angle)
{
  static const double corners[][2] = { { 0, 0 }, { 0, 1 }, { 1, 1 }, { 1, 0 }, { 0.7, 0 },
                                       { 0.7, 0.4 }, { 0.3, 0.4 },
                                       { 0.3, 0 } };
  guint n = 4 + 2 * (guint) g_rand_int_range (self->rand, 0, 3);
  double width = g_rand_double_range (self->rand, 8, 26),
  height = g_rand_double_range (self->rand, 7, 18);

  for (guint i = 0; i < n; i++)
    {
      double u = corners[i][0] * width, v = corners[i][1] * height;

      add_point (self, x + (u * cos (angle) - v * sin (angle)) * METRE_X,
                 y + (u * sin (angle) + v * cos (angle)) * METRE_Y);
    }
  write_ring (self);
}

static void
write_buildings (Writer *self, guint n_points)
{
  for (guint block = 0; block < n_points / (40 * 7); block++)
    {
      double x = g_rand_double_range (self->rand, WEST, EAST),
      y = g_rand_double_range (self->rand, SOUTH, NORTH);
      double angle = g_rand_double_range (self->rand, 0, G_PI);

      for (guint i = 0; i < 40; i++)
        write_building (self, x + (i % 8) * 30 * METRE_X, y + (i / 8) * 34 * METRE_Y, angle);
    }
}

static void
write_parcels (Writer *self, guint n_points)
{
  guint side = (guint) sqrt (n_points / 21.0);
  double dx = (EAST - WEST) / side, dy = (NORTH - SOUTH) / side;

  for (guint cell = 0; cell < side * side; cell++)
    {
      for (guint k = 0; k < 20; k++)
        {
          double t = k % 5 / 5.0, u = k < 5 ? t : k < 10 ? 1 : k < 15 ? 1 - t : 0;
          double v = k < 5 ? 0 : k < 10 ? t : k < 15 ? 1 : 1 - t;
          double column = cell % side + u, row = cell / side + v;

          add_point (self, WEST + dx * (column + 0.2 * sin (7 * row)),
                     SOUTH + dy * (row + 0.2 * sin (5 * column)));
        }
      write_ring (self);
    }
}

static void
write_coast (Writer *self, guint n_points)
{
  guint n = MIN (n_points / 5 * 4, MOST - 2);

  for (guint i = 0; i < n; i++)
    {
      double angle = -2 * G_PI * i / n, radius = 0.33;

      for (double wave = 3; wave < 3e6; wave *= 2.7)
        radius *= 1 + 0.12 / sqrt (wave) * sin (wave * angle + wave);
      add_point (self, 121.42 + radius * cos (angle), 31.27 + radius * sin (angle));
    }
  write_ring (self);
  for (guint island = 0; island < n_points / 500; island++)
    {
      double x = g_rand_double_range (self->rand, WEST, EAST),
      y = g_rand_double_range (self->rand, SOUTH, NORTH);

      for (guint i = 0; i < 99; i++)
        add_point (self, x + 0.001 * cos (-2 * G_PI * i / 99),
                   y + 0.001 * sin (-2 * G_PI * i / 99));
      write_ring (self);
    }
}

guint
bench_layer_write (const char *path, BenchKind kind, guint n_points)
{
  Writer writer = { SHPCreate (path, SHPT_POLYGON), g_rand_new_with_seed (1), NULL, NULL, 0, 0 };

  writer.x = g_new (double, MOST);
  writer.y = g_new (double, MOST);
  if (kind == BENCH_BUILDINGS)
    write_buildings (&writer, n_points);
  else if (kind == BENCH_PARCELS)
    write_parcels (&writer, n_points);
  else
    write_coast (&writer, n_points);
  SHPClose (writer.handle);
  g_rand_free (writer.rand);
  g_free (writer.x);
  g_free (writer.y);

  return writer.n_shapes;
}
