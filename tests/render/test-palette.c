/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-scene.h"

#include "../colour-vision.h"
#include "../library-fixture.h"

/* The looks of every layout in every variant of the style: can what lies side by side be told apart
 * in print, on a screen, in the dark, copied in grey, and by people who see colours otherwise?
 *
 * Sources: colour-vision.h; WCAG 2.1 (contrast ratios of text and of graphical objects). */

#define COLOUR_LEAST 9.0     /* ΔE*ab of two tints seen in any way */
#define MARK_LEAST 14.0      /* the same of two small marks of one shape */
#define GREY_LEAST 6.0       /* ΔL* of two tints without a pattern */
#define OUTLINE_GREY 14.0    /* ΔL* of their outlines */
#define STEP_LEAST 2.0       /* ΔL* from one shade of a series to the next */
#define SIZE_RATIO 1.3
#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0

static BujuLibrary *library;
static const char *const variants[] = { "print", "screen", "dark" };
static const BujuStyle *style;
static const char *context;

/* sRGB values are mixed as cairo mixes them. */
static BujuColor
over (BujuColor below, BujuColor above)
{
  double a = above.alpha;

  return (BujuColor) { below.red + (above.red - below.red) * a,
                       below.green + (above.green - below.green) * a,
                       below.blue + (above.blue - below.blue) * a, 1 };
}

static double
luminance (BujuColor c)
{
  Colour l = linear (c);

  return 0.2126 * l.x[0] + 0.7152 * l.x[1] + 0.0722 * l.x[2];
}

static double
contrast (BujuColor a, BujuColor b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* The least difference of all ways of seeing. */
static double
difference (BujuColor a, BujuColor b)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (visions); i++)
    least = MIN (least, get_difference (a, b, i));
  return least;
}

static double
grey_difference (BujuColor a, BujuColor b)
{
  return fabs (to_lab (linear (a)).x[0] - to_lab (linear (b)).x[0]);
}

static BujuColor
get_land (void)
{
  return buju_style_get (style, "land")->fill;
}

static BujuColor
tint_of (const BujuSymbol *symbol)
{
  return over (over (get_land (), symbol->under), symbol->fill);
}

static BujuColor
outline_of (const BujuSymbol *symbol)
{
  return over (tint_of (symbol), symbol->stroke);
}

static gboolean
same_dash (const BujuSymbol *a, const BujuSymbol *b)
{
  return (a->n_dashes > 0) == (b->n_dashes > 0);
}

static double
ratio (double a, double b)
{
  return MAX (a, b) / MAX (MIN (a, b), 1e-6);
}

static gboolean
areas_differ (const BujuSymbol *a, const BujuSymbol *b)
{
  gboolean pattern = a->hatch != b->hatch || !same_dash (a, b);
  gboolean outline = grey_difference (outline_of (a), outline_of (b)) >= OUTLINE_GREY;

  if (pattern)
    return TRUE;
  return difference (tint_of (a), tint_of (b)) >= COLOUR_LEAST
         && (grey_difference (tint_of (a), tint_of (b)) >= GREY_LEAST || outline);
}

/* Its middle is as the ground is, and only the rim shows. */
static gboolean
is_hollow (const BujuSymbol *symbol)
{
  return contrast (get_land (), over (get_land (), symbol->marker_fill)) < 1.3;
}

static gboolean
markers_differ (const BujuSymbol *a, const BujuSymbol *b)
{
  return a->marker != b->marker || ratio (a->marker_size, b->marker_size) >= SIZE_RATIO
         || is_hollow (a) != is_hollow (b)
         || (difference (a->marker_fill, b->marker_fill) >= MARK_LEAST
             && grey_difference (a->marker_fill, b->marker_fill) >= MARK_LEAST);
}

static gboolean
lines_differ (const BujuSymbol *a, const BujuSymbol *b)
{
  return !same_dash (a, b) || ratio (a->stroke_width, b->stroke_width) >= SIZE_RATIO
         || difference (outline_of (a), outline_of (b)) >= MARK_LEAST;
}

