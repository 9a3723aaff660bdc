/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-industry-chip.h"

#include <glib/gi18n.h>

#include "buju-text-label.h"
#include "buju-tip.h"

#define ID_KEY "buju-industry"

static gboolean
is_extending (GtkWidget *chip)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (chip));

  return (gdk_device_get_modifier_state (gdk_seat_get_keyboard (seat)) & GDK_CONTROL_MASK) != 0;
}

static void
clicked_cb (GtkWidget *chip)
{
  gtk_widget_activate_action (chip, BUJU_INDUSTRY_CHIP_ACTION, "(sb)",
                              g_object_get_data (G_OBJECT (chip), ID_KEY), is_extending (chip));
}

static void
set_tip (GtkWidget *chip, const BujuText *detail, BujuLanguage language)
{
  const char      *hint = _("Click: its places light up on the map. Ctrl+click: add it to those "
                            "that are lit.");
  g_autofree char *first = buju_text_is_empty (detail) ? NULL
                           : buju_text_dup (detail, language, "\n");
  g_autofree char *tip = first != NULL ? g_strdup_printf ("%s\n%s", first, hint) : g_strdup (hint);

  buju_tip_set (chip, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip,
                                  -1);
}

/**
 * buju_industry_chip_new:
 * @id: of the industry
 * @text: what the document calls it
 * @detail: for the tip; may be empty
 * @language: to show it in
 * @citation: 0 = none
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
buju_industry_chip_new (const char *id, const BujuText *text, const BujuText *detail,
                        BujuLanguage language,
                        guint citation)
{
  GtkWidget *chip = gtk_button_new ();

  g_return_val_if_fail (id != NULL && text != NULL && detail != NULL, chip);

  gtk_button_set_child (GTK_BUTTON (chip), buju_text_label_new (text, language, citation));
  gtk_widget_add_css_class (chip, "chip");
  g_object_set_data_full (G_OBJECT (chip), ID_KEY, g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (text, language), -1);
  set_tip (chip, detail, language);
  g_signal_connect (chip, "clicked", G_CALLBACK (clicked_cb), NULL);
  return chip;
}

static void
set_lit (GtkWidget *chip, const char *id, BujuLens *lens)
{
  gboolean lit = lens != NULL && buju_lens_has_chosen (lens, id);

  if (lit)
    gtk_widget_add_css_class (chip, "lit");
  else
    gtk_widget_remove_css_class (chip, "lit");
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_PRESSED,
                               lit ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/**
 * buju_industry_chip_sync_below:
 * @root: a widget that has chips somewhere below it
 * @lens: (nullable): what is lit
 */
void
buju_industry_chip_sync_below (GtkWidget *root, BujuLens *lens)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *id = g_object_get_data (G_OBJECT (child), ID_KEY);

      if (id != NULL)
        set_lit (child, id, lens);
      else
        buju_industry_chip_sync_below (child, lens);
    }
}
