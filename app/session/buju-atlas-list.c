/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-atlas-private.h"

#include <math.h>

#include "session/buju-extent.h"

/* Which figures an atlas has, and what each of them shows. */

#define AIR 0.08            /* of its size that is shown around a thing, on each side */
#define LEAST_EXTENT 6000.0 /* m: a single park still shows where it lies */

static gboolean
is_wanted (const BujuAtlas *self, const BujuLayout *layout)
{
  return layout->drawable && (self->options.plan == NULL || layout->plan == self->options.plan);
}

/* The layout that stands behind figures which are not about one. */
static const BujuLayout *
find_ground (const BujuAtlas *self)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (self->library));

  for (guint i = 0; i < layouts->len; i++)
    if (is_wanted (self, g_ptr_array_index (layouts, i)))
      return g_ptr_array_index (layouts, i);
  return NULL;
}

/* Zooms @figure to what is known of @id; FALSE when that has no place on the map. */
static gboolean
zoom_to (const BujuAtlas *self, const char *id, BujuFigure *figure)
{
  BujuBox box;
  double size;

  if (!buju_extent_find (self->library, id, &box))
    return FALSE;
  size = fmax (buju_box_width (&box), buju_box_height (&box));
  buju_box_grow (&box, fmax (size * AIR, (LEAST_EXTENT - size) / 2));
  figure->bbox = buju_extent_to_degrees (&box);
  return !buju_box_is_empty (&figure->bbox);
}

static AtlasEntry *
add_entry (BujuAtlas *self, const BujuLayout *layout, const BujuPlan *plan, const char *id,
           const BujuText *title)
{
  AtlasEntry *entry = g_new0 (AtlasEntry, 1);

  entry->figure = self->options.figure;
  entry->figure.layout = layout;
  entry->plan = plan;
  entry->id = id;
  entry->title = *title;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/* The figure is about one thing on a layout, so it has its name. */
static void
set_title (BujuAtlas *self, AtlasEntry *entry)
{
  g_autofree char *title = buju_text_dup (&entry->title, self->options.figure.language, "  ");

  entry->figure.title = g_string_chunk_insert (self->strings, title);
}

static void
list_layouts (BujuAtlas *self)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (self->library));

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);

      if (is_wanted (self, layout))
        add_entry (self, layout, layout->plan, layout->id,
                   buju_text_is_empty (&layout->figure_title) ? &layout->title
                     : &layout->figure_title);
    }
}

static void
list_components (BujuAtlas *self)
{
  GPtrArray *components = buju_content_get_components (buju_library_get_content (self->library));
  BujuFigure zoomed = BUJU_FIGURE_INIT;

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);
      AtlasEntry *entry;

      if (!is_wanted (self, component->layout) || !zoom_to (self, component->id, &zoomed))
        continue;
      entry = add_entry (self, component->layout, component->layout->plan, component->id,
                         &component->name);
      entry->figure.bbox = zoomed.bbox;
      entry->figure.focus = component;
      set_title (self, entry);
    }
}

static gboolean
has_role_in (const BujuPlace *place, const BujuPlan *plan)
{
  for (guint i = 0; i < place->roles->len; i++)
    if (plan == NULL || g_array_index (place->roles, BujuRole, i).component->layout->plan == plan)
      return TRUE;
  return FALSE;
}

/* The first layout that names @place and can be drawn. */
static const BujuLayout *
find_layout (const BujuAtlas *self, const BujuPlace *place, const BujuLayout *otherwise)
{
  for (guint i = 0; i < place->roles->len; i++)
    {
      const BujuLayout *layout = g_array_index (place->roles, BujuRole, i).component->layout;

      if (is_wanted (self, layout))
        return layout;
    }
  return otherwise;
}

static void
list_places (BujuAtlas *self, gboolean (*is_kind) (const BujuPlace *), gboolean district)
{
  GPtrArray *places = buju_content_get_places (buju_library_get_content (self->library));
  const BujuLayout *ground = find_ground (self);
  BujuFigure zoomed = BUJU_FIGURE_INIT;

  for (guint i = 0; i < places->len && ground != NULL; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      AtlasEntry *entry;

      if (!is_kind (place) || (!district && !has_role_in (place, self->options.plan))
          || !zoom_to (self, place->id, &zoomed))
        continue;
      entry = add_entry (self, district ? ground : find_layout (self, place, ground), NULL,
                         place->id, &place->name);
      entry->figure.bbox = zoomed.bbox;
      entry->figure.parks = TRUE;
      set_title (self, entry);
    }
}

static void
list_industries (BujuAtlas *self)
{
  BujuContent *content = buju_library_get_content (self->library);
  GPtrArray *industries = buju_content_get_industries (content);
  const BujuLayout *ground = find_ground (self);

  for (guint i = 0; i < industries->len && ground != NULL; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (industries, i);
      const char *ids[] = { industry->id, NULL };
      g_autoptr (BujuLens) lens = buju_lens_new (content, ids, NULL);
      AtlasEntry *entry;

      if (lens == NULL || buju_lens_get_places (lens)->len == 0)
        continue;
      entry = add_entry (self, ground, NULL, industry->id, &industry->name);
      entry->industries[0] = industry->id;
      entry->figure.industries = entry->industries;
      set_title (self, entry);
    }
}

/*< private >
 * buju_atlas_list:
 * @self: an atlas without entries
 *
 * Fills it in the order of the documents.
 */
void
buju_atlas_list (BujuAtlas *self)
{
  switch (self->options.kind)
    {
    case BUJU_ATLAS_LAYOUT:
      list_layouts (self);
      break;
    case BUJU_ATLAS_COMPONENT:
      list_components (self);
      break;
    case BUJU_ATLAS_DISTRICT:
      list_places (self, buju_place_is_district, TRUE);
      break;
    case BUJU_ATLAS_INDUSTRY:
      list_industries (self);
      break;
    case BUJU_ATLAS_PARK:
      list_places (self, buju_place_is_park, FALSE);
      break;
    case BUJU_ATLAS_N_KINDS:
    default:
      g_return_if_reached ();
    }
}
