/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "a11y.h"

#include <string.h>

#define ACCESSIBLE   "org.a11y.atspi.Accessible"
#define ROOT         "/org/a11y/atspi/accessible/root"
/* Between two looks, µs. */
#define PAUSE        60000
/* A tree deeper than this goes round in circles. */
#define MAX_DEPTH    60

struct _A11y
{
  GDBusConnection *connection;
  int              width;        /* of the first window, px */
};

static GVariant *
call (A11y *self, const A11yNode *node, const char *interface, const char *method,
      GVariant *arguments)
{
  /* What has just left the tree answers with an error: then there is nothing to see. */
  return g_dbus_connection_call_sync (self->connection, node->bus, node->path, interface, method,
                                      arguments, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, 2000, NULL, NULL);
}

static GVariant *
get_property (A11y *self, const A11yNode *node, const char *name, const char *type)
{
  g_autoptr (GVariant) answer = call (self, node, "org.freedesktop.DBus.Properties", "Get",
                                      g_variant_new ("(ss)", ACCESSIBLE, name));
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(v)", &value);
  return g_variant_is_of_type (value, G_VARIANT_TYPE (type)) ? g_steal_pointer (&value) : NULL;
}

static char *
get_string (A11y *self, const A11yNode *node, const char *name)
{
  g_autoptr (GVariant) value = get_property (self, node, name, "s");

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

guint
a11y_get_role (A11y *self, const A11yNode *node)
{
  g_autoptr (GVariant) answer = call (self, node, ACCESSIBLE, "GetRole", NULL);
  guint                role = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &role);
  return role;
}

/* GTK 4.8 does not tell what is showing. What is folded away lies beside the window or has no
 * size. */
static gboolean
is_showing (A11y *self, const A11yNode *node)
{
  A11yBox box;

  return a11y_get_box (self, node, &box) && box.width > 0 && box.height > 0 &&
         (self->width == 0 || box.x + box.width / 2 < self->width);
}

static GPtrArray *
get_children (A11y *self, const A11yNode *node)
{
  GPtrArray               *children =
      g_ptr_array_new_with_free_func ((GDestroyNotify) a11y_node_free);
  g_autoptr (GVariant)     answer = call (self, node, ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) list = NULL;
  const char              *bus;
  const char              *path;

  if (answer == NULL)
    return children;
  g_variant_get (answer, "(a(so))", &list);
  while (g_variant_iter_next (list, "(&s&o)", &bus, &path))
    {
      A11yNode *child = g_new0 (A11yNode, 1);

      child->bus = g_strdup (bus);
      child->path = g_strdup (path);
      g_ptr_array_add (children, child);
    }
  return children;
}

static A11yNode *
copy_node (const A11yNode *node)
{
  A11yNode *copy = g_new0 (A11yNode, 1);

  copy->bus = g_strdup (node->bus);
  copy->path = g_strdup (node->path);
  return copy;
}

static gboolean
matches (A11y *self, const A11yNode *node, guint role, const char *name)
{
  g_autofree char *own = NULL;

  if (role != A11Y_ROLE_ANY && a11y_get_role (self, node) != role)
    return FALSE;
  own = a11y_get_name (self, node);
  return own != NULL && strstr (own, name) != NULL && is_showing (self, node);
}

