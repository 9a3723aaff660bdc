/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>

#include "cli/buju-cli-draw.h"
#include "data/buju-shape-index.h"
#include "data/buju-shapefile.h"
#include "draw/buju-output.h"

#define DEFAULT_FILL "#d9d1bf"
#define DEFAULT_STROKE "#595959"
#define MARGIN 16.0 /* around the picture, in its units: what lies there may reach into it */

typedef struct
{
  char *output;
  char *size;
  char *bbox;
  char *fill;
  char *stroke;
  char *width;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->size);
  g_free (self->bbox);
  g_free (self->fill);
  g_free (self->stroke);
  g_free (self->width);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
parse_options (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Where to: .png, .pdf or .svg"),
      N_("FILE") },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &self->size, N_("Size in px (PNG) or pt (PDF, SVG)"),
      "WxH" },
    { "bbox", 0, 0, G_OPTION_ARG_FILENAME, &self->bbox,
      N_("What to show, in units of the first file"), "W,S,E,N" },
    { "fill", 0, 0, G_OPTION_ARG_FILENAME, &self->fill, N_("Colour of areas, or none"), "#rrggbb" },
    { "stroke", 0, 0, G_OPTION_ARG_FILENAME, &self->stroke, N_("Colour of lines, or none"),
      "#rrggbb" },
    { "width", 0, 0, G_OPTION_ARG_FILENAME, &self->width, N_("Width of lines (default: 0.5)"),
      "PX" },
    { NULL }
  };

  return buju_cli_parse (argc, argv, entries, _("FILE.shp… -o FILE --size WxH"),
                         _("Draws shapefiles plainly, in the coordinate system of the first."));
}

/**
 * buju_cli_parse_box:
 * @text: "W,S,E,N"
 * @box: (out): the box
 *
 * Returns: whether @text is four finite numbers that make a box with an area
 */
gboolean
buju_cli_parse_box (const char *text, BujuBox *box)
{
  g_auto (GStrv) sides = g_strsplit (text, ",", -1);
  double values[4];

  if (g_strv_length (sides) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      char *end;

      values[i] = g_ascii_strtod (sides[i], &end);
      if (end == sides[i] || *end != '\0' || !isfinite (values[i]))
        return FALSE;
    }
  *box = (BujuBox) { values[0], values[1], values[2], values[3] };
  return box->x0 < box->x1 && box->y0 < box->y1;
}

static gboolean
parse_color (const char *text, BujuColor *color)
{
  guint red, green, blue;
  int used = 0;

  if (g_str_equal (text, "none"))
    {
      *color = (BujuColor) { 0, 0, 0, 0 };
      return TRUE;
    }
  if (sscanf (text, "#%2x%2x%2x%n", &red, &green, &blue, &used) != 3 || used != 7
      || text[7] != '\0')
    return FALSE;
  *color = (BujuColor) { red / 255.0, green / 255.0, blue / 255.0, 1 };
  return TRUE;
}

static gboolean
parse_size (const char *text, BujuView *view)
{
  char *end;

  view->width = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  view->height = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (view->width) && isfinite (view->height)
         && view->width >= 1 && view->height >= 1;
}

/* Checks every value; on a wrong one says which and returns the exit code, else -1. */
static int
read_values (const Options *options, BujuPlain *plain, BujuBox *bbox)
{
  const char *fill = options->fill != NULL ? options->fill : DEFAULT_FILL;
  const char *stroke = options->stroke != NULL ? options->stroke : DEFAULT_STROKE;

  if (!parse_size (options->size, &plain->view))
    return buju_cli_usage (_("--size %s: write it as 1600x1200"), options->size);
  if (options->bbox != NULL && !buju_cli_parse_box (options->bbox, bbox))
    return buju_cli_usage (_("--bbox %s: write four numbers west,south,east,north"), options->bbox);
  if (!parse_color (fill, &plain->fill))
    return buju_cli_usage (_("--fill %s: write it as #d9d1bf, or none"), fill);
  if (!parse_color (stroke, &plain->stroke))
    return buju_cli_usage (_("--stroke %s: write it as #595959, or none"), stroke);
  plain->line_width = 0.5;
  if (options->width != NULL)
    {
      char *end;

      plain->line_width = g_ascii_strtod (options->width, &end);
      if (end == options->width || *end != '\0'
          || !(plain->line_width >= 0 && plain->line_width <= 1000))
        return buju_cli_usage (_("--width %s: use 0 to 1000"), options->width);
    }
  return -1;
}

static void
set_view (BujuPlain *plain, const BujuBox *box)
{
  if (!buju_box_is_empty (box))
    plain->view = buju_view_fit (box, plain->view.width, plain->view.height, 0);
}

/* Coordinates may be laid over one another as they are when all files that say in which system they
 * are say the same, or the first says nothing. */
static gboolean
is_same_crs (GPtrArray *streams)
{
  g_autofree char *first = buju_shape_stream_get_prj (g_ptr_array_index (streams, 0));

  for (guint i = 1; first != NULL && i < streams->len; i++)
    {
      g_autofree char *prj = buju_shape_stream_get_prj (g_ptr_array_index (streams, i));

      if (prj != NULL && !g_str_equal (first, prj))
        return FALSE;
    }
  return TRUE;
}

/* All files as streams; none when there is one that is not for drawing at first reading. */
static GPtrArray *
open_streams (int n_paths, char **paths, const BujuBox *window)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_shape_stream_free);

  for (int i = 0; i < n_paths; i++)
    {
      BujuShapeStream *stream = buju_shape_stream_open (paths[i], window, NULL);

      if (stream == NULL)
        return NULL;
      g_ptr_array_add (streams, stream);
    }
  return is_same_crs (streams) ? g_steal_pointer (&streams) : NULL;
}

