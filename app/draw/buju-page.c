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

typedef struct
{
  const char *name;
  double      width;   /* mm, upright */
  double      height;
  gboolean    upright; /* otherwise it is as wide as it says */
} PaperSize;

/* ISO 216, and the two sizes a slide has in the usual programs. */
static const PaperSize sizes[] = {
  { "A5", 148, 210, TRUE },
  { "A4", 210, 297, TRUE },
  { "A3", 297, 420, TRUE },
  { "A2", 420, 594, TRUE },
  { "A1", 594, 841, TRUE },
  { "A0", 841, 1189, TRUE },
  { "16:9", 338.667, 190.5, FALSE },
  { "4:3", 254, 190.5, FALSE },
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

/* Type grows with the paper as the square root of the area ratio up to A3, and more slowly above: a wall map is
 * also read from near. */
static double
type_size_for (double width, double height)
{
  double ratio = sqrt (width * height / (210.0 * 297.0));

  if (ratio <= 1)
    return fmax (ratio, 0.82);
  return pow (ratio, 0.8);
}

/**
 * buju_page_parse:
 * @name: "A5" … "A0", "16:9", "4:3", or "WxH" in mm
 * @landscape: lay an upright size on its side; a free size stays as it is written
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
      gboolean turn = landscape && size->upright;

      width = turn ? size->height : size->width;
      height = turn ? size->width : size->height;
    }
  else if (!parse_free_size (name, &width, &height))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("“%s” is no page: use A5 … A0, 16:9, 4:3, or WIDTHxHEIGHT in mm"), name);
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
  page->type_size = type_size_for (width, height);
  return TRUE;
}
