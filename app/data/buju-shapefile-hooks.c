/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile-hooks.h"

#include <stdint.h>
#include <string.h>

/* 1.6 gave the hooks a place for user data; before, the name is all that reaches FOpen, so there
 * the sources' address is the name. Both ways need no variable shared between threads. */
#if defined(SHAPELIB_VERSION_NUMBER) && SHAPELIB_VERSION_NUMBER >= 10600
#define HAVE_USER_DATA 1
#else
#define HAVE_USER_DATA 0
#endif

typedef struct
{
  BujuSource *source;
  guint64     offset;
} Stream;

static SAFile
open_stream (const char           *name,
             BujuShapefileSources *sources)
{
  BujuSource *source = NULL;
  Stream *stream;

  if (g_str_has_suffix (name, ".shp"))
    source = sources->shp;
  else if (g_str_has_suffix (name, ".shx"))
    source = sources->shx;
  else if (g_str_has_suffix (name, ".dbf"))
    source = sources->dbf;
  if (source == NULL)
    return NULL;

  stream = g_new0 (Stream, 1);
  stream->source = source;

  return (SAFile) (gpointer) stream;
}

#if HAVE_USER_DATA
static SAFile
open_cb (const char *name,
         const char *access,
         void       *user_data)
{
  return open_stream (name, user_data);
}

static int
remove_cb (const char *name,
           void       *user_data)
{
  return -1;
}

static SAOffset
write_cb (const void *buffer,
          SAOffset    size,
          SAOffset    n_items,
          SAFile      file)
{
  return 0;
}
#else
static SAFile
open_cb (const char *name,
         const char *access)
{
  return open_stream (name, (gpointer) (uintptr_t) g_ascii_strtoull (name, NULL, 16));
}

static int
remove_cb (const char *name)
{
  return -1;
}

static SAOffset
write_cb (void     *buffer,
          SAOffset  size,
          SAOffset  n_items,
          SAFile    file)
{
  return 0;
}
#endif

static SAOffset
read_cb (void     *buffer,
         SAOffset  size,
         SAOffset  n_items,
         SAFile    file)
{
  Stream *stream = (gpointer) file;
  gsize got;

  if (size == 0 || n_items > G_MAXSIZE / size)
    return 0;

  got = buju_source_read (stream->source, stream->offset, buffer, size * n_items);
  stream->offset += got;

  return got / size;
}

static SAOffset
seek_cb (SAFile   file,
         SAOffset offset,
         int      whence)
{
  Stream *stream = (gpointer) file;

  if (whence == SEEK_SET)
    stream->offset = offset;
  else if (whence == SEEK_END)
    stream->offset = buju_source_get_size (stream->source) + offset;
  else
    stream->offset += offset;

  return 0;
}

static SAOffset
tell_cb (SAFile file)
{
  return ((Stream *) (gpointer) file)->offset;
}

static int
flush_cb (SAFile file)
{
  return 0;
}

static int
close_cb (SAFile file)
{
  g_free (file);

  return 0;
}

/* What shapelib has to say shows in what it returns, and that is counted. */
static void
ignore_error_cb (const char *message)
{
}

static double
parse_number_cb (const char *text)
{
  return g_ascii_strtod (text, NULL);
}

static void
set_up_hooks (SAHooks              *hooks,
              BujuShapefileSources *sources)
{
  memset (hooks, 0, sizeof *hooks);
  hooks->FOpen = open_cb;
  hooks->FRead = read_cb;
  hooks->FWrite = write_cb;
  hooks->FSeek = seek_cb;
  hooks->FTell = tell_cb;
  hooks->FFlush = flush_cb;
  hooks->FClose = close_cb;
  hooks->Remove = remove_cb;
  hooks->Error = ignore_error_cb;
  hooks->Atof = parse_number_cb;
#if HAVE_USER_DATA
  hooks->pvUserData = sources;
#endif
}

static void
print_name (char                 *name,
            gsize                 size,
            BujuShapefileSources *sources)
{
  g_snprintf (name, (gulong) size, "%" G_GINT64_MODIFIER "x", (guint64) (uintptr_t) sources);
}

/**
 * buju_shapefile_open_shp:
 * @sources: a checked .shp and a clean .shx; must outlive the handle
 *
 * Returns: (nullable): a handle for SHPClose()
 */
SHPHandle
buju_shapefile_open_shp (BujuShapefileSources *sources)
{
  SAHooks hooks;
  char name[32];

  set_up_hooks (&hooks, sources);
  print_name (name, sizeof name, sources);

  return SHPOpenLL (name, "rb", &hooks);
}

/**
 * buju_shapefile_open_dbf:
 * @sources: a checked .dbf; must outlive the handle
 *
 * Returns: (nullable): a handle for DBFClose()
 */
DBFHandle
buju_shapefile_open_dbf (BujuShapefileSources *sources)
{
  SAHooks hooks;
  char name[32];

  set_up_hooks (&hooks, sources);
  print_name (name, sizeof name, sources);

  return DBFOpenLL (name, "rb", &hooks);
}
