/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-deleted-rows.h"

#include "data/buju-source.h"
#include "geo/buju-work.h"

#define DBF_HEADER_SIZE 32
#define FIELD_SIZE 32
#define FIELDS_END 0x0d
#define DELETED '*'
#define JOB_SIZE (1 << 20)    /* bytes of the table that one job looks through */
#define BLOCK_SIZE (1 << 16)

typedef struct
{
  BujuDeletedRows *found;
  const char      *path;
  guint            header_length;
  guint            row_length;
  guint            rows_a_job;
  gint             n_deleted;     /* atomic */
  gboolean         mark;
} Search;

static guint
get_short (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

/* Do the fields fill the rows exactly? */
static gboolean
fields_fill_rows (BujuSource *dbf,
                  guint       header_length,
                  guint       row_length)
{
  guint width = 1;

  for (guint at = DBF_HEADER_SIZE; at + FIELD_SIZE <= header_length; at += FIELD_SIZE)
    {
      guint8 field[FIELD_SIZE];

      if (buju_source_read (dbf, at, field, sizeof field) != sizeof field)
        return FALSE;
      if (field[0] == FIELDS_END)
        break;
      /* Wide texts have the high byte of their width where numbers have their decimals. */
      width += field[16] + (field[11] == 'C' ? 256u * field[17] : 0);
    }

  return width == row_length;
}

static void
note_row (Search *self,
          guint   row)
{
  g_atomic_int_inc (&self->n_deleted);
  if (self->mark)
    self->found->bits[row / 8] |= (guint8) (1 << (row % 8));
}

static void
look_cb (guint    job,
         guint    worker,
         gpointer data)
{
  Search *self = data;
  g_autoptr (BujuSource) dbf = buju_source_open (self->path, NULL);
  guint8 block[BLOCK_SIZE];
  guint row = job * self->rows_a_job;
  guint end = MIN (row + self->rows_a_job, self->found->n_rows);
  guint rows_a_block = BLOCK_SIZE / self->row_length;

  while (dbf != NULL && row < end)
    {
      guint n = MIN (rows_a_block, end - row);
      gsize wanted = (gsize) (n - 1) * self->row_length + 1;
      gsize got = buju_source_read_at (dbf, self->header_length + (guint64) row * self->row_length,
                                       block, wanted);

      for (guint i = 0; i < n && (gsize) i * self->row_length < got; i++)
        if (block[(gsize) i * self->row_length] == DELETED)
          note_row (self, row + i);
      row += n;
    }
}

static void
look_through (Search *self)
{
  guint n_rows = self->found->n_rows;

  self->n_deleted = 0;
  /* By eights, so that no two jobs write the same byte. */
  self->rows_a_job = (MAX (JOB_SIZE / self->row_length, 1) + 7) / 8 * 8;
  buju_work_run ((n_rows + self->rows_a_job - 1) / self->rows_a_job, look_cb, self);
}

/**
 * buju_deleted_rows_find:
 * @self: (out caller-allocates): the rows
 * @path: (nullable): the .dbf
 *
 * Looks at the first byte of each row that the file really holds.
 *
 * Returns: %FALSE when there are such rows in a table whose header is odd
 */
gboolean
buju_deleted_rows_find (BujuDeletedRows *self,
                        const char      *path)
{
  g_autoptr (BujuSource) dbf = path != NULL ? buju_source_open (path, NULL) : NULL;
  Search search = { .found = self, .path = path };
  guint8 header[DBF_HEADER_SIZE];
  guint64 size;

  *self = (BujuDeletedRows) { NULL, 0 };
  if (dbf == NULL || buju_source_read (dbf, 0, header, sizeof header) != sizeof header)
    return TRUE;

  size = buju_source_get_size (dbf);
  search.header_length = get_short (header + 8);
  search.row_length = get_short (header + 10);
  if (search.header_length < DBF_HEADER_SIZE || search.header_length > size ||
      search.row_length == 0)
    return TRUE;

  self->n_rows = (guint) MIN (MIN (buju_source_get_le32 (header + 4),
                                   (size - search.header_length) / search.row_length),
                              (guint64) G_MAXINT32);
  look_through (&search);
  if (search.n_deleted == 0)
    return TRUE;
  if (!fields_fill_rows (dbf, search.header_length, search.row_length))
    return FALSE;

  self->bits = g_try_malloc0 (self->n_rows / 8 + 1);
  search.mark = TRUE;
  if (self->bits != NULL)
    look_through (&search);

  return self->bits != NULL;
}

/**
 * buju_deleted_rows_clear:
 * @self: rows, also all zeros
 */
void
buju_deleted_rows_clear (BujuDeletedRows *self)
{
  g_clear_pointer (&self->bits, g_free);
}
