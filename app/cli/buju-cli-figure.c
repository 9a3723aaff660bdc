/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <signal.h>
#include <string.h>

#include "cli/buju-cli-overlays.h"
#include "cli/buju-cli-recipe.h"
#include "draw/buju-export.h"

/* What was written on the command line; all strings in the encoding of file names. */
typedef struct
{
  char    *output;
  char    *language;
  char    *page;
  gboolean landscape;
  char    *dpi;
  char    *scale;
  char    *bbox;
  char    *title;
  char    *date;
  char    *subtitle;
  gboolean parks;
  gboolean members;
  gboolean indicators;
  gboolean profile;
  gboolean graticule;
  char    *compare;
  char   **industries;
  BujuCliOverlays overlays;
  char    *compiler;
  char    *approval;
  gboolean force;
  gboolean quiet;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->language);
  g_free (self->page);
  g_free (self->dpi);
  g_free (self->scale);
  g_free (self->bbox);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->date);
  g_free (self->compare);
  g_strfreev (self->industries);
  buju_cli_overlays_clear (&self->overlays);
  g_free (self->compiler);
  g_free (self->approval);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* `buju compare A B -o FILE` is `buju figure A --compare B -o FILE`. */
static gboolean
is_comparison (char **argv)
{
  return g_str_equal (argv[0], "compare");
}

