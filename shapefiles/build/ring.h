/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tables.h"

GEOSGeometry *build_ring (BuildRules *rules, JsonObject *zone);
