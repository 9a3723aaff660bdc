/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuContent: everything the documents say, parsed once, checked, immutable, refcounted, any
 * thread. It owns all the structs of buju-plan.h. */

#include <gio/gio.h>

#include "plan/buju-plan.h"

G_BEGIN_DECLS

#define BUJU_PLAN_ERROR (buju_plan_error_quark ())
GQuark buju_plan_error_quark (void);

typedef enum
{
  BUJU_PLAN_ERROR_SYNTAX,
  BUJU_PLAN_ERROR_UNKNOWN_ELEMENT,
  BUJU_PLAN_ERROR_BAD_VALUE,
  BUJU_PLAN_ERROR_UNKNOWN_ID
} BujuPlanError;

typedef struct _BujuContent BujuContent;

/* @folder holds plans/<id>.json, industries.json, places.json, conflicts.json. */
BujuContent *buju_content_load  (const char *folder, GError **error);
BujuContent *buju_content_ref   (BujuContent *self);
void         buju_content_unref (BujuContent *self);

/* All lists: (transfer none), in the documents' order. */
GPtrArray *buju_content_get_plans      (const BujuContent *self);
GPtrArray *buju_content_get_layouts    (const BujuContent *self);
GPtrArray *buju_content_get_components (const BujuContent *self);
GPtrArray *buju_content_get_places     (const BujuContent *self);
GPtrArray *buju_content_get_industries (const BujuContent *self);
GPtrArray *buju_content_get_indicators (const BujuContent *self);
GPtrArray *buju_content_get_conflicts  (const BujuContent *self);

const BujuPlan      *buju_content_find_plan      (const BujuContent *self, const char *id);
const BujuLayout    *buju_content_find_layout    (const BujuContent *self, const char *id);
const BujuComponent *buju_content_find_component (const BujuContent *self, const char *id);
const BujuPlace     *buju_content_find_place     (const BujuContent *self, const char *id);
const BujuIndustry  *buju_content_find_industry  (const BujuContent *self, const char *id);
const BujuIndicator *buju_content_find_indicator (const BujuContent *self, const char *id);
const BujuConflict  *buju_content_find_conflict  (const BujuContent *self, const char *id);
/* The place whose gazetteer point or shape is @shape; NULL. */
const BujuPlace     *buju_content_find_place_by_shape (const BujuContent *self, const char *shape);
/* Up to three known ids nearest to @id by edit distance, "a, b, c". (transfer full) (nullable) */
char                *buju_content_suggest        (const BujuContent *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuContent, buju_content_unref)

G_END_DECLS
