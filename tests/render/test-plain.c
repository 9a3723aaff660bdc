/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The quick way of drawing plainly against all vertices drawn by cairo: at every scale about the
 * same picture, and nothing that one shows is missing in the other. */

#include "draw/buju-plain.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 200

typedef struct
{
  const char *name;
  double      bound;     /* mean difference of a channel, 0 … 255, at scale 1 */
  BujuLayer *(*make) (void);
} Sample;

static void
add_ring (BujuPathBuffer *buffer, double x, double y, double radius_x, double radius_y, guint n,
          double turn)
{
  buju_path_buffer_begin_part (buffer);
  for (guint i = 0; i <= n; i++)
    {
      double angle = turn + 2 * G_PI * (i % n) / n;

      buju_path_buffer_add (buffer, x + radius_x * cos (angle), y + radius_y * sin (angle));
    }
}

static void
add_feature (BujuLayerBuilder *builder, BujuPathBuffer *buffer)
{
  BujuSpan span = buju_path_buffer_get_span (buffer);

  buju_layer_builder_add_feature (builder, &span);
  buju_path_buffer_reset (buffer);
}

/* Rings with holes, round and square, some of them larger than the picture. */
static BujuLayer *
make_holes (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("holes", BUJU_GEOMETRY_POLYGON);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < 60; i++)
    {
      double x = g_rand_double_range (rand, -160, 160), y = g_rand_double_range (rand, -100, 100);
      double radius = i == 0 ? 400 : g_rand_double_range (rand, 0.3, 30);

      add_ring (&buffer, x, y, radius, radius * 0.7, 3 + i % 40, i);
      add_ring (&buffer, x, y, radius / 2, radius / 4, 4, i * 0.3);
      add_feature (builder, &buffer);
    }
  return buju_layer_builder_finish (builder);
}

/* Thinner than a pixel and long. */
static BujuLayer *
make_thin (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("thin", BUJU_GEOMETRY_POLYGON);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < 40; i++)
    {
      double angle = G_PI * i / 40, dx = 90 * cos (angle), dy = 90 * sin (angle);
      double wide = 0.02 + 0.02 * i, nx = -wide * sin (angle), ny = wide * cos (angle);
      const double corners[][2] = { { 20 * cos (angle), 20 * sin (angle) }, { dx, dy },
                                    { dx + nx, dy + ny },
                                    { 20 * cos (angle) + nx, 20 * sin (angle) + ny } };

      buju_path_buffer_begin_part (&buffer);
      for (guint k = 0; k < 5; k++)
        buju_path_buffer_add (&buffer, corners[k % 4][0], corners[k % 4][1]);
      add_feature (builder, &buffer);
    }
  return buju_layer_builder_finish (builder);
}

/* A pavement of polygons of a few pixels with common sides. */
static BujuLayer *
make_parcels (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("parcels", BUJU_GEOMETRY_POLYGON);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };

  buju_path_buffer_init (&buffer);
  for (int j = -30; j < 30; j++)
    for (int i = -50; i < 50; i++)
      {
        buju_path_buffer_begin_part (&buffer);
        for (int k = 0; k < 13; k++)
          {
            double t = k % 3 / 3.0;
            int side = k % 12 / 3;
            double u = side == 0 ? t : side == 1 ? 1 : side == 2 ? 1 - t : 0;
            double v = side == 0 ? 0 : side == 1 ? t : side == 2 ? 1 : 1 - t;

            buju_path_buffer_add (&buffer, 3 * (i + u + 0.2 * sin (3 * (j + v))),
                                  3 * (j + v + 0.2 * sin (5 * (i + u))));
          }
        add_feature (builder, &buffer);
      }
  return buju_layer_builder_finish (builder);
}

/* Crowds below a pixel, and islands below a pixel beside a large one. */
static BujuLayer *
make_dust (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("dust", BUJU_GEOMETRY_POLYGON);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < 4000; i++)
    {
      double x = g_rand_double_range (rand, -150, 0), y = g_rand_double_range (rand, -90, 90);

      add_ring (&buffer, x, y, g_rand_double_range (rand, 0.01, 0.45), 0.2, 4 + i % 3, i);
      add_feature (builder, &buffer);
    }
  add_ring (&buffer, 80, 0, 40, 40, 50, 0);
  for (guint i = 0; i < 40; i++)
    add_ring (&buffer, 80 + 55 * cos (i), 55 * sin (i), 0.2, 0.2, 6, 0);
  add_feature (builder, &buffer);
  return buju_layer_builder_finish (builder);
}

