/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-legend-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "buju-focus.h"
#include "buju-line.h"
#include "buju-text-label.h"
#include "buju-tip.h"
#include "draw/buju-render.h"

#define NAME_CHARS 30   /* of a line, where it is nobody else's to say */
#define NOTE_CHARS 24   /* of a note that fits on a line of any legend */
#define PATCH_WIDTH  34
#define PATCH_HEIGHT 20
#define PATCH_INSET  3
#define PX_PER_PT    (96.0 / 72.0)

struct _BujuLegendList
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *box;
  GtkListBox   *list;

  BujuSession  *session;
  GSignalGroup *session_signals;
  char         *shown;    /* what the rows are for: nothing is rebuilt when it is the same */
  gboolean      plain;
};

G_DEFINE_FINAL_TYPE (BujuLegendList, buju_legend_list, GTK_TYPE_WIDGET)

/* A row's part of the scene: keeps alive what its legend entry borrows. */
typedef struct
{
  BujuScene *scene;
  guint      entry;
} Patch;

static void
patch_free (gpointer data)
{
  Patch *patch = data;

  buju_scene_unref (patch->scene);
  g_free (patch);
}

static void
draw_patch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const Patch           *patch = user_data;
  const BujuLegendEntry *entry = &g_array_index (buju_scene_get_legend (patch->scene),
                                                 BujuLegendEntry, patch->entry);
  BujuBox                box = { PATCH_INSET, PATCH_INSET, width - PATCH_INSET,
                                 height - PATCH_INSET };

  buju_render_patch (cr, entry, &box, PX_PER_PT);
}

static void
toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  BujuLegendList *self = user_data;

  buju_session_set_hidden (self->session, g_object_get_data (G_OBJECT (button), "key"),
                           !gtk_check_button_get_active (button));
}

static GtkWidget *
make_patch (BujuScene *scene, guint number)
{
  GtkWidget *area = gtk_drawing_area_new ();
  Patch     *patch = g_new0 (Patch, 1);

  patch->scene = buju_scene_ref (scene);
  patch->entry = number;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PATCH_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), PATCH_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_patch_cb, patch, patch_free);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

/* The English side breaks before its first word rather than after it. */
static void
keep_second (GtkLabel *label, const BujuText *note, const char *words)
{
  g_autoptr (PangoAttrList)  list = pango_attr_list_copy (gtk_label_get_attributes (label));
  PangoAttribute            *attribute = pango_attr_allow_breaks_new (FALSE);

  attribute->end_index = strlen (words);
  attribute->start_index = attribute->end_index - strlen (note->en);
  pango_attr_list_insert (list, attribute);
  gtk_label_set_attributes (label, list);
}

/* In both languages one behind the other, as on a figure: a line of its own for each would make of
 * every entry four. */
static GtkWidget *
make_note (const BujuText *note, BujuLanguage language)
{
  GtkWidget       *label = buju_text_label_new (note, language, 0);
  g_autofree char *words = buju_text_dup (note, language, "  ");

  buju_text_label_set_plain (GTK_LABEL (label), words);
  if (language == BUJU_LANGUAGE_BOTH && note->en != NULL && strlen (note->en) <= NOTE_CHARS
      && g_str_has_suffix (words, note->en))
    keep_second (GTK_LABEL (label), note, words);
  gtk_widget_add_css_class (label, "note");
  return label;
}

static GtkWidget *
make_words (const BujuLegendEntry *entry, BujuLanguage language)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = buju_text_label_new (&entry->text, language, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (name), NAME_CHARS);
  gtk_box_append (GTK_BOX (words), name);
  if (!buju_text_is_empty (&entry->note))
    gtk_box_append (GTK_BOX (words), make_note (&entry->note, language));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  return words;
}

static GtkWidget *
make_switch (BujuLegendList *self, const BujuLegendEntry *entry, BujuLanguage language)
{
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               !buju_session_is_hidden (self->session, entry->key));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  buju_tip_set (button, _("Show on the map"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (&entry->text, language), -1);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (entry->key), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  return button;
}

/* Which of two maps the entry belongs to, when it is not on both. */
static GtkWidget *
make_badge (char side)
{
  const char letter[] = { side, '\0' };
  GtkWidget *badge = gtk_label_new (letter);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "compare-badge");
  gtk_widget_add_css_class (badge, side == 'A' ? "first" : "second");
  return badge;
}

/* @side: 'A' or 'B', or 0 without a comparison and for what is on both maps. */
static void
add_row (BujuLegendList *self, BujuScene *scene, guint number, char side)
{
  const BujuLegendEntry *entry = &g_array_index (buju_scene_get_legend (scene), BujuLegendEntry,
                                                 number);
  BujuLanguage           language = buju_session_get_language (self->session);
  GtkWidget             *row = gtk_list_box_row_new ();
  GtkWidget             *box = buju_line_new (8);

  buju_line_append (box, make_patch (scene, number));
  buju_line_append (box, make_words (entry, language));
  if (side != 0)
    buju_line_append (box, make_badge (side));
  if (!self->plain)
    buju_line_append (box, make_switch (self, entry, language));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

/* Not the state of the switches: a row must not be rebuilt because it was switched. */
static void
describe_entries (GString *text, GArray *legend)
{
  for (guint i = 0; i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);

      g_string_append_printf (text, "\n%s %s %s", entry->key, entry->text.zh, entry->note.zh);
    }
}

