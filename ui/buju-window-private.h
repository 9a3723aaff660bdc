/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuWindow share. */

#include "buju-indicators-page.h"
#include "buju-change-view.h"
#include "buju-feature-card.h"
#include "buju-layer-opener.h"
#include "buju-overlay-list.h"
#include "buju-compare-view.h"
#include "buju-coordinate-label.h"
#include "buju-legend-list.h"
#include "buju-layout-list.h"
#include "buju-lens-bar.h"
#include "buju-map-view.h"
#include "buju-measure-bar.h"
#include "buju-name.h"
#include "buju-profile-view.h"
#include "buju-scale-view.h"
#include "buju-search-view.h"
#include "buju-table-pane.h"
#include "buju-title.h"
#include "buju-view-list.h"
#include "buju-window.h"
#include "session/buju-state-writer.h"

G_BEGIN_DECLS

struct _BujuWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template */
  AdwHeaderBar         *header;
  BujuTitle            *title;
  GtkMenuButton        *menu_button;
  GtkWidget            *language_box;
  GtkWidget            *history_box;
  GtkToggleButton      *indicators_button;
  GtkWidget            *parks_button;
  GtkWidget            *export_button;
  GtkWidget            *lens_button;
  AdwToastOverlay      *toasts;
  GtkRevealer          *problem_revealer;
  GtkLabel             *problem_label;
  GtkStack             *stack;
  AdwStatusPage        *failed_page;
  AdwFlap              *sidebar_flap;
  GtkWidget            *sidebar;
  AdwFlap              *profile_flap;
  BujuLayoutList       *layout_list;
  BujuLegendList       *legend_list;
  BujuOverlayList      *overlay_list;
  BujuViewList         *view_list;
  BujuNotices          *notices;
  BujuLensBar          *lens_bar;
  BujuCompareView      *compare_view;
  BujuMapView          *map_view;         /* of the compare view */
  GtkStack             *side_stack;
  BujuChangeView       *change_view;
  BujuScaleView        *scale_view;
  GtkWidget            *map_overlay;
  BujuCoordinateLabel  *coordinate_label;
  BujuMeasureTool      *measure_tool;
  BujuMeasureBar       *measure_bar;
  BujuProfileView      *profile_view;
  BujuFeatureCard      *feature_card;
  BujuSearchView       *search_view;

  GtkStack             *pages;            /* the map and what stands in its place */
  BujuIndicatorsPage   *indicators_page;
  GtkPaned             *map_paned;        /* the map, and below it … */
  BujuTablePane        *table_pane;       /* … the table of a layer; NULL until it is asked for */

  GMenu                *recent_menu;

  GSettings            *settings;
  BujuSession          *session;
  BujuSavedViews       *views;            /* NULL without a session */
  BujuRecipe           *recipe_to_save;   /* while it is asked where; NULL: what is shown */
  GFile                *recipe_file;      /* that was opened or saved last; NULL */
  char                 *recipe_tag;       /* of its content then; NULL */
  char                 *recipe_layout;    /* id of the layout that it is of */
  BujuGeodesy          *geodesy;          /* NULL until a menu asks for coordinates */
  GCancellable         *loading;
  gboolean              narrow;
  guint                 fold_id;
  GPtrArray            *waiting_files;    /* GFile, to be opened when there is a map; NULL */
  GtkNativeDialog      *chooser;
  BujuLayerOpener      *opener;           /* NULL without a session */

  /* of the file of where it was; NULL before there is a session */
  char                 *state_path;
  char                 *state_text;       /* what is in it, or soon will be; NULL */
  BujuStateWriter      *state_writer;     /* NULL: nothing has been written */
  guint                 state_id;
  gint64                state_since;      /* µs: the first change that is not in it */
  gboolean              state_failed;
  gboolean              restoring;        /* layers of the last session are being read */

  GtkWidget            *before_panel;     /* had the focus before a panel covered it; weak */
  gboolean              was_comparing;
  gboolean              show_changes;     /* the table, unless a profile is wanted */
  /* selected by a row of the table, which therefore stays */
  char                 *followed;
};

void buju_window_update_title (BujuWindow *self);

/* What fits into it: buju-window-fold.c */
void     buju_window_fold      (BujuWindow *self, int width, int height);
void     buju_window_fold_soon (BujuWindow *self);
void     buju_window_reveal    (AdwFlap *flap, gboolean reveal);

