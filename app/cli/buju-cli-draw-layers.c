/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Drawing files that must first be read as a whole: damaged ones, tables without shapes, several
 * coordinate systems. */

#include "cli/buju-cli-private.h"

#include "cli/buju-cli-draw.h"
#include "data/buju-shapefile.h"
#include "data/buju-source.h"

#define LARGEST_PRJ (64 << 10)

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

/* Reads one file more. Damaged records are told of; a file that cannot be read at all ends the
 * command. */
static int
read_layer (const char *path, char **crs, GPtrArray *layers)
{
  BujuReadOptions options = { .crs = *crs };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (GError) error = NULL;
  BujuLayer *layer = buju_shapefile_read (path, &options, &report, NULL, &error);

  if (layer == NULL)
    return buju_cli_fail ("%s", error->message);
  buju_cli_draw_warn (path, report->damaged, report->records);
  if (layers->len == 0)
    *crs = find_crs (path, report);
  g_ptr_array_add (layers, layer);
  return -1;
}

static void
measure_layers (GPtrArray *layers, BujuBox *box)
{
  for (guint i = 0; i < layers->len; i++)
    {
      BujuBox extent = buju_layer_get_extent (g_ptr_array_index (layers, i));

      if (!buju_box_is_empty (&extent))
        buju_box_add_box (box, &extent);
    }
}

static GBytes *
make_cb (const BujuPicture *picture, BujuFormat format, GError **error)
{
  return buju_picture_to_bytes (picture, format, BUJU_CLI_DRAW_DPI, NULL, error);
}

static int
draw_layers_cb (BujuCliDrawJob *job)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *crs = NULL;
  int code = job->format == BUJU_FORMAT_SVG ? buju_cli_draw_streams (job, make_cb) : -1;

  for (int i = 0; i < job->n_paths && code < 0; i++)
    code = read_layer (job->paths[i], &crs, layers);
  if (code >= 0)
    return code;
  if (buju_box_is_empty (&job->bbox))
    measure_layers (layers, &job->bbox);
  job->plain.layers = layers;
  return buju_cli_draw_write (job, make_cb, &error) ? BUJU_CLI_DONE
         : buju_cli_fail ("%s", error->message);
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
  return buju_cli_draw_with (argc, argv, draw_layers_cb);
}
