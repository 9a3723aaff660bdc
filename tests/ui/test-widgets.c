/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "buju-chip-box.h"
#include "buju-compare-view.h"
#include "buju-figure-dialog.h"
#include "buju-figure-job.h"
#include "buju-indicator-chart.h"
#include "buju-layout-list.h"
#include "buju-legend-list.h"
#include "buju-line.h"
#include "buju-map-view.h"
#include "buju-map-zones.h"
#include "buju-name.h"
#include "buju-presentation.h"
#include "buju-profile-view.h"
#include "buju-scale-view.h"
#include "buju-shortcuts.h"
#include "buju-text-label.h"
#include "buju-tip.h"
#include "buju-zone-accessible.h"
#include "find-widget.h"
#include "session/buju-session-overlays.h"

#define SOON (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, 600, 500);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

/* Runs the main loop until *@done, or fails. */
static void
wait_for (gboolean *done)
{
  gint64 deadline = g_get_monotonic_time () + SOON;

  while (!*done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_cb (gboolean *flag)
{
  *flag = TRUE;
}

static guint
count_type (GtkWidget *root, GType type)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += G_TYPE_CHECK_INSTANCE_TYPE (child, type) + count_type (child, type);
  return n;
}

static void
append_labels (GtkWidget *root, GString *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (child)));
      append_labels (child, text);
    }
}

static char *
get_text (GtkWidget *root)
{
  GString *text = g_string_new (NULL);

  append_labels (root, text);
  return g_string_free (text, FALSE);
}

static void
test_layout_list (Fixture *self, gconstpointer data)
{
  GtkWidget  *list = g_object_ref_sink (g_object_new (BUJU_TYPE_LAYOUT_LIST, NULL));
  GPtrArray  *layouts = buju_content_get_layouts (buju_library_get_content (self->library));
  GtkListBox *box;
  gboolean    chosen = FALSE;
  guint       text_only = 0;

  buju_layout_list_set_session (BUJU_LAYOUT_LIST (list), self->session);
  g_signal_connect_swapped (list, "chosen", G_CALLBACK (set_cb), &chosen);
  box = GTK_LIST_BOX (find_widget (list, GTK_TYPE_LIST_BOX));
  g_assert_nonnull (gtk_list_box_get_row_at_index (box, layouts->len - 1));
  g_assert_null (gtk_list_box_get_row_at_index (box, layouts->len));

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      GtkListBoxRow    *row = gtk_list_box_get_row_at_index (box, i);

      chosen = FALSE;
      g_signal_emit_by_name (box, "row-activated", row);
      g_assert_true (chosen);
      g_assert_true (buju_session_get_layout (self->session) == layout);
      g_assert_true (gtk_list_box_get_selected_row (box) == row);
      if (!layout->drawable)
        g_assert_cmpstr (buju_session_get_selected (self->session), ==, layout->id);
      text_only += !layout->drawable;
    }
  g_assert_cmpuint (count_type (list, GTK_TYPE_BUTTON), ==, layouts->len - text_only);
  g_assert_cmpuint (count_type (list, GTK_TYPE_IMAGE), ==, layouts->len);
  g_assert_finalize_object (list);
}

static gboolean
label_has (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static void
test_legend_list (Fixture *self, gconstpointer data)
{
  GtkWidget            *list = g_object_ref_sink (buju_legend_list_new ());
  BujuView              view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) scene = buju_session_make_scene (self->session, &view, 96.0 / 72);
  GArray               *legend = buju_scene_get_legend (scene);
  GtkWidget            *button;

  buju_legend_list_set_session (BUJU_LEGEND_LIST (list), self->session);
  g_assert_cmpuint (legend->len, >, 3);
  g_assert_cmpuint (count_type (list, GTK_TYPE_CHECK_BUTTON), ==, legend->len);
  button = find_widget (list, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), FALSE);
  g_assert_true (buju_session_is_hidden (self->session,
                                         g_array_index (legend, BujuLegendEntry, 0).key));
  /* What is switched off stays in the list, and its row is the same. */
  g_assert_true (find_widget (list, GTK_TYPE_CHECK_BUTTON) == button);
  g_assert_cmpuint (count_type (list, GTK_TYPE_CHECK_BUTTON), ==, legend->len);
  g_assert_finalize_object (list);
}

