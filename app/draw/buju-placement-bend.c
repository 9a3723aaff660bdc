/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-bend.h"

#include <math.h>
#include <string.h>

/* Names along lines as Chinese atlases set them: letters turn with a line that lies, and stand
 * upright under one another along one that rises (the "curved" and the "stepped" row of
 * characters); translations always turn. Sources: E. Imhof, "Positioning names on maps", The
 * American Cartographer 2(2), 1975; S. Edmondson, J. Christensen, J. Marks, S. Shieber, "A general
 * cartographic labelling algorithm", Cartographica 33(4), 1996. */

#define PITCH 1.04          /* type sizes from one letter of a column to the next */
#define ROW_GAP 0.08        /* type sizes between two lines that turn */
/* between a column and the translation beside it: corners of its letters stick out */
#define COLUMN_GAP 0.34
#define MIDDLE 0.38         /* of a Chinese letter's em box above its baseline */
#define REACH 0.8           /* type sizes: over which a direction is taken */
#define GROUP 3             /* letters under one box */
#define STRETCH_LEAST 0.6   /* of the step between two letters, on the outer side of a bend */
#define STRETCH_MOST 1.6    /* and on the inner one */
#define MARK_SHIFT 0.5      /* of a comma: from the lower left of its square to the upper right */

typedef enum
{
  LETTER_UPRIGHT,
  LETTER_TURNED,   /* brackets and dashes lie on their side in a column */
  LETTER_SHIFTED,  /* commas and full stops move to the other corner */
  LETTER_WRONG     /* Latin letters and figures do not go into a column */
} LetterKind;

static LetterKind
letter_kind (gunichar c)
{
  static const gunichar turned[] = { 0x2014, 0x2026, 0x3008, 0x3009, 0x300a, 0x300b, 0x300c, 0x300d,
                                     0xff08, 0xff09, 0xff5e, 0x2013, 0 };
  static const gunichar shifted[] = { 0x3001, 0x3002, 0xff0c, 0 };

  for (const gunichar *p = turned; *p != 0; p++)
    if (*p == c)
      return LETTER_TURNED;
  for (const gunichar *p = shifted; *p != 0; p++)
    if (*p == c)
      return LETTER_SHIFTED;
  return g_unichar_iswide (c) || c == 0x00b7 ? LETTER_UPRIGHT : LETTER_WRONG;
}

static gboolean
is_column (const BujuLabelLine *line, gboolean column)
{
  return column && line->language != BUJU_LANGUAGE_EN;
}

/**
 * buju_bend_can_stand:
 * @setting: lines of a label
 * @column: whether Chinese is to stand upright, letter under letter
 *
 * Returns: whether its letters can be set one by one in this way
 */
gboolean
buju_bend_can_stand (const BujuLabelSetting *setting, gboolean column)
{
  gboolean any = FALSE;

  for (guint i = 0; i < setting->n_lines; i++)
    {
      const BujuLabelLine *line = &setting->lines[i];

      if (line->advances == NULL)
        return FALSE;
      any = any || is_column (line, column);
      for (const char *p = line->text; is_column (line, column) && *p != '\0';
           p = g_utf8_next_char (p))
        if (letter_kind (g_utf8_get_char (p)) == LETTER_WRONG)
          return FALSE;
    }
  return any || (!column && setting->n_lines > 0);
}

static double
line_length (const BujuLabelLine *line, gboolean column)
{
  if (!is_column (line, column))
    return line->width;
  return line->n_letters * PITCH * line->size + (line->n_letters - 1) * line->spacing;
}

static double
line_height (const BujuLabelLine *line, gboolean column)
{
  return is_column (line, column) ? line->size : line->ascent + line->descent;
}

static double
line_gap (const BujuLabelSetting *setting, guint i, gboolean column)
{
  if (i == 0)
    return 0;
  return setting->lines[i].size
         * (is_column (&setting->lines[i - 1], column) ? COLUMN_GAP : ROW_GAP);
}

