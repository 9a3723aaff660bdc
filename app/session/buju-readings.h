/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people said of their files, so that each is read as it was when it is opened again: a list
 * of type BUJU_READINGS_TYPE, the newest first, in the user's settings. Beside the files nothing
 * is written. Lists are immutable. */

#include <gio/gio.h>

#include "geo/buju-datum.h"

G_BEGIN_DECLS

#define BUJU_READINGS_TYPE "a(sa{sv})"
/* Files that are remembered; the oldest is forgotten for one more. */
#define BUJU_READINGS_MOST 200

/* Of one data set. NULL: found out. */
typedef struct
{
  char      *crs;
  char      *encoding;
  gboolean   has_datum;   /* FALSE: as the file says */
  BujuDatum  datum;
  char      *columns;     /* of tables, see buju-columns-text.h */
  gboolean   join;        /* of tables: by names */
} BujuFileReading;

void      buju_file_reading_clear (BujuFileReading *self);
/* @member: of an archive; NULL. FALSE: nothing was said of it, and @reading is empty. */
gboolean  buju_readings_find (GVariant *self, const char *path, const char *member,
                              BujuFileReading *reading);
/* One that says nothing forgets the file. (transfer full) */
GVariant *buju_readings_with (GVariant *self, const char *path, const char *member,
                              const BujuFileReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuFileReading, buju_file_reading_clear)

G_END_DECLS
