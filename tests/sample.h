/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tests that go through many like things, as all layouts or many damages, take every one of them in
 * the plain run. Under sanitizers and valgrind, which look for faults of memory and not for wrong
 * results, they take every n-th: BUJU_TEST_SAMPLE in the environment, set by the test setups
 * alone. */

#include <glib.h>

G_BEGIN_DECLS

static inline guint
sample_step (void)
{
  const char *value = g_getenv ("BUJU_TEST_SAMPLE");
  guint64     step = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (step, 1, 100);
}

G_END_DECLS
