/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-profile-body.h"

#include <string.h>

#include <glib/gi18n.h>

#include "buju-chip-box.h"
#include "buju-conflict-card.h"
#include "buju-profile-row.h"

/* Laying out text takes the time, so it is text that is counted, in bytes: what is read first, then
 * so much at a time, with room for a frame in between, ms. */
#define FIRST_TEXT 600
#define NEXT_TEXT  400
#define PAUSE      12

struct _BujuProfileBody
{
  GtkWidget             parent_instance;

  GtkBox               *box;
  BujuProfile          *profile;
  BujuWords            *words;
  BujuLanguage          language;
  char                 *marked;
  GtkWidget            *marked_row;   /* borrowed from the box */

  /* Where building stands. */
  guint                 section;
  guint                 row;
  guint                 reference;
  gsize                 n_text;       /* bytes shown so far */
  GtkWidget            *group;        /* takes the next row if it is of the same kind */
  const BujuProfileRow *before;
  guint                 next_id;
};

enum
{
  LINK,
  GROWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuProfileBody, buju_profile_body, GTK_TYPE_WIDGET)

static void
row_activated_cb (BujuProfileBody *self, GtkListBoxRow *row)
{
  const char *link = buju_profile_row_get_link (row);

  if (link != NULL)
    g_signal_emit (self, signals[LINK], 0, link);
}

static gboolean
is_link (const BujuProfileRow *row)
{
  return row->kind == BUJU_PROFILE_MEMBER || row->kind == BUJU_PROFILE_ROLE;
}

static gboolean
is_statement (const BujuProfileRow *row)
{
  return row->kind == BUJU_PROFILE_CONFLICT && row->link == NULL;
}

/* Nothing leads to where one is. */
static gboolean
leads (BujuProfileBody *self, const BujuProfileRow *row)
{
  return row->link != NULL && !g_str_equal (row->link, buju_profile_get_id (self->profile));
}

/* Rows of one kind that follow one another share a list or a line of chips; statements the card of
 * their topic. */
