/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window without a mouse and without sight: every zone is there for a screen reader and reached
 * by keys, nothing that takes the focus is without a name, and the focus comes round everywhere. */

#include <string.h>

#include "plan/buju-lens.h"
#include "window-fixture.h"

#define SOON  20     /* s */
#define PAUSE 50000  /* µs */
/* More steps than the longest way round any page has. */
#define MOST_STEPS 400

static const BujuLayout *
get_flagship (Fixture *self)
{
  return buju_content_find_component (buju_library_get_content (self->library),
                                      "sei-pole-lingang")->layout;
}

static A11yNode *
get_map (Fixture *self)
{
  A11yNode *map = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST,
                                 get_flagship (self)->title.zh, SOON);

  g_assert_nonnull (map);
  return map;
}

/* The zone whose name begins with @name; NULL. */
static const A11yNode *
find_zone (Fixture *self, GPtrArray *zones, const BujuText *name)
{
  for (guint i = 0; i < zones->len; i++)
    {
      const A11yNode  *zone = g_ptr_array_index (zones, i);
      g_autofree char *own = a11y_get_name (self->a11y, zone);

      if (g_str_has_prefix (own, name->zh) && g_str_has_suffix (own, name->en))
        return zone;
    }
  return NULL;
}

/* Every part of the layout that has a shape or marker, and every place of theirs on the map, by
 * both its names. */
static void
test_zones (Fixture *self, gconstpointer data)
{
  const BujuLayout     *layout = get_flagship (self);
  g_autoptr (A11yNode)  map = get_map (self);
  g_autoptr (GPtrArray) zones = a11y_list (self->a11y, map, A11Y_ROLE_LIST_ITEM);
  g_autofree char      *description = a11y_get_description (self->a11y, map);
  g_autofree char      *count = g_strdup_printf ("%u things on the map, %u in view", zones->len,
                                                 zones->len);
  guint                 n_found = 0;
  guint                 n_members = 0;

  g_assert_cmpstr (description, ==, count);
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);
      const A11yNode      *zone = find_zone (self, zones, &component->name);
      g_autofree char     *says = zone != NULL ? a11y_get_description (self->a11y, zone) : NULL;

      if (component->shapes->len == 0 && component->marker == NULL && component->spines->len == 0)
        continue;
      if (zone == NULL)
        g_test_message ("“%s” is not there", component->name.zh);
      g_assert_nonnull (zone);
      g_assert_cmpuint (a11y_get_states (self->a11y, zone) & A11Y_STATE_FOCUSABLE, !=, 0);
      g_assert_cmpuint (a11y_get_states (self->a11y, zone) & A11Y_STATE_SELECTED, ==, 0);
      if (component->industries != NULL && component->industries->len > 0)
        g_assert_nonnull (strstr (says,
                                  g_array_index (component->industries, BujuIndustryUse,
                                                 0).term.zh));
      n_found++;
      for (guint j = 0; j < component->members->len; j++)
        {
          const BujuMember *member = g_ptr_array_index (component->members, j);

          if (member->place == NULL || !buju_place_is_on_map (member->place))
            continue;
          if (find_zone (self, zones, &member->place->name) == NULL)
            g_test_message ("“%s” of “%s” is not there", member->place->name.zh,
                            component->name.zh);
          n_members++;
        }
    }
  g_assert_cmpuint (n_found, >=, 4);
  g_test_message ("%u members", n_members);
}

static gboolean
is_focused (Fixture *self, const A11yNode *node)
{
  return (a11y_get_states (self->a11y, node) & A11Y_STATE_FOCUSED) != 0;
}

/* Index of the zone in focus, once there is one; -1 when none has it for a while. */
static int
wait_for_focus (Fixture *self, GPtrArray *zones, int expected)
{
  for (int i = 0; i < 12; i++)
    {
      if (expected < (int) zones->len && is_focused (self, g_ptr_array_index (zones, expected)))
        return expected;
      g_usleep (PAUSE);
    }
  for (guint i = 0; i < zones->len; i++)
    if (is_focused (self, g_ptr_array_index (zones, i)))
      return i;
  return -1;
}

