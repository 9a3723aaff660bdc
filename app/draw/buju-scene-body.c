/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include <stdlib.h>
#include <string.h>

#include "geo/buju-measure.h"

/* The part of a scene that does not depend on the view: lists, and how things get into them. */

static void
label_clear (gpointer data)
{
  BujuLabel *label = data;

  g_clear_pointer (&label->path, buju_path_free);
}

static double
spread (const BujuItem *item)
{
  BujuBox box = buju_scene_item_get_box (item);

  return buju_box_width (&box) * buju_box_height (&box);
}

/* By tier; of the areas of plans, the wider one lies below. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const BujuItem *first = a;
  const BujuItem *second = b;
  double difference;

  if (first->tier != second->tier || first->tier != TIER_AREA)
    return (first->tier > second->tier) - (first->tier < second->tier);
  difference = spread (second) - spread (first);
  return (difference > 0.0) - (difference < 0.0);
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const BujuLabel *first = a;
  const BujuLabel *second = b;

  return (second->priority > first->priority) - (second->priority < first->priority);
}

/* The legend goes from what the plan is about to what merely helps to find one's way. */
static int
legend_rank (const BujuLegendEntry *entry)
{
  static const char *const first[] = { "change-a", "change-b", "change-both",
                                       "lens-place", "lens-area", "lens-whole", "lens-within",
                                       "pole", "pole-extent", NULL };
  static const char *const last[] = { "axis",     "member", "member-axis", "member-place", "shade",
                                      "corridor", "park",   "park-place",  "lens-rest",
                                      "road",     NULL };

  for (int i = 0; first[i] != NULL; i++)
    if (g_str_equal (entry->key, first[i]))
      return i;
  if (g_str_has_prefix (entry->key, "overlay-"))
    return 60;
  for (int i = 0; last[i] != NULL; i++)
    if (g_str_equal (entry->key, last[i]))
      return 100 + i;
  return 50;
}

static int
compare_legend (gconstpointer a, gconstpointer b)
{
  return legend_rank (a) - legend_rank (b);
}

/* g_array_sort() is a merge sort in GLib 2.74 and so keeps the order of equals; the sort here
 * must, because equals lie in the documents' order. */
static void
sort_stable (GArray *array, gsize size, GCompareFunc compare)
{
  g_autofree gpointer *order = g_new (gpointer, array->len + 1);
  g_autofree char *copy = g_memdup2 (array->data, array->len * size);
  g_autoptr (GList) list = NULL;
  guint n = 0;

  for (guint i = array->len; i > 0; i--)
    list = g_list_prepend (list, copy + (i - 1) * size);
  list = g_list_sort (list, compare);
  for (const GList *l = list; l != NULL; l = l->next)
    order[n++] = l->data;
  for (guint i = 0; i < n; i++)
    memcpy (array->data + i * size, order[i], size);
}

static void
body_build (BujuSceneBody *self)
{
  g_autoptr (GArray) parts = buju_scene_list_parts (self->layout);
  gboolean hub = buju_scene_has_hub (parts);

  buju_scene_add_base (self);
  buju_scene_add_district_sets (self, parts);
  for (guint i = 0; i < parts->len; i++)
    buju_scene_add_zones (self, &g_array_index (parts, BujuScenePart, i));
  if (hub)
    buju_scene_add_hub (self, parts);
  for (guint i = 0; i < parts->len && !hub; i++)
    buju_scene_add_members (self, &g_array_index (parts, BujuScenePart, i));
  buju_scene_mark_inferred (self, parts);
  if (self->options.lens != NULL)
    buju_scene_add_lens (self);
  if (self->options.parks)
    buju_scene_add_parks (self);
  if (self->options.lens != NULL)
    buju_scene_apply_lens (self);
  else if (self->options.focus != NULL)
    buju_scene_apply_focus (self);
  buju_scene_add_changes (self);
  buju_scene_add_overlays (self);
  buju_scene_add_names (self);
  sort_stable (self->items, sizeof (BujuItem), compare_items);
  sort_stable (self->labels, sizeof (BujuLabel), compare_labels);
  sort_stable (self->legend, sizeof (BujuLegendEntry), compare_legend);
}

