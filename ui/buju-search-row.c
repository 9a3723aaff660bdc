/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-search-row.h"

#include <glib/gi18n.h>

#include "buju-text-label.h"
#include "buju-tip.h"
#include "plan/buju-phrase.h"
#include "session/buju-session.h"

/* Of the text's colour: what stands behind. */
#define QUIET (G_MAXUINT16 / 100 * 64)
#define MOST_LINES 4

struct _BujuSearchRow
{
  GtkListBoxRow  parent_instance;

  GtkWidget     *icon;
  GtkLabel      *name;
  GtkLabel      *where;
  GtkWidget     *lens;
  char          *id;
  char          *heading;
  BujuSearchKind kind;
};

G_DEFINE_FINAL_TYPE (BujuSearchRow, buju_search_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *title;
} kinds[BUJU_SEARCH_N_KINDS] = {
  [BUJU_SEARCH_DISTRICT] = { "buju-whole-symbolic", N_("Districts") },
  [BUJU_SEARCH_PLACE] = { "mark-location-symbolic", N_("Places") },
  [BUJU_SEARCH_COMPONENT] = { "buju-map-symbolic", N_("Zones and Components") },
  [BUJU_SEARCH_LAYOUT] = { "view-grid-symbolic", N_("Layouts") },
  [BUJU_SEARCH_INDUSTRY] = { "applications-engineering-symbolic", N_("Industries") },
  [BUJU_SEARCH_PLAN] = { "buju-text-symbolic", N_("Documents") },
  [BUJU_SEARCH_INDICATOR] = { "accessories-calculator-symbolic", N_("Indicators") },
  [BUJU_SEARCH_CONFLICT] = { "dialog-warning-symbolic", N_("Where Documents Differ") },
};

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_mark (PangoAttrList *list, const BujuSearchResult *result, const char *typed, const char *text,
          gsize offset)
{
  gsize start = 0;
  gsize end = 0;

  if (*typed == '\0' || !buju_search_find_part (result, typed, text, &start, &end))
    return;
  add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), offset + start, offset + end);
  add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), offset + start,
                 offset + end);
}

/* @text, marked where @typed stands for it; @quiet: not the first thing to be read. */
static void
append (GString *words, PangoAttrList *list, const BujuSearchResult *result, const char *typed,
        const char *text,
        gboolean quiet)
{
  gsize start = words->len;

  if (text == NULL || *text == '\0')
    return;
  g_string_append (words, text);
  if (quiet)
    {
      add_attribute (list, pango_attr_foreground_alpha_new (QUIET), start, words->len);
      add_attribute (list, pango_attr_scale_new (0.9), start, words->len);
    }
  add_mark (list, result, typed, text, start);
}

static void
set_name (BujuSearchRow *self, const BujuSearchResult *result, const char *typed,
          BujuLanguage language)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString)       words = g_string_new (NULL);
  gboolean                  english = language == BUJU_LANGUAGE_EN && result->name->en != NULL;
  const char               *first = english ? result->name->en : result->name->zh;
  const char               *second = english ? result->name->zh : result->name->en;

  append (words, list, result, typed, first, FALSE);
  if (second != NULL && g_strcmp0 (first, second) != 0)
    {
      g_string_append (words, "  ");
      append (words, list, result, typed, second, TRUE);
    }
  buju_text_label_add_languages (list, words->str);
  gtk_label_set_text (self->name, words->str);
  gtk_label_set_attributes (self->name, list);
}

static void
append_separator (GString *words)
{
  if (words->len > 0)
    g_string_append (words, " · ");
}

static const char *
get_side (const BujuText *text, BujuLanguage language)
{
  return buju_text_get (text, language == BUJU_LANGUAGE_BOTH ? BUJU_LANGUAGE_ZH : language);
}

static void
append_districts (GString *words, const BujuPlace *place, BujuLanguage language)
{
  if (place == NULL || buju_place_is_district (place))
    return;
  for (guint i = 0; i < place->districts->len; i++)
    {
      append_separator (words);
      g_string_append (words,
                       get_side (&((const BujuPlace *) g_ptr_array_index (place->districts,
                                                                          i))->name, language));
    }
}

static void
append_value (GString *words, const BujuIndicator *indicator, BujuLanguage language)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  BujuText                 year;

  if (indicator == NULL || buju_text_is_empty (&indicator->value_text))
    return;
  year = buju_phrase_year (strings, indicator->year);
  append_separator (words);
  g_string_append (words, get_side (&indicator->value_text, language));
  if (indicator->year != NULL)
    g_string_append_printf (words, language == BUJU_LANGUAGE_EN ? " (%s)" : "（%s年）",
                            get_side (&year, language));
}

static void
append_documents (GString *words, const BujuConflict *conflict, BujuLanguage language)
{
  const BujuPlan *before = NULL;

  for (guint i = 0; conflict != NULL && i < conflict->statements->len; i++)
    {
      const BujuPlan *plan = g_array_index (conflict->statements, BujuStatement, i).plan;

      if (plan == before)
        continue;
      append_separator (words);
      g_string_append (words, get_side (&plan->short_title, language));
      before = plan;
    }
}

/* The name under which it was found, when it is another; the document; the district; the figure
 * itself. */
