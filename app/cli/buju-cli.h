/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The command line: everything that needs no display. */

#include <glib.h>

G_BEGIN_DECLS

/* Runs argv if it is a command. Returns the exit code (0 done, 1 failed, 2 wrong usage), or -1 when
 * it is not a command, so that the window shall start. @window_libraries: for --version --verbose,
 * or NULL. */
int buju_cli_run (int argc, char **argv, const char *window_libraries);

G_END_DECLS
