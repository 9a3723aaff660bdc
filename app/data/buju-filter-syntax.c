/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-filter-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

/* How a filter is written: read into nodes, and a comparison put into words. */

#define LONGEST 4096 /* bytes of a filter */
#define DEEPEST 32   /* brackets */
#define SYNTAX BUJU_FILTER_ERROR_SYNTAX

typedef struct
{
  const char *text;
  const char *at;
  BujuTable  *table;
  guint       depth;
  GError    **error;
} Parser;

typedef struct
{
  const char *word;
  BujuFilterOp          op;
} OpWord;

/* Longer ones first, so that "<=" is not "<". */
static const OpWord op_words[] = {
  { "<=", OP_AT_MOST },    { ">=", OP_AT_LEAST },   { "!=", OP_UNEQUAL },    { "<>", OP_UNEQUAL },
  { "==", OP_EQUAL },      { "=", OP_EQUAL },       { "<", OP_LESS },        { ">", OP_MORE },
  { "≤", OP_AT_MOST },     { "≥", OP_AT_LEAST },    { "≠", OP_UNEQUAL },     { "＝", OP_EQUAL },
  { "＜", OP_LESS },       { "＞", OP_MORE },       { "不等于", OP_UNEQUAL }, { "等于", OP_EQUAL },
  { "包含", OP_CONTAINS }, { "contains", OP_CONTAINS }, { "介于", OP_BETWEEN },
  { "between", OP_BETWEEN },
};

static BujuFilterNode *parse_either (Parser *self);

static BujuFilterNode *
node_join (BujuFilterKind kind, BujuFilterNode *left, BujuFilterNode *right)
{
  BujuFilterNode *node = g_new0 (BujuFilterNode, 1);

  node->kind = kind;
  node->left = left;
  node->right = right;
  return node;
}

static double
read_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' ? number : NAN;
}

static void
skip_blanks (Parser *self)
{
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

/* The first fault is told. */
static void G_GNUC_PRINTF (3, 4)
fail (Parser *self, BujuFilterError code, const char *format, ...)
{
  va_list args;

  if (*self->error != NULL)
    return;
  va_start (args, format);
  *self->error = g_error_new_valist (BUJU_FILTER_ERROR, code, format, args);
  va_end (args);
}

static gboolean
ends_word (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == 0 || g_unichar_isspace (c) || strchr ("()\"'<>=!", (int) MIN (c, 127)) != NULL
         || c > 127;
}

/* A word of letters must end there: "order" does not begin with "or". */
static gboolean
take_word (Parser *self, const char *word)
{
  gsize length = strlen (word);

  skip_blanks (self);
  if (g_ascii_strncasecmp (self->at, word, length) != 0)
    return FALSE;
  if (g_ascii_isalpha (*word) && !ends_word (self->at + length))
    return FALSE;
  self->at += length;
  return TRUE;
}

static gboolean
take_any (Parser *self, const char *a, const char *b, const char *c)
{
  return take_word (self, a) || take_word (self, b) || take_word (self, c);
}

/* What stands between quotes of any usual kind; a quote inside is doubled. NULL when there are
 * none. */
static char *
take_quoted (Parser *self)
{
  static const char *const quotes[][2] = { { "\"", "\"" }, { "'", "'" }, { "“", "”" },
                                           { "「", "」" } };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      gsize open = strlen (quotes[i][0]), close = strlen (quotes[i][1]);
      g_autoptr (GString) text = NULL;

      if (strncmp (self->at, quotes[i][0], open) != 0)
        continue;
      text = g_string_new (NULL);
      for (const char *p = self->at + open; *p != '\0'; p++)
        {
          if (strncmp (p, quotes[i][1], close) == 0
              && strncmp (p + close, quotes[i][1], close) == 0)
            p += close;
          else if (strncmp (p, quotes[i][1], close) == 0)
            {
              self->at = p + close;
              return g_string_free (g_steal_pointer (&text), FALSE);
            }
          g_string_append_c (text, *p);
        }
      return NULL;
    }
  return NULL;
}

/* The longest name of a field that stands here. */
static int
find_field_here (Parser *self)
{
  gsize longest = 0;
  int found = -1;

  for (guint i = 0; i < buju_table_get_n_fields (self->table); i++)
    {
      const char *name = buju_table_get_field (self->table, i)->name;
      gsize length = strlen (name);

      if (length <= longest || g_ascii_strncasecmp (self->at, name, length) != 0)
        continue;
      if (g_ascii_isalnum (name[length - 1])
          && (g_ascii_isalnum (self->at[length]) || self->at[length] == '_'))
        continue;
      longest = length;
      found = (int) i;
    }
  self->at += longest;
  return found;
}

