/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-compare-view.h"

#include "buju-compare-handle.h"
#include "buju-letters.h"
#include "buju-text-label.h"
#include "buju-tip.h"

/* Narrower than this, px, two maps side by side would show too little: they lie over one
 * another. */
#define SIDE_BY_SIDE_LEAST 620
#define TITLE_LEAST        150   /* px of a title over its map */
/* Neither map is narrower than this when they lie side by side, px. */
#define LEAST_WIDTH        200
/* Between the maps, px; and around the titles. */
#define GAP                2
#define PADDING            10

struct _BujuCompareView
{
  GtkWidget          parent_instance;

  /* Template */
  BujuMapView       *map;
  BujuMapView       *second;
  BujuCompareHandle *handle;
  GtkWidget         *bar;
  GtkWidget         *first_title;
  GtkLabel          *first_name;
  GtkLabel          *first_plan;
  GtkWidget         *second_title;
  GtkLabel          *second_name;
  GtkLabel          *second_plan;
  GtkWidget         *controls;
  GtkWidget         *modes;

  BujuSession       *session;
  GSignalGroup      *session_signals;
  guint              arranged_id;
  int                bar_height; /* px; 0 without a bar */
};

static guint arranged_signal;

G_DEFINE_FINAL_TYPE (BujuCompareView, buju_compare_view, GTK_TYPE_WIDGET)

static gboolean
is_comparing (BujuCompareView *self)
{
  return self->session != NULL && buju_session_get_compare (self->session) != NULL;
}

static gboolean
lies_side_by_side (BujuCompareView *self, int width)
{
  return width >= SIDE_BY_SIDE_LEAST
         && buju_session_get_compare_mode (self->session) == BUJU_COMPARE_SIDE_BY_SIDE;
}

/* ---- Layout ---- */

