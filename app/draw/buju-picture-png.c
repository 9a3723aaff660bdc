/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-picture-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <png.h>
#include <string.h>

#include "draw/buju-png-rows.h"
#include "geo/buju-pages.h"

/* cairo's own limit of an image's side. */
#define LONGEST_SIDE 32767
/* More than an A0 sheet at 600 dpi is a slip of the pen. */
#define MOST_PIXELS 600e6
/* Large pictures are drawn in strips of so many pixels, so that memory does not grow with the
 * page. */
#define STRIP_PIXELS (16 << 20)
#define LEVEL 6        /* of compression */
#define INCH 0.0254

typedef struct
{
  const BujuPicture *picture;
  double             dpi;
  int                width;   /* px */
  int                height;
  GByteArray        *bytes;
  BujuPngRows        rows;
  png_structp        png;
  png_infop          info;
  char              *message; /* of libpng */
} Writer;

static void
writer_clear (Writer *self)
{
  if (self->png != NULL)
    png_destroy_write_struct (&self->png, &self->info);
  buju_png_rows_clear (&self->rows);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self->message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  Writer *self = png_get_io_ptr (png);

  g_byte_array_append (self->bytes, data, length);
}

static void
flush_cb (png_structp png)
{
}

static void
error_cb (png_structp png, png_const_charp message)
{
  Writer *self = png_get_error_ptr (png);

  g_free (self->message);
  self->message = g_strdup (message);
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp png, png_const_charp message)
{
  g_debug ("PNG: %s", message);
}

static gboolean
fail (Writer *self, GError **error)
{
  g_set_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_SURFACE,
               _("the PNG could not be made: %s"),
               self->message != NULL ? self->message : _("out of memory"));
  return FALSE;
}

static gboolean
measure (Writer *self, GError **error)
{
  double width = round (self->picture->width * self->dpi / 72);
  double height = round (self->picture->height * self->dpi / 72);

  if (fmax (width, height) > LONGEST_SIDE || width * height > MOST_PIXELS)
    {
      g_set_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_TOO_LARGE,
                   _("a PNG of %.0f × %.0f px is too large (a side may have %d px, the whole %.0f "
                     "million): "
                     "use a lower resolution, a smaller page, or PDF"),
                   width, height, LONGEST_SIDE, MOST_PIXELS / 1e6);
      return FALSE;
    }
  self->width = MAX ((int) width, 1);
  self->height = MAX ((int) height, 1);
  self->bytes = g_byte_array_new ();
  buju_png_rows_init (&self->rows, self->width, self->picture->quick ? BUJU_PNG_ROWS_QUICK : LEVEL);
  return TRUE;
}

static void
add_text (png_textp texts, int *n_texts, const char *key, const char *language, const char *value)
{
  if (value == NULL)
    return;
  texts[*n_texts] = (png_text) {
    .compression = PNG_ITXT_COMPRESSION_NONE,
    .key = (png_charp) key,
    .text = (png_charp) value,
    .itxt_length = strlen (value),
    .lang = (png_charp) language,
    .lang_key = (png_charp) "",
  };
  (*n_texts)++;
}

static void
set_texts (Writer *self)
{
  const BujuPicture *picture = self->picture;
  png_text texts[7 + BUJU_RECORD_N_FIELDS];
  int n_texts = 0;

  add_text (texts, &n_texts, "Title", "", picture->title);
  add_text (texts, &n_texts, "Author", "", picture->author);
  add_text (texts, &n_texts, "Description", "zh", picture->description.zh);
  add_text (texts, &n_texts, "Description", "en", picture->description.en);
  add_text (texts, &n_texts, "Source", "", picture->subject);
  add_text (texts, &n_texts, "Keywords", "", picture->keywords);
  add_text (texts, &n_texts, "Software", "", "Buju " BUJU_VERSION);
  for (guint i = 0; picture->record != NULL && i < BUJU_RECORD_N_FIELDS; i++)
    add_text (texts, &n_texts, buju_record_get_name (i), "",
              buju_record_get_value (picture->record, i));
  png_set_text (self->png, self->info, texts, n_texts);
}

