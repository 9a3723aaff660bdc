/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-recipe-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/buju-output.h"
#include "draw/buju-page.h"

G_DEFINE_QUARK (buju-recipe-error-quark, buju_recipe_error)

/* Shanghai and its neighbours lie well within; anything else is a slip, such as metres for
 * degrees. */
#define WEST 100.0
#define EAST 140.0
#define NORTH 89.0

/**
 * buju_recipe_is_date:
 * @text: a text
 *
 * Returns: whether @text is a day of the calendar, written as 2026-11-22
 */
gboolean
buju_recipe_is_date (const char *text)
{
  int year, month, day, used = 0;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3
         && used == 10
         && year > 0 && month > 0 && day > 0 && g_date_valid_dmy (day, month, year);
}

/**
 * buju_recipe_is_name:
 * @file_name: a file name
 *
 * Returns: whether it ends as the names of recipes do
 */
gboolean
buju_recipe_is_name (const char *file_name)
{
  gsize length = strlen (file_name), suffix = strlen (BUJU_RECIPE_SUFFIX);

  return length > suffix
         && g_ascii_strcasecmp (file_name + length - suffix, BUJU_RECIPE_SUFFIX) == 0;
}

static char *
complain_page (const BujuRecipe *recipe)
{
  g_autoptr (GError) error = NULL;
  BujuPage page;

  return buju_page_parse (recipe->figure.page, recipe->figure.landscape, &page, &error) ? NULL
         : g_strdup (error->message);
}

static char *
complain_date (const BujuRecipe *recipe)
{
  if (recipe->figure.date == NULL || buju_recipe_is_date (recipe->figure.date))
    return NULL;
  return g_strdup_printf (_("“%s” is no date: write it as 2026-11-22"), recipe->figure.date);
}

static char *
complain_scale (const BujuRecipe *recipe)
{
  if (recipe->figure.scale == 0 || (recipe->figure.scale >= 100 && recipe->figure.scale <= 1e8))
    return NULL;
  return g_strdup_printf (_("1:%g is no scale for a sheet: use 100 to 100000000"),
                          recipe->figure.scale);
}

static char *
complain_dpi (const BujuRecipe *recipe)
{
  if (recipe->dpi == 0 || (recipe->dpi >= 10 && recipe->dpi <= 2400))
    return NULL;
  return g_strdup_printf (_("%g pixels per inch cannot be made: use 10 to 2400"), recipe->dpi);
}

static char *
complain_bbox (const BujuRecipe *recipe)
{
  const BujuBox *box = &recipe->figure.bbox;

  if (box->x0 < box->x1 && box->y0 < box->y1 && box->x0 >= WEST && box->x1 <= EAST
      && box->y0 >= -NORTH
      && box->y1 <= NORTH)
    return NULL;
  return g_strdup (_("the corners make no area: write [west, south, east, north] in degrees"));
}

#define FIELD(name) G_STRUCT_OFFSET (BujuRecipe, name)
#define EXTRA(flag) RECIPE_EXTRA, FIELD (figure.extras), flag

const RecipeField buju_recipe_fields[] = {
  { "approval", RECIPE_STRING, FIELD (figure.approval) },
  { "bbox", RECIPE_BOX, FIELD (figure.bbox), .complain = complain_bbox },
  { "compare", RECIPE_STRING, FIELD (compare) },
  { "compiler", RECIPE_STRING, FIELD (figure.compiler) },
  { "date", RECIPE_STRING, FIELD (figure.date), .complain = complain_date },
  { "dpi", RECIPE_NUMBER, FIELD (dpi), .complain = complain_dpi },
  { "focus", RECIPE_STRING, FIELD (focus) },
  { "format", RECIPE_FORMAT, 0, .needed = TRUE },
  { "graticule", EXTRA (BUJU_FIGURE_GRATICULE) },
  { "indicators", EXTRA (BUJU_FIGURE_INDICATORS) },
  { "industries", RECIPE_STRINGS, FIELD (figure.industries) },
  { "landscape", RECIPE_BOOLEAN, FIELD (figure.landscape) },
  { "language", RECIPE_LANGUAGE, FIELD (figure), .needed = TRUE },
  { "layout", RECIPE_STRING, FIELD (layout), .needed = TRUE },
  { "members", EXTRA (BUJU_FIGURE_MEMBERS) },
  { "overlays", RECIPE_OVERLAYS, FIELD (overlays) },
  { "page", RECIPE_STRING, FIELD (figure.page), .needed = TRUE, .complain = complain_page },
  { "parks", RECIPE_BOOLEAN, FIELD (figure.parks) },
  { "profile", EXTRA (BUJU_FIGURE_PROFILE) },
  { "scale", RECIPE_NUMBER, FIELD (figure.scale), .complain = complain_scale },
  { "subtitle", RECIPE_STRING, FIELD (figure.subtitle) },
  { "title", RECIPE_STRING, FIELD (figure.title) },
  { "version", RECIPE_VERSION, 0, .needed = TRUE },
};

