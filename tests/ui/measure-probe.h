/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A widget around what a window shows, which counts how often it was measured: whoever asks for
 * another size within it makes GTK measure all that is around him. */

#include <adwaita.h>

#define MEASURE_TYPE_PROBE (measure_probe_get_type ())
G_DECLARE_FINAL_TYPE (MeasureProbe, measure_probe, MEASURE, PROBE, GtkWidget)

struct _MeasureProbe
{
  GtkWidget parent_instance;

  guint     n_times;
};

G_DEFINE_FINAL_TYPE (MeasureProbe, measure_probe, GTK_TYPE_WIDGET)

static void
measure_probe_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  MEASURE_PROBE (widget)->n_times++;
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
measure_probe_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
measure_probe_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (measure_probe_parent_class)->dispose (object);
}

static void
measure_probe_class_init (MeasureProbeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = measure_probe_dispose;
  GTK_WIDGET_CLASS (class)->measure = measure_probe_measure;
  GTK_WIDGET_CLASS (class)->size_allocate = measure_probe_size_allocate;
}

static void
measure_probe_init (MeasureProbe *self)
{
}

/* (transfer none): the window's */
static inline MeasureProbe *
measure_probe_insert (AdwApplicationWindow *window)
{
  MeasureProbe         *self = g_object_new (MEASURE_TYPE_PROBE, NULL);
  g_autoptr (GtkWidget) content = g_object_ref (adw_application_window_get_content (window));

  adw_application_window_set_content (window, NULL);
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  adw_application_window_set_content (window, GTK_WIDGET (self));
  return self;
}