static A11yNode *
find_below (A11y *self, const A11yNode *root, guint role, const char *name, int depth)
{
  g_autoptr (GPtrArray) children = get_children (self, root);

  if (depth > MAX_DEPTH)
    return NULL;
  for (guint i = 0; i < children->len; i++)
    {
      const A11yNode *child = g_ptr_array_index (children, i);
      A11yNode       *found;

      if (matches (self, child, role, name))
        return copy_node (child);
      found = find_below (self, child, role, name, depth + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
append_own_text (A11y *self, const A11yNode *node, GString *text)
{
  g_autoptr (GVariant)  answer = NULL;
  g_autofree char      *name = NULL;
  const char           *words = NULL;

  if (a11y_get_role (self, node) != A11Y_ROLE_LABEL)
    return;
  answer = call (self, node, "org.a11y.atspi.Text", "GetText", g_variant_new ("(ii)", 0, -1));
  if (answer != NULL)
    g_variant_get (answer, "(&s)", &words);
  if (words == NULL || *words == '\0')
    words = name = a11y_get_name (self, node);
  if (words != NULL)
    g_string_append_printf (text, "%s\n", words);
}

static void
append_text (A11y *self, const A11yNode *node, GString *text, int depth)
{
  g_autoptr (GPtrArray) children = get_children (self, node);

  append_own_text (self, node, text);
  for (guint i = 0; depth < MAX_DEPTH && i < children->len; i++)
    append_text (self, g_ptr_array_index (children, i), text, depth + 1);
}

static void
dump (A11y *self, const A11yNode *node, int depth)
{
  g_autoptr (GPtrArray)  children = get_children (self, node);
  g_autofree char       *name = a11y_get_name (self, node);
  A11yBox                box = { 0, 0, 0, 0 };

  a11y_get_box (self, node, &box);
  g_test_message ("%*s%u \"%s\" %d,%d %dx%d%s", 2 * depth, "", a11y_get_role (self, node),
                  name != NULL ? name : "",
                  box.x, box.y, box.width, box.height,
                  is_showing (self, node) ? "" : " (not showing)");
  for (guint i = 0; depth < MAX_DEPTH && i < children->len; i++)
    dump (self, g_ptr_array_index (children, i), depth + 1);
}

A11y *
a11y_new (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant)        answer = NULL;
  const char                 *address;
  GDBusConnection            *connection;
  A11y                       *self;

  if (session == NULL)
    return NULL;
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress",
                                        NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, -1,
                                        NULL, error);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(&s)", &address);
  connection = g_dbus_connection_new_for_address_sync (address,
                                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, error);
  if (connection == NULL)
    return NULL;
  self = g_new0 (A11y, 1);
  self->connection = connection;
  return self;
}

void
a11y_free (A11y *self)
{
  g_object_unref (self->connection);
  g_free (self);
}

void
a11y_node_free (A11yNode *node)
{
  g_free (node->bus);
  g_free (node->path);
  g_free (node);
}

A11yNode *
a11y_wait_for_application (A11y *self, const char *name, int seconds)
{
  const A11yNode registry = { (char *) "org.a11y.atspi.Registry", (char *) ROOT };
  gint64         deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (GPtrArray) applications = get_children (self, &registry);

      for (guint i = 0; i < applications->len; i++)
        {
          const A11yNode   *application = g_ptr_array_index (applications, i);
          g_autofree char  *own = a11y_get_name (self, application);

          if (own != NULL && strstr (own, name) != NULL)
            return copy_node (application);
        }
      g_usleep (PAUSE);
    }
  return NULL;
}

int
a11y_watch_window (A11y *self, const A11yNode *window)
{
  A11yBox box = { 0, 0, 0, 0 };

  if (a11y_get_box (self, window, &box))
    self->width = box.width;
  return self->width;
}

A11yNode *
a11y_find (A11y *self, const A11yNode *root, guint role, const char *name)
{
  return find_below (self, root, role, name, 0);
}

A11yNode *
a11y_wait_for (A11y *self, const A11yNode *root, guint role, const char *name, int seconds)
{
  gint64 deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      A11yNode *found = a11y_find (self, root, role, name);

      if (found != NULL)
        return found;
      g_usleep (PAUSE);
    }
  g_test_message ("Nothing named “%s” of role %u came within %d s. The tree:", name, role, seconds);
  a11y_dump (self, root);
  return NULL;
}

void
a11y_need (A11y *self, const A11yNode *root, guint role, const char *name, int seconds)
{
  g_autoptr (A11yNode) node = a11y_wait_for (self, root, role, name, seconds);

  if (node == NULL)
    a11y_dump (self, root);
  g_assert_nonnull (node);
}