static void
fail (const char *what, const char *a, const char *b)
{
  g_test_message ("%s: %s: %s / %s", context, what, a, b);
  g_test_fail ();
}

static void
check_pair (const BujuLegendEntry *a, const BujuLegendEntry *b)
{
  gboolean differ = TRUE;

  if (a->kind != b->kind || a->symbol == b->symbol)
    differ = a->kind != b->kind;
  else if (a->kind == BUJU_ITEM_AREA)
    differ = areas_differ (a->symbol, b->symbol);
  else if (a->kind == BUJU_ITEM_MARKER)
    differ = markers_differ (a->symbol, b->symbol);
  else if (a->kind == BUJU_ITEM_LINE)
    differ = lines_differ (a->symbol, b->symbol);
  if (!differ)
    fail ("two entries of the legend look alike", a->key, b->key);
}

static gboolean
is_zone (const BujuItem *item)
{
  const BujuSymbol *symbol = item->symbol;

  return item->kind == BUJU_ITEM_AREA && item->legend_key != NULL
         && (symbol->fill.alpha > 0 || (symbol->stroke.alpha > 0 && symbol->stroke_width > 0));
}

/* Neighbours on the map need not be in the legend each. */
static void
check_zones (BujuScene *scene)
{
  GArray *items = buju_scene_get_items (scene);

  for (guint i = 0; i < items->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const BujuItem *a = &g_array_index (items, BujuItem, i),
        *b = &g_array_index (items, BujuItem, j);
        BujuBox box, other;

        if (!is_zone (a) || !is_zone (b) || a->symbol == b->symbol
            || g_strcmp0 (a->legend_key, b->legend_key) == 0)
          continue;
        box = buju_layer_get_box (a->layer, a->feature);
        other = buju_layer_get_box (b->layer, b->feature);
        if (buju_box_intersects (&box, &other) && !areas_differ (a->symbol, b->symbol))
          fail ("two zones look alike", a->id, b->id);
      }
}

static void
check_contrast (BujuScene *scene)
{
  GArray *items = buju_scene_get_items (scene), *labels = buju_scene_get_labels (scene);

  for (guint i = 0; i < labels->len; i++)
    {
      const BujuLabel *label = &g_array_index (labels, BujuLabel, i);
      BujuColor ground = over (get_land (), label->symbol->halo);

      if (label->required && contrast (ground, over (ground, label->symbol->label)) < TEXT_CONTRAST)
        fail ("a name is hard to read", label->text.en, label->symbol->name);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuColor mark = is_hollow (item->symbol) ? item->symbol->marker_stroke
                       : item->symbol->marker_fill;

      if (item->kind == BUJU_ITEM_MARKER
          && contrast (get_land (), over (get_land (), mark)) < MARK_CONTRAST)
        fail ("a mark is hard to see", item->name.en, item->symbol->name);
    }
}

static void
test_layout (gconstpointer data)
{
  const BujuLayout *layout = data;

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
      BujuBox home = buju_scene_home (library, layout);
      BujuView view = buju_view_fit (&home, 600, 800, 0);
      g_autoptr (BujuScene) scene = NULL;
      GArray *legend;

      options.variant = context = variants[i];
      style = buju_library_get_style (library, variants[i]);
      scene = buju_scene_new (library, layout, &view, &options);
      legend = buju_scene_get_legend (scene);
      g_assert_cmpuint (legend->len, >, 0);
      for (guint j = 0; j < legend->len; j++)
        for (guint k = 0; k < j; k++)
          check_pair (&g_array_index (legend, BujuLegendEntry, j),
                      &g_array_index (legend, BujuLegendEntry, k));
      check_zones (scene);
      check_contrast (scene);
    }
}

