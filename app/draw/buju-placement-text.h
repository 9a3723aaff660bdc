/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLabelText: the ways in which one label can be set in lines, measured but not placed. The
 * first way is in one line a language; a second one, when there is a good place for it, breaks long
 * lines in two. Lengths in user space. */

#include <pango/pangocairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

#define BUJU_LABEL_LINES 4
#define BUJU_LABEL_SETTINGS 2

typedef struct
{
  char        *text;
  BujuLanguage language;
  double       size;      /* type size */
  gboolean     bold;
  double       width;
  double       baseline;  /* below the top of the setting */
  double       rise;      /* of the layout: its baseline below its top */
  double       ascent;    /* what the line takes above its baseline, and below it */
  double       descent;
  double       spacing;   /* added between letters */
  double      *advances;  /* of each letter; NULL unless letters are to be set one by one */
  guint        n_letters;
} BujuLabelLine;

typedef struct
{
  BujuLabelLine lines[BUJU_LABEL_LINES];
  guint         n_lines;
  double        width;
  double        height;
} BujuLabelSetting;

typedef struct
{
  BujuLabelSetting settings[BUJU_LABEL_SETTINGS];
  guint            n_settings;  /* 0: the label has no text */
  double           halo;        /* how far the halo reaches beyond the text */
  double           size;        /* type size of the first line */
  guint            n_missing;   /* characters without a glyph */
} BujuLabelText;

/* Measuring in the calling thread; made once for all labels. */
typedef struct
{
  PangoContext *chinese;
  PangoContext *english;
  const char   *family;
  const char   *serif;
  BujuLanguage  language;
  double        unit;
} BujuTypesetter;

void   buju_typesetter_init      (BujuTypesetter *self, const char *family, const char *serif,
                                  BujuLanguage language,
                                  double unit);
void   buju_typesetter_clear     (BujuTypesetter *self);

void   buju_label_text_init      (BujuLabelText *self, const BujuTypesetter *typesetter,
                                  const BujuLabel *label);
void   buju_label_text_clear     (BujuLabelText *self);
/* How far right of the setting's left side line @line starts; @align as in BujuPlaced. */
double buju_label_setting_indent (const BujuLabelSetting *self, guint line, int align);

G_END_DECLS
