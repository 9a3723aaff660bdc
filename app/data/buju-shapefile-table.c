/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-encoding.h"
#include "data/buju-memory.h"

#define DBF_HEADER_SIZE 32
#define CHUNK_SIZE (64 * 1024)
#define MOST_SAMPLED 100000 /* rows that samples are taken from */

static guint
get_short (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static guint32
get_long (const guint8 *bytes)
{
  return get_short (bytes) | (guint32) get_short (bytes + 2) << 16;
}

/* Row count by the header and by the size; a row cut off at the end is none. */
static gboolean
check_header (BujuRows   *self,
              BujuSource *dbf,
              GPtrArray  *notes)
{
  guint8 header[DBF_HEADER_SIZE];
  guint64 size = buju_source_get_size (dbf);
  guint64 held;
  guint32 promised;
  guint header_length;

  if (buju_source_read (dbf, 0, header, sizeof header) != sizeof header)
    return FALSE;

  header_length = get_short (header + 8);
  self->row_length = get_short (header + 10);
  self->ldid = header[29];
  if (header_length < DBF_HEADER_SIZE || header_length > size || self->row_length == 0)
    return FALSE;

  promised = get_long (header + 4);
  held = (size - header_length) / self->row_length;
  self->n_rows = (guint) MIN (MIN (promised, held), (guint64) G_MAXINT32);
  if (promised > held)
    g_ptr_array_add (notes, g_strdup (_("The .dbf file promises more rows than it holds.")));

  for (guint i = 0; i < 4; i++)
    header[4 + i] = (guint8) (self->n_rows >> (8 * i));
  buju_source_overlay (dbf, header, sizeof header);

  return TRUE;
}

/**
 * buju_rows_open:
 * @self: (out caller-allocates): the rows
 * @sources: with a .dbf or without
 * @notes: (element-type utf8): gets a message for people when something is wrong
 *
 * Returns: %FALSE when there is no table to read; the shapes can be drawn all the same
 */
gboolean
buju_rows_open (BujuRows             *self,
                BujuShapefileSources *sources,
                GPtrArray            *notes)
{
  *self = (BujuRows) { NULL, 0, 0, 0 };
  if (sources->dbf == NULL)
    {
      g_ptr_array_add (notes, g_strdup (_("No .dbf file: the shapes have no values.")));
      return FALSE;
    }

  if (check_header (self, sources->dbf, notes))
    self->handle = buju_shapefile_open_dbf (sources);
  if (self->handle == NULL)
    {
      self->n_rows = 0;
      g_ptr_array_add (notes, g_strdup (_("The .dbf file is damaged: the shapes have no values.")));
    }

  return self->handle != NULL;
}

/**
 * buju_rows_close:
 * @self: rows, also all zeros
 */
void
buju_rows_close (BujuRows *self)
{
  g_clear_pointer (&self->handle, DBFClose);
}

/**
 * buju_rows_is_deleted:
 * @self: rows
 * @row: number of a row; those that are not there are not deleted
 */
gboolean
buju_rows_is_deleted (BujuRows *self,
                      guint     row)
{
  return self->handle != NULL && row < self->n_rows && DBFIsRecordDeleted (self->handle, (int) row);
}

static void
gather_samples (BujuRows            *self,
                const GArray        *rows,
                BujuEncodingSamples *samples,
                GCancellable        *cancellable)
{
  int n_fields = DBFGetFieldCount (self->handle);
  gboolean more = TRUE;

  for (int field = 0; field < n_fields; field++)
    {
      char name[XBASE_FLDNAME_LEN_READ + 1] = "";

      DBFGetFieldInfo (self->handle, field, name, NULL, NULL);
      buju_encoding_samples_add (samples, name, strlen (name));
    }
  for (guint k = 0; k < rows->len && more; k++)
    {
      guint32 row = g_array_index (rows, guint32, k);
      const char *bytes = row < self->n_rows ? DBFReadTuple (self->handle, (int) row) : NULL;
      gboolean plain = TRUE;

      /* Each time: a row may be 64 KiB. */
      if (g_cancellable_is_cancelled (cancellable))
        return;
      for (guint i = 0; bytes != NULL && i < self->row_length && plain; i++)
        plain = (guint8) bytes[i] < 128;
      for (int field = 0; field < n_fields && !plain && more; field++)
        {
          const char *text = DBFReadStringAttribute (self->handle, (int) row, field);

          more = text == NULL || buju_encoding_samples_add (samples, text, strlen (text));
        }
    }
}

static gboolean
has_high_byte (const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    if ((guint8) *text > 127)
      return TRUE;

  return FALSE;
}

/* The cells of text of one row; tells whether a byte above 127 is among them. */
static gboolean
read_raw_row (BujuRows  *self,
              guint      row,
              GPtrArray *cells)
{
  gboolean high = FALSE;

  for (int field = 0; field < DBFGetFieldCount (self->handle); field++)
    {
      const char *text = DBFGetNativeFieldType (self->handle, field) == 'C'
                             ? DBFReadStringAttribute (self->handle, (int) row, field) : NULL;

      if (text == NULL || *text == '\0')
        continue;
      high = high || has_high_byte (text);
      g_ptr_array_add (cells, g_bytes_new (text, strlen (text)));
    }

  return high;
}

/**
 * buju_rows_sample:
 * @self: opened rows
 * @samples: initialised samples; gets names of fields and cells
 * @rows: (element-type GPtrArray): gets rows of cells
 * @n_rows: how many of them at most
 */
void
buju_rows_sample (BujuRows            *self,
                  BujuEncodingSamples *samples,
                  GPtrArray           *rows,
                  guint                n_rows)
{
  g_autoptr (GArray) looked = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n_high = 0;

  for (guint32 row = 0; row < MIN (self->n_rows, MOST_SAMPLED); row++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      gboolean high;

      if (buju_rows_is_deleted (self, row))
        continue;
      g_array_append_val (looked, row);
      if (n_high == n_rows)
        continue;
      cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      high = read_raw_row (self, row, cells);
      if (high)
        g_ptr_array_insert (rows, (int) n_high++, g_steal_pointer (&cells));
      else if (cells->len > 0 && rows->len < n_rows)
        g_ptr_array_add (rows, g_steal_pointer (&cells));
    }
  g_ptr_array_set_size (rows, (int) MIN (rows->len, n_rows));
  gather_samples (self, looked, samples, NULL);
}

/**
 * buju_rows_decide_encoding:
 * @self: opened rows
 * @rows: (element-type guint32): numbers of the rows that are going to be read
 * @wanted: (nullable): what the person asked for; taken as it is when known
 * @claim: (nullable): what the .cpg file says
 * @cancellable: (nullable): looked at now and then; what is returned then is of no use
 * @from: (out): "user", "cpg", "ldid" or "guess"
 *
 * Returns: the encoding to read the table with
 */
const char *
buju_rows_decide_encoding (BujuRows      *self,
                           const GArray  *rows,
                           const char    *wanted,
                           const char    *claim,
                           GCancellable  *cancellable,
                           const char   **from)
{
  g_auto (BujuEncodingSamples) samples = { NULL };
  const char *known = wanted != NULL ? buju_encoding_from_name (wanted) : NULL;

  *from = "user";
  if (known != NULL)
    return known;

  buju_encoding_samples_init (&samples);
  gather_samples (self, rows, &samples, cancellable);

  return buju_encoding_decide (claim, buju_encoding_from_ldid (self->ldid), &samples, from);
}

static BujuFieldType
classify (char type,
          int  width,
          int  decimals)
{
  switch (type)
    {
    case 'N':
    case 'F':
      return decimals > 0 || (type == 'F' && width > 18) ? BUJU_FIELD_REAL : BUJU_FIELD_INTEGER;
    case 'D':
      return BUJU_FIELD_DATE;
    case 'L':
      return BUJU_FIELD_LOGICAL;
    default:
      return BUJU_FIELD_TEXT;
    }
}

static gboolean
has_name (const GArray *fields,
          const char   *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_ascii_strcasecmp (g_array_index (fields, BujuField, i).name, name) == 0)
      return TRUE;

  return FALSE;
}