/* Tab reaches every zone of the flagship in the document's order, and leaves the map after the
 * last. */
static void
test_tour (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode)  map = get_map (self);
  g_autoptr (GPtrArray) zones = a11y_list (self->a11y, map, A11Y_ROLE_LIST_ITEM);

  g_assert_cmpuint (zones->len, >, 20);
  g_assert_true (is_focused (self, map));
  for (guint i = 0; i < zones->len; i++)
    {
      window_driver_key (self->driver, "Tab");
      g_assert_cmpint (wait_for_focus (self, zones, i), ==, i);
    }
  window_driver_key (self->driver, "Tab");
  g_assert_cmpint (wait_for_focus (self, zones, zones->len), ==, -1);
  g_assert_false (is_focused (self, map));
  window_driver_key (self->driver, "shift+Tab");
  g_assert_cmpint (wait_for_focus (self, zones, zones->len - 1), ==, zones->len - 1);
}

/* Alt with an arrow goes to a zone that lies there; Return opens it, its state says so, Esc closes
 * it. */
static void
test_beside (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode)  map = get_map (self);
  g_autoptr (GPtrArray) zones = a11y_list (self->a11y, map, A11Y_ROLE_LIST_ITEM);
  const A11yNode       *zone;
  g_autoptr (A11yNode)  close = NULL;
  A11yBox               from = { 0, 0, 0, 0 };
  A11yBox               to = { 0, 0, 0, 0 };
  int                   first;
  int                   next;

  window_driver_key (self->driver, "Tab");
  first = wait_for_focus (self, zones, 0);
  g_assert_cmpint (first, ==, 0);
  g_assert_true (a11y_get_box (self->a11y, g_ptr_array_index (zones, first), &from));
  window_driver_key (self->driver, "alt+Down");
  g_usleep (6 * PAUSE);
  next = wait_for_focus (self, zones, zones->len);
  g_assert_cmpint (next, >, 0);
  zone = g_ptr_array_index (zones, next);
  g_assert_true (a11y_get_box (self->a11y, zone, &to));
  g_assert_cmpint (to.y + to.height / 2, >, from.y + from.height / 2);
  window_driver_key (self->driver, "Return");
  close = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON, "Close (Esc)", SOON);
  g_assert_nonnull (close);
  g_assert_cmpuint (a11y_get_states (self->a11y, zone) & A11Y_STATE_SELECTED, !=, 0);
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON,
                                       "Close (Esc)", SOON));
  g_assert_cmpuint (a11y_get_states (self->a11y, zone) & A11Y_STATE_SELECTED, ==, 0);
}

static char *
wait_for_description (Fixture *self, const A11yNode *node, const char *words)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  char  *description = NULL;

  while (g_get_monotonic_time () < deadline)
    {
      g_free (description);
      description = a11y_get_description (self->a11y, node);
      if (description != NULL && strstr (description, words) != NULL)
        return description;
      g_usleep (PAUSE);
    }
  g_test_message ("The description is “%s” and has no “%s”", description, words);
  g_free (description);
  return NULL;
}

/* Each zone that is there says whether it is lit: [0] counts those that are not, [1] the others. */
static void
count_lit (Fixture *self, const A11yNode *map, guint counts[2])
{
  const char           *ids[] = { "ic", NULL };
  g_autoptr (BujuLens)  lens = buju_lens_new (buju_library_get_content (self->library), ids, NULL);
  const BujuLayout     *layout = get_flagship (self);
  g_autoptr (GPtrArray) zones = a11y_list (self->a11y, map, A11Y_ROLE_LIST_ITEM);

  counts[0] = counts[1] = 0;
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);
      const A11yNode      *zone = find_zone (self, zones, &component->name);
      g_autofree char     *says = zone != NULL ? a11y_get_description (self->a11y, zone) : NULL;
      gboolean             lit = buju_lens_get_state (lens, component->id) != BUJU_LENS_NONE;

      if (zone == NULL)
        continue;
      g_assert_true (g_str_has_prefix (says, lit ? "Lit by the lens" : "Not lit by the lens"));
      counts[lit]++;
    }
}

