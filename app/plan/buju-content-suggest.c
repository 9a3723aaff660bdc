/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which id was meant: nearest by edit distance, after R. A. Wagner, M. J. Fischer, "The
 * string-to-string correction problem", J. ACM 21 (1974), with two rows. */

#include "plan/buju-content-private.h"

#include <string.h>

#define MAX_LENGTH 64
#define N_SUGGESTIONS 3

typedef struct
{
  const char *id;
  guint       distance;
} Candidate;

/* Bytes suffice: ids are ASCII. Both are at most MAX_LENGTH long. */
static guint
edit_distance (const char *a, const char *b)
{
  guint rows[2][MAX_LENGTH + 1];
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);

  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;

  for (guint i = 1; i <= n_a; i++)
    {
      const guint *above = rows[(i - 1) % 2];
      guint *row = rows[i % 2];

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          guint change = above[j - 1] + (a[i - 1] != b[j - 1]);

          row[j] = MIN (change, MIN (above[j], row[j - 1]) + 1);
        }
    }

  return rows[n_a % 2][n_b];
}

/* An id that contains what was typed (or the other way round) is nearer than its length tells. */
static guint
measure (const char *wanted, const char *id)
{
  if (strlen (id) > MAX_LENGTH)
    return G_MAXUINT;
  if (strlen (wanted) >= 3 && (strstr (id, wanted) != NULL || strstr (wanted, id) != NULL))
    return 1;

  return edit_distance (wanted, id);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;

  return strcmp (one->id, other->id);
}

/* Farther than this is not a misspelling any more. */
static guint
get_limit (const char *wanted)
{
  return MAX (2, (guint) strlen (wanted) / 3);
}

/**
 * buju_content_suggest:
 * @self: a content
 * @id: an id that is not known
 *
 * Looks for what was probably meant, among all kinds.
 *
 * Returns: (transfer full) (nullable): up to three ids, nearest first: "a, b, c"; %NULL when
 *   none is near
 */
char *
buju_content_suggest (const BujuContent *self, const char *id)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (*id == '\0' || strlen (id) > MAX_LENGTH)
    return NULL;

  wanted = g_ascii_strdown (id, -1);
  for (guint i = 0; i < BUJU_N_KINDS; i++)
    {
      GHashTableIter iter;
      Candidate candidate;

      g_hash_table_iter_init (&iter, self->ids[i]);
      while (g_hash_table_iter_next (&iter, (gpointer *) &candidate.id, NULL))
        {
          candidate.distance = measure (wanted, candidate.id);
          if (candidate.distance <= get_limit (wanted))
            g_array_append_val (near, candidate);
        }
    }

  g_array_sort (near, compare_candidates);
  for (guint i = 0; i < MIN (near->len, N_SUGGESTIONS); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            g_array_index (near, Candidate, i).id);

  return list->len > 0 ? g_strdup (list->str) : NULL;
}
