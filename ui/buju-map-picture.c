/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, second file: the picture and what is drawn over it. */
#include "config.h"

#include "buju-map-view-private.h"

#include <math.h>

#include "buju-letters.h"
#include "buju-startup.h"
#include "draw/buju-drawn-ground.h"
#include "draw/buju-hit.h"

/* px of a 96 dpi screen in a pt of the style. */
#define PX_PER_PT   (96.0 / 72.0)
/* A picture is drawn so much larger on every side, as a share of the window, so that small pans
 * need no wait. */
#define MARGIN      0.22
#define MOST_MARGIN 240.0
/* While it zooms, the next picture is due so soon that hardly more than is seen is drawn. */
#define SMALL_MARGIN 16.0
/* When less of it is left, as a share of the window, the next picture is begun. */
#define RESERVE     0.06
/* Labels do not cross the window's border, which this line stands for, nor lie under what lies over
 * the map, px. */
#define BORDER      2.0
#define BUTTONS     ((BujuBox) { -70, -176, 0, 0 })     /* from the lower right corner */
#define SCALE_BAR   ((BujuBox) { 0, -56, 160, 0 })      /* from the lower left corner */
/* When the view rested so long, the sharp picture is asked for, ms. */
#define SETTLED     140
/* So long after that, it has settled: between the notches of a wheel it has not. */
#define RESTED      140
/* A click or the pointer may miss a point or a line by this, px. */
#define REACH       6.0

/* The same part of the world in the monitor's px. */
static BujuView
scale_view (const BujuView *view, double factor)
{
  return (BujuView) { view->centre, view->scale * factor, view->width * factor,
                      view->height * factor };
}

static BujuView
add_margin (const BujuView *view, double most)
{
  double across = ceil (MIN (view->width * MARGIN, most));
  double down = ceil (MIN (view->height * MARGIN, most));

  return buju_view_resized (view, view->width + 2 * across, view->height + 2 * down);
}

static void
block (GArray *boxes, double factor, double x0, double y0, double x1, double y1)
{
  BujuBox box = { x0 * factor, y0 * factor, x1 * factor, y1 * factor };

  g_array_append_val (boxes, box);
}

/* In px of the picture, which is larger than the window by a margin. */
static GArray *
find_blocked (const BujuView *view, const BujuView *larger, double factor)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (BujuBox));
  double  left = (larger->width - view->width) / 2;
  double  top = (larger->height - view->height) / 2;
  double  right = left + view->width;
  double  bottom = top + view->height;

  block (boxes, factor, left - BORDER, top, left, bottom);
  block (boxes, factor, right, top, right + BORDER, bottom);
  block (boxes, factor, left, top - BORDER, right, top);
  block (boxes, factor, left, bottom, right, bottom + BORDER);
  block (boxes, factor, right + BUTTONS.x0, bottom + BUTTONS.y0, right, bottom);
  block (boxes, factor, left, bottom + SCALE_BAR.y0, left + SCALE_BAR.x1, bottom);
  return boxes;
}

/* Does the picture reach all borders of the present view, and so far beyond them, px? */
static gboolean
covers (const BujuView *picture, const BujuView *view, double reserve)
{
  BujuBox has = buju_view_get_box (picture, 0.5);
  BujuBox needs = buju_view_get_box (view, reserve);

  return has.x0 <= needs.x0 && has.y0 <= needs.y0 && has.x1 >= needs.x1 && has.y1 >= needs.y1;
}

/* Sharp, and drawn for this very window, so that no label is cut by its border? */
static gboolean
is_good (const BujuMapSheet *sheet, const BujuView *view)
{
  BujuPoint off;

  if (sheet->texture == NULL || fabs (sheet->view.scale / view->scale - 1) > 1e-9)
    return FALSE;
  off = buju_view_to_screen (view, sheet->view.centre.x, sheet->view.centre.y);
  return fabs (off.x - view->width / 2) < 2 && fabs (off.y - view->height / 2) < 2 &&
         sheet->view.width >= view->width * (1 + RESERVE);
}

