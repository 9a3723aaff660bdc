/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare.h"

#include "../library-fixture.h"

static BujuCompare *
compare (BujuContent *content, const char *a, const char *b)
{
  const BujuLayout *first = buju_content_find_layout (content, a);
  const BujuLayout *second = buju_content_find_layout (content, b);

  g_assert_nonnull (first);
  g_assert_nonnull (second);

  return buju_compare_new (content, first, second);
}

static const BujuCompareMember *
need_member (const BujuCompare *self, const char *id)
{
  const GPtrArray *members = buju_compare_get_members (self);

  for (guint i = 0; i < members->len; i++)
    {
      const BujuCompareMember *member = members->pdata[i];

      if (g_str_equal (member->place->id, id))
        return member;
    }

  g_error ("%s is no member of either", id);
}

/* Whether a component of @layout lists @place, straight from the content. */
static gboolean
lists (const BujuLayout *layout, const BujuPlace *place)
{
  for (guint i = 0; i < place->roles->len; i++)
    {
      if (g_array_index (place->roles, BujuRole, i).component->layout == layout)
        return TRUE;
    }

  return FALSE;
}

/* Every place of every pair of layouts stands on the side where the content has it, once. */
static void
test_all_pairs (void)
{
  g_autoptr (BujuContent) content = load_content ();
  GPtrArray *layouts = buju_content_get_layouts (content);
  GPtrArray *places = buju_content_get_places (content);
  guint n_both = 0;

  for (guint i = 0; i < layouts->len * layouts->len; i++)
    {
      const BujuLayout *a = g_ptr_array_index (layouts, i / layouts->len);
      const BujuLayout *b = g_ptr_array_index (layouts, i % layouts->len);
      g_autoptr (BujuCompare) self = buju_compare_new (content, a, b);
      guint n = 0;

      for (guint j = 0; j < places->len; j++)
        {
          const BujuPlace *place = g_ptr_array_index (places, j);
          gboolean in_a = lists (a, place), in_b = lists (b, place);

          if (!in_a && !in_b)
            continue;

          n++;
          n_both += in_a && in_b && a != b;
          g_assert_cmpint (need_member (self, place->id)->side, ==,
                           in_a && in_b ? BUJU_COMPARE_BOTH
                           : in_a ? BUJU_COMPARE_ONLY_A : BUJU_COMPARE_ONLY_B);
        }
      g_assert_cmpuint (buju_compare_get_members (self)->len, ==, n);
    }

  g_assert_cmpuint (n_both, >, 0);
}

/* A layout differs from itself in nothing. */
static void
test_itself (void)
{
  g_autoptr (BujuContent) content = load_content ();
  GPtrArray *layouts = buju_content_get_layouts (content);

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      g_autoptr (BujuCompare) self = buju_compare_new (content, layout, layout);
      const GPtrArray *members = buju_compare_get_members (self);
      const GPtrArray *industries = buju_compare_get_industries (self);
      const GPtrArray *figures = buju_compare_get_figures (self);

      for (guint j = 0; j < members->len; j++)
        {
          const BujuCompareMember *member = members->pdata[j];

          g_assert_cmpint (member->side, ==, BUJU_COMPARE_BOTH);
          g_assert_true (member->same_role && member->same_industries);
        }
      for (guint j = 0; j < industries->len; j++)
        g_assert_cmpint (((BujuCompareIndustry *) industries->pdata[j])->side, ==,
                         BUJU_COMPARE_BOTH);
      for (guint j = 0; j < figures->len; j++)
        {
          const BujuCompareFigure *figure = figures->pdata[j];

          g_assert_true (figure->indicators[0] == figure->indicators[1]);
          g_assert_true (figure->same_value);
        }
    }
}

static guint
count_side (const GPtrArray *items, BujuCompareSide side)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += *(const BujuCompareSide *) items->pdata[i] == side;

  return n;
}

