/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What PROJ may open. A .prj comes from anywhere and can name any file of the machine as a grid, a
 * list or a model: a pipe nobody writes to would hold the program for ever. Private to
 * buju-projection.c. */

#include <proj.h>

void buju_projection_files_set_up (PJ_CONTEXT *context);
