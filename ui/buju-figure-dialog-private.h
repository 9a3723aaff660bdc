/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuFigureDialog share. */

#include "buju-figure-dialog.h"
#include "buju-figure-job.h"
#include "buju-preflight-list.h"

G_BEGIN_DECLS

struct _BujuFigureDialog
{
  AdwWindow          parent_instance;

  /* Template */
  AdwHeaderBar      *header_bar;
  GtkWidget         *cancel_button;
  GtkWidget         *export_button;
  GtkProgressBar    *progress;
  AdwLeaflet        *leaflet;
  GtkWidget         *settings_box;
  GtkWidget         *preview_box;
  GtkEditable       *title_row;
  AdwComboRow       *language_row;
  AdwComboRow       *page_row;
  GtkSwitch         *landscape_switch;
  GtkSwitch         *parks_switch;
  GtkSwitch         *members_switch;
  GtkSwitch         *indicators_switch;
  GtkSwitch         *profile_switch;
  GtkSwitch         *graticule_switch;
  GtkEditable       *subtitle_row;
  GtkWidget         *turn_row;
  AdwComboRow       *format_row;
  AdwComboRow       *resolution_row;
  GtkEditable       *date_row;
  GtkEditable       *compiler_row;
  GtkEditable       *approval_row;
  GtkPicture        *picture;
  GtkSpinner        *spinner;
  GtkLabel          *report;
  BujuPreflightList *preflight_list;

  BujuSession       *session;
  GSettings         *settings;
  GtkNativeDialog   *chooser;
  GCancellable      *preview;     /* of the preview under way */
  GCancellable      *exporting;   /* of the export under way */
  GApplication     *kept;         /* until it is written; NULL */
  GFile             *file;
  guint              preview_id;
  guint              pulse_id;
  gboolean           own_title;   /* the user has written one */
  gboolean           filling;
};

/* buju-figure-dialog-form.c */
BujuFigureJob *buju_figure_dialog_make_job   (BujuFigureDialog *self);
void           buju_figure_dialog_fill       (BujuFigureDialog *self);
/* The figure's own title in its language, until the user writes another. */
void           buju_figure_dialog_fill_title (BujuFigureDialog *self);

G_END_DECLS
