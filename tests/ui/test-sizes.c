/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "gbk-layer.h"
#include "inside-fixture.h"
#include "buju-map-view-private.h"
#include "cli/buju-locale.h"
#include "draw/buju-placement.h"
#include "session/buju-session-overlays.h"

/* Everything fits on a phone, in the language of the test, with all words longer by 40 % and with
 * letters one and a half times as large: what is asked for at least is no wider than 360 px, and no
 * dialog higher than 640 px. */

#define PHONE_WIDTH  360
#define PHONE_HEIGHT 720
#define MOST_HEIGHT  640
#define MOST_MORE    16   /* px */
#define LONGER       0.4
#define DPI          (96 * 1024)
#define LARGE_DPI    (DPI * 3 / 2)

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Of the names on the map, px; 0 while there are none. */
static double
measure_names (InsideFixture *self)
{
  BujuMapView       *map = BUJU_MAP_VIEW (find_widget (GTK_WIDGET (self->window),
                                                       BUJU_TYPE_MAP_VIEW));
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; map->labels != NULL && i < map->labels->len; i++)
    {
      const BujuPoint *corners = g_array_index (map->labels, BujuQuad, i).corners;
      double           height = hypot (corners[3].x - corners[0].x, corners[3].y - corners[0].y);

      g_array_append_val (heights, height);
    }
  g_array_sort (heights, compare_heights);
  return heights->len > 0 ? g_array_index (heights, double, heights->len / 2) : 0;
}

static gboolean
has_names (InsideFixture *self)
{
  return measure_names (self) > 0;
}

/* The window's data says how high they were. */
static gboolean
has_larger_names (InsideFixture *self)
{
  const double *before = g_object_get_data (G_OBJECT (self->window), "names");

  return measure_names (self) > 1.3 * *before;
}

/* The map's names follow the desktop's letters at once. */
static void
test_names (InsideFixture *self, gconstpointer data)
{
  double before;

  wait_for (self, has_names);
  before = measure_names (self);
  g_object_set_data (G_OBJECT (self->window), "names", &before);
  set_dpi (LARGE_DPI);
  wait_for (self, has_larger_names);
  g_assert_cmpfloat (measure_names (self), <, 1.7 * before);
}

static gboolean
is_folded (InsideFixture *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self->window), "narrow");
}

static gboolean
has_layer (InsideFixture *self)
{
  return buju_session_get_overlays (self->session)->len == 1;
}

static void
set_up (InsideFixture *self, gconstpointer data)
{
  g_autofree char  *path = NULL;
  g_autoptr (GFile) file = NULL;

  folder_set_up (&self->folder, NULL);
  path = write_gbk_area (&self->folder, (BujuPoint) { 121.6, 31.2 }, 0.02);
  file = g_file_new_for_path (path);
  g_settings_set_int (buju_application_get_settings (application), "window-width", PHONE_WIDTH);
  g_settings_set_int (buju_application_get_settings (application), "window-height", PHONE_HEIGHT);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_layer);
  wait_for (self, is_folded);
  inside_pass (300 * G_TIME_SPAN_MILLISECOND);
}

static void
set_up_large (InsideFixture *self, gconstpointer data)
{
  set_dpi (LARGE_DPI);
  set_up (self, data);
}

static void
tear_down_large (InsideFixture *self, gconstpointer data)
{
  inside_tear_down (self, data);
  set_dpi (DPI);
}

/* As in a language that needs more words; the names of keys stay what they are, and in the window
 * the rows of lists, which are what the documents say. */
static void
lengthen (GtkWidget *widget)
{
  if (GTK_IS_SHORTCUT_LABEL (widget)
      || (GTK_IS_LIST_BOX (widget) && BUJU_IS_WINDOW (gtk_widget_get_root (widget))))
    return;
  if (GTK_IS_LABEL (widget) && !gtk_label_get_use_markup (GTK_LABEL (widget)) &&
      g_object_get_data (G_OBJECT (widget), "longer") == NULL)
    {
      g_autoptr (GString) text = g_string_new (gtk_label_get_text (GTK_LABEL (widget)));
      glong               more = (glong) (g_utf8_strlen (text->str, -1) * LONGER);

      for (glong i = 0; i < more; i++)
        g_string_append_c (text, i % 6 == 0 ? ' ' : 'n');
      gtk_label_set_text (GTK_LABEL (widget), text->str);
      g_object_set_data (G_OBJECT (widget), "longer", widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      lengthen (child);
}

/* What takes most of it, for whoever has to mend it. */
static void
report (GtkWidget *widget, int depth)
{
  int least;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= PHONE_WIDTH / 2)
    return;
  g_test_message ("%*s%s %d", depth, "", G_OBJECT_TYPE_NAME (widget), least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    report (child, depth + 1);
}

/* Without the shadow, and without what the window is asked to be at least. */
static void
check_width (GtkWidget *window, const char *what)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));
  int        least;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("%s: %d px wide at least", what, least);
  if (least > PHONE_WIDTH)
    report (content, 1);
  g_assert_cmpint (least, >, 0);
  g_assert_cmpint (least, <=, PHONE_WIDTH);
}

