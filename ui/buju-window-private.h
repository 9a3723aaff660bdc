/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuWindow share. */

#include "buju-legend-list.h"
#include "buju-layout-list.h"
#include "buju-lens-bar.h"
#include "buju-map-view.h"
#include "buju-profile-view.h"
#include "buju-scale-view.h"
#include "buju-window.h"

G_BEGIN_DECLS

struct _BujuWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template */
  AdwWindowTitle       *title;
  GtkWidget            *language_box;
  GtkWidget            *parks_button;
  GtkWidget            *export_button;
  GtkWidget            *lens_button;
  AdwToastOverlay      *toasts;
  GtkRevealer          *problem_revealer;
  GtkLabel             *problem_label;
  GtkStack             *stack;
  AdwStatusPage        *failed_page;
  AdwFlap              *sidebar_flap;
  AdwFlap              *profile_flap;
  BujuLayoutList       *layout_list;
  BujuLegendList       *legend_list;
  BujuLensBar          *lens_bar;
  BujuMapView          *map_view;
  BujuScaleView        *scale_view;
  BujuProfileView      *profile_view;

  GSettings            *settings;
  BujuSession          *session;
  GCancellable         *loading;
  gboolean              narrow;
  guint                 fold_id;
};

/* Actions: buju-window-actions.c */
void buju_window_add_actions     (BujuWindow *self);
void buju_window_update_actions  (BujuWindow *self);

G_END_DECLS
