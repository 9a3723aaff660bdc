/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-file-stamp.h"

#include <glib/gstdio.h>

/**
 * buju_file_stamp_take:
 * @path: a file
 *
 * Returns: how it is now
 */
BujuFileStamp
buju_file_stamp_take (const char *path)
{
  GStatBuf info;

  g_return_val_if_fail (path != NULL, (BujuFileStamp) { FALSE });

  if (g_stat (path, &info) != 0)
    return (BujuFileStamp) { FALSE };
  return (BujuFileStamp) {
    TRUE, info.st_size, (gint64) info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec
  };
}

/**
 * buju_file_stamp_equal:
 * @a: a stamp
 * @b: another of the same file
 *
 * Returns: whether the file has not changed between them, as far as that can be seen
 */
gboolean
buju_file_stamp_equal (const BujuFileStamp *a,
                       const BujuFileStamp *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->there == b->there && a->size == b->size && a->time == b->time;
}
