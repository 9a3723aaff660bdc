/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-ink.h"
#include "draw/buju-preflight-private.h"
#include "draw/buju-type.h"
#include "plan/buju-contrast.h"

/* What a second look at the map and at the texts of the user finds. */

#define CONTRAST_LEAST 4.5    /* WCAG 2.1, 1.4.3, level AA */
/* names of the ground that recede on purpose: its limit for large text */
#define CONTRAST_NAMES 3.0
#define MOST_NAMES 5          /* listed by name, the rest by number */

static BujuColor
lay_over (const BujuColor *top, const BujuColor *ground)
{
  return (BujuColor) { ground->red + top->alpha * (top->red - ground->red),
                       ground->green + top->alpha * (top->green - ground->green),
                       ground->blue + top->alpha * (top->blue - ground->blue), 1 };
}

/* What letters stand on: their halo, over their own area's fill or over land. */
static BujuColor
find_ground (BujuStyle *style, const BujuLabel *label)
{
  BujuColor ground = buju_style_get (style, "land")->fill;

  if (label->anchor == BUJU_GEOMETRY_POLYGON)
    ground = lay_over (&label->symbol->fill, &ground);
  if (label->symbol->halo_width > 0)
    ground = lay_over (&label->symbol->halo, &ground);
  return ground;
}

/* "“江苏省”“浙江省”": the first few names of the look that the label @first has. */
static char *
quote_names (const GArray *placed, guint first, BujuLanguage language)
{
  const char *look = g_array_index (placed, BujuPlaced, first).label->symbol->name;
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = first; i < placed->len; i++)
    {
      const BujuLabel *label = g_array_index (placed, BujuPlaced, i).label;
      const char *name = buju_text_get (&label->text, language);

      if (g_strcmp0 (label->symbol->name, look) != 0 || name == NULL)
        continue;
      if (++n <= MOST_NAMES)
        g_string_append_printf (names, language == BUJU_LANGUAGE_EN && n > 1 ? ", “%s”" : "“%s”",
                                name);
    }
  if (n > MOST_NAMES)
    g_string_append (names, language == BUJU_LANGUAGE_EN ? " …" : "等");
  return g_string_free (names, FALSE);
}

/* Whether a label before it has the same look. */
static gboolean
is_judged (const GArray *placed, guint index)
{
  const char *look = g_array_index (placed, BujuPlaced, index).label->symbol->name;

  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (g_array_index (placed, BujuPlaced, i).label->symbol->name, look) == 0)
      return TRUE;
  return FALSE;
}

/* One item for all labels of one look, by their names: what a look is called here says nothing to
 * people. */
static void
look_at_contrast (BujuPreflight *self, const BujuSheetMap *map)
{
  BujuStyle *style = buju_library_get_style (buju_scene_get_library (map->scene), "print");
  GArray *placed = buju_placement_get_placed (map->placement);

  for (guint i = 0; i < placed->len; i++)
    {
      const BujuLabel *label = g_array_index (placed, BujuPlaced, i).label;
      BujuColor ground = find_ground (style, label);
      double contrast = buju_contrast (&label->symbol->label, &ground);
      gboolean subject = label->required;
      g_autofree char *zh_names = NULL, *en_names = NULL, *zh = NULL, *en = NULL;
      char ratio[G_ASCII_DTOSTR_BUF_SIZE];

      if (contrast >= (subject ? CONTRAST_LEAST : CONTRAST_NAMES) - 0.005 || is_judged (placed, i))
        continue;
      g_ascii_formatd (ratio, sizeof ratio, "%.1f", contrast);
      zh_names = quote_names (placed, i, BUJU_LANGUAGE_ZH);
      en_names = quote_names (placed, i, BUJU_LANGUAGE_EN);
      zh = g_strdup_printf ("%s（%s∶1）", zh_names, ratio);
      en = g_strdup_printf ("%s (%s:1)", en_names, ratio);
      buju_preflight_add_text (self, "contrast",
                               subject ? BUJU_SHEET_NOTE_WARNING : BUJU_SHEET_NOTE_HINT,
                               "preflight-contrast", &(BujuText) { zh, en }, label->id);
    }
}

