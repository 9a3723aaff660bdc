/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "geo/buju-geodesy.h"
#include "geo/buju-measure.h"
#include "plan/buju-fold.h"

#define OFTEN 1024           /* rows between looks at the cancellable */
#define LABEL_PRECISION 20   /* m */
#define UNIT_FACTOR 1.5      /* a unit fits when half of the areas are so near */

typedef struct
{
  char     *name, *english;   /* folded, without what kind of district it is */
  const char *shown;
  BujuSpan  span;
  BujuBox   box;
} District;

typedef struct
{
  const BujuLayer *layer;
  const BujuTable *table;
  BujuColumns      columns;
  BujuDataReport  *report;
  GArray          *districts;   /* District */
  BujuGeodesy     *geodesy;
  GCancellable    *cancellable;
  guint            n_found[BUJU_DATA_AREA + 1];
} Checking;

/* ---- Names of districts ---- */

static void
cut_end (char *text, const char *end)
{
  gsize length = strlen (text), cut = strlen (end);

  if (length > cut && g_str_has_suffix (text, end))
    text[length - cut] = '\0';
}

/* 上海市浦东新区, 浦东 and Pudong New Area have one name each way of writing. */
static char *
bare_district (const char *name)
{
  static const char *const kinds[] = { "新区", "区", "县", "newarea", "newdistrict", "district", "county" };
  static const char *const cities[] = { "上海市", "上海", "shanghai" };
  BujuFold fold;
  const char *text;
  char *bare;

  buju_fold_init (&fold, name);
  text = fold.text;
  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    if (g_str_has_prefix (text, cities[i]) && strlen (text) > strlen (cities[i]))
      {
        text += strlen (cities[i]);
        break;
      }
  bare = g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    cut_end (bare, kinds[i]);
  buju_fold_clear (&fold);
  return bare;
}

static void
clear_district (gpointer data)
{
  District *district = data;

  g_free (district->name);
  g_free (district->english);
}

static GArray *
list_districts (BujuLibrary *library)
{
  const BujuLayer *layer = buju_dataset_get_layer (buju_library_get_dataset (library), "base/districts");
  GArray *districts = g_array_new (FALSE, TRUE, sizeof (District));

  g_array_set_clear_func (districts, clear_district);
  for (guint i = 0; layer != NULL && i < buju_layer_get_n_features (layer); i++)
    {
      const char *name = buju_layer_get_text (layer, i, "name_zh"), *english = buju_layer_get_text (layer, i, "name_en");
      District district = { bare_district (name != NULL ? name : ""), bare_district (english != NULL ? english : ""), name,
                            buju_layer_get_span (layer, i), buju_layer_get_box (layer, i) };

      g_array_append_val (districts, district);
    }
  return districts;
}

static const District *
find_district (const Checking *self, const char *stated)
{
  g_autofree char *bare = bare_district (stated);

  for (guint i = 0; i < self->districts->len && *bare != '\0'; i++)
    {
      const District *district = &g_array_index (self->districts, District, i);

      if (strcmp (district->name, bare) == 0 || strcmp (district->english, bare) == 0)
        return district;
    }
  return NULL;
}

static gboolean
lies_in (const District *district, BujuPoint at)
{
  return at.x >= district->box.x0 && at.x <= district->box.x1 && at.y >= district->box.y0 && at.y <= district->box.y1
         && buju_measure_contains (&district->span, at.x, at.y);
}

static const District *
find_around (const Checking *self, BujuPoint at)
{
  for (guint i = 0; i < self->districts->len; i++)
    if (lies_in (&g_array_index (self->districts, District, i), at))
      return &g_array_index (self->districts, District, i);
  return NULL;
}

/* ---- Findings ---- */

static void
finding_free (gpointer data)
{
  BujuDataFinding *finding = data;

  g_free (finding->title);
  g_free (finding->text);
  g_free (finding->stated);
  g_free (finding->found);
  g_free (finding);
}

static char *
format_distance (double metres)
{
  return metres < 1000 ? g_strdup_printf (_("%.0f m"), metres) : g_strdup_printf (_("%.1f km"), metres / 1000);
}

static char *
format_area (double square_metres)
{
  return square_metres < 1e6 ? g_strdup_printf (_("%.2f ha"), square_metres / 1e4)
                             : g_strdup_printf (_("%.2f km²"), square_metres / 1e6);
}

