/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtk/gtkimmodule.h>
#include <string.h>

#include "cli/buju-locale.h"
#include "inside-fixture.h"
#include "session/buju-session-overlays.h"

/* The keyboard alone, by real keys: after everything that opens and closes, comes and goes, the
 * focus is somewhere that is seen and takes keys, and where one would look for it; and no letter
 * stands for two things of one menu or window. */

#define LONG  (20 * G_TIME_SPAN_SECOND)
#define LOOK  (40 * G_TIME_SPAN_MILLISECOND)
#define RESTS 10   /* looks without a change */

#define MAP   "BujuMapView"
#define ZONE  "BujuZoneAccessible"
#define MENU  "GtkPopoverMenu"

/* What is pressed, and the type of what has the focus then, or of something around it. Instead of
 * keys: "!name" activates an action of the window, "@words" puts the focus on what is tipped so,
 * "=type" on the first of that type, "%text" types. "~keys" are pressed while an input method
 * composes, which wants them for itself. */
typedef struct
{
  const char *keys;
  const char *place;
} Step;

/* ---- An input method ---- */

#define METHOD "buju-test"

typedef struct
{
  GtkIMContextSimple parent_instance;
} Method;

typedef GtkIMContextSimpleClass MethodClass;

static gboolean is_composing;
static guint    n_composed;   /* keys that it got meanwhile */

static GType method_get_type (void);

G_DEFINE_TYPE (Method, method, GTK_TYPE_IM_CONTEXT_SIMPLE)

static gboolean
method_filter_keypress (GtkIMContext *context, GdkEvent *event)
{
  if (!is_composing)
    return GTK_IM_CONTEXT_CLASS (method_parent_class)->filter_keypress (context, event);
  n_composed += gdk_event_get_event_type (event) == GDK_KEY_PRESS;
  return TRUE;
}

static void
method_class_init (MethodClass *class)
{
  GTK_IM_CONTEXT_CLASS (class)->filter_keypress = method_filter_keypress;
}

static void
method_init (Method *self)
{
}

/* As fcitx and ibus do. */
static void
add_method (void)
{
  g_io_extension_point_implement (GTK_IM_MODULE_EXTENSION_POINT_NAME, method_get_type (), METHOD,
                                  0);
}

/* ---- Keys ---- */

/* The one that stands over all others. */
static GtkWindow *
get_front (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow  *front = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (window))
          && (front == NULL || gtk_window_get_transient_for (window) == front))
        front = window;
    }
  return front;
}

static void
exited_cb (GPid pid, int status, gpointer done)
{
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_spawn_close_pid (pid);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

/* There is no window manager to give the keyboard to the next window when one is closed. */
static void
run_xdotool (const char *command, const char *word)
{
  const char *argv[] = { "xdotool", command, "--clearmodifiers", word, NULL };
  gboolean    done = FALSE;
  GPid        pid;

  if (!gtk_window_is_active (get_front ()))
    {
      gtk_window_present (get_front ());
      inside_pass (LOOK);
    }
  g_assert_true (g_spawn_async (NULL, (char **) argv, NULL,
                                G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                                NULL));
  g_child_watch_add (pid, exited_cb, &done);
  inside_wait (is_true, &done);
}

/* ---- Where the focus is ---- */

static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *tip = gtk_widget_get_tooltip_text (widget);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " < " : "",
                              G_OBJECT_TYPE_NAME (widget), tip != NULL ? ": " : "",
                              tip != NULL ? tip : "");
    }
  return g_strdup (text->str);
}

/* What is wrong with it; NULL. */
static const char *
find_fault (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL)
    return "nothing has the focus";
  if (!gtk_widget_get_mapped (focus))
    return "what has the focus is not seen";
  if (!gtk_widget_is_sensitive (focus))
    return "what has the focus is insensitive";
  if (gtk_widget_get_width (focus) < 1 || gtk_widget_get_height (focus) < 1)
    return "what has the focus has no size";
  return NULL;
}

static gboolean
is_at (const char *place)
{
  GType type = g_type_from_name (place);

  if (type == 0 || find_fault (get_front ()) != NULL)
    return FALSE;
  return gtk_widget_get_ancestor (gtk_window_get_focus (get_front ()), type) != NULL;
}

