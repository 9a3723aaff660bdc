/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include <math.h>

/* A lens over a layout: what the documents assign to the chosen industries is lit (full colour on a
 * glow with an outline, so that a copy in grey tells, too), what has them only as a whole or within
 * such a whole is outlined and weaker, everything else is pale. Places of other documents and
 * layouts come in as markers of the lens's own. */

#define SAME_PLACE 250.0  /* m */
#define GLOW 2.6          /* pt that the glow reaches beyond a marker, outline not counted */
#define RING 1.5          /* the same for the ring of a place that is only within */
#define PALE_ALPHA 0.55   /* kept of what shows through */
#define PALE_ROAD 0.40
#define WEAK 0.55         /* for what has the industry as a whole */
#define LIT_PRIORITY 30
#define PALE_PRIORITY 4

/* A look made from another one. (transfer none): the body's */
static BujuSymbol *
copy_look (BujuSceneBody *self, const BujuSymbol *symbol)
{
  BujuSymbol *copy = g_memdup2 (symbol, sizeof *symbol);

  g_ptr_array_add (self->looks, copy);
  return copy;
}

/* Towards a grey of the same lightness and the colour of the land. */
static void
fade_color (BujuColor *color, const BujuColor *ground, double share)
{
  double grey = 0.299 * color->red + 0.587 * color->green + 0.114 * color->blue;
  double kept = 1.0 - share;

  color->red = kept * (color->red + grey) / 2.0 + share * ground->red;
  color->green = kept * (color->green + grey) / 2.0 + share * ground->green;
  color->blue = kept * (color->blue + grey) / 2.0 + share * ground->blue;
  if (color->alpha < 1.0)
    color->alpha *= 1.0 - share * (1.0 - PALE_ALPHA);
}

/* @known keeps what was made of which symbol, so that equal ones stay equal. */
const BujuSymbol *
buju_scene_fade (BujuSceneBody *self, const BujuSymbol *symbol, double share, GHashTable *known)
{
  const BujuColor *ground = &buju_style_get (self->style, "land")->fill;
  BujuSymbol *copy = g_hash_table_lookup (known, symbol);

  if (copy != NULL)
    return copy;
  copy = copy_look (self, symbol);
  fade_color (&copy->fill, ground, share);
  fade_color (&copy->hatch_color, ground, share);
  fade_color (&copy->band, ground, share);
  fade_color (&copy->stroke, ground, share);
  fade_color (&copy->marker_fill, ground, share);
  fade_color (&copy->label, ground, share * 0.62); /* names must stay legible */
  if (share > PALE_ROAD && buju_style_is_high_contrast (self->style))
    buju_symbol_keep_legible (copy, ground);
  copy->label_bold = FALSE;
  copy->label_required = FALSE;
  g_hash_table_insert (known, (gpointer) symbol, copy);
  return copy;
}

/* A pole's star and extent stand for its one place, whatever this document says of the pole. */
static BujuLensState
get_state (const BujuSceneBody *self, const char *id)
{
  BujuLensState state = buju_lens_get_state (self->options.lens, id);
  const BujuComponent *component
    = id != NULL ? buju_content_find_component (self->content, id) : NULL;
  const BujuMember *member;

  if (component == NULL || component->members->len != 1)
    return state;
  member = g_ptr_array_index (component->members, 0);
  return MAX (state, buju_lens_get_state (self->options.lens, member->place->id));
}

/* Places that the layout does not show. */

static gboolean
is_marked (const BujuSceneBody *self, BujuPoint point)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER
          && get_state (self, item->id) == BUJU_LENS_ASSIGNED
          && hypot (item->point.x - point.x, item->point.y - point.y) < SAME_PLACE)
        return TRUE;
    }
  return FALSE;
}

static BujuText
place_name (BujuSceneBody *self, const BujuPlace *place)
{
  return buju_scene_body_name (
    self, place->id, buju_text_is_empty (&place->short_name) ? place->name : place->short_name);
}

static void
add_point (BujuSceneBody *self, const BujuPlace *place, gboolean lit)
{
  const char *key = lit ? "lens-place" : "lens-within";
  BujuItem item = { .kind = BUJU_ITEM_MARKER,
                    .symbol = buju_style_get (self->style, key),
                    .id = place->id,
                    .name = place->name,
                    .legend_key = key,
                    .tier = lit ? TIER_MEMBER : TIER_PARK };

  if (buju_scene_body_is_hidden (self, key)
      || !buju_scene_body_locate (self, place, &item.point, &item.radius)
      || is_marked (self, item.point))
    return;
  g_hash_table_add (self->shown, (gpointer) place->id);
  buju_scene_body_add_item (self, &item);
  buju_scene_add_point_label (self, place->id, place_name (self, place), item.point, item.symbol);
}

