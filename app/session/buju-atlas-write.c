/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-atlas-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "draw/buju-output.h"
#include "draw/buju-picture.h"
#include "draw/buju-scale-bar.h"

/* An atlas as files. */

/* A page and what it is of; pages of contents come first. */
typedef struct
{
  BujuAtlas *atlas;
  guint      index;   /* of the page, from 0 */
} Page;

static gboolean
draw_page_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  const Page *page = data;
  BujuAtlas *atlas = page->atlas;
  double width, height;
  BujuSheet *sheet;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (page->index < atlas->n_contents)
    return buju_atlas_draw_contents (atlas, page->index, cr);
  sheet = buju_atlas_get_sheet (atlas, page->index - atlas->n_contents);
  if (!buju_sheet_draw (sheet, cr, cancellable, error))
    return FALSE;
  buju_sheet_get_size (sheet, &width, &height);
  buju_atlas_draw_number (atlas, page->index + 1, width, height, cr);
  buju_atlas_step (atlas);
  return TRUE;
}

static const char *
bookmark_of (const BujuAtlas *self, guint page, GStringChunk *strings)
{
  BujuText contents = buju_words_get (buju_library_get_words (self->library), "atlas-contents");
  BujuText title = page < self->n_contents ? contents
                   : buju_atlas_get_title (self, page - self->n_contents);
  g_autofree char *text = NULL;

  if (page > 0 && page < self->n_contents)
    return NULL;
  text = buju_text_dup (&title, self->options.figure.language, " / ");
  return g_string_chunk_insert (strings, text);
}

/* What the document as a whole is found by: the ids of its figures. */
static const char *
list_keywords (const BujuAtlas *self, GStringChunk *strings)
{
  g_autoptr (GString) keywords = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    g_string_append_printf (keywords, "%s%s", i > 0 ? ", " : "",
                            ((const AtlasEntry *) g_ptr_array_index (self->entries, i))->id);
  return g_string_chunk_insert (strings, keywords->str);
}

static GArray *
make_viewports (BujuAtlas *self, guint figure)
{
  GArray *viewports = g_array_new (FALSE, FALSE, sizeof (BujuPictureViewport));

  buju_export_add_viewports (buju_atlas_get_sheet (self, figure), viewports);
  return viewports;
}

static BujuPicture
describe_page (BujuAtlas *self, Page *page, const char *name, GStringChunk *strings)
{
  BujuPicture picture = {
    .draw = draw_page_cb,
    .data = page,
    .title = name,
    .author = self->options.figure.compiler != NULL ? self->options.figure.compiler : "Buju",
    .date = self->options.figure.date,
    .bookmark = bookmark_of (self, page->index, strings),
  };
  guint figure = page->index < self->n_contents ? 0 : page->index - self->n_contents;

  buju_sheet_get_size (buju_atlas_get_sheet (self, figure), &picture.width, &picture.height);
  return picture;
}

/**
 * buju_atlas_export:
 * @self: an atlas
 * @file: where to, a PDF
 * @cancellable: (nullable): cancels until the last moment
 * @error: return location for a #GError
 *
 * Writes contents and figures as one document with bookmarks, completely or not at all.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum
 */
gboolean
buju_atlas_export (BujuAtlas *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree BujuPicture *kept = NULL;
  g_autofree Page *pages = NULL;
  g_autofree char *name = NULL;
  guint n_pages;

  g_return_val_if_fail (self != NULL, FALSE);

  n_pages = self->n_contents + self->entries->len;
  name = buju_atlas_dup_name (self);
  kept = g_new0 (BujuPicture, n_pages);
  pages = g_new0 (Page, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      pages[i] = (Page) { self, i };
      kept[i] = describe_page (self, &pages[i], name, strings);
      g_ptr_array_add (pictures, &kept[i]);
      g_ptr_array_add (lists, i < self->n_contents ? buju_atlas_make_links (self, i)
                                                   : make_viewports (self, i - self->n_contents));
      if (i < self->n_contents)
        kept[i].links = g_ptr_array_index (lists, i);
      else
        kept[i].viewports = g_ptr_array_index (lists, i);
    }
  kept[0].keywords = list_keywords (self, strings);
  g_atomic_int_set (&self->done, (int) self->entries->len);
  return buju_picture_pages_export (pictures, file, cancellable, error);
}

