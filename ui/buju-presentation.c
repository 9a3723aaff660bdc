/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-presentation.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-compare-view.h"
#include "buju-legend-list.h"
#include "buju-text-label.h"
#include "buju-touch.h"
#include "session/buju-session-overlays.h"

/* px; on a screen that is not twice as wide the map goes without. */
#define LEGEND_WIDTH 330
/* Above, below and in the legend's card, px. */
#define LEGEND_AROUND 84
#define FIT_DELAY     32  /* ms: two frames */

struct _BujuPresentation
{
  AdwWindow        parent_instance;

  BujuSession     *session;
  GPtrArray       *layouts;   /* const BujuLayout that can be drawn */
  GPtrArray       *views;     /* BujuSavedView */
  guint            slide;
  BujuCompareView *maps;
  BujuLegendList  *legend;
  GtkLabel        *title;
  GtkLabel        *second;
  GtkLabel        *count;
  GtkWidget       *buttons;   /* for fingers, when there are no keys: nothing else ends it */
  guint            inhibited; /* the screen saver; 0 */
  guint            fit_id;
  guint            size;      /* of the letters of the legend, 0 the largest */
};

G_DEFINE_FINAL_TYPE (BujuPresentation, buju_presentation, ADW_TYPE_WINDOW)

/* ---- Legend ---- */

static const char *const sizes[] = { "large", "middle", "small", "least" };

static void
set_size (BujuPresentation *self, guint size)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->legend), sizes[self->size]);
  self->size = size;
  gtk_widget_add_css_class (GTK_WIDGET (self->legend), sizes[self->size]);
}

static void fit_soon (BujuPresentation *self);

/* All of it is seen at once: when it is higher than the screen, in smaller letters, which are known
 * a frame later. */
static void
fit_cb (gpointer user_data)
{
  BujuPresentation *self = user_data;
  int               room = gtk_widget_get_height (GTK_WIDGET (self)) - LEGEND_AROUND;
  int               width;
  int               height;

  self->fit_id = 0;
  gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                      NULL, NULL);
  if (height > room && self->size + 1 < G_N_ELEMENTS (sizes))
    {
      set_size (self, self->size + 1);
      fit_soon (self);
      return;
    }
  gtk_widget_set_opacity (GTK_WIDGET (self->legend), 1);
}

static void
fit_soon (BujuPresentation *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_timeout_add_once (FIT_DELAY, fit_cb, self);
}

/* ---- Slides ---- */

static const BujuSavedView *
get_view (BujuPresentation *self)
{
  return self->slide >= self->layouts->len
         ? g_ptr_array_index (self->views, self->slide - self->layouts->len) : NULL;
}

/* Both languages: one above the other. */
static void
update_words (BujuPresentation *self)
{
  const BujuSavedView *view = get_view (self);
  const BujuLayout    *layout = buju_session_get_layout (self->session);
  BujuLanguage         language = buju_session_get_language (self->session);
  gboolean             both = language == BUJU_LANGUAGE_BOTH;
  g_autofree char     *second = NULL;
  g_autofree char     *count = NULL;

  if (view != NULL)
    second = buju_text_dup (&layout->title, language, "  ");
  else
    second = g_strdup_printf ("%s%s%s", both && layout->title.en != NULL ? layout->title.en : "",
                              both && layout->title.en != NULL ? "\n" : "",
                              buju_text_get (&layout->plan->short_title, language));
  buju_text_label_set_plain (self->title, view != NULL && view->name != NULL ? view->name
                                          : buju_text_get (&layout->title, language));
  buju_text_label_set_plain (self->second, second);
  count = g_strdup_printf ("%u / %u", self->slide + 1, buju_presentation_get_n_slides (self));
  gtk_label_set_text (self->count, count);
  gtk_window_set_title (GTK_WINDOW (self), gtk_label_get_text (self->title));
}

static void
show_slide (BujuPresentation *self)
{
  const BujuSavedView *view = get_view (self);

  if (view != NULL)
    buju_session_show_view (self->session, view);
  else
    {
      const BujuLayout *layout = g_ptr_array_index (self->layouts, self->slide);

      buju_session_compare_with (self->session, NULL);
      buju_session_set_lens (self->session, NULL);
      buju_session_set_parks (self->session, FALSE);
      buju_session_select (self->session, NULL);
      buju_session_set_layout (self->session, layout->id);
      buju_session_go_home (self->session);
    }
  update_words (self);
  gtk_widget_set_opacity (GTK_WIDGET (self->legend), 0);
  set_size (self, 0);
  fit_soon (self);
}

