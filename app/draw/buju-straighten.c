/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-straighten.h"

#include <math.h>

/* Directions from one corner that pass all points since, each within the tolerance. */
typedef struct
{
  float left_x, left_y;
  float right_x, right_y;
  float farthest;   /* squared, of the points since */
  gboolean open;    /* any direction will do yet */
} Cone;

static inline float
cross (float ax, float ay, float bx, float by)
{
  return ax * by - ay * bx;
}

/* Whether the cone still takes a point so far from its corner; a line that turns back keeps where
 * it turned. */
static inline gboolean
cone_takes (const Cone *self, float dx, float dy, float squared)
{
  return self->open
         || (squared >= self->farthest && cross (self->right_x, self->right_y, dx, dy) >= 0
             && cross (dx, dy, self->left_x, self->left_y) >= 0);
}

static inline void
cone_narrow (Cone *self, float dx, float dy, float squared, float most)
{
  float aside, left_x, left_y, right_x, right_y;

  self->farthest = squared;
  if (squared <= most * most)
    return;
  aside = most / sqrtf (squared);
  left_x = dx - dy * aside;
  left_y = dy + dx * aside;
  right_x = dx + dy * aside;
  right_y = dy - dx * aside;
  if (self->open || cross (left_x, left_y, self->left_x, self->left_y) > 0)
    {
      self->left_x = left_x;
      self->left_y = left_y;
    }
  if (self->open || cross (self->right_x, self->right_y, right_x, right_y) > 0)
    {
      self->right_x = right_x;
      self->right_y = right_y;
    }
  self->open = FALSE;
}

/**
 * buju_straighten:
 * @points: (array length=n_points): a line or a ring, px; what is kept moves to the front
 * @n_points: how many
 * @most: how far from the new line any point may lie that is left out, px
 *
 * Keeps the first and the last point, and wherever the line turns back. One pass.
 *
 * Returns: how many points are kept
 */
guint
buju_straighten (BujuMarkPoint *points, guint n_points, float most)
{
  Cone cone = { .open = TRUE };
  BujuMarkPoint corner;
  guint n = 0;

  if (n_points < 3)
    return n_points;
  corner = points[0];
  for (guint i = 1; i < n_points; i++)
    {
      BujuMarkPoint at = points[i];
      float dx = at.x - corner.x, dy = at.y - corner.y, squared = dx * dx + dy * dy;

      if (!cone_takes (&cone, dx, dy, squared))
        {
          /* points[n] is the last corner; the point before this one becomes the next. */
          corner = points[++n] = points[i - 1];
          cone = (Cone) { .open = TRUE };
          dx = at.x - corner.x;
          dy = at.y - corner.y;
          squared = dx * dx + dy * dy;
        }
      cone_narrow (&cone, dx, dy, squared, most);
    }
  points[++n] = points[n_points - 1];
  return n + 1;
}
