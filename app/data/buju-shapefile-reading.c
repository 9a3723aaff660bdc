/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-encoding.h"

/* Longer ones are not what they claim to be. */
#define MAX_PRJ (64 * 1024)
#define MAX_CPG 256

/**
 * buju_reading_clear:
 * @self: a reading, also one of all zeros
 */
void
buju_reading_clear (BujuReading *self)
{
  buju_rows_close (&self->rows);
  buju_shape_check_clear (&self->check);
  g_clear_pointer (&self->sources.shp, buju_source_free);
  g_clear_pointer (&self->sources.shx, buju_source_free);
  g_clear_pointer (&self->sources.dbf, buju_source_free);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->builder, buju_layer_builder_free);
  g_clear_pointer (&self->report, buju_report_free);
  g_clear_pointer (&self->own_store, buju_crs_store_free);
}

/**
 * buju_reading_note:
 * @self: a reading
 * @format: a message for people
 * @...: for @format
 */
void
buju_reading_note (BujuReading *self,
                   const char  *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->report->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* A small text file beside the .shp: at most @limit bytes of it, or, if it is wanted @whole, NULL
 * when it is longer. */
static char *
get_text (BujuReading *self, const char *extension, gsize limit, gboolean whole)
{
  g_autofree char *found = buju_source_find_sibling (self->path, extension);
  g_autoptr (BujuSource) source = found != NULL ? buju_source_open (found, NULL) : NULL;
  gsize size;
  char *text;

  if (source == NULL || (whole && buju_source_get_size (source) > limit))
    return NULL;

  size = (gsize) MIN (buju_source_get_size (source), (guint64) limit);
  text = g_malloc0 (size + 1);
  buju_source_read (source, 0, text, size);

  return text;
}

/**
 * buju_reading_read_table:
 * @self: a reading whose kept rows are known
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Finds out the encoding and gives the builder its table.
 */
gboolean
buju_reading_read_table (BujuReading  *self,
                         GError      **error)
{
  g_autofree char *cpg = get_text (self, "cpg", MAX_CPG, FALSE);
  const char *claim = cpg != NULL ? buju_encoding_from_name (cpg) : NULL;
  const char *wanted = self->options != NULL ? self->options->encoding : NULL;
  g_autoptr (BujuTable) table = NULL;
  const char *encoding;

  if (self->rows.handle == NULL)
    return TRUE;

  encoding = buju_rows_decide_encoding (&self->rows, self->kept, wanted, claim,
                                        self->cancellable, &self->report->encoding_from);
  self->report->encoding = g_strdup (encoding);
  if (cpg != NULL && wanted == NULL && strcmp (self->report->encoding_from, "cpg") != 0)
    buju_reading_note (self, _("The .cpg file does not name the encoding of the text."));
  table = buju_rows_read (&self->rows, self->kept, encoding, self->cancellable);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (table == NULL)
    buju_reading_note (self, _("There is not enough memory for the values."));
  buju_layer_builder_set_table (self->builder, table);

  return TRUE;
}

/* Degrees beyond the globe are metres with a wrong label. */
static gboolean
extent_is_degrees (const BujuBox *extent)
{
  return extent->x0 >= -360.0 && extent->x1 <= 360.0 && extent->y0 >= -90.0 && extent->y1 <= 90.0;
}

static BujuCrsStore *
get_store (BujuReading *self)
{
  if (self->options != NULL && self->options->crs_store != NULL)
    return self->options->crs_store;
  if (self->own_store == NULL)
    self->own_store = buju_crs_store_new ();

  return self->own_store;
}

/* Notes what the CRS is and returns its definition when the coordinates can be taken by it. */
static const char *
describe_crs (BujuReading    *self,
              const char *prj,
              gboolean    has_file)
{
  BujuReport *report = self->report;
  const BujuCrs *crs;

  if (self->options != NULL && self->options->file_crs != NULL)
    prj = self->options->file_crs;
  else if (!has_file)
    prj = self->options != NULL ? self->options->assumed_crs : NULL;
  /* Shifted coordinates are degrees. */
  if (prj == NULL && self->options != NULL && self->options->datum != BUJU_DATUM_NONE)
    prj = BUJU_GEO_CRS;
  crs = prj != NULL ? buju_crs_store_describe (get_store (self), prj) : NULL;
  if (crs == NULL && has_file)
    buju_reading_note (self, _("The .prj file names no known coordinate system."));
  if (crs == NULL)
    return NULL;

  report->crs = (BujuCrs) { g_strdup (crs->name), g_strdup (crs->authority), crs->geographic };
  if (crs->geographic && !buju_box_is_empty (&report->extent) &&
      !extent_is_degrees (&report->extent))
    {
      buju_reading_note (self, _("The coordinates are not degrees, though the .prj file says so."));
      return NULL;
    }

  return prj;
}

/* From the file's coordinates to degrees, where a shift can be undone, and on to those wanted. */
typedef struct
{
  BujuProjection *to_degrees;
  BujuDatum       datum;
  BujuProjection *to_target;
} Way;

static void
go_cb (BujuPoint *points,
       gsize      n_points,
       gpointer   data)
{
  const Way *self = data;

  buju_projection_forward (self->to_degrees, points, n_points);
  for (gsize i = 0; i < n_points; i++)
    points[i] = buju_datum_to_wgs84 (self->datum, points[i].x, points[i].y);
  buju_projection_forward (self->to_target, points, n_points);
}

/* FALSE when cancelled. */
static gboolean
change_points (BujuReading *self,
               const char  *source,
               const char  *target,
               gsize       *n_failed,
               GError     **problem)
{
  BujuDatum datum = self->options->datum;
  BujuCrsStore *store = get_store (self);
  const char *middle = datum != BUJU_DATUM_NONE ? BUJU_GEO_CRS : target;
  Way way = { buju_crs_store_project (store, source, middle, problem), datum, NULL };

  *n_failed = 0;
  if (way.to_degrees == NULL)
    return TRUE;
  if (datum == BUJU_DATUM_NONE)
    return buju_layer_builder_project (self->builder, way.to_degrees, self->cancellable, n_failed);

  way.to_target = buju_crs_store_project (store, middle, target, problem);
  if (way.to_target == NULL)
    return TRUE;

  return buju_layer_builder_change (self->builder, go_cb, &way,
                                    buju_projection_get_tolerance (way.to_target),
                                    self->cancellable, n_failed);
}

/**
 * buju_reading_project:
 * @self: a reading whose builder has all shapes
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Describes the CRS and takes the coordinates to the one wanted, if both are known.
 */
gboolean
buju_reading_project (BujuReading  *self,
                      GError      **error)
{
  g_autofree char *file = buju_source_find_sibling (self->path, "prj");
  g_autofree char *text = get_text (self, "prj", MAX_PRJ, TRUE);
  const char *source = describe_crs (self, text, file != NULL);
  const char *target = self->options != NULL ? self->options->crs : NULL;
  g_autoptr (GError) problem = NULL;
  gsize n_failed;

  if (source == NULL || target == NULL)
    return TRUE;

  if (!change_points (self, source, target, &n_failed, &problem))
    return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  self->report->placed = problem == NULL;
  if (problem != NULL)
    buju_reading_note (self, _("Not projected: %s"), problem->message);
  if (n_failed > 0)
    buju_reading_note (self, ngettext ("%u vertex could not be projected and was left out.",
                              "%u vertices could not be projected and were left out.", n_failed),
              (guint) n_failed);

  return TRUE;
}
