/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-lens-chooser.h"

#include <glib/gi18n.h>

#include "buju-line.h"
#include "buju-text-label.h"
#include "buju-tip.h"
#include "plan/buju-search.h"

struct _BujuLensChooser
{
  AdwWindow       parent_instance;

  /* Template */
  GtkSearchEntry *entry;
  GtkListBox     *list;

  BujuSession    *session;
  BujuSearch     *search;
  GHashTable     *found;     /* ids that the search found; NULL: all are shown */
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (BujuLensChooser, buju_lens_chooser, ADW_TYPE_WINDOW)

/* As the documents group their industries, see resources/plans/README.md. */
static const struct
{
  const char *id;
  const char *name;
} groups[] = {
  { "core", N_("Core Industries") },
  { "key", N_("Key Industries") },
  { "pioneer", N_("Pioneer Industries") },
  { "future-cluster", N_("Future Industry Clusters") },
  { "future-track", N_("Tracks of Future Industries") },
  { "sub", N_("Subfields") },
  { "services", N_("Services") },
  { "place-term", N_("Named for Single Places") },
};

static const BujuIndustry *
get_industry (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "industry");
}

static const char *
get_group_name (const BujuIndustry *industry)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].id, industry->group) == 0)
      return _(groups[i].name);
  return _("Other");
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const BujuIndustry *industry = get_industry (row);
  GtkWidget          *heading;

  if (before != NULL && g_strcmp0 (get_industry (before)->group, industry->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  heading = gtk_label_new (get_group_name (industry));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_list_box_row_set_header (row, heading);
}

static gboolean
is_shown (GtkListBoxRow *row, gpointer user_data)
{
  BujuLensChooser *self = user_data;

  return self->found == NULL || g_hash_table_contains (self->found, get_industry (row)->id);
}

static void
search_changed_cb (BujuLensChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->found, g_hash_table_unref);
  if (*text != '\0')
    {
      g_autoptr (GArray) results = buju_search_find (self->search, text);

      self->found = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < results->len; i++)
        {
          const BujuSearchResult *result = &g_array_index (results, BujuSearchResult, i);

          if (result->kind == BUJU_SEARCH_INDUSTRY)
            g_hash_table_add (self->found, (gpointer) result->id);
        }
    }
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

static void
choose (BujuLensChooser *self, GtkListBoxRow *row)
{
  const char *ids[] = { get_industry (row)->id, NULL };

  buju_session_set_lens (self->session, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (BujuLensChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

/* Enter takes the first row that is there. */
static void
entry_activated_cb (BujuLensChooser *self)
{
  GtkListBoxRow *row;

  search_changed_cb (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row, self))
      {
        choose (self, row);
        return;
      }
}

static void
stop_search_cb (BujuLensChooser *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
down_cb (GtkWidget *entry, GVariant *args, gpointer user_data)
{
  BujuLensChooser *self = BUJU_LENS_CHOOSER (user_data);

  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* Left to GTK, the arrow would give the focus to the scrolled window, where nothing shows it. The
 * entry's input method has it first. */
static void
add_down (BujuLensChooser *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (down_cb, self,
                                                                                   NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  BujuLensChooser    *self = user_data;
  const BujuIndustry *industry = g_object_get_data (G_OBJECT (check), "industry");

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    buju_session_add_lens (self->session, industry->id);
  else
    buju_session_remove_lens (self->session, industry->id);
}

static guint
count_places (BujuLensChooser *self, const BujuIndustry *industry)
{
  const char         *ids[] = { industry->id, NULL };
  BujuContent        *content = buju_library_get_content (buju_session_get_library (self->session));
  g_autoptr (BujuLens) lens = buju_lens_new (content, ids, NULL);

  return buju_lens_count_places (lens, BUJU_LENS_ASSIGNED);
}

static GtkWidget *
make_check (BujuLensChooser *self, const BujuIndustry *industry, BujuLanguage language)
{
  GtkWidget       *check = gtk_check_button_new ();
  BujuLens        *lens = buju_session_get_lens (self->session);
  /* Translators: an industry joins those that are lit on the map */
  g_autofree char *label = g_strdup_printf (_("With %s"),
                                            buju_text_get (&industry->name, language));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               lens != NULL && buju_lens_has_chosen (lens, industry->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  buju_tip_set (check, label);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (check), "industry", (gpointer) industry);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return check;
}

static void
add_row (BujuLensChooser *self, const BujuIndustry *industry)
{
  BujuLanguage     language = buju_session_get_language (self->session);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = buju_line_new (10);
  GtkWidget       *name = buju_text_label_new (&industry->name, language, 0);
  guint            n = count_places (self, industry);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  GtkWidget       *label = gtk_label_new (count);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  buju_tip_set (label, places);
  buju_line_append (box, make_check (self, industry, language));
  buju_line_append (box, name);
  buju_line_append (box, label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (&industry->name, language),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, places, -1);
  g_object_set_data (G_OBJECT (row), "industry", (gpointer) industry);
  gtk_list_box_append (self->list, row);
}

static void
fill (BujuLensChooser *self)
{
  GPtrArray *industries = buju_content_get_industries (buju_library_get_content (
                                                         buju_session_get_library (self->session)));

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < industries->len; j++)
      {
        const BujuIndustry *industry = g_ptr_array_index (industries, j);

        if (g_strcmp0 (industry->group, groups[i].id) == 0)
          add_row (self, industry);
      }
  self->filling = FALSE;
}

static void
buju_lens_chooser_dispose (GObject *object)
{
  BujuLensChooser *self = BUJU_LENS_CHOOSER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->search, buju_search_free);
  g_clear_pointer (&self->found, g_hash_table_unref);
  G_OBJECT_CLASS (buju_lens_chooser_parent_class)->dispose (object);
}

static void
buju_lens_chooser_class_init (BujuLensChooserClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_lens_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-lens-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuLensChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, BujuLensChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
buju_lens_chooser_init (BujuLensChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  add_down (self);
}

/**
 * buju_lens_chooser_new:
 * @session: whose lens to choose
 *
 * Returns: (transfer floating): a dialog, the search entry with the focus
 */
GtkWidget *
buju_lens_chooser_new (BujuSession *session)
{
  BujuLensChooser *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);

  self = g_object_new (BUJU_TYPE_LENS_CHOOSER, NULL);
  self->session = g_object_ref (session);
  self->search = buju_search_new (buju_library_get_content (buju_session_get_library (session)));
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}
