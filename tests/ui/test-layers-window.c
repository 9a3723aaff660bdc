/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody's files in the real window, given on the command line: a shapefile with Chinese names in
 * GBK, and a table with coordinates of a web map. Both are written around one place of the
 * gazetteer, so a click there must say their names. */

#include <math.h>
#include <string.h>

#include "geo/buju-datum.h"
#include "geo/buju-projection.h"
#include "gbk-layer.h"
#include "window-driver.h"

#define SOON 20 /* s */
/* Far from names and markers of the layout that the window starts with. */
#define PLACE "park-chongming"
#define HALF  0.02 /* deg */
#define NOTCHES 8
#define EAST  0.15 /* deg: of the second factory from the first */
#define REST  (800 * 1000) /* µs: the map has been drawn anew */

typedef struct
{
  Folder        folder;
  BujuLibrary  *library;
  WindowDriver *driver;
  A11y         *a11y;            /* the driver's */
  const A11yNode *application;   /* the driver's */
  char         *point;           /* of the gazetteer */
} Fixture;

/* Where the point of the gazetteer lies, degrees. */
static BujuPoint
find_degrees (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  BujuProjection    *projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, &error);
  BujuLayer         *layer = NULL;
  guint              feature = 0;
  BujuBox            box;
  BujuPoint          point;

  g_assert_no_error (error);
  g_assert_true (buju_dataset_find (buju_library_get_dataset (self->library), self->point, &layer,
                                    &feature));
  box = buju_layer_get_box (layer, feature);
  point = buju_box_centre (&box);
  g_assert_cmpuint (buju_projection_inverse (projection, &point, 1), ==, 0);
  buju_projection_free (projection);
  return point;
}

/* Its coordinates are some 500 m off, as a web map has them, and a column says so. */
static char *
write_table (Fixture *self, BujuPoint at)
{
  BujuPoint        shifted = buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, at.x, at.y);
  g_autofree char *text
      = g_strdup_printf ("名称,gcj02_lng,gcj02_lat\n测试工厂,%.7f,%.7f\n另一工厂,%.7f,%.7f\n",
                         shifted.x, shifted.y, shifted.x + EAST, shifted.y);

  return folder_write (&self->folder, "works.csv", text, strlen (text));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *areas = NULL;
  g_autofree char   *works = NULL;
  const char        *files[3] = { NULL };
  const BujuPlace   *place;

  folder_set_up (&self->folder, NULL);
  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  place = buju_content_find_place (buju_library_get_content (self->library), data);
  g_assert_nonnull (place);
  self->point = g_strdup (place->point);
  areas = write_gbk_area (&self->folder, find_degrees (self), HALF);
  works = write_table (self, find_degrees (self));
  files[0] = areas;
  files[1] = works;
  self->driver = window_driver_new_with_files (self->library, files);
  self->a11y = window_driver_get_a11y (self->driver);
  self->application = window_driver_get_application (self->driver);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  window_driver_free (self->driver);
  buju_library_unref (self->library);
  g_free (self->point);
  folder_tear_down (&self->folder, NULL);
}

static void
assert_shows (Fixture *self, guint role, const char *name)
{
  g_autoptr (A11yNode) node = a11y_wait_for (self->a11y, self->application, role, name, SOON);

  if (node == NULL)
    a11y_dump (self->a11y, self->application);
  g_assert_nonnull (node);
}

/* Right names at the right place: the table's point lies on top, below it the area. */
static void
test_card (Fixture *self, gconstpointer data)
{
  BujuPoint at;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "areas");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  at = window_driver_find_point (self->driver, self->point);
  /* So near that the shift of web maps would be some 15 px. */
  window_driver_scroll (self->driver, at.x, at.y, NOTCHES);
  g_usleep (REST);
  window_driver_click (self->driver, at.x, at.y);
  assert_shows (self, A11Y_ROLE_PANEL, "测试工厂");
  window_driver_key (self->driver, "ctrl+Next");
  assert_shows (self, A11Y_ROLE_PANEL, "甲园区");
}

/* Removed by the keyboard, and back. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                            "works", SOON);

  g_assert_nonnull (row);
  window_driver_settle (self->driver);
  window_driver_click_on (self->driver, row);
  window_driver_key (self->driver, "F2");
  window_driver_key (self->driver, "ctrl+a");
  window_driver_type (self->driver, "Factories");
  window_driver_key (self->driver, "Return");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "Factories");
  window_driver_key (self->driver, "Delete");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                       "Factories", SOON));
  window_driver_key (self->driver, "ctrl+z");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "Factories");
  window_driver_key (self->driver, "ctrl+z");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
}

/* The table by the keyboard; a click on a row selects its feature, whose card shows it, and the
 * keys go on from there. */
static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) cell = NULL;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  window_driver_key (self->driver, "ctrl+shift+t");
  assert_shows (self, A11Y_ROLE_ANY, "Table of “works”");
  cell = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, "另一工厂", SOON);
  g_assert_nonnull (cell);
  window_driver_click_on (self->driver, cell);
  assert_shows (self, A11Y_ROLE_PANEL, "另一工厂");
  window_driver_key (self->driver, "Up");
  assert_shows (self, A11Y_ROLE_PANEL, "测试工厂");
  window_driver_key (self->driver, "Down");
  assert_shows (self, A11Y_ROLE_PANEL, "另一工厂");
}

