/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-place-name.h"

#include <stdlib.h>
#include <string.h>

#include "plan/buju-fold.h"

/* Before a name; longest first. */
static const char * const cities[] = { "中国上海", "上海市", "上海", "中国", "shanghai", NULL };
static const char * const districts[] = {
  "浦东新区", "黄浦区", "静安区", "徐汇区", "长宁区", "普陀区", "虹口区", "杨浦区", "闵行区", "宝山区", "嘉定区",
  "金山区", "松江区", "青浦区", "奉贤区", "崇明区", "浦东", NULL
};

/* The form of a park, after its name; longest first. */
static const char * const forms[] = {
  "高新技术产业开发区", "高新技术产业园区", "经济技术开发区", "新兴技术开发区", "特色产业园区", "高科技园区",
  "产业开发区", "出口加工区", "工业开发区", "高技术园区", "产业园区", "产业基地", "产业集聚区", "科技园区",
  "工业园区", "高新园区", "科创园区", "特色园区", "创新园区", "产业园", "工业园", "工业区", "开发区", "高新区",
  "科技园", "科学园", "科创园", "集聚区", "科学城", "示范区", "先行区", "园区", "基地", "片区", "地区", "新城", "园",
  "hightechpark", "hitechpark", "industrialpark", "industrialzone", "developmentzone",
  "sciencecity", "park", "zone",
  "base", NULL
};

/* Cuts one of the words off the front if something is left. */
static const char *
skip_any (const char         *text,
          const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]) && text[strlen (words[i])] != '\0')
      return text + strlen (words[i]);

  return text;
}

static gboolean
cut_form (char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; forms[i] != NULL; i++)
    if (g_str_has_suffix (text, forms[i]) && length > strlen (forms[i]))
      {
        text[length - strlen (forms[i])] = '\0';
        return TRUE;
      }

  return FALSE;
}

/* 一 … 十, or digits, at the end of the text; cuts them off. */
static int
cut_number (char *text)
{
  static const char * const han[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" };
  gsize length = strlen (text);
  gsize first = length;
  int number;

  for (guint i = 0; i < G_N_ELEMENTS (han); i++)
    if (g_str_has_suffix (text, han[i]))
      {
        text[length - strlen (han[i])] = '\0';
        return (int) i + 1;
      }

  while (first > 0 && length - first < 3 && g_ascii_isdigit (text[first - 1]))
    first--;
  number = atoi (text + first);
  if (number > 0)
    text[first] = '\0';

  return number;
}

static gboolean
cut_end (char       *text,
         const char *word)
{
  if (!g_str_has_suffix (text, word) || strlen (text) == strlen (word))
    return FALSE;

  text[strlen (text) - strlen (word)] = '\0';

  return TRUE;
}

/* 区块二, 二期, 2号地块 at the end. Without such a word a number belongs to the name: 新材料创新 3. */
static int
cut_block (char *text)
{
  g_autofree char *tried = g_strdup (text);
  int number = 0;

  if (cut_end (tried, "期") || cut_end (tried, "号地块") || cut_end (tried, "号区块"))
    number = cut_number (tried);
  else
    {
      number = cut_number (tried);
      if (!cut_end (tried, "区块") && !cut_end (tried, "地块") && !cut_end (tried, "block"))
        number = 0;
    }
  if (number == 0 || *tried == '\0')
    return 0;

  strcpy (text, tried);

  return number;
}

/**
 * buju_place_name_init:
 * @self: (out caller-allocates): the parts
 * @name: a name as somebody wrote it
 */
void
buju_place_name_init (BujuPlaceName *self,
                      const char    *name)
{
  BujuFold fold;
  const char *rest;

  g_return_if_fail (self != NULL && name != NULL);

  buju_fold_init (&fold, name);
  self->block = cut_block (fold.text);
  rest = skip_any (fold.text, cities);
  self->folded = g_strdup (rest);
  self->core = g_strdup (skip_any (rest, districts));
  for (guint i = 0; i < 2 && cut_form (self->core); i++)
    continue;
  buju_fold_clear (&fold);
}

/**
 * buju_place_name_clear:
 * @self: the parts, also all zeros
 */
void
buju_place_name_clear (BujuPlaceName *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->core, g_free);
}