/**
 * buju_bend_get_length:
 * @setting: lines of a label
 * @column: whether Chinese stands upright
 *
 * Returns: how much of a track the text takes, halo not included
 */
double
buju_bend_get_length (const BujuLabelSetting *setting, gboolean column)
{
  double length = 0;

  for (guint i = 0; i < setting->n_lines; i++)
    length = MAX (length, line_length (&setting->lines[i], column));
  return length;
}

/**
 * buju_bend_get_height:
 * @setting: lines of a label
 * @column: whether Chinese stands upright
 *
 * Returns: what it takes across the track, halo not included
 */
double
buju_bend_get_height (const BujuLabelSetting *setting, gboolean column)
{
  double height = 0;

  for (guint i = 0; i < setting->n_lines; i++)
    height += line_height (&setting->lines[i], column) + line_gap (setting, i, column);
  return height;
}

/* Where the point @s along the text and @v below its middle line comes to lie. */
static BujuLetter
locate (const BujuBendPlan *plan, double length, double s, double v, double reach)
{
  double run = plan->run + (plan->backwards ? length - s : s);
  double angle = buju_track_direction (plan->track, run, reach);
  BujuPoint p = buju_track_at (plan->track, run);

  if (plan->backwards)
    angle += angle > 0 ? -G_PI : G_PI;
  p.x -= sin (angle) * (plan->offset + v);
  p.y += cos (angle) * (plan->offset + v);
  return (BujuLetter) { p, angle };
}

static void
add_box (BujuBend *self, BujuTurnedBox box)
{
  double c = fabs (cos (box.angle)), s = fabs (sin (box.angle));
  double x = c * box.half_width + s * box.half_height, y = s * box.half_width + c * box.half_height;

  self->boxes[self->n_boxes++] = box;
  buju_box_add_point (&self->box, box.centre.x - x, box.centre.y - y);
  buju_box_add_point (&self->box, box.centre.x + x, box.centre.y + y);
}

/* One box over a few letters that follow one another. */
static void
add_group (BujuBend *self, const BujuBendPlan *plan, const BujuLabelLine *line,
           const BujuLetter *letters, guint n,
           const double *advances)
{
  const BujuLetter *a = &letters[0], *b = &letters[n - 1];
  double dx = b->at.x - a->at.x, dy = b->at.y - a->at.y, chord = sqrt (dx * dx + dy * dy);
  double turn = fabs (remainder (b->angle - a->angle, 2 * G_PI)), sag = 0,
  up = (line->ascent - line->descent) / 2;
  BujuTurnedBox box = { .angle = n > 1 ? atan2 (dy, dx) : a->angle };

  for (guint i = 1; i + 1 < n; i++)
    sag = MAX (sag,
               fabs (dx * (letters[i].at.y - a->at.y) - dy * (letters[i].at.x - a->at.x))
                 / MAX (chord, 1e-6));
  box.centre.x = (a->at.x + b->at.x) / 2 + sin (box.angle) * up;
  box.centre.y = (a->at.y + b->at.y) / 2 - cos (box.angle) * up;
  box.half_width = (chord + MAX (advances[0], advances[n - 1])) / 2 + turn * line->size / 4
                   + plan->halo;
  box.half_height = (line->ascent + line->descent) / 2 + sag + turn * advances[0] / 4 + plan->halo;
  add_box (self, box);
}

/* Sets letters from @s on as far apart as they would be on a straight line, although a line beside
 * the track is shorter or longer than the track. Returns where along the track they end. */
static double
set_letters (const BujuBendPlan *plan, const BujuLabelLine *line, double length, double s, double v,
             BujuLetter *letters)
{
  double reach = REACH * line->size;

  s += line->advances[0] / 2;
  letters[0] = locate (plan, length, s, v, reach);
  for (guint i = 1; i < line->n_letters; i++)
    {
      double wanted = (line->advances[i - 1] + line->advances[i]) / 2 + line->spacing;
      BujuPoint next = locate (plan, length, s + wanted, v, reach).at;
      double dx = next.x - letters[i - 1].at.x, dy = next.y - letters[i - 1].at.y,
      got = sqrt (dx * dx + dy * dy);

      s += wanted * CLAMP (wanted / MAX (got, 1e-6), STRETCH_LEAST, STRETCH_MOST);
      letters[i] = locate (plan, length, s, v, reach);
    }
  return s + line->advances[line->n_letters - 1] / 2;
}