/* NULL when there are enough. */
static BujuDataFinding *
add_finding (Checking *self, BujuDataKind kind, guint feature)
{
  BujuDataFinding *finding;
  const char *name = buju_table_get (self->table, feature, self->columns.name);

  if (self->n_found[kind]++ >= BUJU_DATA_MOST)
    {
      self->report->n_more++;
      return NULL;
    }
  finding = g_new0 (BujuDataFinding, 1);
  finding->kind = kind;
  finding->feature = feature;
  finding->title = name != NULL && *name != '\0' ? g_strdup (name) : g_strdup_printf ("#%u", feature + 1);
  finding->distance = finding->stated_area = finding->drawn_area = NAN;
  g_ptr_array_add (self->report->findings, finding);
  return finding;
}

/* Where a feature is said to be: within it. */
static gboolean
find_place (const Checking *self, guint feature, BujuPoint *at)
{
  BujuSpan span = buju_layer_get_span (self->layer, feature);
  BujuGeometry geometry = buju_layer_get_geometry (self->layer);

  if (span.n_points == 0)
    return FALSE;
  if (geometry == BUJU_GEOMETRY_POINT)
    *at = span.points[0];
  else if (geometry == BUJU_GEOMETRY_POLYGON)
    *at = buju_measure_label_point (&span, LABEL_PRECISION);
  else
    *at = buju_measure_along (&span, 0, 0.5, NULL);
  return isfinite (at->x) && isfinite (at->y);
}

static gboolean
is_cancelled (Checking *self, guint feature, GError **error)
{
  return feature % OFTEN == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
check_district (Checking *self, guint feature, const char *stated)
{
  const District *district = find_district (self, stated), *around;
  BujuDataFinding *finding;
  g_autofree char *distance = NULL;
  BujuPoint at;
  double off;

  if (district == NULL)
    {
      finding = add_finding (self, BUJU_DATA_UNKNOWN_DISTRICT, feature);
      if (finding == NULL)
        return;
      finding->stated = g_strdup (stated);
      finding->text = g_strdup_printf (_("“%s” is none of the city’s districts of today"), stated);
      return;
    }
  if (!find_place (self, feature, &at) || lies_in (district, at))
    return;
  off = buju_measure_distance (&district->span, at.x, at.y);
  finding = off > BUJU_DATA_BORDER ? add_finding (self, BUJU_DATA_OTHER_DISTRICT, feature) : NULL;
  if (finding == NULL)
    return;
  around = find_around (self, at);
  distance = format_distance (off);
  finding->distance = off;
  finding->stated = g_strdup (district->shown);
  finding->found = around != NULL ? g_strdup (around->shown) : NULL;
  /* Translators: two districts and a distance: "2.3 km" */
  finding->text = around != NULL ? g_strdup_printf (_("Stated in %s, lies in %s, %s off"), district->shown, around->shown, distance)
                                 /* Translators: a district and a distance */
                                 : g_strdup_printf (_("Stated in %s, lies in no district of the city, %s off"), district->shown,
                                                    distance);
}

static gboolean
check_districts (Checking *self, GError **error)
{
  if (self->columns.district < 0 || self->districts->len == 0)
    return TRUE;
  self->report->district.column = self->columns.district;
  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    {
      const char *stated = buju_table_get (self->table, i, self->columns.district);

      if (is_cancelled (self, i, error))
        return FALSE;
      if (stated == NULL || *stated == '\0')
        continue;
      self->report->district.n++;
      check_district (self, i, stated);
    }
  return TRUE;
}

/* ---- Doubles ---- */

/* A name in a square of the reach: what is nearer lies in it or beside it. */
static char *
make_cell (const char *name, double column, double row)
{
  return g_strdup_printf ("%.0f %.0f %s", column, row, name);
}

static gboolean
find_twin (Checking *self, GHashTable *cells, const char *name, BujuPoint at, guint *other, double *distance)
{
  double column = floor (at.x / BUJU_DATA_DOUBLE_REACH), row = floor (at.y / BUJU_DATA_DOUBLE_REACH);

  for (int i = 0; i < 9; i++)
    {
      g_autofree char *cell = make_cell (name, column + i % 3 - 1, row + i / 3 - 1);
      gpointer value = g_hash_table_lookup (cells, cell);
      BujuPoint there;

      if (value == NULL || !find_place (self, GPOINTER_TO_UINT (value) - 1, &there))
        continue;
      *distance = hypot (there.x - at.x, there.y - at.y);
      *other = GPOINTER_TO_UINT (value) - 1;
      if (*distance <= BUJU_DATA_DOUBLE_REACH)
        return TRUE;
    }
  return FALSE;
}

static void
check_double (Checking *self, GHashTable *cells, const char *name, guint feature)
{
  BujuDataFinding *finding;
  BujuPoint at;
  double distance = 0;
  guint other = 0;

  if (!find_place (self, feature, &at))
    return;
  if (find_twin (self, cells, name, at, &other, &distance))
    {
      g_autofree char *said = format_distance (distance);

      finding = add_finding (self, BUJU_DATA_DOUBLE, feature);
      if (finding == NULL)
        return;
      finding->other = other;
      finding->distance = distance;
      /* Translators: the number of a row, and a distance: "12 m" */
      finding->text = g_strdup_printf (_("The same name as row %u, %s from it"), other + 1, said);
      return;
    }
  g_hash_table_insert (cells, make_cell (name, floor (at.x / BUJU_DATA_DOUBLE_REACH), floor (at.y / BUJU_DATA_DOUBLE_REACH)),
                       GUINT_TO_POINTER (feature + 1));
}

static char *
fold_name (const Checking *self, guint feature)
{
  const char *name = buju_table_get (self->table, feature, self->columns.name);
  BujuFold fold;
  char *text;

  if (name == NULL || *name == '\0')
    return NULL;
  buju_fold_init (&fold, name);
  text = g_strdup (fold.text);
  buju_fold_clear (&fold);
  return text;
}

static gboolean
check_doubles (Checking *self, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = buju_layer_get_n_features (self->layer);

  if (self->columns.name < 0)
    return TRUE;
  self->report->name.column = self->columns.name;
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
        if (is_cancelled (self, i, error))
          return FALSE;
      }
  return TRUE;
}

