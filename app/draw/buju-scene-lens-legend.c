/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* The legend of a lens: what lit, outlined and pale mean, with counts over all documents; of the
 * layout's own entries only those of which something is lit. */

static BujuText
number (BujuSceneBody *self, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  const char *kept = buju_scene_body_intern (self, text);

  return (BujuText) { kept, kept };
}

/* "集成电路 33 · 生物医药 29": of several industries each for itself. */
static BujuText
count_each (BujuSceneBody *self)
{
  const GPtrArray *industries = buju_lens_get_industries (self->options.lens);
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);

  for (guint i = 0; i < industries->len; i++)
    {
      const BujuLensIndustry *chosen = g_ptr_array_index (industries, i);
      const char *gap = i > 0 ? " · " : "";

      g_string_append_printf (zh, "%s%s %u", gap,
                              buju_text_get (&chosen->industry->name, BUJU_LANGUAGE_ZH),
                              chosen->n_assigned);
      g_string_append_printf (en, "%s%s %u", gap,
                              buju_text_get (&chosen->industry->name, BUJU_LANGUAGE_EN),
                              chosen->n_assigned);
    }
  return (BujuText) { buju_scene_body_intern (self, zh->str),
                      buju_scene_body_intern (self, en->str) };
}

static BujuText
count_places (BujuSceneBody *self)
{
  const BujuLens *lens = self->options.lens;
  const BujuWordsValue values[]
    = { { "places", number (self, buju_lens_count_places (lens, BUJU_LENS_ASSIGNED)) },
        { "plans", number (self, buju_lens_count_plans (lens)) },
        { "each", count_each (self) },
        { NULL } };

  return buju_words_fill (self->words, self->strings,
                          buju_lens_get_industries (lens)->len > 1 ? "lens-count-each"
                            : "lens-count", values);
}

static BujuText
count_some (BujuSceneBody *self, const char *key, guint n)
{
  const BujuWordsValue values[] = { { "n", number (self, n) }, { NULL } };

  return buju_words_fill (self->words, self->strings, key, values);
}

static gboolean
is_kept (const BujuSceneBody *self, const char *key)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (g_strcmp0 (item->legend_key, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is pale has another key by now. */
void
buju_scene_drop_pale (BujuSceneBody *self)
{
  for (guint i = self->legend->len; i > 0; i--)
    {
      const char *key = g_array_index (self->legend, BujuLegendEntry, i - 1).key;

      if (!is_kept (self, key) && !buju_scene_body_is_hidden (self, key))
        g_array_remove_index (self->legend, i - 1);
    }
}

static void
add (BujuSceneBody *self, const char *key, BujuText text, BujuItemKind kind, BujuText note)
{
  buju_scene_body_add_legend (self, key, text, buju_style_get (self->style, key), kind, note);
}

void
buju_scene_add_lens_legend (BujuSceneBody *self)
{
  const BujuLens *lens = self->options.lens;
  const BujuWordsValue values[] = { { "industry", buju_lens_get_name (lens) }, { NULL } };
  BujuText none = { NULL, NULL };

  buju_scene_drop_pale (self);
  add (self, "lens-place", buju_words_fill (self->words, self->strings, "lens-place", values),
       BUJU_ITEM_MARKER, count_places (self));
  add (self, "lens-area", buju_words_get (self->words, "lens-area"), BUJU_ITEM_AREA, none);
  add (self, "lens-whole", buju_words_get (self->words, "lens-whole"), BUJU_ITEM_AREA,
       count_some (self, "lens-count-wholes", buju_lens_count_wholes (lens)));
  add (self, "lens-within", buju_words_get (self->words, "lens-within"), BUJU_ITEM_MARKER,
       count_some (self, "lens-count-places", buju_lens_count_places (lens, BUJU_LENS_WITHIN)));
  add (self, "lens-rest", buju_words_get (self->words, "lens-rest"), BUJU_ITEM_AREA, none);
}
