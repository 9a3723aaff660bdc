/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene.h"
#include "draw/buju-scene-private.h"
#include "geo/buju-measure.h"

/* The object: a body that every view of a layout shares, and what only one view sees of it. */

struct _BujuScene
{
  BujuSceneBody *body;
  BujuView       view;
  GArray        *labels; /* BujuLabel, paths borrowed from the body */
  /* once, by whoever asks first: who only points at something does not */
  gsize          labels_made;
  GArray        *legend; /* BujuLegendEntry */
  GStringChunk  *strings; /* of the labels of overlays; NULL */
  GPtrArray     *paths;   /* BujuPath, likewise */
};

static BujuBox
label_get_box (const BujuLabel *label)
{
  BujuBox box = BUJU_BOX_EMPTY;

  if (label->path != NULL)
    return buju_path_get_box (label->path);
  buju_box_add_point (&box, label->point.x, label->point.y);
  return box;
}

#define METRES_PER_PT (0.0254 / 72.0)
#define LATIN_WIDTH 0.38 /* of the label size, a letter: English is set at 0.72 of it */
#define ROOM 1.5         /* a district's box over its name: districts are not boxes */

/* N of 1:N, taking a pt of the style for a pt on paper. */
static double
scene_get_scale (const BujuScene *self)
{
  return self->body->options.unit / self->view.scale / METRES_PER_PT;
}

/* Is a polygon large enough on the picture to hold its name? A name that could never fit is not
 * wanted at this scale, which is not the same as one that finds no room. */
static gboolean
scene_has_room (const BujuScene *self, const BujuLabel *label, const BujuBox *box)
{
  double pt = self->view.scale / self->body->options.unit;
  double zh = label->text.zh != NULL ? g_utf8_strlen (label->text.zh, -1) : 0.0;
  double en = label->text.en != NULL ? g_utf8_strlen (label->text.en, -1) * LATIN_WIDTH : 0.0;
  double width = self->body->options.language == BUJU_LANGUAGE_EN ? en : zh;

  if (label->anchor != BUJU_GEOMETRY_POLYGON || label->required)
    return TRUE;
  return buju_box_width (box) * pt > ROOM * width * label->symbol->label_size
         && buju_box_height (box) * pt > ROOM * 2.0 * label->symbol->label_size;
}

static void
scene_pick_labels (BujuScene *self, const BujuBox *seen)
{
  double scale = scene_get_scale (self);

  for (guint i = 0; i < self->body->labels->len; i++)
    {
      const BujuLabel *label = &g_array_index (self->body->labels, BujuLabel, i);
      BujuBox box = label_get_box (label);

      if (label->symbol->label_scale > 0.0 && scale > label->symbol->label_scale)
        continue;
      if (buju_box_intersects (&box, seen) && scene_has_room (self, label, &box))
        g_array_append_vals (self->labels, label, 1);
    }
}

/* A name that has no room in its area stands across it. */
static void
centre_label (BujuLabel *label, const BujuBox *box)
{
  BujuSpan span = buju_path_get_span (label->path);

  label->point = buju_measure_label_point (&span,
                                           (buju_box_width (box) + buju_box_height (box)) / 100);
  label->anchor = BUJU_GEOMETRY_POINT;
  label->side = BUJU_SIDE_CENTRE;
  label->path = NULL;
}

/* Labels of what somebody brought go among the others by their priority. */
static void
scene_pick_overlay_labels (BujuScene *self)
{
  g_autoptr (GArray) found = NULL;
  guint at = 0;

  if (self->body->options.overlays == NULL || self->body->options.overlays->len == 0)
    return;
  found = g_array_new (FALSE, FALSE, sizeof (BujuLabel));
  self->strings = g_string_chunk_new (1024);
  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_path_free);
  buju_scene_list_overlay_labels (self->body, &self->view, found, self->strings, self->paths);
  for (guint i = 0; i < found->len; i++)
    {
      BujuLabel *label = &g_array_index (found, BujuLabel, i);
      BujuBox box = label_get_box (label);

      if (!scene_has_room (self, label, &box))
        centre_label (label, &box);
      while (at < self->labels->len
             && g_array_index (self->labels, BujuLabel, at).priority >= label->priority)
        at++;
      g_array_insert_vals (self->labels, at++, label, 1);
    }
}

