/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-fold.h"
#include "plan/buju-search.h"
#include "../library-fixture.h"
#include "../sample.h"

#include <string.h>

static BujuSearch *
index_shipped (void)
{
  g_autoptr (BujuContent) content = load_content ();

  return buju_search_new (content);
}

static const BujuSearchResult *
get_result (const GArray *results, const char *id)
{
  for (guint i = 0; i < results->len; i++)
    {
      const BujuSearchResult *result = &g_array_index (results, BujuSearchResult, i);

      if (g_str_equal (result->id, id))
        return result;
    }

  return NULL;
}

/* ---- Folding ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *folded;
  guint       n_words;
} FoldCase;

static const FoldCase folds[] = {
  { "case", "Lin-gang New Area", "lingangnewarea", 4 },
  { "apostrophe", "Jing’an Jing'an", "jinganjingan", 2 },
  { "tones", "Lín Gǎng", "lingang", 2 },
  { "full-width", "Ｇ６０", "g60", 1 },
  { "scripts", "松江G60走廊", "松江g60走廊", 3 },
  { "marks", "一城、一极 (1+5+X)", "一城一极15x", 5 },
  { "nothing", " +、（）- ", "", 0 },
  { "no-text", "\xff\xfe", "", 0 },
};

static void
test_fold (gconstpointer data)
{
  const FoldCase *sample = data;
  BujuFold fold;

  buju_fold_init (&fold, sample->text);
  g_assert_cmpstr (fold.text, ==, sample->folded);
  g_assert_cmpuint (fold.length, ==, strlen (sample->folded));
  g_assert_cmpuint (fold.starts->len, ==, sample->n_words);
  for (guint i = 0; i < fold.starts->len; i++)
    g_assert_cmpuint (g_array_index (fold.starts, gsize, i), <, buju_fold_get_end (&fold, i));
  buju_fold_clear (&fold);
}

static void
test_fold_pinyin (void)
{
  static const char * const ways[] = { "lv se", "lü se", "lǜ sè", "lu se" };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      BujuFold fold;

      buju_fold_init_pinyin (&fold, ways[i]);
      g_assert_cmpstr (fold.text, ==, "luse");
      buju_fold_clear (&fold);
    }
}

/* Edit distance with swaps of neighbours by its definition (optimal string alignment). */
static guint
measure_distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  guint best;

  if (n_a == 0 || n_b == 0)
    return (guint) (n_a + n_b);

  best = measure_distance (a + 1, n_a - 1, b + 1, n_b - 1) + (*a != *b);
  best = MIN (best, measure_distance (a + 1, n_a - 1, b, n_b) + 1);
  best = MIN (best, measure_distance (a, n_a, b + 1, n_b - 1) + 1);
  if (n_a > 1 && n_b > 1 && a[0] == b[1] && a[1] == b[0])
    best = MIN (best, measure_distance (a + 2, n_a - 2, b + 2, n_b - 2) + 1);

  return best;
}

/* Against the definition, over short words of few letters, where everything occurs. */
static void
test_typo (void)
{
  guint n_typos = 0;

  for (guint i = 0; i < 5000; i += sample_step ())
    {
      char words[2][7];
      gsize lengths[2];

      for (guint j = 0; j < 2; j++)
        {
          lengths[j] = (gsize) g_test_rand_int_range (1, 6);
          for (gsize k = 0; k < lengths[j]; k++)
            words[j][k] = (char) g_test_rand_int_range ('a', 'd');
        }

      gboolean near = measure_distance (words[0], lengths[0], words[1], lengths[1]) == 1;

      g_assert_cmpint (buju_fold_is_typo (words[0], lengths[0], words[1], lengths[1]), ==, near);
      n_typos += near;
    }

  g_assert_cmpuint (n_typos, >, 100 / sample_step ());
}

/* ---- Finding ---- */

typedef struct
{
  const char     *typed;
  const char     *id;
  BujuSearchMatch match;
} FindCase;

