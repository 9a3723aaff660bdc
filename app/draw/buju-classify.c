/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-classify.h"

#include <math.h>
#include <string.h>

#include "plan/buju-names.h"

/* Jenks' classes are found exactly for so many different values; of more, so many are taken at
 * equal ranks. */
#define JENKS_MOST 1200

static const char *const names[] = { "quantile", "equal", "jenks", "round", NULL };

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static GArray *
sort_values (const double *values, guint n_values)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (double), n_values);

  for (guint i = 0; i < n_values; i++)
    if (isfinite (values[i]))
      g_array_append_val (sorted, values[i]);
  g_array_sort (sorted, compare_numbers);
  return sorted;
}

static void
add_bound (GArray *bounds, double value)
{
  if (bounds->len == 0 || value > g_array_index (bounds, double, bounds->len - 1))
    g_array_append_val (bounds, value);
}

static void
break_by_rank (const GArray *sorted, guint n, GArray *bounds)
{
  for (guint i = 0; i < n; i++)
    add_bound (bounds, g_array_index (sorted, double, (guint) ((guint64) i * sorted->len / n)));
}

static void
break_equally (double least, double most, guint n, GArray *bounds)
{
  for (guint i = 0; i < n; i++)
    add_bound (bounds, least + (most - least) * i / n);
}

/* Source: P. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990. */
static double
make_nice (double step)
{
  double power = pow (10, floor (log10 (step))), share = step / power;

  return power * (share < 1.5 ? 1 : share < 3 ? 2 : share < 7 ? 5 : 10);
}

/* The classes' number is near the wanted one; the ends are round, too. */
static void
break_roundly (double least, double most, guint n, GArray *bounds)
{
  double step = make_nice ((most - least) / n), first, last;

  while (ceil (most / step) - floor (least / step) > BUJU_CLASSES_MOST)
    step = make_nice (step * 2);
  first = floor (least / step);
  last = ceil (most / step);
  for (double i = first; i <= last; i++)
    add_bound (bounds, i * step);
}

/* Different values and how many there are of each. */
typedef struct
{
  double *values;
  double *weights;
  guint   n;
} Tally;

static void
tally_init (Tally *self, const GArray *sorted)
{
  self->values = g_new (double, MAX (sorted->len, 1));
  self->weights = g_new (double, MAX (sorted->len, 1));
  self->n = 0;
  for (guint i = 0; i < sorted->len; i++)
    {
      double value = g_array_index (sorted, double, i);

      if (self->n == 0 || value > self->values[self->n - 1])
        {
          self->values[self->n] = value;
          self->weights[self->n++] = 0;
        }
      self->weights[self->n - 1]++;
    }
}

static void
tally_clear (Tally *self)
{
  g_free (self->values);
  g_free (self->weights);
}

/* Neighbours in rank become one, so that what follows is bounded; the ends stay themselves. */
static void
tally_thin (Tally *self, guint most)
{
  guint n = 0;

  if (self->n <= most)
    return;
  for (guint i = 0; i < most; i++)
    {
      guint first = (guint) ((guint64) i * self->n / most),
      end = (guint) ((guint64) (i + 1) * self->n / most);
      double weight = 0, value = i + 1 == most ? self->values[self->n - 1] : self->values[first];

      for (guint k = first; k < end; k++)
        weight += self->weights[k];
      self->values[n] = value;
      self->weights[n++] = weight;
    }
  self->n = n;
}

/* cost[i]: of the first i + 1 values in so many classes; first[k * n + i]: where the last of these
 * begins.
 *
 * Source: W. D. Fisher, "On grouping for maximum homogeneity", JASA 53, 1958, which G. F. Jenks
 * made known for maps (1967). */