static void
put (GtkWidget *child, int x, int y, int width, int height)
{
  if (!gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

static GtkRequisition
get_natural (GtkWidget *child)
{
  GtkRequisition natural;

  gtk_widget_get_preferred_size (child, NULL, &natural);
  return natural;
}

/* px from the left at which the second map begins. */
static int
find_line (BujuCompareView *self, int width)
{
  int x = width * buju_session_get_compare_position (self->session);

  return lies_side_by_side (self, width)
         ? CLAMP (x, LEAST_WIDTH, MAX (width - LEAST_WIDTH, LEAST_WIDTH)) : x;
}

/* Of a title whose name may take two lines. */
static int
measure_title (GtkWidget *title, int width)
{
  int height;

  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, MAX (width, 1), NULL, &height, NULL, NULL);
  return height;
}

/* Titles under one another where there is little room; returns the height of the bar. */
static int
put_narrow_bar (BujuCompareView *self, int width)
{
  GtkRequisition controls = get_natural (self->controls);
  int            right = width - controls.width - PADDING / 2;
  int            room = right - 2 * PADDING;
  int            first = measure_title (self->first_title, room);
  int            second = measure_title (self->second_title, room);
  int            height = MAX (first + GAP + second, controls.height) + PADDING;
  int            top = (height - first - GAP - second) / 2;

  put (self->bar, 0, 0, width, height);
  put (self->controls, right, (height - controls.height) / 2, controls.width, controls.height);
  put (self->first_title, PADDING, top, room, first);
  put (self->second_title, PADDING, top + first + GAP, room, second);
  return height;
}

/* Titles over their maps; returns the height of the bar. */
static int
put_bar (BujuCompareView *self, int width, int line)
{
  GtkRequisition controls = get_natural (self->controls);
  int            right = width - controls.width - PADDING;
  int            middle = lies_side_by_side (self, width)
                            ? line + GAP : MAX (width / 2,
                                                right - 2 * PADDING
                                                  - get_natural (self->second_title).width);
  int            first = middle - 2 * PADDING;
  int            second = right - middle - 2 * PADDING;
  int            row = MAX (measure_title (self->first_title, first),
                            measure_title (self->second_title, second));
  int            height = MAX (row, controls.height) + PADDING;
  int            top = (height - row) / 2;

  put (self->bar, 0, 0, width, height);
  put (self->controls, right, (height - controls.height) / 2, controls.width, controls.height);
  put (self->first_title, PADDING, top, first, row);
  put (self->second_title, middle + PADDING, top, second, row);
  return height;
}

/* Where nothing of a title would be left over its map, or beside the buttons. */
static gboolean
has_narrow_bar (BujuCompareView *self, int width, int line)
{
  int least = (int) (TITLE_LEAST * buju_letters_get_scale ());
  int right = width - get_natural (self->controls).width - PADDING;

  return width < SIDE_BY_SIDE_LEAST
         || (lies_side_by_side (self, width) && (line < least || right - line < least));
}

static void
put_maps (BujuCompareView *self, int top, int width, int height, int line)
{
  GtkRequisition handle = get_natural (GTK_WIDGET (self->handle));

  if (lies_side_by_side (self, width))
    {
      buju_map_view_set_cut (self->second, 0);
      put (GTK_WIDGET (self->map), 0, top, line - GAP / 2, height);
      put (GTK_WIDGET (self->second), line + GAP / 2, top, width - line - GAP / 2, height);
    }
  else
    {
      buju_map_view_set_cut (self->second, line);
      put (GTK_WIDGET (self->map), 0, top, width, height);
      put (GTK_WIDGET (self->second), 0, top, width, height);
    }
  buju_compare_handle_set_shift (self->handle,
                                 CLAMP (line, handle.width / 2,
                                        MAX (width - handle.width / 2, handle.width / 2)) - line);
  put (GTK_WIDGET (self->handle), line - handle.width / 2, top, handle.width, height);
}

/* Not while it allocates: other buttons ask for another allocation. */
static void
arranged_cb (gpointer user_data)
{
  BujuCompareView *self = user_data;

  self->arranged_id = 0;
  gtk_widget_set_visible (self->modes,
                          gtk_widget_get_width (GTK_WIDGET (self)) >= SIDE_BY_SIDE_LEAST);
  g_signal_emit (self, arranged_signal, 0);
}

static void
set_bar_height (BujuCompareView *self, int width, int height)
{
  gboolean same = gtk_widget_get_visible (self->modes) == (width >= SIDE_BY_SIDE_LEAST)
                  && self->bar_height == height;

  self->bar_height = height;
  if (!same && self->arranged_id == 0)
    self->arranged_id = g_idle_add_once (arranged_cb, self);
}

static void
buju_compare_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BujuCompareView *self = BUJU_COMPARE_VIEW (widget);
  int              line;
  int              top;

  if (!is_comparing (self))
    {
      put (GTK_WIDGET (self->map), 0, 0, width, height);
      set_bar_height (self, width, 0);
      return;
    }
  line = find_line (self, width);
  top = has_narrow_bar (self, width, line) ? put_narrow_bar (self, width)
                                           : put_bar (self, width, line);
  set_bar_height (self, width, top);
  put_maps (self, top, width, MAX (height - top, 1), line);
}

static void
buju_compare_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (BUJU_COMPARE_VIEW (widget)->map), orientation, -1, minimum,
                      natural, NULL, NULL);
}

/* ---- What is shown ---- */

static void
set_title (const BujuLayout *layout, BujuLanguage language, GtkWidget *title, GtkLabel *name,
           GtkLabel *plan)
{
  BujuLanguage     one = language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN : BUJU_LANGUAGE_ZH;
  g_autofree char *whole = buju_text_dup (&layout->title, language, "\n");
  g_autofree char *tip = g_strdup_printf ("%s\n%s", whole,
                                          buju_text_get (&layout->plan->short_title, one));

  buju_text_label_set (name, &layout->title, one, 0);
  buju_text_label_set (plan, &layout->plan->short_title, one, 0);
  buju_tip_set (title, tip);
}

static void
update_titles (BujuCompareView *self)
{
  BujuLanguage language;

  if (!is_comparing (self))
    return;
  language = buju_session_get_language (self->session);
  set_title (buju_session_get_layout (self->session), language, self->first_title, self->first_name,
             self->first_plan);
  set_title (buju_session_get_other_layout (self->session), language, self->second_title,
             self->second_name,
             self->second_plan);
}

