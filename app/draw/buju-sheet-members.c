/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"
#include "draw/buju-sheet-private.h"

/* The members of belts and axes under their full names, as the document lists them: on the map they are shortened,
 * and a stretch of road has hardly a name at all. Shown when there is room for it. */

/* Belts and axes; the markers of point sets and poles carry their names on the map. */
static gboolean
is_listed (const BujuComponent *component)
{
  gboolean stretched = (component->shapes != NULL && component->shapes->len > 0)
                       || (component->spines != NULL && component->spines->len > 0);

  return stretched && !buju_scene_is_kind (component, "pole") && component->members->len > 0;
}

static char *
join_members (const BujuSheet *self, const BujuComponent *component, BujuLanguage language)
{
  gboolean english = language == BUJU_LANGUAGE_EN;
  BujuText others = buju_sheet_word (self, "sheet-and-others");
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      if (i > 0)
        g_string_append (list, english ? ", " : "、");
      g_string_append (list, buju_text_get (&member->name, language));
    }
  if (component->open_list)
    g_string_append (list, buju_text_get (&others, language));
  return g_string_free (list, FALSE);
}

static BujuColumn *
make_column (const BujuSheet *self, const BujuComponent *component, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  g_autofree char *zh = join_members (self, component, BUJU_LANGUAGE_ZH);
  g_autofree char *en = join_members (self, component, BUJU_LANGUAGE_EN);
  BujuText name = buju_text_is_empty (&component->short_name) ? component->name : component->short_name;
  BujuText members = { zh, en };

  buju_column_add_pair (column, BUJU_INK_FOOT_HEADING, &name, 0);
  buju_column_add_text (column, BUJU_INK_BODY, &members, buju_sheet_mm (self, 1.0));
  return column;
}

/*< private >
 * buju_sheet_member_columns:
 * @self: a sheet
 * @width: pt of each
 *
 * Returns: (transfer full) (element-type BujuColumn): one for each belt or axis, possibly none; the columns are the
 *   caller's
 */
GPtrArray *
buju_sheet_member_columns (const BujuSheet *self, double width)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);

  for (guint i = 0; i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;

      if (is_listed (component))
        g_ptr_array_add (columns, make_column (self, component, width));
    }
  return columns;
}
