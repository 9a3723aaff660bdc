/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <png.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-output.h"
#include "draw/buju-picture.h"
#include "draw/buju-type.h"

/* A picture with a translucent area and a text on it; counts how often it is drawn. */
static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PangoLayout) layout = buju_type_layout (cr, "张江 <&> Zhangjiang", BUJU_LANGUAGE_ZH,
                                                     "Noto Sans CJK SC", 12, FALSE);

  (*(int *) data)++;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  cairo_set_source_rgba (cr, 0.8, 0.2, 0.1, 0.4);
  cairo_rectangle (cr, 10, 10, 100, 50);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 3);
  cairo_move_to (cr, 20, 20);
  buju_glyphs_outline (cr, layout);
  cairo_set_source_rgb (cr, 0, 0, 0.5);
  cairo_move_to (cr, 20, 20);
  buju_glyphs_show (cr, layout);
  return TRUE;
}

static BujuPicture
make_picture (int *count)
{
  *count = 0;
  return (BujuPicture) {
    .width = 200, .height = 100, .draw = draw_cb, .data = count,
    .title = "两极两带 <&>", .author = "Buju", .subject = "test", .keywords = "a, b",
  };
}

typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("buju-export-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "图 1.pdf", NULL);
  self->file = g_file_new_for_path (self->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* fails when a temporary file was left */
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

static void
test_format (void)
{
  BujuFormat format = BUJU_FORMAT_PDF;
  g_autoptr (GError) error = NULL;

  g_assert_true (buju_format_from_name ("图.PNG", &format, NULL));
  g_assert_cmpint (format, ==, BUJU_FORMAT_PNG);
  g_assert_true (buju_format_from_name ("a.b/c.svg", &format, NULL));
  g_assert_cmpint (format, ==, BUJU_FORMAT_SVG);
  g_assert_true (buju_format_from_name (".pdf", &format, NULL));
  g_assert_cmpint (format, ==, BUJU_FORMAT_PDF);
  g_assert_false (buju_format_from_name ("map.tiff", &format, &error));
  g_assert_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "map.tiff"));
  g_assert_false (buju_format_from_name ("map", &format, NULL));
}

static guint
count_text (GBytes *bytes, const char *text)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length), *end = at + length;
  guint n = 0;

  while ((at = memmem (at, end - at, text, strlen (text))) != NULL)
    {
      n++;
      at += strlen (text);
    }
  return n;
}

/* One document: every page once, in its own size, with its place in the table of contents. */
static void
test_pages (void)
{
  int count;
  BujuPicture pictures[3];
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      pictures[i] = make_picture (&count);
      pictures[i].bookmark = "Page";
      /* deeper than there is a level for: goes under the last one */
      pictures[i].bookmark_level = 3 * i;
      g_ptr_array_add (pages, &pictures[i]);
    }
  pictures[2].width = 300;
  pdf = buju_picture_pages_to_pdf (pages, NULL, NULL);
  g_assert_cmpint (count, ==, 3);
  g_assert_cmpuint (count_text (pdf, "/Type /Page %"), ==, 3);
  g_assert_cmpuint (count_text (pdf, "/MediaBox [ 0 0 200 100 ]"), ==, 2);
  g_assert_cmpuint (count_text (pdf, "/MediaBox [ 0 0 300 100 ]"), ==, 1);
  g_assert_cmpuint (count_text (pdf, "/Title (Page)"), ==, 3);
  again = buju_picture_pages_to_pdf (pages, NULL, NULL);
  g_assert_true (g_bytes_equal (pdf, again));
}

static void
test_pages_cancelled (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (pages, &picture);
  g_ptr_array_add (pages, &picture);
  g_cancellable_cancel (cancellable);
  g_assert_false (buju_picture_pages_export (pages, self->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count, ==, 1);
  g_assert_false (g_file_query_exists (self->file, NULL));
}

static void
test_repeat (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) pdf = buju_picture_to_pdf (&picture, NULL, NULL);
  g_autoptr (GBytes) pdf2 = buju_picture_to_pdf (&picture, NULL, NULL);
  g_autoptr (GBytes) svg = buju_picture_to_svg (&picture, NULL, NULL);
  g_autoptr (GBytes) svg2 = buju_picture_to_svg (&picture, NULL, NULL);
  g_autoptr (GBytes) png = buju_picture_to_png (&picture, 100, NULL, NULL);
  g_autoptr (GBytes) png2 = buju_picture_to_png (&picture, 100, NULL, NULL);

  g_assert_cmpint (count, ==, 6);
  g_assert_true (g_bytes_equal (pdf, pdf2));
  g_assert_true (g_bytes_equal (svg, svg2));
  g_assert_true (g_bytes_equal (png, png2));
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static void
test_dates (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) undated = NULL;
  g_autoptr (GBytes) dated = NULL;
  g_autoptr (GBytes) epoch = NULL;

  /* Whoever builds packages sets it. */
  g_unsetenv ("SOURCE_DATE_EPOCH");
  undated = buju_picture_to_pdf (&picture, NULL, NULL);
  g_assert_true (holds (undated, "/CreationDate (20000101000000"));
  picture.date = "2026-11-22";
  dated = buju_picture_to_pdf (&picture, NULL, NULL);
  g_assert_true (holds (dated, "/CreationDate (20261122000000"));
  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  epoch = buju_picture_to_pdf (&picture, NULL, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (holds (epoch, "/CreationDate (19700102000000"));
}

static void
test_pdf_vector (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) pdf = buju_picture_to_pdf (&picture, NULL, NULL);

  g_assert_true (holds (pdf, "/MediaBox [ 0 0 200 100 ]"));
  g_assert_false (holds (pdf, "/Subtype /Image"));
  g_assert_true (holds (pdf, "/Encoding /Identity-H"));
}