/* The page of indicators: buju-window-pages.c */
void     buju_window_add_pages        (BujuWindow *self);
void     buju_window_start_pages      (BujuWindow *self);
gboolean buju_window_shows_indicators (BujuWindow *self);
void     buju_window_show_map         (BujuWindow *self);

/* Two layouts at once: buju-window-compare.c */
void     buju_window_init_compare           (BujuWindow *self);
void     buju_window_connect_compare        (BujuWindow *self);
void     buju_window_update_side            (BujuWindow *self);
gboolean buju_window_escape_compare         (BujuWindow *self);
gboolean buju_window_copy_changes           (BujuWindow *self);
void     buju_window_close_changes          (BujuWindow *self);
void     buju_window_add_compare_actions    (BujuWindow *self);
void     buju_window_update_compare_actions (BujuWindow *self);

/* The figure on the clipboard and on paper: buju-window-figure.c */
void     buju_window_add_figure_actions    (BujuWindow *self);
void     buju_window_update_figure_actions (BujuWindow *self);

/* Files and recipes opened: buju-window-recipe.c */
#define BUJU_RECIPE_ENDING "buju"   /* the suffix without its dot */
void     buju_window_remember_file          (GFile *file);
void     buju_window_ask_for_file           (BujuWindow *self, GtkFileChooserAction action,
                                             const char *title,
                                             const char *accept, GCallback callback);
void     buju_window_add_filter             (BujuWindow *self, const char *name,
                                             const char * const *suffixes);
void     buju_window_add_recipe_actions     (BujuWindow *self);
void     buju_window_update_recipe_actions  (BujuWindow *self);
void     buju_window_open_waiting           (BujuWindow *self);
void     buju_window_dispose_recipes        (BujuWindow *self);

/* Recipes saved: buju-window-save.c */
void     buju_window_take_recipe_file       (BujuWindow *self, GFile *file);
void     buju_window_add_save_actions       (BujuWindow *self);
void     buju_window_update_save_actions    (BujuWindow *self, gboolean ready);
void     buju_window_dispose_save           (BujuWindow *self);
void     buju_window_save_recipe_as         (BujuWindow *self, const BujuRecipe *recipe,
                                             const char *name);

/* Layers that people bring: buju-window-layers.c */
void     buju_window_init_layers       (BujuWindow *self);
void     buju_window_add_layer_actions (BujuWindow *self);
void     buju_window_start_layers      (BujuWindow *self);
void     buju_window_open_paths        (BujuWindow *self, GPtrArray *paths);
gboolean buju_window_copy_feature      (BujuWindow *self);
void     buju_window_dispose_layers    (BujuWindow *self);

/* Where the focus belongs: buju-window-focus.c */
void     buju_window_init_focus (BujuWindow *self);
void     buju_window_focus_page (BujuWindow *self);
void     buju_window_focus_main (BujuWindow *self);
void     buju_window_dispose_focus (BujuWindow *self);

/* At a place of the map: menu, measuring, coordinates: buju-window-here.c */
void     buju_window_init_here           (BujuWindow *self);
gboolean buju_window_escape_measure      (BujuWindow *self);
gboolean buju_window_copy_measure        (BujuWindow *self);
void     buju_window_add_here_actions    (BujuWindow *self);
void     buju_window_update_here_actions (BujuWindow *self);
void     buju_window_dispose_here        (BujuWindow *self);

/* The table below the map: buju-window-table.c */
void        buju_window_add_table_actions (BujuWindow *self);
void        buju_window_start_table       (BujuWindow *self);
GtkWidget  *buju_window_wrap_map          (BujuWindow *self, GtkWidget *map);
gboolean    buju_window_table_says_all    (BujuWindow *self);

/* Where it was when it was used last: buju-window-state.c */
void     buju_window_say           (BujuWindow *self, const char *text);
void     buju_window_restore_state (BujuWindow *self);
void     buju_window_watch_state   (BujuWindow *self);
gboolean buju_window_end_restoring (BujuWindow *self);
void     buju_window_keep_state    (BujuWindow *self);
void     buju_window_dispose_state (BujuWindow *self);

/* Saved views, the whole screen: buju-window-views.c */
void     buju_window_add_view_actions    (BujuWindow *self);
void     buju_window_update_view_actions (BujuWindow *self);
void     buju_window_start_views         (BujuWindow *self);
void     buju_window_dispose_views       (BujuWindow *self);

/* Actions: buju-window-actions.c */
void buju_window_add_actions     (BujuWindow *self);
void buju_window_update_actions  (BujuWindow *self);
void buju_window_present_dialog  (BujuWindow *self, GtkWidget *dialog);

G_END_DECLS
