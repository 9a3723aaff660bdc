/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include "draw/buju-overlay-ground.h"
#include "draw/buju-overlay-private.h"
#include "geo/buju-measure.h"

/* What somebody brought: one item a class, however many features it has. Areas and lines lie over
 * the zones and below all marks, points on top; within these two, as the user has put them in
 * order. */

#define MOST_LABELS 300      /* in view, of all overlays */
/* a label inside a shape with more is centred, which needs no search */
#define MOST_VERTICES 3000
/* features in view that are sorted by their rank; of more, ranks are walked through */
#define QUICK_LOOK 20000

static BujuItemKind
kind_of (const BujuOverlay *overlay)
{
  switch (buju_layer_get_geometry (buju_overlay_get_layer (overlay)))
    {
    case BUJU_GEOMETRY_POINT:
      return BUJU_ITEM_MARKER;
    case BUJU_GEOMETRY_LINE:
      return BUJU_ITEM_LINE;
    default:
      return BUJU_ITEM_AREA;
    }
}

static const char *
class_key (BujuSceneBody *self, const BujuOverlay *overlay, guint class)
{
  g_autofree char *key = g_strdup_printf ("%s/%u", buju_overlay_get_id (overlay), class);

  return buju_scene_body_intern (self, key);
}

static BujuText
same (BujuSceneBody *self, const char *text)
{
  const char *kept = buju_scene_body_intern (self, text);

  return (BujuText) { kept, kept };
}

/* Adds to the note of a layer how much of it nobody can see on the map. */
static BujuText
add_placeless (BujuSceneBody *self, const BujuOverlay *overlay, BujuText note)
{
  guint n = buju_overlay_get_n_placeless (overlay);
  g_autofree char *count = g_strdup_printf ("%u", n);
  const BujuWordsValue values[] = { { "n", { count, count } }, { NULL } };
  g_autofree char *zh = NULL, *en = NULL;
  BujuText placeless;

  if (n == 0)
    return note;
  placeless = buju_words_fill (self->words, self->strings, "overlay-placeless", values);
  if (buju_text_is_empty (&note))
    return placeless;
  zh = g_strconcat (note.zh, "；", placeless.zh, NULL);
  en = g_strconcat (note.en, "; ", placeless.en, NULL);
  return (BujuText) { buju_scene_body_intern (self, zh), buju_scene_body_intern (self, en) };
}

static BujuText
count_note (BujuSceneBody *self, const BujuOverlayClass *class)
{
  g_autofree char *note = g_strdup_printf ("n = %u", class->count);

  return same (self, note);
}

/* By what the classes were made, and what the size of points means. */
static BujuText
field_note (BujuSceneBody *self, const BujuOverlayLook *look, gboolean classed)
{
  g_autoptr (GString) zh = g_string_new (classed ? look->field : NULL);
  g_autoptr (GString) en = g_string_new (classed ? look->field : NULL);
  BujuText size = buju_words_get (self->words, "overlay-size");

  if (look->size_field != NULL)
    {
      g_string_append_printf (zh, "%s%s：%s", zh->len > 0 ? "；" : "", size.zh, look->size_field);
      g_string_append_printf (en, "%s%s: %s", en->len > 0 ? "; " : "", size.en, look->size_field);
    }
  return (BujuText) { buju_scene_body_intern (self, zh->str),
                      buju_scene_body_intern (self, en->str) };
}

/* What can be seen on the ground of the map. In high contrast nothing shines through: what colours
 * say is said by full ones, the rest by borders and hatches. */
static const BujuSymbol *
look_of (BujuSceneBody *self, const BujuOverlay *overlay, const BujuOverlayClass *class)
{
  BujuSymbol *symbol;

  if (!buju_overlay_is_fitted (self->style))
    return &class->symbol;
  symbol = g_memdup2 (&class->symbol, sizeof *symbol);
  g_ptr_array_add (self->looks, symbol);
  buju_overlay_fit_symbol (symbol, buju_overlay_get_look (overlay), self->style);
  if (!buju_style_is_high_contrast (self->style) || buju_overlay_get_look (overlay)->opacity <= 0)
    return symbol;
  if (!buju_text_is_empty (&class->text) && symbol->fill.alpha > 0)
    symbol->fill.alpha = 1;
  else if (symbol->fill.alpha > 0)
    symbol->hatch = BUJU_HATCH_DIAGONAL;
  buju_symbol_raise_contrast (symbol, &buju_style_get (self->style, "land")->fill);
  return symbol;
}

