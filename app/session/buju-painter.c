/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-painter.h"

#include "draw/buju-drawn-ground.h"
#include "draw/buju-inked.h"
#include "draw/buju-render.h"
#include "geo/buju-work.h"

/* Steps of nice(1) behind the main thread: frames need not wait for a core while a picture is
 * painted, and that is hardly later. */
#define GIVE_WAY 15

/* One drawing. Belongs to the main thread while it waits, to the painting thread while it runs, and
 * to the main thread again when it has come back; so nothing in it needs a lock. */
typedef struct
{
  GWeakRef          painter;
  BujuPainterSheet  sheet;
  BujuScene        *scene;
  GArray           *blocked;  /* BujuBox */
  GArray           *labels;   /* BujuQuad, px; NULL: none drawn */
  GCancellable     *cancellable;
  GMainContext     *context;
  /* of the ground: first the one before, then what was made of it; NULL */
  BujuDrawnGround  *ground;
  GBytes           *pixels;   /* NULL until it is drawn */
  cairo_region_t   *inked;    /* of the names, px; NULL */
  int               width;
  int               height;
  int               stride;
  GError           *error;
} Job;

/* The drawings of one sheet. */
typedef struct
{
  /* exclusive, one thread: pango-cairo keeps a font map a thread, which must last */
  GThreadPool *pool;
  Job         *running;    /* borrowed: the pool's until it comes back */
  Job         *waiting;    /* owned */
  Job         *latest;     /* owned: the picture to show */
} Lane;

struct _BujuPainter
{
  GObject parent_instance;

  Lane    lanes[BUJU_PAINTER_N_SHEETS];
};

enum
{
  PAINTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuPainter, buju_painter, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->painter);
  buju_scene_unref (job->scene);
  g_array_unref (job->blocked);
  g_clear_pointer (&job->labels, g_array_unref);
  g_object_unref (job->cancellable);
  g_main_context_unref (job->context);
  g_clear_pointer (&job->ground, buju_drawn_ground_unref);
  g_clear_pointer (&job->pixels, g_bytes_unref);
  g_clear_pointer (&job->inked, cairo_region_destroy);
  g_clear_error (&job->error);
  g_free (job);
}

static Job *
job_new (BujuPainter *painter, BujuPainterSheet sheet, BujuScene *scene, const BujuBox *blocked,
         guint n_blocked)
{
  const BujuView *view = buju_scene_get_view (scene);
  Job            *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->painter, painter);
  job->sheet = sheet;
  job->scene = buju_scene_ref (scene);
  job->blocked = g_array_new (FALSE, FALSE, sizeof (BujuBox));
  if (n_blocked > 0)
    g_array_append_vals (job->blocked, blocked, n_blocked);
  job->cancellable = g_cancellable_new ();
  job->context = g_main_context_ref_thread_default ();
  job->width = CLAMP ((int) view->width, 1, BUJU_DRAWN_MOST);
  job->height = CLAMP ((int) view->height, 1, BUJU_DRAWN_MOST);
  return job;
}

static gboolean come_back_cb (gpointer user_data);

/* To the main thread. */
static void
send_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, come_back_cb, job, NULL);
  g_source_attach (source, job->context);
}

static void
start_waiting (Lane *self)
{
  if (self->running != NULL || self->waiting == NULL)
    return;
  self->running = g_steal_pointer (&self->waiting);
  if (self->latest != NULL && self->latest->ground != NULL)
    self->running->ground = buju_drawn_ground_ref (self->latest->ground);
  /* A pool that got no thread when it was made gets it here, or the job comes back at once: pushed,
   * it would wait for a thread that nobody starts. */
  if (g_thread_pool_set_max_threads (self->pool, 1, &self->running->error))
    g_thread_pool_push (self->pool, self->running, NULL);
  else
    send_back (self->running);
}