/* Without a comparison the second map rests: it has no session and paints nothing. */
static void
compare_cb (BujuCompareView *self)
{
  gboolean   comparing = is_comparing (self);
  GtkWidget *parts[] = { GTK_WIDGET (self->second), GTK_WIDGET (self->handle), self->bar,
                         self->first_title,
                         self->second_title, self->controls };

  buju_map_view_set_session (self->second, comparing ? self->session : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], comparing);
  update_titles (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
position_cb (BujuCompareView *self)
{
  buju_compare_handle_set_position (self->handle,
                                    buju_session_get_compare_position (self->session));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
moved_cb (BujuCompareView *self, double position)
{
  if (self->session != NULL)
    buju_session_set_compare_position (self->session, position);
}

/* ---- The pointer of one map on the other ---- */

static void
motion_cb (BujuCompareView *self, double x, double y, GtkEventController *motion)
{
  BujuMapView *here = BUJU_MAP_VIEW (gtk_event_controller_get_widget (motion));
  BujuMapView *there = here == self->map ? self->second : self->map;
  BujuPoint    at;

  buju_map_view_set_ghost (here, NULL);
  if (!is_comparing (self) || !lies_side_by_side (self, gtk_widget_get_width (GTK_WIDGET (self))))
    return;
  at = buju_map_view_find_ground (here, x, y);
  buju_map_view_set_ghost (there, &at);
}

static void
leave_cb (BujuCompareView *self)
{
  buju_map_view_set_ghost (self->map, NULL);
  buju_map_view_set_ghost (self->second, NULL);
}

static void
follow_pointer (BujuCompareView *self, BujuMapView *map)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (map), motion);
}

static void
failed_cb (BujuCompareView *self, const char *message)
{
  g_signal_emit_by_name (self->map, "drawing-failed", message);
}

static void
buju_compare_view_dispose (GObject *object)
{
  BujuCompareView *self = BUJU_COMPARE_VIEW (object);
  GtkWidget       *child;

  g_clear_handle_id (&self->arranged_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (buju_compare_view_parent_class)->dispose (object);
}

static void
buju_compare_view_class_init (BujuCompareViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_compare_view_dispose;
  widget_class->measure = buju_compare_view_measure;
  arranged_signal = g_signal_new ("arranged", BUJU_TYPE_COMPARE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 0);
  widget_class->size_allocate = buju_compare_view_size_allocate;

  g_type_ensure (BUJU_TYPE_MAP_VIEW);
  g_type_ensure (BUJU_TYPE_COMPARE_HANDLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, map);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, second);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, handle);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, bar);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, first_title);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, first_name);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, first_plan);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, second_title);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, second_name);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, second_plan);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, controls);
  gtk_widget_class_bind_template_child (widget_class, BujuCompareView, modes);
}

static void
buju_compare_view_init (BujuCompareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  buju_map_view_set_pair (self->map, self->second);
  follow_pointer (self, self->map);
  follow_pointer (self, self->second);
  g_signal_connect_object (self->handle, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second, "drawing-failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::compare", G_CALLBACK (compare_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::compare-mode",
                                  G_CALLBACK (gtk_widget_queue_allocate), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::compare-position",
                                  G_CALLBACK (position_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language",
                                  G_CALLBACK (update_titles), self);
}

/**
 * buju_compare_view_new:
 *
 * Returns: (transfer floating): an empty map
 */
GtkWidget *
buju_compare_view_new (void)
{
  return g_object_new (BUJU_TYPE_COMPARE_VIEW, NULL);
}

/**
 * buju_compare_view_set_session:
 * @self: a compare view
 * @session: whose layouts to show
 */
void
buju_compare_view_set_session (BujuCompareView *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_COMPARE_VIEW (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  buju_map_view_set_session (self->second, NULL);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  buju_map_view_set_session (self->map, session);
  compare_cb (self);
}

/**
 * buju_compare_view_get_map:
 * @self: a compare view
 *
 * Returns: (transfer none): the map of the session's layout
 */
BujuMapView *
buju_compare_view_get_map (BujuCompareView *self)
{
  g_return_val_if_fail (BUJU_IS_COMPARE_VIEW (self), NULL);

  return self->map;
}

/**
 * buju_compare_view_get_second:
 * @self: a compare view
 *
 * Returns: (transfer none): the map of the other layout
 */
BujuMapView *
buju_compare_view_get_second (BujuCompareView *self)
{
  g_return_val_if_fail (BUJU_IS_COMPARE_VIEW (self), NULL);

  return self->second;
}

/**
 * buju_compare_view_get_bar_height:
 * @self: a view
 *
 * Returns: height of what stands over the maps, px; 0 while nothing is compared
 */
int
buju_compare_view_get_bar_height (BujuCompareView *self)
{
  g_return_val_if_fail (BUJU_IS_COMPARE_VIEW (self), 0);

  return self->bar_height;
}