/* What a note says in both languages, as the names above it do. */
static void
test_legend_notes (Fixture *self, gconstpointer data)
{
  GtkWidget            *list = g_object_ref_sink (buju_legend_list_new ());
  BujuView              view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) scene = NULL;
  GArray               *legend;
  guint                 n_notes = 0;

  buju_session_set_language (self->session, BUJU_LANGUAGE_BOTH);
  buju_legend_list_set_session (BUJU_LEGEND_LIST (list), self->session);
  scene = buju_session_make_full_scene (self->session, &view, 96.0 / 72);
  legend = buju_scene_get_legend (scene);
  for (guint i = 0; i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);

      if (buju_text_is_empty (&entry->note))
        continue;
      n_notes++;
      g_assert_nonnull (find_matching (list, label_has, entry->note.zh));
      g_assert_nonnull (find_matching (list, label_has, entry->note.en));
    }
  g_assert_cmpuint (n_notes, >, 0);
  g_assert_finalize_object (list);
}

static void
got_text_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_profile_view (Fixture *self, gconstpointer data)
{
  GtkWidget        *view = g_object_ref_sink (g_object_new (BUJU_TYPE_PROFILE_VIEW, NULL));
  BujuContent      *content = buju_library_get_content (self->library);
  GPtrArray        *components = buju_content_get_components (content);
  g_autofree char  *copied = NULL;
  gboolean          done = FALSE;

  buju_profile_view_set_session (BUJU_PROFILE_VIEW (view), self->session);
  g_assert_true (buju_profile_view_is_empty (BUJU_PROFILE_VIEW (view)));
  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);
      g_autofree char     *both = NULL;
      g_autofree char     *english = NULL;

      buju_session_select (self->session, component->id);
      g_assert_false (buju_profile_view_is_empty (BUJU_PROFILE_VIEW (view)));
      both = get_text (view);
      g_assert_nonnull (strstr (both, component->name.zh));
      g_assert_nonnull (strstr (both, component->name.en));
      g_assert_nonnull (strstr (both, "[1]"));
      buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
      english = get_text (view);
      g_assert_nonnull (strstr (english, component->name.en));
      buju_session_set_language (self->session, BUJU_LANGUAGE_BOTH);
    }
  g_signal_connect_swapped (view, "copied", G_CALLBACK (set_cb), &done);
  buju_profile_view_copy (BUJU_PROFILE_VIEW (view));
  g_assert_true (done);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (view), NULL, got_text_cb, &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (copied, ((const BujuComponent *)
                                     g_ptr_array_index (components,
                                                        components->len - 1))->name.zh));
  buju_session_select (self->session, "no-such-thing");
  g_assert_true (buju_profile_view_is_empty (BUJU_PROFILE_VIEW (view)));
  g_assert_finalize_object (view);
}

/* Words from the data are never markup. */
static void
test_text_label (Fixture *self, gconstpointer data)
{
  BujuText   text = { "<b>粗</b> & 细", "<i>thin</i> & thick" };
  GtkWidget *label = g_object_ref_sink (buju_text_label_new (&text, BUJU_LANGUAGE_BOTH, 7));

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==,
                   "<b>粗</b> & 细\u202f[7]\n<i>thin</i> & thick");
  buju_text_label_set (GTK_LABEL (label), &text, BUJU_LANGUAGE_EN, 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text.en);
  text.en = NULL;
  buju_text_label_set (GTK_LABEL (label), &text, BUJU_LANGUAGE_BOTH, 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text.zh);
  g_assert_finalize_object (label);
}

static guint
get_least_alpha (GtkLabel *label, gsize at)
{
  PangoAttrList     *list = gtk_label_get_attributes (label);
  PangoAttrIterator *attributes = pango_attr_list_get_iterator (list);
  guint              least = G_MAXUINT16;
  int                start, end;

  do
    {
      PangoAttribute *alpha = pango_attr_iterator_get (attributes, PANGO_ATTR_FOREGROUND_ALPHA);

      pango_attr_iterator_range (attributes, &start, &end);
      if (alpha != NULL && start <= (int) at && (int) at < end)
        least = MIN (least, (guint) ((PangoAttrInt *) alpha)->value);
    }
  while (pango_attr_iterator_next (attributes));
  pango_attr_iterator_destroy (attributes);
  return least;
}

