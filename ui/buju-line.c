/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-line.h"

/**
 * buju_line_new:
 * @spacing: between what stands in it, px
 *
 * Makes a place for things beside one another, of which some are words that wrap.
 *
 * A grid, not a box: a box asks what is in it how narrow it may be for the height that it has. A
 * label whose lines are of several heights, as those of two scripts are, may answer with more than
 * the least that it said before, and the box then has no room for it (GTK 4.8,
 * gtk_box_layout_measure()). A grid asks for heights alone.
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
buju_line_new (guint spacing)
{
  GtkWidget *line = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (line), spacing);
  /* Else what stands in it stays at its top where there is more room than it needs. */
  gtk_grid_set_row_homogeneous (GTK_GRID (line), TRUE);
  return line;
}

/**
 * buju_line_append:
 * @line: made by buju_line_new()
 * @child: what to put at its end
 */
void
buju_line_append (GtkWidget *line, GtkWidget *child)
{
  g_return_if_fail (GTK_IS_GRID (line));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_grid_attach_next_to (GTK_GRID (line), child, NULL, GTK_POS_RIGHT, 1, 1);
}