static gboolean
key_cb (BujuPresentation *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Right: case GDK_KEY_Down: case GDK_KEY_Page_Down: case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Right: case GDK_KEY_KP_Down: case GDK_KEY_KP_Page_Down: case GDK_KEY_KP_Enter:
      buju_presentation_set_slide (self, (int) self->slide + 1);
      return TRUE;
    case GDK_KEY_Left: case GDK_KEY_Up: case GDK_KEY_Page_Up: case GDK_KEY_BackSpace:
    case GDK_KEY_KP_Left: case GDK_KEY_KP_Up: case GDK_KEY_KP_Page_Up:
      buju_presentation_set_slide (self, (int) self->slide - 1);
      return TRUE;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      buju_presentation_set_slide (self, 0);
      return TRUE;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      buju_presentation_set_slide (self, G_MAXINT);
      return TRUE;
    case GDK_KEY_Escape: case GDK_KEY_F5: case GDK_KEY_F11:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}

/* As with other slides: a click goes on. */
static gboolean
clicked_cb (BujuPresentation *self, double x, double y, int n_press)
{
  if (n_press == 1)
    buju_presentation_set_slide (self, (int) self->slide + 1);
  return TRUE;
}

/* No tips either. */
static gboolean
pointed_cb (BujuPresentation *self)
{
  return TRUE;
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuPresentation *self = BUJU_PRESENTATION (widget);

  buju_presentation_set_slide (self, (int) self->slide + g_variant_get_int32 (parameter));
}

static void
settled_cb (BujuPresentation *self)
{
  gtk_widget_set_visible (self->buttons,
                          gtk_widget_has_css_class (GTK_WIDGET (self), BUJU_TOUCH_STYLE));
  gtk_widget_set_visible (GTK_WIDGET (self->legend),
                          gtk_widget_get_width (GTK_WIDGET (self)) >= 2 * LEGEND_WIDTH);
  buju_legend_list_update (self->legend);
  fit_soon (self);
}

/* ---- Window ---- */

static void
buju_presentation_dispose (GObject *object)
{
  BujuPresentation *self = BUJU_PRESENTATION (object);
  GApplication     *application = g_application_get_default ();

  if (self->inhibited != 0 && GTK_IS_APPLICATION (application))
    gtk_application_uninhibit (GTK_APPLICATION (application), self->inhibited);
  self->inhibited = 0;
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  G_OBJECT_CLASS (buju_presentation_parent_class)->dispose (object);
}

static void
buju_presentation_class_init (BujuPresentationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_presentation_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "slides.step", "i", step_action);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_visible (box, FALSE);
  gtk_box_append (GTK_BOX (box), make_button ("go-previous-symbolic", _("Previous"),
                                              "slides.step(-1)"));
  gtk_box_append (GTK_BOX (box), make_button ("go-next-symbolic", _("Next"), "slides.step(1)"));
  gtk_box_append (GTK_BOX (box), make_button ("window-close-symbolic", _("End the presentation"),
                                              "window.close"));
  return box;
}

static void
add_card (GtkOverlay *overlay, GtkWidget *card, GtkAlign across, GtkAlign down)
{
  gtk_widget_set_halign (card, across);
  gtk_widget_set_valign (card, down);
  gtk_widget_add_css_class (card, "presentation-card");
  gtk_overlay_add_overlay (overlay, card);
}

