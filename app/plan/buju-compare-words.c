/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-private.h"

/**
 * buju_compare_get_title:
 * @self: a comparison
 * @words: the table of words
 * @strings: where the result is kept
 *
 * Names both layouts; when they are called alike, the documents tell them apart.
 *
 * Returns: the title
 */
BujuText
buju_compare_get_title (const BujuCompare *self, const BujuWords *words, GStringChunk *strings)
{
  const BujuLayout *a, *b;
  gboolean same;

  g_return_val_if_fail (self != NULL && words != NULL && strings != NULL,
                        ((BujuText) { NULL, NULL }));

  a = self->layouts[0];
  b = self->layouts[1];
  same = g_strcmp0 (a->title.zh, b->title.zh) == 0;
  {
    const BujuWordsValue values[] = {
      { "title", a->title },
      { "a", same ? a->plan->short_title : a->title },
      { "b", same ? b->plan->short_title : b->title },
      { NULL }
    };

    return buju_words_fill (words, strings, same ? "compare-title-same" : "compare-title", values);
  }
}

/**
 * buju_compare_member_is_changed:
 * @member: of a comparison
 *
 * Returns: whether both list the place, but not as the same thing
 */
gboolean
buju_compare_member_is_changed (const BujuCompareMember *member)
{
  g_return_val_if_fail (member != NULL, FALSE);

  return member->side == BUJU_COMPARE_BOTH && !(member->same_role && member->same_industries);
}