/* Text stays text, escaped once; no mark is left, no glyph is drawn as an outline. */
static void
test_svg_text (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) svg = buju_picture_to_svg (&picture, NULL, NULL);

  g_assert_true (holds (svg, ">张江 &lt;&amp;&gt; Zhangjiang</text>"));
  g_assert_true (holds (svg, "<title id=\"buju-title\">两极两带 &lt;&amp;&gt;</title>"));
  g_assert_true (holds (svg, "stroke=\"#ffffff\""));
  g_assert_true (holds (svg, "fill=\"#000080\""));
  g_assert_true (holds (svg, "width=\"200pt\""));
  g_assert_false (holds (svg, "12.345%"));
  g_assert_false (holds (svg, "glyph"));
}

/* Reads a PNG from memory as another program would. */
typedef struct
{
  const guchar *data;
  gsize         at;
} Source;

static void
read_cb (png_structp png, png_bytep into, png_size_t length)
{
  Source *source = png_get_io_ptr (png);

  memcpy (into, source->data + source->at, length);
  source->at += length;
}

static void
test_png (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) bytes = buju_picture_to_png (&picture, 254, NULL, NULL);
  Source source = { g_bytes_get_data (bytes, NULL), 0 };
  png_structp png = png_create_read_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);
  png_uint_32 x_density, y_density;
  png_textp texts;
  int unit, n_texts;
  guchar *row;

  if (setjmp (png_jmpbuf (png)) != 0)
    g_assert_not_reached ();
  png_set_read_fn (png, &source, read_cb);
  png_read_info (png, info);
  g_assert_cmpuint (png_get_image_width (png, info), ==, 706);
  g_assert_cmpuint (png_get_image_height (png, info), ==, 353);
  g_assert_cmpuint (png_get_pHYs (png, info, &x_density, &y_density, &unit), !=, 0);
  g_assert_cmpuint (x_density, ==, 10000);
  g_assert_cmpuint (y_density, ==, 10000);
  g_assert_cmpuint (png_get_text (png, info, &texts, &n_texts), ==, 5);
  g_assert_cmpstr (texts[0].key, ==, "Title");
  g_assert_cmpstr (texts[0].text, ==, "两极两带 <&>");

  /* First row: paper. In the middle of the area: 40 % of the colour on white. */
  row = g_malloc (png_get_rowbytes (png, info));
  png_read_row (png, row, NULL);
  g_assert_cmpint (row[0], ==, 255);
  for (int y = 1; y <= 194; y++)
    png_read_row (png, row, NULL);
  g_assert_cmpint (ABS (row[3 * 370] - (int) (255 * (1 - 0.4 * 0.2) + 0.5)), <=, 1);
  g_assert_cmpint (ABS (row[3 * 370 + 2] - (int) (255 * (1 - 0.4 * 0.9) + 0.5)), <=, 1);
  g_free (row);
  png_destroy_read_struct (&png, &info, NULL);
}

/* A picture drawn in several strips has no seams: every strip is the same drawing, moved by whole
 * pixels. */
static void
test_png_strips (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = buju_picture_to_png (&picture, 72 * 40, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  g_assert_cmpint (count, >, 1);
}

/* Lines that cross every boundary between strips, so that both pixels and what deflate looks back
 * at matter. */
static gboolean
draw_lines_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  draw_cb (cr, data, NULL, NULL);
  cairo_set_line_width (cr, 0.7);
  for (int i = 0; i < 40; i++)
    {
      cairo_move_to (cr, 5 * i, 0);
      cairo_curve_to (cr, 200, 30 + i, 0, 60, 200 - 3 * i, 100);
      cairo_stroke (cr);
    }
  return TRUE;
}

/* Strips save memory and change nothing. */
static void
test_png_same (void)
{
  int count, n_strips;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GBytes) whole = NULL, strips = NULL;

  picture.draw = draw_lines_cb;
  whole = buju_picture_to_png (&picture, 720, NULL, NULL);
  g_assert_cmpint (count, ==, 1);
  picture.strip = 1;
  strips = buju_picture_to_png (&picture, 720, NULL, NULL);
  n_strips = count - 1;
  g_assert_cmpint (n_strips, >, 5);
  g_assert_true (g_bytes_equal (whole, strips));
}

