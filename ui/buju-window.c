/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-access.h"
#include "buju-busy.h"
#include "buju-shortcuts.h"
#include "buju-toast.h"

#define BACK_BUTTON    8
#define FORWARD_BUTTON 9

G_DEFINE_FINAL_TYPE (BujuWindow, buju_window, ADW_TYPE_APPLICATION_WINDOW)

void
buju_window_update_title (BujuWindow *self)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  BujuLanguage      language = buju_session_get_language (self->session);
  g_autofree char  *title = NULL;
  g_autofree char  *subtitle = NULL;

  if (buju_window_shows_indicators (self))
    {
      buju_title_set (self->title, _("Indicators"), NULL);
      return;
    }
  if (layout == NULL)
    return;
  title = buju_text_dup (&layout->title, language, "  ");
  subtitle = buju_text_dup (&layout->plan->short_title,
                            language == BUJU_LANGUAGE_BOTH ? BUJU_LANGUAGE_ZH : language, " ");
  buju_title_set (self->title, title, subtitle);
}

static void
layout_cb (BujuWindow *self)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);

  buju_window_update_title (self);
  buju_window_update_actions (self);
  if (layout != NULL)
    g_settings_set_string (self->settings, "layout", layout->id);
}

static void
selected_cb (BujuWindow *self)
{
  buju_window_update_side (self);
}

/* A click beside a folded panel closes it without asking anybody. */
static void
profile_revealed_cb (BujuWindow *self)
{
  if (self->session != NULL && !adw_flap_get_reveal_flap (self->profile_flap) &&
      adw_flap_get_folded (self->profile_flap))
    {
      buju_window_close_changes (self);
      buju_session_select (self->session, NULL);
    }
}

/* On a narrow window the list has done its work when a row was taken. */
static void
chosen_cb (BujuWindow *self)
{
  if (adw_flap_get_folded (self->sidebar_flap))
    buju_window_reveal (self->sidebar_flap, FALSE);
}

/* What was found is read next; what has no profile is on the map. */
static void
found_cb (BujuWindow *self)
{
  chosen_cb (self);
  if (buju_profile_view_is_empty (self->profile_view))
    gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->profile_view));
}

static void
copied_cb (BujuWindow *self)
{
  buju_window_toast (self, _("Profile copied"));
}

static void
drawing_failed_cb (BujuWindow *self, const char *message)
{
  buju_window_toast (self, message);
}

static void
settled_cb (BujuWindow *self)
{
  buju_legend_list_update (self->legend_list);
}

static void
language_setting_cb (BujuWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "language");
  BujuLanguage     language;

  if (self->session != NULL && buju_language_parse (name, &language))
    buju_session_set_language (self->session, language);
}

static void
parks_setting_cb (BujuWindow *self)
{
  if (self->session != NULL)
    buju_session_set_parks (self->session, g_settings_get_boolean (self->settings, "parks"));
}

static void
dark_cb (BujuWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (self->session == NULL)
    return;
  buju_session_set_dark (self->session, adw_style_manager_get_dark (manager));
  buju_session_set_high_contrast (self->session, adw_style_manager_get_high_contrast (manager));
}