static void
find_box (Fixture *self, const char *layer, A11yBox *box)
{
  g_autoptr (A11yNode) row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                            layer, SOON);

  g_assert_nonnull (row);
  g_assert_true (a11y_get_box (self->a11y, row, box));
}

/* Where a row of the list is, px from the top. */
static int
find_top (Fixture *self, const char *layer)
{
  A11yBox box = { 0, 0, 0, 0 };

  find_box (self, layer, &box);
  return box.y;
}

static void
wait_for_order (Fixture *self, const char *above, const char *below)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (find_top (self, above) >= find_top (self, below))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (REST / 8);
    }
}

/* Moved by the keyboard, and on, as the row keeps the focus. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) row = NULL;
  const char          *high, *low;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "areas");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  high = find_top (self, "works") < find_top (self, "areas") ? "works" : "areas";
  low = g_str_equal (high, "works") ? "areas" : "works";
  row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, high, SOON);
  g_assert_nonnull (row);
  window_driver_click_on (self->driver, row);
  window_driver_key (self->driver, "alt+Down");
  wait_for_order (self, low, high);
  window_driver_key (self->driver, "alt+Up");
  wait_for_order (self, high, low);
}

/* By hand: a row that is let go of over another takes its place. */
static void
test_drag (Fixture *self, gconstpointer data)
{
  A11yBox     from = { 0, 0, 0, 0 };
  A11yBox     to = { 0, 0, 0, 0 };
  const char *high, *low;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "areas");
  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  high = find_top (self, "works") < find_top (self, "areas") ? "works" : "areas";
  low = g_str_equal (high, "works") ? "areas" : "works";
  find_box (self, low, &from);
  find_box (self, high, &to);
  window_driver_drag (self->driver, from.x + from.width / 2.0, from.y + from.height / 2.0,
                      to.x - from.x, to.y - from.y - to.height / 4.0);
  wait_for_order (self, low, high);
}

typedef struct
{
  const char *text;
  gboolean    found;
} Wanted;

static gboolean
look_cb (A11y *a11y, const A11yNode *node, gpointer data)
{
  Wanted *wanted = data;

  if ((a11y_get_states (a11y, node) & A11Y_STATE_SELECTED) != 0)
    {
      g_autofree char *text = a11y_get_text (a11y, node);

      wanted->found |= strstr (text, wanted->text) != NULL;
    }
  return !wanted->found;
}

/* A click on the map selects the row of what it hits. */
static void
test_click (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) table = NULL;
  Wanted               wanted = { "测试工厂", FALSE };
  gint64               deadline;
  BujuPoint            at;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  window_driver_key (self->driver, "ctrl+shift+t");
  table = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, "Table of “works”", SOON);
  g_assert_nonnull (table);
  window_driver_settle (self->driver);
  at = window_driver_find_point (self->driver, self->point);
  window_driver_scroll (self->driver, at.x, at.y, NOTCHES);
  g_usleep (REST);
  window_driver_click (self->driver, at.x, at.y);
  deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  while (!wanted.found && g_get_monotonic_time () < deadline)
    a11y_walk (self->a11y, table, look_cb, &wanted);
  if (!wanted.found)
    a11y_dump (self->a11y, table);
  g_assert_true (wanted.found);
}

/* With Ctrl a second one of the layer, whose row is selected, too; then the first is let go. */
static void
test_add (Fixture *self, gconstpointer data)
{
  const double east = EAST * cos (31.6 * G_PI / 180) * 111320;   /* m */
  BujuPoint    at;

  assert_shows (self, A11Y_ROLE_LIST_ITEM, "works");
  window_driver_settle (self->driver);
  window_driver_key (self->driver, "ctrl+shift+t");
  assert_shows (self, A11Y_ROLE_ANY, "Table of “works”");
  window_driver_settle (self->driver);
  at = window_driver_find_point (self->driver, self->point);
  window_driver_click (self->driver, at.x, at.y);
  assert_shows (self, A11Y_ROLE_PANEL, "测试工厂");
  window_driver_settle (self->driver);
  at = window_driver_find_point (self->driver, self->point);
  window_driver_click_with (self->driver, "ctrl",
                            at.x + east * window_driver_get_scale (self->driver), at.y);
  assert_shows (self, A11Y_ROLE_PANEL, "另一工厂");
  assert_shows (self, A11Y_ROLE_ANY, "2 rows, 2 selected");
  window_driver_click_with (self->driver, "shift", at.x, at.y);
  assert_shows (self, A11Y_ROLE_ANY, "2 rows");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/layers-window/card", Fixture, PLACE, set_up, test_card, tear_down);
  g_test_add ("/layers-window/undo", Fixture, PLACE, set_up, test_undo, tear_down);
  g_test_add ("/layers-window/table", Fixture, PLACE, set_up, test_table, tear_down);
  g_test_add ("/layers-window/order", Fixture, PLACE, set_up, test_order, tear_down);
  g_test_add ("/layers-window/drag", Fixture, PLACE, set_up, test_drag, tear_down);
  g_test_add ("/layers-window/click", Fixture, PLACE, set_up, test_click, tear_down);
  g_test_add ("/layers-window/add", Fixture, PLACE, set_up, test_add, tear_down);
  return g_test_run ();
}