static gboolean
draw_and_cancel_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  if (++(*(int *) data) == 2)
    g_cancellable_cancel (cancellable);
  return TRUE;
}

static void
test_png_cancelled (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  picture.draw = draw_and_cancel_cb;
  picture.strip = 1;
  g_assert_null (buju_picture_to_png (&picture, 720, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count, ==, 2);
}

/* Of this program alone: what getrusage() says includes what the process was before it became this
 * program. */
static glong
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return (glong) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
}

/* 24 million pixels are 96 MB in one piece. The peak of a process never falls, so the strips come
 * first. */
static void
test_png_memory (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  glong before, strips, whole;

  if (strstr (g_getenv ("LD_PRELOAD") != NULL ? g_getenv ("LD_PRELOAD") : "", "vgpreload") != NULL)
    {
      g_test_skip ("valgrind keeps the memory itself: its peak is another");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  picture.width = 400;
  picture.height = 600;
  picture.quick = TRUE;
  g_bytes_unref (buju_picture_to_png (&picture, 72, NULL, NULL));
  before = get_peak ();
  picture.strip = 1 << 20;
  g_bytes_unref (buju_picture_to_png (&picture, 720, NULL, NULL));
  strips = get_peak () - before;
  picture.strip = G_MAXUINT;
  g_bytes_unref (buju_picture_to_png (&picture, 720, NULL, NULL));
  whole = get_peak () - before;
  g_assert_cmpint (whole, >, 80 << 10);
  g_assert_cmpint (strips, <, 40 << 10);
}

static void
test_too_large (void)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_picture_to_png (&picture, 72 * 200, NULL, &error));
  g_assert_error (error, BUJU_EXPORT_ERROR, BUJU_EXPORT_ERROR_TOO_LARGE);
  g_assert_cmpint (count, ==, 0);
}

static void
test_replace (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;
  GStatBuf info;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  g_assert_true (buju_picture_export (&picture, self->file, BUJU_FORMAT_PDF, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
assert_old (Fixture *self)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) late = NULL;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (buju_picture_export (&picture, self->file, BUJU_FORMAT_PDF, 0, cancellable,
                                       &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (buju_output_write (self->file, bytes, cancellable, &late));
  g_assert_error (late, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old (self);
}

/* A full disk, as far as a test can have one: a file may not grow past one page. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  struct rlimit old, tight;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_assert_true (g_file_set_contents (self->path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  tight = (struct rlimit) { 4096, old.rlim_max };
  setrlimit (RLIMIT_FSIZE, &tight);
  done = buju_picture_export (&picture, self->file, BUJU_FORMAT_PDF, 0, NULL, &error);
  setrlimit (RLIMIT_FSIZE, &old);
  g_assert_false (done);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "图 1.pdf"));
  assert_old (self);
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autofree char *path = g_build_filename (self->folder, "none", "a.pdf", NULL);
  g_autoptr (GFile) inside = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error2 = NULL;

  g_assert_false (buju_picture_export (&picture, inside, BUJU_FORMAT_PDF, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  g_assert_false (buju_picture_export (&picture, folder, BUJU_FORMAT_PDF, 0, NULL, &error2));
  g_assert_error (error2, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpint (count, ==, 0);
}

static void
test_link (Fixture *self, gconstpointer data)
{
  int count;
  BujuPicture picture = make_picture (&count);
  g_autofree char *target = g_build_filename (self->folder, "target.pdf", NULL);
  GStatBuf info;

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink ("target.pdf", self->path), ==, 0);
  g_assert_true (buju_picture_export (&picture, self->file, BUJU_FORMAT_PDF, 0, NULL, NULL));
  g_assert_cmpint (g_lstat (self->path, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 1000);
  g_unlink (target);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/format", test_format);
  g_test_add_func ("/export/repeat", test_repeat);
  g_test_add_func ("/export/pages", test_pages);
  g_test_add ("/export/pages-cancelled", Fixture, NULL, set_up, test_pages_cancelled, tear_down);
  g_test_add_func ("/export/dates", test_dates);
  g_test_add_func ("/export/pdf-vector", test_pdf_vector);
  g_test_add_func ("/export/svg-text", test_svg_text);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/png-strips", test_png_strips);
  g_test_add_func ("/export/png-same", test_png_same);
  g_test_add_func ("/export/png-cancelled", test_png_cancelled);
  g_test_add_func ("/export/png-memory", test_png_memory);
  g_test_add_func ("/export/too-large", test_too_large);
  g_test_add ("/export/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/export/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/export/no-room", Fixture, NULL, set_up, test_no_room, tear_down);
  g_test_add ("/export/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/export/link", Fixture, NULL, set_up, test_link, tear_down);
  return g_test_run ();
}