/* Names are decoded as the values are, and made readable and different. */
static char *
name_field (const GArray *fields,
            BujuDecoder  *decoder,
            const char   *raw)
{
  g_autofree char *name = g_strstrip (buju_decoder_decode (decoder, raw, strlen (raw)));
  g_autofree char *base = *name != '\0' ? g_strdup (name)
                                        : g_strdup_printf ("field_%u", fields->len + 1);
  char *tried = g_strdup (base);

  for (guint i = 2; has_name (fields, tried); i++)
    {
      g_free (tried);
      tried = g_strdup_printf ("%s_%u", base, i);
    }

  return tried;
}

static GArray *
read_fields (BujuRows    *self,
             BujuDecoder *decoder)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  int n_fields = DBFGetFieldCount (self->handle);

  for (int i = 0; i < n_fields; i++)
    {
      char raw[XBASE_FLDNAME_LEN_READ + 1] = "";
      int width = 0, decimals = 0;
      BujuField field;

      DBFGetFieldInfo (self->handle, i, raw, &width, &decimals);
      field.name = name_field (fields, decoder, raw);
      field.type = classify (DBFGetNativeFieldType (self->handle, i), width, decimals);
      field.width = (guint) width;
      field.decimals = (guint) decimals;
      g_array_append_val (fields, field);
    }

  return fields;
}

