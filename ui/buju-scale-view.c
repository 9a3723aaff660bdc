/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-scale-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define LONGEST   120.0   /* px */
#define TICK      5.0     /* px */
#define GAP       2.0     /* px */
#define LINE      1.5     /* px */

struct _BujuScaleView
{
  GtkWidget     parent_instance;

  GtkWidget    *plate;    /* as large as the bar; the widget is as large as the longest one */
  BujuSession  *session;
  GSignalGroup *session_signals;
  PangoLayout  *text;
  double        length;   /* m */
  double        width;    /* px */
  guint         place_id;
};

G_DEFINE_FINAL_TYPE (BujuScaleView, buju_scale_view, GTK_TYPE_WIDGET)

static char *
format_length (double metres)
{
  if (metres < 1000)
    /* Translators: a length on the scale bar, metres */
    return g_strdup_printf (_("%d m"), (int) metres);
  /* Translators: a length on the scale bar, kilometres */
  return g_strdup_printf (_("%d km"), (int) (metres / 1000));
}

static void
place_cb (gpointer user_data)
{
  BujuScaleView *self = user_data;

  self->place_id = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The view changes in the middle of the map's allocation, too: another one is asked for after it,
 * or GTK draws what has none. Only the plate gets another size: were it the widget, the whole
 * window would be laid out again in every frame of a zoom. */
static void
view_changed_cb (BujuScaleView *self)
{
  BujuView         view = buju_session_get_view (self->session);
  g_autofree char *text = NULL;

  if (view.width < 1)
    return;
  self->length = buju_scale_view_round (view.scale, LONGEST);
  self->width = self->length * view.scale;
  text = format_length (self->length);
  pango_layout_set_text (self->text, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->place_id == 0)
    self->place_id = g_idle_add_once (place_cb, self);
}

static void
buju_scale_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (widget);
  int            width;
  int            height;

  pango_layout_get_pixel_size (self->text, &width, &height);
  gtk_widget_measure (self->plate, orientation, -1, minimum, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum += ceil (MAX (LONGEST, width));
  else
    *minimum += ceil (height + GAP + TICK + LINE);
  *natural = *minimum;
}

static void
buju_scale_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (widget);
  int            padding, text;

  pango_layout_get_pixel_size (self->text, &text, NULL);
  gtk_widget_measure (self->plate, GTK_ORIENTATION_HORIZONTAL, -1, &padding, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->plate,
                            &(GtkAllocation) { 0, 0, padding + ceil (MAX (self->width, text)),
                                               height }, -1);
}

/* The desktop has other letters; nothing tells the text, which is no label. */
static void
letters_cb (BujuScaleView *self)
{
  g_autofree char *text = g_strdup (pango_layout_get_text (self->text));

  g_object_unref (self->text);
  self->text = gtk_widget_create_pango_layout (self->plate, text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
append_line (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width,
             double height)
{
  graphene_rect_t area;

  graphene_rect_init (&area, x, y, width, height);
  gtk_snapshot_append_color (snapshot, colour, &area);
}

static void
buju_scale_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (widget);
  double         bottom;
  GtkStyleContext *style = gtk_widget_get_style_context (self->plate);
  GtkBorder      padding;
  GdkRGBA        colour;
  int            width;

  if (self->session == NULL)
    return;
  gtk_widget_snapshot_child (widget, self->plate, snapshot);
  gtk_style_context_get_color (style, &colour);
  gtk_style_context_get_padding (style, &padding);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (padding.left, padding.top));
  bottom = gtk_widget_get_height (widget) - padding.top - padding.bottom;
  pango_layout_get_pixel_size (self->text, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX ((self->width - width) / 2, 0), 0));
  gtk_snapshot_append_layout (snapshot, self->text, &colour);
  gtk_snapshot_restore (snapshot);
  append_line (snapshot, &colour, 0, bottom - LINE, self->width, LINE);
  append_line (snapshot, &colour, 0, bottom - TICK, LINE, TICK);
  append_line (snapshot, &colour, self->width - LINE, bottom - TICK, LINE, TICK);
  gtk_snapshot_restore (snapshot);
}

static void
buju_scale_view_dispose (GObject *object)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (object);

  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_pointer (&self->plate, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->text);
  G_OBJECT_CLASS (buju_scale_view_parent_class)->dispose (object);
}

static void
buju_scale_view_class_init (BujuScaleViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_scale_view_dispose;
  widget_class->measure = buju_scale_view_measure;
  widget_class->size_allocate = buju_scale_view_size_allocate;
  widget_class->snapshot = buju_scale_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scale-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
buju_scale_view_init (BujuScaleView *self)
{
  self->plate = adw_bin_new ();
  gtk_widget_add_css_class (self->plate, "scale-bar");
  gtk_widget_set_parent (self->plate, GTK_WIDGET (self));
  self->text = gtk_widget_create_pango_layout (self->plate, NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (letters_cb), self, G_CONNECT_SWAPPED);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "view-changed",
                                  G_CALLBACK (view_changed_cb), self);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * buju_scale_view_set_session:
 * @self: a scale bar
 * @session: whose view to measure
 */
void
buju_scale_view_set_session (BujuScaleView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_SCALE_VIEW (self));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  if (session != NULL)
    view_changed_cb (self);
}

/**
 * buju_scale_view_round:
 * @scale: px/m
 * @width: px
 *
 * Returns: the longest of 1, 2, 5 × 10ⁿ m that takes at most @width px
 */
double
buju_scale_view_round (double scale, double width)
{
  double most = width / scale;
  double step = pow (10, floor (log10 (most)));

  if (step * 5 <= most)
    return step * 5;
  return step * 2 <= most ? step * 2 : step;
}
