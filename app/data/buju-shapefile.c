/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-encoding.h"
#include "data/buju-memory.h"
#include "data/buju-shape-check.h"
#include "data/buju-shapefile-shape.h"
#include "data/buju-shapefile-table.h"

#define CANCEL_INTERVAL 1024

/* Longer ones are not what they claim to be. */
#define MAX_PRJ (64 * 1024)
#define MAX_CPG 256

/* Everything that is open while one file is read. */
typedef struct
{
  const char           *path;
  const BujuReadOptions *options;
  GCancellable         *cancellable;
  BujuReport           *report;
  BujuShapefileSources  sources;
  BujuShapeCheck        check;
  BujuRows              rows;
  GArray               *kept;     /* guint32: the row of each feature */
  BujuLayerBuilder     *builder;
  BujuCrsStore         *own_store; /* NULL when the caller lent one */
} Reading;

static void
reading_clear (Reading *self)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

G_GNUC_PRINTF (2, 3) static void
add_note (Reading    *self,
          const char *format,
          ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->report->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static BujuSource *
open_sibling (const char *path,
              const char *extension)
{
  g_autofree char *found = buju_source_find_sibling (path, extension);

  return found != NULL ? buju_source_open (found, NULL) : NULL;
}

/* The beginning of a small text file beside the .shp; NULL when there is none or it is too long. */
static char *
read_text_sibling (const char *path,
                   const char *extension,
                   gsize       limit,
                   gboolean    whole)
{
  g_autoptr (BujuSource) source = open_sibling (path, extension);
  gsize size;
  char *text;

  if (source == NULL || (whole && buju_source_get_size (source) > limit))
    return NULL;

  size = (gsize) MIN (buju_source_get_size (source), (guint64) limit);
  text = g_malloc0 (size + 1);
  buju_source_read (source, 0, text, size);

  return text;
}

static gboolean
has_extension (const char *path,
               const char *extension)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0;
}

/* Someone may well have picked the .dbf or the .shx of the file. */
static gboolean
open_sources (Reading  *self,
              GError  **error)
{
  g_autofree char *shp = NULL;
  GError *problem = NULL;

  if (!has_extension (self->path, "shp"))
    shp = buju_source_find_sibling (self->path, "shp");
  self->sources.shp = buju_source_open (shp != NULL ? shp : self->path, &problem);
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_NOT_FOUND, problem->message);
      g_clear_error (&problem);
      return FALSE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  self->sources.shx = open_sibling (self->path, "shx");
  self->sources.dbf = open_sibling (self->path, "dbf");

  return TRUE;
}

/* Puts the clean index in the place of the one that was checked. */
static void
exchange_index (Reading *self)
{
  gsize size;
  gpointer bytes = buju_shape_check_take_index (&self->check, &size);

  g_clear_pointer (&self->sources.shx, buju_source_free);
  self->sources.shx = buju_source_new_taken (bytes, size);
}

static gboolean
check_shapes (Reading  *self,
              GError  **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (!buju_shape_check_run (&self->check, self->sources.shp, self->sources.shx, self->cancellable, error))
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
make_builder (Reading  *self,
              GError  **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');
  const char *given = self->options != NULL ? self->options->name : NULL;
  BujuShapeCheck *check = &self->check;
  /* Features, boxes and index take some 140 bytes each. */
  guint64 need = check->n_points * sizeof (BujuPoint) + check->n_parts * 4 + check->n_good * G_GUINT64_CONSTANT (140);

  if (dot != NULL && dot != name)
    *dot = '\0';
  self->builder = buju_layer_builder_new (given != NULL ? given : name,
                                          buju_shape_get_geometry (check->type));
  self->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (buju_memory_allows (need) &&
      buju_layer_builder_reserve (self->builder, check->n_good, (gsize) check->n_parts, (gsize) check->n_points))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("%s: not enough memory for it."), name);

  return FALSE;
}

static void
keep_shape (Reading        *self,
            SHPHandle       handle,
            guint           number,
            BujuPathBuffer *buffer,
            guint          *n_lost)
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

  outcome = buju_shape_read (handle, (int) number, buju_shape_get_geometry (self->check.type), buffer, n_lost);
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
read_shapes (Reading  *self,
             GError  **error)
{
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  SHPHandle handle = buju_shapefile_open_shp (&self->sources);
  guint n_lost = 0;

  if (handle == NULL)
    {
      g_set_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                   _("%s: the file could not be read."), self->report->file);
      return FALSE;
    }

  buju_path_buffer_init (&buffer);
  SHPSetFastModeReadObject (handle, TRUE);
  for (guint i = 0; i < self->check.n_good; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        break;
      keep_shape (self, handle, i, &buffer, &n_lost);
    }
  SHPClose (handle);
  if (n_lost > 0)
    add_note (self, ngettext ("%u vertex is not finite and was left out.",
                              "%u vertices are not finite and were left out.", n_lost), n_lost);

  return !g_cancellable_is_cancelled (self->cancellable);
}

