/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-content.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const char *
get_folder (void)
{
  return g_getenv ("BUJU_DATA_DIR");
}

static BujuContent *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  BujuContent *content = buju_content_load (get_folder (), &error);

  g_assert_no_error (error);

  return content;
}

/* ---- What the documents imply ---- */

static const BujuMember *
get_member (const BujuComponent *component, guint index)
{
  g_assert_cmpuint (index, <, component->members->len);

  return g_ptr_array_index (component->members, index);
}

static void
test_links (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  GPtrArray *components = buju_content_get_components (content);
  guint n_members = 0, n_roles = 0;
  GPtrArray *places = buju_content_get_places (content);

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      g_assert_true (g_ptr_array_find (component->layout->components, component, NULL));
      g_assert_true (g_ptr_array_find (component->layout->plan->layouts, component->layout, NULL));
      n_members += component->members->len;
    }

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);

      for (guint j = 0; j < place->roles->len; j++)
        g_assert_true (g_array_index (place->roles, BujuRole, j).member->place == place);
      n_roles += place->roles->len;
    }

  g_assert_cmpuint (n_members, >, 0);
  g_assert_cmpuint (n_roles, ==, n_members);
}

/* Members stay in the order of the document. */
static void
test_order (void)
{
  static const char * const zh[] = { "宝山", "长兴岛", "金桥", "祝桥", "临港", "奉贤" };
  g_autoptr (BujuContent) content = load_shipped ();
  const BujuComponent *east = buju_content_find_component (content, "sei-axis-east");

  g_assert_nonnull (east);
  g_assert_cmpuint (east->members->len, ==, G_N_ELEMENTS (zh));
  for (guint i = 0; i < G_N_ELEMENTS (zh); i++)
    g_assert_cmpstr (get_member (east, i)->name.zh, ==, zh[i]);
  g_assert_true (east->open_list);
}

static gboolean
has_role (const BujuIndustry *industry, const char *component, const char *place)
{
  for (guint i = 0; i < industry->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (industry->roles, BujuRole, i);

      if (g_str_equal (role->component->id, component)
          && g_str_equal (role->member->place->id, place))
        return TRUE;
    }

  return FALSE;
}

/* Directly, for all members, for the one place that a component is; not from a whole belt. */
static void
test_industry_roles (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  const BujuIndustry *ic = buju_content_find_industry (content, "ic");
  const BujuIndustry *health = buju_content_find_industry (content, "future-health");

  g_assert_true (has_role (ic, "amp-belt-river", "pudong-north"));
  g_assert_true (has_role (ic, "sei-pole-zhangjiang", "zhangjiang"));
  g_assert_false (has_role (ic, "sei-axis-east", "district-baoshan"));
  g_assert_false (has_role (ic, "zj-central", "park-expo"));
  g_assert_true (has_role (health, "fut-health", "district-fengxian"));
}

static void
test_inheritance (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  const BujuComponent *west = buju_content_find_component (content, "sei-axis-west");
  const BujuComponent *belt = buju_content_find_component (content, "sei-belt-ring-suburb");
  const BujuComponent *from = west;

  g_assert_true (buju_component_get_uses (west, &from) == belt->industries);
  g_assert_true (from == belt);
  g_assert_true (buju_component_get_uses (belt, &from) == belt->industries);
  g_assert_null (from);
  g_assert_cmpuint (belt->industries->len, >, 0);
}

static void
test_shapes (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  const BujuPlace *lingang = buju_content_find_place (content, "lingang");

  g_assert_true (buju_content_find_place_by_shape (content, "lingang-core") == lingang);
  g_assert_true (buju_content_find_place_by_shape (content, lingang->point) == lingang);
  g_assert_null (buju_content_find_place_by_shape (content, "no-such-shape"));
  g_assert_null (buju_content_find_place_by_shape (content, NULL));
}

static void
test_values (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  const BujuIndicator *output = buju_content_find_indicator (content, "amp-b-output");
  const BujuIndicator *area = buju_content_find_indicator (content, "amp-park-area");

  g_assert_cmpfloat (output->value, ==, 37053);
  g_assert_cmpfloat (output->base_value, ==, 33212);
  g_assert_cmpstr (output->base_year, ==, "2015");
  g_assert_false (output->year_stated);
  g_assert_true (isnan (output->value_min));
  g_assert_true (isnan (area->value));
  g_assert_cmpfloat (area->value_min, ==, 3);
  g_assert_cmpfloat (area->value_max, ==, 5);
  g_assert_true (isnan (area->base_value));
}

