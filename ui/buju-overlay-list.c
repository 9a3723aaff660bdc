/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-overlay-list.h"

#include "buju-focus.h"
#include "buju-overlay-row.h"

struct _BujuOverlayList
{
  GtkWidget     parent_instance;

  /* Template */
  GtkWidget    *box;
  GtkListBox   *list;

  BujuSession  *session;
  GSignalGroup *session_signals;
};

G_DEFINE_FINAL_TYPE (BujuOverlayList, buju_overlay_list, GTK_TYPE_WIDGET)

static BujuOverlayRow *
get_row (BujuOverlayList *self, guint i)
{
  return BUJU_OVERLAY_ROW (gtk_list_box_get_row_at_index (self->list, (int) i));
}

/* Whether the rows are for these layers in this order: then they only follow, and keep what is
 * being done in them. */
static gboolean
fits (BujuOverlayList *self, GPtrArray *overlays)
{
  if (gtk_list_box_get_row_at_index (self->list, (int) overlays->len) != NULL)
    return FALSE;
  for (guint i = 0; i < overlays->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      BujuOverlay   *overlay = g_ptr_array_index (overlays, overlays->len - 1 - i);

      if (row == NULL
          || !g_str_equal (buju_overlay_row_get_id (BUJU_OVERLAY_ROW (row)),
                           buju_overlay_get_id (overlay)))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_focused (BujuOverlayList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return BUJU_IS_OVERLAY_ROW (focus)
         ? g_strdup (buju_overlay_row_get_id (BUJU_OVERLAY_ROW (focus))) : NULL;
}

/* What was moved by the keyboard can be moved on; of what was removed the focus goes to the
 * next. */
static void
rebuild (BujuOverlayList *self, GPtrArray *overlays)
{
  g_autofree char *focused = dup_focused (self);
  GArray          *focus = buju_focus_take (GTK_WIDGET (self->list));
  GtkListBoxRow   *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = overlays->len; i > 0; i--)
    {
      GtkWidget *row = buju_overlay_row_new (self->session, g_ptr_array_index (overlays, i - 1));

      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (focused, buju_overlay_row_get_id (BUJU_OVERLAY_ROW (row))) == 0)
        {
          gtk_widget_grab_focus (row);
          g_clear_pointer (&focus, g_array_unref);
        }
    }
  buju_focus_put (GTK_WIDGET (self->list), focus);
}

static void
update (BujuOverlayList *self)
{
  GPtrArray *overlays = buju_session_get_overlays (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), overlays->len > 0);
  if (!fits (self, overlays))
    {
      rebuild (self, overlays);
      return;
    }
  for (guint i = 0; i < overlays->len; i++)
    buju_overlay_row_set (get_row (self, i), g_ptr_array_index (overlays, overlays->len - 1 - i));
}

static void
buju_overlay_list_dispose (GObject *object)
{
  BujuOverlayList *self = BUJU_OVERLAY_LIST (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_overlay_list_parent_class)->dispose (object);
}

static void
buju_overlay_list_class_init (BujuOverlayListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_overlay_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-overlay-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayList, box);
  gtk_widget_class_bind_template_child (widget_class, BujuOverlayList, list);
}

static void
buju_overlay_list_init (BujuOverlayList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "overlays-changed", G_CALLBACK (update),
                                  self);
}

/**
 * buju_overlay_list_set_session:
 * @self: a list
 * @session: whose layers it shows
 */
void
buju_overlay_list_set_session (BujuOverlayList *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_OVERLAY_LIST (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  update (self);
}
