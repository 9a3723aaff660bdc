/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"

/* Which of many arrangements a sheet gets: the map comes first, then a legend that hides nothing,
 * then the texts that nobody asked for. Each trial is laid out, measured, and thrown away when it
 * costs the map its scale. */

#define WIDE 1.12            /* width to height from which a page counts as wide */
#define MAP_SHARE 0.34       /* of the page's area that the map has at least */
#define SMALLEST_TYPE 0.74   /* of its usual size that type may shrink to */
#define TYPE_STEP 0.95
#define MORE_STEPS 1         /* of type, for the sake of texts that nobody asked for */
#define FIRST_STEPS 2        /* of type, before the map gives way a little */
#define WORSE_SCALE 1.34     /* times N that the map may then lose */
#define A_STEP_WORSE 1.26    /* times N that a wide map gives for a sheet with everything on it */
#define N_SIDES 9            /* widths of a side column that are tried */
#define SIDE_LEAST 62.0      /* mm on A4 */
#define SLIDE_SIDE 46.0      /* mm on A4, on a slide */
#define SIDE_MOST 0.42       /* of the page's width */
#define LEAST_MAP 30.0       /* mm on A4 */

typedef gboolean (*ArrangeFunc) (BujuSheet *self, const SheetTrial *trial);

static ArrangeFunc
find_arrangement (const BujuSheet *self)
{
  switch (self->page.template)
    {
    case BUJU_PAGE_COLUMN:
      return buju_sheet_arrange_strip;
    case BUJU_PAGE_SLIDE:
      return buju_sheet_arrange_slide;
    case BUJU_PAGE_REPORT:
    default:
      return self->side ? buju_sheet_arrange_side : buju_sheet_arrange_stack;
    }
}

/* The map has the larger part of a sheet, and is no slot. */
static gboolean
map_is_small (const BujuSheet *self)
{
  double width = buju_box_width (&self->map), height = buju_box_height (&self->map);

  return width * height < MAP_SHARE * self->page.width * self->page.height || height < 0.5 * width
         || width < 0.5 * height;
}

/* Lays @trial out; FALSE when something did not fit. */
static gboolean
lay_out (BujuSheet *self, const SheetTrial *trial)
{
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->rules, 0);
  g_array_set_size (self->parts, 0);
  g_clear_pointer (&self->legend, buju_legend_free);
  self->page.height = self->paper_height;
  self->legend_panel = FALSE;
  self->n_cut = 0;
  return find_arrangement (self) (self, trial);
}

static double
get_scale (const BujuSheet *self)
{
  double scale;

  buju_sheet_view (self, &self->map, &scale);
  return scale;
}

/* Whether @trial can be had without the map becoming smaller than 1:@most. */
static gboolean
try_out (BujuSheet *self, const SheetTrial *trial, double most)
{
  return lay_out (self, trial) && !map_is_small (self) && get_scale (self) <= most * (1 + 1e-9);
}

/* Whether the map can have its scale beside a column that broad at all: cheaper to know than to set
 * the texts. */
static gboolean
leaves_room (BujuSheet *self, double side, double most)
{
  double margin = buju_sheet_mm (self, self->page.template == BUJU_PAGE_SLIDE ? 0 : SHEET_MARGIN);

  if (!self->side)
    return TRUE;
  buju_sheet_set_map (self, margin, margin,
                      self->page.width - margin - side - buju_sheet_mm (self, SHEET_GUTTER),
                      self->page.height - margin);
  return get_scale (self) <= most * (1 + 1e-9);
}

static double
least_side (const BujuSheet *self)
{
  double least = self->page.template == BUJU_PAGE_SLIDE ? SLIDE_SIDE : SIDE_LEAST;

  return fmin (buju_sheet_mm (self, least), SIDE_MOST * self->page.width);
}

