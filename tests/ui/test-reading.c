/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "buju-encoding-group.h"
#include "buju-notices.h"
#include "buju-overlay-row.h"
#include "buju-reading-dialog.h"
#include "inside-fixture.h"
#include "layer-fixture.h"

/* The dialog of what a file does not say, or says wrongly, in the real window, in this process:
 * what is applied changes names and places, can be taken back, holds when the file is opened
 * again, and leaves nothing beside the file. */

/* That of the map: three degrees around 120° E. */
#define PLANE_PRJ \
  "PROJCS[\"CGCS2000_3_Degree_GK_CM_120E\"," GEO_PRJ ",PROJECTION[\"Gauss_Kruger\"]," \
  "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0]," \
  "PARAMETER[\"Central_Meridian\",120.0],PARAMETER[\"Scale_Factor\",1.0]," \
  "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
#define EAST      640000.0
#define NORTH     3450000.0

/* 甲园区 as Korean bytes, which it was not written in. */
#define KOREAN    "CP949"
#define GBK_NAME  "\xbc\xd7\xd4\xb0\xc7\xf8"

typedef struct
{
  Folder       folder;
  BujuWindow  *window;
  BujuSession *session;
  guint        wanted;    /* layers that are waited for */
  const char  *layer;     /* whose name and place are waited for */
  const char  *name;      /* of its first feature */
  BujuPoint    place;
  GtkWidget   *dialog;
} Fixture;

static gboolean
has_layers (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len == self->wanted;
}

static void
open_file (Fixture *self, GFile *file)
{
  buju_window_open_files (self->window, &file, 1);
  self->wanted = buju_session_get_overlays (self->session)->len + 1;
  wait_for (self, has_layers);
}

static void
open_window (Fixture *self)
{
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
}

/* The next morning: another window, and the file again. */
static void
open_again (Fixture *self, GFile *file)
{
  inside_close (self->window);
  open_window (self);
  open_file (self, file);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  folder_set_up (&self->folder, NULL);
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
}

static gboolean
has_dialog (Fixture *self)
{
  self->dialog = find_toplevel (BUJU_TYPE_READING_DIALOG);
  return self->dialog != NULL;
}

static gboolean
has_no_dialog (Fixture *self)
{
  return find_toplevel (BUJU_TYPE_READING_DIALOG) == NULL;
}

static gboolean
knows_encodings (Fixture *self)
{
  return !buju_encoding_group_is_busy (
      BUJU_ENCODING_GROUP (find_widget (self->dialog, BUJU_TYPE_ENCODING_GROUP)));
}

/* As the row of the layer does. */
static void
ask (Fixture *self, const char *layer)
{
  const char *id = buju_overlay_get_id (find_layer (self->session, layer));
  GtkWidget  *row = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_ROW);

  while (row != NULL && !g_str_equal (buju_overlay_row_get_id (BUJU_OVERLAY_ROW (row)), id))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  self->layer = layer;
  gtk_widget_activate_action (row, "layer.reading", NULL);
  wait_for (self, has_dialog);
  wait_for (self, knows_encodings);
}

static void
apply (Fixture *self)
{
  click (self->dialog, "_Apply");
  wait_for (self, has_no_dialog);
}

static AdwComboRow *
find_combo (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_COMBO_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_combo (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
get_choice (Fixture *self, const char *title)
{
  return gtk_string_object_get_string (
      adw_combo_row_get_selected_item (find_combo (self->dialog, title)));
}

static void
choose (Fixture *self, const char *title, const char *choice)
{
  AdwComboRow *row = find_combo (self->dialog, title);
  GListModel  *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choice))
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
  g_assert_not_reached ();
}

/* The first cell: what the layer calls it depends on the name of the column, which another
 * encoding changes, too. */
static const char *
get_name (Fixture *self)
{
  BujuLayer *layer = buju_overlay_get_layer (find_layer (self->session, self->layer));

  return buju_table_get (buju_layer_get_table (layer), 0, 0);
}

static gboolean
is_called (Fixture *self)
{
  return g_strcmp0 (get_name (self), self->name) == 0;
}

static gboolean
is_there (Fixture *self)
{
  return get_distance (find_layer (self->session, self->layer), self->place) < NEAR;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* Another encoding makes other names, first in the dialog, then in the layer; and the first ones
 * by "found out". */
static void
test_encoding (Fixture *self, gconstpointer data)
{
  g_autofree char  *path = write_gbk_area (&self->folder, (BujuPoint) { LON, LAT }, 0.02);
  g_autofree char  *korean = g_convert (GBK_NAME, -1, "UTF-8", KOREAN, NULL, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  guint             n_files = folder_count (&self->folder, "");

  g_assert_nonnull (korean);
  open_file (self, file);
  ask (self, "areas");
  g_assert_cmpstr (get_choice (self, "Encoding"), ==, "Found out (GB18030)");
  g_assert_cmpstr (get_name (self), ==, "甲园区");
  choose (self, "Encoding", KOREAN);
  g_assert_true (shows (self->dialog, korean));
  apply (self);
  self->name = korean;
  wait_for (self, is_called);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (get_name (self), ==, "甲园区");
  open_again (self, file);
  g_assert_cmpstr (get_name (self), ==, korean);
  ask (self, "areas");
  g_assert_cmpstr (get_choice (self, "Encoding"), ==, KOREAN);
  adw_combo_row_set_selected (find_combo (self->dialog, "Encoding"), 0);
  apply (self);
  self->name = "甲园区";
  wait_for (self, is_called);
  open_again (self, file);
  g_assert_cmpstr (get_name (self), ==, "甲园区");
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, n_files);
}

/* The encoding of a table changes the names of its columns, too: those that say the place stay. */
static void
test_encoding_of_table (Fixture *self, gconstpointer data)
{
  static const char text[] = "\xc3\xfb\xb3\xc6,lon,lat\n" GBK_NAME ",121.6,31.55\n";
  g_autofree char  *path = folder_write (&self->folder, "works.csv", text, strlen (text));
  g_autofree char  *korean = g_convert (GBK_NAME, -1, "UTF-8", KOREAN, NULL, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_file (self, file);
  ask (self, "works");
  g_assert_cmpstr (get_name (self), ==, "甲园区");
  choose (self, "Encoding", KOREAN);
  apply (self);
  self->name = korean;
  wait_for (self, is_called);
  self->place = find_place (BUJU_GEO_CRS, LON, LAT);
  g_assert_true (is_there (self));
  open_again (self, file);
  g_assert_cmpstr (get_name (self), ==, korean);
  g_assert_true (is_there (self));
}

static GFile *
write_metres (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder.path, "metres.shp", NULL);
  double           x = EAST, y = NORTH;
  SHPHandle        shapes = SHPCreate (path, SHPT_POINT);
  SHPObject       *object = SHPCreateSimpleObject (SHPT_POINT, 1, &x, &y, NULL);

  SHPWriteObject (shapes, -1, object);
  SHPDestroyObject (object);
  SHPClose (shapes);
  g_free (folder_write (&self->folder, "metres.prj", PLANE_PRJ, strlen (PLANE_PRJ)));
  return g_file_new_for_path (path);
}

static void
say_crs (Fixture *self, const char *code)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (self->dialog, ADW_TYPE_ENTRY_ROW)), code);
  apply (self);
}