static void
scene_make_labels (BujuScene *self)
{
  BujuBox seen;

  if (!g_once_init_enter (&self->labels_made))
    return;
  seen = buju_view_get_box (&self->view, 0.0);
  scene_pick_labels (self, &seen);
  scene_pick_overlay_labels (self);
  g_once_init_leave (&self->labels_made, 1);
}

static gboolean
is_key_of (const BujuItem *item, const BujuLegendEntry *entry)
{
  if (entry->kind != BUJU_ITEM_NONE)
    return g_strcmp0 (item->legend_key, entry->key) == 0;
  /* A heading stands over the classes of its overlay. */
  return item->kind == BUJU_ITEM_OVERLAY
         && g_str_equal (buju_overlay_get_id (item->overlay), entry->key);
}

/* Nothing of it can be seen in any view: only the legend is there to say so. */
static gboolean
is_nowhere (const BujuItem *item)
{
  return item->kind == BUJU_ITEM_OVERLAY
         && buju_overlay_get_n_placeless (item->overlay)
         == buju_overlay_get_n_shown (item->overlay);
}

static gboolean
scene_shows_entry (const BujuScene *self, const BujuLegendEntry *entry, const BujuBox *seen)
{
  for (guint i = 0; i < self->body->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->body->items, BujuItem, i);
      BujuBox box;

      if (!is_key_of (item, entry))
        continue;
      box = buju_scene_item_get_box (item);
      if (buju_box_intersects (&box, seen) || is_nowhere (item))
        return TRUE;
    }
  return FALSE;
}

static void
scene_pick_legend (BujuScene *self, const BujuBox *seen)
{
  for (guint i = 0; i < self->body->legend->len; i++)
    {
      const BujuLegendEntry *entry = &g_array_index (self->body->legend, BujuLegendEntry, i);

      /* The first entry of a lens is its title, too, even when it lights nothing here. */
      if (g_str_equal (entry->key, "lens-place") || scene_shows_entry (self, entry, seen))
        g_array_append_vals (self->legend, entry, 1);
    }
}

static BujuScene *
scene_of_body (BujuSceneBody *body, const BujuView *view)
{
  BujuScene *self = g_atomic_rc_box_new0 (BujuScene);
  BujuBox seen = buju_view_get_box (view, 0.0);

  self->body = body;
  self->view = *view;
  self->labels = g_array_new (FALSE, TRUE, sizeof (BujuLabel));
  self->legend = g_array_new (FALSE, TRUE, sizeof (BujuLegendEntry));
  scene_pick_legend (self, &seen);
  return self;
}

/**
 * buju_scene_new:
 * @library: what is shipped
 * @layout: (nullable): the layout to show; %NULL shows the base map
 * @view: which part, in px or pt
 * @options: language, style, overlays; copied
 *
 * Decides everything that a picture of @layout shows. Nothing is drawn yet.
 *
 * Returns: (transfer full): the scene
 */
BujuScene *
buju_scene_new (BujuLibrary            *library,
                const BujuLayout       *layout,
                const BujuView         *view,
                const BujuSceneOptions *options)
{
  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (view != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->unit > 0.0, NULL);

  return scene_of_body (buju_scene_body_new (library, layout, options), view);
}

/**
 * buju_scene_with_view:
 * @self: a scene
 * @view: another part or size
 *
 * The same things seen through another view. Costs one look at each label and legend entry.
 *
 * Returns: (transfer full): the other scene
 */
BujuScene *
buju_scene_with_view (BujuScene *self, const BujuView *view)
{
  g_return_val_if_fail (self != NULL && view != NULL, NULL);

  return scene_of_body (g_atomic_rc_box_acquire (self->body), view);
}

