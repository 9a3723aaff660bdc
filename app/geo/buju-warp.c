/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-warp.h"

#include <math.h>
#include <string.h>

/* Nodes a side. Four leave an error of the fourth order, which for map projections is a micrometre
 * in a cell of some kilometres. */
#define ORDER 4
#define N_NODES (ORDER * ORDER)
/* Where the error of such polynomials is largest: between the nodes and at the borders. */
#define CHECKS (ORDER + 1)
#define N_CHECKS (CHECKS * CHECKS)
#define COST (N_NODES + N_CHECKS)

#define MOST_LEVELS 12
/* The largest error found between the nodes is believed to be at least a quarter of the largest
 * there is. */
#define SAFETY 0.25
/* Points that cells leave over are handed on in batches. */
#define BATCH 512

typedef enum
{
  UNKNOWN,
  SPLIT,
  SMOOTH,
  COSTLY   /* each point is asked for */
} CellState;

/* Powers of both coordinates, the highest last; from -1 to 1 across the cell. */
typedef struct
{
  BujuPoint centre;
  BujuPoint scale;
  double    x[N_NODES];
  double    y[N_NODES];
} Patch;

typedef struct
{
  BujuBox   box;
  guint     level;
  CellState state;
  guint     first_child; /* of four in a row */
  guint     patch;
} Cell;

struct _BujuWarp
{
  BujuWarpFunc func;
  gpointer     data;
  double       tolerance;
  gsize        budget;     /* points that cells may still ask for */
  GArray      *cells;
  GArray      *patches;
};

/* The Chebyshev nodes and, row by row, what power of the coordinate each of them stands for: the
 * inverse of their Vandermonde matrix. */
static double
get_node (guint i)
{
  return -cos (G_PI * (2 * (double) i + 1) / (2 * ORDER));
}

static void
get_basis (double basis[ORDER][ORDER])
{
  for (guint node = 0; node < ORDER; node++)
    {
      double powers[ORDER] = { 1.0 };
      double scale = 1.0;
      guint degree = 0;

      for (guint other = 0; other < ORDER; other++)
        {
          if (other == node)
            continue;
          for (guint k = ++degree; k > 0; k--)
            powers[k] = powers[k - 1] - get_node (other) * (k < degree ? powers[k] : 0.0);
          powers[0] *= -get_node (other);
          scale *= get_node (node) - get_node (other);
        }
      for (guint k = 0; k < ORDER; k++)
        basis[node][k] = powers[k] / scale;
    }
}

static void
fit (const double *values,
     gsize         stride,
     double       *coefficients)
{
  double basis[ORDER][ORDER];

  get_basis (basis);
  memset (coefficients, 0, N_NODES * sizeof *coefficients);
  for (guint row = 0; row < ORDER; row++)
    for (guint column = 0; column < ORDER; column++)
      for (guint j = 0; j < ORDER; j++)
        for (guint i = 0; i < ORDER; i++)
          coefficients[j * ORDER + i] +=
              values[(row * ORDER + column) * stride] * basis[row][j] * basis[column][i];
}

static inline double
evaluate (const double *c,
          double        u,
          double        v)
{
  double rows[ORDER];

  for (guint j = 0; j < ORDER; j++, c += ORDER)
    rows[j] = c[0] + u * (c[1] + u * (c[2] + u * c[3]));

  return rows[0] + v * (rows[1] + v * (rows[2] + v * rows[3]));
}

static BujuPoint
place (const BujuBox *box,
       double         u,
       double         v)
{
  return (BujuPoint) { (box->x0 + box->x1) / 2 + u * (box->x1 - box->x0) / 2,
                       (box->y0 + box->y1) / 2 + v * (box->y1 - box->y0) / 2 };
}

static inline BujuPoint
apply_patch (const Patch *patch,
             BujuPoint    at)
{
  double u = (at.x - patch->centre.x) * patch->scale.x;
  double v = (at.y - patch->centre.y) * patch->scale.y;

  return (BujuPoint) { evaluate (patch->x, u, v), evaluate (patch->y, u, v) };
}

