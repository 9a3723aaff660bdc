/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/buju-columns-text.h"
#include "data/buju-csv-reader.h"
#include "data/buju-source.h"
#include "data/buju-table-layer.h"
#include "geo/buju-work.h"

/* Reading one data set, in whatever thread. */

#define PLACED_NEAR 0.001  /* m: so near to where it belongs a point is put */
#define HINT_ROWS 5000      /* tables larger than this are not compared with our places */

typedef struct
{
  BujuLibrary           *library;
  const BujuFinding     *finding;
  const BujuOpenOptions *options;
  GCancellable          *cancellable;
  const char            *path;     /* what to read: the file, or what was unpacked */
  BujuLoaded            *loaded;
  GError                *error;    /* what ends the reading */
  BujuFileSum           *sum;      /* of what is read */
  char                  *table;    /* beside the file; NULL */
  BujuFileStamp          seen, table_seen;
} Reading;

/* Out of one CRS, shifted back, on to the map. */
typedef struct
{
  BujuProjection *in;
  BujuProjection *out;   /* NULL: without a shift in between */
  BujuDatum       datum;
} Placing;

static void
place_cb (BujuPoint *points, gsize n_points, gpointer data)
{
  const Placing *self = data;

  buju_projection_forward (self->in, points, n_points);
  if (self->out == NULL)
    return;
  for (gsize i = 0; i < n_points; i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      points[i] = buju_datum_to_wgs84 (self->datum, points[i].x, points[i].y);
  buju_projection_forward (self->out, points, n_points);
}

/* The same features elsewhere; what does not come to lie on the map is left out. */
static BujuLayer *
place_layer (Reading *self, const BujuLayer *layer, const char *from, BujuDatum datum)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new (buju_layer_get_name (layer),
                                                                 buju_layer_get_geometry (layer));
  g_autoptr (BujuProjection) in = NULL, out = NULL;
  Placing placing = { NULL, NULL, datum };
  gsize n_lost;

  in = buju_projection_new (from, datum != BUJU_DATUM_NONE ? BUJU_GEO_CRS : BUJU_MAP_CRS,
                            &self->error);
  out = in != NULL
        && datum != BUJU_DATUM_NONE
        ? buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, &self->error) : NULL;
  if (self->error != NULL)
    return NULL;
  placing.in = in;
  placing.out = out;
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      BujuSpan span = buju_layer_get_span (layer, i);

      if (buju_work_is_cancelled (self->cancellable, i))
        break;
      buju_layer_builder_add_feature (builder, &span);
    }
  if (!buju_layer_builder_change (builder, place_cb, &placing, PLACED_NEAR, self->cancellable,
                                  &n_lost))
    {
      g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
      return NULL;
    }
  if (buju_layer_get_table (layer) != NULL)
    buju_layer_builder_set_table (builder, buju_layer_get_table (layer));
  return buju_layer_builder_finish_unless (builder, self->cancellable, &self->error);
}

static BujuDatum
get_datum (const Reading *self)
{
  if (self->options->has_datum)
    return self->options->datum;
  return self->loaded->columns.datum_said ? self->loaded->columns.datum : BUJU_DATUM_NONE;
}

/* Nothing is there, or it lies beyond everything: the CRS cannot be meant. */
static gboolean
is_impossible (const BujuLayer *layer, const BujuReport *report)
{
  BujuBox box = buju_layer_get_extent (layer);

  if (report->drawable > 0 && buju_box_is_empty (&box))
    return TRUE;
  return !buju_box_is_empty (&box)
         && !(isfinite (box.x0) && isfinite (box.x1) && isfinite (box.y0) && isfinite (box.y1));
}

static void
set_unplaced (Reading *self, const BujuLayer *plain)
{
  self->loaded->status = BUJU_LOADED_UNPLACED;
  g_array_unref (self->loaded->guesses);
  self->loaded->guesses = buju_crs_guess_list (self->library, plain);
}