gboolean
a11y_wait_until_gone (A11y *self, const A11yNode *root, guint role, const char *name, int seconds)
{
  gint64 deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (A11yNode) found = a11y_find (self, root, role, name);

      if (found == NULL)
        return TRUE;
      g_usleep (PAUSE);
    }
  return FALSE;
}

gboolean
a11y_wait_for_box (A11y *self, const A11yNode *root, guint role, const char *name, int seconds,
                   A11yBox *box)
{
  gint64 deadline = g_get_monotonic_time () + seconds * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (A11yNode) found = a11y_find (self, root, role, name);

      if (found != NULL && a11y_get_box (self, found, box) && box->width > 0)
        return TRUE;
      g_usleep (PAUSE);
    }
  return FALSE;
}

static void
walk (A11y *self, const A11yNode *root, A11yFunc func, gpointer data, int depth)
{
  g_autoptr (GPtrArray) children = get_children (self, root);

  for (guint i = 0; depth < MAX_DEPTH && i < children->len; i++)
    {
      const A11yNode *child = g_ptr_array_index (children, i);

      if (func (self, child, data))
        walk (self, child, func, data, depth + 1);
    }
}

void
a11y_walk (A11y *self, const A11yNode *root, A11yFunc func, gpointer data)
{
  walk (self, root, func, data, 0);
}

typedef struct
{
  GPtrArray *nodes;
  guint      role;
} Listing;

static gboolean
list_cb (A11y *self, const A11yNode *node, gpointer data)
{
  Listing *listing = data;

  if (a11y_get_role (self, node) == listing->role && is_showing (self, node))
    g_ptr_array_add (listing->nodes, copy_node (node));
  return TRUE;
}

GPtrArray *
a11y_list (A11y *self, const A11yNode *root, guint role)
{
  Listing listing = { g_ptr_array_new_with_free_func ((GDestroyNotify) a11y_node_free), role };

  a11y_walk (self, root, list_cb, &listing);
  return listing.nodes;
}

guint64
a11y_get_states (A11y *self, const A11yNode *node)
{
  g_autoptr (GVariant)     answer = call (self, node, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariantIter) words = NULL;
  guint64                  states = 0;
  guint                    word;

  if (answer == NULL)
    return 0;
  g_variant_get (answer, "(au)", &words);
  for (guint shift = 0; shift < 64 && g_variant_iter_next (words, "u", &word); shift += 32)
    states |= (guint64) word << shift;
  return states;
}

A11yNode *
a11y_get_parent (A11y *self, const A11yNode *node)
{
  g_autoptr (GVariant) value = get_property (self, node, "Parent", "(so)");
  A11yNode            *parent = NULL;

  if (value == NULL)
    return NULL;
  parent = g_new0 (A11yNode, 1);
  g_variant_get (value, "(so)", &parent->bus, &parent->path);
  return parent;
}

char *
a11y_get_name (A11y *self, const A11yNode *node)
{
  return get_string (self, node, "Name");
}

char *
a11y_get_description (A11y *self, const A11yNode *node)
{
  return get_string (self, node, "Description");
}

char *
a11y_get_text (A11y *self, const A11yNode *node)
{
  GString *text = g_string_new (NULL);

  append_text (self, node, text, 0);
  return g_string_free (text, FALSE);
}

gboolean
a11y_get_box (A11y *self, const A11yNode *node, A11yBox *box)
{
  /* 1 = relative to the window */
  g_autoptr (GVariant) answer = call (self, node, "org.a11y.atspi.Component", "GetExtents",
                                      g_variant_new ("(u)", 1));

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "((iiii))", &box->x, &box->y, &box->width, &box->height);
  return TRUE;
}

void
a11y_dump (A11y *self, const A11yNode *root)
{
  dump (self, root, 0);
}
