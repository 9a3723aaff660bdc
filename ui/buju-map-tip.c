/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-tip.h"

/* It keeps this far from the pointer, px. */
#define OFFSET 16

/* No GtkLabel: that asks for a new layout of the whole window with every name, and so does what
 * comes or goes by its visibility: some 4 ms, again and again while the map is zoomed below the
 * pointer. This one takes the size it needs where the map puts it, and nobody else is moved. */
struct _BujuMapTip
{
  GtkWidget    parent_instance;

  PangoLayout *text;   /* NULL before the first */
  double       x;      /* px of the map */
  double       y;
};

G_DEFINE_FINAL_TYPE (BujuMapTip, buju_map_tip, GTK_TYPE_WIDGET)

/* Its text is not counted: only the style's padding is left, which GTK adds. */
static void
buju_map_tip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
buju_map_tip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuMapTip *self = BUJU_MAP_TIP (widget);
  GdkRGBA     colour;

  if (self->text == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_layout (snapshot, self->text, &colour);
}

static void
buju_map_tip_finalize (GObject *object)
{
  g_clear_object (&BUJU_MAP_TIP (object)->text);
  G_OBJECT_CLASS (buju_map_tip_parent_class)->finalize (object);
}

static void
buju_map_tip_class_init (BujuMapTipClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = buju_map_tip_finalize;
  widget_class->measure = buju_map_tip_measure;
  widget_class->snapshot = buju_map_tip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "map-tip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLTIP);
}

static void
buju_map_tip_init (BujuMapTip *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * buju_map_tip_new:
 *
 * Returns: (transfer floating): a tip that is hidden
 */
GtkWidget *
buju_map_tip_new (void)
{
  return g_object_new (BUJU_TYPE_MAP_TIP, NULL);
}

/**
 * buju_map_tip_show:
 * @self: a tip, child of the map
 * @text: a name, one line or two
 * @x: px of the map
 * @y: px of the map
 *
 * Shows @text beside the place. The map must call buju_map_tip_place() when it is allocated.
 */
void
buju_map_tip_show (BujuMapTip *self, const char *text, double x, double y)
{
  g_return_if_fail (BUJU_IS_MAP_TIP (self));
  g_return_if_fail (text != NULL);

  g_clear_object (&self->text);
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  self->x = x;
  self->y = y;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  gtk_widget_set_child_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/**
 * buju_map_tip_hide:
 * @self: a tip
 */
void
buju_map_tip_hide (BujuMapTip *self)
{
  g_return_if_fail (BUJU_IS_MAP_TIP (self));

  if (!gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * buju_map_tip_place:
 * @self: a tip, child of the map
 * @width: of the map, px
 * @height: of the map, px
 *
 * Allocates it: below the pointer at its right; where the map ends, on the other side.
 */
void
buju_map_tip_place (BujuMapTip *self, int width, int height)
{
  GtkRequisition padding;
  GtkAllocation  area = { 0, 0, 0, 0 };

  g_return_if_fail (BUJU_IS_MAP_TIP (self));

  if (!gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_get_preferred_size (GTK_WIDGET (self), &padding, NULL);
  if (self->text != NULL)
    pango_layout_get_pixel_size (self->text, &area.width, &area.height);
  area.width += padding.width;
  area.height += padding.height;
  area.x = self->x + OFFSET;
  area.y = self->y + OFFSET;
  if (area.x + area.width > width)
    area.x = MAX (self->x - OFFSET - area.width, 0);
  if (area.y + area.height > height)
    area.y = MAX (self->y - OFFSET - area.height, 0);
  gtk_widget_size_allocate (GTK_WIDGET (self), &area, -1);
}
