/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-encoding.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct _BujuDecoder
{
  GIConv iconv; /* (GIConv) -1 for UTF-8 itself and for what iconv lacks */
};

/**
 * buju_decoder_new:
 * @encoding: a name from this module
 *
 * Returns: (transfer full): a decoder, for one thread at a time
 */
BujuDecoder *
buju_decoder_new (const char *encoding)
{
  BujuDecoder *self;

  g_return_val_if_fail (encoding != NULL, NULL);

  self = g_new0 (BujuDecoder, 1);
  self->iconv = (GIConv) -1;
  if (strcmp (encoding, "UTF-8") != 0)
    self->iconv = g_iconv_open ("UTF-8", encoding);

  return self;
}

/**
 * buju_decoder_free:
 * @self: (transfer full): a decoder
 */
void
buju_decoder_free (BujuDecoder *self)
{
  g_return_if_fail (self != NULL);

  if (self->iconv != (GIConv) -1)
    g_iconv_close (self->iconv);
  g_free (self);
}

static gboolean
is_control (gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n') ||
         (character >= 0x7f && character < 0xa0);
}

/* Copies text that is mostly UTF-8: bad bytes are replaced, a cut character at the end goes. */
static void
append_utf8 (GString    *result,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      gunichar character;

      if (*text == '\0')
        {
          text++;
          continue;
        }
      character = g_utf8_get_char_validated (text, end - text);
      if (character == (gunichar) -2)
        break;
      if (character == (gunichar) -1)
        {
          g_string_append (result, REPLACEMENT);
          text++;
          continue;
        }
      if (!is_control (character))
        g_string_append_unichar (result, character);
      text += g_unichar_to_utf8 (character, NULL);
    }
}

static GString *
convert (GIConv      iconv,
         const char *text,
         gsize       length)
{
  GString *result = g_string_sized_new (length * 2 + 8);
  char *input = (char *) text; /* iconv's signature only */
  char buffer[512];

  g_iconv (iconv, NULL, NULL, NULL, NULL);
  while (length > 0)
    {
      char *output = buffer;
      gsize room = sizeof buffer;
      gsize done = g_iconv (iconv, &input, &length, &output, &room);
      int problem = errno;

      g_string_append_len (result, buffer, output - buffer);
      if (done != (gsize) -1 || problem == E2BIG)
        continue;
      if (problem != EILSEQ)
        break; /* EINVAL: the field ends inside a character */
      g_string_append (result, REPLACEMENT);
      input++;
      length--;
      g_iconv (iconv, NULL, NULL, NULL, NULL);
    }

  return result;
}

/**
 * buju_decoder_decode:
 * @self: a decoder
 * @text: (array length=length): bytes of one field
 * @length: how many
 *
 * Returns: (transfer full): valid UTF-8, also for bytes that make no sense
 */
char *
buju_decoder_decode (BujuDecoder *self,
                     const char  *text,
                     gsize        length)
{
  GString *result;

  g_return_val_if_fail (self != NULL && (text != NULL || length == 0), NULL);

  if (length == 0)
    return g_strdup ("");

  result = g_string_sized_new (length + 1);
  if (self->iconv == (GIConv) -1)
    append_utf8 (result, text, length);
  else
    {
      GString *converted = convert (self->iconv, text, length);

      append_utf8 (result, converted->str, converted->len);
      g_string_free (converted, TRUE);
    }

  return g_string_free (result, FALSE);
}
