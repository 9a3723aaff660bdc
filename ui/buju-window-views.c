/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of the views that the user has saved, and of showing them on the whole
 * screen. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-presentation.h"
#include "buju-toast.h"

typedef struct
{
  BujuWindow *window;
  GtkEntry   *entry;
  int         number;   /* of the view that is renamed; -1: a new one */
} Asking;

static void
toast_undo (BujuWindow *self)
{
  AdwToast *toast = buju_toast_new (buju_undo_get_text (buju_session_get_undo (self->session)));

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_number (BujuWindow *self, guint i)
{
  GPtrArray *views = buju_saved_views_get_list (self->views);

  if (i >= views->len)
    return;
  if (!buju_session_show_view (self->session, g_ptr_array_index (views, i)))
    buju_window_toast (self, _("The layout of this view is not in the documents any more"));
  gtk_stack_set_visible_child_name (self->pages, "map");
}

static void
chosen_cb (BujuWindow *self, guint i)
{
  show_number (self, i);
  if (adw_flap_get_folded (self->sidebar_flap))
    buju_window_reveal (self->sidebar_flap, FALSE);
}

/* ---- Names ---- */

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asking          *asking = user_data;
  BujuWindow      *self = asking->window;
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));

  if (!g_str_equal (response, "save") || *name == '\0' || self->session == NULL)
    return;
  if (asking->number >= 0)
    {
      if ((guint) asking->number < buju_saved_views_get_list (self->views)->len)
        buju_saved_views_rename (self->views, asking->number, name);
      return;
    }
  buju_saved_views_add (self->views, buju_saved_view_new (self->session, name));
  toast_undo (self);
}

static void
typed_cb (AdwMessageDialog *dialog, GParamSpec *pspec, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
ask_name (BujuWindow *self, const char *heading, const char *name, int number)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, heading, NULL);
  GtkWidget *entry = gtk_entry_new ();
  Asking    *asking = g_new0 (Asking, 1);

  buju_above_put (GTK_WINDOW (dialog), GTK_WINDOW (self));
  asking->window = self;
  asking->entry = GTK_ENTRY (entry);
  asking->number = number;
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the view"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "notify::text", G_CALLBACK (typed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), asking,
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* What is selected is what the view is of, more than its layout. */
static char *
dup_wish (BujuWindow *self)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  BujuLanguage      language = buju_session_get_language (self->session);
  const char       *selected = buju_session_get_selected (self->session);
  BujuText          name = { NULL, NULL };

  if (selected != NULL)
    name = buju_name_find (buju_library_get_content (buju_session_get_library (self->session)),
                           selected);
  if (buju_text_is_empty (&name))
    name = layout->title;
  return buju_saved_views_dup_free_name (self->views, buju_text_get (&name, language));
}

/* ---- Commands ---- */

static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow      *self = user_data;
  g_autofree char *wish = dup_wish (self);

  ask_name (self, _("Save This View"), wish, -1);
}

/* NULL when the list has become shorter since the menu was made. */
static const BujuSavedView *
get_view (BujuWindow *self, guint i)
{
  GPtrArray *views = buju_saved_views_get_list (self->views);

  return i < views->len ? g_ptr_array_index (views, i) : NULL;
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const BujuSavedView *view = get_view (user_data, g_variant_get_uint32 (parameter));

  if (view != NULL)
    ask_name (user_data, _("Rename the View"), view->name, (int) g_variant_get_uint32 (parameter));
}

static void
update_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;

  if (get_view (self, g_variant_get_uint32 (parameter)) == NULL)
    return;
  buju_saved_views_replace (self->views, g_variant_get_uint32 (parameter),
                            buju_saved_view_new (self->session, NULL));
  toast_undo (self);
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;
  guint       from;
  guint       to;

  g_variant_get (parameter, "(uu)", &from, &to);
  if (get_view (self, from) != NULL)
    buju_saved_views_move (self->views, from, to);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;

  if (get_view (self, g_variant_get_uint32 (parameter)) == NULL)
    return;
  buju_saved_views_remove (self->views, g_variant_get_uint32 (parameter));
  toast_undo (self);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow          *self = user_data;
  const BujuSavedView *view = get_view (self, g_variant_get_uint32 (parameter));
  g_autoptr (GError)     error = NULL;
  g_autoptr (BujuRecipe) recipe = NULL;

  if (view == NULL)
    return;
  recipe = buju_saved_view_make_recipe (view, self->session, &error);
  if (recipe == NULL)
    {
      buju_window_toast (self, _("The layout of this view is not in the documents any more"));
      return;
    }
  buju_window_save_recipe_as (self, recipe, view->name);
}

/* ---- The whole screen ---- */

static void
present_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (buju_presentation_new (GTK_WINDOW (self), self->session,
                                                         self->views)));
}

static void
fullscreen_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (gtk_window_is_fullscreen (user_data))
    gtk_window_unfullscreen (user_data);
  else
    gtk_window_fullscreen (user_data);
}

static const GActionEntry actions[] = {
  { "save-view", save_action },
  { "view-rename", rename_action, "u" },
  { "view-update", update_action, "u" },
  { "view-move", move_action, "(uu)" },
  { "view-remove", remove_action, "u" },
  { "view-export", export_action, "u" },
  { "present", present_action },
};

static const GActionEntry always[] = {
  { "fullscreen", fullscreen_action },
};

void
buju_window_add_view_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), always, G_N_ELEMENTS (always), self);
  g_signal_connect_object (self->view_list, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
buju_window_update_view_actions (BujuWindow *self)
{
  gboolean ready = self->session != NULL && buju_session_get_layout (self->session) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              actions[i].name)),
                                 ready);
}

/* When there is a session. */
void
buju_window_start_views (BujuWindow *self)
{
  g_autofree char   *path = buju_saved_views_dup_path ();
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->views);
  self->views = buju_saved_views_new (buju_session_get_undo (self->session), path);
  g_signal_connect_object (self->views, "failed", G_CALLBACK (buju_window_toast), self,
                           G_CONNECT_SWAPPED);
  if (!buju_saved_views_load (self->views, &error))
    {
      /* Translators: %s is the reason */
      g_autofree char *text = g_strdup_printf (_("The saved views could not be read and were set "
                                                 "aside: %s"), error->message);

      buju_window_say (self, text);
    }
  buju_view_list_set_views (self->view_list, self->views);
}

void
buju_window_dispose_views (BujuWindow *self)
{
  g_clear_object (&self->views);
}
