/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-report.h"

#include <glib/gi18n-lib.h>

#include "session/buju-data-checking.h"

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

/* What the columns say. */
static gboolean
compare_rows (BujuDataChecking *checking, GError **error)
{
  checking->columns = buju_columns_find (checking->table);
  return buju_data_checking_compare_districts (checking, error)
         && buju_data_checking_find_doubles (checking, error)
         && buju_data_checking_compare_areas (checking, error);
}

/**
 * buju_data_report_new:
 * @library: our districts
 * @layer: somebody's, in the map CRS
 * @cancellable: (nullable): looked at every thousand rows, and now and then in a large outline
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what does not agree; %NULL when cancelled
 */
BujuDataReport *
buju_data_report_new (BujuLibrary *library, const BujuLayer *layer, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (BujuDataReport) report = NULL;
  g_autoptr (BujuDistricts) districts = NULL;
  g_autoptr (BujuGeodesy) geodesy = NULL;
  BujuDataChecking checking;

  g_return_val_if_fail (library != NULL && layer != NULL, NULL);

  report = g_new0 (BujuDataReport, 1);
  report->findings = g_ptr_array_new_with_free_func (finding_free);
  report->district.column = report->name.column = report->area.column = -1;
  districts = buju_districts_new (library);
  geodesy = buju_geodesy_new ();
  checking = (BujuDataChecking) { .layer = layer,
                                  .table = buju_layer_get_table (layer),
                                  .report = report,
                                  .districts = districts,
                                  .geodesy = geodesy,
                                  .cancellable = cancellable };
  if ((checking.table != NULL && !compare_rows (&checking, error))
      || !buju_data_checking_find_crossings (&checking, error))
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
  describe_check (text, layer, _("Duplicates"), self->name);
  g_string_append_c (text, '\n');
  describe_check (text, layer, _("Areas"), self->area);
  if (self->area.column >= 0)
    /* Translators: %s is a unit of area */
    g_string_append_printf (text, self->unit_guessed ? _(", in %s by the values") : _(", in %s"),
                            name_unit (self->area_unit));
  if (buju_layer_get_geometry (layer) != BUJU_GEOMETRY_POLYGON)
    return g_string_free (text, FALSE);
  g_string_append_c (text, '\n');
  /* Translators: of a check of data: how many outlines were looked at */
  g_string_append_printf (text, _("Outlines: looked at: %u"), self->n_outlines);
  if (self->n_too_large > 0)
    /* Translators: after "Outlines: looked at: 12" */
    g_string_append_printf (text, _(", too large to look at: %u"), self->n_too_large);
  return g_string_free (text, FALSE);
}

/**
 * buju_data_finding_describe_row:
 * @self: a finding
 *
 * Returns: (transfer full): the number of its row, and its name when it has one
 */
char *
buju_data_finding_describe_row (const BujuDataFinding *self)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  bare = g_strdup_printf ("#%u", self->feature + 1);
  if (g_str_equal (self->title, bare))
    return g_steal_pointer (&bare);
  /* Translators: the number of a row, and its name */
  return g_strdup_printf (_("%u  %s"), self->feature + 1, self->title);
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
  static const char *const names[] = { "unknown-district", "other-district", "double", "area",
                                       "outline" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