/* Faded as a whole, a label does not fade its second language once more. */
static void
test_quiet_label (Fixture *self, gconstpointer data)
{
  BujuText   text = { "一", "one" };
  GtkWidget *label = g_object_ref_sink (buju_text_label_new (&text, BUJU_LANGUAGE_BOTH, 0));
  gsize      second = strlen ("一\n");

  g_assert_cmpuint (get_least_alpha (GTK_LABEL (label), second), <, G_MAXUINT16);
  buju_text_label_quieten (GTK_LABEL (label), "dim-label");
  g_assert_cmpuint (get_least_alpha (GTK_LABEL (label), second), ==, G_MAXUINT16);
  g_assert_true (gtk_widget_has_css_class (label, "dim-label"));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "一\none");
  g_assert_finalize_object (label);
}

static const char *
get_language (PangoAttrList *list, int at)
{
  PangoAttrIterator *iterator = pango_attr_list_get_iterator (list);
  const char        *tag = NULL;
  int                start, end;

  do
    {
      PangoAttribute *language = pango_attr_iterator_get (iterator, PANGO_ATTR_LANGUAGE);

      pango_attr_iterator_range (iterator, &start, &end);
      if (start <= at && at < end && language != NULL)
        tag = pango_language_to_string (((PangoAttrLanguage *) language)->value);
    }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
  return tag;
}

static gboolean
has_features (PangoAttrList *list, int at)
{
  GSList  *attributes = pango_attr_list_get_attributes (list);
  gboolean found = FALSE;

  for (GSList *i = attributes; i != NULL; i = i->next)
    {
      const PangoAttribute *attribute = i->data;

      found = found || (attribute->klass->type == PANGO_ATTR_FONT_FEATURES
                        && (int) attribute->start_index <= at && at < (int) attribute->end_index);
    }
  g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
  return found;
}

static void
test_tip (void)
{
  g_autofree char          *joined = buju_tip_dup_joined ("输出图件（Ctrl+E）");
  g_autofree char          *empty = buju_tip_dup_joined ("");
  g_autoptr (GString)       text = g_string_new (joined);
  GtkWidget                *label = g_object_ref_sink (gtk_label_new (joined));
  int                       n = 0;
  const PangoLogAttr       *breaks =
    pango_layout_get_log_attrs_readonly (gtk_label_get_layout (GTK_LABEL (label)), &n);

  for (int i = 1; i < n - 1; i++)
    g_assert_false (breaks[i].is_line_break);
  g_assert_cmpuint (g_string_replace (text, "\u2060", "", 0), ==, 11);
  g_assert_cmpstr (text->str, ==, "输出图件（Ctrl+E）");
  g_assert_cmpstr (empty, ==, "");
  g_assert_finalize_object (label);
}

/* What stands in a line has all its height, and is in its middle; its tooltip, set again and again,
 * is asked for once. */
static void
test_line (void)
{
  GtkWidget *line = g_object_ref_sink (buju_line_new (6));
  GtkWidget *first = gtk_label_new ("甲\nA"), *second = gtk_label_new ("B");
  int        least, height;

  buju_line_append (line, first);
  buju_line_append (line, second);
  g_assert_true (gtk_widget_get_next_sibling (first) == second);
  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_allocate (line, least, 2 * height, -1, NULL);
  g_assert_cmpint (gtk_widget_get_height (first), ==, 2 * height);
  g_assert_cmpint (gtk_widget_get_height (second), ==, 2 * height);
  for (guint i = 0; i < 3; i++)
    buju_tip_set (first, "与其他布局对照…（F8）");
  g_assert_cmpuint (g_signal_handlers_block_matched (first, G_SIGNAL_MATCH_ID
                                                     | G_SIGNAL_MATCH_DATA,
                                                     g_signal_lookup ("query-tooltip",
                                                                      GTK_TYPE_WIDGET),
                                                     0, NULL, NULL, NULL), ==, 1);
  g_assert_finalize_object (line);
}

