/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-collator.h"

#include <string.h>

/* A text is a row of units of 16 bits, which are compared one by one; the key has the first
 * four. */
#define KEY_UNITS 4
#define MOST_BYTES 0xffffff
#define MOST_DIGITS 252   /* of one number; more are another */
#define NUMBERS   0x0100  /* and up to 9999 more: four digits */
#define LENGTHS   0x2900  /* and the number of digits: of longer numbers, before their digits */
#define LETTERS   0x3000
#define RANKED    0x6000
#define HAN       0x8000  /* without a rank */
#define OTHERS    0xe000
#define MARKS     0x00ff  /* of East Asia */

#define FIRST_HAN 0x4e00
#define LAST_HAN  0x9fff

struct _BujuCollator
{
  guint16 ranks[LAST_HAN - FIRST_HAN + 1]; /* from 1; 0: none */
};

typedef struct
{
  const char *at;
  guint       digits;   /* of a long number, still to come */
} Walk;

/**
 * buju_collator_new:
 *
 * Returns: (transfer full): an order of texts
 */
BujuCollator *
buju_collator_new (void)
{
  BujuCollator *self = g_new0 (BujuCollator, 1);
  guint16 rank = 0;

  for (const char *p = buju_collator_pinyin; *p != '\0'; p = g_utf8_next_char (p))
    self->ranks[g_utf8_get_char (p) - FIRST_HAN] = ++rank;
  return self;
}

/**
 * buju_collator_free:
 * @self: (transfer full): an order
 */
void
buju_collator_free (BujuCollator *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

/* Full-width signs are as the narrow ones. */
static gunichar
peek (const char *at)
{
  guchar byte = (guchar) *at;
  gunichar c;

  if (byte < 0x80)
    return byte;
  c = g_utf8_get_char (at);
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xfee0;
  return c == 0x3000 ? ' ' : c;
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

/* Up to four digits; a longer number fills its last group with zeros. */
static guint
take_digits (Walk *walk, guint n, guint width)
{
  guint value = 0;

  for (guint i = 0; i < width; i++)
    {
      value *= 10;
      if (i >= n)
        continue;
      value += peek (walk->at) - '0';
      walk->at = g_utf8_next_char (walk->at);
    }
  return value;
}

static guint16
take_number (Walk *walk)
{
  const char *end;
  guint n = 0;

  while (peek (walk->at) == '0')
    walk->at = g_utf8_next_char (walk->at);
  for (end = walk->at; n < MOST_DIGITS && is_digit (peek (end)); end = g_utf8_next_char (end))
    n++;
  if (n <= 4)
    return (guint16) (NUMBERS + take_digits (walk, n, n));
  walk->digits = n;
  return (guint16) (LENGTHS + n);
}

static guint16
rate (const BujuCollator *self, gunichar c)
{
  if (c < 0x80 && !g_ascii_isalpha ((char) c))
    return (guint16) (1 + c);
  if (c < 0x2000)
    return (guint16) (LETTERS + (g_unichar_tolower (c) & 0x1fff));
  if (c < FIRST_HAN)
    return MARKS;
  if (c <= LAST_HAN)
    return (guint16) (self->ranks[c - FIRST_HAN] > 0 ? RANKED + (guint) self->ranks[c - FIRST_HAN]
                      : HAN + c - FIRST_HAN);
  return (guint16) (OTHERS + MIN (c >> 8, 0x1fff));
}

/* 0 at the end. */
static guint16
take_unit (const BujuCollator *self, Walk *walk)
{
  gunichar c;

  if (walk->digits > 0)
    {
      guint n = MIN (walk->digits, 4);

      walk->digits -= n;
      return (guint16) (NUMBERS + take_digits (walk, n, 4));
    }
  c = peek (walk->at);
  if (c == 0)
    return 0;
  if (is_digit (c))
    return take_number (walk);
  walk->at = g_utf8_next_char (walk->at);
  return rate (self, c);
}

/**
 * buju_collator_get_key:
 * @self: an order
 * @text: valid UTF-8
 * @at: (inout): how much of it has been seen; nothing of a text is seen beyond 16 MiB
 *
 * Returns: what most comparisons are decided by, without looking at the texts
 */
guint64
buju_collator_get_key (const BujuCollator *self, const char *text, guint32 *at)
{
  Walk walk;
  guint64 key = 0;

  g_return_val_if_fail (self != NULL && text != NULL && at != NULL, 0);

  walk = (Walk) { text + (*at >> 8), *at & 0xff };
  for (guint i = 0; i < KEY_UNITS; i++)
    key = key << 16 | take_unit (self, &walk);
  if (walk.at - text > MOST_BYTES)
    return key & ~(guint64) 0xffff;
  *at = (guint32) (walk.at - text) << 8 | walk.digits;
  return key;
}