static void
show_problems (BujuWindow *self, GPtrArray *problems)
{
  g_autoptr (GString) text = NULL;

  gtk_revealer_set_reveal_child (self->problem_revealer, problems->len > 0);
  if (problems->len == 0)
    return;
  text = g_string_new (NULL);
  g_string_printf (text, ngettext ("%u file could not be read; the rest is shown:",
                                   "%u files could not be read; the rest is shown:", problems->len),
                   problems->len);
  for (guint i = 0; i < problems->len && i < 4; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_text (self->problem_label, text->str);
}

static void
connect_session (BujuWindow *self)
{
  g_signal_connect_object (self->session, "notify::layout-id", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::language", G_CALLBACK (buju_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::can-go-back",
                           G_CALLBACK (buju_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::can-go-forward",
                           G_CALLBACK (buju_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* The profile view hears of a selection before the window asks it whether it is empty. */
static void
start_session (BujuWindow *self, BujuLibrary *library)
{
  g_autofree char *layout = g_settings_get_string (self->settings, "layout");

  g_clear_object (&self->session);
  self->session = buju_session_new (library);
  buju_session_begin_quiet (self->session);
  language_setting_cb (self);
  parks_setting_cb (self);
  dark_cb (self);
  buju_session_set_layout (self->session, layout);
  buju_layout_list_set_session (self->layout_list, self->session);
  buju_legend_list_set_session (self->legend_list, self->session);
  buju_profile_view_set_session (self->profile_view, self->session);
  buju_scale_view_set_session (self->scale_view, self->session);
  buju_search_view_set_session (self->search_view, self->session);
  buju_lens_bar_set_session (self->lens_bar, self->session);
  buju_window_start_layers (self);
  buju_window_start_views (self);
  buju_window_start_table (self);
  buju_window_connect_compare (self);
  buju_window_start_pages (self);
  buju_window_restore_state (self);
  buju_session_end_quiet (self->session);
  buju_session_forget_history (self->session);
  connect_session (self);
  buju_window_watch_state (self);
  layout_cb (self);
  selected_cb (self);
  show_problems (self, buju_dataset_get_problems (buju_library_get_dataset (library)));
  gtk_stack_set_visible_child_name (self->stack, "main");
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  buju_window_open_waiting (self);
}

/* In a worker thread. */
static void
load (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError      *error = NULL;
  BujuLibrary *library = buju_library_load (cancellable, &error);

  if (library != NULL)
    g_task_return_pointer (task, library, (GDestroyNotify) buju_library_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (BujuLibrary)  library = g_task_propagate_pointer (G_TASK (result), &error);
  BujuWindow              *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = BUJU_WINDOW (user_data);
  if (library != NULL)
    {
      start_session (self, library);
      return;
    }
  {
    g_autofree char *text = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->failed_page, text);
  }
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* The task holds no reference: a window that is closed must go at once, and cancels it. */
static void
start_loading (BujuWindow *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_stack_set_visible_child_name (self->stack, "loading");
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (NULL, self->loading, loaded_cb, self);
  g_task_set_source_tag (task, start_loading);
  g_task_run_in_thread (task, load);
}

static void
reload_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_loading (BUJU_WINDOW (widget));
}

static void
dismiss_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_revealer_set_reveal_child (BUJU_WINDOW (widget)->problem_revealer, FALSE);
}

static void
buju_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (buju_window_parent_class)->size_allocate (widget, width, height, baseline);
  buju_window_fold_soon (BUJU_WINDOW (widget));
}

/* However it goes: closed, destroyed, quit. */
static void
buju_window_unmap (GtkWidget *widget)
{
  buju_above_close_popovers (widget);
  GTK_WIDGET_CLASS (buju_window_parent_class)->unmap (widget);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (widget);

  if (self->session == NULL)
    return FALSE;
  if (adw_flap_get_folded (self->sidebar_flap) && adw_flap_get_reveal_flap (self->sidebar_flap))
    buju_window_reveal (self->sidebar_flap, FALSE);
  else if (buju_window_escape_measure (self))
    ;
  else if (!buju_window_shows_indicators (self) && buju_window_escape_compare (self))
    ;
  else if (buju_session_get_selected (self->session) != NULL)
    buju_session_select (self->session, NULL);
  else if (buju_session_get_lens (self->session) != NULL)
    buju_session_set_lens (self->session, NULL);
  else
    buju_window_focus_main (self);
  buju_map_view_point_at (self->map_view, NULL, 0, 0);
  return TRUE;
}

/* Reached only when no text is selected: a label or an entry copies its own. */
static gboolean
copy_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (widget);

  if (buju_window_shows_indicators (self) && !adw_flap_get_reveal_flap (self->profile_flap))
    buju_indicators_page_copy (self->indicators_page);
  else if (!buju_window_copy_measure (self) && !buju_window_copy_feature (self)
           && !buju_window_copy_changes (self) &&
           !buju_profile_view_copy (self->profile_view))
    gtk_widget_activate_action (widget, "win.copy-figure", NULL);
  return TRUE;
}

/* An entry takes its own typing back; when there is none left, nothing else goes. */
static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (widget))))
    gtk_widget_activate_action (widget, g_variant_get_string (args, NULL), NULL);
  return TRUE;
}

