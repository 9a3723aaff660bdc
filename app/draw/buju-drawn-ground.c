/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-drawn-ground.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/buju-overlay-paint.h"
#include "draw/buju-render-private.h"
#include "geo/buju-work.h"

#define ALIGNED 0.001      /* px; cairo's own steps are a quarter of a hundredth */
#define LEAST_SHARE 0.25   /* of the picture that must be there already to be worth the seams */
#define MOST_BANDS 4
#define MOST_JOBS 5
#define LEAST_HALF 64      /* px: narrower bands are not divided */

typedef cairo_rectangle_int_t Rect;

/* One drawing. */
typedef struct
{
  BujuDrawnGround       *ground;
  const BujuDrawnGround *before;       /* NULL: nothing to begin with */
  GCancellable          *cancellable;
  cairo_surface_t       *base;
  cairo_surface_t       *picture;
  guint                  n_base;       /* items below all layers */
  Rect                   shared;       /* of the picture, also in the one before; empty: nothing */
  int                    dx, dy;       /* where the one before lies in it */
  Rect                   jobs[MOST_JOBS];
  guint                  n_jobs;
  GError                *errors[MOST_JOBS];   /* each its job's */
} Drawing;

static gboolean
is_empty (const Rect *rect)
{
  return rect->width <= 0 || rect->height <= 0;
}

static gint64
get_area (const Rect *rect)
{
  return is_empty (rect) ? 0 : (gint64) rect->width * rect->height;
}

static BujuPoint
find_shift (const BujuView *before, const BujuView *view)
{
  return (BujuPoint) { (before->centre.x - view->centre.x) * view->scale
                       + (view->width - before->width) / 2,
                       (view->centre.y - before->centre.y) * view->scale
                         + (view->height - before->height) / 2 };
}

static gboolean
is_same_scale (const BujuView *before, const BujuView *view)
{
  return fabs (before->scale / view->scale - 1) < 1e-12;
}

/**
 * buju_drawn_ground_align:
 * @before: the view of a picture, px
 * @view: another, of the same scale or not
 *
 * Returns: @view, moved by less than a px so that px of both pictures coincide; as it is when the
 *   scales differ
 */
BujuView
buju_drawn_ground_align (const BujuView *before, const BujuView *view)
{
  BujuView aligned = *view;
  BujuPoint shift;

  g_return_val_if_fail (before != NULL && view != NULL, ((BujuView) { { 0, 0 }, 1, 1, 1 }));

  if (!is_same_scale (before, view))
    return aligned;
  aligned.scale = before->scale;
  shift = find_shift (before, &aligned);
  aligned.centre.x += (shift.x - round (shift.x)) / aligned.scale;
  aligned.centre.y += (round (shift.y) - shift.y) / aligned.scale;
  return aligned;
}

/* Where px of the picture before can be taken as they are. */
static void
find_shared (Drawing *self)
{
  const BujuDrawnGround *ground = self->ground, *before = self->before;
  const BujuView *view = buju_scene_get_view (ground->scene),
  *old = buju_scene_get_view (before->scene);
  BujuPoint shift = find_shift (old, view);
  Rect shared;

  if (!is_same_scale (old, view) || fabs (shift.x) > BUJU_DRAWN_MOST
      || fabs (shift.y) > BUJU_DRAWN_MOST
      || fabs (shift.x - round (shift.x)) > ALIGNED || fabs (shift.y - round (shift.y)) > ALIGNED)
    return;
  self->dx = (int) lround (shift.x);
  self->dy = (int) lround (shift.y);
  shared.x = MAX (self->dx, 0);
  shared.y = MAX (self->dy, 0);
  shared.width = MIN (self->dx + before->width, ground->width) - shared.x;
  shared.height = MIN (self->dy + before->height, ground->height) - shared.y;
  if (get_area (&shared) >= (gint64) (LEAST_SHARE * ground->width * ground->height))
    self->shared = shared;
}

/* What is left of the picture: above, below, at the left and at the right. Returns how many. */
static guint
list_bands (const Drawing *self, gboolean shared, Rect *bands)
{
  const Rect *inner = &self->shared;
  int width = self->ground->width, height = self->ground->height;
  int right = inner->x + inner->width, bottom = inner->y + inner->height;
  const Rect all[MOST_BANDS] = { { 0, 0, width, inner->y }, { 0, bottom, width, height - bottom },
                                 { 0, inner->y, inner->x, inner->height },
                                 { right, inner->y, width - right, inner->height } };
  guint n = 0;

  if (!shared || is_empty (inner))
    {
      bands[0] = (Rect) { 0, 0, width, height };
      return 1;
    }
  for (guint i = 0; i < MOST_BANDS; i++)
    if (!is_empty (&all[i]))
      bands[n++] = all[i];
  return n;
}

