/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-private.h"

#include "draw/buju-placement-search.h"
#include "draw/buju-placement-solver.h"

#include <math.h>

#define SITES_EXPECTED 128    /* a label */
#define SHORTER_ROUNDS 4      /* in which names give up their English */
#define NAME_WORTH 4          /* English names that one more name on the map may cost */
#define GROUP_MIN 3           /* labels of one look that have an inside and an outside */
#define SIDE_WISH 1.0
#define GROUP_WISH 0.8        /* the most that a group wishes its labels outside */

/* Labels of one look: the members of a belt surround a middle, and their names stand outside. */
typedef struct
{
  BujuPoint sum;
  double    spread;   /* sum of distances from the middle */
  guint     n;
} Group;

static Group *
get_group (GHashTable *groups, const BujuLabel *label)
{
  Group *group = g_hash_table_lookup (groups, label->symbol);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      g_hash_table_insert (groups, (gpointer) label->symbol, group);
    }
  return group;
}

static BujuPoint
get_middle (const Group *group)
{
  return (BujuPoint) { group->sum.x / group->n, group->sum.y / group->n };
}

static GHashTable *
group_labels (const BujuPlacementTask *task)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < task->n_labels; i++)
    {
      const BujuLabel *label = &task->labels[i];
      Group *group = get_group (groups, label);

      if (label->anchor != BUJU_GEOMETRY_POINT)
        continue;
      group->sum.x += label->point.x;
      group->sum.y += label->point.y;
      group->n++;
    }
  for (guint i = 0; i < task->n_labels; i++)
    {
      const BujuLabel *label = &task->labels[i];
      Group *group = get_group (groups, label);

      if (label->anchor == BUJU_GEOMETRY_POINT)
        group->spread += hypot (label->point.x - get_middle (group).x,
                                label->point.y - get_middle (group).y);
    }
  return groups;
}

static BujuPoint
get_side_direction (BujuSide side)
{
  switch (side)
    {
    case BUJU_SIDE_RIGHT:
      return (BujuPoint) { SIDE_WISH, 0 };
    case BUJU_SIDE_LEFT:
      return (BujuPoint) { -SIDE_WISH, 0 };
    case BUJU_SIDE_ABOVE:
      return (BujuPoint) { 0, -SIDE_WISH };
    case BUJU_SIDE_BELOW:
      return (BujuPoint) { 0, SIDE_WISH };
    case BUJU_SIDE_ANY:
    case BUJU_SIDE_CENTRE:
    default:
      return (BujuPoint) { 0, 0 };
    }
}

/* Where a label should go seen from its anchor: what it asks for, or else out of its group. */
static BujuPoint
get_wish (GHashTable *groups, const BujuLabel *label)
{
  const Group *group = g_hash_table_lookup (groups, label->symbol);
  double dx, dy, length, strength;

  if (label->side != BUJU_SIDE_ANY || label->anchor != BUJU_GEOMETRY_POINT)
    return get_side_direction (label->side);
  if (group == NULL || group->n < GROUP_MIN || !(group->spread > 0))
    return (BujuPoint) { 0, 0 };
  dx = label->point.x - get_middle (group).x;
  dy = get_middle (group).y - label->point.y;
  length = hypot (dx, dy);
  if (length <= 0)
    return (BujuPoint) { 0, 0 };
  strength = GROUP_WISH * MIN (1, length / (group->spread / group->n));
  return (BujuPoint) { dx / length * strength, dy / length * strength };
}

static void
take_choice (BujuPlacement *self, const BujuLabel *label, const BujuLabelText *text,
             const BujuSite *site)
{
  const BujuLabelSetting *setting = &text->settings[site->setting];
  BujuPoint corner = buju_site_get_corner (site, text->halo);
  double x = buju_label_setting_indent (setting, 0, site->align);
  double y = setting->lines[0].baseline - setting->lines[0].rise;
  BujuPlaced placed = { .label = label, .box = site->box, .angle = site->angle,
                        .align = site->align,
                        .leader = site->leader, .anchor = site->anchor,
                        .bent = site->bend != NULL };

  placed.origin.x = corner.x + cos (site->angle) * x - sin (site->angle) * y;
  placed.origin.y = corner.y + sin (site->angle) * x + cos (site->angle) * y;
  g_array_append_val (self->placed, placed);
  g_array_append_val (self->settings, setting);
  g_array_append_val (self->sites, *site);
}

