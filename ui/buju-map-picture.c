/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, second file: the picture and what is drawn over it. */
#include "config.h"

#include "buju-map-view-private.h"

#include <math.h>

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
/* The view has settled when it rested so long, ms. */
#define SETTLED     140
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

static void
settled_cb (gpointer user_data)
{
  BujuMapView *self = user_data;
  BujuView     view = buju_map_view_get_view (self);
  gboolean     good = TRUE, coming = TRUE;

  self->settle_id = 0;
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
  buju_map_view_update_zones (self);
  g_signal_emit_by_name (self, "settled");
}

static void
restart_settling (BujuMapView *self)
{
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

/* The whole px that lie so far within @area that each mixes px of the picture only: at its border
 * pixman takes ten times as long, for all of it. */
static cairo_rectangle_int_t
find_inside (const graphene_rect_t *area, const graphene_rect_t *seen, double rim)
{
  double x0 = ceil (MAX (area->origin.x + rim, seen->origin.x));
  double y0 = ceil (MAX (area->origin.y + rim, seen->origin.y));
  double x1 = floor (MIN (area->origin.x + area->size.width - rim,
                          seen->origin.x + seen->size.width));
  double y1 = floor (MIN (area->origin.y + area->size.height - rim,
                          seen->origin.y + seen->size.height));

  return (cairo_rectangle_int_t) { x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

/* Where @sheet has something: whole px of the widget, and those beside them that a scaled one mixes
 * in. */
static cairo_region_t *
find_inked (const BujuMapSheet *sheet, const graphene_rect_t *area, double across, double down)
{
  int                n = cairo_region_num_rectangles (sheet->inked);
  g_autoptr (GArray) tiles = g_array_sized_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t), n);

  for (int i = 0; i < n; i++)
    {
      cairo_rectangle_int_t tile;
      int                   x0, y0, x1, y1;

      cairo_region_get_rectangle (sheet->inked, i, &tile);
      x0 = floor (area->origin.x + (tile.x - 1) / across);
      y0 = floor (area->origin.y + (tile.y - 1) / down);
      x1 = ceil (area->origin.x + (tile.x + tile.width + 1) / across);
      y1 = ceil (area->origin.y + (tile.y + tile.height + 1) / down);
      tile = (cairo_rectangle_int_t) { x0, y0, x1 - x0, y1 - y0 };
      g_array_append_val (tiles, tile);
    }
  return cairo_region_create_rectangles (&g_array_index (tiles, cairo_rectangle_int_t, 0), n);
}

static void
clip (const BujuMapSheet *sheet, cairo_t *cr, const graphene_rect_t *area,
      const cairo_rectangle_int_t *part, double across, double down)
{
  if (sheet->inked != NULL)
    {
      cairo_region_t *inked = find_inked (sheet, area, across, down);

      cairo_region_intersect_rectangle (inked, part);
      gdk_cairo_region (cr, inked);
      cairo_region_destroy (inked);
    }
  else
    gdk_cairo_rectangle (cr, part);
  cairo_clip (cr);
}

static void
paint_image (const BujuMapSheet *sheet, cairo_t *cr, const graphene_rect_t *area,
             const graphene_rect_t *seen)
{
  double                across = cairo_image_surface_get_width (sheet->image) / area->size.width;
  double                down = cairo_image_surface_get_height (sheet->image) / area->size.height;
  gboolean              whole = across == 1 && down == 1;
  cairo_rectangle_int_t part = find_inside (area, seen, whole ? 0 : 1 / MIN (across, down));

  cairo_save (cr);
  clip (sheet, cr, area, &part, across, down);
  cairo_translate (cr, area->origin.x, area->origin.y);
  if (!whole)
    cairo_scale (cr, 1 / across, 1 / down);
  cairo_set_source_surface (cr, sheet->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            whole ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Where the picture lies in the widget now, px. */
static graphene_rect_t
find_area (BujuMapView *self, const BujuMapSheet *sheet, const BujuView *view)
{
  const BujuView *picture = &sheet->view;
  double          zoom = view->scale / picture->scale;
  BujuPoint       centre = buju_view_to_screen (view, picture->centre.x, picture->centre.y);
  double          factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double          x = centre.x - picture->width * zoom / 2;
  double          y = centre.y - picture->height * zoom / 2;

  if (fabs (zoom - 1) < 1e-9)
    {
      /* On whole px of the monitor the picture stays as sharp as it was drawn. */
      x = round (x * factor) / factor;
      y = round (y * factor) / factor;
      zoom = 1;
    }
  return GRAPHENE_RECT_INIT (x, y, picture->width * zoom, picture->height * zoom);
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
  graphene_rect_t     areas[] = { find_area (self, ground, view), find_area (self, names, view) };
  GdkRGBA             colour = get_ground_colour (self);
  cairo_t            *cr = gtk_snapshot_append_cairo (snapshot, seen);

  if (ground->image == NULL || !graphene_rect_contains_rect (&areas[0], seen))
    {
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_paint (cr);
    }
  if (ground->image != NULL)
    paint_image (ground, cr, &areas[0], seen);
  if (buju_map_view_prepare_highlights (self, view))
    buju_map_view_draw_highlights (self, cr, view);
  if (names->image != NULL)
    paint_image (names, cr, &areas[1], seen);
  cairo_destroy (cr);
}

static void
draw_textures (BujuMapView *self, GtkSnapshot *snapshot, const BujuView *view,
               const graphene_rect_t *seen)
{
  GdkRGBA colour = get_ground_colour (self);

  gtk_snapshot_append_color (snapshot, &colour, seen);
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    {
      const BujuMapSheet *sheet = &self->sheets[i];
      graphene_rect_t     area = find_area (self, sheet, view);

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

/* px of the picture a pt: the monitor's scale factor included. */
double
buju_map_view_get_unit (BujuMapView *self)
{
  return PX_PER_PT * gtk_widget_get_scale_factor (GTK_WIDGET (self));
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

static void
clear_sheet (BujuMapSheet *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_clear_pointer (&self->inked, cairo_region_destroy);
}

void
buju_map_view_clear_picture (BujuMapView *self)
{
  for (guint i = 0; i < BUJU_PAINTER_N_SHEETS; i++)
    clear_sheet (&self->sheets[i]);
  g_clear_pointer (&self->labels, g_array_unref);
}

/* The ground has no holes, which saves mixing it. */
static cairo_surface_t *
make_image (const BujuPainted *painted, gboolean opaque)
{
  static const cairo_user_data_key_t key;
  cairo_surface_t *image
      = cairo_image_surface_create_for_data ((guchar *) g_bytes_get_data (painted->pixels, NULL),
                                             opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                             painted->width,
                                             painted->height, painted->stride);

  cairo_surface_set_user_data (image, &key, g_bytes_ref (painted->pixels),
                               (cairo_destroy_func_t) g_bytes_unref);
  return image;
}

static void
take_sheet (BujuMapView *self, BujuPainterSheet number)
{
  BujuMapSheet *sheet = &self->sheets[number];
  BujuPainted   painted = buju_painter_get_painted (self->painter, number);
  double        factor;

  if (painted.pixels == NULL || painted.pixels == sheet->pixels)
    return;
  factor = buju_scene_get_options (painted.scene)->unit / PX_PER_PT;
  clear_sheet (sheet);
  sheet->pixels = g_bytes_ref (painted.pixels);
  sheet->inked = painted.inked != NULL ? cairo_region_reference (painted.inked) : NULL;
  sheet->texture = gdk_memory_texture_new (painted.width, painted.height, GDK_MEMORY_DEFAULT,
                                           painted.pixels,
                                           painted.stride);
  sheet->image = make_image (&painted, number == BUJU_PAINTER_GROUND);
  sheet->view = scale_view (buju_scene_get_view (painted.scene), 1 / factor);
  /* Whole px were drawn. */
  sheet->view.width = painted.width / factor;
  sheet->view.height = painted.height / factor;
  if (number == BUJU_PAINTER_NAMES)
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
