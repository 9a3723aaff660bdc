/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-memory.h"

#include <string.h>

/* Below this there is no point in asking. */
#define SMALL (16 * 1024 * 1024)
/* Left for what cannot fail softly: threads, for each of which the allocator reserves 64 MiB,
 * fonts, the picture. */
#define SPARE (256 * 1024 * 1024)
/* Beside that: the fonts of a sheet of two languages, which are files mapped into memory. */
#define FONTS (160 * 1024 * 1024)

/* What the kernel says could be had without swapping, in bytes; as good as endless where it says
 * nothing. */
static guint64
get_available (void)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/meminfo", &text, NULL, NULL))
    return G_MAXUINT64;

  found = strstr (text, "MemAvailable:");

  return found != NULL ? g_ascii_strtoull (found + strlen ("MemAvailable:"), NULL, 10) * 1024
                       : G_MAXUINT64;
}

/**
 * buju_memory_allows:
 * @bytes: an estimate of what is going to be needed
 *
 * Tells whether that is at most half of the free memory and within the limits of the process. The
 * latter is found by asking for the address space once, which touches none of it.
 */
gboolean
buju_memory_allows (guint64 bytes)
{
  gpointer probe;

  if (bytes < SMALL)
    return TRUE;
  if (bytes > G_MAXSSIZE - SPARE || bytes > get_available () / 2)
    return FALSE;

  probe = g_try_malloc ((gsize) bytes + SPARE);
  g_free (probe);

  return probe != NULL;
}

static gpointer
do_nothing_cb (gpointer data)
{
  return NULL;
}

/**
 * buju_memory_allows_fonts:
 *
 * Pango looks for fonts in threads of its own, and ends the process when it gets none. Where
 * address space or threads are few that is found out here, before.
 *
 * Returns: whether a sheet can be drawn
 */
gboolean
buju_memory_allows_fonts (void)
{
  GThread *thread = buju_memory_allows (FONTS)
                    ? g_thread_try_new ("probe", do_nothing_cb, NULL, NULL) : NULL;

  if (thread != NULL)
    g_thread_join (thread);

  return thread != NULL;
}
