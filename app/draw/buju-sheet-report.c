/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-page.h"
#include "draw/buju-sheet-private.h"

/* What a sheet has to say about itself, gathered while it is laid out and when it is finished. */

#define SMALLEST_TEXT 5.0    /* pt */
#define THINNEST_LINE_MM 0.1
#define ENGLISH_BELOW 0.72   /* of a label's Chinese; not below what can be printed */
#define ENGLISH_ALONE 0.90

/**
 * buju_sheet_note_kind_to_string:
 * @kind: a kind of note
 *
 * Returns: its name for machines, which does not change
 */
const char *
buju_sheet_note_kind_to_string (BujuSheetNoteKind kind)
{
  static const char *const names[BUJU_SHEET_NOTE_N_KINDS] = {
    [BUJU_SHEET_NOTE_LABEL] = "label", [BUJU_SHEET_NOTE_PART] = "part",
    [BUJU_SHEET_NOTE_CUT] = "cut",
    [BUJU_SHEET_NOTE_COVER] = "cover", [BUJU_SHEET_NOTE_TEXT_SIZE] = "text-size",
    [BUJU_SHEET_NOTE_LINE_WIDTH] = "line-width", [BUJU_SHEET_NOTE_SCALE] = "scale",
    [BUJU_SHEET_NOTE_DATE] = "date",
    [BUJU_SHEET_NOTE_SOURCE] = "source", [BUJU_SHEET_NOTE_APPROVAL] = "approval",
    [BUJU_SHEET_NOTE_MARK] = "mark",
    [BUJU_SHEET_NOTE_GLYPH] = "glyph",
  };

  g_return_val_if_fail (kind < BUJU_SHEET_NOTE_N_KINDS, NULL);

  return names[kind];
}

/**
 * buju_sheet_note_severity_to_string:
 * @severity: how bad it is
 *
 * Returns: "hint", "warning" or "fault"
 */
const char *
buju_sheet_note_severity_to_string (BujuSheetNoteSeverity severity)
{
  return severity == BUJU_SHEET_NOTE_FAULT ? "fault" : severity == BUJU_SHEET_NOTE_WARNING
         ? "warning" : "hint";
}

/*< private >
 * buju_sheet_add_note:
 * @self: a sheet being made
 * @kind: what about
 * @severity: how bad
 * @key: its sentence in words.json, "{what}" in it
 * @what: what stands for that; may be empty
 * @id: (nullable): what it is about
 */
void
buju_sheet_add_note (BujuSheet *self, BujuSheetNoteKind kind, BujuSheetNoteSeverity severity,
                     const char *key,
                     const BujuText *what, const char *id)
{
  const BujuWordsValue values[] = { { "what", *what }, { NULL, { NULL, NULL } } };
  BujuSheetNote *note = g_new0 (BujuSheetNote, 1);

  note->kind = kind;
  note->severity = severity;
  note->message = buju_words_fill (buju_library_get_words (self->library), self->strings, key,
                                   values);
  note->id = id != NULL ? g_string_chunk_insert_const (self->strings, id) : NULL;
  g_ptr_array_add (self->report, note);
}

static void
note_plain (BujuSheet *self, BujuSheetNoteKind kind, BujuSheetNoteSeverity severity,
            const char *key)
{
  BujuText nothing = { "", "" };

  buju_sheet_add_note (self, kind, severity, key, &nothing, NULL);
}

static void
note_labels (BujuSheet *self, const BujuSheetMap *map)
{
  GPtrArray *unplaced = buju_placement_get_unplaced (map->placement);
  GPtrArray *shortened = buju_placement_get_shortened (map->placement);

  for (guint i = 0; i < unplaced->len; i++)
    {
      const BujuLabel *label = g_ptr_array_index (unplaced, i);

      buju_sheet_add_note (self, BUJU_SHEET_NOTE_LABEL,
                           label->required ? BUJU_SHEET_NOTE_WARNING : BUJU_SHEET_NOTE_HINT,
                           "note-label",
                           &label->text, label->id);
    }
  for (guint i = 0; i < shortened->len; i++)
    {
      const BujuLabel *label = g_ptr_array_index (shortened, i);

      buju_sheet_add_note (self, BUJU_SHEET_NOTE_LABEL, BUJU_SHEET_NOTE_HINT, "note-label-short",
                           &label->text,
                           label->id);
    }
}

static void
note_size (BujuSheet *self, const char *id, double pt)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  BujuText what = { size, size };

  g_ascii_formatd (size, sizeof size, "%.1f", pt);
  buju_sheet_add_note (self, BUJU_SHEET_NOTE_TEXT_SIZE, BUJU_SHEET_NOTE_WARNING, "note-text-size",
                       &what, id);
}

/* pt of the smallest type of the labels that are there. */
static double
find_least_text (const BujuSheetMap *map)
{
  GArray *placed = buju_placement_get_placed (map->placement);
  const BujuSceneOptions *options = buju_scene_get_options (map->scene);
  double share = options->language == BUJU_LANGUAGE_BOTH ? ENGLISH_BELOW
                 : options->language == BUJU_LANGUAGE_EN ? ENGLISH_ALONE : 1;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < placed->len; i++)
    {
      const BujuLabel *label = g_array_index (placed, BujuPlaced, i).label;
      double size = label->symbol->label_size * options->unit;

      double latin = fmax (size * share, fmin (size, SMALLEST_TEXT * fmax (options->unit, 1)));

      if (size > 0)
        least = fmin (least, label->text.en != NULL ? latin : size);
    }
  return least;
}

