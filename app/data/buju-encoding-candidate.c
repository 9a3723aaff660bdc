/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-encoding-candidate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-encoding.h"
#include "data/buju-shapefile-table.h"
#include "data/buju-shapefile.h"
#include "data/buju-source.h"
#include "data/buju-text-file.h"

#define SAMPLE_SIZE (256 * 1024)
#define MAX_CPG 256
#define MOST_CHARACTERS 200

/* What people's tables come in, the likeliest here first. */
static const char * const usual[] = { "UTF-8", "GB18030", "CP950", "BIG5-HKSCS", "CP932", "CP949",
                                      "CP1252",
                                      "CP1250", "CP1251", "CP437" };

static void
candidate_free (BujuEncodingCandidate *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuEncodingCandidate, candidate_free)

static char *
join_cells (GPtrArray   *cells,
            BujuDecoder *decoder)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (g_ptr_array_index (cells, i), &length);
      g_autofree char *cell = buju_decoder_decode (decoder, bytes, length);

      g_string_append_printf (row, "%s%s", i > 0 ? " · " : "", g_strstrip (cell));
    }
  if (g_utf8_strlen (row->str, -1) > MOST_CHARACTERS)
    {
      g_string_truncate (row,
                         (gsize) (g_utf8_offset_to_pointer (row->str, MOST_CHARACTERS) - row->str));
      g_string_append (row, "…");
    }

  return g_string_free (g_steal_pointer (&row), FALSE);
}

static BujuEncodingCandidate *
make_candidate (const char *encoding,
                GPtrArray  *rows)
{
  BujuEncodingCandidate *self = g_new0 (BujuEncodingCandidate, 1);
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (encoding);

  self->encoding = encoding;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, join_cells (g_ptr_array_index (rows, i), decoder));

  return self;
}

/* Says another one the same already? */
static gboolean
is_known (GPtrArray                   *candidates,
          const BujuEncodingCandidate *self)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const BujuEncodingCandidate *other = g_ptr_array_index (candidates, i);
      gboolean same = TRUE;

      for (guint row = 0; row < self->rows->len && same; row++)
        same = g_str_equal (g_ptr_array_index (self->rows, row),
                            g_ptr_array_index (other->rows, row));
      if (same)
        return TRUE;
    }

  return FALSE;
}

static void
add_candidate (GPtrArray                 *candidates,
               const char                *encoding,
               GPtrArray                 *rows,
               const BujuEncodingSamples *samples)
{
  g_autoptr (BujuEncodingCandidate) self = NULL;

  if (encoding == NULL || (candidates->len > 0 && !buju_encoding_fits (encoding, samples)))
    return;

  self = make_candidate (encoding, rows);
  if (candidates->len == 0 || !is_known (candidates, self))
    g_ptr_array_add (candidates, g_steal_pointer (&self));
}

/* @first: what the file is read with; @claims: what else it says of itself, NULL where it does
 * not */
static GPtrArray *
list_candidates (const char                *first,
                 const char * const         claims[2],
                 GPtrArray                 *rows,
                 const BujuEncodingSamples *samples)
{
  GPtrArray *candidates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);

  add_candidate (candidates, first, rows, samples);
  ((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))->chosen = TRUE;
  for (guint i = 0; i < 2; i++)
    add_candidate (candidates, claims[i], rows, samples);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    add_candidate (candidates, usual[i], rows, samples);

  return candidates;
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static const char *
read_cpg (const char *path)
{
  g_autofree char *found = buju_source_find_sibling (path, "cpg");
  g_autoptr (BujuSource) source = found != NULL ? buju_source_open (found, NULL) : NULL;
  char text[MAX_CPG + 1] = "";

  if (source == NULL)
    return NULL;

  buju_source_read (source, 0, text, MAX_CPG);

  return buju_encoding_from_name (text);
}

