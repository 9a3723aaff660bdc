/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-focus.h"

#define KEEPER "buju-focus-keeper"
#define UNSEEN 300   /* ms: a panel that opens is seen after its first frame */

typedef struct
{
  GtkWindow     *window;   /* borrowed: owns this */
  BujuFocusHome  home;     /* NULL: the window itself */
  GtkWidget     *focus;    /* has it, or had it last; weak */
  GtkWidget     *before;   /* had it before the popover that has it now; weak */
  GtkWidget     *around;   /* what was lost, or what is to have the focus instead; weak */
  gulong         unmap_id; /* of @focus */
  guint          look_id;
} Keeper;

static gboolean
can_have (Keeper *self, GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_is_ancestor (widget, GTK_WIDGET (self->window));
}

static GtkWidget *
get_popover (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);
}

/* Whether what has the focus now is another than @lost, and may. */
static gboolean
has_moved (Keeper *self, GtkWidget *lost)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  return focus != lost && can_have (self, focus);
}

/* Beside @lost, the nearest first, not beyond @around. */
static gboolean
go_beside (Keeper *self, GtkWidget *lost, GtkWidget *around)
{
  for (GtkWidget *up = gtk_widget_get_parent (lost); up != NULL; up = gtk_widget_get_parent (up))
    {
      if (gtk_widget_get_mapped (up) && gtk_widget_is_sensitive (up))
        {
          gtk_widget_child_focus (up, GTK_DIR_TAB_FORWARD);
          if (!has_moved (self, lost))
            gtk_widget_child_focus (up, GTK_DIR_TAB_BACKWARD);
          if (has_moved (self, lost))
            return TRUE;
        }
      if (up == around)
        break;
    }
  return FALSE;
}

static gboolean
go_to (Keeper *self, GtkWidget *lost, GtkWidget *home)
{
  if (home == NULL || !gtk_widget_get_mapped (home))
    return FALSE;
  if (lost != NULL && gtk_widget_is_ancestor (lost, home) && go_beside (self, lost, home))
    return TRUE;
  gtk_widget_grab_focus (home);
  if (!has_moved (self, lost))
    gtk_widget_child_focus (home, GTK_DIR_TAB_FORWARD);
  return has_moved (self, lost);
}

static GtkWidget *
find_home (Keeper *self, GtkWidget *lost)
{
  return self->home != NULL ? self->home (self->window, lost) : GTK_WIDGET (self->window);
}

/* @lost: NULL when it is gone altogether */
static gboolean
bring_home (Keeper *self, GtkWidget *lost)
{
  GtkWidget *popover = lost != NULL ? get_popover (lost) : NULL;

  if (popover != NULL && gtk_widget_get_visible (popover) && gtk_widget_get_mapped (popover)
      && go_beside (self, lost, popover))
    return TRUE;
  if (popover != NULL && can_have (self, self->before) && gtk_widget_grab_focus (self->before))
    return TRUE;
  return go_to (self, lost, find_home (self, lost));
}

/* By now all is as it will be. */
static gboolean
look_cb (Keeper *self)
{
  gboolean there = self->focus != NULL
                   && gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self->window));

  self->look_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->window))
      && !can_have (self, gtk_window_get_focus (self->window))
      && !(there && bring_home (self, self->focus))
      && !go_to (self, NULL, self->around))
    go_to (self, NULL, find_home (self, NULL));
  g_clear_weak_pointer (&self->around);
  return G_SOURCE_REMOVE;
}

/* At once: GTK would go to the start of the window. What takes the place of @widget may not be
 * there yet; until it is nothing has the focus, and a last look is taken before the next key. */
static void
unmapped_cb (Keeper *self, GtkWidget *widget)
{
  if (gtk_window_get_focus (self->window) != widget
      || !gtk_widget_get_mapped (GTK_WIDGET (self->window)) || bring_home (self, widget))
    return;
  g_set_weak_pointer (&self->around, find_home (self, widget));
  gtk_window_set_focus (self->window, NULL);
}

static void
watch (Keeper *self, GtkWidget *focus)
{
  if (self->focus != NULL)
    g_signal_handler_disconnect (self->focus, self->unmap_id);
  g_set_weak_pointer (&self->focus, focus);
  self->unmap_id = focus == NULL ? 0
                   : g_signal_connect_swapped (focus, "unmap", G_CALLBACK (unmapped_cb), self);
}

static void
note_before (Keeper *self, GtkWidget *focus)
{
  gboolean was_inside = self->focus != NULL && get_popover (self->focus) != NULL;

  if (get_popover (focus) == NULL)
    g_clear_weak_pointer (&self->before);
  else if (!was_inside)
    g_set_weak_pointer (&self->before, self->focus);
}