static void
note_damage (Reading *self)
{
  BujuReport *report = self->report;

  if (report->damaged > 0)
    add_note (self, ngettext ("%u of %u records could not be read.",
                              "%u of %u records could not be read.", report->damaged),
              report->damaged, report->records);
  if (self->rows.handle != NULL && self->rows.n_rows < report->records)
    add_note (self, _("The .dbf file has %u rows for %u shapes."), self->rows.n_rows, report->records);
}

static gboolean
read_table (Reading  *self,
            GError  **error)
{
  g_autofree char *cpg = read_text_sibling (self->path, "cpg", MAX_CPG, FALSE);
  const char *claim = cpg != NULL ? buju_encoding_from_name (cpg) : NULL;
  const char *wanted = self->options != NULL ? self->options->encoding : NULL;
  g_autoptr (BujuTable) table = NULL;

  if (self->rows.handle == NULL)
    return TRUE;

  self->report->encoding = g_strdup (buju_rows_decide_encoding (&self->rows, wanted, claim,
                                                                &self->report->encoding_from));
  if (cpg != NULL && wanted == NULL && strcmp (self->report->encoding_from, "cpg") != 0)
    add_note (self, _("The .cpg file does not name the encoding of the text."));
  table = buju_rows_read (&self->rows, self->kept, self->report->encoding, self->cancellable);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (table == NULL)
    add_note (self, _("There is not enough memory for the values."));
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
get_store (Reading *self)
{
  if (self->options != NULL && self->options->crs_store != NULL)
    return self->options->crs_store;
  if (self->own_store == NULL)
    self->own_store = buju_crs_store_new ();

  return self->own_store;
}

/* Notes what the CRS is and returns its definition when the coordinates can be taken by it. */
static const char *
describe_crs (Reading    *self,
              const char *prj,
              gboolean    has_file)
{
  BujuReport *report = self->report;
  const BujuCrs *crs;

  if (!has_file)
    prj = self->options != NULL ? self->options->assumed_crs : NULL;
  crs = prj != NULL ? buju_crs_store_describe (get_store (self), prj) : NULL;
  if (crs == NULL && has_file)
    add_note (self, _("The .prj file names no known coordinate system."));
  if (crs == NULL)
    return NULL;

  report->crs = (BujuCrs) { g_strdup (crs->name), g_strdup (crs->authority), crs->geographic };
  if (crs->geographic && !buju_box_is_empty (&report->extent) && !extent_is_degrees (&report->extent))
    {
      add_note (self, _("The coordinates are not degrees, though the .prj file says so."));
      return NULL;
    }

  return prj;
}

static gboolean
project (Reading  *self,
         GError  **error)
{
  g_autofree char *file = buju_source_find_sibling (self->path, "prj");
  g_autofree char *text = read_text_sibling (self->path, "prj", MAX_PRJ, TRUE);
  const char *source = describe_crs (self, text, file != NULL);
  const char *target = self->options != NULL ? self->options->crs : NULL;
  BujuProjection *projection;
  g_autoptr (GError) problem = NULL;
  gsize n_failed;

  if (source == NULL || target == NULL)
    return TRUE;

  projection = buju_crs_store_project (get_store (self), source, target, &problem);
  if (projection == NULL)
    {
      add_note (self, _("Not projected: %s"), problem->message);
      return TRUE;
    }
  if (!buju_layer_builder_project (self->builder, projection, self->cancellable, &n_failed))
    return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  if (n_failed > 0)
    add_note (self, ngettext ("%u vertex could not be projected and was left out.",
                              "%u vertices could not be projected and were left out.", n_failed),
              (guint) n_failed);

  return TRUE;
}

/**
 * buju_shapefile_read:
 * @path: the .shp file, in the encoding of file names; another file of the set will do
 * @options: (nullable): how to read
 * @report: (out) (optional) (transfer full): what was found; unset when reading fails
 * @cancellable: (nullable): looked at every thousand records
 * @error: return location; %BUJU_SHAPEFILE_ERROR, or %G_IO_ERROR, %G_IO_ERROR_CANCELLED among them
 *
 * Reads shapes and table. Feature i has row i. Records that are damaged and those whose row is marked
 * deleted are left out; Null shapes are features without points. Every ring is closed. Coordinates are
 * projected when the .prj is understood and a target is given. Nothing is written anywhere.
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
  g_auto (Reading) reading = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  if (report != NULL)
    *report = NULL;
  reading.path = path;
  reading.options = options;
  reading.cancellable = cancellable;
  reading.report = buju_report_new (path);
  if (!open_sources (&reading, error) || !check_shapes (&reading, error) || !make_builder (&reading, error))
    return NULL;

  buju_rows_open (&reading.rows, &reading.sources, reading.report->notes);
  if (!read_shapes (&reading, error))
    return NULL;

  note_damage (&reading);
  if (!read_table (&reading, error) || !project (&reading, error))
    return NULL;

  if (report != NULL)
    *report = g_steal_pointer (&reading.report);

  return buju_layer_builder_finish (reading.builder);
}