static void
add_legend (BujuSceneBody *self, const BujuOverlay *overlay)
{
  GArray *classes = buju_overlay_get_classes (overlay);
  const BujuOverlayLook *look = buju_overlay_get_look (overlay);
  BujuText name = same (self, buju_overlay_get_name (overlay));
  const BujuOverlayClass *first = &g_array_index (classes, BujuOverlayClass, 0);
  gboolean classed = !buju_text_is_empty (&first->text);
  BujuText note = field_note (self, look, classed);

  if (!classed && look->size_field == NULL)
    {
      buju_scene_body_add_legend (self, class_key (self, overlay, 0), name,
                                  look_of (self, overlay, first),
                                  kind_of (overlay),
                                  add_placeless (self, overlay, count_note (self, first)));
      return;
    }
  if (!classed)
    {
      buju_scene_body_add_legend (self, class_key (self, overlay, 0), name,
                                  look_of (self, overlay, first),
                                  kind_of (overlay), add_placeless (self, overlay, note));
      return;
    }
  buju_scene_body_add_legend (self, buju_scene_body_intern (self, buju_overlay_get_id (overlay)),
                              name, &first->symbol,
                              BUJU_ITEM_NONE, add_placeless (self, overlay, note));
  for (guint i = 0; i < classes->len; i++)
    {
      const BujuOverlayClass *class = &g_array_index (classes, BujuOverlayClass, i);

      buju_scene_body_add_legend (self, class_key (self, overlay, i), class->text,
                                  look_of (self, overlay, class), kind_of (overlay),
                                  count_note (self, class));
    }
}

static void
add_overlay (BujuSceneBody *self, const BujuOverlay *overlay)
{
  GArray *classes = buju_overlay_get_classes (overlay);

  for (guint i = 0; i < classes->len; i++)
    {
      const BujuOverlayClass *class = &g_array_index (classes, BujuOverlayClass, i);
      BujuItem item = { .kind = BUJU_ITEM_OVERLAY, .symbol = look_of (self, overlay, class),
                        .overlay = overlay, .class = i,
                        .legend_key = class_key (self, overlay, i), .name = class->text,
                        .tier = kind_of (overlay) == BUJU_ITEM_MARKER ? TIER_OVERLAY_POINT
                                : TIER_OVERLAY };

      if (class->count > 0)
        buju_scene_body_add_item (self, &item);
    }
}

static gboolean
is_shown (const BujuSceneBody *self, const BujuOverlay *overlay)
{
  return buju_overlay_get_look (overlay)->visible
         && !buju_scene_body_is_hidden (self, buju_overlay_get_id (overlay));
}

void
buju_scene_add_overlays (BujuSceneBody *self)
{
  GPtrArray *overlays = self->options.overlays;

  for (guint i = 0; overlays != NULL && i < overlays->len; i++)
    if (is_shown (self, g_ptr_array_index (overlays, i)))
      add_overlay (self, g_ptr_array_index (overlays, i));
  /* The legend begins with what lies on top. */
  for (guint i = overlays != NULL ? overlays->len : 0; i > 0; i--)
    if (buju_overlay_get_look (g_ptr_array_index (overlays, i - 1))->visible)
      add_legend (self, g_ptr_array_index (overlays, i - 1));
}

/* Labels. */

typedef struct
{
  const BujuOverlay        *overlay;
  const BujuOverlaySorting *sorting;
  const BujuSceneBody      *body;
  const BujuSymbol         *symbol;
  GArray                   *seen;     /* guint32: features in view */
  GArray                   *labels;
  GStringChunk             *strings;
  GPtrArray                *paths;
} Labeller;

static gboolean
see_cb (guint32 feature, gpointer data)
{
  Labeller *self = data;

  if (buju_overlay_get_class (self->overlay, feature) >= 0)
    g_array_append_val (self->seen, feature);
  return self->seen->len <= QUICK_LOOK;
}

