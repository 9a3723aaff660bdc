/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-hairline.h"

#include <math.h>

/* Cosine of the turn beyond which a corner is cut off: a mitre would stick out by more than 1.6
 * half widths. */
#define SHARP -0.2f
#define SHORTEST 1e-3f   /* px */

/* The pen between two corners: where it stands on either side of the line. */
typedef struct
{
  BujuCoverage *coverage;
  float         half;
  float         left_x, left_y;
  float         right_x, right_y;
  float         normal_x, normal_y;   /* of the segment before, unit */
} Pen;

static inline void
go_to (Pen *pen, float left_x, float left_y, float right_x, float right_y)
{
  buju_coverage_add_edge (pen->coverage, pen->left_x, pen->left_y, left_x, left_y);
  buju_coverage_add_edge (pen->coverage, right_x, right_y, pen->right_x, pen->right_y);
  pen->left_x = left_x;
  pen->left_y = left_y;
  pen->right_x = right_x;
  pen->right_y = right_y;
}

static inline void
go_across (Pen *pen, const BujuMarkPoint *at, float normal_x, float normal_y)
{
  float x = normal_x * pen->half, y = normal_y * pen->half;

  go_to (pen, at->x + x, at->y + y, at->x - x, at->y - y);
}

/* Around the corner @at into a segment with the normal given. */
static inline void
turn (Pen *pen, const BujuMarkPoint *at, float normal_x, float normal_y)
{
  float cosine = pen->normal_x * normal_x + pen->normal_y * normal_y;

  if (cosine > SHARP)
    {
      float share = 1 / (1 + cosine);

      go_across (pen, at, (pen->normal_x + normal_x) * share, (pen->normal_y + normal_y) * share);
    }
  else
    {
      go_across (pen, at, pen->normal_x, pen->normal_y);
      go_across (pen, at, normal_x, normal_y);
    }
  pen->normal_x = normal_x;
  pen->normal_y = normal_y;
}

static inline gboolean
get_normal (const BujuMarkPoint *from, const BujuMarkPoint *to, float *x, float *y)
{
  float dx = to->x - from->x, dy = to->y - from->y;
  float length = sqrtf (dx * dx + dy * dy);

  if (!(length > SHORTEST))
    return FALSE;
  *x = -dy / length;
  *y = dx / length;
  return TRUE;
}

static void
put_down (Pen *pen, const BujuMarkPoint *at)
{
  float x = pen->normal_x * pen->half, y = pen->normal_y * pen->half;

  pen->left_x = at->x + x;
  pen->left_y = at->y + y;
  pen->right_x = at->x - x;
  pen->right_y = at->y - y;
}

static void
add_line (Pen *pen, const BujuMarkPoint *points, guint n)
{
  const BujuMarkPoint *from = points;
  gboolean down = FALSE;
  float x, y;

  for (guint i = 1; i < n; i++)
    {
      if (!get_normal (from, &points[i], &x, &y))
        continue;
      if (down)
        turn (pen, from, x, y);
      else
        {
          pen->normal_x = x;
          pen->normal_y = y;
          put_down (pen, from);
          buju_coverage_add_edge (pen->coverage, pen->right_x, pen->right_y, pen->left_x,
                                  pen->left_y);
          down = TRUE;
        }
      from = &points[i];
    }
  if (!down)
    return;
  go_across (pen, from, pen->normal_x, pen->normal_y);
  buju_coverage_add_edge (pen->coverage, pen->left_x, pen->left_y, pen->right_x, pen->right_y);
}

/* Around the ring, from the middle of no corner to the same place: the first corner is the last one
 * turned. */
static void
add_ring (Pen *pen, const BujuMarkPoint *points, guint n)
{
  const BujuMarkPoint *from = points;
  BujuMarkPoint start;
  float x, y, first_x = 0, first_y = 0;
  guint i = 1;

  while (i < n && !get_normal (from, &points[i], &first_x, &first_y))
    i++;
  if (i == n)
    return;
  start = (BujuMarkPoint) { (from->x + points[i].x) / 2, (from->y + points[i].y) / 2 };
  pen->normal_x = first_x;
  pen->normal_y = first_y;
  put_down (pen, &start);
  for (from = &points[i++]; i < n; i++)
    if (get_normal (from, &points[i], &x, &y))
      {
        turn (pen, from, x, y);
        from = &points[i];
      }
  if (get_normal (from, &points[0], &x, &y))
    turn (pen, from, x, y);
  turn (pen, &points[0], first_x, first_y);
  go_across (pen, &start, first_x, first_y);
}

/**
 * buju_hairline_add:
 * @coverage: gets the edges
 * @points: (array length=n_points): a line or a ring, px
 * @n_points: how many
 * @closed: whether a side leads from the last point to the first
 * @width: of the line, px
 *
 * Corners of a line far wider than its segments are long overlap themselves; this is for thin ones.
 */
void
buju_hairline_add (BujuCoverage *coverage, const BujuMarkPoint *points, guint n_points,
                   gboolean closed, float width)
{
  Pen pen = { .coverage = coverage, .half = width / 2 };

  if (closed)
    add_ring (&pen, points, n_points);
  else
    add_line (&pen, points, n_points);
}
