/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju info --report FILE…: what does not agree in tables of parks. */

#include "cli/buju-cli-private.h"
#include "session/buju-data-report.h"
#include "session/buju-loader.h"

#include <glib/gi18n-lib.h>

static void
add_check (JsonBuilder *builder, const char *name, const BujuTable *table, BujuDataCheck check)
{
  json_builder_set_member_name (builder, name);
  if (check.column < 0)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "column", buju_table_get_field (table, (guint) check.column)->name);
  buju_cli_add_number (builder, "rows", check.n);
  json_builder_end_object (builder);
}

static void
add_outlines (JsonBuilder *builder, const BujuLayer *layer, const BujuDataReport *report)
{
  json_builder_set_member_name (builder, "outline");
  if (buju_layer_get_geometry (layer) != BUJU_GEOMETRY_POLYGON)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  buju_cli_add_number (builder, "rows", report->n_outlines);
  buju_cli_add_number (builder, "too_large", report->n_too_large);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, const BujuDataFinding *finding)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "kind", buju_data_kind_get_name (finding->kind));
  buju_cli_add_number (builder, "row", finding->feature + 1);
  buju_cli_add_string (builder, "name", finding->title);
  buju_cli_add_string (builder, "text", finding->text);
  buju_cli_add_string (builder, "stated", finding->stated);
  buju_cli_add_string (builder, "found", finding->found);
  if (finding->kind == BUJU_DATA_DOUBLE)
    buju_cli_add_number (builder, "other_row", finding->other + 1);
  buju_cli_add_number (builder, "distance_m", finding->distance);
  buju_cli_add_number (builder, "stated_m2", finding->stated_area);
  buju_cli_add_number (builder, "drawn_m2", finding->drawn_area);
  buju_cli_add_number (builder, "lon", finding->at.x);
  buju_cli_add_number (builder, "lat", finding->at.y);
  json_builder_end_object (builder);
}

static void
add_report (JsonBuilder *builder, const char *file, const BujuLayer *layer,
            const BujuDataReport *report)
{
  const BujuTable *table = buju_layer_get_table (layer);

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "file", file);
  json_builder_set_member_name (builder, "checked");
  json_builder_begin_object (builder);
  add_check (builder, "district", table, report->district);
  add_check (builder, "double", table, report->name);
  add_check (builder, "area", table, report->area);
  add_outlines (builder, layer, report);
  json_builder_end_object (builder);
  buju_cli_add_number (builder, "area_unit_m2", report->area_unit);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    add_finding (builder, g_ptr_array_index (report->findings, i));
  json_builder_end_array (builder);
  buju_cli_add_number (builder, "more", report->n_more);
  json_builder_end_object (builder);
}

static void
describe_report (GString *text, const char *file, const BujuLayer *layer,
                 const BujuDataReport *report)
{
  g_autofree char *checked = buju_data_report_describe (report, layer);
  g_auto (GStrv) lines = g_strsplit (checked, "\n", -1);
  guint n = report->findings->len + report->n_more;

  g_string_append_printf (text, "%s: ", file);
  g_string_append_printf (text, ngettext ("%u finding", "%u findings", n), n);
  g_string_append_c (text, '\n');
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "  %s\n", lines[i]);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const BujuDataFinding *finding = g_ptr_array_index (report->findings, i);

      g_autofree char *row = buju_data_finding_describe_row (finding);

      g_string_append_printf (text, "  ! %s: %s\n", row, finding->text);
    }
  if (report->n_more > 0)
    g_string_append_printf (text, _("  … and %u more\n"), report->n_more);
}

static void
report_finding (BujuLibrary *library, const BujuFinding *finding, JsonBuilder *builder,
                GString *text, gboolean *failed)
{
  g_autofree char *file = g_filename_display_name (finding->path);
  g_autoptr (BujuLoaded) loaded = buju_loader_read (library, finding, NULL, NULL, NULL);
  g_autoptr (BujuDataReport) report = NULL;
  BujuLayer *layer;

  if (loaded->status != BUJU_LOADED_DONE)
    {
      *failed = TRUE;
      if (loaded->error != NULL)
        buju_cli_warn ("%s", loaded->error->message);
      else
        buju_cli_warn (_("%s: it is not known where its rows lie"), file);
      return;
    }
  layer = buju_overlay_get_layer (loaded->overlay);
  report = buju_data_report_new (library, layer, NULL, NULL);
  add_report (builder, file, layer, report);
  describe_report (text, file, layer, report);
}

/**
 * buju_cli_report_run:
 * @files: %NULL-terminated: files, folders, archives
 * @json: whether as JSON
 *
 * Says what does not agree in tables: stated and true district, doubles, stated and drawn area,
 * outlines that cross themselves.
 * Findings are no failure; a file that cannot be read, or placed, is one.
 *
 * Returns: the exit code
 */
int
buju_cli_report_run (char **files, gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BujuLibrary) library = buju_cli_load_library ();
  g_autoptr (GPtrArray) findings = NULL, problems = NULL;
  gboolean failed = FALSE;
  int status;

  if (library == NULL)
    return BUJU_CLI_FAILED;
  findings = buju_finding_list ((const char *const *) files, &problems, NULL, NULL);
  for (guint i = 0; i < problems->len; i++)
    buju_cli_warn ("%s", (const char *) g_ptr_array_index (problems, i));
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    report_finding (library, g_ptr_array_index (findings, i), builder, text, &failed);
  json_builder_end_array (builder);
  status = json ? buju_cli_print_json (builder) : buju_cli_print (text->str);
  return failed || problems->len > 0 ? BUJU_CLI_FAILED : status;
}