static GPtrArray *
read_table (const char  *path,
            const char  *dbf,
            GError     **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (BujuSource) source = buju_source_open (dbf, error);
  g_auto (BujuEncodingSamples) samples = { NULL };
  BujuShapefileSources sources = { NULL, NULL, source };
  const char *claims[2] = { read_cpg (path), NULL };
  GPtrArray *candidates;
  const char *chosen, *from;
  BujuRows table;

  if (source == NULL)
    return NULL;
  if (!buju_rows_open (&table, &sources, notes))
    {
      g_autofree char *name = g_filename_display_name (dbf);

      g_set_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                   _("%s: the table could not be read."),
                   name);
      return NULL;
    }

  buju_encoding_samples_init (&samples);
  buju_rows_sample (&table, &samples, rows, BUJU_ENCODING_SAMPLE_ROWS);
  claims[1] = buju_encoding_from_ldid (table.ldid);
  chosen = buju_encoding_decide (claims[0], claims[1], &samples, &from);
  candidates = list_candidates (chosen, claims, rows, &samples);
  buju_rows_close (&table);

  return candidates;
}

static gboolean
has_high_byte (const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guint8) text[i] > 127)
      return TRUE;

  return FALSE;
}

static void
add_line (GPtrArray  *rows,
          const char *line,
          gsize       length)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == '\0'))
    length--;
  g_ptr_array_add (cells, g_bytes_new (line, length));
  g_ptr_array_add (rows, cells);
}

/* Lines with a byte above 127; where there are none, any. */
static void
cut_lines (const char          *bytes,
           gsize                length,
           BujuEncodingSamples *samples,
           GPtrArray           *rows)
{
  const char *end = bytes + length;
  g_autoptr (GPtrArray) plain = rows_new ();

  for (const char *line = bytes; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize size = (gsize) ((stop != NULL ? stop : end) - line);

      buju_encoding_samples_add (samples, line, size);
      if (rows->len < BUJU_ENCODING_SAMPLE_ROWS && has_high_byte (line, size))
        add_line (rows, line, size);
      else if (plain->len < BUJU_ENCODING_SAMPLE_ROWS && size > 0)
        add_line (plain, line, size);
      line += size + 1;
    }
  if (rows->len == 0)
    g_ptr_array_extend_and_steal (rows, g_steal_pointer (&plain));
}

static GPtrArray *
read_text (const char  *path,
           GError     **error)
{
  const char *no_claims[2] = { NULL, NULL };
  g_autoptr (BujuSource) source = buju_source_open (path, error);
  g_autoptr (GPtrArray) rows = rows_new ();
  g_auto (BujuEncodingSamples) samples = { NULL };
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  const char *encoding, *from;
  GPtrArray *candidates;
  gsize length, skip;

  if (source == NULL)
    return NULL;

  bytes = g_malloc0 (SAMPLE_SIZE + 1);
  length = buju_source_read (source, 0, bytes, SAMPLE_SIZE);
  encoding = buju_text_file_decide (bytes, length, NULL, &from, &skip);
  buju_encoding_samples_init (&samples);
  if (!g_str_has_prefix (encoding, "UTF-16") && skip == 0)
    {
      cut_lines (bytes, length, &samples, rows);
      return list_candidates (encoding, no_claims, rows, &samples);
    }

  /* A mark leaves no choice. */
  text = buju_text_file_decode (bytes + skip, length - skip, encoding, NULL);
  if (text != NULL)
    cut_lines (text, strlen (text), &samples, rows);
  candidates = list_candidates ("UTF-8", no_claims, rows, &samples);
  g_ptr_array_set_size (candidates, 1);
  ((BujuEncodingCandidate *) g_ptr_array_index (candidates, 0))->encoding = encoding;

  return candidates;
}

/**
 * buju_encoding_candidates:
 * @path: a file of a shapefile, or a table as text
 * @error: return location; %G_IO_ERROR, %BUJU_SHAPEFILE_ERROR
 *
 * Finds out in what encodings the text makes sense: at most a tenth of the samples has bytes that
 * the encoding lacks, and what is read is not what another one says already. The one that is used
 * is always there and comes first.
 *
 * Returns: (transfer full) (nullable) (element-type BujuEncodingCandidate): at least one
 */
GPtrArray *
buju_encoding_candidates (const char  *path,
                          GError     **error)
{
  g_autofree char *dbf = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!buju_source_has_extension (path, "shp") && !buju_source_has_extension (path, "shx") &&
      !buju_source_has_extension (path, "dbf"))
    return read_text (path, error);

  dbf = buju_source_find_sibling (path, "dbf");

  return read_table (path, dbf != NULL ? dbf : path, error);
}