/* One for each core, about: of few the largest is divided. Each of them looks at all shapes that
 * cross it, so that more would cost more. */
static void
list_jobs (Drawing *self, const Rect *bands, guint n)
{
  guint largest = 0;
  Rect *half, *other;

  memcpy (self->jobs, bands, n * sizeof *bands);
  self->n_jobs = n;
  for (guint i = 1; i < n; i++)
    if (get_area (&bands[i]) > get_area (&bands[largest]))
      largest = i;
  if (n == 0 || MAX (bands[largest].width, bands[largest].height) < 2 * LEAST_HALF)
    return;
  half = &self->jobs[largest];
  other = &self->jobs[self->n_jobs++];
  *other = *half;
  if (half->height >= half->width / 2)
    {
      half->height /= 2;
      other->y += half->height;
      other->height -= half->height;
    }
  else
    {
      half->width /= 2;
      other->x += half->width;
      other->width -= half->width;
    }
}

/* A surface that is a part of another. */
static cairo_surface_t *
open_part (cairo_surface_t *surface, const Rect *part)
{
  int stride = cairo_image_surface_get_stride (surface);
  guchar *data = cairo_image_surface_get_data (surface);

  return cairo_image_surface_create_for_data (data + (gsize) part->y * (gsize) stride
                                              + 4 * (gsize) part->x,
                                              cairo_image_surface_get_format (surface), part->width,
                                              part->height, stride);
}

typedef gboolean (*PaintFunc) (BujuRender *render, guint n_base);

static void
paint_part (const Drawing *self, cairo_surface_t *surface, const Rect *part, PaintFunc paint,
            GError **error)
{
  BujuRender render = { .scene = self->ground->scene, .cancellable = self->cancellable };
  cairo_surface_t *piece = open_part (surface, part);
  cairo_t *cr = cairo_create (piece);

  cairo_translate (cr, -part->x, -part->y);
  buju_render_begin (&render, cr);
  buju_render_end (&render, paint (&render, self->n_base), error);
  cairo_destroy (cr);
  cairo_surface_finish (piece);
  cairo_surface_destroy (piece);
}

static void
base_cb (guint job, guint worker, gpointer data)
{
  Drawing *self = data;

  paint_part (self, self->base, &self->jobs[job], buju_render_base, &self->errors[job]);
}

static gboolean
paint_rest (BujuRender *render, guint n_base)
{
  return buju_render_items (render, n_base, buju_scene_get_items (render->scene)->len);
}

static gboolean
take_errors (Drawing *self, GError **error)
{
  GError *first = NULL;

  for (guint i = 0; i < MOST_JOBS; i++)
    {
      if (first == NULL)
        first = g_steal_pointer (&self->errors[i]);
      g_clear_error (&self->errors[i]);
    }
  if (first != NULL)
    g_propagate_error (error, first);
  return first == NULL;
}

/* Rows of the shared part, from the picture before. */
static void
copy_shared (const Drawing *self, GBytes *from, cairo_surface_t *to)
{
  const Rect *shared = &self->shared;
  const guchar *source = g_bytes_get_data (from, NULL);
  guchar *target = cairo_image_surface_get_data (to);
  gsize old_stride = (gsize) self->before->stride,
  stride = (gsize) cairo_image_surface_get_stride (to);

  for (int y = shared->y; y < shared->y + shared->height; y++)
    memcpy (target + (gsize) y * stride + 4 * (gsize) shared->x,
            source + (gsize) (y - self->dy) * old_stride + 4 * (gsize) (shared->x - self->dx),
            4 * (gsize) shared->width);
}

static void
copy_part (const Drawing *self, const Rect *part)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (self->base);
  gsize offset = (gsize) part->y * stride + 4 * (gsize) part->x;
  const guchar *source = cairo_image_surface_get_data (self->base) + offset;
  guchar *target = cairo_image_surface_get_data (self->picture) + offset;

  for (int y = 0; y < part->height; y++, source += stride, target += stride)
    memcpy (target, source, 4 * (gsize) part->width);
}

static gboolean
draw_base (Drawing *self, GError **error)
{
  gboolean shared = self->before != NULL
                    && buju_scene_has_same_base (self->before->scene, self->ground->scene);
  Rect bands[MOST_BANDS];
  guint n = list_bands (self, shared, bands);

  for (guint i = 0; i < n; i++)
    self->ground->n_based += get_area (&bands[i]);
  list_jobs (self, bands, n);
  if (shared && !is_empty (&self->shared))
    copy_shared (self, self->before->base, self->base);
  if (self->n_jobs > 0)
    buju_work_run (self->n_jobs, base_cb, self);
  return take_errors (self, error);
}

