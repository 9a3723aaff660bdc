/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of what it shows where there is little room. */
#include "config.h"

#include "buju-window-private.h"

#include "buju-letters.h"
#include "buju-touch.h"

/* Narrower than this, px, the panels lie over the map and the language moves into the menu; then
 * the rest does, and what is touched is as large as a finger; then a strip of map beside the
 * profile would be of no use. */
#define FOLD_WIDTH   800
#define NARROW_WIDTH 480
#define WHOLE_WIDTH  440
/* Of the panels, px; where letters are large, they grow half as much. */
#define SIDEBAR_WIDTH 272
#define PROFILE_WIDTH 340
/* Of the map that is left beside the list on a phone, to close it. */
#define STRIP_WIDTH   60
/* Share of the window that the legend may have, and px. */
#define LEGEND_SHARE 0.34
#define LEGEND_LEAST 140
#define LEGEND_MOST  320

/* The desktop's, without what makes a window smaller or larger: the title needs the room. */
static char *
dup_small_decoration (GtkWidget *widget)
{
  g_autofree char         *layout = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv)           sides = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : ":close", ":", 2);
  for (guint i = 0; sides[i] != NULL; i++)
    {
      g_auto (GStrv)           buttons = g_strsplit (sides[i], ",", -1);
      g_autoptr (GStrvBuilder) some = g_strv_builder_new ();
      g_auto (GStrv)           rest = NULL;
      g_autofree char         *side = NULL;

      for (guint k = 0; buttons[k] != NULL; k++)
        if (!g_str_equal (buttons[k], "minimize") && !g_str_equal (buttons[k], "maximize"))
          g_strv_builder_add (some, buttons[k]);
      rest = g_strv_builder_end (some);
      side = g_strjoinv (",", rest);
      g_strv_builder_add (kept, side);
    }
  g_clear_pointer (&sides, g_strfreev);
  sides = g_strv_builder_end (kept);
  return g_strjoinv (":", sides);
}

static void
set_narrow (BujuWindow *self, gboolean narrow)
{
  g_autofree char *decoration = narrow ? dup_small_decoration (GTK_WIDGET (self)) : NULL;

  /* Set to the same it would still ask for another allocation, and that for this again. */
  if (g_strcmp0 (adw_header_bar_get_decoration_layout (self->header), decoration) != 0)
    adw_header_bar_set_decoration_layout (self->header, decoration);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), BUJU_TOUCH_STYLE);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), BUJU_TOUCH_STYLE);
  buju_title_set_wrap (self->title, narrow);
  gtk_widget_set_visible (self->history_box, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_button), !narrow);
  gtk_widget_set_visible (self->parks_button, !narrow);
  gtk_widget_set_visible (self->export_button, !narrow);
  gtk_widget_set_visible (self->lens_button, !narrow);
  buju_profile_view_set_has_history (self->profile_view, narrow);
  buju_measure_bar_set_narrow (self->measure_bar, narrow);
}

/**
 * buju_window_reveal:
 * @flap: one of a window's panels
 * @reveal: whether it shall be seen
 *
 * Opens or closes it: in motion, but where it has had no size yet, and none can be seen. AdwFlap
 * would divide by that, and be given a width that is no number for a frame.
 */
void
buju_window_reveal (AdwFlap *flap, gboolean reveal)
{
  GtkWidget *widget = GTK_WIDGET (flap);
  gboolean   early = gtk_widget_get_width (widget) == 0 && gtk_widget_get_child_visible (widget);

  if (early)
    gtk_widget_set_child_visible (widget, FALSE);
  adw_flap_set_reveal_flap (flap, reveal);
  if (early)
    gtk_widget_set_child_visible (widget, TRUE);
}

static void
set_panel_widths (BujuWindow *self, int width)
{
  double more = (1 + MAX (buju_letters_get_scale (), 1)) / 2;
  int    most = MAX (width - STRIP_WIDTH, SIDEBAR_WIDTH);

  gtk_widget_set_size_request (self->sidebar, MIN ((int) (SIDEBAR_WIDTH * more), most), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->side_stack),
                               MAX (MIN ((int) (PROFILE_WIDTH * more), most), PROFILE_WIDTH), -1);
}

/**
 * buju_window_fold:
 * @self: a window
 * @width: px
 * @height: px
 *
 * Shows what fits into a window of that size.
 */
void
buju_window_fold (BujuWindow *self, int width, int height)
{
  gboolean          folded = width < FOLD_WIDTH;
  AdwFlapFoldPolicy policy = folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  g_return_if_fail (BUJU_IS_WINDOW (self));

  gtk_widget_set_visible (self->language_box, !folded);
  buju_notices_set_narrow (self->notices, folded);
  set_narrow (self, width < NARROW_WIDTH);
  set_panel_widths (self, width);
  gtk_widget_set_hexpand (GTK_WIDGET (self->side_stack), width < WHOLE_WIDTH);
  buju_legend_list_set_most_height (self->legend_list,
                                    CLAMP (height * LEGEND_SHARE, LEGEND_LEAST, LEGEND_MOST));
  if (folded == self->narrow)
    return;
  self->narrow = folded;
  adw_flap_set_fold_policy (self->sidebar_flap, policy);
  adw_flap_set_fold_policy (self->profile_flap, policy);
  buju_window_reveal (self->sidebar_flap,
                      !folded && g_settings_get_boolean (self->settings, "sidebar"));
}

static void
fold_cb (gpointer user_data)
{
  BujuWindow *self = user_data;

  self->fold_id = 0;
  buju_window_fold (self, gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)));
}

/* Not while the window allocates: folding asks for another allocation. */
void
buju_window_fold_soon (BujuWindow *self)
{
  if (self->fold_id == 0)
    self->fold_id = g_idle_add_once (fold_cb, self);
}
