/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuReadingDialog: what a file does not say for itself, or says wrongly: its coordinate system, a
 * shift of its coordinates, the encoding of its text, the columns that say where a row lies. Five
 * rows show at once what an encoding makes of it. */

#include <adwaita.h>

#include "session/buju-loader.h"

G_BEGIN_DECLS

#define BUJU_TYPE_READING_DIALOG (buju_reading_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BujuReadingDialog, buju_reading_dialog, BUJU, READING_DIALOG, AdwWindow)

/* How it is read now. All borrowed; NULL: not known. */
typedef struct
{
  const char        *crs;             /* decided or suggested */
  const char        *crs_found;       /* for people */
  const char        *encoding;        /* decided */
  const char        *encoding_found;
  BujuDatum          datum;
  gboolean           joined;
  BujuTable         *table;
  const BujuColumns *columns;         /* what the columns are taken for, when they can be chosen */
  gboolean           say_columns;     /* they are decided by a person, or to be */
} BujuReadingState;

typedef void (*BujuReadingFunc) (const BujuOpenOptions *options, gpointer data);

GtkWidget *buju_reading_dialog_new (BujuLoader *loader, const BujuFinding *finding,
                                    const BujuReadingState *state,
                                    BujuReadingFunc decided, gpointer data,
                                    GDestroyNotify free_data);

G_END_DECLS
