/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render-private.h"

#include "draw/buju-symbol.h"

/* Road numbers give way to everything: they stand where no label, marker or other number is. */

static gboolean
hits_label (const BujuRender *self, const BujuBox *box)
{
  GArray *placed = buju_placement_get_placed (self->placement);

  for (guint i = 0; i < placed->len; i++)
    if (buju_box_intersects (&g_array_index (placed, BujuPlaced, i).box, box))
      return TRUE;
  return FALSE;
}

static gboolean
hits_marker (const BujuRender *self, const BujuBox *box)
{
  GArray *items = buju_scene_get_items (self->scene);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuBox grown = *box;
      BujuPoint at;

      if (item->kind != BUJU_ITEM_MARKER)
        continue;
      at = buju_render_place_item (self, item);
      buju_box_grow (&grown, item->symbol->marker_size / 2.0 * self->brush.unit);
      if (buju_box_contains (&grown, at.x, at.y))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  BujuBox     box;
  const char *text;
} Shield;

/* Two plates of one road keep farther apart than those of different roads. */
static gboolean
hits_shield (const GArray *shields, const BujuItem *item, const BujuBox *box, double unit)
{
  for (guint i = 0; i < shields->len; i++)
    {
      const Shield *other = &g_array_index (shields, Shield, i);
      gboolean same = g_str_equal (other->text, item->name.zh);
      BujuBox grown = other->box;

      buju_box_grow (&grown, (same ? 190.0 : 14.0) * unit);
      if (buju_box_intersects (&grown, box))
        return TRUE;
    }
  return FALSE;
}

static void
paint_shield (BujuRender *self, const BujuItem *item, GArray *shields)
{
  BujuStyle *style = buju_library_get_style (buju_scene_get_library (self->scene),
                                             buju_scene_get_options (self->scene)->variant);
  double unit = self->brush.unit;
  BujuPoint at = buju_render_place_item (self, item);
  Shield shield = { buju_symbol_shield_box (item->symbol, item->name.zh, at, unit),
                    item->name.zh };
  BujuBox room = shield.box;

  buju_box_grow (&room, 2.0 * unit);
  if (!buju_render_is_near (self, at, -14.0 * unit) || hits_label (self, &room)
      || hits_marker (self, &room) || hits_shield (shields, item, &shield.box, unit))
    return;
  buju_symbol_shield (self->brush.cr, item->symbol, item->name.zh,
                      buju_style_get_font (style, FALSE), at, unit);
  g_array_append_val (shields, shield);
}

/* Paints the numbers of roads that find room. */
void
buju_render_shields (BujuRender *self)
{
  GArray *items = buju_scene_get_items (self->scene);
  g_autoptr (GArray) shields = g_array_new (FALSE, FALSE, sizeof (Shield));

  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, BujuItem, i).kind == BUJU_ITEM_SHIELD)
      paint_shield (self, &g_array_index (items, BujuItem, i), shields);
}