static void
set_anchor (Labeller *self, guint feature, BujuLabel *label)
{
  const BujuLayer *layer = buju_overlay_get_layer (self->overlay);
  BujuSpan span = buju_layer_get_span (layer, feature);
  BujuGeometry geometry = buju_layer_get_geometry (layer);

  label->anchor = geometry;
  if (geometry == BUJU_GEOMETRY_POINT)
    {
      label->point = span.points[0];
      label->clearance = buju_overlay_get_size (self->overlay, feature) / 2;
    }
  else if (span.n_points > MOST_VERTICES)
    {
      BujuBox box = buju_layer_get_box (layer, feature);

      label->anchor = BUJU_GEOMETRY_POINT;
      label->side = BUJU_SIDE_CENTRE;
      label->point = geometry == BUJU_GEOMETRY_POLYGON
                       ? buju_measure_label_point (&span,
                                                   (buju_box_width (&box) + buju_box_height (&box))
                                                     / 100)
                       : span.points[span.n_points / 2];
    }
  else
    {
      label->path = buju_path_new (&span);
      g_ptr_array_add (self->paths, label->path);
    }
}

static gboolean
is_hidden (const Labeller *self, guint feature)
{
  g_autofree char *key = NULL;

  if (self->body->hidden == NULL)
    return FALSE;
  key = g_strdup_printf ("%s/%d", buju_overlay_get_id (self->overlay),
                         buju_overlay_get_class (self->overlay, feature));
  return buju_scene_body_is_hidden (self->body, key);
}

static void
add_label (Labeller *self, guint feature)
{
  BujuLabel label = { .symbol = self->symbol, .priority = self->symbol->label_priority };
  g_autofree char *id = NULL;
  char room[BUJU_FIELD_SHOWN_ROOM];
  const BujuTable *table = buju_layer_get_table (buju_overlay_get_layer (self->overlay));
  const char *field = buju_overlay_get_look (self->overlay)->label_field;
  const char *text = buju_table_get_shown (table, feature, buju_table_find_field (table, field),
                                           room);

  if (text == NULL || is_hidden (self, feature))
    return;
  id = buju_overlay_dup_feature_id (self->overlay, feature);
  label.id = g_string_chunk_insert (self->strings, id);
  if (text == room)
    text = g_string_chunk_insert (self->strings, room);
  label.text = (BujuText) { text, text };
  set_anchor (self, feature, &label);
  g_array_append_val (self->labels, label);
}

static void
label_overlay (Labeller *self, const BujuBox *view, guint most)
{
  const BujuLayer *layer = buju_overlay_get_layer (self->overlay);
  g_autoptr (GArray) seen = self->seen = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 *ranks = self->sorting->ranks;
  guint n_ranks = self->sorting->n_ranks, n = 0;

  buju_index_foreach (buju_layer_get_index (layer), view, see_cb, self);
  /* Of few each is known; of more, most of the first ones are among them. */
  if (seen->len <= QUICK_LOOK)
    {
      buju_overlay_sorting_rank (self->sorting, layer, seen);
      ranks = (const guint32 *) (gpointer) seen->data;
      n_ranks = seen->len;
    }
  for (guint i = 0; i < n_ranks && n < most; i++)
    {
      BujuBox box = buju_layer_get_box (layer, ranks[i]);

      if (!buju_box_intersects (&box, view))
        continue;
      add_label (self, ranks[i]);
      n++;
    }
}

void
buju_scene_list_overlay_labels (const BujuSceneBody *self, const BujuView *view, GArray *labels,
                                GStringChunk *strings,
                                GPtrArray *paths)
{
  BujuBox box = buju_view_get_box (view, 0);

  for (guint i = self->options.overlays->len; i > 0 && labels->len < MOST_LABELS; i--)
    {
      const BujuOverlay *overlay = g_ptr_array_index (self->options.overlays, i - 1);
      Labeller labeller = { overlay, buju_overlay_get_sorting (overlay), self,
                            buju_style_get (self->style, "overlay"), NULL,
                            labels, strings, paths };

      if (is_shown (self, overlay) && buju_overlay_get_look (overlay)->label_field != NULL
          && buju_overlay_get_look (overlay)->opacity > 0)
        label_overlay (&labeller, &box, MOST_LABELS - labels->len);
    }
}