/* Widths from narrow to broad; upright pages have one, which they do not use. */
static gboolean
try_sides (BujuSheet *self, SheetTrial trial, double most)
{
  double least = least_side (self);

  for (guint i = 0; i < (self->side ? N_SIDES : 1); i++)
    {
      trial.side = least + i * (SIDE_MOST * self->page.width - least) / (N_SIDES - 1);
      if (!leaves_room (self, trial.beside ? trial.side : 0, most))
        return FALSE;
      if (try_out (self, &trial, most))
        return TRUE;
    }
  return FALSE;
}

/* The scale that the map would have with nothing beside it that is not wanted. */
static double
find_best_scale (BujuSheet *self)
{
  SheetTrial bare = {
    .extras = self->figure.extras, .cover = TRUE, .side = least_side (self)
  };

  bare.beside = self->page.template == BUJU_PAGE_COLUMN;
  lay_out (self, &bare);
  return get_scale (self);
}

/* Tries the arrangements of a list, in its order. */
static gboolean
try_list (BujuSheet *self, const SheetTrial *trials, guint n_trials, double most)
{
  for (guint i = 0; i < n_trials; i++)
    if (try_sides (self, trials[i], most))
      {
        self->shown = trials[i].extras;
        return TRUE;
      }
  return FALSE;
}

/* A column that would be half empty says what the parts are, as long as that makes it no wider. */
static gboolean
try_filled (BujuSheet *self, double most)
{
  SheetTrial trial = {
    .extras = self->figure.extras | BUJU_FIGURE_MEMBERS | BUJU_FIGURE_PROFILE, .beside = TRUE,
    .side = least_side (self),
  };

  if (!try_out (self, &trial, most))
    return FALSE;
  self->shown = trial.extras;
  return TRUE;
}

/* With texts that nobody asked for. A wide page would rather have its legend in the column than
 * those; an upright one has a corner for it. */
static gboolean
try_more (BujuSheet *self, double most)
{
  BujuFigureExtras more = self->figure.extras | BUJU_FIGURE_MEMBERS;
  const SheetTrial trials[] = {
    { .extras = more, .beside = TRUE }, { .extras = more, .beside = TRUE, .below = TRUE },
    { .extras = more },
  };

  if (self->page.template != BUJU_PAGE_REPORT)
    return FALSE;
  if (self->side)
    return try_filled (self, most) || try_list (self, trials, 2, most);
  return try_list (self, trials, 1, most) || try_list (self, trials + 2, 1, most);
}

static gboolean
try_wanted (BujuSheet *self, double most)
{
  BujuFigureExtras wanted = self->figure.extras;
  const SheetTrial trials[] = {
    { .extras = wanted, .beside = TRUE }, { .extras = wanted, .beside = TRUE, .below = TRUE },
    { .extras = wanted },
  };

  if (self->side && self->page.template == BUJU_PAGE_REPORT)
    return try_list (self, trials, 3, most);
  return try_list (self, trials, 1, most) || try_list (self, trials + 2, 1, most);
}

/* At several sizes of type. */
static gboolean
try_steps (BujuSheet *self, gboolean (*try_one) (BujuSheet *self, double most), guint first,
           guint last, double worse)
{
  for (guint i = first; i <= last; i++)
    {
      self->ink.type_size = self->page.type_size * pow (TYPE_STEP, i);
      if (try_one (self, find_best_scale (self) * worse))
        return TRUE;
    }
  return FALSE;
}

/* With the legend beside the map, then in a corner of it, at any scale. */
static gboolean
try_whatever (BujuSheet *self, SheetTrial trial)
{
  self->shown = trial.extras;
  trial.beside = TRUE;
  if (try_sides (self, trial, G_MAXDOUBLE))
    return TRUE;
  trial.beside = FALSE;
  trial.cover = TRUE;
  return try_sides (self, trial, G_MAXDOUBLE);
}

/* Nothing fits as it should: give things up, the least important first. FALSE when even a bare
 * sheet does not fit. */
