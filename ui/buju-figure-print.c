/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-print.h"

#include <glib/gi18n.h>
#include <math.h>

#define MM_PER_PT (25.4 / 72)
/* mm by which paper and sheet may differ: sizes of printers are rounded */
#define NEAR 1.0
#define PROBLEM "buju-problem"
#define SETTINGS "print.ini"

/* A4 and its like have names that printers know; others are a size of their own. */
static GtkPaperSize *
find_paper (double width, double height)
{
  g_autolist (GtkPaperSize) known = gtk_paper_size_get_paper_sizes (FALSE);

  for (GList *link = known; link != NULL; link = link->next)
    if (fabs (gtk_paper_size_get_width (link->data, GTK_UNIT_MM) - width) < NEAR &&
        fabs (gtk_paper_size_get_height (link->data, GTK_UNIT_MM) - height) < NEAR)
      return gtk_paper_size_copy (link->data);
  return gtk_paper_size_new_custom ("buju-sheet", _("Sheet of the figure"), width, height,
                                    GTK_UNIT_MM);
}

/* As large as the sheet; a sheet on its side is a paper that is turned. */
static GtkPageSetup *
make_page_setup (BujuSheet *sheet)
{
  GtkPageSetup             *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize)  paper = NULL;
  double                    width, height;

  buju_sheet_get_size (sheet, &width, &height);
  paper = find_paper (MIN (width, height) * MM_PER_PT, MAX (width, height) * MM_PER_PT);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

/* The sheet that @page belongs to, which then is one of its own pages. */
static BujuSheet *
get_sheet (GPtrArray *sheets, guint *page)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      BujuSheet *sheet = g_ptr_array_index (sheets, i);
      guint      n = buju_sheet_count_pages (sheet);

      if (*page < n)
        return sheet;
      *page -= n;
    }
  *page = 0;
  return g_ptr_array_index (sheets, 0);
}

static guint
count_pages (GPtrArray *sheets)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    n += buju_sheet_count_pages (g_ptr_array_index (sheets, i));
  return n;
}

/* The sheet has margins of its own; those of the printer are not added to them. */
static void
request_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                 GtkPageSetup *setup,
                 GPtrArray *sheets)
{
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (setup);
  guint              index = page;
  double             width, height;

  buju_sheet_get_size (get_sheet (sheets, &index), &width, &height);
  if ((width > height) != (orientation == GTK_PAGE_ORIENTATION_LANDSCAPE ||
                           orientation == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE))
    gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                          : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* The scale on a sheet that is cut or shrunk would lie. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, GPtrArray *sheets)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GtkPaperSize *paper = gtk_page_setup_get_paper_size (setup);
  double        short_side = gtk_paper_size_get_width (paper, GTK_UNIT_MM);
  double        long_side = gtk_paper_size_get_height (paper, GTK_UNIT_MM);
  double        width, height;

  buju_sheet_get_size (g_ptr_array_index (sheets, 0), &width, &height);
  width *= MM_PER_PT;
  height *= MM_PER_PT;
  g_object_set_data (G_OBJECT (operation), PROBLEM, NULL);
  if (MIN (width, height) <= MIN (short_side, long_side) + NEAR &&
      MAX (width, height) <= MAX (short_side, long_side) + NEAR)
    {
      gtk_print_operation_set_n_pages (operation, count_pages (sheets));
      return;
    }
  g_object_set_data_full (G_OBJECT (operation), PROBLEM,
                          /* Translators: width and height of a sheet, then of the paper, mm */
                          g_strdup_printf (_("The sheet is %.0f × %.0f mm, the paper only %.0f × "
                                             "%.0f mm. Figures are "
                                             "printed at their true scale: choose larger paper, or "
                                             "a smaller page for "
                                             "the figure."),
                                           width, height, short_side, long_side), g_free);
  gtk_print_operation_cancel (operation);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GPtrArray *sheets)
{
  cairo_t            *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (GError)  error = NULL;
  guint               index = page;
  BujuSheet          *sheet = get_sheet (sheets, &index);

  /* The context is in millimetres, a sheet in points. */
  cairo_save (cr);
  cairo_scale (cr, MM_PER_PT, MM_PER_PT);
  if (!buju_sheet_draw_page (sheet, index, cr, NULL, &error))
    {
      g_object_set_data_full (G_OBJECT (operation), PROBLEM, g_strdup (error->message), g_free);
      gtk_print_operation_cancel (operation);
    }
  cairo_restore (cr);
}