/* The more sets, the darker (in the dark: the lighter), in steps that a copier keeps. */
static void
test_shades (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      BujuColor last;

      context = variants[i];
      style = buju_library_get_style (library, variants[i]);
      last = get_land ();
      for (guint n = 1; n <= 5; n++)
        {
          g_autofree char *name = g_strdup_printf ("shade-%u", n);
          BujuColor next = tint_of (buju_style_get (style, name));

          if (grey_difference (last, next) < STEP_LEAST)
            fail ("a step too small to see", name, "the one before");
          last = next;
        }
    }
}

/* What layers are drawn like on the dark map. */

#define OVERLAY_CONTRAST 1.6
#define OVERLAY_STEP 0.3      /* of the difference of two classes on paper, what is left at least */
#define CELL 2000.0           /* m */

/* Squares in a row with the numbers from 0. */
static BujuLayer *
make_squares (guint n)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("squares", BUJU_GEOMETRY_POLYGON);
  BujuField field = { g_strdup ("value"), BUJU_FIELD_INTEGER, 9, 0 };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BujuTable) table = NULL;
  guint32 start = 0;

  g_array_append_val (fields, field);
  for (guint i = 0; i < n; i++)
    {
      double x = 610000 + i * CELL, y = 3450000;
      BujuPoint points[] = { { x, y }, { x, y + CELL }, { x + CELL, y + CELL }, { x + CELL, y },
                             { x, y } };
      BujuSpan span = { points, &start, G_N_ELEMENTS (points), 1 };

      buju_layer_builder_add_feature (builder, &span);
      g_ptr_array_add (cells, g_strdup_printf ("%u", i));
    }
  table = buju_table_new (fields, cells, n);
  buju_layer_builder_set_table (builder, table);
  return buju_layer_builder_finish (builder);
}

/* The symbols of @n classes as the legend has them, which are those of the map. */
static GPtrArray *
list_classes (const char *variant, BujuOverlayMode mode, const char *palette, guint n,
              BujuScene **scene)
{
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuView view = { { 610000, 3450000 }, 0.02, 1000, 600 };
  g_autoptr (GPtrArray) overlays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  g_autoptr (BujuLayer) layer = make_squares (n);
  g_auto (BujuOverlayLook) look = { 0 };
  GPtrArray *symbols = g_ptr_array_new ();
  GArray *legend, *items;

  buju_overlay_look_init (&look, 0);
  look.mode = mode;
  look.breaks = BUJU_BREAKS_EQUAL;
  look.n_classes = n;
  buju_overlay_look_set (&look.field, "value");
  buju_overlay_look_set (&look.palette, palette);
  g_ptr_array_add (overlays, buju_overlay_new ("overlay-1", "园区", layer, NULL, NULL, &look));
  options.overlays = overlays;
  options.variant = context = variant;
  style = buju_library_get_style (library, variant);
  *scene = buju_scene_new (library, NULL, &view, &options);
  legend = buju_scene_get_legend (*scene);
  items = buju_scene_get_items (*scene);
  for (guint i = 0; i < legend->len; i++)
    if (g_str_has_prefix (g_array_index (legend, BujuLegendEntry, i).key, "overlay-1/"))
      g_ptr_array_add (symbols,
                       (gpointer) g_array_index (legend, BujuLegendEntry, i).symbol);
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_OVERLAY)
        {
          const BujuSymbol *symbol = g_ptr_array_index (symbols, item->class);

          g_assert_cmpmem (&symbol->fill, sizeof symbol->fill, &item->symbol->fill,
                           sizeof item->symbol->fill);
        }
    }
  g_assert_cmpuint (symbols->len, ==, n);
  return symbols;
}

