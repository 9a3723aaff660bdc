/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-style-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "plan/buju-content.h"
#include "plan/buju-names.h"

/**
 * buju_style_reader_fail:
 * @self: a reader
 * @code: of #BujuPlanError
 * @format: (not nullable): what is wrong, as for printf(); the file's name comes before it
 * @...: its arguments
 *
 * Keeps the first error; the rest of the file is then passed over.
 */
void
buju_style_reader_fail (BujuStyleReader *self, int code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->error = g_error_new (BUJU_PLAN_ERROR, code, "%s: %s", self->file, message);
}

static gboolean
parse_hex (const char *text, BujuColor *color)
{
  char *end;
  gulong value;

  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;
  value = strtoul (text + 1, &end, 16);
  *color = (BujuColor) { ((value >> 16) & 0xff) / 255.0, ((value >> 8) & 0xff) / 255.0,
                         (value & 0xff) / 255.0, 1.0 };
  return *end == '\0';
}

static BujuColor
read_color (BujuStyleReader *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  const char *hex = parts[0] != NULL ? parts[0] : "";
  BujuColor color = { 0 };

  if (hex[0] != '#' && self->colors != NULL && json_object_has_member (self->colors, hex))
    hex = json_object_get_string_member_with_default (self->colors, hex, "");
  if (!parse_hex (hex, &color))
    buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("“%s” is not a colour"), text);
  if (parts[0] != NULL && parts[1] != NULL)
    color.alpha = CLAMP (g_ascii_strtod (parts[1], NULL) / 100.0, 0.0, 1.0);
  return color;
}

/* Where each member of a symbol goes. */

typedef enum
{
  MEMBER_COLOR,
  MEMBER_LENGTH,
  MEMBER_BOOLEAN,
  MEMBER_INTEGER
} MemberKind;

typedef struct
{
  const char *name;
  MemberKind  kind;
  gsize       offset;
} Member;

#define AT(field) G_STRUCT_OFFSET (BujuSymbol, field)

static const Member members[] = {
  { "under", MEMBER_COLOR, AT (under) },
  { "fill", MEMBER_COLOR, AT (fill) },
  { "hatch-color", MEMBER_COLOR, AT (hatch_color) },
  { "hatch-width", MEMBER_LENGTH, AT (hatch_width) },
  { "hatch-spacing", MEMBER_LENGTH, AT (hatch_spacing) },
  { "band", MEMBER_COLOR, AT (band) },
  { "band-width", MEMBER_LENGTH, AT (band_width) },
  { "casing", MEMBER_COLOR, AT (casing) },
  { "casing-width", MEMBER_LENGTH, AT (casing_width) },
  { "stroke", MEMBER_COLOR, AT (stroke) },
  { "stroke-width", MEMBER_LENGTH, AT (stroke_width) },
  { "marker-size", MEMBER_LENGTH, AT (marker_size) },
  { "marker-fill", MEMBER_COLOR, AT (marker_fill) },
  { "marker-stroke", MEMBER_COLOR, AT (marker_stroke) },
  { "marker-stroke-width", MEMBER_LENGTH, AT (marker_stroke_width) },
  { "label", MEMBER_COLOR, AT (label) },
  { "label-size", MEMBER_LENGTH, AT (label_size) },
  { "label-scale", MEMBER_LENGTH, AT (label_scale) },
  { "label-spacing", MEMBER_LENGTH, AT (label_spacing) },
  { "label-bold", MEMBER_BOOLEAN, AT (label_bold) },
  { "label-serif", MEMBER_BOOLEAN, AT (label_serif) },
  { "halo", MEMBER_COLOR, AT (halo) },
  { "halo-width", MEMBER_LENGTH, AT (halo_width) },
  { "priority", MEMBER_INTEGER, AT (label_priority) },
  { "required", MEMBER_BOOLEAN, AT (label_required) },
};

#undef AT

static const char *const hatches[] = { "none", "diagonal", "back-diagonal", "dots", NULL };
static const char *const markers[] = { "none",    "circle", "square", "triangle", "diamond",
                                       "star",    "ring",   "hub",    "minus",  "plus",     NULL };

/**
 * buju_style_reader_read_choice:
 * @self: a reader
 * @choices: (array zero-terminated=1): what may stand there
 * @node: what does
 *
 * Returns: its place among @choices; 0, with an error, when it is none of them
 */
