/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-scale-view.h"

#include <glib/gi18n.h>
#include <math.h>

#define LONGEST   120.0   /* px */
#define TICK      5.0     /* px */
#define GAP       2.0     /* px */
#define LINE      1.5     /* px */

struct _BujuScaleView
{
  GtkWidget     parent_instance;

  BujuSession  *session;
  GSignalGroup *session_signals;
  PangoLayout  *text;
  double        length;   /* m */
  double        width;    /* px */
  guint         resize_id;
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
resize_cb (gpointer user_data)
{
  BujuScaleView *self = user_data;

  self->resize_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The view changes in the middle of the map's allocation, too: another one is asked for after it,
 * or GTK draws what has none. */
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
  if (self->resize_id == 0)
    self->resize_id = g_idle_add_once (resize_cb, self);
}

static void
buju_scale_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (widget);
  int            width;
  int            height;

  pango_layout_get_pixel_size (self->text, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = ceil (MAX (self->width, width));
  else
    *minimum = *natural = ceil (height + GAP + TICK + LINE);
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
  double         bottom = gtk_widget_get_height (widget);
  GdkRGBA        colour;
  int            width;

  if (self->session == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (self->text, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX ((self->width - width) / 2, 0), 0));
  gtk_snapshot_append_layout (snapshot, self->text, &colour);
  gtk_snapshot_restore (snapshot);
  append_line (snapshot, &colour, 0, bottom - LINE, self->width, LINE);
  append_line (snapshot, &colour, 0, bottom - TICK, LINE, TICK);
  append_line (snapshot, &colour, self->width - LINE, bottom - TICK, LINE, TICK);
}

static void
buju_scale_view_dispose (GObject *object)
{
  BujuScaleView *self = BUJU_SCALE_VIEW (object);

  g_clear_handle_id (&self->resize_id, g_source_remove);
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
  widget_class->snapshot = buju_scale_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scale-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
buju_scale_view_init (BujuScaleView *self)
{
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "view-changed",
                                  G_CALLBACK (view_changed_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "scale-bar");
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