/* @brief: (nullable): which labels are set in Chinese alone. */
static void
set_texts (BujuPlacement *self, const BujuPlacementTask *task, const gboolean *brief)
{
  BujuTypesetter typesetter;

  self->n_texts = task->n_labels;
  self->texts = g_new0 (BujuLabelText, task->n_labels);
  buju_typesetter_init (&typesetter, task->family, task->serif, task->language, task->unit);
  for (guint i = 0; i < task->n_labels; i++)
    {
      typesetter.language = brief != NULL && brief[i] ? BUJU_LANGUAGE_ZH : task->language;
      buju_label_text_init (&self->texts[i], &typesetter, &task->labels[i]);
      self->n_missing += self->texts[i].n_missing;
    }
  buju_typesetter_clear (&typesetter);
}

/* Finds sites for every label that is wanted in this picture. @wanted gets the numbers of those
 * labels. */
static void
search_sites (BujuPlacement *self, const BujuPlacementTask *task, BujuSolver *solver,
              GArray *wanted)
{
  g_autoptr (BujuGround) ground = buju_ground_new (task);
  g_autoptr (GHashTable) groups = group_labels (task);

  for (guint i = 0; i < task->n_labels; i++)
    {
      const BujuLabel *label = &task->labels[i];
      g_autoptr (GArray) sites = g_array_sized_new (FALSE, FALSE, sizeof (BujuSite),
                                                    SITES_EXPECTED);
      BujuSiteSearch search = { ground, label, &self->texts[i], get_wish (groups, label), sites,
                                self->bends };

      if (self->texts[i].n_settings == 0 || !buju_site_search_run (&search))
        continue;
      buju_solver_add_label (solver, sites, label->required, label->priority);
      g_array_append_val (wanted, i);
    }
}

static BujuPlacement *
placement_new (const BujuPlacementTask *task)
{
  BujuPlacement *self = g_new0 (BujuPlacement, 1);

  self->family = g_strdup (task->family);
  self->serif = g_strdup (task->serif != NULL ? task->serif : task->family);
  self->unit = task->unit;
  self->placed = g_array_new (FALSE, FALSE, sizeof (BujuPlaced));
  self->settings = g_array_new (FALSE, FALSE, sizeof (const BujuLabelSetting *));
  self->sites = g_array_new (FALSE, FALSE, sizeof (BujuSite));
  self->bends = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_bend_free);
  self->unplaced = g_ptr_array_new ();
  self->shortened = g_ptr_array_new ();
  return self;
}

/* @brief: (nullable): which labels are set in Chinese alone. */
static BujuPlacement *
solve (const BujuPlacementTask *task, const gboolean *brief)
{
  g_autoptr (BujuSolver) solver = NULL;
  g_autoptr (GArray) wanted = NULL;
  BujuPlacement *self = placement_new (task);

  if (!(task->view.width > 0 && task->view.height > 0) || task->n_labels == 0)
    return self;
  solver = buju_solver_new ();
  wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  set_texts (self, task, brief);
  search_sites (self, task, solver, wanted);
  buju_solver_run (solver);
  for (guint i = 0; i < wanted->len; i++)
    {
      guint n = g_array_index (wanted, guint, i);
      const BujuSite *site = buju_solver_get_choice (solver, i);

      if (site != NULL)
        take_choice (self, &task->labels[n], &self->texts[n], site);
      else
        g_ptr_array_add (self->unplaced, (gpointer) &task->labels[n]);
      if (site != NULL && brief != NULL && brief[n])
        g_ptr_array_add (self->shortened, (gpointer) &task->labels[n]);
    }
  return self;
}

static gboolean
is_two_lines (const BujuLabel *label)
{
  return label->required && label->text.zh != NULL && label->text.en != NULL
         && !g_str_equal (label->text.zh, label->text.en);
}

/* Marks the required labels without a place; when all of them are marked already, those of their
 * look: half of a set in both languages and half in one looks worse than all in one. FALSE when
 * that changes nothing. */
static gboolean
mark_brief (const BujuPlacement *self, const BujuPlacementTask *task, gboolean *brief)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->unplaced->len; i++)
    {
      guint n = (const BujuLabel *) g_ptr_array_index (self->unplaced, i) - task->labels;

      changed |= is_two_lines (&task->labels[n]) && !brief[n];
      brief[n] |= is_two_lines (&task->labels[n]);
    }
  if (changed)
    return TRUE;
  for (guint i = 0; i < self->unplaced->len; i++)
    {
      const BujuLabel *label = g_ptr_array_index (self->unplaced, i);

      for (guint n = 0; label->required && n < task->n_labels; n++)
        if (task->labels[n].symbol == label->symbol && is_two_lines (&task->labels[n]) && !brief[n])
          changed = brief[n] = TRUE;
    }
  return changed;
}

