/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-export.h"
#include "draw/buju-picture.h"
#include "draw/buju-sheet-compare.h"
#include "draw/buju-sheet-private.h"

/* Where on Earth the maps of a sheet are. */

static gboolean
append_viewport (GArray *viewports, BujuProjection *projection, const BujuView *view,
                 const BujuBox *map)
{
  BujuPictureViewport viewport = { .box = *map };

  viewport.corners[0] = buju_view_to_map (view, 0, view->height);
  viewport.corners[1] = buju_view_to_map (view, 0, 0);
  viewport.corners[2] = buju_view_to_map (view, view->width, 0);
  viewport.corners[3] = buju_view_to_map (view, view->width, view->height);
  if (buju_projection_inverse (projection, viewport.corners, G_N_ELEMENTS (viewport.corners)) > 0)
    return FALSE;
  g_array_append_val (viewports, viewport);
  return TRUE;
}

/**
 * buju_export_add_viewports:
 * @sheet: a sheet
 * @viewports: (element-type BujuPictureViewport): gets its maps, the first layout's first
 *
 * A map that cannot be said in degrees is left out: the page is a page without it.
 */
void
buju_export_add_viewports (const BujuSheet *sheet, GArray *viewports)
{
  /* Of its own: the sheet's belongs to whoever draws it. */
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);

  g_return_if_fail (sheet != NULL && viewports != NULL);

  if (projection == NULL)
    return;
  append_viewport (viewports, projection, buju_scene_get_view (sheet->scene), &sheet->map);
  if (sheet->compare != NULL)
    append_viewport (viewports, projection, buju_scene_get_view (sheet->compare->scene),
                     &sheet->compare->map);
}
