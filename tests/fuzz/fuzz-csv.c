/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as a table of text. The first byte says what the person decided: nothing, an
 * encoding, a separator, whether there is a header. */

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "data/buju-columns.h"
#include "data/buju-csv-reader.h"
#include "data/buju-encoding-candidate.h"
#include "fuzz.h"

static char *path;

static void
remove_file_cb (void)
{
  g_unlink (path);
  g_free (path);
}

/* In memory where there is such a place; made once. */
static void
make_path (void)
{
  g_autofree char *name = g_strdup_printf ("buju-fuzz-%d.csv", (int) getpid ());

  path = g_build_filename (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (), name,
                           NULL);
  atexit (remove_file_cb);
}

static BujuCsvOptions
choose (guint8 byte)
{
  static const char * const encodings[] = { NULL, "UTF-8", "GB18030", "ISO-8859-1" };
  static const char separators[] = { '\0', ',', ';', '\t' };

  return (BujuCsvOptions) { encodings[byte % 4], separators[byte / 4 % 4],
                            (int) (byte / 16 % 3) - 1 };
}

static void
check_table (BujuTable *table)
{
  BujuColumns columns = buju_columns_find (table);

  for (guint row = 0; row < buju_table_get_n_rows (table); row++)
    {
      BujuPoint point;

      for (guint field = 0; field < buju_table_get_n_fields (table); field++)
        {
          const char *text = buju_table_get (table, row, (int) field);

          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
        }
      if (buju_columns_have_place (&columns)
          && buju_columns_get_point (&columns, table, row, &point))
        g_assert_true (isfinite (point.x) && isfinite (point.y));
    }
}

static void
check_candidates (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = buju_encoding_candidates (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (candidates->len, >, 0);
  for (guint i = 0; i < candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (candidates, i);

      g_assert_cmpuint (candidate->rows->len, <=, BUJU_ENCODING_SAMPLE_ROWS);
      for (guint row = 0; row < candidate->rows->len; row++)
        g_assert_true (g_utf8_validate (g_ptr_array_index (candidate->rows, row), -1, NULL));
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Reads the input as a table, and holds what comes out against what every table keeps to.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = NULL;
  g_autoptr (GError) error = NULL;
  BujuCsvOptions options;
  FILE *file;

  if (size == 0)
    return 0;
  if (path == NULL)
    make_path ();
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes + 1, 1, size - 1, file), ==, size - 1);
  fclose (file);

  options = choose (bytes[0]);
  table = buju_csv_read (path, &options, &report, NULL, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  if (table != NULL)
    check_table (table);
  check_candidates ();

  return 0;
}