/* Rivers: long, wound, doubling back. */
static BujuLayer *
make_lines (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("lines", BUJU_GEOMETRY_LINE);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < 30; i++)
    {
      buju_path_buffer_begin_part (&buffer);
      for (guint k = 0; k < 400; k++)
        buju_path_buffer_add (&buffer, -200.0 + k + 6 * sin (k * 0.7 + i),
                              -100 + 7.0 * i + 8 * sin (k * 0.05 * (i + 1)));
      buju_path_buffer_begin_part (&buffer);
      for (guint k = 0; k < 20; k++)
        buju_path_buffer_add (&buffer, 10.0 * i - 150 + (k % 2) * 5, -50.0 + 5 * k);
      add_feature (builder, &buffer);
    }
  return buju_layer_builder_finish (builder);
}

static BujuLayer *
make_n_points (guint n)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("points", BUJU_GEOMETRY_POINT);
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < n; i++)
    {
      buju_path_buffer_begin_part (&buffer);
      buju_path_buffer_add (&buffer, g_rand_double_range (rand, -165, 165),
                            g_rand_double_range (rand, -105, 105));
      add_feature (builder, &buffer);
    }
  return buju_layer_builder_finish (builder);
}

static BujuLayer *
make_points (void)
{
  return make_n_points (300);
}

static const Sample samples[] = {
  { "holes", 0.4, make_holes }, { "thin", 0.7, make_thin },   { "parcels", 3.0, make_parcels },
  { "dust", 2.5, make_dust },   { "lines", 3.0, make_lines }, { "points", 0.4, make_points },
};

static cairo_surface_t *
draw (const BujuPlain *plain, int top, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  g_assert_true (buju_plain_draw (plain, cr, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
trace (cairo_t *cr, const BujuPlain *plain, const BujuSpan *span, BujuGeometry geometry)
{
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n;

      buju_span_get_part (span, part, &points, &n);
      cairo_new_sub_path (cr);
      for (guint i = 0; i < n; i++)
        {
          BujuPoint at = buju_view_to_screen (&plain->view, points[i].x, points[i].y);

          if (geometry == BUJU_GEOMETRY_POINT)
            cairo_arc (cr, at.x, at.y, 1.5, 0, 2 * G_PI);
          else
            cairo_line_to (cr, at.x, at.y);
        }
      if (geometry == BUJU_GEOMETRY_POLYGON)
        cairo_close_path (cr);
    }
}

/* Every vertex of every shape, by cairo alone. */
static cairo_surface_t *
draw_reference (const BujuPlain *plain)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const BujuLayer *layer = g_ptr_array_index (plain->layers, 0);
  BujuGeometry geometry = buju_layer_get_geometry (layer);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_line_width (cr, plain->line_width);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      BujuSpan span = buju_layer_get_span (layer, i);

      trace (cr, plain, &span, geometry);
      cairo_set_source_rgba (cr, plain->fill.red, plain->fill.green, plain->fill.blue,
                             plain->fill.alpha);
      if (geometry != BUJU_GEOMETRY_LINE)
        cairo_fill_preserve (cr);
      cairo_set_source_rgba (cr, plain->stroke.red, plain->stroke.green, plain->stroke.blue,
                             plain->stroke.alpha);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface)
                       + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, data + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

static double
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  double sum = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int shift = 0; shift < 24; shift += 8)
        sum += abs ((int) (get_pixel (a, x, y) >> shift & 0xff)
                    - (int) (get_pixel (b, x, y) >> shift & 0xff));
  return sum / (3 * WIDTH * HEIGHT);
}

