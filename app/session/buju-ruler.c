/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-ruler.h"

#include <math.h>

#include "geo/buju-geodesy.h"

struct _BujuRuler
{
  GObject        parent_instance;

  BujuGeodesy   *geodesy;
  BujuRulerKind  kind;
  GArray        *points;    /* BujuPoint, map units */
  gboolean       pointed;
  BujuPoint      pointer;
  gboolean       finished;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (BujuRuler, buju_ruler, G_TYPE_OBJECT)

static void
changed (BujuRuler *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
buju_ruler_finalize (GObject *object)
{
  BujuRuler *self = BUJU_RULER (object);

  g_clear_pointer (&self->geodesy, buju_geodesy_free);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (buju_ruler_parent_class)->finalize (object);
}

static void
buju_ruler_class_init (BujuRulerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_ruler_finalize;
  changed_signal = g_signal_new ("changed", BUJU_TYPE_RULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
buju_ruler_init (BujuRuler *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
}

/**
 * buju_ruler_new:
 *
 * Returns: (transfer full): a ruler for lengths, without points
 */
BujuRuler *
buju_ruler_new (void)
{
  return g_object_new (BUJU_TYPE_RULER, NULL);
}

/**
 * buju_ruler_get_kind:
 * @self: a ruler
 *
 * Returns: what it measures
 */
BujuRulerKind
buju_ruler_get_kind (BujuRuler *self)
{
  g_return_val_if_fail (BUJU_IS_RULER (self), BUJU_RULER_LENGTH);

  return self->kind;
}

/**
 * buju_ruler_set_kind:
 * @self: a ruler
 * @kind: what to measure with the same points
 */
void
buju_ruler_set_kind (BujuRuler *self, BujuRulerKind kind)
{
  g_return_if_fail (BUJU_IS_RULER (self));

  if (kind == self->kind)
    return;
  self->kind = kind;
  changed (self);
}

static gboolean
is_last (BujuRuler *self, BujuPoint at)
{
  const BujuPoint *last = self->points->len > 0
                          ? &g_array_index (self->points, BujuPoint, self->points->len - 1) : NULL;

  return last != NULL && last->x == at.x && last->y == at.y;
}

/**
 * buju_ruler_add:
 * @self: a ruler
 * @at: map units
 *
 * Adds a point; the last one once more is none. After the end it is the first of another
 * measurement.
 */
void
buju_ruler_add (BujuRuler *self, BujuPoint at)
{
  g_return_if_fail (BUJU_IS_RULER (self));

  if (self->finished)
    g_array_set_size (self->points, 0);
  self->finished = FALSE;
  if (!is_last (self, at))
    g_array_append_val (self->points, at);
  changed (self);
}

/**
 * buju_ruler_remove_last:
 * @self: a ruler
 *
 * Takes the last point away. What was at its end goes on.
 *
 * Returns: whether there was one
 */
gboolean
buju_ruler_remove_last (BujuRuler *self)
{
  g_return_val_if_fail (BUJU_IS_RULER (self), FALSE);

  if (self->points->len == 0)
    return FALSE;
  self->finished = FALSE;
  g_array_set_size (self->points, self->points->len - 1);
  changed (self);
  return TRUE;
}

/**
 * buju_ruler_point_at:
 * @self: a ruler
 * @at: (nullable): where the pointer is, map units
 */
void
buju_ruler_point_at (BujuRuler *self, const BujuPoint *at)
{
  g_return_if_fail (BUJU_IS_RULER (self));

  if (at == NULL && !self->pointed)
    return;
  self->pointed = at != NULL;
  if (at != NULL)
    self->pointer = *at;
  changed (self);
}

/**
 * buju_ruler_finish:
 * @self: a ruler
 *
 * The last point is the end: the pointer is measured to no longer.
 */
void
buju_ruler_finish (BujuRuler *self)
{
  g_return_if_fail (BUJU_IS_RULER (self));

  if (self->finished || self->points->len == 0)
    return;
  self->finished = TRUE;
  changed (self);
}

/**
 * buju_ruler_is_finished:
 * @self: a ruler
 *
 * Returns: whether the next point begins anew
 */
gboolean
buju_ruler_is_finished (BujuRuler *self)
{
  g_return_val_if_fail (BUJU_IS_RULER (self), FALSE);

  return self->finished;
}

/**
 * buju_ruler_clear:
 * @self: a ruler
 *
 * Takes all points away.
 */
void
buju_ruler_clear (BujuRuler *self)
{
  g_return_if_fail (BUJU_IS_RULER (self));

  g_array_set_size (self->points, 0);
  self->finished = FALSE;
  self->pointed = FALSE;
  changed (self);
}

/**
 * buju_ruler_get_n_points:
 * @self: a ruler
 *
 * Returns: how many points were set
 */
guint
buju_ruler_get_n_points (BujuRuler *self)
{
  g_return_val_if_fail (BUJU_IS_RULER (self), 0);

  return self->points->len;
}

/**
 * buju_ruler_dup_points:
 * @self: a ruler
 *
 * Returns: (transfer full) (element-type BujuPoint): what is measured, with the pointer at its end
 *   while that counts
 */
GArray *
buju_ruler_dup_points (BujuRuler *self)
{
  GArray *points;

  g_return_val_if_fail (BUJU_IS_RULER (self), NULL);

  points = g_array_copy (self->points);
  if (self->pointed && !self->finished && points->len > 0 && !is_last (self, self->pointer))
    g_array_append_val (points, self->pointer);
  return points;
}

static BujuGeodesy *
get_geodesy (BujuRuler *self)
{
  if (self->geodesy == NULL)
    self->geodesy = buju_geodesy_new ();
  return self->geodesy;
}

/**
 * buju_ruler_get_value:
 * @self: a ruler
 *
 * Returns: m along the points or m² within them, on the ellipsoid; NAN for what crosses itself or
 *   lies nowhere
 */
double
buju_ruler_get_value (BujuRuler *self)
{
  g_autoptr (GArray) points = NULL;

  g_return_val_if_fail (BUJU_IS_RULER (self), NAN);

  points = buju_ruler_dup_points (self);
  if (self->kind == BUJU_RULER_LENGTH)
    return buju_geodesy_get_length (get_geodesy (self), &g_array_index (points, BujuPoint, 0),
                                    points->len);
  if (buju_ruler_is_crossed (self))
    return NAN;
  return buju_geodesy_get_area (get_geodesy (self), &g_array_index (points, BujuPoint, 0),
                                points->len, NULL);
}

/**
 * buju_ruler_get_outline:
 * @self: a ruler
 *
 * Returns: m around the closed ring of its points
 */
double
buju_ruler_get_outline (BujuRuler *self)
{
  g_autoptr (GArray) points = NULL;
  double             length = 0;

  g_return_val_if_fail (BUJU_IS_RULER (self), NAN);

  points = buju_ruler_dup_points (self);
  buju_geodesy_get_area (get_geodesy (self), &g_array_index (points, BujuPoint, 0),
                         points->len, &length);
  return length;
}

/* Over 0 when c lies to the left of the way from a to b. */
static double
turn (const BujuPoint *a, const BujuPoint *b, const BujuPoint *c)
{
  return (b->x - a->x) * (c->y - a->y) - (b->y - a->y) * (c->x - a->x);
}

static gboolean
cross (const BujuPoint *a, const BujuPoint *b, const BujuPoint *c, const BujuPoint *d)
{
  return turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
}

/**
 * buju_ruler_is_crossed:
 * @self: a ruler
 *
 * Returns: whether two sides of the closed ring of its points cross, so that it encloses nothing in
 *   particular
 */
gboolean
buju_ruler_is_crossed (BujuRuler *self)
{
  g_autoptr (GArray)  points = NULL;
  const BujuPoint    *p;
  guint               n;

  g_return_val_if_fail (BUJU_IS_RULER (self), FALSE);

  points = buju_ruler_dup_points (self);
  p = &g_array_index (points, BujuPoint, 0);
  n = points->len;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 2; j < n; j++)
      if ((j + 1) % n != i && cross (&p[i], &p[i + 1], &p[j], &p[(j + 1) % n]))
        return TRUE;
  return FALSE;
}

static gboolean
has_value (BujuRuler *self)
{
  g_autoptr (GArray) points = buju_ruler_dup_points (self);

  return points->len >= (self->kind == BUJU_RULER_LENGTH ? 2 : 3);
}

/**
 * buju_ruler_dup_text:
 * @self: a ruler
 * @language: whose units
 *
 * Returns: (transfer full): what is measured so far; "" with too few points, "—" for what has no
 *   value
 */
char *
buju_ruler_dup_text (BujuRuler *self, BujuLanguage language)
{
  double value;

  g_return_val_if_fail (BUJU_IS_RULER (self), NULL);

  if (!has_value (self))
    return g_strdup ("");
  value = buju_ruler_get_value (self);
  return self->kind == BUJU_RULER_LENGTH ? buju_length_dup_text (value, language)
         : buju_area_dup_text (value, language);
}

/**
 * buju_ruler_dup_result:
 * @self: a ruler
 * @language: whose words
 *
 * Returns: (transfer full): the same for the clipboard: an area with the length of what is around
 *   it
 */
char *
buju_ruler_dup_result (BujuRuler *self, BujuLanguage language)
{
  g_autofree char *value = NULL;
  g_autofree char *outline = NULL;

  g_return_val_if_fail (BUJU_IS_RULER (self), NULL);

  value = buju_ruler_dup_text (self, language);
  if (self->kind == BUJU_RULER_LENGTH || *value == '\0')
    return g_steal_pointer (&value);
  outline = buju_length_dup_text (buju_ruler_get_outline (self), language);
  if (language == BUJU_LANGUAGE_ZH)
    return g_strdup_printf ("%s，周长 %s", value, outline);
  return g_strdup_printf (language == BUJU_LANGUAGE_BOTH ? "%s, 周长 perimeter %s"
                          : "%s, perimeter %s", value, outline);
}