static char *
describe (BujuLegendList *self, GArray *legend, GArray *other)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  GString          *text = g_string_new (layout != NULL ? layout->id : NULL);

  g_string_append_printf (text, " %d %s", buju_session_get_language (self->session),
                          buju_session_get_variant (self->session));
  describe_entries (text, legend);
  if (other != NULL)
    {
      g_string_append_printf (text, "\n%s", buju_session_get_other_layout (self->session)->id);
      describe_entries (text, other);
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_entry (GArray *legend, const BujuLegendEntry *wanted)
{
  for (guint i = 0; legend != NULL && i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);

      if (g_str_equal (entry->key, wanted->key) && g_strcmp0 (entry->text.zh, wanted->text.zh) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Entries that both maps have stand in the list once, among those of the first, without a letter;
 * so do the marks. */
static void
add_rows (BujuLegendList *self, BujuScene *scene, GArray *legend, GArray *other, char side)
{
  for (guint i = 0; i < legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (legend, BujuLegendEntry, i);
      gboolean               both = has_entry (other, entry);

      if (both && side == 'B')
        continue;
      add_row (self, scene, i, both || g_str_has_prefix (entry->key, "change-") ? 0 : side);
    }
}

static void
clear_rows (BujuLegendList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
buju_legend_list_dispose (GObject *object)
{
  BujuLegendList *self = BUJU_LEGEND_LIST (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_legend_list_parent_class)->dispose (object);
}

static void
buju_legend_list_finalize (GObject *object)
{
  g_free (BUJU_LEGEND_LIST (object)->shown);
  G_OBJECT_CLASS (buju_legend_list_parent_class)->finalize (object);
}

static void
buju_legend_list_class_init (BujuLegendListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_legend_list_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_legend_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-legend-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuLegendList, box);
  gtk_widget_class_bind_template_child (widget_class, BujuLegendList, list);
}

/* Colours of the user's layers are no part of what the rows are compared by. */
static void
overlays_cb (BujuLegendList *self)
{
  g_clear_pointer (&self->shown, g_free);
}

static void
buju_legend_list_init (BujuLegendList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "overlays-changed",
                                  G_CALLBACK (overlays_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "scene-changed",
                                  G_CALLBACK (buju_legend_list_update), self);
}

/**
 * buju_legend_list_new:
 *
 * Returns: (transfer floating): an empty legend
 */
GtkWidget *
buju_legend_list_new (void)
{
  return g_object_new (BUJU_TYPE_LEGEND_LIST, NULL);
}

/**
 * buju_legend_list_set_session:
 * @self: a legend
 * @session: whose map to explain
 */
void
buju_legend_list_set_session (BujuLegendList *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_LEGEND_LIST (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  buju_legend_list_update (self);
}

/* Nothing in it is to be reached by scrolling. */
static void
unpack (BujuLegendList *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);

  g_object_ref (self->list);
  gtk_viewport_set_child (GTK_VIEWPORT (gtk_widget_get_parent (GTK_WIDGET (self->list))), NULL);
  gtk_box_remove (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  g_object_unref (self->list);
}

/**
 * buju_legend_list_set_plain:
 * @self: a legend without a session so far
 * @plain: whether it has no switches and never scrolls
 */
void
buju_legend_list_set_plain (BujuLegendList *self, gboolean plain)
{
  g_return_if_fail (BUJU_IS_LEGEND_LIST (self));

  self->plain = plain;
  if (plain && gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW) != NULL)
    unpack (self);
}

/**
 * buju_legend_list_set_most_height:
 * @self: a legend
 * @height: px; a longer list scrolls
 */
void
buju_legend_list_set_most_height (BujuLegendList *self, int height)
{
  GtkWidget *scroller;

  g_return_if_fail (BUJU_IS_LEGEND_LIST (self));

  scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL)
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), height);
}

/**
 * buju_legend_list_update:
 * @self: a legend
 *
 * Lists what is in view now, also what is switched off there.
 */
void
buju_legend_list_update (BujuLegendList *self)
{
  g_autoptr (BujuScene) scene = NULL;
  g_autoptr (BujuScene) second = NULL;
  g_autofree char      *shown = NULL;
  BujuView              view;
  GArray               *legend;
  GArray               *other = NULL;
  GArray               *focus;

  g_return_if_fail (BUJU_IS_LEGEND_LIST (self));

  if (self->session == NULL)
    return;
  view = buju_session_get_view (self->session);
  if (view.width < 1 || view.height < 1)
    return;
  scene = buju_session_make_full_scene (self->session, &view, PX_PER_PT);
  legend = buju_scene_get_legend (scene);
  if (buju_session_get_compare (self->session) != NULL)
    {
      second = buju_session_make_other_full_scene (self->session, &view, PX_PER_PT);
      other = buju_scene_get_legend (second);
    }
  shown = describe (self, legend, other);
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  focus = buju_focus_take (GTK_WIDGET (self->list));
  clear_rows (self);
  add_rows (self, scene, legend, other, second != NULL ? 'A' : 0);
  if (second != NULL)
    add_rows (self, second, other, legend, 'B');
  buju_focus_put (GTK_WIDGET (self->list), focus);
}