/* Of what is drawn visibly: a width of 0 is no line. */
static void
take_width (const BujuColor *color, double width, double *least)
{
  if (color->alpha > 0 && width > 0)
    *least = fmin (*least, width);
}

/* pt of the thinnest line that is drawn. */
static double
find_least_line (const BujuSheetMap *map)
{
  GArray *items = buju_scene_get_items (map->scene);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuSymbol *symbol = g_array_index (items, BujuItem, i).symbol;

      take_width (&symbol->stroke, symbol->stroke_width, &least);
      if (symbol->marker != BUJU_MARKER_NONE)
        take_width (&symbol->marker_stroke, symbol->marker_stroke_width, &least);
      if (symbol->hatch != BUJU_HATCH_NONE)
        take_width (&symbol->hatch_color, symbol->hatch_width, &least);
    }
  return least == G_MAXDOUBLE ? least : least * buju_scene_get_options (map->scene)->unit;
}

/* One note for all type, one for all lines, not one each. */
static void
note_maps (BujuSheet *self)
{
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
  guint n_maps = buju_sheet_list_maps (self, maps);
  double text = G_MAXDOUBLE, line = G_MAXDOUBLE;
  char width[G_ASCII_DTOSTR_BUF_SIZE];
  BujuText what;

  for (guint i = 0; i < n_maps; i++)
    {
      note_labels (self, &maps[i]);
      text = fmin (text, find_least_text (&maps[i]));
      line = fmin (line, find_least_line (&maps[i]));
    }
  if (text < SMALLEST_TEXT - 0.005)
    note_size (self, "map", text);
  if (line >= buju_page_from_mm (THINNEST_LINE_MM) - 0.005)
    return;
  g_ascii_formatd (width, sizeof width, "%.2f", line / buju_page_from_mm (1));
  what = (BujuText) { width, width };
  buju_sheet_add_note (self, BUJU_SHEET_NOTE_LINE_WIDTH, BUJU_SHEET_NOTE_WARNING, "note-line-width",
                       &what, "map");
}

/* Whether somebody who measures on the sheet can reckon with its scale. */
static gboolean
is_round (double n)
{
  return fabs (buju_scale_round (n) - n) < n * 1e-6;
}

static void
note_scale (BujuSheet *self)
{
  g_autofree char *scale = NULL;
  BujuText what;

  if (is_round (self->scale))
    return;
  scale = buju_scale_format (self->scale);
  what = (BujuText) { scale, scale };
  buju_sheet_add_note (self, BUJU_SHEET_NOTE_SCALE, BUJU_SHEET_NOTE_HINT, "note-scale", &what,
                       "scale");
}

static gboolean
lacks_source (const BujuLayout *layout)
{
  return layout != NULL
         && (buju_text_is_empty (&layout->plan->citation)
             || buju_text_is_empty (&layout->section_title));
}

static void
note_block (BujuSheet *self)
{
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
  guint n_maps = buju_sheet_list_maps (self, maps);
  gboolean drawn = FALSE, schematic = FALSE, missing = FALSE;

  for (guint i = 0; i < self->parts->len; i++)
    drawn |= g_str_equal (g_array_index (self->parts, BujuSheetPart, i).name, "mark");
  for (guint i = 0; i < n_maps; i++)
    {
      schematic |= buju_scene_is_schematic (maps[i].scene);
      missing |= buju_placement_count_missing (maps[i].placement) > 0;
    }
  if (self->figure.date == NULL)
    note_plain (self, BUJU_SHEET_NOTE_DATE, BUJU_SHEET_NOTE_WARNING, "note-date");
  if (lacks_source (self->figure.layout) || lacks_source (self->figure.compare))
    note_plain (self, BUJU_SHEET_NOTE_SOURCE, BUJU_SHEET_NOTE_FAULT, "note-source");
  if (self->figure.approval == NULL)
    note_plain (self, BUJU_SHEET_NOTE_APPROVAL, BUJU_SHEET_NOTE_HINT, "note-approval");
  if (schematic && !drawn)
    note_plain (self, BUJU_SHEET_NOTE_MARK, BUJU_SHEET_NOTE_FAULT, "note-mark");
  if (missing)
    note_plain (self, BUJU_SHEET_NOTE_GLYPH, BUJU_SHEET_NOTE_FAULT, "note-glyph");
}

/*< private >
 * buju_sheet_finish_report:
 * @self: a sheet that is laid out
 *
 * Adds what only the finished sheet knows to what was noted on the way.
 */
void
buju_sheet_finish_report (BujuSheet *self)
{
  note_maps (self);
  note_scale (self);
  note_block (self);
}

/**
 * buju_sheet_get_report:
 * @self: a sheet
 *
 * What the sheet leaves out, cannot print well or was not told: for a list to be read before the
 * file is written.
 *
 * Returns: (transfer none) (element-type BujuSheetNote): the notes; empty when there is nothing to
 *   say
 */
GPtrArray *
buju_sheet_get_report (const BujuSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}
