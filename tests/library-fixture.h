/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is shipped, loaded without a fault. */

#include "plan/buju-library.h"

/* (transfer full) */
static inline BujuContent *
load_content (void)
{
  g_autoptr (GError) error = NULL;
  BujuContent *content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

/* (transfer full) */
static inline BujuLibrary *
load_library (void)
{
  g_autoptr (GError) error = NULL;
  BujuLibrary *library = buju_library_load (NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}

static inline const BujuLayout *
find_layout (BujuLibrary *library, const char *id)
{
  const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (library), id);

  g_assert_nonnull (layout);
  return layout;
}

/* The end of main(): @library is let go after the tests. (transfer full) */
static inline int
run_with_library (BujuLibrary *library)
{
  int status = g_test_run ();

  buju_library_unref (library);
  return status;
}