/* A range of years stays on one line, however narrow that is. */
static void
test_range (Fixture *self, gconstpointer data)
{
  BujuText     text = { "2021—2025", "Plan 2021–25" };
  GtkWidget   *label = g_object_ref_sink (buju_text_label_new (&text, BUJU_LANGUAGE_BOTH, 0));
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int          n = 0;
  const PangoLogAttr *breaks = pango_layout_get_log_attrs_readonly (layout, &n);
  guint        n_breaks = 0;

  for (int i = 1; i < n - 1; i++)
    n_breaks += breaks[i].is_line_break;
  /* After the first line, and before the years of the second. */
  g_assert_cmpuint (n_breaks, ==, 2);
  g_assert_finalize_object (label);
}

/* An English apostrophe is not as wide as a Chinese one, in whatever locale. */
static void
test_languages (Fixture *self, gconstpointer data)
{
  BujuText                  text = { "“粗”", "it’s" };
  GtkWidget                *label = g_object_ref_sink (buju_text_label_new (&text,
                                                                            BUJU_LANGUAGE_BOTH,
                                                                            0));
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  g_assert_cmpstr (get_language (gtk_label_get_attributes (GTK_LABEL (label)), 0), ==, "zh-cn");
  g_assert_cmpstr (get_language (gtk_label_get_attributes (GTK_LABEL (label)),
                                 strlen (text.zh) + 1), ==, "en");
  g_assert_false (has_features (gtk_label_get_attributes (GTK_LABEL (label)), 0));
  g_assert_true (has_features (gtk_label_get_attributes (GTK_LABEL (label)),
                               strlen (text.zh) + 1));
  buju_text_label_add_languages (list, "it’s  “粗” · a");
  g_assert_cmpstr (get_language (list, 0), ==, "en");
  g_assert_cmpstr (get_language (list, strlen ("it’s  ")), ==, "zh-cn");
  g_assert_cmpstr (get_language (list, strlen ("it’s  “粗” · ")), ==, "en");
  g_assert_finalize_object (label);
}

static void
test_charts (Fixture *self, gconstpointer data)
{
  GPtrArray *indicators = buju_content_get_indicators (buju_library_get_content (self->library));
  guint      n_charts = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (indicators, i);
      GtkWidget           *chart;
      int                  height = 0;

      if (!buju_indicator_chart_can_show (indicator))
        continue;
      chart = g_object_ref_sink (buju_indicator_chart_new (indicator, BUJU_LANGUAGE_EN));
      gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >, 10);
      g_assert_finalize_object (chart);
      n_charts++;
    }
  g_assert_cmpuint (n_charts, >, 10);
  g_assert_cmpuint (n_charts, <, indicators->len);
}

