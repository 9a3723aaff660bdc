/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-measure-bar.h"

#include <glib/gi18n.h>

#include "buju-tip.h"

struct _BujuMeasureBar
{
  GtkWidget        parent_instance;

  GtkWidget       *outer;
  GtkWidget       *box;
  GtkToggleButton *length;
  GtkToggleButton *area;
  GtkLabel        *value;
  GtkWidget       *copy;
  BujuMeasureTool *tool;    /* borrowed: lives as long */
  BujuMapView     *map;     /* the same */
};

static guint copied_signal;

G_DEFINE_FINAL_TYPE (BujuMeasureBar, buju_measure_bar, GTK_TYPE_WIDGET)

/* What to do next, as long as there is no value to show. */
static const char *
get_hint (BujuRuler *ruler)
{
  if (buju_ruler_get_n_points (ruler) == 0)
    return _("Click where it begins");
  if (buju_ruler_get_kind (ruler) == BUJU_RULER_LENGTH)
    return _("Click the next point");
  return _("Click the next corner");
}

static void
update (BujuMeasureBar *self)
{
  BujuRuler       *ruler = buju_measure_tool_get_ruler (self->tool);
  gboolean         area = buju_ruler_get_kind (ruler) == BUJU_RULER_AREA;
  g_autofree char *text = buju_ruler_dup_text (ruler, buju_language_of_messages ());
  gboolean         crossed = area && buju_ruler_is_crossed (ruler);

  gtk_widget_set_visible (GTK_WIDGET (self), buju_measure_tool_get_active (self->tool));
  gtk_toggle_button_set_active (self->length, !area);
  gtk_toggle_button_set_active (self->area, area);
  gtk_widget_set_sensitive (self->copy, *text != '\0' && !crossed);
  gtk_label_set_text (self->value,
                      crossed ? _("The outline crosses itself") : *text != '\0' ? text
                        : get_hint (ruler));
}

static void
kind_cb (BujuMeasureBar *self, GtkToggleButton *button)
{
  if (self->tool != NULL && gtk_toggle_button_get_active (button))
    buju_ruler_set_kind (buju_measure_tool_get_ruler (self->tool),
                         button == self->area ? BUJU_RULER_AREA : BUJU_RULER_LENGTH);
}

static void
copy_cb (BujuMeasureBar *self)
{
  buju_measure_bar_copy (self);
}

static void
close_cb (BujuMeasureBar *self)
{
  buju_measure_tool_set_active (self->tool, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static GtkWidget *
add_button (BujuMeasureBar *self, GtkWidget *button, const char *label, GCallback callback)
{
  buju_tip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_kinds (BujuMeasureBar *self)
{
  GtkWidget *kinds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->length = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Length")));
  self->area = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Area")));
  gtk_toggle_button_set_group (self->area, self->length);
  gtk_toggle_button_set_active (self->length, TRUE);
  gtk_widget_add_css_class (kinds, "linked");
  gtk_widget_set_valign (kinds, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (kinds), GTK_WIDGET (self->length));
  gtk_box_append (GTK_BOX (kinds), GTK_WIDGET (self->area));
  gtk_box_append (GTK_BOX (self->box), kinds);
  g_signal_connect_swapped (self->length, "toggled", G_CALLBACK (kind_cb), self);
  g_signal_connect_swapped (self->area, "toggled", G_CALLBACK (kind_cb), self);
}

static void
buju_measure_bar_dispose (GObject *object)
{
  g_clear_pointer (&BUJU_MEASURE_BAR (object)->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_measure_bar_parent_class)->dispose (object);
}

static void
buju_measure_bar_class_init (BujuMeasureBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_measure_bar_dispose;
  copied_signal = g_signal_new ("copied", BUJU_TYPE_MEASURE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measurebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_measure_bar_init (BujuMeasureBar *self)
{
  self->outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->outer), self->box);
  gtk_widget_add_css_class (self->outer, "lens-bar");
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  add_kinds (self);
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_justify (self->value, GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (self->value, 16);
  gtk_label_set_xalign (self->value, 0.5);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "heading");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->value));
  self->copy = add_button (self, gtk_button_new_from_icon_name ("edit-copy-symbolic"),
                           _("Copy the Result (Ctrl+C)"),
                           G_CALLBACK (copy_cb));
  add_button (self, gtk_button_new_from_icon_name ("window-close-symbolic"),
              _("Stop Measuring (Esc)"),
              G_CALLBACK (close_cb));
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_add_css_class (gtk_widget_get_last_child (self->box), "flat");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Measuring"), -1);
}

/**
 * buju_measure_bar_set_tool:
 * @self: a bar
 * @tool: what it shows and changes; lives as long
 * @map: whose session has the language; gets the focus at the end
 */
void
buju_measure_bar_set_tool (BujuMeasureBar *self, BujuMeasureTool *tool, BujuMapView *map)
{
  g_return_if_fail (BUJU_IS_MEASURE_BAR (self));
  g_return_if_fail (BUJU_IS_MEASURE_TOOL (tool) && BUJU_IS_MAP_VIEW (map));

  self->tool = tool;
  self->map = map;
  g_signal_connect_object (tool, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buju_measure_tool_get_ruler (tool), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * buju_measure_bar_set_narrow:
 * @self: a bar
 * @narrow: whether there is too little room for the value beside the buttons
 */
void
buju_measure_bar_set_narrow (BujuMeasureBar *self, gboolean narrow)
{
  GtkWidget *value;
  GtkBox    *to;

  g_return_if_fail (BUJU_IS_MEASURE_BAR (self));

  value = GTK_WIDGET (self->value);
  to = GTK_BOX (narrow ? self->outer : self->box);
  if (gtk_widget_get_parent (value) == GTK_WIDGET (to))
    return;
  g_object_ref (value);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (value)), value);
  if (narrow)
    gtk_box_append (to, value);
  else
    gtk_box_insert_child_after (to, value, gtk_widget_get_first_child (self->box));
  g_object_unref (value);
}

/**
 * buju_measure_bar_copy:
 * @self: a bar
 *
 * Puts what was measured on the clipboard.
 *
 * Returns: %FALSE when there is no value
 */
gboolean
buju_measure_bar_copy (BujuMeasureBar *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (BUJU_IS_MEASURE_BAR (self), FALSE);

  if (self->tool == NULL || !gtk_widget_get_sensitive (self->copy))
    return FALSE;
  text = buju_ruler_dup_result (buju_measure_tool_get_ruler (self->tool),
                                buju_language_of_messages ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, copied_signal, 0);
  return TRUE;
}