/* Builds everything that a layout shows. The body keeps @library alive. */
BujuSceneBody *
buju_scene_body_new (BujuLibrary            *library,
                     const BujuLayout       *layout,
                     const BujuSceneOptions *options)
{
  BujuSceneBody *self = g_atomic_rc_box_new0 (BujuSceneBody);

  self->library = buju_library_ref (library);
  self->content = buju_library_get_content (library);
  self->dataset = buju_library_get_dataset (library);
  self->words = buju_library_get_words (library);
  self->style = buju_library_get_style (library, options->variant);
  self->layout = layout;
  self->options = *options;
  self->options.variant = g_intern_string (options->variant);
  if (options->compare != NULL)
    buju_compare_ref (options->compare);
  if (options->lens != NULL)
    buju_lens_ref (options->lens);
  if (options->overlays != NULL)
    g_ptr_array_ref (options->overlays);
  self->hidden = g_strdupv ((char **) options->hidden);
  self->options.hidden = (const char *const *) self->hidden;
  self->items = g_array_new (FALSE, TRUE, sizeof (BujuItem));
  self->labels = g_array_new (FALSE, TRUE, sizeof (BujuLabel));
  g_array_set_clear_func (self->labels, label_clear);
  self->legend = g_array_new (FALSE, TRUE, sizeof (BujuLegendEntry));
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  self->looks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (1024);
  self->shown = g_hash_table_new (g_str_hash, g_str_equal);
  body_build (self);
  return self;
}

static void
body_clear (gpointer data)
{
  BujuSceneBody *self = data;

  g_array_unref (self->items);
  g_array_unref (self->labels);
  g_array_unref (self->legend);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->looks);
  g_clear_pointer (&self->options.lens, buju_lens_unref);
  g_clear_pointer (&self->options.overlays, g_ptr_array_unref);
  g_hash_table_unref (self->shown);
  g_string_chunk_free (self->strings);
  g_strfreev (self->hidden);
  g_clear_pointer (&self->options.compare, buju_compare_unref);
  buju_library_unref (self->library);
}

/* Gives a reference back. */
void
buju_scene_body_free (BujuSceneBody *self)
{
  g_atomic_rc_box_release_full (self, body_clear);
}

gboolean
buju_scene_body_is_hidden (const BujuSceneBody *self, const char *key)
{
  return key != NULL && self->hidden != NULL
         && g_strv_contains ((const char *const *) self->hidden, key);
}

void
buju_scene_body_add_item (BujuSceneBody *self, const BujuItem *item)
{
  if (!buju_scene_body_is_hidden (self, item->legend_key))
    g_array_append_vals (self->items, item, 1);
}

/* Takes over the label's path. A label without words in it is dropped. */
void
buju_scene_body_add_label (BujuSceneBody *self, BujuLabel *label)
{
  const BujuHint *hint = label->id != NULL ? buju_scene_body_get_hint (self, label->id) : NULL;

  if (buju_text_is_empty (&label->text) || label->symbol->label_size <= 0.0
      || (hint != NULL && hint->hidden))
    {
      g_clear_pointer (&label->path, buju_path_free);
      return;
    }
  if (hint != NULL && hint->has_point)
    {
      g_clear_pointer (&label->path, buju_path_free);
      label->anchor = BUJU_GEOMETRY_POINT;
      label->point = hint->point;
      label->clearance = 0.0;
    }
  if (hint != NULL && hint->side != BUJU_SIDE_ANY)
    label->side = hint->side;
  if (label->priority == 0)
    label->priority = label->symbol->label_priority;
  label->required = label->required || label->symbol->label_required;
  g_array_append_vals (self->labels, label, 1);
}

/* Adds one legend entry; a key that is there already keeps its first words. */
void
buju_scene_body_add_legend (BujuSceneBody    *self,
                            const char       *key,
                            BujuText          text,
                            const BujuSymbol *symbol,
                            BujuItemKind      kind,
                            BujuText          note)
{
  BujuLegendEntry entry
      = { .key = key, .text = text, .symbol = symbol, .kind = kind, .note = note };

  for (guint i = 0; i < self->legend->len; i++)
    if (g_str_equal (g_array_index (self->legend, BujuLegendEntry, i).key, key))
      return;
  g_array_append_val (self->legend, entry);
}

