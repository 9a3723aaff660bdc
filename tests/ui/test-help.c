/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "buju-application.h"
#include "buju-help-window.h"

static GtkWidget *
find_view (GtkWidget *root)
{
  if (GTK_IS_TEXT_VIEW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
dup_text (GtkWidget *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_view (window)));
  char          *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

typedef struct
{
  const char *language;
  const char *words[5];
} Page;

/* Formats, figures and the command line, in the language of the interface; English for languages
 * without a page. */
static const Page pages[] = {
  { "en", { "Data of your own", "Figures", "The command line", "buju figure", "GCJ-02" } },
  { "zh_CN", { "自己的数据", "图件", "命令行", "buju figure", "GCJ-02" } },
  { "fr", { "Data of your own", "Figures", "The command line", "buju figure", "GCJ-02" } },
};

static void
test_page (gconstpointer data)
{
  const Page      *page = data;
  GtkWidget       *window;
  g_autofree char *text = NULL;

  g_setenv ("LANGUAGE", page->language, TRUE);
  window = buju_help_window_new (NULL);
  text = dup_text (window);
  for (guint i = 0; i < G_N_ELEMENTS (page->words); i++)
    g_assert_nonnull (strstr (text, page->words[i]));
  g_assert_null (strstr (text, "<"));
  g_assert_null (strstr (text, "\n "));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Headings look like headings, and the example's lines stay lines. */
static void
test_form (void)
{
  GtkWidget       *window;
  GtkTextBuffer   *buffer;
  GtkTextTag      *tag;
  GtkTextIter      start;
  GtkTextIter      end;
  g_autofree char *text = NULL;

  g_setenv ("LANGUAGE", "en", TRUE);
  window = buju_help_window_new (NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_view (window)));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "h2");
  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, "Figures\n", 0, &start, &end, NULL));
  g_assert_true (gtk_text_iter_has_tag (&start, tag));
  text = dup_text (window);
  g_assert_nonnull (strstr (text, "\nbuju atlas -o atlas.pdf\nbuju check figure.buju\n"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* F1 is help, Ctrl+? the list of shortcuts. */
static void
test_keys (void)
{
  g_autoptr (BujuApplication) application = buju_application_new ();
  g_auto (GStrv)              help = NULL;
  g_auto (GStrv)              shortcuts = NULL;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  help = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "app.help");
  shortcuts = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                     "app.shortcuts");
  g_assert_cmpstr (help[0], ==, "F1");
  g_assert_cmpstr (shortcuts[0], ==, "<Control>question");
  g_assert_null (shortcuts[1]);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), "help"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/help/page/", pages[i].language, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/help/form", test_form);
  g_test_add_func ("/help/keys", test_keys);

  return g_test_run ();
}