static gboolean
give_way (BujuSheet *self)
{
  static const BujuFigureExtras last_wishes[] = {
    BUJU_FIGURE_PROFILE, BUJU_FIGURE_INDICATORS, BUJU_FIGURE_MEMBERS
  };
  SheetTrial trial = { .extras = self->figure.extras };

  for (guint i = 0; i <= G_N_ELEMENTS (last_wishes); i++)
    {
      trial.cut = (trial.extras & BUJU_FIGURE_TEXTS) != 0;
      trial.brief = FALSE;
      if (try_whatever (self, trial))
        return TRUE;
      trial.brief = TRUE;
      if (try_whatever (self, trial))
        return TRUE;
      if (i < G_N_ELEMENTS (last_wishes))
        trial.extras &= ~last_wishes[i];
    }
  trial.beside = FALSE;
  trial.cover = TRUE;
  trial.side = least_side (self);
  return lay_out (self, &trial) && buju_box_height (&self->map) > buju_sheet_mm (self, LEAST_MAP)
         && buju_box_width (&self->map) > buju_sheet_mm (self, LEAST_MAP);
}

static void
note_extra (BujuSheet *self, BujuFigureExtras extra, const char *word, const char *id)
{
  BujuText what = buju_sheet_word (self, word);
  gboolean asked = (self->figure.extras & extra) != 0;

  if ((self->shown & extra) != 0 || !(asked || extra == BUJU_FIGURE_MEMBERS))
    return;
  if (!buju_sheet_has_story (self, extra))
    return;
  buju_sheet_add_note (self, asked ? BUJU_SHEET_NOTE_CUT : BUJU_SHEET_NOTE_PART,
                       BUJU_SHEET_NOTE_HINT,
                       asked ? "note-cut" : "note-part", &what, id);
}

/* Says what is not there. */
static void
note_losses (BujuSheet *self)
{
  BujuText legend = buju_sheet_word (self, "legend");

  note_extra (self, BUJU_FIGURE_MEMBERS, "sheet-members", "members");
  note_extra (self, BUJU_FIGURE_INDICATORS, "sheet-indicators", "indicators");
  note_extra (self, BUJU_FIGURE_PROFILE, "sheet-profile", "profile");
  if (self->n_cut > 0)
    {
      BujuText story = buju_sheet_word (self, "sheet-story");

      buju_sheet_add_note (self, BUJU_SHEET_NOTE_CUT, BUJU_SHEET_NOTE_HINT, "note-cut", &story,
                           "story");
    }
  if (self->legend == NULL && buju_scene_get_legend (self->scene)->len > 0)
    buju_sheet_add_note (self, BUJU_SHEET_NOTE_PART, BUJU_SHEET_NOTE_FAULT, "note-part", &legend,
                         "legend");
  else if (self->legend_panel && self->legend_covers)
    buju_sheet_add_note (self, BUJU_SHEET_NOTE_COVER, BUJU_SHEET_NOTE_WARNING, "note-cover",
                         &legend, "legend");
}

/*< private >
 * buju_sheet_arrange:
 * @self: a sheet with its words and its scene
 *
 * Finds a place for everything on the page but for the panels of the map. On a small page the type
 * gives way to the map, down to what can still be read.
 *
 * Returns: %FALSE when the page is too small for a sheet
 */
gboolean
buju_sheet_arrange (BujuSheet *self)
{
  guint last = (guint) (log (SMALLEST_TYPE) / log (TYPE_STEP));

  self->side = self->page.template == BUJU_PAGE_SLIDE
               || self->page.width > WIDE * self->page.height;
  if (!try_steps (self, try_more, 0, MORE_STEPS, 1)
      && !(self->side && try_steps (self, try_more, 0, 0, A_STEP_WORSE))
      && !try_steps (self, try_wanted, 0, FIRST_STEPS, 1)
      && !try_steps (self, try_wanted, 0, 0, WORSE_SCALE)
      && !try_steps (self, try_wanted, FIRST_STEPS + 1, last, 1))
    {
      self->ink.type_size = self->page.type_size * pow (TYPE_STEP, last);
      if (!give_way (self))
        return FALSE;
    }
  note_losses (self);
  buju_sheet_add_part (self, "map", &self->map, FALSE);
  return TRUE;
}