/* Is a sharp one of the view on its way, with a smaller margin perhaps? */
static gboolean
is_coming (BujuMapView *self, BujuPainterSheet sheet, const BujuView *view)
{
  BujuScene *wanted = buju_painter_get_wanted (self->painter, sheet);
  BujuView   scaled;

  if (wanted == NULL)
    return FALSE;
  scaled = scale_view (buju_scene_get_view (wanted),
                       1.0 / gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  return fabs (scaled.scale / view->scale - 1) < 1e-9 && covers (&scaled, view, 0);
}

/* While the view moves, the boxes of the zones are where they were before. */
static void
say_busy (BujuMapView *self, gboolean busy)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

static void
tell_cb (gpointer user_data)
{
  BujuMapView *self = user_data;

  self->settle_id = 0;
  say_busy (self, FALSE);
  g_signal_emit_by_name (self, "settled");
}

/* In turns of their own: a legend to be made anew must not wait for the zones, too, before the next
 * frame is drawn. */
static void
rested_cb (gpointer user_data)
{
  BujuMapView *self = user_data;

  self->settle_id = g_idle_add_once (tell_cb, self);
  buju_map_view_update_zones (self);
}

static void
settled_cb (gpointer user_data)
{
  BujuMapView *self = user_data;
  BujuView     view = buju_map_view_get_view (self);
  gboolean     good = TRUE, coming = TRUE;

  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    if (!is_good (&self->sheets[i], &view))
      {
        good = FALSE;
        coming = coming && is_coming (self, i, &view);
      }
  /* To cancel it would be to paint the same twice; the next one adds what it lacks. */
  if (!good && coming)
    self->stale = TRUE;
  else if (!good)
    buju_map_view_request_picture (self);
  self->settle_id = g_timeout_add_once (RESTED, rested_cb, self);
}

static void
restart_settling (BujuMapView *self)
{
  if (self->settle_id == 0)
    say_busy (self, TRUE);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_once (SETTLED, settled_cb, self);
}

/* Without a graphics card cairo draws the window. It would make a copy of a whole texture for every
 * frame, of which an image has no need; with one, a texture is sent to it once. */
static gboolean
is_drawn_by_cairo (BujuMapView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

/* Of the water, for where no picture has come yet. */
static GdkRGBA
get_ground_colour (BujuMapView *self)
{
  BujuLibrary      *library = buju_session_get_library (self->session);
  const char       *variant = buju_session_get_variant (self->session);
  const BujuSymbol *sea = buju_style_get (buju_library_get_style (library, variant), "sea");

  return (GdkRGBA) { sea->fill.red, sea->fill.green, sea->fill.blue, 1 };
}

/* All in one: every drawing by cairo is an image of its own to GTK, which it clears, fills and
 * mixes. */
static void
draw_by_cairo (BujuMapView *self, GtkSnapshot *snapshot, const BujuView *view,
               const graphene_rect_t *seen)
{
  const BujuMapSheet *ground = &self->sheets[BUJU_PAINTER_GROUND];
  const BujuMapSheet *names = &self->sheets[BUJU_PAINTER_NAMES];
  double              factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t     areas[] = { buju_map_sheet_find_area (ground, view, factor),
                                  buju_map_sheet_find_area (names, view, factor) };
  GdkRGBA             colour = get_ground_colour (self);
  cairo_t            *cr = gtk_snapshot_append_cairo (snapshot, seen);

  if (ground->image == NULL || !graphene_rect_contains_rect (&areas[0], seen))
    {
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_paint (cr);
    }
  if (ground->image != NULL)
    buju_map_sheet_paint (ground, cr, &areas[0], seen);
  if (buju_map_view_prepare_highlights (self, view))
    buju_map_view_draw_highlights (self, cr, view);
  if (names->image != NULL)
    buju_map_sheet_paint (names, cr, &areas[1], seen);
  cairo_destroy (cr);
}

static void
draw_textures (BujuMapView *self, GtkSnapshot *snapshot, const BujuView *view,
               const graphene_rect_t *seen)
{
  double  factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  GdkRGBA colour = get_ground_colour (self);

  gtk_snapshot_append_color (snapshot, &colour, seen);
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    {
      const BujuMapSheet *sheet = &self->sheets[i];
      graphene_rect_t     area = buju_map_sheet_find_area (sheet, view, factor);

      /* A tint over a name would make it hard to read. */
      if (i == BUJU_PAINTER_NAMES && buju_map_view_prepare_highlights (self, view))
        {
          cairo_t *cr = gtk_snapshot_append_cairo (snapshot, seen);

          buju_map_view_draw_highlights (self, cr, view);
          cairo_destroy (cr);
        }
      if (sheet->texture != NULL)
        gtk_snapshot_append_texture (snapshot, sheet->texture, &area);
    }
}

/* px of the picture a pt: the monitor's scale factor included, and how large the desktop has its
 * letters. Symbols and lines grow with the names, which keep their room beside them. */
double
buju_map_view_get_unit (BujuMapView *self)
{
  return PX_PER_PT * buju_letters_get_scale ()
         * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* The scene of exactly what is seen, in the monitor's px. */
BujuScene *
buju_map_view_make_scene (BujuMapView *self)
{
  BujuView view = buju_map_view_get_view (self);
  BujuView scaled = scale_view (&view, gtk_widget_get_scale_factor (GTK_WIDGET (self)));

  return buju_map_view_new_scene (self, &scaled);
}

/* So that what the next picture shows once more need not be painted again. */
static BujuView
align (BujuMapView *self, BujuView view, double factor)
{
  const BujuMapSheet *ground = &self->sheets[BUJU_PAINTER_GROUND];
  BujuView            before, scaled;

  if (ground->texture == NULL)
    return view;
  before = scale_view (&ground->view, factor);
  scaled = scale_view (&view, factor);
  scaled = buju_drawn_ground_align (&before, &scaled);
  return scale_view (&scaled, 1 / factor);
}

static void
request_picture (BujuMapView *self, double margin)
{
  BujuView              view = buju_map_view_get_view (self);
  BujuView              larger;
  double                factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (BujuScene) scene = NULL;
  g_autoptr (GArray)    blocked = NULL;

  if (view.width < 1 || view.height < 1)
    return;
  larger = align (self, add_margin (&view, margin), factor);
  blocked = find_blocked (&view, &larger, factor);
  larger = scale_view (&larger, factor);
  scene = buju_map_view_new_scene (self, &larger);
  self->stale = FALSE;
  buju_map_frames_asked (self->frames);
  buju_painter_request (self->painter, scene, &g_array_index (blocked, BujuBox, 0), blocked->len);
}

void
buju_map_view_request_picture (BujuMapView *self)
{
  request_picture (self, MOST_MARGIN);
}

/* While the view moves, the painter is left to finish what it does: the picture keeps coming, a
 * little late. To cancel it for every frame would mean that none ever comes. Before the picture's
 * border is reached, the next one is begun. */
void
buju_map_view_follow_view (BujuMapView *self)
{
  BujuView            view = buju_map_view_get_view (self);
  const BujuMapSheet *ground = &self->sheets[BUJU_PAINTER_GROUND];
  gboolean            sharp = ground->texture != NULL
                              && fabs (ground->view.scale / view.scale - 1) < 1e-9;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  restart_settling (self);
  if (sharp && covers (&ground->view, &view, RESERVE * MIN (view.width, view.height)))
    return;
  if (!buju_painter_is_busy (self->painter, BUJU_PAINTER_GROUND))
    request_picture (self, sharp ? MOST_MARGIN : SMALL_MARGIN);
  else if (!sharp || !covers (&ground->view, &view, 0))
    self->stale = TRUE;
}

/* Do names of one scene belong on the ground of the other? */
static gboolean
is_kin (BujuScene *a, BujuScene *b)
{
  const BujuSceneOptions *one = buju_scene_get_options (a);
  const BujuSceneOptions *other = buju_scene_get_options (b);

  return buju_scene_get_layout (a) == buju_scene_get_layout (b)
         && one->language == other->language &&
         g_str_equal (one->variant, other->variant) && one->lens == other->lens
           && one->compare == other->compare;
}

/* While one sheet shows something else than the other, and the other will follow, both wait to
 * change together. */
static gboolean
must_wait (BujuMapView *self)
{
  BujuPainted ground = buju_painter_get_painted (self->painter, BUJU_PAINTER_GROUND);
  BujuPainted names = buju_painter_get_painted (self->painter, BUJU_PAINTER_NAMES);

  if (ground.pixels == NULL)
    return TRUE;
  return names.pixels != NULL && !is_kin (ground.scene, names.scene) &&
         buju_painter_is_busy (self->painter, BUJU_PAINTER_N_SHEETS);
}

void
buju_map_view_clear_picture (BujuMapView *self)
{
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    buju_map_sheet_clear (&self->sheets[i]);
  g_clear_pointer (&self->labels, g_array_unref);
}

static void
take_sheet (BujuMapView *self, BujuPainterSheet number)
{
  BujuPainted painted = buju_painter_get_painted (self->painter, number);
  double      factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  /* Letters or the monitor have changed since: another one is on its way. */
  if (painted.pixels == NULL
      || buju_scene_get_options (painted.scene)->unit != buju_map_view_get_unit (self))
    return;
  /* The ground has no holes, which saves mixing it. */
  if (buju_map_sheet_take (&self->sheets[number], &painted, number == BUJU_PAINTER_GROUND, factor)
      && number == BUJU_PAINTER_NAMES)
    buju_map_view_take_labels (self, factor);
}

void
buju_map_view_take_picture (BujuMapView *self, BujuPainterSheet number)
{
  if (self->session == NULL)
    return;
  buju_map_frames_painted (self->frames, number == BUJU_PAINTER_GROUND ? "ground" : "names",
                           buju_painter_get_painted (self->painter, number).scene);
  if (!must_wait (self))
    {
      take_sheet (self, BUJU_PAINTER_GROUND);
      take_sheet (self, BUJU_PAINTER_NAMES);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (buju_map_view_has_picture (self))
    buju_startup_tell (GTK_WIDGET (self));
  if (!self->stale || number != BUJU_PAINTER_GROUND)
    return;
  self->stale = FALSE;
  buju_map_view_follow_view (self);
}

void
buju_map_view_draw (BujuMapView *self, GtkSnapshot *snapshot)
{
  BujuView        view = buju_map_view_get_view (self);
  graphene_rect_t area;

  graphene_rect_init (&area, self->cut, 0, MAX (view.width - self->cut, 0), view.height);
  gtk_snapshot_push_clip (snapshot, &area);
  if (is_drawn_by_cairo (self))
    draw_by_cairo (self, snapshot, &view, &area);
  else
    draw_textures (self, snapshot, &view, &area);
  buju_map_view_draw_ghost (self, snapshot);
  buju_map_frames_snapshot (self->frames, snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * buju_map_view_hit:
 * @self: a map view
 * @x: px of the widget
 * @y: px of the widget
 *
 * Returns: (transfer full): the ids of what lies there, topmost first, %NULL-terminated
 */
GStrv
buju_map_view_hit (BujuMapView *self, double x, double y)
{
  g_autoptr (BujuScene) scene = NULL;
  int                   factor;

  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self), NULL);

  if (self->session == NULL || gtk_widget_get_width (GTK_WIDGET (self)) < 1)
    return g_new0 (char *, 1);
  factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  scene = buju_map_view_make_scene (self);
  return buju_hit_test_ids (scene, x * factor, y * factor, REACH * factor);
}