/* @report stays the loaded's until the overlay takes it. */
static void
finish (Reading *self, BujuLayer *layer)
{
  BujuLoaded *loaded = self->loaded;
  BujuOverlaySource source = { self->finding->path, self->finding->member,
                               (char *) self->options->crs,
                               (char *) self->options->encoding, get_datum (self),
                               loaded->join != NULL, NULL, self->sum, self->table, self->seen,
                               self->table_seen };
  g_autofree char *columns = NULL;

  /* Sorting millions of features for nobody would take a while. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (loaded->table != NULL && self->options->columns != NULL)
    columns = buju_columns_to_text (&loaded->columns, loaded->table);
  else if (loaded->table != NULL)
    columns = g_strdup (self->options->columns_text);
  source.columns = columns;

  g_free (loaded->report->file);
  loaded->report->file = g_filename_display_basename (self->finding->member != NULL
                                                      ? self->finding->member
                                                                             : self->finding->path);
  loaded->overlay = buju_overlay_new ("overlay-0", self->finding->name, layer,
                                      g_steal_pointer (&loaded->report), &source,
                                      NULL);
  loaded->status = BUJU_LOADED_DONE;
}

static BujuLayer *
read_shapes (Reading *self, const char *crs)
{
  BujuReadOptions options = { .crs = crs, .encoding = self->options->encoding,
                              .name = self->finding->name };

  g_clear_pointer (&self->loaded->report, buju_report_free);
  return buju_shapefile_read (self->path, &options, &self->loaded->report, self->cancellable,
                              &self->error);
}

/* The CRS is the person's, or the shift has to be taken out: read as it is, then moved. */
static BujuLayer *
read_as_said (Reading *self)
{
  BujuDatum datum = get_datum (self);
  g_autoptr (BujuLayer) plain = NULL;
  BujuLayer *layer;

  if (self->options->crs == NULL)
    {
      plain = read_shapes (self, BUJU_GEO_CRS);
      return plain != NULL ? place_layer (self, plain, BUJU_GEO_CRS, datum) : NULL;
    }
  plain = read_shapes (self, NULL);
  layer = plain != NULL ? place_layer (self, plain, self->options->crs, datum) : NULL;
  if (layer == NULL)
    return NULL;
  buju_crs_clear (&self->loaded->report->crs);
  buju_crs_describe (self->options->crs, &self->loaded->report->crs, NULL);
  return layer;
}

static void
read_shapefile (Reading *self)
{
  gboolean said = self->options->crs != NULL || get_datum (self) != BUJU_DATUM_NONE;
  g_autoptr (BujuLayer) layer = said ? read_as_said (self) : read_shapes (self, BUJU_MAP_CRS);
  const BujuReport *report = self->loaded->report;
  gboolean known;

  if (layer == NULL)
    return;
  known = self->options->crs != NULL || report->crs.name != NULL;
  if (known && report->crs.geographic && !buju_box_is_empty (&report->extent))
    known = fabs (report->extent.x0) <= 360 && fabs (report->extent.x1) <= 360
            && fabs (report->extent.y0) <= 90
            && fabs (report->extent.y1) <= 90;
  if (known && !is_impossible (layer, report))
    {
      finish (self, layer);
      return;
    }
  {
    g_autoptr (BujuLayer) plain = read_shapes (self, NULL);

    if (plain != NULL)
      set_unplaced (self, plain);
  }
}

static BujuAliases *
load_aliases (const Reading *self)
{
  BujuAliases *aliases = buju_aliases_new ();

  if (self->options->aliases != NULL)
    buju_aliases_load (aliases, self->options->aliases, NULL, NULL);
  return aliases;
}

static void
join_names (Reading *self)
{
  g_autoptr (BujuAliases) aliases = load_aliases (self);
  g_autoptr (BujuLayer) layer = NULL;
  g_autofree BujuPoint *points = NULL;
  g_autoptr (GArray) unsure = NULL;
  BujuLoaded *loaded = self->loaded;

  if (loaded->columns.name < 0)
    {
      loaded->status = BUJU_LOADED_NO_PLACES;
      return;
    }
  loaded->join = buju_join_new (self->library, loaded->table, &loaded->columns, aliases);
  unsure = buju_join_get_unsure (loaded->join);
  if (buju_join_get_n_sure (loaded->join) == 0 && !self->options->join)
    {
      loaded->status = BUJU_LOADED_NO_PLACES;
      return;
    }
  points = buju_join_dup_points (loaded->join);
  layer = buju_table_layer_new_at (loaded->table, points, self->finding->name);
  loaded->report->drawable = buju_join_get_n_sure (loaded->join);
  g_ptr_array_add (loaded->report->notes,
                   g_strdup_printf (_("Placed by names: %u rows; to be looked at: %u."),
                                    buju_join_get_n_sure (loaded->join), unsure->len));
  finish (self, layer);
}

static void
add_hint (Reading *self, const BujuLayer *layer)
{
  BujuLoaded *loaded = self->loaded;
  g_autoptr (BujuJoin) join = NULL;
  g_autoptr (BujuAliases) aliases = NULL;

  if (self->options->has_datum || get_datum (self) != BUJU_DATUM_NONE)
    return;
  if (loaded->table != NULL && loaded->columns.name >= 0
      && buju_table_get_n_rows (loaded->table) <= HINT_ROWS)
    {
      aliases = load_aliases (self);
      join = buju_join_new (self->library, loaded->table, &loaded->columns, aliases);
    }
  loaded->hint = buju_shift_hint_find (self->library, layer, join, &loaded->hint_confidence);
}

/* The numbers as they stand, for guessing what they are in. */
static BujuLayer *
read_numbers (Reading *self)
{
  BujuLoaded *loaded = self->loaded;
  guint n = buju_table_get_n_rows (loaded->table);
  g_autofree BujuPoint *points = g_new (BujuPoint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    if (!buju_columns_get_point (&loaded->columns, loaded->table, i, &points[i]))
      points[i] = (BujuPoint) { NAN, NAN };
  return buju_table_layer_new_at (loaded->table, points, self->finding->name);
}

static void
read_points (Reading *self)
{
  BujuLoaded *loaded = self->loaded;
  BujuReadOptions options = { .crs = BUJU_MAP_CRS, .name = self->finding->name,
                              .assumed_crs = self->options->crs };
  gboolean ask = loaded->columns.projected && options.assumed_crs == NULL;
  g_autoptr (BujuLayer) layer = NULL;

  if (!ask)
    {
      layer = buju_table_layer_new (loaded->table, &loaded->columns, get_datum (self), &options,
                                    loaded->report,
                                    self->cancellable, &self->error);
      if (layer == NULL)
        return;
      ask = is_impossible (layer, loaded->report);
    }
  if (!ask)
    {
      finish (self, layer);
      return;
    }
  g_clear_pointer (&layer, buju_layer_unref);
  layer = read_numbers (self);
  set_unplaced (self, layer);
}

static void
read_table (Reading *self)
{
  BujuCsvOptions options = { self->options->encoding, self->options->separator,
                             self->options->header };
  BujuLoaded *loaded = self->loaded;

  loaded->table = buju_csv_read (self->path, &options, &loaded->report, self->cancellable,
                                 &self->error);
  if (loaded->table == NULL)
    return;
  loaded->columns = self->options->columns != NULL ? *self->options->columns
                    : buju_columns_find (loaded->table);
  if (self->options->columns == NULL && self->options->columns_text != NULL)
    buju_columns_take_text (&loaded->columns, loaded->table, self->options->columns_text);
  if (buju_columns_have_place (&loaded->columns) && !self->options->join)
    read_points (self);
  else
    join_names (self);
}

/* Before anything is read: what changes meanwhile is a change. */
static void
look_at_files (Reading *self)
{
  const BujuFinding *finding = self->finding;

  self->seen = buju_file_stamp_take (finding->path);
  if (finding->member == NULL && finding->kind == BUJU_FINDING_SHAPEFILE)
    self->table = buju_source_find_sibling (finding->path, "dbf");
  if (self->table != NULL)
    self->table_seen = buju_file_stamp_take (self->table);
}

static void
read_finding (Reading *self)
{
  g_autofree char *unpacked = NULL;
  char *folder = NULL;

  look_at_files (self);
  self->path = self->finding->path;
  if (self->finding->member != NULL)
    {
      folder = buju_unpacked_make (self->finding, &unpacked, self->cancellable, &self->error);
      self->path = unpacked;
    }
  if (self->error == NULL)
    self->sum = buju_file_sum_new (self->path, self->finding->kind == BUJU_FINDING_SHAPEFILE);
  if (self->error == NULL && self->finding->kind == BUJU_FINDING_SHAPEFILE)
    read_shapefile (self);
  else if (self->error == NULL)
    read_table (self);
  /* What was unpacked will not be there later. */
  if (folder != NULL && self->loaded->overlay != NULL)
    buju_file_sum_await (self->sum);
  g_clear_pointer (&self->sum, buju_file_sum_unref);
  g_clear_pointer (&self->table, g_free);
  buju_unpacked_remove (folder);
  if (self->loaded->overlay != NULL && self->loaded->join == NULL)
    add_hint (self, buju_overlay_get_layer (self->loaded->overlay));
}

/**
 * buju_loaded_free:
 * @self: (transfer full): what became of a data set
 */
void
buju_loaded_free (BujuLoaded *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->finding, buju_finding_free);
  g_clear_pointer (&self->overlay, buju_overlay_unref);
  g_clear_pointer (&self->report, buju_report_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->guesses, g_array_unref);
  g_clear_pointer (&self->table, buju_table_unref);
  g_clear_pointer (&self->join, buju_join_unref);
  g_free (self);
}

/**
 * buju_loader_read:
 * @library: our places and districts
 * @finding: what to read
 * @options: (nullable): what the person decided
 * @cancellable: (nullable): looked at now and then
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads one data set. What goes wrong stands in the result.
 *
 * Returns: (transfer full) (nullable): what became of it; %NULL when cancelled
 */
BujuLoaded *
buju_loader_read (BujuLibrary           *library,
                  const BujuFinding     *finding,
                  const BujuOpenOptions *options,
                  GCancellable          *cancellable,
                  GError               **error)
{
  const BujuOpenOptions usual = BUJU_OPEN_OPTIONS_INIT;
  g_autoptr (BujuLoaded) loaded = g_new0 (BujuLoaded, 1);
  Reading reading = {
    .library = library, .finding = finding, .options = options != NULL ? options : &usual,
    .cancellable = cancellable, .loaded = loaded
  };

  g_return_val_if_fail (library != NULL && finding != NULL, NULL);

  loaded->finding = buju_finding_copy (finding);
  loaded->guesses = g_array_new (FALSE, FALSE, sizeof (BujuCrsGuess));
  loaded->columns = BUJU_COLUMNS_NONE;
  read_finding (&reading);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_error (&reading.error);
      return NULL;
    }
  if (reading.error != NULL)
    {
      loaded->status = BUJU_LOADED_FAILED;
      /* A CRS that is none, or does not reach there, is to be asked for again. */
      if (reading.error->domain == BUJU_PROJECTION_ERROR)
        loaded->status = BUJU_LOADED_UNPLACED;
      loaded->error = reading.error;
    }
  return g_steal_pointer (&loaded);
}
