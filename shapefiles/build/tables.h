/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

#include <json-glib/json-glib.h>

/* The rules of zones.json and the points of places.csv. */
typedef struct
{
  Build      *build;
  JsonParser *parser;
  JsonObject *rules;
  BuildTable *places;
  GHashTable *place_rows; /* char* id → row + 1 */
} BuildRules;

BuildRules   *build_rules_read        (Build *self);
void          build_rules_free        (BuildRules *self);
void          build_rules_find_place  (BuildRules *self, const char *id, double *x, double *y);
GArray       *build_rules_make_spine  (BuildRules *self, const char *name);
gboolean      build_rules_lists       (JsonObject *object, const char *list, const char *text);
BuildTable   *build_open_table        (Build *self, const char *name);

/* As json-glib's, but a member that is not there ends the program. */
const char   *build_rules_text        (JsonObject *object, const char *name);
double        build_rules_number      (JsonObject *object, const char *name);
JsonObject   *build_rules_object      (JsonObject *object, const char *name);
