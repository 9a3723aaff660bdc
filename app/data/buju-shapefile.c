/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-memory.h"
#include "data/buju-shapefile-reading.h"
#include "data/buju-shapefile-shape.h"
#include "geo/buju-work.h"

/* Bytes, of a point that is drawn. */
#define DRAWN_POINT 20

static BujuSource *
open_sibling (const char *path,
              const char *extension)
{
  g_autofree char *found = buju_source_find_sibling (path, extension);

  return found != NULL ? buju_source_open (found, NULL) : NULL;
}

static BujuSource *
open_main (const char  *path,
           GError     **error)
{
  GError *problem = NULL;
  BujuSource *source = buju_source_open (path, &problem);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_NOT_FOUND,
                           problem->message);
      g_clear_error (&problem);
    }
  else if (problem != NULL)
    g_propagate_error (error, problem);

  return source;
}

/* Someone may well have picked the .dbf or the .shx of the file; a .dbf without a .shp is a
 * table. */
static gboolean
open_sources (BujuReading  *self,
              GError      **error)
{
  g_autofree char *shp = NULL;

  if (!buju_source_has_extension (self->path, "shp"))
    shp = buju_source_find_sibling (self->path, "shp");
  if (shp == NULL && buju_source_has_extension (self->path, "dbf"))
    {
      self->sources.dbf = open_main (self->path, error);
      return self->sources.dbf != NULL;
    }

  self->sources.shp = open_main (shp != NULL ? shp : self->path, error);
  self->sources.shx = open_sibling (self->path, "shx");
  self->sources.dbf = open_sibling (self->path, "dbf");

  return self->sources.shp != NULL;
}

/* Puts the clean index in the place of the one that was checked. */
static void
exchange_index (BujuReading *self)
{
  gsize size;
  gpointer bytes = buju_shape_check_take_index (&self->check, &size);

  g_clear_pointer (&self->sources.shx, buju_source_free);
  self->sources.shx = buju_source_new_taken (bytes, size);
}

static gboolean
check_shapes (BujuReading  *self,
              GError      **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (!buju_shape_check_run (&self->check, self->sources.shp, self->sources.shx, self->cancellable,
                             error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }

  self->report->geometry = g_strdup (buju_shape_type_get_name (self->check.type));
  self->report->records = self->check.n_records;
  self->report->damaged = self->check.n_records - self->check.n_good;
  g_ptr_array_extend_and_steal (self->report->notes, g_steal_pointer (&self->check.notes));
  exchange_index (self);

  return TRUE;
}

static gboolean
make_builder (BujuReading  *self,
              GError      **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');
  const char *given = self->options != NULL ? self->options->name : NULL;
  BujuShapeCheck *check = &self->check;
  /* Features, boxes and index take some 70 bytes each while the index is made; of the record that
   * is read there are the bytes and the points. Who draws it holds another list of all points, of 8
   * bytes each, in an array that grows by half: for a moment 20. */
  guint64 need = check->n_points * (sizeof (BujuPoint) + DRAWN_POINT) + check->n_parts * 4 +
                 check->n_good * G_GUINT64_CONSTANT (70) + check->largest * 5 / 2;

  if (dot != NULL && dot != name)
    *dot = '\0';
  self->builder = buju_layer_builder_new (given != NULL ? given : name,
                                          buju_shape_get_geometry (check->type));
  self->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (buju_memory_allows (need) &&
      buju_layer_builder_reserve (self->builder, check->n_good, (gsize) check->n_parts,
                                  (gsize) check->n_points))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("%s: not enough memory for it."), name);

  return FALSE;
}

static void
keep_shape (BujuReading     *self,
            BujuShapeReader *reader,
            guint            number,
            BujuPathBuffer  *buffer)
{
  guint32 row = self->check.rows[number];
  BujuShapeOutcome outcome;
  BujuSpan span;
  BujuBox box;

  if (buju_rows_is_deleted (&self->rows, row))
    {
      self->report->deleted++;
      return;
    }

  outcome = buju_shape_reader_read (reader, number, buffer);
  if (outcome == BUJU_SHAPE_DAMAGED)
    {
      self->report->damaged++;
      return;
    }

  self->report->null_shapes += outcome == BUJU_SHAPE_NULL;
  self->report->drawable += outcome == BUJU_SHAPE_DRAWABLE;
  span = buju_path_buffer_get_span (buffer);
  box = buju_span_get_box (&span);
  buju_box_add_box (&self->report->extent, &box);
  buju_layer_builder_add_feature (self->builder, &span);
  g_array_append_val (self->kept, row);
}

