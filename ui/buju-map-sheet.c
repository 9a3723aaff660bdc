/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-sheet.h"

#include <math.h>

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

/* To be filled, not to clip: cairo works the tiles of a clip out several times on its way to the
 * screen, a tenth of the time of a frame. */
static void
outline (const BujuMapSheet *sheet, cairo_t *cr, const graphene_rect_t *area,
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
}

/**
 * buju_map_sheet_take:
 * @self: a sheet
 * @painted: what came from the painter
 * @opaque: it has no holes, so it need not be mixed
 * @factor: the monitor's px a logical one
 *
 * Returns: %FALSE: it had that picture before
 */
gboolean
buju_map_sheet_take (BujuMapSheet *self, const BujuPainted *painted, gboolean opaque, double factor)
{
  const BujuView *view = buju_scene_get_view (painted->scene);

  if (painted->pixels == self->pixels)
    return FALSE;
  buju_map_sheet_clear (self);
  self->pixels = g_bytes_ref (painted->pixels);
  self->inked = painted->inked != NULL ? cairo_region_reference (painted->inked) : NULL;
  self->texture = gdk_memory_texture_new (painted->width, painted->height, GDK_MEMORY_DEFAULT,
                                          painted->pixels, painted->stride);
  self->image = make_image (painted, opaque);
  /* Whole px were drawn. */
  self->view = (BujuView) { view->centre, view->scale / factor, painted->width / factor,
                            painted->height / factor };
  return TRUE;
}

/**
 * buju_map_sheet_find_area:
 * @self: a sheet with a picture
 * @view: what the widget shows, logical px
 * @factor: the monitor's px a logical one
 *
 * Returns: where the picture lies in the widget now, logical px
 */
graphene_rect_t
buju_map_sheet_find_area (const BujuMapSheet *self, const BujuView *view, double factor)
{
  const BujuView *picture = &self->view;
  double          zoom = view->scale / picture->scale;
  BujuPoint       centre = buju_view_to_screen (view, picture->centre.x, picture->centre.y);
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

static cairo_surface_t *
acquire_cb (cairo_pattern_t *pattern, void *image, cairo_surface_t *target,
            const cairo_rectangle_int_t *extents)
{
  return cairo_surface_reference (image);
}

static void
release_cb (cairo_pattern_t *pattern, void *image, cairo_surface_t *acquired)
{
  cairo_surface_destroy (acquired);
}

static cairo_status_t
copy_cb (cairo_pattern_t *pattern, void *image, const cairo_pattern_t *other)
{
  cairo_surface_reference (image);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish_cb (cairo_pattern_t *pattern, void *image)
{
  cairo_surface_destroy (image);
}

/* GTK records the drawing. Of an image that is recorded cairo keeps a snapshot, and when the image
 * goes it makes a copy for that, 14 MB for every picture that is replaced, whether anybody has the
 * snapshot or not. A source that hands the image out when it is asked for has none. */
static cairo_pattern_t *
make_source (cairo_surface_t *image)
{
  cairo_pattern_t *source =
      cairo_pattern_create_raster_source (cairo_surface_reference (image),
                                          cairo_surface_get_content (image),
                                          cairo_image_surface_get_width (image),
                                          cairo_image_surface_get_height (image));

  cairo_raster_source_pattern_set_acquire (source, acquire_cb, release_cb);
  cairo_raster_source_pattern_set_copy (source, copy_cb);
  cairo_raster_source_pattern_set_finish (source, finish_cb);
  return source;
}

/**
 * buju_map_sheet_paint:
 * @self: a sheet with a picture
 * @cr: in logical px of the widget
 * @area: where the picture lies
 * @seen: what must be painted, of it
 */
void
buju_map_sheet_paint (const BujuMapSheet *self, cairo_t *cr,
                      const graphene_rect_t *area, const graphene_rect_t *seen)
{
  double                across = cairo_image_surface_get_width (self->image) / area->size.width;
  double                down = cairo_image_surface_get_height (self->image) / area->size.height;
  gboolean              whole = across == 1 && down == 1;
  cairo_rectangle_int_t part = find_inside (area, seen, whole ? 0 : 1 / MIN (across, down));
  cairo_pattern_t      *source = make_source (self->image);

  cairo_save (cr);
  outline (self, cr, area, &part, across, down);
  cairo_translate (cr, area->origin.x, area->origin.y);
  if (!whole)
    cairo_scale (cr, 1 / across, 1 / down);
  cairo_pattern_set_filter (source, whole ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_set_source (cr, source);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (source);
}

/**
 * buju_map_sheet_clear:
 * @self: a sheet
 */
void
buju_map_sheet_clear (BujuMapSheet *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->image, cairo_surface_destroy);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_clear_pointer (&self->inked, cairo_region_destroy);
}
