/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-checking.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plan/buju-fold.h"

/* A name in a square of the reach: what is nearer lies in it or beside it. In one square may be
 * several that are farther apart. */
static char *
make_cell (const char *name, double column, double row, guint number)
{
  return g_strdup_printf ("%.0f %.0f %u %s", column, row, number, name);
}

/* The feature of that number in the square, and one; 0: there are no more. */
static guint
look_up (GHashTable *cells, const char *name, double column, double row, guint number)
{
  g_autofree char *cell = make_cell (name, column, row, number);

  return GPOINTER_TO_UINT (g_hash_table_lookup (cells, cell));
}

static gboolean
find_in_cell (BujuDataChecking *self, GHashTable *cells, const char *name, double column,
              double row, BujuPoint at,
              guint *other, double *distance)
{
  guint found;

  for (guint number = 0; (found = look_up (cells, name, column, row, number)) != 0; number++)
    {
      BujuPoint there;

      if (!buju_data_checking_find_place (self, found - 1, &there))
        continue;
      *distance = hypot (there.x - at.x, there.y - at.y);
      *other = found - 1;
      if (*distance <= BUJU_DATA_DOUBLE_REACH)
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_twin (BujuDataChecking *self, GHashTable *cells, const char *name, BujuPoint at, guint *other,
           double *distance)
{
  double column = floor (at.x / BUJU_DATA_DOUBLE_REACH),
  row = floor (at.y / BUJU_DATA_DOUBLE_REACH);

  for (int i = 0; i < 9; i++)
    if (find_in_cell (self, cells, name, column + i % 3 - 1, row + i / 3 - 1, at, other, distance))
      return TRUE;
  return FALSE;
}

static void
remember (GHashTable *cells, const char *name, BujuPoint at, guint feature)
{
  double column = floor (at.x / BUJU_DATA_DOUBLE_REACH),
  row = floor (at.y / BUJU_DATA_DOUBLE_REACH);
  guint number = 0;

  while (look_up (cells, name, column, row, number) != 0)
    number++;
  g_hash_table_insert (cells, make_cell (name, column, row, number),
                       GUINT_TO_POINTER (feature + 1));
}

static void
check_double (BujuDataChecking *self, GHashTable *cells, const char *name, guint feature)
{
  BujuDataFinding *finding;
  BujuPoint at;
  double distance = 0;
  guint other = 0;

  if (!buju_data_checking_find_place (self, feature, &at))
    return;
  if (find_twin (self, cells, name, at, &other, &distance))
    {
      g_autofree char *said = buju_data_checking_format_distance (distance);

      finding = buju_data_checking_add (self, BUJU_DATA_DOUBLE, feature);
      if (finding == NULL)
        return;
      finding->other = other;
      finding->distance = distance;
      /* Translators: the number of a row, and a distance: "12 m" */
      finding->text = g_strdup_printf (_("The same name as row %u, %s from it"), other + 1, said);
      return;
    }
  remember (cells, name, at, feature);
}

static char *
fold_name (const BujuDataChecking *self, guint feature)
{
  const char *name = buju_table_get (self->table, feature, self->columns.title);
  BujuFold fold;
  char *text;

  if (name == NULL || *name == '\0')
    return NULL;
  buju_fold_init (&fold, name);
  text = g_strdup (fold.text);
  buju_fold_clear (&fold);
  return text;
}

/**
 * buju_data_checking_find_doubles:
 * @self: what is checked, and its report
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the rows that have the name of an earlier one within %BUJU_DATA_DOUBLE_REACH. Names that
 * are there once, as most are, cost no geometry.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_data_checking_find_doubles (BujuDataChecking *self, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = buju_layer_get_n_features (self->layer);

  if (self->columns.title < 0)
    return TRUE;
  self->report->name.column = self->columns.title;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        char *name = fold_name (self, i);
        guint count = name != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) : 0;

        if (name != NULL && pass == 1 && count > 1)
          check_double (self, cells, name, i);
        self->report->name.n += pass == 0 && name != NULL;
        if (name != NULL && pass == 0)
          g_hash_table_insert (counts, g_steal_pointer (&name), GUINT_TO_POINTER (count + 1));
        g_free (name);
        if (buju_data_checking_is_cancelled (self, i, error))
          return FALSE;
      }
  return TRUE;
}
