/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDistricts: the city's districts, found by what people call them and by what lies in them.
 * Immutable. */

#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef struct
{
  char       *zh, *en;   /* folded, without what kind of district it is */
  const char *shown;
  BujuSpan    span;
  BujuBox     box;
} BujuDistrict;

typedef struct _BujuDistricts BujuDistricts;

BujuDistricts      *buju_districts_new         (BujuLibrary *library);
void                buju_districts_free        (BujuDistricts *self);
gboolean            buju_districts_is_empty    (const BujuDistricts *self);
const BujuDistrict *buju_districts_find        (const BujuDistricts *self, const char *name);
const BujuDistrict *buju_districts_find_around (const BujuDistricts *self, BujuPoint at);
gboolean            buju_district_contains     (const BujuDistrict *self, BujuPoint at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuDistricts, buju_districts_free)

G_END_DECLS
