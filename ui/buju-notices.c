/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-notices.h"

#include <glib/gi18n.h>

#include "buju-chip-box.h"
#include "buju-line.h"
#include "buju-tip.h"

/* Bars at a time: the others come when these are answered, so that the map stays in sight. */
#define MOST_BARS   3
#define MOST_NARROW 1

#define LEAST_WORDS    112   /* px */
#define BUTTONS_COLUMN 2     /* of the row: behind the sign and the words */
#define CLOSE_COLUMN   3

#define KEY      "notice-key"
#define ROW      "notice-row"
#define BUTTONS  "notice-buttons"
#define LABEL    "notice-label"
#define PROGRESS "notice-progress"
#define PULSES   "notice-pulses"
#define PULSE    150   /* ms */

struct _BujuNotices
{
  GtkWidget  parent_instance;

  GtkWidget *outer;
  GtkWidget *box;
  GtkWidget *more;
  gboolean   narrow;
};

G_DEFINE_FINAL_TYPE (BujuNotices, buju_notices, GTK_TYPE_WIDGET)

static void
update (BujuNotices *self)
{
  guint            most = self->narrow ? MOST_NARROW : MOST_BARS;
  guint            n = 0;
  g_autofree char *text = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, n++ < most);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (self->more, n > most);
  /* Translators: questions about files that are not shown yet */
  text = g_strdup_printf (ngettext ("%u more", "%u more", n > most ? n - most : 0),
                          n > most ? n - most : 0);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

static GtkWidget *
find (BujuNotices *self, const char *key)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);

  while (child != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (child), KEY), key) != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
close_cb (GtkButton *button, gpointer user_data)
{
  GtkWidget *notice = user_data;
  GtkWidget *notices = gtk_widget_get_ancestor (notice, BUJU_TYPE_NOTICES);

  if (notices != NULL)
    buju_notices_remove (BUJU_NOTICES (notices), g_object_get_data (G_OBJECT (notice), KEY));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Not in letters: where scripts are mixed, GTK finds two least widths of so many of them. */
  gtk_widget_set_size_request (label, LEAST_WORDS, -1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Answers stand behind the words, or below them, where they have the whole width. */
static void
turn (GtkWidget *notice, gboolean narrow)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (notice), ROW);
  GtkWidget *buttons = g_object_get_data (G_OBJECT (notice), BUTTONS);

  g_object_ref (buttons);
  if (gtk_widget_get_parent (buttons) == notice)
    gtk_box_remove (GTK_BOX (notice), buttons);
  else if (gtk_widget_get_parent (buttons) == row)
    gtk_grid_remove (GTK_GRID (row), buttons);
  if (narrow)
    gtk_box_append (GTK_BOX (notice), buttons);
  else
    gtk_grid_attach (GTK_GRID (row), buttons, BUTTONS_COLUMN, 0, 1, 1);
  g_object_unref (buttons);
}

static GtkWidget *
make_words (GtkWidget *notice, const char *text)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = make_label (text);

  gtk_box_append (GTK_BOX (words), label);
  gtk_widget_set_valign (words, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "notice-words");
  g_object_set_data (G_OBJECT (notice), LABEL, label);
  return words;
}

static void
add_buttons (GtkWidget *notice)
{
  GtkWidget *buttons = buju_chip_box_new ();

  gtk_widget_set_visible (buttons, FALSE);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (notice), BUTTONS, g_object_ref_sink (buttons), g_object_unref);
}

static GtkWidget *
make_close (GtkWidget *notice)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  buju_tip_set (button, _("Close"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (close_cb), notice, 0);
  return button;
}

static void
buju_notices_dispose (GObject *object)
{
  g_clear_pointer (&BUJU_NOTICES (object)->outer, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_notices_parent_class)->dispose (object);
}

