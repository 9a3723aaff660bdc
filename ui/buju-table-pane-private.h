/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuTablePane share. */

#include "buju-column-chooser.h"
#include "buju-feature-rows.h"
#include "buju-table-pane.h"
#include "buju-table-worker.h"

G_BEGIN_DECLS

typedef void (*BujuTablePaneCommand) (BujuTablePane *self);

struct _BujuTablePane
{
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *box;
  GtkEditable        *filter_entry;
  GtkWidget          *filter_problem;
  GtkToggleButton    *find_button;
  GtkWidget          *find_bar;
  GtkEditable        *find_entry;
  GtkStack           *stack;
  GtkColumnView      *view;
  GtkLabel           *name_label;
  GtkLabel           *count_label;
  GtkMenuButton      *columns_button;
  GtkWidget          *progress_box;
  GtkProgressBar     *progress_bar;

  BujuSession        *session;
  GSignalGroup       *session_signals;
  char               *id;         /* of the overlay; NULL: none */
  BujuLayer          *layer;      /* its, whose rows these are; NULL */
  BujuFeatureRows    *rows;
  GtkSelectionModel  *selection;  /* of @rows */
  BujuColumnChooser  *chooser;    /* the button's */
  BujuTableOrder     *order;      /* that @rows has; NULL */
  BujuTableWorker    *worker;
  char               *filter;     /* the last that was understood; NULL */
  int                 field;      /* that is sorted by */
  gboolean            descending;
  gboolean            ordering;   /* another order is on its way */
  BujuTablePaneCommand next;      /* what waits for it; NULL */
  gboolean            following;  /* the selection is followed, not made */
  gboolean            arranging;  /* headings are set, not clicked */
  guint               sort_id;    /* idle */
  guint               filter_id;  /* while something is typed */
};

/* Selection, both ways: buju-table-pane-link.c */
/* (element-type guint32) numbers of rows, in order */
GArray *buju_table_pane_list_selected (BujuTablePane *self);
/* keeps what is selected */
void    buju_table_pane_set_order     (BujuTablePane *self, BujuTableOrder *order);
/* Numbers of features; FALSE: none of them passes the filter. Nothing is told of it. */
gboolean buju_table_pane_select_rows  (BujuTablePane *self, const GArray *rows);
void    buju_table_pane_choose        (BujuTablePane *self, guint position);
void    buju_table_pane_tell          (BujuTablePane *self, const char *text);
char   *buju_table_pane_dup_count     (guint64 count);         /* "1,000,000" */
void    buju_table_pane_show_count    (BujuTablePane *self);
void    buju_table_pane_connect_link  (BujuTablePane *self);

/* Commands: buju-table-pane-commands.c */
void    buju_table_pane_install_actions (GtkWidgetClass *class);
void    buju_table_pane_update_actions  (BujuTablePane *self);
void    buju_table_pane_find            (BujuTablePane *self, gboolean backwards);

/* Columns: buju-table-pane-columns.c */
void    buju_table_pane_start_columns   (BujuTablePane *self);
void    buju_table_pane_make_columns    (BujuTablePane *self);
void    buju_table_pane_clear_columns   (BujuTablePane *self);

/* What is wanted: buju-table-pane.c */
/* what is being done, and what waits for it */
void    buju_table_pane_give_up         (BujuTablePane *self);
/* FALSE: it can be done now */
gboolean buju_table_pane_defer          (BujuTablePane *self, BujuTablePaneCommand next);
BujuTable *buju_table_pane_get_table    (BujuTablePane *self);   /* (nullable) */
void    buju_table_pane_sort_by         (BujuTablePane *self, int field, gboolean descending);

G_END_DECLS
