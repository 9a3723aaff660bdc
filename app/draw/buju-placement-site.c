/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-site.h"

#include <math.h>

/* Boxes that only touch do not collide; rounding must not decide. */
#define TOUCH 1e-6

/* hypot() guards against overflow, which no picture is large enough for, and takes five times as
 * long. */
static double
get_length (double dx, double dy)
{
  return sqrt (dx * dx + dy * dy);
}

static gboolean
boxes_overlap (const BujuBox *a, const BujuBox *b)
{
  return a->x0 < b->x1 - TOUCH && b->x0 < a->x1 - TOUCH && a->y0 < b->y1 - TOUCH
         && b->y0 < a->y1 - TOUCH;
}

/**
 * buju_site_make:
 * @setting: how the text is set
 * @halo: how far the halo reaches beyond the text
 * @centre: where the middle of the text goes
 * @angle: radians, clockwise on the screen; 0 = upright
 *
 * Returns: a site without leader, cost or anchor, centred, for the first setting
 */
BujuSite
buju_site_make (const BujuLabelSetting *setting, double halo, BujuPoint centre, double angle)
{
  BujuSite self = { .centre = centre, .angle = angle, .anchor = centre, .foot = centre };
  double c = fabs (cos (angle)), s = fabs (sin (angle));
  double x, y;

  self.half_width = setting->width / 2 + halo;
  self.half_height = setting->height / 2 + halo;
  x = angle == 0 ? self.half_width : c * self.half_width + s * self.half_height;
  y = angle == 0 ? self.half_height : s * self.half_width + c * self.half_height;
  self.box = (BujuBox) { centre.x - x, centre.y - y, centre.x + x, centre.y + y };
  return self;
}

/**
 * buju_site_make_bent:
 * @bend: letters along a line; must outlive the site
 *
 * Returns: a site without cost or anchor; it never has a leader
 */
BujuSite
buju_site_make_bent (const BujuBend *bend)
{
  BujuSite self = { .box = bend->box, .bend = bend };

  self.centre = self.anchor = self.foot = buju_box_centre (&bend->box);
  self.half_width = buju_box_width (&bend->box) / 2;
  self.half_height = buju_box_height (&bend->box) / 2;
  return self;
}

/**
 * buju_site_get_n_boxes:
 * @self: a site
 *
 * Returns: how many turned boxes the text consists of
 */
guint
buju_site_get_n_boxes (const BujuSite *self)
{
  return self->bend != NULL ? self->bend->n_boxes : 1;
}

/**
 * buju_site_get_box:
 * @self: a site
 * @i: number of a box
 *
 * Returns: the box, halo included
 */
BujuTurnedBox
buju_site_get_box (const BujuSite *self, guint i)
{
  if (self->bend != NULL)
    return self->bend->boxes[i];
  return (BujuTurnedBox) { self->centre, self->half_width, self->half_height, self->angle };
}

/* One box of a bent text, as a site of its own. */
static BujuSite
get_piece (const BujuSite *self, guint i)
{
  const BujuTurnedBox *box = &self->bend->boxes[i];

  return (BujuSite) { .box = self->box, .centre = box->centre, .half_width = box->half_width,
                      .half_height = box->half_height, .angle = box->angle };
}

/* @point seen from the middle of the text, along and across it. */
static BujuPoint
to_local (const BujuSite *self, BujuPoint point)
{
  double dx = point.x - self->centre.x, dy = point.y - self->centre.y;
  double c, s;

  if (self->angle == 0)
    return (BujuPoint) { dx, dy };
  c = cos (self->angle);
  s = sin (self->angle);
  return (BujuPoint) { c * dx + s * dy, c * dy - s * dx };
}

static BujuPoint
from_local (const BujuSite *self, BujuPoint point)
{
  double c = cos (self->angle), s = sin (self->angle);

  return (BujuPoint) { self->centre.x + c * point.x - s * point.y,
                       self->centre.y + s * point.x + c * point.y };
}

/**
 * buju_site_add_leader:
 * @self: an upright or turned site
 * @anchor: where the leader starts
 *
 * Joins the text to @anchor by a line that ends at the nearest point of the text's box.
 */
void
buju_site_add_leader (BujuSite *self, BujuPoint anchor)
{
  BujuPoint p = to_local (self, anchor);

  p.x = CLAMP (p.x, -self->half_width, self->half_width);
  p.y = CLAMP (p.y, -self->half_height, self->half_height);
  self->anchor = anchor;
  self->foot = from_local (self, p);
  self->leader = TRUE;
}

/**
 * buju_site_get_corner:
 * @self: a site
 * @halo: as it was made with
 *
 * Returns: the top left corner of the setting before it is turned about that corner
 */
BujuPoint
buju_site_get_corner (const BujuSite *self, double halo)
{
  return from_local (self, (BujuPoint) { halo - self->half_width, halo - self->half_height });
}

/* Whether the projections of both boxes on the axes of @a are apart. */
static gboolean
separated_along (const BujuSite *a, const BujuSite *b)
{
  BujuPoint centre = to_local (a, b->centre);
  double c = fabs (cos (b->angle - a->angle)), s = fabs (sin (b->angle - a->angle));
  double reach_x = a->half_width + c * b->half_width + s * b->half_height;
  double reach_y = a->half_height + s * b->half_width + c * b->half_height;

  return fabs (centre.x) >= reach_x - TOUCH || fabs (centre.y) >= reach_y - TOUCH;
}