static void
buju_presentation_init (BujuPresentation *self)
{
  GtkWidget          *overlay = gtk_overlay_new ();
  GtkWidget          *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget          *count = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();
  BujuMapView        *map;

  self->layouts = g_ptr_array_new ();
  self->views = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_saved_view_free);
  self->maps = BUJU_COMPARE_VIEW (buju_compare_view_new ());
  map = buju_compare_view_get_map (self->maps);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->maps));
  self->title = add_label (words, "presentation-title");
  self->second = add_label (words, "presentation-second");
  add_card (GTK_OVERLAY (overlay), words, GTK_ALIGN_START, GTK_ALIGN_START);
  self->legend = BUJU_LEGEND_LIST (buju_legend_list_new ());
  buju_legend_list_set_plain (self->legend, TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self->legend), LEGEND_WIDTH, -1);
  add_card (GTK_OVERLAY (overlay), GTK_WIDGET (self->legend), GTK_ALIGN_END, GTK_ALIGN_END);
  self->count = add_label (count, "presentation-count");
  gtk_label_set_wrap (self->count, FALSE);
  self->buttons = make_buttons ();
  gtk_box_append (GTK_BOX (count), self->buttons);
  add_card (GTK_OVERLAY (overlay), count, GTK_ALIGN_START, GTK_ALIGN_END);
  adw_window_set_content (ADW_WINDOW (self), overlay);
  gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (map, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_slides (BujuPresentation *self, BujuSession *session, BujuSavedViews *views)
{
  BujuContent *content = buju_library_get_content (buju_session_get_library (session));
  GPtrArray   *layouts = buju_content_get_layouts (content);
  GPtrArray   *saved = views != NULL ? buju_saved_views_get_list (views) : NULL;

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);

      if (layout->drawable)
        g_ptr_array_add (self->layouts, (gpointer) layout);
      if (layout == buju_session_get_layout (session) && layout->drawable)
        self->slide = self->layouts->len - 1;
    }
  for (guint i = 0; saved != NULL && i < saved->len; i++)
    {
      const BujuSavedView *view = g_ptr_array_index (saved, i);

      if (buju_content_find_layout (content, view->layout) != NULL)
        g_ptr_array_add (self->views, buju_saved_view_copy (view));
    }
}

static void
start_session (BujuPresentation *self, BujuSession *session)
{
  GPtrArray *overlays = buju_session_get_overlays (session);

  self->session = buju_session_new (buju_session_get_library (session));
  buju_session_set_language (self->session, buju_session_get_language (session));
  buju_session_set_dark (self->session, buju_session_get_dark (session));
  buju_session_set_high_contrast (self->session, buju_session_get_high_contrast (session));
  for (guint i = 0; i < overlays->len; i++)
    buju_session_add_overlay (self->session, g_ptr_array_index (overlays, i));
  buju_compare_view_set_session (self->maps, self->session);
  buju_legend_list_set_session (self->legend, self->session);
}

/* As large as the screen from the start, also where nobody makes windows full screen. */
static void
take_screen (BujuPresentation *self, GtkWindow *parent)
{
  GdkSurface   *surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  GdkMonitor   *monitor = surface != NULL
                            ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface),
                                                                  surface) : NULL;
  GdkRectangle  area = { 0, 0, 1280, 720 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (self), area.width, area.height);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

/**
 * buju_presentation_new:
 * @parent: (nullable): the window that stays behind it
 * @session: whose layouts, language, style and layers to show
 * @views: (nullable): the slides after the layouts; those of layouts that are not in the documents
 *   any more are left out
 *
 * Returns: (transfer floating): a window that takes the whole screen when it is presented
 */
BujuPresentation *
buju_presentation_new (GtkWindow *parent, BujuSession *session, BujuSavedViews *views)
{
  BujuPresentation *self;
  GtkApplication   *application;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);

  self = g_object_new (BUJU_TYPE_PRESENTATION, NULL);
  fill_slides (self, session, views);
  start_session (self, session);
  if (buju_presentation_get_n_slides (self) > 0)
    show_slide (self);
  application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  buju_above_put (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  take_screen (self, parent);
  if (application != NULL)
    self->inhibited = gtk_application_inhibit (application, GTK_WINDOW (self),
                                               GTK_APPLICATION_INHIBIT_IDLE,
                                               _("A presentation is shown"));
  return self;
}

/**
 * buju_presentation_get_n_slides:
 * @self: a presentation
 *
 * Returns: how many slides there are
 */
guint
buju_presentation_get_n_slides (BujuPresentation *self)
{
  g_return_val_if_fail (BUJU_IS_PRESENTATION (self), 0);

  return self->layouts->len + self->views->len;
}

/**
 * buju_presentation_set_slide:
 * @self: a presentation
 * @slide: number from 0; beyond the first and the last it stays with these
 */
void
buju_presentation_set_slide (BujuPresentation *self, int slide)
{
  int n;

  g_return_if_fail (BUJU_IS_PRESENTATION (self));

  n = (int) buju_presentation_get_n_slides (self);
  slide = CLAMP (slide, 0, n - 1);
  if (n == 0 || (guint) slide == self->slide)
    return;
  self->slide = slide;
  show_slide (self);
}
