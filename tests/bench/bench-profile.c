/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "buju-profile-view.h"
#include "buju-search-view.h"

#define WIDTH  340
#define HEIGHT 850

typedef struct
{
  double sum, longest;
  guint  n;
  char  *slowest;
} Times;

/* Of this thread, so that other programs on the machine count little; ms. */
static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static void
add_time (Times *self, double time, const char *what)
{
  self->sum += time;
  self->n++;
  if (time <= self->longest)
    return;
  self->longest = time;
  g_free (self->slowest);
  self->slowest = g_strdup (what);
}

static void
print_times (Times *self, const char *what)
{
  g_print ("%s: %u, %.2f ms CPU on average, %.2f ms at most (%s)\n", what, self->n,
           self->sum / self->n,
           self->longest, self->slowest);
  g_free (self->slowest);
}

/* What the first frame after a change has to do before it paints. */
static void
lay_out (GtkWidget *widget)
{
  int least = 0, natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (least, WIDTH), &least, &natural, NULL,
                      NULL);
  gtk_widget_allocate (widget, WIDTH, HEIGHT, -1, NULL);
}

/* The rest of a long profile comes while the loop is idle; that is no part of the first frame. */
static void
rest (void)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_MILLISECOND;

  while (g_main_context_pending (NULL) || g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
measure_profile (BujuSession *session, GtkWidget *view, const char *id, Times *build, Times *layout)
{
  double start = get_cpu_time (), built;

  buju_session_select (session, id);
  built = get_cpu_time ();
  lay_out (view);
  add_time (layout, get_cpu_time () - built, id);
  add_time (build, built - start, id);
  rest ();
}

static void
measure_profiles (BujuSession *session, GtkWidget *view)
{
  BujuContent *content = buju_library_get_content (buju_session_get_library (session));
  GPtrArray *lists[] = {
    buju_content_get_plans (content), buju_content_get_layouts (content),
    buju_content_get_components (content), buju_content_get_places (content),
    buju_content_get_industries (content), buju_content_get_conflicts (content)
  };
  Times build = { 0 }, layout = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      measure_profile (session, view, *(const char * const *) g_ptr_array_index (lists[i], j),
                       &build, &layout);

  for (guint i = 0; i < lists[0]->len; i++)
    {
      g_autofree char *id = g_strconcat (((const BujuPlan *) g_ptr_array_index (lists[0], i))->id,
                                         "#indicators", NULL);

      measure_profile (session, view, id, &build, &layout);
    }

  print_times (&build, "profile, made and shown");
  print_times (&layout, "profile, laid out");
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *entry = find_entry (child);

      if (entry != NULL)
        return entry;
    }

  return NULL;
}

/* A key after another, as they are typed. */
static void
measure_search (GtkWidget *view)
{
  static const char * const typed[] = {
    "jinqiao", "金桥开发区", "new-energy vehicles", "zhangjiang gaoxinqu", "industrial park", "chanye",
    "qqqq",
  };
  GtkWidget *entry = find_entry (view);
  Times key = { 0 };

  buju_search_view_set_open (BUJU_SEARCH_VIEW (view), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = typed[i]; *end != '\0';)
      {
        g_autofree char *text = NULL;
        double start;

        end = g_utf8_next_char (end);
        text = g_strndup (typed[i], end - typed[i]);
        start = get_cpu_time ();
        gtk_editable_set_text (GTK_EDITABLE (entry), text);
        add_time (&key, get_cpu_time () - start, text);
        rest ();
      }

  print_times (&key, "search, a key");
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLibrary) library = NULL;
  g_autoptr (BujuSession) session = NULL;
  GtkWidget *window, *box, *profile, *search;

  gtk_init ();
  library = buju_library_load (NULL, &error);
  if (library == NULL)
    g_error ("%s", error->message);

  session = buju_session_new (library);
  window = gtk_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  profile = g_object_new (BUJU_TYPE_PROFILE_VIEW, NULL);
  search = g_object_new (BUJU_TYPE_SEARCH_VIEW, NULL);
  gtk_box_append (GTK_BOX (box), profile);
  gtk_box_append (GTK_BOX (box), search);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  buju_profile_view_set_session (BUJU_PROFILE_VIEW (profile), session);
  buju_search_view_set_session (BUJU_SEARCH_VIEW (search), session);
  gtk_widget_show (window);
  rest ();
  measure_profiles (session, profile);
  measure_search (search);
  gtk_window_destroy (GTK_WINDOW (window));

  return 0;
}
