/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/buju-cli-private.h"
#include "cli/buju-cli-overlays.h"
#include "cli/buju-cli-recipe.h"

/* Figures are looked for beside the recipe, under its name with another ending. */
static const char *const endings[] = { ".pdf", ".png", ".svg" };

typedef struct
{
  char   **figures;
  gboolean json;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->figures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
parse_options (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "figure", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->figures,
      N_("A figure made from the recipe (default: those beside it, of the same name)"),
      N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print JSON"), NULL },
    { NULL }
  };

  return buju_cli_parse (argc, argv, entries, _("RECIPE.buju…"),
                         _("Says which figures are out of date because recipe, content, data or "
                           "program changed, and "
                           "what pre-flight finds. Exit code 1 when something has to be done."));
}

static void
checked_recipe_free (BujuCheckedRecipe *self)
{
  g_free (self->problem);
  buju_recipe_free (self->recipe);
  buju_preflight_free (self->preflight);
  g_ptr_array_unref (self->figures);
  g_free (self);
}

/**
 * buju_checked_recipe_is_clean:
 * @self: a recipe that was checked
 *
 * Returns: whether nothing has to be done about it
 */
gboolean
buju_checked_recipe_is_clean (const BujuCheckedRecipe *self)
{
  if (self->problem != NULL || buju_preflight_count (self->preflight, BUJU_SHEET_NOTE_FAULT) > 0)
    return FALSE;
  for (guint i = 0; i < self->figures->len; i++)
    if (((const BujuCheckedFigure *) g_ptr_array_index (self->figures, i))->status
        > BUJU_FIGURE_SAME)
      return FALSE;
  return TRUE;
}

/* The figures that belong to the recipe: those named, or those beside it. */
static GPtrArray *
find_figures (const char *path, char **named)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *stem = g_strdup (path);
  char *dot = strrchr (stem, '.');

  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    g_ptr_array_add (figures, g_strdup (named[i]));
  if (named != NULL || dot == NULL)
    return figures;
  *dot = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *figure = g_strconcat (stem, endings[i], NULL);

      if (g_file_test (figure, G_FILE_TEST_EXISTS))
        g_ptr_array_add (figures, g_steal_pointer (&figure));
    }
  return figures;
}

/* Layers that somebody brought are read, so that the recipe names the data as it is now. */
static gboolean
take_overlays (BujuCheckedRecipe *self, BujuLibrary *library, BujuFigure *figure,
               GPtrArray **overlays)
{
  const BujuCliOverlays nothing = { NULL };
  BujuRecipe *now;

  if (self->recipe->overlays->len == 0)
    return TRUE;
  if (buju_cli_read_overlays (&nothing, self->recipe, library, overlays) >= 0)
    {
      self->problem = g_strdup (_("a layer of the recipe could not be read"));
      return FALSE;
    }
  figure->overlays = *overlays;
  now = buju_recipe_new_for_figure (figure, self->recipe->dpi);
  buju_recipe_free (self->recipe);
  self->recipe = now;
  return TRUE;
}

/* What the recipe makes today; NULL, with the problem noted, when it makes nothing. */
static GPtrArray *
make_sheets (BujuCheckedRecipe *self, BujuLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) overlays = NULL;
  GPtrArray *sheets = NULL;
  BujuFigure figure, own;

  if (buju_recipe_get_figure (self->recipe, buju_library_get_content (library), &figure, &error))
    {
      buju_figure_copy (&figure, &own);
      figure = own;
      if (take_overlays (self, library, &figure, &overlays))
        sheets = buju_sheet_new_pages (library, &figure, &error);
      figure.overlays = NULL;
      buju_figure_clear (&figure);
      if (self->problem != NULL)
        return NULL;
    }
  if (sheets == NULL)
    self->problem = g_strdup (error->message);
  return sheets;
}

static BujuCheckedRecipe *
check_recipe (const char *path, char **named, BujuLibrary *library)
{
  BujuCheckedRecipe *self = g_new0 (BujuCheckedRecipe, 1);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) figures = NULL;

  self->path = path;
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_checked_figure_free);
  self->recipe = buju_recipe_load (file, NULL, &error);
  if (self->recipe == NULL)
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  sheets = make_sheets (self, library);
  if (sheets != NULL)
    self->preflight = buju_preflight_new (sheets);
  figures = find_figures (path, named);
  for (guint i = 0; i < figures->len; i++)
    g_ptr_array_add (self->figures,
                     buju_check_figure (g_ptr_array_index (figures, i), self->recipe, sheets,
                                        library));
  return self;
}

/**
 * buju_cli_check:
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Looks recipes over, and the figures that were made from them.
 *
 * Returns: 0 when all is well, 1 when something has to be done, 2 for wrong usage
 */
int
buju_cli_check (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (BujuLibrary) library = NULL;
  g_autoptr (GPtrArray) recipes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) checked_recipe_free);
  gboolean clean = TRUE;
  int code = parse_options (&options, &argc, &argv);

  if (code >= 0)
    return code;
  if (argc < 2)
    return buju_cli_usage (_("Name the recipes to check: buju check RECIPE.buju…"));
  if (options.figures != NULL && argc > 2)
    return buju_cli_usage (
        _("--figure: name one recipe only, so that it is clear whose figure it is"));
  library = buju_cli_load_library ();
  if (library == NULL)
    return BUJU_CLI_FAILED;
  code = buju_cli_check_memory ();
  if (code >= 0)
    return code;
  for (int i = 1; i < argc; i++)
    {
      BujuCheckedRecipe *recipe = check_recipe (argv[i], options.figures, library);

      clean = clean && buju_checked_recipe_is_clean (recipe);
      g_ptr_array_add (recipes, recipe);
    }
  code = options.json ? buju_check_print_json (recipes) : buju_check_print (recipes);
  if (code != BUJU_CLI_DONE)
    return code;
  return clean ? BUJU_CLI_DONE : BUJU_CLI_FAILED;
}
