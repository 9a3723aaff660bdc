/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-dialog-private.h"

#include "buju-figure-rows.h"
#include "session/buju-session-overlays.h"

/* What is written and switched in the dialog: where it comes from and the figure that it asks
 * for. */

static BujuFigureExtras
get_extras (BujuFigureDialog *self)
{
  return (gtk_switch_get_active (self->members_switch) ? BUJU_FIGURE_MEMBERS : 0)
         | (gtk_switch_get_active (self->indicators_switch) ? BUJU_FIGURE_INDICATORS : 0)
         | (gtk_switch_get_active (self->profile_switch) ? BUJU_FIGURE_PROFILE : 0)
         | (gtk_switch_get_active (self->graticule_switch) ? BUJU_FIGURE_GRATICULE : 0);
}

static void
set_extras (BujuFigureDialog *self, BujuFigureExtras extras)
{
  gtk_switch_set_active (self->members_switch, (extras & BUJU_FIGURE_MEMBERS) != 0);
  gtk_switch_set_active (self->indicators_switch, (extras & BUJU_FIGURE_INDICATORS) != 0);
  gtk_switch_set_active (self->profile_switch, (extras & BUJU_FIGURE_PROFILE) != 0);
  gtk_switch_set_active (self->graticule_switch, (extras & BUJU_FIGURE_GRATICULE) != 0);
}

/* What the map shows, and what an opened recipe said besides. The title is only given when it was
 * written: the layout's own is set in two languages. */
BujuFigureJob *
buju_figure_dialog_make_job (BujuFigureDialog *self)
{
  g_autoptr (BujuRecipe) recipe = buju_session_make_recipe (self->session);
  BujuFigure             figure = recipe->figure;

  figure.layout = buju_session_get_layout (self->session);
  figure.compare = buju_session_get_other_layout (self->session);
  figure.overlays = buju_session_get_overlays (self->session);
  buju_figure_set_language (&figure, buju_language_row_get_name (self->language_row));
  figure.extras = get_extras (self);
  figure.subtitle = gtk_editable_get_text (self->subtitle_row);
  figure.page = buju_page_row_get (self->page_row);
  figure.landscape = gtk_switch_get_active (self->landscape_switch);
  figure.parks = gtk_switch_get_active (self->parks_switch);
  figure.title = self->own_title ? gtk_editable_get_text (self->title_row) : NULL;
  figure.date = gtk_editable_get_text (self->date_row);
  figure.compiler = gtk_editable_get_text (self->compiler_row);
  figure.approval = gtk_editable_get_text (self->approval_row);
  return buju_figure_job_new (buju_session_get_library (self->session), &figure);
}

/* As the sheet has it: of the layout, or of both that are compared. */
static char *
dup_title (BujuFigureDialog *self, BujuLanguage language)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  BujuCompare      *compare = buju_session_get_compare (self->session);
  BujuText          title = buju_text_is_empty (&layout->figure_title) ? layout->title
                            : layout->figure_title;
  GStringChunk     *strings = g_string_chunk_new (256);
  char             *text;

  if (compare != NULL)
    title = buju_compare_get_title (compare,
                                    buju_library_get_words (buju_session_get_library (
                                        self->session)),
                                    strings);
  text = g_strdup (buju_text_get (&title, language));
  g_string_chunk_free (strings);
  return text;
}

void
buju_figure_dialog_fill_title (BujuFigureDialog *self)
{
  g_autofree char *text = dup_title (self, buju_language_row_get (self->language_row));

  if (self->own_title)
    return;
  self->filling = TRUE;
  gtk_editable_set_text (self->title_row, text);
  self->filling = FALSE;
}

static void
fill_text (GtkEditable *row, const char *text)
{
  if (text != NULL)
    gtk_editable_set_text (row, text);
}

/* What an opened recipe says goes before what was chosen last. */
static void
fill_from_recipe (BujuFigureDialog *self)
{
  const BujuRecipe *recipe = buju_session_get_recipe (self->session);

  if (recipe == NULL)
    return;
  self->filling = TRUE;
  buju_page_row_select (self->page_row, recipe->figure.page);
  buju_resolution_row_select (self->resolution_row, recipe->dpi);
  gtk_switch_set_active (self->landscape_switch, recipe->figure.landscape);
  self->own_title = recipe->figure.title != NULL;
  if (recipe->figure.pages)
    buju_language_row_select_pages (self->language_row);
  set_extras (self, recipe->figure.extras);
  fill_text (self->title_row, recipe->figure.title);
  fill_text (self->subtitle_row, recipe->figure.subtitle);
  fill_text (self->date_row, recipe->figure.date);
  fill_text (self->compiler_row, recipe->figure.compiler);
  fill_text (self->approval_row, recipe->figure.approval);
  self->filling = FALSE;
}

static void
fill_from_settings (BujuFigureDialog *self)
{
  g_autofree char      *page = g_settings_get_string (self->settings, "figure-page");
  g_autofree char      *format = g_settings_get_string (self->settings, "figure-format");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *date = g_date_time_format (now, "%Y-%m-%d");

  self->filling = TRUE;
  adw_combo_row_set_selected (self->language_row, buju_session_get_language (self->session));
  buju_page_row_select_ours (self->page_row, page);
  buju_format_row_select (self->format_row, format);
  gtk_switch_set_active (self->landscape_switch,
                         g_settings_get_boolean (self->settings, "figure-landscape"));
  gtk_switch_set_active (self->parks_switch, buju_session_get_parks (self->session));
  gtk_editable_set_text (self->date_row, date);
  self->filling = FALSE;
}

void
buju_figure_dialog_fill (BujuFigureDialog *self)
{
  fill_from_settings (self);
  fill_from_recipe (self);
}
