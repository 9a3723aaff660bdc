/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-frames.h"

#include <time.h>

#include "geo/buju-debug.h"

#define LONG_TURN 4   /* ms: shorter turns of the loop are not worth a line */

/* ms */
typedef struct
{
  double wall;
  double cpu;
} Moment;

struct _BujuMapFrames
{
  GtkWidget    *map;       /* borrowed: our owner */
  GSignalGroup *signals;   /* of its frame clock */
  /* the first of all sources, which sees each turn of the loop begin and end */
  GSource      *loop;
  Moment        woken;     /* when this turn began; 0: none yet */
  Moment        begun;     /* of the frame */
  Moment        asked;     /* when a picture was asked for last; CPU of all threads */
  double        frame;     /* ms, the last one */
  double        picture;
  double        longest;   /* ms of CPU: of turns */
};

typedef struct
{
  GSource        source;
  BujuMapFrames *frames;   /* borrowed: our owner */
} LoopSource;

static Moment
get_moment (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (Moment) { g_get_monotonic_time () / 1e3, 1e3 * now.tv_sec + now.tv_nsec / 1e6 };
}

static Moment
get_passed (const Moment *since, clockid_t clock)
{
  Moment now = get_moment (clock);

  return (Moment) { now.wall - since->wall, now.cpu - since->cpu };
}

/* Before the loop waits. */
static gboolean
prepare_cb (GSource *source, int *timeout)
{
  BujuMapFrames *self = ((LoopSource *) source)->frames;
  Moment         passed;

  *timeout = -1;
  /* There are two maps, one of them hidden: once is enough. */
  if (self->woken.wall == 0 || !gtk_widget_get_mapped (self->map))
    return FALSE;
  passed = get_passed (&self->woken, CLOCK_THREAD_CPUTIME_ID);
  self->longest = MAX (self->longest, passed.cpu);
  if (MAX (passed.wall, passed.cpu) >= LONG_TURN)
    g_printerr ("%.1f busy %.2f ms, %.2f ms of CPU\n", self->woken.wall, passed.wall, passed.cpu);
  self->woken.wall = 0;
  return FALSE;
}

/* After it has waited. */
static gboolean
check_cb (GSource *source)
{
  ((LoopSource *) source)->frames->woken = get_moment (CLOCK_THREAD_CPUTIME_ID);
  return FALSE;
}

static gboolean
dispatch_cb (GSource *source, GSourceFunc func, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
watch_loop (BujuMapFrames *self)
{
  static GSourceFuncs funcs = { .prepare = prepare_cb, .check = check_cb, .dispatch = dispatch_cb };

  self->loop = g_source_new (&funcs, sizeof (LoopSource));
  ((LoopSource *) self->loop)->frames = self;
  g_source_set_static_name (self->loop, "buju-map-frames");
  g_source_set_priority (self->loop, G_MININT);
  g_source_attach (self->loop, NULL);
}

static void
before_cb (BujuMapFrames *self)
{
  self->begun = get_moment (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_cb (BujuMapFrames *self)
{
  Moment passed = get_passed (&self->begun, CLOCK_THREAD_CPUTIME_ID);

  self->frame = passed.wall;
  g_printerr ("%.1f frame %.2f ms, %.2f ms of CPU\n", self->begun.wall, passed.wall, passed.cpu);
}

static void
realize_cb (BujuMapFrames *self)
{
  g_signal_group_set_target (self->signals, gtk_widget_get_frame_clock (self->map));
}

static void
unrealize_cb (BujuMapFrames *self)
{
  g_signal_group_set_target (self->signals, NULL);
}

BujuMapFrames *
buju_map_frames_new (GtkWidget *map)
{
  BujuMapFrames *self;

  if (!buju_debug_is_on (BUJU_DEBUG_FRAMES))
    return NULL;
  self = g_new0 (BujuMapFrames, 1);
  self->map = map;
  self->signals = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->signals, "before-paint", G_CALLBACK (before_cb), self);
  g_signal_group_connect_swapped (self->signals, "after-paint", G_CALLBACK (after_cb), self);
  g_signal_connect_swapped (map, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect_swapped (map, "unrealize", G_CALLBACK (unrealize_cb), self);
  watch_loop (self);
  return self;
}

void
buju_map_frames_free (BujuMapFrames *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->loop);
  g_source_unref (self->loop);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_signal_group_set_target (self->signals, NULL);
  g_object_unref (self->signals);
  g_free (self);
}

void
buju_map_frames_asked (BujuMapFrames *self)
{
  if (self != NULL)
    self->asked = get_moment (CLOCK_PROCESS_CPUTIME_ID);
}

static guint
count_features (BujuScene *scene)
{
  GPtrArray *overlays = buju_scene_get_options (scene)->overlays;
  guint      n = 0;

  for (guint i = 0; overlays != NULL && i < overlays->len; i++)
    n += buju_overlay_get_n_shown (g_ptr_array_index (overlays, i));
  return n;
}

void
buju_map_frames_painted (BujuMapFrames *self, const char *sheet, BujuScene *scene)
{
  Moment passed;

  if (self == NULL)
    return;
  passed = get_passed (&self->asked, CLOCK_PROCESS_CPUTIME_ID);
  self->picture = passed.wall;
  g_printerr ("%.1f %s %.2f ms after it was asked for, %.2f ms of CPU, %u features of layers, so "
              "far %.0f ms\n",
              g_get_monotonic_time () / 1e3, sheet, passed.wall, passed.cpu, count_features (scene),
              get_moment (CLOCK_PROCESS_CPUTIME_ID).cpu);
}

void
buju_map_frames_say (const char *what)
{
  if (buju_debug_is_on (BUJU_DEBUG_FRAMES))
    g_printerr ("%.1f %s, so far %.0f ms\n", g_get_monotonic_time () / 1e3, what,
                get_moment (CLOCK_PROCESS_CPUTIME_ID).cpu);
}

void
buju_map_frames_snapshot (BujuMapFrames *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char        *text = NULL;
  GdkRGBA                 back = { 0, 0, 0, 0.7f }, front = { 1, 1, 1, 1 };
  graphene_rect_t         area;
  int                     width, height;

  if (self == NULL)
    return;
  text = g_strdup_printf ("frame %.1f ms   picture %.1f ms   longest turn %.1f ms", self->frame,
                          self->picture,
                          self->longest);
  layout = gtk_widget_create_pango_layout (self->map, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  graphene_rect_init (&area, 0, 0, width + 12, height + 8);
  gtk_snapshot_append_color (snapshot, &back, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (6, 4));
  gtk_snapshot_append_layout (snapshot, layout, &front);
  gtk_snapshot_restore (snapshot);
}
