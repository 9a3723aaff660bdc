/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-compare-handle.h"

#include <glib/gi18n.h>

#define LINE    2     /* px */
#define STEP    0.02  /* of the width: an arrow key */
#define PAGE    0.1
#define MIDDLE  0.5

struct _BujuCompareHandle
{
  GtkWidget      parent_instance;

  GtkWidget     *line;
  GtkWidget     *knob;
  GtkWidget     *scale;       /* not seen: keys, focus, and what a screen reader is told */
  GtkAdjustment *adjustment;  /* percent */
  gboolean       setting;
  int            shift;       /* px: of the knob from the line */
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuCompareHandle, buju_compare_handle, GTK_TYPE_WIDGET)

static void
move (BujuCompareHandle *self, double position)
{
  g_signal_emit (self, signals[MOVED], 0, CLAMP (position, 0, 1));
}

static void
value_cb (BujuCompareHandle *self)
{
  if (!self->setting)
    move (self, gtk_adjustment_get_value (self->adjustment) / 100);
}

/* The handle follows the pointer, so that only the owner's coordinates stand still. */
static void
drag_update_cb (BujuCompareHandle *self, double dx, double dy, GtkGestureDrag *drag)
{
  GtkWidget *owner = gtk_widget_get_parent (GTK_WIDGET (self));
  double     x;
  double     y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), owner, x + dx, y + dy, &x, &y);
  move (self, x / MAX (gtk_widget_get_width (owner), 1));
}

static void
pressed_cb (BujuCompareHandle *self, int n_press)
{
  gtk_widget_grab_focus (self->scale);
  if (n_press == 2)
    move (self, MIDDLE);
}

static void
add_gestures (BujuCompareHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_scale (BujuCompareHandle *self)
{
  self->adjustment = gtk_adjustment_new (MIDDLE * 100, 0, 100, STEP * 100, PAGE * 100, 0);
  self->scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  gtk_widget_set_opacity (self->scale, 0);
  gtk_widget_set_can_target (self->scale, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Where the Two Maps Meet"), -1);
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (value_cb), self);
}

static void
buju_compare_handle_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  BujuCompareHandle *self = BUJU_COMPARE_HANDLE (widget);

  gtk_widget_measure (self->knob, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 0;
}

static void
put_child (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

static void
buju_compare_handle_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BujuCompareHandle *self = BUJU_COMPARE_HANDLE (widget);
  GtkRequisition     knob;
  GtkRequisition     scale;

  gtk_widget_get_preferred_size (self->knob, &knob, NULL);
  gtk_widget_get_preferred_size (self->scale, &scale, NULL);
  put_child (self->line, (width - LINE) / 2, 0, LINE, height);
  put_child (self->knob, (width - knob.width) / 2 + self->shift,
             (height - knob.height) / 2, knob.width, knob.height);
  put_child (self->scale, (width - scale.width) / 2, (height - scale.height) / 2, scale.width,
             scale.height);
}

static void
buju_compare_handle_dispose (GObject *object)
{
  BujuCompareHandle *self = BUJU_COMPARE_HANDLE (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->knob, gtk_widget_unparent);
  g_clear_pointer (&self->scale, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_compare_handle_parent_class)->dispose (object);
}

static void
buju_compare_handle_class_init (BujuCompareHandleClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = buju_compare_handle_dispose;
  widget_class->measure = buju_compare_handle_measure;
  widget_class->size_allocate = buju_compare_handle_size_allocate;
  signals[MOVED] = g_signal_new ("moved", BUJU_TYPE_COMPARE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "comparehandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_compare_handle_init (BujuCompareHandle *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->line, "compare-line");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  self->knob = gtk_image_new_from_icon_name ("buju-swipe-symbolic");
  gtk_widget_add_css_class (self->knob, "compare-knob");
  gtk_widget_set_parent (self->knob, GTK_WIDGET (self));
  add_scale (self);
  add_gestures (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
}

/**
 * buju_compare_handle_set_position:
 * @self: a handle
 * @position: where it is now, share of the owner's width
 */
void
buju_compare_handle_set_position (BujuCompareHandle *self, double position)
{
  g_return_if_fail (BUJU_IS_COMPARE_HANDLE (self));

  self->setting = TRUE;
  gtk_adjustment_set_value (self->adjustment, position * 100);
  self->setting = FALSE;
}

/**
 * buju_compare_handle_set_shift:
 * @self: a handle, about to be allocated
 * @shift: px to the right from the line to the middle of the knob
 *
 * Where the line is at the owner's edge the knob stands beside it, so that it is whole.
 */
void
buju_compare_handle_set_shift (BujuCompareHandle *self, int shift)
{
  g_return_if_fail (BUJU_IS_COMPARE_HANDLE (self));

  if (self->shift == shift)
    return;
  self->shift = shift;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
