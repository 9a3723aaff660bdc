/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-json.h"

#include <string.h>

#define SPACE " \t\r\n"

/* Past the closing quote, or to the end. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '\0' && *at != '"'; at++)
    if (*at == '\\' && at[1] != '\0')
      at++;

  return *at == '"' ? at + 1 : at;
}

/**
 * buju_json_find_rest:
 * @text: a JSON text
 *
 * Looks for what no text of one object or array has: anything before or behind that, and comments,
 * in which the parser would not count brackets. Everything else is left to the parser.
 *
 * Returns: (transfer none) (nullable): the first such character; %NULL when there is none
 */
const char *
buju_json_find_rest (const char *text)
{
  const char *at;
  guint depth = 0;

  g_return_val_if_fail (text != NULL, NULL);

  at = text + strspn (text, SPACE);
  if (*at != '{' && *at != '[')
    return *at != '\0' ? at : NULL;

  while (*at != '\0')
    switch (*at)
      {
      case '"':
        at = skip_string (at);
        break;
      case '/':
      case '#':
        return at;
      case '{':
      case '[':
        depth++;
        at++;
        break;
      case '}':
      case ']':
        at++;
        if (depth > 0 && --depth == 0)
          {
            at += strspn (at, SPACE);
            return *at != '\0' ? at : NULL;
          }
        break;
      default:
        at++;
      }

  return NULL;
}

/**
 * buju_json_get_depth:
 * @text: a JSON text without comments, as buju_json_find_rest() makes sure
 *
 * Returns: how many brackets are open at most, one within another
 */
guint
buju_json_get_depth (const char *text)
{
  guint depth = 0, most = 0;

  g_return_val_if_fail (text != NULL, 0);

  while (*text != '\0')
    {
      if (*text == '"')
        {
          text = skip_string (text);
          continue;
        }
      if (*text == '{' || *text == '[')
        most = MAX (most, ++depth);
      else if ((*text == '}' || *text == ']') && depth > 0)
        depth--;
      text++;
    }

  return most;
}