static gboolean
is_missing (const char    *text,
            BujuFieldType  type)
{
  if (text == NULL || *text == '\0')
    return TRUE;

  switch (type)
    {
    case BUJU_FIELD_INTEGER:
    case BUJU_FIELD_REAL:
      return strchr (text, '*') != NULL;
    case BUJU_FIELD_DATE:
      return strspn (text, "0") == strlen (text);
    case BUJU_FIELD_LOGICAL:
      return *text == '?';
    case BUJU_FIELD_TEXT:
    default:
      return FALSE;
    }
}

/* Kinds of dBASE 7 and FoxPro whose bytes are no text: numbers, times, pictures. */
static gboolean
is_binary (char type)
{
  return type != '\0' && strchr ("IBTYGPOWQ@+0", type) != NULL;
}

/* "19991231" is written as people read it. */
static char *
format_date (const char *text)
{
  if (strlen (text) != 8 || strspn (text, "0123456789") != 8)
    return NULL;

  return g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
}

/* The bytes that mean the same in every encoding here: ASCII but for those that Japanese and Korean
 * ones have other signs for. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < 0x20 || *text > 0x7d || *text == '\\')
      return FALSE;

  return TRUE;
}

static char *
read_cell (BujuRows        *self,
           guint            row,
           int              field,
           const BujuField *info,
           BujuDecoder     *decoder,
           GStringChunk    *chunk)
{
  const char *text;
  g_autofree char *cell = NULL;

  if (row >= self->n_rows || is_binary (DBFGetNativeFieldType (self->handle, field)))
    return NULL;

  text = DBFReadStringAttribute (self->handle, (int) row, field);
  if (is_missing (text, info->type))
    return NULL;
  if (info->type == BUJU_FIELD_DATE)
    cell = format_date (text);

  else if (is_plain (text))
    return g_string_chunk_insert (chunk, text);
  if (cell == NULL)
    cell = buju_decoder_decode (decoder, text, strlen (text));

  return g_string_chunk_insert (chunk, cell);
}

static gboolean
memory_allows (BujuRows     *self,
               const GArray *rows)
{
  guint64 n_fields = (guint64) DBFGetFieldCount (self->handle);
  guint64 n_cells = rows->len * n_fields;

  /* A pointer, the NUL and the text, which may grow to three bytes for two. */
  return n_cells < G_MAXUINT32 &&
         buju_memory_allows (n_cells * 9 + (guint64) rows->len * self->row_length * 3 / 2);
}

/**
 * buju_rows_read:
 * @self: opened rows
 * @rows: (element-type guint32): numbers of the rows wanted; those that are not there give
 *   missing cells
 * @encoding: what the text is in
 * @cancellable: (nullable): looked at now and then
 *
 * Returns: (transfer full) (nullable): the table; %NULL when cancelled or when memory does not
 *   suffice
 */
BujuTable *
buju_rows_read (BujuRows     *self,
                const GArray *rows,
                const char   *encoding,
                GCancellable *cancellable)
{
  g_autoptr (BujuDecoder) decoder = NULL;
  g_autoptr (GPtrArray) cells = NULL;
  g_autoptr (GArray) fields = NULL;
  GStringChunk *chunk;

  if (!memory_allows (self, rows))
    return NULL;

  decoder = buju_decoder_new (encoding);
  fields = read_fields (self, decoder);
  cells = g_ptr_array_sized_new (rows->len * fields->len);
  chunk = g_string_chunk_new (CHUNK_SIZE);
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      for (guint field = 0; field < fields->len; field++)
        g_ptr_array_add (cells, read_cell (self, g_array_index (rows, guint32, i), (int) field,
                                           &g_array_index (fields, BujuField, field), decoder,
                                           chunk));
    }
  if (cells->len != rows->len * fields->len)
    {
      /* Cancelled: the names are still ours. */
      for (guint field = 0; field < fields->len; field++)
        g_free (g_array_index (fields, BujuField, field).name);
      g_string_chunk_free (chunk);
      return NULL;
    }

  return buju_table_new_over_chunk (g_steal_pointer (&fields), g_steal_pointer (&cells), rows->len,
                                    chunk);
}