/* Wherever one has ink, the other has some within a pixel. */
static void
assert_nothing_vanishes (cairo_surface_t *whole, cairo_surface_t *quick)
{
  for (int y = 1; y + 1 < HEIGHT; y++)
    for (int x = 1; x + 1 < WIDTH; x++)
      {
        gboolean found = FALSE;

        if ((get_pixel (whole, x, y) & 0xff) > 230)
          continue;
        for (int i = 0; i < 9 && !found; i++)
          found = get_pixel (quick, x + i % 3 - 1, y + i / 3 - 1) != 0xffffff;
        if (!found)
          g_error ("nothing at %d, %d", x, y);
      }
}

static BujuPlain
make_plain (GPtrArray *layers, double scale)
{
  return (BujuPlain) { .layers = layers,
                       .view = { { 0, 0 }, scale, WIDTH, HEIGHT },
                       .fill = { 0.85, 0.82, 0.75, 1 },
                       .stroke = { 0.35, 0.35, 0.35, 1 },
                       .line_width = 0.5,
                       .tolerance = 0.5 };
}

static void
test_sample (gconstpointer data)
{
  static const double scales[] = { 1, 0.3, 2.7, 20, 1e-3 };
  const Sample *sample = data;
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);

  g_ptr_array_add (layers, sample->make ());
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint look = 0; look < 4; look++)
      {
        BujuPlain plain = make_plain (layers, scales[i]);
        cairo_surface_t *a, *b;

        if (look == 1)
          plain.stroke.alpha = 0;
        if (look == 2)
          plain.fill.alpha = 0;
        if (look == 3)
          plain.line_width = 1;
        a = draw_reference (&plain);
        b = draw (&plain, 0, HEIGHT);
        g_test_message ("scale %g look %u: %.3f", scales[i], look, compare (a, b));
        g_assert_cmpfloat (compare (a, b), <=, sample->bound * (look == 3 ? 2 : 1));
        /* Lines have no fill, and may then have nothing at all. */
        if (look != 1 || buju_layer_get_geometry (g_ptr_array_index (layers, 0))
            != BUJU_GEOMETRY_LINE)
          assert_nothing_vanishes (a, b);
        cairo_surface_destroy (a);
        cairo_surface_destroy (b);
      }
}

/* Drawn in strips of any height it is the same picture, to the last bit. */
static void
test_strips (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  BujuPlain plain;
  cairo_surface_t *whole;

  g_ptr_array_add (layers, sample->make ());
  plain = make_plain (layers, 1);
  whole = draw (&plain, 0, HEIGHT);
  for (int top = 0; top < HEIGHT; top += 37)
    {
      int rows = MIN (37, HEIGHT - top);
      cairo_surface_t *strip = draw (&plain, top, rows);
      int worst = 0;

      for (int y = 0; y < rows; y++)
        for (int x = 0; x < WIDTH; x++)
          for (int shift = 0; shift < 24; shift += 8)
            worst = MAX (worst, abs ((int) (get_pixel (whole, x, top + y) >> shift & 0xff)
                                     - (int) (get_pixel (strip, x, y) >> shift & 0xff)));
      /* Large shapes are clipped elsewhere, which moves the last digit of a float. */
      g_assert_cmpint (worst, <=, 4);
      cairo_surface_destroy (strip);
    }
  cairo_surface_destroy (whole);
}

/* Twice the same picture is the same picture, however the work was shared out. */
static void
test_repeat (void)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  BujuPlain plain;
  cairo_surface_t *first;

  g_ptr_array_add (layers, make_parcels ());
  plain = make_plain (layers, 1);
  first = draw (&plain, 0, HEIGHT);
  for (guint i = 0; i < 5; i++)
    {
      cairo_surface_t *again = draw (&plain, 0, HEIGHT);

      g_assert_cmpfloat (compare (first, again), ==, 0);
      cairo_surface_destroy (again);
    }
  cairo_surface_destroy (first);
}

/* On a picture with a transparent ground the ground stays so, and what cairo clips away is not
 * painted. */
