/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>

#include "data/buju-shapefile.h"
#include "data/buju-source.h"
#include "draw/buju-picture.h"
#include "draw/buju-plain.h"

#define DEFAULT_FILL "#d9d1bf"
#define DEFAULT_STROKE "#595959"
#define LARGEST_PRJ (64 << 10)
#define PNG_DPI 72.0 /* a unit of --size is a pixel in a PNG and a point elsewhere */

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
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Where to: .png, .pdf or .svg"), N_("FILE") },
    { "size", 0, 0, G_OPTION_ARG_FILENAME, &self->size, N_("Size in px (PNG) or pt (PDF, SVG)"), "WxH" },
    { "bbox", 0, 0, G_OPTION_ARG_FILENAME, &self->bbox, N_("What to show, in units of the first file"), "W,S,E,N" },
    { "fill", 0, 0, G_OPTION_ARG_FILENAME, &self->fill, N_("Colour of areas, or none"), "#rrggbb" },
    { "stroke", 0, 0, G_OPTION_ARG_FILENAME, &self->stroke, N_("Colour of lines, or none"), "#rrggbb" },
    { "width", 0, 0, G_OPTION_ARG_FILENAME, &self->width, N_("Width of lines (default: 0.5)"), "PX" },
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
  if (sscanf (text, "#%2x%2x%2x%n", &red, &green, &blue, &used) != 3 || used != 7 || text[7] != '\0')
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
      if (end == options->width || *end != '\0' || !(plain->line_width >= 0 && plain->line_width <= 1000))
        return buju_cli_usage (_("--width %s: use 0 to 1000"), options->width);
    }
  return -1;
}

/* The CRS of the first file, in words that PROJ reads; NULL when it has none. */
static char *
find_crs (const char *path, const BujuReport *report)
{
  g_autofree char *prj = NULL;
  char *text = NULL;
  gsize length;

  if (report->crs.authority != NULL)
    return g_strdup (report->crs.authority);
  prj = report->crs.name != NULL ? buju_source_find_sibling (path, "prj") : NULL;
  if (prj == NULL || !g_file_get_contents (prj, &text, &length, NULL))
    return NULL;
  if (length > LARGEST_PRJ)
    g_clear_pointer (&text, g_free);
  return text;
}

/* Reads one file more. Damaged records are told of; a file that cannot be read at all ends the command. */
static int
read_layer (const char *path, char **crs, GPtrArray *layers)
{
  BujuReadOptions options = { .crs = *crs };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);
  BujuLayer *layer = buju_shapefile_read (path, &options, &report, NULL, &error);

  if (layer == NULL)
    return buju_cli_fail ("%s", error->message);
  if (report->damaged > 0)
    buju_cli_warn (_("%s: %u of %u records could not be read"), name, report->damaged, report->records);
  if (layers->len == 0)
    *crs = find_crs (path, report);
  g_ptr_array_add (layers, layer);
  return -1;
}

static int
read_layers (int n_paths, char **paths, GPtrArray *layers)
{
  g_autofree char *crs = NULL;
  int code = -1;

  for (int i = 0; i < n_paths && code < 0; i++)
    code = read_layer (paths[i], &crs, layers);
  return code;
}

static void
set_view (BujuPlain *plain, const BujuBox *bbox)
{
  BujuBox box = *bbox;

  if (buju_box_is_empty (&box))
    for (guint i = 0; i < plain->layers->len; i++)
      {
        BujuBox extent = buju_layer_get_extent (g_ptr_array_index (plain->layers, i));

        if (!buju_box_is_empty (&extent))
          buju_box_add_box (&box, &extent);
      }
  if (!buju_box_is_empty (&box))
    plain->view = buju_view_fit (&box, plain->view.width, plain->view.height, 0);
}

static gboolean
draw_cb (cairo_t *cr, gpointer data, GCancellable *cancellable, GError **error)
{
  return buju_plain_draw (data, cr, cancellable, error);
}

static int
write_plain (BujuPlain *plain, const char *output, BujuFormat format)
{
  g_autoptr (GFile) file = g_file_new_for_path (output);
  g_autoptr (GError) error = NULL;
  BujuPicture picture = { plain->view.width, plain->view.height, draw_cb, plain };

  plain->tolerance = format == BUJU_FORMAT_PNG ? 0.5 : 0.35;
  if (!buju_picture_export (&picture, file, format, PNG_DPI, NULL, &error))
    return buju_cli_fail ("%s", error->message);
  return BUJU_CLI_DONE;
}

/**
 * buju_cli_draw:
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Draws shapefiles without furniture or labels.
 *
 * Returns: the exit code
 */
int
buju_cli_draw (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  g_autoptr (GError) error = NULL;
  BujuPlain plain = { .layers = layers };
  BujuBox bbox = BUJU_BOX_EMPTY;
  BujuFormat format;
  int code = parse_options (&options, &argc, &argv);

  if (code >= 0)
    return code;
  if (argc < 2)
    return buju_cli_usage (_("Name the files to draw: buju draw FILE.shp… -o FILE --size WxH"));
  if (options.output == NULL || options.size == NULL)
    return buju_cli_usage (_("Say where to write and how large: -o FILE --size WxH"));
  if (!buju_format_from_name (options.output, &format, &error))
    return buju_cli_usage ("%s", error->message);
  code = read_values (&options, &plain, &bbox);
  if (code < 0)
    code = read_layers (argc - 1, argv + 1, layers);
  if (code >= 0)
    return code;
  set_view (&plain, &bbox);
  /* A file that may grow no further shall be an error message, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
  return write_plain (&plain, options.output, format);
}