static int
parse_options (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Where to: .png, .pdf or .svg"),
      N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &self->language, N_("zh, en, both (default), or pages: "
                                                               "a PDF of two pages, zh and en, on "
                                                               "which everything stands at the "
                                                               "same place"),
      "LANG" },
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &self->page, N_("A5 … A0, slide (16:9), 4:3, column (85 "
                                                           "mm), column2 (178 mm), or WxH in mm "
                                                           "(default: A4)"),
      N_("PAGE") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &self->landscape, N_("Lay the page on its side"),
      NULL },
    { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &self->dpi, N_("Pixels per inch of a PNG (default: 200)"),
      "N" },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &self->scale,
      N_("Exact scale (default: the largest round one that fits)"),
      "1:N" },
    { "bbox", 0, 0, G_OPTION_ARG_FILENAME, &self->bbox, N_("What to show, degrees"), "W,S,E,N" },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &self->title, N_("Another title"), N_("TEXT") },
    { "subtitle", 0, 0, G_OPTION_ARG_FILENAME, &self->subtitle, N_("Another line under the title"),
      N_("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &self->date, N_("Date of the figure"), "YYYY-MM-DD" },
    { "parks", 0, 0, G_OPTION_ARG_NONE, &self->parks, N_("Show all parks"), NULL },
    { "members", 0, 0, G_OPTION_ARG_NONE, &self->members,
      N_("List the members of each part, also where room is scarce"),
      NULL },
    { "indicators", 0, 0, G_OPTION_ARG_NONE, &self->indicators, N_("List the plan’s indicators"),
      NULL },
    { "profile", 0, 0, G_OPTION_ARG_NONE, &self->profile, N_("Say what each part is"), NULL },
    { "graticule", 0, 0, G_OPTION_ARG_NONE, &self->graticule,
      N_("Draw meridians and parallels across the map"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_FILENAME, &self->compare,
      N_("Set this layout beside it, with a table of what differs"),
      N_("LAYOUT") },
    { "industry", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->industries,
      N_("Light the places of this industry in all documents, the rest pale; may be repeated (see "
         "buju list industries)"),
      N_("INDUSTRY") },
    { "overlay", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->overlays.files,
      N_("Lay this over the map: a shapefile, a table of places, a folder or zip archive of them; "
         "may be repeated"), N_("FILE") },
    { "overlay-crs", 0, 0, G_OPTION_ARG_FILENAME, &self->overlays.crs,
      N_("Coordinate system of the overlays, for want of a .prj"), "EPSG:N" },
    { "overlay-datum", 0, 0, G_OPTION_ARG_FILENAME, &self->overlays.datum,
      N_("Shift of web maps that the overlays have: gcj02, bd09 or none"), N_("DATUM") },
    { "overlay-encoding", 0, 0, G_OPTION_ARG_FILENAME, &self->overlays.encoding,
      N_("Encoding of the overlays’ text (default: found out)"), N_("NAME") },
    { "overlay-field", 0, 0, G_OPTION_ARG_FILENAME, &self->overlays.field,
      N_("Colour the overlays by this field: classes of numbers, or a colour for each text"),
      N_("FIELD") },
    { "overlay-label", 0, 0, G_OPTION_ARG_FILENAME, &self->overlays.label,
      N_("Name the overlays’ features by this field"), N_("FIELD") },
    { "compiler", 0, 0, G_OPTION_ARG_FILENAME, &self->compiler, N_("Who made the figure"),
      N_("TEXT") },
    { "approval", 0, 0, G_OPTION_ARG_FILENAME, &self->approval,
      N_("Map approval number, if there is one"),
      N_("TEXT") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &self->force,
      N_("Write the figure also when pre-flight finds errors"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet,
      N_("Do not tell of what is only worth a look"), NULL },
    { NULL }
  };

  if (is_comparison (*argv))
    return buju_cli_parse (argc, argv, entries, _("LAYOUT LAYOUT -o FILE"),
                           _("Makes a sheet of two layouts side by side: maps of one scale, "
                             "legend, and the table of "
                             "what differs."));
  return buju_cli_parse (argc, argv, entries, _("LAYOUT|RECIPE.buju -o FILE"),
                         _("Makes the complete sheet of a layout: title, map, legend, scale, "
                           "sources. "
                           "Options override what a recipe says."));
}

/* Texts come in the locale's encoding, which in the C locale is nothing but bytes: UTF-8 is taken
 * as it is. */
static char *
to_utf8 (const char *text)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  return g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
}

static void
take_utf8 (char **text)
{
  char *utf8 = to_utf8 (*text);

  g_free (*text);
  *text = utf8;
}

/* A whole number text, with nothing after it. */
static gboolean
parse_number (const char *text, double *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

/* "1:250000", also with the ratio sign, thousands separators, or N alone. */
static gboolean
parse_scale (const char *text, double *scale)
{
  g_autoptr (GString) digits = g_string_new (text);

  g_string_replace (digits, "∶", ":", 0);
  g_string_replace (digits, "：", ":", 0);
  g_string_replace (digits, "\342\200\211", "", 0);
  g_string_replace (digits, ",", "", 0);
  g_string_replace (digits, " ", "", 0);
  if (g_str_has_prefix (digits->str, "1:"))
    g_string_erase (digits, 0, 2);
  return parse_number (digits->str, scale) && *scale > 0;
}

/* What was not given stays as it is: as the recipe says, or as nobody decided. */
static void
take_text (char **option, const char **text)
{
  take_utf8 (option);
  if (*option != NULL)
    *text = *option;
}

/* Checks every value; on a wrong one says which and returns the exit code, else -1. */
static int
read_values (Options *options, BujuFigure *figure, double *dpi)
{
  if (options->language != NULL && !buju_figure_set_language (figure, options->language))
    return buju_cli_usage (_("--lang %s: use zh, en, both or pages"), options->language);
  if (options->page != NULL)
    figure->page = options->page;
  figure->landscape |= options->landscape;
  figure->parks |= options->parks;
  figure->extras |= (options->members ? BUJU_FIGURE_MEMBERS : 0)
                    | (options->indicators ? BUJU_FIGURE_INDICATORS : 0)
                   | (options->profile ? BUJU_FIGURE_PROFILE : 0)
                   | (options->graticule ? BUJU_FIGURE_GRATICULE : 0);
  if (options->dpi != NULL && (!parse_number (options->dpi, dpi) || *dpi < 10 || *dpi > 2400))
    return buju_cli_usage (_("--dpi %s: use 10 to 2400"), options->dpi);
  if (options->scale != NULL && !parse_scale (options->scale, &figure->scale))
    return buju_cli_usage (_("--scale %s: write it as 1:250000"), options->scale);
  if (options->bbox != NULL && !buju_cli_parse_box (options->bbox, &figure->bbox))
    return buju_cli_usage (_("--bbox %s: write four numbers west,south,east,north"), options->bbox);
  if (options->bbox != NULL && (fabs (figure->bbox.y0) > 89 || fabs (figure->bbox.y1) > 89
                                || figure->bbox.x0 < 100 || figure->bbox.x1 > 140))
    return buju_cli_usage (_("--bbox %s: degrees between 100 and 140 east are expected"),
                           options->bbox);
  if (options->date != NULL && !buju_recipe_is_date (options->date))
    return buju_cli_usage (_("--date %s: write it as 2026-11-22"), options->date);
  take_text (&options->title, &figure->title);
  take_text (&options->subtitle, &figure->subtitle);
  take_text (&options->date, &figure->date);
  take_text (&options->compiler, &figure->compiler);
  take_text (&options->approval, &figure->approval);
  take_utf8 (&options->overlays.field);
  take_utf8 (&options->overlays.label);
  return -1;
}

static gboolean
names_label (const char *list, const char *name)
{
  g_auto (GStrv) names = g_strsplit (list, ", ", -1);

  return g_strv_contains ((const char *const *) names, name);
}

typedef GPtrArray *(*LabelsFunc) (const BujuPlacement *placement);

/* Of all maps of all sheets, each name once; returns how many. */
static guint
join_names (GPtrArray *sheets, LabelsFunc get_labels, BujuLanguage language, GString *names)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
      guint n_maps = buju_sheet_list_maps (g_ptr_array_index (sheets, i), maps);

      for (guint j = 0; j < n_maps; j++)
        {
          GPtrArray *labels = get_labels (maps[j].placement);

          for (guint k = 0; k < labels->len; k++)
            {
              const char *name = buju_text_get (&((const BujuLabel *) g_ptr_array_index (labels,
                                                                                         k))->text,
                                                                                         language);

              if (names_label (names->str, name))
                continue;
              g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", name);
            }
        }
    }
  return n;
}