/* And stays there: what is hidden slowly, or removed later, takes nothing away. */
static void
check_place (const Step *step)
{
  gint64 deadline = g_get_monotonic_time () + LONG;

  do
    {
      inside_pass (LOOK);
      if (!is_at (step->place))
        continue;
      inside_pass (LOOK);
      if (is_at (step->place))
        return;
    }
  while (g_get_monotonic_time () < deadline);
  {
    GtkWidget       *focus = gtk_window_get_focus (get_front ());
    g_autofree char *text = focus != NULL ? describe (focus) : NULL;
    const char      *fault = find_fault (get_front ());

    g_test_message ("After “%s” %s: %s; wanted in %s", step->keys,
                    fault != NULL ? fault : "the focus is elsewhere", text, step->place);
  }
  g_assert_not_reached ();
}

/* ---- Letters ---- */

/* Labels below @widget that have a letter, by it; popovers in there are for themselves. */
static void
collect_letters (GtkWidget *widget, GHashTable *letters)
{
  guint letter = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget))
                                       : GDK_KEY_VoidSymbol;

  if (letter != 0 && letter != GDK_KEY_VoidSymbol && gtk_widget_get_mapped (widget))
    {
      const char *words = gtk_label_get_label (GTK_LABEL (widget));
      const char *other = g_hash_table_lookup (letters, GUINT_TO_POINTER (letter));

      if (other != NULL)
        g_test_message ("“%s” and “%s” have one letter", other, words);
      g_assert_null (other);
      g_hash_table_insert (letters, GUINT_TO_POINTER (letter), (gpointer) words);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      collect_letters (child, letters);
}

/* Of the menu or the window that has the focus. */
static void
check_letters (void)
{
  GtkWidget              *focus = gtk_window_get_focus (get_front ());
  GtkWidget              *popover = gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER);
  g_autoptr (GHashTable)  letters = g_hash_table_new (NULL, NULL);

  collect_letters (popover != NULL ? popover : GTK_WIDGET (get_front ()), letters);
}

/* ---- Walking ---- */

/* In the language of the interface, with keys after it, or up to what is put into it. */
static gboolean
is_tipped (GtkWidget *widget, gconstpointer words)
{
  const char      *tip = gtk_widget_get_tooltip_text (widget);
  const char      *own = g_dgettext (GETTEXT_PACKAGE, words);
  g_autofree char *start = g_strndup (own, strcspn (own, "%"));

  if (tip == NULL || !gtk_widget_get_mapped (widget) || !g_str_has_prefix (tip, start))
    return FALSE;
  tip += strlen (start);
  return *tip == '\0' || g_str_has_prefix (tip, " (") || g_str_has_prefix (tip, "（")
         || !g_str_equal (start, own);
}

static gboolean
is_seen_of (GtkWidget *widget, gconstpointer type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && gtk_widget_get_mapped (widget);
}

static void
put_focus (WidgetMatch matches, const char *wanted)
{
  gint64     deadline = g_get_monotonic_time () + LONG;
  GtkWidget *widget;

  while ((widget = find_matching (GTK_WIDGET (get_front ()), matches, wanted)) == NULL)
    {
      if (g_get_monotonic_time () > deadline)
        g_test_message ("“%s” is not there", wanted);
      g_assert_cmpint (g_get_monotonic_time (), <=, deadline);
      inside_pass (LOOK);
    }
  g_assert_true (gtk_widget_grab_focus (widget)
                 || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
}

static void
act (const char *name)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char     *action = NULL;

  g_assert_true (g_action_parse_detailed_name (name, &action, &target, NULL));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (get_front ()), action, target));
}

/* The map makes its zones anew when it has come to rest, and only then Tab leads to one that
 * stays. */
static void
rest (BujuWindow *window)
{
  BujuSession *session = buju_window_get_session (window);
  BujuView     view = { { 0, 0 }, 0, 0, 0 };

  for (guint i = 0; i < RESTS; i++)
    {
      BujuView now = buju_session_get_view (session);

      if (!buju_view_equal (&now, &view))
        i = 0;
      view = now;
      inside_pass (LOOK);
    }
}

static void
compose (const char *keys)
{
  is_composing = TRUE;
  n_composed = 0;
  run_xdotool ("key", keys);
  inside_pass (2 * LOOK);
  is_composing = FALSE;
  g_assert_cmpuint (n_composed, ==, 1);
}

