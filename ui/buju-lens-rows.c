/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-lens-rows.h"

#include <glib/gi18n.h>

#include "buju-line.h"
#include "buju-text-label.h"

#define BAR_WIDTH   48 /* px */
#define COUNT_CHARS 3

/* In a narrow panel one language is enough. */
static BujuLanguage
get_side (BujuLanguage language)
{
  return language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN : BUJU_LANGUAGE_ZH;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  buju_text_label_set_plain (GTK_LABEL (label), text != NULL ? text : "");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_bar (guint n, guint most)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (most, 1));

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), n);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

/* Units stand below units, whatever follows them. */
static GtkWidget *
make_count (const char *text, double xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), COUNT_CHARS);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

GtkWidget *
buju_lens_rows_new_bar (const BujuText *name, BujuLanguage language, guint n, guint within,
                        guint most)
{
  GtkWidget       *row = buju_line_new (8);
  GtkWidget       *label = make_label (buju_text_get (name, get_side (language)));
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *more = within > 0 ? g_strdup_printf ("+%u", within) : NULL;
  g_autofree char *text = g_strjoin (" ", number, more, NULL);
  GtkWidget       *bar = make_bar (n, most);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (name, get_side (language)),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
  buju_line_append (row, label);
  buju_line_append (row, bar);
  buju_line_append (row, make_count (number, 1));
  buju_line_append (row, make_count (more, 0));
  gtk_widget_add_css_class (row, "lens-row");
  return row;
}

/* Two lines of text with something before and after them. */
static GtkWidget *
make_row (const char *icon, const char *first, const char *second, const char *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = buju_line_new (8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *detail = make_label (second);
  GtkWidget *mark = gtk_label_new (end);

  gtk_widget_add_css_class (detail, "second-language");
  gtk_widget_add_css_class (mark, "dim-label");
  gtk_widget_add_css_class (mark, "numeric");
  gtk_widget_add_css_class (image, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (first));
  gtk_box_append (GTK_BOX (words), detail);
  buju_line_append (box, image);
  buju_line_append (box, words);
  buju_line_append (box, mark);
  gtk_widget_add_css_class (box, "lens-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, first,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
  return row;
}

GtkWidget *
buju_lens_rows_new_layout (const BujuLensLayout *count, gboolean now, BujuLanguage language)
{
  BujuLanguage     side = get_side (language);
  g_autofree char *n = count->n_assigned > 0 ? g_strdup_printf ("%u", count->n_assigned) : NULL;
  GtkWidget       *row = make_row (count->layout->drawable ? "buju-map-symbolic"
                                   : "buju-text-symbolic",
                                   buju_text_get (&count->layout->title, side),
                                   buju_text_get (&count->layout->plan->short_title, side), n);

  g_object_set_data (G_OBJECT (row), "layout", (gpointer) count->layout);
  if (now)
    gtk_widget_add_css_class (row, "now");
  return row;
}

/* "document · component", once each. */
static char *
list_sources (const BujuLensPlace *place, BujuLanguage side)
{
  GString             *list = g_string_new (NULL);
  const BujuComponent *before = NULL;

  for (guint i = 0; i < place->sources->len; i++)
    {
      const BujuComponent *component = g_array_index (place->sources, BujuLensSource, i).component;

      if (component == before)
        continue;
      before = component;
      g_string_append_printf (list, "%s%s · %s %s", list->len > 0 ? "\n" : "",
                              buju_text_get (&component->layout->plan->short_title, side),
                              buju_text_get (&component->name, side), component->section);
    }
  return g_string_free (list, FALSE);
}

GtkWidget *
buju_lens_rows_new_place (const BujuLensPlace *place, gboolean on_map, BujuLanguage language)
{
  BujuLanguage     side = get_side (language);
  g_autofree char *sources = list_sources (place, side);
  gboolean         lit = place->state == BUJU_LENS_ASSIGNED;
  GtkWidget       *row = make_row (lit ? "buju-lens-symbolic" : "buju-ring-symbolic",
                                   buju_text_get (&place->place->name, side), sources,
                                   on_map ? NULL : _("not on the map"));

  g_object_set_data (G_OBJECT (row), "place", (gpointer) place->place);
  return row;
}

const BujuLayout *
buju_lens_rows_get_layout (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), "layout");
}

const BujuPlace *
buju_lens_rows_get_place (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), "place");
}

char *
buju_lens_rows_list_included (const BujuLensIndustry *industry, BujuLanguage language)
{
  BujuLanguage       side = get_side (language);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 1; i < industry->included->len; i++)
    {
      const BujuIndustry *below = g_ptr_array_index (industry->included, i);

      g_string_append_printf (list, "%s%s", i > 1 ? side == BUJU_LANGUAGE_EN ? ", " : "、" : "",
                              buju_text_get (&below->name, side));
    }
  if (list->len == 0)
    return NULL;
  /* Translators: an industry; the industries below it. */
  return g_strdup_printf (_("%s includes: %s"), buju_text_get (&industry->industry->name, side),
                          list->str);
}
