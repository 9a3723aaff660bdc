/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-lens-bar.h"

#include <glib/gi18n.h>

#include "buju-chip-box.h"
#include "buju-focus.h"
#include "buju-lens-panel.h"
#include "buju-tip.h"

#define CHIP_CHARS 26 /* a longer name takes more lines: it must fit on a phone's width */
#define CHIP_LINES 2

struct _BujuLensBar
{
  GtkWidget      parent_instance;

  /* Template */
  GtkWidget     *box;
  BujuChipBox   *chips;
  GtkLabel      *count;
  GtkMenuButton *details;
  GtkPopover    *popover;
  BujuLensPanel *panel;

  BujuSession   *session;
  GSignalGroup  *session_signals;
};

G_DEFINE_FINAL_TYPE (BujuLensBar, buju_lens_bar, GTK_TYPE_WIDGET)

static void
name_button (GtkWidget *button, const char *label)
{
  buju_tip_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static GtkWidget *
make_button (const BujuIndustry *industry, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", industry->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* The name leads to the industry's profile, the cross takes it out of the lens. */
static GtkWidget *
make_chip (const BujuIndustry *industry, BujuLanguage language)
{
  const char *name = buju_text_get (&industry->name, language);
  GtkWidget  *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget  *show = make_button (industry, "lens.show");
  GtkWidget  *remove = make_button (industry, "lens.remove");
  GtkWidget  *label = gtk_label_new (name);
  /* Translators: what the documents say about an industry */
  g_autofree char *about = g_strdup_printf (_("About %s"), name);
  /* Translators: an industry is taken out of the lens */
  g_autofree char *without = g_strdup_printf (_("Without %s"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), CHIP_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_button_set_child (GTK_BUTTON (show), label);
  gtk_button_set_icon_name (GTK_BUTTON (remove), "window-close-symbolic");
  name_button (show, about);
  name_button (remove, without);
  gtk_widget_add_css_class (chip, "lens-chip");
  gtk_box_append (GTK_BOX (chip), show);
  gtk_box_append (GTK_BOX (chip), remove);
  return chip;
}

static void
fill_chips (BujuLensBar *self, BujuLens *lens)
{
  const GPtrArray *chosen = buju_lens_get_industries (lens);
  BujuLanguage     language = buju_session_get_language (self->session);
  GArray          *focus = buju_focus_take (GTK_WIDGET (self->chips));
  GtkWidget       *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < chosen->len; i++)
    buju_chip_box_append (self->chips,
                          make_chip (((const BujuLensIndustry *) g_ptr_array_index (chosen,
                                                                                    i))->industry,
                                                                                    language));
  buju_focus_put (GTK_WIDGET (self->chips), focus);
}

static void
fill_count (BujuLensBar *self, BujuLens *lens)
{
  guint            n_places = buju_lens_count_places (lens, BUJU_LENS_ASSIGNED);
  guint            n_plans = buju_lens_count_plans (lens);
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", n_places),
                                             n_places);
  g_autofree char *plans = g_strdup_printf (ngettext ("%u document", "%u documents", n_plans),
                                            n_plans);
  g_autofree char *text = NULL;

  if (n_places == 0)
    text = g_strdup (_("No document assigns it to a place"));
  else
    /* Translators: "23 places in 4 documents" */
    text = g_strdup_printf (_("%s in %s"), places, plans);
  gtk_label_set_text (self->count, text);
  buju_tip_set (GTK_WIDGET (self->count), text);
}

static void
update (BujuLensBar *self)
{
  BujuLens *lens = buju_session_get_lens (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), lens != NULL);
  if (lens == NULL)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  fill_chips (self, lens);
  fill_count (self, lens);
}

/* Not before it is wanted: it may be long. */
static void
popover_shown_cb (BujuLensBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    buju_lens_panel_fill (self->panel, self->session);
}

static void
chosen_cb (BujuLensBar *self)
{
  gtk_popover_popdown (self->popover);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_select (BUJU_LENS_BAR (widget)->session, g_variant_get_string (parameter, NULL));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *id = g_variant_dup_string (parameter, NULL);

  buju_session_remove_lens (BUJU_LENS_BAR (widget)->session, id);
}

static void
buju_lens_bar_dispose (GObject *object)
{
  BujuLensBar *self = BUJU_LENS_BAR (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_lens_bar_parent_class)->dispose (object);
}

static void
buju_lens_bar_class_init (BujuLensBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_lens_bar_dispose;
  g_type_ensure (BUJU_TYPE_CHIP_BOX);
  g_type_ensure (BUJU_TYPE_LENS_PANEL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/buju/Buju/ui/buju-lens-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, box);
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, chips);
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, count);
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, details);
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, popover);
  gtk_widget_class_bind_template_child (widget_class, BujuLensBar, panel);
  gtk_widget_class_install_action (widget_class, "lens.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "lens.remove", "s", remove_action);
}

static void
buju_lens_bar_init (BujuLensBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::lens", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::language", G_CALLBACK (update),
                                  self);
  g_signal_connect_object (self->popover, "notify::visible", G_CALLBACK (popover_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * buju_lens_bar_set_session:
 * @self: a bar
 * @session: whose lens to show
 */
void
buju_lens_bar_set_session (BujuLensBar *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_LENS_BAR (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  update (self);
}
