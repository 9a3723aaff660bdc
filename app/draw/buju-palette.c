/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-palette-private.h"

typedef struct
{
  BujuMarker  marker;
  const char *name;
} MarkerName;

/* The order is that in which categories take them. */
static const MarkerName markers[] = {
  { BUJU_MARKER_CIRCLE, "circle" },   { BUJU_MARKER_SQUARE, "square" },
  { BUJU_MARKER_TRIANGLE, "triangle" },
  { BUJU_MARKER_DIAMOND, "diamond" }, { BUJU_MARKER_STAR, "star" },
  { BUJU_MARKER_RING, "ring" },
};

/**
 * buju_palette_get_nth:
 * @i: counted from 0
 *
 * Returns: (transfer none) (nullable): a palette; %NULL after the last
 */
const BujuPalette *
buju_palette_get_nth (guint i)
{
  return i < buju_n_palettes ? &buju_palettes[i] : NULL;
}

/**
 * buju_palette_find:
 * @name: of a palette
 *
 * Returns: (transfer none) (nullable): the palette
 */
const BujuPalette *
buju_palette_find (const char *name)
{
  for (guint i = 0; name != NULL && i < buju_n_palettes; i++)
    if (g_str_equal (buju_palettes[i].name, name))
      return &buju_palettes[i];
  return NULL;
}

static BujuColor
to_color (guint32 rgb)
{
  return (BujuColor) { (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1 };
}

static BujuColor
mix (guint32 a, guint32 b, double share)
{
  BujuColor from = to_color (a), to = to_color (b);

  return (BujuColor) { from.red + (to.red - from.red) * share,
                       from.green + (to.green - from.green) * share,
                       from.blue + (to.blue - from.blue) * share, 1 };
}

/**
 * buju_palette_get_color:
 * @self: a palette
 * @i: which one
 * @n: of how many
 *
 * Spreads few classes over the whole palette. The palest colour of a sequential one is not seen on
 * a pale map: it is used only when there are as many classes as colours.
 *
 * Returns: an opaque colour
 */
BujuColor
buju_palette_get_color (const BujuPalette *self, guint i, guint n)
{
  double first, at;
  guint below;

  g_return_val_if_fail (self != NULL, to_color (0));

  if (self->kind == BUJU_PALETTE_CATEGORIES)
    return to_color (self->colors[i % self->n]);
  first = self->kind == BUJU_PALETTE_SEQUENTIAL && n < self->n ? 1.5 : 0;
  if (n < 2)
    return to_color (self->colors[self->n * 2 / 3]);
  at = first + (self->n - 1 - first) * MIN (i, n - 1) / (n - 1);
  below = MIN ((guint) at, self->n - 2);
  return mix (self->colors[below], self->colors[below + 1], at - below);
}

/**
 * buju_palette_get_marker:
 * @i: number of a category
 *
 * Returns: its marker: what has the same colour in grey has another shape
 */
BujuMarker
buju_palette_get_marker (guint i)
{
  return markers[i % G_N_ELEMENTS (markers)].marker;
}

/**
 * buju_marker_get_name:
 * @marker: a marker
 *
 * Returns: (nullable): its name in files; %NULL for one that overlays do not have
 */
const char *
buju_marker_get_name (BujuMarker marker)
{
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (markers[i].marker == marker)
      return markers[i].name;
  return NULL;
}

/**
 * buju_marker_from_name:
 * @name: a name in a file
 * @marker: (out): the marker
 *
 * Returns: whether there is one of that name
 */
gboolean
buju_marker_from_name (const char *name, BujuMarker *marker)
{
  g_return_val_if_fail (name != NULL && marker != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (g_str_equal (markers[i].name, name))
      {
        *marker = markers[i].marker;
        return TRUE;
      }
  return FALSE;
}