/* In the main thread again. A job that was overtaken brings nothing but its own end. */
static gboolean
come_back_cb (gpointer user_data)
{
  Job                    *job = user_data;
  g_autoptr (BujuPainter) self = g_weak_ref_get (&job->painter);
  gboolean                drawn = job->pixels != NULL
                                  && !g_cancellable_is_cancelled (job->cancellable);
  Lane                   *lane;

  if (self == NULL || self->lanes[job->sheet].running != job)
    {
      job_free (job);
      return G_SOURCE_REMOVE;
    }

  lane = &self->lanes[job->sheet];
  lane->running = NULL;
  if (drawn)
    {
      g_clear_pointer (&lane->latest, job_free);
      lane->latest = job;
    }
  /* What comes next is made of this one. */
  start_waiting (lane);
  if (drawn)
    {
      g_signal_emit (self, signals[PAINTED], 0, job->sheet);
      return G_SOURCE_REMOVE;
    }
  if (job->error != NULL && !g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, job->error->message);
  job_free (job);
  return G_SOURCE_REMOVE;
}

/* What the labels cover, so that nothing that moves need be drawn over them. */
static GArray *
collect_labels (const BujuPlacement *placement)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (BujuQuad));
  guint   n = buju_placement_get_placed (placement)->len;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) quads = buju_placement_list_quads (placement, i);

      g_array_append_vals (labels, quads->data, quads->len);
    }
  return labels;
}

static void
draw_names (Job *job)
{
  cairo_surface_t          *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width,
                                                                  job->height);
  cairo_t                  *cr = cairo_create (surface);
  g_autoptr (BujuPlacement) placement = NULL;
  gboolean                  drawn;

  placement = buju_placement_new (job->scene, (gconstpointer) job->blocked->data,
                                  job->blocked->len);
  job->labels = collect_labels (placement);
  drawn = buju_render_names (job->scene, placement, cr, job->cancellable, &job->error);
  cairo_destroy (cr);
  if (!drawn)
    {
      cairo_surface_destroy (surface);
      return;
    }
  cairo_surface_flush (surface);
  job->stride = cairo_image_surface_get_stride (surface);
  job->inked = buju_inked_find (cairo_image_surface_get_data (surface), job->width, job->height,
                                job->stride);
  job->pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                            (gsize) job->stride * job->height,
                                            (GDestroyNotify) cairo_surface_destroy, surface);
}

static void
draw_ground (Job *job)
{
  g_autoptr (BujuDrawnGround) before = g_steal_pointer (&job->ground);

  job->ground = buju_drawn_ground_new (job->scene, before, job->cancellable, &job->error);
  if (job->ground == NULL)
    return;
  job->stride = job->ground->stride;
  job->pixels = g_bytes_ref (job->ground->pixels);
}

/* In the painting thread. */
static void
run (gpointer data, gpointer user_data)
{
  Job *job = data;

  buju_work_give_way (GIVE_WAY);
  if (!g_cancellable_is_cancelled (job->cancellable))
    (job->sheet == BUJU_PAINTER_NAMES ? draw_names : draw_ground) (job);
  send_back (job);
}

static void
buju_painter_dispose (GObject *object)
{
  BujuPainter *self = BUJU_PAINTER (object);

  buju_painter_cancel (self);
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    self->lanes[i].running = NULL;
  G_OBJECT_CLASS (buju_painter_parent_class)->dispose (object);
}

static void
buju_painter_finalize (GObject *object)
{
  BujuPainter *self = BUJU_PAINTER (object);

  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    {
      g_clear_pointer (&self->lanes[i].latest, job_free);
      /* Neither waits nor drops: the job still in the pool is cancelled and frees itself in the
       * main loop. */
      g_thread_pool_free (self->lanes[i].pool, FALSE, FALSE);
    }
  G_OBJECT_CLASS (buju_painter_parent_class)->finalize (object);
}