const guint buju_recipe_n_fields = G_N_ELEMENTS (buju_recipe_fields);

/**
 * buju_recipe_new:
 *
 * Returns: (transfer full): a recipe with nothing decided but what #BUJU_FIGURE_INIT decides
 */
BujuRecipe *
buju_recipe_new (void)
{
  const BujuFigure figure = BUJU_FIGURE_INIT;

  return buju_recipe_new_for_figure (&figure, 0);
}

/* What a recipe says of the figure's overlays stands in place of them. */
static GPtrArray *
take_overlays (BujuFigure *figure)
{
  GPtrArray *overlays = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_recipe_overlay_free);

  for (guint i = 0; figure->overlays != NULL && i < figure->overlays->len; i++)
    g_ptr_array_add (overlays, buju_recipe_overlay_new (g_ptr_array_index (figure->overlays, i)));
  g_clear_pointer (&figure->overlays, g_ptr_array_unref);
  return overlays;
}

/**
 * buju_recipe_new_for_figure:
 * @figure: a figure; its strings are copied
 * @dpi: of a PNG; 0 when nobody chose
 *
 * Returns: (transfer full): the recipe that makes @figure
 */
BujuRecipe *
buju_recipe_new_for_figure (const BujuFigure *figure, double dpi)
{
  BujuRecipe *self;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_new0 (BujuRecipe, 1);
  self->layout = figure->layout != NULL ? g_strdup (figure->layout->id) : NULL;
  self->compare = figure->compare != NULL ? g_strdup (figure->compare->id) : NULL;
  self->focus = figure->focus != NULL ? g_strdup (figure->focus->id) : NULL;
  self->dpi = dpi;
  buju_figure_copy (figure, &self->figure);
  self->overlays = take_overlays (&self->figure);
  self->figure.layout = NULL;
  self->figure.compare = NULL;
  self->figure.focus = NULL;
  buju_figure_drop_empty (&self->figure);
  return self;
}

/**
 * buju_recipe_copy:
 * @self: a recipe
 *
 * Returns: (transfer full): another like it
 */
BujuRecipe *
buju_recipe_copy (const BujuRecipe *self)
{
  BujuRecipe *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = buju_recipe_new_for_figure (&self->figure, self->dpi);
  copy->layout = g_strdup (self->layout);
  copy->compare = g_strdup (self->compare);
  copy->focus = g_strdup (self->focus);
  for (guint i = 0; i < self->overlays->len; i++)
    g_ptr_array_add (copy->overlays,
                     buju_recipe_overlay_copy (g_ptr_array_index (self->overlays, i)));
  return copy;
}

/**
 * buju_recipe_free:
 * @self: (transfer full) (nullable): a recipe
 */
void
buju_recipe_free (BujuRecipe *self)
{
  if (self == NULL)
    return;
  g_free (self->layout);
  g_free (self->compare);
  g_free (self->focus);
  g_ptr_array_unref (self->overlays);
  buju_figure_clear (&self->figure);
  g_free (self);
}

static gboolean
fail_id (BujuContent *content, const char *key, const char *id, GError **error)
{
  g_autofree char *near = buju_content_suggest (content, id);

  g_set_error (error, BUJU_RECIPE_ERROR, BUJU_RECIPE_ERROR_UNKNOWN_ID,
               /* Translators: a key of a recipe; an id; ids that look like it. */
               _("“%s”: “%s” is not known here: correct the recipe (nearest: %s)"), key, id,
               near != NULL ? near : "-");
  return FALSE;
}

/**
 * buju_recipe_get_figure:
 * @self: a recipe
 * @content: what its ids mean
 * @figure: (out): the figure; its strings belong to @self
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %BUJU_RECIPE_ERROR_UNKNOWN_ID, which names the nearest ids
 */
gboolean
buju_recipe_get_figure (const BujuRecipe *self, BujuContent *content, BujuFigure *figure,
                        GError **error)
{
  const char *layout;

  g_return_val_if_fail (self != NULL && content != NULL && figure != NULL, FALSE);

  *figure = self->figure;
  layout = self->layout != NULL ? self->layout : "";
  figure->layout = buju_content_find_layout (content, layout);
  if (figure->layout == NULL)
    return fail_id (content, "layout", layout, error);
  figure->compare = self->compare != NULL ? buju_content_find_layout (content, self->compare)
                    : NULL;
  if (self->compare != NULL && figure->compare == NULL)
    return fail_id (content, "compare", self->compare, error);
  figure->focus = self->focus != NULL ? buju_content_find_component (content, self->focus) : NULL;
  if (self->focus != NULL && figure->focus == NULL)
    return fail_id (content, "focus", self->focus, error);
  for (guint i = 0; figure->industries != NULL && figure->industries[i] != NULL; i++)
    if (buju_content_find_industry (content, figure->industries[i]) == NULL)
      return fail_id (content, "industries", figure->industries[i], error);
  return TRUE;
}

/* Quotation mark, backslash and control characters are escaped, all else stands as it is (RFC 8259,
 * section 7). */
