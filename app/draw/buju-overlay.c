/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay.h"

#include <math.h>

#include "data/buju-columns.h"
#include "draw/buju-overlay-private.h"

/* What all overlays of one layer share. */
typedef struct
{
  BujuLayer         *layer;
  BujuReport        *report;
  BujuOverlaySource  source;
  int                title;   /* column that looks like a name; -1 */
} Data;

struct _BujuOverlay
{
  Data               *data;
  char               *id;
  char               *name;
  BujuOverlayLook     look;
  BujuOverlaySorting *sorting;
  GArray             *classes;  /* BujuOverlayClass, those of the sorting with symbols */
};

static void
data_clear (gpointer memory)
{
  Data *self = memory;

  buju_layer_unref (self->layer);
  buju_report_free (self->report);
  g_free (self->source.path);
  g_free (self->source.member);
  g_free (self->source.crs);
  g_free (self->source.encoding);
  g_free (self->source.columns);
  g_free (self->source.table);
  g_clear_pointer (&self->source.sum, buju_file_sum_unref);
}

static Data *
data_new (BujuLayer *layer, BujuReport *report, const BujuOverlaySource *source)
{
  Data *self = g_atomic_rc_box_new0 (Data);
  BujuTable *table = buju_layer_get_table (layer);

  self->layer = buju_layer_ref (layer);
  self->report = report != NULL ? report : buju_report_new (buju_layer_get_name (layer));
  self->title = table != NULL ? buju_columns_find (table).title : -1;
  if (source == NULL)
    return self;
  self->source = *source;
  self->source.path = g_strdup (source->path);
  self->source.member = g_strdup (source->member);
  self->source.crs = g_strdup (source->crs);
  self->source.encoding = g_strdup (source->encoding);
  self->source.columns = g_strdup (source->columns);
  self->source.table = g_strdup (source->table);
  self->source.sum = source->sum != NULL ? buju_file_sum_ref (source->sum) : NULL;
  return self;
}

static void
make_classes (BujuOverlay *self)
{
  BujuGeometry geometry = buju_layer_get_geometry (self->data->layer);

  self->classes = g_array_copy (self->sorting->classes);
  for (guint i = 0; i < self->classes->len; i++)
    buju_overlay_make_symbol (self->sorting, &self->look, geometry, i,
                              &g_array_index (self->classes, BujuOverlayClass, i).symbol);
}

/* @data and @sorting are taken over. */
static BujuOverlay *
overlay_make (Data *data, const char *id, const char *name, const BujuOverlayLook *look,
              BujuOverlaySorting *sorting)
{
  BujuOverlay *self = g_atomic_rc_box_new0 (BujuOverlay);

  self->data = data;
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  buju_overlay_look_copy (look, &self->look);
  self->sorting = sorting;
  make_classes (self);
  return self;
}

/**
 * buju_overlay_new:
 * @id: "overlay-1"
 * @name: for people
 * @layer: in the map CRS
 * @report: (transfer full) (nullable): what was found while reading
 * @source: (nullable): where it came from; copied
 * @look: (nullable): how it is shown; copied; %NULL for the usual look
 *
 * Returns: (transfer full): an overlay
 */
BujuOverlay *
buju_overlay_new (const char              *id,
                  const char              *name,
                  BujuLayer               *layer,
                  BujuReport              *report,
                  const BujuOverlaySource *source,
                  const BujuOverlayLook   *look)
{
  g_auto (BujuOverlayLook) usual = { 0 };

  g_return_val_if_fail (id != NULL && name != NULL && layer != NULL, NULL);

  if (look == NULL)
    buju_overlay_look_init (&usual, 0);
  look = look != NULL ? look : &usual;
  return overlay_make (data_new (layer, report, source), id, name, look,
                       buju_overlay_sorting_new (layer, look));
}

/**
 * buju_overlay_ref:
 * @self: an overlay
 *
 * Returns: (transfer full): @self
 */
BujuOverlay *
buju_overlay_ref (BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
overlay_clear (gpointer memory)
{
  BujuOverlay *self = memory;

  g_array_unref (self->classes);
  buju_overlay_sorting_unref (self->sorting);
  buju_overlay_look_clear (&self->look);
  g_free (self->id);
  g_free (self->name);
  g_atomic_rc_box_release_full (self->data, data_clear);
}

/**
 * buju_overlay_unref:
 * @self: (transfer full): an overlay
 */
void
buju_overlay_unref (BujuOverlay *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, overlay_clear);
}

/**
 * buju_overlay_with_look:
 * @self: an overlay
 * @look: how to show it
 *
 * Sorts the features anew only when that is needed: colours, size, opacity cost nothing.
 *
 * Returns: (transfer full): the same, looking otherwise
 */
BujuOverlay *
buju_overlay_with_look (BujuOverlay *self, const BujuOverlayLook *look)
{
  BujuOverlaySorting *sorting;

  g_return_val_if_fail (self != NULL && look != NULL, NULL);

  sorting = buju_overlay_sorting_is_for (self->sorting, look)
            ? buju_overlay_sorting_ref (self->sorting)
                                                              : buju_overlay_sorting_new (
                                                                  self->data->layer, look);
  return overlay_make (g_atomic_rc_box_acquire (self->data), self->id, self->name, look, sorting);
}

static BujuOverlay *
overlay_named (BujuOverlay *self, const char *id, const char *name)
{
  return overlay_make (g_atomic_rc_box_acquire (self->data), id, name, &self->look,
                       buju_overlay_sorting_ref (self->sorting));
}