static void
buju_painter_class_init (BujuPainterClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = buju_painter_dispose;
  object_class->finalize = buju_painter_finalize;

  signals[PAINTED] = g_signal_new ("painted", BUJU_TYPE_PAINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", BUJU_TYPE_PAINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
buju_painter_init (BujuPainter *self)
{
  /* Without a thread, too, there is a pool; each job tries to start one. */
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    self->lanes[i].pool = g_thread_pool_new (run, NULL, 1, TRUE, NULL);
}

/**
 * buju_painter_new:
 *
 * Returns: (transfer full): a painter with threads of its own
 */
BujuPainter *
buju_painter_new (void)
{
  return g_object_new (BUJU_TYPE_PAINTER, NULL);
}

static void
cancel_lane (Lane *self)
{
  g_clear_pointer (&self->waiting, job_free);
  if (self->running != NULL)
    g_cancellable_cancel (self->running->cancellable);
}

/* Names take longer, and are as good when the view has moved on meanwhile; else, while it moves,
 * none would ever come. */
static gboolean
may_finish (const Job *job, BujuScene *next)
{
  return job->sheet == BUJU_PAINTER_NAMES && buju_scene_is_alike (job->scene, next);
}

/**
 * buju_painter_request:
 * @self: a painter
 * @scene: what to draw; its view's size in px is the picture's
 * @blocked: (array length=n_blocked) (nullable): boxes in px of the picture that no label may touch
 * @n_blocked: how many
 *
 * Draws @scene as soon as the threads are free. What was asked for before is dropped.
 */
void
buju_painter_request (BujuPainter *self, BujuScene *scene, const BujuBox *blocked, guint n_blocked)
{
  g_return_if_fail (BUJU_IS_PAINTER (self));
  g_return_if_fail (scene != NULL);
  g_return_if_fail (blocked != NULL || n_blocked == 0);

  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    {
      Lane *lane = &self->lanes[i];

      g_clear_pointer (&lane->waiting, job_free);
      if (lane->running != NULL && !may_finish (lane->running, scene))
        g_cancellable_cancel (lane->running->cancellable);
      lane->waiting = job_new (self, i, scene, blocked, n_blocked);
      start_waiting (lane);
    }
}

/**
 * buju_painter_cancel:
 * @self: a painter
 *
 * Drops what waits and tells what runs to stop. The latest pictures stay.
 */
void
buju_painter_cancel (BujuPainter *self)
{
  g_return_if_fail (BUJU_IS_PAINTER (self));

  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    cancel_lane (&self->lanes[i]);
}

/**
 * buju_painter_is_busy:
 * @self: a painter
 * @sheet: one of its sheets; %BUJU_PAINTER_N_SHEETS: any
 *
 * Returns: whether a picture of it is still to come
 */
gboolean
buju_painter_is_busy (BujuPainter *self, BujuPainterSheet sheet)
{
  g_return_val_if_fail (BUJU_IS_PAINTER (self), FALSE);

  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    if ((sheet == i || sheet == BUJU_PAINTER_N_SHEETS) && buju_painter_get_wanted (self, i) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * buju_painter_get_wanted:
 * @self: a painter
 * @sheet: one of its sheets
 *
 * Returns: (transfer none) (nullable): what the picture that is to come will show
 */
BujuScene *
buju_painter_get_wanted (BujuPainter *self, BujuPainterSheet sheet)
{
  const Lane *lane;

  g_return_val_if_fail (BUJU_IS_PAINTER (self) && sheet < BUJU_PAINTER_N_SHEETS, NULL);

  lane = &self->lanes[sheet];
  if (lane->waiting != NULL)
    return lane->waiting->scene;
  if (lane->running != NULL && !g_cancellable_is_cancelled (lane->running->cancellable))
    return lane->running->scene;
  return NULL;
}

/**
 * buju_painter_get_painted:
 * @self: a painter
 * @sheet: one of its sheets
 *
 * Returns: (transfer none): its latest picture; without pixels before the first
 */
BujuPainted
buju_painter_get_painted (BujuPainter *self, BujuPainterSheet sheet)
{
  const Job *job;

  g_return_val_if_fail (BUJU_IS_PAINTER (self) && sheet < BUJU_PAINTER_N_SHEETS,
                        ((BujuPainted) { NULL }));

  job = self->lanes[sheet].latest;
  return job != NULL
         ? (BujuPainted) { job->pixels, job->scene, job->width, job->height, job->stride,
                           job->inked }
         : (BujuPainted) { NULL };
}

/**
 * buju_painter_list_labels:
 * @self: a painter
 *
 * Returns: (transfer full) (element-type BujuQuad): what the latest names cover, px of their
 *   picture
 */
GArray *
buju_painter_list_labels (BujuPainter *self)
{
  GArray    *labels = g_array_new (FALSE, FALSE, sizeof (BujuQuad));
  const Job *job;

  g_return_val_if_fail (BUJU_IS_PAINTER (self), labels);

  job = self->lanes[BUJU_PAINTER_NAMES].latest;
  if (job != NULL && job->labels != NULL)
    g_array_append_vals (labels, job->labels->data, job->labels->len);
  return labels;
}