/* Letters that turn with the track; their baseline is @v below the middle line. */
static void
add_turned (BujuBend *self, const BujuBendPlan *plan, const BujuLabelLine *line, double length,
            double v,
            BujuLetter *letters)
{
  double s = (length - line->width) / 2;
  double end = set_letters (plan, line, length, s, v, letters);

  set_letters (plan, line, length, (length - (end - s)) / 2, v, letters);
  for (guint i = 0; i < line->n_letters; i += GROUP)
    add_group (self, plan, line, &letters[i], MIN (GROUP, line->n_letters - i), &line->advances[i]);
}

static BujuLetter
stand (BujuPoint centre, double size, LetterKind kind)
{
  if (kind == LETTER_TURNED)
    return (BujuLetter) { { centre.x - MIDDLE * size, centre.y }, G_PI_2 };
  if (kind == LETTER_SHIFTED)
    return (BujuLetter) { { centre.x + MARK_SHIFT * size, centre.y + (MIDDLE - MARK_SHIFT) * size },
                          0 };
  return (BujuLetter) { { centre.x, centre.y + MIDDLE * size }, 0 };
}

/* Upright letters from top to bottom, whichever way the track is read. */
static void
add_column (BujuBend *self, const BujuBendPlan *plan, const BujuLabelLine *line, double length,
            double v,
            BujuLetter *letters)
{
  double pitch = PITCH * line->size + line->spacing, reach = REACH * line->size;
  double start = (length - line_length (line, TRUE)) / 2;
  gboolean rising = locate (plan, length, 0, 0, reach).at.y
                    > locate (plan, length, length, 0, reach).at.y;
  const char *p = line->text;

  for (guint i = 0; i < line->n_letters; i++, p = g_utf8_next_char (p))
    {
      double s = start + pitch * i + PITCH * line->size / 2;
      BujuPoint centre = locate (plan, length, rising ? length - s : s, v, reach).at;
      double half = line->size / 2 + plan->halo;

      letters[i] = stand (centre, line->size, letter_kind (g_utf8_get_char (p)));
      add_box (self, (BujuTurnedBox) { centre, half, half, 0 });
    }
}

/**
 * buju_bend_new:
 * @plan: which text on which part of which line; buju_bend_can_stand()
 *
 * Sets the letters.
 *
 * Returns: (transfer full): where they stand
 */
BujuBend *
buju_bend_new (const BujuBendPlan *plan)
{
  const BujuLabelSetting *setting = plan->setting;
  double length = buju_bend_get_length (setting, plan->column);
  double v = -buju_bend_get_height (setting, plan->column) / 2;
  BujuBend *self = g_new0 (BujuBend, 1);
  BujuLetter *letters;
  guint n = 0;

  for (guint i = 0; i < setting->n_lines; i++)
    n += self->n_letters[i] = setting->lines[i].n_letters;
  self->letters = letters = g_new (BujuLetter, n);
  self->boxes = g_new (BujuTurnedBox, n);
  self->box = BUJU_BOX_EMPTY;
  for (guint i = 0; i < setting->n_lines; i++)
    {
      const BujuLabelLine *line = &setting->lines[i];
      double height = line_height (line, plan->column);

      v += line_gap (setting, i, plan->column);
      if (is_column (line, plan->column))
        add_column (self, plan, line, length, v + height / 2, letters);
      else
        add_turned (self, plan, line, length, v + line->ascent, letters);
      letters += line->n_letters;
      v += height;
    }
  return self;
}

/**
 * buju_bend_free:
 * @self: a bent label
 */
void
buju_bend_free (BujuBend *self)
{
  g_free (self->letters);
  g_free (self->boxes);
  g_free (self);
}