static gboolean
write_head (Writer *self, GError **error)
{
  png_uint_32 per_metre = (png_uint_32) lround (self->dpi / INCH);

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return fail (self, error);
  png_set_write_fn (self->png, self, write_cb, flush_cb);
  png_set_IHDR (self->png, self->info, self->width, self->height, 8, PNG_COLOR_TYPE_RGB,
                PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs (self->png, self->info, per_metre, per_metre, PNG_RESOLUTION_METER);
  set_texts (self);
  png_write_info (self->png, self->info);
  return TRUE;
}

/* May be left by a jump of libpng's, so it has nothing to free. */
static gboolean
write_chunk_cb (const guint8 *bytes, gsize size, gpointer data)
{
  Writer *self = data;

  if (setjmp (png_jmpbuf (self->png)) != 0)
    return FALSE;
  png_write_chunk (self->png, (png_const_bytep) "IDAT", bytes, size);
  return TRUE;
}

static gboolean
write_rows (Writer *self, cairo_surface_t *surface, int n_rows, gboolean last, GError **error)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  return buju_png_rows_add (&self->rows, (const guint32 *) (const void *) data,
                            stride / sizeof (guint32), n_rows, last,
                            write_chunk_cb, self)
         || fail (self, error);
}

static gboolean
draw_strip (Writer *self, cairo_surface_t *surface, int top, GCancellable *cancellable,
            GError **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean drawn;
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, self->width / self->picture->width, self->height / self->picture->height);
  drawn = self->picture->draw (cr, self->picture->data, cancellable, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return buju_picture_check (drawn, status, error);
}

/* Rows of a strip. Whole bands: the file is then the same whether it was made in strips or in one
 * piece. */
static int
strip_rows (const Writer *self)
{
  guint pixels = self->picture->strip > 0 ? self->picture->strip : STRIP_PIXELS;
  int band = buju_png_rows_get_band (&self->rows);
  guint n_bands = MAX (pixels / (guint) self->width / (guint) band, 1);

  return (int) MIN ((guint) self->height, n_bands * (guint) band);
}

static gboolean
write_strips (Writer *self, GCancellable *cancellable, GError **error)
{
  int strip = strip_rows (self),
  stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, self->width);
  gsize size = (gsize) stride * (gsize) strip;
  guchar *pixels = buju_pages_new (size);
  cairo_surface_t *surface = NULL;
  gboolean done;

  if (pixels == NULL)
    return fail (self, error);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, self->width, strip,
                                                 stride);
  done = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS || fail (self, error);

  for (int top = 0; done && top < self->height; top += strip)
    done = draw_strip (self, surface, top, cancellable, error)
           && !g_cancellable_set_error_if_cancelled (cancellable, error)
           && write_rows (self, surface, MIN (strip, self->height - top),
                          top + strip >= self->height, error);
  cairo_surface_destroy (surface);
  buju_pages_free (pixels, size);
  return done;
}

static gboolean
write_end (Writer *self, GError **error)
{
  if (setjmp (png_jmpbuf (self->png)) != 0)
    return fail (self, error);
  png_write_chunk (self->png, (png_const_bytep) "IEND", NULL, 0);
  return TRUE;
}

/**
 * buju_picture_to_png:
 * @self: a picture
 * @dpi: pixels per inch of paper
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws @self on white, 8 bits a channel, with the resolution and what it is about written into the
 * file.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_TOO_LARGE,
 *   %BUJU_EXPORT_ERROR_SURFACE or what the drawing function says
 */
GBytes *
buju_picture_to_png (const BujuPicture *self, double dpi, GCancellable *cancellable, GError **error)
{
  g_auto (Writer) writer = { .picture = self, .dpi = dpi };

  if (!measure (&writer, error))
    return NULL;
  writer.png = png_create_write_struct (PNG_LIBPNG_VER_STRING, &writer, error_cb, warning_cb);
  writer.info = writer.png != NULL ? png_create_info_struct (writer.png) : NULL;
  if (writer.info == NULL)
    {
      fail (&writer, error);
      return NULL;
    }
  if (!write_head (&writer, error) || !write_strips (&writer, cancellable, error)
      || !write_end (&writer, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&writer.bytes));
}
