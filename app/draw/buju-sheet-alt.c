/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-sheet-compare.h"
#include "draw/buju-sheet-private.h"

/* What is seen on a sheet, in a few sentences, for those who do not see it. */

/* A text that grows in both languages; a language that lacks a part of it lacks that part only. */
typedef struct
{
  GString *zh, *en;
} Pair;

static Pair
pair_new (void)
{
  return (Pair) { g_string_new (NULL), g_string_new (NULL) };
}

static void
pair_clear (Pair *self)
{
  g_string_free (self->zh, TRUE);
  g_string_free (self->en, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
pair_add (Pair *self, const BujuText *text, const char *zh_between, const char *en_between)
{
  const char *zh = buju_text_get (text, BUJU_LANGUAGE_ZH),
  *en = buju_text_get (text, BUJU_LANGUAGE_EN);

  g_string_append_printf (self->zh, "%s%s", self->zh->len > 0 ? zh_between : "",
                          zh != NULL ? zh : "");
  g_string_append_printf (self->en, "%s%s", self->en->len > 0 ? en_between : "",
                          en != NULL ? en : "");
}

static BujuText
pair_get (const Pair *self)
{
  return (BujuText) { self->zh->str, self->en->str };
}

/* "两极" is two parts of one kind: "极（2）：…". */
static void
add_kind (const BujuSheet *self, GStringChunk *strings, const BujuLayout *layout, const char *kind,
          Pair *parts)
{
  BujuWords *words = buju_library_get_words (self->library);
  g_autofree char *key = g_strconcat ("kind-", kind, NULL);
  g_auto (Pair) names = pair_new ();
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);

      if (g_strcmp0 (component->kind, kind) != 0)
        continue;
      pair_add (&names, &component->name, "、", ", ");
      n++;
    }
  count = g_strdup_printf ("%u", n);
  {
    const BujuWordsValue values[] = {
      { "kind", buju_words_has (words, key) ? buju_words_get (words, key)
        : (BujuText) { kind, kind } },
      { "n", { count, count } },
      { "names", pair_get (&names) },
      { NULL }
    };
    BujuText part = buju_words_fill (words, strings, "alt-part", values);

    pair_add (parts, &part, "；", "; ");
  }
}

static gboolean
is_first_of_kind (const BujuLayout *layout, guint n)
{
  const BujuComponent *component = g_ptr_array_index (layout->components, n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (((const BujuComponent *) g_ptr_array_index (layout->components, i))->kind,
                   component->kind) == 0)
      return FALSE;
  return component->kind != NULL;
}

static BujuText
list_parts (const BujuSheet *self, GStringChunk *strings, const BujuLayout *layout)
{
  g_auto (Pair) parts = pair_new ();

  for (guint i = 0; i < layout->components->len; i++)
    if (is_first_of_kind (layout, i))
      add_kind (self, strings, layout,
                ((const BujuComponent *) g_ptr_array_index (layout->components, i))->kind,
                &parts);
  return (BujuText) { g_string_chunk_insert (strings, parts.zh->str),
                      g_string_chunk_insert (strings, parts.en->str) };
}

static void
add_sentence (const BujuSheet *self, GStringChunk *strings, Pair *result, const char *key,
              const char *name,
              BujuText what)
{
  const BujuWordsValue values[] = { { name, what }, { NULL } };
  BujuText sentence = buju_words_fill (buju_library_get_words (self->library), strings, key,
                                       values);

  pair_add (result, &sentence, "", " ");
}

static void
add_layout (const BujuSheet *self, GStringChunk *strings, Pair *result, const char *letter,
            const BujuLayout *layout)
{
  const BujuText nobody = { "", "" }, a = { "A：", "A: " }, b = { "B：", "B: " };
  const BujuWordsValue values[] = {
    { "letter", letter == NULL ? nobody : *letter == 'A' ? a : b },
    { "layout", layout->title },
    { "parts", list_parts (self, strings, layout) },
    { "plan", buju_text_is_empty (&layout->plan->short_title) ? layout->plan->title
      : layout->plan->short_title },
    { NULL }
  };
  BujuText sentence = buju_words_fill (buju_library_get_words (self->library), strings,
                                       "alt-layout", values);

  pair_add (result, &sentence, "", " ");
}

/**
 * buju_sheet_describe:
 * @self: a sheet
 * @strings: keeps the result
 *
 * Says what the sheet shows, in both languages whatever its own is: which kind of parts the layout
 * has and what they are called, what is lit, the scale, and whether shapes are schematic.
 *
 * Returns: a few sentences
 */
BujuText
buju_sheet_describe (const BujuSheet *self, GStringChunk *strings)
{
  g_auto (Pair) result = pair_new ();
  g_autofree char *zh = NULL, *en = NULL;

  g_return_val_if_fail (self != NULL && strings != NULL, ((BujuText) { NULL, NULL }));

  zh = buju_scale_format_in (self->scale, BUJU_LANGUAGE_ZH);
  en = buju_scale_format_in (self->scale, BUJU_LANGUAGE_EN);
  add_layout (self, strings, &result, self->compare != NULL ? "A" : NULL, self->figure.layout);
  if (self->compare != NULL)
    add_layout (self, strings, &result, "B", self->figure.compare);
  if (self->figure.focus != NULL)
    add_sentence (self, strings, &result, "alt-lit", "names", self->figure.focus->name);
  if (self->lens != NULL)
    add_sentence (self, strings, &result, "alt-lit", "names", buju_lens_get_name (self->lens));
  add_sentence (self, strings, &result, "alt-scale", "scale", (BujuText) { zh, en });
  if (buju_scene_is_schematic (self->scene))
    add_sentence (self, strings, &result, "alt-schematic", "scale", (BujuText) { zh, en });
  return (BujuText) { g_string_chunk_insert (strings, result.zh->str),
                      g_string_chunk_insert (strings, result.en->str) };
}