/* What the lens lights is said of each zone, and of the map. A zone that is just being placed has
 * no size yet and is not listed. */
static void
test_lit (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) map = get_map (self);
  g_autoptr (A11yNode) entry = NULL;
  g_autofree char     *description = NULL;
  gint64               deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  guint                counts[2] = { 0, 0 };

  window_driver_key (self->driver, "ctrl+l");
  entry = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, "Search industries", SOON);
  g_assert_nonnull (entry);
  window_driver_type (self->driver, "jicheng");
  g_usleep (10 * PAUSE);
  window_driver_key (self->driver, "Return");
  description = wait_for_description (self, map, "集成电路");
  g_assert_nonnull (description);
  while ((counts[0] == 0 || counts[1] == 0) && g_get_monotonic_time () < deadline)
    {
      g_usleep (PAUSE);
      count_lit (self, map, counts);
    }
  g_assert_cmpuint (counts[0], >, 0);
  g_assert_cmpuint (counts[1], >, 0);
}

typedef struct
{
  guint n_focusable;
  guint n_unnamed;   /* or badly */
} Count;

/* Without a name GTK says the type. */
static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0' && !g_str_has_prefix (name, "Gtk")
         && !g_str_has_prefix (name, "Adw");
}

/* "Main Menu Main Menu": by itself, and by what it is part of. */
static gboolean
is_said_twice (const char *name)
{
  gsize half = name != NULL ? strlen (name) / 2 : 0;

  return half > 0 && name[half] == ' ' && strlen (name) == 2 * half + 1
         && strncmp (name, name + half + 1, half) == 0;
}

static gboolean
count_cb (A11y *a11y, const A11yNode *node, gpointer data)
{
  Count           *count = data;
  g_autofree char *name = NULL;
  A11yBox          box = { 0, 0, 0, 0 };
  guint            role = a11y_get_role (a11y, node);

  if (role == A11Y_ROLE_LABEL || (a11y_get_states (a11y, node) & A11Y_STATE_FOCUSABLE) == 0)
    return TRUE;
  count->n_focusable++;
  name = a11y_get_name (a11y, node);
  if (is_said_twice (name))
    {
      count->n_unnamed++;
      g_test_message ("Twice in one name: “%s”", name);
    }
  /* Rows of tables are filled again and again: they get their names with the focus. */
  if (is_name (name) || g_strcmp0 (name, "GtkListItemWidget") == 0
      || g_strcmp0 (name, "GtkColumnListView") == 0)
    return TRUE;
  /* What a combo row shows of its list looks like one, but never gets the focus. */
  if (role == A11Y_ROLE_LIST_ITEM && g_strcmp0 (name, "") == 0)
    return TRUE;
  a11y_get_box (a11y, node, &box);
  if (box.width == 0 || box.height == 0)
    return TRUE;
  count->n_unnamed++;
  g_test_message ("No name: role %u “%s” at %d, %d, %d × %d px", role, name, box.x, box.y,
                  box.width, box.height);
  return TRUE;
}

/* @where: for people. Returns how many of what takes the focus have no name. */
static guint
count_unnamed (Fixture *self, const char *where)
{
  Count count = { 0, 0 };

  a11y_walk (self->a11y, self->application, count_cb, &count);
  g_test_message ("%s: %u take the focus, %u without a name", where, count.n_focusable,
                  count.n_unnamed);
  g_assert_cmpuint (count.n_focusable, >, 10);
  return count.n_unnamed;
}

/* What opens it, what is there then, what closes it. */
typedef struct
{
  const char *keys;
  const char *shows;
  const char *leave;
} Place;

