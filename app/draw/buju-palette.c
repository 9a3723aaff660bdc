/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-palette.h"

#include <math.h>

/* Sources: M. Okabe, K. Ito, "Color universal design", 2008; P. Tol, "Colour schemes", SRON/EPS/TN/09-002, 2021; all others:
 * colour specifications and designs developed by Cynthia Brewer (https://colorbrewer2.org), Apache License 2.0. Of hers only
 * those are here that are safe for all kinds of colour vision. */

static const guint32 okabe_ito[] = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xf0e442, 0x404040 };
static const guint32 tol_bright[] = { 0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377, 0xbbbbbb };
static const guint32 blues[] = { 0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b };
static const guint32 greens[] = { 0xf7fcf5, 0xe5f5e0, 0xc7e9c0, 0xa1d99b, 0x74c476, 0x41ab5d, 0x238b45, 0x006d2c, 0x00441b };
static const guint32 oranges[] = { 0xfff5eb, 0xfee6ce, 0xfdd0a2, 0xfdae6b, 0xfd8d3c, 0xf16913, 0xd94801, 0xa63603, 0x7f2704 };
static const guint32 purples[] = { 0xfcfbfd, 0xefedf5, 0xdadaeb, 0xbcbddc, 0x9e9ac8, 0x807dba, 0x6a51a3, 0x54278f, 0x3f007d };
static const guint32 greys[] = { 0xffffff, 0xf0f0f0, 0xd9d9d9, 0xbdbdbd, 0x969696, 0x737373, 0x525252, 0x252525, 0x000000 };
static const guint32 yl_gn_bu[] = { 0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x253494, 0x081d58 };
static const guint32 yl_or_rd[] = { 0xffffcc, 0xffeda0, 0xfed976, 0xfeb24c, 0xfd8d3c, 0xfc4e2a, 0xe31a1c, 0xbd0026, 0x800026 };
static const guint32 pu_or[] = { 0x7f3b08, 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6, 0xf7f7f7, 0xd8daeb, 0xb2abd2, 0x8073ac,
                                 0x542788, 0x2d004b };
static const guint32 rd_yl_bu[] = { 0xa50026, 0xd73027, 0xf46d43, 0xfdae61, 0xfee090, 0xffffbf, 0xe0f3f8, 0xabd9e9, 0x74add1,
                                    0x4575b4, 0x313695 };
static const guint32 br_bg[] = { 0x543005, 0x8c510a, 0xbf812d, 0xdfc27d, 0xf6e8c3, 0xf5f5f5, 0xc7eae5, 0x80cdc1, 0x35978f,
                                 0x01665e, 0x003c30 };

#define COLORS(array) G_N_ELEMENTS (array), array

static const BujuPalette palettes[] = {
  { "okabe-ito", { "冈部–伊藤", "Okabe–Ito" }, BUJU_PALETTE_CATEGORIES, COLORS (okabe_ito) },
  { "tol-bright", { "托尔·明亮", "Tol bright" }, BUJU_PALETTE_CATEGORIES, COLORS (tol_bright) },
  { "blues", { "蓝", "Blues" }, BUJU_PALETTE_SEQUENTIAL, COLORS (blues) },
  { "greens", { "绿", "Greens" }, BUJU_PALETTE_SEQUENTIAL, COLORS (greens) },
  { "oranges", { "橙", "Oranges" }, BUJU_PALETTE_SEQUENTIAL, COLORS (oranges) },
  { "purples", { "紫", "Purples" }, BUJU_PALETTE_SEQUENTIAL, COLORS (purples) },
  { "greys", { "灰", "Greys" }, BUJU_PALETTE_SEQUENTIAL, COLORS (greys) },
  { "ylgnbu", { "黄–绿–蓝", "Yellow to blue" }, BUJU_PALETTE_SEQUENTIAL, COLORS (yl_gn_bu) },
  { "ylorrd", { "黄–橙–红", "Yellow to red" }, BUJU_PALETTE_SEQUENTIAL, COLORS (yl_or_rd) },
  { "puor", { "橙–紫", "Orange and purple" }, BUJU_PALETTE_DIVERGING, COLORS (pu_or) },
  { "rdylbu", { "红–蓝", "Red and blue" }, BUJU_PALETTE_DIVERGING, COLORS (rd_yl_bu) },
  { "brbg", { "棕–青", "Brown and teal" }, BUJU_PALETTE_DIVERGING, COLORS (br_bg) },
};

typedef struct
{
  BujuMarker  marker;
  const char *name;
} MarkerName;

/* The order is that in which categories take them. */
static const MarkerName markers[] = {
  { BUJU_MARKER_CIRCLE, "circle" },   { BUJU_MARKER_SQUARE, "square" }, { BUJU_MARKER_TRIANGLE, "triangle" },
  { BUJU_MARKER_DIAMOND, "diamond" }, { BUJU_MARKER_STAR, "star" },     { BUJU_MARKER_RING, "ring" },
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
  return i < G_N_ELEMENTS (palettes) ? &palettes[i] : NULL;
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
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (palettes); i++)
    if (g_str_equal (palettes[i].name, name))
      return &palettes[i];
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

  return (BujuColor) { from.red + (to.red - from.red) * share, from.green + (to.green - from.green) * share,
                       from.blue + (to.blue - from.blue) * share, 1 };
}

/**
 * buju_palette_get_color:
 * @self: a palette
 * @i: which one
 * @n: of how many
 *
 * Spreads few classes over the whole palette. The palest colour of a sequential one is not seen on a pale map: it is
 * used only when there are as many classes as colours.
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