/* Every class stands out from the ground, and the darker of two stays the darker. */
static void
check_classes (const char *variant, const BujuPalette *palette, guint n, double least)
{
  gboolean ordered = palette->kind != BUJU_PALETTE_CATEGORIES;
  g_autoptr (BujuScene) scene = NULL;
  g_autoptr (GPtrArray) symbols =
      list_classes (variant, ordered ? BUJU_OVERLAY_GRADUATED : BUJU_OVERLAY_CATEGORY,
                    palette->name, n, &scene);

  for (guint i = 0; i < n; i++)
    {
      BujuColor tint = tint_of (g_ptr_array_index (symbols, i));
      BujuColor edge = outline_of (g_ptr_array_index (symbols, i));
      double step, before;

      if (contrast (get_land (), tint) < least)
        fail ("a class vanishes in the ground", palette->name, variant);
      if (contrast (get_land (), edge) < least)
        fail ("a border vanishes in the ground", palette->name, variant);
      if (i == 0 || !ordered)
        continue;
      step = to_lab (linear (tint)).x[0]
             - to_lab (linear (tint_of (g_ptr_array_index (symbols, i - 1)))).x[0];
      before = to_lab (linear (buju_palette_get_color (palette, i, n))).x[0]
               - to_lab (linear (buju_palette_get_color (palette, i - 1, n))).x[0];
      if (step / before < OVERLAY_STEP)
        fail ("two classes look alike", palette->name, variant);
    }
}

static void
test_overlays (void)
{
  const BujuPalette *palette;

  for (guint i = 0; (palette = buju_palette_get_nth (i)) != NULL; i++)
    {
      guint most = MIN (palette->n, BUJU_CLASSES_MOST);
      guint least = palette->kind == BUJU_PALETTE_CATEGORIES ? most : 2;

      for (guint n = least; n <= most; n++)
        {
          check_classes ("dark", palette, n, OVERLAY_CONTRAST);
          check_classes ("dark-contrast", palette, n, MARK_CONTRAST);
        }
    }
}

/* On paper and on light maps palettes are what they are. */
static void
test_overlays_in_the_light (void)
{
  const BujuPalette *palette = buju_palette_find ("blues");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BujuScene) scene = NULL;
      g_autoptr (GPtrArray) symbols = list_classes (variants[i], BUJU_OVERLAY_GRADUATED, "blues", 5,
                                                    &scene);

      for (guint k = 0; k < 5; k++)
        {
          BujuColor color = buju_palette_get_color (palette, k, 5);
          const BujuSymbol *symbol = g_ptr_array_index (symbols, k);

          g_assert_cmpfloat (symbol->fill.red, ==, color.red);
          g_assert_cmpfloat (symbol->fill.green, ==, color.green);
          g_assert_cmpfloat (symbol->fill.blue, ==, color.blue);
        }
    }
}

/* The way of seeing is what it says: red and green are one to a deuteranope, and grey stays grey to
 * everybody. */
static void
test_visions (void)
{
  BujuColor red = { 0.80, 0.30, 0.20, 1 }, green = { 0.45, 0.50, 0.15, 1 },
  grey = { 0.5, 0.5, 0.5, 1 };
  Colour a = to_lab (linear (red)), b = to_lab (linear (green));
  double plain = sqrt (pow (a.x[0] - b.x[0], 2) + pow (a.x[1] - b.x[1], 2)
                       + pow (a.x[2] - b.x[2], 2));

  g_assert_cmpfloat (difference (red, green), <, plain / 2);
  for (guint i = 0; i < G_N_ELEMENTS (visions); i++)
    for (guint j = 0; j < 3; j++)
      g_assert_cmpfloat_with_epsilon (seen (linear (grey), i).x[j], to_linear (0.5), 1e-3);
  g_assert_cmpfloat_with_epsilon (contrast ((BujuColor) { 0, 0, 0, 1 }, (BujuColor) { 1, 1, 1, 1 }),
                                  21, 1e-9);
}

int
main (int argc, char *argv[])
{
  GPtrArray *layouts;

  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/palette/visions", test_visions);
  g_test_add_func ("/palette/shades", test_shades);
  g_test_add_func ("/palette/overlays", test_overlays);
  g_test_add_func ("/palette/overlays-in-the-light", test_overlays_in_the_light);
  layouts = buju_content_get_layouts (buju_library_get_content (library));
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      g_autofree char *name = g_strconcat ("/palette/", layout->id, NULL);

      if (layout->drawable)
        g_test_add_data_func (name, layout, test_layout);
    }
  return run_with_library (library);
}