static GtkWidget *
open_group (BujuProfileBody *self, const BujuProfileRow *row)
{
  GtkWidget *group;

  if (is_link (row))
    {
      group = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (group), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (group, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("More About"), -1);
      g_signal_connect_object (group, "row-activated", G_CALLBACK (row_activated_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else if (row->kind == BUJU_PROFILE_INDUSTRY)
    group = buju_chip_box_new ();
  else if (row->kind == BUJU_PROFILE_CONFLICT)
    group = buju_conflict_card_new (row, leads (self, row), self->language);
  else
    group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (self->box, group);
  return group;
}

static void
add_block (BujuProfileBody *self, const BujuProfileRow *row)
{
  GtkWidget *block = buju_profile_row_new_block (row, leads (self, row), self->language);

  gtk_box_append (GTK_BOX (self->group), block);
  if (self->marked == NULL || row->link == NULL || !g_str_equal (row->link, self->marked))
    return;
  gtk_widget_add_css_class (block, "marked");
  self->marked_row = block;
}

static void
add_to_group (BujuProfileBody *self, const BujuProfileRow *row)
{
  if (GTK_IS_LIST_BOX (self->group))
    gtk_list_box_append (GTK_LIST_BOX (self->group),
                         buju_profile_row_new_link (row, self->language));
  else if (BUJU_IS_CHIP_BOX (self->group))
    buju_chip_box_append (BUJU_CHIP_BOX (self->group),
                          buju_profile_row_new_chip (row, self->language));
  else if (!BUJU_IS_CONFLICT_CARD (self->group))
    add_block (self, row);
  else if (is_statement (row))
    buju_conflict_card_append (BUJU_CONFLICT_CARD (self->group), row, self->language);
}

static gboolean
shares_group (const BujuProfileRow *row, const BujuProfileRow *before)
{
  if (before == NULL)
    return FALSE;
  if (row->kind == BUJU_PROFILE_CONFLICT || before->kind == BUJU_PROFILE_CONFLICT)
    return row->kind == before->kind && is_statement (row);
  if (is_link (row) || is_link (before))
    return is_link (row) && is_link (before);
  return (row->kind == BUJU_PROFILE_INDUSTRY) == (before->kind == BUJU_PROFILE_INDUSTRY);
}

static gsize
measure_text (BujuProfileBody *self, const BujuText *text)
{
  g_autofree char *words = buju_text_dup (text, self->language, "");

  return words != NULL ? strlen (words) : 0;
}

static void
add_row (BujuProfileBody *self, const BujuProfileSection *section)
{
  const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, self->row);

  if (self->row == 0 && !buju_text_is_empty (&section->heading))
    gtk_box_append (self->box, buju_profile_row_new_heading (&section->heading, self->language));
  if (!shares_group (row, self->before))
    self->group = open_group (self, row);
  add_to_group (self, row);
  self->before = row;
  self->row++;
  self->n_text += measure_text (self, &row->text) + measure_text (self, &row->detail);
}

static void
add_reference (BujuProfileBody *self, const BujuCitation *citation)
{
  const char *document = citation->plan->id;
  GtkWidget  *reference;

  if (self->reference == 0)
    {
      BujuText heading = buju_words_get (self->words, "profile-sources");

      gtk_box_append (self->box, buju_profile_row_new_heading (&heading, self->language));
      self->group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      gtk_box_append (self->box, self->group);
    }
  self->reference++;
  reference = buju_profile_row_new_reference (citation, self->reference,
                                              g_str_equal (document,
                                                           buju_profile_get_id (self->profile))
                                                             ? NULL : document,
                                              self->language);
  self->n_text += measure_text (self, &citation->text);
  gtk_box_append (GTK_BOX (self->group), reference);
}

/* Returns whether there is more to come. */
static gboolean
build_next (BujuProfileBody *self)
{
  GPtrArray                *sections = buju_profile_get_sections (self->profile);
  GPtrArray                *citations = buju_profile_get_citations (self->profile);
  const BujuProfileSection *section;

  if (self->section < sections->len)
    {
      section = g_ptr_array_index (sections, self->section);
      if (self->row < section->rows->len)
        add_row (self, section);
      if (self->row >= section->rows->len)
        {
          self->section++;
          self->row = 0;
          self->before = NULL;
        }
      return TRUE;
    }
  if (self->reference < citations->len)
    add_reference (self, g_ptr_array_index (citations, self->reference));
  return self->reference < citations->len;
}

static gboolean
build_slice (gpointer user_data)
{
  BujuProfileBody *self = user_data;
  gsize            enough = self->n_text + NEXT_TEXT;
  gboolean         more = TRUE;

  while (more && self->n_text < enough)
    more = build_next (self);
  if (!more)
    self->next_id = 0;
  g_signal_emit (self, signals[GROWN], 0);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* A row that is looked for is there from the start, however far down. */
static void
build_first (BujuProfileBody *self)
{
  gboolean more = TRUE;

  while (more && (self->n_text < FIRST_TEXT || (self->marked != NULL && self->marked_row == NULL)))
    more = build_next (self);
  if (more)
    self->next_id = g_timeout_add (PAUSE, build_slice, self);
  g_signal_emit (self, signals[GROWN], 0);
}

static void
clear (BujuProfileBody *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->next_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->profile, buju_profile_unref);
  g_clear_pointer (&self->words, buju_words_unref);
  g_clear_pointer (&self->marked, g_free);
  self->marked_row = NULL;
  self->group = NULL;
  self->before = NULL;
  self->section = 0;
  self->row = 0;
  self->reference = 0;
  self->n_text = 0;
}

static void
buju_profile_body_dispose (GObject *object)
{
  BujuProfileBody *self = BUJU_PROFILE_BODY (object);

  if (self->box != NULL)
    clear (self);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_profile_body_parent_class)->dispose (object);
}

static void
buju_profile_body_class_init (BujuProfileBodyClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_profile_body_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[LINK] = g_signal_new ("link", BUJU_TYPE_PROFILE_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GROWN] = g_signal_new ("grown", BUJU_TYPE_PROFILE_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL,
                                 G_TYPE_NONE, 0);
}

static void
buju_profile_body_init (BujuProfileBody *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}

/**
 * buju_profile_body_set:
 * @self: a body
 * @profile: what it shows
 * @words: the words of the library
 * @language: to show it in
 * @marked: (nullable): id of an indicator whose row is to be marked
 */
void
buju_profile_body_set (BujuProfileBody *self, BujuProfile *profile, BujuWords *words,
                       BujuLanguage language,
                       const char *marked)
{
  g_return_if_fail (BUJU_IS_PROFILE_BODY (self));
  g_return_if_fail (profile != NULL && words != NULL);

  buju_profile_ref (profile);
  clear (self);
  self->profile = profile;
  self->words = buju_words_ref (words);
  self->language = language;
  self->marked = g_strdup (marked);
  build_first (self);
}

/**
 * buju_profile_body_get_marked:
 * @self: a body
 *
 * Returns: (transfer none) (nullable): the row that is marked
 */
GtkWidget *
buju_profile_body_get_marked (BujuProfileBody *self)
{
  g_return_val_if_fail (BUJU_IS_PROFILE_BODY (self), NULL);

  return self->marked_row;
}
