/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-private.h"

#include <string.h>

/* What is worth setting beside a layout: another document on the same theme. */

#define SAME_TITLE 12.0
#define SAME_KIND 2.0
#define SHARED_INDUSTRY 2.0  /* at most, by the share of industries in common */
#define SHARED_PLACE 4.0     /* at most, by the share of places in common */
#define NAMED_TOGETHER 3.0   /* a conflict between the documents is about both */
#define LEAST 2.5            /* from which a layout is worth suggesting */

/* Layouts of one theme have ids that end alike: "sei-ai-4-x", "amp-ai-4-x". */
static const char *
get_theme (const char *id)
{
  const char *dash = strchr (id, '-');

  return dash != NULL ? dash + 1 : id;
}

static double
get_share (const GPtrArray *items)
{
  guint both = 0;

  /* Every struct of a list begins with its side. */
  for (guint i = 0; i < items->len; i++)
    both += *(const BujuCompareSide *) items->pdata[i] == BUJU_COMPARE_BOTH;

  return items->len > 0 ? both / (double) items->len : 0;
}

static double
get_score (BujuContent *content, const BujuLayout *a, const BujuLayout *b)
{
  g_autoptr (BujuCompare) compare = buju_compare_new (content, a, b);
  double score = SHARED_PLACE * get_share (compare->members)
                 + SHARED_INDUSTRY * get_share (compare->industries);

  if (a->plan == b->plan)
    return 0;
  if (g_str_equal (get_theme (a->id), get_theme (b->id))
      || g_strcmp0 (a->title.zh, b->title.zh) == 0)
    score += SAME_TITLE;
  if (g_strcmp0 (a->kind, b->kind) == 0)
    score += SAME_KIND;
  if (compare->conflicts->len > 0)
    score += NAMED_TOGETHER;

  return score;
}

typedef struct
{
  const BujuLayout *layout;
  double            score;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return first->score > second->score ? -1 : first->score < second->score;
}

/**
 * buju_compare_suggest:
 * @content: the content
 * @layout: a layout of @content
 * @n: how many at most
 *
 * Finds what is worth comparing with @layout: layouts of other documents that can be drawn, first
 * those of the same name or theme, then those that share places and industries.
 *
 * Returns: (transfer container) (element-type BujuLayout): the layouts, best first
 */
GPtrArray *
buju_compare_suggest (BujuContent *content, const BujuLayout *layout, guint n)
{
  GPtrArray *layouts = buju_content_get_layouts (content);
  GPtrArray *best = g_ptr_array_new ();
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_return_val_if_fail (layout != NULL, best);

  for (guint i = 0; i < layouts->len; i++)
    {
      Candidate candidate = { g_ptr_array_index (layouts, i), 0 };

      if (candidate.layout == layout || !candidate.layout->drawable)
        continue;
      candidate.score = get_score (content, layout, candidate.layout);
      if (candidate.score >= LEAST)
        g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < n; i++)
    g_ptr_array_add (best, (gpointer) g_array_index (candidates, Candidate, i).layout);

  return best;
}
