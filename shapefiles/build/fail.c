/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "build.h"

#include <stdlib.h>

/**
 * build_fail:
 * @format: what went wrong, with the file or id concerned
 *
 * Ends the program: a builder that cannot go on has nothing to save, and a half-made layer must
 * never look like a whole one.
 */
void
build_fail (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("buju-shapefiles: %s\n", text);
  exit (EXIT_FAILURE);
}