/* Separating axes: two convex shapes are apart if they are so along the normal of one of their
 * sides. */
static gboolean
texts_overlap (const BujuSite *a, const BujuSite *b)
{
  if (!boxes_overlap (&a->box, &b->box))
    return FALSE;
  if (a->angle == 0 && b->angle == 0)
    return TRUE;
  return !separated_along (a, b) && !separated_along (b, a);
}

static double
cross (BujuPoint o, BujuPoint a, BujuPoint b)
{
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

static gboolean
segments_cross (BujuPoint a, BujuPoint b, BujuPoint c, BujuPoint d)
{
  return cross (a, b, c) * cross (a, b, d) < 0 && cross (c, d, a) * cross (c, d, b) < 0;
}

/* Clips the segment p–q against the text's box, Liang–Barsky, and sees whether anything is left. */
static gboolean
segment_meets_text (const BujuSite *self, BujuPoint p, BujuPoint q)
{
  BujuPoint a = to_local (self, p), b = to_local (self, q);
  double d[4] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  double room[4] = { a.x + self->half_width, self->half_width - a.x,
                     a.y + self->half_height, self->half_height - a.y };
  double t0 = 0, t1 = 1;

  for (guint i = 0; i < 4; i++)
    {
      if (d[i] == 0 && room[i] <= 0)
        return FALSE;
      if (d[i] < 0)
        t0 = MAX (t0, room[i] / d[i]);
      else if (d[i] > 0)
        t1 = MIN (t1, room[i] / d[i]);
    }
  return t0 < t1;
}

/* Whether one of the boxes of @self is in the way of @other. */
static gboolean
bent_collides (const BujuSite *self, const BujuSite *other)
{
  BujuBox reach = buju_site_get_reach (other);

  if (!boxes_overlap (&self->box, &reach))
    return FALSE;
  for (guint i = 0; i < self->bend->n_boxes; i++)
    {
      BujuSite piece = get_piece (self, i);

      if (buju_site_collides (other, &piece))
        return TRUE;
    }
  return FALSE;
}

/**
 * buju_site_collides:
 * @self: a site
 * @other: a site of another label
 *
 * Returns: whether both cannot be taken, because text would lie over text or over a leader, or
 *   leaders cross
 */
gboolean
buju_site_collides (const BujuSite *self, const BujuSite *other)
{
  if (self->bend != NULL)
    return bent_collides (self, other);
  if (other->bend != NULL)
    return bent_collides (other, self);
  if (texts_overlap (self, other))
    return TRUE;
  if (self->leader && segment_meets_text (other, self->anchor, self->foot))
    return TRUE;
  if (other->leader && segment_meets_text (self, other->anchor, other->foot))
    return TRUE;
  return self->leader && other->leader &&
         segments_cross (self->anchor, self->foot, other->anchor, other->foot);
}

/**
 * buju_site_get_distance:
 * @self: a site
 * @point: a point in user space
 *
 * Returns: how far @point is from the text's box; 0 inside
 */
double
buju_site_get_distance (const BujuSite *self, BujuPoint point)
{
  double least = G_MAXDOUBLE;
  BujuPoint p;

  for (guint i = 0; self->bend != NULL && i < self->bend->n_boxes; i++)
    {
      BujuSite piece = get_piece (self, i);

      least = MIN (least, buju_site_get_distance (&piece, point));
    }
  if (self->bend != NULL)
    return least;
  p = to_local (self, point);

  return get_length (MAX (fabs (p.x) - self->half_width, 0),
                     MAX (fabs (p.y) - self->half_height, 0));
}

static double
distance_to_segment (BujuPoint p, BujuPoint a, BujuPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;

  t = CLAMP (t, 0, 1);
  return get_length (p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/**
 * buju_site_meets_disc:
 * @self: a site
 * @centre: of the disc
 * @radius: of the disc
 *
 * The leader may start at the disc of its own anchor.
 *
 * Returns: whether text or leader lie over the disc
 */
gboolean
buju_site_meets_disc (const BujuSite *self, BujuPoint centre, double radius)
{
  if (buju_site_get_distance (self, centre) < radius - TOUCH)
    return TRUE;
  if (!self->leader || get_length (centre.x - self->anchor.x, centre.y - self->anchor.y) < radius)
    return FALSE;
  return distance_to_segment (centre, self->anchor, self->foot) < radius;
}

/**
 * buju_site_meets_box:
 * @self: a site
 * @box: an upright box
 *
 * Returns: whether text or leader lie over @box
 */
gboolean
buju_site_meets_box (const BujuSite *self, const BujuBox *box)
{
  BujuSite other = { .box = *box };

  other.centre = (BujuPoint) { (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2 };
  other.half_width = (box->x1 - box->x0) / 2;
  other.half_height = (box->y1 - box->y0) / 2;
  return buju_site_collides (self, &other);
}

/**
 * buju_site_get_reach:
 * @self: a site
 *
 * Returns: the box around text and leader
 */
BujuBox
buju_site_get_reach (const BujuSite *self)
{
  BujuBox box = self->box;

  if (self->leader)
    {
      box.x0 = MIN (box.x0, self->anchor.x);
      box.y0 = MIN (box.y0, self->anchor.y);
      box.x1 = MAX (box.x1, self->anchor.x);
      box.y1 = MAX (box.y1, self->anchor.y);
    }
  return box;
}