/* "03-sei-ic-one-body-two-wings.pdf": in order in every listing, and the same for every machine. */
static char *
file_name_of (const BujuAtlas *self, guint figure, const char *ending)
{
  const AtlasEntry *entry = g_ptr_array_index (self->entries, figure);

  return g_strdup_printf ("%0*u-%s.%s", self->entries->len < 100 ? 2 : 3, figure + 1, entry->id,
                          ending);
}

static GBytes *
make_index (BujuAtlas *self, const char *ending)
{
  GString *html = g_string_new (NULL);
  g_autofree char *name = buju_atlas_dup_name (self);
  g_autofree char *title = g_markup_escape_text (name, -1);
  const BujuPlan *plan = NULL;

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n<ol>\n",
                          self->options.figure.language == BUJU_LANGUAGE_EN ? "en" : "zh-CN", title,
                          title);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AtlasEntry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *file = file_name_of (self, i, ending);
      g_autofree char *text = buju_text_dup (&entry->title, self->options.figure.language, " / ");
      g_autofree char *scale = buju_scale_format (buju_sheet_get_scale (entry->sheet));
      g_autofree char *line = g_markup_printf_escaped ("<li><a href=\"%s\">%s</a> %s</li>\n", file,
                                                       text, scale);

      if (entry->plan != NULL && entry->plan != plan)
        {
          g_autofree char *heading = buju_text_dup (&entry->plan->short_title,
                                                    self->options.figure.language, " / ");
          g_autofree char *markup = g_markup_printf_escaped ("</ol>\n<h2>%s</h2>\n<ol "
                                                             "start=\"%u\">\n", heading, i + 1);

          g_string_append (html, markup);
        }
      plan = entry->plan;
      g_string_append (html, line);
    }
  g_string_append (html, "</ol>\n</body>\n</html>\n");
  return g_string_free_to_bytes (html);
}

static gboolean
make_folder (GFile *folder, GError **error)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *name = NULL;
  int code;

  if (path != NULL && g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  code = path != NULL ? errno : ENOTSUP;
  name = g_file_get_parse_name (folder);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be made: %s"),
               name,
               g_strerror (code));
  return FALSE;
}

/**
 * buju_atlas_export_folder:
 * @self: an atlas
 * @folder: where to
 * @format: of the files
 * @dpi: for PNG; 0 = 200
 * @cancellable: (nullable): cancels until the last moment
 * @error: return location for a #GError
 *
 * Writes a file for each figure and index.html, which is written last: as long as it is the old
 * one, so are the figures it names, or they are newer.
 *
 * Returns: %FALSE with #BujuExportError or #GIOErrorEnum; files that were done by then stay
 */
gboolean
buju_atlas_export_folder (BujuAtlas *self, GFile *folder, BujuFormat format, double dpi,
                          GCancellable *cancellable,
                          GError **error)
{
  static const char *const endings[] = { "png", "pdf", "svg" };
  g_autoptr (GFile) index = NULL;
  g_autoptr (GBytes) html = NULL;

  g_return_val_if_fail (self != NULL && G_IS_FILE (folder), FALSE);

  if (!make_folder (folder, error))
    return FALSE;
  g_atomic_int_set (&self->done, (int) self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autofree char *name = file_name_of (self, i, endings[format]);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !buju_export (buju_atlas_get_sheet (self, i), file, format, dpi, cancellable, error))
        return FALSE;
      buju_atlas_step (self);
    }
  html = make_index (self, endings[format]);
  index = g_file_get_child (folder, "index.html");
  return buju_output_write (index, html, cancellable, error);
}