/* Chips break into lines and never leave the box. */
static void
test_chips (Fixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = buju_chip_box_new ();
  GtkWidget *chips[12];
  int        one = 0;
  int        narrow = 0;
  int        wide = 0;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      chips[i] = gtk_button_new_with_label (i % 2 ? "integrated circuits" : "AI");
      buju_chip_box_append (BUJU_CHIP_BOX (box), chips[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_measure (chips[0], GTK_ORIENTATION_VERTICAL, -1, NULL, &one, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 300, NULL, &narrow, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 4000, NULL, &wide, NULL, NULL);
  g_assert_cmpint (wide, ==, one);
  g_assert_cmpint (narrow, >, 2 * one);

  gtk_widget_allocate (box, 300, narrow, -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      graphene_rect_t area;

      g_assert_true (gtk_widget_compute_bounds (chips[i], box, &area));
      g_assert_cmpfloat (area.origin.x, >=, 0);
      g_assert_cmpfloat (area.origin.x + area.size.width, <=, 300);
      g_assert_cmpfloat (area.origin.y + area.size.height, <=, narrow);
      if (i > 0 && i % 2 == 1)
        {
          graphene_rect_t before;

          g_assert_true (gtk_widget_compute_bounds (chips[i - 1], box, &before));
          g_assert_false (graphene_rect_intersection (&area, &before, NULL));
        }
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_scale (Fixture *self, gconstpointer data)
{
  GtkWidget *scale = g_object_ref_sink (g_object_new (BUJU_TYPE_SCALE_VIEW, NULL));
  int        width = 0;

  g_assert_cmpfloat (buju_scale_view_round (0.01, 120), ==, 10000);
  g_assert_cmpfloat (buju_scale_view_round (0.005, 120), ==, 20000);
  g_assert_cmpfloat (buju_scale_view_round (0.002, 120), ==, 50000);
  g_assert_cmpfloat (buju_scale_view_round (0.5, 120), ==, 200);
  buju_scale_view_set_session (BUJU_SCALE_VIEW (scale), self->session);
  gtk_widget_measure (scale, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, 40);
  g_assert_cmpint (width, <=, 140);
  g_assert_finalize_object (scale);
}

static void
test_zones (Fixture *self, gconstpointer data)
{
  BujuView                view = buju_session_get_view (self->session);
  g_autoptr (BujuScene)   scene = buju_session_make_scene (self->session, &view, 1.33);
  g_autoptr (GArray)      zones = buju_map_zones_collect (scene);
  g_autoptr (GHashTable)  seen = g_hash_table_new (g_str_hash, g_str_equal);
  const BujuComponent    *first =
      g_ptr_array_index (buju_session_get_layout (self->session)->components, 0);
  BujuContent            *content = buju_library_get_content (self->library);

  g_assert_cmpuint (zones->len, >, 10);
  g_assert_cmpstr (g_array_index (zones, BujuMapZone, 0).id, ==, first->id);
  for (guint i = 0; i < zones->len; i++)
    {
      const BujuMapZone *zone = &g_array_index (zones, BujuMapZone, i);
      BujuText           name = buju_name_find (content, zone->id);

      g_assert_true (g_hash_table_add (seen, (gpointer) zone->id));
      g_assert_false (buju_text_is_empty (&name));
      g_assert_false (buju_box_is_empty (&zone->box));
    }
}

static void
test_zone (Fixture *self, gconstpointer data)
{
  GtkWidget    *zone = g_object_ref_sink (buju_zone_accessible_new ("lingang", "临港 Lin-gang"));
  GdkRectangle  area = { 1, 2, 3, 4 };

  buju_zone_accessible_set_description (BUJU_ZONE_ACCESSIBLE (zone), "集成电路");
  g_assert_cmpstr (buju_zone_accessible_get_id (BUJU_ZONE_ACCESSIBLE (zone)), ==, "lingang");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (zone)), ==,
                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_widget_get_focusable (zone));
  gtk_test_accessible_assert_property (zone, GTK_ACCESSIBLE_PROPERTY_LABEL, "临港 Lin-gang");
  gtk_test_accessible_assert_property (zone, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "集成电路");
  buju_zone_accessible_set_selected (BUJU_ZONE_ACCESSIBLE (zone), TRUE);
  gtk_test_accessible_assert_state (zone, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  buju_zone_accessible_set_area (BUJU_ZONE_ACCESSIBLE (zone), &area);
  area = buju_zone_accessible_get_area (BUJU_ZONE_ACCESSIBLE (zone));
  g_assert_cmpint (area.width, ==, 3);
  g_assert_finalize_object (zone);
}

static void
test_map_view (Fixture *self, gconstpointer data)
{
  GtkWidget           *window = gtk_window_new ();
  GtkWidget           *map = buju_map_view_new ();
  gboolean             settled = FALSE;
  g_auto (GStrv)       ids = NULL;
  const BujuComponent *pole = buju_content_find_component (buju_library_get_content (self->library),
                                                           "sei-pole-lingang");
  BujuLayer           *layer = NULL;
  guint                feature = 0;
  BujuBox              box;
  BujuPoint            at;
  BujuView             view;
  BujuView             zoomed;

  g_object_add_weak_pointer (G_OBJECT (map), (gpointer *) &map);
  buju_session_set_layout (self->session, pole->layout->id);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  gtk_window_set_child (GTK_WINDOW (window), map);
  buju_map_view_set_session (BUJU_MAP_VIEW (map), self->session);
  g_signal_connect_swapped (map, "settled", G_CALLBACK (set_cb), &settled);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (&settled);
  while (!buju_map_view_has_picture (BUJU_MAP_VIEW (map)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_type (map, BUJU_TYPE_ZONE_ACCESSIBLE), >, 10);

  view = buju_session_get_view (self->session);
  g_assert_cmpfloat (view.width, ==, gtk_widget_get_width (map));
  g_assert_true (buju_dataset_find (buju_library_get_dataset (self->library), pole->marker, &layer,
                                    &feature));
  box = buju_layer_get_box (layer, feature);
  at = buju_view_to_screen (&view, box.x0, box.y0);
  ids = buju_map_view_hit (BUJU_MAP_VIEW (map), at.x, at.y);
  g_assert_cmpstr (ids[0], ==, pole->id);

  buju_map_view_zoom (BUJU_MAP_VIEW (map), 2, at.x, at.y);
  zoomed = buju_session_get_view (self->session);
  g_assert_cmpfloat_with_epsilon (zoomed.scale, 2 * view.scale, 1e-9);
  buju_map_view_pan (BUJU_MAP_VIEW (map), 30, -20);
  g_assert_cmpfloat_with_epsilon (buju_session_get_view (self->session).centre.x,
                                  zoomed.centre.x - 30 / zoomed.scale, 1e-6);
  buju_map_view_go_home (BUJU_MAP_VIEW (map));
  zoomed = buju_session_get_view (self->session);
  g_assert_true (buju_view_equal (&zoomed, &view));

  buju_map_view_point_at (BUJU_MAP_VIEW (map), pole->id, at.x, at.y);
  g_assert_cmpstr (buju_session_get_hovered (self->session), ==, pole->id);
  buju_session_select (self->session, pole->id);
  settled = FALSE;
  buju_session_fly_to (self->session, "zhangjiang");
  wait_for (&settled);
  gtk_window_destroy (GTK_WINDOW (window));
  drain ();
  g_assert_null (map);
}

static void
exported_cb (GFile **taken, GFile *file)
{
  g_set_object (taken, file);
}

static void
test_figure_dialog (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings)  settings = g_settings_new (BUJU_APP_ID);
  g_autoptr (GError)     error = NULL;
  g_autofree char       *folder = g_dir_make_tmp ("buju-figure-XXXXXX", &error);
  g_autofree char       *wanted = g_build_filename (folder, "图 1", NULL);
  g_autofree char       *path = g_build_filename (folder, "图 1.pdf", NULL);
  g_autoptr (GFile)      file = g_file_new_for_path (wanted);
  g_autoptr (GFile)      taken = NULL;
  GtkWidget             *dialog = buju_figure_dialog_new (self->session, settings);
  gint64                 deadline = g_get_monotonic_time () + SOON;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), &taken);
  gtk_window_present (GTK_WINDOW (dialog));
  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (dialog), file);
  while (taken == NULL || dialog != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (g_file_peek_path (taken), ==, path);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct
{
  gboolean           done;
  BujuFigurePreview *preview;
  GError            *error;
} Answer;

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->preview = buju_figure_job_preview_finish (result, &answer->error);
  answer->done = TRUE;
}

static void
export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->done = !buju_figure_job_export_finish (result, &answer->error);
}

