/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-search-list.h"

#include <glib/gi18n.h>

#include "buju-search-row.h"

/* So many of a kind are shown at first; so many in all after that; so many that are like what was
 * not found. */
#define FIRST_OF_KIND 4
#define MOST_OF_KIND  40
#define MOST_NEAREST  6
#define MOST_RECENT   4

struct _BujuSearchList
{
  GtkListBox  *list;     /* borrowed */
  BujuSession *session;
  BujuSearch  *search;
  char        *typed;    /* what is shown belongs to it */
  GPtrArray   *rows;     /* BujuSearchRow, borrowed from the list, filled from the first on */
  guint        n_used;
  gboolean     whole[BUJU_SEARCH_N_KINDS];   /* kinds of which all are shown */
  GPtrArray   *recent;   /* BujuSearchResult, latest first */
};

static BujuContent *
get_content (BujuSearchList *self)
{
  return buju_library_get_content (buju_session_get_library (self->session));
}

static BujuSearchRow *
take_row (BujuSearchList *self)
{
  if (self->n_used == self->rows->len)
    {
      GtkWidget *row = buju_search_row_new ();

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  return g_ptr_array_index (self->rows, self->n_used++);
}

static void
show_result (BujuSearchList *self, const BujuSearchResult *result, const char *heading)
{
  BujuSearchRow *row = take_row (self);

  buju_search_row_set_heading (row, heading);
  buju_search_row_set_result (row, result, self->typed, get_content (self),
                              buju_session_get_language (self->session));
}

static void
hide_others (BujuSearchList *self)
{
  for (guint i = self->n_used; i < self->rows->len; i++)
    buju_search_row_set_result (g_ptr_array_index (self->rows, i), NULL, "", NULL,
                                BUJU_LANGUAGE_BOTH);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = buju_search_row_get_heading (BUJU_SEARCH_ROW (row));
  GtkWidget  *label = gtk_list_box_row_get_header (row);

  if (before != NULL
      && g_str_equal (buju_search_row_get_heading (BUJU_SEARCH_ROW (before)), heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "search-heading");
      gtk_list_box_row_set_header (row, label);
    }
  gtk_label_set_text (GTK_LABEL (label), heading);
}

static guint
count_kind (const GArray *results, guint from)
{
  guint n = 0;

  while (from + n < results->len && g_array_index (results, BujuSearchResult, from + n).kind ==
                                      g_array_index (results, BujuSearchResult, from).kind)
    n++;
  return n;
}

static void
show_kind (BujuSearchList *self, const GArray *results, guint from, guint n)
{
  BujuSearchKind kind = g_array_index (results, BujuSearchResult, from).kind;
  guint          most = self->whole[kind] || n == results->len ? MOST_OF_KIND : FIRST_OF_KIND;
  guint          shown = n <= most + 1 ? n : most;

  for (guint i = 0; i < shown; i++)
    show_result (self, &g_array_index (results, BujuSearchResult, from + i), NULL);
  if (shown < n && shown < MOST_OF_KIND)
    {
      BujuSearchRow *row = take_row (self);

      buju_search_row_set_heading (row, NULL);
      buju_search_row_set_more (row, kind, n - shown);
    }
}

static void
show_nearest (BujuSearchList *self)
{
  g_autoptr (GArray) nearest = buju_search_suggest (self->search, self->typed, MOST_NEAREST);

  for (guint i = 0; i < nearest->len; i++)
    show_result (self, &g_array_index (nearest, BujuSearchResult, i), _("Nearest"));
}

static void
show_id (BujuSearchList *self, const char *id, const BujuText *name, BujuSearchKind kind,
         const char *heading)
{
  const BujuIndicator *indicator = buju_content_find_indicator (get_content (self), id);
  BujuSearchResult     result = { kind, BUJU_MATCH_EXACT, id, name, name->zh, name->zh, NULL };

  if (indicator != NULL)
    result.plan = indicator->plan;
  show_result (self, &result, heading);
}

static void
show_recent (BujuSearchList *self)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      const BujuSearchResult *result = g_ptr_array_index (self->recent, i);

      show_result (self, result, _("Last Found"));
    }
}

/* The place of which most is said: a good example of what a profile is. */
static const BujuPlace *
find_best_place (GPtrArray *places, gboolean district)
{
  const BujuPlace *best = NULL;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);

      if (buju_place_is_district (place) == district
          && (best == NULL || place->roles->len > best->roles->len))
        best = place;
    }
  return best;
}

static const BujuIndustry *
find_best_industry (GPtrArray *industries)
{
  const BujuIndustry *best = NULL;

  for (guint i = 0; i < industries->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (industries, i);

      if (best == NULL || industry->roles->len > best->roles->len)
        best = industry;
    }
  return best;
}

/* One of each kind. */
static void
show_examples (BujuSearchList *self)
{
  BujuContent         *content = get_content (self);
  const char          *heading = _("For Example");
  const BujuPlace     *district = find_best_place (buju_content_get_places (content), TRUE);
  const BujuPlace     *place = find_best_place (buju_content_get_places (content), FALSE);
  const BujuIndustry  *industry = find_best_industry (buju_content_get_industries (content));
  GPtrArray           *indicators = buju_content_get_indicators (content);
  GPtrArray           *conflicts = buju_content_get_conflicts (content);

  if (place != NULL)
    show_id (self, place->id, &place->name, BUJU_SEARCH_PLACE, heading);
  if (district != NULL)
    show_id (self, district->id, &district->name, BUJU_SEARCH_DISTRICT, heading);
  if (industry != NULL)
    show_id (self, industry->id, &industry->name, BUJU_SEARCH_INDUSTRY, heading);
  if (indicators->len > 0)
    {
      const BujuIndicator *indicator = g_ptr_array_index (indicators, indicators->len - 1);

      show_id (self, indicator->id, &indicator->name, BUJU_SEARCH_INDICATOR, heading);
    }
  if (conflicts->len > 0)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, 0);

      show_id (self, conflict->id, &conflict->topic, BUJU_SEARCH_CONFLICT, heading);
    }
}

