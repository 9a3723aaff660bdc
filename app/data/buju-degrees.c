/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-degrees.h"

#include <math.h>
#include <string.h>

/* The next number in the text, whatever stands before it; moves behind it. */
static double
next_number (const char **text)
{
  const char *p = *text;
  char *end;
  double number;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    p++;
  if (*p == '\0')
    return NAN;

  number = g_ascii_strtod (p, &end);
  *text = end;

  return number;
}

/* "123456" of an address is no coordinate: only signs and words of degrees may stand around the
 * numbers. */
static gboolean
is_degree_text (const char *text)
{
  static const char * const words[] = { "东经", "北纬", "经度", "纬度", "度", "分", "秒", "°", "º", "′", "’",
                                        "'", "″",
                                        "”", "''", "\"", "E", "N", "e", "n", "：", ":", "+", "-",
                                        ".", " ", "(", ")" };

  while (*text != '\0')
    {
      gsize length = g_ascii_isdigit (*text) ? 1 : 0;

      for (guint i = 0; i < G_N_ELEMENTS (words) && length == 0; i++)
        if (g_str_has_prefix (text, words[i]))
          length = strlen (words[i]);
      if (length == 0)
        return FALSE;
      text += length;
    }

  return TRUE;
}

/**
 * buju_degrees_parse:
 * @text: a cell
 *
 * Reads degrees as people write them: decimal, or degrees, minutes and seconds with any marks. Also
 * a plain number of any size, also with an exponent.
 *
 * Returns: the value; NAN when it is none
 */
double
buju_degrees_parse (const char *text)
{
  const char *p = text;
  double degrees, minutes, seconds;
  char *end;

  g_return_val_if_fail (text != NULL, NAN);

  degrees = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0')
    return degrees;
  if (!is_degree_text (text))
    return NAN;

  degrees = next_number (&p);
  minutes = next_number (&p);
  seconds = next_number (&p);
  if ((minutes >= 60 && isfinite (minutes)) || (seconds >= 60 && isfinite (seconds)))
    return NAN;
  if (isfinite (minutes))
    degrees += minutes / 60.0;
  if (isfinite (seconds))
    degrees += seconds / 3600.0;

  return strchr (text, '-') == text ? -degrees : degrees;
}