static gboolean
read_shapes (BujuReading  *self,
             GError      **error)
{
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  g_auto (BujuShapeReader) reader = { NULL };

  buju_path_buffer_init (&buffer);
  buju_shape_reader_init (&reader, &self->sources, self->check.type, self->cancellable);
  for (guint i = 0; i < self->check.n_good; i++)
    {
      /* Each time: a record may have millions of points. */
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      keep_shape (self, &reader, i, &buffer);
    }
  if (reader.n_lost > 0)
    buju_reading_note (self, ngettext ("%u vertex is not finite and was left out.",
                              "%u vertices are not finite and were left out.", reader.n_lost),
                       reader.n_lost);

  return TRUE;
}

static void
note_damage (BujuReading *self)
{
  BujuReport *report = self->report;

  if (report->damaged > 0)
    buju_reading_note (self,
                       ngettext ("%u of %u records could not be read.",
                                 "%u of %u records could not be read.", report->damaged),
                       report->damaged, report->records);
  if (self->rows.handle != NULL && self->rows.n_rows != report->records)
    buju_reading_note (self, _("The .dbf file has %u rows for %u shapes."), self->rows.n_rows,
                       report->records);
}

static gboolean
read_shapefile (BujuReading  *self,
                GError      **error)
{
  if (!check_shapes (self, error) || !make_builder (self, error))
    return FALSE;

  buju_rows_open (&self->rows, &self->sources, self->report->notes);
  if (!read_shapes (self, error))
    return FALSE;
  note_damage (self);

  return TRUE;
}

/* Rows become features without a place. */
static gboolean
read_lone_table (BujuReading  *self,
                 GError      **error)
{
  BujuSpan nowhere = { NULL, NULL, 0, 0 };

  if (!buju_rows_open (&self->rows, &self->sources, self->report->notes))
    {
      g_set_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                   _("%s: the table could not be read."), self->report->file);
      return FALSE;
    }

  self->report->geometry = g_strdup ("None");
  self->report->records = self->check.n_records = self->check.n_good = self->rows.n_rows;
  if (!make_builder (self, error))
    return FALSE;
  for (guint32 row = 0; row < self->rows.n_rows && !buju_work_is_cancelled (self->cancellable, row);
       row++)
    if (buju_rows_is_deleted (&self->rows, row))
      self->report->deleted++;
    else
      {
        buju_layer_builder_add_feature (self->builder, &nowhere);
        g_array_append_val (self->kept, row);
      }
  self->report->null_shapes = self->kept->len;

  return TRUE;
}

/**
 * buju_shapefile_read:
 * @path: the .shp file, in the encoding of file names; another file of the set will do, and so
 *   will a .dbf alone, whose rows become features without points
 * @options: (nullable): how to read
 * @report: (out) (optional) (transfer full): what was found; unset when reading fails
 * @cancellable: (nullable): looked at before each record
 * @error: return location; %BUJU_SHAPEFILE_ERROR, or %G_IO_ERROR, %G_IO_ERROR_CANCELLED among them
 *
 * Reads shapes and table. Feature i has row i. Records that are damaged and those whose row is
 * marked deleted are left out; Null shapes are features without points. Every ring is closed.
 * Coordinates are projected when the .prj is understood and a target is given. Nothing is written
 * anywhere.
 *
 * Returns: (transfer full) (nullable): the layer, named after the file
 */
BujuLayer *
buju_shapefile_read (const char             *path,
                     const BujuReadOptions  *options,
                     BujuReport            **report,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_auto (BujuReading) reading = { 0 };
  g_autoptr (BujuLayerBuilder) builder = NULL;
  BujuLayer *layer;

  g_return_val_if_fail (path != NULL, NULL);

  if (report != NULL)
    *report = NULL;
  reading.path = path;
  reading.options = options;
  reading.cancellable = cancellable;
  reading.report = buju_report_new (path);
  if (!open_sources (&reading, error))
    return NULL;
  if (reading.sources.shp != NULL ? !read_shapefile (&reading, error)
                                  : !read_lone_table (&reading, error))
    return NULL;
  if (!buju_reading_read_table (&reading, error) || !buju_reading_project (&reading, error))
    return NULL;
  /* Whoever has read nothing more since a cancel has read too little. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (report != NULL)
    *report = g_steal_pointer (&reading.report);
  /* What was needed for reading makes room for the index. */
  builder = g_steal_pointer (&reading.builder);
  buju_reading_clear (&reading);

  layer = buju_layer_builder_finish_unless (builder, cancellable, error);
  if (layer == NULL && report != NULL)
    g_clear_pointer (report, buju_report_free);

  return layer;
}
