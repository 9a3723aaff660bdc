/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-filters.h"

#include <glib/gi18n.h>

#include "buju-tip.h"
#include "plan/buju-phrase.h"

typedef enum
{
  KIND,
  YEAR,
  PLACE,
  INDUSTRY,
  N_CHOICES
} Choice;

struct _BujuIndicatorFilters
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkDropDown *drops[N_CHOICES];
  GPtrArray   *values[N_CHOICES];   /* what the entries after the first stand for */
  GtkWidget   *conflicts;
  gboolean     filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const titles[N_CHOICES] = { N_("Kind"), N_("Year"), N_("Place"),
                                               N_("Industry") };

G_DEFINE_FINAL_TYPE (BujuIndicatorFilters, buju_indicator_filters, GTK_TYPE_WIDGET)

static void
changed_cb (BujuIndicatorFilters *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (BujuIndicatorFilters *self)
{
  buju_indicator_filters_clear (self);
}

static void
add_choice (BujuIndicatorFilters *self, GtkGrid *grid, Choice choice)
{
  GtkWidget     *label = gtk_label_new (_(titles[choice]));
  GtkWidget     *drop = gtk_drop_down_new (NULL, NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_expression (GTK_DROP_DOWN (drop), text);
  gtk_expression_unref (text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop), choice == INDUSTRY);
  gtk_widget_set_hexpand (drop, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  buju_tip_set (drop, _(titles[choice]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(titles[choice]), -1);
  gtk_grid_attach (grid, label, 0, choice, 1, 1);
  gtk_grid_attach (grid, drop, 1, choice, 1, 1);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->drops[choice] = GTK_DROP_DOWN (drop);
  self->values[choice] = g_ptr_array_new ();
}

static void
buju_indicator_filters_dispose (GObject *object)
{
  BujuIndicatorFilters *self = BUJU_INDICATOR_FILTERS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_indicator_filters_parent_class)->dispose (object);
}

static void
buju_indicator_filters_finalize (GObject *object)
{
  BujuIndicatorFilters *self = BUJU_INDICATOR_FILTERS (object);

  for (guint i = 0; i < N_CHOICES; i++)
    g_ptr_array_unref (self->values[i]);
  G_OBJECT_CLASS (buju_indicator_filters_parent_class)->finalize (object);
}

static void
buju_indicator_filters_class_init (BujuIndicatorFiltersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_indicator_filters_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_indicator_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", BUJU_TYPE_INDICATOR_FILTERS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
buju_indicator_filters_init (BujuIndicatorFilters *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("_Show All"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < N_CHOICES; i++)
    add_choice (self, GTK_GRID (grid), i);
  self->conflicts = gtk_check_button_new_with_mnemonic (_("Only where the documents _differ"));
  g_signal_connect_object (self->conflicts, "toggled", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), self->conflicts);
  gtk_box_append (GTK_BOX (self->box), clear);
  gtk_widget_add_css_class (self->box, "indicator-filters");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_value (GPtrArray *values, gconstpointer value)
{
  if (value != NULL && !g_ptr_array_find (values, value, NULL))
    g_ptr_array_add (values, (gpointer) value);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const BujuPlace * const *) a)->pinyin,
                    (*(const BujuPlace * const *) b)->pinyin);
}

static int
compare_industries (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(const BujuIndustry * const *) a)->pinyin,
                    (*(const BujuIndustry * const *) b)->pinyin);
}

static void
collect (BujuIndicatorFilters *self, BujuIndicatorTable *table)
{
  GPtrArray             *rows = buju_indicator_table_get_rows (table);
  g_autoptr (GPtrArray)  years = buju_indicator_table_get_years (table);

  for (guint i = 0; i < N_CHOICES; i++)
    g_ptr_array_set_size (self->values[i], 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicator *indicator = ((const BujuIndicatorRow *) g_ptr_array_index (rows,
                                                                                     i))->indicator;

      add_value (self->values[PLACE], indicator->place);
      add_value (self->values[INDUSTRY], indicator->industry);
    }
  g_ptr_array_sort (self->values[PLACE], compare_places);
  g_ptr_array_sort (self->values[INDUSTRY], compare_industries);
  g_ptr_array_extend (self->values[YEAR], years, NULL, NULL);
  g_ptr_array_add (self->values[KIND], (gpointer) "baseline");
  g_ptr_array_add (self->values[KIND], (gpointer) "target");
}

