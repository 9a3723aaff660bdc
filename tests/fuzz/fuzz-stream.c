/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as a shapefile, packed as fuzz-set.h says, for the reader that draws while it
 * reads. */

#include <cairo.h>
#include <math.h>

#include "data/buju-shape-content.h"
#include "data/buju-shapefile.h"
#include "draw/buju-plain.h"
#include "fuzz-set.h"
#include "fuzz.h"

#define SIDE 48 /* px */

/* What a stream hands on, as far as it is drawn: of each part what lies behind its start. */
typedef struct
{
  guint    n_shapes;
  gboolean finite; /* of the shape being read */
} Seen;

static gboolean
see_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  Seen *self = data;
  guint32 start = piece->n_parts > 0 ? buju_shape_content_get_start (piece->starts, 0) : 0;

  if (piece->first == 0)
    self->finite = FALSE;
  g_assert_cmpuint (piece->n_points, >, 0);
  g_assert_cmpuint ((guint64) piece->first + piece->n_points, <=, piece->total);
  for (guint32 part = 0; part < piece->n_parts; part++)
    g_assert_cmpuint (buju_shape_content_get_start (piece->starts, part), <, piece->total);
  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      self->finite = self->finite ||
                     (piece->first + i >= start && isfinite (at.x) && isfinite (at.y));
    }
  self->n_shapes += self->finite && piece->first + piece->n_points == piece->total;

  return self->finite;
}

static gboolean
read_all (const BujuShapeStream *stream, Seen *seen, BujuShapeTally *tally)
{
  g_auto (BujuShapeScratch) scratch = { 0 };

  for (guint i = 0; i < buju_shape_stream_get_n_chunks (stream); i++)
    if (!buju_shape_stream_read (stream, i, &scratch, tally, see_cb, seen))
      return FALSE;

  return TRUE;
}

/* Where the stream finds no fault with the files, it must not find other records in them than the
 * reader of layers does. */
static BujuReport *
check_account (const char *path, const Seen *seen, const BujuShapeTally *tally)
{
  BujuReport *report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLayer) layer = buju_shapefile_read (path, NULL, &report, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (layer);
  g_assert_cmpuint (tally->records, ==, report->records);
  g_assert_cmpuint (tally->deleted, ==, report->deleted);
  /* A line that loses all points but one is damaged for those who draw it. */
  g_assert_cmpuint (tally->damaged, <=, report->damaged);
  g_assert_cmpuint (seen->n_shapes, >=, report->drawable);

  return report;
}

static void
draw (BujuShapeStream *stream, BujuBox extent, const BujuReport *report, cairo_surface_t *surface)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  BujuShapeTally tally = { 0 };
  BujuPlain plain = { .streams = streams, .tallies = &tally, .fill = { 0.8, 0.8, 0.5, 1 },
                      .stroke = { 0, 0, 0, 1 }, .line_width = 0.5, .tolerance = 0.25 };
  cairo_t *cr = cairo_create (surface);

  g_ptr_array_add (streams, stream);
  plain.view = buju_view_fit (&extent, SIDE, SIDE, 2);
  buju_plain_draw (&plain, cr, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpuint (tally.records, ==, report->records);
  g_assert_cmpuint (tally.damaged, ==, report->damaged);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Reads the input as buju draw does, holds what comes out against the other reader, and draws it
 * into pixels and as a path.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *path = fuzz_set_unpack (bytes, size);
  g_autoptr (BujuShapeStream) stream = buju_shape_stream_open (path, NULL, NULL);
  g_autoptr (BujuReport) report = NULL;
  BujuShapeTally tally = { 0 };
  Seen seen = { 0 };
  BujuBox extent;

  if (stream == NULL)
    return 0;
  if (!read_all (stream, &seen, &tally))
    {
      g_assert_false (buju_shape_stream_measure (stream, &extent));
      return 0;
    }

  report = check_account (path, &seen, &tally);
  g_assert_true (buju_shape_stream_measure (stream, &extent));
  if (buju_box_is_empty (&extent))
    return 0;

  draw (stream, extent, report, cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE));
  draw (stream, extent, report, cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL));

  return 0;
}