static const Place places[] = {
  { "ctrl+i", "Close (Esc)", "Escape" },
  { "ctrl+f", "Search", "Escape" },
  { "ctrl+l", "Search industries", "Escape" },
  { "ctrl+e", "Export…", "Escape" },
  { "F8", "Compare", "Escape" },
  { "ctrl+d", "Name of the view", "Escape" },
  { "ctrl+comma", "Preferences", "Escape" },
  { "F1", "Help", "Escape" },
  { "ctrl+question", "Keyboard Shortcuts", "Escape" },
  { "F10", "Export Figure…", "Escape" },
  { "Menu", "Zoom In Here", "Escape" },
  /* Last: of its table there is much to look at from then on. */
  { "ctrl+t", "Indicators", "ctrl+t" },
};

static void
test_names (Fixture *self, gconstpointer data)
{
  guint n_unnamed = count_unnamed (self, "window");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (A11yNode) node = NULL;

      window_driver_key (self->driver, places[i].keys);
      node = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, places[i].shows, SOON);
      g_assert_nonnull (node);
      g_usleep (8 * PAUSE);
      n_unnamed += count_unnamed (self, places[i].keys);
      window_driver_key (self->driver, places[i].leave);
      g_usleep (8 * PAUSE);
    }
  g_assert_cmpuint (n_unnamed, ==, 0);
}

typedef struct
{
  Fixture  *fixture;
  A11yNode *found;
} Search;

static gboolean
focused_cb (A11y *a11y, const A11yNode *node, gpointer data)
{
  Search *search = data;

  if (search->found == NULL && (a11y_get_states (a11y, node) & A11Y_STATE_FOCUSED) != 0)
    {
      search->found = g_new0 (A11yNode, 1);
      search->found->bus = g_strdup (node->bus);
      search->found->path = g_strdup (node->path);
    }
  return search->found == NULL;
}

static A11yNode *
find_focused (Fixture *self)
{
  Search search = { self, NULL };

  a11y_walk (self->a11y, self->application, focused_cb, &search);
  return search.found;
}

/* By the key until something has the focus a second time. Returns the names on the way; each has
 * one. */
static GPtrArray *
go_round (Fixture *self, const char *key)
{
  GPtrArray              *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable)  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < MOST_STEPS; i++)
    {
      g_autoptr (A11yNode)  now = NULL;
      char                 *name;

      window_driver_key (self->driver, key);
      g_usleep (PAUSE);
      now = find_focused (self);
      g_assert_nonnull (now);
      name = a11y_get_name (self->a11y, now);
      g_test_message ("%s: “%s”", key, name);
      g_assert_true (is_name (name));
      g_ptr_array_add (names, name);
      if (!g_hash_table_add (seen, g_strdup (now->path)))
        return names;
    }
  g_test_message ("The focus never came back");
  g_test_fail ();
  return names;
}

/* F6 goes from part to part of the window and round, Shift+F6 the other way. */
static void
test_panes (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (A11yNode)  close = NULL;

  window_driver_key (self->driver, "ctrl+i");
  close = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON, "Close (Esc)", SOON);
  g_assert_nonnull (close);
  g_usleep (8 * PAUSE);
  names = go_round (self, "F6");
  g_assert_cmpuint (names->len, >=, 3);
  g_assert_cmpuint (names->len, <=, 8);
  back = go_round (self, "shift+F6");
  g_assert_cmpuint (back->len, ==, names->len);
  g_assert_cmpstr (g_ptr_array_index (back, 0), ==, g_ptr_array_index (names, names->len - 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/access/zones", Fixture, NULL, set_up, test_zones, tear_down);
  g_test_add ("/access/tour", Fixture, NULL, set_up, test_tour, tear_down);
  g_test_add ("/access/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/access/lit", Fixture, NULL, set_up, test_lit, tear_down);
  g_test_add ("/access/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/access/panes", Fixture, NULL, set_up, test_panes, tear_down);
  return g_test_run ();
}
