/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of `buju list --json`: one function a kind, each writes one object. */

#include "cli/buju-cli-private.h"
#include "plan/buju-position.h"

G_BEGIN_DECLS

typedef struct
{
  JsonBuilder    *builder;
  BujuLibrary    *library;      /* NULL when the kind needs no dataset */
  BujuProjection *projection;   /* for degrees; NULL likewise */
} BujuListContext;

void buju_cli_add_plan      (BujuListContext *context, const BujuPlan *plan);
void buju_cli_add_layout    (BujuListContext *context, const BujuLayout *layout);
void buju_cli_add_component (BujuListContext *context, const BujuComponent *component);
void buju_cli_add_place     (BujuListContext *context, const BujuPlace *place);
void buju_cli_add_industry  (BujuListContext *context, const BujuIndustry *industry);
void buju_cli_add_indicator (BujuListContext *context, const BujuIndicator *indicator);
void buju_cli_add_conflict  (BujuListContext *context, const BujuConflict *conflict);

G_END_DECLS
