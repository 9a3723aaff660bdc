/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "data/buju-filter.h"

/* Sorts the features of an overlay into its classes. */

#define LARGE_NUMBER 1e5   /* from here on decimals say nothing */

typedef struct
{
  BujuOverlaySorting *sorting;
  BujuLayer          *layer;
  BujuTable          *table;    /* NULL: no attributes */
  BujuFilter         *filter;   /* NULL: all pass */
  int                 field;
} Sorter;

/* People's data is in one language. */
static BujuText
same (BujuOverlaySorting *self, const char *text)
{
  const char *kept = g_string_chunk_insert_const (self->strings, text);

  return (BujuText) { kept, kept };
}

static void
add_class (BujuOverlaySorting *self, BujuText text, const char *value, double lower, double upper)
{
  BujuOverlayClass class = { .text = text, .value = value, .lower = lower, .upper = upper,
                             .extent = BUJU_BOX_EMPTY };

  g_array_append_val (self->classes, class);
}

static void G_GNUC_PRINTF (2, 3)
complain (BujuOverlaySorting *self, const char *format, ...)
{
  va_list args;

  if (self->problem != NULL)
    return;
  va_start (args, format);
  self->problem = g_strdup_vprintf (format, args);
  va_end (args);
}

static int
find_field (Sorter *self, const char *name)
{
  int field = name != NULL && self->table != NULL ? buju_table_find_field (self->table, name) : -1;

  if (name != NULL && field < 0)
    complain (self->sorting, _("The table has no field “%s”."), name);
  return field;
}

static gboolean
passes (const Sorter *self, guint feature)
{
  return self->filter == NULL || buju_filter_matches (self->filter, feature);
}

/* Categories: the values by how many features have them. */

typedef struct
{
  const char *value;
  guint       count;
} Tally;

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *left = a, *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp (left->value, right->value);
}

static GArray *
count_values (const Sorter *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  GHashTableIter iter;
  gpointer key, count;

  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    {
      const char *value = buju_table_get (self->table, i, self->field);

      if (value != NULL && passes (self, i))
        g_hash_table_insert (counts, (gpointer) value,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts,
                                                                                      value)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      Tally tally = { key, GPOINTER_TO_UINT (count) };

      g_array_append_val (tallies, tally);
    }
  g_array_sort (tallies, compare_tallies);
  return tallies;
}

static void
sort_by_value (Sorter *self)
{
  const BujuPalette *palette = buju_palette_find (self->sorting->key.palette);
  g_autoptr (GArray) tallies = count_values (self);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (tallies->len, palette != NULL ? palette->n : BUJU_CLASSES_MOST - 1), n_rest = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *value = g_array_index (tallies, Tally, i).value;
      char room[BUJU_FIELD_SHOWN_ROOM];
      const char *shown = buju_field_show (buju_table_get_field (self->table, (guint) self->field),
                                           value, room);

      add_class (self->sorting, same (self->sorting, shown), value, NAN, NAN);
      g_hash_table_insert (numbers, (gpointer) value, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    {
      const char *value = buju_table_get (self->table, i, self->field);
      guint number = value != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, value)) : 0;

      if (!passes (self, i))
        continue;
      self->sorting->class_of[i] = (gint16) (number > 0 ? number - 1 : n);
      n_rest += number == 0;
    }
  if (n_rest > 0 || n == 0)
    add_class (self->sorting,
               tallies->len > n ? (BujuText) { "其他", "Other" } : (BujuText) { "无值", "No value" },
               NULL,
               NAN, NAN);
}

/* Numbers: classes of their sizes. */

static void
append_number (GString *string, double number, double step)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  int decimals = fabs (number) >= LARGE_NUMBER
                 || step <= 0 ? 0 : (int) CLAMP (2 - floor (log10 (step)), 0, 8);
  char format[] = "%.0f";
  char *end;

  format[2] = (char) ('0' + decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, number + 0.0);
  end = buffer + strlen (buffer);
  while (decimals > 0 && strchr (buffer, '.') != NULL && (end[-1] == '0' || end[-1] == '.'))
    *--end = '\0';
  g_string_append (string, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static BujuText
name_range (BujuOverlaySorting *self, double lower, double upper, double step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_number (text, lower, step);
  if (upper > lower)
    {
      g_string_append (text, " – ");
      append_number (text, upper, step);
    }
  return same (self, text->str);
}

static void
add_ranges (BujuOverlaySorting *self, const GArray *bounds)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < bounds->len; i++)
    {
      double width = g_array_index (bounds, double, i + 1) - g_array_index (bounds, double, i);

      least = width > 0 ? fmin (least, width) : least;
    }
  if (least == G_MAXDOUBLE)
    least = fmax (fabs (bounds->len > 0 ? g_array_index (bounds, double, 0) : 0), 1) / 100;
  for (guint i = 0; i + 1 < bounds->len; i++)
    {
      double lower = g_array_index (bounds, double, i),
      upper = g_array_index (bounds, double, i + 1);

      add_class (self, name_range (self, lower, upper, least), NULL, lower, upper);
    }
}

