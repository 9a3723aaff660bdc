/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-cff.h"

#include <string.h>

/* Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings). */

#define MAX_DEPTH 10
#define MAX_STACK 513
#define MAX_FONT_DICTS 256

#define OP_CHARSTRINGS 17
#define OP_PRIVATE 18
#define OP_SUBRS 19
#define OP_FDARRAY (12 << 8 | 36)
#define OP_FDSELECT (12 << 8 | 37)

/* An INDEX: object i is data + offset (i) … data + offset (i + 1). */
typedef struct
{
  guint  count;
  guint  offset_size;
  gsize  offsets;  /* position of the offset array */
  gsize  base;     /* offsets count from here */
  gsize  end;      /* first byte after the INDEX */
} Index;

typedef struct
{
  Index     index;
  gboolean *used;
} Subrs;

typedef struct
{
  guchar *data;
  gsize   length;
  Subrs   global;
  Subrs   local[MAX_FONT_DICTS];
  guint   n_local;
  Index   charstrings;
  gsize   fdselect;
  /* the charstring being walked */
  double  stack[MAX_STACK];
  guint   n_stack;
  guint   n_hints;
  gboolean ended;
} Font;

static void
font_clear (Font *self)
{
  g_free (self->global.used);
  for (guint i = 0; i < self->n_local; i++)
    g_free (self->local[i].used);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Font, font_clear)

static guint32
read_number (const Font *self, gsize at, guint n_bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | self->data[at + i];
  return value;
}

static gsize
index_offset (const Font *self, const Index *index, guint i)
{
  return index->base
         + read_number (self, index->offsets + (gsize) i * index->offset_size, index->offset_size);
}

static gboolean
read_index (const Font *self, gsize at, Index *index)
{
  gsize last;

  if (at + 2 > self->length)
    return FALSE;
  *index = (Index) { .count = read_number (self, at, 2), .end = at + 2 };
  if (index->count == 0)
    return TRUE;
  if (at + 3 > self->length)
    return FALSE;
  index->offset_size = self->data[at + 2];
  index->offsets = at + 3;
  index->base = index->offsets + (gsize) (index->count + 1) * index->offset_size - 1;
  if (index->offset_size < 1 || index->offset_size > 4 || index->base >= self->length)
    return FALSE;
  last = index_offset (self, index, 0);
  for (guint i = 1; i <= index->count; i++)
    {
      gsize next = index_offset (self, index, i);

      if (next < last || next > self->length)
        return FALSE;
      last = next;
    }
  index->end = last;
  return TRUE;
}

/* Skips one number of a DICT; gives its value when it is a whole one. */
static gsize
read_operand (const Font *self, gsize at, gsize end, double *value)
{
  guchar b = self->data[at];

  *value = 0;
  if (b >= 32 && b <= 246)
    *value = b - 139;
  else if (b >= 247 && b <= 254 && at + 1 < end)
    *value = b <= 250 ? (b - 247) * 256 + self->data[at + 1] + 108
             : -(b - 251) * 256 - self->data[at + 1] - 108;
  else if (b == 28 && at + 2 < end)
    *value = (gint16) read_number (self, at + 1, 2);
  else if (b == 29 && at + 4 < end)
    *value = (gint32) read_number (self, at + 1, 4);
  if (b == 30)
    {
      while (++at < end && (self->data[at] & 0x0f) != 0x0f && self->data[at] >> 4 != 0x0f)
        ;
      return at + 1;
    }
  return at + (b == 28 ? 3 : b == 29 ? 5 : b >= 247 ? 2 : 1);
}

/* The last two operands of @wanted in the DICT from @at to @end. */
static gboolean
find_operator (const Font *self, gsize at, gsize end, guint wanted, double operands[2])
{
  operands[0] = operands[1] = 0;
  while (at < end)
    {
      guint operator = self->data[at];

      if (operator > 21)
        {
          operands[0] = operands[1];
          at = read_operand (self, at, end, &operands[1]);
          continue;
        }
      at++;
      if (operator == 12 && at < end)
        operator = 12 << 8 | self->data[at++];
      if (operator == wanted)
        return TRUE;
      operands[0] = operands[1] = 0;
    }
  return FALSE;
}

