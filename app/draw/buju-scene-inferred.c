/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* Groups that a document counts in a formula ("1+5+X") but does not name: who belongs to them was
 * concluded from the text. They look concluded: marks are hollow, areas pale, dotted and dashed,
 * lines dashed, names in plain weight; and the legend says so. */

#define PALE 0.5         /* of the fill's strength */
#define RIM 0.16         /* of a hollow mark's size … */
#define RIM_LEAST 1.3    /* … and pt, the width of its rim */
#define DOT_WIDTH 1.1    /* pt */
#define DOT_SPACING 4.2
#define SPOKE_DASH 1.7   /* of a line's width */

static const double outline_dash[] = { 3.6, 2.2 };

static const BujuComponent *
find_inferred (GArray *parts, const char *key)
{
  for (guint i = 0; key != NULL && i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;

      if (component->inferred && g_str_equal (component->id, key))
        return component;
    }
  return NULL;
}

static void
set_dash (BujuSymbol *look, double on, double off)
{
  look->dash[0] = on;
  look->dash[1] = off;
  look->n_dashes = 2;
}

static void
empty_marker (BujuSymbol *look, const BujuColor *ground)
{
  look->marker_stroke = look->marker_fill;
  look->marker_stroke_width = MAX (RIM * look->marker_size, RIM_LEAST);
  look->marker_fill = *ground;
  look->marker_fill.alpha = 1.0;
}

static void
thin_area (BujuSymbol *look)
{
  look->fill.alpha *= PALE;
  look->band.alpha *= PALE;
  look->hatch = BUJU_HATCH_DOTS;
  look->hatch_color = look->stroke;
  look->hatch_width = DOT_WIDTH;
  look->hatch_spacing = DOT_SPACING;
  set_dash (look, outline_dash[0], outline_dash[1]);
}

/* The concluded look of @symbol, made once. */
static const BujuSymbol *
conclude (BujuSceneBody *self, GHashTable *known, const BujuSymbol *symbol, BujuItemKind kind)
{
  const BujuSymbol *land = buju_style_get (self->style, "land");
  BujuSymbol *look = g_hash_table_lookup (known, symbol);

  if (look != NULL)
    return look;
  look = g_memdup2 (symbol, sizeof *symbol);
  g_ptr_array_add (self->looks, look);
  g_hash_table_insert (known, (gpointer) symbol, look);
  if (kind == BUJU_ITEM_SPOKE || kind == BUJU_ITEM_LINE)
    set_dash (look, SPOKE_DASH * look->stroke_width, SPOKE_DASH * look->stroke_width);
  else if (kind == BUJU_ITEM_AREA)
    thin_area (look);
  empty_marker (look, &land->fill);
  look->label_bold = FALSE;
  return look;
}

/* Changes what belongs to inferred components. The style's symbols of a set may serve others of the
 * layout too, so labels go by the thing that they name. */
void
buju_scene_mark_inferred (BujuSceneBody *self, GArray *parts)
{
  BujuText note = buju_words_get (self->words, "basis-inferred");
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (find_inferred (parts, item->legend_key) == NULL)
        continue;
      item->symbol = conclude (self, known, item->symbol, item->kind);
      if (item->id != NULL)
        g_hash_table_add (named, (gpointer) item->id);
    }
  for (guint i = 0; i < self->labels->len; i++)
    {
      BujuLabel *label = &g_array_index (self->labels, BujuLabel, i);
      const BujuSymbol *look = g_hash_table_lookup (known, label->symbol);

      if (look != NULL && label->id != NULL && g_hash_table_contains (named, label->id))
        label->symbol = look;
    }
  for (guint i = 0; i < self->legend->len; i++)
    {
      BujuLegendEntry *entry = &g_array_index (self->legend, BujuLegendEntry, i);

      if (find_inferred (parts, entry->key) == NULL)
        continue;
      entry->symbol = conclude (self, known, entry->symbol, entry->kind);
      entry->note = note;
    }
}
