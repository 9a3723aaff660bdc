/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-page.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define POINTS_PER_MM (72.0 / 25.4)

/* Below this no sheet fits its own frame; above it PDF readers refuse the page (14 400 pt). */
#define SHORTEST_MM 80.0
#define LONGEST_MM 5000.0

#define SLIDE_TYPE 1.45        /* a slide is read from the last row */
#define COLUMN_TYPE 0.86
#define HELD 1.4142            /* of A4: the largest sheet that is read in the hand, A3 */
#define HELD_GROWTH 0.65
#define BOARD_GROWTH 0.88
#define SMALLEST_TYPE 0.82
#define COLUMN_WIDEST_MM 100.0 /* a free size up to this width is the column of a journal */

typedef enum { UPRIGHT, AS_IT_IS, SHRINKING } PaperHabit;

typedef struct
{
  const char      *name;
  double           width;   /* mm */
  double           height;
  /* may be laid on its side; is as wide as it says; is as high as it needs to be */
  PaperHabit       habit;
  BujuPageTemplate template;
} PaperSize;

/* ISO 216, the two sizes a slide has in the usual programs, and the usual columns of journals. */
static const PaperSize sizes[] = {
  { "A5", 148, 210, UPRIGHT, BUJU_PAGE_REPORT },
  { "A4", 210, 297, UPRIGHT, BUJU_PAGE_REPORT },
  { "A3", 297, 420, UPRIGHT, BUJU_PAGE_REPORT },
  { "A2", 420, 594, UPRIGHT, BUJU_PAGE_REPORT },
  { "A1", 594, 841, UPRIGHT, BUJU_PAGE_REPORT },
  { "A0", 841, 1189, UPRIGHT, BUJU_PAGE_REPORT },
  { "slide", 338.667, 190.5, AS_IT_IS, BUJU_PAGE_SLIDE },
  { "16:9", 338.667, 190.5, AS_IT_IS, BUJU_PAGE_SLIDE },
  { "4:3", 254, 190.5, AS_IT_IS, BUJU_PAGE_SLIDE },
  { "column", 85, 230, SHRINKING, BUJU_PAGE_COLUMN },
  { "column2", 178, 230, SHRINKING, BUJU_PAGE_COLUMN },
};

/**
 * buju_page_from_mm:
 * @mm: a length on paper, mm
 *
 * Converts a length: the only place where millimetres become points.
 *
 * Returns: the length in pt (1/72 inch)
 */
double
buju_page_from_mm (double mm)
{
  return mm * POINTS_PER_MM;
}

static const PaperSize *
find_size (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (sizes[i].name, name) == 0)
      return &sizes[i];
  return NULL;
}

/* "WxH" with a Latin x or a multiplication sign, in mm. */
static gboolean
parse_free_size (const char *name, double *width, double *height)
{
  const char *rest;
  char *end;

  *width = g_ascii_strtod (name, &end);
  if (end == name)
    return FALSE;
  rest = end;
  if (g_str_has_prefix (rest, "×"))
    rest += strlen ("×");
  else if (*rest == 'x' || *rest == 'X')
    rest++;
  else
    return FALSE;
  *height = g_ascii_strtod (rest, &end);
  if (end == rest || (*end != '\0' && g_ascii_strcasecmp (end, "mm") != 0))
    return FALSE;
  return isfinite (*width) && isfinite (*height);
}

/* Type grows with the paper. Up to A3 a sheet is held in the hand, and more paper is for more map;
 * a board is read from where one stands before it, and its type grows nearly as it does. */
static double
grow_type (double ratio)
{
  double held = fmin (ratio, HELD);

  return ratio > 1 ? pow (held, HELD_GROWTH) * pow (ratio / held, BOARD_GROWTH)
         : fmax (ratio, SMALLEST_TYPE);
}

static void
set_type (BujuPage *page)
{
  double ratio = sqrt (page->width * page->height) / buju_page_from_mm (sqrt (210.0 * 297.0));

  page->title_size = 1;
  if (page->template == BUJU_PAGE_SLIDE)
    {
      page->type_size = SLIDE_TYPE;
      page->title_size = 0.88;
    }
  else if (page->template == BUJU_PAGE_COLUMN)
    {
      page->type_size = COLUMN_TYPE;
      page->title_size = page->width > buju_page_from_mm (COLUMN_WIDEST_MM) ? 0.74 : 0.58;
    }
  else
    {
      page->type_size = grow_type (ratio);
      page->title_size = ratio > 1 ? pow (ratio, 0.15) : 1;
    }
}

/**
 * buju_page_parse:
 * @name: "A5" … "A0", "slide" or "16:9", "4:3", "column", "column2", or "WxH" in mm
 * @landscape: lay an upright size on its side; the others stay as they are
 * @page: (out): the page
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_ARGUMENT when @name is no page
 */
gboolean
buju_page_parse (const char *name, gboolean landscape, BujuPage *page, GError **error)
{
  const PaperSize *size;
  double width, height;

  g_return_val_if_fail (name != NULL && page != NULL, FALSE);

  size = find_size (name);
  if (size != NULL)
    {
      gboolean turn = landscape && size->habit == UPRIGHT;

      width = turn ? size->height : size->width;
      height = turn ? size->width : size->height;
    }
  else if (!parse_free_size (name, &width, &height))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no page: use A5 … A0, slide, 4:3, column, column2, or WIDTHxHEIGHT "
                     "in mm"), name);
      return FALSE;
    }
  if (fmin (width, height) < SHORTEST_MM || fmax (width, height) > LONGEST_MM)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("a page of %g × %g mm cannot be made: sides must be %g to %g mm"),
                   width, height, SHORTEST_MM, LONGEST_MM);
      return FALSE;
    }
  page->width = buju_page_from_mm (width);
  page->height = buju_page_from_mm (height);
  page->template = size != NULL ? size->template
                   : width <= COLUMN_WIDEST_MM ? BUJU_PAGE_COLUMN : BUJU_PAGE_REPORT;
  page->shrinks = size != NULL && size->habit == SHRINKING;
  set_type (page);
  return TRUE;
}