static void
close_again (gpointer data)
{
  gtk_window_close (data);
}

static gboolean
buju_window_close_request (GtkWindow *window)
{
  BujuWindow *self = BUJU_WINDOW (window);
  int         width;
  int         height;

  if (buju_busy_ask (window, close_again, G_OBJECT (window)))
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (width >= 360 && height >= 294)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  buju_window_keep_state (self);
  if (!self->narrow)
    g_settings_set_boolean (self->settings, "sidebar",
                            adw_flap_get_reveal_flap (self->sidebar_flap));
  return GTK_WINDOW_CLASS (buju_window_parent_class)->close_request (window);
}

static void
buju_window_dispose (GObject *object)
{
  BujuWindow *self = BUJU_WINDOW (object);

  buju_above_close_all (GTK_WINDOW (self));
  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  buju_window_dispose_recipes (self);
  buju_window_dispose_save (self);
  buju_window_dispose_layers (self);
  buju_window_dispose_here (self);
  buju_window_dispose_state (self);
  buju_window_dispose_views (self);
  buju_window_dispose_focus (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->followed, g_free);
  G_OBJECT_CLASS (buju_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-window.ui");
  gtk_widget_class_bind_template_child (class, BujuWindow, header);
  gtk_widget_class_bind_template_child (class, BujuWindow, title);
  gtk_widget_class_bind_template_child (class, BujuWindow, menu_button);
  gtk_widget_class_bind_template_child (class, BujuWindow, language_box);
  gtk_widget_class_bind_template_child (class, BujuWindow, history_box);
  gtk_widget_class_bind_template_child (class, BujuWindow, indicators_button);
  gtk_widget_class_bind_template_child (class, BujuWindow, parks_button);
  gtk_widget_class_bind_template_child (class, BujuWindow, export_button);
  gtk_widget_class_bind_template_child (class, BujuWindow, lens_button);
  gtk_widget_class_bind_template_child (class, BujuWindow, toasts);
  gtk_widget_class_bind_template_child (class, BujuWindow, problem_revealer);
  gtk_widget_class_bind_template_child (class, BujuWindow, problem_label);
  gtk_widget_class_bind_template_child (class, BujuWindow, stack);
  gtk_widget_class_bind_template_child (class, BujuWindow, failed_page);
  gtk_widget_class_bind_template_child (class, BujuWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (class, BujuWindow, profile_flap);
  gtk_widget_class_bind_template_child (class, BujuWindow, layout_list);
  gtk_widget_class_bind_template_child (class, BujuWindow, legend_list);
  gtk_widget_class_bind_template_child (class, BujuWindow, overlay_list);
  gtk_widget_class_bind_template_child (class, BujuWindow, view_list);
  gtk_widget_class_bind_template_child (class, BujuWindow, notices);
  gtk_widget_class_bind_template_child (class, BujuWindow, feature_card);
  gtk_widget_class_bind_template_child (class, BujuWindow, lens_bar);
  gtk_widget_class_bind_template_child (class, BujuWindow, compare_view);
  gtk_widget_class_bind_template_child (class, BujuWindow, side_stack);
  gtk_widget_class_bind_template_child (class, BujuWindow, sidebar);
  gtk_widget_class_bind_template_child (class, BujuWindow, change_view);
  gtk_widget_class_bind_template_child (class, BujuWindow, scale_view);
  gtk_widget_class_bind_template_child (class, BujuWindow, map_overlay);
  gtk_widget_class_bind_template_child (class, BujuWindow, coordinate_label);
  gtk_widget_class_bind_template_child (class, BujuWindow, measure_tool);
  gtk_widget_class_bind_template_child (class, BujuWindow, measure_bar);
  gtk_widget_class_bind_template_child (class, BujuWindow, profile_view);
  gtk_widget_class_bind_template_child (class, BujuWindow, recent_menu);
  gtk_widget_class_bind_template_child (class, BujuWindow, search_view);
}

static void
buju_window_class_init (BujuWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_window_dispose;
  widget_class->size_allocate = buju_window_size_allocate;
  widget_class->unmap = buju_window_unmap;
  GTK_WINDOW_CLASS (class)->close_request = buju_window_close_request;

  g_type_ensure (BUJU_TYPE_LAYOUT_LIST);
  g_type_ensure (BUJU_TYPE_LEGEND_LIST);
  g_type_ensure (BUJU_TYPE_FEATURE_CARD);
  g_type_ensure (BUJU_TYPE_LENS_BAR);
  g_type_ensure (BUJU_TYPE_NOTICES);
  g_type_ensure (BUJU_TYPE_TITLE);
  g_type_ensure (BUJU_TYPE_OVERLAY_LIST);
  g_type_ensure (BUJU_TYPE_VIEW_LIST);
  g_type_ensure (BUJU_TYPE_COMPARE_VIEW);
  g_type_ensure (BUJU_TYPE_CHANGE_VIEW);
  g_type_ensure (BUJU_TYPE_PROFILE_VIEW);
  g_type_ensure (BUJU_TYPE_SCALE_VIEW);
  g_type_ensure (BUJU_TYPE_COORDINATE_LABEL);
  g_type_ensure (BUJU_TYPE_MEASURE_TOOL);
  g_type_ensure (BUJU_TYPE_MEASURE_BAR);
  g_type_ensure (BUJU_TYPE_SEARCH_VIEW);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "content.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "content.dismiss-problems", NULL, dismiss_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, "s",
                                "win.undo");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, undo_cb,
                                "s", "win.redo");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.save-recipe-as",
                                       NULL);
  /* No accelerators: with a zone of the map in focus they go to the zone beside it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward",
                                       NULL);
}

static void
connect_widgets (BujuWindow *self)
{
  g_signal_connect_object (self->profile_flap, "notify::reveal-flap",
                           G_CALLBACK (profile_revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layout_list, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_view, "chosen", G_CALLBACK (found_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->profile_view, "copied", G_CALLBACK (copied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map_view, "drawing-failed", G_CALLBACK (drawing_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map_view, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (dark_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The side buttons of a mouse. */