static void
test_plan_order (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  GPtrArray *plans = buju_content_get_plans (content);
  GPtrArray *layouts = buju_content_get_layouts (content);
  const BujuLayout *first = g_ptr_array_index (layouts, 0);

  for (guint i = 1; i < plans->len; i++)
    g_assert_cmpfloat (((const BujuPlan *) g_ptr_array_index (plans, i - 1))->order, <,
                       ((const BujuPlan *) g_ptr_array_index (plans, i))->order);
  g_assert_true (first->plan == g_ptr_array_index (plans, 0));
}

static void
test_suggest (void)
{
  g_autoptr (BujuContent) content = load_shipped ();
  g_autofree char *misspelt = buju_content_suggest (content, "zhangjang");
  g_autofree char *part = buju_content_suggest (content, "caohejin");
  g_autofree char *nothing = buju_content_suggest (content, "qqqqqqqqqqqqqqq");
  g_autofree char *empty = buju_content_suggest (content, "");
  g_autofree char *chinese = buju_content_suggest (content, "张江");
  g_auto (GStrv) list = g_strsplit (misspelt, ", ", -1);

  g_assert_cmpstr (list[0], ==, "zhangjiang");
  g_assert_cmpuint (g_strv_length (list), <=, 3);
  g_assert_nonnull (strstr (part, "caohejing"));
  g_assert_null (nothing);
  g_assert_null (empty);
  g_assert_null (chinese);
}

/* ---- Mistakes ---- */

static void
copy_file (const char *from, const char *to, const char *name)
{
  g_autofree char *source = g_build_filename (from, name, NULL);
  g_autofree char *target = g_build_filename (to, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) length, NULL));
}

static const char * const files[] = {
  "industries.json", "places.json", "conflicts.json", "plans/amp-145.json",
  "plans/future-industries.json", "plans/press-2022-11-23.json", "plans/sei-145.json",
  "plans/zhangjiang-145.json"
};

