/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-preflight-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "buju-tip.h"

struct _BujuPreflightList
{
  GtkBox          parent_instance;

  GtkLabel       *summary;
  GtkListBox     *list;
  GtkCheckButton *force;
  gboolean        has_faults;
};

enum
{
  PROP_0,
  PROP_BLOCKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BujuPreflightList, buju_preflight_list, GTK_TYPE_BOX)

static const char *
icon_of (BujuSheetNoteSeverity severity)
{
  return severity == BUJU_SHEET_NOTE_FAULT     ? "dialog-error-symbolic"
         : severity == BUJU_SHEET_NOTE_WARNING ? "dialog-warning-symbolic"
                                               : "dialog-information-symbolic";
}

static const char *
name_of (BujuSheetNoteSeverity severity)
{
  return severity == BUJU_SHEET_NOTE_FAULT ? _("Error") : severity == BUJU_SHEET_NOTE_WARNING
         ? _("Warning") : _("Hint");
}

static GtkWidget *
make_row (const BujuPreflightItem *item)
{
  BujuLanguage     language = buju_language_of_messages ();
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *icon = gtk_image_new_from_icon_name (icon_of (item->severity));
  const char      *advice = buju_text_get (&item->advice, language);
  g_autofree char *title = g_markup_escape_text (buju_text_get (&item->message, language), -1);
  g_autofree char *subtitle = g_markup_escape_text (advice != NULL ? advice : "", -1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name_of (item->severity), -1);
  buju_tip_set (icon, name_of (item->severity));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
clear (BujuPreflightList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static char *
summarise (const BujuPreflight *preflight)
{
  guint            n_faults = buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT);
  guint            n_warnings = buju_preflight_count (preflight, BUJU_SHEET_NOTE_WARNING);
  g_autofree char *faults = g_strdup_printf (ngettext ("%u error", "%u errors", n_faults),
                                             n_faults);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings),
                                               n_warnings);

  if (n_faults == 0 && n_warnings == 0)
    return g_strdup (_("Pre-flight: nothing to mend"));
  /* Translators: how many errors, how many warnings */
  return g_strdup_printf (_("Pre-flight: %s, %s"), faults, warnings);
}

static void
force_cb (BujuPreflightList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCKED]);
}

static void
buju_preflight_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BLOCKED)
    g_value_set_boolean (value, buju_preflight_list_get_blocked (BUJU_PREFLIGHT_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_preflight_list_class_init (BujuPreflightListClass *class)
{
  G_OBJECT_CLASS (class)->get_property = buju_preflight_list_get_property;
  properties[PROP_BLOCKED] = g_param_spec_boolean ("blocked", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, properties);
}

static void
buju_preflight_list_init (BujuPreflightList *self)
{
  GtkWidget *summary = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *force = gtk_check_button_new_with_mnemonic (_("Export _All the Same"));

  self->summary = GTK_LABEL (summary);
  self->list = GTK_LIST_BOX (list);
  self->force = GTK_CHECK_BUTTON (force);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (summary, "heading");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pre-flight"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pre-flight"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 170);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_visible (force, FALSE);
  gtk_box_append (GTK_BOX (self), summary);
  gtk_box_append (GTK_BOX (self), scrolled);
  gtk_box_append (GTK_BOX (self), force);
  g_signal_connect_object (force, "toggled", G_CALLBACK (force_cb), self, G_CONNECT_SWAPPED);
}

/**
 * buju_preflight_list_show:
 * @self: a list
 * @preflight: (nullable): what was found
 *
 * Shows @preflight in place of what it showed.
 */
void
buju_preflight_list_show (BujuPreflightList *self, const BujuPreflight *preflight)
{
  GPtrArray       *items = preflight != NULL ? buju_preflight_get_items (preflight) : NULL;
  g_autofree char *summary = preflight != NULL ? summarise (preflight) : NULL;

  g_return_if_fail (BUJU_IS_PREFLIGHT_LIST (self));

  clear (self);
  for (guint i = 0; items != NULL && i < items->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (items, i)));
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list), items != NULL && items->len > 0);
  self->has_faults = preflight != NULL
                     && buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->force), self->has_faults);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLOCKED]);
}

/**
 * buju_preflight_list_get_blocked:
 * @self: a list
 *
 * Returns: whether the figure is held back
 */
gboolean
buju_preflight_list_get_blocked (BujuPreflightList *self)
{
  g_return_val_if_fail (BUJU_IS_PREFLIGHT_LIST (self), FALSE);

  return self->has_faults && !gtk_check_button_get_active (self->force);
}
