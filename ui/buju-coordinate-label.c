/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-coordinate-label.h"

#include <math.h>

struct _BujuCoordinateLabel
{
  GtkWidget        parent_instance;

  PangoLayout     *text;
  int              widest;    /* of the texts so far, px */
  BujuGeodesy     *geodesy;   /* NULL until it is shown */
  BujuCoordinates  system;
  BujuMapView     *map;       /* the first; borrowed: it lives as long */
  gboolean         pointed;
  BujuPoint        pointer;   /* map units */
  guint            update_id;
};

enum
{
  PROP_0,
  PROP_SYSTEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BujuCoordinateLabel, buju_coordinate_label, GTK_TYPE_WIDGET)

/* Its width only grows: with every pointer's motion there is another text, and a GtkLabel would
 * have the whole window laid out anew for it. */
static void
show (BujuCoordinateLabel *self, const char *text)
{
  int width;

  pango_layout_set_text (self->text, text, -1);
  pango_layout_set_width (self->text, -1);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (width <= self->widest)
    return;
  self->widest = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update (BujuCoordinateLabel *self)
{
  BujuSession     *session = self->map != NULL ? buju_map_view_get_session (self->map) : NULL;
  g_autofree char *text = NULL;
  BujuPoint        at;

  if (session == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (self->geodesy == NULL)
    self->geodesy = buju_geodesy_new ();
  at = self->pointed ? self->pointer : buju_session_get_view (session).centre;
  text = buju_geodesy_format (self->geodesy, self->system, at);
  show (self, text != NULL ? text : "—");
}

static void
update_cb (gpointer user_data)
{
  BujuCoordinateLabel *self = user_data;

  self->update_id = 0;
  update (self);
}

/* The view changes in the middle of the map's allocation, too: another text asks for one, so it
 * waits until after it. */
static void
view_changed_cb (BujuCoordinateLabel *self)
{
  if (self->update_id == 0 && gtk_widget_get_visible (GTK_WIDGET (self)))
    self->update_id = g_idle_add_once (update_cb, self);
}

static gboolean
pointed_cb (BujuCoordinateLabel *self, double x, double y, BujuMapView *map)
{
  self->pointed = isfinite (x) && isfinite (y) && buju_map_view_get_session (map) != NULL;
  if (self->pointed)
    self->pointer = buju_map_view_find_ground (map, x, y);
  update (self);
  return FALSE;
}

static void
session_cb (BujuCoordinateLabel *self, GParamSpec *pspec, BujuMapView *map)
{
  BujuSession *session = buju_map_view_get_session (map);

  if (session != NULL)
    g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
buju_coordinate_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SYSTEM)
    g_value_set_string (value, buju_coordinates_get_name (BUJU_COORDINATE_LABEL (object)->system));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_coordinate_label_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  BujuCoordinateLabel *self = BUJU_COORDINATE_LABEL (object);

  if (id != PROP_SYSTEM)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (g_value_get_string (value) != NULL)
    buju_coordinates_from_name (g_value_get_string (value), &self->system);
  self->widest = 0;
  update (self);
}

static void
buju_coordinate_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  BujuCoordinateLabel *self = BUJU_COORDINATE_LABEL (widget);

  *minimum = 0;
  *natural = self->widest;
  if (orientation != GTK_ORIENTATION_VERTICAL)
    return;
  pango_layout_get_pixel_size (self->text, NULL, minimum);
  *natural = *minimum;
}

static void
buju_coordinate_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuCoordinateLabel *self = BUJU_COORDINATE_LABEL (widget);
  GdkRGBA              colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_set_width (self->text, gtk_widget_get_width (widget) * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, self->text, &colour);
}

static void
buju_coordinate_label_dispose (GObject *object)
{
  BujuCoordinateLabel *self = BUJU_COORDINATE_LABEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->geodesy, buju_geodesy_free);
  g_clear_object (&self->text);
  G_OBJECT_CLASS (buju_coordinate_label_parent_class)->dispose (object);
}

static void
buju_coordinate_label_class_init (BujuCoordinateLabelClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = buju_coordinate_label_dispose;
  object_class->get_property = buju_coordinate_label_get_property;
  object_class->set_property = buju_coordinate_label_set_property;
  properties[PROP_SYSTEM] = g_param_spec_string ("system", NULL, NULL, "wgs84",
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->measure = buju_coordinate_label_measure;
  widget_class->snapshot = buju_coordinate_label_snapshot;
  gtk_widget_class_set_css_name (widget_class, "coordinates");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
buju_coordinate_label_init (BujuCoordinateLabel *self)
{
  g_autoptr (PangoAttrList) digits = pango_attr_list_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "scale-bar");
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  pango_attr_list_insert (digits, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (self->text, digits);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::visible", G_CALLBACK (update), NULL);
}

/**
 * buju_coordinate_label_attach:
 * @self: a label
 * @first: a map
 * @second: the map beside it; both live as long
 */
void
buju_coordinate_label_attach (BujuCoordinateLabel *self, BujuMapView *first, BujuMapView *second)
{
  g_return_if_fail (BUJU_IS_COORDINATE_LABEL (self));
  g_return_if_fail (BUJU_IS_MAP_VIEW (first) && BUJU_IS_MAP_VIEW (second));

  self->map = first;
  g_signal_connect_object (first, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (second, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (first, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
}
