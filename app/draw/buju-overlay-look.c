/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-look.h"

#include <math.h>

#include "plan/buju-names.h"

#define SIZE 6.0           /* pt */
#define SIZED 24.0         /* pt: of the largest, so that the smaller ones are seen, too */
#define LINE_SHARE 0.2     /* of the size */
#define BORDER_SHARE 0.5   /* of a line's, of an area's border */
#define N_CLASSES 5

static const char *const mode_names[] = { "single", "category", "graduated", NULL };

/**
 * buju_overlay_look_init:
 * @self: (out caller-allocates): a look
 * @number: how many overlays there are already
 *
 * The usual look: all alike, in a colour that its neighbours do not have.
 */
void
buju_overlay_look_init (BujuOverlayLook *self, guint number)
{
  /* Vermilion first: the maps themselves are blue, green and grey. Yellow is not seen on them. */
  static const guint order[] = { 5, 0, 3, 2, 1, 4 };
  const BujuPalette *palette = buju_palette_find (BUJU_PALETTE_DEFAULT_CATEGORIES);

  g_return_if_fail (self != NULL);

  *self = (BujuOverlayLook) { .visible = TRUE, .opacity = 1, .mode = BUJU_OVERLAY_SINGLE,
                              .breaks = BUJU_BREAKS_QUANTILE,
                              .n_classes = N_CLASSES, .marker = BUJU_MARKER_CIRCLE, .size = SIZE };
  self->color = buju_palette_get_color (palette, order[number % G_N_ELEMENTS (order)], palette->n);
}

/**
 * buju_overlay_look_copy:
 * @self: a look
 * @copy: (out caller-allocates): one with strings of its own
 */
void
buju_overlay_look_copy (const BujuOverlayLook *self, BujuOverlayLook *copy)
{
  g_return_if_fail (self != NULL && copy != NULL);

  *copy = *self;
  copy->field = g_strdup (self->field);
  copy->palette = g_strdup (self->palette);
  copy->size_field = g_strdup (self->size_field);
  copy->label_field = g_strdup (self->label_field);
  copy->filter = g_strdup (self->filter);
}

/**
 * buju_overlay_look_clear:
 * @self: a look
 *
 * Frees its strings.
 */
void
buju_overlay_look_clear (BujuOverlayLook *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->palette, g_free);
  g_clear_pointer (&self->size_field, g_free);
  g_clear_pointer (&self->label_field, g_free);
  g_clear_pointer (&self->filter, g_free);
}

static gboolean
color_equal (const BujuColor *a, const BujuColor *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue && a->alpha == b->alpha;
}

/**
 * buju_overlay_look_equal:
 * @a: a look
 * @b: another
 *
 * Returns: whether they are the same
 */
gboolean
buju_overlay_look_equal (const BujuOverlayLook *a, const BujuOverlayLook *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->visible == b->visible && a->opacity == b->opacity && a->mode == b->mode
         && a->breaks == b->breaks
         && a->n_classes == b->n_classes && a->marker == b->marker && a->size == b->size
         && color_equal (&a->color, &b->color) && g_strcmp0 (a->field, b->field) == 0
         && g_strcmp0 (a->palette, b->palette) == 0 && g_strcmp0 (a->size_field, b->size_field) == 0
         && g_strcmp0 (a->label_field, b->label_field) == 0
         && g_strcmp0 (a->filter, b->filter) == 0;
}

/**
 * buju_overlay_look_set:
 * @string: one of a look's strings
 * @value: (nullable): its new value, copied; "" is %NULL
 */
void
buju_overlay_look_set (char **string, const char *value)
{
  char *copy;

  g_return_if_fail (string != NULL);

  copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (*string);
  *string = copy;
}

/**
 * buju_overlay_look_size_by:
 * @self: a look of points
 * @field: (nullable): what decides their sizes; %NULL for none
 *
 * The size is that of the largest from now on: one that suits points which are all alike becomes
 * one that suits the largest, and back again. What somebody chose stays.
 */
void
buju_overlay_look_size_by (BujuOverlayLook *self, const char *field)
{
  gboolean was_sized;

  g_return_if_fail (self != NULL);

  was_sized = self->size_field != NULL;
  buju_overlay_look_set (&self->size_field, field);
  if (!was_sized && self->size_field != NULL && self->size == SIZE)
    self->size = SIZED;
  else if (was_sized && self->size_field == NULL && self->size == SIZED)
    self->size = SIZE;
}

/**
 * buju_overlay_look_get_line_width:
 * @self: a look
 *
 * Returns: pt
 */
double
buju_overlay_look_get_line_width (const BujuOverlayLook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return fmax (0.25, CLAMP (self->size, BUJU_OVERLAY_SMALLEST, BUJU_OVERLAY_LARGEST) * LINE_SHARE);
}

/**
 * buju_overlay_look_get_share:
 * @geometry: of a layer
 *
 * Returns: how wide the lines of a layer are drawn, or the borders of its areas, as a share of
 *   what its look calls size; 1 for points
 */
double
buju_overlay_look_get_share (BujuGeometry geometry)
{
  switch (geometry)
    {
    case BUJU_GEOMETRY_POINT:
      return 1;
    case BUJU_GEOMETRY_LINE:
      return LINE_SHARE;
    default:
      return LINE_SHARE * BORDER_SHARE;
    }
}

/**
 * buju_overlay_mode_get_name:
 * @mode: a mode
 *
 * Returns: its name in files
 */
const char *
buju_overlay_mode_get_name (BujuOverlayMode mode)
{
  return mode_names[CLAMP (mode, BUJU_OVERLAY_SINGLE, BUJU_OVERLAY_GRADUATED)];
}

/**
 * buju_overlay_mode_from_name:
 * @name: a name in a file
 * @mode: (out): the mode
 *
 * Returns: whether there is one of that name
 */
gboolean
buju_overlay_mode_from_name (const char *name, BujuOverlayMode *mode)
{
  int found;

  g_return_val_if_fail (name != NULL && mode != NULL, FALSE);

  if ((found = buju_names_find (mode_names, name)) < 0)
    return FALSE;
  *mode = found;
  return TRUE;
}