int
buju_style_reader_read_choice (BujuStyleReader *self, const char *const *choices, JsonNode *node)
{
  const char *text = json_node_get_string (node);
  int found = buju_names_find (choices, text);

  if (found >= 0)
    return found;
  buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("“%s” is none of %s, %s …"),
               text != NULL ? text : "?", choices[0], choices[1]);
  return 0;
}

static void
read_dash (BujuStyleReader *self, BujuSymbol *symbol, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > G_N_ELEMENTS (symbol->dash))
    {
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                              _("a dash of “%s” needs up to four lengths"),
                   symbol->name);
      return;
    }
  symbol->n_dashes = json_array_get_length (array);
  for (guint i = 0; i < symbol->n_dashes; i++)
    symbol->dash[i] = MAX (json_array_get_double_element (array, i), 0.0);
}

static void
read_member (BujuStyleReader *self, BujuSymbol *symbol, const Member *member, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    {
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                              _("“%s” of “%s” is not a plain value"),
                   member->name, symbol->name);
      return;
    }
  switch (member->kind)
    {
    case MEMBER_COLOR:
      if (json_node_get_string (node) != NULL)
        G_STRUCT_MEMBER (BujuColor, symbol, member->offset)
            = read_color (self, json_node_get_string (node));
      else
        buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, _("“%s” of “%s” is not a colour"),
                     member->name, symbol->name);
      break;
    case MEMBER_LENGTH:
      G_STRUCT_MEMBER (double, symbol, member->offset) = MAX (json_node_get_double (node), 0.0);
      break;
    case MEMBER_BOOLEAN:
      G_STRUCT_MEMBER (gboolean, symbol, member->offset) = json_node_get_boolean (node);
      break;
    case MEMBER_INTEGER:
      G_STRUCT_MEMBER (int, symbol, member->offset) = json_node_get_int (node);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
read_symbol_member (BujuStyleReader *self, BujuSymbol *symbol, const char *name, JsonNode *node)
{
  if (g_str_equal (name, "like"))
    return;
  if (g_str_equal (name, "hatch"))
    symbol->hatch = buju_style_reader_read_choice (self, hatches, node);
  else if (g_str_equal (name, "marker"))
    symbol->marker = buju_style_reader_read_choice (self, markers, node);
  else if (g_str_equal (name, "dash"))
    read_dash (self, symbol, node);
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        if (g_str_equal (members[i].name, name))
          {
            read_member (self, symbol, &members[i], node);
            return;
          }
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_UNKNOWN_ELEMENT,
                              _("“%s” of symbol “%s” is not known"),
                   name, symbol->name);
    }
}

/* Lays what symbol @name says over @symbol, after what the symbol it is "like" says. */
static void
read_symbol (BujuStyleReader *self, BujuSymbol *symbol, const char *name, guint depth)
{
  JsonNode *node = json_object_get_member (self->symbols, name);
  JsonObject *object;
  const char *like;
  JsonObjectIter iter;
  const char *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || depth > BUJU_STYLE_MAX_PARENTS)
    {
      buju_style_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE,
                              _("symbol “%s” is missing or not an object"),
                   name);
      return;
    }
  object = json_node_get_object (node);
  like = json_object_get_string_member_with_default (object, "like", NULL);
  if (like != NULL)
    read_symbol (self, symbol, like, depth + 1);
  json_object_iter_init (&iter, object);
  while (self->error == NULL && json_object_iter_next (&iter, &member, &node))
    read_symbol_member (self, symbol, member, node);
}

/**
 * buju_style_reader_read_symbols:
 * @self: a reader
 *
 * Reads all symbols, each after the one that it is "like".
 */
void
buju_style_reader_read_symbols (BujuStyleReader *self)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (self->symbols == NULL)
    return;
  json_object_iter_init (&iter, self->symbols);
  while (self->error == NULL && json_object_iter_next (&iter, &name, &node))
    {
      BujuSymbol *symbol = g_new0 (BujuSymbol, 1);

      symbol->name = g_strdup (name);
      g_hash_table_insert (self->style->symbols, symbol->name, symbol);
      read_symbol (self, symbol, name, 0);
    }
}