static gboolean
read_subrs (const Font *self, gsize at, Subrs *subrs)
{
  if (!read_index (self, at, &subrs->index))
    return FALSE;
  subrs->used = g_new0 (gboolean, MAX (subrs->index.count, 1));
  return TRUE;
}

/* One font DICT → its Private DICT → its subroutines. */
static gboolean
read_font_dict (Font *self, gsize at, gsize end)
{
  Subrs *subrs = &self->local[self->n_local];
  double private[2], offset[2];
  gsize start, stop;

  self->n_local++;
  if (!find_operator (self, at, end, OP_PRIVATE, private))
    return FALSE;
  start = (gsize) private[1];
  stop = start + (gsize) private[0];
  if (private[0] < 0 || private[1] < 0 || stop > self->length)
    return FALSE;
  if (!find_operator (self, start, stop, OP_SUBRS, offset))
    {
      subrs->used = g_new0 (gboolean, 1);
      return TRUE;
    }
  if (offset[1] < 0 || !read_subrs (self, start + (gsize) offset[1], subrs))
    return FALSE;
  /* What two DICTs share, one of them must not blank for the other. */
  for (guint i = 0; i + 1 < self->n_local; i++)
    if (subrs->index.count > 0 && self->local[i].index.offsets == subrs->index.offsets)
      return FALSE;
  return TRUE;
}

static gboolean
read_font (Font *self)
{
  Index names, tops, strings, dicts;
  double charstrings[2], fdarray[2], fdselect[2];
  gsize top, top_end;

  if (self->length < 4 || self->data[0] != 1 || !read_index (self, self->data[2], &names)
      || !read_index (self, names.end, &tops) || tops.count != 1
      || !read_index (self, tops.end, &strings)
      || !read_subrs (self, strings.end, &self->global))
    return FALSE;
  top = index_offset (self, &tops, 0);
  top_end = index_offset (self, &tops, 1);
  if (!find_operator (self, top, top_end, OP_CHARSTRINGS, charstrings)
      || !find_operator (self, top, top_end, OP_FDARRAY, fdarray)
      || !find_operator (self, top, top_end, OP_FDSELECT, fdselect)
      || !read_index (self, (gsize) charstrings[1], &self->charstrings)
      || !read_index (self, (gsize) fdarray[1], &dicts) || dicts.count > MAX_FONT_DICTS)
    return FALSE;
  self->fdselect = (gsize) fdselect[1];
  for (guint i = 0; i < dicts.count; i++)
    if (!read_font_dict (self, index_offset (self, &dicts, i), index_offset (self, &dicts, i + 1)))
      return FALSE;
  return TRUE;
}

/* Which font DICT a glyph belongs to; G_MAXUINT when the table is not understood. */
static guint
select_dict (const Font *self, guint glyph)
{
  gsize at = self->fdselect;
  guint n_ranges;

  if (at + 1 + self->charstrings.count <= self->length && self->data[at] == 0)
    return self->data[at + 1 + glyph];
  if (at + 3 > self->length || self->data[at] != 3)
    return G_MAXUINT;
  n_ranges = read_number (self, at + 1, 2);
  if (at + 5 + 3 * (gsize) n_ranges > self->length)
    return G_MAXUINT;
  for (guint i = 0; i < n_ranges; i++)
    if (glyph < read_number (self, at + 3 + 3 * (gsize) (i + 1), 2))
      return self->data[at + 5 + 3 * (gsize) i];
  return G_MAXUINT;
}

static gboolean walk (Font *self, gsize at, gsize end, Subrs *local, guint depth);

static gboolean
call (Font *self, Subrs *subrs, Subrs *local, guint depth)
{
  guint count = subrs->index.count;
  int bias = count < 1240 ? 107 : count < 33900 ? 1131 : 32768;
  int number;

  if (self->n_stack == 0 || depth >= MAX_DEPTH)
    return FALSE;
  number = (int) self->stack[--self->n_stack] + bias;
  if (number < 0 || (guint) number >= count)
    return FALSE;
  subrs->used[number] = TRUE;
  return walk (self, index_offset (self, &subrs->index, number),
               index_offset (self, &subrs->index, number + 1),
               local, depth + 1);
}