static void
break_naturally (const GArray *sorted, guint n_classes, GArray *bounds)
{
  g_autofree double *sum = NULL, *squares = NULL, *weight = NULL, *cost = NULL, *next = NULL;
  g_autofree guint *first = NULL;
  Tally tally;
  guint n, end;

  tally_init (&tally, sorted);
  tally_thin (&tally, JENKS_MOST);
  n = tally.n;
  n_classes = MIN (n_classes, n);
  sum = g_new0 (double, n + 1);
  squares = g_new0 (double, n + 1);
  weight = g_new0 (double, n + 1);
  cost = g_new0 (double, n);
  next = g_new0 (double, n);
  first = g_new0 (guint, (gsize) n_classes * n);
  for (guint i = 0; i < n; i++)
    {
      /* From the first value, so that squares of large numbers do not swallow what differs. */
      double value = tally.values[i] - tally.values[0];

      weight[i + 1] = weight[i] + tally.weights[i];
      sum[i + 1] = sum[i] + tally.weights[i] * value;
      squares[i + 1] = squares[i] + tally.weights[i] * value * value;
      cost[i] = squares[i + 1] - sum[i + 1] * sum[i + 1] / weight[i + 1];
    }
  for (guint k = 1; k < n_classes; k++)
    {
      for (guint i = k; i < n; i++)
        {
          next[i] = INFINITY;
          for (guint j = k; j <= i; j++)
            {
              double s = sum[i + 1] - sum[j];
              double all = cost[j - 1] + squares[i + 1] - squares[j]
                           - s * s / (weight[i + 1] - weight[j]);

              if (all < next[i])
                {
                  next[i] = all;
                  first[(gsize) k * n + i] = j;
                }
            }
        }
      memcpy (cost, next, n * sizeof *cost);
    }
  end = n - 1;
  for (guint k = n_classes; k-- > 0;)
    {
      guint start = k > 0 ? first[(gsize) k * n + end] : 0;

      g_array_prepend_val (bounds, tally.values[start]);
      end = start > 0 ? start - 1 : 0;
    }
  tally_clear (&tally);
}

/**
 * buju_classify:
 * @method: how
 * @values: numbers in any order; what is not finite is left out
 * @n_values: how many
 * @n_classes: how many are wanted, at most %BUJU_CLASSES_MOST
 *
 * Sorts numbers into classes.
 *
 * Returns: (transfer full) (element-type double): ascending bounds, one more than there are
 *   classes; empty without any number. There are fewer classes where values are few, and round ones
 *   are about as many as wanted.
 */
GArray *
buju_classify (BujuBreaks method, const double *values, guint n_values, guint n_classes)
{
  g_autoptr (GArray) sorted = NULL;
  GArray *bounds = g_array_new (FALSE, FALSE, sizeof (double));
  double least, most;

  g_return_val_if_fail (values != NULL || n_values == 0, bounds);

  sorted = sort_values (values, n_values);
  if (sorted->len == 0)
    return bounds;
  n_classes = CLAMP (n_classes, 1, BUJU_CLASSES_MOST);
  least = g_array_index (sorted, double, 0);
  most = g_array_index (sorted, double, sorted->len - 1);
  if (least == most)
    g_array_append_val (bounds, least);
  else if (method == BUJU_BREAKS_QUANTILE)
    break_by_rank (sorted, n_classes, bounds);
  else if (method == BUJU_BREAKS_JENKS)
    break_naturally (sorted, n_classes, bounds);
  else if (method == BUJU_BREAKS_ROUND)
    break_roundly (least, most, n_classes, bounds);
  else
    break_equally (least, most, n_classes, bounds);
  /* A class that holds nothing but the largest value has one bound twice. */
  if (method != BUJU_BREAKS_ROUND || least == most)
    g_array_append_val (bounds, most);
  return bounds;
}

/**
 * buju_classify_find:
 * @bounds: (element-type double): as buju_classify() returns them
 * @value: a number
 *
 * Returns: the class that @value lies in; -1 when it lies in none
 */
int
buju_classify_find (const GArray *bounds, double value)
{
  guint low = 0, high;

  g_return_val_if_fail (bounds != NULL, -1);

  if (bounds->len < 2 || !(value >= g_array_index (bounds, double, 0))
      || !(value <= g_array_index (bounds, double, bounds->len - 1)))
    return -1;
  high = bounds->len - 1;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (value >= g_array_index (bounds, double, middle))
        low = middle;
      else
        high = middle;
    }
  /* The largest value may have a class of its own, with one bound twice. */
  return (int) low;
}

/**
 * buju_breaks_get_name:
 * @breaks: a method
 *
 * Returns: its name in files
 */
const char *
buju_breaks_get_name (BujuBreaks breaks)
{
  return names[CLAMP (breaks, BUJU_BREAKS_QUANTILE, BUJU_BREAKS_ROUND)];
}

/**
 * buju_breaks_from_name:
 * @name: a name in a file
 * @breaks: (out): the method
 *
 * Returns: whether there is one of that name
 */
gboolean
buju_breaks_from_name (const char *name, BujuBreaks *breaks)
{
  int found;

  g_return_val_if_fail (name != NULL && breaks != NULL, FALSE);

  if ((found = buju_names_find (names, name)) < 0)
    return FALSE;
  *breaks = found;
  return TRUE;
}
