/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-feature-card.h"

#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-text-label.h"

struct _BujuFeatureCard
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *box;
  GtkWidget    *stack_box;
  GtkLabel     *stack_label;
  GtkWidget    *scroller;
  GtkLabel     *title;
  GtkLabel     *layer_label;
  GtkBox       *facts;
  GtkLabel     *source_label;

  BujuSession  *session;
  GSignalGroup *session_signals;
  BujuOverlay  *overlay;    /* of what is selected; NULL */
  guint         feature;
};

enum
{
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuFeatureCard, buju_feature_card, GTK_TYPE_WIDGET)

static char *
dup_title (BujuFeatureCard *self)
{
  char *title = buju_overlay_dup_title (self->overlay, self->feature);

  return title != NULL ? title : g_strdup (buju_overlay_get_name (self->overlay));
}

/* The file, and within an archive which of its files. */
static char *
dup_source (BujuFeatureCard *self)
{
  const BujuOverlaySource *source = buju_overlay_get_source (self->overlay);
  const char              *path = source->path != NULL ? source->path : "";

  return source->member != NULL ? g_strdup_printf ("%s: %s", path, source->member)
         : g_strdup (path);
}

/* As it stands, so that it can be copied from here; Chinese in the glyphs of this region. */
static void
set_text (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  buju_text_label_add_languages (list, text);
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, list);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
add_fact (BujuFeatureCard *self, const BujuOverlayFact *fact)
{
  GtkWidget  *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  BujuField   field = { .type = fact->type };
  char        room[BUJU_FIELD_SHOWN_ROOM];
  const char *shown = buju_field_show (&field, fact->value, room);

  gtk_box_append (GTK_BOX (pair), make_label (fact->field, "fact-field"));
  gtk_box_append (GTK_BOX (pair), make_label (shown != NULL ? shown : "—", NULL));
  gtk_box_append (self->facts, pair);
}

static void
clear_facts (BujuFeatureCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_box_remove (self->facts, child);
}

static void
fill (BujuFeatureCard *self)
{
  g_autoptr (GArray) facts = buju_overlay_describe (self->overlay, self->feature);
  g_autofree char   *source = dup_source (self), *title = dup_title (self);
  GArray            *focus = buju_focus_take (GTK_WIDGET (self->facts));

  clear_facts (self);
  for (guint i = 0; i < facts->len; i++)
    add_fact (self, &g_array_index (facts, BujuOverlayFact, i));
  buju_focus_put (GTK_WIDGET (self->facts), focus);
  set_text (self->title, title);
  set_text (self->layer_label, buju_overlay_get_name (self->overlay));
  /* What has no name is called as its layer: once is enough. */
  gtk_widget_set_visible (GTK_WIDGET (self->layer_label),
                          !g_str_equal (title, buju_overlay_get_name (self->overlay)));
  gtk_label_set_text (self->source_label, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/* Before the window asks whether there is anything to show. */
static void
selected_cb (BujuFeatureCard *self)
{
  guint        feature = 0;
  BujuOverlay *overlay = buju_session_find_overlay (self->session,
                                                    buju_session_get_selected (self->session),
                                                    &feature);

  g_clear_pointer (&self->overlay, buju_overlay_unref);
  if (overlay == NULL)
    return;
  self->overlay = buju_overlay_ref (overlay);
  self->feature = feature;
  fill (self);
}

static void
stack_cb (BujuFeatureCard *self)
{
  guint            size = buju_session_get_stack_size (self->session);
  g_autofree char *text = g_strdup_printf (_("%u of %u"),
                                           buju_session_get_stack_position (self->session) + 1,
                                           size);

  gtk_widget_set_visible (self->stack_box, size > 1);
  gtk_label_set_text (self->stack_label, text);
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_step_stack (BUJU_FEATURE_CARD (widget)->session, g_variant_get_int32 (parameter));
}

static void
locate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuSession     *session = BUJU_FEATURE_CARD (widget)->session;
  g_autofree char *id = g_strdup (buju_session_get_selected (session));

  if (id != NULL)
    buju_session_fly_to (session, id);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_feature_card_copy (BUJU_FEATURE_CARD (widget));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_session_select (BUJU_FEATURE_CARD (widget)->session, NULL);
}

static void
buju_feature_card_dispose (GObject *object)
{
  BujuFeatureCard *self = BUJU_FEATURE_CARD (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->overlay, buju_overlay_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_feature_card_parent_class)->dispose (object);
}

static void
buju_feature_card_class_init (BujuFeatureCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_feature_card_dispose;
  signals[COPIED] = g_signal_new ("copied", BUJU_TYPE_FEATURE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "feature.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "feature.locate", NULL, locate_action);
  gtk_widget_class_install_action (widget_class, "feature.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "feature.close", NULL, close_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-feature-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, box);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, stack_box);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, stack_label);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, scroller);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, title);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, layer_label);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, facts);
  gtk_widget_class_bind_template_child (widget_class, BujuFeatureCard, source_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
buju_feature_card_init (BujuFeatureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Profile"), -1);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "overlays-changed",
                                  G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-size",
                                  G_CALLBACK (stack_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::stack-position",
                                  G_CALLBACK (stack_cb), self);
}

/**
 * buju_feature_card_set_session:
 * @self: a card
 * @session: whose selection it shows
 */
void
buju_feature_card_set_session (BujuFeatureCard *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_FEATURE_CARD (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  selected_cb (self);
  stack_cb (self);
}

/**
 * buju_feature_card_is_empty:
 * @self: a card
 *
 * Returns: whether what is selected is nothing, or none of the user's
 */
gboolean
buju_feature_card_is_empty (BujuFeatureCard *self)
{
  g_return_val_if_fail (BUJU_IS_FEATURE_CARD (self), TRUE);

  return self->overlay == NULL;
}

/* What it says, a line for each field, the file last; NULL when it is empty. */
static char *
dup_text (BujuFeatureCard *self)
{
  g_autoptr (GArray) facts = NULL;
  g_autofree char   *source = NULL, *title = NULL;
  GString           *text;

  if (self->overlay == NULL)
    return NULL;
  facts = buju_overlay_describe (self->overlay, self->feature);
  source = dup_source (self);
  title = dup_title (self);
  text = g_string_new (title);
  g_string_append_printf (text, "\n%s\n", buju_overlay_get_name (self->overlay));
  for (guint i = 0; i < facts->len; i++)
    {
      const BujuOverlayFact *fact = &g_array_index (facts, BujuOverlayFact, i);

      g_string_append_printf (text, "\n%s: %s", fact->field,
                              fact->value != NULL ? fact->value : "—");
    }
  g_string_append_printf (text, "\n\n%s: %s\n", _("File"), source);
  return g_string_free (text, FALSE);
}

/**
 * buju_feature_card_copy:
 * @self: a card
 *
 * Puts what it says on the clipboard.
 */
void
buju_feature_card_copy (BujuFeatureCard *self)
{
  g_autofree char *text = dup_text (self);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[COPIED], 0);
}
