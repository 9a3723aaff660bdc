/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-flow.h"

#include <math.h>

#define SLACK 1e-6

/* Fills columns of height @most one after another; returns how many it took, and the highest in
 * @highest. */
static guint
fill (const double *heights, guint n_blocks, double gap, double most, BujuFlowSlot *slots,
      double *highest)
{
  guint column = 0;
  double y = 0;

  *highest = 0;
  for (guint i = 0; i < n_blocks; i++)
    {
      if (y > 0 && y + heights[i] > most + SLACK)
        {
          column++;
          y = 0;
        }
      if (slots != NULL)
        slots[i] = (BujuFlowSlot) { column, y };
      *highest = fmax (*highest, y + heights[i]);
      y += heights[i] + gap;
    }
  return column + 1;
}

/**
 * buju_flow:
 * @heights: (array length=n_blocks): of the blocks, in reading order
 * @n_blocks: how many
 * @gap: between two blocks of a column
 * @n_columns: how many columns there may be, at least 1
 * @slots: (array length=n_blocks) (out caller-allocates): where each block goes
 *
 * Finds the smallest height at which the blocks, in their order, fit into the columns: by halving
 * the interval between the highest block and all of them on one another.
 *
 * Returns: that height
 */
double
buju_flow (const double *heights, guint n_blocks, double gap, guint n_columns, BujuFlowSlot *slots)
{
  double low = 0, high = 0, height;

  g_return_val_if_fail (n_columns > 0, 0);

  for (guint i = 0; i < n_blocks; i++)
    {
      low = fmax (low, heights[i]);
      high += heights[i] + gap;
    }
  for (int round = 0; round < 40 && high - low > SLACK; round++)
    {
      double middle = (low + high) / 2;

      if (fill (heights, n_blocks, gap, middle, NULL, &height) <= n_columns)
        high = middle;
      else
        low = middle;
    }
  fill (heights, n_blocks, gap, high, slots, &height);
  return height;
}
