/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-rows.h"

/* In the order of the rows in buju-figure-dialog.ui. */
static const char *const page_names[] = { "A4", "A3", "A2", "A1", "A0", "slide", "column",
                                          "column2" };
static const char *const language_names[] = { "zh", "en", "both", "pages" };
static const char *const format_suffixes[] = { ".pdf", ".png", ".svg" };
static const BujuFormat  format_values[] = { BUJU_FORMAT_PDF, BUJU_FORMAT_PNG, BUJU_FORMAT_SVG };
static const double      resolution_values[] = { 150, 200, 300, 600 };

static guint
find_page (const char *page)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (page_names) && !g_str_equal (page_names[i], page))
    i++;
  return i;
}

static void
append (AdwComboRow *row, const char *text)
{
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (row)), text);
}

const char *
buju_page_row_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (page_names))
    return page_names[selected];
  return gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), selected);
}

gboolean
buju_page_row_is_own (AdwComboRow *row)
{
  return adw_combo_row_get_selected (row) >= G_N_ELEMENTS (page_names);
}

gboolean
buju_page_row_can_turn (AdwComboRow *row)
{
  const char *page = buju_page_row_get (row);

  return *page == 'A' || *page == 'a';
}

void
buju_page_row_select (AdwComboRow *row, const char *page)
{
  guint number = find_page (page);

  if (number == G_N_ELEMENTS (page_names))
    append (row, page);
  adw_combo_row_set_selected (row, number);
}

void
buju_page_row_select_ours (AdwComboRow *row, const char *page)
{
  adw_combo_row_set_selected (row, find_page (page) % G_N_ELEMENTS (page_names));
}

double
buju_resolution_row_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < G_N_ELEMENTS (resolution_values))
    return resolution_values[selected];
  return *(double *) g_object_get_data (G_OBJECT (row), "own");
}

void
buju_resolution_row_select (AdwComboRow *row, double dpi)
{
  guint i = 0;

  if (dpi <= 0)
    return;
  while (i < G_N_ELEMENTS (resolution_values) && resolution_values[i] != dpi)
    i++;
  if (i == G_N_ELEMENTS (resolution_values))
    {
      g_autofree char *text = g_strdup_printf ("%g dpi", dpi);

      g_object_set_data_full (G_OBJECT (row), "own", g_memdup2 (&dpi, sizeof dpi), g_free);
      append (row, text);
    }
  adw_combo_row_set_selected (row, i);
}

BujuFormat
buju_format_row_get (AdwComboRow *row)
{
  return format_values[adw_combo_row_get_selected (row)];
}

const char *
buju_format_row_get_suffix (AdwComboRow *row)
{
  return format_suffixes[adw_combo_row_get_selected (row)];
}

void
buju_format_row_select (AdwComboRow *row, const char *name)
{
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (format_suffixes); i++)
    if (g_str_equal (format_suffixes[i] + 1, name))
      number = i;
  adw_combo_row_set_selected (row, number);
}

BujuLanguage
buju_language_row_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > BUJU_LANGUAGE_BOTH ? BUJU_LANGUAGE_BOTH : (BujuLanguage) selected;
}

const char *
buju_language_row_get_name (AdwComboRow *row)
{
  return language_names[adw_combo_row_get_selected (row)];
}

gboolean
buju_language_row_get_pages (AdwComboRow *row)
{
  return adw_combo_row_get_selected (row) > BUJU_LANGUAGE_BOTH;
}

void
buju_language_row_select_pages (AdwComboRow *row)
{
  adw_combo_row_set_selected (row, G_N_ELEMENTS (language_names) - 1);
}