static const FindCase finds[] = {
  { "闵行", "district-minhang", BUJU_MATCH_EXACT },
  { "闵行区", "district-minhang", BUJU_MATCH_EXACT },
  { "minhang", "district-minhang", BUJU_MATCH_EXACT },
  { "min hang qu", "district-minhang", BUJU_MATCH_EXACT },
  { "mh", "district-minhang", BUJU_MATCH_INITIALS },
  { "mhq", "district-minhang", BUJU_MATCH_INITIALS },
  { "minh", "district-minhang", BUJU_MATCH_PREFIX },
  { "mihang", "district-minhang", BUJU_MATCH_INITIALS },
  { "minhagn", "district-minhang", BUJU_MATCH_TYPO },
  { "xinnengyaun", "nev", BUJU_MATCH_TYPO },
  { "临港", "lingang", BUJU_MATCH_EXACT },
  { "lingang", "lingang", BUJU_MATCH_EXACT },
  { "Lin-gang", "lingang", BUJU_MATCH_EXACT },
  { "LIN GANG", "lingang", BUJU_MATCH_EXACT },
  { "lín gǎng xīn piàn qū", "lingang", BUJU_MATCH_EXACT },
  { "lgxpq", "lingang", BUJU_MATCH_INITIALS },
  { "xpq", "lingang", BUJU_MATCH_INITIALS },
  { "lingnag", "lingang", BUJU_MATCH_TYPO },
  { "lingamg", "lingang", BUJU_MATCH_TYPO },
  { "新片区", "lingang", BUJU_MATCH_SUBSTRING },
  { "xinnengyuan", "nev", BUJU_MATCH_PREFIX },
  { "xnyqc", "nev", BUJU_MATCH_INITIALS },
  { "vehicles", "nev", BUJU_MATCH_WORD },
  { "ehicle", "nev", BUJU_MATCH_SUBSTRING },
  { "qiche", "nev", BUJU_MATCH_WORD },
  { "vehicles energy", "nev", BUJU_MATCH_WORD },
  { "nev", "nev", BUJU_MATCH_EXACT },
  { "changning", "district-changning", BUJU_MATCH_EXACT },
  { "changning", "park-changning", BUJU_MATCH_PREFIX },
  { "changxing", "changxing-island", BUJU_MATCH_EXACT },
  { "changxingdao", "changxing-island", BUJU_MATCH_EXACT },
  { "zhongxin", "central-city", BUJU_MATCH_PREFIX },
  { "chongming", "district-chongming", BUJU_MATCH_EXACT },
  { "g60", "songjiang-g60", BUJU_MATCH_PREFIX },
  { "lvse", "green-low-carbon", BUJU_MATCH_PREFIX },
  { "lüse", "green-low-carbon", BUJU_MATCH_PREFIX },
  { "jingan", "district-jingan", BUJU_MATCH_EXACT },
  { "Jing'an", "district-jingan", BUJU_MATCH_EXACT },
  { "两极两带", "sei-two-poles-two-belts", BUJU_MATCH_EXACT },
  { "ljld", "sei-two-poles-two-belts", BUJU_MATCH_INITIALS },
  { "1+5+X", "zj-bio", BUJU_MATCH_EXACT },
  { "sei-h-axes", "sei-h-axes", BUJU_MATCH_EXACT },
  { "zmbsy", "park-ftz-bonded", BUJU_MATCH_INITIALS },
  { "shibei gaoxin", "shibei", BUJU_MATCH_EXACT },
  { "minhangzizhu", "zizhu", BUJU_MATCH_EXACT },
  { "changsanjiaoyitihua", "yrd-demo-zone", BUJU_MATCH_PREFIX },
  { "xibufazhanzhou", "sei-axis-west", BUJU_MATCH_EXACT },
  { "zhanxin", "sei-145", BUJU_MATCH_PREFIX },
  { "xianjincailiao", "new-materials", BUJU_MATCH_EXACT },
  { "金桥归在哪里", "jinqiao-class", BUJU_MATCH_EXACT },
  { "Where Jinqiao stands", "jinqiao-class", BUJU_MATCH_EXACT },
  { "jinqiaogui", "jinqiao-class", BUJU_MATCH_PREFIX },
  { "minhang gui", "minhang-class", BUJU_MATCH_PREFIX },
  { "zengzhang mubiao", "three-leading-doubling", BUJU_MATCH_WORD },
  { "两带", "belts", BUJU_MATCH_PREFIX },
  { "一城、一极", "poles", BUJU_MATCH_SUBSTRING },
  { "沪府发〔2022〕11号", "future-industries", BUJU_MATCH_EXACT },
};

static void
test_find (void)
{
  g_autoptr (BujuSearch) search = index_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (GArray) results = buju_search_find (search, finds[i].typed);
      const BujuSearchResult *result = get_result (results, finds[i].id);

      if (result == NULL)
        g_error ("“%s” does not find %s", finds[i].typed, finds[i].id);
      if (result->match != finds[i].match)
        g_error ("“%s” finds %s by %s, not by %s", finds[i].typed, finds[i].id,
                 buju_search_match_to_string (result->match),
                 buju_search_match_to_string (finds[i].match));
      g_assert_nonnull (result->matched);
    }
}

