/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the palettes of a JSON file as C, when the program is built: make-palettes FILE OUTPUT.
 * The first mistake is told with the palette it is in, and nothing is written. */

#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_COLORS 3
#define MOST_COLORS  16

static const char *const kinds[] = { "sequential", "diverging", "qualitative", NULL };
static const char *const kind_names[] = { "SEQUENTIAL", "DIVERGING", "CATEGORIES" };
static const char *const visions[] = { "protanopia", "deuteranopia", "tritanopia", NULL };
static const char *const vision_names[] = { "PROTANOPIA", "DEUTERANOPIA", "TRITANOPIA" };
static const char *const members[]
    = { "name", "zh", "en", "kind", "safe", "source", "colors", NULL };

typedef struct
{
  JsonObject *sources;
  GHashTable *names;
  GString    *colors;   /* the arrays */
  GString    *rows;     /* of the table that names them */
  char       *where;    /* "palette 3 (blues)" */
  char       *mistake;  /* the first; everything after is skipped */
} Maker;

G_GNUC_PRINTF (2, 3)
static void
fail (Maker *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  if (self->mistake != NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  self->mistake = self->where != NULL ? g_strdup_printf ("%s: %s", self->where, text)
                                      : g_steal_pointer (&text);
}

static int
find (const char *const *list, const char *word)
{
  for (int i = 0; word != NULL && list[i] != NULL; i++)
    if (strcmp (list[i], word) == 0)
      return i;
  return -1;
}

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

/* Never NULL. */
static const char *
get_text (Maker *self, JsonObject *object, const char *member)
{
  const char *text = get_string (json_object_get_member (object, member));

  if (text != NULL && *text != '\0')
    return text;
  fail (self, "“%s” has to be a text", member);
  return "";
}

/* Never NULL. */
static JsonArray *
get_array (Maker *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_array_ref (json_node_get_array (node));
  fail (self, "“%s” has to be a list", member);
  return json_array_new ();
}

static void
check_members (Maker *self, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    if (find (members, name->data) < 0)
      fail (self, "“%s” is not known", (const char *) name->data);
}

static gboolean
is_color (const char *text)
{
  return text != NULL && *text == '#' && strlen (text) == 7
         && strspn (text + 1, "0123456789abcdef") == 6;
}

static guint
add_colors (Maker *self, JsonObject *object, guint number)
{
  g_autoptr (JsonArray) colors = get_array (self, object, "colors");
  guint                 n = json_array_get_length (colors);

  if (n < LEAST_COLORS || n > MOST_COLORS)
    fail (self, "%u colours, but %u to %u are wanted", n, LEAST_COLORS, MOST_COLORS);
  g_string_append_printf (self->colors, "static const guint32 colors_%u[] = {", number);
  for (guint i = 0; i < n; i++)
    {
      const char *color = get_string (json_array_get_element (colors, i));

      if (!is_color (color))
        fail (self, "“%s” is no colour: it has to be #rrggbb, in small letters",
              color != NULL ? color : "?");
      else
        g_string_append_printf (self->colors, "%s 0x%s", i > 0 ? "," : "", color + 1);
    }
  g_string_append (self->colors, " };\n");
  return n;
}

static char *
dup_safe (Maker *self, JsonObject *object)
{
  g_autoptr (JsonArray) safe = get_array (self, object, "safe");
  GString              *text = g_string_new ("0");

  for (guint i = 0; i < json_array_get_length (safe); i++)
    {
      const char *word = get_string (json_array_get_element (safe, i));
      int         vision = find (visions, word);

      if (vision < 0)
        fail (self, "“%s” is no kind of colour vision that is known", word != NULL ? word : "?");
      else
        g_string_append_printf (text, " | BUJU_VISION_%s", vision_names[vision]);
    }
  return g_string_free (text, FALSE);
}

/* (transfer full): as C, in quotation marks. */
static char *
quote (const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  return g_strconcat ("\"", escaped, "\"", NULL);
}

static char *
dup_credit (Maker *self, JsonObject *object)
{
  const char      *name = get_text (self, object, "source");
  JsonNode        *node = json_object_get_member (self->sources, name);
  JsonObject      *source
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char      *licence;
  g_autofree char *credit = NULL, *said = NULL;

  if (source == NULL)
    {
      fail (self, "there is no source “%s”", name);
      return g_strdup ("NULL, NULL");
    }
  licence = get_string (json_object_get_member (source, "licence"));
  credit = quote (get_text (self, source, "credit"));
  said = licence != NULL ? quote (licence) : g_strdup ("NULL");
  return g_strdup_printf ("%s, %s", credit, said);
}

static void
add_palette (Maker *self, JsonObject *object, guint number)
{
  const char      *name = get_text (self, object, "name");
  const char      *kind = get_text (self, object, "kind");
  int              found = find (kinds, kind);
  g_autofree char *zh = quote (get_text (self, object, "zh"));
  g_autofree char *en = quote (get_text (self, object, "en"));
  g_autofree char *safe = dup_safe (self, object);
  g_autofree char *credit = dup_credit (self, object);
  guint            n;

  check_members (self, object);
  if (!g_hash_table_add (self->names, g_strdup (name)))
    fail (self, "the name is there already");
  if (found < 0)
    fail (self, "“%s” is neither sequential nor diverging nor qualitative", kind);
  n = add_colors (self, object, number);
  if (self->mistake == NULL)
    g_string_append_printf (
        self->rows,
        "  { \"%s\", { %s, %s }, BUJU_PALETTE_%s, %u, colors_%u,\n    %s,\n    %s },\n", name, zh,
        en, kind_names[found], n, number, safe, credit);
}

static void
add_palettes (Maker *self, JsonNode *root)
{
  JsonObject *all
      = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode   *sources = all != NULL ? json_object_get_member (all, "sources") : NULL;
  g_autoptr (JsonArray) palettes = NULL;

  if (sources == NULL || !JSON_NODE_HOLDS_OBJECT (sources))
    {
      fail (self, "“sources” has to be an object");
      return;
    }
  self->sources = json_node_get_object (sources);
  palettes = get_array (self, all, "palettes");
  for (guint i = 0; i < json_array_get_length (palettes) && self->mistake == NULL; i++)
    {
      JsonNode *node = json_array_get_element (palettes, i);

      g_free (self->where);
      self->where = g_strdup_printf ("palette %u", i + 1);
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          const char *name
              = get_string (json_object_get_member (json_node_get_object (node), "name"));

          g_free (self->where);
          self->where = g_strdup_printf ("palette %u (%s)", i + 1,
                                         name != NULL ? name : "without a name");
          add_palette (self, json_node_get_object (node), i);
        }
      else
        fail (self, "it has to be an object");
    }
}