/* A box asks what is in it how narrow it may be for the height that it has, and GTK says it when
 * that is more than the least, so that words would lie upon one another. A combo row is
 * libadwaita's own: with a choice in two scripts its box says so now and then, by 3 px, wherever it
 * is. */
static void
check_boxes (GtkWidget *widget)
{
  int least;

  if (GTK_IS_BOX (widget) && gtk_widget_get_visible (widget) &&
      gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for (int more = 0; more <= MOST_MORE; more++)
        gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, least + more, NULL, NULL, NULL, NULL);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!ADW_IS_COMBO_ROW (child))
      check_boxes (child);
}

static void
check_height (GtkWidget *window, const char *what)
{
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));
  int        least;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, PHONE_WIDTH, &least, NULL, NULL, NULL);
  g_test_message ("%s: %d px high at least", what, least);
  g_assert_cmpint (least, <=, MOST_HEIGHT);
}

/* Longer words in larger letters would be too much of a good thing. */
static gboolean
is_large (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi == LARGE_DPI;
}

static GtkWidget *
find_dialog (InsideFixture *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* The longest of what there is to choose from, and nothing cut. */
static void
choose_longest (GtkWidget *row)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  guint       chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row)), most = 0;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);
      guint                       length = g_utf8_strlen (gtk_string_object_get_string (item), -1);

      chosen = length > most ? i : chosen;
      most = MAX (most, length);
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
}

static void
check_letters (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      g_test_message ("%s", gtk_label_get_text (GTK_LABEL (widget)));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_letters (child);
}

static void
walk_combos (GtkWidget *widget, void (*visit) (GtkWidget *row))
{
  if (ADW_IS_COMBO_ROW (widget) && gtk_widget_get_mapped (widget))
    visit (widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      walk_combos (child, visit);
}

static gboolean
has_tip (GtkWidget *label)
{
  for (GtkWidget *widget = label; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return TRUE;
  return FALSE;
}

/* Words that are cut and say nowhere what else they would have said; of titles and notices each
 * that is. */
static gboolean
is_cut (GtkWidget *widget, gconstpointer data)
{
  gboolean must_not = gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL
                      ? gtk_widget_has_css_class (widget, "title")
                      : gtk_widget_has_css_class (widget, "heading");

  if (!GTK_IS_LABEL (widget) || !gtk_widget_get_mapped (widget)
      || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
      || (has_tip (widget) && !must_not))
    return FALSE;
  g_test_message ("Cut: “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  return TRUE;
}

static void
check_combos (GtkWidget *dialog)
{
  gtk_window_set_default_size (GTK_WINDOW (dialog), PHONE_WIDTH, MOST_HEIGHT);
  inside_pass (100 * G_TIME_SPAN_MILLISECOND);
  g_assert_null (find_matching (dialog, is_cut, NULL));
  walk_combos (dialog, choose_longest);
  inside_pass (200 * G_TIME_SPAN_MILLISECOND);
  walk_combos (dialog, check_letters);
}

static void
check_dialog (InsideFixture *self, const char *action, GVariant *parameter)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, parameter));
  inside_pass (200 * G_TIME_SPAN_MILLISECOND);
  dialog = find_dialog (self);
  g_assert_nonnull (dialog);
  check_width (dialog, action);
  check_height (dialog, action);
  check_boxes (dialog);
  if (!is_large ())
    {
      lengthen (gtk_window_get_child (GTK_WINDOW (dialog)));
      check_width (dialog, action);
      check_height (dialog, action);
    }
  else
    check_combos (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  inside_pass (50 * G_TIME_SPAN_MILLISECOND);
}

static void
test_dialogs (InsideFixture *self, gconstpointer data)
{
  static const char *const actions[] = { "win.export", "win.atlas", "win.lens", "win.compare",
                                         "win.save-view",
                                         "app.preferences", "app.shortcuts", "app.help" };
  static const char *const of_layers[] = { "win.layer-style", "win.layer-info", "win.layer-check",
                                           "win.layer-reading" };
  const char *id =
      buju_overlay_get_id (g_ptr_array_index (buju_session_get_overlays (self->session), 0));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    check_dialog (self, actions[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_layers); i++)
    check_dialog (self, of_layers[i], g_variant_new_string (id));
}

static gboolean
is_notice (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget")
         && gtk_widget_get_mapped (widget);
}

/* What is said in the preferences when another language is taken. */
static void
test_notice (InsideFixture *self, gconstpointer data)
{
  GtkWidget *dialog, *row;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "app.preferences", NULL);
  inside_pass (200 * G_TIME_SPAN_MILLISECOND);
  dialog = find_dialog (self);
  g_assert_nonnull (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), PHONE_WIDTH, MOST_HEIGHT);
  row = find_widget (dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  inside_pass (500 * G_TIME_SPAN_MILLISECOND);
  g_assert_nonnull (find_matching (dialog, is_notice, NULL));
  g_assert_null (find_matching (dialog, is_cut, NULL));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  inside_pass (50 * G_TIME_SPAN_MILLISECOND);
}