const char *
buju_scene_body_intern (BujuSceneBody *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

const BujuHint *
buju_scene_body_get_hint (const BujuSceneBody *self, const char *id)
{
  return buju_style_get_hint (self->style, self->layout != NULL ? self->layout->id : "*", id);
}

static const char *
cut_at (BujuSceneBody *self, const char *text, const char *end)
{
  const char *found = text != NULL ? strstr (text, end) : NULL;
  g_autofree char *copy = NULL;

  if (found == NULL || found == text)
    return text;
  copy = g_strndup (text, found - text);
  return buju_scene_body_intern (self, copy);
}

/* "Zizhu (Zizhu High-tech Zone)" → "Zizhu", "Jiading District" → "Jiading": on a map the marker
 * says what kind of thing it is. */
static BujuText
shorten (BujuSceneBody *self, BujuText text)
{
  const char *en = cut_at (self, text.en, " (");

  if (en != NULL && g_str_has_suffix (en, " District"))
    en = cut_at (self, en, " District");
  return (BujuText) { cut_at (self, cut_at (self, text.zh, "("), "（"), en };
}

/* The words on the map for the thing @id: the style's, else @name without what goes without
 * saying. */
BujuText
buju_scene_body_name (BujuSceneBody *self, const char *id, BujuText name)
{
  const BujuHint *hint = id != NULL ? buju_scene_body_get_hint (self, id) : NULL;
  BujuText result = shorten (self, name);

  if (hint != NULL && hint->text.zh != NULL)
    result.zh = hint->text.zh;
  if (hint != NULL && hint->text.en != NULL)
    result.en = hint->text.en;
  return result;
}

/* How far off a point may be, m. */
static double
read_radius (const BujuLayer *layer, guint feature)
{
  const char *text = buju_layer_get_text (layer, feature, "accuracy_m");

  return text != NULL ? MAX (g_ascii_strtod (text, NULL), 0.0) : 0.0;
}

/* Looks a gazetteer point up; FALSE when there is none of that id. */
gboolean
buju_scene_body_find_point (const BujuSceneBody *self,
                            const char          *id,
                            BujuPoint           *point,
                            double              *radius)
{
  static const char *const names[] = { "places/places", "places/parks" };

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (names); i++)
    {
      BujuLayer *layer = buju_dataset_get_layer (self->dataset, names[i]);
      int feature = layer != NULL ? buju_layer_find (layer, id) : -1;
      BujuSpan span;

      if (feature < 0)
        continue;
      span = buju_layer_get_span (layer, feature);
      if (span.n_points != 1)
        continue;
      *point = span.points[0];
      *radius = read_radius (layer, feature);
      return TRUE;
    }
  return FALSE;
}

/* Where a place is marked: at its point, else inside its first shape. */
gboolean
buju_scene_body_locate (const BujuSceneBody *self,
                        const BujuPlace     *place,
                        BujuPoint           *point,
                        double              *radius)
{
  if (buju_scene_body_find_point (self, place->point, point, radius))
    return TRUE;
  for (guint i = 0; place->shapes != NULL && i < place->shapes->len; i++)
    {
      BujuLayer *layer;
      guint feature;
      BujuSpan span;

      if (!buju_dataset_find (self->dataset, g_ptr_array_index (place->shapes, i), &layer,
                              &feature))
        continue;
      span = buju_layer_get_span (layer, feature);
      if (span.n_points == 0)
        continue;
      *point = buju_measure_label_point (&span, 500.0);
      *radius = 0.0;
      return TRUE;
    }
  return FALSE;
}

/* The box that an item covers, map units, without its line widths. */
BujuBox
buju_scene_item_get_box (const BujuItem *item)
{
  BujuBox box = BUJU_BOX_EMPTY;

  if (item->kind == BUJU_ITEM_OVERLAY)
    return g_array_index (buju_overlay_get_classes (item->overlay), BujuOverlayClass,
                          item->class).extent;
  if (item->layer != NULL)
    return buju_layer_get_box (item->layer, item->feature);
  buju_box_add_point (&box, item->point.x, item->point.y);
  if (item->kind == BUJU_ITEM_SPOKE)
    buju_box_add_point (&box, item->from.x, item->from.y);
  return box;
}