void
buju_recipe_append_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (g_string_append_c (text, '\\'), *p);
      else if ((guchar) *p < 0x20)
        g_string_append_printf (text, "\\u%04x", *p);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* The fewest digits that give the same number back. */
void
buju_recipe_append_number (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.15g", value);
  if (g_ascii_strtod (digits, NULL) != value)
    g_ascii_dtostr (digits, sizeof digits, value);
  g_string_append (text, digits);
}

static void
append_strings (GString *text, const char * const *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (text, i == 0 ? "[" : ", ");
      buju_recipe_append_string (text, values[i]);
    }
  g_string_append (text, "]");
}

static void
append_box (GString *text, const BujuBox *box)
{
  const double sides[] = { box->x0, box->y0, box->x1, box->y1 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_string_append (text, i == 0 ? "[" : ", ");
      buju_recipe_append_number (text, sides[i]);
    }
  g_string_append (text, "]");
}

static gboolean
is_decided (const BujuRecipe *self, const RecipeField *field)
{
  const void *value = recipe_field (self, field);

  switch (field->kind)
    {
    case RECIPE_STRING:
      return *(char * const *) value != NULL;
    case RECIPE_STRINGS:
      return *(char ** const *) value != NULL && **(char ** const *) value != NULL;
    case RECIPE_BOOLEAN:
      return *(const gboolean *) value;
    case RECIPE_EXTRA:
      return (*(const BujuFigureExtras *) value & field->flag) != 0;
    case RECIPE_NUMBER:
      return *(const double *) value != 0;
    case RECIPE_BOX:
      return !buju_box_is_empty (value);
    case RECIPE_OVERLAYS:
      return self->overlays->len > 0;
    case RECIPE_FORMAT:
    case RECIPE_VERSION:
    case RECIPE_LANGUAGE:
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
append_value (GString *text, const BujuRecipe *self, const RecipeField *field)
{
  const void *value = recipe_field (self, field);

  switch (field->kind)
    {
    case RECIPE_FORMAT:
      buju_recipe_append_string (text, RECIPE_FORMAT_NAME);
      break;
    case RECIPE_VERSION:
      g_string_append_printf (text, "%d", BUJU_RECIPE_VERSION);
      break;
    case RECIPE_STRING:
      buju_recipe_append_string (text, *(char * const *) value);
      break;
    case RECIPE_STRINGS:
      append_strings (text, *(const char * const * const *) value);
      break;
    case RECIPE_LANGUAGE:
      buju_recipe_append_string (text, buju_figure_get_language (value));
      break;
    case RECIPE_BOOLEAN:
    case RECIPE_EXTRA:
      g_string_append (text, "true");
      break;
    case RECIPE_NUMBER:
      buju_recipe_append_number (text, *(const double *) value);
      break;
    case RECIPE_BOX:
      append_box (text, value);
      break;
    case RECIPE_OVERLAYS:
      buju_recipe_append_overlays (text, self->overlays);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * buju_recipe_to_text:
 * @self: a recipe
 *
 * Writes it in the one form it has: the same decisions give the same text.
 *
 * Returns: (transfer full): JSON, UTF-8, with a newline at the end
 */
char *
buju_recipe_to_text (const BujuRecipe *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new ("{");
  for (guint i = 0; i < buju_recipe_n_fields; i++)
    if (is_decided (self, &buju_recipe_fields[i]))
      {
        g_string_append (text, text->len > 1 ? ",\n  " : "\n  ");
        buju_recipe_append_string (text, buju_recipe_fields[i].key);
        g_string_append (text, ": ");
        append_value (text, self, &buju_recipe_fields[i]);
      }
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}

/* The same with the files of its overlays as they are seen from @folder. */
static BujuRecipe *
copy_for_folder (const BujuRecipe *self, const char *folder)
{
  BujuRecipe *copy = buju_recipe_copy (self);

  for (guint i = 0; i < copy->overlays->len; i++)
    buju_recipe_overlay_set_folder (g_ptr_array_index (copy->overlays, i), folder);
  return copy;
}

/**
 * buju_recipe_dup_hash:
 * @self: a recipe
 *
 * Returns: (transfer full): SHA-256 of its text, in hexadecimal
 */
char *
buju_recipe_dup_hash (const BujuRecipe *self)
{
  /* Where the user's files lie makes no other figure. */
  g_autoptr (BujuRecipe) copy = copy_for_folder (self, NULL);
  g_autofree char *text = buju_recipe_to_text (copy);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/**
 * buju_recipe_save:
 * @self: a recipe
 * @file: where to
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Writes it completely or not at all.
 *
 * Returns: %FALSE with a #GIOErrorEnum that names the file
 */
gboolean
buju_recipe_save (const BujuRecipe *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent != NULL ? g_file_get_path (parent) : NULL;
  g_autoptr (BujuRecipe) copy = copy_for_folder (self, folder);
  char *text = buju_recipe_to_text (copy);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return buju_output_write (file, bytes, cancellable, error);
}