/**
 * buju_overlay_with_name:
 * @self: an overlay
 * @name: for people
 *
 * Returns: (transfer full): the same with another name
 */
BujuOverlay *
buju_overlay_with_name (BujuOverlay *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return overlay_named (self, self->id, name);
}

/**
 * buju_overlay_with_id:
 * @self: an overlay
 * @id: "overlay-2"
 *
 * Returns: (transfer full): the same with another id
 */
BujuOverlay *
buju_overlay_with_id (BujuOverlay *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return overlay_named (self, id, self->name);
}

/**
 * buju_overlay_get_id:
 * @self: an overlay
 *
 * Returns: (transfer none): its id
 */
const char *
buju_overlay_get_id (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * buju_overlay_get_name:
 * @self: an overlay
 *
 * Returns: (transfer none): its name
 */
const char *
buju_overlay_get_name (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * buju_overlay_get_layer:
 * @self: an overlay
 *
 * Returns: (transfer none): its features, m
 */
BujuLayer *
buju_overlay_get_layer (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data->layer;
}

/**
 * buju_overlay_get_report:
 * @self: an overlay
 *
 * Returns: (transfer none): what was found while reading
 */
const BujuReport *
buju_overlay_get_report (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data->report;
}

/**
 * buju_overlay_get_source:
 * @self: an overlay
 *
 * Returns: (transfer none): where it came from
 */
const BujuOverlaySource *
buju_overlay_get_source (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->data->source;
}

/**
 * buju_overlay_await_hash:
 * @self: an overlay
 *
 * May read its files, however large, or wait for who does; see buju_file_sum_await().
 *
 * Returns: (transfer none) (nullable): the SHA-256 of the files that were read, hexadecimal; %NULL
 *   when they have changed since, or it comes from none
 */
const char *
buju_overlay_await_hash (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data->source.sum != NULL ? buju_file_sum_await (self->data->source.sum) : NULL;
}

/**
 * buju_overlay_get_look:
 * @self: an overlay
 *
 * Returns: (transfer none): how it is shown
 */
const BujuOverlayLook *
buju_overlay_get_look (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->look;
}

/**
 * buju_overlay_get_extent:
 * @self: an overlay
 *
 * Returns: the box around all features, m; empty without any
 */
BujuBox
buju_overlay_get_extent (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, BUJU_BOX_EMPTY);

  return buju_layer_get_extent (self->data->layer);
}

/**
 * buju_overlay_get_classes:
 * @self: an overlay
 *
 * Returns: (transfer none) (element-type BujuOverlayClass): its classes, as the legend has them;
 *   one at least
 */
GArray *
buju_overlay_get_classes (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->classes;
}

/**
 * buju_overlay_get_class:
 * @self: an overlay
 * @feature: number of a feature
 *
 * Returns: the number of its class; -1 when it is filtered out
 */
int
buju_overlay_get_class (const BujuOverlay *self, guint feature)
{
  g_return_val_if_fail (self != NULL, -1);

  return feature < buju_layer_get_n_features (self->data->layer) ? self->sorting->class_of[feature]
         : -1;
}

/**
 * buju_overlay_get_n_shown:
 * @self: an overlay
 *
 * Returns: how many features pass the filter
 */
guint
buju_overlay_get_n_shown (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sorting->n_shown;
}

/**
 * buju_overlay_get_n_placeless:
 * @self: an overlay
 *
 * Returns: how many of the features that pass the filter have no place: rows without coordinates or
 *   with a name that was
 * not found
 */
guint
buju_overlay_get_n_placeless (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sorting->n_placeless;
}

/**
 * buju_overlay_get_problem:
 * @self: an overlay
 *
 * Returns: (transfer none) (nullable): what is wrong with the filter or the fields of the look
 */
const char *
buju_overlay_get_problem (const BujuOverlay *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sorting->problem;
}

/**
 * buju_overlay_get_members:
 * @self: an overlay
 * @class: number of a class
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): its features, ascending
 */
const guint32 *
buju_overlay_get_members (const BujuOverlay *self, guint class, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL && class < self->classes->len, NULL);

  *n = self->sorting->starts[class + 1] - self->sorting->starts[class];
  return self->sorting->members + self->sorting->starts[class];
}

/**
 * buju_overlay_get_size:
 * @self: an overlay
 * @feature: number of a feature
 *
 * Returns: the diameter of its marker, pt: the area is in proportion to the size field, if there is
 *   one
 */
double
buju_overlay_get_size (const BujuOverlay *self, guint feature)
{
  const BujuOverlaySorting *sorting;
  double size, number;

  g_return_val_if_fail (self != NULL, 0);

  sorting = self->sorting;
  size = CLAMP (self->look.size, BUJU_OVERLAY_SMALLEST, BUJU_OVERLAY_LARGEST);
  if (sorting->size_field < 0 || sorting->size_most <= 0)
    return size;
  number = buju_table_get_number (buju_layer_get_table (self->data->layer), feature,
                                  sorting->size_field);
  return fmax (BUJU_OVERLAY_SMALLEST, number > 0 ? size * sqrt (number / sorting->size_most) : 0);
}

const BujuOverlaySorting *
buju_overlay_get_sorting (const BujuOverlay *self)
{
  return self->sorting;
}

/* The column that looks like a name; -1. */
int
buju_overlay_get_title_field (const BujuOverlay *self)
{
  return self->data->title;
}