static char *
name_year (const char *year, BujuLanguage language)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  BujuText                 text = buju_phrase_year (strings, year);

  return g_strdup (buju_text_get (&text, language));
}

static char *
name_value (Choice choice, gconstpointer value, BujuLanguage language)
{
  switch (choice)
    {
    case KIND:
      return g_strdup (g_str_equal (value, "target") ? _("Targets") : _("Baseline Figures"));
    case PLACE:
      return buju_text_dup (&((const BujuPlace *) value)->name, language, "  ");
    case INDUSTRY:
      return buju_text_dup (&((const BujuIndustry *) value)->name, language, "  ");
    case YEAR:
    case N_CHOICES:
    default:
      return name_year (value, language);
    }
}

static void
offer (BujuIndicatorFilters *self, Choice choice, BujuLanguage language)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All"));
  for (guint i = 0; i < self->values[choice]->len; i++)
    gtk_string_list_take (names,
                          name_value (choice, g_ptr_array_index (self->values[choice], i),
                                      language));
  gtk_drop_down_set_model (self->drops[choice], G_LIST_MODEL (names));
}

/**
 * buju_indicator_filters_set_table:
 * @self: the filters
 * @table: what there is to choose from; outlives the filters
 * @language: of the names
 *
 * Offers the years, places and industries of @table. What was chosen stays chosen.
 */
void
buju_indicator_filters_set_table (BujuIndicatorFilters *self, BujuIndicatorTable *table,
                                  BujuLanguage language)
{
  guint chosen[N_CHOICES];

  g_return_if_fail (BUJU_IS_INDICATOR_FILTERS (self));
  g_return_if_fail (table != NULL);

  self->filling = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    chosen[i] = gtk_drop_down_get_selected (self->drops[i]);
  collect (self, table);
  for (guint i = 0; i < N_CHOICES; i++)
    {
      offer (self, i, language);
      gtk_drop_down_set_selected (self->drops[i],
                                  chosen[i] <= self->values[i]->len ? chosen[i] : 0);
    }
  self->filling = FALSE;
}

static gpointer
get_chosen (BujuIndicatorFilters *self, Choice choice)
{
  guint chosen = gtk_drop_down_get_selected (self->drops[choice]);

  if (chosen == 0 || chosen > self->values[choice]->len)
    return NULL;
  return g_ptr_array_index (self->values[choice], chosen - 1);
}

/**
 * buju_indicator_filters_apply:
 * @self: the filters
 * @filter: gets what is chosen
 */
void
buju_indicator_filters_apply (BujuIndicatorFilters *self, BujuIndicatorFilter *filter)
{
  g_return_if_fail (BUJU_IS_INDICATOR_FILTERS (self));
  g_return_if_fail (filter != NULL);

  filter->kind = get_chosen (self, KIND);
  filter->year = get_chosen (self, YEAR);
  filter->place = get_chosen (self, PLACE);
  filter->industry = get_chosen (self, INDUSTRY);
  filter->conflicts = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->conflicts));
}

/**
 * buju_indicator_filters_clear:
 * @self: the filters
 *
 * Wants everything again.
 */
void
buju_indicator_filters_clear (BujuIndicatorFilters *self)
{
  g_return_if_fail (BUJU_IS_INDICATOR_FILTERS (self));

  self->filling = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (self->drops[i], 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->conflicts), FALSE);
  self->filling = FALSE;
  changed_cb (self);
}

/**
 * buju_indicator_filters_are_set:
 * @self: the filters
 *
 * Returns: whether anything is left out
 */
gboolean
buju_indicator_filters_are_set (BujuIndicatorFilters *self)
{
  BujuIndicatorFilter filter = { NULL };

  g_return_val_if_fail (BUJU_IS_INDICATOR_FILTERS (self), FALSE);

  buju_indicator_filters_apply (self, &filter);
  return filter.kind != NULL || filter.year != NULL || filter.place != NULL
         || filter.industry != NULL ||
         filter.conflicts;
}
