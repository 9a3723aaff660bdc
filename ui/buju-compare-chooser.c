/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-compare-chooser.h"

#include <glib/gi18n.h>

#include "buju-access.h"
#include "buju-text-label.h"

#define N_SUGGESTED 4
#define WIDTH       420
#define HEIGHT      560

struct _BujuCompareChooser
{
  AdwWindow    parent_instance;

  GtkWidget   *list;
  BujuSession *session;
};

G_DEFINE_FINAL_TYPE (BujuCompareChooser, buju_compare_chooser, ADW_TYPE_WINDOW)

static void
row_activated_cb (BujuCompareChooser *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "layout"));

  buju_session_compare_with (self->session, id);
  gtk_window_close (GTK_WINDOW (self));
}

/* "1 of 34 places in both · 11 of 26 industries" */
static char *
describe (BujuCompareChooser *self, const BujuLayout *layout)
{
  BujuContent            *content =
      buju_library_get_content (buju_session_get_library (self->session));
  g_autoptr (BujuCompare) compare = buju_compare_new (content,
                                                      buju_session_get_layout (self->session),
                                                      layout);
  const GPtrArray        *lists[] = { buju_compare_get_members (compare),
                                      buju_compare_get_industries (compare) };
  guint                   both[2] = { 0, 0 };

  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < lists[i]->len; j++)
      both[i] += *(const BujuCompareSide *) lists[i]->pdata[j] == BUJU_COMPARE_BOTH;
  /* Translators: of two layouts, how many places and industries are in both, and of how many */
  return g_strdup_printf (_("In both: %u of %u places, %u of %u industries"), both[0],
                          lists[0]->len, both[1],
                          lists[1]->len);
}

static void
add_row (BujuCompareChooser *self, const BujuLayout *layout, const char *heading,
         gboolean suggested)
{
  BujuLanguage language = buju_session_get_language (self->session);
  GtkWidget   *row = gtk_list_box_row_new ();
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), buju_text_label_new (&layout->title, language, 0));
  if (suggested)
    {
      GtkWidget       *plan = buju_text_label_new (&layout->plan->short_title,
                                                   language == BUJU_LANGUAGE_EN ? language
                                                     : BUJU_LANGUAGE_ZH, 0);
      g_autofree char *text = describe (self, layout);
      GtkWidget       *common = gtk_label_new (text);

      gtk_widget_add_css_class (plan, "second-language");
      gtk_widget_add_css_class (common, "second-language");
      gtk_label_set_xalign (GTK_LABEL (common), 0);
      gtk_label_set_wrap (GTK_LABEL (common), TRUE);
      gtk_box_append (GTK_BOX (box), plan);
      gtk_box_append (GTK_BOX (box), common);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "layout", g_strdup (layout->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "heading", g_strdup (heading), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  buju_access_name_by_content (row);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = g_object_get_data (G_OBJECT (row), "heading");
  GtkWidget  *label;

  if (before != NULL && g_strcmp0 (heading, g_object_get_data (G_OBJECT (before), "heading")) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (NULL);
  buju_text_label_set_plain (GTK_LABEL (label), heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
fill (BujuCompareChooser *self)
{
  BujuContent          *content =
      buju_library_get_content (buju_session_get_library (self->session));
  BujuLanguage          language = buju_session_get_language (self->session);
  const BujuLayout     *here = buju_session_get_layout (self->session);
  GPtrArray            *layouts = buju_content_get_layouts (content);
  g_autoptr (GPtrArray) best = buju_compare_suggest (content, here, N_SUGGESTED);

  for (guint i = 0; i < best->len; i++)
    add_row (self, g_ptr_array_index (best, i), _("Suggested"), TRUE);
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      g_autofree char  *plan = buju_text_dup (&layout->plan->short_title, language, "  ");

      if (layout != here && layout->drawable)
        add_row (self, layout, plan, FALSE);
    }
}

static GtkWidget *
make_content (BujuCompareChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), set_header, NULL, NULL);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_widget_add_css_class (self->list, "compare-choices");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Layouts to Compare With"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Layouts to Compare With"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
buju_compare_chooser_dispose (GObject *object)
{
  g_clear_object (&BUJU_COMPARE_CHOOSER (object)->session);
  G_OBJECT_CLASS (buju_compare_chooser_parent_class)->dispose (object);
}

static void
buju_compare_chooser_class_init (BujuCompareChooserClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_compare_chooser_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
buju_compare_chooser_init (BujuCompareChooser *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Compare With"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  adw_window_set_content (ADW_WINDOW (self), make_content (self));
}

/**
 * buju_compare_chooser_new:
 * @session: whose layout to compare; it must have one
 *
 * Returns: (transfer floating): a chooser, to be made transient and presented
 */
GtkWidget *
buju_compare_chooser_new (BujuSession *session)
{
  BujuCompareChooser *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session) && buju_session_get_layout (session) != NULL,
                        NULL);

  self = g_object_new (BUJU_TYPE_COMPARE_CHOOSER, NULL);
  self->session = g_object_ref (session);
  fill (self);
  /* Enter takes the best. */
  gtk_window_set_focus (GTK_WINDOW (self),
                        GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
  return GTK_WIDGET (self);
}
