/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuBend: a label whose letters follow a line: where each of them stands, and the turned boxes
 * that cover them. Immutable once made. */

#include "draw/buju-glyph-run.h"
#include "draw/buju-placement-text.h"
#include "draw/buju-placement-track.h"

G_BEGIN_DECLS

/* A box turned about its middle. */
typedef struct
{
  BujuPoint centre;
  double    half_width;
  double    half_height;
  double    angle;
} BujuTurnedBox;

typedef struct
{
  /* of each line of the setting, in the order of reading */
  guint       n_letters[BUJU_LABEL_LINES];
  BujuLetter *letters;                       /* all of them */
  BujuTurnedBox *boxes;                      /* halo included */
  guint       n_boxes;
  BujuBox     box;                           /* around all of them */
} BujuBend;

/* How a setting is laid on a track. */
typedef struct
{
  const BujuTrack        *track;
  const BujuLabelSetting *setting;
  double                  run;       /* where the text starts, length from the track's start */
  gboolean                backwards; /* it is read against the direction of the track */
  gboolean                column;    /* Chinese stands upright, letter under letter */
  /* of the text's middle line, below the track as the text is read */
  double                  offset;
  double                  halo;
} BujuBendPlan;

gboolean  buju_bend_can_stand  (const BujuLabelSetting *setting, gboolean column);
/* Length of track that the text takes, and its height across. */
double    buju_bend_get_length (const BujuLabelSetting *setting, gboolean column);
double    buju_bend_get_height (const BujuLabelSetting *setting, gboolean column);
/* (transfer full) */
BujuBend *buju_bend_new        (const BujuBendPlan *plan);
void      buju_bend_free       (BujuBend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuBend, buju_bend_free)

G_END_DECLS
