/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSheetNote: one thing that a reader of a finished sheet would not find out from the sheet:
 * what was left out, what is too small to print, what was not given. A sheet keeps them all;
 * pre-flight shows them before a file is written. */

#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_SHEET_NOTE_LABEL,       /* a name found no room on the map; id: what it names */
  BUJU_SHEET_NOTE_PART,        /* a part that belongs on the sheet was left out; id: its name */
  /* a part stands there, but its end, or all of it, on a further page; id: its name */
  BUJU_SHEET_NOTE_CUT,
  BUJU_SHEET_NOTE_COVER,       /* a part had to stand on what the map shows; id: its name */
  BUJU_SHEET_NOTE_TEXT_SIZE,   /* type smaller than can be printed well; id: where */
  BUJU_SHEET_NOTE_LINE_WIDTH,  /* a line thinner than can be printed well; id: where */
  BUJU_SHEET_NOTE_SCALE,       /* the scale is not round */
  BUJU_SHEET_NOTE_DATE,        /* no date was given */
  BUJU_SHEET_NOTE_SOURCE,      /* the layout names no document or section */
  BUJU_SHEET_NOTE_APPROVAL,    /* no map approval number was given: the field is empty */
  BUJU_SHEET_NOTE_MARK,        /* shapes are schematic and the sheet does not say so */
  BUJU_SHEET_NOTE_GLYPH,       /* no installed font has some characters of the map */
  BUJU_SHEET_NOTE_N_KINDS
} BujuSheetNoteKind;

typedef enum
{
  BUJU_SHEET_NOTE_HINT,        /* good to know */
  BUJU_SHEET_NOTE_WARNING,     /* look at it before it is published */
  BUJU_SHEET_NOTE_FAULT        /* do not publish it like that */
} BujuSheetNoteSeverity;

/* Strings belong to the sheet. */
typedef struct
{
  BujuSheetNoteKind     kind;
  BujuSheetNoteSeverity severity;
  BujuText              message;  /* a whole sentence, both sides */
  const char           *id;       /* what it is about; NULL = the sheet */
} BujuSheetNote;

/* "label", "part" … for JSON */
const char *buju_sheet_note_kind_to_string (BujuSheetNoteKind kind);
const char *buju_sheet_note_severity_to_string (BujuSheetNoteSeverity severity);

G_END_DECLS