static void
buju_notices_class_init (BujuNoticesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_notices_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
buju_notices_init (BujuNotices *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->more = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_widget_add_css_class (self->more, "notice-bar");
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_box_append (GTK_BOX (self->outer), self->box);
  gtk_box_append (GTK_BOX (self->outer), self->more);
  gtk_widget_set_parent (self->outer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * buju_notices_add:
 * @self: bars
 * @key: which one: the older of the same key goes
 * @icon: name of a symbolic icon
 * @text: plain text
 *
 * Returns: (transfer none): the bar, still without buttons but the one that closes it
 */
GtkWidget *
buju_notices_add (BujuNotices *self, const char *key, const char *icon, const char *text)
{
  GtkWidget *notice;
  GtkWidget *row;
  GtkWidget *image;

  g_return_val_if_fail (BUJU_IS_NOTICES (self), NULL);
  g_return_val_if_fail (key != NULL && icon != NULL && text != NULL, NULL);

  buju_notices_remove (self, key);
  notice = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  row = buju_line_new (8);
  image = gtk_image_new_from_icon_name (icon);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "notice-icon");
  gtk_widget_add_css_class (notice, "notice-bar");
  g_object_set_data_full (G_OBJECT (notice), KEY, g_strdup (key), g_free);
  g_object_set_data (G_OBJECT (notice), ROW, row);
  buju_line_append (row, image);
  buju_line_append (row, make_words (notice, text));
  gtk_grid_attach (GTK_GRID (row), make_close (notice), CLOSE_COLUMN, 0, 1, 1);
  gtk_box_append (GTK_BOX (notice), row);
  add_buttons (notice);
  gtk_box_append (GTK_BOX (self->box), notice);
  turn (notice, self->narrow);
  update (self);
  return notice;
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (user_data);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

/**
 * buju_notices_add_progress:
 * @self: bars
 * @key: which one
 * @text: what is being done
 *
 * Until buju_notices_set_progress() says how far it is, the measure moves to and fro: an empty one
 * looks as if nothing went on.
 *
 * Returns: (transfer none): a bar with a measure of progress; it cannot be closed but for its
 *   buttons
 */
GtkWidget *
buju_notices_add_progress (BujuNotices *self, const char *key, const char *text)
{
  GtkWidget *notice = buju_notices_add (self, key, "document-open-symbolic", text);
  GtkWidget *measure = gtk_progress_bar_new ();
  GtkGrid   *row;

  g_return_val_if_fail (notice != NULL, NULL);

  row = GTK_GRID (g_object_get_data (G_OBJECT (notice), ROW));
  gtk_grid_remove (row, gtk_grid_get_child_at (row, CLOSE_COLUMN, 0));
  gtk_box_reorder_child_after (GTK_BOX (self->box), notice, NULL);
  update (self);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (g_object_get_data (G_OBJECT (notice), LABEL))),
                  measure);
  g_object_set_data (G_OBJECT (notice), PROGRESS, measure);
  g_object_set_data_full (G_OBJECT (measure), PULSES,
                          GUINT_TO_POINTER (g_timeout_add (PULSE, pulse_cb, measure)), stop_cb);
  return notice;
}

/**
 * buju_notices_set_progress:
 * @notice: a bar of buju_notices_add_progress()
 * @fraction: 0 … 1
 * @text: what is being done now
 */
void
buju_notices_set_progress (GtkWidget *notice, double fraction, const char *text)
{
  GtkWidget *measure;

  g_return_if_fail (GTK_IS_BOX (notice));

  measure = g_object_get_data (G_OBJECT (notice), PROGRESS);
  g_object_set_data (G_OBJECT (measure), PULSES, NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (measure), CLAMP (fraction, 0, 1));
  gtk_label_set_text (g_object_get_data (G_OBJECT (notice), LABEL), text);
}

/**
 * buju_notices_add_button:
 * @notice: a bar
 * @label: with a mnemonic
 * @callback: when it is clicked
 * @data: (nullable): for it; lives as long as @notice
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
buju_notices_add_button (GtkWidget *notice, const char *label, GCallback callback, gpointer data)
{
  GtkWidget *buttons;
  GtkWidget *button;

  g_return_val_if_fail (GTK_IS_BOX (notice), NULL);

  buttons = g_object_get_data (G_OBJECT (notice), BUTTONS);
  button = gtk_button_new_with_mnemonic (label);
  g_signal_connect (button, "clicked", callback, data);
  buju_chip_box_append (BUJU_CHIP_BOX (buttons), button);
  gtk_widget_set_visible (buttons, TRUE);
  return button;
}

/**
 * buju_notices_remove:
 * @self: bars
 * @key: of the bar that goes, if it is there
 */
void
buju_notices_remove (BujuNotices *self, const char *key)
{
  GtkWidget *notice;

  g_return_if_fail (BUJU_IS_NOTICES (self));

  notice = find (self, key);
  if (notice != NULL)
    gtk_box_remove (GTK_BOX (self->box), notice);
  update (self);
}

/**
 * buju_notices_set_narrow:
 * @self: bars
 * @narrow: whether there is too little room for answers beside the words
 */
void
buju_notices_set_narrow (BujuNotices *self, gboolean narrow)
{
  g_return_if_fail (BUJU_IS_NOTICES (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    turn (child, narrow);
  update (self);
}

/**
 * buju_notices_get_n:
 * @self: bars
 *
 * Returns: how many there are
 */
guint
buju_notices_get_n (BujuNotices *self)
{
  guint n = 0;

  g_return_val_if_fail (BUJU_IS_NOTICES (self), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}
