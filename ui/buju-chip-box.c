/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-chip-box.h"

#define SPACING 6 /* px, across and down */

struct _BujuChipBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BujuChipBox, buju_chip_box, GTK_TYPE_WIDGET)

/* As wide as it likes to be, but not wider than a line. */
static void
measure_child (GtkWidget *child, int line, int *width, int *height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, width, NULL, NULL);
  *width = MAX (MIN (*width, line), minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

/* Breaks into lines of @line px; allocates when asked to. Returns the height. */
static int
flow (GtkWidget *widget, int line, gboolean allocate)
{
  gboolean right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      x = 0;
  int      y = 0;
  int      tallest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation area;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, line, &area.width, &area.height);
      if (x > 0 && x + area.width > line)
        {
          y += tallest + SPACING;
          x = 0;
          tallest = 0;
        }
      area.x = right ? line - x - area.width : x;
      area.y = y;
      if (allocate)
        gtk_widget_size_allocate (child, &area, -1);
      x += area.width + SPACING;
      tallest = MAX (tallest, area.height);
    }
  return y + tallest;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int most;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += most + (*natural > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
buju_chip_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
buju_chip_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                       int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int least;
  int most;

  measure_width (widget, &least, &most);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = flow (widget, for_size >= 0 ? MAX (for_size, least) : most, FALSE);
  else
    {
      *minimum = least;
      *natural = most;
    }
}

static void
buju_chip_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (widget, width, TRUE);
}

static void
buju_chip_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (buju_chip_box_parent_class)->dispose (object);
}

static void
buju_chip_box_class_init (BujuChipBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_chip_box_dispose;
  widget_class->get_request_mode = buju_chip_box_get_request_mode;
  widget_class->measure = buju_chip_box_measure;
  widget_class->size_allocate = buju_chip_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "chips");
}

static void
buju_chip_box_init (BujuChipBox *self)
{
}

/**
 * buju_chip_box_new:
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
buju_chip_box_new (void)
{
  return g_object_new (BUJU_TYPE_CHIP_BOX, NULL);
}

/**
 * buju_chip_box_append:
 * @self: a box
 * @child: (transfer floating): its new last child
 */
void
buju_chip_box_append (BujuChipBox *self, GtkWidget *child)
{
  g_return_if_fail (BUJU_IS_CHIP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