static gboolean
has_legend (BujuScene *scene, const char *first, const char *second)
{
  GArray *legend = buju_scene_get_legend (scene);

  for (guint i = 0; i < legend->len; i++)
    {
      const char *key = g_array_index (legend, BujuLegendEntry, i).key;

      if (g_strcmp0 (key, first) == 0 || g_strcmp0 (key, second) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether anything of the layout lies in the frame: its legend explains more than the ground and
 * the overlay then. */
static gboolean
shows_subject (BujuScene *scene)
{
  static const char *const others[] = { "road", "park", "park-place", NULL };
  GArray *legend = buju_scene_get_legend (scene);

  for (guint i = 0; i < legend->len; i++)
    if (!g_strv_contains (others, g_array_index (legend, BujuLegendEntry, i).key))
      return TRUE;
  return FALSE;
}

static void
look_at_layers (BujuPreflight *self, const BujuFigure *figure, BujuScene *scene)
{
  gboolean lens = figure->industries != NULL && figure->industries[0] != NULL;

  if (!shows_subject (scene))
    buju_preflight_add (self, "empty", BUJU_SHEET_NOTE_FAULT, "preflight-empty-map", "", "map");
  /* A lens has its own words for parks. */
  if (figure->parks && !lens && !has_legend (scene, "park", "park-place"))
    buju_preflight_add (self, "empty", BUJU_SHEET_NOTE_WARNING, "preflight-empty-parks", "",
                        "parks");
}

/* Layers that somebody brought and that show nothing. */
static void
look_at_overlays (BujuPreflight *self, BujuSheet *sheet)
{
  GPtrArray *overlays = buju_sheet_get_figure (sheet)->overlays;
  BujuBox seen = buju_view_get_box (buju_scene_get_view (buju_sheet_get_scene (sheet)), 0);

  for (guint i = 0; overlays != NULL && i < overlays->len; i++)
    {
      const BujuOverlay *overlay = g_ptr_array_index (overlays, i);
      BujuBox extent = buju_overlay_get_extent (overlay);
      const char *name = buju_overlay_get_name (overlay), *id = buju_overlay_get_id (overlay);

      if (!buju_overlay_get_look (overlay)->visible)
        continue;
      if (buju_box_is_empty (&extent) || buju_overlay_get_n_shown (overlay) == 0)
        buju_preflight_add (self, "overlay", BUJU_SHEET_NOTE_WARNING, "preflight-overlay-empty",
                            name, id);
      else if (!buju_box_intersects (&extent, &seen))
        buju_preflight_add (self, "overlay", BUJU_SHEET_NOTE_WARNING, "preflight-overlay-outside",
                            name, id);
      /* Files do not say whose they are; the sheet can only say that somebody brought them. */
      buju_preflight_add (self, "credit", BUJU_SHEET_NOTE_HINT, "preflight-overlay-credit", name,
                          id);
      if (buju_overlay_get_problem (overlay) != NULL)
        buju_preflight_add (self, "overlay", BUJU_SHEET_NOTE_WARNING, "preflight-overlay-look",
                            name, id);
    }
}

static void
append_name (GString *list, guint n, const char *name)
{
  if (n <= MOST_NAMES)
    g_string_append_printf (list, "%s%s", n > 1 ? "、" : "", name);
}

/* Names that stand on the map in the other language, because theirs is not known. */
static void
look_at_names (BujuPreflight *self, BujuLanguage language, BujuScene *scene)
{
  GArray *labels = buju_scene_get_labels (scene);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const BujuText *text = &g_array_index (labels, BujuLabel, i).text;
      gboolean lacks_zh = text->zh == NULL || *text->zh == '\0';
      gboolean lacks_en = text->en == NULL || *text->en == '\0';

      if ((lacks_zh && language != BUJU_LANGUAGE_EN) != (lacks_en && language != BUJU_LANGUAGE_ZH))
        append_name (list, ++n, lacks_zh ? text->en : text->zh);
    }
  if (n > MOST_NAMES)
    g_string_append_printf (list, " … (%u)", n);
  if (n > 0)
    buju_preflight_add (self, "language", BUJU_SHEET_NOTE_WARNING, "preflight-language", list->str,
                        "map");
}

static gboolean
has_glyph (const BujuInk *ink, cairo_t *cr, const char *character)
{
  g_autoptr (PangoLayout) layout = buju_ink_layout (ink, cr, BUJU_INK_BODY, ink->language,
                                                    character, 0);

  return buju_type_count_missing (layout) == 0;
}

static void
collect_missing (const BujuInk *ink, cairo_t *cr, const char *text, GString *missing)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *character = g_strndup (p, g_utf8_next_char (p) - p);

      if (g_unichar_isprint (c) && g_utf8_strchr (missing->str, -1, c) == NULL
          && !has_glyph (ink, cr, character))
        g_string_append_unichar (missing, c);
    }
}

