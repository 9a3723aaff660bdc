/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPreflight: what to look at before a figure is written: what its sheets report of themselves,
 * and what only a second look at the map finds: text that stands out too little from its ground,
 * layers that show nothing, names that one language lacks, characters that no font has. Each item
 * says what is wrong and what to do. Faults hold a figure back until somebody insists. */

#include "draw/buju-sheet.h"

G_BEGIN_DECLS

/* Strings belong to the pre-flight. */
typedef struct
{
  const char           *kind;      /* "label", "contrast" …; does not change, for JSON */
  BujuSheetNoteSeverity severity;
  BujuText              message;   /* a whole sentence, both sides */
  BujuText              advice;    /* what to do; may be empty */
  const char           *id;        /* what it is about; NULL = the sheet */
} BujuPreflightItem;

typedef struct _BujuPreflight BujuPreflight;

/* @sheets: of one figure, BujuSheet. */
BujuPreflight *buju_preflight_new       (GPtrArray *sheets);
void           buju_preflight_free      (BujuPreflight *self);
/* const BujuPreflightItem*, faults first */
GPtrArray     *buju_preflight_get_items (const BujuPreflight *self);
guint          buju_preflight_count     (const BujuPreflight *self, BujuSheetNoteSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPreflight, buju_preflight_free)

G_END_DECLS
