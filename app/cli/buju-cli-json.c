/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* JSON to stdout: UTF-8 as it is, numbers as short as they can be read back (json-glib writes 0.1
 * as
 * 0.10000000000000001), lists of plain values on one line. */

#include "cli/buju-cli-private.h"

#include <math.h>
#include <stdlib.h>

#define INDENT 2

static void write_node (GString *out, JsonNode *node, guint depth);

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_c (out, (char) c);
    }
  g_string_append_c (out, '"');
}

/* 15 digits always survive a round trip through decimal, 17 always one through binary. */
static void
write_double (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }

  g_string_append (out, buffer);
}

static void
write_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (type == G_TYPE_STRING)
    write_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    write_double (out, json_node_get_double (node));
}

static void
break_line (GString *out, guint depth)
{
  g_string_append_printf (out, "\n%*s", (int) (depth * INDENT), "");
}

static gboolean
is_plain (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (item) || JSON_NODE_HOLDS_ARRAY (item))
        return FALSE;
    }

  return TRUE;
}

static void
write_array (GString *out, JsonArray *array, guint depth)
{
  gboolean plain = is_plain (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (out, plain ? ", " : ",");
      if (!plain)
        break_line (out, depth + 1);
      write_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (!plain)
    break_line (out, depth);
  g_string_append_c (out, ']');
}

static void
write_object (GString *out, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      break_line (out, depth + 1);
      write_string (out, name);
      g_string_append (out, ": ");
      write_node (out, node, depth + 1);
    }
  if (!first)
    break_line (out, depth);
  g_string_append_c (out, '}');
}

static void
write_node (GString *out, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node), depth);
  else
    write_value (out, node);
}

/**
 * buju_cli_print_json:
 * @builder: a finished document
 *
 * Writes it indented, with a line end.
 *
 * Returns: the exit code
 */
int
buju_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GString) text = g_string_new (NULL);

  write_node (text, root, 0);
  g_string_append_c (text, '\n');

  return buju_cli_print (text->str);
}

void
buju_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
buju_cli_add_text (JsonBuilder *builder, const char *name, const BujuText *text)
{
  json_builder_set_member_name (builder, name);
  if (buju_text_is_empty (text))
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "zh", text->zh);
  buju_cli_add_string (builder, "en", text->en);
  json_builder_end_object (builder);
}

void
buju_cli_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < 1e15)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/* A list of ids, as strings. */
void
buju_cli_add_ids (JsonBuilder *builder, const char *name, GPtrArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (ids, i));
  json_builder_end_array (builder);
}