static void
check_page (InsideFixture *self, const char *what)
{
  inside_pass (300 * G_TIME_SPAN_MILLISECOND);
  check_width (GTK_WIDGET (self->window), what);
  check_boxes (GTK_WIDGET (self->window));
  if (is_large ())
    return;
  lengthen (GTK_WIDGET (self->window));
  check_width (GTK_WIDGET (self->window), what);
}

static void
test_pages (InsideFixture *self, gconstpointer data)
{
  static const char *const lens[] = { "biomed", "ai", NULL };
  GtkWidget *widget = GTK_WIDGET (self->window);

  check_page (self, "map");
  buju_session_select (self->session, "sei-pole-lingang");
  check_page (self, "profile");
  buju_session_select (self->session, NULL);
  buju_session_set_lens (self->session, lens);
  check_page (self, "lens");
  buju_session_compare_with (self->session, "amp-overall");
  check_page (self, "comparison");
  gtk_widget_activate_action (widget, "win.measure", NULL);
  check_page (self, "measuring");
  gtk_widget_activate_action (widget, "win.table", NULL);
  check_page (self, "table");
  gtk_widget_activate_action (widget, "win.next-page", NULL);
  check_page (self, "indicators");
}

static gboolean
shows_icon (GtkWidget *widget, gconstpointer icon)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0;
}

/* As large as a finger, 44 px: with the padding, which is no part of what the widget says of
 * itself. */
static void
test_targets (InsideFixture *self, gconstpointer data)
{
  static const char *const icons[] = { "buju-sidebar-symbolic", "system-search-symbolic",
                                       "list-add-symbolic",
                                       "list-remove-symbolic", "buju-whole-symbolic" };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      GtkWidget *button = find_matching (GTK_WIDGET (self->window), shows_icon, icons[i]);
      int        width;
      int        height;

      g_assert_nonnull (button);
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_test_message ("%s: %d × %d", icons[i], width, height);
      g_assert_cmpint (MIN (width, height), >=, 44);
    }
}

/* Whether letters become as large as is asked: else the tests of large ones would prove nothing. */
static void
test_letters (InsideFixture *self, gconstpointer data)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->window), "H");
  int                     small;
  int                     large;

  pango_layout_get_size (layout, NULL, &small);
  set_dpi (LARGE_DPI);
  inside_pass (100 * G_TIME_SPAN_MILLISECOND);
  g_clear_object (&layout);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->window), "H");
  pango_layout_get_size (layout, NULL, &large);
  set_dpi (DPI);
  g_assert_cmpint (large, >, small * 7 / 5);
  g_assert_cmpint (large, <, small * 8 / 5);
}

#define ADD(path, function)                                      \
  g_test_add ("/sizes/" path, InsideFixture, NULL, set_up, function, \
              inside_tear_down)

#define ADD_LARGE(path, function)                                      \
  g_test_add ("/sizes/large/" path, InsideFixture, NULL, set_up_large, \
              function, tear_down_large)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  buju_locale_init ();
  application = inside_start ();

  ADD ("dialogs", test_dialogs);
  ADD ("pages", test_pages);
  ADD ("targets", test_targets);
  ADD ("letters", test_letters);
  g_test_add ("/sizes/names", InsideFixture, NULL, set_up, test_names, tear_down_large);
  ADD_LARGE ("dialogs", test_dialogs);
  ADD_LARGE ("notice", test_notice);
  ADD_LARGE ("pages", test_pages);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