static void
sort_by_number (Sorter *self)
{
  guint n = buju_layer_get_n_features (self->layer), n_values = 0, n_rest = 0;
  g_autofree double *numbers = g_new (double, MAX (n, 1));
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autoptr (GArray) bounds = NULL;

  for (guint i = 0; i < n; i++)
    {
      numbers[i] = passes (self, i) ? buju_table_get_number (self->table, i, self->field)
                   : -INFINITY;
      if (isfinite (numbers[i]))
        values[n_values++] = numbers[i];
    }
  bounds = buju_classify (self->sorting->key.breaks, values, n_values,
                          MAX (self->sorting->key.n_classes, 2));
  add_ranges (self->sorting, bounds);
  if (n_values == 0)
    complain (self->sorting, _("The field “%s” has no numbers."), self->sorting->key.field);
  for (guint i = 0; i < n; i++)
    {
      int class = buju_classify_find (bounds, numbers[i]);

      if (class < 0 && numbers[i] == -INFINITY)
        continue;
      n_rest += class < 0;
      self->sorting->class_of[i] = (gint16) (class < 0 ? (int) self->sorting->classes->len : class);
    }
  if (n_rest > 0 || self->sorting->classes->len == 0)
    add_class (self->sorting, (BujuText) { "无值", "No value" }, NULL, NAN, NAN);
}

static void
sort_alike (Sorter *self)
{
  add_class (self->sorting, (BujuText) { NULL, NULL }, NULL, NAN, NAN);
  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    if (passes (self, i))
      self->sorting->class_of[i] = 0;
}

static void
gather_members (BujuOverlaySorting *self, BujuLayer *layer)
{
  guint n = buju_layer_get_n_features (layer), n_classes = self->classes->len;
  g_autofree guint *next = g_new0 (guint, n_classes + 1);

  for (guint i = 0; i < n; i++)
    {
      BujuBox box = buju_layer_get_box (layer, i);
      BujuOverlayClass *class;

      if (self->class_of[i] < 0)
        continue;
      class = &g_array_index (self->classes, BujuOverlayClass, self->class_of[i]);
      class->count++;
      self->n_shown++;
      self->n_placeless += buju_box_is_empty (&box);
      if (!buju_box_is_empty (&box))
        buju_box_add_box (&class->extent, &box);
    }
  self->starts = g_new0 (guint, n_classes + 1);
  for (guint i = 0; i < n_classes; i++)
    {
      next[i] = self->starts[i];
      self->starts[i + 1] = self->starts[i]
                            + g_array_index (self->classes, BujuOverlayClass, i).count;
    }
  self->members = g_new (guint32, MAX (self->n_shown, 1));
  for (guint i = 0; i < n; i++)
    if (self->class_of[i] >= 0)
      self->members[next[self->class_of[i]]++] = i;
}

typedef struct
{
  guint  feature;
  double weight;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *left = a, *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return (left->feature > right->feature) - (left->feature < right->feature);
}

/* What is larger is named first: by the field that makes it large on the map, else on the ground.
 * FALSE: never. */
static gboolean
make_rank (const BujuOverlaySorting *self, const BujuLayer *layer, guint feature, Rank *rank)
{
  BujuTable *table = buju_layer_get_table (layer);
  BujuBox box = buju_layer_get_box (layer, feature);

  if (self->label_field < 0 || buju_box_is_empty (&box)
      || buju_table_get (table, feature, self->label_field) == NULL)
    return FALSE;
  rank->feature = feature;
  rank->weight = self->size_field >= 0 ? buju_table_get_number (table, feature, self->size_field)
                                       : hypot (buju_box_width (&box), buju_box_height (&box));
  rank->weight = isfinite (rank->weight) ? rank->weight : -G_MAXDOUBLE;
  return TRUE;
}

/* Puts numbers of features (guint32) into the order in which they are named, without those that
 * have no name. */
void
buju_overlay_sorting_rank (const BujuOverlaySorting *self, const BujuLayer *layer, GArray *features)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  for (guint i = 0; i < features->len; i++)
    {
      Rank rank;

      if (make_rank (self, layer, g_array_index (features, guint32, i), &rank))
        g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  g_array_set_size (features, ranks->len);
  for (guint i = 0; i < ranks->len; i++)
    g_array_index (features, guint32, i) = g_array_index (ranks, Rank, i).feature;
}

static void
rank_labels (Sorter *self)
{
  BujuOverlaySorting *sorting = self->sorting;
  g_autoptr (GArray) features = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (features, sorting->members, sorting->n_shown);
  buju_overlay_sorting_rank (sorting, self->layer, features);
  sorting->n_ranks = features->len;
  sorting->ranks = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&features), FALSE);
}