/* One line for all names without room, one for those that gave up their English. */
static void
report_names (GPtrArray *sheets)
{
  g_autoptr (GString) unplaced = g_string_new (NULL), shortened = g_string_new (NULL);
  guint n = join_names (sheets, buju_placement_get_unplaced, BUJU_LANGUAGE_ZH, unplaced);

  if (n > 0)
    buju_cli_warn (ngettext ("%u name found no room on the map: %s",
                             "%u names found no room on the map: %s", n), n,
                   unplaced->str);
  n = join_names (sheets, buju_placement_get_shortened, BUJU_LANGUAGE_EN, shortened);
  if (n > 0)
    buju_cli_warn (ngettext ("%u English name found no room on the map: %s",
                             "%u English names found no room on the map: %s", n), n,
                             shortened->str);
}

static gboolean
export_sheets (GPtrArray *sheets, const char *output, BujuFormat format, double dpi, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (output);

  if (sheets->len > 1)
    return buju_export_pages (sheets, file, dpi, NULL, error);
  return buju_export (g_ptr_array_index (sheets, 0), file, format, dpi, NULL, error);
}

/* A picture has one page. */
static void
report_pages (GPtrArray *sheets, BujuFormat format)
{
  if (format == BUJU_FORMAT_PDF || buju_sheet_count_pages (g_ptr_array_index (sheets, 0)) == 1)
    return;
  buju_cli_warn (_("Not all texts fit on the page; a PDF has them on further pages"));
}

static int
make_figure (const Options *options, BujuLibrary *library, const BujuFigure *figure,
             BujuFormat format, double dpi)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = buju_sheet_new_pages (library, figure, &error);
  g_autoptr (BujuPreflight) preflight = NULL;
  int code;

  if (sheets == NULL)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)
           ? buju_cli_usage ("%s", error->message) : buju_cli_fail ("%s", error->message);
  preflight = buju_preflight_new (sheets);
  code = buju_cli_may_write (preflight, options->force);
  if (code >= 0)
    return code;
  if (!export_sheets (sheets, options->output, format, dpi, &error))
    return buju_cli_fail ("%s", error->message);
  if (options->quiet)
    return BUJU_CLI_DONE;
  buju_cli_warn_of (preflight);
  report_pages (sheets, format);
  report_names (sheets);
  return BUJU_CLI_DONE;
}