/* A district is an area with its name in it. */
static void
add_district (BujuSceneBody *self, const BujuPlace *place, gboolean lit)
{
  const char *key = lit ? "lens-area" : "lens-within";
  const BujuSymbol *symbol = buju_style_get (self->style,
                                             lit ? "lens-district" : "lens-within-area");
  BujuLabel label = { .id = place->id,
                      .text = place_name (self, place),
                      .symbol = symbol,
                      .anchor = BUJU_GEOMETRY_POLYGON,
                      .side = BUJU_SIDE_CENTRE };
  BujuItem item = { .kind = BUJU_ITEM_AREA,
                    .symbol = symbol,
                    .id = place->id,
                    .name = place->name,
                    .legend_key = key,
                    .tier = TIER_LENS_AREA };
  BujuLayer *layer;
  BujuSpan span;

  if (buju_scene_body_is_hidden (self, key) || place->shapes->len == 0
      || !buju_dataset_find (self->dataset, g_ptr_array_index (place->shapes, 0), &layer,
                             &item.feature))
    return;
  item.layer = layer;
  buju_scene_body_add_item (self, &item);
  g_hash_table_add (self->shown, (gpointer) place->id);
  span = buju_layer_get_span (layer, item.feature);
  label.path = buju_path_new (&span);
  buju_scene_body_add_label (self, &label);
}

/* Adds the places of the lens that are not on the map yet. */
void
buju_scene_add_lens (BujuSceneBody *self)
{
  const GPtrArray *places = buju_lens_get_places (self->options.lens);

  for (guint i = 0; i < places->len; i++)
    {
      const BujuLensPlace *entry = g_ptr_array_index (places, i);
      gboolean lit = entry->state == BUJU_LENS_ASSIGNED;

      if (g_hash_table_contains (self->shown, entry->place->id)
          || buju_scene_is_pole_place (self, entry->place))
        continue;
      if (buju_place_is_district (entry->place))
        add_district (self, entry->place, lit);
      else
        add_point (self, entry->place, lit);
    }
}

/* Everything that is on the map by now: lit, weak or pale. */

typedef struct
{
  BujuSceneBody *body;
  GHashTable    *pale;   /* look -> its pale copy */
  GHashTable    *weak;
  GHashTable    *road;
  GArray        *extra;  /* BujuItem: glows and outlines */
  gboolean       hide_rest;
} Lens;

static gboolean
is_of_lens (const char *legend_key)
{
  return legend_key != NULL && g_str_has_prefix (legend_key, "lens-");
}

static gboolean
is_road (const BujuItem *item)
{
  return item->tier == TIER_ROAD || item->tier == TIER_ROAD_MAJOR || item->tier == TIER_SHIELD;
}

/* Whether it is the layout's, not the ground's. */
gboolean
buju_scene_is_of_plan (const BujuItem *item)
{
  return (item->tier == TIER_DISTRICT_SET || item->tier >= TIER_AREA)
         && item->tier != TIER_SHIELD;
}

/* A spoke is as lit as the marker at its end. */
static BujuLensState
spoke_state (const Lens *self, const BujuItem *spoke)
{
  GArray *items = self->body->items;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->id != NULL && item->point.x == spoke->point.x
          && item->point.y == spoke->point.y)
        return get_state (self->body, item->id);
    }
  return BUJU_LENS_NONE;
}

static BujuLensState
item_state (const Lens *self, const BujuItem *item)
{
  if (item->kind == BUJU_ITEM_SPOKE)
    return spoke_state (self, item);
  return get_state (self->body, item->id);
}

/* A glow or a ring below a marker. */
static void
put_under (Lens *self, const BujuItem *marker, const char *look, const char *key, double reach)
{
  BujuSymbol *symbol = copy_look (self->body, buju_style_get (self->body->style, look));
  BujuItem under = { .kind = BUJU_ITEM_MARKER,
                     .symbol = symbol,
                     .point = marker->point,
                     .shift = marker->shift,
                     .legend_key = key,
                     .tier = TIER_LENS };

  symbol->marker_size = marker->symbol->marker_size + 2.0 * reach
                        + (marker->symbol->marker == BUJU_MARKER_STAR ? -2.0 * reach : 0.0);
  if (!buju_scene_body_is_hidden (self->body, key))
    g_array_append_val (self->extra, under);
}

static void
put_outline (Lens *self, const BujuItem *area, const char *key)
{
  BujuItem outline = *area;

  outline.symbol = buju_style_get (self->body->style, key);
  outline.legend_key = key;
  outline.tier = TIER_LENS_AREA;
  outline.id = NULL;
  if (!buju_scene_body_is_hidden (self->body, key))
    g_array_append_val (self->extra, outline);
}

