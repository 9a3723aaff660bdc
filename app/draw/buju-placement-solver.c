/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-solver.h"

#include <math.h>

/* Point-feature label placement is NP-hard (Formann, Wagner 1991); local search from a greedy start
 * comes close to the optimum at map sizes (Christensen, Marks, Shieber 1995). The moves here are
 * ejection chains (Glover 1996): a label takes a site, those in its way look for other sites, and
 * so on, a few deep; what does not pay is undone. */

#define REQUIRED_WORTH 1000.0  /* cost of leaving a label out */
#define OPTIONAL_WORTH 2.2
#define REQUIRED_WEIGHT 2.0    /* how much a required label's own costs count */
#define CHAIN_DEPTH 3           /* for a required label */
#define CHAIN_DEPTH_OPTIONAL 2
#define IMPROVE_DEPTH 2
#define EJECTED_MAX 3          /* at once */
#define ROUNDS 4
#define QUERIES_REQUIRED 2000  /* bounds the time that one label may take … */
#define QUERIES_OPTIONAL 250
/* … and all of them; placing without moving others is always tried */
#define QUERIES_MAX 60000
#define GAIN_MIN 1e-6

typedef struct
{
  GArray  *sites;
  GArray  *near;      /* guint: labels that one of its sites might collide with */
  BujuBox  extent;    /* of all its sites */
  BujuBox  box;       /* of its present site, leader included; empty without one */
  int      choice;    /* -1 = none */
  double   weight;
  double   worth;
  gboolean locked;    /* part of the chain that is being tried */
} Label;

typedef struct
{
  guint label;
  int   choice;       /* before */
} Step;

struct _BujuSolver
{
  GArray   *labels;   /* Label, in the order of adding */
  GArray   *ranks;    /* guint label numbers, most important first */
  GArray   *priorities; /* int */
  GArray   *journal;  /* Step: what to undo */
  guint     n_queries;
  guint     n_queries_max; /* when the present chain is given up */
};

static double insert (BujuSolver *self, guint n, guint depth, double limit);

static void
clear_label (gpointer data)
{
  Label *label = data;

  g_array_unref (label->sites);
  g_array_unref (label->near);
}

/**
 * buju_solver_new:
 *
 * Returns: (transfer full): a solver without labels
 */
BujuSolver *
buju_solver_new (void)
{
  BujuSolver *self = g_new0 (BujuSolver, 1);

  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (self->labels, clear_label);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->priorities = g_array_new (FALSE, FALSE, sizeof (int));
  self->journal = g_array_new (FALSE, FALSE, sizeof (Step));
  return self;
}

/**
 * buju_solver_free:
 * @self: a solver
 */
void
buju_solver_free (BujuSolver *self)
{
  g_array_unref (self->labels);
  g_array_unref (self->ranks);
  g_array_unref (self->priorities);
  g_array_unref (self->journal);
  g_free (self);
}

/**
 * buju_solver_add_label:
 * @self: a solver
 * @sites: (element-type BujuSite): where the label may go, cheapest first; not changed any more
 * @required: whether it is worth moving others far to place it
 * @priority: higher is more important
 *
 * Adds one more label. Of equals, the one added first is placed first.
 */
void
buju_solver_add_label (BujuSolver *self, GArray *sites, gboolean required, int priority)
{
  Label label = { .choice = -1, .sites = g_array_ref (sites), .extent = BUJU_BOX_EMPTY,
                  .box = BUJU_BOX_EMPTY };
  guint n = self->labels->len;

  label.near = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < sites->len; i++)
    {
      BujuBox reach = buju_site_get_reach (&g_array_index (sites, BujuSite, i));

      buju_box_add_box (&label.extent, &reach);
    }
  label.weight = required ? REQUIRED_WEIGHT : 1;
  label.worth = required ? REQUIRED_WORTH : OPTIONAL_WORTH;
  g_array_append_val (self->labels, label);
  g_array_append_val (self->priorities, priority);
  g_array_append_val (self->ranks, n);
}

static Label *
get_label (const BujuSolver *self, guint n)
{
  return &g_array_index (self->labels, Label, n);
}

static const BujuSite *
get_site (const Label *label, int i)
{
  return &g_array_index (label->sites, BujuSite, i);
}

static gboolean
is_required (const Label *label)
{
  return label->worth >= REQUIRED_WORTH;
}

static double
get_cost (const Label *label)
{
  return label->choice < 0 ? label->worth : label->weight * get_site (label, label->choice)->cost;
}

static void
choose (BujuSolver *self, guint n, int choice)
{
  Label *label = get_label (self, n);
  Step step = { n, label->choice };

  label->choice = choice;
  label->box = choice >= 0 ? buju_site_get_reach (get_site (label, choice)) : BUJU_BOX_EMPTY;
  g_array_append_val (self->journal, step);
}

static void
undo_to (BujuSolver *self, guint mark)
{
  while (self->journal->len > mark)
    {
      Step step = g_array_index (self->journal, Step, self->journal->len - 1);

      choose (self, step.label, step.choice);
      g_array_set_size (self->journal, self->journal->len - 2);
    }
}

