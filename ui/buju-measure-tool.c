/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-measure-tool.h"

#include <math.h>

#define DOT        4.0   /* radius, px */
#define LINE       2.5
#define CASING     5.5
#define LABEL_PAD  6.0
#define LABEL_GAP  14.0  /* from the end of the line to its label, px */
#define CROSS      9.0

struct _BujuMeasureTool
{
  GtkWidget    parent_instance;

  BujuRuler   *ruler;
  BujuMapView *maps[2];    /* borrowed: they live as long */
  gboolean     active;
  gboolean     pointed;    /* the pointer is over a map */
  BujuPoint    pointer;    /* map units */
  gboolean     keyed;      /* points are set by keys in the middle, which is therefore marked */
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BujuMeasureTool, buju_measure_tool, GTK_TYPE_WIDGET)

/* ---- Input ---- */

static gboolean
clicked_cb (BujuMeasureTool *self, double x, double y, int n_press, BujuMapView *map)
{
  if (!self->active)
    return FALSE;
  self->keyed = FALSE;
  if (n_press == 1)
    buju_ruler_add (self->ruler, buju_map_view_find_ground (map, x, y));
  else if (n_press == 2)
    buju_ruler_finish (self->ruler);
  return TRUE;
}

static gboolean
pointed_cb (BujuMeasureTool *self, double x, double y, BujuMapView *map)
{
  self->pointed = isfinite (x) && isfinite (y) && buju_map_view_get_session (map) != NULL;
  if (self->pointed)
    self->pointer = buju_map_view_find_ground (map, x, y);
  if (!self->active)
    return FALSE;
  if (self->pointed)
    self->keyed = FALSE;
  buju_ruler_point_at (self->ruler, self->pointed ? &self->pointer : NULL);
  return TRUE;
}

static void
view_cb (BujuMeasureTool *self)
{
  if (self->active)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
session_cb (BujuMeasureTool *self, GParamSpec *pspec, BujuMapView *map)
{
  BujuSession *session = buju_map_view_get_session (map);

  if (session != NULL)
    g_signal_connect_object (session, "view-changed", G_CALLBACK (view_cb), self,
                             G_CONNECT_SWAPPED);
}

/* ---- Drawing ---- */

static void
trace (cairo_t *cr, BujuMapView *map, GArray *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      BujuPoint at = buju_map_view_find_screen (map, g_array_index (points, BujuPoint, i));

      cairo_line_to (cr, at.x, at.y);
    }
}

static void
set_accent (BujuMeasureTool *self, cairo_t *cr, double alpha)
{
  gboolean dark = buju_session_get_dark (buju_map_view_get_session (self->maps[0]));

  if (dark)
    cairo_set_source_rgba (cr, 1.0, 0.72, 0.30, alpha);
  else
    cairo_set_source_rgba (cr, 0.76, 0.22, 0.02, alpha);
}

static void
set_casing (BujuMeasureTool *self, cairo_t *cr)
{
  double light = buju_session_get_dark (buju_map_view_get_session (self->maps[0])) ? 0 : 1;

  cairo_set_source_rgba (cr, light, light, light, 0.85);
}

static void
stroke_cased (BujuMeasureTool *self, cairo_t *cr)
{
  cairo_set_line_width (cr, CASING);
  set_casing (self, cr);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, LINE);
  set_accent (self, cr, 1);
  cairo_stroke (cr);
}

static void
draw_dots (BujuMeasureTool *self, cairo_t *cr, BujuMapView *map, GArray *points)
{
  guint n = MIN (points->len, buju_ruler_get_n_points (self->ruler));

  for (guint i = 0; i < n; i++)
    {
      BujuPoint at = buju_map_view_find_screen (map, g_array_index (points, BujuPoint, i));

      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, DOT, 0, 2 * G_PI);
    }
  set_casing (self, cr);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 2);
  set_accent (self, cr, 1);
  cairo_stroke (cr);
}