static void
check_mirrored (const GPtrArray *items, const GPtrArray *mirrored)
{
  g_assert_cmpuint (count_side (items, BUJU_COMPARE_ONLY_A), ==,
                    count_side (mirrored, BUJU_COMPARE_ONLY_B));
  g_assert_cmpuint (count_side (items, BUJU_COMPARE_ONLY_B), ==,
                    count_side (mirrored, BUJU_COMPARE_ONLY_A));
  g_assert_cmpuint (count_side (items, BUJU_COMPARE_BOTH), ==,
                    count_side (mirrored, BUJU_COMPARE_BOTH));
}

static void
test_mirrored (void)
{
  g_autoptr (BujuContent) content = load_content ();
  GPtrArray *layouts = buju_content_get_layouts (content);

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *a = g_ptr_array_index (layouts, i);
      const BujuLayout *b = g_ptr_array_index (layouts, (i + 7) % layouts->len);
      g_autoptr (BujuCompare) there = buju_compare_new (content, a, b);
      g_autoptr (BujuCompare) back = buju_compare_new (content, b, a);

      check_mirrored (buju_compare_get_members (there), buju_compare_get_members (back));
      check_mirrored (buju_compare_get_industries (there), buju_compare_get_industries (back));
      check_mirrored (buju_compare_get_figures (there), buju_compare_get_figures (back));
      g_assert_cmpuint (buju_compare_get_conflicts (there)->len, ==,
                        buju_compare_get_conflicts (back)->len);
    }
}

/* Figures that are set side by side can be compared: same kind, place, unit and year. */
static void
test_figures (void)
{
  g_autoptr (BujuContent) content = load_content ();
  g_autoptr (BujuCompare) self = compare (content, "sei-bio-1-5-x", "zj-bio");
  const GPtrArray *figures = buju_compare_get_figures (self);

  g_assert_cmpuint (figures->len, >, 0);
  for (guint i = 0; i < figures->len; i++)
    {
      const BujuCompareFigure *figure = figures->pdata[i];
      const BujuIndicator *a = figure->indicators[0], *b = figure->indicators[1];

      g_assert_true (a == NULL || g_str_equal (a->plan->id, "sei-145"));
      g_assert_true (b == NULL || g_str_equal (b->plan->id, "zhangjiang-145"));
      if (a == NULL || b == NULL)
        continue;
      g_assert_cmpstr (a->kind, ==, b->kind);
      g_assert_cmpstr (a->unit.zh, ==, b->unit.zh);
      g_assert_cmpstr (a->year, ==, b->year);
      g_assert_true (a->place == b->place);
    }
}

/* The two documents' poles: what is told of them in the first and in the third. */
static void
test_poles (void)
{
  g_autoptr (BujuContent) content = load_content ();
  g_autoptr (BujuCompare) self = compare (content, "sei-two-poles-two-belts", "zj-overall");
  const BujuCompareMember *zhangjiang = need_member (self, "zhangjiang");
  const GPtrArray *conflicts = buju_compare_get_conflicts (self);
  gboolean found = FALSE;

  g_assert_cmpint (zhangjiang->side, ==, BUJU_COMPARE_BOTH);
  g_assert_cmpuint (zhangjiang->industries[0]->len, >, 0);
  g_assert_cmpuint (zhangjiang->industries[1]->len, >, 0);
  /* 临港新片区 and 临港园 are two places. */
  g_assert_cmpint (need_member (self, "lingang")->side, ==, BUJU_COMPARE_ONLY_A);
  g_assert_cmpint (need_member (self, "park-lingang")->side, ==, BUJU_COMPARE_ONLY_B);

  for (guint i = 0; i < conflicts->len; i++)
    found |= g_str_equal (((const BujuConflict *) conflicts->pdata[i])->id, "poles");
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/all-pairs", test_all_pairs);
  g_test_add_func ("/compare/itself", test_itself);
  g_test_add_func ("/compare/mirrored", test_mirrored);
  g_test_add_func ("/compare/figures", test_figures);
  g_test_add_func ("/compare/poles", test_poles);

  return g_test_run ();
}
