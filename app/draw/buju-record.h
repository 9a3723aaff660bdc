/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRecord: what a figure's file remembers of its making: the recipe, and checksums of recipe,
 * content and shapefiles, and the program. In a PNG these are iTXt fields, in an SVG <metadata>, in
 * a PDF XMP; everywhere under the same names. A plain struct that owns its strings. */

#include "draw/buju-recipe.h"

G_BEGIN_DECLS

typedef struct
{
  char *recipe;        /* its canonical text */
  char *recipe_hash;
  char *content_hash;
  char *data_hash;
  char *program;       /* "Buju 0.1.0" */
} BujuRecord;

#define BUJU_RECORD_N_FIELDS 5

BujuRecord *buju_record_new       (const BujuRecipe *recipe, BujuLibrary *library);
void        buju_record_free      (BujuRecord *self);
/* Name and value of a field, in the order of the struct; the value is NULL when it is not known. */
const char *buju_record_get_name  (guint field);
const char *buju_record_get_value (const BujuRecord *self, guint field);
/* <buju:recipe>…</buju:recipe> and so on, escaped. (transfer full) */
char       *buju_record_to_markup (const BujuRecord *self);
/* NULL without an error when the file holds none. */
BujuRecord *buju_record_read      (GFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuRecord, buju_record_free)

#define BUJU_RECORD_NAMESPACE "urn:org.buju.Buju:figure#"

G_END_DECLS