static void
button_cb (BujuWindow *self, int n_press, double x, double y, GtkGestureSingle *gesture)
{
  guint button = gtk_gesture_single_get_current_button (gesture);

  if (button != BACK_BUTTON && button != FORWARD_BUTTON)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == BACK_BUTTON ? "win.back" : "win.forward",
                              NULL);
}

static void
add_mouse_buttons (BujuWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (button_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
buju_window_init (BujuWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->map_view = buju_compare_view_get_map (self->compare_view);
  buju_window_init_compare (self);
  buju_window_init_layers (self);
  buju_window_init_here (self);
  add_mouse_buttons (self);
  connect_widgets (self);
  buju_window_add_pages (self);
  buju_window_init_focus (self);
  buju_shortcuts_add_tip (GTK_WIDGET (self->indicators_button), "win.next-page", NULL);
  buju_shortcuts_add_tips (GTK_WIDGET (self));
  buju_access_watch (GTK_WINDOW (self));
}

static void
use_settings (BujuWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  buju_window_reveal (self->sidebar_flap, g_settings_get_boolean (self->settings, "sidebar"));
  buju_window_fold (self, g_settings_get_int (self->settings, "window-width"),
                    g_settings_get_int (self->settings, "window-height"));
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_setting_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::parks", G_CALLBACK (parks_setting_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * buju_window_new:
 * @application: the application
 *
 * Returns: (transfer floating): a window that loads the library at once
 */
BujuWindow *
buju_window_new (BujuApplication *application)
{
  BujuWindow *self;

  g_return_val_if_fail (BUJU_IS_APPLICATION (application), NULL);

  self = g_object_new (BUJU_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (buju_application_get_settings (application));
  use_settings (self);
  buju_window_add_actions (self);
  buju_window_update_actions (self);
  start_loading (self);
  return self;
}

/**
 * buju_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL until the library is there
 */
BujuSession *
buju_window_get_session (BujuWindow *self)
{
  g_return_val_if_fail (BUJU_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * buju_window_toast:
 * @self: a window
 * @text: plain text
 *
 * Says something in passing.
 */
void
buju_window_toast (BujuWindow *self, const char *text)
{
  g_return_if_fail (BUJU_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  adw_toast_overlay_add_toast (self->toasts, buju_toast_new (text));
}
