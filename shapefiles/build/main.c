/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "build.h"

#include "projection.h"

#include <locale.h>
#include <stdlib.h>

static void
report_cb (const char *message, void *user_data G_GNUC_UNUSED)
{
  g_printerr ("GEOS: %s\n", message);
}

static void
build_all (Build *self)
{
  self->geos = GEOS_init_r ();
  GEOSContext_setErrorMessageHandler_r (self->geos, report_cb, NULL);
  build_projection_open (self);
  build_base (self);
  build_lines (self);
  build_zones (self);
  build_places (self);
  if (self->land != NULL)
    GEOSGeom_destroy_r (self->geos, self->land);
  if (self->land_degrees != NULL)
    GEOSGeom_destroy_r (self->geos, self->land_degrees);
  if (self->ground != NULL)
    GEOSGeom_destroy_r (self->geos, self->ground);
  build_projection_close (self);
  GEOS_finish_r (self->geos);
}

int
main (int argc, char *argv[])
{
  g_autofree char *cache = NULL;
  g_autofree char *districts = NULL;
  g_autofree char *output = NULL;
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("- make the shapefiles");
  const GOptionEntry entries[] = {
    { "cache", 0, 0, G_OPTION_ARG_FILENAME, &cache, "Folder of the unpacked packages", "DIR" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Folder to write to", "DIR" },
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &source, "Folder of the tables", "DIR" },
    { "districts", 0, 0, G_OPTION_ARG_FILENAME, &districts,
      "Districts from a geoBoundaries ADM3 GeoJSON file instead of the package", "FILE" },
    { NULL },
  };
  Build build = { NULL };

  setlocale (LC_CTYPE, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    build_fail ("%s", error->message);
  if (cache == NULL || output == NULL || source == NULL || argc > 1)
    build_fail ("--cache, --output and --source are needed, and nothing else");
  build.cache_dir = cache;
  build.output_dir = output;
  build.source_dir = source;
  build.districts_file = districts;
  build_all (&build);
  return EXIT_SUCCESS;
}