static gboolean
push (Font *self, double value)
{
  if (self->n_stack == MAX_STACK)
    return FALSE;
  self->stack[self->n_stack++] = value;
  return TRUE;
}

/* A number of a charstring; returns its length, 0 when it is cut. */
static guint
push_number (Font *self, gsize at, gsize end)
{
  guchar b = self->data[at];
  guint size = b == 255 ? 5 : b == 28 ? 3 : b >= 247 ? 2 : 1;
  double value;

  if (at + size > end)
    return 0;
  if (b == 255)
    value = (gint32) read_number (self, at + 1, 4) / 65536.0;
  else
    read_operand (self, at, end, &value);
  return push (self, value) ? size : 0;
}

static void
count_hints (Font *self)
{
  self->n_hints += self->n_stack / 2;
  self->n_stack = 0;
}

/* One operator; @at is after it and moves over what belongs to it. */
static gboolean
operate (Font *self, guchar operator, gsize *at, gsize end, Subrs *local, guint depth)
{
  switch (operator)
    {
    case 1: case 3: case 18: case 23: /* stems */
      count_hints (self);
      return TRUE;
    case 19: case 20: /* masks: a bit for each stem follows */
      count_hints (self);
      *at += (self->n_hints + 7) / 8;
      return *at <= end;
    case 10:
      return call (self, local, local, depth);
    case 29:
      return call (self, &self->global, local, depth);
    case 14:
      self->ended = TRUE;
      return TRUE;
    case 12: /* flex; arithmetic is not expected */
      if (*at >= end || self->data[*at] < 34 || self->data[*at] > 37)
        return FALSE;
      (*at)++;
      self->n_stack = 0;
      return TRUE;
    case 4: case 5: case 6: case 7: case 8: case 21: case 22: case 24: case 25: case 26: case 27:
    case 30: case 31:
      self->n_stack = 0;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Follows a charstring through everything it calls. A subroutine is walked each time it is called,
 * because it may declare stems, and the length of a mask depends on their number. */
static gboolean
walk (Font *self, gsize at, gsize end, Subrs *local, guint depth)
{
  while (at < end && !self->ended)
    {
      guchar b = self->data[at];

      if (b >= 32 || b == 28)
        {
          guint size = push_number (self, at, end);

          if (size == 0)
            return FALSE;
          at += size;
          continue;
        }
      at++;
      if (b == 11)
        return TRUE;
      if (!operate (self, b, &at, end, local, depth))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_glyphs (Font *self)
{
  for (guint i = 0; i < self->charstrings.count; i++)
    {
      guint dict = select_dict (self, i);

      if (dict >= self->n_local)
        return FALSE;
      self->n_stack = self->n_hints = 0;
      self->ended = FALSE;
      if (!walk (self, index_offset (self, &self->charstrings, i),
                 index_offset (self, &self->charstrings, i + 1),
                 &self->local[dict], 0))
        return FALSE;
    }
  return TRUE;
}

static void
blank (Font *self, const Subrs *subrs)
{
  for (guint i = 0; i < subrs->index.count; i++)
    {
      gsize start = index_offset (self, &subrs->index, i),
      end = index_offset (self, &subrs->index, i + 1);

      if (subrs->used[i] || start == end)
        continue;
      memset (self->data + start, 0, end - start);
      self->data[start] = 11; /* return */
    }
}

/**
 * buju_cff_blank_unused:
 * @data: (array length=length): a CID-keyed CFF font
 * @length: bytes of @data
 *
 * Walks all charstrings and overwrites the subroutines that none of them calls, so that they take
 * no room once the font is compressed. Sizes and offsets stay as they are.
 *
 * Returns: %FALSE, with @data unchanged, when the font is not understood
 */
gboolean
buju_cff_blank_unused (guchar *data, gsize length)
{
  g_auto (Font) font = { .data = data, .length = length };

  g_return_val_if_fail (data != NULL, FALSE);

  if (!read_font (&font) || !walk_glyphs (&font))
    return FALSE;
  blank (&font, &font.global);
  for (guint i = 0; i < font.n_local; i++)
    blank (&font, &font.local[i]);
  return TRUE;
}