static gboolean
has_same_layers (const Drawing *self)
{
  BujuScene *scene = self->ground->scene, *before = self->before->scene;
  GPtrArray *overlays = buju_scene_get_options (scene)->overlays;

  if (is_empty (&self->shared) || !buju_scene_has_same_layers (before, scene))
    return FALSE;
  for (guint i = 0; overlays != NULL && i < overlays->len; i++)
    if (!buju_overlay_is_drawn_alike (g_ptr_array_index (overlays, i), buju_scene_get_view (before),
                                      buju_scene_get_view (scene),
                                      buju_scene_get_options (scene)->unit))
      return FALSE;
  return TRUE;
}

/* What somebody brought sees to all cores itself. */
static gboolean
draw_rest (Drawing *self, GError **error)
{
  BujuScene *scene = self->ground->scene;
  gboolean shared = self->before != NULL && buju_scene_has_same_base (self->before->scene, scene)
                    && has_same_layers (self);
  Rect bands[MOST_BANDS];
  guint n = list_bands (self, shared, bands);

  if (shared && !is_empty (&self->shared))
    copy_shared (self, self->before->pixels, self->picture);
  for (guint i = 0; i < n; i++)
    {
      copy_part (self, &bands[i]);
      self->ground->n_laid += get_area (&bands[i]);
      paint_part (self, self->picture, &bands[i], paint_rest, &self->errors[0]);
      if (!take_errors (self, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
take_pixels (cairo_surface_t **surface)
{
  cairo_surface_t *taken = g_steal_pointer (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (taken)
               * (gsize) cairo_image_surface_get_height (taken);

  return g_bytes_new_with_free_func (cairo_image_surface_get_data (taken), size,
                                     (GDestroyNotify) cairo_surface_destroy, taken);
}

static gboolean
make_surfaces (Drawing *self, GError **error)
{
  cairo_status_t status;

  self->base = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->ground->width,
                                           self->ground->height);
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->ground->width,
                                              self->ground->height);
  status = MAX (cairo_surface_status (self->base), cairo_surface_status (self->picture));
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static void
ground_clear (gpointer data)
{
  BujuDrawnGround *self = data;

  buju_scene_unref (self->scene);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_clear_pointer (&self->pixels, g_bytes_unref);
}

/**
 * buju_drawn_ground_new:
 * @scene: what to draw; its view is in px
 * @before: (nullable): one that shows nearly the same, or anything
 * @cancellable: (nullable): as of buju_render()
 * @error: return location for a #GError
 *
 * Draws what buju_render() does, but neither labels nor the numbers of roads. Without @before the
 * pixels are the very same. Where @before shows the same things in px that coincide, its own are
 * taken; those at the seams may differ from a picture in one piece by what cairo rounds.
 *
 * Returns: (transfer full) (nullable): the ground; %NULL as of buju_render()
 */
BujuDrawnGround *
buju_drawn_ground_new (BujuScene *scene, BujuDrawnGround *before, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (BujuDrawnGround) ground = NULL;
  const BujuView *view;
  Drawing self;
  gboolean done;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  view = buju_scene_get_view (scene);
  ground = g_atomic_rc_box_new0 (BujuDrawnGround);
  ground->scene = buju_scene_ref (scene);
  ground->width = CLAMP ((int) view->width, 1, BUJU_DRAWN_MOST);
  ground->height = CLAMP ((int) view->height, 1, BUJU_DRAWN_MOST);
  self = (Drawing) { .ground = ground, .before = before, .cancellable = cancellable };
  self.n_base = buju_render_count_base (scene);
  if (before != NULL)
    find_shared (&self);
  done = make_surfaces (&self, error) && draw_base (&self, error) && draw_rest (&self, error);
  if (done)
    {
      ground->stride = cairo_image_surface_get_stride (self.picture);
      ground->base = take_pixels (&self.base);
      ground->pixels = take_pixels (&self.picture);
    }
  g_clear_pointer (&self.base, cairo_surface_destroy);
  g_clear_pointer (&self.picture, cairo_surface_destroy);
  return done ? g_steal_pointer (&ground) : NULL;
}

/**
 * buju_drawn_ground_ref:
 * @self: a ground
 *
 * Returns: (transfer full): @self
 */
BujuDrawnGround *
buju_drawn_ground_ref (BujuDrawnGround *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_drawn_ground_unref:
 * @self: (transfer full): a ground
 */
void
buju_drawn_ground_unref (BujuDrawnGround *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ground_clear);
}