static char *
make_copy (void)
{
  char *folder = g_dir_make_tmp ("buju-content-XXXXXX", NULL);
  g_autofree char *plans = g_build_filename (folder, "plans", NULL);

  g_assert_nonnull (folder);
  g_assert_cmpint (g_mkdir (plans, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    copy_file (get_folder (), folder, files[i]);

  return folder;
}

static void
remove_copy (const char *folder)
{
  g_autofree char *plans = g_build_filename (folder, "plans", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (folder, files[i], NULL);

      g_unlink (file);
    }
  g_assert_cmpint (g_rmdir (plans), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Replaces the first @from in @file. */
static void
spoil (const char *folder, const char *file, const char *from, const char *to)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  text = g_string_new (bytes);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

typedef struct
{
  const char *name;
  const char *file;
  const char *from;
  const char *to;
  int         code;
  const char *path;   /* the place that the message names */
} Mistake;

static const Mistake mistakes[] = {
  { "cut", "places.json", "\"places\": [", "\"places\": ", BUJU_PLAN_ERROR_SYNTAX, "places.json" },
  { "unknown-key", "places.json", "\"kind\":", "\"knd\":", BUJU_PLAN_ERROR_UNKNOWN_ELEMENT,
    "$.places[0].knd" },
  { "missing-language", "industries.json", "\"en\": \"Integrated circuits\"", "\"en\": \"\"",
    BUJU_PLAN_ERROR_BAD_VALUE, "$.industries[0].name.en" },
  { "wrong-type", "places.json", "\"kind\": \"district\"", "\"kind\": 7",
    BUJU_PLAN_ERROR_BAD_VALUE, "$.places[0].kind" },
  { "list-of-numbers", "places.json", "\"districts\": [\n        \"district-pudong\"",
    "\"districts\": [\n        7", BUJU_PLAN_ERROR_BAD_VALUE, "$.places[0].districts[0]" },
  { "unknown-district", "places.json", "\"districts\": [\n        \"district-pudong\"",
    "\"districts\": [\n        \"district-pudon\"", BUJU_PLAN_ERROR_UNKNOWN_ID,
    "$.places[0].districts[0]" },
  { "unknown-parent", "industries.json", "\"parent\": null", "\"parent\": \"icc\"",
    BUJU_PLAN_ERROR_UNKNOWN_ID, "$.industries[0].parent" },
  { "unknown-place", "plans/amp-145.json", "\"place\": \"lingang\"", "\"place\": \"lingong\"",
    BUJU_PLAN_ERROR_UNKNOWN_ID, ".place" },
  { "twice", "plans/sei-145.json", "\"id\": \"sei-h-axes\"", "\"id\": \"lingang\"",
    BUJU_PLAN_ERROR_BAD_VALUE, "$.layouts[1].id" },
  { "basis", "plans/sei-145.json", "\"basis\": \"documented\"", "\"basis\": \"guessed\"",
    BUJU_PLAN_ERROR_BAD_VALUE, ".basis" },
  { "comparator", "plans/sei-145.json", "\"comparator\": \"about\"", "\"comparator\": \"ca\"",
    BUJU_PLAN_ERROR_BAD_VALUE, ".comparator" },
  { "range", "plans/amp-145.json", "\"value_min\":", "\"value_max\":", BUJU_PLAN_ERROR_BAD_VALUE,
    ".value_min" },
  { "conflict-about", "conflicts.json", "\"about\": [\n        \"sei-two-poles-two-belts\"",
    "\"about\": [\n        \"sei-two-poles\"", BUJU_PLAN_ERROR_UNKNOWN_ID,
    "$.conflicts[0].about[0]" },
  { "document", "conflicts.json", "\"document\": \"sei-145\"", "\"document\": \"sei-14\"",
    BUJU_PLAN_ERROR_UNKNOWN_ID, "$.conflicts[0].statements[0].document" },
  { "no-plan", "plans/sei-145.json", "\"plan\": {", "\"plan\": 3, \"plam\": {",
    BUJU_PLAN_ERROR_BAD_VALUE, "$.plan" },
  { "two-objects", "conflicts.json", "{", "{} {", BUJU_PLAN_ERROR_SYNTAX, "conflicts.json" },
  { "not-an-object", "conflicts.json", "{", "[1]", BUJU_PLAN_ERROR_SYNTAX, "conflicts.json" },
};

/* Each is found, under its file's name and at its place; nothing is loaded by halves. */
static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *folder = make_copy ();
  g_autofree char *name = g_path_get_basename (mistake->file);
  g_autoptr (GError) error = NULL;

  spoil (folder, mistake->file, mistake->from, mistake->to);
  g_assert_null (buju_content_load (folder, &error));
  g_assert_error (error, BUJU_PLAN_ERROR, mistake->code);
  g_assert_true (g_str_has_prefix (error->message, name));
  if (strstr (error->message, mistake->path) == NULL)
    g_error ("“%s” does not name %s", error->message, mistake->path);

  remove_copy (folder);
}

static void
test_missing_file (void)
{
  g_autofree char *folder = make_copy ();
  g_autofree char *file = g_build_filename (folder, "industries.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_null (buju_content_load (folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "industries.json"));

  remove_copy (folder);
}

/* Optional keys may be left out altogether. */
static void
test_missing_optional (void)
{
  g_autofree char *folder = make_copy ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = NULL;

  spoil (folder, "industries.json", "\"parent\": null", "\"group\": \"core\"");
  content = buju_content_load (folder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (content);

  remove_copy (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content/links", test_links);
  g_test_add_func ("/content/order", test_order);
  g_test_add_func ("/content/plan-order", test_plan_order);
  g_test_add_func ("/content/industry-roles", test_industry_roles);
  g_test_add_func ("/content/inheritance", test_inheritance);
  g_test_add_func ("/content/shapes", test_shapes);
  g_test_add_func ("/content/values", test_values);
  g_test_add_func ("/content/suggest", test_suggest);
  g_test_add_func ("/content/missing-file", test_missing_file);
  g_test_add_func ("/content/missing-optional", test_missing_optional);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("/content/mistake/", mistakes[i].name, NULL);

      g_test_add_data_func (path, &mistakes[i], test_mistake);
    }

  return g_test_run ();
}