static void
look_again (Keeper *self, GtkWidget *focus)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (can_have (self, focus))
    return;
  if (focus != NULL && gtk_widget_is_sensitive (focus))
    self->look_id = g_timeout_add (UNSEEN, G_SOURCE_FUNC (look_cb), self);
  else
    self->look_id = g_idle_add_full (G_PRIORITY_HIGH, G_SOURCE_FUNC (look_cb), self, NULL);
}

/* Without a focus another look is taken before the next key; what is not seen yet may be soon. */
static void
focus_cb (Keeper *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (focus != NULL && focus != self->focus)
    {
      note_before (self, focus);
      watch (self, focus);
    }
  look_again (self, focus);
}

static void
keeper_free (gpointer data)
{
  Keeper *self = data;

  g_clear_handle_id (&self->look_id, g_source_remove);
  watch (self, NULL);
  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->around);
  g_free (self);
}

/**
 * buju_focus_keep:
 * @window: a window
 * @home: (nullable): where the focus belongs that is lost; %NULL: next to where it was
 *
 * From now on something that is seen and sensitive has the focus: what had it before a popover gets
 * it back; of what is hidden, removed or made insensitive it goes to what is beside it.
 */
void
buju_focus_keep (GtkWindow *window, BujuFocusHome home)
{
  Keeper *self;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (g_object_get_data (G_OBJECT (window), KEEPER) == NULL);

  self = g_new0 (Keeper, 1);
  self->window = window;
  self->home = home;
  g_object_set_data_full (G_OBJECT (window), KEEPER, self, keeper_free);
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (focus_cb), self);
}

/**
 * buju_focus_begin:
 * @window: a window that is not shown yet
 * @first: something in it
 *
 * When the window is shown @first has the focus, instead of a button of the header bar.
 */
void
buju_focus_begin (GtkWindow *window, GtkWidget *first)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && GTK_IS_WIDGET (first));

  g_signal_connect_object (window, "map", G_CALLBACK (gtk_widget_grab_focus), first,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Also when what has it has just become insensitive. */
static GtkWidget *
find_focus (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Keeper    *keeper = root != NULL ? g_object_get_data (G_OBJECT (root), KEEPER) : NULL;

  return focus == NULL && keeper != NULL ? keeper->focus : focus;
}

/**
 * buju_focus_is_in:
 * @part: something in a window
 *
 * Returns: whether it, or something in it, has the focus of its window
 */
gboolean
buju_focus_is_in (GtkWidget *part)
{
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (part), FALSE);

  focus = find_focus (part);
  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

/**
 * buju_focus_leave:
 * @part: what begins to go, perhaps slowly
 * @home: takes the focus instead
 *
 * Returns: whether the focus was in @part
 */
gboolean
buju_focus_leave (GtkWidget *part, GtkWidget *home)
{
  g_return_val_if_fail (GTK_IS_WIDGET (part) && GTK_IS_WIDGET (home), FALSE);

  if (!buju_focus_is_in (part))
    return FALSE;
  gtk_widget_grab_focus (home);
  return TRUE;
}

/* Which of its parent's children it is. */
static guint
get_index (GtkWidget *widget)
{
  guint i = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    i++;
  return i;
}

/* The last when there are fewer; NULL when there are none. */
static GtkWidget *
get_child (GtkWidget *parent, guint i)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  while (i-- > 0 && child != NULL && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * buju_focus_take:
 * @container: what is about to be filled anew
 *
 * Takes the focus away when it is in there, so that it does not wander through what goes.
 *
 * Returns: (transfer full) (nullable): where it was, for buju_focus_put(); %NULL when it is
 *   elsewhere
 */
GArray *
buju_focus_take (GtkWidget *container)
{
  GtkRoot   *root;
  GtkWidget *focus;
  GArray    *path;

  g_return_val_if_fail (GTK_IS_WIDGET (container), NULL);

  root = gtk_widget_get_root (container);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, container))
    return NULL;
  path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (; focus != container; focus = gtk_widget_get_parent (focus))
    {
      guint i = get_index (focus);

      g_array_prepend_val (path, i);
    }
  gtk_root_set_focus (root, NULL);
  return path;
}

/**
 * buju_focus_put:
 * @container: what has been filled
 * @path: (transfer full) (nullable): of buju_focus_take()
 *
 * Gives the focus to what stands now where it was, or to what is beside it.
 */
void
buju_focus_put (GtkWidget *container, GArray *path)
{
  GtkWidget *widget = container;

  g_return_if_fail (GTK_IS_WIDGET (container));

  if (path == NULL)
    return;
  for (guint i = 0; i < path->len; i++)
    {
      GtkWidget *child = get_child (widget, g_array_index (path, guint, i));

      if (child == NULL)
        break;
      widget = child;
    }
  while (widget != NULL && widget != container && !gtk_widget_grab_focus (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget == container)
    gtk_widget_child_focus (container, GTK_DIR_TAB_FORWARD);
  g_array_unref (path);
}