static void
set_where (BujuSearchRow *self, const BujuSearchResult *result, const char *typed,
           BujuContent *content,
           BujuLanguage language)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString)       words = g_string_new (NULL);
  const BujuComponent      *component = buju_content_find_component (content, result->id);

  if (g_strcmp0 (result->written, result->name->zh) != 0
      && g_strcmp0 (result->written, result->name->en) != 0 &&
      g_strcmp0 (result->written, result->id) != 0)
    append (words, list, result, typed, result->written, FALSE);
  append_value (words, buju_content_find_indicator (content, result->id), language);
  append_districts (words, buju_content_find_place (content, result->id), language);
  if (component != NULL)
    {
      append_separator (words);
      g_string_append (words, get_side (&component->layout->title, language));
    }
  if (result->plan != NULL && result->kind != BUJU_SEARCH_PLAN)
    {
      append_separator (words);
      g_string_append (words, get_side (&result->plan->short_title, language));
    }
  append_documents (words, buju_content_find_conflict (content, result->id), language);
  buju_text_label_add_languages (list, words->str);
  gtk_label_set_text (self->where, words->str);
  gtk_label_set_attributes (self->where, list);
  gtk_widget_set_visible (GTK_WIDGET (self->where), words->len > 0);
}

static void
update_accessible (BujuSearchRow *self)
{
  g_autofree char *label = g_strdup_printf ("%s, %s", _(kinds[self->kind].title),
                                            gtk_label_get_text (self->name));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->where), -1);
}

static void
set_kind (BujuSearchRow *self, BujuSearchKind kind, const char *icon)
{
  self->kind = kind;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
}

static void
buju_search_row_finalize (GObject *object)
{
  BujuSearchRow *self = BUJU_SEARCH_ROW (object);

  g_free (self->id);
  g_free (self->heading);
  G_OBJECT_CLASS (buju_search_row_parent_class)->finalize (object);
}

static void
buju_search_row_class_init (BujuSearchRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_search_row_finalize;
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
buju_search_row_init (BujuSearchRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->name = add_label (words);
  self->where = add_label (words);
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "second-language");
  gtk_box_append (GTK_BOX (box), words);

  self->lens = gtk_button_new_with_label (_("Lens"));
  buju_tip_set (self->lens, _("Light up the places of this industry"));
  gtk_widget_set_valign (self->lens, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->lens, "flat");
  gtk_box_append (GTK_BOX (box), self->lens);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-row");
}

/**
 * buju_search_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
buju_search_row_new (void)
{
  return g_object_new (BUJU_TYPE_SEARCH_ROW, NULL);
}

/**
 * buju_search_row_set_result:
 * @self: a row
 * @result: (nullable): what it shows; %NULL hides it
 * @typed: what was searched for
 * @content: what the documents say
 * @language: which name stands first
 */
void
buju_search_row_set_result (BujuSearchRow *self, const BujuSearchResult *result, const char *typed,
                            BujuContent *content, BujuLanguage language)
{
  g_return_if_fail (BUJU_IS_SEARCH_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), result != NULL);
  if (result == NULL)
    return;
  g_free (self->id);
  self->id = g_strdup (result->id);
  set_kind (self, result->kind, kinds[result->kind].icon);
  gtk_widget_set_visible (self->lens, result->kind == BUJU_SEARCH_INDUSTRY);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->lens), "s", result->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lens), "search.lens");
  set_name (self, result, typed, language);
  set_where (self, result, typed, content, language);
  update_accessible (self);
}

/**
 * buju_search_row_set_more:
 * @self: a row
 * @kind: of what there is more
 * @n_more: how many
 */
void
buju_search_row_set_more (BujuSearchRow *self, BujuSearchKind kind, guint n_more)
{
  g_autofree char *text = NULL;

  g_return_if_fail (BUJU_IS_SEARCH_ROW (self));

  /* Translators: more results of one kind */
  text = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->lens, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->where), FALSE);
  g_clear_pointer (&self->id, g_free);
  set_kind (self, kind, "go-down-symbolic");
  gtk_label_set_attributes (self->name, NULL);
  gtk_label_set_text (self->name, text);
  gtk_label_set_text (self->where, "");
  update_accessible (self);
}

/**
 * buju_search_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it leads to; %NULL when it stands for more
 */
const char *
buju_search_row_get_id (BujuSearchRow *self)
{
  g_return_val_if_fail (BUJU_IS_SEARCH_ROW (self), NULL);

  return self->id;
}

/**
 * buju_search_row_get_kind:
 * @self: a row
 *
 * Returns: what kind of thing it shows
 */
BujuSearchKind
buju_search_row_get_kind (BujuSearchRow *self)
{
  g_return_val_if_fail (BUJU_IS_SEARCH_ROW (self), BUJU_SEARCH_PLACE);

  return self->kind;
}

/**
 * buju_search_row_set_heading:
 * @self: a row
 * @heading: (nullable): what heads it and its like; %NULL for its kind
 */
void
buju_search_row_set_heading (BujuSearchRow *self, const char *heading)
{
  g_return_if_fail (BUJU_IS_SEARCH_ROW (self));

  g_free (self->heading);
  self->heading = g_strdup (heading);
}

/**
 * buju_search_row_get_heading:
 * @self: a row
 *
 * Returns: (transfer none): what heads it and its like
 */
const char *
buju_search_row_get_heading (BujuSearchRow *self)
{
  g_return_val_if_fail (BUJU_IS_SEARCH_ROW (self), NULL);

  return self->heading != NULL ? self->heading : _(kinds[self->kind].title);
}