/* FALSE, with a message, when @id is not known; none asked for is fine. */
static gboolean
find_other (BujuLibrary *library, const char *id, const BujuLayout **other)
{
  BujuContent *content = buju_library_get_content (library);

  *other = id != NULL ? buju_content_find_layout (content, id) : NULL;
  if (id == NULL || *other != NULL)
    return TRUE;
  buju_cli_unknown_id (content, id);
  return FALSE;
}

/* The operand may be a recipe: then the figure begins as that says. */
static int
take_recipe (const char *operand, gboolean comparison, BujuRecipe **recipe, BujuFigure *figure,
             double *dpi)
{
  int code;

  *dpi = 0;
  if (comparison || !buju_recipe_is_name (operand))
    return -1;
  code = buju_cli_load_recipe (operand, recipe);
  if (code < 0)
    {
      *figure = (*recipe)->figure;
      *dpi = (*recipe)->dpi;
    }
  return code;
}

/* What the figure is of: one layout, or two. */
static int
find_subject (const Options *options, char **argv, const BujuRecipe *recipe, BujuLibrary *library,
              BujuFigure *figure)
{
  BujuContent *content = buju_library_get_content (library);
  const char *other = is_comparison (argv) ? argv[2] : options->compare;
  BujuFigure found;

  if (recipe != NULL)
    {
      int code = buju_cli_find_figure (recipe, argv[1], library, &found);

      if (code >= 0)
        return code;
      figure->layout = found.layout;
      figure->compare = found.compare;
      figure->focus = found.focus;
    }
  else
    {
      figure->layout = buju_content_find_layout (content, argv[1]);
      if (figure->layout == NULL)
        return buju_cli_unknown_id (content, argv[1]);
    }
  if (other != NULL && !find_other (library, other, &figure->compare))
    return BUJU_CLI_FAILED;
  return -1;
}

/**
 * buju_cli_figure:
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Writes the sheet of one layout, or of two side by side, to a file.
 *
 * Returns: the exit code
 */
int
buju_cli_figure (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (BujuLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autofree const char **industries = NULL;
  g_autoptr (BujuRecipe) recipe = NULL;
  g_autoptr (GPtrArray) overlays = NULL;
  BujuFormat format;
  double dpi;
  int code = parse_options (&options, &argc, &argv);

  if (code >= 0)
    return code;
  if (is_comparison (argv) && argc != 3)
    return buju_cli_usage (_("compare: name two layouts; see buju list layouts"));
  if (!is_comparison (argv) && argc != 2)
    return buju_cli_usage (
        _("Name one layout: buju figure LAYOUT -o FILE (see buju list layouts)"));
  if (options.output == NULL)
    return buju_cli_usage (_("Say where to write the figure: -o FILE.pdf, .png or .svg"));
  if (!buju_format_from_name (options.output, &format, &error))
    return buju_cli_usage ("%s", error->message);
  code = take_recipe (argv[1], is_comparison (argv), &recipe, &figure, &dpi);
  if (code < 0)
    code = read_values (&options, &figure, &dpi);
  if (code >= 0)
    return code;
  if (figure.pages && format != BUJU_FORMAT_PDF)
    return buju_cli_usage (_("--lang pages makes two pages: write them to a .pdf"));

  library = buju_cli_load_library ();
  if (library == NULL)
    return BUJU_CLI_FAILED;
  code = find_subject (&options, argv, recipe, library, &figure);
  if (code < 0)
    code = buju_cli_read_industries (buju_library_get_content (library), options.industries,
                                     &industries);
  if (code < 0)
    code = buju_cli_read_overlays (&options.overlays, recipe, library, &overlays);
  if (code < 0)
    code = buju_cli_check_memory ();
  if (code >= 0)
    return code;
  if (options.industries != NULL)
    figure.industries = industries;
  figure.overlays = overlays;
  /* A sheet that lacks a layer is half a sheet; better none. What is wrong with which file has been
   * said. */
  if (buju_dataset_get_problems (buju_library_get_dataset (library))->len > 0)
    return buju_cli_fail (_("The figure was not written, because it would lack what these files "
                            "hold. "
                            "Restore them, or install Buju again."));
  /* A file that may grow no further shall be an error message, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
  return make_figure (&options, library, &figure, format, dpi);
}