static int
parse_field (Parser *self)
{
  g_autofree char *name = NULL;
  int field;

  skip_blanks (self);
  name = take_quoted (self);
  field = name != NULL ? buju_table_find_field (self->table, name) : find_field_here (self);
  if (field >= 0)
    return field;
  if (name == NULL)
    {
      const char *end = self->at;

      while (!g_unichar_isspace (g_utf8_get_char (end)) && *end != '\0'
             && strchr ("<>=!", *end) == NULL)
        end = g_utf8_next_char (end);
      name = g_strndup (self->at, end - self->at);
    }
  if (*name == '\0')
    fail (self, SYNTAX, _("A field is missing in the filter."));
  else
    fail (self, BUJU_FILTER_ERROR_FIELD, _("The table has no field “%s”."), name);
  return -1;
}

static gboolean
parse_op (Parser *self, BujuFilterOp *op)
{
  for (guint i = 0; i < G_N_ELEMENTS (op_words); i++)
    if (take_word (self, op_words[i].word))
      {
        *op = op_words[i].op;
        return TRUE;
      }
  fail (self, SYNTAX,
        _("A comparison is missing before “%s”: use =, !=, <, <=, >, >=, contains or between."),
        self->at);
  return FALSE;
}

static gboolean
ends_value (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == 0 || g_unichar_isspace (c) || c == '(' || c == ')' || c == 0xff08 || c == 0xff09;
}

static gboolean
parse_value (Parser *self, BujuFilterValue *value)
{
  g_autofree char *text = NULL;
  const char *end;

  skip_blanks (self);
  text = take_quoted (self);
  if (text == NULL && strchr ("\"'", *self->at) != NULL && *self->at != '\0')
    {
      fail (self, SYNTAX, _("The quotation mark before “%s” is not closed."), self->at + 1);
      return FALSE;
    }
  if (text == NULL)
    {
      for (end = self->at; !ends_value (end);)
        end = g_utf8_next_char (end);
      if (end == self->at)
        {
          fail (self, SYNTAX, _("A value is missing at the end of “%s”."), self->text);
          return FALSE;
        }
      text = g_strndup (self->at, end - self->at);
      self->at = end;
    }
  value->text = g_utf8_casefold (text, -1);
  value->number = read_number (text);
  return TRUE;
}

static BujuFilterNode *
parse_comparison (Parser *self)
{
  BujuFilterNode *node = g_new0 (BujuFilterNode, 1);
  gboolean good;

  node->field = parse_field (self);
  good = node->field >= 0 && parse_op (self, &node->op) && parse_value (self, &node->first);
  if (good && node->op == OP_BETWEEN)
    {
      good = take_any (self, "and", "和", "与");
      if (!good)
        fail (self, SYNTAX, _("“between” needs two values: between 10 and 20."));
      good = good && parse_value (self, &node->second);
    }
  if (!good)
    g_clear_pointer (&node, buju_filter_node_free);
  return node;
}

static BujuFilterNode *
parse_one (Parser *self)
{
  BujuFilterNode *node;

  if (self->depth >= DEEPEST)
    {
      fail (self, SYNTAX, _("The filter has too many brackets."));
      return NULL;
    }
  self->depth++;
  if (take_any (self, "not", "非", "!"))
    {
      node = parse_one (self);
      node = node != NULL ? node_join (NODE_NOT, node, NULL) : NULL;
    }
  else if (take_any (self, "(", "（", "（"))
    {
      node = parse_either (self);
      if (node != NULL && !take_any (self, ")", "）", "）"))
        {
          fail (self, SYNTAX, _("A bracket is not closed before “%s”."), self->at);
          g_clear_pointer (&node, buju_filter_node_free);
        }
    }
  else
    node = parse_comparison (self);
  self->depth--;
  return node;
}

static BujuFilterNode *
parse_both (Parser *self)
{
  BujuFilterNode *node = parse_one (self);

  while (node != NULL && take_any (self, "and", "且", "&&"))
    {
      BujuFilterNode *right = parse_one (self);

      if (right == NULL)
        g_clear_pointer (&node, buju_filter_node_free);
      else
        node = node_join (NODE_AND, node, right);
    }
  return node;
}

static BujuFilterNode *
parse_either (Parser *self)
{
  BujuFilterNode *node = parse_both (self);

  while (node != NULL && take_any (self, "or", "或", "||"))
    {
      BujuFilterNode *right = parse_both (self);

      if (right == NULL)
        g_clear_pointer (&node, buju_filter_node_free);
      else
        node = node_join (NODE_OR, node, right);
    }
  return node;
}

/* Blanks are no node, and no fault. */
gboolean
buju_filter_parse (const char *text, BujuTable *table, BujuFilterNode **root, GError **error)
{
  g_autoptr (GError) own = NULL;
  Parser parser = { .text = text, .at = text, .table = table, .error = &own };

  *root = NULL;
  if (strlen (text) > LONGEST || !g_utf8_validate (text, -1, NULL))
    fail (&parser, SYNTAX, _("The filter is too long, or no text."));
  else
    {
      skip_blanks (&parser);
      *root = *parser.at != '\0' ? parse_either (&parser) : NULL;
      skip_blanks (&parser);
      if (own == NULL && *parser.at != '\0')
        fail (&parser, SYNTAX, _("“%s” is too much: join comparisons with and, or."), parser.at);
    }
  if (own == NULL)
    return TRUE;
  g_clear_pointer (root, buju_filter_node_free);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}