/**
 * buju_scene_is_alike:
 * @self: a scene
 * @other: another
 *
 * Returns: whether both show the same things, through whatever views: one was made of the other
 */
gboolean
buju_scene_is_alike (const BujuScene *self, const BujuScene *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->body == other->body;
}

/* The same pointers, in the same order. */
static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

static gboolean
are_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char * const *) a, (const char * const *) b);
}

/**
 * buju_scene_has_same_base:
 * @self: a scene
 * @other: another
 *
 * Returns: whether both show the same things but for the layers that somebody brought, through
 *   whatever views
 */
gboolean
buju_scene_has_same_base (const BujuScene *self, const BujuScene *other)
{
  const BujuSceneOptions *a, *b;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  a = &self->body->options;
  b = &other->body->options;
  return self->body == other->body
         || (self->body->library == other->body->library
             && self->body->layout == other->body->layout
             && a->language == b->language && a->unit == b->unit && a->parks == b->parks
             && a->roads == b->roads
             && a->district_names == b->district_names && a->compare == b->compare
             && a->compare_side == b->compare_side
             && a->focus == b->focus && a->lens == b->lens && g_str_equal (a->variant, b->variant)
             && are_equal (self->body->hidden, other->body->hidden));
}

/**
 * buju_scene_has_same_layers:
 * @self: a scene
 * @other: another
 *
 * Returns: whether the layers that somebody brought are the same in both, and look the same
 */
gboolean
buju_scene_has_same_layers (const BujuScene *self, const BujuScene *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return are_same (self->body->options.overlays, other->body->options.overlays);
}

/**
 * buju_scene_ref:
 * @self: a scene
 *
 * Takes another reference.
 *
 * Returns: (transfer full): @self
 */
BujuScene *
buju_scene_ref (BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
scene_clear (gpointer data)
{
  BujuScene *self = data;

  g_array_unref (self->labels);
  g_array_unref (self->legend);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  buju_scene_body_free (self->body);
}

/**
 * buju_scene_unref:
 * @self: (transfer full): a scene
 *
 * Gives a reference back; the last one frees the scene.
 */
void
buju_scene_unref (BujuScene *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, scene_clear);
}

/**
 * buju_scene_get_view:
 * @self: a scene
 *
 * Returns: (transfer none): the view it was made for
 */
const BujuView *
buju_scene_get_view (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->view;
}

/**
 * buju_scene_get_layout:
 * @self: a scene
 *
 * Returns: (transfer none) (nullable): the layout it shows
 */
const BujuLayout *
buju_scene_get_layout (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body->layout;
}

/**
 * buju_scene_get_options:
 * @self: a scene
 *
 * Returns: (transfer none): the scene's copy of its options
 */
const BujuSceneOptions *
buju_scene_get_options (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->body->options;
}

/**
 * buju_scene_get_library:
 * @self: a scene
 *
 * Returns: (transfer none): where its content came from
 */
BujuLibrary *
buju_scene_get_library (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body->library;
}

/**
 * buju_scene_get_items:
 * @self: a scene
 *
 * Returns: (transfer none) (element-type BujuItem): what is drawn, bottom first
 */
GArray *
buju_scene_get_items (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body->items;
}

/**
 * buju_scene_get_labels:
 * @self: a scene
 *
 * Returns: (transfer none) (element-type BujuLabel): the labels whose anchors are in view, highest
 *   priority first
 */
GArray *
buju_scene_get_labels (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  scene_make_labels ((BujuScene *) self);
  return self->labels;
}

/**
 * buju_scene_get_legend:
 * @self: a scene
 *
 * Returns: (transfer none) (element-type BujuLegendEntry): what the view needs explained
 */
GArray *
buju_scene_get_legend (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->legend;
}

/**
 * buju_scene_is_schematic:
 * @self: a scene
 *
 * Returns: whether any shape was derived or guessed, so that the picture must say 示意
 */
gboolean
buju_scene_is_schematic (const BujuScene *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->body->schematic;
}
