/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "draw/buju-record.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define LARGEST_VALUE (BUJU_RECIPE_LARGEST * 6) /* escaped */
#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define PNG_SIGNATURE_LENGTH 8

static const struct
{
  const char *name;
  gsize       offset;
} fields[BUJU_RECORD_N_FIELDS] = {
  { "buju:recipe", G_STRUCT_OFFSET (BujuRecord, recipe) },
  { "buju:recipe-sha256", G_STRUCT_OFFSET (BujuRecord, recipe_hash) },
  { "buju:content-sha256", G_STRUCT_OFFSET (BujuRecord, content_hash) },
  { "buju:data-sha256", G_STRUCT_OFFSET (BujuRecord, data_hash) },
  { "buju:program", G_STRUCT_OFFSET (BujuRecord, program) },
};

static char **
value_of (const BujuRecord *self, guint field)
{
  return (char **) (gpointer) ((char *) self + fields[field].offset);
}

/**
 * buju_record_free:
 * @self: (transfer full) (nullable): a record
 */
void
buju_record_free (BujuRecord *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < BUJU_RECORD_N_FIELDS; i++)
    g_free (*value_of (self, i));
  g_free (self);
}

/**
 * buju_record_get_name:
 * @field: from 0 to %BUJU_RECORD_N_FIELDS - 1
 *
 * Returns: what it is called in files
 */
const char *
buju_record_get_name (guint field)
{
  g_return_val_if_fail (field < BUJU_RECORD_N_FIELDS, NULL);

  return fields[field].name;
}

/**
 * buju_record_get_value:
 * @self: a record
 * @field: from 0 to %BUJU_RECORD_N_FIELDS - 1
 *
 * Returns: (nullable): the value, UTF-8
 */
const char *
buju_record_get_value (const BujuRecord *self, guint field)
{
  g_return_val_if_fail (self != NULL && field < BUJU_RECORD_N_FIELDS, NULL);

  return *value_of (self, field);
}

/**
 * buju_record_to_markup:
 * @self: a record
 *
 * Returns: (transfer full): its fields as elements of the namespace %BUJU_RECORD_NAMESPACE, which
 *   the surroundings bind to the prefix "buju"
 */
char *
buju_record_to_markup (const BujuRecord *self)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < BUJU_RECORD_N_FIELDS; i++)
    {
      g_autofree char *value = NULL;

      if (*value_of (self, i) == NULL)
        continue;
      value = g_markup_escape_text (*value_of (self, i), -1);
      g_string_append_printf (markup, "<%s>%s</%s>\n", fields[i].name, value, fields[i].name);
    }
  return g_string_free (markup, FALSE);
}

/* The five entities that g_markup_escape_text() writes, and its numbers for control characters. */
static char *
unescape (const char *text, gsize length)
{
  static const struct { const char *entity; char c; } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&apos;", '\'' }, { "&quot;", '"' }
  };
  GString *result = g_string_new_len (text, length);

  /* The ampersand last would undo what stands for itself; each entity is therefore met once. */
  for (gsize i = 0; i < result->len; i++)
    for (guint j = 0; result->str[i] == '&' && j < G_N_ELEMENTS (entities); j++)
      if (g_str_has_prefix (result->str + i, entities[j].entity))
        {
          g_string_erase (result, i, strlen (entities[j].entity) - 1);
          result->str[i] = entities[j].c;
          break;
        }
  return g_string_free (result, FALSE);
}

static void
take_value (BujuRecord *self, guint field, char *value)
{
  char **place = value_of (self, field);

  if (*place == NULL && g_utf8_validate (value, -1, NULL))
    *place = g_steal_pointer (&value);
  g_free (value);
}

static void
read_element (BujuRecord *self, guint field, const char *data, gsize length)
{
  g_autofree char *open = g_strdup_printf ("<%s>", fields[field].name);
  g_autofree char *close = g_strdup_printf ("</%s>", fields[field].name);
  const char *start = memmem (data, length, open, strlen (open));
  const char *end;
  gsize rest;

  if (start == NULL)
    return;
  start += strlen (open);
  rest = MIN (length - (gsize) (start - data), LARGEST_VALUE);
  end = memmem (start, rest, close, strlen (close));
  if (end != NULL)
    take_value (self, field, unescape (start, end - start));
}

static guint32
read_uint32 (const guchar *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* Keyword, two bytes about compression, language, translated keyword, text (PNG, 11.3.4.5). */
static void
read_text_chunk (BujuRecord *self, const char *data, gsize length)
{
  const char *end = data + length;
  const char *text = memchr (data, '\0', length);

  if (text == NULL || end - text < 3 || text[1] != 0)
    return;
  text = memchr (text + 3, '\0', end - text - 3);
  text = text != NULL ? memchr (text + 1, '\0', end - text - 1) : NULL;
  for (guint i = 0; text != NULL && i < BUJU_RECORD_N_FIELDS; i++)
    if (g_str_equal (data, fields[i].name) && end - text - 1 <= LARGEST_VALUE)
      take_value (self, i, g_strndup (text + 1, end - text - 1));
}

static void
read_png (BujuRecord *self, const char *data, gsize length)
{
  gsize at = PNG_SIGNATURE_LENGTH;

  while (at + 12 <= length)
    {
      gsize size = read_uint32 ((const guchar *) data + at);

      if (size > length - at - 12)
        return;
      if (memcmp (data + at + 4, "iTXt", 4) == 0)
        read_text_chunk (self, data + at + 8, size);
      at += 12 + size;
    }
}

/* Of a file of another kind there may be no end. */
static gboolean
load_file (const char *path, char **data, gsize *length, GError **error)
{
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS)
      && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _("this is not a file"));
      return FALSE;
    }
  return g_file_get_contents (path != NULL ? path : "", data, length, error);
}

/**
 * buju_record_read:
 * @file: a PNG, SVG or PDF
 * @error: return location for a #GError
 *
 * Reads what @file remembers of its making.
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error when there is none,
 *   %NULL with a #GFileError when the file cannot be read
 */
BujuRecord *
buju_record_read (GFile *file, GError **error)
{
  g_autoptr (BujuRecord) self = g_new0 (BujuRecord, 1);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *data = NULL;
  gsize length = 0;

  /* Not mapped: another program may cut it while it is looked at. */
  if (!load_file (path, &data, &length, error))
    return NULL;
  if (length > PNG_SIGNATURE_LENGTH && memcmp (data, PNG_SIGNATURE, PNG_SIGNATURE_LENGTH) == 0)
    read_png (self, data, length);
  else
    for (guint i = 0; data != NULL && i < BUJU_RECORD_N_FIELDS; i++)
      read_element (self, i, data, length);
  return self->recipe_hash != NULL ? g_steal_pointer (&self) : NULL;
}
