/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-title.h"

#include <glib/gi18n.h>

#include "buju-text-label.h"
#include "buju-tip.h"

struct _BujuTitle
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *title;
  GtkLabel  *subtitle;
};

G_DEFINE_FINAL_TYPE (BujuTitle, buju_title, GTK_TYPE_WIDGET)

/* A header bar asks how narrow it may be for its height: a title that wraps would take two lines
 * wherever it can. So that question is not passed on. */
static void
buju_title_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (BUJU_TITLE (widget)->box, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, minimum, natural,
                      NULL, NULL);
}

static GtkSizeRequestMode
buju_title_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
buju_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (BUJU_TITLE (widget)->box, width, height, -1, NULL);
}

static void
buju_title_dispose (GObject *object)
{
  g_clear_pointer (&BUJU_TITLE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_title_parent_class)->dispose (object);
}

static void
buju_title_class_init (BujuTitleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_title_dispose;
  widget_class->measure = buju_title_measure;
  widget_class->get_request_mode = buju_title_get_request_mode;
  widget_class->size_allocate = buju_title_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "windowtitle");
}

static GtkLabel *
add_label (BujuTitle *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->box), label);
  return GTK_LABEL (label);
}

static void
buju_title_init (BujuTitle *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = add_label (self, "title");
  gtk_label_set_lines (self->title, 2);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  self->subtitle = add_label (self, "subtitle");
  buju_title_set (self, _("Buju"), NULL);
}

/**
 * buju_title_new_for_dialog:
 * @title: what is shown
 * @subtitle: (nullable): below it, smaller
 *
 * For a header bar with buttons to both sides, which leave little between them when letters are
 * large.
 *
 * Returns: (transfer floating): a title that takes two lines where one would cut it
 */
GtkWidget *
buju_title_new_for_dialog (const char *title, const char *subtitle)
{
  BujuTitle *self = g_object_new (BUJU_TYPE_TITLE, NULL);

  buju_title_set (self, title, subtitle);
  buju_title_set_wrap (self, TRUE);
  return GTK_WIDGET (self);
}

/**
 * buju_title_set:
 * @self: a title
 * @title: what is shown
 * @subtitle: (nullable): below it, smaller
 *
 * Sets both.
 */
void
buju_title_set (BujuTitle *self, const char *title, const char *subtitle)
{
  g_return_if_fail (BUJU_IS_TITLE (self));
  g_return_if_fail (title != NULL);

  buju_text_label_set_plain (self->title, title);
  buju_tip_set (GTK_WIDGET (self->title), title);
  buju_text_label_set_plain (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
}

/**
 * buju_title_set_wrap:
 * @self: a title
 * @wrap: whether the title may take two lines
 *
 * For a window with so little room that one line would not say enough.
 */
void
buju_title_set_wrap (BujuTitle *self, gboolean wrap)
{
  g_return_if_fail (BUJU_IS_TITLE (self));

  gtk_label_set_wrap (self->title, wrap);
}
