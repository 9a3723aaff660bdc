/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFileStamp: what tells one state of a file from another without reading it. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean there;
  gint64   size;   /* bytes; 0 when it is not there */
  gint64   time;   /* of the last change, ns; 0 when it is not there */
} BujuFileStamp;

/* Asks the disk, or the share, which may take its time. */
BujuFileStamp buju_file_stamp_take  (const char *path);
gboolean      buju_file_stamp_equal (const BujuFileStamp *a, const BujuFileStamp *b);

G_END_DECLS