static void
draw_figure (BujuMeasureTool *self, cairo_t *cr, BujuMapView *map, GArray *points)
{
  gboolean area = buju_ruler_get_kind (self->ruler) == BUJU_RULER_AREA && points->len > 2;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace (cr, map, points);
  if (area)
    {
      cairo_close_path (cr);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      set_accent (self, cr, 0.16);
      cairo_fill_preserve (cr);
    }
  stroke_cased (self, cr);
  draw_dots (self, cr, map, points);
}

/* Where the keys set a point. */
static void
draw_cross (BujuMeasureTool *self, cairo_t *cr)
{
  double x = round (gtk_widget_get_width (GTK_WIDGET (self->maps[0])) / 2.0);
  double y = round (gtk_widget_get_height (GTK_WIDGET (self->maps[0])) / 2.0);

  cairo_move_to (cr, x - CROSS, y);
  cairo_line_to (cr, x + CROSS, y);
  cairo_move_to (cr, x, y - CROSS);
  cairo_line_to (cr, x, y + CROSS);
  stroke_cased (self, cr);
}

static void
draw_label (BujuMeasureTool *self, GtkSnapshot *snapshot, BujuMapView *map, GArray *points,
            const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  BujuPoint               at = buju_map_view_find_screen (map,
                                                          g_array_index (points, BujuPoint,
                                                                         points->len - 1));
  GdkRGBA                 colour;
  GdkRGBA                 ground = { 1, 1, 1, 0.95 };
  GskRoundedRect          outline;
  graphene_rect_t         area;
  int                     width;
  int                     height;
  double                  x;
  double                  y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = MIN (at.x + LABEL_GAP, gtk_widget_get_width (GTK_WIDGET (map)) - width - 2 * LABEL_PAD);
  y = at.y - LABEL_GAP - height - LABEL_PAD;
  x = MAX (x, 0);
  y = y < 0 ? at.y + LABEL_GAP : y;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                  "popover_bg_color", &ground);
  graphene_rect_init (&area, x, y, width + 2 * LABEL_PAD, height + LABEL_PAD);
  gsk_rounded_rect_init_from_rect (&outline, &area, 6);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.3 }, 0, 1, 0, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + LABEL_PAD, y + LABEL_PAD / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_on (BujuMeasureTool *self, GtkSnapshot *snapshot, BujuMapView *map, GArray *points,
         const char *text)
{
  graphene_rect_t  area;
  graphene_point_t origin;
  cairo_t         *cr;

  if (!gtk_widget_compute_point (GTK_WIDGET (map), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0),
                                 &origin))
    return;
  graphene_rect_init (&area, 0, 0, gtk_widget_get_width (GTK_WIDGET (map)),
                      gtk_widget_get_height (GTK_WIDGET (map)));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &origin);
  gtk_snapshot_push_clip (snapshot, &area);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_figure (self, cr, map, points);
  if (self->keyed && map == self->maps[0])
    draw_cross (self, cr);
  cairo_destroy (cr);
  if (points->len > 0 && *text != '\0')
    draw_label (self, snapshot, map, points, text);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The second of two maps that lie over one another shows the same view: once is enough. */
static gboolean
lies_apart (BujuMeasureTool *self)
{
  graphene_point_t origin;

  return gtk_widget_get_mapped (GTK_WIDGET (self->maps[1]))
         && buju_map_view_get_session (self->maps[1]) != NULL &&
         gtk_widget_compute_point (GTK_WIDGET (self->maps[1]), GTK_WIDGET (self->maps[0]),
                                   &GRAPHENE_POINT_INIT (0, 0),
                                   &origin) && fabs (origin.x) > 1;
}

static void
buju_measure_tool_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuMeasureTool   *self = BUJU_MEASURE_TOOL (widget);
  BujuSession       *session = self->maps[0] != NULL ? buju_map_view_get_session (self->maps[0])
                               : NULL;
  g_autoptr (GArray) points = NULL;
  g_autofree char   *text = NULL;

  if (!self->active || session == NULL)
    return;
  points = buju_ruler_dup_points (self->ruler);
  text = buju_ruler_dup_text (self->ruler, buju_language_of_messages ());
  draw_on (self, snapshot, self->maps[0], points, text);
  if (lies_apart (self))
    draw_on (self, snapshot, self->maps[1], points, text);
}

/* ---- Object ---- */