static void
find_sizes (Sorter *self)
{
  BujuOverlaySorting *sorting = self->sorting;

  sorting->size_field = find_field (self, sorting->key.size_field);
  for (guint i = 0; i < sorting->n_shown && sorting->size_field >= 0; i++)
    {
      double number = buju_table_get_number (self->table, sorting->members[i], sorting->size_field);

      if (isfinite (number))
        sorting->size_most = fmax (sorting->size_most, number);
    }
}

static void
make_filter (Sorter *self)
{
  g_autoptr (GError) error = NULL;

  if (self->sorting->key.filter == NULL)
    return;
  if (self->table == NULL)
    {
      complain (self->sorting, _("The layer has no table that could be filtered."));
      return;
    }
  self->filter = buju_filter_new (self->sorting->key.filter, self->table, &error);
  if (self->filter == NULL)
    complain (self->sorting, "%s", error->message);
}

static void
take_key (BujuOverlaySorting *self, const BujuOverlayLook *look)
{
  const char *usual = look->mode == BUJU_OVERLAY_CATEGORY ? BUJU_PALETTE_DEFAULT_CATEGORIES
                      : BUJU_PALETTE_DEFAULT_SEQUENTIAL;

  buju_overlay_look_copy (look, &self->key);
  if (buju_palette_find (look->palette) == NULL)
    buju_overlay_look_set (&self->key.palette, usual);
}

/* Sorts the features of @layer as @look wants. What cannot be is complained of, and left out. */
BujuOverlaySorting *
buju_overlay_sorting_new (BujuLayer *layer, const BujuOverlayLook *look)
{
  BujuOverlaySorting *self = g_atomic_rc_box_new0 (BujuOverlaySorting);
  Sorter sorter = { .sorting = self, .layer = layer, .table = buju_layer_get_table (layer) };
  guint n = buju_layer_get_n_features (layer);

  take_key (self, look);
  self->strings = g_string_chunk_new (256);
  self->classes = g_array_new (FALSE, FALSE, sizeof (BujuOverlayClass));
  self->class_of = g_new (gint16, MAX (n, 1));
  memset (self->class_of, 0xff, MAX (n, 1) * sizeof *self->class_of);
  make_filter (&sorter);
  sorter.field = look->mode != BUJU_OVERLAY_SINGLE ? find_field (&sorter, look->field) : -1;
  if (sorter.field < 0)
    sort_alike (&sorter);
  else if (look->mode == BUJU_OVERLAY_CATEGORY)
    sort_by_value (&sorter);
  else
    sort_by_number (&sorter);
  gather_members (self, layer);
  find_sizes (&sorter);
  self->label_field = find_field (&sorter, look->label_field);
  if (self->label_field >= 0)
    rank_labels (&sorter);
  g_clear_pointer (&sorter.filter, buju_filter_free);
  return self;
}

BujuOverlaySorting *
buju_overlay_sorting_ref (BujuOverlaySorting *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
sorting_clear (gpointer data)
{
  BujuOverlaySorting *self = data;

  buju_overlay_look_clear (&self->key);
  g_array_unref (self->classes);
  g_free (self->class_of);
  g_free (self->members);
  g_free (self->starts);
  g_free (self->ranks);
  g_string_chunk_free (self->strings);
  g_free (self->problem);
}

void
buju_overlay_sorting_unref (BujuOverlaySorting *self)
{
  g_atomic_rc_box_release_full (self, sorting_clear);
}

/* Colours of a sequential palette sort nothing; those of categories say how many there can be. */
static gboolean
is_palette_alike (const BujuOverlaySorting *self, const BujuOverlayLook *look)
{
  const BujuPalette *mine = buju_palette_find (self->key.palette),
  *other = buju_palette_find (look->palette);

  if (look->mode != BUJU_OVERLAY_CATEGORY)
    return TRUE;
  if (other == NULL)
    other = buju_palette_find (BUJU_PALETTE_DEFAULT_CATEGORIES);
  return mine->n == other->n;
}

gboolean
buju_overlay_sorting_is_for (const BujuOverlaySorting *self, const BujuOverlayLook *look)
{
  const BujuOverlayLook *key = &self->key;

  return key->mode == look->mode && g_strcmp0 (key->field, look->field) == 0
         && is_palette_alike (self, look)
         && (look->mode != BUJU_OVERLAY_GRADUATED
             || (key->breaks == look->breaks && key->n_classes == look->n_classes))
         && g_strcmp0 (key->size_field, look->size_field) == 0
         && g_strcmp0 (key->filter, look->filter) == 0
         && g_strcmp0 (key->label_field, look->label_field) == 0;
}