static guint
count_lacking (const BujuPlacement *self)
{
  guint n = 0;

  for (guint i = 0; i < self->unplaced->len; i++)
    n += ((const BujuLabel *) g_ptr_array_index (self->unplaced, i))->required;
  return n;
}

/* Whether more names have a place, and not at the cost of too much English. */
static gboolean
is_better (const BujuPlacement *next, const BujuPlacement *best)
{
  guint lacked = count_lacking (best), lacks = count_lacking (next);

  return lacks < lacked
         && next->shortened->len <= best->shortened->len + (lacked - lacks) * NAME_WORTH;
}

/**
 * buju_placement_solve:
 * @task: labels, what is in their way, and the view; borrowed, the labels until the placement is
 *   freed
 *
 * Places labels without a scene.
 *
 * Returns: (transfer full): where they go
 */
BujuPlacement *
buju_placement_solve (const BujuPlacementTask *task)
{
  g_autofree gboolean *brief = NULL;
  BujuPlacement *best;

  g_return_val_if_fail (task != NULL, NULL);
  g_return_val_if_fail (task->unit > 0, NULL);

  best = solve (task, NULL);
  if (!task->shorten || task->language != BUJU_LANGUAGE_BOTH)
    return best;
  brief = g_new0 (gboolean, MAX (task->n_labels, 1));
  for (guint i = 0;
       i < SHORTER_ROUNDS && count_lacking (best) > 0 && mark_brief (best, task, brief); i++)
    {
      BujuPlacement *next = solve (task, brief);

      if (!is_better (next, best))
        {
          buju_placement_free (next);
          continue;
        }
      buju_placement_free (best);
      best = next;
    }
  return best;
}

/**
 * buju_placement_free:
 * @self: (transfer full): a placement
 */
void
buju_placement_free (BujuPlacement *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_texts; i++)
    buju_label_text_clear (&self->texts[i]);
  g_free (self->texts);
  g_free (self->family);
  g_free (self->serif);
  g_array_unref (self->placed);
  g_array_unref (self->settings);
  g_array_unref (self->sites);
  g_ptr_array_unref (self->bends);
  g_ptr_array_unref (self->unplaced);
  g_ptr_array_unref (self->shortened);
  if (self->owner != NULL)
    self->release (self->owner);
  g_free (self);
}

/**
 * buju_placement_get_placed:
 * @self: a placement
 *
 * Returns: (transfer none) (element-type BujuPlaced): the labels that have a place, in the order of
 *   the task
 */
GArray *
buju_placement_get_placed (const BujuPlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->placed;
}

/**
 * buju_placement_list_quads:
 * @self: a placement
 * @i: number of a placed label
 *
 * What a label covers: one box for an upright or turned text, several for one whose letters follow
 * a line.
 *
 * Returns: (transfer full) (element-type BujuQuad): turned boxes with their halo, user space
 */
GArray *
buju_placement_list_quads (const BujuPlacement *self, guint i)
{
  GArray *quads = g_array_new (FALSE, FALSE, sizeof (BujuQuad));
  const BujuSite *site;

  g_return_val_if_fail (self != NULL && i < self->sites->len, quads);

  site = &g_array_index (self->sites, BujuSite, i);
  for (guint n = 0; n < buju_site_get_n_boxes (site); n++)
    {
      BujuTurnedBox box = buju_site_get_box (site, n);
      double c = cos (box.angle), s = sin (box.angle);
      BujuQuad quad;

      for (guint corner = 0; corner < 4; corner++)
        {
          double x = corner == 0 || corner == 3 ? -box.half_width : box.half_width;
          double y = corner < 2 ? -box.half_height : box.half_height;

          quad.corners[corner] = (BujuPoint) { box.centre.x + c * x - s * y,
                                               box.centre.y + s * x + c * y };
        }
      g_array_append_val (quads, quad);
    }
  return quads;
}

/**
 * buju_placement_get_unplaced:
 * @self: a placement
 *
 * Returns: (transfer none) (element-type BujuLabel): the labels in view for which there was no room
 */
GPtrArray *
buju_placement_get_unplaced (const BujuPlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unplaced;
}

/**
 * buju_placement_get_shortened:
 * @self: a placement
 *
 * Returns: (transfer none) (element-type BujuLabel): the labels that gave up their English to find
 *   a place
 */
GPtrArray *
buju_placement_get_shortened (const BujuPlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shortened;
}

/**
 * buju_placement_count_missing:
 * @self: a placement
 *
 * Returns: how many characters of all labels no installed font can show
 */
guint
buju_placement_count_missing (const BujuPlacement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_missing;
}
