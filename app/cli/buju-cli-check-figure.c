/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-check.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define BLOCK (64 * 1024)  /* bytes */

/* Is a figure that was made from a recipe still what the recipe makes? Its record says what it was
 * made from; when that has changed, making it again in memory tells whether anything is seen of
 * it. */

/**
 * buju_checked_figure_free:
 * @self: (transfer full): a figure that was checked
 */
void
buju_checked_figure_free (BujuCheckedFigure *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->changed);
  g_free (self->message);
  g_free (self);
}

static void
compare (BujuCheckedFigure *self, const char *what, const char *then, const char *now)
{
  if (g_strcmp0 (then, now) != 0)
    g_ptr_array_add (self->changed, (gpointer) what);
}

/* Not mapped: another program may cut the file while it is looked at. */
static gboolean
holds (const char *path, GBytes *bytes)
{
  g_autofree char *block = g_malloc (BLOCK);
  FILE *stream = g_fopen (path, "rbe");
  const char *made;
  gsize length, done = 0, n = 1;

  if (stream == NULL)
    return FALSE;
  made = g_bytes_get_data (bytes, &length);
  while (n > 0 && done <= length)
    {
      n = fread (block, 1, BLOCK, stream);
      if (n > length - done || memcmp (block, made + done, n) != 0)
        break;
      done += n;
    }
  fclose (stream);
  return n == 0 && done == length;
}

/* The bytes that the recipe makes today, the record as it was. */
static gboolean
is_same (GFile *file, GPtrArray *sheets, const BujuRecipe *recipe, const BujuRecord *record)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) made = NULL;
  BujuFormat format;

  if (!buju_format_from_name (path, &format, NULL)
      || (sheets->len > 1 && format != BUJU_FORMAT_PDF))
    return FALSE;
  made = buju_export_to_bytes (sheets, format, recipe->dpi, record, NULL, NULL);
  return made != NULL && holds (path, made);
}

/**
 * buju_check_figure:
 * @path: a figure
 * @recipe: what it should have been made from
 * @sheets: (nullable) (element-type BujuSheet): what @recipe makes today
 * @library: what it is made from
 *
 * Returns: (transfer full): how the figure stands
 */
BujuCheckedFigure *
buju_check_figure (const char *path, const BujuRecipe *recipe, GPtrArray *sheets,
                   BujuLibrary *library)
{
  BujuCheckedFigure *self = g_new0 (BujuCheckedFigure, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuRecord) record = buju_record_read (file, &error);
  g_autoptr (BujuRecord) now = buju_record_new (recipe, library);
  gboolean decided;

  self->path = g_strdup (path);
  self->changed = g_ptr_array_new ();
  if (record == NULL)
    {
      self->status = error != NULL ? BUJU_FIGURE_UNREADABLE : BUJU_FIGURE_UNKNOWN;
      self->message = g_strdup (error != NULL ? error->message : NULL);
      return self;
    }
  compare (self, "recipe", record->recipe_hash, now->recipe_hash);
  decided = self->changed->len > 0;
  compare (self, "content", record->content_hash, now->content_hash);
  compare (self, "data", record->data_hash, now->data_hash);
  compare (self, "program", record->program, now->program);
  if (self->changed->len == 0)
    self->status = BUJU_FIGURE_CURRENT;
  else if (!decided && sheets != NULL && is_same (file, sheets, recipe, record))
    self->status = BUJU_FIGURE_SAME;
  else
    self->status = BUJU_FIGURE_OUTDATED;
  return self;
}

/**
 * buju_figure_status_to_string:
 * @status: a status
 *
 * Returns: its name in JSON, which does not change
 */
const char *
buju_figure_status_to_string (BujuFigureStatus status)
{
  static const char *const names[] = { "current", "same", "outdated", "unknown", "unreadable" };

  g_return_val_if_fail (status < G_N_ELEMENTS (names), NULL);

  return names[status];
}
