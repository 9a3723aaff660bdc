/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "buju-figure-dialog.h"
#include "buju-map-view.h"
#include "buju-profile-view.h"
#include "inside-fixture.h"

/* The dark style, whose figures stay light, and a window as narrow as a telephone, in this
 * process. */

#define WIDE    1200
#define NARROW  360
#define HEIGHT  720
#define FINGER  44   /* px */
#define SLACK   1.0  /* px */
#define A_WHILE (600 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  BujuWindow  *window;
  BujuSession *session;
  GtkWidget   *dialog;
} Fixture;

static gboolean
has_map (Fixture *self)
{
  return buju_session_get_view (self->session).width > 0;
}

/* @data: the width, px. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (BUJU_APP_ID);

  g_settings_set_int (settings, "window-width", GPOINTER_TO_INT (data));
  g_settings_set_int (settings, "window-height", HEIGHT);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  wait_for (self, has_map);
}

static void
set_scheme (const char *name)
{
  g_action_group_change_action_state (G_ACTION_GROUP (application), "color-scheme",
                                      g_variant_new_string (name));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  set_scheme ("follow");
  inside_close (self->window);
}

/* Of all pixels, 0 … 1. */
static double
measure_lightness (GdkTexture *texture)
{
  int                width = gdk_texture_get_width (texture);
  int                height = gdk_texture_get_height (texture);
  g_autofree guint8 *pixels = g_malloc ((gsize) width * height * 4);
  double             sum = 0;

  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height; i++)
    sum += (pixels[4 * i] + pixels[4 * i + 1] + pixels[4 * i + 2]) / (3 * 255.0);
  return sum / ((double) width * height);
}

/* The widget as it is on the screen. (transfer full) */
static GdkTexture *
take_picture (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot             *snapshot = gtk_snapshot_new ();
  GskRenderer             *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node, NULL);
}

static double
measure_map (Fixture *self)
{
  g_autoptr (GdkTexture) picture = take_picture (find_widget (GTK_WIDGET (self->window),
                                                              BUJU_TYPE_MAP_VIEW));

  return measure_lightness (picture);
}

static gboolean
is_dark (Fixture *self)
{
  return buju_session_get_dark (self->session);
}

static gboolean
has_preview (Fixture *self)
{
  GtkWidget *picture = find_widget (self->dialog, GTK_TYPE_PICTURE);

  return picture != NULL && GDK_IS_TEXTURE (gtk_picture_get_paintable (GTK_PICTURE (picture)));
}

static double
measure_preview (Fixture *self)
{
  GtkPicture *picture = GTK_PICTURE (find_widget (self->dialog, GTK_TYPE_PICTURE));

  return measure_lightness (GDK_TEXTURE (gtk_picture_get_paintable (picture)));
}

/* The map has a palette of its own; paper is white. */
static void
test_dark (Fixture *self, gconstpointer data)
{
  double light;
  double dark;
  double figure;

  set_scheme ("light");
  inside_pass (2 * A_WHILE);
  light = measure_map (self);
  set_scheme ("dark");
  wait_for (self, is_dark);
  inside_pass (2 * A_WHILE);
  dark = measure_map (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  self->dialog = find_toplevel (BUJU_TYPE_FIGURE_DIALOG);
  g_assert_nonnull (self->dialog);
  wait_for (self, has_preview);
  figure = measure_preview (self);
  g_test_message ("map %.2f in the light style, %.2f in the dark one; figure %.2f", light, dark,
                  figure);
  g_assert_cmpfloat (light, >, 0.7);
  g_assert_cmpfloat (dark, <, 0.4);
  g_assert_cmpfloat (figure, >, 0.8);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static gboolean
scrolls_across (GtkWidget *widget)
{
  GtkPolicyType across = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &across, NULL);
  return across != GTK_POLICY_NEVER;
}

/* Whatever can be pressed lies in the window, from side to side, or can be scrolled there. */
static guint
check_inside (Fixture *self, GtkWidget *widget)
{
  graphene_rect_t area;
  guint           n = 0;

  if (!gtk_widget_get_mapped (widget) || GTK_IS_POPOVER (widget) || scrolls_across (widget))
    return 0;
  if (GTK_IS_BUTTON (widget)
      && gtk_widget_compute_bounds (widget, GTK_WIDGET (self->window), &area))
    {
      if (area.origin.x < -SLACK || area.origin.x + area.size.width > NARROW + SLACK)
        g_test_message ("%s “%s” from %.0f to %.0f", G_OBJECT_TYPE_NAME (widget),
                        gtk_widget_get_tooltip_text (widget),
                        area.origin.x, area.origin.x + area.size.width);
      g_assert_cmpfloat (area.origin.x, >=, -SLACK);
      g_assert_cmpfloat (area.origin.x + area.size.width, <=, NARROW + SLACK);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_inside (self, child);
  return n;
}

/* Nothing in the profile is wider than it. */
static void
check_profile (GtkWidget *widget, GtkWidget *profile)
{
  graphene_rect_t area;

  if ((GTK_IS_LABEL (widget) || GTK_IS_BUTTON (widget)) && gtk_widget_get_mapped (widget) &&
      gtk_widget_compute_bounds (widget, profile, &area))
    {
      if (area.origin.x + area.size.width > gtk_widget_get_width (profile) + SLACK)
        g_test_message ("%s “%.90s” reaches %.0f of %d", G_OBJECT_TYPE_NAME (widget),
                        GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "",
                        area.origin.x + area.size.width, gtk_widget_get_width (profile));
      g_assert_cmpfloat (area.origin.x + area.size.width, <=,
                         gtk_widget_get_width (profile) + SLACK);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_profile (child, profile);
}

static gboolean
has_panel (Fixture *self)
{
  GtkWidget *profile = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_PROFILE_VIEW);

  return gtk_widget_get_mapped (profile) && gtk_widget_get_width (profile) > 0;
}

static void
test_profile (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "sei-pole-lingang", "jinqiao", "ic",
                                     "sei-two-poles-two-belts" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *profile = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_PROFILE_VIEW);

      buju_session_select (self->session, ids[i]);
      wait_for (self, has_panel);
      inside_pass (3 * A_WHILE);
      g_test_message ("%s", ids[i]);
      check_profile (profile, profile);
    }
}