static void
buju_measure_tool_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    g_value_set_boolean (value, BUJU_MEASURE_TOOL (object)->active);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_measure_tool_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ACTIVE)
    buju_measure_tool_set_active (BUJU_MEASURE_TOOL (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
buju_measure_tool_dispose (GObject *object)
{
  g_clear_object (&BUJU_MEASURE_TOOL (object)->ruler);
  G_OBJECT_CLASS (buju_measure_tool_parent_class)->dispose (object);
}

static void
buju_measure_tool_class_init (BujuMeasureToolClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = buju_measure_tool_dispose;
  object_class->get_property = buju_measure_tool_get_property;
  object_class->set_property = buju_measure_tool_set_property;
  widget_class->snapshot = buju_measure_tool_snapshot;
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READWRITE |
                                                  G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "measuretool");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
buju_measure_tool_init (BujuMeasureTool *self)
{
  self->ruler = buju_ruler_new ();
  g_signal_connect_object (self->ruler, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * buju_measure_tool_attach:
 * @self: a tool
 * @first: a map
 * @second: the map beside it
 */
void
buju_measure_tool_attach (BujuMeasureTool *self, BujuMapView *first, BujuMapView *second)
{
  g_return_if_fail (BUJU_IS_MEASURE_TOOL (self));
  g_return_if_fail (BUJU_IS_MAP_VIEW (first) && BUJU_IS_MAP_VIEW (second));

  self->maps[0] = first;
  self->maps[1] = second;
  for (guint i = 0; i < G_N_ELEMENTS (self->maps); i++)
    {
      g_signal_connect_object (self->maps[i], "clicked", G_CALLBACK (clicked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->maps[i], "pointed", G_CALLBACK (pointed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (first, "notify::session", G_CALLBACK (session_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * buju_measure_tool_get_ruler:
 * @self: a tool
 *
 * Returns: (transfer none): what it measures with
 */
BujuRuler *
buju_measure_tool_get_ruler (BujuMeasureTool *self)
{
  g_return_val_if_fail (BUJU_IS_MEASURE_TOOL (self), NULL);

  return self->ruler;
}

/**
 * buju_measure_tool_get_active:
 * @self: a tool
 *
 * Returns: whether clicks measure
 */
gboolean
buju_measure_tool_get_active (BujuMeasureTool *self)
{
  g_return_val_if_fail (BUJU_IS_MEASURE_TOOL (self), FALSE);

  return self->active;
}

/**
 * buju_measure_tool_set_active:
 * @self: a tool with maps
 * @active: whether clicks measure; what was measured is forgotten
 */
void
buju_measure_tool_set_active (BujuMeasureTool *self, gboolean active)
{
  g_return_if_fail (BUJU_IS_MEASURE_TOOL (self));
  g_return_if_fail (self->maps[0] != NULL);

  if (self->active == !!active)
    return;
  self->active = !!active;
  self->keyed = FALSE;
  buju_ruler_clear (self->ruler);
  gtk_widget_set_visible (GTK_WIDGET (self), self->active);
  for (guint i = 0; i < G_N_ELEMENTS (self->maps); i++)
    buju_map_view_set_cursor (self->maps[i], self->active ? "crosshair" : NULL);
  if (self->active)
    buju_map_view_point_at (self->maps[0], NULL, 0, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * buju_measure_tool_add_point:
 * @self: an active tool
 *
 * Sets a point where the pointer is or, when it is elsewhere, in the middle of the map, which is
 * marked from then on.
 */
void
buju_measure_tool_add_point (BujuMeasureTool *self)
{
  GtkWidget *map;

  g_return_if_fail (BUJU_IS_MEASURE_TOOL (self));

  if (!self->active || buju_map_view_get_session (self->maps[0]) == NULL)
    return;
  map = GTK_WIDGET (self->maps[0]);
  if (!self->pointed)
    {
      self->keyed = TRUE;
      self->pointer = buju_map_view_find_ground (self->maps[0], gtk_widget_get_width (map) / 2.0,
                                                 gtk_widget_get_height (map) / 2.0);
    }
  buju_ruler_add (self->ruler, self->pointer);
}