static void
take (const Step *step)
{
  g_test_message ("%s", step->keys);
  if (g_str_equal (step->keys, "Tab") && g_str_equal (step->place, ZONE))
    rest (BUJU_WINDOW (get_front ()));
  switch (*step->keys)
    {
    case '!':
      act (step->keys + 1);
      break;
    case '@':
      put_focus (is_tipped, step->keys + 1);
      break;
    case '=':
      put_focus (is_seen_of, step->keys + 1);
      break;
    case '%':
      run_xdotool ("type", step->keys + 1);
      break;
    case '~':
      compose (step->keys + 1);
      break;
    default:
      run_xdotool ("key", step->keys);
    }
  check_place (step);
  check_letters ();
}

/* ---- Windows ---- */

typedef struct
{
  const char *name;
  gboolean    layers;   /* two of them are open */
  gboolean    narrow;   /* panels lie over the map */
  Step        steps[48];
} Walk;

static gboolean
has_layers (InsideFixture *self)
{
  return buju_session_get_overlays (self->session)->len == 2;
}

static void
open_layers (InsideFixture *self)
{
  static const char rows[] = "name,area,lon,lat\nA,1,121.3,31.1\nB,2,121.4,31.2\nC,3,121.5,31.3\n";
  g_autofree char  *first = folder_write (&self->folder, "works.csv", rows, strlen (rows));
  g_autofree char  *second = folder_write (&self->folder, "plants.csv", rows, strlen (rows));
  GFile            *files[] = { g_file_new_for_path (first), g_file_new_for_path (second) };

  buju_window_open_files (self->window, files, G_N_ELEMENTS (files));
  wait_for (self, has_layers);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_object_unref (files[i]);
}

static gboolean
has_zones (InsideFixture *self)
{
  return find_matching (GTK_WIDGET (self->window), is_seen_of, ZONE) != NULL;
}

static gboolean
is_narrow (InsideFixture *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->window)) < 800;
}

static void
test_walk (InsideFixture *self, gconstpointer data)
{
  const Walk *walk = data;

  wait_for (self, has_zones);
  if (walk->layers)
    open_layers (self);
  if (walk->narrow)
    {
      act ("win.sidebar");
      gtk_window_set_default_size (GTK_WINDOW (self->window), 640, 700);
      wait_for (self, is_narrow);
      inside_pass (8 * LOOK);
    }
  for (guint i = 0; walk->steps[i].keys != NULL; i++)
    take (&walk->steps[i]);
}

