/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-overlay-row.h"
#include "buju-shortcuts.h"
#include "inside-fixture.h"

/* Keys: buttons without words say what they do and by which keys, and the focus leaves every part
 * of the window. */

/* More than any part has that takes the focus. */
#define MOST_STEPS 600
#define A_WHILE    (400 * G_TIME_SPAN_MILLISECOND)

static gboolean
has_icon_only (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL;
  if (!GTK_IS_BUTTON (widget) || gtk_button_get_icon_name (GTK_BUTTON (widget)) == NULL)
    return FALSE;
  /* What GTK puts together: the button in a menu button, the buttons of the window. */
  return gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;
}

/* The keys that the application really has for the button's action. */
static char *
dup_keys (GtkWidget *widget)
{
  GtkActionable   *button = GTK_IS_ACTIONABLE (widget) ? GTK_ACTIONABLE (widget) : NULL;
  const char      *action = button != NULL ? gtk_actionable_get_action_name (button) : NULL;
  g_autofree char *detailed = NULL;
  g_auto (GStrv)   accels = NULL;
  guint            key;
  GdkModifierType  modifiers;

  if (action == NULL)
    return NULL;
  detailed = g_action_print_detailed_name (action, gtk_actionable_get_action_target_value (button));
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), detailed);
  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static void
check_tips (GtkWidget *widget, guint *n_keys)
{
  const char      *tip = gtk_widget_get_tooltip_text (widget);
  g_autofree char *keys = dup_keys (widget);

  if (has_icon_only (widget))
    {
      if (tip == NULL)
        g_test_message ("%s has no tooltip",
                        GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget))
                                               : "a menu button");
      g_assert_nonnull (tip);
      if (keys != NULL)
        {
          g_autofree char *end = g_strdup_printf ("(%s)", keys);

          g_test_message ("%s", tip);
          g_assert_true (g_str_has_suffix (tip, end));
          g_assert_true (strstr (tip, end) + strlen (end) == tip + strlen (tip));
          (*n_keys)++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_tips (child, n_keys);
}

static void
test_tips (InsideFixture *self, gconstpointer data)
{
  guint n_keys = 0;

  check_tips (GTK_WIDGET (self->window), &n_keys);
  g_assert_cmpuint (n_keys, >=, 10);
}

/* A tooltip that the table knows nothing of stays as it is; one without words stays without. */
static void
test_tip (void)
{
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  buju_shortcuts_add_tip (button, "win.export", NULL);
  g_assert_null (gtk_widget_get_tooltip_text (button));
  gtk_widget_set_tooltip_text (button, "Do");
  buju_shortcuts_add_tip (button, "win.nothing-of-the-kind", NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Do");
  buju_shortcuts_add_tip (button, "win.layout-number", g_variant_new_int32 (1));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Do (Ctrl+2)");
  g_object_unref (button);
}

static gboolean
is_named (GtkWidget *widget, gconstpointer type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && gtk_widget_get_mapped (widget);
}

/* The one that is seen: of types that have no header here. */
static GtkWidget *
find_named (InsideFixture *self, const char *type)
{
  return find_matching (GTK_WIDGET (self->window), is_named, type);
}

static gboolean
has_focus_in (InsideFixture *self, GtkWidget *part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/* Tab after Tab, as the key itself does it, until the focus is somewhere else. */
static guint
count_steps_out (InsideFixture *self, GtkWidget *part, GtkDirectionType direction)
{
  guint n = 0;

  while (has_focus_in (self, part) && n < MOST_STEPS)
    {
      g_signal_emit_by_name (self->window, "move-focus", direction);
      n++;
    }
  return n;
}

static void
check_way (InsideFixture *self, const char *type, GtkDirectionType direction)
{
  GtkWidget *part = find_named (self, type);
  guint      n;

  g_assert_nonnull (part);
  if (!has_focus_in (self, part))
    g_assert_true (gtk_widget_child_focus (part, direction) || gtk_widget_grab_focus (part));
  g_assert_true (has_focus_in (self, part));
  n = count_steps_out (self, part, direction);
  g_test_message ("%s: out after %u", type, n);
  g_assert_false (has_focus_in (self, part));
  g_assert_cmpuint (n, >, 0);
}

static void
check_way_out (InsideFixture *self, const char *type)
{
  check_way (self, type, GTK_DIR_TAB_FORWARD);
  check_way (self, type, GTK_DIR_TAB_BACKWARD);
}

static void
activate (InsideFixture *self, const char *action, const char *format, const char *parameter)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action, format, parameter));
  inside_pass (A_WHILE);
}