static void
unref_sheets (gpointer data, GClosure *closure)
{
  g_ptr_array_unref (data);
}

static void
connect (GtkPrintOperation *operation, const char *name, GCallback callback, GPtrArray *sheets)
{
  g_signal_connect_data (operation, name, callback, g_ptr_array_ref (sheets), unref_sheets, 0);
}

/**
 * buju_figure_print_new:
 * @sheets: (element-type BujuSheet): the pages, of one size
 *
 * Returns: (transfer full): an operation that prints @sheets, named after their title
 */
GtkPrintOperation *
buju_figure_print_new (GPtrArray *sheets)
{
  GtkPrintOperation        *self;
  g_autoptr (GtkPageSetup)  setup = NULL;
  BujuText                  title;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, NULL);

  self = gtk_print_operation_new ();
  setup = make_page_setup (g_ptr_array_index (sheets, 0));
  title = buju_sheet_get_title (g_ptr_array_index (sheets, 0));
  gtk_print_operation_set_default_page_setup (self, setup);
  gtk_print_operation_set_embed_page_setup (self, TRUE);
  gtk_print_operation_set_use_full_page (self, TRUE);
  gtk_print_operation_set_unit (self, GTK_UNIT_MM);
  gtk_print_operation_set_n_pages (self, sheets->len);
  gtk_print_operation_set_job_name (self,
                                    buju_text_get (&title,
                                                   buju_sheet_get_figure (g_ptr_array_index (sheets,
                                                                                    0))->language));
  connect (self, "begin-print", G_CALLBACK (begin_cb), sheets);
  connect (self, "request-page-setup", G_CALLBACK (request_page_cb), sheets);
  connect (self, "draw-page", G_CALLBACK (draw_cb), sheets);
  return self;
}

/**
 * buju_figure_print_get_problem:
 * @operation: made by buju_figure_print_new()
 *
 * Returns: (nullable): a sentence
 */
const char *
buju_figure_print_get_problem (GtkPrintOperation *operation)
{
  g_return_val_if_fail (GTK_IS_PRINT_OPERATION (operation), NULL);

  return g_object_get_data (G_OBJECT (operation), PROBLEM);
}

static char *
settings_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "buju", SETTINGS, NULL);
}

/**
 * buju_figure_print_load:
 * @operation: made by buju_figure_print_new()
 *
 * Takes up the printer that was chosen last. Its paper is not: that is the sheet's.
 */
void
buju_figure_print_load (GtkPrintOperation *operation)
{
  g_autofree char             *path = settings_path ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new_from_file (path, NULL);

  if (settings == NULL)
    return;
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_FORMAT);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_WIDTH);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAPER_HEIGHT);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_ORIENTATION);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_SCALE);
  gtk_print_operation_set_print_settings (operation, settings);
}

/**
 * buju_figure_print_save:
 * @operation: one that has printed
 *
 * Keeps the printer for the next time. That it could not be kept spoils nothing.
 */
void
buju_figure_print_save (GtkPrintOperation *operation)
{
  GtkPrintSettings   *settings = gtk_print_operation_get_print_settings (operation);
  g_autofree char    *path = settings_path ();
  g_autofree char    *folder = g_path_get_dirname (path);
  g_autoptr (GError)  error = NULL;

  if (settings == NULL || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  if (!gtk_print_settings_to_file (settings, path, &error))
    g_debug ("%s", error->message);
}