static GtkWidget *
get_notices (Fixture *self)
{
  return find_widget (GTK_WIDGET (self->window), BUJU_TYPE_NOTICES);
}

static gboolean
is_asked (Fixture *self)
{
  return find_button (get_notices (self), "_Leave It Out") != NULL;
}

/* Metres of the map's own zone; said to be of another, they lie elsewhere. What is no system is
 * asked for again, and is not remembered. */
static void
test_crs (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_metres (self);
  guint             n_files = folder_count (&self->folder, "");

  open_file (self, file);
  ask (self, "metres");
  self->place = (BujuPoint) { EAST, NORTH };
  g_assert_true (is_there (self));
  say_crs (self, "4548");
  self->place = find_place ("EPSG:4548", EAST, NORTH);
  wait_for (self, is_there);
  g_assert_cmpfloat (hypot (self->place.x - EAST, self->place.y - NORTH), >, 1e5);
  open_again (self, file);
  g_assert_true (is_there (self));
  ask (self, "metres");
  say_crs (self, "99999");
  wait_for (self, is_asked);
  g_assert_true (is_there (self));
  open_again (self, file);
  g_assert_true (is_there (self));
  ask (self, "metres");
  say_crs (self, "");
  self->place = (BujuPoint) { EAST, NORTH };
  wait_for (self, is_there);
  open_again (self, file);
  g_assert_true (is_there (self));
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, n_files);
}

/* Without its shift taken out the table lies elsewhere, also when it is opened or read again,
 * though a column names the shift; and with it in its place again. */
static void
test_datum (Fixture *self, gconstpointer data)
{
  BujuPoint         shifted = buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, LON, LAT);
  g_autoptr (GFile) file = write_works (&self->folder);
  guint             n_files = folder_count (&self->folder, "");
  BujuOverlay      *before;

  open_file (self, file);
  ask (self, "works");
  self->place = find_place (BUJU_GEO_CRS, LON, LAT);
  g_assert_true (is_there (self));
  g_assert_cmpstr (get_choice (self, "Shift of Web Maps"), ==, "GCJ-02 (AMap, Tencent)");
  choose (self, "Shift of Web Maps", "As given");
  apply (self);
  self->place = find_place (BUJU_GEO_CRS, shifted.x, shifted.y);
  wait_for (self, is_there);
  open_again (self, file);
  g_assert_true (is_there (self));
  before = find_layer (self->session, "works");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.layer-reload", "s",
                              buju_overlay_get_id (before));
  while (find_layer (self->session, "works") == before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_there (self));
  ask (self, "works");
  choose (self, "Shift of Web Maps", "BD-09 (Baidu)");
  apply (self);
  shifted = buju_datum_to_wgs84 (BUJU_DATUM_BD09, shifted.x, shifted.y);
  self->place = find_place (BUJU_GEO_CRS, shifted.x, shifted.y);
  wait_for (self, is_there);
  open_again (self, file);
  g_assert_true (is_there (self));
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, n_files);
}

/* Other columns for the place, and the names stay; remembered like all else. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  static const char text[]
      = "name,lon,lat,lon_gate,lat_gate\n甲,121.6,31.55,121.7,31.45\n"
        "乙,121.61,31.56,121.71,31.46\n";
  g_autofree char  *path = folder_write (&self->folder, "gates.csv", text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);

  open_file (self, file);
  ask (self, "gates");
  self->place = find_place (BUJU_GEO_CRS, 121.6, 31.55);
  g_assert_true (is_there (self));
  choose (self, "Longitude, or East", "lon_gate");
  choose (self, "Latitude, or North", "lat_gate");
  apply (self);
  self->place = find_place (BUJU_GEO_CRS, 121.7, 31.45);
  wait_for (self, is_there);
  open_again (self, file);
  g_assert_true (is_there (self));
  g_assert_cmpstr (get_name (self), ==, "甲");
}

int
main (int argc, char **argv)
{
  const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/reading/encoding", test_encoding },
    { "/reading/encoding-of-table", test_encoding_of_table },
    { "/reading/crs", test_crs },
    { "/reading/datum", test_datum },
    { "/reading/columns", test_columns },
  };

  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