static void
test_figure_job (Fixture *self, gconstpointer data)
{
  g_autofree char          *title = g_strdup ("标题");
  BujuFigure                figure = BUJU_FIGURE_INIT;
  g_autoptr (BujuFigureJob) job = NULL, pair = NULL;
  g_autoptr (GCancellable)  cancelled = g_cancellable_new ();
  g_autoptr (GFile)         file = g_file_new_for_path ("/nonexistent/figure.pdf");
  Answer                    answer = { FALSE, NULL, NULL };

  figure.layout = buju_session_get_layout (self->session);
  figure.title = title;
  job = buju_figure_job_new (self->library, &figure);
  /* The job has strings of its own. */
  title[0] = 'x';
  buju_figure_job_preview_async (job, 300, NULL, preview_cb, &answer);
  wait_for (&answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (MAX (gdk_texture_get_width (answer.preview->texture),
                        gdk_texture_get_height (answer.preview->texture)), ==, 300);
  g_assert_cmpfloat (answer.preview->scale, >, 1000);
  g_clear_pointer (&answer.preview, buju_figure_preview_free);

  /* Of two pages both are seen, upright ones side by side. */
  g_assert_true (buju_figure_set_language (&figure, "pages"));
  pair = buju_figure_job_new (self->library, &figure);
  answer.done = FALSE;
  buju_figure_job_preview_async (pair, 300, NULL, preview_cb, &answer);
  wait_for (&answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpint (gdk_texture_get_height (answer.preview->texture), ==, 300);
  g_assert_cmpint (gdk_texture_get_width (answer.preview->texture), >, 2 * 300 * 210 / 297);
  g_clear_pointer (&answer.preview, buju_figure_preview_free);

  answer.done = FALSE;
  g_cancellable_cancel (cancelled);
  buju_figure_job_preview_async (job, 300, cancelled, preview_cb, &answer);
  wait_for (&answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);

  answer.done = FALSE;
  buju_figure_job_export_async (job, file, BUJU_FORMAT_PDF, 0, NULL, export_cb, &answer);
  wait_for (&answer.done);
  g_assert_nonnull (answer.error);
  g_clear_error (&answer.error);
}

/* Those that neither are hidden nor lie in anything hidden. */
static guint
count_shown (GtkWidget *root, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      n += count_shown (child, type);
  return n;
}

/* All keys, but those of the keypad; what is typed leaves those that have it in their words. */
static void
test_shortcuts (void)
{
  GtkWidget *window = buju_shortcuts_new_window ();
  GtkWidget *entry = find_widget (window, GTK_TYPE_SEARCH_ENTRY);
  guint      n = count_shown (window, GTK_TYPE_SHORTCUT_LABEL);

  g_assert_cmpuint (n, >, 80);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ZOOM IN");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_shown (window, GTK_TYPE_SHORTCUT_LABEL), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing of the kind");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_shown (window, GTK_TYPE_SHORTCUT_LABEL), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_shown (window, GTK_TYPE_SHORTCUT_LABEL), ==, n);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A view whose layout the documents do not have any more would show its name over the map of
 * another: it is no slide. */
static void
test_presentation (Fixture *self, gconstpointer data)
{
  g_autoptr (BujuSavedViews) views = buju_saved_views_new (buju_session_get_undo (self->session),
                                                           NULL);
  BujuSavedView             *gone = buju_saved_view_new (self->session, "gone");
  BujuPresentation          *without, *with;

  without = buju_presentation_new (NULL, self->session, NULL);
  g_free (gone->layout);
  gone->layout = g_strdup ("no-such-layout");
  buju_saved_views_add (views, gone);
  buju_saved_views_add (views, buju_saved_view_new (self->session, "here"));
  with = buju_presentation_new (NULL, self->session, views);
  g_assert_cmpuint (buju_presentation_get_n_slides (with), ==,
                    buju_presentation_get_n_slides (without) + 1);
  buju_presentation_set_slide (with, G_MAXINT);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (with)), ==, "here");
  gtk_window_destroy (GTK_WINDOW (with));
  gtk_window_destroy (GTK_WINDOW (without));
  drain ();
}

