/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

/* Sets up and ends Build.to_map. */
void build_projection_open  (Build *self);
void build_projection_close (Build *self);