static gboolean
boxes_touch (const BujuBox *a, const BujuBox *b)
{
  return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

/* The labels in the way of @site; FALSE when they are too many or may not be moved. */
static gboolean
find_conflicts (BujuSolver *self, guint n, const BujuSite *site, guint *conflicts,
                guint *n_conflicts)
{
  const GArray *near = get_label (self, n)->near;
  BujuBox box = buju_site_get_reach (site);

  self->n_queries++;
  *n_conflicts = 0;
  for (guint i = 0; i < near->len; i++)
    {
      guint other = g_array_index (near, guint, i);
      const Label *label = get_label (self, other);

      if (!boxes_touch (&box, &label->box)
          || !buju_site_collides (site, get_site (label, label->choice)))
        continue;
      if (*n_conflicts == EJECTED_MAX || label->locked)
        return FALSE;
      conflicts[(*n_conflicts)++] = other;
    }
  return TRUE;
}

/* Puts label @n on @site, and those in its way elsewhere. Returns the cost added, or INFINITY with
 * nothing changed. */
static double
push_aside (BujuSolver *self, guint n, int site, guint *conflicts, guint n_conflicts, guint depth,
            double limit)
{
  guint mark = self->journal->len;
  Label *label = get_label (self, n);
  double cost = label->weight * get_site (label, site)->cost;

  for (guint i = 0; i < n_conflicts; i++)
    {
      cost -= get_cost (get_label (self, conflicts[i]));
      choose (self, conflicts[i], -1);
    }
  choose (self, n, site);
  label->locked = TRUE;
  for (guint i = 0; i < n_conflicts && cost < limit; i++)
    cost += insert (self, conflicts[i], depth - 1, limit - cost);
  label->locked = FALSE;
  if (cost < limit)
    return cost;
  undo_to (self, mark);
  return INFINITY;
}

/* Places label @n, which has no site now, for less than @limit. Others are moved up to @depth deep,
 * never dropped. Returns the cost added to the whole, or INFINITY with nothing changed. */
static double
insert (BujuSolver *self, guint n, guint depth, double limit)
{
  Label *label = get_label (self, n);

  for (guint i = 0; i < label->sites->len && self->n_queries < self->n_queries_max; i++)
    {
      double cost = label->weight * get_site (label, (int) i)->cost;
      guint conflicts[EJECTED_MAX], n_conflicts;

      /* Moving others can only cost more, or they would stand better already. */
      if (cost >= limit)
        break;
      if (!find_conflicts (self, n, get_site (label, (int) i), conflicts, &n_conflicts))
        continue;
      if (n_conflicts > 0 && depth == 0)
        continue;
      cost = push_aside (self, n, (int) i, conflicts, n_conflicts, depth, limit);
      if (isfinite (cost))
        return cost;
    }
  return INFINITY;
}

static int
compare_rank (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const BujuSolver *self = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  double x = get_label (self, i)->worth, y = get_label (self, j)->worth;
  int p = g_array_index (self->priorities, int, i), q = g_array_index (self->priorities, int, j);

  if (x != y)
    return x > y ? -1 : 1;
  if (p != q)
    return p > q ? -1 : 1;
  return (i > j) - (i < j);
}

/* Starts a chain for label @n. */
static gboolean
try_insert (BujuSolver *self, guint n, guint depth, double limit)
{
  guint allowance = is_required (get_label (self, n)) ? QUERIES_REQUIRED : QUERIES_OPTIONAL;

  self->n_queries_max = depth == 0 ? G_MAXUINT : MIN (self->n_queries + allowance, QUERIES_MAX);
  return isfinite (insert (self, n, depth, limit));
}

/* Without moving anything first: the common case, and it keeps the important ones where they stand
 * best. */
static void
place_greedily (BujuSolver *self)
{
  for (guint i = 0; i < self->ranks->len; i++)
    {
      guint n = g_array_index (self->ranks, guint, i);
      const Label *label = get_label (self, n);
      guint deepest = is_required (label) ? CHAIN_DEPTH : CHAIN_DEPTH_OPTIONAL;
      double limit = label->worth;

      for (guint depth = 0; depth <= deepest; depth++)
        if (try_insert (self, n, depth, limit))
          break;
      g_array_set_size (self->journal, 0);
    }
}

/* Which labels can get into each other's way at all. */
static void
find_neighbours (BujuSolver *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    for (guint j = 0; j < i; j++)
      if (boxes_touch (&get_label (self, i)->extent, &get_label (self, j)->extent))
        {
          g_array_append_val (get_label (self, i)->near, j);
          g_array_append_val (get_label (self, j)->near, i);
        }
}

/* Takes one label out and puts it back where the whole becomes cheaper, or where it was. */
static gboolean
improve_one (BujuSolver *self, guint n)
{
  Label *label = get_label (self, n);
  double before = get_cost (label);
  gboolean was_placed = label->choice >= 0, better;
  guint mark = self->journal->len;

  if (label->choice == 0 || label->sites->len == 0)
    return FALSE;
  choose (self, n, -1);
  /* Chains have been tried in vain for a label without a site: only look whether a site has become
   * free. */
  better = try_insert (self, n, was_placed ? IMPROVE_DEPTH : 0, before - GAIN_MIN);
  if (!better)
    undo_to (self, mark);
  g_array_set_size (self->journal, 0);
  return better;
}

/**
 * buju_solver_run:
 * @self: a solver with all its labels
 *
 * Makes the choice.
 */
void
buju_solver_run (BujuSolver *self)
{
  gboolean better = TRUE;

  g_array_sort_with_data (self->ranks, compare_rank, self);
  find_neighbours (self);
  place_greedily (self);
  for (guint round = 0; round < ROUNDS && better; round++)
    {
      better = FALSE;
      for (guint i = 0; i < self->ranks->len; i++)
        better |= improve_one (self, g_array_index (self->ranks, guint, i));
    }
}

/**
 * buju_solver_get_choice:
 * @self: a solver that has run
 * @label: number of a label in the order of adding
 *
 * Returns: (transfer none) (nullable): where it goes
 */
const BujuSite *
buju_solver_get_choice (const BujuSolver *self, guint label)
{
  const Label *l;

  g_return_val_if_fail (label < self->labels->len, NULL);

  l = get_label (self, label);
  return l->choice < 0 ? NULL : get_site (l, l->choice);
}