static gboolean
measure_streams (GPtrArray *streams, BujuBox *extent)
{
  for (guint i = 0; i < streams->len; i++)
    {
      BujuBox box;

      if (!buju_shape_stream_measure (g_ptr_array_index (streams, i), &box))
        return FALSE;
      buju_box_add_box (extent, &box);
    }
  return TRUE;
}

static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  return buju_plain_draw (data, cr, cancellable, error);
}

/**
 * buju_cli_draw_write:
 * @job: what to draw and where to
 * @make: makes the content of the file
 * @error: return location for a #GError
 *
 * Writes the picture, or nothing.
 */
gboolean
buju_cli_draw_write (BujuCliDrawJob *job, BujuCliDrawMake make, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (job->output);
  BujuPlain *plain = &job->plain;
  BujuPicture picture = { .width = plain->view.width, .height = plain->view.height, .draw = draw_cb,
                          .data = plain,
                          .quick = TRUE };
  g_autoptr (GBytes) bytes = NULL;

  if (!buju_output_check (file, error))
    return FALSE;
  set_view (plain, &job->bbox);
  plain->tolerance = job->format == BUJU_FORMAT_PNG ? 0.5 : 0.35;
  bytes = make (&picture, job->format, error);
  if (bytes != NULL)
    return buju_output_write (file, bytes, NULL, error);
  g_prefix_error (error, "%s: ", job->output);
  return FALSE;
}

/**
 * buju_cli_draw_warn:
 * @path: a file
 * @damaged: how many of its records could not be read
 * @records: how many it has
 */
void
buju_cli_draw_warn (const char *path, guint damaged, guint records)
{
  g_autofree char *name = g_filename_display_name (path);

  if (damaged > 0)
    buju_cli_warn (_("%s: %u of %u records could not be read"), name, damaged, records);
}

/**
 * buju_cli_draw_streams:
 * @job: what to draw
 * @make: makes the content of the file
 *
 * Draws sound files at first reading.
 *
 * Returns: the exit code; -1 when the files are not so and nothing was written
 */
int
buju_cli_draw_streams (BujuCliDrawJob *job, BujuCliDrawMake make)
{
  g_autoptr (GPtrArray) streams = NULL;
  g_autofree BujuShapeTally *tallies = g_new0 (BujuShapeTally, job->n_paths);
  g_autoptr (GError) error = NULL;
  BujuCliDrawJob own = *job;
  BujuBox window;

  set_view (&own.plain, &own.bbox);
  window = buju_view_get_box (&own.plain.view, MARGIN + own.plain.line_width);
  streams = open_streams (job->n_paths, job->paths, buju_box_is_empty (&own.bbox) ? NULL : &window);
  if (streams == NULL || (buju_box_is_empty (&own.bbox) && !measure_streams (streams, &own.bbox)))
    return -1;
  own.plain.streams = streams;
  own.plain.tallies = tallies;
  if (!buju_cli_draw_write (&own, make, &error))
    return g_error_matches (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT)
           ? -1 : buju_cli_fail ("%s", error->message);
  for (guint i = 0; i < streams->len; i++)
    {
      const BujuShapeStream *stream = g_ptr_array_index (streams, i);

      buju_cli_draw_warn (job->paths[i], tallies[i].damaged, tallies[i].records);
      /* From the second window of a large file on they shall cost less. Whether that succeeds is
       * nobody's business. */
      if (tallies[i].drawn < tallies[i].records / 4 && buju_shape_stream_wants_index (stream)
          && buju_shape_index_pays (job->paths[i]))
        buju_shape_index_make (stream);
    }
  return BUJU_CLI_DONE;
}

/* SVG needs fonts and their measures, which here would be loaded for nothing. */
static GBytes *
make_cb (const BujuPicture *picture, BujuFormat format, GError **error)
{
  return format == BUJU_FORMAT_PNG ? buju_picture_to_png (picture, BUJU_CLI_DRAW_DPI, NULL, error)
                                   : buju_picture_to_pdf (picture, NULL, error);
}

/**
 * buju_cli_draw_with:
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 * @other: called with what is asked for when the files are not to be drawn at first reading: they
 *   are damaged, lie in several coordinate systems, or become an SVG
 *
 * Draws shapefiles without furniture or labels.
 *
 * Returns: the exit code, or what @other returns
 */
int
buju_cli_draw_with (int argc, char **argv, BujuCliDrawFunc other)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GError) error = NULL;
  BujuCliDrawJob job = { .bbox = BUJU_BOX_EMPTY };
  int code = parse_options (&options, &argc, &argv);

  if (code >= 0)
    return code;
  if (argc < 2)
    return buju_cli_usage (_("Name the files to draw: buju draw FILE.shp… -o FILE --size WxH"));
  if (options.output == NULL || options.size == NULL)
    return buju_cli_usage (_("Say where to write and how large: -o FILE --size WxH"));
  if (!buju_format_from_name (options.output, &job.format, &error))
    return buju_cli_usage ("%s", error->message);
  code = read_values (&options, &job.plain, &job.bbox);
  if (code >= 0)
    return code;

  job.n_paths = argc - 1;
  job.paths = argv + 1;
  job.output = options.output;
  /* A file that may grow no further shall be an error message, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
  code = job.format != BUJU_FORMAT_SVG ? buju_cli_draw_streams (&job, make_cb) : -1;
  return code >= 0 ? code : other (&job);
}
