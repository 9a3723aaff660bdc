/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-context-menu.h"

#include <glib/gi18n.h>
#include <string.h>

#include "buju-name.h"
#include "plan/buju-profile.h"
#include "session/buju-session-overlays.h"

/* More than these would be a list, not a menu. */
#define MOST_THINGS     4
#define MOST_INDUSTRIES 12

/* An underline would be taken for that of a mnemonic. */
static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "_", "__", 0);
  return g_strdup (escaped->str);
}

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* A feature of somebody's layer is called as its table says. */
static char *
dup_name (BujuSession *session, const char *id)
{
  BujuContent *content = buju_library_get_content (buju_session_get_library (session));
  BujuText     name = buju_name_find (content, id);
  guint        feature = 0;
  BujuOverlay *overlay;
  char        *title;

  if (!buju_text_is_empty (&name))
    return g_strdup (buju_text_get (&name, buju_session_get_language (session)));
  overlay = buju_session_find_overlay (session, id, &feature);
  if (overlay == NULL)
    return NULL;
  title = buju_overlay_dup_title (overlay, feature);
  return title != NULL ? title : g_strdup (buju_overlay_get_name (overlay));
}

static GMenu *
list_things (BujuSession *session, const char * const *ids)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0, n = 0; ids[i] != NULL && n < MOST_THINGS; i++)
    {
      g_autofree char *name = dup_name (session, ids[i]);
      g_autofree char *escaped = NULL;
      g_autofree char *label = NULL;

      if (name == NULL)
        continue;
      escaped = escape (name);
      /* Translators: %s is a zone or a place; its profile is opened */
      label = g_strdup_printf (_("About %s"), escaped);
      append (section, label, "win.show", g_variant_new_string (ids[i]));
      n++;
    }
  return section;
}

static GMenu *
list_moves (BujuPoint ground)
{
  GMenu *section = g_menu_new ();

  append (section, _("_Zoom In Here"), "win.zoom-here", g_variant_new ("(dd)", ground.x, ground.y));
  append (section, _("_Measure From Here"), "win.measure-from",
          g_variant_new ("(dd)", ground.x, ground.y));
  return section;
}

/* The profile knows them, also those that come from another part of the document. */
static GMenu *
list_industries (BujuSession *session, const char *id)
{
  GMenu                  *menu = g_menu_new ();
  BujuContent            *content = buju_library_get_content (buju_session_get_library (session));
  g_autoptr (BujuProfile) profile = id != NULL
    ? buju_profile_new (buju_session_get_library (session), id) : NULL;
  g_autoptr (GHashTable)  seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray              *sections = profile != NULL ? buju_profile_get_sections (profile) : NULL;

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      GArray *rows = ((const BujuProfileSection *) g_ptr_array_index (sections, i))->rows;

      for (guint j = 0; j < rows->len && g_hash_table_size (seen) < MOST_INDUSTRIES; j++)
        {
          const BujuProfileRow *row = &g_array_index (rows, BujuProfileRow, j);
          const BujuIndustry   *industry;
          g_autofree char      *label = NULL;

          if (row->kind != BUJU_PROFILE_INDUSTRY || row->link == NULL)
            continue;
          industry = buju_content_find_industry (content, row->link);
          if (industry == NULL || !g_hash_table_add (seen, (gpointer) industry->id))
            continue;
          label = escape (buju_text_get (&industry->name, buju_session_get_language (session)));
          append (menu, label, "win.lens-toggle", g_variant_new ("(sb)", industry->id, FALSE));
        }
    }
  return menu;
}

static GMenu *
list_lenses (BujuSession *session, const char *id)
{
  GMenu            *section = g_menu_new ();
  g_autoptr (GMenu) industries = list_industries (session, id);

  if (g_menu_model_get_n_items (G_MENU_MODEL (industries)) > 0)
    g_menu_append_submenu (section, _("_Light an Industry"), G_MENU_MODEL (industries));
  if (buju_session_get_compare (session) == NULL)
    g_menu_append (section, _("_Compare With…"), "win.compare");
  else
    g_menu_append (section, _("_Stop Comparing"), "win.compare-leave");
  return section;
}

/* The zone of its own only where that is not the map's. Systems are headings: beside the numbers
 * they would not fit on a phone. */
static GMenu *
list_coordinates (BujuGeodesy *geodesy, BujuPoint ground)
{
  GMenu             *menu = g_menu_new ();
  g_autoptr (GMenu)  section = NULL;
  g_autofree char   *own = buju_geodesy_format (geodesy, BUJU_COORDINATES_GK, ground);

  for (BujuCoordinates i = 0; i < BUJU_N_COORDINATES; i++)
    {
      g_autofree char *text = buju_geodesy_format (geodesy, i, ground);
      g_autofree char *label = NULL;

      if (text == NULL || (i == BUJU_COORDINATES_GK_ZONE && g_strcmp0 (text, own) == 0))
        continue;
      /* Degrees with minutes stand below those without: one can see what they are. */
      if (section == NULL || i != BUJU_COORDINATES_DMS)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, buju_context_menu_name_system (i), G_MENU_MODEL (section));
        }
      /* Without the system's number, which is copied all the same. */
      label = g_strndup (text, strcspn (text, "("));
      append (section, g_strchomp (label), "win.copy-text", g_variant_new_string (text));
    }
  return menu;
}

/**
 * buju_context_menu_name_system:
 * @coordinates: which ones
 *
 * Returns: (transfer none): what people call them
 */
const char *
buju_context_menu_name_system (BujuCoordinates coordinates)
{
  switch (coordinates)
    {
    case BUJU_COORDINATES_WGS84:
      return _("WGS 84");
    case BUJU_COORDINATES_DMS:
      return _("WGS 84, minutes and seconds");
    case BUJU_COORDINATES_GK:
      return _("CGCS2000, meridian 120° E");
    case BUJU_COORDINATES_GK_ZONE:
      return _("CGCS2000, zone of the place");
    case BUJU_COORDINATES_GCJ02:
      return _("GCJ-02 (AMap, Tencent)");
    case BUJU_COORDINATES_BD09:
      return _("BD-09 (Baidu)");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * buju_context_menu_new:
 * @session: what is looked at
 * @geodesy: finds coordinates
 * @ids: (array zero-terminated=1): what lies there, topmost first
 * @ground: the place, map units
 *
 * Returns: (transfer full): what can be done there, as window actions
 */
GMenuModel *
buju_context_menu_new (BujuSession *session, BujuGeodesy *geodesy, const char * const *ids,
                       BujuPoint ground)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) things = NULL;
  g_autoptr (GMenu) moves = NULL;
  g_autoptr (GMenu) lenses = NULL;
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) coordinates = NULL;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);
  g_return_val_if_fail (geodesy != NULL && ids != NULL, NULL);

  things = list_things (session, ids);
  moves = list_moves (ground);
  lenses = list_lenses (session, ids[0]);
  coordinates = list_coordinates (geodesy, ground);
  append_section (menu, things);
  append_section (menu, moves);
  append_section (menu, lenses);
  if (g_menu_model_get_n_items (G_MENU_MODEL (coordinates)) > 0)
    g_menu_append_submenu (last, _("Copy C_oordinates"), G_MENU_MODEL (coordinates));
  g_menu_append (last, _("Save This _View…"), "win.save-view");
  append_section (menu, last);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
