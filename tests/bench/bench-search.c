/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-search.h"

#include <time.h>

#define ROUNDS 200

/* Of this thread, so that other programs on the machine count little. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
measure (BujuSearch *search, const char *text)
{
  gint64 sum = 0, longest = 0;
  guint n_found = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = get_cpu_time ();
      g_autoptr (GArray) results = buju_search_find (search, text);
      gint64 time = get_cpu_time () - start;

      sum += time;
      longest = MAX (longest, time);
      n_found = results->len;
    }

  g_print ("%3u found, %.3f ms CPU on average, %.3f ms at most (%d rounds): %s\n", n_found,
           sum / 1000.0 / ROUNDS, longest / 1000.0, ROUNDS, text);
}

int
main (void)
{
  static const char * const typed[] = {
    "临", "临港", "l", "lingang", "lingnag", "mh", "shanghai", "industry", "xinnengyuan",
    "industrial park zhangjiang", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), &error);
  g_autoptr (BujuSearch) search = NULL;
  gint64 start;

  if (content == NULL)
    g_error ("%s", error->message);

  start = get_cpu_time ();
  search = buju_search_new (content);
  g_print ("index: %.3f ms CPU\n", (get_cpu_time () - start) / 1000.0);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    measure (search, typed[i]);

  return 0;
}