static double
get_check (guint i)
{
  return i == 0 ? -1.0 : i == CHECKS - 1 ? 1.0 : -cos (G_PI * i / ORDER);
}

static gboolean
are_finite (const BujuPoint *points,
            guint            n_points)
{
  for (guint i = 0; i < n_points; i++)
    if (!isfinite (points[i].x) || !isfinite (points[i].y))
      return FALSE;

  return TRUE;
}

/* Does the patch say what the costly one says? */
static gboolean
check_patch (BujuWarp      *self,
             const Patch   *patch,
             const BujuBox *box)
{
  BujuPoint exact[N_CHECKS];
  BujuPoint approximate[N_CHECKS];

  for (guint i = 0; i < N_CHECKS; i++)
    {
      exact[i] = place (box, get_check (i % CHECKS), get_check (i / CHECKS));
      approximate[i] = apply_patch (patch, exact[i]);
    }
  self->func (exact, N_CHECKS, self->data);
  if (!are_finite (exact, N_CHECKS))
    return FALSE;

  for (guint i = 0; i < N_CHECKS; i++)
    if (hypot (exact[i].x - approximate[i].x, exact[i].y - approximate[i].y) > self->tolerance
        * SAFETY)
      return FALSE;

  return TRUE;
}

static gboolean
make_patch (BujuWarp      *self,
            const BujuBox *box,
            Patch         *patch)
{
  BujuPoint nodes[N_NODES];

  for (guint i = 0; i < N_NODES; i++)
    nodes[i] = place (box, get_node (i % ORDER), get_node (i / ORDER));
  self->func (nodes, N_NODES, self->data);
  if (!are_finite (nodes, N_NODES))
    return FALSE;

  patch->centre = buju_box_centre (box);
  patch->scale = (BujuPoint) { 2 / buju_box_width (box), 2 / buju_box_height (box) };
  fit (&nodes[0].x, 2, patch->x);
  fit (&nodes[0].y, 2, patch->y);

  return check_patch (self, patch, box);
}

static void
split (BujuWarp *self,
       guint     cell)
{
  Cell parent = g_array_index (self->cells, Cell, cell);
  BujuPoint centre = buju_box_centre (&parent.box);

  g_array_index (self->cells, Cell, cell).first_child = self->cells->len;
  g_array_index (self->cells, Cell, cell).state = SPLIT;
  for (guint i = 0; i < 4; i++)
    {
      Cell child = { parent.box, parent.level + 1, UNKNOWN, 0, 0 };

      *(i % 2 == 0 ? &child.box.x1 : &child.box.x0) = centre.x;
      *(i / 2 == 0 ? &child.box.y1 : &child.box.y0) = centre.y;
      g_array_append_val (self->cells, child);
    }
}

/* Finds out what a cell is the first time that a point falls into it. */
static void
settle (BujuWarp *self,
        guint     cell)
{
  Cell *found = &g_array_index (self->cells, Cell, cell);
  Patch patch;

  if (self->budget < COST)
    {
      found->state = COSTLY;
      return;
    }

  self->budget -= COST;
  if (make_patch (self, &found->box, &patch))
    {
      found->state = SMOOTH;
      found->patch = self->patches->len;
      g_array_append_val (self->patches, patch);
    }
  else if (found->level == MOST_LEVELS)
    found->state = COSTLY;
  else
    split (self, cell);
}

static guint
find_cell (BujuWarp  *self,
           BujuPoint  at)
{
  guint cell = 0;

  for (;;)
    {
      Cell *found = &g_array_index (self->cells, Cell, cell);

      if (found->state == UNKNOWN)
        {
          settle (self, cell);
          found = &g_array_index (self->cells, Cell, cell);
        }
      if (found->state != SPLIT)
        return cell;
      cell = found->first_child + (at.x > (found->box.x0 + found->box.x1) / 2 ? 1 : 0) +
             (at.y > (found->box.y0 + found->box.y1) / 2 ? 2 : 0);
    }
}