static char *
make (Maker *self)
{
  return g_strdup_printf (
      "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
      "/* Made by make-palettes of resources/styles/palettes.json. */\n"
      "#include \"config.h\"\n\n#include \"draw/buju-palette-private.h\"\n\n%s\n"
      "const BujuPalette buju_palettes[] = {\n%s};\n\n"
      "const guint buju_n_palettes = G_N_ELEMENTS (buju_palettes);\n",
      self->colors->str, self->rows->str);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError)     error = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString)    colors = g_string_new (NULL);
  g_autoptr (GString)    rows = g_string_new (NULL);
  g_autofree char       *text = NULL;
  Maker                  maker = { NULL, names, colors, rows, NULL, NULL };
  gboolean               failed;

  setlocale (LC_ALL, "");
  if (argc != 3)
    {
      g_printerr ("usage: make-palettes FILE OUTPUT\n");
      return 2;
    }
  if (json_parser_load_from_file (parser, argv[1], &error))
    add_palettes (&maker, json_parser_get_root (parser));
  if (error == NULL && maker.mistake == NULL)
    {
      text = make (&maker);
      g_file_set_contents (argv[2], text, -1, &error);
    }
  if (error != NULL)
    g_printerr ("%s: %s\n", argv[1], error->message);
  else if (maker.mistake != NULL)
    g_printerr ("%s: %s\n", argv[1], maker.mistake);
  failed = error != NULL || maker.mistake != NULL;
  g_free (maker.where);
  g_free (maker.mistake);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
