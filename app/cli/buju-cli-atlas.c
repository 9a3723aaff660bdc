/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/buju-cli-interrupt.h"
#include "cli/buju-cli-recipe.h"
#include "draw/buju-output.h"
#include "session/buju-atlas.h"

typedef struct
{
  char    *output;
  char    *plan;
  char    *by;
  char    *language;
  char    *page;
  gboolean landscape;
  char    *format;
  char    *date;
  char    *compiler;
  gboolean parks;
  gboolean quiet;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->plan);
  g_free (self->by);
  g_free (self->language);
  g_free (self->page);
  g_free (self->format);
  g_free (self->date);
  g_free (self->compiler);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
parse_options (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Where to: a .pdf, or a folder"),
      N_("FILE") },
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &self->plan, N_("Only what this plan says"), "ID" },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &self->by,
      N_("A figure of each layout (default), component, district, industry or park"), N_("KIND") },
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &self->language, N_("zh, en or both (default: both)"),
      "LANG" },
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &self->page,
      N_("A5 … A0, slide (16:9), 4:3, column (85 mm), column2 (178 mm), or WxH in mm "
         "(default: A4)"),
      N_("PAGE") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &self->landscape, N_("Lay the page on its side"),
      NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format,
      N_("Of the files in a folder: pdf (default), png or svg"),
      N_("FORMAT") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &self->date, N_("Date of the figure"), "YYYY-MM-DD" },
    { "compiler", 0, 0, G_OPTION_ARG_FILENAME, &self->compiler, N_("Who made the figure"),
      N_("TEXT") },
    { "parks", 0, 0, G_OPTION_ARG_NONE, &self->parks, N_("Show all parks"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet,
      N_("Do not tell of what is only worth a look"), NULL },
    { NULL }
  };

  return buju_cli_parse (argc, argv, entries, _("-o FILE.pdf|FOLDER"),
                         _("Makes an atlas: contents, then a figure of each, on like pages and at "
                           "few scales."));
}

/* Checks every value; on a wrong one says which and returns the exit code, else -1. */
static int
read_values (const Options *options, BujuAtlasOptions *atlas, BujuFormat *format)
{
  g_autofree char *name = g_strconcat ("x.", options->format != NULL ? options->format : "pdf",
                                       NULL);

  if (options->by != NULL && !buju_atlas_kind_parse (options->by, &atlas->kind))
    return buju_cli_usage (_("--by %s: use layout, component, district, industry or park"),
                           options->by);
  if (options->language != NULL
      && !buju_language_parse (options->language, &atlas->figure.language))
    return buju_cli_usage (_("--lang %s: use zh, en or both"), options->language);
  if (!buju_format_from_name (name, format, NULL))
    return buju_cli_usage (_("--format %s: use pdf, png or svg"), options->format);
  if (options->date != NULL && !buju_recipe_is_date (options->date))
    return buju_cli_usage (_("--date %s: write it as 2026-11-22"), options->date);
  if (options->compiler != NULL && !g_utf8_validate (options->compiler, -1, NULL))
    return buju_cli_usage (_("--compiler: write it in UTF-8"));
  if (options->page != NULL)
    atlas->figure.page = options->page;
  atlas->figure.landscape = options->landscape;
  atlas->figure.parks = options->parks;
  atlas->figure.date = options->date;
  atlas->figure.compiler = options->compiler;
  return -1;
}

/* On a terminal only: a log has no use for it. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  fprintf (stderr, "\r%3u%%%s", done * 100 / MAX (total, 1), done == total ? "\r    \r" : "");
}

static gboolean
is_pdf (const char *name)
{
  BujuFormat format;

  return buju_format_from_name (name, &format, NULL) && format == BUJU_FORMAT_PDF;
}

/* Faults of one figure do not hold the others back; they are told of. */
static void
report (BujuAtlas *atlas)
{
  for (guint i = 0; i < buju_atlas_get_n_figures (atlas); i++)
    {
      g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
      g_autoptr (BujuPreflight) preflight = NULL;
      BujuText title = buju_atlas_get_title (atlas, i);
      guint n_faults;

      g_ptr_array_add (sheets, buju_atlas_get_sheet (atlas, i));
      preflight = buju_preflight_new (sheets);
      n_faults = buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT);
      for (guint j = 0; j < n_faults; j++)
        {
          const BujuPreflightItem *item = g_ptr_array_index (buju_preflight_get_items (preflight),
                                                             j);

          /* Translators: the name of a figure; what is wrong with it. */
          buju_cli_warn (_("%s: %s"), buju_text_get (&title, buju_language_of_messages ()),
                         buju_text_get (&item->message, buju_language_of_messages ()));
        }
    }
}

static int
make_atlas (const Options *options, BujuLibrary *library, const BujuAtlasOptions *wanted,
            BujuFormat format)
{
  g_autoptr (BujuCliInterrupt) interrupt = buju_cli_interrupt_new ();
  GCancellable *cancellable = buju_cli_interrupt_get_cancellable (interrupt);
  g_autoptr (GFile) file = g_file_new_for_path (options->output);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuAtlas) atlas = NULL;
  gboolean done;

  if (is_pdf (options->output) && !buju_output_check (file, &error))
    return buju_cli_fail ("%s", error->message);
  atlas = buju_atlas_new (library, wanted, cancellable, &error);
  done = atlas != NULL
         && (is_pdf (options->output) ? buju_atlas_export (atlas, file, cancellable, &error)
                                      : buju_atlas_export_folder (atlas, file, format, 0,
                                                                  cancellable, &error));
  if (done && !options->quiet)
    report (atlas);
  if (done)
    return BUJU_CLI_DONE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return buju_cli_fail (_("Stopped; the old file is as it was"));
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)
         ? buju_cli_usage ("%s", error->message)
                                                                          : buju_cli_fail ("%s",
                                                                                    error->message);
}

/**
 * buju_cli_atlas:
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Writes many figures at once.
 *
 * Returns: the exit code
 */
int
buju_cli_atlas (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (BujuLibrary) library = NULL;
  BujuAtlasOptions atlas = { .kind = BUJU_ATLAS_LAYOUT, .figure = BUJU_FIGURE_INIT };
  BujuFormat format;
  int code = parse_options (&options, &argc, &argv);

  if (code >= 0)
    return code;
  if (argc != 1)
    return buju_cli_usage (_("“%s” is too much: buju atlas takes options only"), argv[1]);
  if (options.output == NULL)
    return buju_cli_usage (_("Say where to write the atlas: -o FILE.pdf or -o FOLDER"));
  code = read_values (&options, &atlas, &format);
  if (code >= 0)
    return code;
  library = buju_cli_load_library ();
  if (library == NULL)
    return BUJU_CLI_FAILED;
  atlas.plan = options.plan != NULL
               ? buju_content_find_plan (buju_library_get_content (library), options.plan) : NULL;
  if (options.plan != NULL && atlas.plan == NULL)
    return buju_cli_unknown_id (buju_library_get_content (library), options.plan);
  if (buju_dataset_get_problems (buju_library_get_dataset (library))->len > 0)
    return buju_cli_fail (_("The figure was not written, because it would lack what these files "
                            "hold. "
                            "Restore them, or install Buju again."));
  code = buju_cli_check_memory ();
  if (code >= 0)
    return code;
  atlas.progress = isatty (STDERR_FILENO) ? progress_cb : NULL;
  /* A file that may grow no further shall be an error message, not the end of the process. */
  signal (SIGXFSZ, SIG_IGN);
  return make_atlas (&options, library, &atlas, format);
}