/**
 * buju_warp_new:
 * @extent: the box of the points to come
 * @n_points: how many they are: cells are made as long as they ask for less than a fifth as many
 * @tolerance: how far a point may lie from where @func would put it, in the units of the result
 * @func: (scope notified): the costly change
 * @data: for @func; must stay as long as the warp
 *
 * Returns: (transfer full): the stand-in
 */
BujuWarp *
buju_warp_new (const BujuBox *extent,
               gsize          n_points,
               double         tolerance,
               BujuWarpFunc   func,
               gpointer       data)
{
  BujuWarp *self;
  Cell root = { BUJU_BOX_EMPTY, 0, UNKNOWN, 0, 0 };

  g_return_val_if_fail (extent != NULL && func != NULL, NULL);

  self = g_new0 (BujuWarp, 1);
  self->func = func;
  self->data = data;
  self->tolerance = tolerance;
  self->budget = n_points / 5;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->patches = g_array_new (FALSE, FALSE, sizeof (Patch));
  root.box = *extent;
  if (!(buju_box_width (extent) > 0.0 && buju_box_height (extent) > 0.0)
      || !isfinite (extent->x1 - extent->x0) ||
      !isfinite (extent->y1 - extent->y0))
    root.state = COSTLY;
  g_array_append_val (self->cells, root);

  return self;
}

/**
 * buju_warp_free:
 * @self: (transfer full): a warp
 */
void
buju_warp_free (BujuWarp *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->cells);
  g_array_unref (self->patches);
  g_free (self);
}

static gsize
count_failures (const BujuPoint *points,
                gsize            n_points)
{
  gsize n_failed = 0;

  for (gsize i = 0; i < n_points; i++)
    n_failed += isnan (points[i].x);

  return n_failed;
}

/* Asks for the points that wait, and puts them where they belong. */
static gsize
flush (BujuWarp        *self,
       BujuPoint       *points,
       const gsize     *waiting,
       gsize            n_waiting)
{
  BujuPoint batch[BATCH];

  for (gsize i = 0; i < n_waiting; i++)
    batch[i] = points[waiting[i]];
  self->func (batch, n_waiting, self->data);
  for (gsize i = 0; i < n_waiting; i++)
    points[waiting[i]] = batch[i];

  return count_failures (batch, n_waiting);
}

/**
 * buju_warp_apply:
 * @self: a warp
 * @points: (inout) (array length=n_points): coordinates, finite
 * @n_points: how many
 *
 * Returns: how many points could not be changed; they are (NaN, NaN)
 */
gsize
buju_warp_apply (BujuWarp  *self,
                 BujuPoint *points,
                 gsize      n_points)
{
  gsize waiting[BATCH];
  gsize n_waiting = 0, n_failed = 0;
  Cell cell = { BUJU_BOX_EMPTY, 0, UNKNOWN, 0, 0 };
  Patch patch = { 0 };

  g_return_val_if_fail (self != NULL && (points != NULL || n_points == 0), 0);

  for (gsize i = 0; i < n_points; i++)
    {
      if (!buju_box_contains (&cell.box, points[i].x, points[i].y))
        {
          /* First: it may move the cells. */
          guint number = find_cell (self, points[i]);

          cell = g_array_index (self->cells, Cell, number);
          if (cell.state == SMOOTH)
            patch = g_array_index (self->patches, Patch, cell.patch);
        }
      if (cell.state == SMOOTH && buju_box_contains (&cell.box, points[i].x, points[i].y))
        points[i] = apply_patch (&patch, points[i]);
      else
        waiting[n_waiting++] = i;
      if (n_waiting == BATCH)
        {
          n_failed += flush (self, points, waiting, n_waiting);
          n_waiting = 0;
        }
    }

  return n_failed + flush (self, points, waiting, n_waiting);
}
