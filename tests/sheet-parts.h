/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What holds for every sheet: nothing outside the page, nothing over anything else, panels within
 * the map, labels apart from panels. */

#include "draw/buju-sheet.h"

static inline const BujuSheetPart *
find_part (BujuSheet *sheet, const char *name)
{
  GArray *parts = buju_sheet_get_parts (sheet);

  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (g_array_index (parts, BujuSheetPart, i).name, name))
      return &g_array_index (parts, BujuSheetPart, i);
  return NULL;
}

/* The same where it must be there. */
static inline const BujuSheetPart *
need_part (BujuSheet *sheet, const char *name)
{
  const BujuSheetPart *part = find_part (sheet, name);

  g_assert_nonnull (part);
  return part;
}

static inline gboolean
is_inside (const BujuBox *inner, const BujuBox *outer)
{
  return inner->x0 >= outer->x0 - 0.01 && inner->y0 >= outer->y0 - 0.01
         && inner->x1 <= outer->x1 + 0.01 && inner->y1 <= outer->y1 + 0.01;
}

static inline void
check_parts (BujuSheet *sheet)
{
  GArray *parts = buju_sheet_get_parts (sheet);
  const BujuSheetPart *map = find_part (sheet, "map");
  BujuBox paper = { 0, 0, 0, 0 };

  buju_sheet_get_size (sheet, &paper.x1, &paper.y1);
  g_assert_nonnull (map);
  g_assert_cmpfloat (buju_box_width (&map->box), >, 60);
  g_assert_cmpfloat (buju_box_height (&map->box), >, 60);
  for (guint i = 0; i < parts->len; i++)
    {
      const BujuSheetPart *a = &g_array_index (parts, BujuSheetPart, i);

      if (!is_inside (&a->box, &paper))
        g_error ("“%s” stands out of the page", a->name);
      g_assert_true (!a->on_map || is_inside (&a->box, &map->box));
      for (guint j = 0; j < i; j++)
        {
          const BujuSheetPart *b = &g_array_index (parts, BujuSheetPart, j);
          gboolean on_it = (a == map && b->on_map) || (b == map && a->on_map);

          if (!on_it && buju_box_intersects (&a->box, &b->box))
            g_error ("“%s” and “%s” overlap", a->name, b->name);
        }
    }
}

/* Of its first map. */
static inline const BujuPlacement *
get_placement (BujuSheet *sheet)
{
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];

  g_assert_cmpuint (buju_sheet_list_maps (sheet, maps), >=, 1);
  return maps[0].placement;
}

static inline void
check_labels (BujuSheet *sheet)
{
  GArray *placed = buju_placement_get_placed (get_placement (sheet));
  const BujuSheetPart *map = find_part (sheet, "map");
  GArray *parts = buju_sheet_get_parts (sheet);

  for (guint i = 0; i < placed->len; i++)
    {
      BujuBox label = g_array_index (placed, BujuPlaced, i).box;

      label = (BujuBox) { label.x0 + map->box.x0, label.y0 + map->box.y0,
                          label.x1 + map->box.x0, label.y1 + map->box.y0 };
      for (guint j = 0; j < parts->len; j++)
        {
          const BujuSheetPart *part = &g_array_index (parts, BujuSheetPart, j);

          if (part->on_map)
            g_assert_false (buju_box_intersects (&label, &part->box));
        }
    }
}
