/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-zone-accessible.h"

struct _BujuZoneAccessible
{
  GtkWidget     parent_instance;

  char         *id;
  char         *name;
  GdkRectangle  area;
};

enum
{
  ENTERED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuZoneAccessible, buju_zone_accessible, GTK_TYPE_WIDGET)

static void
enter_cb (BujuZoneAccessible *self)
{
  g_signal_emit (self, signals[ENTERED], 0, self->id);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuZoneAccessible *self = BUJU_ZONE_ACCESSIBLE (widget);

  g_signal_emit (self, signals[ACTIVATED], 0, self->id);
  return TRUE;
}

/* Any size will do: the map allocates the thing's box, however small. */
static void
buju_zone_accessible_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static gboolean
buju_zone_accessible_contains (GtkWidget *widget, double x, double y)
{
  return FALSE;
}

static void
buju_zone_accessible_finalize (GObject *object)
{
  BujuZoneAccessible *self = BUJU_ZONE_ACCESSIBLE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (buju_zone_accessible_parent_class)->finalize (object);
}

static void
buju_zone_accessible_class_init (BujuZoneAccessibleClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->finalize = buju_zone_accessible_finalize;
  widget_class->measure = buju_zone_accessible_measure;
  widget_class->contains = buju_zone_accessible_contains;

  signals[ENTERED] = g_signal_new ("entered", BUJU_TYPE_ZONE_ACCESSIBLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", BUJU_TYPE_ZONE_ACCESSIBLE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "zone");
}

static void
buju_zone_accessible_init (BujuZoneAccessible *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * buju_zone_accessible_new:
 * @id: what it stands for
 * @name: for a screen reader
 *
 * Returns: (transfer floating): a new child for the map
 */
GtkWidget *
buju_zone_accessible_new (const char *id, const char *name)
{
  BujuZoneAccessible *self;

  g_return_val_if_fail (id != NULL && name != NULL, NULL);

  self = g_object_new (BUJU_TYPE_ZONE_ACCESSIBLE, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * buju_zone_accessible_get_id:
 * @self: a zone
 *
 * Returns: what it stands for
 */
const char *
buju_zone_accessible_get_id (BujuZoneAccessible *self)
{
  g_return_val_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self), NULL);

  return self->id;
}

/**
 * buju_zone_accessible_get_name:
 * @self: a zone
 *
 * Returns: what a screen reader calls it
 */
const char *
buju_zone_accessible_get_name (BujuZoneAccessible *self)
{
  g_return_val_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self), NULL);

  return self->name;
}

/**
 * buju_zone_accessible_set_selected:
 * @self: a zone
 * @selected: whether its profile is shown
 */
void
buju_zone_accessible_set_selected (BujuZoneAccessible *self, gboolean selected)
{
  g_return_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self));

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/**
 * buju_zone_accessible_set_description:
 * @self: a zone
 * @description: (nullable): more about it, for a screen reader
 */
void
buju_zone_accessible_set_description (BujuZoneAccessible *self, const char *description)
{
  g_return_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

/**
 * buju_zone_accessible_set_area:
 * @self: a zone
 * @area: its box on the map widget, px
 */
void
buju_zone_accessible_set_area (BujuZoneAccessible *self, const GdkRectangle *area)
{
  g_return_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self));
  g_return_if_fail (area != NULL);

  self->area = *area;
}

/**
 * buju_zone_accessible_get_area:
 * @self: a zone
 *
 * Returns: its box on the map widget, px
 */
GdkRectangle
buju_zone_accessible_get_area (BujuZoneAccessible *self)
{
  g_return_val_if_fail (BUJU_IS_ZONE_ACCESSIBLE (self), ((GdkRectangle) { 0, 0, 0, 0 }));

  return self->area;
}
