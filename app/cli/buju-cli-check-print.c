/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-check.h"

#include <glib/gi18n-lib.h>

#include "cli/buju-cli-private.h"
#include "cli/buju-cli-recipe.h"

/* What `buju check` found, as text and as JSON. */

static const char *
name_change (const char *what)
{
  if (g_str_equal (what, "recipe"))
    /* Translators: what has changed since a figure was made. */
    return _("recipe");
  if (g_str_equal (what, "content"))
    return _("content");
  if (g_str_equal (what, "data"))
    return _("map data");
  return _("program");
}

static char *
join_changes (const BujuCheckedFigure *figure)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < figure->changed->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            name_change (g_ptr_array_index (figure->changed, i)));
  return g_string_free (list, FALSE);
}

static char *
describe_figure (const BujuCheckedFigure *figure)
{
  g_autofree char *changes = join_changes (figure);

  switch (figure->status)
    {
    case BUJU_FIGURE_CURRENT:
      return g_strdup (_("up to date"));
    case BUJU_FIGURE_SAME:
      /* Translators: a list such as "content, map data". */
      return g_strdup_printf (_("up to date (changed since, without a trace in the figure: %s)"),
                              changes);
    case BUJU_FIGURE_OUTDATED:
      /* Translators: a list such as "content, map data". */
      return g_strdup_printf (_("out of date (changed since: %s): make it again"), changes);
    case BUJU_FIGURE_UNKNOWN:
      return g_strdup (_("does not say how it was made: make it again"));
    case BUJU_FIGURE_UNREADABLE:
    default:
      return g_strdup (figure->message);
    }
}

static const char *
name_severity (BujuSheetNoteSeverity severity)
{
  return severity == BUJU_SHEET_NOTE_FAULT ? _("error") : severity == BUJU_SHEET_NOTE_WARNING
         ? _("warning")
                                                                                        : _("hint");
}

static void
append_items (GString *text, const BujuPreflight *preflight)
{
  GPtrArray *items = buju_preflight_get_items (preflight);
  BujuLanguage language = buju_language_of_messages ();

  for (guint i = 0; i < items->len; i++)
    {
      const BujuPreflightItem *item = g_ptr_array_index (items, i);
      const char *advice = buju_text_get (&item->advice, language);

      g_string_append_printf (text, "  %s: %s %s\n", name_severity (item->severity),
                              buju_text_get (&item->message, language),
                              advice != NULL ? advice : "");
    }
}

static void
append_recipe (GString *text, const BujuCheckedRecipe *recipe)
{
  g_autofree char *name = g_filename_display_name (recipe->path);

  g_string_append_printf (text, "%s: %s\n", name,
                          recipe->problem != NULL ? recipe->problem
                          : buju_checked_recipe_is_clean (recipe) ? _("in order")
                          : _("something has to be done"));
  for (guint i = 0; i < recipe->figures->len; i++)
    {
      const BujuCheckedFigure *figure = g_ptr_array_index (recipe->figures, i);
      g_autofree char *figure_name = g_filename_display_name (figure->path);
      g_autofree char *state = describe_figure (figure);

      g_string_append_printf (text, "  %s: %s\n", figure_name, state);
    }
  if (recipe->recipe != NULL && recipe->figures->len == 0)
    g_string_append_printf (text, "  %s\n", _("no figure lies beside it"));
  if (recipe->preflight != NULL)
    append_items (text, recipe->preflight);
}

/**
 * buju_check_print:
 * @recipes: (element-type BujuCheckedRecipe): what was found
 *
 * Returns: the exit code of printing
 */
int
buju_check_print (GPtrArray *recipes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < recipes->len; i++)
    append_recipe (text, g_ptr_array_index (recipes, i));
  return buju_cli_print (text->str);
}

static void
add_figures (JsonBuilder *builder, GPtrArray *figures)
{
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    {
      const BujuCheckedFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *name = g_filename_display_name (figure->path);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "file", name);
      buju_cli_add_string (builder, "status", buju_figure_status_to_string (figure->status));
      buju_cli_add_ids (builder, "changed", figure->changed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_items (JsonBuilder *builder, const BujuPreflight *preflight)
{
  GPtrArray *items = preflight != NULL ? buju_preflight_get_items (preflight) : NULL;

  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const BujuPreflightItem *item = g_ptr_array_index (items, i);

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "kind", item->kind);
      buju_cli_add_string (builder, "severity",
                           buju_sheet_note_severity_to_string (item->severity));
      buju_cli_add_text (builder, "message", &item->message);
      buju_cli_add_text (builder, "advice", &item->advice);
      buju_cli_add_string (builder, "id", item->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * buju_check_print_json:
 * @recipes: (element-type BujuCheckedRecipe): what was found
 *
 * Returns: the exit code of printing
 */
int
buju_check_print_json (GPtrArray *recipes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < recipes->len; i++)
    {
      const BujuCheckedRecipe *recipe = g_ptr_array_index (recipes, i);
      g_autofree char *name = g_filename_display_name (recipe->path);
      g_autofree char *hash = recipe->recipe != NULL ? buju_recipe_dup_hash (recipe->recipe) : NULL;

      json_builder_begin_object (builder);
      buju_cli_add_string (builder, "file", name);
      json_builder_set_member_name (builder, "clean");
      json_builder_add_boolean_value (builder, buju_checked_recipe_is_clean (recipe));
      buju_cli_add_string (builder, "problem", recipe->problem);
      buju_cli_add_string (builder, "sha256", hash);
      add_figures (builder, recipe->figures);
      add_items (builder, recipe->preflight);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return buju_cli_print_json (builder);
}
