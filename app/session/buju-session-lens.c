/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, third file: the industries whose places are lit. */
#include "config.h"

#include "session/buju-session-private.h"

static GStrv
list_chosen (BujuSession *self, const char *without, const char *with)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const GPtrArray *chosen = self->lens != NULL ? buju_lens_get_industries (self->lens) : NULL;

  for (guint i = 0; chosen != NULL && i < chosen->len; i++)
    {
      const char *id = ((const BujuLensIndustry *) g_ptr_array_index (chosen, i))->industry->id;

      if (g_strcmp0 (id, without) != 0)
        g_strv_builder_add (ids, id);
    }
  if (with != NULL)
    g_strv_builder_add (ids, with);
  return g_strv_builder_end (ids);
}

static gboolean
is_same (BujuSession *self, const char * const *ids)
{
  g_auto (GStrv) now = list_chosen (self, NULL, NULL);

  return g_strv_equal ((const char * const *) now, ids);
}

/**
 * buju_session_get_lens:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is lit on the map, %NULL when nothing is
 */
BujuLens *
buju_session_get_lens (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->lens;
}

/**
 * buju_session_dup_lens_ids:
 * @self: a session
 *
 * Returns: (transfer full) (array zero-terminated=1): the chosen industries, in the order of their
 *   choice; empty when nothing is lit
 */
GStrv
buju_session_dup_lens_ids (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return list_chosen (self, NULL, NULL);
}

/**
 * buju_session_set_lens:
 * @self: a session
 * @industry_ids: (nullable) (array zero-terminated=1): what to light; none ends the lens
 *
 * Lights the places of these industries in all documents. The lens stays when the layout changes.
 *
 * Returns: %FALSE, with nothing changed, when an id is unknown
 */
gboolean
buju_session_set_lens (BujuSession *self, const char * const *industry_ids)
{
  static const char * const none[] = { NULL };
  BujuLens *lens = NULL;
  GStrv     before;

  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  if (industry_ids == NULL)
    industry_ids = none;
  if (is_same (self, industry_ids))
    return TRUE;
  if (industry_ids[0] != NULL)
    {
      lens = buju_lens_new (buju_library_get_content (self->library), industry_ids, NULL);
      if (lens == NULL)
        return FALSE;
    }
  before = list_chosen (self, NULL, NULL);
  g_clear_pointer (&self->lens, buju_lens_unref);
  self->lens = lens;
  buju_session_push_lens (self, before);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_LENS]);
  buju_session_scene_changed (self);
  return TRUE;
}

/**
 * buju_session_add_lens:
 * @self: a session
 * @industry_id: one more industry to light
 *
 * Returns: %FALSE when the id is unknown
 */
gboolean
buju_session_add_lens (BujuSession *self, const char *industry_id)
{
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);
  g_return_val_if_fail (industry_id != NULL, FALSE);

  if (self->lens != NULL && buju_lens_has_chosen (self->lens, industry_id))
    return TRUE;
  ids = list_chosen (self, NULL, industry_id);
  return buju_session_set_lens (self, (const char * const *) ids);
}

/**
 * buju_session_remove_lens:
 * @self: a session
 * @industry_id: an industry to light no more; the last one ends the lens
 */
void
buju_session_remove_lens (BujuSession *self, const char *industry_id)
{
  g_auto (GStrv) ids = NULL;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (industry_id != NULL);

  ids = list_chosen (self, industry_id, NULL);
  buju_session_set_lens (self, (const char * const *) ids);
}

/**
 * buju_session_toggle_lens:
 * @self: a session
 * @industry_id: what was clicked
 * @extend: whether the others stay
 *
 * What a click on a chip means: light this industry alone, or add it; once more takes it away.
 *
 * Returns: %FALSE when the id is unknown
 */
gboolean
buju_session_toggle_lens (BujuSession *self, const char *industry_id, gboolean extend)
{
  const char *only[] = { industry_id, NULL };

  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);
  g_return_val_if_fail (industry_id != NULL, FALSE);

  if (!extend && is_same (self, only))
    return buju_session_set_lens (self, NULL);
  if (!extend)
    return buju_session_set_lens (self, only);
  if (self->lens == NULL || !buju_lens_has_chosen (self->lens, industry_id))
    return buju_session_add_lens (self, industry_id);
  buju_session_remove_lens (self, industry_id);
  return TRUE;
}