/* What has nothing to do with anything finds nothing; so does nothing. */
static void
test_nothing (void)
{
  static const char * const typed[] = { "", "  ", "+、", "\xff", "火星基地", "zzqqxx", "xyz 临港" };
  g_autoptr (BujuSearch) search = index_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) results = buju_search_find (search, typed[i]);

      g_assert_cmpuint (results->len, ==, 0);
    }
}

/* A polyphonic character is read as it is read in that name, and in no other way. */
static void
test_readings (void)
{
  static const struct { const char *typed, *id; } wrong[] = {
    { "minxing", "district-minhang" }, { "zhangning", "district-changning" },
    { "zhangxing", "changxing-island" }, { "zhongming", "district-chongming" },
    { "zhangsanjiao", "yrd-demo-zone" }, { "minxingzizhu", "zizhu" },
    { "zhangxingdaochuanbo", "changxing-island" }, { "minxing gui", "minhang-class" },
  };
  g_autoptr (BujuSearch) search = index_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GArray) results = buju_search_find (search, wrong[i].typed);
      const BujuSearchResult *result = get_result (results, wrong[i].id);

      g_assert_true (result == NULL || result->match == BUJU_MATCH_TYPO);
    }
}

static void
check_name (BujuSearch *search, const char *typed, const char *id)
{
  g_autoptr (GArray) results = NULL;
  const BujuSearchResult *result;

  if (typed == NULL)
    return;

  results = buju_search_find (search, typed);
  result = get_result (results, id);
  if (result == NULL || result->match != BUJU_MATCH_EXACT)
    g_error ("“%s” does not find %s", typed, id);
}

/* Everything is found by its own name in both languages and by its pinyin without spaces. */
static void
test_everything (void)
{
  g_autoptr (BujuContent) content = load_content ();
  g_autoptr (BujuSearch) search = buju_search_new (content);
  GPtrArray *places = buju_content_get_places (content);
  GPtrArray *indicators = buju_content_get_indicators (content);

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      g_auto (GStrv) syllables = g_strsplit (place->pinyin, " ", -1);
      g_autofree char *joined = g_strjoinv ("", syllables);

      check_name (search, place->name.zh, place->id);
      check_name (search, place->name.en, place->id);
      check_name (search, place->pinyin, place->id);
      check_name (search, joined, place->id);
      for (guint j = 0; j < place->aliases->len; j++)
        check_name (search, g_ptr_array_index (place->aliases, j), place->id);
      for (guint j = 0; j < place->alias_pinyin->len; j++)
        check_name (search, g_ptr_array_index (place->alias_pinyin, j), place->id);
    }

  for (guint i = 0; i < indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (indicators, i);

      check_name (search, indicator->name.zh, indicator->id);
      check_name (search, indicator->name.en, indicator->id);
      check_name (search, indicator->pinyin, indicator->id);
      check_name (search, indicator->id, indicator->id);
    }
}

/* Each kind stands together, better groups before others, better matches first in each. */
static void
test_order (void)
{
  static const char * const typed[] = {
    "zhangjiang", "张江", "xin", "ai", "new", "zj", "产业", "jiading", "future", "chanye", "5"
  };
  g_autoptr (BujuSearch) search = index_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) results = buju_search_find (search, typed[i]);
      gboolean seen[BUJU_SEARCH_N_KINDS] = { FALSE };
      BujuSearchMatch group = BUJU_MATCH_EXACT;

      g_assert_cmpuint (results->len, >, 1);
      for (guint j = 0; j < results->len; j++)
        {
          const BujuSearchResult *result = &g_array_index (results, BujuSearchResult, j);
          const BujuSearchResult *before = result - 1;

          if (j > 0 && before->kind == result->kind)
            {
              g_assert_cmpint (before->match, <=, result->match);
              continue;
            }

          g_assert_false (seen[result->kind]);
          seen[result->kind] = TRUE;
          g_assert_cmpint (result->match, >=, group);
          if (j > 0 && result->match == group)
            g_assert_cmpint (before->kind, <, result->kind);
          group = result->match;
        }
    }
}

