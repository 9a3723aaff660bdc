/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables.h"

/* An area whose limits a notice gives in words: one row of outlines_basis.csv. */
typedef struct
{
  GEOSGeometry *degrees; /* owned */
  guint         row;     /* of outlines_basis.csv */
  double        km2;      /* as drawn */
  double        accuracy; /* m, of the worst vertex */
} BuildOutline;

extern const BuildField build_zone_fields[];

GArray *build_outlines_read  (BuildRules *rules, BuildTable *basis);
void    build_outlines_free  (BuildRules *rules, GArray *outlines);
void    build_outline_write  (BuildWriter *writer, const BuildRules *rules, const BuildTable *basis,
                              const BuildOutline *outline);
