/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-help-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "buju-above.h"
#include "buju-escape.h"

#define FOLDER "/org/buju/Buju/help/"
#define BULLET "•  "
#define LIST_MARGIN 36 /* px */

/* Elements of the page become tags of the same name. */
typedef struct
{
  GtkTextBuffer *buffer;
  GPtrArray     *open;     /* names of tags in force */
  gboolean       literal;  /* in <pre>: blanks and line ends count */
  gboolean       started;  /* something stands in the present block */
} Reader;

static gboolean
is_block (const char *element)
{
  static const char * const blocks[] = { "h1", "h2", "p", "li", "pre", NULL };

  return g_strv_contains (blocks, element);
}

static void
insert (Reader *self, const char *text, gsize length)
{
  GtkTextIter start;
  GtkTextIter end;
  int         offset;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (self->buffer, &end, text, (int) length);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
  for (guint i = 0; i < self->open->len; i++)
    gtk_text_buffer_apply_tag_by_name (self->buffer, g_ptr_array_index (self->open, i), &start,
                                       &end);
}

/* As it is measured: in a Chinese font it would be as wide as a character. */
static void
insert_bullet (Reader *self)
{
  g_ptr_array_add (self->open, g_strdup ("bullet"));
  insert (self, BULLET, strlen (BULLET));
  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
}

static void
start_cb (GMarkupParseContext *context, const char *element, const char **names,
          const char **values,
          gpointer user_data, GError **error)
{
  Reader          *self = user_data;
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (table, element);
  char            *name = NULL;

  if (is_block (element))
    {
      if (gtk_text_buffer_get_char_count (self->buffer) > 0)
        insert (self, "\n", 1);
      self->started = FALSE;
    }
  if (tag == NULL)
    return;
  g_object_get (tag, "name", &name, NULL);
  g_ptr_array_add (self->open, name);
  self->literal = self->literal || g_str_equal (element, "pre");
  if (g_str_equal (element, "li"))
    insert_bullet (self);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (self->open->len > 0
      && g_str_equal (g_ptr_array_index (self->open, self->open->len - 1), element))
    g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  if (g_str_equal (element, "pre"))
    self->literal = FALSE;
}

/* Ends of lines and the blanks around them are one blank; beside a Chinese character they are none,
 * but the pages break no lines there. What stands between blocks is nothing. */
static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
         GError **error)
{
  Reader             *self = user_data;
  g_autofree char    *copy = g_strndup (text, length);
  g_autoptr (GString) joined = g_string_new (NULL);

  if (self->open->len == 0)
    return;
  if (self->literal)
    {
      insert (self, text, length);
      return;
    }
  for (const char *at = copy; *at != '\0'; at++)
    {
      if (!g_ascii_isspace (*at))
        g_string_append_c (joined, *at);
      else if (joined->len == 0 ? self->started : joined->str[joined->len - 1] != ' ')
        g_string_append_c (joined, ' ');
    }
  self->started = self->started || joined->len > 0;
  insert (self, joined->str, joined->len);
}

static int
measure_bullet (GtkWidget *view)
{
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (view, BULLET);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  int                       width;

  pango_attr_list_insert (list, pango_attr_language_new (pango_language_from_string ("en")));
  pango_layout_set_attributes (layout, list);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
add_tags (GtkTextBuffer *buffer, int bullet)
{
  gtk_text_buffer_create_tag (buffer, "h1", "scale", 1.6, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "h2", "scale", 1.2, "weight", PANGO_WEIGHT_BOLD,
                              "pixels-above-lines", 18,
                              "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "p", "pixels-below-lines", 6, NULL);
  gtk_text_buffer_create_tag (buffer, "li", "left-margin", LIST_MARGIN, "indent", -bullet,
                              "pixels-below-lines", 4, NULL);
  gtk_text_buffer_create_tag (buffer, "bullet", "language", "en", NULL);
  gtk_text_buffer_create_tag (buffer, "pre", "family", "monospace", "left-margin", 20, "scale", 0.9,
                              NULL);
  gtk_text_buffer_create_tag (buffer, "code", "family", "monospace", "scale", 0.9, NULL);
  gtk_text_buffer_create_tag (buffer, "kbd", "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "b", "weight", PANGO_WEIGHT_BOLD, NULL);
}

/* The first page in a language that the interface may be in; English stands for all others. */
static GBytes *
load_page (void)
{
  const char * const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL && !g_str_has_prefix (languages[i], "en"); i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, languages[i], ".html", NULL);
      GBytes          *page = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (page != NULL)
        return page;
    }
  return g_resources_lookup_data (FOLDER "en.html", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
fill (GtkWidget *view)
{
  GtkTextBuffer                 *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  static const GMarkupParser     parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (GBytes)             page = load_page ();
  g_autoptr (GPtrArray)          open = g_ptr_array_new_with_free_func (g_free);
  Reader                         reader = { buffer, open, FALSE, FALSE };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError)             error = NULL;
  gsize                          length = 0;
  const char                    *text = page != NULL ? g_bytes_get_data (page, &length) : "";
  GtkTextIter                    start;

  add_tags (buffer, measure_bullet (view));
  if (!g_markup_parse_context_parse (context, text, (gssize) length, &error))
    g_warning ("The help cannot be read: %s", error->message);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static GtkWidget *
make_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 20);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 20);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 16);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 20);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Help"),
                                  -1);
  fill (view);
  return view;
}

/**
 * buju_help_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer floating): a window with the help; Esc closes it
 */
GtkWidget *
buju_help_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = make_view ();

  gtk_window_set_title (GTK_WINDOW (window), _("Help"));
  buju_above_put (GTK_WINDOW (window), parent);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 720);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Help"), -1);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_focus (GTK_WINDOW (window), view);
  buju_escape_closes (window, GTK_PHASE_CAPTURE);
  return window;
}
