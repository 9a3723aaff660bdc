/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuEncodingCandidate: an encoding that the text of a file may be in, and what some of its rows
 * say in it, for a person to choose by reading. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define BUJU_ENCODING_SAMPLE_ROWS 5

typedef struct
{
  const char *encoding;  /* as BujuReadOptions and BujuCsvOptions take it */
  gboolean    chosen;    /* what the file is read with when nobody says otherwise; the first one */
  /* char*, valid UTF-8: at most five, those first that differ between encodings */
  GPtrArray  *rows;
} BujuEncodingCandidate;

/* (element-type BujuEncodingCandidate) (transfer full) (nullable). Any thread. */
GPtrArray *buju_encoding_candidates (const char *path, GError **error);

G_END_DECLS
