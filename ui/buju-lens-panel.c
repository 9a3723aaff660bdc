/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-lens-panel.h"

#include <glib/gi18n.h>

#include "buju-lens-rows.h"

#define WIDTH  320 /* px */
#define HEIGHT 470 /* px at most */

struct _BujuLensPanel
{
  GtkWidget    parent_instance;

  GtkWidget   *whole;
  GtkBox      *box;     /* what scrolls */
  BujuSession *session;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuLensPanel, buju_lens_panel, GTK_TYPE_WIDGET)

static void
clear (BujuLensPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
add_heading (BujuLensPanel *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "lens-heading");
  gtk_box_append (self->box, label);
}

static void
add_note (BujuLensPanel *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "lens-note");
  gtk_box_append (self->box, label);
}

/* What is chosen and what that stands for. */
static void
add_industries (BujuLensPanel *self, BujuLens *lens, BujuLanguage language)
{
  const GPtrArray *chosen = buju_lens_get_industries (lens);
  guint            most = buju_lens_count_places (lens, BUJU_LENS_ASSIGNED);

  if (chosen->len > 1)
    add_heading (self, _("By Industry"));
  for (guint i = 0; i < chosen->len; i++)
    {
      const BujuLensIndustry *industry = g_ptr_array_index (chosen, i);
      g_autofree char        *included = buju_lens_rows_list_included (industry, language);

      if (chosen->len > 1)
        gtk_box_append (self->box,
                        buju_lens_rows_new_bar (&industry->industry->name, language,
                                                industry->n_assigned,
                                                           industry->n_within, most));
      if (included != NULL)
        add_note (self, included);
    }
}

static void
add_plans (BujuLensPanel *self, BujuLens *lens, BujuLanguage language)
{
  const GPtrArray *plans = buju_lens_get_plans (lens);
  guint            most = 1;

  for (guint i = 0; i < plans->len; i++)
    most = MAX (most, ((const BujuLensPlan *) g_ptr_array_index (plans, i))->n_assigned);
  if (plans->len > 0)
    add_heading (self, _("By Document"));
  for (guint i = 0; i < plans->len; i++)
    {
      const BujuLensPlan *count = g_ptr_array_index (plans, i);

      gtk_box_append (self->box,
                      buju_lens_rows_new_bar (&count->plan->short_title, language,
                                              count->n_assigned,
                                                         count->n_within, most));
    }
}

static void
add_districts (BujuLensPanel *self, BujuLens *lens, BujuLanguage language)
{
  const GPtrArray *districts = buju_lens_get_districts (lens);
  BujuText         none = { _("District not stated"), _("District not stated") };
  guint            most = 1;

  for (guint i = 0; i < districts->len; i++)
    most = MAX (most, ((const BujuLensDistrict *) g_ptr_array_index (districts, i))->n_assigned);
  if (districts->len > 0)
    add_heading (self, _("By District"));
  for (guint i = 0; i < districts->len; i++)
    {
      const BujuLensDistrict *count = g_ptr_array_index (districts, i);

      gtk_box_append (self->box,
                      buju_lens_rows_new_bar (count->district != NULL ? &count->district->name
                                              : &none,
                                                         language, count->n_assigned,
                                                         count->n_within, most));
    }
}

static void
row_activated_cb (BujuLensPanel *self, GtkListBoxRow *row)
{
  const BujuLayout *layout = buju_lens_rows_get_layout (row);
  const BujuPlace  *place = buju_lens_rows_get_place (row);

  g_signal_emit (self, signals[CHOSEN], 0);
  if (layout != NULL)
    buju_session_set_layout (self->session, layout->id);
  else if (place != NULL)
    buju_session_fly_to (self->session, place->id);
}

static GtkWidget *
add_list (BujuLensPanel *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  add_heading (self, name);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "lens-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, list);
  return list;
}

static void
add_layouts (BujuLensPanel *self, BujuLens *lens, BujuLanguage language)
{
  const GPtrArray *layouts = buju_lens_get_layouts (lens);
  GtkWidget       *list;

  if (layouts->len == 0)
    return;
  list = add_list (self, _("Layouts That Use It"));
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLensLayout *count = g_ptr_array_index (layouts, i);
      gboolean              now = count->layout == buju_session_get_layout (self->session);

      gtk_list_box_append (GTK_LIST_BOX (list), buju_lens_rows_new_layout (count, now, language));
    }
}

static void
add_places (BujuLensPanel *self, BujuLens *lens, BujuLanguage language)
{
  const GPtrArray *places = buju_lens_get_places (lens);
  GtkWidget       *list = NULL;
  BujuLensState    state = BUJU_LENS_NONE;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuLensPlace *place = g_ptr_array_index (places, i);

      if (place->state != state)
        list = add_list (self, place->state == BUJU_LENS_ASSIGNED ? _("Places")
                                                                  : _("Places Within Such a Belt "
                                                                      "or Cluster"));
      state = place->state;
      gtk_list_box_append (GTK_LIST_BOX (list),
                           buju_lens_rows_new_place (place,
                                                     buju_session_can_fly_to (self->session,
                                                                              place->place->id),
                                                     language));
    }
}

/* Always in sight, below what scrolls. */
static GtkWidget *
make_export (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Export Figure…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.export");
  gtk_widget_set_margin_top (button, 8);
  return button;
}

static void
buju_lens_panel_dispose (GObject *object)
{
  BujuLensPanel *self = BUJU_LENS_PANEL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->whole, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_lens_panel_parent_class)->dispose (object);
}

static void
buju_lens_panel_class_init (BujuLensPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_lens_panel_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", BUJU_TYPE_LENS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);
}

static void
buju_lens_panel_init (BujuLensPanel *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());

  self->whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Industry Lens"), -1);
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (scroller), WIDTH, -1);
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (self->whole), GTK_WIDGET (scroller));
  gtk_box_append (GTK_BOX (self->whole), make_export ());
  gtk_widget_set_parent (self->whole, GTK_WIDGET (self));
}

/**
 * buju_lens_panel_fill:
 * @self: a panel
 * @session: whose lens to show
 */
void
buju_lens_panel_fill (BujuLensPanel *self, BujuSession *session)
{
  BujuLanguage language;
  BujuLens    *lens;

  g_return_if_fail (BUJU_IS_LENS_PANEL (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  language = buju_session_get_language (session);
  lens = buju_session_get_lens (session);
  clear (self);
  if (lens == NULL)
    return;
  add_industries (self, lens, language);
  add_plans (self, lens, language);
  add_districts (self, lens, language);
  if (buju_lens_count_places (lens, BUJU_LENS_WITHIN) > 0)
    add_note (self, _("After the plus sign: places within a belt or cluster that has the industry "
                      "as a whole. "
                      "The documents do not name them one by one."));
  add_layouts (self, lens, language);
  add_places (self, lens, language);
}