/* On the map: what is pressed by a finger is as large as one. */
static guint
check_fingers (GtkWidget *widget)
{
  graphene_rect_t area;
  guint           n = 0;

  /* With its padding. */
  if (gtk_widget_has_css_class (widget, "map-button") && gtk_widget_get_mapped (widget) &&
      gtk_widget_compute_bounds (widget, widget, &area))
    {
      g_assert_cmpfloat (area.size.width, >=, FINGER);
      g_assert_cmpfloat (area.size.height, >=, FINGER);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_fingers (child);
  return n;
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  int minimum;
  int width;

  inside_pass (A_WHILE);
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  g_assert_cmpuint (check_inside (self, GTK_WIDGET (self->window)), >=, 6);
  g_assert_cmpuint (check_fingers (GTK_WIDGET (self->window)), ==, 3);
  width = gtk_widget_get_width (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_MAP_VIEW));
  g_assert_cmpint (width, ==, gtk_widget_get_width (GTK_WIDGET (self->window)));
}

/* The panels lie over the map, which keeps its size. */
static void
test_narrow_panels (Fixture *self, gconstpointer data)
{
  GtkWidget *map = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_MAP_VIEW);

  inside_pass (A_WHILE);
  buju_session_select (self->session, "sei-pole-lingang");
  wait_for (self, has_panel);
  inside_pass (3 * A_WHILE);
  g_assert_cmpuint (check_inside (self, GTK_WIDGET (self->window)), >=, 8);
  g_assert_cmpint (gtk_widget_get_width (map), ==,
                   gtk_widget_get_width (GTK_WIDGET (self->window)));
  buju_session_select (self->session, NULL);
  inside_pass (A_WHILE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.sidebar", NULL);
  inside_pass (A_WHILE);
  check_inside (self, GTK_WIDGET (self->window));
  g_assert_cmpint (gtk_widget_get_width (map), ==,
                   gtk_widget_get_width (GTK_WIDGET (self->window)));
}

static void
test_narrow_indicators (Fixture *self, gconstpointer data)
{
  inside_pass (A_WHILE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.next-page", NULL);
  inside_pass (2 * A_WHILE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->window)), <=, NARROW);
  check_inside (self, GTK_WIDGET (self->window));
}

static void
progress_cb (AdwFlap *flap)
{
  g_assert_cmpfloat (adw_flap_get_reveal_progress (flap), >=, 0);
  g_assert_cmpfloat (adw_flap_get_reveal_progress (flap), <=, 1);
}

static gboolean
watch_flap (GtkWidget *widget, const void *wanted)
{
  if (ADW_IS_FLAP (widget))
    g_signal_connect (widget, "notify::reveal-progress", G_CALLBACK (progress_cb), NULL);
  return FALSE;
}

/* Before anything has a size, and in the frame that would move it in the same millisecond. */
static void
early_cb (GdkFrameClock *frames, BujuWindow *window)
{
  g_signal_handlers_disconnect_by_func (frames, early_cb, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.about-layout", NULL);
}

static void
test_early_panel (void)
{
  BujuWindow    *window = inside_open (application);
  GdkFrameClock *frames = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  find_matching (GTK_WIDGET (window), watch_flap, NULL);
  g_signal_connect (frames, "flush-events", G_CALLBACK (early_cb), window);
  gdk_frame_clock_request_phase (frames, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  inside_pass (A_WHILE);
  g_assert_true (gtk_widget_get_mapped (find_widget (GTK_WIDGET (window),
                                                     BUJU_TYPE_PROFILE_VIEW)));
  inside_close (window);
}

#define ADD(path, width, function) \
  g_test_add ("/look/" path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();

  ADD ("dark", WIDE, test_dark);
  ADD ("profile", WIDE, test_profile);
  g_test_add_func ("/look/early-panel", test_early_panel);
  ADD ("narrow/map", NARROW, test_narrow);
  ADD ("narrow/panels", NARROW, test_narrow_panels);
  ADD ("narrow/indicators", NARROW, test_narrow_indicators);
  return g_test_run ();
}
