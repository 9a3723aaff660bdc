/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-recipe-private.h"

#include <string.h>

/* A parser of JSON descends by recursion, and tells of a wrong key only its name. One pass
 * beforehand bounds the depth and notes where each key is written. */

#define DEEPEST 4 /* a list in the outermost object makes two */

typedef struct
{
  const char *at;
  guint       line;
  guint       column;
  guint       depth;
} Scanner;

static void
step (Scanner *self)
{
  if (*self->at == '\n')
    {
      self->line++;
      self->column = 0;
    }
  /* Bytes that continue a character are no column. */
  else if ((*self->at & 0xc0) != 0x80)
    {
      self->column++;
    }
  self->at++;
}

/* Past the closing quote, or to the end. */
static char *
take_string (Scanner *self)
{
  const char *start = self->at + 1;

  step (self);
  while (*self->at != '\0' && *self->at != '"')
    {
      if (*self->at == '\\' && self->at[1] != '\0')
        step (self);
      step (self);
    }
  if (*self->at == '\0')
    return g_strdup (start);
  step (self);
  return g_strndup (start, self->at - 1 - start);
}

static void
take_key (Scanner *self, GArray *keys)
{
  RecipeKey key = { NULL, self->line, self->column + 1 };
  const char *rest;

  key.key = take_string (self);
  rest = self->at + strspn (self->at, " \t\r\n");
  if (self->depth == 1 && *rest == ':')
    g_array_append_val (keys, key);
  else
    g_free (key.key);
}

gboolean
buju_recipe_scan (const char *text, GArray *keys, guint *line, guint *column)
{
  Scanner scanner = { text, 1, 0, 0 };

  while (*scanner.at != '\0')
    {
      char c = *scanner.at;

      if (c == '"')
        {
          take_key (&scanner, keys);
          continue;
        }
      step (&scanner);
      if (c == '{' || c == '[')
        scanner.depth++;
      else if ((c == '}' || c == ']') && scanner.depth > 0)
        scanner.depth--;
      if (scanner.depth > DEEPEST)
        {
          *line = scanner.line;
          *column = scanner.column;
          return FALSE;
        }
    }
  return TRUE;
}
