/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The names of a table's fields, to choose one of. */

#include <adwaita.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_FIELD_NAMES_ALL       = 0,
  /* what people may add up or compare; years and codes are numbers, too */
  BUJU_FIELD_NAMES_NUMBERS   = 1 << 0,
  BUJU_FIELD_NAMES_WITH_NONE = 1 << 1   /* "None" comes first */
} BujuFieldNames;

gboolean       buju_field_names_is_number (const BujuField *field);
/* @table: NULL has no fields. (transfer full) */
GtkStringList *buju_field_names_new       (BujuTable *table, BujuFieldNames which);
/* -1: not there. */
int            buju_field_names_find      (GtkStringList *list, const char *name);
/* Of a row with "None": what is chosen, or NULL. */
const char    *buju_field_names_get       (AdwComboRow *row);

G_END_DECLS
