/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* One component of a layout in its colours, the rest of the layout pale. */

static gboolean
is_focus (const BujuSceneBody *self, const char *id)
{
  const BujuComponent *focus = self->options.focus;
  const BujuComponent *component = id != NULL ? buju_content_find_component (self->content, id)
                                   : NULL;

  if (component != NULL)
    return component == focus || component->layout == focus->child_layout;
  for (guint i = 0; id != NULL && i < focus->members->len; i++)
    if (g_str_equal (((const BujuMember *) g_ptr_array_index (focus->members, i))->place->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_kept (const BujuSceneBody *self, const BujuItem *item)
{
  return !buju_scene_is_of_plan (item) || is_focus (self, item->id)
         || is_focus (self, item->part_of)
         || is_focus (self, item->legend_key);
}

/*< private >
 * buju_scene_apply_focus:
 * @self: a body with a focus
 *
 * Makes pale what is not part of the component, and says so in the legend.
 */
void
buju_scene_apply_focus (BujuSceneBody *self)
{
  g_autoptr (GHashTable) pale = g_hash_table_new (NULL, NULL);
  BujuText none = { NULL, NULL };
  gboolean any = FALSE;

  for (guint i = 0; i < self->items->len; i++)
    {
      BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (is_kept (self, item))
        continue;
      item->symbol = buju_scene_fade (self, item->symbol, BUJU_SCENE_PALE, pale);
      item->legend_key = "lens-rest";
      any = TRUE;
    }
  for (guint i = 0; i < self->labels->len; i++)
    {
      BujuLabel *label = &g_array_index (self->labels, BujuLabel, i);

      if (is_focus (self, label->id))
        continue;
      label->symbol = buju_scene_fade (self, label->symbol, BUJU_SCENE_PALE, pale);
      label->required = FALSE;
    }
  buju_scene_drop_pale (self);
  if (any)
    buju_scene_body_add_legend (self, "lens-rest", buju_words_get (self->words, "lens-rest"),
                                buju_style_get (self->style, "lens-rest"), BUJU_ITEM_AREA, none);
}