static void
test_ground_and_clip (void)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  BujuPlain plain;
  const guchar *data;

  g_ptr_array_add (layers, make_parcels ());
  plain = make_plain (layers, 1);
  cairo_rectangle (cr, 100, 60, 50, 40);
  cairo_clip (cr);
  g_assert_true (buju_plain_draw (&plain, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean inside = x >= 100 && x < 150 && y >= 60 && y < 100;

        g_assert_cmpint (data[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 0, ==,
                         inside);
      }
  cairo_surface_destroy (surface);
}

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static gsize
get_plain_size (const BujuPlain *plain)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &size, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  g_assert_true (buju_plain_draw (plain, cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return size;
}

static gsize
get_pdf_size (GPtrArray *layers, double scale)
{
  BujuPlain plain = make_plain (layers, scale);

  return get_plain_size (&plain);
}

/* Four thousand dots that fall on a few places take the room of a few. */
static void
test_dots_in_files (void)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);

  g_ptr_array_add (layers, make_dust ());
  g_assert_cmpuint (get_pdf_size (layers, 0.02), <, 4000);
  g_assert_cmpuint (get_pdf_size (layers, 1), >, 8000);
}

/* Two pictures, which go here, of the same @n points look alike, and in a file each point takes no
 * more than @bytes. */
static void
check_points (const BujuPlain *plain, guint n, cairo_surface_t *a, cairo_surface_t *b, guint bytes)
{
  gsize size = get_plain_size (plain);

  g_test_message ("%u: %.3f, %" G_GSIZE_FORMAT " bytes", n, compare (a, b), size);
  g_assert_cmpfloat (compare (a, b), <=, 1.5);
  assert_nothing_vanishes (a, b);
  assert_nothing_vanishes (b, a);
  g_assert_cmpuint (size, <, 2000 + bytes * n);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Points without a line around them that cairo draws: few and very many look as if each were drawn,
 * and take a few bytes each. */
static void
test_discs (void)
{
  static const guint counts[] = { 1, 300, 5000, 60000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GPtrArray) layers =
          g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
      BujuPlain plain;

      g_ptr_array_add (layers, make_n_points (counts[i]));
      plain = make_plain (layers, 1);
      plain.stroke.alpha = 0;
      plain.careful = TRUE;
      check_points (&plain, counts[i], draw_reference (&plain), draw (&plain, 0, HEIGHT), 8);
    }
}

/* As a file sees it: drawings that are kept. */
static cairo_surface_t *
draw_recorded (const BujuPlain *plain)
{
  const cairo_rectangle_t page = { 0, 0, WIDTH, HEIGHT };
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, &page);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (record);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  g_assert_true (buju_plain_draw (plain, cr, NULL, NULL));
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, record, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (record);
  cairo_surface_flush (surface);
  return surface;
}

static void
add_dot (cairo_t *cr, BujuPoint at, double diameter, const BujuColor *color)
{
  cairo_arc (cr, at.x, at.y, diameter / 2, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_fill (cr);
}

static cairo_surface_t *
draw_one_by_one (const BujuPlain *plain)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const BujuLayer *layer = g_ptr_array_index (plain->layers, 0);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      const BujuPoint *point = buju_layer_get_span (layer, i).points;
      BujuPoint at = buju_view_to_screen (&plain->view, point->x, point->y);

      at = (BujuPoint) { round (at.x * 8) / 8, round (at.y * 8) / 8 };
      add_dot (cr, at, 3 + plain->line_width, &plain->stroke);
      add_dot (cr, at, 3 - plain->line_width, &plain->fill);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Points with a line around them in a file: each lies on those before it, as if drawn one by one,
 * and they are some bytes each. */
static void
test_rims (void)
{
  static const guint counts[] = { 1, 300, 5000, 60000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GPtrArray) layers =
          g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
      BujuPlain plain;

      g_ptr_array_add (layers, make_n_points (counts[i]));
      plain = make_plain (layers, 1);
      plain.fill.alpha = plain.stroke.alpha = 1;
      check_points (&plain, counts[i], draw_one_by_one (&plain), draw_recorded (&plain), 16);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/plain/like-cairo/", samples[i].name, NULL);
      g_autofree char *strips = g_strconcat ("/plain/strips/", samples[i].name, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
      g_test_add_data_func (strips, &samples[i], test_strips);
    }
  g_test_add_func ("/plain/repeat", test_repeat);
  g_test_add_func ("/plain/ground-and-clip", test_ground_and_clip);
  g_test_add_func ("/plain/dots-in-files", test_dots_in_files);
  g_test_add_func ("/plain/discs", test_discs);
  g_test_add_func ("/plain/rims", test_rims);

  return g_test_run ();
}