/* Letter by letter, and only when the whole shows that some are missing. */
static void
look_at_text (BujuPreflight *self, const BujuInk *ink, cairo_t *cr, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (GString) missing = NULL;

  if (text == NULL || *text == '\0')
    return;
  layout = buju_ink_layout (ink, cr, BUJU_INK_BODY, ink->language, text, 0);
  if (buju_type_count_missing (layout) == 0)
    return;
  missing = g_string_new (NULL);
  collect_missing (ink, cr, text, missing);
  if (missing->len > 0)
    buju_preflight_add (self, "glyph", BUJU_SHEET_NOTE_FAULT, "preflight-glyph", missing->str,
                        NULL);
}

static void
look_at_labels (BujuPreflight *self, const BujuInk *ink, cairo_t *cr, const BujuSheetMap *map)
{
  GArray *labels = buju_scene_get_labels (map->scene);

  for (guint i = 0; buju_placement_count_missing (map->placement) > 0 && i < labels->len; i++)
    {
      const BujuText *text = &g_array_index (labels, BujuLabel, i).text;

      look_at_text (self, ink, cr, ink->language != BUJU_LANGUAGE_EN ? text->zh : NULL);
      look_at_text (self, ink, cr, ink->language != BUJU_LANGUAGE_ZH ? text->en : NULL);
    }
}

static void
look_at_glyphs (BujuPreflight *self, BujuSheet *sheet)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  BujuStyle *style = buju_library_get_style (buju_scene_get_library (buju_sheet_get_scene (sheet)),
                                             "print");
  const BujuInk ink = { buju_style_get_font (style, FALSE), buju_style_get_font (style, TRUE),
                        figure->language, 1 };
  const char *const texts[] = { figure->title, figure->subtitle, figure->compiler,
                                figure->approval };
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
  guint n_maps = buju_sheet_list_maps (sheet, maps);
  cairo_t *cr = buju_ink_scratch ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    look_at_text (self, &ink, cr, texts[i]);
  for (guint i = 0; i < n_maps; i++)
    look_at_labels (self, &ink, cr, &maps[i]);
  cairo_destroy (cr);
}

/*< private >
 * buju_preflight_look:
 * @self: a pre-flight being made
 * @sheet: one of its sheets
 *
 * Adds what @sheet does not say of itself.
 */
void
buju_preflight_look (BujuPreflight *self, BujuSheet *sheet)
{
  const BujuFigure *figure = buju_sheet_get_figure (sheet);
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];
  guint n_maps = buju_sheet_list_maps (sheet, maps);

  look_at_overlays (self, sheet);
  look_at_glyphs (self, sheet);
  for (guint i = 0; i < n_maps; i++)
    {
      look_at_layers (self, figure, maps[i].scene);
      look_at_names (self, figure->language, maps[i].scene);
      look_at_contrast (self, &maps[i]);
    }
}
