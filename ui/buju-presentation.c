/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-presentation.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-compare-view.h"
#include "buju-legend-list.h"
#include "buju-text-label.h"
#include "buju-tip.h"
#include "buju-touch.h"
#include "session/buju-session-overlays.h"

/* px; on a screen that is not twice as wide the map goes without until it is asked for. */
#define LEGEND_WIDTH  330
/* Around and in a card, px; on a narrow screen. */
#define CARD_AROUND   84
#define CARD_NARROW   52
/* Across a card that lies over the map, px. The map is about as wide as it is high: on a screen
 * with less on both sides of it the legend stands beside the map, not upon it. */
#define CARD_ACROSS   (LEGEND_WIDTH + 56)
#define LOW           480  /* px: a screen with smaller titles */
#define FIT_DELAY     32  /* ms: two frames */

typedef enum
{
  LEGEND_AS_FITS,
  LEGEND_SHOWN,
  LEGEND_HIDDEN
} LegendWish;

struct _BujuPresentation
{
  AdwWindow        parent_instance;

  BujuSession     *session;
  GPtrArray       *layouts;   /* const BujuLayout that can be drawn */
  GPtrArray       *views;     /* BujuSavedView */
  guint            slide;
  BujuCompareView *maps;
  BujuLegendList  *legend;
  GtkWidget       *scroller;  /* of the legend: only where no letters are small enough */
  GtkLabel        *title;
  GtkLabel        *second;
  GtkLabel        *count;
  GtkWidget       *buttons;   /* for fingers, when there are no keys: nothing else ends it */
  GtkWidget       *foot;      /* count and buttons */
  GtkWidget       *fold;      /* shows the legend where there is no room for it beside the map */
  guint            inhibited; /* the screen saver; 0 */
  guint            fit_id;
  guint            size;      /* of the letters of the legend, 0 the largest */
  gboolean         tall;      /* higher than the screen in any letters */
  LegendWish       wish;
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

static gboolean
is_touch (BujuPresentation *self)
{
  return gtk_widget_has_css_class (GTK_WIDGET (self), BUJU_TOUCH_STYLE);
}

static gboolean
is_small (BujuPresentation *self)
{
  return is_touch (self) || gtk_widget_has_css_class (GTK_WIDGET (self), "low");
}

/* Without covering most of the map. */
static gboolean
has_room (BujuPresentation *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= 2 * LEGEND_WIDTH && !self->tall;
}

static gboolean
is_shown (BujuPresentation *self)
{
  return self->wish == LEGEND_SHOWN || (self->wish == LEGEND_AS_FITS && has_room (self));
}

/* The count stands in the corner where the legend would; it goes above. */
static int
get_raise (BujuPresentation *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) < 2 * LEGEND_WIDTH
         ? gtk_widget_get_height (self->foot) + CARD_NARROW / 2 : 0;
}

static int
get_room (BujuPresentation *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - get_raise (self)
         - (is_small (self) ? CARD_NARROW : CARD_AROUND);
}

static void
set_beside (BujuPresentation *self, gboolean beside)
{
  int width;

  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_set_margin_end (GTK_WIDGET (self->maps), beside ? width : 0);
  gtk_widget_set_valign (self->scroller, beside ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  if (beside)
    gtk_widget_add_css_class (self->scroller, "beside");
  else
    gtk_widget_remove_css_class (self->scroller, "beside");
}

/* Over the map where that leaves the city free, else beside it; where that would leave too little
 * of it, away until it is asked for, and then over it. */
static void
arrange (BujuPresentation *self)
{
  int      width = gtk_widget_get_width (GTK_WIDGET (self));
  int      height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean shown = is_shown (self);

  gtk_widget_set_size_request (GTK_WIDGET (self->legend), MIN (LEGEND_WIDTH, width - CARD_NARROW),
                               -1);
  gtk_widget_set_visible (self->scroller, shown);
  gtk_widget_set_visible (self->fold, is_touch (self) || !has_room (self));
  gtk_widget_set_margin_bottom (self->scroller, get_raise (self));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MAX (get_room (self), 1));
  set_beside (self, shown && has_room (self) && width < height + 2 * CARD_ACROSS);
}

static int
measure_legend (BujuPresentation *self)
{
  int width;
  int height;

  gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_VERTICAL, width, &height, NULL,
                      NULL, NULL);
  return height;
}

/* All of it is seen at once: when it is higher than the screen, in smaller letters, which are known
 * a frame later. */
static void
fit_cb (gpointer user_data)
{
  BujuPresentation *self = user_data;
  gboolean          high = measure_legend (self) > get_room (self);

  self->fit_id = 0;
  if (high && self->size + 1 < G_N_ELEMENTS (sizes))
    {
      set_size (self, self->size + 1);
      fit_soon (self);
      return;
    }
  self->tall = high;
  arrange (self);
  gtk_widget_set_opacity (self->scroller, 1);
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
  gtk_widget_set_opacity (self->scroller, 0);
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
    case GDK_KEY_l: case GDK_KEY_L:
      gtk_widget_activate_action (GTK_WIDGET (self), "slides.legend", NULL);
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
legend_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuPresentation *self = BUJU_PRESENTATION (widget);

  self->wish = is_shown (self) ? LEGEND_HIDDEN : LEGEND_SHOWN;
  arrange (self);
}

static void
settled_cb (BujuPresentation *self)
{
  gtk_widget_set_visible (self->buttons, is_touch (self));
  if (gtk_widget_get_height (GTK_WIDGET (self)) < LOW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "low");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
  buju_legend_list_update (self->legend);
  arrange (self);
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "slides.legend", NULL, legend_action);
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
  buju_tip_set (button, label);
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

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
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
  self->scroller = make_scroller (GTK_WIDGET (self->legend));
  add_card (GTK_OVERLAY (overlay), self->scroller, GTK_ALIGN_END, GTK_ALIGN_END);
  self->count = add_label (count, "presentation-count");
  gtk_label_set_wrap (self->count, FALSE);
  self->fold = make_button ("view-list-symbolic", _("Legend"), "slides.legend");
  gtk_box_append (GTK_BOX (count), self->fold);
  self->buttons = make_buttons ();
  gtk_box_append (GTK_BOX (count), self->buttons);
  self->foot = count;
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