/* What belongs to one plan says so, and nothing else does. */
static void
test_plans (void)
{
  g_autoptr (BujuSearch) search = index_shipped ();
  g_autoptr (GArray) results = buju_search_find (search, "张江");

  for (guint i = 0; i < results->len; i++)
    {
      const BujuSearchResult *result = &g_array_index (results, BujuSearchResult, i);
      gboolean shared = result->kind == BUJU_SEARCH_DISTRICT || result->kind == BUJU_SEARCH_PLACE
                        || result->kind == BUJU_SEARCH_INDUSTRY
                        || result->kind == BUJU_SEARCH_CONFLICT;

      g_assert_cmpint (result->plan == NULL, ==, shared);
    }
}

/* What is marked of a name. */
static void
test_part (void)
{
  static const struct { const char *typed, *id, *part; } parts[] = {
    { "金桥", "jinqiao", "金桥" },
    { "jq", "park-jinqiao", "金桥" },
    { "qiaoyuan", "park-jinqiao", "桥园" },
    { "jinq", "jinqiao", "Jinq" },
    { "xinp", "lingang", "新片" },
    { "sjg60", "songjiang-g60", "松江G60" },
    { "gaoxin", "shibei", "高新" },
    { "NEW energy", "nev", "New-energy" },
    { "lin gang", "lingang", "Lin-gang" },
  };
  g_autoptr (BujuSearch) search = index_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GArray) results = buju_search_find (search, parts[i].typed);
      const BujuSearchResult *result = get_result (results, parts[i].id);
      g_autofree char *part = NULL;
      gsize start = 0, end = 0;

      g_assert_nonnull (result);
      g_assert_true (buju_search_find_part (result, parts[i].typed, result->written, &start, &end));
      part = g_strndup (result->written + start, end - start);
      g_assert_cmpstr (part, ==, parts[i].part);
    }
}

static void
test_no_part (void)
{
  g_autoptr (BujuSearch) search = index_shipped ();
  g_autoptr (GArray) results = buju_search_find (search, "lingnag");
  const BujuSearchResult *result = get_result (results, "lingang");
  gsize start = 0, end = 0;

  g_assert_nonnull (result);
  g_assert_false (buju_search_find_part (result, "lingnag", result->name->zh, &start, &end));
  g_assert_false (buju_search_find_part (result, "\xff", result->name->zh, &start, &end));
}

/* Where nothing is found, something like it is named; where nothing is like it, nothing. */
static void
test_suggest (void)
{
  static const struct { const char *typed, *id; } near[] = {
    { "金桥开发区", "jinqiao" }, { "zhangjaing sciecne", "zhangjiang" },
    { "陆家咀金融城", "lujiazui-financial-city" },
  };
  g_autoptr (BujuSearch) search = index_shipped ();
  g_autoptr (GArray) none = buju_search_suggest (search, "火星", 3);
  g_autoptr (GArray) empty = buju_search_suggest (search, "", 3);

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autoptr (GArray) found = buju_search_find (search, near[i].typed);
      g_autoptr (GArray) results = buju_search_suggest (search, near[i].typed, 5);

      g_assert_cmpuint (found->len, ==, 0);
      g_assert_cmpuint (results->len, <=, 5);
      g_assert_nonnull (get_result (results, near[i].id));
    }
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

static gpointer
find_cb (gpointer data)
{
  return buju_search_find (data, "zhangjiang");
}

static void
test_threads (void)
{
  g_autoptr (BujuSearch) search = index_shipped ();
  g_autoptr (GArray) expected = buju_search_find (search, "zhangjiang");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_cb, search);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GArray) results = g_thread_join (threads[i]);

      g_assert_cmpmem (results->data, results->len * sizeof (BujuSearchResult),
                       expected->data, expected->len * sizeof (BujuSearchResult));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *path = g_strconcat ("/search/fold/", folds[i].name, NULL);

      g_test_add_data_func (path, &folds[i], test_fold);
    }
  g_test_add_func ("/search/fold-pinyin", test_fold_pinyin);
  g_test_add_func ("/search/typo", test_typo);
  g_test_add_func ("/search/find", test_find);
  g_test_add_func ("/search/nothing", test_nothing);
  g_test_add_func ("/search/readings", test_readings);
  g_test_add_func ("/search/everything", test_everything);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/plans", test_plans);
  g_test_add_func ("/search/part", test_part);
  g_test_add_func ("/search/no-part", test_no_part);
  g_test_add_func ("/search/suggest", test_suggest);
  g_test_add_func ("/search/threads", test_threads);

  return g_test_run ();
}