/* ---- Areas ---- */

/* m². The plane's area by what the projection makes of an area there. */
static double
measure_area (Checking *self, guint feature)
{
  BujuSpan span = buju_layer_get_span (self->layer, feature);
  BujuBox box = buju_layer_get_box (self->layer, feature);
  const BujuPoint ring[] = { { box.x0, box.y0 }, { box.x1, box.y0 }, { box.x1, box.y1 }, { box.x0, box.y1 }, { box.x0, box.y0 } };
  double plane = buju_box_width (&box) * buju_box_height (&box), length;

  if (span.n_points == 0 || !(plane > 0))
    return NAN;
  return buju_measure_area (&span) * fabs (buju_geodesy_get_area (self->geodesy, ring, G_N_ELEMENTS (ring), &length)) / plane;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The unit in which half of the rows are near what is drawn; 0: none. */
static double
guess_unit (GArray *drawn, GArray *stated)
{
  static const double units[] = { 1e6, 1e4, 2000.0 / 3.0, 1 };
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  double median;

  for (guint i = 0; i < drawn->len; i++)
    {
      double ratio = g_array_index (drawn, double, i) / g_array_index (stated, double, i);

      if (isfinite (ratio) && ratio > 0)
        g_array_append_val (ratios, ratio);
    }
  if (ratios->len == 0)
    return 0;
  g_array_sort (ratios, compare_numbers);
  median = g_array_index (ratios, double, ratios->len / 2);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (median < units[i] * UNIT_FACTOR && median > units[i] / UNIT_FACTOR)
      return units[i];
  return 0;
}

static void
compare_area (Checking *self, guint feature, double stated, double drawn)
{
  BujuDataFinding *finding;
  g_autofree char *said = format_area (stated), *measured = format_area (drawn);

  if (!(fabs (stated - drawn) > BUJU_DATA_AREA_SHARE * drawn))
    return;
  finding = add_finding (self, BUJU_DATA_AREA, feature);
  if (finding == NULL)
    return;
  finding->stated_area = stated;
  finding->drawn_area = drawn;
  /* Translators: two areas, and by how many per cent the first is more than the second */
  finding->text = g_strdup_printf (_("Stated %s, drawn %s (%+.0f %%)"), said, measured, 100 * (stated / drawn - 1));
}

static gboolean
check_areas (Checking *self, GError **error)
{
  guint n = buju_layer_get_n_features (self->layer);
  g_autoptr (GArray) drawn = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  g_autoptr (GArray) stated = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  BujuDataReport *report = self->report;

  if (self->columns.area < 0 || buju_layer_get_geometry (self->layer) != BUJU_GEOMETRY_POLYGON)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      double said = buju_table_get_number (self->table, i, self->columns.area);
      double area = isnan (said) ? NAN : measure_area (self, i);

      g_array_append_val (stated, said);
      g_array_append_val (drawn, area);
      if (is_cancelled (self, i, error))
        return FALSE;
    }
  report->area_unit = self->columns.area_unit;
  if (report->area_unit <= 0)
    {
      report->area_unit = guess_unit (drawn, stated);
      report->unit_guessed = report->area_unit > 0;
    }
  if (report->area_unit <= 0)
    return TRUE;
  report->area.column = self->columns.area;
  for (guint i = 0; i < n; i++)
    {
      double said = g_array_index (stated, double, i) * report->area_unit, area = g_array_index (drawn, double, i);

      if (isnan (said) || !(area > 0))
        continue;
      report->area.n++;
      compare_area (self, i, said, area);
    }
  return TRUE;
}

