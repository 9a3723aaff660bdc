/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju info FILE…: what a shapefile or a table holds and what is wrong with it. */

#include "cli/buju-cli-private.h"
#include "data/buju-csv-reader.h"
#include "data/buju-shapefile.h"
#include "data/buju-source.h"

#include <glib/gi18n-lib.h>

/* One file: either @layer and @report, or @error. */
typedef struct
{
  char       *name;
  BujuReport *report;
  BujuLayer  *layer; /* NULL of a table */
  BujuTable  *table;
  GError     *error;
} FileInfo;

static void
clear_info (FileInfo *info)
{
  g_clear_pointer (&info->name, g_free);
  g_clear_pointer (&info->report, buju_report_free);
  g_clear_pointer (&info->table, buju_table_unref);
  g_clear_pointer (&info->layer, buju_layer_unref);
  g_clear_error (&info->error);
}

static gboolean
is_text_table (const char *path)
{
  return buju_source_has_extension (path, "csv") || buju_source_has_extension (path, "tsv") ||
         buju_source_has_extension (path, "tab") || buju_source_has_extension (path, "txt");
}

static void
read_info (FileInfo *info, const char *path)
{
  info->name = g_filename_display_name (path);
  if (is_text_table (path))
    {
      info->table = buju_csv_read (path, NULL, &info->report, NULL, &info->error);
      if (info->table != NULL)
        info->report->drawable = 0;
      return;
    }

  info->layer = buju_shapefile_read (path, NULL, &info->report, NULL, &info->error);
  if (info->layer != NULL && buju_layer_get_table (info->layer) != NULL)
    info->table = buju_table_ref (buju_layer_get_table (info->layer));
}

static const char *
name_field_type (BujuFieldType type)
{
  switch (type)
    {
    case BUJU_FIELD_TEXT:
      return "text";
    case BUJU_FIELD_INTEGER:
      return "integer";
    case BUJU_FIELD_REAL:
      return "real";
    case BUJU_FIELD_DATE:
      return "date";
    case BUJU_FIELD_LOGICAL:
      return "logical";
    default:
      g_return_val_if_reached ("text");
    }
}

/* [west, south, east, north] in the file's own coordinates; null when nothing can be drawn. */
static void
add_extent (JsonBuilder *builder, const BujuBox *extent)
{
  const double values[] = { extent->x0, extent->y0, extent->x1, extent->y1 };

  json_builder_set_member_name (builder, "extent");
  if (buju_box_is_empty (extent))
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    json_builder_add_double_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_crs (JsonBuilder *builder, const BujuCrs *crs)
{
  json_builder_set_member_name (builder, "crs");
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "name", crs->name);
  buju_cli_add_string (builder, "authority", crs->authority);
  json_builder_end_object (builder);
}

static void
add_encoding (JsonBuilder *builder, const BujuReport *report)
{
  json_builder_set_member_name (builder, "encoding");
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "name", report->encoding);
  buju_cli_add_string (builder, "from", report->encoding_from);
  json_builder_end_object (builder);
}

/* How a table of text is written. */
static void
add_form (JsonBuilder *builder, const BujuReport *report)
{
  const char separator[] = { report->separator, '\0' };

  buju_cli_add_string (builder, "separator", separator);
  json_builder_set_member_name (builder, "header");
  json_builder_add_boolean_value (builder, report->has_header);
}

static void
add_fields (JsonBuilder *builder, const BujuTable *table)
{
  guint n_fields = table != NULL ? buju_table_get_n_fields (table) : 0;

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_fields; i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "name", field->name);
      buju_cli_add_string (builder, "type", name_field_type (field->type));
      buju_cli_add_number (builder, "width", field->width);
      buju_cli_add_number (builder, "decimals", field->decimals);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sample (JsonBuilder *builder, const BujuTable *table)
{
  if (table == NULL || buju_table_get_n_rows (table) == 0 || buju_table_get_n_fields (table) == 0)
    {
      buju_cli_add_string (builder, "sample", NULL);
      return;
    }

  json_builder_set_member_name (builder, "sample");
  json_builder_begin_object (builder);
  for (guint i = 0; i < buju_table_get_n_fields (table); i++)
    buju_cli_add_string (builder, buju_table_get_field (table, i)->name,
                         buju_table_get (table, 0, (int) i));
  json_builder_end_object (builder);
}

static void
add_report (JsonBuilder *builder, const FileInfo *info)
{
  const BujuReport *report = info->report;
  buju_cli_add_string (builder, "geometry", report->geometry);
  buju_cli_add_number (builder, "records", report->records);
  buju_cli_add_number (builder, "drawable", report->drawable);
  buju_cli_add_number (builder, "damaged", report->damaged);
  buju_cli_add_number (builder, "deleted", report->deleted);
  buju_cli_add_number (builder, "null", report->null_shapes);
  add_extent (builder, &report->extent);
  add_crs (builder, &report->crs);
  add_encoding (builder, report);
  if (report->separator != '\0')
    add_form (builder, report);
  add_fields (builder, info->table);
  add_sample (builder, info->table);
  buju_cli_add_ids (builder, "notes", report->notes);
}

