/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju list KIND: what there is, as lines or as JSON. */

#include "cli/buju-cli-list.h"

#include <glib/gi18n-lib.h>

#include "plan/buju-indicator-table.h"

typedef gboolean (*WantedFunc) (gconstpointer item, const BujuPlan *plan);
typedef void     (*AddFunc)    (BujuListContext *context, gconstpointer item);

/* One kind of list. @get: all of it; @wanted: whether an item is of a plan (NULL: any). */
typedef struct
{
  const char *name;
  GPtrArray *(*get)    (const BujuContent *content);
  WantedFunc   wanted;
  AddFunc      add;
  gboolean     located;   /* needs the dataset for positions */
  gsize        name_offset;
} List;

static gboolean
is_plan (const BujuPlan *item, const BujuPlan *plan)
{
  return plan == NULL || item == plan;
}

static gboolean
is_layout_of (const BujuLayout *layout, const BujuPlan *plan)
{
  return plan == NULL || layout->plan == plan;
}

static gboolean
is_component_of (const BujuComponent *component, const BujuPlan *plan)
{
  return plan == NULL || component->layout->plan == plan;
}

static gboolean
is_place_of (const BujuPlace *place, const BujuPlan *plan)
{
  for (guint i = 0; plan != NULL && i < place->roles->len; i++)
    {
      if (g_array_index (place->roles, BujuRole, i).component->layout->plan == plan)
        return TRUE;
    }

  return plan == NULL;
}

static gboolean
is_park_of (const BujuPlace *place, const BujuPlan *plan)
{
  return buju_place_is_park (place) && buju_place_is_on_map (place) && is_place_of (place, plan);
}

static gboolean
is_industry_of (const BujuIndustry *industry, const BujuPlan *plan)
{
  for (guint i = 0; plan != NULL && i < industry->appearances->len; i++)
    {
      if (((const BujuAppearance *) g_ptr_array_index (industry->appearances, i))->plan == plan)
        return TRUE;
    }

  return plan == NULL;
}

static gboolean
is_indicator_of (const BujuIndicator *indicator, const BujuPlan *plan)
{
  return plan == NULL || indicator->plan == plan;
}

static gboolean
is_conflict_of (const BujuConflict *conflict, const BujuPlan *plan)
{
  for (guint i = 0; plan != NULL && i < conflict->statements->len; i++)
    {
      if (g_array_index (conflict->statements, BujuStatement, i).plan == plan)
        return TRUE;
    }

  return plan == NULL;
}

#define LIST(name, type, wanted, field, located) \
  { #name, buju_content_get_##name, (WantedFunc) wanted, (AddFunc) buju_cli_add_##type, \
    located, field }

static const List lists[] = {
  LIST (plans, plan, is_plan, G_STRUCT_OFFSET (BujuPlan, title), FALSE),
  LIST (layouts, layout, is_layout_of, G_STRUCT_OFFSET (BujuLayout, title), FALSE),
  LIST (components, component, is_component_of, G_STRUCT_OFFSET (BujuComponent, name), FALSE),
  LIST (places, place, is_place_of, G_STRUCT_OFFSET (BujuPlace, name), TRUE),
  { "parks", buju_content_get_places, (WantedFunc) is_park_of, (AddFunc) buju_cli_add_place, TRUE,
    G_STRUCT_OFFSET (BujuPlace, name) },
  LIST (industries, industry, is_industry_of, G_STRUCT_OFFSET (BujuIndustry, name), FALSE),
  LIST (indicators, indicator, is_indicator_of, G_STRUCT_OFFSET (BujuIndicator, name), FALSE),
  LIST (conflicts, conflict, is_conflict_of, G_STRUCT_OFFSET (BujuConflict, topic), FALSE),
};

#undef LIST

static const List *
find_list (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (g_str_equal (lists[i].name, name))
        return &lists[i];
    }

  return NULL;
}

static char *
dup_list_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lists[i].name);

  return g_string_free (names, FALSE);
}

/* Tab-separated: id, Chinese, English. Every struct begins with its id. */
static int
print_lines (const List *list, BujuContent *content, const BujuPlan *plan)
{
  GPtrArray *items = list->get (content);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer item = g_ptr_array_index (items, i);
      const BujuText *name = G_STRUCT_MEMBER_P (item, list->name_offset);

      if (list->wanted (item, plan))
        g_string_append_printf (text, "%s\t%s\t%s\n", *(const char * const *) item,
                                name->zh, name->en);
    }

  return buju_cli_print (text->str);
}

