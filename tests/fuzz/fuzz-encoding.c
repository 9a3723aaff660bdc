/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as text: the first is a language driver, the first line a .cpg, what follows a
 * field a line. */

#include <string.h>

#include "data/buju-encoding.h"
#include "fuzz.h"

static void
check_decoded (const char *encoding, const char *text, gsize length)
{
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (encoding);
  g_autofree char *decoded = buju_decoder_decode (decoder, text, length);

  g_assert_true (g_utf8_validate (decoded, -1, NULL));
}

/* Every field is decoded alone, as those of a table are. */
static void
check_fields (const char *encoding, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      check_decoded (encoding, line, (gsize) ((stop != NULL ? stop : end) - line));
      line = stop != NULL ? stop + 1 : end;
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Decides on an encoding and decodes with it: whatever it is, the result is valid text.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_auto (BujuEncodingSamples) samples = { NULL };
  g_autofree char *text = size > 0 ? g_strndup ((const char *) bytes + 1, size - 1) : NULL;
  const char *claim, *decided, *from;
  gsize length;

  if (text == NULL)
    return 0;

  length = size - 1;
  claim = buju_encoding_from_name (text);
  buju_encoding_samples_init (&samples);
  for (gsize i = 0; i < length; i += 16)
    buju_encoding_samples_add (&samples, (const char *) bytes + 1 + i, MIN (16, length - i));
  decided = buju_encoding_decide (claim, buju_encoding_from_ldid (bytes[0]), &samples, &from);
  g_assert_nonnull (decided);
  g_assert_true (g_str_equal (from, "cpg") || g_str_equal (from, "ldid")
                 || g_str_equal (from, "guess"));
  check_fields (decided, (const char *) bytes + 1, length);
  if (claim != NULL)
    check_fields (claim, (const char *) bytes + 1, length);

  return 0;
}