static void
test_map (InsideFixture *self, gconstpointer data)
{
  inside_pass (A_WHILE);
  check_way_out (self, "BujuMapView");
  check_way_out (self, "BujuLayoutList");
}

static void
test_indicators (InsideFixture *self, gconstpointer data)
{
  activate (self, "win.next-page", NULL, NULL);
  check_way_out (self, "BujuIndicatorsPage");
}

/* It closes behind the focus, so a window each. */
static void
test_search (InsideFixture *self, gconstpointer data)
{
  activate (self, "win.find", NULL, NULL);
  check_way (self, "BujuSearchView", GTK_DIR_TAB_FORWARD);
}

static void
test_search_back (InsideFixture *self, gconstpointer data)
{
  activate (self, "win.find", NULL, NULL);
  check_way (self, "BujuSearchView", GTK_DIR_TAB_BACKWARD);
}

static gboolean
has_changes (InsideFixture *self)
{
  return find_named (self, "BujuChangeView") != NULL;
}

static void
test_compare (InsideFixture *self, gconstpointer data)
{
  activate (self, "win.compare-with", "s", "amp-overall");
  wait_for (self, has_changes);
  check_way_out (self, "BujuChangeView");
  check_way_out (self, "BujuCompareView");
}

static void
test_profile (InsideFixture *self, gconstpointer data)
{
  activate (self, "win.about-layout", NULL, NULL);
  check_way_out (self, "BujuProfileView");
}

static gboolean
has_row (InsideFixture *self)
{
  GtkWidget *row = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_ROW);

  return row != NULL && gtk_widget_get_mapped (row);
}

static gboolean
has_table (InsideFixture *self)
{
  return find_named (self, "GtkColumnView") != NULL;
}

static void
test_table (InsideFixture *self, gconstpointer data)
{
  static const char rows[] = "name,area,lon,lat\nA,1,121.3,31.1\nB,2,121.4,31.2\nC,3,121.5,31.3\n";
  g_autofree char  *path = folder_write (&self->folder, "works.csv", rows, strlen (rows));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_row);
  gtk_widget_activate_action (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_ROW),
                              "layer.table", NULL);
  wait_for (self, has_table);
  inside_pass (A_WHILE);
  check_way_out (self, "BujuTablePane");
}

/* A warning would end the test. */
static void
test_shortcuts (void)
{
  GtkWidget *window = buju_shortcuts_new_window ();

  gtk_window_present (GTK_WINDOW (window));
  inside_pass (A_WHILE);
  g_assert_true (gtk_widget_get_mapped (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, function)                                      \
  g_test_add ("/keys/" path, InsideFixture, NULL, inside_set_up, function, \
              inside_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  application = inside_start ();

  ADD ("tips", test_tips);
  g_test_add_func ("/keys/tip", test_tip);
  g_test_add_func ("/keys/shortcuts", test_shortcuts);
  ADD ("out-of/map", test_map);
  ADD ("out-of/indicators", test_indicators);
  ADD ("out-of/search", test_search);
  ADD ("out-of/search-back", test_search_back);
  ADD ("out-of/compare", test_compare);
  ADD ("out-of/profile", test_profile);
  ADD ("out-of/table", test_table);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