/* A rejected file has the same keys, so that scripts need not ask first. */
static void
add_rejection (JsonBuilder *builder, const FileInfo *info)
{
  static const char * const keys[] = {
    "geometry", "records", "drawable", "damaged", "deleted", "null", "extent", "crs", "encoding"
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    buju_cli_add_string (builder, keys[i], NULL);

  add_fields (builder, NULL);
  add_sample (builder, NULL);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, info->error->message);
  json_builder_end_array (builder);
}

static void
add_info (JsonBuilder *builder, const FileInfo *info)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "file", info->name);
  buju_cli_add_string (builder, "status", info->report != NULL
                                          ? buju_report_get_status (info->report) : "reject");
  if (info->report != NULL)
    add_report (builder, info);
  else
    add_rejection (builder, info);
  json_builder_end_object (builder);
}

static void
describe_table (GString *text, const BujuTable *table)
{
  if (table == NULL)
    return;

  /* Translators: of a table; a list of names follows. */
  g_string_append_printf (text, "  %s:", _("Fields"));
  for (guint i = 0; i < buju_table_get_n_fields (table); i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      g_string_append_printf (text, "%s %s (%s %u.%u)", i > 0 ? "," : "", field->name,
                              name_field_type (field->type), field->width, field->decimals);
    }
  g_string_append_c (text, '\n');
}

static void
describe_form (GString *text, const BujuReport *report)
{
  const char character[] = { report->separator, '\0' };

  /* Translators: of a table of text; a character or "Tab" follows. */
  g_string_append_printf (text, "  %s: %s\n", _("Separator"),
                          report->separator == '\t' ? _("Tab") : character);
  /* Translators: whether the first row of a table has the names of the columns. */
  g_string_append_printf (text, "  %s: %s\n", _("Header"), report->has_header ? _("yes") : _("no"));
}

static void
describe_extent (GString *text, const BujuBox *extent)
{
  char buffers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { extent->x0, extent->y0, extent->x1, extent->y1 };

  if (buju_box_is_empty (extent))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ascii_formatd (buffers[i], sizeof buffers[i], "%.10g", values[i]);

  /* Translators: of a layer; four coordinates follow. */
  g_string_append_printf (text, "  %s: %s, %s – %s, %s\n", _("Extent"),
                          buffers[0], buffers[1], buffers[2], buffers[3]);
}

static void
describe_info (GString *text, const FileInfo *info)
{
  const BujuReport *report = info->report;

  if (info->report == NULL)
    {
      g_string_append_printf (text, "%s: reject\n", info->name);
      return;
    }

  g_string_append_printf (text, "%s: %s\n", info->name, buju_report_get_status (report));
  /* Translators: of a layer: Point, Polygon. */
  g_string_append_printf (text, "  %s: %s\n", _("Geometry"), report->geometry);
  /* Translators: numbers of records of a shapefile. */
  g_string_append_printf (text, _("  Records: %u, drawable %u, damaged %u, deleted %u, empty %u\n"),
                          report->records, report->drawable, report->damaged, report->deleted,
                          report->null_shapes);
  describe_extent (text, &report->extent);
  g_string_append_printf (text, "  %s: %s %s\n", _("Coordinate system"),
                          /* Translators: a coordinate system. */
                          report->crs.name != NULL ? report->crs.name : _("unknown"),
                          report->crs.authority != NULL ? report->crs.authority : "");
  if (report->encoding != NULL)
    /* Translators: of the text of a file. */
    g_string_append_printf (text, "  %s: %s (%s)\n", _("Encoding"), report->encoding,
                            report->encoding_from);
  if (report->separator != '\0')
    describe_form (text, report);
  describe_table (text, info->table);
  for (guint i = 0; i < report->notes->len; i++)
    g_string_append_printf (text, "  ! %s\n", (const char *) g_ptr_array_index (report->notes, i));
}

/* File by file, so that only one is in memory. */
static int
run_info (char **files, gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean rejected = FALSE;
  int status;

  json_builder_begin_array (builder);
  for (guint i = 0; files[i] != NULL; i++)
    {
      FileInfo info = { NULL };

      read_info (&info, files[i]);
      add_info (builder, &info);
      describe_info (text, &info);
      if (info.error != NULL)
        {
          buju_cli_warn ("%s", info.error->message);
          rejected = TRUE;
        }
      clear_info (&info);
    }
  json_builder_end_array (builder);

  status = json ? buju_cli_print_json (builder) : buju_cli_print (text->str);

  return rejected ? BUJU_CLI_FAILED : status;
}

/**
 * buju_cli_info:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Tells what files hold. A file that cannot be read at all makes the exit code 1; the others are
 * told of all the same.
 *
 * Returns: the exit code
 */
int
buju_cli_info (int argc, char **argv)
{
  gboolean json = FALSE, report = FALSE;
  const GOptionEntry entries[] = {
    { "report", 0, 0, G_OPTION_ARG_NONE, &report,
      N_("Say what does not agree in tables of parks: districts, doubles, areas, outlines"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  int status = buju_cli_parse (&argc, &argv, entries, "FILE…",
                               _("What a shapefile holds and what is wrong with it."));

  if (status >= 0)
    return status;
  if (argc < 2)
    return buju_cli_usage (_("info: name at least one file"));

  return report ? buju_cli_report_run (argv + 1, json) : run_info (argv + 1, json);
}