/* Not to be seen, or seen whole and on no part of the map. */
static gboolean
stands_free (GtkWidget *window, GtkWidget *legend, GtkWidget *maps)
{
  GtkWidget       *card = gtk_widget_get_ancestor (legend, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t  at;
  graphene_rect_t  map;

  if (!gtk_widget_get_mapped (legend))
    return TRUE;
  return gtk_widget_compute_bounds (card, window, &at)
         && gtk_widget_compute_bounds (maps, window, &map)
         && gtk_widget_get_opacity (card) == 1 && at.origin.x >= map.origin.x + map.size.width;
}

/* The letters of the legend are tried out, a frame each. */
static void
wait_for_legend (GtkWidget *window, gboolean shown, gboolean free)
{
  GtkWidget *legend = find_widget (window, BUJU_TYPE_LEGEND_LIST);
  GtkWidget *maps = find_widget (window, BUJU_TYPE_COMPARE_VIEW);
  gint64     deadline = g_get_monotonic_time () + SOON;

  while (gtk_widget_get_width (maps) == 0 || gtk_widget_get_mapped (legend) != shown
         || (free && !stands_free (window, legend, maps)))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* The legend of a slide stands on no part of the map unless it is asked for; then all of its card
 * is on the screen. */
static void
test_slide_legend (Fixture *self, gconstpointer data)
{
  static const struct { int width; int height; gboolean shown; } screens[] = {
    { 1024, 600, TRUE }, { 720, 360, FALSE }, { 360, 720, FALSE },
  };

  buju_session_set_language (self->session, BUJU_LANGUAGE_BOTH);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      GtkWidget      *window = GTK_WIDGET (buju_presentation_new (NULL, self->session, NULL));
      GtkWidget      *card = gtk_widget_get_ancestor (find_widget (window, BUJU_TYPE_LEGEND_LIST),
                                                      GTK_TYPE_SCROLLED_WINDOW);
      graphene_rect_t at;

      gtk_window_unfullscreen (GTK_WINDOW (window));
      gtk_window_set_default_size (GTK_WINDOW (window), screens[i].width, screens[i].height);
      gtk_window_present (GTK_WINDOW (window));
      wait_for_legend (window, screens[i].shown, TRUE);
      gtk_widget_activate_action (window, "slides.legend", NULL);
      wait_for_legend (window, !screens[i].shown, FALSE);
      if (!screens[i].shown)
        {
          g_assert_true (gtk_widget_compute_bounds (card, window, &at));
          g_assert_cmpfloat (at.origin.y, >=, 0);
          g_assert_cmpfloat (at.origin.x, >=, 0);
          g_assert_cmpfloat (at.origin.y + at.size.height, <=, gtk_widget_get_height (window));
        }
      gtk_window_destroy (GTK_WINDOW (window));
    }
  drain ();
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/widgets/layout-list", Fixture, NULL, set_up, test_layout_list, tear_down);
  g_test_add ("/widgets/legend-list", Fixture, NULL, set_up, test_legend_list, tear_down);
  g_test_add ("/widgets/legend-notes", Fixture, NULL, set_up, test_legend_notes, tear_down);
  g_test_add ("/widgets/profile-view", Fixture, NULL, set_up, test_profile_view, tear_down);
  g_test_add ("/widgets/text-label", Fixture, NULL, set_up, test_text_label, tear_down);
  g_test_add ("/widgets/quiet-label", Fixture, NULL, set_up, test_quiet_label, tear_down);
  g_test_add_func ("/widgets/tip", test_tip);
  g_test_add_func ("/widgets/line", test_line);
  g_test_add ("/widgets/range", Fixture, NULL, set_up, test_range, tear_down);
  g_test_add ("/widgets/languages", Fixture, NULL, set_up, test_languages, tear_down);
  g_test_add ("/widgets/charts", Fixture, NULL, set_up, test_charts, tear_down);
  g_test_add ("/widgets/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/widgets/scale", Fixture, NULL, set_up, test_scale, tear_down);
  g_test_add ("/widgets/zones", Fixture, NULL, set_up, test_zones, tear_down);
  g_test_add ("/widgets/zone", Fixture, NULL, set_up, test_zone, tear_down);
  g_test_add ("/widgets/map-view", Fixture, NULL, set_up, test_map_view, tear_down);
  g_test_add ("/widgets/figure-dialog", Fixture, NULL, set_up, test_figure_dialog, tear_down);
  g_test_add ("/widgets/figure-job", Fixture, NULL, set_up, test_figure_job, tear_down);
  g_test_add ("/widgets/presentation", Fixture, NULL, set_up, test_presentation, tear_down);
  g_test_add ("/widgets/slide-legend", Fixture, NULL, set_up, test_slide_legend, tear_down);
  g_test_add_func ("/widgets/shortcuts", test_shortcuts);
  return g_test_run ();
}