/**
 * buju_data_report_new:
 * @library: our districts
 * @layer: somebody's, in the map CRS
 * @cancellable: (nullable): looked at every thousand rows
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what does not agree; %NULL when cancelled
 */
BujuDataReport *
buju_data_report_new (BujuLibrary *library, const BujuLayer *layer, GCancellable *cancellable, GError **error)
{
  g_autoptr (BujuDataReport) report = NULL;
  g_autoptr (GArray) districts = NULL;
  g_autoptr (BujuGeodesy) geodesy = NULL;
  Checking checking;

  g_return_val_if_fail (library != NULL && layer != NULL, NULL);

  report = g_new0 (BujuDataReport, 1);
  report->findings = g_ptr_array_new_with_free_func (finding_free);
  report->district.column = report->name.column = report->area.column = -1;
  if (buju_layer_get_table (layer) == NULL)
    return g_steal_pointer (&report);
  districts = list_districts (library);
  geodesy = buju_geodesy_new ();
  checking = (Checking) { layer, buju_layer_get_table (layer), buju_columns_find (buju_layer_get_table (layer)), report,
                          districts, geodesy, cancellable, { 0 } };
  if (!check_districts (&checking, error) || !check_doubles (&checking, error) || !check_areas (&checking, error))
    return NULL;
  return g_steal_pointer (&report);
}

/**
 * buju_data_report_free:
 * @self: (transfer full): a report
 */
void
buju_data_report_free (BujuDataReport *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->findings);
  g_free (self);
}

static const char *
name_unit (double unit)
{
  return unit == 1e6 ? _("km²") : unit == 1e4 ? _("ha") : unit == 1 ? _("m²") : _("mu");
}

static void
describe_check (GString *text, const BujuLayer *layer, const char *what, BujuDataCheck check)
{
  BujuTable *table = buju_layer_get_table (layer);

  if (check.column < 0)
    /* Translators: of a check of data: "Districts: not checked" */
    g_string_append_printf (text, _("%s: not checked, for there is no such column"), what);
  else
    /* Translators: of a check of data: "Districts: column “区”, rows checked: 12" */
    g_string_append_printf (text, _("%s: column “%s”, rows checked: %u"), what,
                            buju_table_get_field (table, (guint) check.column)->name, check.n);
}

/**
 * buju_data_report_describe:
 * @self: a report
 * @layer: that it is of
 *
 * Returns: (transfer full): what was checked by which columns, a line each
 */
char *
buju_data_report_describe (const BujuDataReport *self, const BujuLayer *layer)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && layer != NULL, NULL);

  describe_check (text, layer, _("Districts"), self->district);
  g_string_append_c (text, '\n');
  describe_check (text, layer, _("Doubles"), self->name);
  g_string_append_c (text, '\n');
  describe_check (text, layer, _("Areas"), self->area);
  if (self->area.column >= 0)
    /* Translators: %s is a unit of area */
    g_string_append_printf (text, self->unit_guessed ? _(", in %s by the values") : _(", in %s"), name_unit (self->area_unit));
  return g_string_free (text, FALSE);
}

/**
 * buju_data_kind_get_name:
 * @kind: of a finding
 *
 * Returns: its name for programs
 */
const char *
buju_data_kind_get_name (BujuDataKind kind)
{
  static const char *const names[] = { "unknown-district", "other-district", "double", "area" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