static gboolean
show_found (BujuSearchList *self)
{
  g_autoptr (GArray) results = buju_search_find (self->search, self->typed);
  guint              n;

  if (results->len == 0)
    show_nearest (self);
  for (guint i = 0; i < results->len; i += n)
    {
      n = count_kind (results, i);
      show_kind (self, results, i, n);
    }
  return results->len > 0;
}

/**
 * buju_search_list_new:
 * @list: where to show
 *
 * Returns: (transfer full): nothing yet, until there is a session
 */
BujuSearchList *
buju_search_list_new (GtkListBox *list)
{
  BujuSearchList *self;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), NULL);

  self = g_new0 (BujuSearchList, 1);
  self->list = list;
  self->rows = g_ptr_array_new ();
  self->recent = g_ptr_array_new_with_free_func (g_free);
  gtk_list_box_set_header_func (list, set_header, NULL, NULL);
  return self;
}

/**
 * buju_search_list_free:
 * @self: (transfer full): a list, while the widget is still there
 */
void
buju_search_list_free (BujuSearchList *self)
{
  g_return_if_fail (self != NULL);

  gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->search, buju_search_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->recent);
  g_free (self->typed);
  g_free (self);
}

/**
 * buju_search_list_set_session:
 * @self: a list
 * @session: where to search
 */
void
buju_search_list_set_session (BujuSearchList *self, BujuSession *session)
{
  g_return_if_fail (self != NULL && BUJU_IS_SESSION (session));

  g_ptr_array_set_size (self->recent, 0);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->search, buju_search_free);
  self->search = buju_search_new (get_content (self));
}

/**
 * buju_search_list_show:
 * @self: a list with a session
 * @typed: what is searched for
 *
 * Returns: whether anything was found, or nothing was searched for
 */
gboolean
buju_search_list_show (BujuSearchList *self, const char *typed)
{
  gboolean found = TRUE;

  g_return_val_if_fail (self != NULL && self->session != NULL && typed != NULL, FALSE);

  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->n_used = 0;
  if (*typed != '\0')
    found = show_found (self);
  else
    {
      show_recent (self);
      show_examples (self);
    }
  hide_others (self);
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list, self->n_used > 0 ? g_ptr_array_index (self->rows, 0) : NULL);
  return found;
}

/**
 * buju_search_list_get_n:
 * @self: a list
 *
 * Returns: how many rows are seen
 */
guint
buju_search_list_get_n (const BujuSearchList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_used;
}

/**
 * buju_search_list_lengthen:
 * @self: a list
 * @kind: of things
 *
 * Shows all of a kind from the next time on.
 */
void
buju_search_list_lengthen (BujuSearchList *self, BujuSearchKind kind)
{
  g_return_if_fail (self != NULL && kind < BUJU_SEARCH_N_KINDS);

  self->whole[kind] = TRUE;
}

/**
 * buju_search_list_shorten:
 * @self: a list
 *
 * Of each kind only some are shown from the next time on.
 */
void
buju_search_list_shorten (BujuSearchList *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < BUJU_SEARCH_N_KINDS; i++)
    self->whole[i] = FALSE;
}

/**
 * buju_search_list_remember:
 * @self: a list
 * @id: of what is gone to
 *
 * It is the first of those shown before anything is typed.
 */
void
buju_search_list_remember (BujuSearchList *self, const char *id)
{
  g_autoptr (GArray) found = NULL;

  g_return_if_fail (self != NULL && self->search != NULL && id != NULL);

  for (guint i = 0; i < self->recent->len; i++)
    if (g_str_equal (((BujuSearchResult *) g_ptr_array_index (self->recent, i))->id, id))
      {
        g_ptr_array_insert (self->recent, 0, g_ptr_array_steal_index (self->recent, i));
        return;
      }
  found = buju_search_find (self->search, self->typed);
  for (guint i = 0; i < found->len; i++)
    {
      const BujuSearchResult *result = &g_array_index (found, BujuSearchResult, i);

      if (!g_str_equal (result->id, id))
        continue;
      g_ptr_array_insert (self->recent, 0, g_memdup2 (result, sizeof *result));
      g_ptr_array_set_size (self->recent, MIN (self->recent->len, MOST_RECENT));
      return;
    }
}

/**
 * buju_search_list_find_next:
 * @self: a list
 * @by: how many rows further down
 *
 * Returns: (transfer none) (nullable): the row there, or the nearest; %NULL without any
 */
GtkListBoxRow *
buju_search_list_find_next (const BujuSearchList *self, int by)
{
  GtkListBoxRow *row;
  int            now;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_used == 0)
    return NULL;
  row = gtk_list_box_get_selected_row (self->list);
  now = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  return g_ptr_array_index (self->rows, CLAMP (now + by, 0, (int) self->n_used - 1));
}