static int
print_json (const List *list, BujuContent *content, BujuLibrary *library, const BujuPlan *plan)
{
  GPtrArray *items = list->get (content);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (BujuProjection) projection = NULL;
  g_autoptr (GError) error = NULL;
  BujuListContext context = { builder, library, NULL };

  if (list->located)
    {
      projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, &error);
      if (projection == NULL)
        return buju_cli_fail ("%s", error->message);
      context.projection = projection;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      gconstpointer item = g_ptr_array_index (items, i);

      if (list->wanted (item, plan))
        list->add (&context, item);
    }
  json_builder_end_array (builder);

  return buju_cli_print_json (builder);
}

/* The content alone is ten times faster to load than the dataset, so only what needs positions
 * loads both. */
static BujuContent *
load_content (gboolean located, BujuLibrary **library)
{
  g_autofree char *folder = buju_library_dup_resources_folder ();
  g_autoptr (GError) error = NULL;
  BujuContent *content;

  if (located)
    {
      *library = buju_cli_load_library ();
      return *library != NULL ? buju_content_ref (buju_library_get_content (*library)) : NULL;
    }

  content = buju_content_load (folder, &error);
  if (content == NULL)
    buju_cli_warn ("%s", error->message);

  return content;
}

/* The words of "not stated" are needed, not the maps. */
static int
print_csv (BujuContent *content, const BujuPlan *plan)
{
  g_autofree char *folder = buju_library_dup_resources_folder ();
  g_autofree char *file = g_build_filename (folder, "words.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuWords) words = buju_words_load (file, &error);
  const BujuIndicatorFilter filter = { .plan = plan };
  g_autoptr (BujuIndicatorTable) table = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *text = NULL;

  if (words == NULL)
    return buju_cli_fail ("%s", error->message);

  table = buju_indicator_table_new (content, words);
  rows = buju_indicator_table_filter (table, &filter);
  text = buju_indicator_table_to_csv (table, rows);

  return buju_cli_print (text);
}

static int
run_list (const List *list, const char *plan_id, gboolean json, gboolean csv)
{
  g_autoptr (BujuLibrary) library = NULL;
  g_autoptr (BujuContent) content = load_content (list->located && json, &library);
  const BujuPlan *plan = NULL;

  if (content == NULL)
    return BUJU_CLI_FAILED;

  if (plan_id != NULL)
    {
      plan = buju_content_find_plan (content, plan_id);
      if (plan == NULL)
        return buju_cli_unknown_id (content, plan_id);
    }

  if (csv)
    return print_csv (content, plan);

  return json ? print_json (list, content, library, plan) : print_lines (list, content, plan);
}

/**
 * buju_cli_list:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Prints what the plans hold.
 *
 * Returns: the exit code
 */
int
buju_cli_list (int argc, char **argv)
{
  g_autofree char *plan = NULL;
  g_autofree char *names = dup_list_names ();
  gboolean json = FALSE;
  gboolean csv = FALSE;
  const GOptionEntry entries[] = {
    /* Translators: placeholder of the command line help: the id of a plan. */
    { "plan", 0, 0, G_OPTION_ARG_FILENAME, &plan, N_("Only what this plan has"), N_("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_("Print CSV, for spreadsheets; only indicators"),
      NULL },
    { NULL }
  };
  const List *list;
  int status = buju_cli_parse (&argc, &argv, entries, "KIND", names);

  if (status >= 0)
    return status;
  if (argc != 2)
    /* Translators: the kinds of lists; “list” is the command, not translated. */
    return buju_cli_usage (_("list: name one of %s"), names);

  list = find_list (argv[1]);
  if (list == NULL)
    /* Translators: what was typed; the kinds of lists. */
    return buju_cli_usage (_("list: “%s” is not one of %s"), argv[1], names);

  if (csv && (json || list->get != buju_content_get_indicators))
    return buju_cli_usage (_("list: --csv is for indicators, and not together with --json"));

  return run_list (list, plan, json, csv);
}