static void
put_line (Lens *self, const BujuItem *line)
{
  BujuSymbol *symbol = copy_look (self->body, buju_style_get (self->body->style, "lens-line"));
  double width = MAX (line->symbol->stroke_width, line->symbol->casing_width);
  BujuItem under = *line;

  symbol->casing_width += width;
  symbol->stroke_width += width;
  under.symbol = symbol;
  under.legend_key = "lens-area";
  under.tier = TIER_LENS_LINE;
  under.id = NULL;
  if (!buju_scene_body_is_hidden (self->body, "lens-area"))
    g_array_append_val (self->extra, under);
}

static void
light (Lens *self, const BujuItem *item)
{
  if (item->kind == BUJU_ITEM_MARKER)
    put_under (self, item, "lens-halo", "lens-place", GLOW);
  else if (item->kind == BUJU_ITEM_AREA)
    put_outline (self, item, "lens-area");
  else if (item->kind == BUJU_ITEM_LINE)
    put_line (self, item);
}

static void
weaken (Lens *self, BujuItem *item, BujuLensState state)
{
  if (item->kind == BUJU_ITEM_MARKER)
    put_under (self, item, "lens-within", state == BUJU_LENS_WHOLE ? "lens-whole" : "lens-within",
               RING);
  else if (item->kind == BUJU_ITEM_AREA)
    put_outline (self, item, "lens-whole");
  item->symbol = buju_scene_fade (self->body, item->symbol, WEAK, self->weak);
}

/* Returns: FALSE when the item is to go. */
static gboolean
apply_to_item (Lens *self, BujuItem *item)
{
  BujuLensState state = item_state (self, item);

  if (is_road (item))
    item->symbol = buju_scene_fade (self->body, item->symbol, PALE_ROAD, self->road);
  if (!buju_scene_is_of_plan (item) || is_of_lens (item->legend_key))
    return TRUE;
  if (state == BUJU_LENS_ASSIGNED)
    light (self, item);
  else if (state != BUJU_LENS_NONE)
    weaken (self, item, state);
  else
    {
      item->symbol = buju_scene_fade (self->body, item->symbol, BUJU_SCENE_PALE, self->pale);
      item->legend_key = "lens-rest";
      return !self->hide_rest;
    }
  return TRUE;
}

static void
apply_to_items (Lens *self)
{
  GArray *items = self->body->items;
  guint kept = 0;

  for (guint i = 0; i < items->len; i++)
    {
      BujuItem item = g_array_index (items, BujuItem, i);

      if (apply_to_item (self, &item))
        g_array_index (items, BujuItem, kept++) = item;
    }
  g_array_set_size (items, kept);
  g_array_append_vals (items, self->extra->data, self->extra->len);
}

/* Room for the glow, of which the label's own look knows nothing. */
static void
light_label (Lens *self, BujuLabel *label)
{
  BujuSymbol *symbol = copy_look (self->body, label->symbol);

  symbol->label_bold = TRUE;
  symbol->label_scale = 0.0;
  label->symbol = symbol;
  label->required = TRUE;
  label->priority += LIT_PRIORITY;
  if (label->clearance > 0.0)
    label->clearance += GLOW;
}

static void
apply_to_labels (Lens *self)
{
  GArray *labels = self->body->labels;

  for (guint i = labels->len; i > 0; i--)
    {
      BujuLabel *label = &g_array_index (labels, BujuLabel, i - 1);
      BujuLensState state = get_state (self->body, label->id);

      if (g_str_has_prefix (label->symbol->name, "lens-"))
        continue;
      if (state == BUJU_LENS_ASSIGNED)
        {
          light_label (self, label);
          continue;
        }
      label->required = FALSE;
      if (state != BUJU_LENS_NONE)
        {
          label->clearance += label->clearance > 0.0 ? RING : 0.0;
          continue;
        }
      label->priority = PALE_PRIORITY;
      label->symbol = buju_scene_fade (self->body, label->symbol, BUJU_SCENE_PALE, self->pale);
      if (self->hide_rest)
        g_array_remove_index (labels, i - 1);
    }
}

/* Turns the body of a layout into that of a lens over it. Base map names come later. */
void
buju_scene_apply_lens (BujuSceneBody *self)
{
  g_autoptr (GHashTable) pale = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) weak = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) road = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (BujuItem));
  Lens lens = { .body = self,
                .pale = pale,
                .weak = weak,
                .road = road,
                .extra = extra,
                .hide_rest = buju_scene_body_is_hidden (self, "lens-rest") };

  apply_to_items (&lens);
  apply_to_labels (&lens);
  buju_scene_add_lens_legend (self);
}
