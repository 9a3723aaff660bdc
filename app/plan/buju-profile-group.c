/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The profiles of indicators by the group: all of a plan, "<plan>#indicators", or one group of
 * them, "<plan>#indicators-<number>": a category of the document's own table, or figures of one
 * sort. */

#include "plan/buju-profile-private.h"

#include <string.h>

#define MARK "#indicators"

typedef struct
{
  BujuText   heading;
  GPtrArray *indicators;
} Group;

/* Which word heads figures that stand in no table. */
static const char *
get_sort (const BujuIndicator *indicator)
{
  if (g_str_equal (indicator->kind, "baseline"))
    return "profile-group-baseline";
  if (indicator->industry != NULL)
    return "profile-group-industries";
  if (indicator->place != NULL)
    return "profile-group-places";

  return "profile-group-general";
}

static void
clear_group (gpointer data)
{
  g_ptr_array_unref (((Group *) data)->indicators);
}

static Group *
open_group (GArray *groups, const BujuText *heading)
{
  Group group = { *heading, NULL };

  for (guint i = 0; i < groups->len; i++)
    {
      Group *known = &g_array_index (groups, Group, i);

      if (g_str_equal (known->heading.zh, heading->zh))
        return known;
    }

  group.indicators = g_ptr_array_new ();
  g_array_append_val (groups, group);

  return &g_array_index (groups, Group, groups->len - 1);
}

static void
collect_sort (const BujuPlan *plan, GArray *groups, const BujuWords *words, const char *sort)
{
  for (guint i = 0; i < plan->indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (plan->indicators, i);
      BujuText heading = sort != NULL ? buju_words_get (words, sort) : indicator->category;

      if (sort == NULL ? buju_text_is_empty (&heading)
                       : !buju_text_is_empty (&indicator->category)
                         || !g_str_equal (sort, get_sort (indicator)))
        continue;

      g_ptr_array_add (open_group (groups, &heading)->indicators, (gpointer) indicator);
    }
}

/* The document's own categories first; goals before what was there. (transfer full) */
static GArray *
collect_groups (const BujuPlan *plan, const BujuWords *words)
{
  static const char * const sorts[] = {
    NULL, "profile-group-general", "profile-group-industries", "profile-group-places",
    "profile-group-baseline"
  };
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    collect_sort (plan, groups, words, sorts[i]);

  return groups;
}

static char *
name_group (const BujuPlan *plan, guint number)
{
  return g_strdup_printf ("%s" MARK "-%u", plan->id, number);
}

/**
 * buju_profile_dup_group:
 * @library: the library
 * @indicator: an indicator of its content
 *
 * Returns: (transfer full): the id of the profile that shows @indicator among its like
 */
char *
buju_profile_dup_group (const BujuLibrary *library, const BujuIndicator *indicator)
{
  g_autoptr (GArray) groups = NULL;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (indicator != NULL, NULL);

  groups = collect_groups (indicator->plan, buju_library_get_words (library));
  for (guint i = 0; i < groups->len; i++)
    {
      if (g_ptr_array_find (g_array_index (groups, Group, i).indicators, indicator, NULL))
        return name_group (indicator->plan, i + 1);
    }

  return g_strconcat (indicator->plan->id, MARK, NULL);
}

static void
add_group_link (BujuProfile *self, const BujuPlan *plan, const Group *group, guint number)
{
  g_autofree char *id = name_group (plan, number);
  const BujuWordsValue values[] = {
    { "n", buju_profile_number (self, group->indicators->len) }, { NULL }
  };
  BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_ROLE, &group->heading);

  row->detail = buju_profile_fill (self, "profile-group-count", values);
  row->link = g_string_chunk_insert_const (self->strings, id);
}

/* Links to the groups of a plan; @except: from 1, the one that is shown, or 0. */
void
buju_profile_add_groups (BujuProfile *self, const BujuPlan *plan, guint except)
{
  g_autoptr (GArray) groups = collect_groups (plan, self->words);

  for (guint i = 0; i < groups->len; i++)
    {
      if (i + 1 != except)
        add_group_link (self, plan, &g_array_index (groups, Group, i), i + 1);
    }
}

static void
write_figures (BujuProfile *self, const Group *group)
{
  buju_profile_begin (self, &group->heading);
  for (guint i = 0; i < group->indicators->len; i++)
    buju_profile_add_indicator (self, g_ptr_array_index (group->indicators, i));
}

static void
write_links (BujuProfile *self, const BujuPlan *plan, guint except)
{
  BujuText heading = buju_profile_word (self, "profile-related");
  BujuProfileRow *row;

  buju_profile_begin (self, &heading);
  if (except > 0)
    buju_profile_add_groups (self, plan, except);
  row = buju_profile_add (self, BUJU_PROFILE_ROLE, &plan->title);
  row->link = plan->id;
}

static void
add_conflicts (BujuProfile *self, GPtrArray *indicators)
{
  g_autofree const char **ids = g_new0 (const char *, indicators->len + 1);

  for (guint i = 0; i < indicators->len; i++)
    ids[i] = ((const BujuIndicator *) g_ptr_array_index (indicators, i))->id;

  buju_profile_add_conflicts_of (self, ids);
}

static void
write_group (BujuProfile *self, const BujuPlan *plan, const GArray *groups, guint number)
{
  BujuText kind = buju_profile_word (self, "profile-indicators");
  const Group *only = number > 0 ? &g_array_index (groups, Group, number - 1) : NULL;

  buju_profile_set_head (self, only != NULL ? &only->heading : &kind, only != NULL ? &kind : NULL,
                         NULL, &plan->short_title);
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (only != NULL && group != only)
        continue;
      write_figures (self, group);
    }

  if (only != NULL)
    add_conflicts (self, only->indicators);
  write_links (self, plan, number);
}

/* Returns whether @id names indicators of a plan. */
gboolean
buju_profile_write_group (BujuProfile *self, const char *id)
{
  const char *mark = strstr (id, MARK);
  g_autofree char *plan_id = mark != NULL ? g_strndup (id, mark - id) : NULL;
  const BujuPlan *plan = mark != NULL ? buju_content_find_plan (self->content, plan_id) : NULL;
  g_autoptr (GArray) groups = NULL;
  guint64 number = 0;

  if (plan == NULL)
    return FALSE;

  mark += strlen (MARK);
  groups = collect_groups (plan, self->words);
  if (*mark != '\0'
      && (*mark != '-'
          || !g_ascii_string_to_unsigned (mark + 1, 10, 1, groups->len, &number, NULL)))
    return FALSE;

  write_group (self, plan, groups, (guint) number);

  return TRUE;
}