static const Walk walks[] = {
  { .name = "search", .steps = {
    { "ctrl+f", "BujuSearchView" }, { "Escape", MAP },
    { "Tab", ZONE }, { "ctrl+f", "BujuSearchView" }, { "Escape", ZONE },
    { "ctrl+f", "BujuSearchView" }, { "ctrl+f", ZONE },
    { "ctrl+f", "BujuSearchView" }, { "%lingang", "BujuSearchView" },
    { "Return", "BujuProfileView" }, { "Escape", MAP },
  } },
  { .name = "menus", .steps = {
    { "F10", MENU }, { "Escape", MAP },
    { "F10", MENU }, { "y", MAP },
    { "F10", MENU }, { "i", "BujuIndicatorsPage" },
    { "F10", MENU }, { "Escape", "BujuIndicatorsPage" },
    { "F10", MENU }, { "m", MAP },
    { "F10", MENU }, { "v", "AdwMessageDialog" }, { "Escape", MAP },
    { "Menu", MENU }, { "Escape", MAP },
    { "Menu", MENU }, { "z", MAP },
    { "Menu", MENU }, { "o", MENU }, { "Return", MAP },
    { "Tab", ZONE }, { "Menu", MENU }, { "Escape", ZONE },
    { "Menu", MENU }, { "Return", ZONE },
    { "Menu", MENU }, { "m", MAP },
    { "Escape", MAP }, { "Escape", MAP },
  } },
  { .name = "dialogs", .steps = {
    { "Tab", ZONE },
    { "ctrl+l", "BujuLensChooser" }, { "Escape", ZONE },
    { "F8", "BujuCompareChooser" }, { "Escape", ZONE },
    { "ctrl+e", "AdwEntryRow" }, { "Escape", ZONE },
    { "!win.atlas", "AdwComboRow" }, { "Escape", ZONE },
    { "ctrl+d", "AdwMessageDialog" }, { "Escape", ZONE },
    { "ctrl+comma", "AdwPreferencesWindow" }, { "Escape", ZONE },
    { "F1", "GtkTextView" }, { "Escape", ZONE },
    { "ctrl+question", "AdwWindow" }, { "Escape", ZONE },
    { "F5", "BujuPresentation" }, { "Right", "BujuPresentation" }, { "Escape", ZONE },
    { "ctrl+d", "AdwMessageDialog" }, { "Return", ZONE },
    { "=BujuViewList", "BujuViewList" }, { "F2", "AdwMessageDialog" },
    { "Escape", "BujuViewList" }, { "Delete", MAP },
  } },
  { .name = "bars", .steps = {
    { "m", MAP }, { "@Stop Measuring (Esc)", "BujuMeasureBar" }, { "space", MAP },
    { "!win.lens-toggle(('ic',false))", MAP }, { "!win.lens-toggle(('ai',true))", MAP },
    { "@Without %s", "BujuLensBar" }, { "space", "BujuLensBar" }, { "space", MAP },
    { "!win.lens-toggle(('ic',false))", MAP }, { "@Without %s", "BujuLensBar" },
    { "Escape", MAP },
    { "!win.compare-with::amp-overall", MAP }, { "@Stop Comparing (Esc)", "BujuCompareView" },
    { "space", MAP },
    { "!win.compare-with::amp-overall", MAP }, { "@Close the Table", "BujuChangeView" },
    { "space", MAP }, { "Escape", MAP },
  } },
  { .name = "history", .steps = {
    { "ctrl+2", MAP }, { "@Back", "AdwHeaderBar" }, { "space", MAP },
    { "@Forward", "AdwHeaderBar" }, { "space", MAP },
  } },
  { .name = "profile", .steps = {
    { "ctrl+i", MAP }, { "@Close (Esc)", "BujuProfileView" }, { "space", MAP },
    { "Tab", ZONE }, { "Return", ZONE }, { "F6", "BujuProfileView" },
    { "Escape", MAP },
    { "Tab", ZONE }, { "Return", ZONE }, { "Escape", ZONE }, { "Escape", MAP },
    { "ctrl+i", MAP }, { "=BujuProfileView", "BujuProfileView" },
    { "ctrl+t", "GtkSearchEntry" }, { "ctrl+t", MAP },
    { "=BujuProfileView", "BujuProfileView" }, { "ctrl+shift+l", "BujuProfileView" },
    { "alt+Left", MAP },
  } },
  { .name = "lists", .steps = {
    { "F6", "BujuLayoutList" }, { "Down", "BujuLayoutList" }, { "Return", "BujuLayoutList" },
    { "ctrl+shift+l", "BujuLayoutList" }, { "Tab", "GtkButton" },
    { "ctrl+1", "BujuLayoutList" }, { "ctrl+shift+l", "BujuLayoutList" },
    { "F9", MAP }, { "F9", MAP },
    { "@Show on the map", "BujuLegendList" }, { "ctrl+2", "BujuLegendList" },
    { "ctrl+shift+l", "BujuLegendList" }, { "Escape", MAP },
  } },
  { .name = "indicators", .steps = {
    { "ctrl+t", "GtkSearchEntry" }, { "%zz", "GtkSearchEntry" }, { "Escape", "GtkSearchEntry" },
    { "=GtkColumnListView", "GtkColumnView" }, { "ctrl+shift+l", "GtkColumnView" },
    { "@Kind, Year, Place, Industry", "GtkMenuButton" }, { "space", "GtkPopover" },
    { "Escape", "GtkMenuButton" },
    { "@Charts from Base to Target", "GtkToggleButton" }, { "space", "GtkToggleButton" },
    { "ctrl+shift+l", "GtkToggleButton" }, { "ctrl+t", MAP },
    { "ctrl+t", "BujuIndicatorsPage" }, { "ctrl+1", MAP },
    { "ctrl+t", "BujuIndicatorsPage" }, { "!win.compare-with::amp-overall", "BujuCompareView" },
    { "Escape", MAP },
  } },
  { .name = "composing", .layers = TRUE, .steps = {
    { "ctrl+f", "BujuSearchView" }, { "%zhang", "BujuSearchView" }, { "~Down", "BujuSearchView" },
    { "~Escape", "BujuSearchView" }, { "Escape", MAP },
    { "ctrl+l", "GtkSearchEntry" }, { "~Down", "GtkSearchEntry" }, { "Down", "GtkListBox" },
    { "Escape", MAP },
    { "=BujuOverlayRow", "BujuOverlayRow" }, { "F2", "GtkEntry" }, { "~Escape", "GtkEntry" },
    { "Escape", "BujuOverlayRow" },
  } },
  { .name = "layers", .layers = TRUE, .steps = {
    { "=BujuOverlayRow", "BujuOverlayRow" },
    { "alt+Down", "BujuOverlayRow" }, { "alt+Up", "BujuOverlayRow" },
    { "F2", "GtkEntry" }, { "Escape", "BujuOverlayRow" },
    { "F2", "GtkEntry" }, { "Return", "BujuOverlayRow" },
    { "Tab", "GtkCheckButton" }, { "Tab", "GtkMenuButton" },
    { "space", MENU }, { "Escape", "GtkMenuButton" },
    { "space", MENU }, { "n", "GtkEntry" }, { "Return", "BujuOverlayRow" },
    { "Tab", "GtkCheckButton" }, { "Tab", "GtkMenuButton" },
    { "space", MENU }, { "s", "BujuOverlayStyle" }, { "Escape", "GtkMenuButton" },
    { "space", MENU }, { "w", "AdwWindow" }, { "Escape", "GtkMenuButton" },
    { "space", MENU }, { "k", "BujuReportWindow" }, { "Escape", "GtkMenuButton" },
    { "space", MENU }, { "c", "AdwEntryRow" }, { "Escape", "GtkMenuButton" },
    { "!win.table", "BujuTablePane" }, { "=BujuOverlayRow", "BujuOverlayRow" },
    { "Delete", "BujuOverlayRow" }, { "Delete", MAP },
    { "ctrl+z", MAP }, { "ctrl+z", MAP },
    { "ctrl+shift+t", "BujuTablePane" }, { "ctrl+t", "BujuIndicatorsPage" },
    { "=BujuOverlayRow", "BujuOverlayRow" }, { "Delete", "BujuOverlayRow" },
  } },
  { .name = "table", .layers = TRUE, .steps = {
    { "ctrl+shift+t", "GtkColumnView" }, { "Down", "GtkColumnView" },
    { "ctrl+f", "BujuSearchView" }, { "Escape", "GtkColumnView" },
    { "F3", "GtkSearchEntry" }, { "Escape", "GtkColumnView" },
    { "Return", "GtkColumnView" }, { "F6", "BujuFeatureCard" },
    { "@Close the Table of the Layer", "BujuTablePane" }, { "space", MAP },
  } },
  { .name = "narrow", .narrow = TRUE, .steps = {
    { "F9", "BujuLayoutList" }, { "Escape", MAP },
    { "F9", "BujuLayoutList" }, { "Down", "BujuLayoutList" }, { "Return", MAP },
    { "Tab", ZONE }, { "Return", "BujuProfileView" }, { "Tab", "BujuProfileView" },
    { "Escape", ZONE },
    { "F10", MENU }, { "Escape", ZONE }, { "Menu", MENU }, { "Escape", ZONE },
    { "ctrl+i", "BujuProfileView" }, { "ctrl+t", "GtkSearchEntry" }, { "ctrl+t", MAP },
  } },
};

/* As a reader of the screen would be: the zones of the map change with the layout, and what has the
 * focus goes with them. */
static void
test_zones (InsideFixture *self, gconstpointer data)
{
  static const Step steps[] = {
    { "Tab", ZONE }, { "ctrl+shift+p", MAP }, { "plus", MAP }, { "plus", MAP }, { "plus", MAP },
    { "shift+Left", MAP }, { "shift+Left", MAP }, { "shift+Left", MAP }, { "Home", MAP },
    { "Tab", ZONE }, { "ctrl+3", MAP }, { "Tab", ZONE }, { "ctrl+l", "BujuLensChooser" },
  };

  wait_for (self, has_zones);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    take (&steps[i]);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  buju_locale_init ();
  g_setenv ("GTK_IM_MODULE", METHOD, TRUE);
  application = inside_start ();
  add_method ();
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++)
    {
      g_autofree char *path = g_strconcat ("/focus/", walks[i].name, NULL);

      g_test_add (path, InsideFixture, &walks[i], inside_set_up, test_walk, inside_tear_down);
    }
  g_test_add ("/focus/zones", InsideFixture, NULL, inside_set_up, test_zones, inside_tear_down);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
